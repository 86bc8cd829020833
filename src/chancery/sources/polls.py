"""Polls: what is remembered of each feed between visits, and when it may be visited again. Pure rules; no network here."""

from __future__ import annotations

import os
import random
import re
import tempfile
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path

import msgspec

from chancery.errors import FetchError, InputError
from chancery.sources.feeds import Feed

DAY, LONGEST_WAIT = 86_400.0, 86_400.0
DEAD_AFTER, DEAD_FOR = 8, 3 * DAY
JITTER, KEPT_DAYS = 0.1, 120
_TEMPORARY = frozenset((408, 425, 429, 500, 502, 503, 504))
_PASSING = frozenset(("unreachable", "deadline", "protocol"))


class Poll(msgspec.Struct, kw_only=True):
    """One feed: where it stands, what its server wants back in a conditional request, and how its last visits went.

    Times are seconds since 1970. `due` is when it may be visited next, `tries` counts the visits to pages of entries that
    did not come yet.
    """

    url: str
    title: str | None = None
    moved: str | None = None
    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    visits: int = 0
    kept: int = 0
    failures: int = 0
    failing_since: float | None = None
    gone: bool = False
    trouble: str | None = None
    tries: dict[str, int] = {}

    @property
    def address(self) -> str:
        """Where it is asked for now: where it moved to for good, else where it was listed."""
        return self.moved or self.url

    def dead(self, now: float) -> bool:
        """Whether it is to be reported as dead: gone for good, or failing for days."""
        return self.gone or (
            self.failures >= DEAD_AFTER and self.failing_since is not None and now - self.failing_since >= DEAD_FOR
        )

    def conditions(self) -> dict[str, str]:
        """The headers of a conditional request; none while entries are open, which an answer of "nothing new" would hide."""
        if self.tries:
            return {}
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {k: v for k, v in given.items() if v}


class Memory(msgspec.Struct, kw_only=True):
    """All that a watch remembers: its feeds by the address that they are listed under, and the marks of entries with the
    day on which each was last seen."""

    version: int = 1
    feeds: dict[str, Poll] = {}
    marks: dict[str, int] = {}

    def prune(self, now: float) -> None:
        """Forgets entries that no feed has listed for months."""
        today = int(now // DAY)
        self.marks = {m: d for m, d in self.marks.items() if today - d <= KEPT_DAYS}


def recall(path: Path | None) -> Memory:
    """The memory kept in a file; an empty one where there is none. Raises `InputError` for a damaged file."""
    if path is None or not path.exists():
        return Memory()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Memory)
    except (OSError, msgspec.DecodeError) as broken:
        advice = "move it away: entries are then looked at again, and what is in the record is not added twice"
        raise InputError(str(path), f"what the watch remembers cannot be read: {broken}", advice) from broken


def remember(memory: Memory, path: Path | None) -> None:
    """Writes a memory so that a crash leaves the old one or the new one, never half of either."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(memory))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def after_answer(
    poll: Poll, headers: Mapping[str, str], feed: Feed | None, now: float, every: float, chance: random.Random
) -> None:
    """Notes a visit that went well (`feed` is None where nothing was new): the next is due as late as anybody asks for."""
    poll.visits += 1
    poll.failures, poll.failing_since, poll.trouble, poll.gone = 0, None, None, False
    if feed is not None:
        poll.title = feed.title or poll.title
        whole = not feed.cut
        poll.etag, poll.modified = (headers.get("etag"), headers.get("last-modified")) if whole else (None, None)
    asked = 60.0 * (feed.minutes or 0) if feed is not None else 0.0
    age = re.search(r"(?:^|[\s,])max-age=(\d{1,9})", headers.get("cache-control", ""))
    wait = max(every, min(asked, LONGEST_WAIT), min(float(age[1]) if age else 0.0, LONGEST_WAIT))
    poll.due = now + wait * (1 + chance.uniform(0, JITTER))


def after_failure(
    poll: Poll, trouble: FetchError | InputError, now: float, every: float, chance: random.Random
) -> None:
    """Notes a visit that failed: the wait is that of a good one, then doubles each time, up to a day; the server's
    `Retry-After` holds where it is longer."""
    poll.visits += 1
    poll.failures += 1
    poll.failing_since = now if poll.failing_since is None else poll.failing_since
    poll.trouble = trouble.reason
    wait = min(every * 2 ** min(poll.failures - 1, 12), max(LONGEST_WAIT, every))
    if isinstance(trouble, FetchError):
        poll.gone = trouble.status == 410
        wait = max(wait, retry_after(trouble.retry_after, now))
    if poll.gone:
        wait = 7 * DAY
    poll.due = now + wait * (1 + chance.uniform(0, JITTER))


def retry_after(given: str | None, now: float) -> float:
    """The seconds that a `Retry-After` asks for, at most a day; 0 for none and for nonsense."""
    if not given:
        return 0.0
    text = given.strip()
    if text.isdigit():
        return min(float(text[:9]), LONGEST_WAIT)
    try:
        return min(max(0.0, parsedate_to_datetime(text).timestamp() - now), LONGEST_WAIT)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def passing(trouble: FetchError) -> bool:
    """Whether the same request may well succeed later."""
    return trouble.kind in _PASSING or (trouble.kind == "status" and trouble.status in _TEMPORARY)
