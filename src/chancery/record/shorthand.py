"""Shorthand: contributions as the index keeps them, without what follows from the rest.

Every sentence of a report that is quoted is written once, and a quote is where it stands in it; keys, reach, names and ids are
found again by the rules that made them. A contribution that says anything otherwise than by these rules is written out.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from chancery.facts.events import Link
from chancery.record.contributions import NAME

Moment = int | tuple[int, int] | None
"""Days since another moment, doubled; or seconds, doubled and one more; with the minutes of an offset from UTC other than 0."""
Place = list[int]
"""Spans, one after the other: where each begins, since some place of the text, and how long it is."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = 86_400
FIELDS = ("mention", "status", "window", "participants", "place", "topics")
"""The fields of a mention that have quotes, in their order."""


class Odd(Exception):
    """What cannot be written in shorthand; caught within the record."""


class ShortWindow(msgspec.Struct, array_like=True, gc=False):
    """A window; `edtf` is True where it is the day of `earliest`."""

    earliest: Moment
    latest: Moment
    granularity: str
    edtf: str | bool | None
    timezone: str | None
    spans: Place
    wanted: bool


class ShortParty(msgspec.Struct, array_like=True, gc=False):
    """Who takes part; `actor` is True where it is the id that follows from name and kind."""

    actor: str | bool
    name: str
    kind: str
    role: str
    country: str | None
    office: str | None


class ShortMention(msgspec.Struct, array_like=True, gc=False):
    """A telling: `spans` and `evidence` stand since the beginning of its sentence. `reach` and `keys` where they do not follow."""

    sentence: Place
    spans: Place
    words: tuple[str, ...] | None
    event: str
    type: str
    family: str
    lemma: str
    kin: tuple[str, ...]
    status: str
    certainty: str
    standing: str
    salience: str
    window: ShortWindow
    parties: tuple[ShortParty, ...]
    place: str | None
    place_country: str | None
    place_is_country: bool
    topics: tuple[str, ...]
    purpose: tuple[str, ...]
    sources: tuple[str, ...]
    agencies: tuple[str, ...]
    series: str | None
    named: tuple[str, ...]
    names: tuple[int | str, ...]
    content: tuple[str, ...]
    links: tuple[Link, ...]
    reach: tuple[Moment, Moment] | None
    keys: tuple[tuple[str, ...], tuple[str, ...]] | None
    evidence: tuple[Place | None, ...]
    confidence: float


class ShortOrdering(msgspec.Struct, array_like=True, gc=False):
    """An order; mentions by their number."""

    event: int | str
    relation: str
    anchor: int | str
    kind: str
    by: str | None
    quotes: Place


class ShortQuestion(msgspec.Struct, array_like=True, gc=False):
    """A question; its id where it does not follow."""

    id: str | None
    text: Place
    alternatives: Place
    about: tuple[str, ...]
    actors: tuple[str, ...]
    tells: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    by: str | None


class ShortPosition(msgspec.Struct, array_like=True, gc=False):
    """A position; of its id what follows the report."""

    id: str
    actor: str
    name: str
    country: str | None
    stance: str
    issue: str
    subject: tuple[str, ...]
    toward: str | None
    certainty: str
    quote: Place


class ShortTie(msgspec.Struct, array_like=True, gc=False):
    """A relation; of its id what follows the report."""

    id: str
    between: tuple[str, str]
    direction: str
    because: str | None
    quote: Place


class ShortHead(msgspec.Struct, array_like=True, gc=False):
    """The head of a report, with every text that is quoted of it and the steps from the beginning of one to the next. `house` is True
    where it is the outlet, `published` where it is the moment in UTC."""

    id: str
    at: int | None
    texts: tuple[str, ...]
    starts: Place
    key: str | None
    outlet: str | None
    house: str | bool | None
    published: str | bool | None
    title: str | None
    url: str | None
    language: str
    agencies: tuple[str, ...]
    edition: str
    mark: Place
    words: int
    terms: tuple[str, ...]
    sketch: bytes


class Short(msgspec.Struct, array_like=True, gc=False):
    """A whole contribution."""

    head: ShortHead
    mentions: tuple[ShortMention, ...]
    orderings: tuple[ShortOrdering, ...]
    questions: tuple[ShortQuestion, ...]
    positions: tuple[ShortPosition, ...]
    ties: tuple[ShortTie, ...]


class ShortQuestions(msgspec.Struct, array_like=True, gc=False):
    """A contribution of which the questions are looked at."""

    head: ShortHead
    mentions: msgspec.Raw
    orderings: msgspec.Raw
    questions: tuple[ShortQuestion, ...]


def name_at(text: str, start: int) -> str:
    """The name that begins at a place of a sentence, in lower case."""
    found = NAME.match(text, start)
    return found.group().removesuffix("'s").removesuffix("’s").lower() if found is not None else ""


@lru_cache(maxsize=20_000)
def actor_of(kind: str, name: str, country: str | None) -> str:
    """The id that most actors of a name have."""
    return f"state:{country}" if kind == "state" else f"{kind}:{name.lower().replace(' ', '-')}"


def published_at(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def whole_seconds(moment: datetime) -> int:
    if moment.microsecond:
        raise Odd
    return int(moment.timestamp())
