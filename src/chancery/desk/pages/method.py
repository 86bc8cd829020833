"""Method: how reports are read, by what versions, how well as measured, and what is known to be weak."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.measured import Measure, measures
from chancery.desk.page import Page, Row
from chancery.desk.pictures.marks import STATUS_WORDS
from chancery.knowledge.horizons import horizons


class Horizon(msgspec.Struct, frozen=True, kw_only=True):
    """A table that ages: up to which day it knows the world, and from when on it needs a look."""

    table: str
    known_until: str
    valid_until: str
    stale: bool


class MethodPage(msgspec.Struct, frozen=True, kw_only=True):
    """The versions, the figures, the tables that age, the statuses in words."""

    program: str
    weights: str | None
    knowledge: str
    record: str
    reports: int
    measures: tuple[Measure, ...]
    horizons: tuple[Horizon, ...]
    statuses: dict[str, str]


def facts(asking: Asking) -> MethodPage:
    """How the record was made."""
    record = asking.record
    tables = record.tables()
    today = asking.now.date()
    with record.asked() as access:
        last = access.connection.execute("SELECT made_by FROM readings ORDER BY no DESC LIMIT 1").fetchone()
    number, _ = record.extent()
    made = (last[0] if last else "").split(" ")
    return MethodPage(
        program=version("chancery"),
        weights=made[1] if len(made) > 1 else None,
        knowledge=tables.version,
        record=record.path.name,
        reports=number,
        measures=measures(),
        horizons=tuple(
            Horizon(
                table=row.table,
                known_until=row.known_until.isoformat(),
                valid_until=row.valid_until.isoformat(),
                stale=row.valid_until < today,
            )
            for row in sorted(horizons(tables).values(), key=lambda r: r.table)
        ),
        statuses=dict(STATUS_WORDS),
    )


def draw(asking: Asking, page: MethodPage) -> dict[str, object]:
    """The figures by the set they were measured on."""
    sets: dict[tuple[str, str], list[Measure]] = {}
    for one in page.measures:
        sets.setdefault((one.set, one.about), []).append(one)
    return {"sets": sets}


def rows(page: MethodPage) -> Iterable[Row]:
    """One figure a line."""
    for one in page.measures:
        yield {"set": one.set, "about": one.about, "measure": one.name, "value": one.value}


PAGE = Page(
    name="method",
    title="Method",
    path="/method",
    facts=facts,
    rows=rows,
    draw=draw,
    as_of=False,
    limited=False,
    key="h",
    about="How reports are read, by what versions, how well as measured, and what is known to be weak.",
)
