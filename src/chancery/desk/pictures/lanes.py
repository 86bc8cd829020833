"""Lanes: events side by side by whom they are between, by who takes part, by what they are about or are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from chancery.desk.pictures.addresses import PRESENT, Addresses
from chancery.desk.pictures.captions import kind
from chancery.facts.record_events import RecordEvent

By = Literal["pair", "actor", "issue", "kind"]
_MANY = 3
_NOBODY, _SEVERAL, _NOTHING, _REST = "Nobody named", "Several states", "No subject given", "Others"


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name, its events in order of time, and the page it leads to."""

    name: str
    events: tuple[RecordEvent, ...]
    href: str | None = None


def lanes_of(
    events: Sequence[RecordEvent],
    by: By,
    *,
    names: Mapping[str, str] | None = None,
    apart: Collection[str] = (),
    most: int = 9,
    to: Addresses = PRESENT,
) -> list[Lane]:
    """The lanes of some events, the fullest first; beyond `most` the rest share one.

    An event stands in every lane that is its own: talks of three states in the lanes of three pairs, those of more in one
    for all such. `names` are what states and organisations are called; those `apart` (who is asked for anyway) get no lane
    of their own by actor. What is about "grain exports" and "Grain exports" is one issue.
    """
    keyed: dict[tuple[str, ...], list[RecordEvent]] = {}
    said: dict[tuple[str, ...], str] = {}
    for event in events:
        for key, name in _KEYS[by](event, apart):
            keyed.setdefault(key, []).append(event)
            said.setdefault(key, name)
    order = sorted(keyed, key=lambda key: (not key, -len(keyed[key]), said[key], key))
    called = _called(events, names or {})
    lanes = [_lane(key, said[key], keyed[key], called, to) for key in order[:most]]
    rest = {e.id: e for key in order[most:] for e in keyed[key]}
    for lane in lanes:
        for event in lane.events:
            rest.pop(event.id, None)
    if rest:
        lanes.append(Lane(_REST, tuple(e for e in events if e.id in rest)))
    return lanes


def lands(event: RecordEvent) -> list[str]:
    """The states and organisations that take part, persons counted for the state they act for, in the order named."""
    return list(dict.fromkeys(f"state:{p.country}" if p.country else p.actor for p in event.participants))


def _lane(key: tuple[str, ...], name: str, events: list[RecordEvent], called: Mapping[str, str], to: Addresses) -> Lane:
    names = [called.get(part, part.split(":", 1)[-1]) for part in key if ":" in part]
    href = None
    if len(names) == 2:
        href = to.pair(key[0], key[1])
        names.sort()
    elif len(names) == 1:
        href = to.actor(key[0])
    return Lane(" – ".join(names) if names else name, tuple({e.id: e for e in events}.values()), href)


def _called(events: Iterable[RecordEvent], names: Mapping[str, str]) -> dict[str, str]:
    found = {p.actor: p.name for e in events for p in e.participants}
    return {**found, **names}


def _by_pair(event: RecordEvent, apart: Collection[str]) -> list[tuple[tuple[str, ...], str]]:
    found = sorted(lands(event))
    if not found:
        return [((), _NOBODY)]
    if len(found) > _MANY:
        return [(("several",), _SEVERAL)]
    return [(key, "") for key in combinations(found, 2)] or [((found[0],), "")]


def _by_actor(event: RecordEvent, apart: Collection[str]) -> list[tuple[tuple[str, ...], str]]:
    found = lands(event)
    kept = [one for one in found if one not in apart] or found
    return [((one,), "") for one in kept] or [((), _NOBODY)]


def _by_issue(event: RecordEvent, apart: Collection[str]) -> list[tuple[tuple[str, ...], str]]:
    found = [" ".join(topic.split()) for topic in event.topics]
    return [((topic.casefold(),), topic[:1].upper() + topic[1:]) for topic in found if topic] or [((), _NOTHING)]


def _by_kind(event: RecordEvent, apart: Collection[str]) -> list[tuple[tuple[str, ...], str]]:
    return [((event.type,), kind(event.type))]


_KEYS: dict[By, Callable[[RecordEvent, Collection[str]], list[tuple[tuple[str, ...], str]]]] = {
    "pair": _by_pair,
    "actor": _by_actor,
    "issue": _by_issue,
    "kind": _by_kind,
}
