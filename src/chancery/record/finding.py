"""Finding: the events that filters ask for, by the narrowest way through the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge

from chancery.record.cabinet import Cabinet
from chancery.record.event_rows import WIDTHS, folded
from chancery.record.filters import Filters, WrongFilter
from chancery.record.latest import Ranked, by_moment, first_of
from chancery.record.moments import seconds
from chancery.record.numbers import many
from chancery.record.schema import NEVER, STATUSES
from chancery.record.search_words import sought
from chancery.record.weeks import latest_within, meeting

_FEW = 3000
"""Rows up to which a way is taken whole, whatever its order."""
_CROWD = 8000
"""Events of an actor from which on those of a stretch of time are looked for week by week, and not among its own."""
_KINDS = 24
"""Types and statuses up to which those of a pair are looked up one by one."""
_LAPSED = STATUSES.index("lapsed")


@dataclass(slots=True)
class Wanted:
    """Filters in the numbers of the index. `actors` are lists of which one must take part each; `nothing` where a
    filter names what the record does not hold."""

    actors: list[list[int]] = field(default_factory=list)
    types: list[int] | None = None
    statuses: list[int] | None = None
    ranges: list[tuple[int | None, int | None]] = field(default_factory=list)
    issues: str = ""
    min_origins: int = 0
    nothing: bool = False


class Finder:
    """Finds events in an index as it stands; `families` gives the types of each family of the event-type table, `states` the
    codes of countries by their names in lower case."""

    def __init__(
        self, cabinet: Cabinet, families: dict[str, list[str]], states: Callable[[], Mapping[str, str]], now: datetime
    ) -> None:
        self.cabinet, self.families, self.states, self.now = cabinet, families, states, seconds(now)
        self.run = cabinet.connection.execute

    def wanted(self, filters: Filters) -> Wanted:
        """The filters in numbers. Raises `WrongFilter` for a type that the table does not have."""
        out = Wanted(min_origins=filters.min_origins or 0)
        for names in (filters.who, filters.with_):
            if names:
                out.actors.append([n for name in names for n in self.actors(name)])
                out.nothing |= not out.actors[-1]
        if filters.type:
            known = {t for types in self.families.values() for t in types}
            names_of_types: list[str] = []
            for type in filters.type:
                if type not in known and type not in self.families:
                    raise WrongFilter(
                        f"--type {type!r}: one of {', '.join(sorted(known))}, or a family: {', '.join(sorted(self.families))}"
                    )
                names_of_types += self.families.get(type, []) if type not in known else [type]
            out.types = [n for t in dict.fromkeys(names_of_types) if (n := self.cabinet.numbers.word(t)) is not None]
            out.nothing |= not out.types
        if filters.status:
            out.statuses = sorted({STATUSES.index(s) for s in filters.status})
        out.ranges = [(seconds(first), seconds(last)) for first, last in filters.ranges()]
        if filters.issue:
            out.issues = " OR ".join(f"({words})" for i in filters.issue if (words := sought(i)))
            out.nothing |= not out.issues
        return out

    def actors(self, name: str) -> list[int]:
        """The numbers of the actors that go by an id, a country's code or a name; else of those whose names hold it as
        a whole word."""
        number = self.cabinet.numbers.actor(name)
        if number is None and len(name) == 3 and name.isupper():
            number = self.cabinet.numbers.actor(f"state:{name}")
        if number is not None:
            return [number]
        plain = folded(name)
        state = self.states().get(plain)
        if state is not None and (number := self.cabinet.numbers.actor(f"state:{state}")) is not None:
            return [number]
        found = [n for (n,) in self.run("SELECT actor FROM actor_names WHERE folded = ?", (plain,))]
        if not found:
            rows = self.run("SELECT folded, actor FROM actor_names WHERE instr(folded, ?)", (plain,))
            found = [n for known, n in rows if f" {plain} " in f" {known.replace('-', ' ')} "]
        return sorted(set(found))

    def numbers(self, wanted: Wanted, limit: int | None) -> list[int]:
        """The numbers of the events asked for, those reported last first."""
        return [number for number, _ in self.ranked(wanted, limit)]

    def ranked(self, wanted: Wanted, limit: int | None) -> list[Ranked]:
        """The numbers of the events asked for, those reported last first, with when they were. A list that is cut has the first by
        id of those reported at one moment."""
        if wanted.nothing:
            return []
        best: dict[int, int] = {}
        if limit is not None and self._by_week(wanted):
            conditions, values = self._conditions(wanted, ranges=False)
            more, their = self._takes_part(wanted.actors)
            best |= latest_within(self.run, wanted.ranges, conditions + more, [*values, *their], limit)
        else:
            kinds = self._kinds_of_pair(wanted) if limit is not None else []
            for query, values, most in kinds or self._ways(wanted, limit):
                best.update(self._of_way(query, values, most, limit))
        rows = best.items()
        return sorted(rows, key=by_moment) if limit is None else first_of(rows, limit, self._names)

    def _of_way(self, query: str, values: Sequence[int | str], most: str, limit: int | None) -> list[Ranked]:
        """What a statement gives, up to a limit, and all that was reported in the moment at which that cuts it."""
        select = f"SELECT e.no, {most} {query}"
        if limit is None:
            return self.run(select, values).fetchall()
        rows: list[Ranked] = self.run(f"{select} ORDER BY {most} DESC LIMIT {limit}", values).fetchall()
        if limit and len(rows) == limit:
            rows += self.run(f"{select} AND {most} = ?", [*values, rows[-1][1]]).fetchall()
        return rows

    def _names(self, numbers: list[int]) -> dict[int, str]:
        return dict(self.cabinet.numbers.item_ids(numbers))

    def beginning(self, wanted: Wanted, first: int, last: int, most: int) -> list[int]:
        """The numbers of the events asked for that begin within a day, or another short stretch `[first, last)`, and take no
        longer than a week: at most so many, in the order of the index, whatever the size of the record."""
        if wanted.nothing:
            return []
        conditions, values = self._conditions(wanted, ranges=False)
        more, their = self._takes_part(wanted.actors)
        if wanted.issues:
            more += " AND e.no IN (SELECT rowid FROM subjects WHERE subjects MATCH ?)"
            their = [*their, wanted.issues]
        query = (
            "SELECT e.no, e.starts, e.ends, e.last FROM events e INDEXED BY events_when"
            f" WHERE e.wide = 0 AND e.starts >= ? AND e.starts < ?{conditions}{more}"
        )
        asked = [first, last, *values, *their]
        rows = self.run(f"{query} ORDER BY e.starts DESC, e.ends DESC, e.last DESC LIMIT ?", [*asked, most]).fetchall()
        if len(rows) == most and most:
            edge = rows[-1][1:]
            tied = self.run(f"{query} AND e.starts = ? AND e.ends = ? AND e.last = ?", [*asked, *edge]).fetchall()
            sure = [row[0] for row in rows if row[1:] != edge]
            numbers = [row[0] for row in tied]
            if len(sure) + len(numbers) > most:
                called = self._names(numbers)
                numbers.sort(key=lambda number: called[number])
            return [*sure, *numbers][:most]
        return [row[0] for row in rows]

    def _ways(self, wanted: Wanted, limit: int | None) -> list[tuple[str, list[int | str], str]]:
        """The statements that together give the events asked for, each with its values and what it is ordered by."""
        conditions, values = self._conditions(wanted)
        if wanted.issues and (few := self._of_issues(wanted)) is not None:
            marks = ",".join(map(str, few))
            more, their = self._takes_part(wanted.actors)
            return [(f"FROM events e WHERE e.no IN ({marks}){conditions}{more}", [*values, *their], "e.last")]
        narrow = limit is None and self._ranges_are_few(wanted)
        if wanted.actors:
            drivers, others = self._drivers(wanted.actors)
            if not narrow or self._size(drivers) < _FEW:
                return [self._by_actor(driver, others, wanted, conditions, values) for driver in drivers]
        more, their = self._takes_part(wanted.actors)
        if wanted.ranges and narrow:
            conditions, values = self._conditions(wanted, ranges=False)
            return [
                (
                    f"FROM events e INDEXED BY events_when WHERE {text}{conditions}{more}",
                    [*mine, *values, *their],
                    "e.last",
                )
                for first, last in wanted.ranges
                for text, mine in _meeting(first, last)
            ]
        if wanted.types is not None or (wanted.statuses is not None and wanted.statuses != [_LAPSED]):
            statuses = wanted.statuses if wanted.statuses and _LAPSED not in wanted.statuses else range(len(STATUSES))
            types = (
                wanted.types
                if wanted.types is not None
                else [n for (n,) in self.run("SELECT DISTINCT type FROM events")]
            )
            return [
                (f"FROM events e WHERE e.type = {t} AND e.status = {s}{conditions}{more}", [*values, *their], "e.last")
                for t in types
                for s in statuses
            ]
        return [(f"FROM events e WHERE 1{conditions}{more}", [*values, *their], "e.last")]

    def _by_actor(
        self,
        driver: tuple[int, ...],
        others: Sequence[Sequence[int]],
        wanted: Wanted,
        conditions: str,
        values: list[int | str],
    ) -> tuple[str, list[int | str], str]:
        covered = ""
        if wanted.types is not None:
            covered += f" AND d.type IN ({','.join(map(str, wanted.types))})"
        if wanted.statuses is not None and _LAPSED not in wanted.statuses:
            covered += f" AND d.status IN ({','.join(map(str, wanted.statuses))})"
        more, their = self._takes_part(others, "d.event", "d.last")
        table, key = _driven(driver)
        return (
            f"FROM {table} d CROSS JOIN events e ON e.no = d.event WHERE {key}{covered}{more}{conditions}",
            [*driver, *their, *values],
            "d.last",
        )

    def _drivers(self, actors: list[list[int]]) -> tuple[list[tuple[int, ...]], list[list[int]]]:
        """The actors, or pairs of states, by whose rows to go, and those still to be looked for in each."""
        if len(actors) == 2:
            pairs = [(min(a, b), max(a, b)) for a in actors[0] for b in actors[1] if a != b]
            if pairs and all(self._is_state(n) for pair in pairs for n in pair):
                return list(dict.fromkeys(pairs)), []
        sizes = [self._size([(n,) for n in group]) for group in actors]
        first = sizes.index(min(sizes))
        return [(n,) for n in actors[first]], [g for number, g in enumerate(actors) if number != first]

    def _is_state(self, number: int) -> bool:
        row = self.run("SELECT id FROM actors WHERE no = ?", (number,)).fetchone()
        return row is not None and row[0].startswith("state:")

    def telling(self, reports: Iterable[int], wanted: Wanted) -> set[int]:
        """Those of some reports, by number, that tell of an event asked for."""
        if wanted.nothing:
            return set()
        conditions, values = self._conditions(wanted)
        more, their = self._takes_part(wanted.actors)
        if wanted.issues:
            more += " AND e.no IN (SELECT rowid FROM subjects WHERE subjects MATCH ?)"
            their = [*their, wanted.issues]
        found: set[int] = set()
        for marks, lot in many(reports):
            rows = self.run(
                f"SELECT r.no FROM reports r WHERE r.no IN ({marks}) AND EXISTS (SELECT 1 FROM items i CROSS JOIN events e"
                f" ON e.no = i.event WHERE i.report = r.no AND i.kind = 1{conditions}{more})",
                (*lot, *values, *their),
            )
            found.update(number for (number,) in rows)
        return found

    def among(self, numbers: Sequence[int], wanted: Wanted) -> list[int]:
        """Those of some events that are asked for."""
        if wanted.nothing:
            return []
        conditions, values = self._conditions(wanted)
        more, their = self._takes_part(wanted.actors)
        if wanted.issues:
            more += " AND e.no IN (SELECT rowid FROM subjects WHERE subjects MATCH ?)"
            their = [*their, wanted.issues]
        marks = ",".join(map(str, numbers))
        rows = self.run(f"SELECT e.no FROM events e WHERE e.no IN ({marks}){conditions}{more}", [*values, *their])
        return [number for (number,) in rows]

    def _size(self, drivers: Sequence[tuple[int, ...]], most: int = _FEW) -> int:
        """How many rows a way has, counted up to a few."""
        total = 0
        for driver in drivers:
            table, key = _driven(driver)
            total += self.run(
                f"SELECT count(*) FROM (SELECT 1 FROM {table} d WHERE {key} LIMIT {most})", driver
            ).fetchone()[0]
        return total

    def _kinds_of_pair(self, wanted: Wanted) -> list[tuple[str, list[int | str], str]]:
        """The statements that each give the events of one type and status of a pair of states, those reported last first; none
        where the filters ask for something else, or for too many kinds."""
        if len(wanted.actors) != 2 or not wanted.types or not wanted.statuses or wanted.issues or wanted.ranges:
            return []
        drivers, others = self._drivers(wanted.actors)
        if others or _LAPSED in wanted.statuses or len(wanted.types) * len(wanted.statuses) > _KINDS:
            return []
        conditions, values = self._conditions(wanted)
        query = (
            "FROM event_pairs d INDEXED BY event_pairs_kind CROSS JOIN events e ON e.no = d.event"
            " WHERE d.one = ? AND d.other = ? AND d.type = ? AND d.status = ?"
        )
        return [
            (f"{query}{conditions}", [*driver, type, status, *values], "d.last")
            for driver in drivers
            for type in wanted.types
            for status in wanted.statuses
        ]

    def _by_week(self, wanted: Wanted) -> bool:
        """True where the events of stretches of time are asked for, unless subjects or actors leave few of them anyway."""
        if not wanted.ranges or wanted.issues:
            return False
        return not wanted.actors or self._size(self._drivers(wanted.actors)[0], _CROWD) >= _CROWD

    def told_by(self, wanted: Wanted, until: int) -> tuple[Iterator[tuple[int, int]], list[int]]:
        """The events that actors asked for take part in, as of a moment: those last reported by then, the latest first, each
        with when it was, and those told of by then and reported again since."""
        drivers, others = self._drivers(wanted.actors)
        more, their = self._takes_part(others, "d.event", "d.last")
        settled, begun = [], []
        for driver in drivers:
            table, key = _driven(driver)
            query = f"SELECT d.event, d.last FROM {table} d WHERE {key}{more}"
            settled.append(
                self.run(
                    f"{query} AND d.last <= ? AND d.last > {NEVER} ORDER BY d.last DESC",
                    [*driver, *their, until],
                )
            )
            begun += self.run(f"{query} AND d.last > ? AND d.first <= ?", [*driver, *their, until, until]).fetchall()
        rows = merge(*settled, key=by_moment)
        return rows, list(dict.fromkeys(number for number, _ in begun))

    def _ranges_are_few(self, wanted: Wanted) -> bool:
        """True where the stretches of time asked for hold few enough events to go through them all."""
        if not wanted.ranges:
            return False
        total = 0
        for first, last in wanted.ranges:
            for text, values in _meeting(first, last)[:-1]:
                total += self.run(
                    f"SELECT count(*) FROM (SELECT 1 FROM events e INDEXED BY events_when WHERE {text} LIMIT {20 * _FEW})",
                    values,
                ).fetchone()[0]
        return total < 20 * _FEW

    def _of_issues(self, wanted: Wanted) -> list[int] | None:
        return [n for (n,) in self.run("SELECT rowid FROM subjects WHERE subjects MATCH ?", (wanted.issues,))]

    def _conditions(self, wanted: Wanted, *, ranges: bool = True) -> tuple[str, list[int | str]]:
        """What must hold of the row of an event, as `AND ...`, with its values."""
        text = ""
        values: list[int | str] = []
        if wanted.types is not None:
            text += f" AND e.type IN ({','.join(map(str, wanted.types))})"
        if wanted.statuses is not None:
            plain = ",".join(str(s) for s in wanted.statuses if s != _LAPSED)
            parts = [f"(e.status IN ({plain}) AND (e.lapses IS NULL OR e.lapses > {self.now}))"] if plain else []
            parts += [f"e.lapses <= {self.now}"] if _LAPSED in wanted.statuses else []
            text += f" AND ({' OR '.join(parts)})"
        if wanted.min_origins > 1:
            text += f" AND e.origins >= {wanted.min_origins}"
            if wanted.min_origins > 2:
                text += " AND e.origins > 2"
        if wanted.ranges and ranges:
            parts = []
            for first, last in wanted.ranges:
                for met, mine in _meeting(first, last):
                    parts.append(f"({met})")
                    values += mine
            text += f" AND ({' OR '.join(parts)})"
        return text, values

    def _takes_part(
        self, groups: Sequence[Sequence[int]], event: str = "e.no", last: str = "coalesce(e.last, -4611686018427387904)"
    ) -> tuple[str, list[int | str]]:
        text = ""
        for group in groups:
            marks = ",".join(map(str, group))
            text += (
                f" AND EXISTS (SELECT 1 FROM event_actors p WHERE p.actor IN ({marks})"
                f" AND p.last = {last} AND p.event = {event})"
            )
        return text, []


def _driven(driver: Sequence[int]) -> tuple[str, str]:
    """The table that has the rows of an actor, or of a pair of states, and the condition that finds them."""
    if len(driver) == 2:
        return "event_pairs", "d.one = ? AND d.other = ?"
    return "event_actors", "d.actor = ?"


def _meeting(first: int | None, last: int | None) -> list[tuple[str, list[int]]]:
    """The conditions under which a window meets `[first, last)`, one for each width."""
    return [meeting(first, last, wide) for wide in range(len(WIDTHS) + 1)]
