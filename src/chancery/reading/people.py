"""People: the persons of one report, told apart by name, office and what the tables know on its day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from chancery.knowledge.namesakes import RANK
from chancery.knowledge.spellings import fold, same_given
from chancery.knowledge.world import World, slug
from chancery.knowledge.world_rows import HolderRow

SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "HUN", "MAC", "HKG"})
_PEOPLES = frozenset({"Muslim", "Christian", "Arab", "Kurd", "Jew"})
"""Family names that are first of all another word."""
_PARTICLES = frozenset("de al el bin van von der del da dos la ibn den di".split())


@dataclass(slots=True)
class Person:
    """One person of the report; `weight` says how firmly its country is known: 3 by its own words, 2 by the tables,
    1 by where the report is written, 0 not at all."""

    id: str
    name: str
    words: list[str]
    country: str | None = None
    org: str | None = None
    role: str | None = None
    weight: int = 0
    titles: set[str] = field(default_factory=set)


class People:
    """The persons of one report by every form of their names; `recent` is who was named last by a family name."""

    def __init__(self, world: World, day: date | None) -> None:
        self.world, self.day = world, day
        self.persons: dict[str, Person] = {}
        self.recent: dict[str, str] = {}
        self._last: dict[str, list[str]] = {}
        self._first: dict[str, list[str]] = {}

    def know(
        self,
        words: list[str],
        role: str | None,
        country: str | None,
        org: str | None,
        titles: frozenset[str] = frozenset(),
    ) -> Person:
        """The person named by `words`, new to the report or known; what is said of office and country is kept."""
        words = [w.title() if w.isupper() and len(w) > 1 and w[0].isalpha() and "." not in w else w for w in words]
        row = self.world.organisations.get(org[4:]) if org is not None else None
        if row is not None and row.kind == "region":
            country, org = row.members, None
        person = self.find(words, role, titles)
        if person is None or self._another(person, words, country):
            person = self._new(words, role, country, titles)
        if (
            country is not None
            and (person.weight < 3 or person.country is None)
            and not self._disagrees(person, country, words)
        ):
            person.country, person.weight, person.org = country, 3, None
        elif org is not None and person.weight < 3:
            person.org, person.country, person.weight = org, None, 3
        if role is not None and role != "person" and (person.role is None or person.weight < 3):
            person.role = role
        return person

    def _disagrees(self, person: Person, country: str, words: list[str]) -> bool:
        """True where the tables know the one of this name better than a word beside it; they do only while he is in office."""
        rows = self.world.person(words) if person.weight == 2 and len(words) > 1 else []
        return person.country != country and any(self.world.in_office(r, self.day) for r in rows)

    def _another(self, person: Person, words: list[str], country: str | None) -> bool:
        """True where only the family name is the same: King Hussein of Jordan is not Saddam Hussein."""
        if person.country is None or person.weight < 2:
            return False
        rows = self.world.person(words)
        if rows:
            return all(r.iso3 != person.country for r in rows)
        return len(words) == 1 and country is not None and country != person.country

    def find(self, words: list[str], role: str | None = None, titles: frozenset[str] = frozenset()) -> Person | None:
        """The person of the report that these words name, if any: "Mehrotra" after "Raghav Mehrotra"; of two of one
        family name the one who was called by the title ("King Hussein"), who holds its office, else the first.
        """
        plain = [w for w in words if w[0].isalpha()]
        if not plain:
            return None
        last = plain[-1] if plain[-1] not in ("Jr", "Jr.", "Sr.") or len(plain) < 2 else plain[-2]
        known = self._last.get(last) or (self._first.get(plain[0]) if len(plain) == 1 or plain[0] == last else None)
        if not known:
            return None
        same = [self.persons[k] for k in known]
        full = {w.lower() for w in plain}
        person = next((p for p in same if len(plain) > 1 and {w.lower() for w in p.words} == full), None)
        called = next((p for p in same if titles and titles <= p.titles), None) if len(same) > 1 else None
        person = person or called or next((p for p in same if role is not None and p.role == role), same[0])
        given = [w for w in plain[:-1] if w.lower() not in _PARTICLES]
        if not given or len(person.words) < 2:
            return person
        names = {part for w in person.words for part in (w.lower(), *w.lower().split("-"))}
        if any(w.lower() in names or w.rstrip(".") == "" for w in given):
            return person
        return person if given[0][0] == person.words[0][0] and (given[0].endswith(".") or len(given[0]) < 3) else None

    def family(self, word: str) -> Person | None:
        """The person of the report whose family name a word is; a given name is none: "Israel" is not Israel Katz."""
        known = self._last.get(word)
        return self.persons[known[0]] if known else None

    def bare(self, word: str, person_like: bool) -> Person | None:
        """The person a single word names: of the report, else one whom the tables have in office ("Trump")."""
        known = self._last.get(word) or self._first.get(word)
        if known:
            latest = self.recent.get(word)
            return self.persons[latest if latest in known else known[0]]
        if not person_like or word in _PEOPLES:
            return None
        row = self.world.by_family(word, self.day)
        return self._from_row(row, [word]) if row is not None else None

    def _new(
        self, words: list[str], role: str | None, country: str | None, titles: frozenset[str] = frozenset()
    ) -> Person:
        row = self._reigning(words, country, titles)
        if row is None and not (len(words) == 1 and titles & _CROWNS):  # "Sheikh Mohamed" bears no family name
            row = self._row(words, role, country)
        if row is not None:
            return self._from_row(row, words)
        name = "".join(w if w in ("-",) else " " + w for w in words).strip().replace("- ", "-")
        person = Person(f"person:{slug(name)}", name, [w for w in words if w[0].isalpha()])
        return self._keep(person, words, country)

    def _from_row(self, row: HolderRow, words: list[str]) -> Person:
        id = f"person:{slug(row.person)}"
        person = self.persons.get(id)
        if person is None:
            serving = self.day is None or self.world.in_office(row, self.day)
            person = Person(id, row.person, row.person.split(), row.iso3 or None, self._org_of(row), None, 2)
            person.role = row.role if serving else None
            person.weight = 2 if person.country or person.org else 0
            self._keep(person, words, row.iso3 or None)
            for part in row.family.split():
                _note(self._last, part, id)
        else:
            self._keep(person, words, row.iso3 or None)
        return person

    def _org_of(self, row: HolderRow) -> str | None:
        """The organisation that a tenure is of, unless it is yet to come or long over."""
        if self.day is None or not row.org or self.world.in_office(row, self.day):
            return _org(row)
        over = row.end and row.end <= self.day.isoformat() <= f"{int(row.end[:4]) + 2}{row.end[4:]}"
        return _org(row) if over else None

    def _keep(self, person: Person, words: list[str], country: str | None) -> Person:
        self.persons.setdefault(person.id, person)
        plain = [w for w in words if w[0].isalpha() and w not in ("Jr.", "Jr", "Sr.")] or words
        if country in SURNAME_FIRST:
            _note(self._last, plain[0], person.id)
        if plain[-1][0].isupper():
            _note(self._last, plain[-1], person.id)
        if len(plain[0]) > 1:
            _note(self._first, plain[0], person.id)
        return person

    def _reigning(self, words: list[str], country: str | None, titles: frozenset[str]) -> HolderRow | None:
        """Who is known by a title and one name: "King Hussein", "Mullah Omar"; of several the one who reigns on the day."""
        if len(words) != 1:
            return None
        rows = [r for title in sorted(titles) for r in self.world.person([title, words[0]])]
        if titles & _CROWNS:
            name = fold(words[0])
            for land in _REALMS if country is None else _REALMS & {country}:
                held = self.world.holders.get((land, "head_of_state"), ())
                rows += [r for r in held if name in (fold(r.person).split()[0], fold(r.family))]
        now = [r for r in rows if self.world.in_office(r, self.day) and country in (None, r.iso3)]
        return now[-1] if len({r.person for r in now}) == 1 else None

    def _bears_arms(self, row: HolderRow, role: str | None) -> bool:
        """True for a soldier who rules: "General Musharraf", "Col. Gaddafi"; Gordon Brown is no "Colonel Brown"."""
        return role == "commander" and any(
            r.role in ("commander", "military_chief", "group_leader") for r in self.world.person(row.person.split())
        )

    def _row(self, words: list[str], role: str | None, country: str | None) -> HolderRow | None:
        """The person of the tables that is meant: by full name, or by family name where office or date make it
        plain.
        """
        found = self.world.person(words)
        if found:
            here = [r for r in found if country is None or r.iso3 == country]
            if not here:
                return None
            now = [r for r in here if self.world.in_office(r, self.day)]
            if not now and here[-1].org and self._org_of(here[-1]) is None:
                here = [r for r in here if r.iso3] or here  # a union's president of once is of his state again
            fitting = [r for r in now or here if r.role == role]
            return (fitting or now or here)[-1]
        family = words[-1] if words[-1] not in ("Jr.", "Sr.", "Jr") or len(words) < 2 else words[-2]
        row = self.world.by_family(family, self.day, country, role)
        if len(words) > 1 and (double := self.world.by_family(" ".join(words), self.day, country, role)) is not None:
            return double  # "Ben Ali", "Le Drian"
        if len(words) == 1 and row is not None and not _fits(role, row.role) and not self._bears_arms(row, role):
            return None
        if row is None and role not in (None, "person") and (alike := self.world.by_spelling(words, self.day)):
            fitting = [r for r in alike if _fits(role, r.role) and country in (None, r.iso3)]
            return fitting[-1] if fitting else None
        if row is None and len(words) > 1:
            row = self.world.by_family(words[0], self.day, country, role)
            same = row is not None and role is not None and row.role == role and words[0] == row.family
            return row if row is not None and same and _alike(words[1], row.person.split()[1:]) else None
        if row is None or (country is not None and row.iso3 != country):
            return None
        given, first = fold(words[0]), fold(row.person)
        leads = role == row.role and (role in RANK or row.role.endswith("_minister"))
        if len(words) == 1 or (leads and given[0] == first[0]):
            return row
        if given[:3] == first[:3] and same_given(given, first.split()[0]):
            return row
        return None


_CROWNS = frozenset("king queen emperor empress emir amir sultan sheikh pope".split())
_REALMS = frozenset(
    """GBR JOR SAU MAR ESP BEL NLD NOR SWE DNK THA KHM BTN NPL TON SWZ LSO BHR KWT QAT OMN ARE BRN MYS JPN LUX MCO LIE
    VAT""".split()
)
"""Where one of a single name reigns: "King Fahd", "Emperor Akihito"."""
_LEADERS = frozenset(
    """head_of_state head_of_government supreme_leader paramount_leader royal acting_head_of_state head_elect
    acting_head_of_government party_leader vice_president deputy_head_of_government""".split()
)


def _note(names: dict[str, list[str]], name: str, id: str) -> None:
    known = names.setdefault(name, [])
    if id not in known:
        known.append(id)


def _alike(given: str, others: list[str]) -> bool:
    """True for a given name spelled otherwise: "Son-hui" and "Son Hui"; "Ming" is not "Jun"."""
    return bool(others) and fold(given)[:1].lower() == fold(others[0])[:1].lower()


def _fits(given: str | None, held: str) -> bool:
    """True where a title in the report can be the office of the tables: "leader" fits a president, "governor" does
    not.
    """
    if given is None or given in ("person", held, "official"):
        return True
    return (given in _LEADERS and held in _LEADERS) or ("minister" in given and "minister" in held)


def _org(row: HolderRow) -> str | None:
    return f"org:{ORGANISATION_IDS.get(row.org, row.org.lower())}" if row.org else None


ORGANISATION_IDS = {
    "AU": "african-union",
    "EC": "eu",
    "LAS": "arab-league",
    "COE": "council-of-europe",
    "PIF": "pacific-islands-forum",
    "WB": "world-bank",
    "WHO": "world-health-organization",
    "UNSC": "un",
    "UNGA": "un",
}
