"""Dyads: who is the source of a coded event and who its target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import TypeVar

from chancery.facts.actors import Actor
from chancery.facts.coded import Standing
from chancery.facts.events import Event, Role
from chancery.facts.readings import Reading
from chancery.facts.spans import Span

Pair = tuple[Actor | None, Actor | None]
Side = TypeVar("Side")

_DOERS: frozenset[Role] = frozenset({"actor", "guest", "mediator", "member"})
SPOKEN = frozenset(
    "demand warning pledge rejection accusation condemnation support invitation protest-note statement".split()
)
_ABROAD = frozenset(
    "call meeting visit summit talks mediation exercise deployment patrol missile-test agreement ratification".split()
)
_END = re.compile(r"[.!?][\"'”’)]*(?=\s+[\"'“‘(]*[A-Z0-9])|\n")
_MOST = 36


def sentence_at(text: str, span: Span) -> Span:
    """The sentence, cut at full stops and line ends, in which a span begins."""
    start = max((m.end() for m in _END.finditer(text, max(0, span[0] - 1200), span[0])), default=0)
    end = _END.search(text, span[1])
    return start, end.start() if end is not None else len(text)


def by_role(sides: Sequence[tuple[Role, Side]]) -> tuple[list[Side], list[Side]]:
    """Sources and targets: who does it and to whom; of equal sides the first is the source, the others its targets."""
    doers = [side for role, side in sides if role in _DOERS]
    targets = [side for role, side in sides if role in ("target", "host")]
    parties = [side for role, side in sides if role == "party"]
    if parties and not doers:
        doers, targets = parties[:1], targets or parties[1:]
    elif parties:
        targets = targets or parties
    return doers, [t for t in targets if t not in doers]


def paired(sources: Sequence[Side], targets: Sequence[Side]) -> list[tuple[Side | None, Side | None]]:
    """Every source with every target, at most a few dozen; None stands for a side that nobody is known for."""
    nobody: list[Side | None] = [None]
    return list(product(sources or nobody, targets or nobody))[:_MOST]


class Dyads:
    """Finds source and target of every event of one reading.

    They are the event's participants by role. A side that the event does not name is looked for in its own sentence, as
    coders of this field do: the source before it, the target in what a threat, demand or refusal is about ("threatened to
    break off relations with Costa Rica") or behind it. Those who only tell the story are no side of it. What is done
    where no other state is named ("imposed a curfew") is done at home: that state stands on both sides.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = {a.id: a for a in reading.actors}
        told = [link.span for claim in reading.claims for link in claim.chain if link.span is not None]
        self._mentions = sorted(
            (span, actor.id)
            for actor in reading.actors
            if actor.kind != "group"
            for span in actor.mentions
            if not any(t[0] <= span[0] < t[1] for t in told)
        )

    def of(self, event: Event, standing: Standing) -> list[Pair]:
        """The pairs of source and target, at most a few dozen; a side nobody is known for is None."""
        sources, targets = self._named(event)
        if standing == "request" and (asker := self._asker(event)) is not None and asker not in sources:
            return paired([asker], sources or targets)
        span = event.mentions[0]
        if not sources:
            sources = self._near(span, before=True, apart=targets)
        if not targets and event.type in SPOKEN:
            targets = self._spoken_of(event, sources)
        if not targets:
            targets = self._near(span, before=False, apart=sources) or self._near(span, before=True, apart=sources)
        if event.type not in _ABROAD and not (sources and targets):
            sources, targets = sources or self._home(targets, event), targets or self._home(sources, event)
        return paired(sources, targets)

    def _named(self, event: Event) -> tuple[list[Actor], list[Actor]]:
        """Doer and target by role; equal sides in the order in which the report names them."""
        known = [p for p in event.participants if p.actor in self.actors]
        known.sort(key=lambda p: p.span if p.role == "party" else (0, 0))
        return by_role([(p.role, self.actors[p.actor]) for p in known])

    def _asker(self, event: Event) -> Actor | None:
        """Who wants an event that is only sought: the innermost source of the claim that tells it."""
        for id in event.claims:
            claim = self.reading.claim(id)
            if claim is None:
                continue
            named = next((s.actor for s in reversed(claim.chain) if s.actor is not None and s.kind != "outlet"), None)
            if named is not None and named in self.actors:
                return self.actors[named]
        return None

    def _spoken_of(self, event: Event, sources: list[Actor]) -> list[Actor]:
        """The other actors of what is threatened, demanded, offered or refused in the same sentence."""
        start, end = sentence_at(self.reading.report.text, event.mentions[0])
        found: list[Actor] = []
        for other in self.reading.events:
            span = other.mentions[0]
            if other.id == event.id or not max(start, event.mentions[0][0]) < span[0] < end:
                continue
            ordered = sorted(other.participants, key=lambda p: p.role not in ("target", "host"))
            found += [self.actors[p.actor] for p in ordered if p.actor in self.actors]
        return self._apart(found, sources)

    def _near(self, span: Span, *, before: bool, apart: list[Actor]) -> list[Actor]:
        """The actor named nearest before or behind an event in its sentence."""
        start, end = sentence_at(self.reading.report.text, span)
        inside = [(s, id) for s, id in self._mentions if start <= s[0] < end]
        if before:
            found = [self.actors[id] for s, id in reversed(inside) if s[1] <= span[0]]
        else:
            found = [self.actors[id] for s, id in inside if s[0] >= span[0]]
        return self._apart(found, apart)[:1]

    def _apart(self, found: list[Actor], others: list[Actor]) -> list[Actor]:
        """Those of another country than `others`, or else others than they are."""
        countries = {a.country or a.id for a in others}
        kept = [a for a in found if (a.country or a.id) not in countries and a not in others]
        return list({a.id: a for a in kept}.values())

    def _home(self, side: list[Actor], event: Event) -> list[Actor]:
        """The state where it happens, or else that of the other side, for what is done where no other state is named."""
        country = event.place.country if event.place is not None else None
        country = country or next((a.country for a in side if a.country), None)
        if country is None:
            return []
        id = f"state:{country}"
        known = self.actors.get(id)
        return [known or Actor(id=id, name=country, kind="state", country=country, mentions=event.mentions[:1])]
