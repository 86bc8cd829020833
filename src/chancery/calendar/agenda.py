"""Agenda: what is due, expected, overdue and lapsed on a day or in a span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chancery.calendar.appointments import Appointment, chosen

GRACE = timedelta(days=7)
"""How long something that was to happen is only overdue before it counts as lapsed, where the record does not say."""
_AHEAD = frozenset({"scheduled", "arranging", "sought", "possible", "postponed"})


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a span of time holds, as somebody sees it at one moment.

    `due`: fixed, on days known. `expected`: may fall within the span, because it is not yet fixed or its day is not
    known. `undated`: is to happen, and nobody has said by when. `overdue`: was to have happened by now, and no report has
    said what became of it. `lapsed`: the same, for longer than news of it would take.
    """

    due: tuple[Appointment, ...] = ()
    expected: tuple[Appointment, ...] = ()
    undated: tuple[Appointment, ...] = ()
    overdue: tuple[Appointment, ...] = ()
    lapsed: tuple[Appointment, ...] = ()


def agenda(
    given: Iterable[Appointment],
    first: datetime,
    last: datetime,
    now: datetime,
    *,
    who: Sequence[str] = (),
    with_: Sequence[str] = (),
) -> Agenda:
    """The agenda of `[first, last)`, seen at `now`, of everybody or of some actors; pure.

    "Japan's foreign minister will visit Oslo on 2 April" is due on that day; "in mid-April" is expected on each day from
    the 11th to the 20th; both are overdue on the day after, if nothing has been told of them, and lapsed a week later.
    What has happened, is denied or called off is on no agenda.
    """
    due: list[Appointment] = []
    expected: list[Appointment] = []
    undated: list[Appointment] = []
    overdue: list[Appointment] = []
    lapsed: list[Appointment] = []
    for one in chosen(given, who=who, with_=with_):
        end = one.window.latest
        if one.status == "lapsed":
            if one.meets(first, last):
                lapsed.append(one)
        elif one.status == "ongoing":
            if one.meets(first, last):
                due.append(one)
        elif one.status not in _AHEAD:
            continue
        elif end is None:
            undated.append(one)
        elif end <= now:
            if end <= first or one.meets(first, last):
                late = one.lapses_at if one.lapses_at is not None else end + GRACE
                (lapsed if late <= now else overdue).append(one)
        elif one.meets(first, last):
            (due if one.status == "scheduled" and not one.some_time else expected).append(one)
    return Agenda(tuple(due), tuple(expected), tuple(undated), tuple(overdue), tuple(lapsed))
