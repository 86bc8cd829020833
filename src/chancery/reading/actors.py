"""Actors: everyone whom a report names, resolved by tables, titles, grammar and what the report said before."""

from __future__ import annotations

from datetime import date

from chancery.facts.actors import Actor, ActorKind
from chancery.facts.spans import Span
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import World, slug, world
from chancery.language.text import Text
from chancery.reading.bodies import BodyReader
from chancery.reading.cast import Cast, Form, Mention
from chancery.reading.coreference import Memory, Said
from chancery.reading.groups import GroupReader
from chancery.reading.offices import OfficeReader
from chancery.reading.people import People
from chancery.reading.pieces import Piece, PieceReader
from chancery.reading.speakers import read_speakers
from chancery.reading.standing import head_of, is_place
from chancery.reading.titles import titles


def read_cast(text: Text, tables: Tables, day: date | None, home: str | None) -> Cast:
    """Everyone whom the report names, with every mention.

    `day` is the report's date (who holds an office then), `home` the ISO code of the country it is written in or for,
    to which "the Foreign Ministry" belongs where nothing else is said. "Japanese Prime Minister Sanae Takaichi" is
    `person:sanae-takaichi` of JPN, "Tokyo" in "Tokyo is pushing for" is `state:JPN`, "her Indian counterpart" an office
    of IND.
    """
    return CastReader(text, tables, day, home).read()


class CastReader:
    """Reads the cast of one text: first the pieces that name somebody, then from left to right who is meant."""

    def __init__(self, text: Text, tables: Tables, day: date | None, home: str | None) -> None:
        self.text, self.day, self.home = text, day, home
        self.world: World = world(tables)
        self.titles = titles(tables)
        self.cast = Cast()
        self.memory = Memory()
        self.people = People(self.world, day)
        self.pieces = PieceReader(text, self.world, self.titles).read()
        self.starts = {p.first: n for n, p in enumerate(self.pieces)}
        self.country_of: dict[str, str | None] = {}
        self.known: dict[str, tuple[str, ActorKind, str | None, str | None]] = {}
        self.spans: dict[str, list[Span]] = {}
        self.offices = OfficeReader(self)
        self.bodies = BodyReader(self)
        self.groups = GroupReader(self)
        self.home = home or self._likely_home()
        self.plain_home = self._plain_home()
        entries = [p.entry for p in self.pieces if p.entry is not None]
        self.union_speaks = any(e.id == "org:eu" for e in entries) and not any(
            e.country == "BEL" and e.kind in ("country", "adjective") for e in entries
        )
        self.georgia_of_america = not {"Ga.", "Atlanta", "Savannah", "ATLANTA", "SAVANNAH"}.isdisjoint(text.words)

    def read(self) -> Cast:
        """The cast, all mentions in order."""
        self.offices.survey()
        i, size = 0, len(self.text.words)
        while i < size:
            number = self.starts.get(i)
            taken = self._piece(number) if number is not None else 0
            if not taken:
                taken = self.groups.at(i)
            i += max(1, taken)
        read_speakers(self)
        self._settle()
        return self.cast

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
        if entry.kind == "nowhere":
            return last - first
        if last - first == 1 and entry.kind in ("country", "city", "metonym"):
            person = self.people.bare(self.text.words[first], False)
            if person is not None:
                return self.offices.name(first, first, last, person)
        form: Form = "name"
        if entry.kind in ("adjective", "combining"):
            form = "adjective"
        elif entry.kind in ("city", "region"):
            form = "place"
        elif entry.kind in ("metonym", "country"):
            form = "metonym" if entry.kind == "metonym" else "name"
            if is_place(self.text, first, last, entry.kind == "metonym"):
                form = "place"
        if form == "metonym" and entry.name == "Belgium" and self.union_speaks:
            self.know("org:eu", "European Union", None, None)
            return self.add(first, last, ("org:eu",), form)
        if entry.id == "state:GEO" and self.georgia_of_america and entry.kind == "country":
            return self.add(first, last, (self.state("USA"),), "place" if form == "place" else "name")
        if entry.kind == "organisation" and self.text.lower[last - 1] in ("council", "assembly", "commission"):
            owner = self._owned(first, last)
            if owner is not None:
                id = body_id(owner, self.text.quote(first, last))
                self.know(id, f"{self.world.countries[owner].name} {self.text.quote(first, last)}", owner, None)
                return self.add(first, last, (id,), form)
        row = self.world.organisations.get(entry.id[4:]) if entry.id.startswith("org:") else None
        if row is not None and row.kind == "states":
            return self.add(first, last, tuple(self.state(member) for member in row.members.split()), "group")
        name = (
            self.world.countries[entry.country].name if entry.id.startswith("state:") and entry.country else entry.name
        )
        self.know(entry.id, name, entry.country, None)
        return self.add(first, last, (entry.id,), form)

    def _owned(self, first: int, last: int) -> str | None:
        """The state whose council it is: Russia in "Russia's powerful Security Council", none in "the UN Security
        Council".
        """
        text = self.text
        if text.lower[first] in ("un", "u.n.", "united", "european"):
            return None
        for token in range(first - 1, max(first - 4, -1), -1):
            mention = self.cast.at(token)
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
            found = piece.title.iso3 if piece.title is not None else ""
            if piece.entry is not None and piece.entry.kind == "body":
                found = piece.entry.country or ""
            if found and self.offices.owners.owner(n) == (None, None):
                counts[found] = counts.get(found, 0) + 1
        return max(counts, key=lambda c: counts[c]) if counts else None

    def _plain_home(self) -> str | None:
        """The home country where the report itself makes it one of its actors, not only the place it is sent from."""
        if self.home is None:
            return None
        counts: dict[str, int] = {}
        for piece in self.pieces:
            if (
                piece.entry is not None
                and piece.entry.country is not None
                and piece.entry.kind not in ("city", "outlet")
            ):
                counts[piece.entry.country] = counts.get(piece.entry.country, 0) + 1
        most = max(counts.values(), default=0)
        return self.home if counts.get(self.home, 0) >= min(2, most) else None

    def know(self, id: str, name: str, country: str | None, role: str | None) -> None:
        """Keeps an actor; what was known of it before stays where nothing new is given."""
        old = self.known.get(id)
        kind = _KINDS[id.partition(":")[0]]
        if old is None:
            self.known[id] = (name, kind, country, role)
        elif country is not None or role is not None:
            self.known[id] = (old[0], kind, country or old[2], role or old[3])
        self.country_of[id] = self.known[id][2]

    def state(self, country: str) -> str:
        """The id of a state, which is kept from now on."""
        id = f"state:{country}"
        self.know(id, self.world.countries[country].name if country in self.world.countries else country, country, None)
        return id

    def add(self, first: int, last: int, actors: tuple[str, ...], form: Form, confidence: float = 1.0) -> int:
        """Keeps a mention of `actors` at tokens `[first, last)`; gives the number of its tokens."""
        text = self.text
        head = self.head(first, last)
        mention = Mention(first, last, head, actors, form, text.span(first, last), confidence)
        self.cast.mentions.append(mention)
        for token in range(first, last):
            self.cast.by_token.setdefault(token, mention)
        for actor in actors:
            self.spans.setdefault(actor, []).append(mention.span)
        if form == "place":
            self.memory.places += [Said(first, text.sentence_of[head], actor, False) for actor in actors]
            return last - first
        sentence, relation = text.sentence_of[head], text.relations[head]
        outlet = actors[0].startswith("org:") and actors[0] in self.groups.outlets
        if not outlet:
            subject = self._acts(head)
            self.memory.note(first, sentence, actors, subject)
        if len(actors) > 1:
            if form != "pronoun":
                self.memory.pairs.append((sentence, actors))
        elif relation == "conj" and text.heads[head] >= 0 and form != "adjective" and not outlet:
            self._pair(text.heads[head], actors, sentence)
        return last - first

    def _acts(self, head: int) -> bool:
        """True for the subject of a clause, the agent of a passive, and what is beside or joined to one."""
        text = self.text
        for _ in range(3):
            relation, above = text.relations[head], text.heads[head]
            if relation.startswith("nsubj") or relation == "obl:agent":
                return True
            if relation == "obl" and any(text.lower[c] == "by" for c in text.children[head]):
                verbs = text.path(head)[1:3]
                return any(text.relations[c] in ("aux:pass", "nsubj:pass") for v in verbs for c in text.children[v])
            if relation not in ("appos", "conj", "flat") or above < 0:
                return False
            head = above
        return False

    def _pair(self, above: int, actors: tuple[str, ...], sentence: int) -> None:
        """Those named together: "Takaichi and Trump"."""
        other = self.cast.at(above)
        if other is None or not other.actors or other.form in ("place", "adjective"):
            return
        known = self.memory.pairs[-1][1] if self.memory.pairs and self.memory.pairs[-1][0] == sentence else ()
        pair = tuple(dict.fromkeys((*(known if set(other.actors) <= set(known) else other.actors), *actors)))
        if len({self.country_of.get(p) or p for p in pair}) > 1:
            self.memory.pairs.append((sentence, pair))

    def head(self, first: int, last: int) -> int:
        """The token of `[first, last)` that the rest hangs on."""
        return head_of(self.text, first, last)

    def _settle(self) -> None:
        """States the actors; persons of an organisation act as the organisation."""
        for person in self.people.persons.values():
            if person.id in self.spans:
                self.know(person.id, person.name, person.country, person.role)
        for id, spans in self.spans.items():
            name, kind, country, role = self.known[id]
            self.cast.actors[id] = Actor(
                id=id, name=name, kind=kind, country=country, role=role, mentions=tuple(dict.fromkeys(spans))
            )


_KINDS: dict[str, ActorKind] = {
    "state": "state",
    "person": "person",
    "office": "person",
    "body": "government",
    "org": "organisation",
    "group": "group",
}


def body_id(country: str, noun: str) -> str:
    """The id of a body of a state: "foreign ministry" of JPN is `body:JPN/foreign-ministry`."""
    return f"body:{country}/{slug(noun)}"
