"""Claims: on whose word a report says what it says, from its verbs, phrases and marks of attribution."""

from __future__ import annotations

from itertools import pairwise

from chancery.facts.claims import Claim
from chancery.facts.reports import Report
from chancery.facts.spans import overlap
from chancery.knowledge.attribution import word_tables
from chancery.knowledge.given_names import given_names
from chancery.knowledge.tables import Tables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.attributions import AttributionReader
from chancery.reading.backing import BackingReader
from chancery.reading.cast import Cast
from chancery.reading.certainty import hedged, weaker
from chancery.reading.chains import ChainReader
from chancery.reading.contents import Contents
from chancery.reading.found import Found
from chancery.reading.happenings import Happening
from chancery.reading.quotations import read_quotations
from chancery.reading.rebuttals import Rebuttals
from chancery.reading.speeches import read_speeches
from chancery.reading.turns import Turn, read_turns, says_nothing, spoken


def read_claims(text: Text, cast: Cast, report: Report, happenings: list[Happening], tables: Tables) -> list[Claim]:
    """The claims of a report with their chains, from the outlet inwards; happenings learn which claims they rest on.

    "…to hold a telephone conference on the evening of January 2, according to government sources": content up to the
    comma, cue "according to", innermost link "government sources".
    """
    return ClaimReader(text, cast, report, tables).read(happenings)


class ClaimReader:
    """Reads the claims of one text."""

    def __init__(self, text: Text, cast: Cast, report: Report, tables: Tables) -> None:
        self.words = words = word_tables(tables)
        self.text, self.cast, self.given = text, cast, given_names(tables)
        self.grammar = Grammar(text)
        self.quotations = read_quotations(text)
        self.contents = Contents(text, self.quotations)
        self.attributions = AttributionReader(self.grammar, self.contents, words)
        self.rebuttals = Rebuttals(self.grammar, self.attributions.sayers, words)
        self.chains = ChainReader(self.grammar, cast, report, words, tables)

    def read(self, happenings: list[Happening]) -> list[Claim]:
        """All claims in the order of their content."""
        found = self.attributions.read()
        turns = read_turns(self.text, self.cast, self.given)
        found = [f for f in found if not self._of_oneself(f, turns)]
        found += [part for turn in turns for part in self._turn(turn)]
        found += read_speeches(self.text, self.contents, self.quotations, found)
        found += self.rebuttals.read(found)
        found = BackingReader(self.attributions.citations).backed(self._apart(found))
        found = self.rebuttals.taken_back(found)
        found = [f for f in found if not any(self._is_words_of(f, o) for o in found if o is not f)]
        claims: list[Claim] = []
        for one in sorted(found, key=lambda f: (f.first, f.last, f.cue)):
            above = self._above(one, found)
            if any(self._is_only(one, other) for other in found if other is not one):
                continue
            claims += self._claims(one, above, len(claims))
        lead = self.chains.lead_claim(len(claims) + 1, claims)
        if lead is not None:
            claims.append(lead)
        for happening in happenings:
            happening.claims = [c.id for c in claims if any(overlap(c.content, n.span) for n in happening.namings)]
        return claims

    def _of_oneself(self, one: Found, turns: list[Turn]) -> bool:
        """True for "I said we would wait" in one's own turn, which passes nothing on."""
        if one.source is None or self.text.lower[one.source] not in ("i", "we", "you", "me", "us"):
            return False
        return any(t.first <= one.source < t.last for t in turns)

    def _turn(self, turn: Turn) -> list[Found]:
        """A turn as attributions, one a paragraph."""
        text = self.text
        paragraphs = (one.first for before, one in pairwise(text.sentences) if one.paragraph != before.paragraph)
        starts = [turn.first, *(first for first in paragraphs if turn.first < first < turn.last)]
        out = []
        for start, stop in zip(starts, [*starts[1:], turn.last], strict=True):
            first, last = self.contents.tidy(*spoken(text, start, stop))
            if last - first >= 3 and not says_nothing(text, first, last):
                out.append(Found(turn.speaker, (turn.colon, turn.colon + 1), first, last, "stated", None))
        return out

    def _claims(self, one: Found, above: list[Found], number: int) -> list[Claim]:
        chain = self.chains.chain(one, above)
        if not chain:
            return []
        out: list[Claim] = []
        parts = [(one.first, one.last)] if one.declined else self.contents.propositions(one.first, one.last)
        for first, last in parts:
            certainty = weaker(one.strength, hedged(self.text, self.contents.head(first, last), first, last))
            for outer in above:
                certainty = weaker(certainty, outer.strength)
            out.append(
                Claim(
                    id=f"c{number + len(out) + 1}",
                    chain=chain,
                    content=self.text.span(first, last),
                    certainty=certainty,
                    cue=self.text.span(*one.cue),
                    quote=self.contents.is_quoted(first, last),
                    declined=one.declined,
                    confidence=round(self.text.certainty[one.verb], 3) if one.verb is not None else 0.9,
                )
            )
        return out

    def _above(self, one: Found, found: list[Found]) -> list[Found]:
        """The attributions within whose content this one stands, from the outermost inwards."""
        at = one.cue[0]
        return sorted(
            (
                o
                for o in found
                if o is not one
                and o.first <= at < o.last
                and o.cue != one.cue
                and o.source is not None
                and not (one.strength == "denied" and one.first == o.first)  # "says Oslo arms them, which Oslo denies"
            ),
            key=lambda o: (o.first, -o.last),
        )

    def _is_only(self, one: Found, other: Found) -> bool:
        """True where the content of one attribution is nothing but another: "noted that the IAEA has concluded that …"."""
        return (
            other.verb is not None
            and not self.contents.is_quoted(one.first, one.last)
            and one.first <= other.verb < one.last
            and one.first <= other.first
            and other.last <= one.last
            and self.text.lower[other.first] != "to"
            and self.contents.head(one.first, one.last) == other.verb
        )

    def _is_words_of(self, one: Found, other: Found) -> bool:
        """True where the content of one attribution is but the words of another: "two envoys said" of "Riga has not replied, two envoys said"."""
        cue = self.text.heads[other.carrier] if other.carrier is not None and other.verb is None else other.cue[0]
        carried = cue if other.carrier is not None else None
        if one.first == cue and other.verb is None and other.source is not None:
            return one.last <= self.text.subtree(other.source)[1]
        return (
            one.cue[0] < one.first <= cue < one.last
            and self.contents.head(one.first, one.last) in (other.verb, other.source, carried)
            and not (one.first < other.last and other.first < one.last)
        )

    def _apart(self, found: list[Found]) -> list[Found]:
        """Each content once: of two attributions of the same words the one that names more of the chain stays."""
        out: list[Found] = []
        for one in sorted(found, key=lambda f: (f.first, -(f.last - f.first), f.carrier is None)):
            twin = next((o for o in out if o.first == one.first and o.last == one.last), None)
            if twin is not None and (twin.source == one.source or twin.carrier == one.source):
                continue
            sentence = self.text.sentence_of[one.first]
            if self._own_thought(one, found):
                continue
            if one.source is None and any(
                self.text.sentence_of[o.first] == sentence for o in found if o is not one and o.source is not None
            ):
                continue
            out.append(one)
        return out

    def _own_thought(self, one: Found, found: list[Found]) -> bool:
        """True for what a speaker says to think: in "Oribe said she hoped that …" the hope is no link of its own."""
        text = self.text
        if one.verb is None or one.source is None or text.upos[one.source] != "PRON":
            return False
        if text.lemmas[one.verb].lower() not in self.words.thoughts:
            return False
        return any(o is not one and o.first <= one.verb < o.last for o in found)
