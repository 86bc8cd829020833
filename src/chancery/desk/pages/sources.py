"""Sources: which outlets report, who copies whom, and how often what they announced came true or fell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.grounds import origins_of
from chancery.desk.page import Page, Row
from chancery.facts.copies import Origin
from chancery.facts.record_events import RecordEvent
from chancery.record.opened import ReportName

_REPORTS = 1000
_EVENTS, _THEN = 400, 120
"""Events, those reported last, whose fates are counted; fewer as of a moment in a large record, where each is told anew."""
_AHEAD = frozenset({"possible", "sought", "arranging", "scheduled"})
_CAME = frozenset({"occurred", "ongoing"})
_FELL = frozenset({"cancelled", "denied"})


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet over the reports looked at: how many are its own text and how many go back to another's; of the plans
    that it was the first to tell of, how many came, were put off, fell, passed in silence, or are still open."""

    name: str
    reports: int
    own: int
    copied: int
    plans: int
    came: int
    postponed: int
    fell: int
    lapsed: int
    open: int
    last: str | None


class Copying(msgspec.Struct, frozen=True, kw_only=True):
    """Who copies whom: the outlet whose text came first, the one that had it later, how often, and the latest case."""

    first: str
    later: str
    times: int
    report: str


class SourcesPage(msgspec.Struct, frozen=True, kw_only=True):
    """The outlets of the latest reports, those with most first. `reports` and `events` say how much was looked at."""

    outlets: tuple[Outlet, ...]
    copying: tuple[Copying, ...]
    reports: int
    events: int
    since: datetime | None


def facts(asking: Asking) -> SourcesPage:
    """The outlets of the latest reports."""
    record = asking.record
    names = {n.id: n for n in record.reports(msgspec.structs.replace(asking.filters, limit=_REPORTS))}
    origins = origins_of(record, names)
    most = _THEN if asking.past and not record.tells_anew() else _EVENTS
    events = record.events(msgspec.structs.replace(asking.filters, from_=(), to=(), limit=most))
    first = {e.id: r for e in events if (r := _first(e)) is not None}
    missing = sorted(set(first.values()) - names.keys())
    known = {**names, **record.named(missing)} if missing else names
    reports = Counter(n.outlet or "outlet not given" for n in names.values())
    copied = Counter(n.outlet or "outlet not given" for id, n in names.items() if id in origins)
    fates: dict[str, Counter[str]] = {}
    for event in events:
        report = first.get(event.id)
        if report is not None and report in known:
            fate = _fate(event, asking.now)
            fates.setdefault(known[report].outlet or "outlet not given", Counter())[fate] += 1
    latest: dict[str, str | None] = {}
    for name in names.values():
        latest.setdefault(name.outlet or "outlet not given", name.published)
    return SourcesPage(
        outlets=tuple(
            Outlet(
                name=outlet,
                reports=number,
                own=number - copied[outlet],
                copied=copied[outlet],
                plans=sum(fates.get(outlet, Counter()).values()),
                came=fates.get(outlet, Counter())["came"],
                postponed=fates.get(outlet, Counter())["postponed"],
                fell=fates.get(outlet, Counter())["fell"],
                lapsed=fates.get(outlet, Counter())["lapsed"],
                open=fates.get(outlet, Counter())["open"],
                last=latest.get(outlet),
            )
            for outlet, number in sorted(reports.items(), key=lambda o: (-o[1], o[0]))[: asking.limit(60)]
        ),
        copying=_copying(names, origins),
        reports=len(names),
        events=len(events),
        since=min((e.first_reported for e in events if e.first_reported), default=None),
    )


def _first(event: RecordEvent) -> str | None:
    """The report that first told of a plan; None where the event was news only when it had happened."""
    founding = event.revisions[0] if event.revisions else None
    if founding is None or "status" not in founding.changes:
        return None
    return founding.report if founding.changes["status"].after in _AHEAD else None


def _fate(event: RecordEvent, now: datetime) -> str:
    status = event.status_at(now)
    if status in _CAME:
        return "came"
    if status in _FELL:
        return "fell"
    return status if status in ("postponed", "lapsed") else "open"


def _copying(names: Mapping[str, ReportName], origins: Mapping[str, Origin]) -> tuple[Copying, ...]:
    found: dict[tuple[str, str], list[str]] = {}
    for id, name in names.items():
        origin = origins.get(id)
        if origin is None or origin.id not in names:
            continue
        first = origin.agency or names[origin.id].outlet
        if first and name.outlet and first != name.outlet:
            found.setdefault((first, name.outlet), []).append(id)
    ranked = sorted(found.items(), key=lambda c: (-len(c[1]), c[0]))[:20]
    return tuple(Copying(first=a, later=b, times=len(ids), report=ids[0]) for (a, b), ids in ranked)


def rows(page: SourcesPage) -> Iterable[Row]:
    """One outlet a line."""
    for one in page.outlets:
        yield {name: getattr(one, name) for name in one.__struct_fields__}


PAGE = Page(
    name="sources",
    title="Sources",
    path="/sources",
    facts=facts,
    rows=rows,
    filters=("from", "to"),
    key="o",
    about="Which outlets report, who copies whom, and what became of the plans they told of first.",
)
