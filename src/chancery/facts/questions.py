"""Questions: what the report says remains to be seen."""

from __future__ import annotations

import msgspec

from chancery.facts.spans import Span


class Question(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """ "…to see if Takaichi can persuade Trump …, or if Trump will maintain …": an open question and its alternatives."""

    text: Span
    alternatives: tuple[Span, ...]
    about: tuple[str, ...] = ()
    by: str | None = None
