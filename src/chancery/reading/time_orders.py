"""Words of order before a time, and what they make of its window: "before April", "no earlier than May 3", "by Friday"."""

from __future__ import annotations

from datetime import datetime

from chancery.facts.times import Window
from chancery.language.text import Text
from chancery.reading.anchors import preposition_of, words_before

UNTIL = frozenset({"by", "until", "till", "no later than", "not later than", "through", "up to"})
BEFORE = frozenset({"before", "ahead of", "prior to", "in advance of", "just before", "shortly before", "well before"})
AFTER = frozenset({"after", "beyond", "following", "soon after", "shortly after", "only after"})
SINCE = frozenset(
    {
        "no earlier than",
        "not earlier than",
        "not before",
        "until at least",
        "at least until",
        "since",
        "from",
        "starting",
        "beginning",
        "as of",
        "effective",
        "as early as",
    }
)


def order_before(text: Text, head: int, first: int) -> str:
    """The word of order of a time: what stands before it, or "at the earliest", "at the latest" behind it."""
    last = head
    while last + 1 < len(text.lower) and text.lower[last + 1] not in ("at", ".", ",", ";") and last < head + 3:
        last += 1
    behind = text.lower[last + 1 : last + 4]
    if behind in (["at", "the", "earliest"], ["at", "the", "latest"]):
        return "no earlier than" if behind[2] == "earliest" else "by"
    if (
        first > 1
        and text.lower[first - 1] == "of"
        and text.lower[first - 2] in ("onset", "start", "beginning", "end", "eve")
    ):
        return words_before(text, first - 2)[0] or "of"
    given = words_before(text, first)[0] or preposition_of(text, head)
    if given:
        return given
    if first > 0 and text.upos[first - 1] in ("ADP", "SCONJ"):
        before = text.lower[first - 1]
        if before in ("of", "to") and first > 1 and text.lower[first - 2] in ("ahead", "prior", "advance"):
            return {"ahead": "ahead of", "prior": "prior to", "advance": "in advance of"}[text.lower[first - 2]]
        return before
    return ""


def bounded(window: Window, preposition: str) -> Window | None:
    """What a preposition makes of a time: "before April" ends where April begins, "since May" begins with May."""
    word = preposition.removeprefix("only ").removeprefix("just ") or ""
    last = word.split(" ")[-1] if word not in BEFORE | UNTIL | AFTER | SINCE else word

    def edges(earliest: datetime | None, latest: datetime | None) -> Window:
        return Window(
            earliest=earliest,
            latest=latest,
            granularity=window.granularity,
            edtf=None,
            timezone=window.timezone,
            spans=window.spans,
        )

    if word in BEFORE or last in ("before",):
        return edges(None, window.earliest)
    if word in UNTIL or last in UNTIL:
        return edges(None, window.latest)
    if word in AFTER or last == "after":
        return edges(window.latest, None)
    if word in SINCE or last in ("since", "from"):
        whole = window.edtf is not None and "/" in window.edtf
        return window if whole else edges(window.earliest, None)
    return window
