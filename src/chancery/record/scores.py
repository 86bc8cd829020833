"""Scores: what the comparisons say together of two mentions: one happening, or two."""

from __future__ import annotations

from chancery.facts.record_events import Reason
from chancery.record import comparisons as asks
from chancery.record.comparisons import BIAS, VETO, Comparison
from chancery.record.views import View

COMPARISONS: tuple[tuple[str, Comparison], ...] = (
    ("report", asks.same_report),
    ("lineage", asks.lineage),
    ("type", asks.type_),
    ("participants", asks.participants),
    ("people", asks.people),
    ("roles", asks.roles),
    ("window", asks.window),
    ("place", asks.place),
    ("topics", asks.topics),
    ("trigger", asks.trigger),
    ("names", asks.names),
    ("words", asks.words),
    ("story", asks.story),
)
"""In the order in which they are asked; a veto ends the questions."""


_ALL = tuple(comparison for _, comparison in COMPARISONS)
_UNDATED = tuple(comparison for name, comparison in COMPARISONS if name != "window")

HOPELESS = -7.5
"""Below this sum nothing that is asked later can bring two together, and it is not asked."""


def score(a: View, b: View) -> float:
    """The sum of the weights and the bias; `VETO` or less where the two can never be one. Symmetric.

    Sums are remembered: a story that grows is not compared again from its beginning.
    """
    if a.id > b.id:
        a, b = b, a
    known = a.scores.get(b)
    if known is None:
        known = a.scores[b] = _sum(a, b, dated=True)
    return known


def undated_score(a: View, b: View) -> float:
    """The same without the window: how alike two are apart from when; what joins a plan put off to its new date."""
    return _sum(a, b, dated=False)


def _sum(a: View, b: View, *, dated: bool) -> float:
    a, b = (a, b) if a.id <= b.id else (b, a)
    total = BIAS
    for comparison in _ALL if dated else _UNDATED:
        found = comparison(a, b)
        if found is not None:
            if found.weight <= VETO:
                return VETO
            total += found.weight
            if total < HOPELESS:
                return total
    return total


def reasons(a: View, b: View, *, remember: bool = False) -> tuple[Reason, ...]:
    """The comparisons that told something, the weightiest first; remembered where two will be asked of again."""
    one, other = (a, b) if a.id <= b.id else (b, a)
    if remember:
        known = one.reasons.get(other)
        if known is None:
            known = one.reasons[other] = reasons(one, other)
        return known
    out = []
    for name, comparison in COMPARISONS:
        found = comparison(one, other)
        if found is not None and found.weight:
            one_said, other_said = found.said()
            out.append(Reason(name=name, weight=round(found.weight, 3), one=one_said, other=other_said))
    return tuple(sorted(out, key=lambda r: (-abs(r.weight), r.name)))
