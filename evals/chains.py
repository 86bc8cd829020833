"""Chains and relations: what the shared scorer does not look at."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

RELATIONS = Path(__file__).parent / "relations.jsonl"
"""Stated relations in the development reports, by document and characters: annotated by one reader."""


def chain_figures(gold: list[dict[str, Any]], documents: list[dict[str, Any]]) -> dict[str, float]:
    """Of the claims that match their gold: the share with the right innermost link, and with the right certainty."""
    links: list[bool] = []
    sure: list[bool] = []
    for one, document in zip(gold, documents, strict=True):
        free = list(document["claims"])
        for claim in one.get("claims", []):
            found = next((c for c in free if _matches(one["text"], claim, c)), None)
            if found is None:
                continue
            free.remove(found)
            if claim.get("chain"):
                links.append(_alike(claim["chain"][-1], found["chain"][-1]["name"]))
            if claim.get("certainty"):
                sure.append(found["certainty"] == claim["certainty"])
    shares = {"innermost": links, "certainty": sure}
    return {name: round(sum(right) / len(right), 4) for name, right in shares.items() if right}


def relation_figures(readings: dict[str, dict[str, Any]]) -> dict[str, float]:
    """F1 of relations over the documents that hold any or have one read: same pair, same direction, spans that touch."""
    gold = [json.loads(line) for line in RELATIONS.read_text(encoding="utf-8").splitlines()]
    hits = read = 0
    for doc, document in readings.items():
        countries = {a["id"]: a.get("country") for a in document["actors"]}
        free = [g for g in gold if g["doc"] == doc]
        for relation in document["relations"]:
            read += 1
            pair = sorted(str(countries.get(a) or a.removeprefix("state:")) for a in relation["between"])
            start, end = relation["span"]
            same = next(
                (
                    g
                    for g in free
                    if g["between"] == pair
                    and g["direction"] == relation["direction"]
                    and start < g["span"][1]
                    and g["span"][0] < end
                ),
                None,
            )
            if same is not None:
                free.remove(same)
                hits += 1
    wanted = sum(g["doc"] in readings for g in gold)
    return {"relations": round(2 * hits / (wanted + read), 4) if wanted + read else 0.0}


def _matches(text: str, gold: dict[str, Any], claim: dict[str, Any]) -> bool:
    start, end = located(text, gold["content"])
    a, b = claim["content"]
    shared = min(end, b) - max(start, a)
    if shared <= 0 or shared / (max(end, b) - min(start, a)) < 0.5:
        return False
    sources = gold["source"] if isinstance(gold["source"], list) else [gold["source"]]
    return any(_alike(s, link["name"]) for s in sources for link in claim["chain"])


def located(text: str, snippet: str | list[Any]) -> tuple[int, int]:
    """The characters of a snippet of the gold: its first occurrence, or the one of the number beside it."""
    words, number = (snippet, 0) if isinstance(snippet, str) else snippet
    at = -1
    for _ in range(number + 1):
        at = text.find(words, at + 1)
    return at, at + len(words)


def _alike(one: str, other: str) -> bool:
    a, b = ({w for w in re.findall(r"\w+", t.lower()) if w not in ("the", "a", "an")} for t in (one, other))
    return bool(a) and bool(b) and len(a & b) / len(a | b) >= 0.5
