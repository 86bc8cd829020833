"""Origins: how many independent sources stand behind an event, copies of one text and one agency counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from chancery.facts.contributions import Head
from chancery.facts.copies import CopyKind, CopyLink, Origin
from chancery.record.comparisons import COPY_REACH, one_text
from chancery.record.sketches import bands, resemblance
from chancery.record.views import DAY, View
from chancery.record.words import likeness

_STORY_KEYS = 8
_EDITION = 10 * DAY
_ALIKE = 0.35


@lru_cache(maxsize=10_000)
def copy_keys(head: Head) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys a report emits and seeks: the bands of its sketch; an edition seeks the outlet's story."""
    story = [f"{head.house}~{term}" for term in head.terms[:_STORY_KEYS]] if head.house else []
    first = head.edition == "first"
    emits = {*bands(head.sketch), *(f"{'' if first else '+'}{s}" for s in story)}
    seeks = {*bands(head.sketch), *(f"{'+' if first else ''}{s}" for s in story)}
    if not first:
        seeks |= {f"+{s}" for s in story}
    return tuple(sorted(emits)), tuple(sorted(seeks))


def copies(one: Head, other: Head) -> bool:
    """True where two reports are one text, or one is a later edition of the other's story by the same outlet."""
    apart = _apart(one, other)
    if apart <= COPY_REACH and one_text(one, other):
        return True
    if one.edition == other.edition == "first" or not one.house or one.house != other.house:
        return False
    return apart <= _EDITION and likeness(one.terms, other.terms) >= _ALIKE


def _apart(one: Head, other: Head) -> float:
    if one.at is None or other.at is None:
        return 0.0
    return abs((one.at - other.at).total_seconds())


def origin(heads: Iterable[Head]) -> Origin:
    """The origin that a component of reports goes back to: its first report, and how each later one hangs on an
    earlier."""
    ordered = sorted(heads, key=order)
    links = []
    first: dict[tuple[int, ...], Head] = {}
    for number, head in enumerate(ordered):
        known = first.setdefault(head.sketch, head)
        if not number:
            continue
        other = known
        if known is head or not head.sketch:  # none before it has the same words
            like, other = -1.0, ordered[0]
            for sketch, h in first.items():
                if h is not head and (found := resemblance(head.sketch, sketch)) > like:
                    like, other = found, h
        kind: CopyKind = "copy"
        if head.edition != "first":
            kind = head.edition
            own = (h for h in reversed(ordered[:number]) if h.house == head.house and copies(h, head))
            other = next(own, other)
        links.append(
            CopyLink(report=head.id, of=other.id, kind=kind, likeness=round(resemblance(head.sketch, other.sketch), 3))
        )
    agencies = sorted({a for h in ordered for a in h.agencies})
    return Origin(
        id=ordered[0].id,
        reports=tuple(h.id for h in ordered),
        links=tuple(links),
        agency=agencies[0] if agencies else None,
    )


def order(head: Head) -> tuple[float, str]:
    """By publication, undated ones last, then by id."""
    return (head.at.timestamp() if head.at is not None else float("inf"), head.id)


def sources(views: Sequence[View], origins: Mapping[str, Origin], heads: Mapping[str, Head]) -> tuple[str, ...]:
    """The independent sources behind some mentions, sorted: the agencies they credit, else the outlet that first had
    the text. An outlet that another credits, and that tells it too, is one of the two.

    Five papers that print one text of Kyodo's, and Kyodo itself, are one; two articles of one outlet are one.
    """
    if len(views) == 1:
        view = views[0]
        alone = origins.get(view.report)
        if not view.mention.agencies and view.head.house and (alone is None or len(alone.reports) == 1):
            return (view.head.house,)
    credited: dict[str, set[str]] = {}
    houses = {v.head.house for v in views} - {None}
    for view in views:
        known = origins.get(view.report)
        root = known.id if known is not None else view.report
        if root not in credited:
            copied = known.reports if known is not None and len(known.reports) > 1 else ()
            credited[root] = {a for report in copied if report in heads for a in heads[report].agencies}
        credited[root].update(view.mention.agencies)
        credited[root].update(s for s in view.mention.sources if s in houses and s != view.head.house)
    out: set[str] = set()
    for root, agencies in credited.items():
        if agencies:
            out |= agencies
        else:
            first = heads.get(root)
            out.add(first.house if first is not None and first.house else root)
    return tuple(sorted(out))
