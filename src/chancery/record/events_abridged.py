"""Events abridged: events written in shorthand, as the index keeps them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from chancery.facts.quotes import Quote
from chancery.facts.record_events import Joined, RecordEvent, RecordParticipant, Told
from chancery.facts.revisions import Bound, Disputed
from chancery.facts.times import Window
from chancery.record.event_shorthand import (
    FIELDS,
    KINDS,
    LISTS,
    THOUSAND,
    EventWindow,
    ShortBound,
    ShortConstraint,
    ShortEvent,
    ShortJoined,
    ShortParticipant,
    ShortRevision,
    id_of,
    standing,
)
from chancery.record.shorthand import DAY, Moment, Odd, Place, actor_of, whole_seconds

_encode = msgspec.msgpack.Encoder().encode
_plain = msgspec.json.Encoder().encode


def written_event(event: RecordEvent) -> bytes:
    """An event in short; as JSON where it cannot be."""
    try:
        return _encode(_Writer(event).whole())
    except Odd:
        return _plain(event)


class _Writer:
    def __init__(self, event: RecordEvent) -> None:
        self.of = event
        self.reports = {report: number for number, report in enumerate(event.reports)}
        self.midnight = 0 if event.first_reported is None else whole_seconds(event.first_reported) // DAY * DAY
        texts: dict[tuple[int, int, int], str] = {}
        for quote in _quotes(event):
            number = self.reports.get(quote.report)
            if number is None or len(quote.text) != quote.span[1] - quote.span[0]:
                raise Odd
            texts[number, *quote.span] = quote.text
        self.starts: list[tuple[int, int]] = []
        self.texts: list[str] = []
        last = (-1, -1, -1)
        for key in sorted(texts):
            if key[:2] == last[:2]:
                self.texts[-1], last = texts[key], key
            elif key[0] != last[0] or key[2] > last[2]:
                self.starts.append(key[:2])
                self.texts.append(texts[key])
                last = key

    def whole(self) -> ShortEvent:
        one = self.of
        ids = {t.id: number for number, t in enumerate(one.mentions)}
        if one.id != one.mentions[0].id or any(t.id != id_of(t.report, t.span) for t in one.mentions):
            raise Odd
        if one.first_reported is not None and one.first_reported.utcoffset():
            raise Odd
        latest = one.window.latest
        return ShortEvent(
            first=None if one.first_reported is None else whole_seconds(one.first_reported),
            last=self.moment(one.last_reported),
            lapses=True if one.lapses_at is not None and one.lapses_at == latest else self.moment(one.lapses_at),
            reports=one.reports,
            texts=tuple(self.texts),
            places=[n for place in self.starts for n in place],
            mentions=self.quoted(one.mentions),
            type=one.type,
            family=one.family,
            participants=tuple([_participant(p) for p in one.participants]),
            status=one.status,
            window=self.window(one.window),
            told=None if one.told_window == one.window else self.window(one.told_window),
            salience=one.salience,
            place=(one.place.name, one.place.country) if one.place is not None else None,
            topics=one.topics,
            purpose=one.purpose,
            origins=one.origins,
            sources=one.sources,
            constraints=tuple(
                [
                    ShortConstraint(
                        c.relation, c.anchor, c.kind, c.by, self.reports.get(c.report, c.report), self.quoted(c.quotes)
                    )
                    for c in one.constraints
                ]
            ),
            links=tuple([(k.to, k.kind) for k in one.links]),
            revisions=tuple(self.revisions()),
            disputed=self.disputed(),
            bounds=tuple([self.bound(b) for b in one.bounds]),
            joined=tuple([_short_joined(j, ids) for j in one.joined]),
            nearest=_short_joined(one.nearest, ids) if one.nearest is not None else None,
            decisions=one.decisions,
            plover=one.plover,
            cameo=one.cameo,
            confidence=one.confidence,
        )

    def revisions(self) -> Iterable[ShortRevision]:
        now = standing(self.of)
        before: dict[str, Any] = {}
        for number, one in enumerate(self.of.revisions):
            changes: list[Any] = []
            for name, change in one.changes.items():
                if name not in now:
                    raise Odd
                expected = before.get(name, [] if number and name in LISTS else None)
                changes += (
                    FIELDS.index(name),
                    True if change.before == expected else change.before,
                    True if change.after == now[name] else change.after,
                )
                before[name] = change.after
            if changes[::3] != sorted(changes[::3]):
                raise Odd
            yield ShortRevision(
                self.moment(one.at),
                self.reports.get(one.report, one.report) if one.report is not None else None,
                one.decision,
                changes,
                self.quoted(one.because),
            )

    def disputed(self) -> tuple[Disputed, ...]:
        if any(d.at is not None and d.at.utcoffset() for d in self.of.disputed):
            raise Odd
        return self.of.disputed

    def bound(self, one: Bound) -> ShortBound:
        edge = getattr(self.of.window, one.edge)
        same = edge is not None and edge == one.moment and edge.utcoffset() == one.moment.utcoffset()
        return ShortBound(
            one.edge, True if same else self.moment(one.moment), self.quoted(one.because), one.over, one.wanted
        )

    def window(self, one: Window) -> EventWindow:
        edtf: str | bool | None = one.edtf
        if one.earliest is not None and edtf == one.earliest.date().isoformat():
            edtf = True
        begins = self.midnight if one.earliest is None else whole_seconds(one.earliest)
        return EventWindow(
            self.moment(one.earliest),
            self.moment(one.latest, begins),
            one.granularity,
            edtf,
            one.timezone,
            [n for span in one.spans for n in span],
            one.wanted,
        )

    def moment(self, one: datetime | None, since: int | None = None) -> Moment:
        if one is None:
            return None
        offset = one.utcoffset()
        if offset is None or offset.microseconds or offset.seconds % 60:
            raise Odd
        days, rest = divmod(whole_seconds(one) - (self.midnight if since is None else since), DAY)
        number = 2 * days if not rest else 2 * (days * DAY + rest) + 1
        return number if not offset else (number, offset // timedelta(minutes=1))

    def quoted(self, quotes: Sequence[Quote | Told]) -> Place:
        """Where quotes stand: in which text, from which place of it, and how long they are."""
        out: Place = []
        for quote in quotes:
            start, end = quote.span
            report = self.reports[quote.report]
            number = bisect_right(self.starts, (report, start)) - 1
            begin = self.starts[number][1]
            if self.texts[number][start - begin : end - begin] != quote.text or self.starts[number][0] != report:
                raise Odd
            out += (number, start - begin, end - start)
        return out


def _quotes(one: RecordEvent) -> Iterable[Quote | Told]:
    """Every quote of an event but for those of disputed values."""
    yield from one.mentions
    for constraint in one.constraints:
        yield from constraint.quotes
    for revision in one.revisions:
        yield from revision.because
    for bound in one.bounds:
        yield from bound.because


def _participant(one: RecordParticipant) -> ShortParticipant:
    number = 0 if one.actor.startswith("state:") else 1
    plain = one.actor == actor_of(KINDS[number], one.name, one.country)
    return ShortParticipant(number if plain else one.actor, one.name, one.country, one.role, one.also)


def _short_joined(one: Joined, ids: Mapping[str, int]) -> ShortJoined:
    reasons = tuple(
        [(r.name, _thousandths(r.weight), r.one, None if r.other == r.one else r.other) for r in one.reasons]
    )
    return ShortJoined(
        ids.get(one.one, one.one), ids.get(one.other, one.other), _thousandths(one.score), reasons, one.decision
    )


def _thousandths(weight: float) -> int | float:
    """A weight in thousandths where it is a whole number of them."""
    whole = round(weight * THOUSAND)
    return whole if whole / THOUSAND == weight else float(weight)
