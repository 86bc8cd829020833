"""What a desk officer does, in a browser: from what changed to the sentence and back, through time, by keys, settling things."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.desk.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

VISIT = "Visit: Duarte Vilhena to Japan"


def test_from_a_change_to_the_event_to_the_sentence_and_back(desk: Served, tab: Page) -> None:
    """ "President Duarte Vilhena has postponed his visit to Japan…" """
    tab.goto(f"{desk.address}/?since=2026-06-01&limit=100")
    change = tab.locator(".change", has_text=VISIT).first
    assert "scheduled" in change.locator("del").first.inner_text()
    assert "postponed" in change.locator("ins").first.inner_text()
    change.get_by_role("link", name=VISIT).click()
    assert tab.locator("h1").inner_text() == VISIT
    tab.locator(".tellings a", has_text="Atlantic Courier").first.click()
    lit = tab.locator(".text .lit")
    assert "has postponed" in "".join(lit.all_inner_texts())
    assert lit.first.is_visible()
    tab.go_back()
    assert tab.locator("h1").inner_text() == VISIT


def test_a_window_was_tightened_and_why(desk: Served, tab: Page) -> None:
    """ "…before July, ahead of a visit to China that he is scheduled to make in September": as Japan wants it."""
    tab.goto(f"{desk.address}/event/2207653541993001.92-113?asof=2026-03-10")
    causes = tab.locator(".causes li", has_text="No later than")
    assert "as Japan wants it" in causes.first.inner_text()
    assert "before July" in causes.first.inner_text()
    assert tab.locator(".pictures svg.window").first.is_visible()
    tab.locator(".pictures summary").first.click()
    assert "no later than" in tab.locator(".pictures table").first.inner_text()


def test_back_in_time_and_forward(desk: Served, tab: Page) -> None:
    tab.goto(f"{desk.address}/event/2207653541993001.92-113")
    assert tab.locator(".kicker .status").inner_text() == "postponed"
    tab.locator("#asof").fill("2026-04-10")
    tab.get_by_role("button", name="Go").click()
    assert tab.locator(".kicker .status").inner_text() == "scheduled"
    assert "As of" in tab.locator(".past").inner_text()
    tab.wait_for_load_state()
    tab.keyboard.press("[")
    tab.wait_for_url(re.compile("asof=2026-03-24"))
    assert tab.locator(".kicker .status").inner_text() == "arranging"
    tab.keyboard.press("]")
    tab.wait_for_url(re.compile("asof=2026-04-09"))
    tab.get_by_role("link", name="Back to now").click()
    assert tab.locator(".kicker .status").inner_text() == "postponed"


def test_two_events_are_merged_and_the_merge_undone(own: Served, tab: Page) -> None:
    tab.goto(f"{own.address}/event/2207653541993001.92-113")
    told = tab.locator(".tellings li").count()
    tab.get_by_text("Merge with another event").click()
    tab.get_by_label("The other event's id or address").fill(f"{own.address}/event/91f7005f50779850.605-611")
    tab.locator("details[open] input[name=note]").fill("one journey")
    tab.get_by_role("button", name="Merge").click()
    tab.wait_for_function("n => document.querySelectorAll('.tellings li').length > n", arg=told)
    assert "Merged with another event" in tab.locator("article").inner_text()
    assert "one journey" in tab.locator("article").inner_text()
    tab.get_by_role("button", name="Undo").click()
    tab.wait_for_function("n => document.querySelectorAll('.tellings li').length == n", arg=told)


def test_a_name_is_found(desk: Served, tab: Page) -> None:
    tab.goto(desk.address)
    tab.get_by_role("searchbox").fill("Asanuma")
    tab.keyboard.press("Enter")
    tab.locator(".who a").first.click()
    assert "Asanuma" in tab.locator("h1").inner_text()
    assert tab.get_by_role("heading", name="Latest").is_visible()


def test_with_the_keyboard_alone(desk: Served, tab: Page) -> None:
    tab.goto(f"{desk.address}/?since=2026-01-01")
    tab.keyboard.press("?")
    assert tab.locator("dialog.help").is_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("k")
    assert tab.locator("main .here").count() == 1
    assert tab.evaluate("document.activeElement.matches('.here')")
    tab.keyboard.press("e")
    tab.wait_for_url(re.compile("/report/"))
    tab.keyboard.press("2")
    assert not tab.locator("#layer-time").is_checked()
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.tagName") == "MARK"
    tab.go_back()
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("o")
    tab.wait_for_url(re.compile("/event/"))
    tab.keyboard.press("g")
    tab.keyboard.press("q")
    tab.wait_for_url(re.compile("/questions"))
    tab.wait_for_load_state()
    tab.keyboard.press("f")
    assert tab.evaluate("document.activeElement.name") == "who"
    tab.keyboard.press("Escape")
    tab.keyboard.press("/")
    tab.keyboard.type("cable")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("/search"))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement !== document.body"), "the focus is somewhere to be seen"


def test_review_by_keys(own: Served, tab: Page) -> None:
    tab.goto(f"{own.address}/review")
    first = tab.locator("[data-entry]").first.get_attribute("data-entry")
    count = tab.locator(".doubt").count()
    tab.keyboard.press("j")
    tab.keyboard.press("y")
    tab.wait_for_function("id => !document.querySelector(`[data-entry='${id}']`)", arg=first)
    assert tab.locator(".doubt.here").count() == 1, "one stands on the next"
    tab.keyboard.press("u")
    tab.wait_for_function("id => document.querySelector(`[data-entry='${id}']`)", arg=first)
    assert tab.locator(".doubt").count() == count


def test_a_report_added_by_another_process_shows_at_once(own: Served, tab: Page) -> None:
    tab.goto(f"{own.address}/?since=2027-02-06T12:00:00Z")
    tab.wait_for_timeout(300)
    assert "Trade talks" not in tab.locator("main").inner_text()
    code = (
        "import chancery,datetime,sys;"
        f"now=datetime.datetime.fromisoformat({own.clock().isoformat()!r});"
        f"chancery.open_record({str(own.path)!r},clock=lambda:now).add("
        "'Iceland invited Kenyan President William Ruto to Reykjavik.',published='2027-02-06T20:00:00Z',outlet='Fjord Post');"
        "print('added',flush=True)"
    )
    adding = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert adding.stdout is not None
    assert adding.stdout.readline().strip() == "added"
    tab.locator(".change", has_text="Fjord Post").first.wait_for(timeout=30_000)
    adding.wait(10)
    adding.stdout.close()


def test_on_paper_only_the_page_itself_stands(desk: Served, tab: Page) -> None:
    tab.goto(f"{desk.address}/brief")
    tab.emulate_media(media="print")
    assert not tab.locator(".rail").is_visible()
    assert not tab.locator(".bar").is_visible()
    assert tab.locator(".brief li").first.is_visible()
    assert len(tab.pdf(format="A4")) > 5_000


def test_on_a_phone_nothing_runs_over(desk: Served, tab: Page) -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    for path in ("/", "/event/2207653541993001.92-113", "/report/affair-4-postponed", "/questions", "/search?q=cable"):
        tab.goto(desk.address + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, path
    tab.locator(".menu summary").click()
    assert tab.get_by_role("link", name="Today").is_visible()


def test_without_scripts_every_page_works(desk: Served, browser: Callable[..., object]) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{desk.address}/?since=2026-06-01&limit=100")
    page.locator(".change", has_text=VISIT).get_by_role("link", name=VISIT).click()
    page.locator(".tellings a").first.click()
    page.locator(".text .lit").first.wait_for(state="visible")  # raises where it is not in time
    context.close()
