"""Reigns: who leads no more or not yet, and whose king, emir or sultan is meant."""

from __future__ import annotations

from chancery.knowledge.world import slug
from chancery.reading.owners import OwnerReader
from chancery.reading.pieces import Piece
from chancery.reading.plurals import PluralReader
from chancery.reading.roll import Roll
from chancery.reading.scenes import HUBS

REALMS = {"king": "kingdom", "queen": "kingdom", "emir": "emirate", "amir": "emirate", "sultan": "sultanate"}
"""What the land of a monarch is called."""
LEADS = frozenset({"head_of_state", "head_of_government", "paramount_leader", "head_elect", "supreme_leader"})
_GONE = frozenset(
    "former ex ousted deposed toppled overthrown exiled slain assassinated murdered late fallen fugitive jailed".split()
)
"""What is said of one who leads no more."""

_SECOND = frozenset({"deputy", "vice", "assistant"})
"""What makes an office another than the one it is below: "the Foreign Minister" is not his deputy."""
_ROYAL = frozenset("king queen emperor empress sultan emir amir prince princess pope pontiff monarch".split())


REIGNING = LEADS - {"head_elect"}


class ReignReader(PluralReader):
    """Reads titles of leaders whose owner the words beside them do not tell; `owners` reads those words."""

    def __init__(self, reader: Roll) -> None:
        super().__init__(reader)
        self.owners = OwnerReader(reader.text, reader.pieces, reader.starts)

    def past(self, piece: Piece, role: str) -> str | None:
        """The person named before who no longer leads, or does not yet: Rabin as "the slain leader", Bhutto as "the former
        premier", Lula as "the president-elect" while another is in office.
        """
        reader, first = self.reader, piece.first
        if role not in LEADS or self.owners.owner(self.reader.starts[first]) != (None, None):
            return None
        gone = self.gone(first)
        if not gone and role != "head_elect":
            return None
        for said in reversed(reader.memory.people[-16:]):
            person = reader.people.persons.get(said.actor)
            rows = [r for r in reader.world.person(person.name.split()) if r.role in LEADS] if person else []
            if not rows or any(reader.world.in_office(r, reader.day) for r in rows):
                continue
            day = reader.day.isoformat() if reader.day is not None else ""
            if not day:
                return None
            over = gone and any(r.end and r.end <= day for r in rows)
            if over or (not gone and any(day < r.start <= f"{int(day[:4]) + 1}{day[4:]}" for r in rows)):
                return said.actor
        return None

    def gone(self, first: int) -> bool:
        """True for "the ousted president", "ex-president": one who leads no more."""
        return self.text.lower[first - 1] in _GONE or self.text.lower[first].startswith("ex-")

    def sent_from(self) -> str | None:
        """The country that a report is sent from, but for those that reports on others are sent from."""
        home = self.reader.home
        return home if home not in HUBS else None

    def crowned(self, word: str, at: int) -> str | None:
        """The country of "the king", "the emir", "the sultan": the one that has one, of those named of late."""
        known = self.reader.epithets.at([REALMS.get(word, "")], 0)
        return (
            self.reader.memory.among(known[1], self.text.sentence_of[at], self.reader.country_of)
            if known is not None
            else None
        )

    def lately(self, at: int) -> str | None:
        """The one who leads, or has just come to, of those named in the two sentences before: Karzai as "the new leader"."""
        reader, sentence = self.reader, self.text.sentence_of[at]
        for said in reversed(reader.memory.people[-8:]):
            if not 0 < sentence - said.sentence <= 2:
                continue
            person = reader.people.persons.get(said.actor)
            rows = reader.world.person(person.name.split()) if person is not None else []
            if person is not None and (person.role in REIGNING or any(r.role in REIGNING for r in rows)):
                return said.actor
        return None

    def _in_role(self, role: str) -> str | None:
        """The person named of late who holds an office: Cheney in "Cheney met the king. The defence secretary flew on"."""
        people = self.reader.people.persons
        near = (said.actor for said in reversed(self.reader.memory.people[-6:]))
        return next((a for a in near if a in people and people[a].role == role), None)

    def minister_of(self, country: str) -> str | None:
        """The one of a state's ministers who was named last: Zarif in "Zarif met Kerry. The Iranian minister said"."""
        for said in reversed(self.reader.memory.people[-16:]):
            person = self.reader.people.persons.get(said.actor)
            if person is not None and person.country == country and (person.role or "").endswith("_minister"):
                return said.actor
        return None

    def _earlier(self, words: set[str], role: str) -> str | None:
        """The person of the report whom "the minister", "the envoy", "the president" takes up again."""
        reader = self.reader
        for said in reversed(reader.memory.people[-16:]):
            person = reader.people.persons.get(said.actor)
            crowned = person is not None and bool(person.titles & _ROYAL) != bool(words & _ROYAL)
            ranked = person is not None and not (person.titles & _SECOND) <= words
            if person is not None and not ranked and (words <= person.titles or (person.role == role and not crowned)):
                return said.actor
            if person is None and said.actor.startswith("office:") and said.actor.endswith("/" + slug(role)):
                return said.actor
        for said in reversed(reader.memory.people[-16:]):
            person = reader.people.persons.get(said.actor)
            held = person.role if person is not None and not person.titles else None
            office = said.actor.partition("/")[2] if said.actor.startswith("office:") else slug(held or "")
            if role == "minister" and office.endswith("-minister"):
                return said.actor
        return None
