"""Tenures: which years of which states the table of office-holders leaves without one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chancery.knowledge.horizons import horizons
from chancery.knowledge.world import former_states, world
from chancery.knowledge.world_rows import HolderRow

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables

LEADERS = (
    "head_of_state",
    "head_of_government",
    "supreme_leader",
    "paramount_leader",
    "acting_head_of_state",
    "acting_head_of_government",
)
"""The offices one of which every state has filled in every year."""
_FIRST = 1990


def vacancies(tables: Tables, roles: tuple[str, ...] = LEADERS) -> dict[str, list[int]]:
    """For every state with a holder of one of the roles: the years since 1990, from its first holder to the horizon of the
    table, on whose first of October nobody held any of them. Somalia had no government from 1991 to 2000.
    """
    known = world(tables)
    last = horizons(tables)["holders.csv"].known_until.year - 1
    until = {f.iso3: int(f.until[:4]) - 1 for f in former_states(tables)}
    held: dict[str, list[HolderRow]] = {}
    for (place, role), rows in known.holders.items():
        if role in roles and place in known.countries:
            held.setdefault(place, []).extend(rows)
    out: dict[str, list[int]] = {}
    for place, rows in sorted(held.items()):
        first = max(_FIRST, min(int(r.start[:4]) for r in rows if r.start) + 1)
        empty = [
            year
            for year in range(first, until.get(place, last) + 1)
            if not any(known.in_office(r, date(year, 10, 1)) for r in rows)
        ]
        if empty:
            out[place] = empty
    return out


def spelled(years: list[int]) -> str:
    """Years as runs: "1991-1999, 2003"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
