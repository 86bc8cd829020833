"""Today: what changed since the reader last looked, what is coming, what is overdue, what is open, what cannot all hold."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import msgspec

from chancery.calendar.agenda import agenda
from chancery.calendar.appointments import Appointment, appointment_of
from chancery.desk.asking import Asking
from chancery.desk.grounds import as_of, asked_for, chain_of, mentions_in, open_questions, stands_of
from chancery.desk.page import EVENT_FILTERS, Form, Page, Row, Word
from chancery.desk.pages.summaries import Summary, summary
from chancery.exchange.atom import write_atom
from chancery.exchange.datasets import Dataset
from chancery.facts.alerts import Alert
from chancery.facts.contradictions import Contradiction
from chancery.facts.mentions import Mention
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.reports import Report
from chancery.record.filters import moment
from chancery.record.opened import ReportName

AHEAD = timedelta(days=14)
_LOOKED = timedelta(days=7)
_FEW_REPORTS = 10
"""Where the reader never looked and little came in lately, the changes go back over so many reports."""
_BEHIND = timedelta(days=45)
_NEAR, _THEN = 200, 30
"""Events near a stretch of time that are looked at as of a moment, and those of them that are told anew."""
_GROUPS = 14
_FED = 100
"""Events whose steps the feed tells."""
_FIELDS = {"status": 0, "window": 1, "place": 2, "participants": 3, "type": 4, "event": 5}
_COMING = ("ongoing", "scheduled", "arranging", "sought", "possible", "postponed")
_PENDING = ("scheduled", "arranging", "postponed", "lapsed")


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """One changed fact: the field before and after, the words, and the chain of those on whose word."""

    kind: str
    field: str
    before: Any
    after: Any
    at: datetime | None
    report: str | None
    late: bool
    because: tuple[Quote, ...]
    chain: tuple[str, ...]
    tightened: bool = False


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What changed about one event, question or position; `event` is None for those that are none."""

    subject: str
    kind: str
    title: str
    event: Summary | None
    changes: tuple[Changed, ...]
    at: datetime | None


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the fortnight ahead with what is fixed on it."""

    day: str
    events: tuple[Summary, ...]


class TodayPage(msgspec.Struct, frozen=True, kw_only=True):
    """How things stand: `since` is when the changes begin, `more` whether there are further ones."""

    now: datetime
    since: datetime
    changes: tuple[Group, ...]
    more: bool
    days: tuple[Day, ...]
    expected: tuple[Summary, ...]
    overdue: tuple[Summary, ...]
    questions: tuple[RecordQuestion, ...]
    contradictions: tuple[Contradiction, ...]
    events: dict[str, Summary]
    reports: dict[str, ReportName]
    total: int
    latest: datetime | None


def facts(asking: Asking) -> TodayPage:
    """How things stand. Raises `WrongFilter`."""
    since = _since(asking)
    groups, more = _changes(asking, since)
    days, expected, overdue = _agenda(asking)
    questions = _due(asking)
    contradictions = _clashes(asking)
    bound = _summaries(asking, [e for c in contradictions for e in c.events])
    told = {c.report for g in groups for c in g.changes if c.report}
    told |= {q.report for g in groups for c in g.changes for q in c.because}
    told |= {q.asked[0].report for q in questions} | {q.report for c in contradictions for q in c.because}
    total, latest = asking.record.extent()
    return TodayPage(
        now=asking.now,
        since=since,
        changes=groups,
        more=more,
        days=days,
        expected=expected,
        overdue=overdue,
        questions=questions,
        contradictions=contradictions,
        events=bound,
        reports=dict(asking.record.named(sorted(told))),
        total=total,
        latest=latest,
    )


def _since(asking: Asking) -> datetime:
    """From when on changes are shown: as asked, else since the reader last looked, else a week, or the last few reports."""
    asked = asking.word("since")
    if asked:
        return moment(asked, asking.zone, "since")
    if asking.looked is not None and not asking.past:
        return min(asking.looked, asking.now)
    week = asking.now - _LOOKED
    few = asking.record.received_before(asking.now, _FEW_REPORTS)
    return week if few is None else min(week, few - timedelta(microseconds=1))


def _narrowed(asking: Asking, **more: Any) -> Any:
    return msgspec.structs.replace(asking.filters, **{"limit": None, **more})


def _changes(asking: Asking, since: datetime) -> tuple[tuple[Group, ...], bool]:
    record = asking.record
    until = asking.now if asking.past else None
    limit = asking.limit(_GROUPS)
    for most in (limit, 4 * limit, 16 * limit):  # a few reports bring enough, unless filters leave little of them
        found = record.since(since, _narrowed(asking), most=most, until=until)
        alerts: dict[str, list[Alert]] = {}
        for alert in found:
            alerts.setdefault(alert.subject, []).append(alert)
        events = _events(asking, [a[0].subject for a in alerts.values() if a[0].kind in ("new", "changed")])
        worth = {s: a for s, a in alerts.items() if _worth(s, a, events)}
        if len(worth) >= limit or not found.more:
            break
    shown = sorted(worth, key=lambda s: _newest(worth[s]), reverse=True)[:limit]
    reports = {a.report for s in shown for a in worth[s] if a.report}
    grounds = mentions_in(record, reports)
    outlets = record.named(sorted(reports))
    stands = stands_of(record, [s for s in shown if worth[s][0].kind == "position"])
    titles = {p.id: f"{p.name} {p.stance}: {p.issue}" for p in stands}
    groups = tuple(_group(s, worth[s], events.get(s), grounds, outlets, titles) for s in shown)
    return groups, len(worth) > len(shown) or found.more


def _worth(subject: str, alerts: Sequence[Alert], events: Mapping[str, RecordEvent]) -> bool:
    """News, and what changed; not the background of what came in."""
    event = events.get(subject)
    if event is None:
        return alerts[0].kind in ("question", "position")
    return event.salience == "news"


def _newest(alerts: Sequence[Alert]) -> tuple[float, str]:
    return max(a.at.timestamp() if a.at else 0.0 for a in alerts), alerts[0].subject


def _group(
    subject: str,
    alerts: Sequence[Alert],
    event: RecordEvent | None,
    grounds: Mapping[str, Mention],
    outlets: Mapping[str, ReportName],
    titles: Mapping[str, str],
) -> Group:
    mine = {m.report: grounds[m.id] for m in reversed(event.mentions) if m.id in grounds} if event else {}
    bounded = {q for b in event.bounds if b.over or b.wanted for q in b.because} if event else set()
    changes = []
    for alert in sorted(alerts, key=lambda a: (-(a.at.timestamp() if a.at else 0), _FIELDS.get(a.field, 9))):
        mention = mine.get(alert.report or "")
        name = outlets.get(alert.report or "")
        changes.append(
            Changed(
                kind=alert.kind,
                field=alert.field,
                before=alert.before,
                after=alert.after,
                at=alert.at,
                report=alert.report,
                late=alert.late,
                because=alert.because[:3],
                chain=chain_of(mention, name.outlet if name else None) if mention else (),
                tightened=alert.field == "window" and bool(bounded.intersection(alert.because)),
            )
        )
    fresh = [c for c in changes if c.kind == "new"]
    kept = [c for c in changes if c.kind != "new" and c.field in _FIELDS] or fresh or changes
    first = alerts[0]
    return Group(
        subject=subject,
        kind="new" if fresh else first.kind,
        title=titles.get(subject) or (first.because[0].text if first.because and event is None else ""),
        event=summary(event) if event is not None else None,
        changes=tuple(kept[:4]),
        at=changes[0].at,
    )


def _events(asking: Asking, ids: Iterable[str]) -> dict[str, RecordEvent]:
    """Some events as they now stand, in one look."""
    with asking.record.asked() as access:
        return dict(access.cabinet.events(list(dict.fromkeys(ids))))


def _summaries(asking: Asking, ids: Iterable[str]) -> dict[str, Summary]:
    return {id: summary(event, asking.now) for id, event in _events(asking, ids).items()}


def _agenda(asking: Asking) -> tuple[tuple[Day, ...], tuple[Summary, ...], tuple[Summary, ...]]:
    now, zone = asking.now, asking.zone
    first = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    last = first + AHEAD
    span = {"from_": (now.isoformat(),), "to": (last.isoformat(),)}
    status = asking.filters.status
    behind = {"from_": ((now - _BEHIND).isoformat(),), "to": (now.isoformat(),)}
    if asking.past:
        near = [*_known(asking, span, _COMING), *_known(asking, behind, _PENDING)]
        told = as_of(asking.record, near, now)
    else:
        told = [
            *asking.record.events(_narrowed(asking, **span, status=status or _COMING, limit=80)),
            *asking.record.events(_narrowed(asking, **behind, status=status or _PENDING, limit=60)),
        ]
    events = {e.id: e for e in told if e.salience == "news"}
    found = agenda([appointment_of(e) for e in events.values()], first, last, now)
    days: dict[str, list[Summary]] = {}
    for one in sorted(found.due, key=_when):
        held = one.days(zone)
        day = max(held[0], first.date()) if held is not None else first.date()
        days.setdefault(day.isoformat(), []).append(summary(events[one.id], now))
    late = [one for one in (*found.overdue, *found.lapsed) if one.window.latest and one.window.latest >= now - _BEHIND]
    return (
        tuple(Day(day=day, events=tuple(those)) for day, those in sorted(days.items())),
        tuple(summary(events[one.id], now) for one in sorted(found.expected, key=_when)[:12]),
        tuple(summary(events[one.id], now) for one in sorted(late, key=_when, reverse=True)[:8]),
    )


def _known(asking: Asking, span: Mapping[str, tuple[str, ...]], status: tuple[str, ...]) -> list[str]:
    """Events near a stretch of time as they now stand, which by their own history had such a status at the moment asked for."""
    wide = {
        "from_": ((moment(span["from_"][0], asking.zone, "from") - AHEAD).isoformat(),),
        "to": ((moment(span["to"][0], asking.zone, "to") + AHEAD).isoformat(),),
    }
    near = _narrowed(asking, **wide, status=(), as_of=None, limit=_NEAR)
    wanted = {"scheduled" if s == "lapsed" else s for s in asking.filters.status or status}
    return asking.record.stood(asking.now, wanted, near)[:_THEN]


def _when(one: Appointment) -> tuple[float, str]:
    edge = one.window.latest or one.window.earliest
    return edge.timestamp() if edge is not None else 0.0, one.id


def _clashes(asking: Asking) -> tuple[Contradiction, ...]:
    """The latest contradictions that had come up by then, of the events asked for."""
    found = [
        c for c in asking.record.contradictions(limit=40) if not asking.past or (c.since and c.since <= asking.now)
    ]
    if asking.narrowed:
        mine = asked_for(asking.record, {e for c in found for e in c.events}, _narrowed(asking, as_of=None))
        found = [c for c in found if mine.intersection(c.events)]
    return tuple(found[:4])


def _due(asking: Asking) -> tuple[RecordQuestion, ...]:
    """Open questions, those that fall due first."""
    found = open_questions(asking.record, _narrowed(asking, limit=40), asking.now, whole=asking.whole)
    dated = [q for q in found if q.lapses_at is not None]
    rest = [q for q in found if q.lapses_at is None]
    return (*sorted(dated, key=lambda q: q.lapses_at or asking.now)[:5], *rest)[:6]


def atom(asking: Asking) -> bytes:
    """The steps of the events reported last, of those that the filters ask for, as a feed to subscribe to."""
    found = asking.record.events(_narrowed(asking, limit=min(asking.filters.limit or _FED, _FED)))
    names = asking.record.named(sorted({r.report for e in found for r in e.revisions if r.report}))
    said = " ".join(value for values in asking.narrowed.values() for value in values)
    data = Dataset(
        events=lambda: found,
        reports={id: Report(id=id, text="", outlet=name.outlet) for id, name in names.items()},
        made=asking.now,
        title=f"Chancery: {said}" if said else "Chancery",
        url=f"urn:chancery:desk:{quote(said)}" if said else "urn:chancery:desk",
    )
    file = io.StringIO()
    write_atom(data, file)
    return file.getvalue().encode("utf-8", "replace")


def rows(page: TodayPage) -> Iterable[Row]:
    """One changed fact a line."""
    for group in page.changes:
        for change in group.changes:
            yield {
                "subject": group.subject,
                "kind": group.kind,
                "field": change.field,
                "before": _plain(change.before),
                "after": _plain(change.after),
                "at": change.at.isoformat() if change.at else None,
                "report": change.report,
                "chain": " <- ".join(change.chain),
                "words": change.because[0].text if change.because else None,
            }


def _plain(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


PAGE = Page(
    name="today",
    title="Today",
    path="/",
    facts=facts,
    rows=rows,
    filters=EVENT_FILTERS,
    words=(Word("since", "changes received since this day or moment"),),
    forms={"atom": Form("application/atom+xml; charset=utf-8", atom)},
    key="t",
    about="What changed since you last looked, the fortnight ahead, what is overdue, open or contradictory.",
)
