"""Addresses: where the pages of things stand, so that a picture leads to what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from chancery.facts.spans import Span

Words = Mapping[str, str | int | Sequence[str] | None]


def plain(path: str, **words: str | int | Sequence[str] | None) -> str:
    """A page with the words of its address; those that are None are left out."""
    said: list[tuple[str, str]] = []
    for name, value in words.items():
        several = [value] if isinstance(value, str | int) else value or ()
        said += [(name.rstrip("_"), str(one)) for one in several]
    return quote(path, safe="/:.,;@!~*'()-_") + (f"?{urlencode(said, safe=':')}" if said else "")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The pages of things. `link` makes the address of a page out of its path and words; a desk that is asked as of a
    moment gives one that keeps the moment (`Asking.link`)."""

    link: Callable[..., str] = plain

    def event(self, id: str) -> str:
        """The page of an event."""
        return self.link(f"/event/{id}")

    def report(self, id: str, span: Span | None = None) -> str:
        """The page of a report, at the words of a span."""
        return self.link(f"/report/{id}") + ("" if span is None else f"#s{span[0]}-{span[1]}")

    def actor(self, id: str) -> str:
        """The page of an actor."""
        return self.link(f"/actor/{id}")

    def pair(self, one: str, other: str) -> str:
        """The page of two actors, the same whichever is named first."""
        first, second = sorted((one, other))
        return self.link("/pair", who=first, with_=second)


PRESENT = Addresses()
"""The pages as the record stands."""
