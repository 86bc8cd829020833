"""Choosing: the filters of the command line, made into a choice of appointments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from chancery.calendar.appointments import CERTAIN, OFF, TENTATIVE, Appointment, chosen
from chancery.cli.reading import WRONG, note

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_STATUSES = CERTAIN | TENTATIVE | OFF | {"lapsed"}


class WrongFilter(ValueError):
    """A filter that cannot be understood; the message says which and what it should be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which appointments are asked for, in the words of the command line."""

    who: Sequence[str] = ()
    with_: Sequence[str] = ()
    types: Sequence[str] = ()
    statuses: Sequence[str] = ()
    first: str | None = None
    last: str | None = None
    tz: str | None = None
    everything: bool = False
    zone: tzinfo | None = field(init=False)

    def __post_init__(self) -> None:
        try:
            object.__setattr__(self, "zone", None if self.tz is None else ZoneInfo(self.tz))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise WrongFilter(f"--tz {self.tz!r}: an IANA name such as Asia/Tokyo") from None
        for status in self.statuses:
            if status not in _STATUSES:
                raise WrongFilter(f"--status {status!r}: one of {', '.join(sorted(_STATUSES))}")
        first, last = self.span()
        if first is not None and last is not None and last <= first:
            raise WrongFilter(f"--to {self.last} is before --from {self.first}")

    def span(self) -> tuple[datetime | None, datetime | None]:
        """The stretch `[from, to)`; the day, month or year given as `to` is part of it."""
        first = None if self.first is None else edges(self.first, self.zone, "--from")[0]
        last = None if self.last is None else edges(self.last, self.zone, "--to")[1]
        return first, last

    def of(self, given: Sequence[Appointment]) -> list[Appointment]:
        """Those asked for; what is denied, and the background, only where everything is, or that status by name."""
        first, last = self.span()
        seen = [
            one
            for one in given
            if self.everything or (one.salience == "news" and (one.status != "denied" or "denied" in self.statuses))
        ]
        return chosen(
            seen, who=self.who, with_=self.with_, types=self.types, statuses=self.statuses, first=first, last=last
        )


def edges(text: str, zone: tzinfo | None, option: str) -> tuple[datetime, datetime]:
    """The first moment of a day, month or year and the first after it, in a zone (UTC where none is given)."""
    match = _PART.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        first = datetime(year, month, day, tzinfo=zone or UTC)
        after = (
            first.date() + timedelta(days=1)
            if match[3]
            else date(year + month // 12, month % 12 + 1, 1)
            if match[2]
            else date(year + 1, 1, 1)
        )
    except (ValueError, OverflowError):
        raise WrongFilter(f"{option} {text!r}: a day, month or year, such as 2026-04-02, 2026-04 or 2026") from None
    return first, datetime(after.year, after.month, after.day, tzinfo=zone or UTC)


def asked(
    who: Sequence[str] | None,
    with_: Sequence[str] | None,
    types: Sequence[str] | None,
    statuses: Sequence[str] | None,
    first: str | None,
    last: str | None,
    tz: str | None,
    *,
    everything: bool,
) -> Asked:
    """The choice that the options make; wrong usage is said and ends the command."""
    try:
        return Asked(who or (), with_ or (), types or (), statuses or (), first, last, tz, everything)
    except WrongFilter as wrong:
        note(str(wrong))
        raise typer.Exit(WRONG) from None
