"""Bodies: the offices and the people of a state: "the Foreign Ministry", "Japanese officials", "her Turkish
counterpart".
"""

from __future__ import annotations

from chancery.knowledge.world import slug
from chancery.reading.offices import OfficeReader
from chancery.reading.pieces import Piece
from chancery.reading.roll import Roll
from chancery.reading.scenes import CONFRONTING
from chancery.reading.titles import Title

_BANDS = frozenset(
    {"rebel", "guerrilla", "guerilla", "insurgent", "militant", "jihadist", "separatist", "paramilitary"}
)
"""Those who fight under the name of an armed group."""

_SEATED = frozenset("government parliament cabinet administration regime junta ministry leadership".split()) | {
    "foreign ministry",
    "defence ministry",
    "defense ministry",
    "interior ministry",
    "finance ministry",
}
"""Bodies that belong to the state in whose town they are said to be."""
_EQUALS = frozenset({"counterpart", "opposite number", "colleague"})
"""Those who hold the office of the one whose they are, elsewhere."""
_POSTS = frozenset({"embassy", "consulate", "mission", "high commission", "legation"})
"""Bodies that sit abroad."""
_PASSING = frozenset("interim caretaker transitional provisional".split())
"""What a government is called that came in turmoil: rarely that of the country a report is sent from."""
_CONVENING = frozenset(
    "call convene summon chair order hold dissolve reshuffle instruct direct mobilise mobilize".split()
)
"""What is done to a session or a meeting of one's own bodies."""


_THEIRS = [
    [word] for word in "government military army parliament opposition police regime junta rebels authorities".split()
]
"""What an official release seldom calls its own by: "the Administration" is that, "the military" another's."""
_NEAR = 2
"""How many sentences back a release speaks of the country whose government it means."""


class BodyReader:
    """Reads the bodies of one text; `known` remembers them by their nouns."""

    def __init__(self, reader: Roll, offices: OfficeReader) -> None:
        self.reader, self.text, self.pieces = reader, reader.text, reader.pieces
        self.offices = offices
        self.known: dict[str, str] = {}
        self.latest: dict[str, int] = {}

    def read(self, n: int) -> int:
        """A body or the people of a state: "the Foreign Ministry", "Japanese officials", "her Turkish opposite
        number".
        """
        reader, piece, title, text = self.reader, self.pieces[n], self.pieces[n].title, self.text
        assert title is not None
        if n in self.offices.apposed:
            person = self.offices.person_of[self.offices.apposed[n]]
            if person.country is None and person.org is None and title.noun in _EQUALS:
                person.country = self._facing(piece)
            elif person.country is None and person.org is None:
                person.country, person.org = self.offices.possessor(piece.first, piece.last)
            reader.know(person.id, person.name, person.country, person.role)
            return reader.add(
                piece.first, piece.last, (person.org if person.org and not person.country else person.id,), "common"
            )
        if title.noun == "air force" and self._names_another(piece, title):
            return 0
        country, org = self.offices.owners.owner(n)
        if country is None and org is None and title.noun not in _EQUALS:
            country, org = self.offices.possessor(piece.first, piece.last)
        if title.noun in _EQUALS:
            if country is None and org is None and text.lower[piece.last : piece.last + 1] in (["from"], ["in"]):
                listed = self.offices.listed_states(n + 1, piece.last + 1)
                country = reader.country_of.get(listed[0]) if listed and not title.plural else None
            if title.plural and (several := self._counterparts(n)):
                return reader.add(piece.first, piece.last, several, "group")
            return self._counterpart(piece, country, org)
        if country is None and org is None and (band := self._band(n)) is not None:
            return reader.add(piece.first, piece.last, (band,), "common", 0.8)
        if country is None and org is not None:
            reader.know(org, org[4:], None, None)
            return reader.add(piece.first, piece.last, (org,), "common")
        if title.plural and text.lower[piece.last : piece.last + 1] in (["of"], ["from"]):
            listed = self.offices.listed_states(n + 1, piece.last + 1, closed=True)
            if len(listed) > 1:
                reader.nouns[text.lower[piece.last - 1]] = tuple(listed)
                return reader.add(piece.first, piece.last, tuple(listed), "group")
        if country is None and title.noun == "opposition":
            country = self.offices.seat_before(piece.first)
        if country is None and title.noun == "opposition":
            named = next((a for a in reader.known if a.endswith("-opposition")), None)
            if named is not None:
                return reader.add(piece.first, piece.last, (named,), "common", 0.8)
        noun = text.lower[piece.last - 1]
        opens = piece.first == text.sentences[text.sentence_of[piece.first]].first
        known = title.plural and noun in reader.nouns and not opens
        if country is None and known and self.offices.definite(piece.first, piece.last):
            return reader.add(piece.first, piece.last, reader.nouns[noun], "group", 0.7)
        if country is None and (self.offices.definite(piece.first, piece.last) or self._bare(piece)):
            earlier = self.known.get(title.noun) if title.body else None
            country = self._seated(piece, title) or (self._ordered_by(piece) if title.body else None)
            country = country or self._spoken_of(piece)
            country = country or self._in_focus(piece, earlier)
            if earlier is not None and country in (None, reader.country_of.get(earlier)):
                self.latest[earlier] = text.sentence_of[piece.first]
                return reader.add(piece.first, piece.last, (earlier,), "common", 0.8)
            if title.noun == "regime" and country is None and text.lower[piece.first - 1] == "the":
                country = self.offices.scenes.country(piece.first)
            if title.alone and country is None and not self._names_another(piece, title):
                named_so = title.iso3.split()
                here = reader.home if reader.home in named_so else None
                context = self.offices.context(piece.first) if reader.plain_home or not named_so else None
                country = here or context or (named_so[0] if named_so else None)
        if country is None:
            return 0
        state = self._faction(title, country) or reader.state(country)
        others = self._beside(n)
        if title.plural:
            reader.nouns[text.lower[piece.last - 1]] = tuple(dict.fromkeys((*others, state)))
        if others:
            return reader.add(piece.first, piece.last, tuple(dict.fromkeys((*others, state))), "group")
        if not title.body:
            return reader.add(piece.first, piece.last, (state,), "common")
        id = f"body:{country}/{slug(title.noun)}"
        reader.know(id, f"{reader.known[state][0]} {title.noun}", country, None)
        self.known[title.noun] = self.known[title.noun.split()[-1]] = id
        self.latest[id] = text.sentence_of[piece.first]
        return reader.add(piece.first, piece.last, (id,), "common")

    def _bare(self, piece: Piece) -> bool:
        """True for "parliament ratified it", which needs no article."""
        text, head = self.text, self.reader.head(piece.first, piece.last)
        words = text.lower[piece.first : piece.last]
        bound = any(text.relations[c] in ("det", "amod", "nmod:poss", "compound") for c in text.children[head])
        return words == ["parliament"] and not bound and text.relations[head] not in ("compound", "amod")

    def _names_another(self, piece: Piece, title: Title) -> bool:
        """True for what only tells of another noun which group or place it is: "a guerrilla faction", "Andrews Air Force Base"."""
        text, head = self.text, self.reader.head(piece.first, piece.last)
        n = self.reader.starts.get(text.heads[head])
        named = n is not None and self.pieces[n].kind in ("title", "body")
        loose = title.faction or title.noun == "air force"
        return loose and text.relations[head] in ("compound", "amod") and not named

    def _faction(self, title: Title, country: str) -> str | None:
        """The id of those of a state who act for themselves: `body:KOR/opposition`, `body:PER/lawmakers`."""
        if not title.faction:
            return None
        noun = "opposition" if title.noun.startswith("opposition") else f"{title.noun}s".replace("mans", "men")
        id = f"body:{country}/{slug(noun)}"
        self.reader.know(id, f"{self.reader.known[self.reader.state(country)][0]} {noun}", country, None)
        return id

    def _band(self, n: int) -> str | None:
        """The armed group that "the rebels", "guerrillas" are: the only one that the report names, or the one named last."""
        piece, title, reader = self.pieces[n], self.pieces[n].title, self.reader
        if title is None or title.noun not in _BANDS or not title.plural:
            return None
        groups = {e.id: e for p in self.pieces if (e := p.entry) is not None and e.kind == "organisation"}
        rows = {g: reader.world.organisations.get(g[4:]) for g in groups}
        armed = [
            g
            for g, row in rows.items()
            if row is not None and row.kind == "armed_group" and not self._rules(row.members)
        ]
        named = [s.actor for s in reader.memory.states if s.actor in armed]
        if len(armed) != 1 and not (named and self.offices.definite(piece.first, piece.last)):
            return None
        band = armed[0] if len(armed) == 1 else named[-1]
        reader.know(band, groups[band].name, None, None)
        return band

    def _rules(self, members: str) -> bool:
        """True for an armed group that has come to govern its land by the day of the report: the Taliban of 2021."""
        _, behind, since = members.partition(":")
        return bool(behind) and (self.reader.day is None or self.reader.day.isoformat() >= since)

    def _ordered_by(self, piece: Piece) -> str | None:
        """The country of the one who does something to a body: of "Peru's president put the army on alert", "called a session
        of the National Security Council" Peru.
        """
        text, reader = self.text, self.reader
        head = reader.head(piece.first, piece.last)
        while text.relations[head] == "nmod" and text.heads[head] >= 0:
            head = text.heads[head]
        verb = text.heads[head]
        if text.relations[head] != "obj" or verb < 0 or text.lemmas[verb].lower() in CONFRONTING:
            return None
        if head != reader.head(piece.first, piece.last) and text.lemmas[verb].lower() not in _CONVENING:
            return None
        for child in text.children[verb]:
            if text.relations[child] == "nsubj" and child < head:
                mention = reader.cast.at(child)
                return reader.country_of.get(mention.actors[0]) if mention is not None and mention.actors else None
        return None

    def _seated(self, piece: Piece, title: Title) -> str | None:
        """The country where a body sits by the words behind it: Poland in "the foreign ministry in Warsaw"."""
        if title.noun not in _SEATED or self.text.lower[piece.last : piece.last + 1] != ["in"]:
            return None
        n = self.reader.starts.get(piece.last + 1)
        entry = self.pieces[n].entry if n is not None else None
        capital = entry is not None and entry.kind in ("metonym", "city")
        return entry.country if capital and entry is not None else None

    def _spoken_of(self, piece: Piece) -> str | None:
        """The one other country of which an official release speaks where it says "the government", which is not its own: "met the
        president of Georgia … welcomed the government's decision".
        """
        reader, voice = self.reader, self.reader.voice
        if voice is None or self.text.lower[piece.first : piece.last] not in _THEIRS:
            return None
        own = {voice.country, *(entry.country for entry in voice.named)}
        if own - {None} and reader.country_of.get(self.known.get(self.text.lower[piece.first], "")) in own:
            return None  # "the U.S. government … The government"
        memory, here = reader.memory, self.text.sentence_of[piece.first]
        said = (*memory.states, *memory.people, *memory.places)
        named = {reader.country_of.get(s.actor) for s in said if here - s.sentence <= _NEAR}
        abroad = named - own - {None}
        return next(iter(abroad)) if len(abroad) == 1 else None

    def _in_focus(self, piece: Piece, earlier: str | None) -> str | None:
        """The country that a body belongs to whose namesake abroad was named before: the home of the report, where that is a
        while ago; none where the body named before is meant.
        """
        reader, text, number = self.reader, self.text, self.text.sentence_of[piece.first]
        home = reader.plain_home
        if piece.title is not None and piece.title.noun in _POSTS:
            return None
        if (
            piece.first > 0
            and text.lower[piece.first - 1] in _PASSING
            and home is not None
            and reader.country_of.get(earlier or "") in (None, home)
        ):
            return self.offices.other(home, piece.first)
        if earlier is None or home is None or reader.country_of.get(earlier) == home:
            return None
        return home if number - self.latest.get(earlier, number) > 1 else None

    def _beside(self, n: int) -> list[str]:
        """Those coordinated with the owner: Japan in "Japanese and Indian destroyers"."""
        text, out, k = self.text, list[str](), n - 1
        while k > 0 and self.pieces[k].kind == "named" and self.pieces[k - 1].kind == "named":
            one, other = self.pieces[k - 1], self.pieces[k]
            joint = text.lower[one.last : other.first]
            if joint not in (["and"], [","], [",", "and"], ["or"]) or one.entry is None or one.entry.country is None:
                break
            if k == n - 1 and not all(
                text.upos[t] in ("ADJ", "NOUN", "PROPN") for t in range(other.last, self.pieces[n].first)
            ):
                break
            if one.entry.kind != "adjective" and not (
                one.entry.kind == "country" and other.entry and other.entry.kind == "adjective"
            ):
                break
            out.insert(0, self.reader.state(one.entry.country))
            k -= 1
        return out

    def _counterparts(self, n: int) -> tuple[str, ...]:
        """ "his Lithuanian and Latvian counterparts", "her counterparts from Kenya, Uganda and Tanzania": their states."""
        piece, lower = self.pieces[n], self.text.lower
        if lower[piece.last : piece.last + 1] in (["from"], ["of"], ["in"]):
            listed = tuple(dict.fromkeys(self.offices.listed_states(n + 1, piece.last + 1)))
            if listed:
                return listed
        beside = self._beside(n)
        before = self.pieces[n - 1].entry if beside else None
        if before is None or before.country is None:
            return ()
        return tuple(dict.fromkeys((*beside, self.reader.state(before.country))))

    def _facing(self, piece: Piece) -> str | None:
        """The country of one who is told by the other of two: Turkey in "The Greek minister accused Ankara; his opposite number, Can
        Demir, called him a liar".
        """
        reader, here = self.reader, self.text.sentence_of[piece.first]
        if (other := self._other_of_two(piece)) is not None:
            return reader.country_of.get(other)
        head = reader.head(piece.first, piece.last)
        owners = [
            m for c in self.text.children[head] if self.text.relations[c] == "nmod:poss" and (m := reader.cast.at(c))
        ]
        own = {reader.country_of.get(a) for m in owners for a in m.actors}
        near = [s for s in (*reader.memory.states, *reader.memory.people) if here - s.sentence <= 1]
        others = {c for s in near if (c := reader.country_of.get(s.actor)) is not None} - own
        return others.pop() if len(own) == 1 and len(others) == 1 else None

    def _other_of_two(self, piece: Piece) -> str | None:
        """The other of two who spoke or met: of "Macron telephoned Putin. The Frenchman urged his counterpart" Putin."""
        reader, text = self.reader, self.text
        sentence = text.sentence_of[piece.first]
        head = reader.head(piece.first, piece.last)
        owners = [m for c in text.children[head] if text.relations[c] == "nmod:poss" and (m := reader.cast.at(c))]
        own = {reader.country_of.get(a) for m in owners for a in m.actors}
        for where, actors in reversed(reader.memory.pairs):
            left = [a for a in actors if a.startswith(("person:", "office:")) and reader.country_of.get(a) not in own]
            if sentence - where <= 2 and len(actors) == 2 and len(left) == 1 and len(own) == 1:
                return left[0]
        return None

    def _counterpart(self, piece: Piece, country: str | None, org: str | None) -> int:
        """ "his Vietnamese counterpart": who holds in the other country the office of the one who is spoken of."""
        reader, text = self.reader, self.text
        if country is None:
            if org is None and (other := self._other_of_two(piece)) is not None:
                return reader.add(piece.first, piece.last, (other,), "common", 0.7)
            if org is None:
                return 0
            reader.know(org, org[4:], None, None)
            return reader.add(piece.first, piece.last, (org,), "common")
        role = None
        for child in text.children[reader.head(piece.first, piece.last)]:
            mention = reader.cast.at(child)
            if mention is not None and text.relations[child] == "nmod:poss" and mention.actors:
                person = reader.people.persons.get(mention.actors[0])
                role = person.role if person is not None else reader.known[mention.actors[0]][3]
        known = None
        if role is not None:
            known = self.offices.holders.get((country, role)) or self.offices.holder(country, role)
        if known is None:
            known = f"office:{country}/{slug(role)}" if role else reader.state(country)
            if role:
                reader.know(known, f"{reader.world.countries[country].name} {role.replace('_', ' ')}", country, role)
                self.offices.pending.append((text.sentence_of[piece.first], role, country))
        return reader.add(piece.first, piece.last, (known,), "common")
