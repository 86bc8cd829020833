"""Filters: which part of a record is asked for. One object serves the command line, Python and the desk's addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from chancery.record.schema import STATUSES

_LISTS = ("who", "with", "type", "status", "from", "to", "issue")
_ONE = ("min-origins", "as-of", "tz", "limit")
NAMES = (*_LISTS, *_ONE)
"""The words of filters, as RECORD.md has them: those of the options, of a saved filter and of an address."""
_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class WrongFilter(ValueError):
    """A filter that cannot be understood; the message says which and what it should be."""


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """`who` and `with_` are ids or names of actors, `type` types or families of events; each list means "or", the
    filters together mean "and". `from_` and `to` bound the windows: the first `from_` goes with the first `to`, and so
    on; a day, month or year given as `to` is part of the range. `as_of` is a moment or a day (its end). Days are those
    of `tz` (UTC where none is given). `limit` None gives everything.
    """

    who: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    min_origins: int | None = None
    as_of: str | None = None
    tz: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        for status in self.status:
            if status not in STATUSES:
                raise WrongFilter(f"--status {status!r}: one of {', '.join(STATUSES)}")
        if self.limit is not None and self.limit < 0:
            raise WrongFilter(f"--limit {self.limit}: a number from 0 (everything)")
        if self.min_origins is not None and self.min_origins < 1:
            raise WrongFilter(f"--min-origins {self.min_origins}: a number from 1")
        self.zone()
        self.ranges()
        self.moment()

    def zone(self) -> tzinfo:
        """The zone in which days are meant and moments shown."""
        if self.tz is None:
            return UTC
        try:
            return ZoneInfo(self.tz)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise WrongFilter(f"--tz {self.tz!r}: an IANA name such as Asia/Tokyo") from None

    def ranges(self) -> list[tuple[datetime | None, datetime | None]]:
        """The stretches of time asked for, each `[from, to)`; empty where all of time is."""
        zone = self.zone()
        count = max(len(self.from_), len(self.to))
        out = []
        for number in range(count):
            first = moment(self.from_[number], zone, "--from") if number < len(self.from_) else None
            last = moment(self.to[number], zone, "--to", end=True) if number < len(self.to) else None
            if first is not None and last is not None and last <= first:
                raise WrongFilter(f"--to {self.to[number]} is before --from {self.from_[number]}")
            out.append((first, last))
        return out

    def moment(self) -> datetime | None:
        """The moment as of which the record is asked, or None for all of it. A day means all that it brought."""
        return None if self.as_of is None else moment(self.as_of, self.zone(), "--as-of", end=True)

    def words(self) -> dict[str, list[str]]:
        """The filters as they are saved and as they stand in an address: each name with its values, none left empty."""
        out = {}
        for name, field in _FIELDS.items():
            value = getattr(self, field)
            if isinstance(value, tuple) and value:
                out[name] = list(value)
            elif value is not None and not isinstance(value, tuple):
                out[name] = [str(value)]
        return out

    def __str__(self) -> str:
        return " ".join(f"--{name} {_quoted(v)}" for name, values in self.words().items() for v in values)


def filters_of(words: Mapping[str, Sequence[str] | str]) -> Filters:
    """The filters of words as an option list, a saved filter or an address has them. Raises `WrongFilter`."""
    given: dict[str, Any] = {}
    for name, value in words.items():
        if name not in NAMES:
            raise WrongFilter(f"{name!r} is no filter; there are {', '.join(NAMES)}")
        values = [value] if isinstance(value, str) else [v for v in value if v != ""]
        if not values:
            continue
        if name in _LISTS:
            given[_field(name)] = tuple(values)
        elif name in ("min-origins", "limit"):
            numbers = [_number(name, v) for v in values]
            given[_field(name)] = min(numbers) if name == "min-origins" else numbers[-1]
        else:
            given[_field(name)] = values[-1]
    if given.get("limit") == 0:
        del given["limit"]
    return Filters(**given)


def given(**options: Any) -> Filters:
    """Filters from Python: `who="Japan"` or `who=["Japan", "person:reiko-asanuma"]`; dates as text, date or datetime."""
    words: dict[str, list[str]] = {}
    for name, value in options.items():
        if value is None:
            continue
        several = isinstance(value, Iterable) and not isinstance(value, str | bytes)
        plain = name.rstrip("_").replace("_", "-")
        words[plain] = [_text(v) for v in (value if several else (value,))]
    return filters_of(words)


def moment(text: str, zone: tzinfo, name: str, *, end: bool = False) -> datetime:
    """A moment of ISO 8601, or the beginning (with `end` the end) of a day, month or year in a zone."""
    part = _PART.fullmatch(text)
    try:
        if part is None:
            found = datetime.fromisoformat(text.replace("Z", "+00:00"))
            return found if found.tzinfo is not None else found.replace(tzinfo=zone)
        year, month, day = int(part[1]), int(part[2] or 1), int(part[3] or 1)
        first = date(year, month, day)
        if end:
            if part[3]:
                first += timedelta(days=1)
            elif part[2]:
                first = date(year + month // 12, month % 12 + 1, 1)
            else:
                first = date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        raise WrongFilter(f"{name} {text!r}: write 2026-04, 2026-04-30 or 2026-04-30T18:00:00+09:00") from None
    return datetime(first.year, first.month, first.day, tzinfo=zone)


def _field(name: str) -> str:
    return {"with": "with_", "from": "from_"}.get(name, name.replace("-", "_"))


_FIELDS = {name: _field(name) for name in NAMES}
"""The names of filters with those that they have in Python."""


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise WrongFilter(f"--{name} {text!r}: a whole number") from None


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _quoted(text: str) -> str:
    return f'"{text}"' if re.search(r"[\s\"']", text) else text
