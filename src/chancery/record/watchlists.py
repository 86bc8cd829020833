"""Watchlists: saved filters, what they would have caught in the record, and what is new for each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from chancery.errors import UnknownId
from chancery.facts.alerts import Alert
from chancery.record.changing import Changes
from chancery.record.entries import SeenEntry, WatchlistEntry
from chancery.record.filters import Filters, WrongFilter, filters_of
from chancery.record.moments import moment_of_microseconds

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Watchlist(msgspec.Struct, frozen=True, kw_only=True):
    """A saved filter: its name, its filters as words, when it was saved, and up to when its alerts were looked at."""

    name: str
    filters: dict[str, list[str]]
    saved: datetime
    seen: datetime


class Watches(Changes):
    """The part of a record that watches."""

    def watchlists(self) -> list[Watchlist]:
        """All watchlists, by name."""
        with self.asked() as access:
            rows = access.connection.execute(
                "SELECT w.name, w.filters, w.received, s.until FROM watchlists w LEFT JOIN seen s ON s.watchlist = w.name"
                " WHERE w.filters IS NOT NULL ORDER BY w.name"
            ).fetchall()
        return [
            Watchlist(
                name=name,
                filters=json.loads(filters),
                saved=moment_of_microseconds(received),
                seen=moment_of_microseconds(max(received, until or 0)),
            )
            for name, filters, received, until in rows
        ]

    def watch(self, filters: Filters, name: str = "") -> Watchlist:
        """Saves filters under a name (their words, where none is given); from now on their alerts are new."""
        words = filters.words()
        if not words.keys() - {"tz", "limit", "as-of"}:
            raise WrongFilter("a watchlist needs a filter, such as --who Japan")
        received = self.clock()
        self.append([WatchlistEntry(received=received, name=name or str(filters), filters=words)])
        return Watchlist(name=name or str(filters), filters=words, saved=received, seen=received)

    def unwatch(self, name: str) -> None:
        """Drops a watchlist. Raises `UnknownId`."""
        self._watchlist(name)
        self.append([WatchlistEntry(received=self.clock(), name=name, filters=None)])

    def alerts(
        self, name: str | None = None, *, since: datetime | None = None, keep: bool = False
    ) -> Mapping[str, list[Alert]]:
        """What is new for each watchlist, or for one, since its alerts were last looked at (or a moment); with `keep` they
        stay new. Raises `UnknownId`."""
        lists = [self._watchlist(name)] if name is not None else self.watchlists()
        now = self.clock()
        found = {w.name: list(self.since(since or w.seen, filters_of(w.filters))) for w in lists}
        if not keep and since is None and not self.index.read_only and any(found.values()):
            self.append([SeenEntry(received=now, watchlist=w.name, until=now) for w in lists if found[w.name]])
        return found

    def look_through(self, name: str | None = None) -> None:
        """Marks the alerts of one watchlist, or of all, as looked at now. Raises `UnknownId`."""
        lists = [self._watchlist(name)] if name is not None else self.watchlists()
        now = self.clock()
        if lists:
            self.append([SeenEntry(received=now, watchlist=w.name, until=now) for w in lists])
            self.catch_up()

    def would_catch(self, filters: Filters) -> list[Alert]:
        """What filters would have caught in the record from its beginning: the test of a watchlist before it is saved."""
        return list(self.since(BEGINNING, filters))

    def _watchlist(self, name: str) -> Watchlist:
        for known in self.watchlists():
            if known.name == name:
                return known
        raise UnknownId(name, "there is no watchlist of this name; `chancery watchlist list` shows them")
