"""The window of an event, drawn as a window: what was told, what stands, and the sentence behind each edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from markupsafe import Markup

from chancery.desk.pictures import bars
from chancery.desk.pictures.addresses import PRESENT, Addresses
from chancery.desk.pictures.axis import FIRST, LAST, Axis, today_line, within
from chancery.desk.pictures.captions import caption, date_words, moment, order, when
from chancery.desk.pictures.histogram import NARROW
from chancery.desk.pictures.letters import fitted
from chancery.desk.pictures.svg import Cell, Picture, Table, drawing, group, link, path, tag
from chancery.facts.record_events import RecordEvent
from chancery.facts.times import Window
from chancery.record.filters import WrongFilter
from chancery.record.filters import moment as read_moment

_HEAD = 22.0
_LABEL = 15.0
_ROW = 40.0
_MOST = 6
_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the picture: its words, its window, its status, and where it leads."""

    words: str
    window: Window
    status: str
    href: str | None = None
    wanted: bool = False
    kind: str = "anchor"


def window_picture(
    event: RecordEvent,
    now: datetime,
    *,
    others: Mapping[str, RecordEvent] | None = None,
    names: Mapping[str, str] | None = None,
    zone: tzinfo = UTC,
    width: float = 480.0,
    to: Addresses = PRESENT,
    id: str = "window",
) -> Picture:
    """The window as the reports give it and as the orders of the whole record tighten it, with the dates and happenings
    it is ordered against.

    `others` are events by any of their ids (those of constraints), `names` what actors are called by their ids. "Tokyo is
    pushing for the summit to occur before April" is a row of its own that ends at April, marked as wanted by Japan.
    """
    rows = _rows(event, others or {}, names or {}, zone, to)
    axis = Axis(*_span(event, rows, now), 8.0, width - 8.0, zone)
    height = _HEAD + _ROW * len(rows) + 8
    body: list[Markup | None] = [axis.drawn(0, height), today_line(axis, now, _HEAD, height)]
    told = event.first_reported
    for number, row in enumerate(rows):
        top = _HEAD + _ROW * number
        body.append(_drawn(row, axis, top, width, told))
        if row.kind == "stands":
            body.append(_edges(event, axis, top, zone))
    title = f"Window of {caption(event)}"
    narrow = None
    if width > NARROW:
        narrow = window_picture(
            event, now, others=others, names=names, zone=zone, width=NARROW, to=to, id=f"{id}-narrow"
        ).svg
    return Picture(
        svg=drawing("window", width, height, title, _said(event, zone), *body, id=id),
        title=title,
        description=_said(event, zone),
        table=_table(event, rows, zone, to),
        narrow=narrow,
    )


def _rows(
    event: RecordEvent, others: Mapping[str, RecordEvent], names: Mapping[str, str], zone: tzinfo, to: Addresses
) -> list[_Row]:
    out = []
    if _edges_of(event.told_window) != _edges_of(event.window):
        out.append(_Row(f"As told: {when(event.told_window, zone)}", event.told_window, event.status, kind="told"))
    out.append(_Row(f"As it stands: {when(event.window, zone)}", event.window, event.status, kind="stands"))
    seen = set()
    for one in event.constraints:
        other = others.get(one.anchor)
        if (other is not None and other.id == event.id) or any(m.id == one.anchor for m in event.mentions):
            continue
        key = (one.relation, one.anchor if other is None else other.id)
        date = _date(one.anchor, zone) if other is None else None
        anchor = other.window if other is not None else date and _allowed(one.relation, date)
        if key in seen or anchor is None or len(out) > _MOST:
            continue
        seen.add(key)
        by = f", wanted by {names.get(one.by, one.by)}" if one.by else (", wanted" if one.kind == "wanted" else "")
        what = caption(other) if other is not None else date_words(one.anchor)
        out.append(
            _Row(
                f"{order(one.relation)} {what}{by}",
                anchor,
                "occurred" if other is None else other.status,
                href=None if other is None else to.event(other.id),
                wanted=one.kind == "wanted",
            )
        )
    return out


def _allowed(relation: str, date: Window) -> Window:
    """The time that an order leaves: before April ends where April begins."""
    first, last = date.earliest, date.latest
    edges = {
        "before": (None, first),
        "not-after": (None, last),
        "after": (last, None),
        "not-before": (first, None),
    }.get(relation, (first, last))
    return Window(earliest=edges[0], latest=edges[1], granularity="unknown")


def _date(edtf: str, zone: tzinfo) -> Window | None:
    """The window of a date that a constraint names: `2026-04` is the month."""
    try:
        return Window(
            earliest=read_moment(edtf, zone, "date"),
            latest=read_moment(edtf, zone, "date", end=True),
            granularity="day",
        )
    except WrongFilter:
        return None


def _span(event: RecordEvent, rows: list[_Row], now: datetime) -> tuple[datetime, datetime]:
    """All that is drawn, with a margin; today as well where it is not far off."""
    moments = [within(m) for row in rows for m in (row.window.earliest, row.window.latest) if m is not None]
    if not moments:
        moments = [within(event.first_reported or now)]
    first, last = min(moments), max(moments)
    month = timedelta(days=31)
    if any(row.window.earliest is None for row in rows):
        first -= month
    if any(row.window.latest is None for row in rows):
        last += month
    span = max(last - first, timedelta(days=4))
    if first - 2 * span <= now <= last + 2 * span:
        first, last = min(first, now), max(last, now)
    margin = max((last - first) / 12, timedelta(days=1))
    return max(FIRST, first - margin), min(LAST, last + margin)


def _drawn(row: _Row, axis: Axis, top: float, room: float, told: datetime | None) -> Markup | None:
    label = tag("text", fitted(row.words, _SIZE, room - 16), x=8, y=top + _LABEL - 2, class_="label")
    bar = bars.placed(row.window, axis, told)
    shape = None if bar is None else bars.drawn(bar, top + _LABEL + 4, row.status, wanted=row.wanted)
    parts = [label, shape]
    if row.href is not None:
        return link(row.href, row.words, *parts, class_=f"row {row.kind}")
    return group(parts, class_=f"row {row.kind}")


def _edges(event: RecordEvent, axis: Axis, top: float, zone: tzinfo) -> Markup | None:
    """A post at each edge that a sentence sets; a broken one where it is only wanted."""
    out = []
    bar = bars.placed(event.window, axis)
    narrow = bar is not None and bar.end - bar.start < 16
    for edge in ("earliest", "latest"):
        bound = next((b for b in event.bounds if b.edge == edge), None)
        if bound is None or not axis.holds(bound.moment):
            continue
        x = axis.x(bound.moment)
        turn = (-4.0 if narrow else 5.0) * (1 if edge == "earliest" else -1)
        y = top + _LABEL + 1
        shape = path("M", x + turn, y, "H", x, "V", y + bars.HEIGHT + 6, "h", turn, class_="post")
        why = "; ".join(quote.text for quote in bound.because) or "the time of publication"
        kind = "edge wanted" if bound.wanted else "edge"
        out.append(group([tag("title", f"{_EDGE[edge]} {moment(bound.moment, zone)}: {why}"), shape], class_=kind))
    return group(out) if out else None


_EDGE = {"earliest": "not before", "latest": "no later than"}


def _said(event: RecordEvent, zone: tzinfo) -> str:
    parts = [f"{event.status}; {when(event.window, zone)}."]
    for bound in event.bounds:
        words = "; ".join(quote.text for quote in bound.because)
        parts.append(f"{_EDGE[bound.edge].capitalize()} {moment(bound.moment, zone)}" + (f": {words}" if words else ""))
    return " ".join(parts)


def _table(event: RecordEvent, rows: list[_Row], zone: tzinfo, to: Addresses) -> Table:
    found: list[tuple[Cell, ...]] = []
    for bound in event.bounds:
        quotes = bound.because
        words = Cell("; ".join(f"“{q.text}”" for q in quotes) or "the time of publication")
        if quotes:
            words = Cell(words.text, to.report(quotes[0].report, quotes[0].span))
        kind = "wanted" if bound.wanted else "through another event" if bound.over else "told"
        found.append((Cell(_EDGE[bound.edge]), Cell(moment(bound.moment, zone)), Cell(kind), words))
    for row in rows:
        if row.kind != "anchor":
            found.append((Cell(row.words.split(":")[0].lower()), Cell(when(row.window, zone)), Cell(""), Cell("")))
        else:
            wish = "wanted" if row.wanted else "stated"
            found.append((Cell("ordered"), Cell(when(row.window, zone)), Cell(wish), Cell(row.words, row.href)))
    return Table("The window and what sets its edges", ("edge", "when", "how", "on what words"), tuple(found))


def _edges_of(window: Window) -> tuple[datetime | None, datetime | None]:
    return window.earliest, window.latest
