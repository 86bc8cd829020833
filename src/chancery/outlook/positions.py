"""Positions over time: the latest stance of an actor on an issue, with its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from chancery.facts.contributions import Held
from chancery.facts.record_positions import RecordPosition, Stand
from chancery.facts.seasons import HeldSeason, earliest, in_time, latest

_HEDGED = frozenset({"possible", "unlikely", "denied"})


def position_of(held: Sequence[Held]) -> RecordPosition:
    """One actor's stance on one issue as reports give it. The latest dated report wins; one that only repeats a rumour
    never undoes what was stated."""
    ordered = in_order(held)
    return whole(standing(ordered[0].id, latest_of(ordered), [season_of(ordered)]), ordered)


def in_order(held: Iterable[Held]) -> tuple[Held, ...]:
    """Stands by publication."""
    return tuple(sorted(held, key=lambda h: in_time(h.at, h.id)))


def latest_of(ordered: Sequence[Held]) -> Held:
    """The stand that holds, of some in order: the last firm one that is dated; else the last firm one; else the last."""
    firm = [h for h in ordered if h.certainty not in _HEDGED] or ordered
    return ([h for h in firm if h.at is not None] or firm)[-1]


def season_of(held: Sequence[Held]) -> HeldSeason:
    """What some stands come to."""
    return HeldSeason(
        first=earliest(h.at for h in held),
        last=latest(h.at for h in held),
        firm=any(h.certainty not in _HEDGED for h in held),
        turns=tuple([stand_of(h) for before, h in zip((None, *held), held, strict=False) if not _same(before, h)]),
        close=stand_of(held[-1]) if len(held) > 1 and _same(held[-2], held[-1]) else None,
    )


def _same(before: Held | Stand | None, now: Held | Stand) -> bool:
    """True where a stance is that of the report before it."""
    return before is not None and before.stance == now.stance


def standing(first: str, now: Held, seasons: Iterable[HeldSeason]) -> RecordPosition:
    """A position as it stands after all the seasons in which it was told, in order: `first` is the id of the first report of
    it, `now` what holds. Of its history it has what lists show: each report that turns it, and the last."""
    seasons = list(seasons)
    told = [s for one in seasons for s in (*one.turns, one.close) if s is not None]
    history = [s for before, s in zip((None, *told), told, strict=False) if not _same(before, s) or s is told[-1]]
    return RecordPosition(
        id=first,
        actor=now.actor,
        name=now.name,
        country=now.country,
        issue=now.issue,
        stance=now.stance,
        toward=now.toward,
        history=tuple(history),
        reports=tuple(dict.fromkeys([s.report for s in history])),
        first_reported=earliest(s.first for s in seasons),
        last_reported=latest(s.last for s in seasons),
    )


def whole(position: RecordPosition, ordered: Sequence[Held]) -> RecordPosition:
    """A position with its history."""
    return replace(
        position,
        history=tuple([stand_of(h) for h in ordered]),
        reports=tuple(dict.fromkeys([h.report for h in ordered])),
    )


def stand_of(held: Held) -> Stand:
    """One report of a stance."""
    return Stand(
        at=held.at,
        report=held.report,
        stance=held.stance,
        toward=held.toward,
        certainty=held.certainty,
        quote=held.quote,
    )
