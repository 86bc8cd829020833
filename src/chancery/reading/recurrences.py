"""Recurrences: a deed that comes up again by its own word, told with other sides, is still the deed told before."""

from __future__ import annotations

from chancery.reading.drafts import Draft
from chancery.reading.merging import Merger

_DEEDS = frozenset(
    "clash cyber-attack deployment detention exercise incursion release seizure strike withdrawal".split()
)
"""Deeds that a report comes back to by one word, of which it seldom tells two without a number, a day or "another" to part them."""


_BLOWS = frozenset({"clash", "cyber-attack", "incursion", "strike"})
_PAST = frozenset({"occurred", "ongoing"})


class Recurrences:
    """Makes one of what was left two because each clause names only some who took part.

    "Another man was arrested on Friday, officials said. The paper wrote that a Gambian man was arrested in Dakar": one arrest, of a
    Gambian, in Senegal. Looked for when those who take part are known as far as they will be.
    """

    def __init__(self, merger: Merger) -> None:
        self.merger, self.text = merger, merger.text

    def settle(self, drafts: list[Draft]) -> list[Draft]:
        """The happenings with what recurs joined to where it was told first; those given are changed."""
        out: list[Draft] = []
        for draft in drafts:
            same = next((o for o in reversed(out) if self._recurs(o, draft)), None)
            if same is None:
                out.append(draft)
            else:
                self.merger.join(same, draft)
        return out

    def _recurs(self, old: Draft, new: Draft) -> bool:
        if old.type != new.type or new.type not in _DEEDS or new.apart or not self._words(old) & self._words(new):
            return False
        if self.merger.pairs.one_of_many(old, new):
            return False
        if self.merger.nouns.indefinite(new.namings[0].token) or self.merger.clash_in_time(old, new):
            return False
        told = [{n.status for n in d.namings} for d in (old, new)]
        if told[0] != told[1] and not told[0] | told[1] <= _PAST:
            return False
        for parted in (self._doers, self._struck, self._counted, self._undergoing):
            one, other = parted(old), parted(new)
            if one and other and not one & other:
                return False
        done, borne = ([self._in(d, role) for d in (old, new)] for role in ("actor", "target"))
        if done[0] & borne[1] or done[1] & borne[0]:
            return False  # "Sudan shelled a post of Chad … the shelling of a post of Sudan by Chad"
        verb = new.namings[0].token
        return bool(new.participants) or self.text.upos[verb] != "VERB" or not self.merger.grammar.patients(verb)

    def _in(self, draft: Draft, role: str) -> set[str]:
        return {self.merger.cast.side(p.actor) for p in draft.participants if p.role == role}

    def _struck(self, draft: Draft) -> set[str]:
        """The countries it is done to; an embassy stands in one land and belongs to another, and parts nothing."""
        targets = [p.actor for p in draft.participants if p.role == "target" and p.actor not in draft.guessed]
        abroad = any(actor.endswith("/embassy") for actor in targets)
        return set() if abroad else {self.merger.cast.side(actor) for actor in targets}

    def _undergoing(self, draft: Draft) -> set[str]:
        """What its verbs are done to: "frigates deployed to the gulf" are not the troops deployed in the hills."""
        if draft.type in _BLOWS:
            return set()  # "hacked the parliament … hacked its computers"
        grammar, verbs = self.merger.grammar, [n.token for n in draft.namings if self.text.upos[n.token] == "VERB"]
        nouns = {t for verb in verbs for t in grammar.patients(verb) if self.text.upos[t] in ("NOUN", "PROPN")}
        return {grammar.lemma(t) for t in nouns}

    def _doers(self, draft: Draft) -> set[str]:
        """The countries whose deed its own words say it is: the drills of China are not those of Manila."""
        acting = [p for p in draft.participants if p.role in ("actor", "party")]
        return {self.merger.cast.side(p.actor) for p in acting if p.actor not in draft.guessed}

    def _words(self, draft: Draft) -> set[str]:
        return {self.text.lemmas[n.token] for n in draft.namings}

    def _counted(self, draft: Draft) -> set[str]:
        """The figures beside its words, which part two deeds: "killed 12 … killed three"."""
        text, out = self.text, set()
        for naming in draft.namings:
            first, last = text.subtree(naming.token)
            out |= {text.lower[t] for t in range(first, last) if text.upos[t] == "NUM"}
        return out
