"""Labels: words beside points, each where it touches no other; one that finds no place is left to the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chancery.desk.pictures.letters import fitted, width


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: `anchor` says whether they begin, centre or end there."""

    words: str
    x: float
    y: float
    anchor: str
    box: tuple[float, float, float, float]


def labelled(
    points: Sequence[tuple[float, float, float, str]],
    frame: tuple[float, float],
    *,
    middle: tuple[float, float] | None = None,
    size: float = 12.0,
    widest: float = 150.0,
) -> list[Label | None]:
    """A label for each point (x, y, radius, words), those first in the list first; None where there is no room.

    Each is tried outward from the middle of the frame, then on the other sides. Within the frame no label touches another
    label or another point.
    """
    centre = middle or (frame[0] / 2, frame[1] / 2)
    taken: list[tuple[float, float, float, float]] = [(x - r, y - r, x + r, y + r) for x, y, r, _ in points]
    out: list[Label | None] = []
    for number, (x, y, r, words) in enumerate(points):
        others = taken[:number] + taken[number + 1 :]
        found = None
        for room in (widest, widest * 0.6):
            text = fitted(words, size, room)
            for side in _sides(x - centre[0], y - centre[1]):
                label = _at(side, text, x, y, r, size)
                if text and _free(label.box, others, frame):
                    found = label
                    break
            if found is not None:
                break
        if found is not None:
            taken.append(found.box)
        out.append(found)
    return out


def _sides(dx: float, dy: float) -> list[str]:
    """The sides in the order in which they lead outward."""
    across = ["right", "left"] if dx >= 0 else ["left", "right"]
    along = ["below", "above"] if dy >= 0 else ["above", "below"]
    return [across[0], *along, across[1]] if abs(dx) > abs(dy) * 0.35 else [along[0], across[0], across[1], along[1]]


def _at(side: str, text: str, x: float, y: float, r: float, size: float) -> Label:
    wide = width(text, size)
    if side in ("right", "left"):
        way = 1 if side == "right" else -1
        at = x + way * (r + 4)
        left, right = (at, at + wide) if way > 0 else (at - wide, at)
        return Label(
            text, at, y + size * 0.34, "start" if way > 0 else "end", (left, y - size / 2, right, y + size / 2)
        )
    top = y + r + 3 if side == "below" else y - r - 3 - size
    return Label(text, x, top + size * 0.85, "middle", (x - wide / 2, top, x + wide / 2, top + size))


def _free(
    box: tuple[float, float, float, float],
    others: Sequence[tuple[float, float, float, float]],
    frame: tuple[float, float],
) -> bool:
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > frame[0] or bottom > frame[1]:
        return False
    return all(right + 2 < o[0] or o[2] + 2 < left or bottom < o[1] or o[3] < top for o in others)
