"""Claims: on whose word the report says what it says."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.spans import Span

LinkKind = Literal[
    "outlet", "agency", "official-named", "official-anonymous", "institution", "document", "observer", "unspecified"
]
Certainty = Literal["stated", "likely", "possible", "unlikely", "denied"]


class Source(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One link of a claim's chain: who passes the words on. `span` is None only for an outlet its text does not name.

    `span` holds `name` and what is said of who it is. `count` is the number of people where it is said ("two officials"),
    `country` the ISO alpha-3 code of the one they speak for, `anonymity` the words on which they did ("on condition of
    anonymity because they were not authorized to speak").
    """

    name: str
    kind: LinkKind
    span: Span | None
    actor: str | None = None
    country: str | None = None
    count: int | None = None
    anonymity: Span | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words of the report and the chain of those on whose word they stand, from the outlet inwards.

    "…are finalizing arrangements…, according to government sources": chain outlet, agency, government sources;
    `cue` is "according to", `content` the words attributed; `certainty` is what the words commit to. `declined` marks
    words that somebody would not say: "declined to say whether the envoy would accept".
    """

    id: str
    chain: tuple[Source, ...]
    content: Span
    certainty: Certainty
    cue: Span | None = None
    quote: bool = False
    declined: bool = False
    confidence: float = 1.0
