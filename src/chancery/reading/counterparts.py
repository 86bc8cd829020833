"""Counterparts: the other side of an event, where its own words leave it out."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.events import Participant
from chancery.facts.spans import Span
from chancery.knowledge.events import EventTables
from chancery.reading.arguments import Grammar
from chancery.reading.asides import (
    answered,
    aside,
    at_home,
    elsewhere,
    in_forum,
    of_no_other,
    of_nobody,
    opposed,
    somewhere,
    spoken_of,
    teller,
    within_one,
)
from chancery.reading.candidates import alike, nearest
from chancery.reading.cast import Cast
from chancery.reading.control import CONVENING, OBJECT_CONTROL
from chancery.reading.memberships import MembershipReader
from chancery.reading.stage import stage
from chancery.reading.truces import own_words
from chancery.reading.victims import mourned, told_whole

_NEAR = 5
_JOINT = frozenset("joint combined bilateral trilateral allied multinational".split())
_OF_THREE = frozenset({"trilateral", "tripartite", "three-way", "way", "three-party"})
_HAILING = frozenset("condemn denounce welcome praise hail applaud deplore criticize criticise mourn regret".split())
"""What is done to a happening told before, by those who had no part in it."""
_TRAVELLING = frozenset("leave depart travel go fly head arrive come".split())
_SAYING = frozenset({"say", "state", "declare", "announce", "add"})
_FORCE = frozenset({"incursion", "withdrawal", "cyber-attack", "arms-sale", "seizure"})
_CONVENED = frozenset({"talks", "meeting", "mediation", "ceasefire", "agreement"})
_OF_MEMBERS = frozenset({"meeting", "summit"})
_COUNCILS = frozenset("council cabinet parliament congress senate assembly committee commission politburo".split())
_JOINTLY = frozenset("recall expulsion sanctions ties-cut summons protest-note travel-advisory".split())
"""What several states do alike to one: "Chad and Mali withdrew their envoys in March"."""
_POINTING = frozenset({"this", "that", "these", "those"})
_SET_AGAINST = frozenset(
    "warning treaty-exit courtesy sanctions sanctions-relief export-control tariff recall expulsion summons travel-advisory border-closure ties-cut".split()
)
REACHING = frozenset(
    "recall protest-note invitation sanctions summons expulsion travel-advisory mediation apology arms-sale aid border-closure"
    " condemnation sanctions-relief ties-cut withdrawal".split()
)
TWO_SIDED = frozenset(
    "accusation protest-note recall sanctions sanctions-relief expulsion summons invitation recognition border-closure arms-sale aid tariff export-control"
    " travel-advisory incursion mediation condemnation warning demand rejection apology seizure support pledge"
    " investment courtesy treaty-exit withdrawal ties-cut cyber-attack".split()
)


@dataclass(slots=True)
class Fillers:
    """Who fills the slots of an event: each a list of (actor id, span of the words)."""

    actors: list[tuple[str, Span]]
    targets: list[tuple[str, Span]]


ADDRESSED = frozenset({"demand", "accusation", "condemnation", "warning", "rejection"})
"""What is complete where both who speaks and whom he means are named, though both be of one state."""
_ONE_COUNTRY = 0.8


class CounterpartReader(MembershipReader):
    """Finds the side that is missing: "Colombia would reopen a border crossing", in a report on Colombia and Venezuela."""

    def __init__(self, grammar: Grammar, cast: Cast, tables: EventTables) -> None:
        super().__init__(grammar, cast, tables)
        self.abroad = stage(cast)[1] <= _ONE_COUNTRY

    def _threatened(self, predicate: int, known: set[str]) -> list[tuple[str, Span]]:
        """Whom a warning is for, by what it says: "warned that Oslo's boats would be seized", "threatened to cut supplies
        unless Baghdad pays".
        """
        text, grammar = self.text, self.grammar
        out: list[tuple[str, Span]] = []
        for clause in text.children[predicate]:
            if text.relations[clause] not in ("ccomp", "xcomp", "advcl", "acl") or clause < predicate:
                continue
            ties = self._ties(clause, known)
            if ties:
                return ties
            below = [c for c in text.children[clause] if text.relations[c] == "advcl" and c > clause]
            held = [c for c in below if any(text.lower[m] in ("if", "unless", "until") for m in text.children[c])]
            told = [a for c in held for s in grammar.subjects(c) for a in self.who(s)]
            if told := [a for a in told if (self._side_of(a[0]) or "") not in {"", *known}]:
                return list(dict.fromkeys(told))
            for verb in (clause, *below):
                for word in (*grammar.subjects(verb), *grammar.patients(verb)):
                    mention = self.cast.at(word)
                    if mention is None or mention.form not in ("pronoun", "place"):
                        given = [a for p, t in grammar.obliques(word) if p == "to" for a in self.who(t)]
                        given = given or self._granted(word)
                        out += [
                            a
                            for a in (*self.who(word), *self._beneath(word), *given)
                            if (self._side_of(a[0]) or "") not in known
                        ]
        return [a for a in dict.fromkeys(out) if self._side_of(a[0])]

    def _ties(self, clause: int, known: set[str]) -> list[tuple[str, Span]]:
        """With whom ties are at stake: "warned that it would cut ties with Seoul and Tokyo"."""
        for noun in range(clause + 1, self.text.subtree(clause)[1]):
            if self.grammar.lemma(noun) in ("tie", "relation", "relationship", "friendship"):
                led = [t for p, t in self.grammar.obliques(noun) if p == "with"]
                found = [a for t in led[:1] for one in self.grammar.conjuncts(t) for a in self.who(one)[:1]]
                if found and (self._side_of(found[0][0]) or "") not in known:
                    return found
        return []

    def _bound_for(self, token: int, known: set[str]) -> tuple[str, Span] | None:
        """The host of a visit that somebody travels to prepare: "left for Oslo to discuss the president's visit"."""
        for verb in self.text.path(token)[1:]:
            if self.text.upos[verb] != "VERB" or self.grammar.lemma(verb) not in _TRAVELLING:
                continue
            for preposition, noun in self.grammar.obliques(verb):
                if preposition in ("to", "for", "in") and self._hosts(noun):
                    found = [a for a in self.who(noun) if self.cast.country(a[0]) not in known]
                    if found:
                        return found[0]
        return None

    def _posted(self, fillers: Fillers, known: set[str]) -> tuple[str, Span] | None:
        """The state that an envoy who is named as one is posted to: "Norway's ambassador in Lima was invited"."""
        for _, span in fillers.actors + fillers.targets:
            for token in self.text.tokens_in(*span):
                if self.grammar.lemma(token) not in ("ambassador", "embassy", "consul", "consulate", "attaché"):
                    continue
                for preposition, place in self.grammar.obliques(token):
                    found = self.who(place) if preposition in ("in", "to") else []
                    if found and self.cast.country(found[0][0]) not in (None, *known):
                        return found[0]
        return None

    def _by_own_words(self, fillers: Fillers, token: int) -> Fillers:
        """Those whom the words of a happening themselves name: Mali in "discussed efforts to reach a truce between Mali and rebels"."""
        start, end = own_words(self.text, token)
        actors, targets = ([a for a in some if start <= a[1][0] < end] for some in (fillers.actors, fillers.targets))
        return Fillers(actors, targets)

    def _of_three(self, token: int) -> bool:
        """True for a gathering that has three sides by its words: "trilateral drills"."""
        return any(self.text.lower[c] in _OF_THREE for c in self.grammar.modifiers(token))

    def _complete(self, fillers: Fillers, token: int, predicate: int, type: str, roles: str) -> str | None:
        """Where one side is missing, the only other country that the sentence names as one who acts takes its place; it is
        given back.
        """
        if not self.abroad or spoken_of(self.grammar, token):
            return None
        if any(self.text.lower[c] in _POINTING and self.text.relations[c] == "det" for c in self.text.children[token]):
            return None
        known = {self.cast.side(a) for a, _ in fillers.actors + fillers.targets}
        jointly = type in _JOINTLY and alike(self.cast, fillers.actors, self.text.start[predicate]) == known
        if not known or (len(known) > 1 and not jointly) or (roles not in ("party", "visit") and type not in TWO_SIDED):
            return None
        within = type in _OF_MEMBERS or (type == "agreement" and self.grammar.lemma(predicate) == "agree")
        if roles == "party" and within and self._of_one_body(fillers, known):
            return None
        if roles == "party" and (in_forum(self.grammar, token, predicate) or within_one(self.grammar, token)):
            return None
        if type == "ratification" or (type == "exercise" and not self._together(token)):
            return None
        if type == "ties-cut" and next(iter(known)).startswith("person:"):
            return None  # a bank that ended its relationship with a customer
        if type == "pledge" and self.grammar.lemma(predicate) in _SAYING:
            return None  # "said it would free the channel of mines", to nobody in particular
        if type == "other" and self.text.upos[token] == "NOUN":
            return None  # "alarm about Peru's unveiling of a submarine"
        if (type == "rejection" and of_nobody(self.grammar, predicate)) or of_no_other(self.grammar, predicate):
            return None
        if roles == "directed" and self._asked_of_the_unnamed(predicate):
            return None
        if type in ("strike", "incursion", "clash") and answered(self.grammar, token) is not None:
            return None  # "Finland closed its border after the invasion of Chad"
        if roles == "directed" and any(at_home(self.text, self.text.tokens_in(*s)) for _, s in fillers.actors):
            return None
        if roles == "visit" and not fillers.targets and somewhere(self.grammar, token, predicate):
            return None
        if type in ADDRESSED and fillers.actors and {a for a, _ in fillers.targets} - {a for a, _ in fillers.actors}:
            return None
        if type == "warning" and (threatened := self._threatened(predicate, known)):
            fillers.targets += threatened
            return None
        if roles == "visit" and not fillers.targets and (there := self._bound_for(token, known)) is not None:
            fillers.targets.append(there)
            return None
        if roles == "party" and (union := self._acceded(token)) is not None:
            fillers.actors.append(union)
            return None
        if roles == "party" and self._of_three(token):
            counts, first = self._counted(token, known)
            fillers.actors += [first[c] for c in sorted(counts, key=lambda c: -counts[c])[:2]]
            return None
        if type in TWO_SIDED and (posted := self._posted(fillers, known)) is not None:
            fillers.targets.append(posted)
            return None
        number = self.text.sentence_of[token]
        reach = 2 if roles in ("party", "visit") or type in REACHING else 1
        for one in range(number, max(-1, number - reach), -1):
            others = self._others(one, known, token if roles == "directed" and one == number else -1)
            if others:
                break
        if type == "courtesy" and (people := mourned(self.grammar, predicate)):
            fillers.targets += [a for n in people for a in self.who(n) if self.cast.side(a[0]) not in known]
            return None
        if type in ("condemnation", "courtesy") and told_whole(self.grammar, self.cast, predicate):
            return None
        if len(others) > 1 and (roles == "directed" or type in ("ties-cut", "ties-restored", "ratification")):
            others = self._foremost(token, others)
        if len(others) > 1 and (roles == "party" or (type in TWO_SIDED and type not in _FORCE)):
            others = nearest(self.grammar, token, others, roles == "party")
        if not others and type in _SET_AGAINST:
            others = self._facing(token, known)
        if len(others) == 1:
            missing = next(iter(others.values()))
            (fillers.actors if roles == "party" or not fillers.actors else fillers.targets).append(missing)
            return missing[0]
        return None

    def _asked_of_the_unnamed(self, verb: int) -> bool:
        """True where those who are asked for it are told, and are none of the report's: "urged western diplomats to calm the
        rebels", "called on the West to start rebuilding Aleppo".
        """
        text, grammar = self.text, self.grammar
        for node in text.path(verb)[:5]:
            asks = text.upos[node] == "VERB" and grammar.lemma(node) in OBJECT_CONTROL
            to_do = any(text.feat(c, "VerbForm") == "Inf" for c in text.children[node] if c > node)
            asked = [c for c in text.children[node] if text.relations[c] in ("obj", "iobj")] if asks and to_do else []
            if asked:
                return text.upos[asked[0]] == "NOUN" and not self.who(asked[0]) and not self._beneath(asked[0])
            if text.relations[node] not in ("xcomp", "ccomp", "conj", "obj"):
                return False
        return False

    def _of_one_body(self, fillers: Fillers, known: set[str]) -> bool:
        """True where those who meet are the members of one body: a bloc's, a cabinet's, a council's."""
        if next(iter(known)).startswith("org:"):
            return True
        words = (self.text.lower[t] for _, span in fillers.actors for t in self.text.tokens_in(*span))
        return not _COUNCILS.isdisjoint(words)

    def _together(self, drills: int) -> bool:
        """True for "joint drills": any others a state holds alone, whoever tells of them."""
        return any(self.text.lower[c] in _JOINT for c in self.grammar.modifiers(drills))

    def _convened(self, fillers: Fillers, token: int, predicate: int, type: str) -> frozenset[str]:
        """Where only the one is told who holds or brokers a gathering for others ("Ghana mediated the talks"), the two whose
        affair the report is take part; they are given back.
        """
        known = {self.cast.side(a) for a, _ in fillers.actors + fillers.targets}
        if type not in _CONVENED or not known or (len(known) > 1 and not self._brokers(token, known)):
            return frozenset()
        if type != "mediation" and not self._for_others(token, predicate):
            return frozenset()
        for back in (_NEAR, 0):
            counts, first = self._counted(token, known, back)
            ranked = sorted(counts, key=lambda c: -counts[c])
            if len(ranked) == 2 or (len(ranked) > 2 and counts[ranked[1]] >= 2 * counts[ranked[2]]):
                sides = [first[c] for c in ranked[:2]]
                (fillers.targets if type == "mediation" else fillers.actors).extend(sides)
                return frozenset(actor for actor, _ in sides)
        beside = list(self._others(self.text.sentence_of[token], known).values())
        if len(beside) == 2:
            (fillers.targets if type == "mediation" else fillers.actors).extend(beside)
            return frozenset(actor for actor, _ in beside)
        return frozenset()

    def _brokers(self, token: int, known: set[str]) -> bool:
        """True where all who are told are those who brokered it: "a truce that was brokered by Mali and Chad"."""
        clauses = [c for c in self.text.children[token] if self.grammar.lemma(c) in CONVENING]
        agents = {a for c in clauses for t in self.grammar.agents(c) for a, _ in self.who(t)}
        return known == {self.cast.side(a) for a in agents}

    def _for_others(self, token: int, predicate: int) -> bool:
        """True where the verb over a gathering, or the participle behind it, says that it is held for others: "host",
        "brokered by".
        """
        words = [predicate, self.text.heads[token], *self.text.children[token]]
        return any(
            w >= 0 and w != token and self.text.upos[w] == "VERB" and self.grammar.lemma(w) in CONVENING for w in words
        )

    def _foremost(self, token: int, others: dict[str, tuple[str, Span]]) -> dict[str, tuple[str, Span]]:
        """Of several others the one that the report has named most so far, twice as often as any other of them."""
        counts, _ = self._counted(token, set())
        ranked = sorted(others, key=lambda c: -counts.get(c, 0))
        first, second = counts.get(ranked[0], 0), counts.get(ranked[1], 0)
        return {ranked[0]: others[ranked[0]]} if first >= 2 and first >= 2 * second else others

    def _facing(self, token: int, known: set[str]) -> dict[str, tuple[str, Span]]:
        """The country that the report has set against this one so far: the one it names most, twice as often as any third."""
        counts, first = self._counted(token, known)
        ranked = sorted(counts, key=lambda c: -counts[c])
        if not ranked or (len(ranked) > 1 and counts[ranked[0]] < 2 * counts[ranked[1]]):
            return {}
        return {ranked[0]: first[ranked[0]]}

    def _counted(
        self, token: int, known: set[str], back: int = 0
    ) -> tuple[dict[str, int], dict[str, tuple[str, Span]]]:
        """How often the report up to the sentence of a token (the last `back` sentences of it, where given) names each country
        that acts, and where it does so first.
        """
        counts: dict[str, int] = {}
        first: dict[str, tuple[str, Span]] = {}
        sentences, number = self.text.sentences, self.text.sentence_of[token]
        start = sentences[max(0, number - back)].first if back else 0
        for mention in self.cast.within(start, sentences[number].first):
            if mention.form == "place":
                continue
            for actor in mention.actors:
                country = self.cast.side(actor)
                if actor in self.cast.outlets:
                    continue
                if country not in known and not country.startswith(("person:", "group:")):
                    counts[country] = counts.get(country, 0) + 1
                    first.setdefault(country, (actor, mention.span))
        return counts, first

    def _others(self, sentence: int, known: set[str], token: int = -1) -> dict[str, tuple[str, Span]]:
        """The countries other than `known` that a sentence names as ones who act, each with its first words."""
        bounds = self.text.sentences[sentence]
        out: dict[str, tuple[str, Span]] = {}
        for mention in self.cast.within(bounds.first, bounds.last):
            if mention.form == "place":
                continue
            if aside(self.grammar, mention) or (token >= 0 and elsewhere(self.grammar, mention, token)):
                continue
            for actor in mention.actors:
                country = self.cast.country(actor)
                if country and country not in known:
                    out.setdefault(country, (actor, mention.span))
        return out

    def about(self, token: int, firm: bool) -> list[Participant]:
        """Who takes part in what the report gives no parties: the two or three countries that the sentence, or the one before it, speaks of: "Talks … have been called off"."""
        text = self.text
        number = text.sentence_of[token]
        above = text.heads[token]
        if in_forum(self.grammar, token, token) or spoken_of(self.grammar, token):
            return []
        if any(self._own_council(s) for s in self.grammar.subjects(token)):
            return []
        known = any(text.lower[c] == "the" for c in text.children[token])
        if known and above >= 0 and text.relations[token] == "obj" and self.grammar.lemma(above) in _HAILING:
            return []
        for one in (number, number - 1):
            if one < 0:
                break
            found: dict[str, tuple[str, Span]] = {}
            before = text.sentences[one]
            named = self.cast.within(*(text.part(token) if one == number else (before.first, before.last)))
            others = [m for m in named if not teller(self.grammar, m, token)]
            if len({side for m in others for a in m.actors if m.form != "place" and (side := self._side_of(a))}) > 1:
                named = others
            for mention in named:
                if mention.form == "place" or aside(self.grammar, mention) or opposed(self.text, mention.head):
                    continue
                for actor in mention.actors:
                    side = self._side_of(actor)
                    if side:
                        found.setdefault(side, (actor, mention.span))
            if 2 <= len(found) <= 3:
                return [Participant(actor=a, role="party", span=span) for a, span in found.values()]
            if found:
                break
        pair = self._pair(token) if firm else {}
        return [Participant(actor=a, role="party", span=span) for a, span in pair.values()]

    def _own_council(self, subject: int) -> bool:
        """True for a body that meets by itself, though nobody knows whose it is: "The Cobra committee met twice"."""
        joint = any(self.text.lower[c] in _JOINT | _OF_THREE for c in self.grammar.modifiers(subject))
        return self.grammar.lemma(subject) in _COUNCILS and self.cast.at(subject) is None and not joint

    def _side_of(self, actor: str) -> str | None:
        """The country that an actor stands for, or the organisation itself; nobody where it is a private person or an outlet."""
        return self.cast.country(actor) or (
            actor if actor.startswith("org:") and actor not in self.cast.outlets else None
        )

    def _pair(self, token: int) -> dict[str, tuple[str, Span]]:
        """The two countries whose affair the report is: those it names most so far, each twice as often as any third."""
        counts, first = self._counted(token, set())
        ranked = sorted(counts, key=lambda c: -counts[c])
        if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[1]] < 2 * counts[ranked[2]]):
            return {}
        return {c: first[c] for c in ranked[:2]}
