"""Events: the happenings that a report speaks of, from triggers, grammar and the cast."""

from __future__ import annotations

from chancery.facts.actors import Actor
from chancery.facts.events import Participant, Salience
from chancery.facts.times import TimeExpression
from chancery.knowledge.events import EventTables, event_tables
from chancery.knowledge.tables import Tables
from chancery.knowledge.weights import doubt_weights, salience_weights
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.asides import talked_over
from chancery.reading.blows import Blows
from chancery.reading.cases import plead
from chancery.reading.cast import Cast
from chancery.reading.clocks import Clock
from chancery.reading.dating import dated, sides
from chancery.reading.declarations import DeclarationReader
from chancery.reading.doubt import confidence, features
from chancery.reading.drafts import Draft, standing
from chancery.reading.echoes import EchoReader
from chancery.reading.envoys import send
from chancery.reading.gaps import GapReader
from chancery.reading.grievances import Grievances
from chancery.reading.happenings import Happening, Naming
from chancery.reading.issuers import conversing, own_laws
from chancery.reading.lead import LeadReader
from chancery.reading.merging import Merger
from chancery.reading.operators import ENDING
from chancery.reading.opponents import oppose, vow
from chancery.reading.outcomes import REACHED, Outcomes
from chancery.reading.pairings import Pairings
from chancery.reading.participants import ParticipantReader
from chancery.reading.places import PlaceReader
from chancery.reading.predecessors import Predecessors
from chancery.reading.prominence import ProminenceReader
from chancery.reading.recurrences import Recurrences
from chancery.reading.salience import SalienceReader
from chancery.reading.sharing import Sharer
from chancery.reading.status import Composed, StatusReader
from chancery.reading.stories import Story
from chancery.reading.strangers import Strangers, homeland
from chancery.reading.topics import TopicReader
from chancery.reading.triggers import Found, TriggerReader
from chancery.reading.truces import AFFAIRS, of_others, own_words

_LINES = frozenset({"phone", "telephone", "line"})
_CLOSE = 3
"""How far behind its verb an object stands at most that belongs to the words of the happening where those are far apart."""
_SWAPS = frozenset({"swap", "exchange"})
_SHIELDING = frozenset({"protect", "shield", "defend", "safeguard", "guard"})
_FROM = frozenset({"from", "against"})
_ONES_OWN = frozenset(
    "visit resignation appointment election withdrawal release investigation deployment statement exercise incursion"
    " strike ratification ceasefire".split()
)
"""What is one's own, and seldom done twice in a report: "Rice's one-day trip" is the one told of before."""


def read_happenings(
    text: Text, cast: Cast, times: list[TimeExpression], clock: Clock, tables: Tables
) -> list[Happening]:
    """The happenings of a report, each with its mentions, status, participants, place and topics, in textual order.

    "Japan and India are making final arrangements for their ministers to hold two-plus-two talks in Tokyo": one
    happening of type `talks`, status `arranging`, parties Japan and India, place Tokyo. Windows are set later.
    """
    weights = doubt_weights(tables), salience_weights(tables)
    return EventReader(text, cast, times, clock, event_tables(tables), *weights, homeland(clock, tables)).read()


class EventReader:
    """Reads the happenings of one text."""

    def __init__(
        self,
        text: Text,
        cast: Cast,
        times: list[TimeExpression],
        clock: Clock,
        tables: EventTables,
        weights: dict[str, float],
        news: dict[str, float],
        home: Actor | None,
    ) -> None:
        self.text, self.cast, self.tables, self.weights, self.news = text, cast, tables, weights, news
        self.grammar = Grammar(text)
        self.side_of = sides(text, times, clock)
        self.home = home
        self.when = dated(text, times)
        days = frozenset(t for time in times if time.type != "SET" for t in text.tokens_in(*time.span))
        self.triggers = TriggerReader(self.grammar, cast, tables, days)
        self.status = StatusReader(self.grammar, tables, self.side_of)
        self.outcomes, self.clock = Outcomes(self.grammar, times, clock), clock
        self.people = ParticipantReader(self.grammar, cast, tables)
        self.places, self.topics = PlaceReader(self.grammar, cast), TopicReader(self.grammar, cast)
        self.certainty = {m.span: m.confidence for m in cast.mentions}
        self.merger = Merger(self.grammar, cast)
        self.salience = SalienceReader(self.grammar, cast)
        self.lead = LeadReader(self.grammar, cast)
        self.declarations = DeclarationReader(self.grammar, cast, tables, days)
        self.echoes = EchoReader(self.grammar, cast)
        self.gaps = GapReader(self.grammar, cast, times)

    def read(self) -> list[Happening]:
        """All happenings, in the order of their first mention."""
        triggers = self.triggers.read()
        declared = {found.token: found for found in self.declarations.read(triggers)}
        triggers = sorted({**{f.token: f for f in triggers}, **declared}.values(), key=lambda found: found.token)
        triggers = sorted([*triggers, *self.echoes.read(triggers)], key=lambda found: found.token)
        told = self.lead.statement({t for found in triggers for t in (found.token, found.predicate)})
        if told is not None:
            triggers = sorted([*triggers, told], key=lambda found: found.token)
        drafts = self.merger.merge([d for found in triggers for d in self.gaps.read(self._draft(found))])
        predecessors = Predecessors(drafts, self.merger, self.tables)
        predecessors.take_up()
        for draft in drafts:
            if not draft.participants and (self.tables.types[draft.type].roles == "party" or self._swapped(draft)):
                draft.participants += self.people.about(
                    draft.namings[0].token, draft.firm[0] and not draft.weak and draft.type != "exercise"
                )
                draft.guessed = frozenset(p.actor for p in draft.participants)
        Blows(drafts, self.merger, self.clock).complete()
        self._answer(drafts)
        predecessors.same_sides()
        Sharer(drafts, self.merger).share()
        Grievances(drafts, self.merger).settle()
        pairings = Pairings(drafts, self.merger, self.tables)
        pairings.complete()
        self.echoes.complete(drafts)
        oppose(drafts, self.merger, self.tables)
        plead(drafts, self.merger)
        vow(drafts, self.merger)
        pairings.face()
        Story(drafts, self.merger).complete()
        drafts = Recurrences(self.merger).settle(drafts)
        Strangers(drafts, self.merger, self.people, self.tables, self.home).settle()
        self._leave_to_others(drafts)
        own_laws(drafts, self.cast)
        send(drafts, self.merger.grammar, self.cast)
        conversing(drafts, self.cast)
        self.topics.agenda(drafts, {k: self.merger.countries(d) for k, d in enumerate(drafts)})
        weighed = ProminenceReader(self.merger, self.salience, self.tables, self.news).read(drafts)
        return [self._happening(n, d, *w) for n, (d, w) in enumerate(zip(drafts, weighed, strict=True), 1)]

    def _swapped(self, draft: Draft) -> bool:
        """True for what both sides give: "an exchange of prisoners", "the biggest swap so far"."""
        naming = draft.namings[0]
        return draft.type == "release" and self.text.lemmas[naming.token] in _SWAPS and naming.token == naming.predicate

    def _leave_to_others(self, drafts: list[Draft]) -> None:
        """Takes those who only speak of the truce or the talks of others out of them: "The two ministers discussed the ongoing
        hostage negotiations".
        """
        for draft in drafts:
            words = [n.token for n in draft.namings]
            spoken = [talked_over(self.grammar, t) or of_others(self.grammar, t) for t in words]
            bare = [n.predicate == n.token and self.text.upos[n.token] == "NOUN" for n in draft.namings]
            if draft.type in AFFAIRS and spoken[0] and all(s or b for s, b in zip(spoken, bare, strict=True)):
                spans = [own_words(self.text, t) for t in words]
                draft.participants = [p for p in draft.participants if any(s <= p.span[0] < e for s, e in spans)]
                draft.guessed &= frozenset(p.actor for p in draft.participants)

    def _answer(self, drafts: list[Draft]) -> None:
        """Gives an act of speech that names no one else those whose deed it is about: who "condemned the ruling" condemned
        the country of the court.
        """
        deeds = {n.token: d for d in drafts for n in d.namings if self.text.upos[n.token] in ("NOUN", "PROPN")}
        for draft in drafts:
            row = self.tables.types[draft.type]
            mediated = row.roles == "mediated"
            if not mediated and (row.speech != "yes" or row.roles != "directed"):
                continue
            if len(self.merger.own(draft)) != 1:
                continue
            for patient in self.grammar.patients(draft.namings[0].predicate):
                deed = deeds.get(patient)
                if deed is None and self.text.lower[patient] == "it":
                    before = [t for t in deeds if t < patient and deeds[t] is not draft]
                    deed = deeds[max(before)] if before else None
                if deed is None or deed is draft:
                    continue
                if draft.type == "support" and (deed.type == "ruling" or len(self.merger.own(deed)) > 1):
                    break  # who welcomes a deal of two others, or a judgment, is on no one's side
                known = self.merger.own(draft)
                doers = [p for p in deed.participants if p.role in ("actor", "party", "guest", "mediator", "member")]
                new = [p for p in doers if self.cast.side(p.actor) not in known]
                if new and draft.guessed:
                    draft.participants = [p for p in draft.participants if p.actor not in draft.guessed]
                    draft.guessed = frozenset()
                told = {p.actor for p in draft.participants}
                draft.participants += [
                    Participant(actor=p.actor, role="party" if mediated else "target", span=p.span)
                    for p in new
                    if p.actor not in told
                ]
                break

    def _draft(self, found: Found) -> Draft:
        speech = self.tables.types[found.type].speech == "yes"
        composed = self.status.read(found.token, found.predicate, speech)
        first, last = self._extent(found)
        naming = Naming(
            found.token,
            first,
            last,
            found.predicate,
            found.type,
            self.outcomes.read(found, composed, self._side(found, composed)),
            self.text.span(first, last),
            tuple(composed.operators),
        )
        definite = self.merger.nouns.is_definite(found.token, found.type in _ONES_OWN)
        participants, guessed = self.people.read(found.token, found.predicate, found.type, found.consumed)
        return Draft(
            type=found.type,
            namings=[naming],
            participants=participants,
            guessed=guessed,
            firm=[composed.firm],
            lead=[not self.text.sentences[self.text.sentence_of[found.token]].paragraph],
            weak=found.weak or self._described(found.token),
            conditional=composed.conditional,
            hypothetical=composed.hypothetical or self._any(found.token),
            side=self._side(found, composed),
            when=tuple(self.when[t] for t in dict.fromkeys((found.token, found.predicate)) if t in self.when),
            heading=self.lead.heading(found.token),
            definite=definite,
            apart=self.merger.nouns.is_apart(found.token),
            place=self.places.place(found.token, found.predicate, found.type, found.consumed),
            topics=self.topics.topics(found.token, found.predicate, found.type, found.consumed),
        )

    def _described(self, token: int) -> bool:
        """True for "two nationals convicted of fraud", "four freed Danes": what only says who somebody is, without who did it
        or when; and for what only says which day it is: "by 31 May, the deadline Oslo has set".
        """
        text = self.text
        noun = text.heads[token]
        if (
            text.relations[token] == "acl:relcl"
            and text.relations[noun] == "appos"
            and text.upos[text.heads[noun]] == "NUM"
        ):
            return True
        return (
            text.upos[token] == "VERB"
            and text.relations[token] in ("acl", "amod")
            and self.grammar.is_passive(token)
            and not self.grammar.agents(token)
            and token not in self.side_of
        )

    def _any(self, token: int) -> bool:
        """True for "any broader agreement", "certain further accords", what one is to be safe from, "protect their ports from
        Russian strikes": no happening, only the thought of one.
        """
        above = self.text.heads[token]
        if above >= 0 and self.grammar.lemma(above) in _SHIELDING and self.grammar.preposition(token) in _FROM:
            return True
        below = {self.text.lower[c]: self.text.relations[c] for c in self.text.children[token]}
        return below.get("any") == "det" or below.get("certain") == "amod"

    def _side(self, found: Found, composed: Composed) -> str | None:
        """Whether a time on the event's words, or on those that made its status, lies past or ahead."""
        tokens = [found.token, found.predicate]
        told = [o for o in composed.operators if o.effect != "happen" or found.type not in REACHED]
        tokens += [t for o in told if (t := self.text.token_at(o.span[0])) is not None]
        tokens = [
            t for t in tokens if self.grammar.lemma(t) not in ENDING
        ]  # a visit that "ends on Friday" is not to come then
        return next((self.side_of[t] for t in tokens if t in self.side_of), None)

    def _extent(self, found: Found) -> tuple[int, int]:
        """The words that name the event: from light verb or determiner to trigger, with what the frame used up."""
        tokens = [found.token, *found.consumed]
        if abs(found.predicate - found.token) <= 8:
            tokens.append(found.predicate)
        if found.type == "call" and found.predicate == found.token:
            tokens += [n for _, n in self.grammar.obliques(found.token) if self.grammar.lemma(n) in _LINES]
        first, last = min(tokens), max(tokens) + 1
        if last - first > 14:
            first, last = found.token, found.token + 1
            if (
                found.consumed
                and found.consumed[0] < first
                and self.text.relations[found.token] in ("parataxis", "root")
            ):
                last = found.consumed[0] + 1  # "Oslo will not pay …, the minister said": what is said
                first = min(c for c in (*self.text.children[last - 1], last - 1) if self._verbal(c, last - 1))
            near = (c for c in self.text.children[last - 1] if self.text.relations[c] == "obj")
            last = next((c + 1 for c in near if 0 <= c - last < _CLOSE), last)  # "have no intention"
        while first > 0 and self._belongs(first - 1, found.token):
            first -= 1
        start, end = self.text.span(first, last)
        return (first, last) if end - start <= 100 else (found.token, found.token + 1)

    def _belongs(self, word: int, noun: int) -> bool:
        """True for a word that stands before a noun with it, and for the month of a day that does: "the May 6 call"."""
        text, over = self.text, self.text.heads[word]
        if over == noun:
            return text.relations[word] in ("det", "amod", "compound", "nummod", "nmod:poss", "case")
        dated = over == word + 1 and text.relations[word] == "nmod:unmarked" and text.heads[over] == noun
        return dated and over < noun and text.relations[over] == "compound"

    def _verbal(self, word: int, verb: int) -> bool:
        """True for a verb and the auxiliaries and negations before it."""
        return word == verb or self.text.relations[word] in ("aux", "aux:pass")

    def _happening(self, number: int, draft: Draft, salience: Salience, told: dict[str, float]) -> Happening:
        naming = standing(draft)
        return Happening(
            id=f"e{number}",
            type=draft.type,
            status=naming.status,
            salience=salience,
            namings=draft.namings,
            participants=draft.participants,
            place=draft.place,
            topics=draft.topics,
            operators=naming.operators,
            confidence=confidence(features(draft, self.text, self.cast, self.certainty, told), self.weights),
        )
