"""Orders: what the temporal network is given and what it answers with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chancery.facts.constraints import Constraint
from chancery.facts.times import Window

EdgeName = Literal["earliest", "latest"]
OPEN = frozenset({"sought", "possible"})
VOID = frozenset({"cancelled", "denied"})
_FIRMNESS = {"stated": 0, "wanted": 1, "inferred": 2}


@dataclass(frozen=True, slots=True)
class Node:
    """An event as the network sees it: its id, status and window."""

    id: str
    status: str
    window: Window


@dataclass(frozen=True, slots=True)
class Entry:
    """A constraint with the report that says it, and the rank of that report: the lower, the firmer it stands.

    Where not all can hold, those of the lower rank stay; between equals it goes by name.
    """

    constraint: Constraint
    report: str = ""
    rank: int = 0

    @property
    def wanted(self) -> bool:
        """True for what somebody wants and nothing holds."""
        return self.constraint.kind == "wanted"

    @property
    def key(self) -> tuple[object, ...]:
        """The place of this entry among all others; a function of the entry alone."""
        c = self.constraint
        return (self.rank, _FIRMNESS[c.kind], c.event, c.relation, c.anchor, c.by or "", self.report, c.spans)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a bound is what it is: the moment, the window it begins from and the entries that carry it from there.

    "The visit comes before the summit" (of 10 to 12 May): the latest of the visit is the end of the 12th, `of` the
    summit's window, `along` that one order. `of` is the event itself where its own window says so, and None where the
    bound is a date that an order names ("before April").
    """

    moment: datetime | None
    of: str | None
    along: tuple[Entry, ...]

    @property
    def wanted(self) -> bool:
        """True where the bound rests on a wish."""
        return any(entry.wanted for entry in self.along)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Entries that cannot all hold, none of which could be left out, with the events whose windows take part.

    `out` is the entry that was set aside, so that the rest stays usable. `wanted` where only wishes are at odds with one
    another or with what holds: nobody has said anything false, but not everybody can have their way.
    """

    entries: tuple[Entry, ...]
    out: Entry
    wanted: bool = False
