"""References: which happening "it", "the move" and "the ceremony" stand for."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of, words_before
from chancery.reading.happenings import Happening, Naming

_PRONOUNS = frozenset({"it", "this", "that", "which"})
DEEDS = frozenset(
    "move decision step announcement action measure order incident remark comment statement appeal warning gesture verdict"
    " development news event response initiative overture".split()
)
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_SORTS: dict[str, frozenset[str]] = {
    "ceremony": frozenset({"agreement", "ratification", "appointment"}),
    "signing": frozenset({"agreement"}),
    "incident": frozenset({"strike", "clash", "incursion", "seizure", "missile-test", "cyber-attack", "detention"}),
    "round": frozenset({"talks"}),
    "drill": frozenset({"exercise"}),
    "manoeuvre": frozenset({"exercise"}),
    "maneuver": frozenset({"exercise"}),
    "launch": frozenset({"missile-test"}),
    "trip": frozenset({"visit"}),
    "tour": frozenset({"visit"}),
    "rupture": frozenset({"ties-cut"}),
    "break": frozenset({"ties-cut"}),
    "split": frozenset({"ties-cut"}),
    "severance": frozenset({"ties-cut"}),
    "expulsion": frozenset({"expulsion"}),
    "ruling": frozenset({"ruling"}),
    "arrest": frozenset({"detention"}),
    "bombing": frozenset({"strike"}),
    "attack": frozenset({"strike", "clash", "cyber-attack"}),
    "raid": frozenset({"strike", "incursion"}),
    "assault": frozenset({"strike", "incursion"}),
    "protest": frozenset({"demonstration", "protest-note"}),
    "release": frozenset({"release"}),
    "resignation": frozenset({"resignation"}),
    "withdrawal": frozenset({"withdrawal", "treaty-exit"}),
    "swap": frozenset({"release"}),
    "exchange": frozenset({"release"}),
}
"""Nouns that stand for happenings of these types only."""
_GIVEN = frozenset({"announce", "take", "make", "reach", "deliver", "issue", "disclose", "reveal"})
"""What is done with a decision when it is done: "the decision, announced on Monday"."""
_LASTING = frozenset({"begin", "start", "open", "end", "conclude", "last"})
"""Verbs of which "it" is a happening: "It ended on Sunday"."""
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
_BESIDE = frozenset({"before", "after", "following", "ahead of", "prior to", "until", "during"})
_FAR = 4
"""How many sentences away a happening named by a noun of its sort may be."""


class References:
    """Finds what the words of one text refer back to."""

    def __init__(self, text: Text, happenings: list[Happening], anchors: Anchors) -> None:
        self.text, self.happenings, self.anchors = text, happenings, anchors

    def of(self, word: int) -> tuple[Happening, Naming] | None:
        """The happening that a word names or stands for: "The move came after …": what the sentence before told; "The
        ceremony will take place in November": the last agreement.
        """
        text = self.text
        found = self.anchors.of.get(word)
        if found is not None and found[1].token == word:
            return found
        for clause in text.children[word]:  # "The sanctions imposed by Chile follow …"
            row = self.anchors.of.get(clause)
            if row is not None and text.relations[clause] == "acl" and row[1].first <= word < row[1].last:
                return row
        if text.lower[word] in _PRONOUNS and text.upos[word] in ("PRON", "DET"):
            return self._told_last(word)
        known = any(text.lower[c] in _KNOWN or text.relations[c] == "nmod:poss" for c in text.children[word])
        lemma = text.lemmas[word].lower()
        if not known or text.upos[word] != "NOUN":
            return None
        if (named := self._named_so(word, lemma) or self._told_of(word, lemma)) is not None:
            return named
        if lemma in _SORTS and (of_sort := self._last(word, _SORTS[lemma])) is not None:
            return of_sort
        return self._told_last(word) if lemma in DEEDS else None

    def again(self) -> Iterator[tuple[Happening, Naming]]:
        """Nouns in phrases and clauses of order that stand for what was named before: "is to take place after the retreat",
        "will host a summit if the Doha round succeeds".
        """
        text = self.text
        for token, kind in enumerate(text.upos):
            if kind != "NOUN" or token in self.anchors.of:
                continue
            beside, lemma = words_before(text, token)[0] in _BESIDE, text.lemmas[token].lower()
            turning = text.relations[token].startswith("nsubj") and text.relations[text.heads[token]] == "advcl"
            if not (beside or (turning and lemma in _SORTS)):
                continue
            if not any(text.lower[c] in _KNOWN for c in text.children[token]):
                continue
            row = self._named_so(token, lemma)
            if row is None and turning:
                row = self._last(token, _SORTS.get(lemma, frozenset()))
            if row is not None:
                told = row[1]
                yield (
                    row[0],
                    Naming(token, token, token + 1, token, told.type, told.status, text.span(token, token + 1)),
                )

    def subject(self, verb: int, *, named: bool = False) -> tuple[Happening, Naming] | None:
        """What the subject of a verb without a happening of its own names or stands for; no pronoun, if it is to be `named`."""
        text = self.text
        for child in text.children[verb] if verb >= 0 else ():
            if text.relations[child] in ("nsubj", "nsubj:pass"):
                return None if named and text.upos[child] != "NOUN" else self.of(child)
        return None

    def dated(self, verb: int) -> tuple[Happening, Naming] | None:
        """What a time on a verb without a happening of its own dates: "The ceremony will take place in May", "The decision,
        announced late on Monday, came after …".
        """
        text = self.text
        if verb >= 0 and text.relations[verb] == "acl" and text.lemmas[verb].lower() in _GIVEN:
            noun = text.heads[verb]
            named = self.anchors.of.get(noun)
            return None if named is not None and named[1].token == noun else self.of(noun)
        lasts = (
            verb >= 0
            and text.lemmas[verb].lower() in _LASTING
            and any(text.lower[c] == "it" for c in text.children[verb])
        )
        return self.subject(verb, named=not lasts)

    def _last(self, word: int, types: frozenset[str]) -> tuple[Happening, Naming] | None:
        """The happening of one of the types that was named last before a word, however far where a place names it: "the Doha
        round".
        """
        here = self.text.sentence_of[word]
        far = here if any(self.text.upos[c] == "PROPN" for c in self.text.children[word]) else _FAR
        rows = [
            (n.token, h, n)
            for h in self.happenings
            for n in h.namings
            if h.type in types and n.token < word and here - self.text.sentence_of[n.token] <= far
        ]
        return max(rows, key=lambda row: row[0])[1:] if rows else None

    def _named_so(self, word: int, lemma: str) -> tuple[Happening, Naming] | None:
        """What was named with the same noun before: "will attend the leaders' retreat … after the retreat"."""
        text = self.text
        rows = [
            (n.token, h, n)
            for h in self.happenings
            for n in h.namings
            if n.last <= word
            and any(text.lemmas[t].lower() == lemma and text.upos[t] == "NOUN" for t in range(n.first, n.last))
        ]
        return max(rows, key=lambda row: row[0])[1:] if rows else None

    def _told_of(self, word: int, lemma: str) -> tuple[Happening, Naming] | None:
        """What was told with the same noun beside its verb: the crash of "Two envoys were killed in a crash … The crash came"."""
        text = self.text
        rows = [
            (n.token, h, n)
            for h in self.happenings
            for n in h.namings
            if n.token < word
            and any(
                text.lemmas[c].lower() == lemma and preposition_of(text, c) == "in" and text.relations[c] == "obl"
                for c in text.children[n.predicate]
            )
        ]
        return max(rows, key=lambda row: row[0])[1:] if rows else None

    def _told_last(self, word: int) -> tuple[Happening, Naming] | None:
        """The first happening that the main clause of the sentence before told, else the news of the opening."""
        text, here = self.text, self.text.sentence_of[word]
        rows = [
            (n.token, h, n)
            for h in self.happenings
            for n in h.namings
            if h.salience == "news"
            and text.sentence_of[n.token] == here - 1
            and text.upos[n.predicate] == "VERB"
            and text.relations[n.predicate].partition(":")[0] in _MAIN
        ]
        return min(rows, key=lambda row: row[0])[1:] if rows else None
