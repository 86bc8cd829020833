"""Marks: a shape for each status, so that it is told apart without its colour; the word always stands beside it."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from chancery.desk.pictures.svg import group, path, tag

STATUS_WORDS = {
    "possible": "may happen; mooted",
    "sought": "one side wants it",
    "arranging": "the sides are working it out",
    "scheduled": "announced or agreed",
    "ongoing": "happening now",
    "occurred": "has happened",
    "postponed": "put off",
    "cancelled": "called off",
    "denied": "said not to be so",
    "lapsed": "its time passed without a word",
}
"""The statuses as a ladder has them, the least firm first, with what each means."""
_R = 4.5


def mark(status: str, x: float, y: float) -> Markup:
    """The shape of a status, centred on a point, eleven units wide: a full square for what is scheduled, a half one for
    what is being arranged, an arrow head for what is sought, a ring for what is possible, a disc for what has happened, a
    disc in a ring for what goes on, two chevrons for what is put off, a cross for what is off, a barred ring for what is
    denied, a broken ring for what lapsed."""
    shapes = _SHAPES.get(status, _possible)(x, y)
    return group(shapes, class_=f"mark s-{status}" if status in _SHAPES else "mark")


@cache
def mark_alone(status: str) -> Markup:
    """The shape of a status as a picture of its own, to stand beside the word in a line of text."""
    return tag(
        "svg", mark(status, 6, 6), class_="mark-alone", viewBox="0 0 12 12", width=12, height=12, aria_hidden="true"
    )


def _occurred(x: float, y: float) -> list[Markup]:
    return [tag("circle", cx=x, cy=y, r=_R, class_="full")]


def _ongoing(x: float, y: float) -> list[Markup]:
    return [tag("circle", cx=x, cy=y, r=_R, class_="line"), tag("circle", cx=x, cy=y, r=2.2, class_="full")]


def _scheduled(x: float, y: float) -> list[Markup]:
    return [tag("rect", x=x - 4, y=y - 4, width=8, height=8, class_="full")]


def _arranging(x: float, y: float) -> list[Markup]:
    return [
        tag("rect", x=x - 4, y=y - 4, width=8, height=8, class_="line"),
        tag("rect", x=x - 4, y=y - 4, width=4, height=8, class_="full"),
    ]


def _sought(x: float, y: float) -> list[Markup]:
    return [path("M", x - 3.5, y - _R, "L", x + _R, y, "L", x - 3.5, y + _R, "Z", class_="line")]


def _possible(x: float, y: float) -> list[Markup]:
    return [tag("circle", cx=x, cy=y, r=4, class_="line")]


def _postponed(x: float, y: float) -> list[Markup]:
    return [
        path("M", x + at - 1.5, y - 4, "L", x + at + 2.5, y, "L", x + at - 1.5, y + 4, class_="line open")
        for at in (-2.5, 2)
    ]


def _cancelled(x: float, y: float) -> list[Markup]:
    return [path("M", x - 4, y - 4, "L", x + 4, y + 4, "M", x + 4, y - 4, "L", x - 4, y + 4, class_="line open")]


def _denied(x: float, y: float) -> list[Markup]:
    return [
        tag("circle", cx=x, cy=y, r=4, class_="line"),
        path("M", x - 2.8, y + 2.8, "L", x + 2.8, y - 2.8, class_="line open"),
    ]


def _lapsed(x: float, y: float) -> list[Markup]:
    return [tag("circle", cx=x, cy=y, r=4, class_="line broken")]


_SHAPES = {
    "occurred": _occurred,
    "ongoing": _ongoing,
    "scheduled": _scheduled,
    "arranging": _arranging,
    "sought": _sought,
    "possible": _possible,
    "postponed": _postponed,
    "cancelled": _cancelled,
    "denied": _denied,
    "lapsed": _lapsed,
}
