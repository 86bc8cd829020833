"""200 hostile strings in every field of reports: nothing runs, nothing breaks out of its place."""

from __future__ import annotations

import html
import html.parser
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import cycle, product
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

import chancery
from chancery.cli.watch import watch_feeds
from chancery.desk.settings import Settings
from chancery.facts.reports import Report
from chancery.record.keeping import Coming
from tests.desk.conftest import Served
from tests.sources.servers import Served as Site
from tests.sources.servers import answer

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
_BREAKS = ("", '"', "'", '">', "'>", "</p>", "</script>", "-->", "]]>", "{{", "</title>", "\u2028", "&quot;>", "`")
_RUNS = (
    "<script>ran()</script>",
    "<img src=x onerror=ran()>",
    "<svg onload=ran()>",
    "<iframe srcdoc='<script>parent.ran()</script>'>",
    "<a href=javascript:ran()>x</a>",
    "<body onload=ran()>",
    "<style>@import 'http://evil.example/x'</style>",
    "<link rel=stylesheet href=//evil.example/x>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><button>x</button></form>",
    "<base href=//evil.example/>",
    " onfocus=ran() autofocus x=",
    "{{ 7*7 }}{% raw %}",
    "javascript:ran()",
    "data:text/html,<script>ran()</script>",
)
PAYLOADS = [a + b for a, b in product(_BREAKS, _RUNS)][:200]
_VOID = {"onclick", "onerror", "onload", "onfocus", "style", "srcdoc", "autofocus", "formaction", "background"}
_FORBIDDEN = {"iframe", "object", "embed", "base", "style", "img", "video", "audio", "math", "foreignobject"}


class Strict(html.parser.HTMLParser):
    """Walks a page and notes what no page of a desk may hold."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.faults.append(tag)
        for name, value in attrs:
            if name in _VOID or name.startswith("on"):
                self.faults.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action") and value:
                scheme = urlsplit(value).scheme
                outside = value.startswith(("//", "/\\")) or scheme not in ("", "http", "https")
                if outside or (scheme and tag != "a"):
                    self.faults.append(f"{tag} {name}={value}")
        if tag == "script" and not dict(attrs).get("src", "").startswith("/static/"):
            self.faults.append("script")
        if tag == "meta" and dict(attrs).get("http-equiv"):
            self.faults.append("meta http-equiv")


def faults(page: str) -> list[str]:
    strict = Strict()
    strict.feed(page)
    return strict.faults


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., Served]) -> tuple[Served, list[str]]:
    """A desk on reports that carry a hostile string in each of their fields."""
    path = tmp_path_factory.mktemp("hostile") / "record"
    with chancery.open_record(path, create=True, clock=lambda: NOW, notes=lambda words: None) as record:
        reports = []
        for number in range(0, 200, 5):
            title, outlet, key, url, words = PAYLOADS[number : number + 5]
            text = (
                f"TOKYO - Japan's foreign minister {words} will meet his Indian counterpart in Tokyo on April {number % 27 + 1}, "
                f"a source {words} said. Whether India {words} will accept remains to be seen."
            )
            reports.append(
                Report(
                    id=f"{number:016x}", text=text, title=title, outlet=outlet, published="2026-03-11", url=url, key=key
                )
            )
        ids = [receipt.report for receipt in record.keep(Coming(report=r) for r in reports)]
    return serve(path, NOW, Settings(keeps=False)), ids


def test_no_string_breaks_out_of_its_place(hostile: tuple[Served, list[str]]) -> None:
    served, ids = hostile
    assert len(PAYLOADS) == len(set(PAYLOADS)) == 200
    pages = ["/", "/?since=1970-01-01&limit=200", "/questions?state=all", "/search", "/search?q=source", "/sources"]
    pages += ["/brief", "/review", "/watchlists?who=Japan", "/actor/state:JPN", *(f"/report/{id}" for id in ids)]
    reports = [served.get(f"/report/{id}.json") for id in ids]
    assert all(answer.status_code == 200 for answer in reports), [a.text for a in reports if a.status_code != 200][:1]
    events = {event["id"] for answer in reports for event in answer.json()["events"]}
    pages += [f"/event/{e}" for e in sorted(events)[:12]]
    for page in pages:
        answer = served.get(page)
        assert answer.status_code == 200, page
        assert not faults(answer.text), page


def test_no_string_of_an_address_breaks_out(desk: Served) -> None:
    words = cycle((("/search", "q"), ("/questions", "issue"), ("/watchlists", "who"), ("/brief", "issue")))
    for payload, (page, name) in zip(PAYLOADS, words, strict=False):
        answer = desk.get(page, params={name: payload})
        assert answer.status_code in (200, 400), payload
        assert not faults(answer.text), payload
    for payload in PAYLOADS[:15]:
        answer = desk.get("/event/" + payload.replace("/", "%2f").replace("?", "%3f").replace("#", "%23"))
        assert answer.status_code == 404
        assert not faults(answer.text), payload


def test_other_forms_stay_what_they_are(hostile: tuple[Served, list[str]]) -> None:
    served, ids = hostile
    assert served.get("/search.csv?q=source").headers["content-type"].startswith("text/csv")
    assert served.get(f"/report/{ids[0]}.json").headers["x-content-type-options"] == "nosniff"
    assert "<script" not in served.get("/brief.md").text.replace("\\<script", "")


def test_in_a_browser_nothing_runs(hostile: tuple[Served, list[str]], tab: Page) -> None:
    served, ids = hostile
    tab.add_init_script("window.ran = () => { console.error('it ran'); };")
    for page in ("/?since=1970-01-01&limit=60", "/search?q=source", *(f"/report/{id}" for id in ids[::8])):
        tab.goto(served.address + page, wait_until="load")
        assert urlsplit(tab.url).netloc == urlsplit(served.address).netloc


def _feed(address: str) -> bytes:
    """A feed that carries 200 hostile strings in its fields, escaped as an honest feed would; two entries have pages, one a hostile
    link, the others no link."""
    links = {0: f"{address}/page/0", 5: f"{address}/page/5", 10: f"{address}/{PAYLOADS[1]}"}
    items = []
    for number in range(0, 200, 5):
        title, author, category, one, other = (html.escape(p) for p in PAYLOADS[number : number + 5])
        link = f"<link>{html.escape(links[number])}</link>" if number in links else ""
        text = f"Japan's foreign minister {one} will meet his Indian counterpart in Tokyo on April {number % 27 + 1}, a source {other} said."
        items.append(
            f"<item><title>{title} {number}</title>{link}<guid isPermaLink='false'>g{number}</guid><author>{author}</author>"
            f"<category>{category}</category><pubDate>Wed, 11 Mar 2026 08:00:00 GMT</pubDate><description>{text}</description></item>"
        )
    title = html.escape(PAYLOADS[1])
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>".encode()


def _page(number: int) -> bytes:
    payload = PAYLOADS[number]
    said = (
        f"Japan's foreign minister will meet his Indian counterpart in Tokyo on April 2, a source {payload} said. " * 3
    )
    return f"<html><head><title>{payload}</title></head><body><article><h1>{payload}</h1><p>{said}</p></article></body></html>".encode()


@pytest.fixture(scope="module")
def fed(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., Served]) -> Iterator[Served]:
    """A desk on what `chancery watch` kept of a hostile feed on this machine."""

    def behave(connection: socket.socket, path: str) -> None:
        if path == "/feed":
            connection.sendall(answer(_feed(site.url), headers={"Content-Type": "application/rss+xml"}))
        elif path.startswith("/page/"):
            connection.sendall(answer(_page(int(path.rpartition("/")[2]))))
        else:
            connection.sendall(answer(b"", status="404 Not Found"))

    site = Site(behave)
    path = tmp_path_factory.mktemp("fed") / "record"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHANCERY_PRIVATE_ADDRESSES", "1")
        assert watch_feeds([f"{site.url}/feed"], path, every="15m", once=True, keep_pages=False, json=True) in (0, 3)
    site.close()
    yield serve(path, NOW, Settings(keeps=False))


def test_what_a_feed_brings_runs_nowhere(fed: Served, tab: Page) -> None:
    tab.add_init_script("window.ran = () => { console.error('it ran'); };")
    with fed.open() as record:
        reports = [r.id for r in record.reports()]
        events = [e.id for e in record.events(limit=20)]
    assert len(reports) >= 30
    seen = [
        "/?since=1970-01-01&limit=100",
        "/search",
        "/search?q=source",
        "/timeline",
        "/calendar?at=2026-04",
        "/sources",
    ]
    seen += [
        "/brief",
        "/review",
        "/positions",
        "/questions?state=all",
        "/network",
        "/pair",
        "/map",
        "/watchlists?who=Japan",
    ]
    seen += ["/method", "/actor/state:JPN", *(f"/event/{e}" for e in events[:3])]
    for page in (*seen, *(f"/report/{r}" for r in reports)):
        given = fed.get(page)
        assert given.status_code == 200, page
        assert not faults(given.text), page
    for page in (*seen, *(f"/report/{r}" for r in reports[::8])):
        tab.goto(fed.address + page, wait_until="load")
        assert urlsplit(tab.url).netloc == urlsplit(fed.address).netloc, page
