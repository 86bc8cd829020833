"""Rings: where the actors of a graph stand: the focus in the middle, what is a step away on the first ring, and so on.

The places follow from the graph alone, so that the same question gives the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from chancery.desk.pictures.graph import Graph

Point = tuple[float, float]


def places(graph: Graph, width: float, height: float, side: float = 96.0) -> dict[str, Point]:
    """A place for every actor, within the frame and with room for its label at the sides.

    On the first ring those tied to each other stand side by side; on the next ones each stands near those it is tied to.
    """
    if not graph.nodes:
        return {}
    steps = max(node.step for node in graph.nodes)
    middle = (width / 2, height / 2)
    tied = _tied(graph)
    angles: dict[str, float] = {}
    out = {node.id: middle for node in graph.nodes if node.step == 0}
    for step in range(1, steps + 1):
        ring = [node.id for node in graph.nodes if node.step == step]
        ring = _chained(ring, tied) if step == 1 else _leaning(ring, tied, angles)
        share = step / steps if steps > 1 else 1.0
        share = 0.5 + 0.5 * (share - 1 / steps) / (1 - 1 / steps) if steps > 1 else 1.0
        wide, tall = (width / 2 - side) * share, (height / 2 - 26) * share
        turn = -math.pi / 2 + (math.pi / max(1, len(ring)) if step % 2 == 0 else 0.0)
        start = _start(ring, tied, angles, turn) if step > 1 else turn
        for number, id in enumerate(ring):
            angle = start + 2 * math.pi * number / len(ring)
            angles[id] = angle
            out[id] = (middle[0] + wide * math.cos(angle), middle[1] + tall * math.sin(angle))
    return out


def _tied(graph: Graph) -> dict[str, dict[str, int]]:
    out: dict[str, dict[str, int]] = {node.id: {} for node in graph.nodes}
    for edge in graph.edges:
        out[edge.one][edge.other] = out[edge.other][edge.one] = edge.count
    return out


def _chained(ring: Sequence[str], tied: Mapping[str, Mapping[str, int]]) -> list[str]:
    """A ring on which each stands beside the one it is most tied to of those not yet placed."""
    left = list(ring)
    out = [left.pop(0)] if left else []
    while left:
        best = max(left, key=lambda id: (tied[out[-1]].get(id, 0), -left.index(id)))
        left.remove(best)
        out.append(best)
    return out


def _leaning(ring: Sequence[str], tied: Mapping[str, Mapping[str, int]], angles: Mapping[str, float]) -> list[str]:
    """A ring in the order of the middle angle of those each is tied to."""
    return sorted(ring, key=lambda id: (_mean(id, tied, angles), ring.index(id)))


def _start(
    ring: Sequence[str], tied: Mapping[str, Mapping[str, int]], angles: Mapping[str, float], default: float
) -> float:
    """The angle at which an outer ring begins, so that all stand as near as they can to those they are tied to."""
    if not ring:
        return default
    x = y = 0.0
    for number, id in enumerate(ring):
        off = _mean(id, tied, angles) - 2 * math.pi * number / len(ring)
        x, y = x + math.cos(off), y + math.sin(off)
    return math.atan2(y, x) if (x, y) != (0.0, 0.0) else default


def _mean(id: str, tied: Mapping[str, Mapping[str, int]], angles: Mapping[str, float]) -> float:
    x = sum(n * math.cos(angles[o]) for o, n in sorted(tied[id].items()) if o in angles)
    y = sum(n * math.sin(angles[o]) for o, n in sorted(tied[id].items()) if o in angles)
    return math.atan2(y, x) % (2 * math.pi)
