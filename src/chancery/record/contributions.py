"""Contributions: what one report adds to a record, made from its reading alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from chancery.facts.actors import Actor
from chancery.facts.claims import Certainty, Claim
from chancery.facts.contributions import Asked, Contribution, Head, Held, Ordering, Tie
from chancery.facts.events import Event, Role
from chancery.facts.mentions import Mention, Party, mention_id
from chancery.facts.quotes import Quote
from chancery.facts.readings import Reading
from chancery.facts.spans import Span, holds
from chancery.knowledge.events import event_tables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import World, world
from chancery.reading.clocks import end_of
from chancery.record.editions import edition_of
from chancery.record.entries import sentences_of
from chancery.record.keys import keys, reach
from chancery.record.sentences import Sentence, sentences_by
from chancery.record.sketches import sketch
from chancery.record.standings import certainty_of, standing_of
from chancery.record.triggers import roots_of_type, trigger_root
from chancery.record.words import Frequencies, frequencies, kin_of, words_of

_CREDIT = re.compile(r"\(([^()\n]{2,40})\)(?=\s*(?:--|[-–—]))")
_RECURRING = re.compile(
    r"\b(?:annual|yearly|biennial|biannual|monthly|weekly|quarterly|\d{1,3}(?:st|nd|rd|th))\b(?=(?: \w+){0,3}$)",
    re.IGNORECASE,
)
_TIMES, _ORDINAL = ("nnual", "yearly", "biennial", "monthly", "weekly", "quarterly"), re.compile(r"\d(?:st|nd|rd|th)")
"""One of these stands in every text in which `_RECURRING` is found."""
_ASKING = frozenset("whether if how when where who whom whose what which why".split())
"""Words that ask and say nothing of what is asked."""
_ASIDE = re.compile(r"\b(?:before|after|ahead of|during|until|since|following|at|by)(?: \w+){1,4}$", re.IGNORECASE)


def contribution_of(reading: Reading, tables: Tables, sentences: Sequence[Span] | None = None) -> Contribution:
    """What a report adds: its head with the sketch of its text, and its mentions, questions, positions and ties with
    every quote they need. A pure function of the reading, its sentences (found in the text where they are not given) and
    the tables; nothing later goes back to the text."""
    return _Contributor(reading, tables, sentences_of(reading.report.text) if sentences is None else sentences).whole()


class Backing(NamedTuple):
    """The claims behind an event, the strongest to which they commit, whom they name as sources, and the agencies among these."""

    claims: tuple[Claim, ...]
    certainty: Certainty
    sources: tuple[str, ...]
    agencies: tuple[str, ...]


class _Contributor:
    def __init__(self, reading: Reading, tables: Tables, sentences: Sequence[Span]) -> None:
        self.reading, self.report, self.tables = reading, reading.report, tables
        self.known: World = world(tables)
        self.frequencies: Frequencies = frequencies(tables)
        self.types = event_tables(tables).types
        self.countries = tables.cached("country-names", lambda: _countries(self.known))
        self.actors = {a.id: a for a in reading.actors}
        self.claims = {c.id: c for c in reading.claims}
        end = end_of(self.report, tables)
        self.at: datetime | None = end.astimezone(UTC) if end is not None else None
        self.sentences = sentences
        self.starts = [start for start, _ in sentences]
        self.words = words_of(self.report.text)
        self.terms = self.frequencies.telling([*words_of(self.report.title or ""), *self.words])
        self.edition, self.mark = edition_of(self.report, tables)
        self.telling = sentences_by(tables)
        self._told: dict[Span, Sentence] = {}
        self._quotes: dict[Span, Quote] = {}
        self._cast: dict[tuple[str, Role], tuple[Party, ...]] = {}
        self._backed: dict[tuple[str, ...], Backing] = {}
        small = self.report.text.lower()
        self.recurs = any(word in small for word in _TIMES) or _ORDINAL.search(small) is not None
        self.ids: dict[str, str] = {}
        self.events: list[Event] = []
        for event in reading.events:
            id = mention_id(self.report.id, event.mentions[0])
            if id not in self.ids.values():
                self.events.append(event)
            self.ids[event.id] = id

    def whole(self) -> Contribution:
        return Contribution(
            head=self._head(),
            mentions=tuple(self._mention(e) for e in self.events),
            orderings=tuple(self._orderings()),
            questions=tuple(self._questions()),
            positions=tuple(self._positions()),
            ties=tuple(self._ties()),
        )

    def _quote(self, span: Span) -> Quote:
        known = self._quotes.get(span)
        if known is None:
            known = self._quotes[span] = Quote(report=self.report.id, span=span, text=self.report.quote(span))
        return known

    def _sentence(self, span: Span) -> Span:
        """The sentence that a span begins in."""
        number = max(0, bisect_right(self.starts, span[0]) - 1)
        start, end = self.sentences[number] if self.sentences else span
        return min(start, span[0]), max(end, span[1])

    def _agency(self, name: str) -> str:
        plain = " ".join(name.split())
        row = self.known.outlets.get(plain.lower())
        return row.name if row is not None else plain

    def _head(self) -> Head:
        report = self.report
        agencies = {self._agency(m) for m in _CREDIT.findall(report.text[:200])}
        agencies |= {self._agency(s.name) for c in self.reading.claims for s in c.chain if s.kind == "agency"}
        return Head(
            id=report.id,
            key=report.key,
            outlet=report.outlet,
            house=self._agency(report.outlet) if report.outlet else None,
            published=report.published,
            at=self.at,
            title=report.title,
            url=report.url,
            language=report.language,
            agencies=tuple(sorted(agencies - {self._agency(report.outlet or "")})),
            edition=self.edition,
            mark=self.mark,
            words=len(self.words),
            terms=self.terms,
            sketch=sketch(self.words),
        )

    def _parties(self, event: Event) -> tuple[Party, ...]:
        """Who takes part, members of a group each for itself, sorted by actor and role."""
        found: dict[tuple[str, str], Party] = {}
        for participant in event.participants:
            key = participant.actor, participant.role
            known = self._cast.get(key)
            if known is None:
                actor = self.actors[participant.actor]
                whole = [self.actors[m] for m in actor.members if m in self.actors] if actor.kind == "group" else []
                known = self._cast[key] = tuple([_party(one, participant.role) for one in whole or [actor]])
            for party in known:
                found.setdefault((party.actor, party.role), party)
        return tuple([found[k] for k in sorted(found)])

    def _backing(self, event: Event) -> Backing:
        """The claims behind an event, with what they say of how far to go by it."""
        known = self._backed.get(event.claims)
        if known is None:
            claims = tuple([self.claims[c] for c in event.claims])
            chain = [s for c in claims for s in c.chain]
            agencies = {self._agency(s.name) for s in chain if s.kind == "agency"}
            known = self._backed[event.claims] = Backing(
                claims,
                certainty_of(claims),
                tuple(dict.fromkeys([" ".join(s.name.split()) for s in chain if s.kind != "outlet"])),
                tuple(sorted(agencies - {self._agency(self.report.outlet or "")})),
            )
        return known

    def _evidence(self, event: Event, where: Span, status: Sequence[Span]) -> dict[str, tuple[Quote, ...]]:
        """The quotes behind the fields of an event, by field; `where` is its sentence, `status` those that give its status."""
        evidence: dict[str, tuple[Quote, ...]] = {"mention": (self._quote(where),)}
        for name, spans in (
            ("status", status),
            ("window", event.window.spans),
            ("participants", [p.span for p in event.participants]),
            ("place", [event.place.span] if event.place is not None else ()),
            ("topics", [t.span for t in (*event.topics, *event.purpose)]),
        ):
            if spans:
                evidence[name] = tuple(map(self._quote, dict.fromkeys(spans) if len(spans) > 1 else spans))
        return evidence

    def _mention(self, event: Event) -> Mention:
        trigger = event.mentions[0]
        where = self._sentence(trigger)
        told = self._cached(where)
        parties, backing, place = self._parties(event), self._backing(event), event.place
        lemma = trigger_root(self.report.quote(trigger), roots_of_type(event.type, self.tables))
        kin = kin_of(lemma, self.tables)
        leaf = self.types[event.type]
        emits, seeks = keys(event.type, leaf.family, parties, lemma, self.terms, kin)
        status = [self._sentence(o.span) for o in event.status_from] or [where]
        changes = [self._cached(s).changes for s in status]
        named = changes[0].union(*changes[1:])
        return Mention(
            id=self.ids[event.id],
            report=self.report.id,
            event=event.id,
            at=self.at,
            spans=event.mentions,
            words=tuple([self.report.quote(s) for s in event.mentions]),
            type=event.type,
            family=leaf.family,
            lemma=lemma,
            kin=kin,
            status="denied" if self.edition == "retraction" else event.status,
            certainty=backing.certainty,
            standing=standing_of(event, backing.claims, backing.certainty),
            salience=event.salience,
            window=event.window,
            parties=parties,
            place=place.name if place is not None else None,
            place_is_country=place is not None and place.name in self.countries,
            place_country=place.country if place is not None else None,
            topics=tuple(dict.fromkeys([t.label for t in event.topics])),
            purpose=tuple(dict.fromkeys([t.label for t in event.purpose])),
            sources=backing.sources,
            agencies=backing.agencies,
            series=self._series(event) if self.recurs else None,
            named=tuple(sorted(named)),
            names=told.names,
            content=self.telling.content(told, lemma, parties),
            links=event.links,
            reach=reach(event.window, event.status, self.at, event.type, named),
            emits=emits,
            seeks=seeks,
            evidence=self._evidence(event, where, status),
            confidence=event.confidence,
        )

    def _series(self, event: Event) -> str | None:
        """A key for "the annual strategic dialogue", "the 14th round of talks": type and the names that call it."""
        for span in event.mentions:
            before = self.report.text[max(0, span[0] - 40) : span[0]].rstrip()
            inside = self.report.quote(span)
            if _RECURRING.search(before.rsplit(".", 1)[-1]) or _RECURRING.search(" ".join(inside.split()[:-1])):
                return event.type
        return None

    def _cached(self, where: Span) -> Sentence:
        """What the words of a sentence tell."""
        known = self._told.get(where)
        if known is None:
            known = self._told[where] = self.telling.told(self.report.quote(where))
        return known

    def _orderings(self) -> list[Ordering]:
        return [
            Ordering(
                report=self.report.id,
                event=self.ids[c.event],
                relation=c.relation,
                anchor=self.ids.get(c.anchor, c.anchor),
                kind=c.kind,
                by=c.by,
                quotes=tuple(self._quote(s) for s in c.spans),
            )
            for c in self.reading.constraints
        ]

    def _fresh(self, span: Span, taken: set[str]) -> str:
        """An id of a span that no other has yet: two actors may stand on one issue."""
        id = mention_id(self.report.id, span)
        number = 1
        while id in taken:
            number += 1
            id = f"{mention_id(self.report.id, span)}.{number}"
        taken.add(id)
        return id

    def _questions(self) -> list[Asked]:
        out: list[Asked] = []
        taken: set[str] = set()
        for question in self.reading.questions:
            tells = tuple(
                tuple(
                    self.ids[e.id]
                    for e in self.reading.events
                    if any(holds(span, m) and not self._aside(span, m) for m in e.mentions)
                )
                for span in question.alternatives
            )
            out.append(
                Asked(
                    id=self._fresh(question.text, taken),
                    report=self.report.id,
                    at=self.at,
                    text=self._quote(question.text),
                    alternatives=tuple(self._quote(s) for s in question.alternatives),
                    about=tuple(self.ids[a] for a in question.about if a in self.ids),
                    actors=tuple(a for a in question.about if a in self.actors),
                    tells=tells,
                    words=tuple(
                        w for w in self.frequencies.content(self.report.quote(question.text)) if w not in _ASKING
                    ),
                    by=question.by,
                    who=self._named(question.text),
                )
            )
        return out

    def _named(self, span: Span) -> tuple[str, ...]:
        """The countries whose actors are named in a stretch of text, and the organisations."""
        found = (a for a in self.reading.actors if any(holds(span, m) for m in a.mentions))
        return tuple(sorted({who for a in found if (who := a.country or (a.id if a.id.startswith("org:") else ""))}))

    def _aside(self, question: Span, mention: Span) -> bool:
        """True for a happening that only dates the question: "whether Lisbon will accept before its elections"."""
        before = self.report.text[max(question[0], mention[0] - 24) : mention[1]]
        return _ASIDE.search(before) is not None

    def _positions(self) -> list[Held]:
        out: list[Held] = []
        taken: set[str] = set()
        for position in self.reading.positions:
            actor = self.actors[position.actor]
            claims = [self.claims[c] for c in position.claims]
            out.append(
                Held(
                    id=self._fresh(position.issue.span, taken),
                    report=self.report.id,
                    at=self.at,
                    actor=actor.id,
                    name=actor.name,
                    country=actor.country,
                    stance=position.stance,
                    issue=position.issue.label,
                    subject=self.frequencies.content(position.issue.label),
                    toward=position.toward,
                    certainty=certainty_of(claims),
                    quote=self._quote(self._sentence(position.issue.span)),
                )
            )
        return out

    def _ties(self) -> list[Tie]:
        out: list[Tie] = []
        taken: set[str] = set()
        for relation in self.reading.relations:
            one, other = sorted(self._state(a) for a in relation.between)
            if one != other:
                out.append(
                    Tie(
                        id=self._fresh(relation.span, taken),
                        report=self.report.id,
                        at=self.at,
                        between=(one, other),
                        direction=relation.direction,
                        because=self.ids.get(relation.because or ""),
                        quote=self._quote(self._sentence(relation.span)),
                    )
                )
        return out

    def _state(self, actor: str) -> str:
        """The state an actor acts for: relations are kept between states where they are those of states."""
        known = self.actors[actor]
        return f"state:{known.country}" if known.country and known.kind in ("government", "state") else actor


def _party(actor: Actor, role: Role) -> Party:
    return Party(actor=actor.id, name=actor.name, kind=actor.kind, role=role, country=actor.country, office=actor.role)


def _countries(known: World) -> frozenset[str]:
    return frozenset(n for c in known.countries.values() for n in (c.name, *c.names.split("|")))
