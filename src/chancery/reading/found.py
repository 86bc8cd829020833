"""What an attribution is while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.claims import Certainty
from chancery.reading.contents import Range


@dataclass(slots=True)
class Found:
    """An attribution: who (a token), by which words, the whole content, how firmly; `verb` is its predicate, if any.

    `carrier` is a word further out in the chain: in "Kyodo said, citing officials" the subject of "said". `declined`: the words are what somebody would not say.
    """

    source: int | None
    cue: Range
    first: int
    last: int
    strength: Certainty
    verb: int | None
    carrier: int | None = None
    declined: bool = False
