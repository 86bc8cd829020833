"""Pair: two actors: how their relations are said to go, what they last did together, what is ahead, where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

import msgspec
from msgspec.structs import replace

from chancery.desk.asking import Asking
from chancery.desk.boards import Issue, holder, issues_of
from chancery.desk.outlines import names_of, outlined
from chancery.desk.page import Page, Row
from chancery.desk.pages.positions import STANCES
from chancery.desk.pages.summaries import still_ahead
from chancery.desk.pairs import last_contacts, positions_held, relation_between, speakers
from chancery.desk.pictures.addresses import Addresses
from chancery.desk.pictures.axis import within
from chancery.desk.pictures.captions import caption
from chancery.desk.pictures.graph import graph_of
from chancery.desk.pictures.lanes import lands, lanes_of
from chancery.desk.pictures.svg import Picture
from chancery.desk.pictures.timeline import timeline_picture
from chancery.desk.pictures.trend import trend_picture
from chancery.desk.spans import few, shifted, whole
from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_relations import RecordRelation
from chancery.outlook.trends import Leaning, trend
from chancery.record.filters import Filters, WrongFilter
from chancery.record.opened import ReportName
from chancery.record.words import frequencies

_STEP = 60
_AHEAD = ("scheduled", "arranging", "sought", "possible", "postponed")
_POSITIONS = 60
_DRAWN = timedelta(days=400)


class PairTie(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors that share events, and how many of those reported last."""

    one: str
    other: str
    events: int


class PairPage(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors, by id, and what the record holds on them: the statements on their `relation` and where these lean now,
    the last of their `contacts` of each kind, what is `ahead`, their `events` (those reported last where there are `more`),
    the `issues` on which both, or one toward the other, have a position. Without two actors: `pairs` to choose from."""

    one: str | None = None
    other: str | None = None
    names: dict[str, str] = {}
    relation: RecordRelation | None = None
    leaning: Leaning | None = None
    contacts: tuple[RecordEvent, ...] = ()
    ahead: tuple[RecordEvent, ...] = ()
    events: tuple[RecordEvent, ...] = ()
    issues: tuple[Issue, ...] = ()
    reports: dict[str, ReportName] = {}
    pairs: tuple[PairTie, ...] = ()
    more: bool = False

    @property
    def title(self) -> str:
        """The two by their names."""
        named = [self.names.get(id or "", id or "") for id in (self.one, self.other)]
        return " and ".join(named) if all(named) else "Pairs"

    @property
    def words(self) -> dict[str, str]:
        """The stances in words."""
        return STANCES


def facts(asking: Asking) -> PairPage:
    """The two actors. Raises `WrongFilter` for what is not one actor each."""
    asked = asking.filters
    if not asked.who or not asked.with_:
        return _pairs(asking)
    one, other = _actor(asking, asked.who, "who"), _actor(asking, asked.with_, "with")
    if one == other:
        raise WrongFilter("who and with: two different actors")
    record = asking.record
    both = replace(asked, who=(one,), with_=(other,))
    found = record.events(replace(both, limit=few(asking, _STEP)))
    coming = replace(both, status=_AHEAD, from_=(asking.now.isoformat(),), to=(), limit=12)
    then = sorted((e for e in found if still_ahead(e, _AHEAD, asking.now)), key=_edge)[:12]
    ahead = then if asking.past else record.timeline(coming)
    relation = relation_between(record, one, other, asked.moment())
    contacts = last_contacts(record, both, found)
    sides = [set(speakers((*found, *ahead), id)) for id in (one, other)]
    positions = [p for side in sides for p in positions_held(record, side, asked, _POSITIONS, whole=asking.whole)]
    issues = _shared(issues_of(positions, frequencies(record.tables())), sides)
    told = {s.report for issue in issues for p in issue.positions for s in p.history}
    told |= {p.report for p in relation.points} if relation is not None else set()
    actors = {one, other, *(id for e in found for id in lands(e))}
    actors |= {a for issue in issues for p in issue.positions for a in (p.actor, holder(p), p.toward) if a}
    leaning = trend(relation.points, [within(asking.now)]) if relation is not None else []
    return PairPage(
        one=one,
        other=other,
        names=names_of(record, actors),
        relation=relation,
        leaning=leaning[0] if leaning else None,
        contacts=outlined(contacts),
        ahead=outlined(ahead),
        events=outlined(found),
        issues=tuple(issues),
        reports=dict(record.named(sorted(told))),
        more=found.more,
    )


def _edge(event: RecordEvent) -> tuple[float, str]:
    edge = event.window.earliest or event.window.latest
    return edge.timestamp() if edge is not None else 0.0, event.id


def _actor(asking: Asking, names: tuple[str, ...], filter: str) -> str:
    """The actor that a name means: a state before its people."""
    meant = asking.record.meant(Filters(who=names)).who
    if not meant or meant == ("nobody",):
        raise WrongFilter(f"{filter} {names[0]!r}: the record has no actor of this name")
    return sorted(meant, key=lambda id: (not id.startswith("state:"), id))[0]


def _shared(issues: list[Issue], sides: list[set[str]]) -> list[Issue]:
    """The issues on which both sides have a position, or one toward the other."""

    def of(side: set[str], position: RecordPosition) -> bool:
        return position.actor in side or holder(position) in side

    kept = []
    for issue in issues:
        spoken = [any(of(side, p) for p in issue.positions) for side in sides]
        toward = any(
            of(sides[n], p) and p.toward is not None and p.toward in sides[1 - n]
            for p in issue.positions
            for n in (0, 1)
        )
        if all(spoken) or toward:
            kept.append(issue)
    return kept[:16]


def _pairs(asking: Asking) -> PairPage:
    """Pairs to choose from: those that share most of the events reported last, with somebody where one is named."""
    found = asking.record.events(replace(asking.filters, limit=150))
    focus = _actor(asking, asking.filters.who, "who") if asking.filters.who else None
    graph = graph_of(found, focus=focus, steps=1 if focus else 3, most=60)
    ties = sorted(graph.edges, key=lambda e: (-e.count, e.one, e.other))
    if focus is not None:
        ties = [e for e in ties if focus in (e.one, e.other)]
    pairs = tuple(PairTie(one=e.one, other=e.other, events=e.count) for e in ties[:40])
    return PairPage(pairs=pairs, names=names_of(asking.record, {id for p in pairs for id in (p.one, p.other)}))


def rows(page: PairPage) -> Iterable[Row]:
    """One fact a line: a statement, a contact, what is ahead, a position; or the pairs to choose from."""
    for tie in page.pairs:
        yield {
            "fact": "pair",
            "when": None,
            "what": f"{page.names[tie.one]} and {page.names[tie.other]}",
            "status": None,
            "id": f"{tie.one} {tie.other}",
            "words": str(tie.events),
        }
    for point in page.relation.points if page.relation is not None else ():
        yield {
            "fact": "relation",
            "when": point.at.isoformat() if point.at else None,
            "what": point.direction,
            "status": None,
            "id": point.report,
            "words": point.quote.text,
        }
    for fact, events in (("contact", page.contacts), ("ahead", page.ahead), ("event", page.events)):
        for event in events:
            edge = event.window.earliest or event.window.latest
            yield {
                "fact": fact,
                "when": edge.isoformat() if edge else None,
                "what": caption(event),
                "status": event.status,
                "id": event.id,
                "words": event.mentions[0].text if event.mentions else None,
            }
    for issue in page.issues:
        for position in issue.positions:
            yield {
                "fact": "position",
                "when": position.last_reported.isoformat() if position.last_reported else None,
                "what": f"{position.name} {position.stance}",
                "status": None,
                "id": position.id,
                "words": position.issue,
            }


def draw(asking: Asking, page: PairPage) -> Mapping[str, Picture]:
    """The trend of their relations, and their events by kind."""
    to = Addresses(asking.link)
    out = {}
    if page.relation is not None:
        out["trend"] = trend_picture(
            page.relation.points, asking.now, title=f"Relations of {page.title}", zone=asking.zone, to=to
        )
    edges = [within(m) for e in page.events for m in (e.window.earliest, e.window.latest) if m is not None]
    now = within(asking.now).astimezone(asking.zone)
    if edges:
        last = min(max(max(edges), now), shifted(now, _DRAWN)).astimezone(asking.zone)
        first = max(min(edges), shifted(last, -_DRAWN)).astimezone(asking.zone)
        margin = max((last - first) / 30, timedelta(days=2))
        span = whole(shifted(first, -margin), shifted(last, margin))
        lanes = lanes_of(page.events, "kind", to=to, most=12)
        out["events"] = timeline_picture(lanes, span.first, span.last, now, zone=asking.zone, to=to, id="events")
    return out


PAGE = Page(
    name="pair",
    title="Pair",
    path="/pair",
    facts=facts,
    rows=rows,
    draw=draw,
    filters=("who", "with"),
    about="Two actors: how their relations are said to go, their last contacts of each kind, what is ahead, where they stand.",
)
