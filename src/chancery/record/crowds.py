"""Crowds: plans of one kind between the same countries, so many in a quarter that no new date can be told to be that of one.

A visit that was put off is carried over to its new date (`fusion.bridges`) where the pair has few visits ahead. Where it has
many, whose new date it is cannot be told, and the two stay apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from math import floor

from chancery.facts.mentions import Mention
from chancery.record.keys import lands
from chancery.record.shelf import Filing

MOST = 8
"""Days for which plans of one kind are told in a quarter by those who take part, above which they are a crowd."""
_AHEAD = frozenset({"sought", "possible", "arranging", "scheduled", "postponed"})
_FINE = 8 * 86_400


def crowd_key(mention: Mention) -> str | None:
    """The crowd that a plan may be part of: its type, who takes part, and the quarter of its report; None for what is no plan
    or undated."""
    if mention.status not in _AHEAD or mention.at is None:
        return None
    return f"{mention.type}|{','.join(lands(mention.parties))}|{mention.at.year}.{(mention.at.month - 1) // 3}"


def plan_filing(mention: Mention) -> Filing | None:
    """How a plan is filed for its crowd: by the day it is told for, those without a plain day together."""
    key = crowd_key(mention)
    if key is None:
        return None
    earliest, latest = mention.window.earliest, mention.window.latest
    day = 0.0
    if mention.window.spans and earliest is not None and latest is not None:
        first = earliest.timestamp()
        day = first if latest.timestamp() - first < _FINE else 0.0
    return Filing(mention.id, (key,), day, day)


def spread_of(mentions: Iterable[Mention], days: dict[str, set[int]] | None = None) -> dict[str, set[int]]:
    """The days for which the plans among some mentions are told, crowd by crowd; put with `days` that are known already."""
    days = {} if days is None else days
    for mention in mentions:
        filing = plan_filing(mention)
        if filing is not None:
            days.setdefault(filing.emits[0], set()).add(floor(filing.first))
    return days


def crowded(spreads: Iterable[Mapping[str, Collection[int]]]) -> set[str]:
    """The keys of the crowds among the plans of several blocks of mentions."""
    days: dict[str, set[int]] = {}
    for spread in spreads:
        for key, told in spread.items():
            days.setdefault(key, set()).update(told)
    return {key for key, told in days.items() if len(told) > MOST}


def known_crowds(keys: Collection[str]) -> Callable[[Collection[str]], dict[str, int]]:
    """What a shelf that holds only a part of a record answers when it is asked how crowded plans are."""
    return lambda asked: {key: MOST + 1 if key in keys else 0 for key in asked}
