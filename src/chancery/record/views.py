"""Views: a mention as the comparisons see it, everything that two of them share worked out once."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from sys import intern
from typing import Any

from chancery.facts.contributions import Head
from chancery.facts.mentions import Mention, Party
from chancery.facts.record_events import Reason
from chancery.record.identity import NOBODY, Identities
from chancery.record.keys import MOVING
from chancery.record.sketches import packed
from chancery.record.words import root, words_of

_FINE = frozenset({"minute", "hour", "part-of-day", "day"})
_AHEAD = frozenset({"sought", "possible", "arranging", "scheduled"})
_PAST = frozenset({"occurred", "ongoing"})
DAY = 86_400.0


class View:
    """A mention with its window in seconds of the epoch, its parties by country, its words as sets.

    `moved` is true for a plan told to be put off, or that words of moving stand over: "agreed to move the visit to a later
    day"; `crowded` where there are too many such to tell whose new date one is. `scores` remembers what it was compared with, `reasons` why,
    `columns` how it stands among others (`columns.py`), `filed` what it emits and seeks and its reach (`core.py`).
    """

    __slots__ = (
        "_sentence",
        "_topics",
        "_when",
        "ahead",
        "at",
        "columns",
        "content",
        "crowded",
        "day",
        "earliest",
        "filed",
        "fine",
        "head",
        "id",
        "identities",
        "kin",
        "lands",
        "latest",
        "mention",
        "moved",
        "names",
        "past",
        "people",
        "reasons",
        "report",
        "roles",
        "scores",
        "sketch",
        "story",
        "strangers",
        "told",
        "type",
    )

    def __init__(self, mention: Mention, head: Head, identities: Identities = NOBODY) -> None:
        self.mention, self.head, self.identities = mention, head, identities
        self.id, self.report, self.type = mention.id, mention.report, mention.type
        window = mention.window
        self.at = _seconds(mention.at)
        self.earliest, self.latest = _seconds(window.earliest), _seconds(window.latest)
        self.told = bool(window.spans)
        self.fine = self.told and (
            window.granularity in _FINE
            or (self.earliest is not None and self.latest is not None and self.latest - self.earliest < 8 * DAY)
        )
        self.day = window.edtf if window.edtf and len(window.edtf) == 10 else None
        self.ahead, self.past = mention.status in _AHEAD, mention.status in _PAST
        self.lands = frozenset([p.country or p.actor for p in mention.parties])
        self.roles: dict[str, str] = {}
        self.people: dict[str, list[Party]] = {}
        self.strangers: list[Party] = []
        for party in mention.parties:
            self.roles.setdefault(party.country or party.actor, party.role)
            if party.kind == "person":
                if party.country:
                    self.people.setdefault(party.country, []).append(party)
                else:
                    self.strangers.append(party)
        self.kin = frozenset(mention.kin)
        self.names = frozenset(mention.names)
        self.story = _story(head.terms)
        self.sketch = packed(head.sketch)
        self.content = frozenset(mention.content)
        self.moved = mention.status == "postponed" or (self.ahead and not MOVING.isdisjoint(mention.named))
        self.crowded = False
        self.scores: dict[View, float] = {}
        self.reasons: dict[View, tuple[Reason, ...]] = {}
        self.columns: tuple[Any, ...] | None = None
        self.filed: tuple[tuple[str, ...], tuple[str, ...], float, float] | None = None
        self._topics: frozenset[str] | None = None
        self._when: str | None = None
        self._sentence: frozenset[str] | None = None

    def is_of(self, mention: Mention, head: Head, identities: Identities) -> bool:
        """True where it was made of these very values."""
        same = self.mention is mention and self.head is head
        return same and (self.identities is identities or self.identities == identities)

    @property
    def when(self) -> str:
        """Its days and its status, as they are shown."""
        if self._when is None:
            self._when = f"{self.mention.window.interval() or 'no date'} {self.mention.status}"
        return self._when

    @property
    def topics(self) -> frozenset[str]:
        """The roots of the words of its topics and purposes."""
        if self._topics is None:
            self._topics = _roots((*self.mention.topics, *self.mention.purpose))
        return self._topics

    @property
    def sentence(self) -> frozenset[str]:
        """The words of its sentence."""
        if self._sentence is None:
            quotes = self.mention.evidence.get("mention", ())
            self._sentence = frozenset(words_of(quotes[0].text)) if quotes else frozenset()
        return self._sentence


@lru_cache(maxsize=1_000)
def _story(terms: tuple[str, ...]) -> frozenset[str]:
    """The words of a story, once for all that its report tells, each word the same object everywhere: so they are compared at
    a look."""
    return frozenset(map(intern, terms))


@lru_cache(maxsize=20_000)
def _roots(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(root(w) for t in labels for w in words_of(t) if len(w) > 3)


def _seconds(moment: datetime | None) -> float | None:
    return None if moment is None else moment.timestamp()
