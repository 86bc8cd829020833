"""Rows: the reports and mentions of a lake as flat tables that any program for Parquet reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from chancery.errors import MissingExtra
from chancery.facts.mentions import mention_id
from chancery.facts.problems import Problem
from chancery.facts.readings import Reading

if TYPE_CHECKING:
    import pyarrow

MONTH = "%Y-%m"
UNDATED = "undated"


def arrow() -> Any:
    """pyarrow, kept to one thread. Raises `MissingExtra` where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as missing:
        raise MissingExtra("pyarrow", "parquet", "an archive's lake") from missing
    pyarrow.set_cpu_count(1)
    pyarrow.set_io_thread_count(1)
    return pyarrow


def schemas() -> tuple[pyarrow.Schema, pyarrow.Schema]:
    """The columns of `reports` and of `mentions`, with what each means."""
    pa = arrow()
    text, number, moment = pa.string(), pa.int32(), pa.timestamp("us", tz="UTC")
    words = pa.list_(text)

    def columns(*given: tuple[str, Any, str]) -> Any:
        return pa.schema([pa.field(name, kind, metadata={"meaning": meaning}) for name, kind, meaning in given])

    reports = columns(
        ("id", text, "of the report, made of its content"),
        ("key", text, "the id that its input gave it"),
        ("outlet", text, "who published it"),
        ("title", text, "its headline"),
        ("published", text, "when: ISO 8601, a moment or a day"),
        ("at", moment, "the moment of publication; the end of the day in UTC where only the day is known"),
        ("month", text, "year and month of publication, or undated"),
        ("url", text, "its address"),
        ("author", text, "who wrote it"),
        ("credit", text, "the agency whose copy it is"),
        ("characters", number, "length of its text"),
        ("events", number, "happenings it tells of"),
        ("claims", number, "claims in it"),
        ("positions", number, "positions in it"),
        ("relations", number, "conditions of relations in it"),
        ("questions", number, "questions it leaves open"),
        ("problems", words, "kinds of trouble in it"),
    )
    participant = pa.struct([("actor", text), ("name", text), ("country", text), ("role", text)])
    mentions = columns(
        ("id", text, "REPORT.START-END, as in a record"),
        ("report", text, "id of the report"),
        ("event", text, "id of the event within its reading"),
        ("outlet", text, "who published the report"),
        ("at", moment, "the moment of the report's publication"),
        ("month", text, "year and month of the report's publication, or undated"),
        ("type", text, "leaf of the event-type table"),
        ("status", text, "status as the report has it"),
        ("salience", text, "news or background"),
        ("earliest", moment, "when it happens at the earliest"),
        ("latest", moment, "the end of its window, outside it"),
        ("granularity", text, "how finely the window is known"),
        ("edtf", text, "the window in EDTF (ISO 8601-2)"),
        ("wanted", pa.bool_(), "true where the window is only what somebody wants"),
        ("place", text, "where"),
        ("place_country", text, "ISO 3166-1 alpha-3"),
        ("participants", pa.list_(participant), "who takes part, and how"),
        ("countries", words, "ISO 3166-1 alpha-3 of the participants"),
        ("topics", words, "what it is about"),
        ("start", number, "first character of the words that name it"),
        ("end", number, "behind their last character"),
        ("words", text, "these words"),
        ("plover", text, "PLOVER type"),
        ("cameo", text, "CAMEO code"),
        ("confidence", pa.float64(), "0 to 1"),
    )
    return reports, mentions


def report_row(reading: Reading, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """A report as a row of `reports`."""
    report = reading.report
    at = published_at(report.published)
    return {
        "id": report.id,
        "key": report.key,
        "outlet": _sound(report.outlet),
        "title": _sound(report.title),
        "published": report.published,
        "at": at,
        "month": f"{at:{MONTH}}" if at is not None else UNDATED,
        "url": _sound(report.url),
        "author": _sound(report.author),
        "credit": _sound(report.credit),
        "characters": len(report.text),
        "events": len(reading.events),
        "claims": len(reading.claims),
        "positions": len(reading.positions),
        "relations": len(reading.relations),
        "questions": len(reading.questions),
        "problems": [p.kind for p in (*problems, *reading.problems)],
    }


def mention_rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """What a report tells of each happening, as rows of `mentions`."""
    report = reading.report
    actors = {a.id: a for a in reading.actors}
    at = published_at(report.published)
    month = f"{at:{MONTH}}" if at is not None else UNDATED
    for event in reading.events:
        people = [(p, actors[p.actor]) for p in event.participants]
        span = event.mentions[0]
        yield {
            "id": mention_id(report.id, span),
            "report": report.id,
            "event": event.id,
            "outlet": _sound(report.outlet),
            "at": at,
            "month": month,
            "type": event.type,
            "status": event.status,
            "salience": event.salience,
            "earliest": event.window.earliest,
            "latest": event.window.latest,
            "granularity": event.window.granularity,
            "edtf": event.window.edtf,
            "wanted": event.window.wanted,
            "place": event.place.name if event.place is not None else None,
            "place_country": event.place.country if event.place is not None else None,
            "participants": [
                {"actor": p.actor, "name": _sound(a.name), "country": a.country, "role": p.role} for p, a in people
            ],
            "countries": sorted({a.country for _, a in people if a.country}),
            "topics": [_sound(t.label) for t in event.topics],
            "start": span[0],
            "end": span[1],
            "words": _sound(report.quote(span)),
            "plover": event.plover.type if event.plover is not None else None,
            "cameo": event.cameo,
            "confidence": event.confidence,
        }


def published_at(published: str | None) -> datetime | None:
    """The moment a report was published, in UTC; a day alone counts as its end; None for what is no time."""
    if not published:
        return None
    try:
        if len(published) == 10:
            return datetime.fromisoformat(f"{published}T23:59:59+00:00")
        found = datetime.fromisoformat(published)
        return (found if found.tzinfo is not None else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _sound(text: str | None) -> str | None:
    """A text that UTF-8 can hold."""
    return None if text is None else text.encode("utf-8", "replace").decode()
