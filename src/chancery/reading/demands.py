"""Demands: what somebody asks for in a list: "has set three conditions: an end to the embargo, …", "proposals, including a hotline"."""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates

_LISTED = frozenset("condition demand term proposal precondition requirement request".split())
_SETTING = frozenset(
    "set put lay present list name issue submit make attach table outline raise repeat announce have advance unveil".split()
)
_REACH = 16
"""How far behind its noun a list may begin."""


class Demands:
    """Reads the lists of demands of one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders) -> None:
        self.grammar, self.text, self.issues, self.holders = grammar, grammar.text, issues, holders

    def read(self, noun: int, lemma: str) -> list[Stand]:
        """Each thing in a list of demands, as sought by whoever makes them."""
        text = self.text
        if lemma not in _LISTED or text.feat(noun, "Number") != "Plur":
            return []
        actor = self._maker(noun)
        items = self._including(noun) or self._behind_colon(noun)
        if actor is None or len(items) < 2:
            return []
        out: list[Stand] = []
        for item, stop in items:
            first = text.subtree(item)[0]
            while first < item and (
                text.upos[first] in ("PUNCT", "CCONJ") or text.lower[first] in ("that", "including")
            ):
                first += 1
            out.append((actor, "seeks", self.issues.topic(item, begins=first, ends=stop), None))
        return out

    def _maker(self, noun: int) -> str | None:
        text, grammar = self.text, self.grammar
        own = [c for c in text.children[noun] if text.relations[c] in ("nmod:poss", "amod", "compound")]
        own += [t for p, t in grammar.obliques(noun) if p in ("by", "from") and t > noun]
        if (owner := self.holders.first(own)) is not None:
            return owner
        verb = text.heads[noun]
        if (
            verb < 0
            or text.relations[noun] != "obj"
            or text.lemmas[verb].lower() not in _SETTING
            or negates(text, verb)
        ):
            return None
        return self.holders.holder(verb, "verb")

    def _including(self, noun: int) -> list[tuple[int, int]]:
        """The list behind "including": "put forward five proposals, including a hotline and a truce"."""
        text = self.text
        head = next(
            (
                c
                for c in text.children[noun]
                if c > noun and any(text.lower[g] == "including" and g < c for g in text.children[c])
            ),
            None,
        )
        return self._items(head) if head is not None else []

    def _behind_colon(self, noun: int) -> list[tuple[int, int]]:
        text = self.text
        last = text.sentences[text.sentence_of[noun]].last
        colon = next((t for t in range(noun + 1, min(noun + _REACH, last)) if text.words[t] == ":"), None)
        if colon is None:
            return []
        head = next((t for t in range(colon + 1, last) if text.heads[t] <= colon), None)
        return self._items(head) if head is not None else []

    def _items(self, head: int) -> list[tuple[int, int]]:
        """The head of a list and what is joined to it, each with where its words end."""
        text = self.text
        joined = [c for c in text.children[head] if c > head and text.relations[c] == "conj"]
        heads = [t for t in (head, *joined) if text.upos[t] in ("NOUN", "VERB", "PROPN")]
        stops = [text.subtree(t)[0] for t in heads[1:]]
        out = []
        for item, stop in zip(heads, [*stops, text.subtree(head)[1]], strict=True):
            end = min(stop, text.subtree(item)[1]) if item != head else stop
            while end > item + 1 and text.upos[end - 1] in ("PUNCT", "CCONJ"):
                end -= 1
            out.append((item, end))
        return out
