"""Actor: one actor: what lies ahead, what was, where it stands, with whom it deals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from chancery.desk.asking import Asking
from chancery.desk.grounds import names_of_actor, positions_of, questions_about, relations_of
from chancery.desk.page import Page, Row
from chancery.desk.pages.summaries import Summary, still_ahead, summary
from chancery.errors import UnknownId
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.facts.record_relations import RecordRelation
from chancery.record.event_rows import acting
from chancery.record.opened import ReportName

_COMING = ("ongoing", "scheduled", "arranging", "sought", "possible", "postponed")
_SEEN, _THEN = 60, 30
"""The latest events that are looked through; fewer as of a moment, since each is then told anew from its reports."""
_LISTED = 20
_WITH = 12


class Counterpart(msgspec.Struct, frozen=True, kw_only=True):
    """Whom an actor deals with: in how many of its latest events, and the last of them."""

    id: str
    name: str
    events: int
    last: Summary


class ActorPage(msgspec.Struct, frozen=True, kw_only=True):
    """An actor; `names` are those it is known by, `seen` how many of its latest events were looked through."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    ahead: tuple[Summary, ...]
    latest: tuple[Summary, ...]
    more: bool
    counterparts: tuple[Counterpart, ...]
    positions: tuple[RecordPosition, ...]
    relations: tuple[RecordRelation, ...]
    questions: tuple[RecordQuestion, ...]
    actors: dict[str, str]
    reports: dict[str, ReportName]
    seen: int


def facts(asking: Asking) -> ActorPage:
    """One actor. Raises `UnknownId` for one of whom the record tells nothing."""
    record, id = asking.record, asking.path["id"]
    names = names_of_actor(record, id)
    if not names:
        raise UnknownId(id, "the record tells of nobody by this id; search finds actors by their names")
    asked = msgspec.structs.replace(asking.filters, who=(id,), limit=_THEN if asking.past else _SEEN)
    found = record.events(asked)
    coming = msgspec.structs.replace(asked, status=_COMING, from_=(asking.now.isoformat(),), to=(), limit=_LISTED)
    ahead = [e for e in found if still_ahead(e, _COMING, asking.now)] if asking.past else record.events(coming)
    positions = positions_of(record, id, 12, asking.filters.as_of, whole=asking.whole)
    relations = relations_of(record, id, 12, asking.filters.as_of)
    about = questions_about(record, found[:_LISTED], whole=asking.whole)
    questions = tuple(q for q in about if q.status_at(asking.now) == "open")[:6]
    told = {p.history[-1].report for p in positions} | {q.asked[0].report for q in questions}
    told |= {r.points[-1].report for r in relations}
    others = {a for r in relations for a in r.between} | {p.toward for p in positions if p.toward}
    country = next((p.country for e in found for p in e.participants if p.actor == id and p.country), None)
    return ActorPage(
        id=id,
        name=_name(id, found) or names[0],
        names=tuple(names[:8]),
        country=country,
        ahead=tuple(summary(e, asking.now) for e in sorted(ahead, key=_edge) if e.salience == "news"),
        latest=tuple(summary(e, asking.now) for e in found[: asking.limit(_LISTED)]),
        more=len(found) > asking.limit(_LISTED) or found.more,
        counterparts=_counterparts(id, found, asking),
        positions=positions,
        relations=relations,
        questions=questions,
        actors=record.actor_names(others),
        reports=dict(record.named(sorted(told))),
        seen=len(found),
    )


def _name(id: str, events: Iterable[RecordEvent]) -> str | None:
    return next((p.name for e in events for p in e.participants if p.actor == id), None)


def _edge(event: RecordEvent) -> tuple[float, str]:
    edge = event.window.latest or event.window.earliest
    return edge.timestamp() if edge is not None else 1e12, event.id


def _counterparts(id: str, events: Sequence[RecordEvent], asking: Asking) -> tuple[Counterpart, ...]:
    """Those who take part beside it, the states that persons act for among them; the most frequent first."""
    counts: Counter[str] = Counter()
    last: dict[str, RecordEvent] = {}
    own = {a for e in events for p in e.participants if p.actor == id for a in (id, f"state:{p.country}")}
    for event in events:
        for other in acting(event):
            if other not in own and other.startswith(("state:", "org:")):
                counts[other] += 1
                last.setdefault(other, event)
    names = asking.record.actor_names(counts)
    return tuple(
        Counterpart(id=other, name=names[other], events=number, last=summary(last[other], asking.now))
        for other, number in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:_WITH]
    )


def rows(page: ActorPage) -> Iterable[Row]:
    """One event a line, the latest first."""
    for event in page.latest:
        yield {
            "event": event.id,
            "type": event.type,
            "status": event.status,
            "who": event.who,
            "earliest": event.window.earliest.isoformat() if event.window.earliest else None,
            "latest": event.window.latest.isoformat() if event.window.latest else None,
            "place": event.place,
            "reports": event.reports,
            "origins": event.origins,
        }


PAGE = Page(
    name="actor",
    title="Actor",
    path="/actor/{id:path}",
    facts=facts,
    rows=rows,
    filters=("with", "type", "status", "from", "to", "issue", "min-origins"),
    about="One actor: what lies ahead, what was, where it stands, with whom it deals.",
)
