"""Stand-ins: the noun that a pronoun stands for, where what is told of it asks for a word of its kind.

"Kenya has 900 soldiers in Mali, and says they will leave by May": it is soldiers who leave.
"""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.cast import Cast
from chancery.reading.quotations import read_quotations
from chancery.reading.referents import ReferentReader

_PERSONAL = frozenset({"he", "she"})
_PLURAL, _NEUTER = frozenset({"they", "them"}), frozenset({"it"})


class StandIns:
    """Finds the nouns for the pronouns of one text, each once; nothing is looked for before the first is asked for."""

    def __init__(self, text: Text, cast: Cast) -> None:
        self.text, self.cast = text, cast
        self._referents: ReferentReader | None = None
        self._known: dict[int, int | None] = {}

    def noun(self, pronoun: int) -> int | None:
        """The head of the phrase that "they", "them" or "it" take up, the office of "he"; None for any other word, and where it names none."""
        low = self.text.lower[pronoun]
        if low in _PERSONAL:
            return self._office(pronoun)
        if low not in _PLURAL and low not in _NEUTER:
            return None
        if pronoun not in self._known:
            self._known[pronoun] = self._found(pronoun, low in _PLURAL)
        return self._known[pronoun]

    def _office(self, pronoun: int) -> int | None:
        """What one whom "he" or "she" stands for was called last: the ambassador of "Peru's ambassador was … He was recalled"."""
        one = self.cast.at(pronoun)
        if one is None:
            return None
        for mention in reversed(self.cast.within(0, pronoun)):
            if mention.actors == one.actors and self.text.upos[mention.head] == "NOUN":
                return mention.head
        return None

    def _found(self, pronoun: int, plural: bool) -> int | None:
        if self._referents is None:
            quoted: dict[int, int] = {}
            for number, quotation in enumerate(read_quotations(self.text)):
                quoted.update(dict.fromkeys(range(quotation.first, quotation.last), number))
            self._referents = ReferentReader(self.text, self.cast, quoted)
        phrase = self._referents.plural(pronoun) if plural else self._referents.neuter(pronoun)
        if phrase is None or self.text.upos[phrase.head] != "NOUN":
            return None
        one = self.cast.at(pronoun)
        return phrase.head if one is None or set(one.actors) == set(phrase.actors) else None
