"""The pages of the desk, one module each: `PAGE` is found in every module of this folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from chancery.desk.page import ORDER, Page


@cache
def pages() -> tuple[Page, ...]:
    """All pages, in the order of the navigation, then those that are reached by links."""
    found: dict[str, Page] = {}
    for module in iter_modules(__path__):
        page = getattr(import_module(f"{__name__}.{module.name}"), "PAGE", None)
        if isinstance(page, Page):
            found[page.name] = page
    order = [name for _, names in ORDER for name in names]
    rank = {name: number for number, name in enumerate(order)}
    return tuple(sorted(found.values(), key=lambda p: (rank.get(p.name, len(order)), p.name)))


def navigation() -> list[tuple[str, list[Page]]]:
    """The groups of the navigation with the pages that are there."""
    found = {page.name: page for page in pages()}
    groups = [(group, [found[name] for name in names if name in found]) for group, names in ORDER]
    return [(group, listed) for group, listed in groups if listed]
