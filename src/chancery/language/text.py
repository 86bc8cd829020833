"""A report made readable: tokens, sentences, grammar and names, every character leading back to the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)`, characters `[start, end)`; `parsed` is False where the screen left it without grammar."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    parsed: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name of tokens `[first, last)`; `label` is PER, ORG or LOC, `confidence` the head's mean probability."""

    first: int
    last: int
    label: str
    confidence: float


class Text:
    """The analysed text of one report. All lists run over its tokens; `source` is the report's text, untouched.

    `heads` holds token indices (-1 for a root), `relations` UD relations, `feats` UD feature strings (`_` for none),
    `certainty` the probability of each arc and `runner_up` the second-best head. In "Takaichi met Trump." the head of
    "Trump" is "met" and its relation `obj`.
    """

    __slots__ = (
        "_subtree",
        "certainty",
        "children",
        "end",
        "feats",
        "heads",
        "lemmas",
        "lower",
        "names",
        "paragraphs",
        "relations",
        "runner_up",
        "sentence_of",
        "sentences",
        "source",
        "start",
        "upos",
        "words",
    )

    def __init__(self, source: str, spans: list[tuple[int, int]], paragraphs: list[tuple[int, int]]) -> None:
        self.source = source
        self.start = [a for a, _ in spans]
        self.end = [b for _, b in spans]
        self.words = [source[a:b] for a, b in spans]
        self.lower = [w.lower() for w in self.words]
        size = len(spans)
        self.lemmas: list[str] = list(self.lower)
        self.upos = ["X"] * size
        self.feats = ["_"] * size
        self.heads = [-1] * size
        self.relations = ["root"] * size
        self.certainty = [0.0] * size
        self.runner_up = [-1] * size
        self.children: list[list[int]] = [[] for _ in range(size)]
        self.sentence_of = [0] * size
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []
        self.paragraphs = paragraphs
        self._subtree: dict[int, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return f"<Text: {len(self.sentences)} sentences, {len(self.words)} tokens>"

    def token_at(self, char: int) -> int | None:
        """The token that covers the character, or the next one after it; None past the last token."""
        token = bisect_right(self.end, char)
        return token if token < len(self.words) else None

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that overlap the characters `[start, end)`."""
        return range(bisect_right(self.end, start), max(bisect_right(self.end, start), bisect_left(self.start, end)))

    def part(self, token: int) -> tuple[int, int]:
        """The words between two semicolons that a token stands among: each part of such a sentence tells a thing of its own."""
        sentence = self.sentences[self.sentence_of[token]]
        marks = [t for t in range(sentence.first, sentence.last) if self.words[t] == ";"]
        before, behind = [m for m in marks if m < token], [m for m in marks if m > token]
        return max([sentence.first, *before]), min([sentence.last, *behind])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens `[first, last)`."""
        return self.start[first], self.end[last - 1]

    def quote(self, first: int, last: int) -> str:
        """The words of tokens `[first, last)` as the report has them."""
        return self.source[self.start[first] : self.end[last - 1]]

    def subtree(self, token: int) -> tuple[int, int]:
        """The token range `[first, last)` from the leftmost to the rightmost word below `token`."""
        known = self._subtree.get(token)
        if known is None:
            first, last = token, token + 1
            for child in self.children[token]:
                a, b = self.subtree(child)
                first, last = min(first, a), max(last, b)
            known = self._subtree[token] = (first, last)
        return known

    def move(self, token: int, head: int) -> None:
        """Hangs a token on another head; where that head hangs below the token, on which no tree could stand, nothing moves."""
        if token in self.path(head):
            return
        self.children[self.heads[token]].remove(token)
        self.heads[token] = head
        self.children[head].append(token)
        self.children[head].sort()
        self._subtree.clear()

    def raise_above(self, token: int, relation: str, kept: frozenset[str]) -> None:
        """Puts a token where its head hangs; the head hangs on it by `relation`, and so do the head's other words, but for
        those whose relations are `kept`.
        """
        head = self.heads[token]
        above = self.heads[head]
        for child in list(self.children[head]):
            if child != token and self.relations[child] not in kept:
                self.move(child, token)
        self.children[head].remove(token)
        self.relations[token], self.heads[token] = self.relations[head], above
        if above >= 0:
            self.children[above].append(token)
            self.children[above].remove(head)
            self.children[above].sort()
        self.relations[head], self.heads[head] = relation, token
        self.children[token].append(head)
        self.children[token].sort()
        self._subtree.clear()

    def unended(self, sentence: int) -> bool:
        """True for a sentence without a full stop or another end, as headings are."""
        end = self.sentences[sentence].end
        return not self.source[end - 1 : end].endswith((".", "!", "?", '"', "”", ":"))

    def path(self, token: int) -> list[int]:
        """The token, its governor, and so on up to the root."""
        out = [token]
        while self.heads[out[-1]] >= 0:
            out.append(self.heads[out[-1]])
        return out

    def feat(self, token: int, name: str) -> str | None:
        """The value of one UD feature, such as `Tense`; None where the word does not have it."""
        feats = self.feats[token]
        at = feats.find(name + "=")
        if at < 0 or (at > 0 and feats[at - 1] != "|"):
            return None
        stop = feats.find("|", at)
        return feats[at + len(name) + 1 : stop if stop >= 0 else None]

    def to_spacy(self) -> Any:
        """This text as a spaCy `Doc` (needs the extra `chancery[spacy]`; ImportError says so where it is missing)."""
        try:
            from spacy.tokens import Doc, Span
            from spacy.vocab import Vocab
        except ImportError as missing:
            raise ImportError("to_spacy needs spaCy: pip install 'chancery[spacy]'") from missing
        size = len(self.words)
        spaces = [i + 1 < size and self.start[i + 1] > self.end[i] for i in range(size)]
        starts = {s.first for s in self.sentences}
        doc = Doc(
            Vocab(),
            words=self.words,
            spaces=spaces,
            pos=self.upos,
            lemmas=self.lemmas,
            morphs=["" if f == "_" else f for f in self.feats],
            heads=[i if h < 0 else h for i, h in enumerate(self.heads)],
            deps=["ROOT" if h < 0 else r for h, r in zip(self.heads, self.relations, strict=True)],
            sent_starts=[i in starts for i in range(size)],
        )
        doc.set_ents([Span(doc, n.first, n.last, label=n.label) for n in self.names])
        return doc
