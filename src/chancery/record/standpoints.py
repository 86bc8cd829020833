"""Standpoints: the record's positions told anew when reports of them came or went."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from chancery.facts.contributions import Held
from chancery.facts.record_positions import RecordPosition
from chancery.facts.seasons import MANY, UNDATED, in_time, season
from chancery.outlook.positions import in_order, latest_of, position_of, season_of, standing
from chancery.record.candidates import Place
from chancery.record.components import Change
from chancery.record.shelf import Sheaf, Shelf

Pair = tuple[RecordPosition | None, RecordPosition | None]


class Standpoints:
    """Positions of changed parts; `places` gives stands as reports give them, by id."""

    def __init__(self, shelf: Shelf, places: Callable[[Collection[str]], Mapping[str, Place[Held]]]) -> None:
        self.shelf, self.places = shelf, places

    def retell(self, change: Change) -> list[Pair]:
        """Tells the positions of changed parts anew."""
        groups = set(change.after.values())
        grown: list[Pair] = []
        few: list[str] = []
        sheaves = self.shelf.sheaves("positions", sorted(change.grown))
        for part, items in sorted(change.grown.items()):
            sheaf = sheaves.get(part)
            pair = self._grown(part, sheaf, items) if sheaf is not None else None
            if pair is not None:
                grown.append(pair)
            else:
                few.append(part)
        groups |= {tuple(items) for items in self.shelf.members("positions", few).values()}
        ids = sorted({id for items in (*change.before.values(), *groups) for id in items})
        before = dict(self.shelf.positions(ids))
        known = {id: p.item for id, p in self.places([i for items in groups for i in items]).items()}
        after = {p.id: p for p in (position_of([known[i] for i in items]) for items in groups)}
        changed = [id for id in ids if before.get(id) != after.get(id)]
        self.shelf.drop_positions([id for id in changed if id not in after])
        self.shelf.put_positions([after[id] for id in changed if id in after])
        for items in sorted(groups):
            if len(items) > MANY:
                self._bind(min(items), [known[i] for i in items])
        return [(before.get(id), after.get(id)) for id in changed] + [(a, b) for a, b in grown if a != b]

    def _grown(self, part: str, sheaf: Sheaf, ids: Collection[str]) -> Pair | None:
        """Tells a position of many stands by some that came to it; None where another report is its first now."""
        coming = [p.item for p in self.places(ids).values()]
        before: RecordPosition = sheaf.value
        begins = in_time(before.first_reported, before.id)
        if len(coming) < len(ids) or any(in_time(h.at, h.id) < begins for h in coming):
            return None
        numbers = sorted({season(h.at) for h in coming})
        known = self.shelf.leaves("positions", part, [n for n in numbers if n in sheaf.seasons])
        leaves = {n: in_order([*known.get(n, ()), *(h for h in coming if season(h.at) == n)]) for n in numbers}
        seasons = {**sheaf.seasons, **{number: season_of(leaf) for number, leaf in leaves.items()}}
        firm = [number for number, one in seasons.items() if one.firm] or list(seasons)
        decisive = max((n for n in firm if n != UNDATED), default=UNDATED)
        leaf = leaves.get(decisive) or self.shelf.leaves("positions", part, [decisive])[decisive]
        after = standing(before.id, latest_of(leaf), [seasons[number] for number in sorted(seasons)])
        sheaf = Sheaf(value=after, seasons=seasons)
        self.shelf.put_sheaf("positions", part, sheaf, leaves, {h.report for h in coming})
        return before, after

    def _bind(self, part: str, held: Sequence[Held]) -> None:
        """Keeps the stands of a position of many season by season."""
        ordered = in_order(held)
        leaves: dict[int, list[Held]] = {}
        for one in ordered:
            leaves.setdefault(season(one.at), []).append(one)
        seasons = {number: season_of(leaf) for number, leaf in leaves.items()}
        value = standing(ordered[0].id, latest_of(ordered), [seasons[number] for number in sorted(seasons)])
        kept = {number: tuple(leaf) for number, leaf in leaves.items()}
        self.shelf.put_sheaf("positions", part, Sheaf(value=value, seasons=seasons), kept, (), whole=True)
