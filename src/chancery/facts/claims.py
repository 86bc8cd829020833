"""Claims: on whose word the report says what it says."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.spans import Span

LinkKind = Literal[
    "outlet", "agency", "official-named", "official-anonymous", "institution", "document", "observer", "unspecified"
]
Certainty = Literal["stated", "likely", "possible", "unlikely", "denied"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a claim's chain: who passes the words on. `span` is None only for an outlet its text does not name."""

    name: str
    kind: LinkKind
    span: Span | None
    actor: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the report and the chain of those on whose word they stand, from the outlet inwards.

    "…are finalizing arrangements…, according to government sources": chain outlet, agency, government sources;
    `cue` is "according to", `content` the words attributed; `certainty` is what the words commit to.
    """

    id: str
    chain: tuple[Source, ...]
    content: Span
    certainty: Certainty
    cue: Span | None = None
    quote: bool = False
    confidence: float = 1.0
