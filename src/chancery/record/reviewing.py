"""Reviewing: what the program was least sure of, for a person to confirm or mend; the answers are decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from chancery.facts.quotes import Quote
from chancery.facts.record_events import Joined, RecordEvent
from chancery.record.deciding import Decides
from chancery.record.finding import Wanted
from chancery.record.index import Access
from chancery.record.rulings import rulings

_UNSURE = 3.0
"""Scores nearer to nothing than this are worth a look."""


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at: a question in words, the event, how near the decision was (0 is a toss-up), the sentences,
    and the commands that answer it."""

    kind: str
    event: str
    question: str
    margin: float
    quotes: tuple[Quote, ...]
    answers: tuple[str, ...]


class Reviews(Decides):
    """The part of a record that asks people."""

    def review(self, *, limit: int | None = 20, among: int | None = None) -> list[Doubt]:
        """What the program was least sure of, the nearest decisions first, without what a person has settled; with `among`
        only so many events are looked at, those reported last."""
        with self.asked() as access:
            standing = rulings(access.cabinet.decisions()).standing
            settled = {n for d in standing for n in (d.subject, d.object) if n}
            found: list[Doubt] = []
            for event in self._latest(access, among):
                if not settled.intersection(m.id for m in event.mentions):
                    found += _doubts(event)
                    if limit is not None and len(found) > 50 * limit:
                        found = _nearest(found, limit)
            chosen = _nearest(found, limit)
            quotes = {d: self._sentences(access.cabinet.contributions(_reports(d)), d) for d in chosen}
        return [msgspec.structs.replace(d, quotes=quotes[d]) for d in chosen]

    def _latest(self, access: Access, most: int | None) -> Iterator[RecordEvent]:
        """All events, or so many of those reported last."""
        if most is not None:
            numbers = self.finder(access.cabinet).numbers(Wanted(), most)
            yield from access.cabinet.events_by_number(numbers).values()
            return
        for (body,) in access.connection.execute("SELECT body FROM event_bodies"):
            yield access.cabinet.event_bodies.unpack(body)

    def answers(self) -> list[dict[str, Any]]:
        """The decisions of people as gold: of each pair of mentions whether they tell one happening, of each field what it
        should be, with the sentences it is about."""
        out: list[dict[str, Any]] = []
        with self.asked() as access:
            for decision in rulings(access.cabinet.decisions()).standing:
                if decision.kind not in ("merge", "split", "set", "confirm"):
                    continue
                ids = [decision.subject, *([decision.object] if decision.object else [])]
                reports = {i.rpartition(".")[0] or i for i in ids}
                told = access.cabinet.contributions(sorted(reports))
                sentences = {
                    m.id: m.evidence["mention"][0].text
                    for c in told.values()
                    for m in c.mentions
                    if m.id in ids and m.evidence.get("mention")
                }
                out.append(
                    {
                        "kind": decision.kind,
                        "mentions": ids,
                        "same": True if decision.kind == "merge" else False if decision.kind == "split" else None,
                        "field": decision.field,
                        "value": decision.value,
                        "sentences": sentences,
                        "who": decision.who,
                        "note": decision.note,
                        "at": decision.at.isoformat(),
                    }
                )
        return out

    def _sentences(self, told: Any, doubt: Doubt) -> tuple[Quote, ...]:
        if doubt.kind == "disputed":
            return doubt.quotes
        sentences = {
            m.id: m.evidence["mention"][0] for c in told.values() for m in c.mentions if m.evidence.get("mention")
        }
        return tuple(sentences[q.text] for q in doubt.quotes if q.text in sentences)


def _nearest(found: Sequence[Doubt], limit: int | None) -> list[Doubt]:
    ordered = sorted(found, key=lambda d: (abs(d.margin), d.event, d.kind))
    once = {(d.kind, frozenset((q.report, q.span, q.text) for q in d.quotes)): d for d in reversed(ordered)}
    return sorted(once.values(), key=lambda d: (abs(d.margin), d.event, d.kind))[:limit]


def _reports(doubt: Doubt) -> list[str]:
    return sorted({q.report for q in doubt.quotes})


def _doubts(event: RecordEvent) -> Iterator[Doubt]:
    """What is unsure about one event; the places of sentences stand in `quotes` until they are fetched."""
    weakest = event.joined[0] if event.joined else None
    if weakest is not None and weakest.decision is None and weakest.score < _UNSURE:
        yield Doubt(
            kind="joined",
            event=event.id,
            question=f"{event.type} {event.id}: do these tell of one happening?",
            margin=weakest.score,
            quotes=_places(weakest),
            answers=(f"merge {weakest.one} {weakest.other}", f"split {event.id} {weakest.other}"),
        )
    if event.nearest is not None and abs(event.nearest.score) < _UNSURE:
        yield Doubt(
            kind="apart",
            event=event.id,
            question=f"{event.type} {event.id}: is this another happening?",
            margin=event.nearest.score,
            quotes=_places(event.nearest),
            answers=(f"merge {event.nearest.one} {event.nearest.other}",),
        )
    for disputed in event.disputed:
        if disputed.reason == "equal-standing" and disputed.because:
            told = disputed.because[0]
            yield Doubt(
                kind="disputed",
                event=event.id,
                question=f"{event.type} {event.id}: {disputed.field} is {getattr(event, disputed.field, '')!s:.60} or {disputed.value!s:.60}?",
                margin=0.0,
                quotes=(told,),
                answers=(f"set {event.id} {disputed.field} ...",),
            )


def _places(joined: Joined) -> tuple[Quote, ...]:
    return tuple(Quote(report=id.rpartition(".")[0], span=(0, 0), text=id) for id in (joined.one, joined.other))
