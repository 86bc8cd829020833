"""The stage: whether a report speaks of several countries or of one almost alone."""

from __future__ import annotations

from collections import Counter

from chancery.reading.cast import Cast


def stage(cast: Cast) -> tuple[str | None, float]:
    """The country (or organisation) that a report names most, and the share of all namings that it has with the report's
    private persons: 1 where nobody else is named.

    A report on a primary between senators stands at .9 and more, one on talks between two governments near .5.
    """
    counts: Counter[str] = Counter()
    private = 0
    for id, actor in cast.actors.items():
        if id in cast.outlets:
            continue
        if actor.country is not None or actor.kind != "person" or actor.role is not None:
            counts[actor.country or id] += len(actor.mentions)
        else:
            private += len(actor.mentions)
    if not counts:
        return None, 1.0
    home, most = counts.most_common(1)[0]
    return home, (most + private) / (counts.total() + private)
