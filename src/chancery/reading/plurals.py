"""Plurals: several who hold an office at once, "their foreign ministers", and the states of a list, "Serbia and Kosovo"."""

from __future__ import annotations

from chancery.reading.colleagues import colleagues
from chancery.reading.convened import GATHERINGS, convened, of_states
from chancery.reading.coreference import NUMBERS
from chancery.reading.owners import OwnerReader
from chancery.reading.roll import body_id
from chancery.reading.seats import SeatReader

_MEMBERS_REACH = 5
_RULERS = frozenset({"generals", "colonels", "admirals"})
"""Officers who, where nobody says whose they are, rule the country of the scene."""


class PluralReader(SeatReader):
    """Reads whom a title in the plural stands for: in "the leaders of Serbia and Kosovo", the two states."""

    def _several(self, n: int, country: str | None, org: str | None) -> int:
        """Several office-holders: "their foreign ministers", "the leaders of Serbia and Kosovo", "EU foreign
        ministers".
        """
        reader, text, piece = self.reader, self.text, self.pieces[n]
        owners: list[str] = []
        head = reader.head(piece.first, piece.last)
        for child in text.children[head]:
            mention = reader.cast.at(child)
            if mention is not None and mention.last <= piece.first and mention.form != "place":
                owners += mention.actors
                for other in text.children[child]:
                    more = reader.cast.at(other)
                    if more is not None and text.relations[other] == "conj" and other < piece.first:
                        owners += more.actors
        owners += [reader.state(country)] if country is not None else [org] if org is not None else []
        owners += self._hyphened(n) if country is not None else []
        if piece.last < len(text.words) and text.lower[piece.last] == "of":
            owners += self.listed_states(n + 1, piece.last + 1)
        owners = list(dict.fromkeys(owners))
        if not owners:
            named = [self.reader.person_of[k] for k in self.offices_listed(n) if k in self.reader.person_of]
            owners = [reader.state(p.country) for p in named if p.country is not None]
            owners = list(dict.fromkeys(owners)) if len(set(owners)) > 1 else []
        noun = text.lower[piece.last - 1]
        if not owners and (body := self._of_members(piece.first)) is not None:
            owners = [body]
        opens = piece.first == text.sentences[text.sentence_of[piece.first]].first
        if not owners and (opens or text.lower[piece.first - 1] == "the") and (body := convened(reader, piece.first)):
            owners = [body]
        if not owners and noun in self.reader.nouns:
            owners = list(self.reader.nouns[noun])
        if not owners and (size := self._counted(piece.first)):
            owners = list(colleagues(reader, piece.title.role)) if piece.title is not None and size == 2 else []
            owners = owners or list(reader.memory.group(size, True, text.sentence_of[piece.first], reader.country_of))
        if not owners and noun in _RULERS and text.lower[piece.first - 1] == "the":
            country = self.scenes.country(piece.first)
            owners = [reader.state(country)] if country is not None else []
        if not owners and piece.title is not None and text.lower[piece.first - 1] in ("the", "both", "two"):
            owners = list(colleagues(reader, piece.title.role))
        if piece.title is not None and piece.title.role == "legislator":
            owners = [self._lawmakers(owner) for owner in owners]
        for owner in owners:
            if owner not in reader.known:
                reader.know(owner, owner.partition(":")[2], None, None)
        if not owners:
            self.reader.unowned.add(noun)
            return 0
        self.reader.nouns[noun] = tuple(owners)
        return reader.add(piece.first, piece.last, tuple(owners), "group" if len(owners) > 1 else "common")

    def _of_members(self, first: int) -> str | None:
        """The body told of last whose members' ministers gather: of "The council's summit will go ahead. A meeting of foreign
        ministers that was to prepare it" the council.
        """
        text, reader = self.text, self.reader
        if text.lower[first - 1] != "of" or first < 2 or text.lemmas[first - 2].lower() not in GATHERINGS:
            return None
        for said in reversed(reader.memory.states):
            if text.sentence_of[first] - said.sentence > _MEMBERS_REACH:
                return None
            if of_states(reader, said.actor):
                return said.actor
        return None

    def offices_listed(self, n: int) -> list[int]:
        """The persons named behind a title in the plural: "The two premiers, Anwar Ibrahim and Lawrence Wong,"."""
        return OwnerReader(self.text, self.pieces, self.reader.starts).listed(n)

    def _hyphened(self, n: int) -> list[str]:
        """The states joined by hyphens to the one before a title: of "a Japan-Kenya-Peru leaders' summit" Japan and Kenya."""
        words, out, k = self.text.words, list[str](), n - 1
        while (
            k > 0
            and words[self.pieces[k].first - 1] in ("-", "–")
            and self.pieces[k - 1].last == self.pieces[k].first - 1
        ):
            k -= 1
            entry = self.pieces[k].entry
            if entry is None or entry.country is None:
                break
            out.append(self.reader.state(entry.country))
        return out

    def _lawmakers(self, owner: str) -> str:
        """Lawmakers, who speak for themselves and not for their state."""
        if not owner.startswith("state:"):
            return owner
        id = body_id(owner[6:], "lawmakers")
        self.reader.know(id, f"{self.reader.known[owner][0]} lawmakers", owner[6:], None)
        return id

    def _counted(self, first: int) -> int:
        """How many they are, where it is told that they are known: 2 in "the two national security advisers"."""
        lower = self.text.lower
        if first > 0 and lower[first - 1] == "both":
            return 2
        known = first > 1 and lower[first - 2] in ("the", "all", "their", "these", "those")
        return NUMBERS.get(lower[first - 1], 0) if known else 0

    def listed_states(self, n: int, at: int, closed: bool = False) -> list[str]:
        """The states of a list: "Serbia and Kosovo", "Russia, Ukraine and Turkey"; the first alone where a list that has to be
        `closed` by an "and" is not: "officials from Kenya, Somalia said".
        """
        reader, text = self.reader, self.text
        out: list[str] = []
        joined = False
        while n < len(self.pieces) and self.pieces[n].kind == "named":
            piece, entry = self.pieces[n], self.pieces[n].entry
            if (
                entry is None
                or entry.kind not in ("country", "metonym", "organisation")
                or any(text.lower[t] not in ("and", ",", "the") for t in range(at, piece.first))
            ):
                break
            reader.know(entry.id, entry.name, entry.country, None)
            joined = "and" in text.lower[at : piece.first]
            out.append(entry.id)
            at, n = piece.last, n + 1
        joined = joined or text.lower[at : at + 2] == ["and", "other"]
        return out if joined or not closed else out[:1]
