"""The timeline: lanes of windows, with what must come before what, and the line of today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from markupsafe import Markup

from chancery.desk.pictures import bars
from chancery.desk.pictures.addresses import PRESENT, Addresses
from chancery.desk.pictures.arrows import Precedence, arrow, precedences, said
from chancery.desk.pictures.axis import Axis, today_line
from chancery.desk.pictures.captions import caption, when
from chancery.desk.pictures.histogram import NARROW
from chancery.desk.pictures.lanes import Lane
from chancery.desk.pictures.letters import fitted
from chancery.desk.pictures.marks import mark
from chancery.desk.pictures.packing import Placed, packed
from chancery.desk.pictures.svg import Cell, Picture, Table, drawing, group, link, tag
from chancery.facts.record_events import RecordEvent

_HEAD = 24.0
_NAME = 24.0
_ROW = 21.0
_AFTER = 8.0
_Spot = tuple[int, bars.Bar, float]


def timeline_picture(
    lanes: Sequence[Lane],
    first: datetime,
    last: datetime,
    now: datetime,
    *,
    zone: tzinfo = UTC,
    width: float = 1120.0,
    to: Addresses = PRESENT,
    id: str = "timeline",
) -> Picture:
    """The windows of events in `[first, last)` by lane; each leads to its event.

    A window that is known has hard ends, one in which something falls some time points, an open one dissolves; what is
    tentative is hatched, what is off struck through. Arrows lead from what comes before to what comes after.
    """
    events = {e.id: e for lane in lanes for e in lane.events}
    orders = precedences(events.values())
    title = f"Timeline from {when_from(first, zone)} to {when_from(last, zone)}"
    said_ = f"{len(events)} events in {len(lanes)} lanes; {len(orders)} orders between them."
    svg, _ = _drawn(lanes, events, orders, Axis(first, last, 1, width - 1, zone), now, width, title, said_, to, id)
    narrow, _ = _drawn(
        lanes, events, orders, Axis(first, last, 1, NARROW - 1, zone), now, NARROW, title, said_, to, f"{id}-narrow"
    )
    return Picture(
        svg=svg, narrow=narrow, title=title, description=said_, table=_table(lanes, events, orders, zone, to)
    )


def when_from(moment: datetime, zone: tzinfo) -> str:
    """A day as the title has it."""
    local = moment.astimezone(zone)
    return f"{local.day} {local:%b} {local.year}"


def _drawn(
    lanes: Sequence[Lane],
    events: dict[str, RecordEvent],
    orders: Sequence[Precedence],
    axis: Axis,
    now: datetime,
    width: float,
    title: str,
    description: str,
    to: Addresses,
    id: str,
) -> tuple[Markup, float]:
    body: list[Markup] = []
    spots: dict[str, list[_Spot]] = {}
    top = _HEAD
    for number, lane in enumerate(lanes):
        placed, rows = _placed(lane, axis, width)
        if not placed and len(lanes) > 1:
            continue
        body.append(_name(lane, top, width))
        for event, one in placed:
            y = top + _NAME + one.row * _ROW
            body.append(_event(event, one, y, axis.zone, to))
            spots.setdefault(event.id, []).append((number, one.bar, y + bars.HEIGHT / 2))
        top += _NAME + rows * _ROW + _AFTER
    lines = [_arrow(one, spots, events) for one in orders]
    today = today_line(axis, now, _HEAD - 8, top + 14)
    frame: list[Markup | None] = [axis.drawn(0, top), today, group(lines, class_="arrows"), *body]
    return drawing("timeline", width, top + 16, title, description, *frame, id=id), top


def _placed(lane: Lane, axis: Axis, width: float) -> tuple[list[tuple[RecordEvent, Placed]], int]:
    found = [(e, bar) for e in lane.events if (bar := bars.placed(e.window, axis, e.first_reported)) is not None]
    found.sort(key=lambda one: (one[1].start, -one[1].end, one[0].id))
    placed, rows = packed(
        [(bar, caption(e)) for e, bar in found], axis.left, axis.right, widest=min(300.0, width * 0.62)
    )
    return [(e, one) for (e, _), one in zip(found, placed, strict=True)], max(1, rows)


def _name(lane: Lane, top: float, width: float) -> Markup:
    words = fitted(lane.name, 12.5, width - 10)
    text = tag("text", words, x=2, y=top + 16, class_="lane-name label")
    rule = tag("line", x1=0, x2=width, y1=top, y2=top, class_="lane")
    return group([rule, link(lane.href, lane.name, text) if lane.href is not None else text])


def _event(event: RecordEvent, one: Placed, y: float, zone: tzinfo, to: Addresses) -> Markup:
    middle = y + bars.HEIGHT / 2
    words = f"{caption(event)}; {event.status}; {when(event.window, zone)}"
    return link(
        to.event(event.id),
        words,
        bars.drawn(one.bar, y, event.status, wanted=event.window.wanted),
        tag("circle", cx=one.mark, cy=middle, r=7.5, class_="halo"),
        mark(event.status, one.mark, middle),
        tag("text", one.label, x=one.text, y=middle + 4, text_anchor="end" if one.before else None, class_="label")
        if one.label
        else None,
        class_="event",
    )


def _arrow(one: Precedence, spots: dict[str, list[_Spot]], events: dict[str, RecordEvent]) -> Markup | None:
    """The arrow between the two, in the same lane where there is one."""
    tails, heads = spots.get(one.first), spots.get(one.second)
    if not tails or not heads:
        return None
    tail, head = min(((t, h) for t in tails for h in heads), key=lambda pair: abs(pair[0][0] - pair[1][0]))
    return arrow((tail[1], tail[2]), (head[1], head[2]), one, events)


def _table(
    lanes: Sequence[Lane], events: dict[str, RecordEvent], orders: Sequence[Precedence], zone: tzinfo, to: Addresses
) -> Table:
    told: dict[str, list[str]] = {}
    for one in orders:
        told.setdefault(one.first, []).append(said(one, events))
    rows = (
        (
            Cell(lane.name, lane.href),
            Cell(caption(event), to.event(event.id)),
            Cell(event.status),
            Cell(when(event.window, zone)),
            Cell("; ".join(told.get(event.id, ()))),
        )
        for lane in lanes
        for event in lane.events
    )
    return Table("The events of the timeline", ("lane", "event", "status", "when", "order"), tuple(rows))
