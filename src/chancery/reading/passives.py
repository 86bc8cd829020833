"""Passives: what is done rather than doing, and by whom: "was boarded and seized by marines"."""

from __future__ import annotations

from chancery.reading.adjuncts import Adjuncts

_TAKEN_FOR = frozenset("presume believe report fear think say confirm declare find leave feel suspect".split())
"""What one who is not seen is taken for: "is presumed killed", "were reported captured"."""


class Passives(Adjuncts):
    """Questions about the passives of the tree of one text."""

    __slots__ = ()

    def is_passive(self, token: int) -> bool:
        """True for "was postponed", "being held", "to be signed", and a bare participle, after a noun or set apart from who it is
        about: "Called back on Tuesday, the envoy will report".
        """
        text = self.text
        for child in text.children[token]:
            relation = text.relations[child]
            if relation in ("aux:pass", "nsubj:pass", "csubj:pass"):
                return True
            if (
                relation == "obl:agent"
                and text.feat(token, "VerbForm") == "Part"
                and text.feat(token, "Tense") == "Past"
            ):
                return True  # "as outlined by the king and endorsed by the council"
        if text.relations[token] in ("conj", "xcomp") and self._passive_too(token):
            return True
        apart = text.relations[token] == "advcl" and not any(text.relations[c] == "obj" for c in text.children[token])
        return (
            (text.relations[token] == "acl" or apart)
            and text.feat(token, "VerbForm") == "Part"
            and text.feat(token, "Tense") == "Past"
            and not any(text.relations[c] in ("nsubj", "mark", "aux") for c in text.children[token])
        )

    def _passive_too(self, token: int) -> bool:
        """True for the second participle of "was detained and expelled", "is presumed killed by the rebels"."""
        text = self.text
        if text.relations[token] == "xcomp" and self.lemma(text.heads[token]) not in _TAKEN_FOR:
            return False
        participle = text.feat(token, "VerbForm") == "Part" and text.feat(token, "Tense") == "Past"
        own = any(text.relations[c] in ("nsubj", "aux", "obj", "mark") for c in text.children[token])
        return participle and not own and self.is_passive(text.heads[token])

    def agents(self, token: int) -> list[int]:
        """Who does it in a passive: the "by" phrase, which may hang on what it was called: "described as alarming by Russia"."""
        found = [c for p, t in self.obliques(token) if p == "by" for c in self.conjuncts(t)]
        if not found:
            found = [
                c
                for below in self.text.children[token]
                if below > token
                and self.text.relations[below] in ("xcomp", "obl", "advcl")
                and (self.text.upos[below] in ("ADJ", "NOUN") or self._presumed(below))
                for p, t in self.obliques(below)
                if p == "by"
                for c in self.conjuncts(t)
            ]
        return found or [c for beside in self._told_together(token) for c in self.agents(beside)]

    def _presumed(self, token: int) -> bool:
        """True for the participle in "is believed killed by rebels"."""
        return self.text.relations[token] == "xcomp" and self.text.feat(token, "VerbForm") == "Part"

    def _told_together(self, token: int) -> list[int]:
        """The participle that is joined to another by "and" alone, and says by whom both were done: "abducted and killed by rebels"."""
        text = self.text
        return [
            c
            for c in text.children[token]
            if text.relations[c] == "conj"
            and text.upos[c] == text.upos[token] == "VERB"
            and text.lower[token + 1 : c] == ["and"]
            and text.feat(c, "VerbForm") == "Part"
            and not any(text.relations[d] in ("obj", "aux", "aux:pass") for d in text.children[c])
        ]
