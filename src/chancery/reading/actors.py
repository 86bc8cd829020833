"""Actors: everyone whom a report names, resolved by tables, titles, grammar and what the report said before."""

from __future__ import annotations

from datetime import date

from chancery.facts.actors import Actor
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import former_states
from chancery.language.text import Text
from chancery.reading.bodies import BodyReader
from chancery.reading.cast import Cast, Form
from chancery.reading.congresses import own_congress
from chancery.reading.groups import GroupReader
from chancery.reading.offices import OfficeReader
from chancery.reading.pieces import Piece
from chancery.reading.roll import Roll, body_id
from chancery.reading.speakers import read_speakers
from chancery.reading.standing import is_place
from chancery.reading.voices import Voice


def read_cast(
    text: Text, tables: Tables, day: date | None, home: str | None, body: int = 0, voice: Voice | None = None
) -> Cast:
    """Everyone whom the report names, with every mention.

    `day` is the report's date (who holds an office then), `home` the ISO code of the country it is written in or for,
    to which "the Foreign Ministry" belongs where nothing else is said, `body` the offset at which it begins behind its
    dateline, whose places act in nothing, `voice` for whom an official release speaks. "Japanese Prime Minister Sanae Takaichi" is
    `person:sanae-takaichi` of JPN, "Tokyo" in "Tokyo is pushing for" is `state:JPN`, "her Indian counterpart" an office
    of IND.
    """
    return CastReader(text, tables, day, home, body, voice).read()


class CastReader(Roll):
    """Reads the cast of one text: first the pieces that name somebody, then from left to right who is meant."""

    def __init__(
        self,
        text: Text,
        tables: Tables,
        day: date | None,
        home: str | None,
        body: int = 0,
        voice: Voice | None = None,
    ) -> None:
        super().__init__(text, tables, day, home)
        self.voice = voice
        self.offices = OfficeReader(self)
        self.bodies = BodyReader(self, self.offices)
        self.groups = GroupReader(self)
        self.body = body
        self.lent: dict[str, str] = {}
        standing = (f for f in former_states(tables) if f.heir and day is not None and day.isoformat() < f.until)
        self.cast.heirs = {f.iso3: f.heir for f in standing}
        issuing = voice.country if voice is not None else None
        self.home = issuing or home or self._likely_home()
        self.plain_home = issuing or self._plain_home()
        own_congress(self)
        entries = [p.entry for p in self.pieces if p.entry is not None]
        called = {e.country for e in entries if e.kind in ("country", "adjective")}
        self.inherited = {f for f, heir in self.cast.heirs.items() if heir in called and f not in called}
        self.no_belgian = not any(e.country == "BEL" and e.kind in ("country", "adjective") for e in entries)
        self.union_speaks = self.no_belgian and any(e.id == "org:eu" for e in entries)
        self.georgia_of_america = not {"Ga.", "Atlanta", "Savannah", "ATLANTA", "SAVANNAH"}.isdisjoint(text.words)

    def read(self) -> Cast:
        """The cast, all mentions in order."""
        self.offices.survey()
        self.cast.outlets = self.outlets
        i, size = 0, len(self.text.words)
        while i < size:
            number = self.starts.get(i)
            taken = self._piece(number) if number is not None else 0
            if not taken:
                taken = self.groups.at(i)
            i += max(1, taken)
        read_speakers(self)
        self._issued()
        self.settle()
        return self.cast

    def _issued(self) -> None:
        """Keeps whose release it is: "Notice on the Continuation of the National Emergency", of the White House."""
        if self.voice is not None and self.voice.country is not None and not self.voice.joint:
            id = self.state(self.voice.country)
            name, kind, country, role = self.known[id]
            self.cast.issuing = Actor(id=id, name=name, kind=kind, country=country, role=role, mentions=())

    # -- pieces --------------------------------------------------------------------------------------------------------

    def _piece(self, number: int) -> int:
        piece = self.pieces[number]
        if piece.kind == "named":
            return self._named(piece)
        if piece.kind == "person":
            return self.offices.person(number)
        if piece.kind == "title":
            return self.offices.titled(number)
        return self.bodies.read(number)

    def _named(self, piece: Piece) -> int:
        entry = piece.entry
        assert entry is not None
        first, last = piece.first, piece.last
        if self.text.start[first] < self.body and entry.kind != "outlet":
            return last - first
        if entry.kind == "nowhere":
            found = self.areas.at(self.text.lower, first)
            return (self.groups.area(first, *found) if found is not None else 0) or last - first
        if last - first == 1 and entry.kind in ("country", "city", "metonym"):
            person = self.people.family(self.text.words[first])
            if person is not None:
                return self.offices.name(first, first, last, person)
        if entry.kind in ("metonym", "city") and entry.country in self.inherited:
            heir = self.cast.heirs[entry.country]  # Belgrade of a report that names Serbia and not Yugoslavia
            place = is_place(self.text, first, last, entry.kind == "metonym")
            return self.add(first, last, (self.state(heir),), "place" if place else "metonym")
        form: Form = "name"
        if (kin := self._kin_of(piece)) is not None:
            return self.add(first, last, (kin,), "adjective")
        if entry.kind in ("adjective", "combining"):
            form = "adjective"
        elif entry.kind in ("city", "region"):
            form = "place"
        elif entry.kind in ("metonym", "country"):
            form = "metonym" if entry.kind == "metonym" else "name"
            there = is_place(self.text, first, last, entry.kind == "metonym") or self._behind_its_town(first, entry.id)
            if self.text.start[first] < self.body or there:
                form = "place"
        if (
            form in ("metonym", "place")
            and entry.name == "Belgium"
            and (self._sits(first, last, form) if self.union_speaks else self.no_belgian and form == "metonym")
        ):
            self.know("org:eu", "European Union", None, None)
            return self.add(first, last, ("org:eu",), "metonym")
        if entry.id == "state:GEO" and self.georgia_of_america and entry.kind == "country":
            return self.add(first, last, (self.state("USA"),), "place" if form == "place" else "name")
        if entry.kind == "organisation" and self.text.lower[last - 1] in ("council", "assembly", "commission"):
            owner = self._owned(first, last)
            if owner is not None:
                id = body_id(owner, self.text.quote(first, last))
                self.know(id, f"{self.world.countries[owner].name} {self.text.quote(first, last)}", owner, None)
                return self.add(first, last, (id,), form)
        if entry.kind == "body":
            called = self.text.quote(first, last).lower()
            owner = self._owned(first, last, close=True) or self._owned_behind(last, called) or self.lent.get(called)
            if owner is None and self._local(piece) and self._unnamed(entry.country):
                owner = self.offices.scenes.country(first)
            if called in _NAMESAKES:
                owner = owner or self._spoken_for(first, last) or self._at_home(entry.country)
            if owner is not None and owner != entry.country:
                self.lent[called] = owner
                id = body_id(owner, self.text.quote(first, last))
                self.know(id, f"{self.world.countries[owner].name} {self.text.quote(first, last)}", owner, None)
                return self.add(first, last, (id,), form)
        row = self.world.organisations.get(entry.id[4:]) if entry.id.startswith("org:") else None
        if row is not None and row.kind == "states":
            if self.day is not None and self.day.year >= _OTHERS_SINCE.get(row.id, 9999):
                return last - first
            return self.add(first, last, tuple(self.state(member) for member in row.members.split()), "group")
        name = (
            self.world.countries[entry.country].name if entry.id.startswith("state:") and entry.country else entry.name
        )
        if row is not None and row.kind in ("region", "self_ruled"):
            if is_place(self.text, first, last) and self.text.lower[first - 1] not in ("from", "and"):
                return self.add(first, last, (self.state(row.members),), "place")
            form = "metonym" if self.text.quote(first, last) in self.world.cities else "name"
        if row is not None and row.kind == "armed_group" and ":" in row.members:
            state, _, since = row.members.partition(":")
            if self.day is None or self.day.isoformat() >= since:
                id = body_id(state, row.id)
                self.know(id, row.name, state, None)
                return self.add(first, last, (id,), form)
        country = (
            row.members
            if row is not None and row.kind in ("party", "people", "company") and len(row.members) == 3
            else None
        )
        self.know(entry.id, name, entry.country or country, None)
        return self.add(first, last, (entry.id,), form)

    def _kin_of(self, piece: Piece) -> str | None:
        """Those of another land whom "the Serbs" takes up: of "Bosnian Serbs shelled Sarajevo. NATO warned the Serbs" the same."""
        if self.text.words[piece.first] not in _KIN_ABROAD or piece.last - piece.first > 1:
            return None
        return next(
            (s.actor for s in reversed(self.memory.states) if s.actor in _KIN_ABROAD[self.text.words[piece.first]]),
            None,
        )

    def _behind_its_town(self, first: int, state: str) -> bool:
        """True for Kenya in "the envoys met in Nairobi, Kenya, on Monday", which only says where the town is."""
        town = self.cast.at(first - 2) if first > 1 and self.text.words[first - 1] == "," else None
        return town is not None and town.form == "place" and town.last == first - 1 and town.actors == (state,)

    def _at_home(self, country: str | None) -> str | None:
        """The home of a report that never names the country whose body is best known by a name: India's Congress in a report
        on India and Pakistan.
        """
        return (self.plain_home or (self.home if self.body else None)) if self._unnamed(country) else None

    def _local(self, piece: Piece) -> bool:
        return self.text.quote(piece.first, piece.last).lower() in _LOCAL

    def _unnamed(self, country: str | None) -> bool:
        named = {p.entry.country for p in self.pieces if p.entry is not None and p.entry.kind not in ("body", "city")}
        return country not in named | {p.country for p in self.people.persons.values()}

    def _spoken_for(self, first: int, last: int) -> str | None:
        """The country of the one who is told of as its officer: Honduras in "Roberto Micheletti, the Congress speaker"."""
        text, head = self.text, self.head(first, last)
        officer = text.heads[head]
        if (
            text.relations[head] not in ("compound", "nmod", "amod")
            or officer < 0
            or text.relations[officer] != "appos"
        ):
            return None
        mention = self.cast.at(text.heads[officer])
        person = self.people.persons.get(mention.actors[0]) if mention is not None and mention.actors else None
        return person.country if person is not None and person.weight > 1 else None

    def _sits(self, first: int, last: int, form: Form) -> bool:
        """True where Brussels is the Union: as one who acts, and in "a Brussels summit"."""
        head = self.head(first, last)
        towards = any(self.text.lower[c] in ("to", "for") for c in self.text.children[head])
        return (
            form == "metonym"
            or (towards and self.text.lower[first] == "brussels")
            or (
                self.text.relations[head] == "compound"
                and self.text.lemmas[self.text.heads[head]] in ("summit", "meeting")
            )
        )

    def _owned_behind(self, last: int, called: str) -> str | None:
        """The state whose body it is by the words behind it: Germany in "the National Liberal Party of Germany", Turkey in "the
        Democrat Party in Turkey".
        """
        text = self.text
        if last + 1 >= len(text.words) or text.lower[last] not in ("of", "in"):
            return None
        if text.lower[last] == "in" and called.rpartition(" ")[2] not in _COMMON:
            return None
        n = self.starts.get(last + 2 if text.lower[last + 1] == "the" else last + 1)
        entry = self.pieces[n].entry if n is not None else None
        named = entry is not None and entry.kind in ("country", "region")
        return entry.country if named and entry is not None else None

    def _owned(self, first: int, last: int, close: bool = False) -> str | None:
        """The state whose council it is: Russia in "Russia's powerful Security Council", none in "the UN Security
        Council".
        """
        text = self.text
        if text.lower[first] in ("un", "u.n.", "united", "european"):
            return None
        for token in range(first - 1, max(first - 4, -1), -1):
            mention = self.cast.at(token)
            if mention is not None and close and text.heads[mention.head] != self.head(first, last):
                return None  # "Zelensky's Pentagon talks"
            if mention is not None:
                return self.country_of.get(mention.actors[0]) if len(mention.actors) == 1 else None
            if text.upos[token] not in ("ADJ", "PART", "PROPN") and text.lower[token] not in ("'s", "’s"):
                return None
        return None

    # -- keeping -------------------------------------------------------------------------------------------------------

    def _likely_home(self) -> str | None:
        """The country whose own bodies and titles a report names without saying whose: "the foreign secretary",
        "the Commons".
        """
        counts: dict[str, int] = {}
        for n, piece in enumerate(self.pieces):
            found = piece.title.iso3.partition(" ")[0] if piece.title is not None else ""
            if piece.entry is not None and piece.entry.kind == "body" and not self._local(piece):
                found = piece.entry.country or ""
            if found and self.offices.owners.owner(n) == (None, None):
                counts[found] = counts.get(found, 0) + 1
        return max(counts, key=lambda c: counts[c]) if counts else None

    def _plain_home(self) -> str | None:
        """The home country where the report itself makes it one of its actors, named a third as often as the one named most, not
        only the place it is sent from: of a Paris paper's report on a coup in Niger "the junta" is not France's.
        """
        if self.home is None:
            return None
        counts: dict[str, int] = {}
        for piece in self.pieces:
            if (
                piece.entry is not None
                and piece.entry.country is not None
                and self.text.start[piece.first] >= self.body
                and piece.entry.kind not in ("city", "outlet")
            ):
                counts[piece.entry.country] = counts.get(piece.entry.country, 0) + 1
        most = max(counts.values(), default=0)
        return self.home if counts.get(self.home, 0) >= max(min(2, most), most / 3) else None


_OTHERS_SINCE = {"contact-group": 2009}
"""Groups of states, and the year since which others bear the name: the Contact Group was for Bosnia and Kosovo, later ones are for
Libya, Somalia or Ukraine."""
_SERBS, _CROATS = ("org:bosnian-serbs", "org:serbian-krajina"), ("org:bosnian-croats",)
_KIN_ABROAD = {"Serb": _SERBS, "Serbs": _SERBS, "Croat": _CROATS, "Croats": _CROATS}
"""Peoples that a report calls by the nation's name alone once it has told which it means; a state's own are Serbian, Croatian."""
_COMMON = frozenset("party front movement congress alliance council assembly union coalition senate".split())
"""What ends the names of bodies that several states have."""
_LOCAL = frozenset(
    {
        "social democrats",
        "christian democrats",
        "conservatives",
        "labor party",
        "maoists",
        "republican guard",
        "marines",
    }
)
"""Names that so many states have that they are of the land told of where the best known is not named."""
_NAMESAKES = frozenset(
    {
        *(
            "politburo",
            "maoists",
            "republican guard",
            "marines",
            "conservatives",
            "social democrats",
            "christian democrats",
        ),
        *("democrats", "labor party", "supreme soviet", "spetsnaz", "central command"),
        *("federal assembly", "pacific fleet", "mod"),
        *("congress", "house of commons", "commons", "the commons", "secret service", "state council"),
        *(
            "republican party",
            "republicans",
            "democratic party",
            "liberal democratic party",
            "democratic progressive party",
        ),
        *(
            "labour party",
            "conservative party",
            "national front",
            "movement for democratic change",
            "national democratic congress",
        ),
        *("justice department", "department of justice", "treasury department", "commerce department"),
        *("department of commerce", "department of energy", "energy department", "department of homeland security"),
    }
)
"""Names that bodies of several states bear, each of which is best known by one: "Congress" is India's in a report on India."""
