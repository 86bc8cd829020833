"""Unabridged: contributions read from the shorthand in which the index keeps them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from struct import unpack
from typing import Any

import msgspec

from chancery.facts.contributions import Asked, Contribution, Head, Held, Ordering, Tie
from chancery.facts.mentions import Mention, Party
from chancery.facts.quotes import Quote
from chancery.facts.times import Window
from chancery.record.keys import keys, reach
from chancery.record.shorthand import (
    DAY,
    EPOCH,
    FIELDS,
    Moment,
    Place,
    Short,
    ShortHead,
    ShortMention,
    ShortOrdering,
    ShortPosition,
    ShortQuestion,
    ShortQuestions,
    ShortTie,
    ShortWindow,
    actor_of,
    name_at,
    published_at,
    whole_seconds,
)

_decode = msgspec.msgpack.Decoder(Short).decode
_decode_questions = msgspec.msgpack.Decoder(ShortQuestions).decode
_unplain = msgspec.json.Decoder(Contribution).decode


def read(raw: bytes) -> Contribution:
    """The contribution that was written. Raises `msgspec.DecodeError` where none was."""
    if raw[:1] == b"{":
        return _unplain(raw)
    whole = _decode(raw)
    reader = _Reader(whole.head)
    head = reader.head(whole.head)
    mentions = tuple([reader.mention(m, head.terms) for m in whole.mentions])
    ids = [m.id for m in mentions]
    return Contribution(
        head=head,
        mentions=mentions,
        orderings=tuple([reader.ordering(o, ids) for o in whole.orderings]),
        questions=tuple([reader.asked(q) for q in whole.questions]),
        positions=tuple([reader.held(p) for p in whole.positions]),
        ties=tuple([reader.tie(t) for t in whole.ties]),
    )


def read_questions(raw: bytes) -> tuple[Asked, ...]:
    """The questions of the contribution that was written; the rest of it is not looked at."""
    if raw[:1] == b"{":
        return _unplain(raw).questions
    some = _decode_questions(raw)
    if not some.questions:
        return ()
    reader = _Reader(some.head)
    return tuple([reader.asked(q) for q in some.questions])


class _Reader:
    def __init__(self, head: ShortHead) -> None:
        self.report = head.id
        self.at = None if head.at is None else EPOCH + timedelta(seconds=head.at)
        self.midnight = 0 if head.at is None else head.at // DAY * DAY
        self.texts = head.texts
        self.starts: list[int] = []
        here = 0
        for step in head.starts:
            here += step
            self.starts.append(here)

    def head(self, head: ShortHead) -> Head:
        published = head.published
        if published is True and self.at is not None:
            published = published_at(self.at)
        mark = self.quotes(head.mark, 0)
        return Head(
            id=head.id,
            key=head.key,
            outlet=head.outlet,
            house=head.outlet if head.house is True else head.house or None,
            published=published or None if published is not True else None,
            at=self.at,
            title=head.title,
            url=head.url,
            language=head.language,
            agencies=head.agencies,
            edition=head.edition,  # type: ignore[arg-type]
            mark=mark[0] if mark else None,
            words=head.words,
            terms=head.terms,
            sketch=unpack(f"<{len(head.sketch) // 2}H", head.sketch),
        )

    def mention(self, one: ShortMention, terms: tuple[str, ...]) -> Mention:
        report = self.report
        sentence = self.quotes(one.sentence, 0)
        (here, _), text = sentence[0].span, sentence[0].text
        spans = _spans(one.spans, here)
        parties = tuple(
            [
                Party(
                    actor=actor_of(p.kind, p.name, p.country) if p.actor is True else p.actor or "",
                    name=p.name,
                    kind=p.kind,  # type: ignore[arg-type]
                    role=p.role,  # type: ignore[arg-type]
                    country=p.country,
                    office=p.office,
                )
                for p in one.parties
            ]
        )
        window = self.window(one.window, here)
        status: Any = one.status
        emits, seeks = one.keys or keys(one.type, one.family, parties, one.lemma, terms, one.kin)
        evidence: dict[str, tuple[Quote, ...]] = {"mention": sentence}
        for field, places in zip(FIELDS[1:], one.evidence, strict=True):
            if places is not None:
                evidence[field] = sentence if places == [0, len(text)] else self.quotes(places, here)
        return Mention(
            id=f"{report}.{spans[0][0]}-{spans[0][1]}",
            report=report,
            event=one.event,
            at=self.at,
            spans=spans,
            words=one.words if one.words is not None else tuple([text[a - here : b - here] for a, b in spans]),
            type=one.type,
            family=one.family,
            lemma=one.lemma,
            kin=one.kin,
            status=status,
            certainty=one.certainty,  # type: ignore[arg-type]
            standing=one.standing,  # type: ignore[arg-type]
            salience=one.salience,  # type: ignore[arg-type]
            window=window,
            parties=parties,
            place=one.place,
            place_country=one.place_country,
            place_is_country=one.place_is_country,
            topics=one.topics,
            purpose=one.purpose,
            sources=one.sources,
            agencies=one.agencies,
            series=one.series,
            named=one.named,
            names=tuple([name if isinstance(name, str) else name_at(text, name) for name in one.names]),
            terms=terms,
            content=one.content,
            links=one.links,
            reach=reach(window, status, self.at, one.type, one.named)
            if one.reach is None
            else (_moment(one.reach[0], self.midnight) or EPOCH, _moment(one.reach[1], self.midnight) or EPOCH),
            emits=emits,
            seeks=seeks,
            evidence=evidence,
            confidence=one.confidence,
        )

    def window(self, one: ShortWindow, here: int) -> Window:
        earliest = _moment(one.earliest, self.midnight)
        begins = self.midnight if earliest is None else whole_seconds(earliest)
        edtf = one.edtf
        if edtf is True and earliest is not None:
            edtf = earliest.date().isoformat()
        return Window(
            earliest=earliest,
            latest=_moment(one.latest, begins),
            granularity=one.granularity,  # type: ignore[arg-type]
            edtf=edtf or None if edtf is not True else None,
            timezone=one.timezone,
            spans=_spans(one.spans, here),
            wanted=one.wanted,
        )

    def ordering(self, one: ShortOrdering, ids: Sequence[str]) -> Ordering:
        return Ordering(
            report=self.report,
            event=ids[one.event] if isinstance(one.event, int) else one.event,
            relation=one.relation,  # type: ignore[arg-type]
            anchor=ids[one.anchor] if isinstance(one.anchor, int) else one.anchor,
            kind=one.kind,  # type: ignore[arg-type]
            by=one.by,
            quotes=self.quotes(one.quotes, 0),
        )

    def asked(self, one: ShortQuestion) -> Asked:
        (text,) = self.quotes(one.text, 0)
        return Asked(
            id=f"{self.report}.{text.span[0]}-{text.span[1]}" if one.id is None else one.id,
            report=self.report,
            at=self.at,
            text=text,
            alternatives=self.quotes(one.alternatives, 0),
            about=one.about,
            actors=one.actors,
            tells=one.tells,
            words=one.words,
            by=one.by,
        )

    def held(self, one: ShortPosition) -> Held:
        return Held(
            id=f"{self.report}.{one.id}",
            report=self.report,
            at=self.at,
            actor=one.actor,
            name=one.name,
            country=one.country,
            stance=one.stance,  # type: ignore[arg-type]
            issue=one.issue,
            subject=one.subject,
            toward=one.toward,
            certainty=one.certainty,  # type: ignore[arg-type]
            quote=self.quotes(one.quote, 0)[0],
        )

    def tie(self, one: ShortTie) -> Tie:
        return Tie(
            id=f"{self.report}.{one.id}",
            report=self.report,
            at=self.at,
            between=one.between,
            direction=one.direction,  # type: ignore[arg-type]
            because=one.because,
            quote=self.quotes(one.quote, 0)[0],
        )

    def quotes(self, places: Place, here: int) -> tuple[Quote, ...]:
        out = []
        for n in range(0, len(places), 2):
            start = here + places[n]
            end = start + places[n + 1]
            number = bisect_right(self.starts, start) - 1
            begin = self.starts[number]
            out.append(
                Quote(report=self.report, span=(start, end), text=self.texts[number][start - begin : end - begin])
            )
        return tuple(out)


def _spans(places: Place, here: int) -> tuple[tuple[int, int], ...]:
    if len(places) == 2:
        start = here + places[0]
        return ((start, start + places[1]),)
    return tuple([(here + n, here + n + size) for n, size in zip(places[::2], places[1::2], strict=True)])


def _moment(one: Moment, since: int) -> datetime | None:
    if one is None:
        return None
    number, offset = one if isinstance(one, tuple) else (one, 0)
    return _at(since + (number // 2 if number % 2 else number // 2 * DAY), offset)


@lru_cache(maxsize=50_000)
def _at(seconds: int, offset: int) -> datetime:
    moment = EPOCH + timedelta(seconds=seconds)
    return moment if not offset else moment.astimezone(timezone(timedelta(minutes=offset)))
