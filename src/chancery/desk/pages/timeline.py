"""Timeline: windows in lanes by pair, actor, issue or kind, with what must come before what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import cast, get_args

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.outlines import names_of, outlined
from chancery.desk.page import EVENT_FILTERS, Page, Row, Word
from chancery.desk.pictures.addresses import Addresses
from chancery.desk.pictures.captions import caption
from chancery.desk.pictures.lanes import By, lands, lanes_of
from chancery.desk.pictures.svg import Picture
from chancery.desk.pictures.timeline import timeline_picture
from chancery.desk.spans import Span, few, spanned, within_span
from chancery.facts.record_events import RecordEvent
from chancery.record.filters import WrongFilter

_BACK, _AHEAD = timedelta(days=60), timedelta(days=120)
_STEP = 80
LANES = get_args(By)


class TimelinePage(msgspec.Struct, frozen=True, kw_only=True):
    """The events whose windows meet `[first, last)`, those reported last where there are `more`, in their order of time;
    `names` are what their states and organisations are called."""

    first: datetime
    last: datetime
    lanes: str
    events: tuple[RecordEvent, ...]
    names: dict[str, str]
    more: bool

    @property
    def span(self) -> Span:
        """The stretch of time."""
        return Span(self.first, self.last)


def facts(asking: Asking) -> TimelinePage:
    """The events of a stretch of time. Raises `WrongFilter`."""
    lanes = asking.word("lanes", "pair")
    if lanes not in LANES:
        raise WrongFilter(f"lanes {lanes!r}: one of {', '.join(LANES)}")
    limit = few(asking, _STEP)
    span, found = spanned(asking, _BACK, _AHEAD, lambda span: asking.record.timeline(within_span(asking, span, limit)))
    return TimelinePage(
        first=span.first,
        last=span.last,
        lanes=lanes,
        events=outlined(found),
        names=names_of(asking.record, {id for e in found for id in lands(e)}),
        more=found.more,
    )


def rows(page: TimelinePage) -> Iterable[Row]:
    """One event a line."""
    for event in page.events:
        window = event.window
        yield {
            "id": event.id,
            "event": caption(event),
            "type": event.type,
            "status": event.status,
            "earliest": window.earliest.isoformat() if window.earliest else None,
            "latest": window.latest.isoformat() if window.latest else None,
            "granularity": window.granularity,
            "wanted": window.wanted,
            "parties": "; ".join(page.names.get(id, id) for id in lands(event)),
            "orders": "; ".join(f"{c.relation} {c.anchor} ({c.kind})" for c in event.constraints),
            "reports": len(event.reports),
        }


def draw(asking: Asking, page: TimelinePage) -> Mapping[str, Picture]:
    """The lanes."""
    to = Addresses(asking.link)
    meant = asking.record.meant(asking.filters)
    apart = frozenset(meant.who) if len(meant.who) == 1 else frozenset()
    lanes = lanes_of(page.events, cast(By, page.lanes), names=page.names, apart=apart, to=to)
    picture = timeline_picture(lanes, page.first, page.last, asking.now, zone=asking.zone, to=to)
    return {"timeline": picture}


PAGE = Page(
    name="timeline",
    title="Timeline",
    path="/timeline",
    facts=facts,
    rows=rows,
    draw=draw,
    filters=EVENT_FILTERS,
    words=(Word("lanes", "by pair, actor, issue or kind", {"type": "string", "enum": list(LANES)}),),
    key="l",
    about="Windows of events in lanes, with what must come before what.",
)
