"""Mentions: one report's telling of one happening, whole outside its report, so that it can be compared with others."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from chancery.facts.actors import ActorKind
from chancery.facts.claims import Certainty
from chancery.facts.events import Link, Role, Salience, Status
from chancery.facts.quotes import Quote
from chancery.facts.spans import Span
from chancery.facts.times import Window

Standing = Literal["background", "hedged", "firm", "official"]
"""How much weight a telling has: a background remark, a hedged word, plain news, or news on official word."""


class Party(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """A participant as one report gives it: the actor with name, country and office as of that report's date."""

    actor: str
    name: str
    kind: ActorKind
    role: Role
    country: str | None = None
    office: str | None = None


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """What one report says of one happening, with the words behind every field.

    `id` is `REPORT.START-END`, the report's id and the first span that names the happening; each of `spans` gives such
    an id, and all of them lead here. `words` are what stands at `spans`; `event` is its id within its reading. `at` is the moment of publication in UTC: a
    report with only a date counts as the end of that day at its outlet; None where the report is undated.
    `standing` is its weight when reports differ, `certainty` the strongest to which its claims commit, `sources` the names the words are credited to, innermost
    last, `agencies` those of them that are news agencies. `lemma` is the head word of the trigger, `kin` the families of words it belongs to (`kin-words.csv`); `names` are the proper names of its sentence, folded to lower case; `content` are the other words of the sentence that carry its sense. `reach` is the stretch of time in which the same
    happening may be told of elsewhere. `emits` are the keys it is filed under and `seeks` those it looks under: two
    mentions are candidates where one's `emits` meet the other's `seeks` and their `reach` overlaps (a symmetric law).
    `series` is a key shared by the occurrences of a recurring happening ("the annual talks"). `named` are the words that
    name a change ("postponed", "now"). `evidence` holds the quotes by field: `mention` (the sentence), `status`, `window`,
    `participants`, `place`, `topics`.
    """

    id: str
    report: str
    event: str
    at: datetime | None
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    type: str
    family: str
    lemma: str
    kin: tuple[str, ...] = ()
    status: Status
    certainty: Certainty
    standing: Standing
    salience: Salience
    window: Window
    parties: tuple[Party, ...] = ()
    place: str | None = None
    place_country: str | None = None
    place_is_country: bool = False
    topics: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    series: str | None = None
    named: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    reach: tuple[datetime, datetime]
    emits: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    evidence: dict[str, tuple[Quote, ...]] = {}
    confidence: float = 1.0


def mention_id(report: str, span: Span) -> str:
    """`3fa9c1d2e4b5a697.120-131`: a mention is named by its report and the place of its words."""
    return f"{report}.{span[0]}-{span[1]}"


def placed(id: str) -> tuple[str, Span]:
    """The report and span that a mention's id names; `ValueError` where it is none."""
    report, dot, place = id.rpartition(".")
    start, dash, end = place.partition("-")
    if not (dot and dash and report and start.isdigit() and end.isdigit()):
        raise ValueError(f"{id!r} is no id of a mention; one looks like 3fa9c1d2e4b5a697.120-131")
    return report, (int(start), int(end))
