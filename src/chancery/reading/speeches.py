"""Speeches: who speaks in the quotations that have no word of saying beside them."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.contents import Contents
from chancery.reading.found import Found
from chancery.reading.quotations import Quotation

_SAID = frozenset({"said", "says", "wrote", "added", "asked", "tweeted", "stated", "continued", "replied"})


def read_speeches(text: Text, contents: Contents, quotations: list[Quotation], found: list[Found]) -> list[Found]:
    """An attribution for every quoted sentence that none covers yet, on the word of the one who is speaking.

    '"We have waited four years," Oribe told reporters. "It is enough. We will not wait for a fifth."': the two sentences
    of the second quotation are Oribe's as well, and so is a quotation that opens the next paragraph where the first one
    runs on.
    """
    return _Speeches(text, contents, quotations, found).read()


class _Speeches:
    def __init__(self, text: Text, contents: Contents, quotations: list[Quotation], found: list[Found]) -> None:
        self.text, self.contents, self.quotations = text, contents, quotations
        self.found = sorted(found, key=lambda f: f.first)

    def read(self) -> list[Found]:
        out: list[Found] = []
        before: tuple[Quotation, Found] | None = None
        for quotation in self.quotations:
            owner = self._owner(quotation)
            if owner is not None and quotation.first <= owner.first <= quotation.first + 2:
                owner.first = self.contents.tidy(quotation.first, owner.last)[0]
                sentence = self.text.sentences[self.text.sentence_of[owner.first]]
                owner.last = max(owner.last, self.contents.tidy(owner.first, min(quotation.last, sentence.last))[1])
            if owner is None and self._speaks(quotation):
                owner = self._announced(quotation) or self._goes_on(quotation, before)
            if owner is None:
                if self._speaks(quotation):
                    before = None
                continue
            out += self._parts(quotation, owner)
            before = (quotation, owner)
        return out

    def _owner(self, quotation: Quotation) -> Found | None:
        """The attribution whose content holds words of the quotation; the innermost that does not lie wholly in it."""
        own = [
            f
            for f in self.found
            if f.first < quotation.last
            and quotation.first < f.last
            and not (f.verb is not None and quotation.first <= f.cue[0] < quotation.last)
        ]
        return min(own, key=lambda f: f.last - f.first, default=None)

    def _speaks(self, quotation: Quotation) -> bool:
        """True for a quotation that is a sentence or more, not a word or two in marks."""
        text = self.text
        if quotation.last - quotation.first < 4:
            return False
        sentence = text.sentences[text.sentence_of[quotation.start]]
        return quotation.start == sentence.first or text.words[quotation.start - 1] in (
            ":",
            ",",
            "—",
            "–",
            ".",
            "!",
            "?",
        )

    def _announced(self, quotation: Quotation) -> Found | None:
        """The speaker of 'he said:' or "the statement reads as follows:" just before the quotation, in a sentence of its own."""
        text = self.text
        number = text.sentence_of[quotation.start]
        if number == 0 or quotation.start != text.sentences[number].first:
            return None
        sentence = text.sentences[number - 1]
        if text.words[sentence.last - 1] != ":":
            return None
        said = [t for t in range(sentence.last - 1, sentence.first, -1) if self._says(t) is not None]
        if said:
            source, cue = self._says(said[0]), said[0]
        else:
            named = [
                t
                for t in range(sentence.first, sentence.last)
                if text.upos[t] in ("NOUN", "PROPN") and text.heads[t] < 0
            ]
            if not named:
                return None
            source, cue = named[0], sentence.last - 1
        return Found(source, (cue, cue + 1), quotation.first, quotation.first, "stated", cue if said else None)

    def _says(self, verb: int) -> int | None:
        """The speaker of a verb; in a scrap too short to be parsed ("He said:") the word before it."""
        text = self.text
        if text.upos[verb] == "VERB":
            return next((c for c in text.children[verb] if text.relations[c] == "nsubj"), None)
        if text.upos[verb] == "X" and text.lower[verb] in _SAID:
            return verb - 1
        return None

    def _goes_on(self, quotation: Quotation, before: tuple[Quotation, Found] | None) -> Found | None:
        """The speaker of the quotation before it: in the same paragraph, or where that one runs on or the next opens with it."""
        if before is None:
            return None
        text = self.text
        last, owner = before
        here, there = text.sentence_of[quotation.start], text.sentence_of[last.start]
        same = text.sentences[here].paragraph == text.sentences[text.sentence_of[last.stop - 1]].paragraph
        if last.runs_on and last.stop == quotation.start:
            return owner
        if same and here - there <= 6:
            return owner
        opens = quotation.start == text.sentences[here].first
        close = text.sentence_of[quotation.start] - text.sentence_of[last.stop - 1] <= 1
        return owner if opens and close and owner.source is not None else None

    def _parts(self, quotation: Quotation, owner: Found) -> list[Found]:
        """The runs of whole sentences of a quotation that no attribution covers."""
        text = self.text
        runs: list[tuple[int, int]] = []
        joined = False
        for number in range(text.sentence_of[quotation.first], text.sentence_of[quotation.last - 1] + 1):
            sentence = text.sentences[number]
            first, last = max(sentence.first, quotation.first), min(sentence.last, quotation.last)
            if any(min(last, f.last) - max(first, f.first) > 0 and not self._inner(f, quotation) for f in self.found):
                joined = False
            elif joined:
                runs[-1] = (runs[-1][0], last)
            elif last - first > 2:
                runs.append((first, last))
                joined = True
        out = []
        for first, last in runs:
            first, last = self.contents.tidy(first, last)
            if last - first > 1:
                out.append(Found(owner.source, owner.cue, first, last, "stated", owner.verb, owner.carrier))
        return out

    def _inner(self, found: Found, quotation: Quotation) -> bool:
        """True for an attribution within the quoted words themselves: "They said it would never happen," he added."""
        return quotation.first <= found.cue[0] < quotation.last
