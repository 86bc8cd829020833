"""Pages: what a page of the desk is: an address, and a function from what is asked to the page's facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_type_hints

import msgspec

from chancery.desk.asking import Asking
from chancery.record.filters import NAMES

Row = Mapping[str, str | int | float | bool | None]
EVENT_FILTERS = ("who", "with", "type", "status", "from", "to", "issue", "min-origins")
"""The filters by which events are chosen."""
ORDER = (
    ("Now", ("today", "calendar", "timeline", "brief")),
    ("Who and where", ("network", "pair", "positions", "map")),
    ("Open", ("questions", "review", "watchlists")),
    ("Grounds", ("search", "sources", "method")),
)
"""The navigation: groups of pages by their names; a page that is not there is left out."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an address that only this page takes: `q`, with what it means; `schema` is its JSON Schema."""

    name: str
    means: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string", "maxLength": 500})


@dataclass(frozen=True, slots=True)
class Form:
    """Another form of a page: its media type and what writes it, from what is asked."""

    media_type: str
    write: Callable[[Asking], bytes]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its facts are the same as HTML, as `.json`, as `.csv` and under `/api`.

    `path` may name parts in braces (`/event/{id}`). `facts` gives a msgspec struct, whose type its annotation must name;
    the template `NAME.html` shows it. `rows` are the lines of the `.csv`, `draw` gives what only the template sees beside the facts:
    pictures by name. `filters` are the filters it takes beside
    `as-of`, `tz` and `limit`, `words` its own. `forms` are further forms by their ending, such as `ics`. `key` is the
    letter that leads to it after `g`; `about` says in a sentence what it shows; `statuses` are the values of its filter
    `status` where they are not those of events.
    """

    name: str
    title: str
    path: str
    facts: Callable[[Asking], msgspec.Struct]
    rows: Callable[[Any], Iterable[Row]] | None = None
    draw: Callable[[Asking, Any], Mapping[str, Any]] | None = None
    filters: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    forms: Mapping[str, Form] = field(default_factory=dict)
    key: str = ""
    about: str = ""
    as_of: bool = True
    limited: bool = True
    statuses: tuple[str, ...] = ()

    def takes(self) -> tuple[str, ...]:
        """The filters that the page takes, in the order of RECORD.md."""
        general = {"tz", *(("as-of",) if self.as_of else ()), *(("limit",) if self.limited else ())}
        return tuple(name for name in NAMES if name in self.filters or name in general)

    @property
    def type(self) -> Any:
        """The type of the page's facts."""
        return get_type_hints(self.facts)["return"]

    @property
    def stem(self) -> str:
        """The path under which its other forms and its API stand: "/today" for "/"."""
        return f"/{self.name}" if self.path == "/" else self.path
