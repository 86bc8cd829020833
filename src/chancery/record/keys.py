"""Keys: under which a mention is filed and sought, and the stretch of time in which it may meet another.

The relation is symmetric: what one emits meets what the other seeks exactly where the other's meets the first's. Two
mentions with two countries each meet over a pair; one that names a single country meets those that name it beside
another; a person whose country a report does not tell is sought by family name; one that names nobody meets others over its trigger and the story its report tells.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import combinations

from chancery.facts.events import Status
from chancery.facts.mentions import Party
from chancery.facts.times import Window

_MOST_PAIRS = 6
_STORY_KEYS = 8
FOREVER = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))
_AHEAD = frozenset({"sought", "possible", "arranging", "scheduled"})
MOVING = frozenset({"postpone", "delay", "reschedule", "defer", "move", "advance"})
"""Roots of words that move a plan."""
DONE_ONCE = frozenset(
    {"agreement", "ratification", "arms-sale", "investment", "legislation", "appointment", "withdrawal", "treaty-exit"}
)
"""Deeds that are done once: told as done some months after the day they were planned for, they are the same."""
LATE = timedelta(days=150)
_KIN_FAMILY = {"ceasefire": "agreement", "visit": "visit"}
"""Types filed otherwise than by their family: a visit is never the talks during it (`comparisons.type_weight`)."""
_SLACK, _PAST, _PLAN, _PUT_OFF = timedelta(days=3), timedelta(days=75), timedelta(days=400), timedelta(days=270)


def lands(parties: Sequence[Party]) -> tuple[str, ...]:
    """Who takes part as far as keys go: the country each acts for, or the actor's own id where it has none; sorted."""
    return tuple(sorted({p.country or p.actor for p in parties}))


def keys(
    type: str, family: str, parties: Sequence[Party], lemma: str, terms: Sequence[str], kin: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys a mention emits and those it seeks."""
    group = _KIN_FAMILY.get(type, family)
    emits, seeks, several = _of_parties(group, tuple(parties))
    if not several:
        story = {f"{name}~{term}" for name in (lemma, *kin) for term in terms[:_STORY_KEYS]}
        if type != "other":
            story |= {f"{type}:~{term}" for term in terms[:_STORY_KEYS]}
        emits, seeks = tuple(sorted({*emits, *story})), tuple(sorted({*seeks, *story}))
    return emits, seeks


@lru_cache(maxsize=20_000)
def _of_parties(group: str, parties: tuple[Party, ...]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """The keys that follow from who takes part, and whether these are several."""
    who = lands(parties)
    emits: set[str] = set()
    seeks: set[str] = set()
    for one in who:
        emits.add(f"{group}|{one}+" if len(who) > 1 else f"{group}|{one}")
        seeks.add(f"{group}|{one}")
        if len(who) == 1:
            seeks.add(f"{group}|{one}+")
    both = {f"{group}|{a}|{b}" for a, b in combinations(who[:_MOST_PAIRS], 2)}
    emits |= both
    seeks |= both
    for party in parties:
        if party.kind == "person":
            name = f"{group}|@{party.actor.rpartition('-')[2] or party.actor}"
            emits.add(name if party.country else f"{name}?")
            seeks.add(f"{name}?")
            if not party.country:
                seeks.add(name)
    return tuple(sorted(emits)), tuple(sorted(seeks)), len(who) > 1


def reach(
    window: Window, status: Status, at: datetime | None, type: str = "", named: Collection[str] = ()
) -> tuple[datetime, datetime]:
    """The stretch of time within which the same happening may be told of.

    A day is reached three days around; what is only ahead reaches over a year from its report, what was put off or moved
    nine months from its old date, a planned deed that is done once five months, what is past and undated two and a half
    months back from its report.
    """
    earliest, latest = window.earliest, window.latest
    if earliest is None and latest is None and at is None:
        return FOREVER
    if latest is None:
        latest = _later(max(m for m in (earliest, at) if m is not None), _PLAN if status in _AHEAD else _PAST)
    if earliest is None:
        earliest = _later(min(m for m in (latest, at) if m is not None), -_PAST)
    if status == "postponed" or (status in _AHEAD and not MOVING.isdisjoint(named)):
        latest = _later(latest, _PUT_OFF)
    elif status in _AHEAD and type in DONE_ONCE:
        latest = _later(latest, LATE)
    return _later(earliest, -_SLACK).astimezone(UTC), _later(latest, _SLACK).astimezone(UTC)


def _later(moment: datetime, step: timedelta) -> datetime:
    try:
        return moment.astimezone(UTC) + step
    except OverflowError:
        return FOREVER[0] if step < timedelta(0) else FOREVER[1]
