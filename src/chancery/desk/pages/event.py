"""Event: one happening whole: its statuses, its window and why, who, what it hangs on, the evidence, its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from chancery.calendar.appointments import appointment_of
from chancery.desk.asking import Asking
from chancery.desk.grounds import chain_of, questions_about
from chancery.desk.page import Form, Page, Row
from chancery.desk.pages.summaries import Summary, summary
from chancery.desk.pictures.addresses import Addresses
from chancery.desk.pictures.ladder import ladder_picture
from chancery.desk.pictures.svg import Picture
from chancery.desk.pictures.window import window_picture
from chancery.exchange.ics import to_ics
from chancery.facts.decisions import Decision
from chancery.facts.mentions import Mention
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion
from chancery.record.opened import ReportName
from chancery.record.rulings import rulings
from chancery.record.telling import SETTABLE

_TOLD = 40
_REVISIONS = 60


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of the event: its sentence with the words that name the event, on whose word, how firmly.

    `mark` is where the words stand within the sentence.
    """

    id: str
    report: str
    at: datetime | None
    status: str
    standing: str
    certainty: str
    chain: tuple[str, ...]
    sentence: Quote
    mark: tuple[int, int] | None
    window: tuple[Quote, ...]
    first: bool


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that sets an edge, with the place of the words that do within it, where it is known."""

    quote: Quote
    mark: tuple[int, int] | None = None


class Ordered(msgspec.Struct, frozen=True, kw_only=True):
    """What must come first: the order, the other event by its id or the date, and whose wish it is, where it is one."""

    relation: str
    event: str | None
    date: str | None
    wanted: bool
    by: str | None
    quote: Quote


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Why an edge of the window is what it is: the sentences of the chain and the events it leads over."""

    edge: str
    moment: datetime
    wanted: bool
    because: tuple[Sentence, ...]
    over: tuple[str, ...]
    by: str | None


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """An event and what a reader needs beside it; `others` are the events it is tied to or ordered against, by id."""

    event: RecordEvent
    status: str
    causes: tuple[Cause, ...]
    orders: tuple[Ordered, ...]
    tellings: tuple[Telling, ...]
    told_by: int
    others: dict[str, Summary]
    anchors: dict[str, str]
    actors: dict[str, str]
    questions: tuple[RecordQuestion, ...]
    decisions: tuple[Decision, ...]
    nearest: Summary | None
    earlier: str | None
    later: str | None
    reports: dict[str, ReportName]
    settable: tuple[str, ...]
    read_only: bool


def facts(asking: Asking) -> EventPage:
    """One event whole. Raises `UnknownId`."""
    record = asking.record
    event = record.event(asking.path["id"], as_of=asking.filters.as_of and asking.now)
    shown = set(_spread(event.reports))
    with record.asked() as access:
        told = access.cabinet.contributions(sorted(shown))
        near = {o for b in event.bounds for o in b.over} | {c.anchor for c in event.constraints}
        near |= {link.to for link in event.links}
        if event.nearest is not None:
            near |= {event.nearest.one, event.nearest.other}
        holders = access.cabinet.event_of(sorted(n for n in near if "." in n))
        held = access.cabinet.events(sorted(set(holders.values())))
        standing = [d for d in access.cabinet.decisions() if d.id in set(event.decisions)]
        holding = {d.id for d in rulings(access.cabinet.decisions()).standing}
    mine = {m.id for m in event.mentions}
    mentions = [m for c in told.values() for m in c.mentions if m.id in mine]
    questions = questions_about(record, [event], whole=asking.whole)
    reports = dict(record.named(sorted(_named(event, mentions, questions))))
    others = {id: summary(held[id], asking.now) for id in held if id != event.id}
    apart = [holders.get(i) for i in (event.nearest.one, event.nearest.other)] if event.nearest else []
    nearest = next((others[i] for i in apart if i in others), None)
    tellings = _tellings(event, mentions, reports)
    earlier, later = _steps(asking, event)
    return EventPage(
        event=event,
        status=event.status_at(asking.now),
        causes=_causes(event, tellings, holders),
        orders=_orders(event, holders),
        tellings=tellings,
        told_by=len(event.reports),
        others=others,
        anchors={a: holders[a] for a in near if a in holders},
        actors=record.actor_names(c.by for c in event.constraints if c.by)
        | {p.actor: p.name for p in event.participants},
        questions=questions,
        decisions=tuple(d for d in standing if d.id in holding),
        nearest=nearest,
        earlier=earlier,
        later=later,
        reports=reports,
        settable=tuple(SETTABLE),
        read_only=asking.read_only,
    )


def _spread(reports: tuple[str, ...]) -> tuple[str, ...]:
    """The first and the latest of many reports."""
    return reports if len(reports) <= _TOLD else (*reports[:5], *reports[5 - _TOLD :])


def _named(event: RecordEvent, mentions: Iterable[Mention], questions: Iterable[RecordQuestion]) -> set[str]:
    told = {m.report for m in mentions} | {r.report for r in event.revisions if r.report}
    told |= {q.report for r in event.revisions for q in r.because[:4]} | {d.report for d in event.disputed}
    told |= {q.report for b in event.bounds for q in b.because} | {c.report for c in event.constraints}
    told |= {q.asked[0].report for q in questions}
    return told


def _orders(event: RecordEvent, holders: Mapping[str, str]) -> tuple[Ordered, ...]:
    """The orders to other events and to dates, each once."""
    found: dict[tuple[object, ...], Ordered] = {}
    for one in event.constraints:
        other = holders.get(one.anchor)
        if other == event.id or not one.quotes:
            continue
        order = Ordered(
            relation=one.relation,
            event=other,
            date=None if other else one.anchor,
            wanted=one.kind == "wanted",
            by=one.by,
            quote=one.quotes[0],
        )
        found.setdefault((order.relation, order.event, order.date, order.by), order)
    return tuple(found.values())


def _causes(event: RecordEvent, tellings: Iterable[Telling], holders: Mapping[str, str]) -> tuple[Cause, ...]:
    told = list(tellings)
    return tuple(
        Cause(
            edge=b.edge,
            moment=b.moment,
            wanted=b.wanted or event.window.wanted,
            because=tuple(_sentence(q, told) for q in b.because[:6]),
            over=tuple(dict.fromkeys(holders.get(o, o) for o in b.over)),
            by=next((who for q in b.because if (who := _wisher(q, event))), None),
        )
        for b in event.bounds
    )


def _wisher(quote: Quote, event: RecordEvent) -> str | None:
    """Who wants the order that some words give."""
    for order in event.constraints:
        for q in order.quotes:
            if order.by and q.report == quote.report and q.span[0] <= quote.span[0] and quote.span[1] <= q.span[1]:
                return order.by
    return None


def _sentence(quote: Quote, told: Iterable[Telling]) -> Sentence:
    """The whole sentence around some words, where it is one of those that tell of the event."""
    first, last = quote.span
    for one in told:
        start, end = one.sentence.span
        if one.report == quote.report and start <= first and last <= end:
            return Sentence(quote=one.sentence, mark=(first - start, last - start))
    return Sentence(quote=quote)


def _tellings(
    event: RecordEvent, mentions: Iterable[Mention], reports: Mapping[str, ReportName]
) -> tuple[Telling, ...]:
    found = sorted(mentions, key=lambda m: (m.at is None, m.at, m.id), reverse=True)
    first = event.mentions[0].id
    out = []
    for mention in found:
        quotes = mention.evidence.get("mention", ())
        span = mention.spans[0]
        sentence = quotes[0] if quotes else Quote(report=mention.report, span=span, text=mention.words[0])
        start = sentence.span[0]
        inside = start <= span[0] and span[1] <= sentence.span[1]
        name = reports.get(mention.report)
        out.append(
            Telling(
                id=mention.id,
                report=mention.report,
                at=mention.at,
                status=mention.status,
                standing=mention.standing,
                certainty=mention.certainty,
                chain=chain_of(mention, name.outlet if name else None),
                sentence=sentence,
                mark=(span[0] - start, span[1] - start) if inside else None,
                window=mention.evidence.get("window", ()),
                first=mention.id == first,
            )
        )
    return tuple(out)


def _steps(asking: Asking, event: RecordEvent) -> tuple[str | None, str | None]:
    """The moments of the state before the one shown and of the one after it; "" for the present."""
    whole = asking.record.event(event.id) if asking.past else event
    moments = sorted({r.at for e in (event, whole) for r in e.revisions if r.at is not None})
    behind = [m for m in moments if m <= asking.now]
    ahead = [m for m in moments if m > asking.now]
    later = "" if asking.past and len(ahead) <= 1 else ahead[0].isoformat() if ahead else None
    return (behind[-2].isoformat() if len(behind) > 1 else None), later


def draw(asking: Asking, page: EventPage) -> dict[str, Picture]:
    """The window as a window and the ladder of statuses."""
    to = Addresses(asking.link)
    with asking.record.asked() as access:
        held = access.cabinet.events(list(page.others))
    others = {a: held[e] for a, e in page.anchors.items() if e in held} | dict(held)
    window = window_picture(page.event, asking.now, others=others, names=page.actors, zone=asking.zone, to=to)
    return {"window": window, "ladder": ladder_picture(page.event, asking.now, zone=asking.zone, to=to)}


def write_ics(asking: Asking) -> bytes:
    """The event as one appointment."""
    event = asking.record.event(asking.path["id"], as_of=asking.filters.as_of and asking.now)
    return to_ics([appointment_of(event)], everything=True, now=asking.now)


def rows(page: EventPage) -> Iterable[Row]:
    """One step of its history a line."""
    for revision in page.event.revisions:
        for field, change in revision.changes.items():
            yield {
                "event": page.event.id,
                "at": revision.at.isoformat() if revision.at else None,
                "report": revision.report,
                "decision": revision.decision,
                "field": field,
                "before": _plain(change.before),
                "after": _plain(change.after),
                "words": revision.because[0].text if revision.because else None,
            }


def _plain(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


PAGE = Page(
    name="event",
    title="Event",
    path="/event/{id}",
    facts=facts,
    rows=rows,
    draw=draw,
    forms={"ics": Form("text/calendar; charset=utf-8", write_ics)},
    limited=False,
    about="One happening as all reports together tell it, with its whole history.",
)
