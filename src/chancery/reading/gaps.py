"""Gaps: a second happening whose verb is left out: "telephoned the king on Sunday and the premier on Monday"."""

from __future__ import annotations

from dataclasses import replace

from chancery.facts.events import Participant
from chancery.facts.times import TimeExpression, Window
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast, Mention
from chancery.reading.drafts import Draft
from chancery.reading.happenings import Naming


class GapReader:
    """Reads the gaps of one text.

    In "met the king ten days ago and the premier last week" the premier was met too, and on another day than the king: where
    two who are joined by "and" have a date each, they took part in a happening each.
    """

    def __init__(self, grammar: Grammar, cast: Cast, times: list[TimeExpression]) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text
        self._dates: list[tuple[int, int, Window]] = []
        for time in times:
            tokens = self.text.tokens_in(*time.span)
            if tokens and time.type in ("DATE", "TIME") and time.window is not None:
                self._dates.append((tokens[0], tokens[-1] + 1, time.window))

    def read(self, draft: Draft) -> list[Draft]:
        """The happening of a draft by itself, or it and the one that its last words tell besides."""
        for one, child in self._pairs(draft.namings[0]):
            other = self.cast.at(child)
            if other is None or not other.actors or other is one or self._there(draft, other):
                continue
            if self._dated_apart(one, other):
                self._hang(other, draft.namings[0].predicate)
                return [self._without(draft, other), self._besides(draft, one, other)]
        return [draft]

    def _pairs(self, naming: Naming) -> list[tuple[Mention, int]]:
        """Who is named in a happening, with a word that may stand in his place: one that "and" joins to him, to the verb, or to
        the date behind the verb, and that names the same sort of actor.
        """
        text, verb = self.text, naming.predicate
        named = self._named(naming)
        out = [(one, c) for one in named for c in text.children[one.head] if text.relations[c] == "conj"]
        if text.upos[verb] == "VERB":
            done = [m for s in self.grammar.subjects(verb) if (m := self.cast.at(s)) is not None and m.actors]
            dates = [c for c in text.children[verb] if any(a <= c < b for a, b, _ in self._dates)]
            for child in [c for over in (verb, *dates) for c in text.children[over] if text.relations[c] == "conj"]:
                other = self.cast.at(child)
                alike = [m for m in (*named, *done) if other is not None and self._sort(m) == self._sort(other)]
                out += [(m, child) for m in alike[:1]]
        return out

    @staticmethod
    def _sort(mention: Mention) -> str:
        """What sort of actor a mention stands for: state, person, office, body or organisation."""
        sort = mention.actors[0].partition(":")[0] if mention.actors else ""
        return "person" if sort == "office" else sort

    def _named(self, naming: Naming) -> list[Mention]:
        """Those whom the happening is done to or with, in its own words."""
        grammar = self.grammar
        nouns = list(grammar.objects(naming.predicate)) if self.text.upos[naming.predicate] == "VERB" else []
        nouns += [n for t in dict.fromkeys((naming.token, naming.predicate)) for _, n in grammar.obliques(t)]
        mentions = [self.cast.at(n) for n in nouns]
        return [m for m in mentions if m is not None and m.actors and m.form not in ("pronoun", "group", "adjective")]

    def _dated_apart(self, one: Mention, other: Mention) -> bool:
        """True where a date stands between the two, and another one behind the second: "the premier of Qatar on Tuesday"."""
        first = [w for a, b, w in self._dates if one.last <= a and b <= other.first]
        second = [w for a, _, w in self._dates if other.last <= a <= self._end(other, a) + 2]
        return bool(first) and bool(second) and first[0] != second[0]

    @staticmethod
    def _there(draft: Draft, other: Mention) -> bool:
        """True for one who takes part by another word too, and was hardly met by himself."""
        return any(p.actor in other.actors and p.span != other.span for p in draft.participants)

    def _hang(self, other: Mention, verb: int) -> None:
        """Hangs the second date on the second one, where it hangs on the verb that both share."""
        for a, b, _ in self._dates:
            head = next((t for t in range(a, b) if not a <= self.text.heads[t] < b), a)
            if other.last <= a <= self._end(other, a) + 2 and self.text.heads[head] == verb:
                self.text.move(head, other.head)

    def _end(self, mention: Mention, before: int) -> int:
        """Where the phrase of a mention ends before a token: behind "of Qatar" in "the premier of Qatar on Tuesday"."""
        text = self.text
        below = [c for c in text.children[mention.head] if text.relations[c] in ("nmod", "appos", "flat")]
        return max([mention.last, *(end for c in below if (end := text.subtree(c)[1]) <= before)])

    def _without(self, draft: Draft, other: Mention) -> Draft:
        """The draft without the one who took part in the second happening."""
        left = [p for p in draft.participants if p.span != other.span and p.actor not in other.actors]
        return replace(draft, participants=left)

    def _besides(self, draft: Draft, one: Mention, other: Mention) -> Draft:
        """The second happening: of the same kind and status, told by the name alone."""
        naming = draft.namings[0]
        token = other.last - 1
        told = Naming(token, other.first, other.last, token, naming.type, naming.status, other.span, naming.operators)
        gone = [p for p in draft.participants if p.span == one.span or p.actor in one.actors]
        took_part = [p for p in draft.participants if p not in gone and p.actor not in other.actors]
        took_part += [
            Participant(actor=actor, role=gone[0].role, span=other.span) for actor in other.actors[: len(gone)]
        ]
        return replace(draft, namings=[told], participants=took_part, firm=list(draft.firm), definite=False, apart=True)
