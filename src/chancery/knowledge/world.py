"""The world's names: countries, offices and holders, bodies, organisations, outlets, cities; found in running words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from chancery.knowledge.horizons import horizons
from chancery.knowledge.namesakes import RANK, TELLING, remembered
from chancery.knowledge.prefixes import joins
from chancery.knowledge.spellings import fold, same_given, spelling
from chancery.knowledge.table import rows

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables
from chancery.knowledge.world_rows import (
    BodyRow,
    CityRow,
    CountryRow,
    FormerStateRow,
    HolderRow,
    HomelandRow,
    OrganisationRow,
    OutletRow,
    RegionRow,
    RoleRow,
    ShipRow,
)

EntryKind = Literal[
    "country",
    "adjective",
    "metonym",
    "person",
    "organisation",
    "body",
    "outlet",
    "city",
    "combining",
    "region",
    "nowhere",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: the kind of name, the actor's id, its plain name and country."""

    kind: EntryKind
    id: str
    name: str
    country: str | None


class Names:
    """Names by their first word: `longest(words, i)` is the longest name that starts at word `i`."""

    def __init__(self) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}

    def add(self, surface: str, entry: Entry) -> None:
        """Adds a name; an earlier entry with the same surface stays in front."""
        words = tuple(split(surface))
        if not _TICKS.isdisjoint(words):
            other = tuple({"'s": "’s", "’s": "'s", "'": "’", "’": "'"}.get(w, w) for w in words)
            self._first.setdefault(words[0], []).append((other, entry))
        if words:
            self._first.setdefault(words[0], []).append((words, entry))

    def seal(self) -> None:
        """Puts the longest names first."""
        for found in self._first.values():
            found.sort(key=lambda item: -len(item[0]))

    def longest(self, words: list[str], at: int) -> tuple[int, Entry] | None:
        """The number of words and the entry of the longest name at `at`, if any."""
        for surface, entry in self._first.get(words[at], ()):
            size = len(surface)
            if size == 1 or tuple(words[at : at + size]) == surface:
                return size, entry
        return None


_TICKS = frozenset({"'s", "’s", "'", "’"})
_PIECE = re.compile(r"[A-Za-z]\.(?:[A-Za-z]\.)+|No\.|[\w&.]+(?<!\.)|['’]s|[-'’+,.]", re.UNICODE)


def split(surface: str) -> list[str]:
    """A name cut as the tokeniser cuts it: "U.S.-China" in three, "Côte d'Ivoire" in two."""
    return [piece for word in surface.split() for piece in _cut(word)]


_MARKS = re.compile(r"([/+(),!;*]|['’]$)")


def _cut(word: str) -> list[str]:
    """A word cut at its hyphens but those of a prefix, at its marks and before its "'s"."""
    out: list[str] = []
    for number, part in enumerate(word.split("-")):
        if number and out and joins(out[-1]) and part[:1].isalpha():
            out[-1] += "-" + part
            continue
        if number:
            out.append("-")
        if part.lower().endswith(("'s", "’s")) and len(part) > 2:
            out += [part[:-2], part[-2:]]
        else:
            out += [piece for piece in _MARKS.split(part) if piece]
    return out


def slug(name: str) -> str:
    """A name as an id: "Sanae Takaichi" is `sanae-takaichi`, accents dropped."""
    plain = fold(name)
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unnamed"


@dataclass(slots=True)
class World:
    """The compiled names and offices."""

    names: Names
    countries: dict[str, CountryRow]
    holders: dict[tuple[str, str], list[HolderRow]]
    families: dict[str, list[HolderRow]]
    spellings: dict[str, list[HolderRow]]
    people: dict[str, list[HolderRow]]
    organisations: dict[str, OrganisationRow]
    homelands: dict[str, frozenset[str]]
    outlets: dict[str, OutletRow]
    cities: dict[str, CityRow]
    roles: dict[str, RoleRow]
    adjectives: dict[str, str]
    ships: dict[str, ShipRow]
    parties: frozenset[str]
    horizon: date

    def in_office(self, row: HolderRow, day: date | None) -> bool:
        """True where the tenure covers the day (a year's grace before it, for a designate; none after)."""
        if day is None:
            return row.end == ""
        iso = day.isoformat()
        return row.start <= iso and (row.end == "" or iso <= row.end)

    def holder(self, place: str, role: str, day: date | None) -> HolderRow | None:
        """Who held an office of a state (or organisation) on a day, if the tables can know; nobody where the day is not known."""
        if day is None or day > self.horizon:
            return None
        found = [r for r in self.holders.get((place, role), ()) if self.in_office(r, day)]
        return found[-1] if found else None

    def person(self, words: list[str]) -> list[HolderRow]:
        """The tenures of the person with this full name, in either order of the names; accents do not matter."""
        plain = [w for w in words if w[0].isalpha()]
        if len(plain) < 2:
            return []
        found = self.people.get(slug(" ".join(plain))) or self.people.get(slug(" ".join([*plain[1:], plain[0]])))
        if not found and len(plain) > 2:
            found = self.people.get(slug(f"{plain[0]} {plain[-1]}")) or self._shortened(plain)
        return found or []

    def _shortened(self, words: list[str]) -> list[HolderRow]:
        """Who has more names than he is called by, and the family's not the last: "Gustavo Petro Urrego"."""
        rows = self.people.get(slug(f"{words[0]} {words[1]}"), [])
        return [r for r in rows if {slug(w) for w in words} <= set(slug(r.person).split("-"))]

    def by_spelling(self, words: list[str], day: date | None) -> list[HolderRow]:
        """Who can be meant by a full name that is spelled otherwise than in the tables: "Moammar Gadaffi" in 1999 is Muammar
        Gaddafi, "Mona Gadaffi" nobody; one in office on the day whose given name is another spelling too, and only where no two
        countries have one. The rows are his offices of that day.
        """
        if len(words) < 2:
            return []
        rows = self.spellings.get(spelling(words[-1]), ())
        found = [r for r in rows if self.in_office(r, day) and same_given(words[0], r.person.split()[0])]
        return found if len({r.iso3 or r.org for r in found}) == 1 else []

    def by_family(
        self, family: str, day: date | None, country: str | None = None, role: str | None = None
    ) -> HolderRow | None:
        """Whom a family name alone means on a day: the one in office, of this country and role where they are given.

        Without a country only leaders and foreign ministers are meant, and only where no two countries have one; or the
        only one in all the table to bear the name, in whatever office: "Zakharova", "Witkoff".
        """
        rows = self.families.get(fold(family), ())
        found = [r for r in rows if self.in_office(r, day)]
        if not found and day is None:
            found = sorted(rows, key=lambda r: r.start)[-1:]
        if not found and day is not None and country is None and role is None:
            found = remembered(family, rows, day)
        if not found and day is not None and role in RANK:
            since = day.replace(day=1, year=day.year - _REMEMBERED).isoformat()
            found = [r for r in rows if r.role == role and since <= r.end < day.isoformat()]
        if country is not None:
            here = [r for r in found if r.iso3 == country]
            return next((r for r in here if r.role == role), here[0] if here else None)
        same = [r for r in found if r.role == role]
        if same and len({r.person for r in same}) == 1:
            return same[0]
        ranked = sorted((r for r in same or found if r.role in RANK), key=lambda r: RANK[r.role])
        if (
            not ranked
            and found
            and found[-1].role != "royal"
            and len(family) >= TELLING
            and len({r.person for r in rows}) == 1
        ):
            return found[-1]
        best = [r for r in ranked if RANK[r.role] == RANK[ranked[0].role]]
        return best[0] if len({r.iso3 or r.org for r in best}) == 1 else None


_REMEMBERED = 4
"""Years for which one who held an office is still called by it: "former Prime Minister Kishida"."""
CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Christmas Easter Ramadan I""".split()
)


def world(tables: Tables, day: date | None = None) -> World:
    """The world's names, compiled once a set of tables; as of a day, where it is given: in "Moscow denied it" of 1990 the
    Soviet Union speaks.
    """
    formers = former_states(tables)
    then = () if day is None else tuple(f for f in formers if day.isoformat() < f.until)
    return tables.cached(" ".join(["world", *(f.iso3 for f in then)]), lambda: _compile(tables, then))


def former_states(tables: Tables) -> list[FormerStateRow]:
    """The states that are no more: the Soviet Union until 25 December 1991."""
    return tables.cached("former states", lambda: rows("former-states.csv", FormerStateRow, tables.extra))


def _seated(countries: dict[str, CountryRow], formers: tuple[FormerStateRow, ...]) -> dict[str, CountryRow]:
    """The countries with the capital and the seats of each former state taken from its heir."""
    out = dict(countries)
    for former in formers:
        heir = out.get(former.heir)
        if heir is None:
            continue
        out[former.iso3] = msgspec.structs.replace(out[former.iso3], capital=heir.capital, metonyms=heir.metonyms)
        out[former.heir] = msgspec.structs.replace(heir, metonyms="")
    return out


def _bars(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _compile(tables: Tables, formers: tuple[FormerStateRow, ...]) -> World:
    names = Names()
    countries = _seated({r.iso3: r for r in rows("countries.csv", CountryRow, tables.extra)}, formers)
    adjectives: dict[str, str] = {}
    for r in countries.values():
        state = f"state:{r.iso3}"
        for name in (r.name, *_bars(r.names)):
            names.add(name, Entry("country", state, r.name, r.iso3))
        for adjective in _bars(r.adjectives):
            adjectives.setdefault(adjective, r.iso3)
            names.add(adjective, Entry("adjective", state, r.name, r.iso3))
        for metonym in _bars(r.metonyms):
            names.add(metonym.removeprefix("the "), Entry("metonym", state, r.name, r.iso3))
        if r.combining:
            names.add(r.combining, Entry("combining", state, r.name, r.iso3))
    for r in countries.values():  # "the Republic of Togo", whatever its full name
        names.add(f"Republic of {r.name}", Entry("country", f"state:{r.iso3}", r.name, r.iso3))
    organisations = {r.id: r for r in rows("organisations.csv", OrganisationRow, tables.extra)}
    for o in organisations.values():
        for name in (o.name, *_bars(o.aliases)):
            names.add(name.removeprefix("the "), Entry("organisation", f"org:{o.id}", o.name, None))
            if len(name) > 3 and name.isalpha() and name.isupper():
                names.add(name.capitalize(), Entry("organisation", f"org:{o.id}", o.name, None))
    standing, states = {f.iso3 for f in formers}, {f.iso3 for f in former_states(tables)}
    order = {r.iso3: -1 if r.iso3 in standing else int(r.iso3 in states) for r in countries.values()}
    bodies = sorted(rows("bodies.csv", BodyRow, tables.extra), key=lambda b: order.get(b.iso3, 0))
    for b in bodies:
        for name in (b.name, *_bars(b.aliases)):
            names.add(name.removeprefix("the "), Entry("body", f"body:{b.iso3}/{b.id}", b.name, b.iso3))
    outlets: dict[str, OutletRow] = {}
    for t in rows("outlets.csv", OutletRow, tables.extra):
        for name in (t.name, *_bars(t.aliases)):
            outlets.setdefault(name.lower(), t)
            entry = Entry("outlet", f"org:{slug(t.name)}", t.name, None)
            if name.startswith("The ") and name.count(" ") == 1:
                if name[4:] not in adjectives:
                    names.add(name, entry)
                    names.add("the" + name[3:], entry)
            elif len(name) > 2:
                names.add(name.removeprefix("The "), entry)
    holders: dict[tuple[str, str], list[HolderRow]] = {}
    families: dict[str, list[HolderRow]] = {}
    spellings: dict[str, list[HolderRow]] = {}
    people: dict[str, list[HolderRow]] = {}
    tenures = {(h.person, h.iso3 or h.org, h.role, h.start): h for h in rows("holders.csv", HolderRow, tables.extra)}
    for h in tenures.values():
        holders.setdefault((h.iso3 or h.org, h.role), []).append(h)
        short = {
            h.family,
            h.family.removeprefix("el-").removeprefix("al-").removeprefix("El-").removeprefix("Al-"),
            *(a for a in _bars(h.aliases) if " " not in a and "-" not in a),
        }
        last = h.person.rpartition(" ")[2]
        if last not in short and slug(last) == slug(h.family):
            short.add(last)
        short |= {a.rpartition(" ")[2] for a in _bars(h.aliases) if a.rpartition(" ")[2][:2] == h.family[:2]}
        for family in {fold(f) for f in short}:
            families.setdefault(family, []).append(h)
        if h.role in RANK:
            spellings.setdefault(spelling(h.family), []).append(h)
        given = h.person.split(" ")[0]
        forms = {slug(name) for name in (h.person, *_bars(h.aliases))}
        if given != h.family and h.person.count(" ") > 1:
            forms.add(slug(f"{given} {h.family}"))
        for form in forms:
            people.setdefault(form, []).append(h)
    for g in rows("regions.csv", RegionRow, tables.extra):
        land = Entry("region", f"state:{g.iso3}", g.name, g.iso3)
        names.add(g.name, land if g.iso3 else Entry("nowhere", f"nowhere:{slug(g.name)}", g.name, None))
    cities: dict[str, CityRow] = {}
    for c in rows("cities.csv", CityRow, tables.extra):
        cities.setdefault(c.name, c)
        if len(c.name) > 3 and c.name not in _NOT_CITIES:
            names.add(c.name, Entry("city", f"state:{c.iso3}", c.name, c.iso3))
    names.seal()
    roles = {r.title: r for r in rows("roles.csv", RoleRow, tables.extra)}
    return World(
        names,
        countries,
        holders,
        families,
        spellings,
        people,
        organisations,
        {r.org: frozenset(r.lands.split()) for r in rows("homelands.csv", HomelandRow, tables.extra)},
        outlets,
        cities,
        roles,
        adjectives,
        {r.prefix: r for r in rows("ships.csv", ShipRow, tables.extra)},
        frozenset(f"body:{b.iso3}/{b.id}" for b in bodies if b.kind == "party"),
        horizons(tables)["holders.csv"].valid_until,
    )


_NOT_CITIES = frozenset(
    """Same Most Bath Reading Nice Union Independence Victoria Date Split Central Bar March Young Many Of Man
    Obama""".split()
)
