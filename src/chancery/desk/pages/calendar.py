"""Calendar: a month or a quarter, what is tentative hatched, what falls some time in a month at its head; a calendar that
other programs can subscribe to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec
from markupsafe import Markup, escape
from msgspec.structs import replace

from chancery.calendar.appointments import Appointment, appointment_of, in_order
from chancery.desk.asking import Asking
from chancery.desk.outlines import outlined
from chancery.desk.page import EVENT_FILTERS, Form, Page, Row, Word
from chancery.desk.pictures.axis import within
from chancery.desk.pictures.captions import caption, when
from chancery.desk.pictures.weeks import LONG, Week, after, weeks_of
from chancery.desk.spans import Span, at_midnight, few, newest_day, shifted, within_span
from chancery.exchange.ics import to_ics
from chancery.facts.record_events import RecordEvent
from chancery.record.filters import WrongFilter
from chancery.record.lists import Listed

VIEWS = ("month", "quarter")
_MOST = {"month": 140, "quarter": 200}
_A_DAY = {"month": 5, "quarter": 2}
"""Events of each day that are shown where the months hold more than the page."""
_LONGER = 50
"""Events of more than a day that are shown then."""
_SUBSCRIBED = 300
_BACK = timedelta(days=92)
_MONTH = re.compile(r"(\d{4})-(\d\d)")
Place = Literal["days", "month", "beyond"]


class CalendarMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A month: its weeks with what falls on known days, what falls `some_time` in it, what may fall in it and reaches
    `beyond`; events by their ids."""

    first: date
    weeks: tuple[Week, ...]
    days: tuple[str, ...]
    some_time: tuple[str, ...]
    beyond: tuple[str, ...]


class CalendarPage(msgspec.Struct, frozen=True, kw_only=True):
    """The months of `[first, last)` and their events; where there are `more`, a few of each day (`spread`), or those reported
    last."""

    view: str
    first: date
    last: date
    months: tuple[CalendarMonth, ...]
    events: tuple[RecordEvent, ...]
    firmness: dict[str, str]
    more: bool
    spread: bool

    @property
    def by_id(self) -> dict[str, RecordEvent]:
        """The events by their ids."""
        return {e.id: e for e in self.events}

    @property
    def earlier(self) -> str:
        """The month or quarter before, as the word `at` has it."""
        months = self.first.year * 12 + self.first.month - 1 - (1 if self.view == "month" else 3)
        return f"{months // 12:04d}-{months % 12 + 1:02d}"

    @property
    def later(self) -> str:
        """The month or quarter after, as the word `at` has it."""
        return f"{self.last.year:04d}-{self.last.month:02d}"


def facts(asking: Asking) -> CalendarPage:
    """The months asked for. Raises `WrongFilter`."""
    view = asking.word("view", "month")
    if view not in VIEWS:
        raise WrongFilter(f"view {view!r}: one of {', '.join(VIEWS)}")
    asked = asking.word("at") or asking.filters.from_
    months, found = _found(asking, view, _first(asking, view))
    newest = None if found or asked or asking.past else newest_day(asking)
    if newest is not None:
        months, found = _found(asking, view, _begun(newest.date(), view))
    shown = [e for e in found if _drawn(e) and _asked(e, asking)]
    listed = in_order(appointment_of(e) for e in shown)
    order = {one.id: number for number, one in enumerate(listed)}
    return CalendarPage(
        view=view,
        first=months[0],
        last=after(months[-1].year, months[-1].month),
        months=tuple(_month(m, listed, asking) for m in months),
        events=outlined(sorted(shown, key=lambda e: order[e.id])),
        firmness={one.id: one.firmness for one in listed},
        more=found.more,
        spread=found.more and _is_open(asking),
    )


class Entry(NamedTuple):
    """An event as the page shows it in several places: escaped once."""

    title: Markup
    when: Markup
    to: Markup


def draw(asking: Asking, page: CalendarPage) -> dict[str, object]:
    """What the events are called, when they are and where they lead, by their ids."""
    return {
        "told": {
            e.id: Entry(escape(caption(e)), escape(when(e.window, asking.zone)), escape(asking.link(f"/event/{e.id}")))
            for e in page.events
        }
    }


def rows(page: CalendarPage) -> Iterable[Row]:
    """One event a line."""
    for event in page.events:
        window = event.window
        yield {
            "id": event.id,
            "event": caption(event),
            "type": event.type,
            "status": event.status,
            "firmness": page.firmness[event.id],
            "earliest": window.earliest.isoformat() if window.earliest else None,
            "latest": window.latest.isoformat() if window.latest else None,
            "granularity": window.granularity,
            "place": event.place.name if event.place else None,
            "reports": len(event.reports),
        }


def ics(asking: Asking) -> bytes:
    """The calendar that programs subscribe to: what the filters ask for, from three months ago on unless they say from
    when; with `all=yes` what is only sought or possible as well."""
    asked = asking.filters
    if not asked.from_ and not asked.to:
        asked = replace(asked, from_=(shifted(asking.now, -_BACK).isoformat(),))
    found = asking.record.events(replace(asked, limit=min(asked.limit or _SUBSCRIBED, _SUBSCRIBED)))
    names = asking.record.named([e.reports[-1] for e in found if e.reports])
    listed = []
    for event in found:
        name = names.get(event.reports[-1]) if event.reports else None
        listed.append(appointment_of(event, source=name.outlet if name is not None else None))
    said = " ".join(value for values in asking.narrowed.values() for value in values)
    return to_ics(
        in_order(listed),
        everything=asking.word("all") == "yes",
        name=f"Chancery: {said}" if said else "Chancery",
        now=asking.now.astimezone(UTC),
    )


def _first(asking: Asking, view: str) -> date:
    """The first day of the month or quarter that is asked for, else of the one that holds today."""
    at = asking.word("at")
    if at:
        part = _MONTH.fullmatch(at)
        if part is None or not 1 <= int(part[2]) <= 12 or not 1 < int(part[1]) < 9998:
            raise WrongFilter(f"at {at[:40]!r}: a month such as 2026-04")
        day = date(int(part[1]), int(part[2]), 1)
    else:
        ranges = asking.filters.ranges()
        begun = (ranges[0][0] if ranges else None) or asking.now
        day = within(begun).astimezone(asking.zone).date()
    return _begun(day, view)


def _begun(day: date, view: str) -> date:
    """The first day of the month or quarter that holds a day."""
    return date(day.year, day.month if view == "month" else (day.month - 1) // 3 * 3 + 1, 1)


def _found(asking: Asking, view: str, first: date) -> tuple[list[date], Listed[RecordEvent]]:
    """The first days of the months of a view, and the events that meet them."""
    months = [first]
    while len(months) < (1 if view == "month" else 3):
        months.append(after(months[-1].year, months[-1].month))
    end = at_midnight(after(months[-1].year, months[-1].month), asking)
    span = Span(at_midnight(first, asking), end)
    asked = within_span(asking, span, few(asking, _MOST[view]))
    if not _is_open(asking):
        return months, asking.record.events(asked)
    found = asking.record.few_or_longer(timedelta(days=1), _LONGER, asked)
    return months, _spread(asking, view, span, found) if found.more else found


def _is_open(asking: Asking) -> bool:
    """True where the whole of the months is asked for, as it stands now."""
    return not asking.past and not asking.filters.ranges() and asking.filters.limit is None


def _spread(asking: Asking, view: str, span: Span, longer: Listed[RecordEvent]) -> Listed[RecordEvent]:
    """A few events of each day of a busy month, beside those that take longer than a day."""
    midnights = [
        at_midnight(span.first.date() + timedelta(days=n), asking) for n in range((span.last - span.first).days + 1)
    ]
    days = asking.record.day_by_day(pairwise(midnights), _A_DAY[view], asking.filters)
    known = {e.id: e for e in (*longer, *days)}
    return Listed(known.values(), lambda event: {}, more=True)


def _drawn(event: RecordEvent) -> bool:
    """True for what has a place in a calendar: days that are known on both sides, or a plan whose end is."""
    window = event.window
    if window.latest is None:
        return False
    return window.earliest is not None or event.status not in ("occurred", "denied", "cancelled")


def _asked(event: RecordEvent, asking: Asking) -> bool:
    """True where the window meets the days that `from` and `to` ask for beside the month."""
    ranges = asking.filters.ranges()
    window = event.window
    return not ranges or any(
        (last is None or window.earliest is None or window.earliest < last)
        and (first is None or window.latest is None or window.latest > first)
        for first, last in ranges
    )


def _place(one: Appointment, first: date, last: date, days: tuple[date, date] | None) -> Place:
    if days is None:
        return "beyond"
    if not one.some_time or days[1] - days[0] <= LONG:
        return "days"
    return "month" if first <= days[0] and days[1] <= last else "beyond"


def _month(first: date, listed: Sequence[Appointment], asking: Asking) -> CalendarMonth:
    last = after(first.year, first.month)
    groups: dict[Place, list[str]] = {"days": [], "month": [], "beyond": []}
    spans: dict[str, tuple[date, date]] = {}
    start, end = at_midnight(first, asking), at_midnight(last, asking)
    for one in listed:
        if not one.meets(start, end):
            continue
        days = one.days(asking.zone)
        place = _place(one, first, last, days)
        if place == "days" and days is not None:
            if days[0] >= last or days[1] <= first:
                continue
            spans[one.id] = days
        groups[place].append(one.id)
    return CalendarMonth(
        first=first,
        weeks=weeks_of(first.year, first.month, spans),
        days=tuple(groups["days"]),
        some_time=tuple(groups["month"]),
        beyond=tuple(groups["beyond"]),
    )


PAGE = Page(
    name="calendar",
    title="Calendar",
    path="/calendar",
    facts=facts,
    rows=rows,
    draw=draw,
    filters=EVENT_FILTERS,
    words=(
        Word("view", "month or quarter", {"type": "string", "enum": list(VIEWS)}),
        Word("at", "the month that is shown, or one of its quarter: 2026-04", {"type": "string", "maxLength": 7}),
        Word("all", "yes: the .ics has what is only sought or possible as well", {"type": "string", "enum": ["yes"]}),
    ),
    forms={"ics": Form("text/calendar; charset=utf-8", ics)},
    key="c",
    about="Months and quarters, with a calendar that other programs can subscribe to.",
)
