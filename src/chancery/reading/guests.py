"""Guests: in whose country somebody is who has travelled, and whose ministers and bodies he meets there."""

from __future__ import annotations

from chancery.reading.roll import Roll

_TRAVELLING = frozenset("visit fly travel arrive go tour land journey come head".split())
_MEETING = frozenset(
    """meet see confer talk speak hold have greet thank call dine lunch sit consult hand deliver present receive welcome host
    pay""".split()
)
"""What a guest does with those of the country where he is, and they with him."""
_REACH = 2
"""How many sentences after a journey somebody is told of as a guest."""


class GuestReader:
    """Finds the host of the one who meets a minister, a parliament or a government of which nobody says whose it is."""

    def __init__(self, reader: Roll) -> None:
        self.reader, self.text = reader, reader.text

    def host(self, at: int) -> str | None:
        """The country (ISO alpha-3) to which the one who meets the holder of an office has travelled: Guyana in "Hurst flew to
        Guyana on Monday. He met the foreign minister".
        """
        text, head = self.text, self._head(at)
        verb = next((t for t in text.path(head)[1:5] if text.upos[t] == "VERB"), None)
        if verb is None or text.lemmas[verb].lower() not in _MEETING or text.relations[head].startswith("nsubj"):
            return None
        guest = self._guest(verb)
        if guest is None:
            return None
        here = text.sentence_of[at]
        first = text.sentences[max(0, here - _REACH)].first
        for token in range(at - 1, first - 1, -1):
            if text.lemmas[token].lower() in _TRAVELLING and text.upos[token] == "VERB" and token != verb:
                return self._reached(token, guest, at)
        return None

    def _head(self, at: int) -> int:
        n = self.reader.starts.get(at)
        return self.reader.head(at, self.reader.pieces[n].last) if n is not None else at

    def _guest(self, verb: int) -> str | None:
        """The country or organisation of the person who is the subject of a verb, or of the one whose subject it shares."""
        text = self.text
        for _ in range(4):
            own = [c for c in text.children[verb] if text.relations[c].startswith("nsubj")]
            if own:
                mention = self.reader.cast.at(own[0])
                if mention is None and text.lower[own[0]] == "who" and text.heads[verb] >= 0:
                    mention = self.reader.cast.at(text.heads[verb])
                if mention is None or len(mention.actors) != 1:
                    return None
                return self.reader.country_of.get(mention.actors[0]) or mention.actors[0]
            if text.relations[verb] not in ("conj", "xcomp", "advcl") or text.heads[verb] < 0:
                return None
            verb = text.heads[verb]
        return None

    def _reached(self, journey: int, guest: str, at: int) -> str | None:
        """The country to which a journey of the guest's leads, which is not his own."""
        text = self.text
        if self._guest(journey) != guest:
            return None
        for child in text.children[journey]:
            relation = text.relations[child].partition(":")[0]
            cases = {text.lower[c] for c in text.children[child] if text.relations[c] == "case"}
            if (
                not journey < child < at
                or relation not in ("obj", "obl")
                or cases & {"from", "with", "after", "before"}
            ):
                continue
            mention = self.reader.cast.at(child)
            if mention is None or len(mention.actors) != 1 or not mention.actors[0].startswith("state:"):
                continue
            there = self.reader.country_of.get(mention.actors[0])
            return there if there != guest else None
        return None
