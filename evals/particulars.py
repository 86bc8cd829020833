"""Particulars: where a happening is and what it is about, which the shared scorer does not look at."""

from __future__ import annotations

from typing import Any

from chancery.scoring import Comparison
from evals.chains import located

_TOUCH = 0.3
"""How much of the two spans together a topic must share with that of the gold."""


def particular_figures(gold: list[dict[str, Any]], documents: list[dict[str, Any]]) -> dict[str, float]:
    """`place`: the share of the found events whose place the gold gives that have it; `topics`: F1 over the found
    events that have a topic in the gold.
    """
    places: list[bool] = []
    wanted = given = hits = 0
    for one, document in zip(gold, documents, strict=True):
        comparison = Comparison(one, document)
        text = one["text"]
        for g, p in comparison.pairs:
            told, event = comparison.golds[g][0], comparison.events[p]
            if told.get("optional"):
                continue
            if told.get("place"):
                places.append(_same_place(text, told["place"], event.get("place")))
            spans = [located(text, snippet) for snippet in told.get("topics", [])]
            free = [tuple(t["span"]) for t in event.get("topics", [])]
            wanted, given = wanted + len(spans), given + (len(free) if spans else 0)
            for span in spans:
                found = next((f for f in free if _ratio(span, f) >= _TOUCH), None)
                if found is not None:
                    free.remove(found)
                    hits += 1
    figures: dict[str, float] = {}
    if places:
        figures["place"] = round(sum(places) / len(places), 4)
    if wanted:
        figures["topics"] = round(2 * hits / (wanted + given), 4)
    return figures


def _same_place(text: str, snippet: str | list[Any], place: dict[str, Any] | None) -> bool:
    if place is None:
        return False
    start, end = located(text, snippet)
    a, b = place["span"]
    return (start < b and a < end) or text[start:end].lower() == place["name"].lower()


def _ratio(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0
