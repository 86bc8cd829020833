"""Scoring: readings against gold annotations, noun by noun.

A gold event counts as found where a mention of a `news` event overlaps one of its mentions (each side once, by agreement of
type and then by overlap). `type`, `who` (F1 of countries), `status` and `when` are shares of the found events; `strict` is the
F1 of events with type, who and status all right. Claims, positions, constraints and questions are matched one to one.
Gold events marked `optional` are neither demanded nor punished.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

Figures = dict[str, float | int]
FIGURES = (
    "docs",
    "gold",
    "events_P",
    "events_R",
    "events_F1",
    "strict_F1",
    "type",
    "who",
    "status",
    "when",
    "claims",
    "positions",
    "constraints",
    "questions",
)
_NAMES_NOTHING = 100
_FORMER = {"congratulation": "courtesy", "trade-deal": "agreement"}
_ALSO = {"statement": {"rejection", "pledge"}, "agreement": {"trade-deal"}, "demand": {"rejection"}}
_SIDE = {"before": "b", "not-after": "b", "after": "a", "not-before": "a", "during": "d"}
_NOUNS = ("claims", "positions", "constraints", "questions")
Place = tuple[int, int]
Json = dict[str, Any]


def score(gold: list[Json], readings: list[Json]) -> tuple[Figures, list[str]]:
    """The figures over all gold documents, and the names of those without a reading (matched by text, white space aside)."""
    by_text = {_squash(r["report"]["text"]): r for r in readings}
    missing: list[str] = []
    total: dict[str, float] = {}
    for one in gold:
        reading = by_text.get(_squash(one["text"]))
        if reading is None:
            missing.append(str(one["doc"]))
            reading = {"report": {"text": one["text"]}}
        for key, value in Comparison(one, reading).counts().items():
            total[key] = total.get(key, 0) + value
    return _figures(total, len(gold)), missing


def _figures(t: dict[str, float], docs: int) -> Figures:
    def share(a: float, b: float) -> float:
        return a / b if b else float("nan")

    def harmonic(a: float, b: float) -> float:
        return 2 * a * b / (a + b) if a + b > 0 else 0.0

    precision, recall = share(t["hit"], t["pred"]), share(t["hit"], t["gold"])
    return {
        "docs": docs,
        "gold": int(t["gold"]),
        "events_P": precision,
        "events_R": recall,
        "events_F1": harmonic(precision, recall),
        "strict_F1": harmonic(share(t["strict"], t["pred"]), share(t["strict"], t["gold"])),
        "type": share(t["type"], t["hit"]),
        "who": share(t["who"], t["hit"]),
        "status": share(t["status"], t["hit"]),
        "when": share(t["when"], t["dated"]),
        **{n: share(2 * t[n], t[f"{n} gold"] + t[f"{n} pred"]) for n in _NOUNS},
    }


def _squash(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower().split(":")[-1]).strip("-")


def _code(name: str) -> str:
    return name if re.fullmatch(r"[A-Z]{3}", name) else _slug(name)


def _shared(a: Place, b: Place) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _ratio(a: Place | None, b: Place) -> float:
    if a is None:
        return 0.0
    common = _shared(a, b)
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common else 0.0


def _f1(a: set[str], b: set[str]) -> float:
    if not a and not b:
        return 1.0
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {"the", "a", "an"}


def judged(comparison: Comparison) -> list[tuple[Json, bool]]:
    """Every event shown as news, and whether a gold event, demanded or optional, has its type, status and participants."""
    out = []
    golds = {p: comparison.golds[g][0] for g, p in comparison.pairs}
    for number, event in enumerate(comparison.events):
        gold = golds.get(number)
        right = (
            gold is not None
            and event["type"] in _types(gold["type"])
            and event["status"] in _list(gold["status"])
            and _f1(comparison._countries(event), {_code(c) for c in gold.get("who", ())}) == 1.0
        )
        out.append((event, right))
    return out


class Comparison:
    """One reading held against the gold of its report."""

    def __init__(self, gold: Json, reading: Json) -> None:
        self.gold, self.reading = gold, reading
        self.text: str = reading["report"]["text"]
        self.keys = self._actor_keys()
        self.golds: list[tuple[Json, list[Place]]] = [
            (e, [p for p in (self._find(m) for m in e["mentions"]) if p is not None]) for e in gold["events"]
        ]
        self.events: list[Json] = [e for e in reading.get("events", ()) if e.get("salience") != "background"]
        self.pairs = self._pairs()
        self.twin = self._twins()

    def counts(self) -> dict[str, float]:
        """The raw counts of this report, to be added up over all."""
        demanded = [i for i, (e, _) in enumerate(self.golds) if not e.get("optional")]
        required = [(g, p) for g, p in self.pairs if g in set(demanded)]
        t: dict[str, float] = dict.fromkeys(("type", "who", "status", "when", "dated", "strict"), 0)
        t["gold"], t["hit"] = len(demanded), len(required)
        t["pred"] = len(self.events) - (len(self.pairs) - len(required))
        for g, p in required:
            gold, event = self.golds[g][0], self.events[p]
            typed = event["type"] in _types(gold["type"])
            who = _f1(self._countries(event), {_code(c) for c in gold.get("who", ())})
            status = event["status"] in _list(gold["status"])
            t["type"] += typed
            t["who"] += who
            t["status"] += status
            t["strict"] += typed and status and who == 1.0
            if gold.get("window"):
                t["dated"] += 1
                t["when"] += _same_window(event.get("window") or {}, gold["window"])
        same: dict[str, Callable[[Json, Json], bool]] = {
            "claims": self._same_claim,
            "positions": self._same_position,
            "constraints": self._same_constraint,
            "questions": self._same_question,
        }
        for noun in _NOUNS:
            golds, preds = self.gold.get(noun, []), list(self.reading.get(noun, ()))
            t[f"{noun} gold"], t[f"{noun} pred"], t[noun] = len(golds), len(preds), 0
            for one in golds:
                found = next((i for i, p in enumerate(preds) if same[noun](one, p)), None)
                if found is not None:
                    del preds[found]
                    t[noun] += 1
        return t

    def _find(self, item: Any) -> Place | None:
        if not isinstance(item, str) and isinstance(item[0], int):
            return int(item[0]), int(item[1])
        snippet, nth = (item, 0) if isinstance(item, str) else item
        at = -1
        for _ in range(nth + 1):
            at = self.text.find(snippet, at + 1)
            if at < 0:
                return None
        return at, at + len(snippet)

    def _actor_keys(self) -> dict[str, set[str]]:
        keys = {}
        for actor in self.reading.get("actors", ()):
            country = actor["id"].split(":")[1] if actor["id"].startswith("state:") else actor.get("country")
            keys[actor["id"]] = {country} if country else set() if actor["kind"] == "group" else {_slug(actor["id"])}
        return keys

    def _countries(self, event: Json) -> set[str]:
        found = [self.keys.get(p["actor"], {_slug(p["actor"])}) for p in event.get("participants", ())]
        return set().union(*found)

    def _touch(self, places: list[Place], event: Json) -> int:
        short = [tuple(m) for m in event["mentions"] if m[1] - m[0] <= _NAMES_NOTHING]
        return sum(min(_shared(a, b), 40) for a in places for b in short)

    def _pairs(self) -> list[tuple[int, int]]:
        candidates = []
        for g, (gold, places) in enumerate(self.golds):
            for p, event in enumerate(self.events):
                touch = self._touch(places, event)
                if touch > 0:
                    candidates.append((event["type"] in _types(gold["type"]), touch, g, p))
        used_gold: set[int] = set()
        used: set[int] = set()
        out = []
        for _, _, g, p in sorted(candidates, reverse=True):
            if g not in used_gold and p not in used:
                used_gold.add(g)
                used.add(p)
                out.append((g, p))
        return out

    def _twins(self) -> dict[str, str]:
        """For every event of the reading, background ones too, the gold event it stands for; constraints go by it."""
        twin: dict[str, str] = {}
        for event in self.reading.get("events", ()):
            best: tuple[bool, int, str | None] = (False, 0, None)
            for gold, places in self.golds:
                touch = self._touch(places, event)
                rank = (touch > 0 and event["type"] in _types(gold["type"]), touch)
                if touch > 0 and rank > best[:2]:
                    best = (*rank, gold["id"])
            if best[2] is not None:
                twin[event["id"]] = best[2]
        twin.update({self.events[p]["id"]: self.golds[g][0]["id"] for g, p in self.pairs})
        return twin

    def _same_claim(self, gold: Json, claim: Json) -> bool:
        if _ratio(self._find(gold["content"]), tuple(claim["content"])) < 0.5:
            return False
        for source in _list(gold["source"]):
            wanted = _words(source)
            for link in claim["chain"]:
                given = _words(link["name"])
                if wanted and given and len(wanted & given) / len(wanted | given) >= 0.5:
                    return True
        return False

    def _same_position(self, gold: Json, position: Json) -> bool:
        who = {_code(x) for x in _list(gold["actor"])}
        keys = self.keys.get(position["actor"], set()) | {_slug(position["actor"])}
        place = _ratio(self._find(gold["issue"]), tuple(position["issue"]["span"])) >= 0.3
        return bool(keys & who) and position["stance"] in _list(gold["stance"]) and place

    def _same_constraint(self, gold: Json, constraint: Json) -> bool:
        event = self.twin.get(constraint["event"])
        anchor = self.twin.get(constraint["anchor"], re.sub(r"T.*", "", str(constraint["anchor"])))
        side, wanted = _SIDE.get(constraint["relation"]), _SIDE[gold["relation"]]
        anchors = [str(a) for a in _list(gold["anchor"])]
        if (
            event == gold["event"]
            and side == wanted
            and any(
                anchor == a or (a[:1].isdigit() and (anchor.startswith(a) or a.startswith(anchor))) for a in anchors
            )
        ):
            return True
        return anchor == gold["event"] and event in anchors and {side, wanted} == {"a", "b"}

    def _same_question(self, gold: Json, question: Json) -> bool:
        near = _ratio(self._find(gold["text"]), tuple(question["text"])) >= 0.5
        return near and (len(question["alternatives"]) >= 2) == (gold.get("alternatives", 1) >= 2)


def _types(given: Any) -> set[str]:
    out: set[str] = set()
    for type in _list(given):
        known = _FORMER.get(type, type)
        out |= {known} | _ALSO.get(known, set())
    return out


def _same_window(window: Json, gold: list[str | None]) -> bool:
    def close(given: str | None, wanted: str | None) -> bool:
        if wanted is None:
            return True
        if given is None:
            return False
        return abs((date.fromisoformat(given[:10]) - date.fromisoformat(wanted[:10])).days) <= 1

    return close(window.get("earliest"), gold[0]) and close(window.get("latest"), gold[1])
