"""Search: reports by their words, actors by their names, and when the words were written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.grounds import actors_named, events_of
from chancery.desk.page import EVENT_FILTERS, Page, Row, Word
from chancery.desk.pages.summaries import Summary, summary
from chancery.desk.pictures.histogram import Bin, bins_of, histogram
from chancery.desk.pictures.svg import Picture
from chancery.errors import UnknownId
from chancery.facts.quotes import Quote
from chancery.record.opened import ReportName
from chancery.record.search_words import sought

_STEP = 20
_COUNTED = 3000
_EVENTS = 3


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that holds the words, the words with what stands around them, and the first of the events it tells of."""

    report: ReportName
    quote: Quote
    events: tuple[Summary, ...]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that goes by the words."""

    id: str
    name: str


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """What was found for `q`; without it the latest reports. `direct` is the address of what `q` names by its id.

    `when` are the times of publication of the latest reports found, `counted` whether there are more than these.
    """

    q: str
    hits: tuple[Hit, ...]
    latest: tuple[ReportName, ...]
    actors: tuple[Person, ...]
    direct: str | None
    when: tuple[datetime, ...]
    counted: bool
    more: bool


def facts(asking: Asking) -> SearchPage:
    """What the words are found in. Raises `WrongFilter`."""
    record, q = asking.record, asking.word("q").strip()
    asked = msgspec.structs.replace(asking.filters, limit=asking.limit(_STEP))
    if not sought(q):
        latest = record.reports(asked)
        return SearchPage(
            q=q, hits=(), latest=tuple(latest), actors=(), direct=None, when=(), counted=False, more=latest.more
        )
    found = record.search(q, asked)
    events = events_of(record, (e for f in found for e in f.events[:_EVENTS]))
    when = record.found_when(q, asking.filters, most=_COUNTED)
    return SearchPage(
        q=q,
        hits=tuple(
            Hit(
                report=f.report,
                quote=f.quote,
                events=tuple(summary(events[e], asking.now) for e in f.events[:_EVENTS] if e in events),
            )
            for f in found
        ),
        latest=(),
        actors=tuple(Person(id=id, name=name) for id, name in actors_named(record, q)),
        direct=_direct(asking, q),
        when=when,
        counted=len(when) >= _COUNTED,
        more=found.more,
    )


def _direct(asking: Asking, q: str) -> str | None:
    """The page of what goes by an id or a key."""
    if not re.fullmatch(r"[\w.:-]{6,80}", q):
        return None
    try:
        found = asking.record.show(q)
    except UnknownId:
        return None
    kind = type(found).__name__
    if kind == "RecordEvent":
        return asking.link(f"/event/{found.id}")
    return asking.link(f"/report/{found.id}") if kind == "ReportShown" else None


def draw(asking: Asking, page: SearchPage) -> dict[str, Picture]:
    """When the reports found were published; each bar leads to its stretch."""
    if len(page.when) < 2:
        return {}
    bins = [
        Bin(b.first, b.last, b.count, b.label, asking.here(from_=_day(b.first), to=_last(b.last), limit=None))
        for b in bins_of(page.when, asking.zone)
    ]
    title = "When they were published" + (f", the latest {_COUNTED:,}" if page.counted else "")
    return {"when": histogram(bins, title=title, zone=asking.zone)}


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _last(moment: datetime) -> str:
    return datetime.fromordinal(moment.date().toordinal() - 1).date().isoformat()


def rows(page: SearchPage) -> Iterable[Row]:
    """One report a line."""
    for hit in page.hits:
        yield {
            "report": hit.report.id,
            "outlet": hit.report.outlet,
            "published": hit.report.published,
            "title": hit.report.title,
            "words": hit.quote.text,
            "events": " ".join(e.id for e in hit.events),
        }


PAGE = Page(
    name="search",
    title="Search",
    path="/search",
    facts=facts,
    rows=rows,
    draw=draw,
    filters=EVENT_FILTERS,
    words=(Word("q", 'words; "in quotation marks" as they stand; a* for beginnings; an id'),),
    key="s",
    about="Reports by their words, actors by their names.",
)
