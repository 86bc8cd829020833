"""Abridged: contributions written in shorthand, as the index keeps them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from struct import error, pack

import msgspec

from chancery.facts.contributions import Asked, Contribution, Head, Held, Ordering, Tie
from chancery.facts.mentions import Mention, Party
from chancery.facts.quotes import Quote
from chancery.facts.times import Window
from chancery.record.keys import keys, reach
from chancery.record.shorthand import (
    DAY,
    FIELDS,
    Moment,
    Odd,
    Place,
    Short,
    ShortHead,
    ShortMention,
    ShortOrdering,
    ShortParty,
    ShortPosition,
    ShortQuestion,
    ShortTie,
    ShortWindow,
    actor_of,
    name_at,
    published_at,
    whole_seconds,
)

_encode = msgspec.msgpack.Encoder().encode
_plain = msgspec.json.Encoder().encode


def written(contribution: Contribution) -> bytes:
    """A contribution in shorthand; as JSON where it cannot be."""
    try:
        return _encode(_Writer(contribution).whole())
    except Odd:
        return _plain(contribution)


class _Writer:
    def __init__(self, contribution: Contribution) -> None:
        self.of = contribution
        head = contribution.head
        self.report, self.at = head.id, head.at
        self.midnight = 0 if head.at is None else whole_seconds(head.at) // DAY * DAY
        self.starts: list[int] = []
        self.texts: list[str] = []
        texts = {q.span: q.text for q in _quotes(contribution)}
        last = (-1, -1)
        for span in sorted(texts):
            if span[0] == last[0]:
                self.texts[-1], last = texts[span], span
            elif span[1] > last[1]:
                self.starts.append(span[0])
                self.texts.append(texts[span])
                last = span
        if any(len(text) != end - start or start < 0 for (start, end), text in texts.items()):
            raise Odd

    def whole(self) -> Short:
        one = self.of
        mentions = tuple([self.mention(m) for m in one.mentions])
        numbers = {m.id: n for n, m in enumerate(one.mentions)}
        return Short(
            self.head(one.head),
            mentions,
            tuple([self.ordering(o, numbers) for o in one.orderings]),
            tuple([self.asked(q) for q in one.questions]),
            tuple([self.held(p) for p in one.positions]),
            tuple([self.tie(t) for t in one.ties]),
        )

    def head(self, head: Head) -> ShortHead:
        published: str | bool | None = head.published
        if head.at is not None and published_at(head.at) == published:
            published = True
        try:
            sketch = pack(f"<{len(head.sketch)}H", *head.sketch)
        except error as wrong:
            raise Odd from wrong
        return ShortHead(
            id=head.id,
            at=None if head.at is None else whole_seconds(head.at),
            texts=tuple(self.texts),
            starts=_steps(self.starts),
            key=head.key,
            outlet=head.outlet,
            house=True if head.house == head.outlet and head.house is not None else head.house,
            published=published,
            title=head.title,
            url=head.url,
            language=head.language,
            agencies=head.agencies,
            edition=head.edition,
            mark=self.quoted((head.mark,) if head.mark is not None else (), 0),
            words=head.words,
            terms=head.terms,
            sketch=sketch,
        )

    def mention(self, one: Mention) -> ShortMention:
        self._of_report(one.report, one.at)
        if one.id != f"{self.report}.{one.spans[0][0]}-{one.spans[0][1]}" or one.terms != self.of.head.terms:
            raise Odd
        evidence = one.evidence
        if tuple(evidence) != tuple([f for f in FIELDS if f in evidence]) or len(evidence.get("mention", ())) != 1:
            raise Odd
        (quote,) = evidence["mention"]
        here = quote.span[0]
        words = tuple([quote.text[a - here : b - here] for a, b in one.spans])
        emits, seeks = keys(one.type, one.family, one.parties, one.lemma, one.terms, one.kin)
        found = reach(one.window, one.status, one.at, one.type, one.named)
        return ShortMention(
            sentence=self.quoted((quote,), 0),
            spans=_placed(one.spans, here),
            words=None if words == one.words else one.words,
            event=one.event,
            type=one.type,
            family=one.family,
            lemma=one.lemma,
            kin=one.kin,
            status=one.status,
            certainty=one.certainty,
            standing=one.standing,
            salience=one.salience,
            window=self.window(one.window, here),
            parties=tuple([_party(p) for p in one.parties]),
            place=one.place,
            place_country=one.place_country,
            place_is_country=one.place_is_country,
            topics=one.topics,
            purpose=one.purpose,
            sources=one.sources,
            agencies=one.agencies,
            series=one.series,
            named=one.named,
            names=_named(quote.text, one.names),
            content=one.content,
            links=one.links,
            reach=None
            if found == one.reach
            else (self.moment(one.reach[0], self.midnight), self.moment(one.reach[1], self.midnight)),
            keys=None if (emits, seeks) == (one.emits, one.seeks) else (one.emits, one.seeks),
            evidence=tuple([self.within(evidence[f], quote) if f in evidence else None for f in FIELDS[1:]]),
            confidence=one.confidence,
        )

    def window(self, one: Window, here: int) -> ShortWindow:
        edtf: str | bool | None = one.edtf
        if one.earliest is not None and edtf == one.earliest.date().isoformat():
            edtf = True
        begins = self.midnight if one.earliest is None else whole_seconds(one.earliest)
        return ShortWindow(
            self.moment(one.earliest, self.midnight),
            self.moment(one.latest, begins),
            one.granularity,
            edtf,
            one.timezone,
            _placed(one.spans, here),
            one.wanted,
        )

    def ordering(self, one: Ordering, numbers: dict[str, int]) -> ShortOrdering:
        self._of_report(one.report, self.at)
        return ShortOrdering(
            numbers.get(one.event, one.event),
            one.relation,
            numbers.get(one.anchor, one.anchor),
            one.kind,
            one.by,
            self.quoted(one.quotes, 0),
        )

    def asked(self, one: Asked) -> ShortQuestion:
        self._of_report(one.report, one.at)
        plain = f"{self.report}.{one.text.span[0]}-{one.text.span[1]}"
        return ShortQuestion(
            None if one.id == plain else one.id,
            self.quoted((one.text,), 0),
            self.quoted(one.alternatives, 0),
            one.about,
            one.actors,
            one.tells,
            one.words,
            one.by,
        )

    def held(self, one: Held) -> ShortPosition:
        self._of_report(one.report, one.at)
        return ShortPosition(
            self.tail(one.id),
            one.actor,
            one.name,
            one.country,
            one.stance,
            one.issue,
            one.subject,
            one.toward,
            one.certainty,
            self.quoted((one.quote,), 0),
        )

    def tie(self, one: Tie) -> ShortTie:
        self._of_report(one.report, one.at)
        return ShortTie(self.tail(one.id), one.between, one.direction, one.because, self.quoted((one.quote,), 0))

    def tail(self, id: str) -> str:
        """An id without its report."""
        report, dot, tail = id.partition(".")
        if report != self.report or not dot:
            raise Odd
        return tail

    def moment(self, one: datetime | None, since: int) -> Moment:
        if one is None:
            return None
        offset = one.utcoffset()
        if offset is None or one.microsecond or offset.microseconds or offset.seconds % 60:
            raise Odd
        try:
            one.astimezone(UTC)
        except OverflowError as outside:  # of the years that UTC counts
            raise Odd from outside
        days, rest = divmod(whole_seconds(one) - since, DAY)
        number = 2 * days if not rest else 2 * (days * DAY + rest) + 1
        return number if not offset else (number, offset // timedelta(minutes=1))

    def quoted(self, quotes: Sequence[Quote], here: int) -> Place:
        """Where quotes stand, each of them part of a text that is kept."""
        out: Place = []
        for quote in quotes:
            start, end = quote.span
            number = bisect_right(self.starts, start) - 1
            begin = self.starts[number]
            if self.texts[number][start - begin : end - begin] != quote.text or quote.report != self.report:
                raise Odd
            out += (start - here, end - start)
        return out

    def within(self, quotes: Sequence[Quote], sentence: Quote) -> Place:
        """The same of quotes that mostly stand in one sentence."""
        (here, last), text = sentence.span, sentence.text
        out: Place = []
        for quote in quotes:
            start, end = quote.span
            if (
                here <= start
                and end <= last
                and quote.report == self.report
                and text[start - here : end - here] == quote.text
            ):
                out += (start - here, end - start)
            else:
                out += self.quoted((quote,), here)
        return out

    def _of_report(self, report: str, at: datetime | None) -> None:
        if report != self.report or at != self.at:
            raise Odd


def _quotes(one: Contribution) -> Iterable[Quote]:
    """Every quote of a contribution."""
    if one.head.mark is not None:
        yield one.head.mark
    for mention in one.mentions:
        for quotes in mention.evidence.values():
            yield from quotes
    for ordering in one.orderings:
        yield from ordering.quotes
    for question in one.questions:
        yield question.text
        yield from question.alternatives
    yield from (p.quote for p in one.positions)
    yield from (t.quote for t in one.ties)


def _named(text: str, names: Sequence[str]) -> tuple[int | str, ...]:
    """Where in a sentence its names begin; a name that is no word there as it stands."""
    low = text.lower()
    starts = [low.find(name) for name in names]
    return tuple([n if n >= 0 and name_at(text, n) == name else name for n, name in zip(starts, names, strict=True)])


def _party(one: Party) -> ShortParty:
    plain = one.actor == actor_of(one.kind, one.name, one.country)
    return ShortParty(True if plain else one.actor, one.name, one.kind, one.role, one.country, one.office)


def _placed(spans: Sequence[tuple[int, int]], here: int) -> Place:
    return [n for start, end in spans for n in (start - here, end - start)]


def _steps(places: Sequence[int]) -> Place:
    return [b - a for a, b in zip((0, *places), places, strict=False)]
