"""Views: a mention as the comparisons see it, everything that two of them share worked out once."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from chancery.facts.contributions import Head
from chancery.facts.mentions import Mention, Party
from chancery.record.identity import NOBODY, Identities
from chancery.record.keys import lands
from chancery.record.words import root, words_of

_FINE = frozenset({"minute", "hour", "part-of-day", "day"})
_AHEAD = frozenset({"sought", "possible", "arranging", "scheduled"})
_PAST = frozenset({"occurred", "ongoing"})
DAY = 86_400.0


class View:
    """A mention with its window in seconds of the epoch, its parties by country, its words as sets."""

    __slots__ = (
        "ahead",
        "at",
        "content",
        "content_key",
        "day",
        "earliest",
        "fine",
        "head",
        "id",
        "identities",
        "kin",
        "lands",
        "latest",
        "mention",
        "names",
        "past",
        "people",
        "report",
        "roles",
        "sentence",
        "story",
        "strangers",
        "told",
        "topics",
        "type",
    )

    def __init__(self, mention: Mention, head: Head, identities: Identities = NOBODY) -> None:
        self.mention, self.head, self.identities = mention, head, identities
        told = msgspec.msgpack.encode((mention, head.edition, head.house, head.sketch, head.words, identities.key))
        self.content_key = hashlib.blake2b(told, digest_size=16).digest()
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
        self.lands = frozenset(lands(mention.parties))
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
        self.story = frozenset(mention.terms)
        self.topics = frozenset(root(w) for t in (*mention.topics, *mention.purpose) for w in words_of(t) if len(w) > 3)
        quotes = mention.evidence.get("mention", ())
        self.content = frozenset(mention.content)
        self.sentence = frozenset(words_of(quotes[0].text)) if quotes else frozenset()


def _seconds(moment: datetime | None) -> float | None:
    return None if moment is None else moment.timestamp()
