"""Appointments: what a calendar needs of an event, whether one report tells of it or a whole record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from chancery.facts.events import Event
from chancery.facts.readings import Reading
from chancery.facts.record_events import RecordEvent
from chancery.facts.times import Window

CERTAIN = frozenset({"scheduled", "ongoing", "occurred"})
TENTATIVE = frozenset({"arranging", "sought", "possible", "postponed"})
OFF = frozenset({"cancelled", "denied"})
_EXACT = frozenset({"minute", "hour", "part-of-day", "day"})
_HOURS = frozenset({"minute", "hour", "part-of-day"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part: an actor's id, name, country (ISO 3166-1 alpha-3) and role."""

    actor: str
    name: str
    country: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """An event in a calendar: who, what, when and how firm.

    `id` is the same for as long as the happening is, `sequence` counts its revisions, `modified` is the moment of the
    newest. `given` is True where it has stood in a calendar before as something to come; `was` is the status before it
    `lapsed`, and `lapses_at` the moment at which silence about it makes it so. `words` are the words that name it,
    `source` the outlet.
    """

    id: str
    type: str
    status: str
    window: Window
    people: tuple[Person, ...] = ()
    place: str | None = None
    salience: str = "news"
    reports: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    words: tuple[str, ...] = ()
    sequence: int = 0
    modified: datetime | None = None
    given: bool = False
    was: str | None = None
    lapses_at: datetime | None = None

    @property
    def firmness(self) -> str:
        """`certain`, `tentative` or `off`: how a calendar draws it."""
        return "certain" if self.status in CERTAIN else "off" if self.status in OFF else "tentative"

    @property
    def some_time(self) -> bool:
        """True where the event fills only part of its window: "in mid-April", "before June"."""
        window = self.window
        return window.granularity not in _EXACT or window.earliest is None or window.latest is None

    @property
    def timed(self) -> bool:
        """True where the hours are known, not only the days: "on the evening of January 2"."""
        window = self.window
        if window.earliest is None or window.latest is None or window.granularity not in _HOURS:
            return False
        return window.latest - window.earliest < timedelta(days=1)

    def days(self, zone: tzinfo | None = None) -> tuple[date, date] | None:
        """The first day of the window and the day after its last, in the window's own offset or in a zone; None where a
        side is open.
        """
        first, last = self.window.earliest, self.window.latest
        if first is None or last is None:
            return None
        if zone is not None and self.timed:
            first, last = first.astimezone(zone), last.astimezone(zone)
        return first.date(), (last - timedelta(microseconds=1)).date() + timedelta(days=1)

    def meets(self, first: datetime | None, last: datetime | None) -> bool:
        """True where the window shares a moment with `[first, last)`; an open side reaches everywhere."""
        return self.window.meets(Window(earliest=first, latest=last))

    def names(self, actor: str) -> bool:
        """True where somebody of this id, name or country takes part: `state:JPN`, "Japan", `JPN`."""
        wanted = actor.casefold()
        return any(wanted in (p.actor.casefold(), p.name.casefold(), (p.country or "").casefold()) for p in self.people)


def appointments(reading: Reading) -> list[Appointment]:
    """The events of one reading as appointments, in their order of time; ids are made of the report's and the event's."""
    return in_order(_of(reading, event) for event in reading.events)


def _of(reading: Reading, event: Event) -> Appointment:
    report = reading.report
    actors = {a.id: a for a in reading.actors}
    people = dict.fromkeys(
        Person(p.actor, actors[p.actor].name, actors[p.actor].country, p.role)
        for p in event.participants
        if p.actor in actors
    )
    return Appointment(
        id=f"{report.id}-{event.id}",
        type=event.type,
        status=event.status,
        window=event.window,
        people=tuple(people),
        place=event.place.name if event.place is not None else None,
        salience=event.salience,
        reports=(report.id,),
        source=report.outlet,
        url=report.url,
        words=tuple(dict.fromkeys(" ".join(report.quote(span).split()) for span in event.mentions)),
        sequence=1 if event.status in ("postponed", "cancelled") else 0,
        modified=_published(report.published),
    )


def appointment_of(event: RecordEvent, source: str | None = None, url: str | None = None) -> Appointment:
    """An event of the record as an appointment: its id for good, its revisions counted, what it was before it lapsed.

    `source` and `url` are those of its newest report, where known.
    """
    statuses = [str(r.changes["status"].after) for r in event.revisions if "status" in r.changes]
    was = next((s for s in reversed(statuses) if s != "lapsed"), None)
    return Appointment(
        id=event.id,
        type=event.type,
        status=event.status,
        window=event.window,
        people=tuple(dict.fromkeys(Person(p.actor, p.name, p.country, p.role) for p in event.participants)),
        place=event.place.name if event.place is not None else None,
        salience=event.salience,
        reports=event.reports,
        source=source,
        url=url,
        words=tuple(dict.fromkeys(" ".join(told.text.split()) for told in event.mentions)),
        sequence=max(0, len(event.revisions) - 1),
        modified=max((r.at for r in event.revisions if r.at is not None), default=None),
        given=any(s in CERTAIN | {"arranging", "postponed"} for s in statuses[:-1]),
        was=was if event.status == "lapsed" else None,
        lapses_at=event.lapses_at,
    )


def _published(published: str | None) -> datetime | None:
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(published.replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def in_order(given: Iterable[Appointment]) -> list[Appointment]:
    """By the first moment of the window, what has none last, then by its end and id."""

    def key(one: Appointment) -> tuple[bool, float, bool, float, str]:
        first, last = one.window.earliest, one.window.latest
        first = first or last
        return (
            first is None,
            0.0 if first is None else first.timestamp(),
            last is None,
            0.0 if last is None else last.timestamp(),
            one.id,
        )

    return sorted(given, key=key)


def chosen(
    given: Iterable[Appointment],
    *,
    who: Sequence[str] = (),
    with_: Sequence[str] = (),
    types: Sequence[str] = (),
    statuses: Sequence[str] = (),
    first: datetime | None = None,
    last: datetime | None = None,
) -> list[Appointment]:
    """Those of these actors, with those, of these types and statuses, whose window meets `[first, last)`; each list is "or"."""
    return in_order(
        one
        for one in given
        if (not who or any(one.names(actor) for actor in who))
        and (not with_ or any(one.names(actor) for actor in with_))
        and (not types or one.type in types)
        and (not statuses or one.status in statuses)
        and ((first is None and last is None) or one.meets(first, last))
    )
