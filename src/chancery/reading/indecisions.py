"""Indecisions: stands not yet taken: "has yet to decide on the offer"."""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates

_DECIDING = frozenset({"decide", "say", "make", "determine", "choose"})
_COMMITTING = frozenset({"rule", "take"})
_REFUSING = frozenset({"refuse", "decline"})


class Indecisions:
    """Reads what is undecided in one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders) -> None:
        self.grammar, self.text, self.issues, self.holders = grammar, grammar.text, issues, holders

    def read(self, token: int, lemma: str) -> list[Stand]:
        """ "has yet to decide on the offer", "has yet to say whether it will come", "has not decided whether to come"."""
        text = self.text
        if lemma in _COMMITTING:
            return self._left_open(token, lemma)
        if lemma not in _DECIDING:
            return []
        near = [token, text.heads[token]] if text.heads[token] >= 0 else [token]
        waiting = any(text.lower[c] == "yet" for n in near for c in text.children[n]) or negates(self.text, token)
        if not waiting:
            return []
        issue = next(
            (
                c
                for c in text.children[token]
                if text.relations[c] in ("ccomp", "xcomp")
                and any(text.lower[m] in ("whether", "if") for m in text.children[c])
            ),
            None,
        )
        if issue is None:
            below = [token, *(c for c in text.children[token] if text.relations[c] in ("obj", "xcomp"))]
            issue = next((t for n in below for p, t in self.grammar.obliques(n) if p in ("on", "about", "over")), None)
        actor = self.holders.holder(token, "verb")
        return [(actor, "undecided", self.issues.topic(issue), None)] if issue is not None and actor is not None else []

    def _left_open(self, token: int, lemma: str) -> list[Stand]:
        """ "refused to rule out sanctions", "has declined to take sides in the dispute"."""
        text = self.text
        refused = text.heads[token] >= 0 and text.lemmas[text.heads[token]].lower() in _REFUSING
        if not (refused or negates(text, token)):
            return []
        thing = next((c for c in text.children[token] if text.relations[c] == "obj"), None)
        if thing is None:
            return []
        out = any(text.lower[c] == "out" for c in text.children[token])
        issue = (
            thing if lemma == "rule" and out else token if lemma == "take" and text.lower[thing] == "sides" else None
        )
        actor = self.holders.holder(token, "verb")
        return [(actor, "undecided", self.issues.topic(issue), None)] if issue is not None and actor is not None else []
