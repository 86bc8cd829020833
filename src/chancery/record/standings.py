"""Standings: how firmly a report's claims commit to what it tells, and so how much its telling weighs."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.facts.claims import Certainty, Claim
from chancery.facts.events import Event
from chancery.facts.mentions import Standing

_FIRMNESS: dict[Certainty, int] = {"stated": 0, "likely": 1, "denied": 2, "possible": 3, "unlikely": 4}
_OFFICIAL = frozenset({"official-named", "institution", "document"})


def certainty_of(claims: Sequence[Claim]) -> Certainty:
    """The strongest to which any of the claims commits; the outlet's own word is stated."""
    return min([c.certainty for c in claims], key=_FIRMNESS.__getitem__, default="stated")


def standing_of(event: Event, claims: Sequence[Claim], certainty: Certainty) -> Standing:
    """How much a telling of an event weighs, by the claims behind it, whose `certainty_of` is known: "officials said" is more than
    "may"."""
    if event.salience == "background":
        return "background"
    if certainty in ("possible", "unlikely"):
        return "hedged"
    if any(c.chain[-1].kind in _OFFICIAL and c.certainty in ("stated", "denied") for c in claims):
        return "official"
    return "firm"
