"""Asking: what somebody asks of a page: the filters and the page's own words, as of a moment, in a zone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import msgspec

from chancery.facts.quotes import Quote
from chancery.record.filters import Filters, WrongFilter, filters_of
from chancery.record.record import Record

if TYPE_CHECKING:
    from chancery.desk.page import Page

ALIASES = {"asof": "as-of", "with_": "with", "as_of": "as-of"}
"""Other spellings of filters that an address may have."""
LONGEST = 500
"""Characters of one word of an address."""
MOST = 500
"""Things in one list of a page, whatever limit is asked for."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody asks of a page.

    `filters` are those of RECORD.md; `words` the page's own (`q` of the search), `path` what its address names (`id`).
    `now` is the moment as of which the page is seen: that of `as-of`, else the clock's. `looked` is when the changes
    were last looked at, `home` the zone where an address names none, `read_only` whether decisions are refused, `version` counts the states of the record.
    `whole` asks for every telling of what is listed, as the forms for programs have them; a page shows a few of each.
    """

    record: Record
    page: Page
    filters: Filters
    words: Mapping[str, tuple[str, ...]]
    path: Mapping[str, str]
    now: datetime
    zone: tzinfo
    home: tzinfo
    address: str
    looked: datetime | None = None
    read_only: bool = False
    version: int = 0
    whole: bool = True

    def word(self, name: str, default: str = "") -> str:
        """The last value of one of the page's own words."""
        values = self.words.get(name, ())
        return values[-1] if values else default

    def number(self, name: str, default: int, *, least: int = 1, most: int = 100_000) -> int:
        """A number among the page's own words. Raises `WrongFilter` for what is none, or out of bounds."""
        text = self.word(name)
        if not text:
            return default
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise WrongFilter(f"{name} {text!r}: a whole number from {least} to {most}")
        return int(text)

    def limit(self, usual: int) -> int:
        """How many things a list of the page has: what is asked for, never more than a page can show."""
        return min(self.filters.limit or usual, MOST)

    @property
    def past(self) -> bool:
        """True where the record is asked as of a moment."""
        return self.filters.as_of is not None

    @property
    def narrowed(self) -> dict[str, list[str]]:
        """The filters in force, beside the moment, the zone and the limit."""
        return {k: v for k, v in self.filters.words().items() if k not in ("as-of", "tz", "limit")}

    def _given(self) -> Mapping[str, list[str]]:
        """The filters as they stand in an address: without the zone that this desk has anyway."""
        return _given_of(self.filters, str(self.home))

    def link(self, path: str, **words: str | int | Sequence[str] | None) -> str:
        """The address of a page, as of the same moment and in the same zone; `words` are added to it."""
        if not words:
            return _quoted(path) + _kept_words(self.filters, str(self.home))
        kept = _kept_of(self.filters, str(self.home))
        return address(path, {**kept, **_said(words)})

    def evidence(self, quote: Quote) -> str:
        """The address of the words of a quote, in their report."""
        first, last = quote.span
        return self.link(f"/report/{quote.report}", span=f"{first}-{last}") + f"#c{first}"

    def here(self, **words: str | int | Sequence[str] | None) -> str:
        """This page with some words changed; those given as None are left out. `with_` and `as_of` are the filters."""
        held: dict[str, Sequence[str]] = {**self._given(), **self.words}
        changed = _said(words)
        dropped = {_name(k) for k, v in words.items() if v is None}
        return address(self.address, {**{k: v for k, v in held.items() if k not in dropped}, **changed})

    def kept(self, *names: str) -> dict[str, Sequence[str]]:
        """The words of this page but for some, for a form that sets those anew."""
        held = {**self._given(), **self.words}
        return {("asof" if k == "as-of" else k): v for k, v in held.items() if k not in names}

    def without(self, name: str, value: str) -> str:
        """This page without one value of a filter."""
        held: dict[str, Sequence[str]] = {**self._given(), **self.words}
        held[name] = [v for v in held.get(name, ()) if v != value]
        return address(self.address, held)

    def bare(self) -> str:
        """This page without its filters."""
        kept = {k: v for k, v in self._given().items() if k in ("as-of", "tz")}
        return address(self.address, {**kept, **self.words})

    def as_form(self, form: str) -> str:
        """The address of this page in another form, such as "json"."""
        path = f"/{self.page.name}" if self.address == "/" else self.address
        return address(f"{path}.{form}", {**self._given(), **self.words})

    def here_as(self, form: str, **words: str | int | Sequence[str] | None) -> str:
        """This page with some words changed, in another form."""
        path, _, query = self.here(**words).partition("?")
        path = f"/{self.page.name}" if path == "/" else path
        return f"{path}.{form}" + (f"?{query}" if query else "")


@lru_cache(maxsize=256)
def _given_of(filters: Filters, home: str) -> Mapping[str, list[str]]:
    return {k: v for k, v in filters.words().items() if (k, v) != ("tz", [home])}


@lru_cache(maxsize=256)
def _kept_of(filters: Filters, home: str) -> Mapping[str, list[str]]:
    return {k: v for k, v in _given_of(filters, home).items() if k in ("as-of", "tz")}


@lru_cache(maxsize=256)
def _kept_words(filters: Filters, home: str) -> str:
    return address("", _kept_of(filters, home))


@lru_cache(maxsize=1024)
def _quoted(path: str) -> str:
    return quote(path, safe="/:.,;@!~*'()-_")


def address(path: str, words: Mapping[str, Sequence[str]]) -> str:
    """An address of the desk: the path quoted, each word with its values."""
    said = [("asof" if name == "as-of" else name, value) for name, values in words.items() for value in values]
    return _quoted(path) + (f"?{urlencode(said)}" if said else "")


def asked_of(
    page: Page,
    record: Record,
    query: Sequence[tuple[str, str]],
    path: Mapping[str, str],
    where: str,
    *,
    zone: tzinfo,
    looked: datetime | None = None,
    read_only: bool = False,
    version: int = 0,
    whole: bool = True,
) -> Asking:
    """What an address asks of a page. Raises `WrongFilter` for a word that the page does not take, or a wrong value."""
    filters: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    own = {word.name for word in page.words}
    for given, value in query:
        name = ALIASES.get(given, given)
        if len(value) > LONGEST:
            raise WrongFilter(f"{given}: at most {LONGEST} characters")
        if value == "":
            continue
        if name in own:
            words.setdefault(name, []).append(value)
        elif name in page.takes():
            filters.setdefault(name, []).append(value)
        else:
            known = [*page.takes(), *own]
            raise WrongFilter(f"{given[:40]!r}: this page takes {', '.join(known) or 'no words'}")
    asked = filters_of(filters)
    if asked.tz is None and str(zone) != "UTC":
        asked = msgspec.structs.replace(asked, tz=str(zone))
    return Asking(
        record=record,
        page=page,
        filters=asked,
        words={k: tuple(v) for k, v in words.items()},
        path=path,
        now=asked.moment() or record.clock(),
        zone=asked.zone(),
        home=zone,
        address=where,
        looked=looked,
        read_only=read_only,
        version=version,
        whole=whole,
    )


def _name(word: str) -> str:
    return {"with_": "with", "from_": "from"}.get(word, word.replace("_", "-"))


def _said(words: Mapping[str, str | int | Sequence[str] | None]) -> dict[str, Sequence[str]]:
    return {
        _name(k): [v] if isinstance(v, str) else [str(v)] if isinstance(v, int) else v
        for k, v in words.items()
        if v is not None
    }
