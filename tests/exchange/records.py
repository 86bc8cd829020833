"""Events of a record made by hand, for the tests of exporters."""

from __future__ import annotations

from datetime import UTC, datetime

from chancery.exchange.datasets import Dataset
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent, RecordParticipant, RecordPlace, Told
from chancery.facts.reports import Report
from chancery.facts.revisions import Change, Revision
from chancery.facts.times import Window

MADE = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
TEXT = "Envoys of Chile and Peru met in Geneva on Tuesday to settle a fishing dispute, both foreign ministries said."


def report(text: str = TEXT, **given: str) -> Report:
    """A report with a given text."""
    return Report(
        id=given.get("id", "r1"),
        text=text,
        title=given.get("title", "Chile and Peru meet"),
        outlet=given.get("outlet", "Harbour Wire"),
        published=given.get("published", "2026-03-11"),
        url=given.get("url", "https://wire.example/1"),
        language="en",
    )


def event(text: str = TEXT, words: str = "met in Geneva", **given: str) -> RecordEvent:
    """A meeting of Chile and Peru in Geneva, or what `given` makes of it."""
    start = text.index(words)
    span = (start, start + len(words))
    quote = Quote(report="r1", span=span, text=words)
    name = given.get("name", "Chile")
    return RecordEvent(
        id=given.get("id", f"r1.{span[0]}-{span[1]}"),
        type=given.get("type", "meeting"),
        family="consultation",
        participants=(
            RecordParticipant(actor="state:CHL", name=name, country="CHL", role="party"),
            RecordParticipant(
                actor="body:PER/foreign-ministry", name="Peru's Foreign Ministry", country="PER", role="party"
            ),
        ),
        status=given.get("status", "occurred"),  # type: ignore[arg-type]
        window=Window(
            earliest=datetime(2026, 3, 10, tzinfo=UTC),
            latest=datetime(2026, 3, 11, tzinfo=UTC),
            granularity="day",
            edtf="2026-03-10",
            timezone="UTC",
        ),
        told_window=Window(),
        salience="news",
        place=RecordPlace(name=given.get("place", "Geneva"), country="CHE"),
        topics=(given.get("topic", "a fishing dispute"),),
        reports=("r1",),
        mentions=(Told(id=f"r1.{span[0]}-{span[1]}", report="r1", span=span, text=words),),
        origins=1,
        revisions=(
            Revision(
                at=datetime(2026, 3, 11, 23, 59, tzinfo=UTC),
                report="r1",
                changes={"status": Change(before=None, after=given.get("status", "occurred"))},
                because=(quote,),
            ),
        ),
        first_reported=datetime(2026, 3, 11, 23, 59, tzinfo=UTC),
        last_reported=datetime(2026, 3, 11, 23, 59, tzinfo=UTC),
        plover="CONSULT",
        cameo="040",
    )


def dataset(*events: RecordEvent, reports: tuple[Report, ...] = ()) -> Dataset:
    """A dataset of these events, and of the report that tells of them."""
    found = reports or (report(),)
    return Dataset(events=lambda: events, reports={r.id: r for r in found}, made=MADE)
