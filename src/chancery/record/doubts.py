"""Doubts about a date: a report from the future, or one whose text speaks against its date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from chancery.facts.problems import Problem
from chancery.facts.readings import Reading
from chancery.facts.reports import Report

_AHEAD = timedelta(hours=26)
"""A day is not over everywhere before 26 hours have passed since it was over in the first zone."""
_APART = timedelta(days=4)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATELINE = re.compile(
    r"^[^a-z\n]{2,40},\s+(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+(?P<day>\d{1,2})\b"
)


def doubts(reading: Reading, received: datetime) -> tuple[Problem, ...]:
    """What is doubtful about the date of a report: it lies after the report came in, its dateline names another day, or
    what it tells as past would have happened after it.

    "TOKYO, March 11 (Harbour Wire) -" in a report dated 2 June is a doubt; the date given is kept all the same.
    """
    published = _moment(reading.report.published)
    if published is None:
        return ()
    found = []
    if published > received + _AHEAD:
        found.append(
            Problem(kind="future-date", message=f"it is dated {reading.report.published}, after it was received")
        )
    dateline = _against_dateline(reading.report, published)
    if dateline is not None:
        found.append(dateline)
    for event in reading.events:
        earliest = event.window.earliest
        if event.status == "occurred" and event.window.spans and earliest is not None and earliest > published + _AHEAD:
            found.append(
                Problem(
                    kind="date-against-text",
                    message=f"it is dated {reading.report.published} and tells of {earliest:%Y-%m-%d} as past",
                    span=event.window.spans[0],
                )
            )
            break
    return tuple(found)


def _moment(published: str | None) -> datetime | None:
    """The moment of publication; of a date its end."""
    if not published:
        return None
    try:
        found = datetime.fromisoformat(published.replace("Z", "+00:00"))
    except ValueError:
        return None
    if len(published) == 10:
        found += timedelta(days=1)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _against_dateline(report: Report, published: datetime) -> Problem | None:
    match = _DATELINE.match(report.text)
    if match is None:
        return None
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(abs(date(year, month, int(match["day"])) - published.date()))
        except ValueError:
            continue
    if not days or min(days) <= _APART:
        return None
    return Problem(
        kind="date-against-text",
        message=f"it is dated {report.published} and its dateline names {match['month']} {match['day']}",
        span=(match.start("month"), match.end("day")),
    )
