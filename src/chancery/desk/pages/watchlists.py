"""Watchlists: saved filters with what is new for each, and what filters would have caught before they are saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.grounds import events_of, stands_of
from chancery.desk.page import EVENT_FILTERS, Page, Row
from chancery.desk.pages.summaries import Summary, summary
from chancery.facts.alerts import Alert
from chancery.record.filters import filters_of
from chancery.record.opened import ReportName
from chancery.record.watchlists import BEGINNING

_CAUSES = 150
_SHOWN = 12


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A watchlist with what is new for it; `more` where there is more than is shown."""

    name: str
    filters: dict[str, list[str]]
    address: str
    saved: datetime
    seen: datetime
    alerts: tuple[Alert, ...]
    more: bool


class WatchlistsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The watchlists; `caught` is what the filters of the address would have caught, where there are any."""

    watchlists: tuple[Watched, ...]
    caught: tuple[Alert, ...]
    more: bool
    events: dict[str, Summary]
    titles: dict[str, str]
    reports: dict[str, ReportName]
    read_only: bool


def facts(asking: Asking) -> WatchlistsPage:
    """The watchlists with their alerts. Raises `WrongFilter`."""
    record = asking.record
    watched = []
    for one in record.watchlists():
        asked = msgspec.structs.replace(filters_of(one.filters), limit=None)
        found = record.since(one.seen, asked, most=_CAUSES)
        watched.append(
            Watched(
                name=one.name,
                filters=one.filters,
                address=asking.link("/timeline", **_words(one.filters)),
                saved=one.saved,
                seen=one.seen,
                alerts=tuple(found[:_SHOWN]),
                more=len(found) > _SHOWN or found.more,
            )
        )
    caught: Sequence[Alert] = ()
    more = False
    if asking.narrowed:
        tried = record.since(BEGINNING, msgspec.structs.replace(asking.filters, limit=None), most=_CAUSES)
        caught, more = tuple(tried[: asking.limit(_SHOWN)]), len(tried) > asking.limit(_SHOWN) or tried.more
    alerts = [*(a for w in watched for a in w.alerts), *caught]
    events = events_of(record, (a.subject for a in alerts if a.kind in ("new", "changed")))
    stands = stands_of(record, [a.subject for a in alerts if a.kind == "position"])
    return WatchlistsPage(
        watchlists=tuple(watched),
        caught=tuple(caught),
        more=more,
        events={id: summary(e, asking.now) for id, e in events.items()},
        titles={p.id: f"{p.name}: {p.issue}" for p in stands},
        reports=dict(record.named(sorted({a.report for a in alerts if a.report}))),
        read_only=asking.read_only,
    )


def _words(filters: dict[str, list[str]]) -> dict[str, Any]:
    names = {"with": "with_", "from": "from_"}
    return {names.get(k, k.replace("-", "_")): v for k, v in filters.items() if k not in ("limit", "as-of")}


def rows(page: WatchlistsPage) -> Iterable[Row]:
    """One alert a line; those of filters that are not saved have no watchlist."""
    for name, alerts in [*((w.name, w.alerts) for w in page.watchlists), ("", page.caught)]:
        for alert in alerts:
            yield {
                "watchlist": name,
                "kind": alert.kind,
                "subject": alert.subject,
                "field": alert.field,
                "before": _plain(alert.before),
                "after": _plain(alert.after),
                "at": alert.at.isoformat() if alert.at else None,
                "report": alert.report,
                "words": alert.because[0].text if alert.because else None,
            }


def _plain(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


PAGE = Page(
    name="watchlists",
    title="Watchlists",
    path="/watchlists",
    facts=facts,
    rows=rows,
    filters=EVENT_FILTERS,
    as_of=False,
    key="w",
    about="Saved filters with what is new for each.",
)
