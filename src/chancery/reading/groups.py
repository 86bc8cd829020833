"""Groups: pronouns and common nouns that stand for actors named before: "they", "both sides", "the bloc"."""

from __future__ import annotations

from chancery.knowledge.areas import Area
from chancery.reading.bynames import BENCH, BLOCS, COUNTRY
from chancery.reading.colleagues import colleagues
from chancery.reading.convened import convened
from chancery.reading.coreference import (
    NEUTRAL,
    NUMBERS,
    PERSON_GROUPS,
    PERSONAL,
    PLURAL,
    STATE_GROUPS,
    UNNUMBERED,
)
from chancery.reading.others import AROUND, HALVES, NEIGHBOURS, ONE_OF_TWO, OtherReader
from chancery.reading.roll import Roll

_GATHERINGS = frozenset("summit forum meeting talks dialogue conference ministerial cooperation partnership".split())
_OFFICIAL = frozenset("prime foreign defense defence trade finance energy interior economy security transport".split())
_OF_RELEASES = frozenset({"officials", "participants"})
"""What a release calls those who met: "The officials agreed"."""
_FEW = frozenset({"pair", "duo", "trio", "threesome"})
_FORCES = frozenset(
    "troops forces soldiers mediators monitors peacekeepers governments states countries nations".split()
)
_OPPOSED = frozenset(
    "warring rival feuding neighbouring neighboring nuclear - armed arch opposing estranged negotiating longtime old bitter".split()
)
"""What tells that those who are set against each other are meant: "the warring parties", "the nuclear-armed neighbours"."""
_LANDS = frozenset("countries nations states capitals governments neighbours neighbors republics".split())
_FELLOWS = frozenset("members allies partners states countries nations".split())
_BOUND_TO_AMERICA = frozenset({"KOR", "JPN", "PHL"})
_SEATED = frozenset("member lawmaker senator representative congressman legislator politician deputy".split())
_HOUSES = frozenset("congress parliament senate house legislature chamber".split())
_OFFICES = frozenset("ministers leaders presidents premiers officials diplomats envoys ambassadors".split())
_COMMUNITY = {"Community": "1994-01-01", "Twelve": "1995-01-01", "Fifteen": "2004-05-01"}
"""What the European Union and its members were called before the day."""
_SIDED = frozenset("side country party nation".split())
_ONE_OF_STATES = frozenset("government capital state army camp delegation republic".split())
_ONE_OF_PERSONS = frozenset("man leader minister president official".split())
_PARTISAN = frozenset("settlement parliamentary opposition ruling political electoral nationalist secular".split())
"""What makes a bloc one of settlements or of parties: "the Arava settlement bloc"."""
_FACES = frozenset(
    "border frontier strait straits atlantic pacific aisle channel line sea river debate divide street".split()
)
"""What has two sides that are nobody: "on both sides of the border"."""


class GroupReader(OtherReader):
    """Reads pronouns and groups of one text."""

    def __init__(self, reader: Roll) -> None:
        super().__init__(reader)
        self.nouns = reader.nouns
        self.koreas = "Koreas" in reader.text.words or any(
            p.entry is not None and p.entry.country in ("PRK", "KOR") for p in reader.pieces
        )
        self.bodies = {p.entry.id for p in reader.pieces if p.entry is not None and p.entry.kind == "organisation"}
        self.taiwan = any(p.entry is not None and p.entry.country == "TWN" for p in reader.pieces)

    def at(self, i: int) -> int:
        """Reads what stands at word `i`; the number of words it took, 0 where it stands for nobody."""
        low = self.text.lower[i]
        if low in PERSONAL or low in NEUTRAL or low in PLURAL:
            return self._pronoun(i, low)
        if low in NEIGHBOURS:
            return self._neighbour(i)
        if low in ("host", "hosts", "guest", "guests", "visitor") and self.text.upos[i] == "NOUN":
            return self._received(i)
        if low == "whose":
            return self._whose(i)
        if low == "our":
            return self._ours(i)
        if low == "the":
            return self._definite(i)
        if low == "member":
            return self._member_states(i)
        if low in NUMBERS:
            return self._numbered(i, i) or self.lists.counted(i)
        if low in BENCH and self.text.relations[i].startswith("nsubj"):
            return self._bench(i, i)
        if low == "coalition":
            return self.lists.coalition(i)
        if low in ("each", "either", "neither"):
            return self._each(i)
        if low == "all":
            j = i + 2 if self.text.lower[i + 1 : i + 2] == ["the"] else i + 1
            return self._numbered(i, j) if self.text.lower[j : j + 1] and self.text.lower[j] in NUMBERS else 0
        if (found := self.areas.at(self.text.lower, i)) is not None and self.text.words[i][0].isupper():
            return self.area(i, *found)
        if low.startswith("inter-korean"):
            return self._both(i, i + 1, "PRK", "KOR")
        if low.startswith("cross-strait"):
            return self._both(i, i + 1, "CHN", "TWN")
        return self._among_themselves(i, low)

    def _each(self, i: int) -> int:
        """ "neither side", "each leader", and "neither" where it acts alone: "Neither gave way"."""
        text = self.text
        noun = text.lower[i + 1] if i + 1 < len(text.words) else ""
        here = text.sentence_of[i]
        two = any(len(actors) == 2 and 0 <= here - where <= 3 for where, actors in self.reader.memory.pairs)
        if noun in _SIDED or (two and noun in _ONE_OF_STATES | _ONE_OF_PERSONS):
            return self._members(i, i + 2, 2, noun in _ONE_OF_PERSONS)
        acts = text.relations[i] in ("nsubj", "nsubj:pass") and text.lower[i] != "either"
        acts = acts and (text.lower[i] == "neither" or text.relations[text.heads[i]] in ("root", "conj"))
        before = any(actors for where, actors in self.reader.memory.pairs if 0 <= text.sentence_of[i] - where <= 2)
        return self._members(i, i + 1, 2, False) if acts and before and noun not in ("of", "nor") else 0

    def _ours(self, i: int) -> int:
        """ "our two countries", "our governments": the speaker's own and the other that the report is about."""
        lower = self.text.lower
        k = i + 1 + (lower[i + 1 : i + 2] in (["two"], ["both"], ["respective"]))
        if k >= len(lower) or lower[k] not in ("countries", "nations", "governments", "peoples", "capitals"):
            return 0
        members = self.reader.memory.group(2, False, self.text.sentence_of[i], self.reader.country_of, states=True)
        if k == i + 1 and self.reader.home not in {self.reader.country_of.get(m) for m in members}:
            return 0
        return self._members(i, k + 1, 2, False)

    def _both(self, i: int, last: int, one: str, other: str) -> int:
        actors = (self.reader.state(one), self.reader.state(other))
        return self.reader.add(i, last, actors, "adjective" if last == i + 1 else "group")

    def area(self, i: int, size: int, area: Area) -> int:
        """ "Central Asian leaders", "the Baltic presidents", "a China-Central Asia summit": all states of the area."""
        text, last, total = self.text, i + size, len(self.text.words)
        while last + 1 < total and last - i - size < 3 and (text.upos[last] == "ADJ" or text.lower[last] in _OFFICIAL):
            last += 1
        if (
            last < total
            and area.body
            and text.lower[last] in PERSON_GROUPS | _FORCES
            and f"org:{area.body}" in self.bodies
        ):
            org = f"org:{area.body}"
            self.reader.know(org, self.reader.world.organisations[area.body].name, None, None)
            return self.reader.add(i, last + 1, (org,), "common", 0.8)
        if last < total and text.lower[last] in AROUND and (taken := self._around(i, last, area)):
            return taken
        if not area.whole or last >= total:
            return 0
        states = tuple(self.reader.world.countries[m].iso3 for m in area.members)
        if text.lower[last] in STATE_GROUPS | PERSON_GROUPS:
            return self.reader.add(i, last + 1, tuple(map(self.reader.state, states)), "group")
        if last == i + size and text.lower[last] in _GATHERINGS and text.words[i][0].isupper():
            return self.reader.add(i, last, tuple(map(self.reader.state, states)), "adjective")
        return 0

    # -- common nouns --------------------------------------------------------------------------------------------------

    def _definite(self, i: int) -> int:
        text, reader = self.text, self.reader
        j, size = i + 1, len(text.words)
        if j >= size:
            return 0
        word = text.lower[j]
        if short := self._short(i, j):
            return short
        if band := self._band(i):
            return band
        if (taken := self._epithet(i)) is not None:
            return taken
        if (
            text.words[j] in ("North", "South")
            and (halves := self._halves()) is not None
            and (j + 1 >= size or not text.words[j + 1][0].isupper())
        ):
            return reader.add(j, j + 1, (reader.state(halves[word == "south"]),), "name") + 1
        if text.words[j] in _COMMUNITY and text.words[j + 1 : j + 2] != ["of"] and self._before_the_union(j):
            reader.know("org:eu", "European Union", None, None)
            return reader.add(j, j + 1, ("org:eu",), "name") + 1
        if word in NUMBERS or (word in _OF_RELEASES and reader.voice is not None):
            return self._numbered(i, j)
        if word in ("former", "latter"):
            return self._of_two(i)
        if word == "other" and text.lower[j + 1 : j + 2] and text.lower[j + 1] in ONE_OF_TWO:
            return self._facing(i)
        part = self.areas.at(text.lower, j)
        if part is not None and text.lower[j + part[0] : j + part[0] + 1] in (
            ["neighbours"],
            ["neighbors"],
            ["rivals"],
        ):
            return self._numbered(i, j)
        k = j
        while (
            k < size - 1
            and k - j < 3
            and (text.upos[k] in ("ADJ", "PROPN", "NUM", "NOUN") or text.words[k] == "-")
            and (
                text.lower[k] not in BLOCS
                and text.lower[k] not in COUNTRY
                and text.lower[k] not in UNNUMBERED
                and text.lower[k] not in _FEW
                and k not in reader.starts
            )
        ):
            k += 1
        noun = text.lower[k]
        if k in reader.starts and (k > j or text.words[k][0].isupper()):
            return 0
        if noun in _FEW or noun in UNNUMBERED:
            return self._numbered(i, j) if k == j or _OPPOSED.issuperset(text.lower[j:k]) else 0
        if noun == "bloc" and not _PARTISAN.isdisjoint(text.lower[j:k]):
            return 0
        if noun in BLOCS and text.feat(k, "Number") != "Plur":
            where = next((a[1] for t in range(j, k) if (a := self.areas.at(text.lower, t)) is not None), None)
            return self._bloc(i, k, noun, where)
        if noun in BENCH:
            return self._bench(i, k)
        if noun in COUNTRY:
            return self._country(i, k, k > j)
        if noun == "island" and self.taiwan:
            return reader.add(i, k + 1, (reader.state("TWN"),), "common", 0.7)
        return 0

    def _halves(self) -> tuple[str, str] | None:
        """The states that "the North" and "the South" are in this report: the two Koreas, or the two Sudans."""
        named = {c for c in (*self.reader.country_of.values(), self.reader.home) if c is not None}
        if self.koreas or named & {"PRK", "KOR"}:
            return "PRK", "KOR"
        return ("SDN", "SSD") if "SSD" in named else None

    def _before_the_union(self, j: int) -> bool:
        """True for "the Community", "the Twelve" in a report from before the Union, and where its members are spoken of."""
        day, word = self.reader.day, self.text.words[j]
        end = _COMMUNITY[word]
        return day is not None and day.isoformat() < end and (word == "Community" or "org:eu" in self.reader.known)

    def _numbered(self, i: int, j: int) -> int:
        """ "the two leaders", "both sides", "the three countries", "the pair", "the leaders"."""
        text = self.text
        total = len(text.words)
        size = NUMBERS.get(text.lower[j], 0)
        k = j + 1 if size else j
        if k + 1 < total and text.lower[k] == "former" and k + 1 in self.reader.starts:
            band = self.reader.pieces[self.reader.starts[k + 1]]  # "the three former Warsaw Pact nations"
            k = band.last if band.entry is not None and band.entry.kind == "organisation" else k
        k = self._behind_their_body(k)
        among = self.areas.at(text.lower, k) if k < total else None
        k += among[0] if among is not None else 0
        while (
            k < total - 1
            and k - j < 4
            and (
                text.upos[k] == "ADJ"
                or text.lower[k] in _OFFICIAL
                or text.lower[k] in ("the", "of", "north", "south")
                or (text.lower[k] in _OPPOSED and text.lower[k] not in UNNUMBERED)
            )
            and (text.lower[k] not in STATE_GROUPS or text.lower[k] in _OPPOSED - UNNUMBERED)
        ):
            k += 1
        if k >= total:
            return 0
        noun = text.lower[k]
        persons, states = noun in PERSON_GROUPS | _OF_RELEASES, noun in STATE_GROUPS
        if noun == "sides" and text.lower[k + 1 : k + 2] == ["of"] and not _FACES.isdisjoint(text.lower[k + 2 : k + 6]):
            return 0
        if noun == "parties" and self._partisan(k):
            return 0
        if not persons and not states:
            if text.lower[i] == "both" and text.relations[i] in ("obj", "nsubj", "obl", "nsubj:pass", "nmod"):
                return self._members(i, i + 1, 2, False)
            if size and i < j and text.upos[k] not in ("NOUN", "PROPN", "NUM") and self._counts(size, text.lower[j], i):
                return self._members(i, j + 1, size, False)
            return 0
        if i == j and text.lower[i] not in ("both",):
            return 0
        if noun in HALVES:
            return self._both(i, k + 1, *HALVES[noun])
        if noun in _FEW:
            size = 3 if noun in ("trio", "threesome") else 2
        if not size:
            of_release = noun in _OF_RELEASES and self.reader.voice is not None
            if (noun not in UNNUMBERED and not of_release) or (k + 1 < total and text.lower[k + 1] in ("of", "who")):
                return 0
            if noun == "ministers" and noun in self.reader.unowned:
                return 0
            if persons and (body := convened(self.reader, i)) is not None:
                return self.reader.add(i, k + 1, (body,), "common", 0.7)
            where, lately = self.reader.memory.pairs[-1] if self.reader.memory.pairs else (-9, ())
            if persons and len(lately) > 2 and self.text.sentence_of[i] - where <= 2 and noun in _OFFICES:
                return self.reader.add(i, k + 1, lately, "group", 0.7)
            if len(known := self.nouns.get(noun, ())) > 2 and persons:
                return self.reader.add(i, k + 1, known, "group", 0.7)
            size = 2
        return self._members(i, k + 1, size, persons, among[1] if among is not None else None)

    def _in_office(self, i: int, last: int, size: int) -> tuple[str, ...]:
        """The two persons named together last who hold the office of those who are counted: "the two foreign ministers"."""
        title = self.reader.titles.at(self.text.lower, last - 2) if size == 2 and last - 2 > i else None
        return colleagues(self.reader, title.role) if title is not None and title.plural and title.size == 2 else ()

    def _behind_their_body(self, k: int) -> int:
        """Behind the organisation whose members are counted, which is none of them: "the two NATO members agreed"."""
        n = self.reader.starts.get(k)
        piece = self.reader.pieces[n] if n is not None else None
        row = self.reader.world.organisations.get(piece.entry.id[4:]) if piece is not None and piece.entry else None
        if piece is None or row is None or row.kind == "states":
            return k
        return piece.last if _FELLOWS.issuperset(self.text.lower[piece.last : piece.last + 1]) else k

    def _of_america(self, sentence: int, members: tuple[str, ...]) -> tuple[str, ...]:
        """America and the one it is bound to by a treaty of two, whose report speaks of "the allies" and has just named America."""
        reader = self.reader
        said = any(s.actor == "state:USA" and sentence - s.sentence <= 1 for s in reader.memory.states)
        if reader.home not in _BOUND_TO_AMERICA or not said or "USA" in map(reader.country_of.get, members):
            return ()
        return reader.state(reader.home or ""), reader.state("USA")

    def _partisan(self, k: int) -> bool:
        """True for "members of Congress from both parties", "both parties in the Senate": they are of one house."""
        text = self.text
        above = {text.lemmas[t].lower() for t in text.path(k)[1:3]}
        within = text.lower[k + 1 : k + 3] + text.lower[k + 2 : k + 4]
        return not above.isdisjoint(_SEATED) or ("in" in within and not _HOUSES.isdisjoint(within))

    def _private(self, actor: str) -> bool:
        """True for a person of whom no title and no country is known, who is no minister."""
        person = self.reader.people.persons.get(actor)
        return person is not None and person.country is None and person.org is None and person.role is None

    def _counts(self, size: int, word: str, i: int) -> bool:
        """True for "the two", and for "the four" where as many were named together of late."""
        if size == 2:
            return word == "two"
        sentence = self.text.sentence_of[i]
        return any(len(who) == size and sentence - where <= 4 for where, who in self.reader.memory.pairs)

    def _linked(self, sentence: int) -> bool:
        """True where somebody named in the sentence is the subject of a verb, and somebody else its object, its goal or with
        whom it is done: "Norway's minister flew to Kenya", "said after a call with Kenya".
        """
        text, memory = self.text, self.reader.memory
        tokens = [s.token for s in (*memory.people, *memory.states) if s.sentence == sentence]
        verbs = {text.heads[t] for t in tokens if text.relations[t].startswith("nsubj")}
        for token in tokens:
            node = token
            while text.relations[node] == "nmod" and any(text.lower[c] == "with" for c in text.children[node]):
                node = text.heads[node]
            if text.relations[node] in ("obj", "iobj", "obl") and text.heads[node] in verbs:
                return True
        return False

    def _owned(self, noun: int) -> bool:
        """True for those to whom somebody has something of his own, who is none of them: "froze its aid to both countries"."""
        text = self.text
        return any(text.relations[c] == "nmod:poss" for c in text.children[text.heads[noun]])

    def _members(self, i: int, last: int, size: int, persons: bool, area: Area | None = None) -> int:
        reader = self.reader
        noun = self.text.lower[last - 1]
        if named := self.lists.behind(last, size) or self._in_office(i, last, size):
            return reader.add(i, last, named, "group")
        among = frozenset(area.members) if area is not None else frozenset[str]()
        if area is not None and area.whole and size == len(among):
            return reader.add(i, last, tuple(map(reader.state, area.members)), "group")
        head = reader.head(i, last)
        kinds = ("nmod", "nmod:poss") if size > 2 else ("nmod",)
        while self.text.relations[head] in kinds and self.text.heads[head] >= 0 and (size > 2 or self._owned(head)):
            head = self.text.heads[head]  # "lodged protests with the embassies of all three countries"
        apart = frozenset(reader.country_of.get(a) or a for a in self._apart(head, self.text.relations[head]))
        apart |= self._telling(head)
        sentence = self.text.sentence_of[i]
        members = reader.memory.group(
            size,
            persons,
            sentence,
            reader.country_of,
            among,
            noun in _LANDS - {"neighbours", "neighbors"},
            apart,
            self._linked(sentence),
            noun == "capitals",
            any(self.text.lower[c] == "between" for c in self.text.children[head]),
        )
        if noun == "allies" and (allied := self._of_america(sentence, members)):
            members = allied
        if noun in _FEW and not all(m.startswith(("person:", "office:")) for m in members):
            return 0
        if noun in _FEW and (other := self.referents.plural(i)) is not None and not other.actors and other.score > 0:
            return 0
        if not members or (noun in _OFFICES and any(self._private(m) for m in members)):
            return 0
        if noun in _LANDS:
            members = tuple(reader.state(c) if (c := reader.country_of.get(m)) else m for m in members)
            if any(m.startswith("person:") for m in members) or len(set(members)) < size:
                return 0
        self.nouns[noun] = members
        return reader.add(i, last, members, "group", 0.7)
