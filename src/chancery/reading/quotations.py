"""Quotations: what stands in quotation marks, from mark to mark, over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.language.text import Text

_DOUBLE = frozenset({'"', "“", "”", "«", "»", "„", "``"})
_OPENING = frozenset({"“", "«", "„", "``", "`"})
_CLOSING = frozenset({"”", "»"})
MARKS = _DOUBLE | {"'", "‘", "’"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `[first, last)` inside the marks, `[start, stop)` with them.

    `runs_on` is True where the paragraph ends before the marks close and the next one opens with a mark again, as
    newspapers set a speech of several paragraphs.
    """

    first: int
    last: int
    start: int
    stop: int
    runs_on: bool = False


def read_quotations(text: Text) -> list[Quotation]:
    """The quotations of a text, in order; straight, curly, angle and single marks, and two apostrophes for one mark.

    '"We have waited four years," Oribe told reporters. "It is enough."' holds two.
    """
    out: list[Quotation] = []
    for first, last in _paragraphs(text):
        out += _Paragraph(text, first, last).read()
    starts = {q.start for q in out}
    return [_joined(q, starts) for q in out]


def _joined(quotation: Quotation, starts: set[int]) -> Quotation:
    runs_on = quotation.last == quotation.stop and quotation.stop in starts
    return Quotation(quotation.first, quotation.last, quotation.start, quotation.stop, runs_on)


def _paragraphs(text: Text) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    known = -1
    for sentence in text.sentences:
        if out and sentence.paragraph == known:
            out[-1] = (out[-1][0], sentence.last)
        else:
            out.append((sentence.first, sentence.last))
        known = sentence.paragraph
    return out


class _Paragraph:
    """Pairs the marks of one paragraph."""

    def __init__(self, text: Text, first: int, last: int) -> None:
        self.text, self.first, self.last = text, first, last

    def read(self) -> list[Quotation]:
        """Its quotations; one that is never closed ends with the paragraph, or with its sentence where another opens in it."""
        out: list[Quotation] = []
        opened: tuple[int, int, str] | None = None
        token = self.first
        while token < self.last:
            mark, width = self._mark(token)
            if mark:
                if opened is None:
                    if self._opens(token, width, mark):
                        opened = (token, token + width, mark)
                elif self._closes(token, width, mark, opened[2]):
                    if token > opened[1]:
                        out.append(Quotation(opened[1], token, opened[0], token + width))
                    opened = None
            token += max(width, 1)
        if opened is not None and opened[2] != "'":
            stop = self.last
            if opened[0] != self.first and not self._goes_on():
                stop = next(s.last for s in self.text.sentences[self.text.sentence_of[opened[0]] :])
            if stop > opened[1]:
                out.append(Quotation(opened[1], stop, opened[0], stop))
        return out

    def _goes_on(self) -> bool:
        """True where the next paragraph opens with a mark again."""
        size = len(self.text.words)
        return self.last < size and self._mark(self.last, min(self.last + 2, size))[0] == '"'

    def _mark(self, token: int, last: int | None = None) -> tuple[str, int]:
        """The kind of mark at a token, `"` or `'`, and how many tokens it takes; none is ("", 1)."""
        text = self.text
        word = text.words[token]
        if word in _DOUBLE:
            return '"', 1
        paired = token + 1 < (last or self.last) and text.words[token + 1] == word and self._adjoin(token)
        if word in ("'", "`") and paired:
            return '"', 2
        if word in ("‘", "’", "'"):
            return "'", 1
        return "", 1

    def _adjoin(self, token: int) -> bool:
        return self.text.end[token] == self.text.start[token + 1]

    def _opens(self, token: int, width: int, mark: str) -> bool:
        text = self.text
        word = text.words[token]
        if (word in _OPENING and not self._ends(token)) or word == "‘":
            return True
        if word in _CLOSING or word == "’" or token + width >= self.last:
            return False
        before = token == self.first or text.end[token - 1] < text.start[token] or text.words[token - 1] in "(—–-["
        after = text.end[token + width - 1] == text.start[token + width]
        if mark == "'":
            return before and after and self._is_closed(token)
        return before or after

    def _ends(self, token: int) -> bool:
        """True for an opening mark set where a closing one belongs: “Who will pay?“ he asked."""
        text = self.text
        behind = token + 1 >= self.last or text.end[token] < text.start[token + 1]
        return token > self.first and behind and text.end[token - 1] == text.start[token]

    def _is_closed(self, token: int) -> bool:
        """True where a straight single mark finds its fellow: 'nothing is ruled out,' not the rock 'n' of a name."""
        return any(
            self.text.words[t] == "'" and self._closes(t, 1, "'", "'")
            for t in range(token + 3, min(token + 80, self.last))
        )

    def _closes(self, token: int, width: int, mark: str, opened: str) -> bool:
        if mark != opened:
            return False
        text = self.text
        word = text.words[token]
        if word in _CLOSING or (word in _OPENING and self._ends(token)):
            return True
        if word in _OPENING or word == "‘":
            return False
        clings = text.end[token - 1] == text.start[token]
        if mark == "'":
            ends = text.words[token - 1] in (",", ".", "?", "!", "…")
            last = (
                token + 1 >= self.last or text.end[token] < text.start[token + 1] or text.words[token + 1] in ",.;:?!)"
            )
            return clings and last and (ends or not text.lower[token - 1].endswith("s") or word == "’")
        return clings or token + width >= self.last or text.end[token + width - 1] < text.start[token + width]
