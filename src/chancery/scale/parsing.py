"""Parsing for archives: a cell that also screens, so that of a page without diplomacy nothing more is made than its text.

Run by `cells.py` as `python -m chancery.scale.parsing CPU_SECONDS BYTES`; a person never runs it.
"""

from __future__ import annotations

from typing import Any

from chancery.knowledge import load as load_tables
from chancery.reading.screen import Screen
from chancery.sources import parsing
from chancery.sources.pages import Page, Unwanted, parse_page
from chancery.sources.texts import tidy


def wanted(raw: bytes, given: dict[str, Any]) -> dict[str, Any]:
    """A page as the report it holds, where the screen lets its text pass; else that it does not, or why there is none."""
    screen = Screen(load_tables())
    found = parse_page(raw, given.get("url"), given.get("charset"), wanted=lambda text: screen.relevant(tidy(text)[0]))
    if isinstance(found, Unwanted):
        return {"unwanted": True}
    return {"page" if isinstance(found, Page) else "none": found}


def main() -> None:
    """The life of a cell, with the screen loaded before its limits."""
    Screen(load_tables()).relevant("The foreign ministers of Japan and Norway met.")
    parsing.KINDS["wanted"] = wanted
    parsing.main()


if __name__ == "__main__":
    main()
