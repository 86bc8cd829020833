"""The pictures in a browser: an officer filters the calendar and subscribes, comes nearer on the timeline, walks the network
by keyboard; axe finds nothing against any of these pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from icalendar import Calendar

from tests.desk.conftest import Served

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")
PAGES = (
    "/timeline?from=2026-03&to=2026-10",
    "/calendar?at=2026-06",
    "/calendar?at=2027-03&view=quarter",
    "/network?focus=Japan&steps=2",
    "/pair?who=China&with=Japan",
    "/pair",
    "/positions",
    "/map",
)


@pytest.fixture(scope="module")
def chromium(browser: Any) -> Any:
    return browser


@pytest.fixture
def page(chromium: Any, desk: Served) -> Iterator[Any]:
    context = chromium.new_context(base_url=desk.address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert troubles == []


def test_an_officer_filters_the_calendar_and_subscribes_to_it(page: Any) -> None:
    page.goto("/calendar?at=2026-06")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("who").fill("Portugal")
    page.get_by_label("type").fill("visit")
    page.get_by_role("button", name="Show").click()
    chips = [" ".join(words.split()) for words in page.locator(".chip").all_inner_texts()]
    assert chips == ["who Portugal × (take away)", "type visit × (take away)"]
    shown = page.locator(".stretch a").all_inner_texts()
    assert shown and all("Visit" in words for words in shown)
    address = page.get_by_label("Address of the calendar").input_value()
    assert address.startswith("http://127.0.0.1:") and "who=Portugal" in address and "at=" not in address
    file = Calendar.from_ical(httpx2.get(address.replace("calendar.ics?", "calendar.ics?from=2026-01&")).text)
    summaries = [str(event["summary"]) for event in file.walk("VEVENT")]
    assert summaries and all(": visit, " in words for words in summaries)


def test_an_officer_comes_nearer_on_the_timeline_and_goes_on_in_time(page: Any) -> None:
    page.goto("/timeline?from=2026-05-01&to=2026-07-31")
    page.get_by_role("link", name="Nearer").click()
    assert page.locator(".head p").inner_text() == "24 May 2026 to 8 Jul 2026"
    page.wait_for_load_state()  # the keys are listened to once the page is whole
    page.keyboard.press("]")
    page.wait_for_url("**from=2026-06-16**")
    page.keyboard.press("[")
    page.wait_for_url("**from=2026-05-24**")
    visit = page.locator("svg.timeline:visible a", has_text="Visit: Duarte Vilhena to Japan").first
    assert str(visit.get_attribute("href")).startswith("/event/")


def test_the_network_is_walked_by_keyboard_alone(page: Any) -> None:
    page.goto("/network?focus=Japan")
    page.locator("#focus").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Portugal"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**focus=state%3APRT**")
    assert page.locator("svg.network:visible .focus .label").text_content() == "Portugal"


def test_on_a_phone_the_picture_is_drawn_for_a_phone(chromium: Any, desk: Served) -> None:
    context = chromium.new_context(base_url=desk.address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    page.goto("/timeline?from=2026-05-01&to=2026-07-31")
    assert page.locator("svg.timeline:visible").get_attribute("width") == "352"
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page: Any, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page.goto(address)
    for details in page.locator("details.facts").all():
        details.evaluate("element => { element.open = true }")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found] == []
