"""SVG as text: elements with escaped words and rounded numbers, and the picture that holds them together.

Nothing here carries a style: classes are drawn by `pictures.css`, so that a strict Content-Security-Policy holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from markupsafe import Markup, escape

_WILD = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that XML does not take, or that turn the direction of what stands around them."""
_TAME = re.compile(r"[ !#$%(-;=?-~]*")
"""Text in which there is nothing to escape: ASCII but for the marks of markup."""
_UNIT = 10


def words(text: str) -> str:
    """Text as a picture shows it: on one line, without control characters."""
    return " ".join(_WILD.sub(" ", text).split())


def tag(name: str, *children: Markup | str | None, **attributes: str | float | None) -> Markup:
    """An element. Text among the children is escaped; attributes that are None are left out; numbers are rounded to a
    tenth. `class_` is `class`, `stroke_width` is `stroke-width`; `viewBox` stays."""
    said = ""
    for key, value in attributes.items():
        if value is not None and value != "":
            said += f' {_name(key)}="{_value(value) if isinstance(value, str) else number(value)}"'
    inner = "".join([child if isinstance(child, Markup) else _inner(child) for child in children if child is not None])
    if not inner and name not in ("title", "desc", "text", "a", "g"):
        return Markup(f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{inner}</{name}>")


def group(children: Sequence[Markup | None], **attributes: str | float | None) -> Markup:
    """A group of elements."""
    return tag("g", *children, **attributes)


def link(href: str, label: str, *children: Markup | str | None, **attributes: str | float | None) -> Markup:
    """A link to a page of the desk, with the words by which it is known. Raises `ValueError` for an address elsewhere."""
    if not href.startswith(("/", "#")) or href.startswith(("//", "/\\")):
        raise ValueError(f"{href!r} leads away from the desk")
    return tag("a", tag("title", label), *children, href=href, **attributes)


def path(*parts: str | float, **attributes: str | float | None) -> Markup:
    """A path of letters and numbers: `path("M", 0, 0, "h", 12)`."""
    data = " ".join(part if isinstance(part, str) else number(part) for part in parts)
    return tag("path", d=data, **attributes)


def number(value: float) -> str:
    """A number to a tenth, without what says nothing: 3, 3.5, -0.1."""
    if type(value) is int:
        return str(value)
    rounded = round(value * _UNIT) / _UNIT
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, and where they lead."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of a picture as a table: what it shows, its columns, its rows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(f"a row of {len(row)} cells under {len(self.head)} columns")

    def plain(self) -> list[dict[str, str]]:
        """The rows as plain words, by column."""
        return [{name: cell.text for name, cell in zip(self.head, row, strict=True)} for row in self.rows]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: `svg` to set into a page, `title` and `description` for whoever does not see it, `table` with the same
    facts. `narrow`, where there is one, is the same drawn for a phone."""

    svg: Markup
    title: str
    description: str
    table: Table
    narrow: Markup | None = field(default=None)


def drawing(
    kind: str, width: float, height: float, title: str, description: str, *children: Markup | None, id: str = "picture"
) -> Markup:
    """The root of a picture: its title and description are read out, its links stay links."""
    return tag(
        "svg",
        tag("title", title, id=f"{id}-title"),
        tag("desc", description, id=f"{id}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"picture {kind}",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="group",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-desc",
    )


@cache
def _name(key: str) -> str:
    return key if key == "viewBox" else key.rstrip("_").replace("_", "-")


@lru_cache(maxsize=2048, typed=True)
def _value(text: str) -> str:
    return text if _TAME.fullmatch(text) else str(escape(_WILD.sub(" ", text)))


@lru_cache(maxsize=2048, typed=True)
def _inner(text: str) -> str:
    return str(escape(words(text)))
