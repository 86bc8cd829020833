"""Composition: the small calculus of statuses, with its laws.

"X denied that they had agreed to meet": *agreed to* makes the meeting scheduled, *denied* makes it denied.
"""

from __future__ import annotations

from chancery.facts.events import Status

AHEAD: frozenset[str] = frozenset({"scheduled", "arranging", "sought", "possible"})
STATUSES: frozenset[str] = frozenset(
    {"occurred", "ongoing", "scheduled", "arranging", "sought", "possible", "postponed", "cancelled", "denied"}
)


def compose(effect: str, inner: str | None) -> Status | None:
    """The status of an event whose own words give `inner` (None: untensed) under an operator of this effect.

    Laws: `carry` changes nothing; `denied` denies whatever stands below, but for a plan said to have been put off or
    called off, which stands; putting off or calling off wins over every
    plan; what is merely wanted or possible cannot be scheduled, unless the wish is taken up, and what is told as done stays done; a denial is lifted by nothing above it.
    """
    known: Status | None = inner if inner in STATUSES else None  # type: ignore[assignment]
    if effect in ("carry", "happen", "apart"):
        return known
    if effect == "taken-up":
        return "scheduled" if known == "sought" else known
    if effect == "report-denied":
        return "denied" if known is None or known not in ("sought",) else known
    if effect == "denied":
        return "scheduled" if known in ("cancelled", "postponed") else "denied"
    if known in ("denied", "cancelled", "postponed") and effect not in ("cancelled", "postponed"):
        return "scheduled" if effect in ("possible", "refuse", "sought") and known != "denied" else known
    if effect == "refuse":
        return known if known == "sought" else "denied"
    if effect in ("cancelled", "postponed"):
        return "cancelled" if effect == "cancelled" else "postponed"
    if effect in ("possible", "able"):
        return "possible"
    if effect == "likely":
        return known if known in ("sought", "possible") else "possible"
    if effect == "sought":
        return "possible" if known == "possible" else "sought"
    if effect == "arranging":
        return known if known in ("sought", "possible", "occurred", "ongoing") else "arranging"
    if effect in ("scheduled", "agreed"):
        return known if known in ("sought", "possible", "arranging", "occurred", "ongoing") else "scheduled"
    if effect == "begin":
        return known
    if effect in ("ongoing", "occurred"):
        return known if known in AHEAD else effect  # type: ignore[return-value]
    raise ValueError(f"unknown effect {effect!r}")
