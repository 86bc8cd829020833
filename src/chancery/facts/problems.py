"""Problems: trouble in a report, as a value with a place and a reason."""

from __future__ import annotations

import msgspec

from chancery.facts.spans import Span


class Problem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What could not be read and why: an ambiguous date, lost text, an unknown language, no publication date."""

    kind: str
    message: str
    span: Span | None = None
