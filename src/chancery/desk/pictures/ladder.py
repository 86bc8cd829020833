"""The ladder of an event: which status it had from when, rung by rung, with the words that moved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from markupsafe import Markup

from chancery.desk.pictures.addresses import PRESENT, Addresses
from chancery.desk.pictures.captions import caption, day, moment
from chancery.desk.pictures.histogram import NARROW
from chancery.desk.pictures.letters import fitted
from chancery.desk.pictures.marks import STATUS_WORDS, mark
from chancery.desk.pictures.svg import Cell, Picture, Table, drawing, group, link, path, tag
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent

_UP = ("occurred", "ongoing", "scheduled", "arranging", "sought", "possible")
_OFF = ("postponed", "cancelled", "denied", "lapsed")
_RUNG = 22.0
_TOP = 12.0
_LEFT = 92.0
_LEAST = 66.0
_FOOT = 34.0


@dataclass(frozen=True, slots=True)
class Step:
    """A status taken on: when, by which report or decision, on what words."""

    at: datetime | None
    status: str
    report: str | None = None
    decision: str | None = None
    because: tuple[Quote, ...] = ()


def steps(event: RecordEvent, now: datetime) -> list[Step]:
    """The statuses that the event had, oldest first, and `lapsed` where its time has passed in silence by now."""
    out: list[Step] = []
    for revision in event.revisions:
        change = revision.changes.get("status")
        if change is not None and isinstance(change.after, str) and (not out or out[-1].status != change.after):
            out.append(Step(revision.at, change.after, revision.report, revision.decision, revision.because))
    if event.lapses_at is not None and event.lapses_at <= now and (not out or out[-1].status != "lapsed"):
        out.append(Step(event.lapses_at, "lapsed"))
    return out or [Step(event.first_reported, event.status)]


def ladder_picture(
    event: RecordEvent,
    now: datetime,
    *,
    zone: tzinfo = UTC,
    width: float = 480.0,
    to: Addresses = PRESENT,
    id: str = "ladder",
) -> Picture:
    """The statuses as rungs, the firmest on top, what undoes a plan below; the steps from left to right with their dates.

    Steps stand at even distances, so that each can be read; of more than fit the first and the latest are drawn, and the
    table has all.
    """
    taken = steps(event, now)
    fit = max(2, int((width - _LEFT - 8) // _LEAST))
    shown = taken if len(taken) <= fit else [taken[0], *taken[len(taken) - fit + 1 :]]
    used = {step.status for step in shown}
    rungs = [*_UP, *(s for s in _OFF if s in used)]
    place = {s: _TOP + _RUNG * n + (8 if s in _OFF else 0) for n, s in enumerate(rungs)}
    bottom = max(place.values()) + _TOP
    height = bottom + _FOOT
    column = (width - _LEFT - 8) / len(shown)
    body: list[Markup | None] = [_rung(status, y, width, status in used) for status, y in place.items()]
    if rungs[-1] in _OFF:
        edge = place["possible"] + _RUNG / 2 + 4
        body.append(tag("line", x1=0, x2=width, y1=edge, y2=edge, class_="divide"))
    points = [(_LEFT + column * n + 8, place[step.status]) for n, step in enumerate(shown)]
    body.append(_line(points, width - 8))
    for step, (x, y), number in zip(shown, points, range(len(shown)), strict=True):
        body.append(_stand(step, x, y, bottom, column, zone, to, gap=number == 1 and len(taken) > len(shown)))
    title = f"Status of {caption(event)}"
    narrow = None
    if width > NARROW:
        narrow = ladder_picture(event, now, zone=zone, width=NARROW, to=to, id=f"{id}-narrow").svg
    said = "; ".join(f"{step.status} from {moment(step.at, zone)}" for step in taken)
    return Picture(
        svg=drawing("ladder", width, height, title, said, *body, id=id),
        title=title,
        description=said,
        table=Table(
            "The statuses with their dates",
            ("from", "status", "meaning", "on what words"),
            tuple(_row(step, zone, to) for step in taken),
        ),
        narrow=narrow,
    )


def _rung(status: str, y: float, width: float, used: bool) -> Markup:
    return group(
        [
            tag("line", x1=_LEFT, x2=width, y1=y, y2=y, class_="rung"),
            mark(status, 8, y),
            tag("text", status, x=20, y=y + 4, class_="label"),
        ],
        class_="used" if used else "unused",
    )


def _line(points: list[tuple[float, float]], end: float) -> Markup:
    parts: list[str | float] = ["M", *points[0]]
    for x, y in points[1:]:
        parts += ["H", x, "V", y]
    return path(*parts, "H", end, class_="steps")


def _stand(
    step: Step, x: float, y: float, bottom: float, column: float, zone: tzinfo, to: Addresses, *, gap: bool
) -> Markup:
    words = f"{step.status} from {moment(step.at, zone)}"
    parts = [
        tag("circle", cx=x, cy=y, r=8, class_="halo"),
        mark(step.status, x, y),
        tag("line", x1=x, x2=x, y1=y + 9, y2=bottom, class_="drop") if y + 9 < bottom else None,
        tag("text", fitted(_date(step.at, zone), 11, column - 4), x=x, y=bottom + 12, class_="date"),
        tag("text", _year(step.at, zone) + (" …" if gap else ""), x=x, y=bottom + 25, class_="date year"),
    ]
    if step.report is not None:
        at = step.because[0].span if step.because and step.because[0].report == step.report else None
        return link(to.report(step.report, at), words, *parts, class_="step")
    return group([tag("title", words), *parts], class_="step")


def _date(at: datetime | None, zone: tzinfo) -> str:
    return "undated" if at is None else day(at, zone).rsplit(" ", 1)[0]


def _year(at: datetime | None, zone: tzinfo) -> str:
    return "" if at is None else day(at, zone).rsplit(" ", 1)[1]


def _row(step: Step, zone: tzinfo, to: Addresses) -> tuple[Cell, ...]:
    words = "; ".join(dict.fromkeys(f"“{quote.text}”" for quote in step.because))
    if step.decision is not None:
        words = words or "a person decided"
    if step.status == "lapsed" and not words:
        words = "no report said what became of it"
    href = to.report(step.report) if step.report is not None else None
    return (
        Cell(moment(step.at, zone)),
        Cell(step.status),
        Cell(STATUS_WORDS.get(step.status, "")),
        Cell(words or "", href if words else None),
    )
