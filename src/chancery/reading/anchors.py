"""Anchors: which words of a text belong to which happening, and which happening governs a phrase."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.happenings import Happening, Naming


class Anchors:
    """From words to happenings: triggers first, then the light verbs that carry them, then the words of their status."""

    def __init__(self, text: Text, happenings: list[Happening]) -> None:
        self.text = text
        self.of: dict[int, tuple[Happening, Naming]] = {}
        everything = [(h, n) for h in happenings for n in h.namings]
        for h, n in everything:
            self.of[n.token] = (h, n)
        for h, n in everything:
            self.of.setdefault(n.predicate, (h, n))
        for h, n in everything:
            for operator in n.operators:
                token = text.token_at(operator.span[0])
                if token is not None:
                    self.of.setdefault(token, (h, n))

    def above(self, token: int, *, skip: Happening | None = None, steps: int = 6) -> tuple[Happening, Naming] | None:
        """The happening that a word hangs on: the nearest governor that belongs to one (other than `skip`)."""
        text = self.text
        node = text.heads[token]
        for _ in range(steps):
            if node < 0:
                return None
            found = self.of.get(node)
            if found is not None and found[0] is not skip:
                return found
            node = text.heads[node]
        return None


SPEECH = frozenset(
    "say tell add announce report state note write confirm reply quote disclose declare comment remark claim argue stress explain"
    " warn insist cite mention".split()
)


def preposition_of(text: Text, token: int) -> str:
    """The preposition or conjunction of a phrase or clause: "before", "ahead of", "no later than", "until"; "" if none."""
    words: list[int] = []
    for child in text.children[token]:
        if child < token and text.relations[child] in ("case", "mark", "advmod", "fixed") and (
            text.upos[child] in ("ADP", "SCONJ", "ADV", "PART", "VERB", "NOUN")
        ):
            words.append(child)
            words += [c for c in text.children[child] if text.relations[c] in ("fixed", "case", "advmod", "det")]
    words = sorted(set(words))
    return " ".join(text.lower[w] for w in words)
