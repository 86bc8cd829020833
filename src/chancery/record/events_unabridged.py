"""Events unabridged: events read from the shorthand in which the index keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from chancery.facts.quotes import Quote
from chancery.facts.record_events import (
    Joined,
    Reason,
    RecordConstraint,
    RecordEvent,
    RecordLink,
    RecordParticipant,
    RecordPlace,
    Told,
)
from chancery.facts.revisions import Bound, Change, Revision
from chancery.facts.times import Window
from chancery.record.event_shorthand import (
    FIELDS,
    KINDS,
    LISTS,
    THOUSAND,
    EventWindow,
    Number,
    ShortBound,
    ShortEvent,
    ShortJoined,
    id_of,
    standing,
)
from chancery.record.shorthand import DAY, EPOCH, Moment, Place, actor_of, whole_seconds
from chancery.record.unabridged import moment_after

_decode = msgspec.msgpack.Decoder(ShortEvent).decode
_unplain = msgspec.json.Decoder(RecordEvent).decode


def read_event(raw: bytes) -> RecordEvent:
    """The event that was written. Raises `msgspec.DecodeError` where none was."""
    return _unplain(raw) if raw[:1] == b"{" else _Reader(_decode(raw)).whole()


class _Reader:
    def __init__(self, event: ShortEvent) -> None:
        self.of, self.reports = event, event.reports
        self.midnight = 0 if event.first is None else event.first // DAY * DAY

    def whole(self) -> RecordEvent:
        one = self.of
        mentions = tuple(
            [
                Told(id=id_of(q.report, q.span), report=q.report, span=q.span, text=q.text)
                for q in self.quotes(one.mentions)
            ]
        )
        ids = [t.id for t in mentions]
        window = self.window(one.window)
        place = RecordPlace(name=one.place[0], country=one.place[1]) if one.place is not None else None
        event = RecordEvent(
            id=ids[0],
            type=one.type,
            family=one.family,
            participants=tuple(
                [
                    RecordParticipant(
                        actor=p.actor if isinstance(p.actor, str) else actor_of(KINDS[p.actor], p.name, p.country),
                        name=p.name,
                        country=p.country,
                        role=p.role,  # type: ignore[arg-type]
                        also=p.also,
                    )
                    for p in one.participants
                ]
            ),
            status=one.status,  # type: ignore[arg-type]
            window=window,
            told_window=window if one.told is None else self.window(one.told),
            salience=one.salience,  # type: ignore[arg-type]
            place=place,
            topics=one.topics,
            purpose=one.purpose,
            reports=one.reports,
            mentions=mentions,
            origins=one.origins,
            sources=one.sources,
            constraints=tuple(
                [
                    RecordConstraint(
                        relation=c.relation,  # type: ignore[arg-type]
                        anchor=c.anchor,
                        kind=c.kind,  # type: ignore[arg-type]
                        by=c.by,
                        report=self.report(c.report),
                        quotes=self.quotes(c.quotes),
                    )
                    for c in one.constraints
                ]
            ),
            links=tuple([RecordLink(to=to, kind=kind) for to, kind in one.links]),  # type: ignore[arg-type]
            disputed=one.disputed,
            bounds=tuple([self.bound(b, window) for b in one.bounds]),
            joined=tuple([_joined(j, ids) for j in one.joined]),
            decisions=one.decisions,
            first_reported=None if one.first is None else moment_after(_whole(one.first), 0),
            last_reported=moment_after(one.last, self.midnight),
            lapses_at=window.latest if one.lapses is True else moment_after(_told(one.lapses), self.midnight),
            nearest=_joined(one.nearest, ids) if one.nearest is not None else None,
            plover=one.plover,
            cameo=one.cameo,
            confidence=one.confidence,
        )
        return msgspec.structs.replace(event, revisions=tuple(self.revisions(event)))

    def revisions(self, event: RecordEvent) -> Iterable[Revision]:
        now = standing(event)
        before: dict[str, Any] = {}
        for number, one in enumerate(self.of.revisions):
            changes: dict[str, Change] = {}
            for field, was, is_ in zip(one.changes[::3], one.changes[1::3], one.changes[2::3], strict=True):
                name = FIELDS[field]
                if was is True:
                    was = before.get(name, [] if number and name in LISTS else None)
                before[name] = now[name] if is_ is True else is_
                changes[name] = Change(before=was, after=before[name])
            yield Revision(
                at=moment_after(one.at, self.midnight),
                report=self.report(one.report) if one.report is not None else None,
                decision=one.decision,
                changes=changes,
                because=self.quotes(one.because),
            )

    def bound(self, one: ShortBound, window: Window) -> Bound:
        moment = getattr(window, one.edge) if one.moment is True else moment_after(_told(one.moment), self.midnight)
        return Bound(
            edge=one.edge,  # type: ignore[arg-type]
            moment=moment or EPOCH,
            because=self.quotes(one.because),
            over=one.over,
            wanted=one.wanted,
        )

    def window(self, one: EventWindow) -> Window:
        earliest = moment_after(one.earliest, self.midnight)
        begins = self.midnight if earliest is None else whole_seconds(earliest)
        edtf = one.edtf
        if edtf is True:
            edtf = earliest.date().isoformat() if earliest is not None else None
        return Window(
            earliest=earliest,
            latest=moment_after(one.latest, begins),
            granularity=one.granularity,  # type: ignore[arg-type]
            edtf=edtf or None,
            timezone=one.timezone,
            spans=tuple(zip(one.spans[::2], one.spans[1::2], strict=True)),
            wanted=one.wanted,
        )

    def report(self, one: Number) -> str:
        return one if isinstance(one, str) else self.reports[one]

    def quotes(self, places: Place) -> tuple[Quote, ...]:
        out = []
        held, texts, reports = self.of.places, self.of.texts, self.reports
        for number, start, size in zip(places[::3], places[1::3], places[2::3], strict=True):
            begin = held[2 * number + 1] + start
            text = texts[number][start : start + size]
            out.append(Quote(report=reports[held[2 * number]], span=(begin, begin + size), text=text))
        return tuple(out)


def _joined(one: ShortJoined, ids: Sequence[str]) -> Joined:
    return Joined(
        one=one.one if isinstance(one.one, str) else ids[one.one],
        other=one.other if isinstance(one.other, str) else ids[one.other],
        score=_weight(one.score),
        reasons=tuple(
            [
                Reason(name=name, weight=_weight(weight), one=here, other=here if there is None else there)
                for name, weight, here, there in one.reasons
            ]
        ),
        decision=one.decision,
    )


def _weight(number: int | float) -> float:
    return number / THOUSAND if isinstance(number, int) else number


def _whole(seconds: int) -> Moment:
    return 2 * seconds + 1


def _told(moment: Moment | bool) -> Moment:
    return None if isinstance(moment, bool) else moment
