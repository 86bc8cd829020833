"""Every page can be used by everybody: axe finds nothing against WCAG 2.2 AA, in light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chancery.desk.pages import pages
from tests.desk.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = {
    "event": ["/event/2207653541993001.92-113"],
    "report": ["/report/affair-4-postponed"],
    "actor": ["/actor/state:JPN"],
    "search": ["/search?q=cable"],
    "watchlists": ["/watchlists?who=Japan"],
    "pair": ["/pair?who=state:JPN&with=state:PRT"],
    "network": ["/network?who=state:JPN"],
}
"""Addresses by which pages are looked at where their plain one shows little."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("page", pages(), ids=lambda p: p.name)
def test_axe_finds_nothing(desk: Served, tab: Page, page) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for address in WORDS.get(page.name, [page.path]):
        tab.goto(desk.address + address)
        found = list(axe.run(tab, options=RULES).response["violations"])
        tab.emulate_media(color_scheme="dark")
        found += axe.run(tab, options={"runOnly": ["color-contrast"]}).response["violations"]
        tab.emulate_media(color_scheme="light")
        tab.set_viewport_size({"width": 390, "height": 800})
        found += axe.run(tab, options={"runOnly": ["target-size", "scrollable-region-focusable"]}).response[
            "violations"
        ]
        said = [f"{v['id']}: {n['target']} {n['html'][:120]}" for v in found for n in v["nodes"][:3]]
        assert not said, said


def test_the_page_of_what_went_wrong_too(desk: Served, browser) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{desk.address}/event/nothing")
    assert not axe.run(tab, options=RULES).response["violations"]
    context.close()
