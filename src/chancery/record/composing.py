"""Composing: a group, its history and its ties put together into the event that the record shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from chancery.facts.contributions import Head
from chancery.facts.copies import Origin
from chancery.facts.mentions import mention_id
from chancery.facts.record_events import RecordConstraint, RecordEvent, RecordLink, Told
from chancery.facts.revisions import Bound
from chancery.knowledge.events import EventType
from chancery.record.fusion import Group
from chancery.record.network import Order, bare
from chancery.record.origins import sources
from chancery.record.telling import Step, Tale, revisions
from chancery.record.views import View

_LAPSES = frozenset({"sought", "possible", "arranging", "scheduled"})


def event_id(members: Sequence[View]) -> str:
    """The id of an event: that of its first mention by publication time, report and span. Members come sorted."""
    return members[0].id


def compose(
    group: Group,
    tale: Tale,
    steps: Sequence[Step],
    bounds: Sequence[Bound],
    orders: Sequence[Order],
    links: Sequence[RecordLink],
    origins: Mapping[str, Origin],
    heads: Mapping[str, Head],
    types: Mapping[str, EventType],
) -> RecordEvent:
    """The event of a group. Everything that it holds is handed in; nothing is looked up."""
    members = group.members
    last, window = steps[-1].state, steps[-1].window
    leaf = types.get(last.type)
    dates = [v.mention.at for v in members if v.mention.at is not None]
    told = [
        Told(
            id=mention_id(v.report, span),
            report=v.report,
            span=span,
            text=v.mention.words[number] if number < len(v.mention.words) else "",
        )
        for v in members
        for number, span in enumerate(v.mention.spans)
    ]
    window_words = last.because.get("window", ())
    found = sources(members, origins, heads)
    return RecordEvent(
        id=event_id(members),
        type=last.type,
        family=leaf.family if leaf is not None else members[0].mention.family,
        participants=last.participants,
        status=last.status,
        window=window,
        told_window=bare(last.window),
        salience="news" if any(v.mention.salience == "news" for v in members) else "background",
        place=last.place,
        topics=last.topics,
        purpose=last.purpose,
        reports=tuple(dict.fromkeys(v.report for v in members)),
        mentions=tuple(told),
        origins=len(found),
        sources=found,
        constraints=tuple(
            RecordConstraint(
                relation=o.ordering.relation,
                anchor=o.anchor,
                kind=o.ordering.kind,
                by=o.ordering.by,
                report=o.ordering.report,
                quotes=o.ordering.quotes,
            )
            for o in orders
        ),
        links=tuple(links),
        revisions=revisions(steps),
        disputed=last.disputed,
        bounds=tuple(b if b.because else msgspec.structs.replace(b, because=window_words) for b in bounds),
        joined=tuple(group.joined),
        nearest=group.nearest,
        decisions=tuple(group.decisions),
        first_reported=dates[0] if dates else None,
        last_reported=dates[-1] if dates else None,
        lapses_at=_lapse(last.status, window.latest),
        plover=leaf.plover or None if leaf is not None else None,
        cameo=leaf.cameo or None if leaf is not None else None,
        confidence=round(max(v.mention.confidence for v in members), 4),
    )


def _lapse(status: str, latest: datetime | None) -> datetime | None:
    """The moment at which a plan lapses in silence: the end of its window, in its own zone."""
    return latest if status in _LAPSES else None
