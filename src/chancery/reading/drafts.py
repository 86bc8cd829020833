"""Drafts: happenings in the making, with what each of their namings says."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.facts.events import Participant, Place, Topic
from chancery.facts.times import Window
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Naming

SPOKEN = frozenset("statement condemnation accusation support warning demand rejection pledge apology courtesy".split())
"""What is done by saying it."""
_ENDED = ("cancelled", "postponed", "denied")


@dataclass(slots=True)
class Draft:
    """A happening in the making: its namings with what each of them says."""

    type: str
    namings: list[Naming]
    participants: list[Participant]
    firm: list[bool]
    weak: bool
    conditional: bool
    side: str | None
    heading: bool
    definite: bool
    apart: bool
    hypothetical: bool = False
    lead: list[bool] = field(default_factory=list)
    """For each naming, whether the report opens with it."""
    guessed: frozenset[str] = frozenset()
    lent: frozenset[str] = frozenset()
    """Of those whom the context gave, the ones who make no background news."""
    when: tuple[Window, ...] = ()
    place: Place | None = None
    topics: list[Topic] = field(default_factory=list)


def standing(draft: Draft) -> Naming:
    """The naming whose status stands: an ending told firmly, else the first firm one, else the first.

    What the report opens with as a plan is not ended by what a later paragraph tells of an earlier one: "are working on a
    visit … The visit had been put off in June".
    """
    firm = [n for n, f in zip(draft.namings, draft.firm, strict=True) if f]
    opened = [n for n, f, o in zip(draft.namings, draft.firm, draft.lead, strict=False) if f and o]
    if opened and opened[0].status in AHEAD and not any(n.status in _ENDED for n in opened):
        return opened[0]
    for ending in _ENDED:
        for naming in firm:
            if naming.status == ending:
                return naming
    return firm[0] if firm else draft.namings[0]


def at_other_times(old: Draft, new: Draft) -> bool:
    """True where both have times and no two of them meet: "struck in May … struck on Dec. 23"."""
    return bool(old.when) and bool(new.when) and not any(one.meets(other) for one in old.when for other in new.when)
