"""Legends: small samples of what a picture draws, each with its words."""

from __future__ import annotations

from markupsafe import Markup

from chancery.desk.pictures.bars import Bar, drawn
from chancery.desk.pictures.svg import tag

Sample = tuple[Markup, str]


def windows() -> list[Sample]:
    """How windows are drawn."""
    return [
        (_bar(Bar(4, 40, False, False, False, False, True), "occurred"), "known days"),
        (_bar(Bar(2, 42, False, False, False, False, False), "occurred"), "some time within"),
        (_bar(Bar(2, 60, False, True, False, False, False), "occurred", 62), "open end"),
        (_bar(Bar(2, 42, False, False, False, False, False), "arranging"), "tentative"),
        (_bar(Bar(2, 42, False, False, False, False, False), "cancelled"), "off or lapsed"),
    ]


def orders() -> list[Sample]:
    """How orders are drawn."""
    return [(_arrow("stated"), "comes before"), (_arrow("wanted"), "wanted before")]


def _bar(bar: Bar, status: str, width: float = 44) -> Markup:
    return tag(
        "svg",
        drawn(bar, 2, status),
        class_="picture sample",
        viewBox=f"0 0 {width:g} 16",
        width=width,
        height=16,
        aria_hidden="true",
    )


def _arrow(kind: str) -> Markup:
    line = tag("path", d="M2 8H28")
    tip = tag("path", d="M28 4.5L34 8L28 11.5Z", class_="tip")
    inner = tag("g", line, tip, class_=f"arrow {kind}")
    return tag("svg", inner, class_="picture sample", viewBox="0 0 36 16", width=36, height=16, aria_hidden="true")
