"""Visits: single addresses and lists of addresses that a person gives, fetched with pauses; a feed gives its entries."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from chancery.errors import FetchError, InputError
from chancery.facts.problems import Problem
from chancery.sources.addresses import Policy
from chancery.sources.arrivals import Arrival, make_report, page_arrival
from chancery.sources.feeds import plain_address, read_feed
from chancery.sources.fetch import Fetched, fetch
from chancery.sources.files import Given
from chancery.sources.lines import Resolver, resolve
from chancery.sources.robots import Robots
from chancery.sources.texts import tidy

_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml;q=0.9,application/atom+xml;q=0.9,application/feed+json;q=0.9,text/plain;q=0.5,*/*;q=0.1"
_ADDRESS = re.compile(r"https?://[^\s\"'<>|,;]+", re.IGNORECASE)
_FEED_KIND = re.compile(r"application/(?:rss|atom|rdf|feed)\+|application/xml|text/xml", re.IGNORECASE)
_FEED_HEAD = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
PAUSE = 2.0


def address_arrivals(url: str, given: Given, policy: Policy, resolver: Resolver = resolve) -> Iterator[Arrival]:
    """The report at an address; at a feed's, what the feed itself holds of each entry. May raise `InputError`."""
    try:
        found = fetch(url, policy=policy, accept=_ACCEPT, resolver=resolver)
    except FetchError as trouble:
        raise InputError(url, trouble.reason, _advice(trouble)) from trouble
    yield from _arrivals(url, found, given)


def list_arrivals(
    urls: Iterable[str],
    given: Given,
    policy: Policy,
    *,
    resolver: Resolver = resolve,
    pause: float = PAUSE,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Arrival]:
    """The reports at many addresses, each asked once, as the sites' robots.txt allow, with pauses between requests to one host."""

    def plainly(url: str) -> Fetched:
        return fetch(url, policy=policy, accept="text/plain", resolver=resolver)

    def allowed(url: str) -> None:
        leave = robots.leave(url, time.monotonic())
        if not leave.allowed:
            reason = "its robots.txt asks programs not to read it" if leave.sure else "its robots.txt cannot be had now"
            raise FetchError("robots", reason)

    robots = Robots(plainly)
    seen: set[str] = set()
    last: dict[str, float] = {}
    for url in urls:
        if (known := plain_address(url)) in seen:
            continue
        seen.add(known)
        host = urlsplit(url).netloc.lower()
        wait = last.get(host, float("-inf")) + pause - time.monotonic()
        if wait > 0:
            sleep(wait)
        try:
            found = fetch(url, policy=policy, resolver=resolver, before=allowed)
            yield from _arrivals(url, found, given)
        except FetchError as trouble:
            yield Arrival(url, None, trouble=InputError(url, trouble.reason, _advice(trouble)))
        except InputError as trouble:
            yield Arrival(url, None, trouble=trouble)
        last[host] = time.monotonic()


def addresses_in(text: str) -> list[str] | None:
    """The addresses of a list: one a line, or one in each row of a table such as GDELT's; None for a text that is no such list."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    if not lines:
        return None
    found: list[str] = []
    rows = 0
    for number, line in enumerate(lines):
        cells = re.split(r"\t|,(?=https?://)|,(?=\")|;(?=https?://)", line.strip())
        addresses = [m[0] for c in cells if (m := _ADDRESS.fullmatch(c.strip().strip('"')))]
        rows += bool(addresses) or number == 0  # the first line may name the columns
        found += addresses[-1:]
    return found if found and rows >= 0.8 * len(lines) else None


def _arrivals(url: str, found: Fetched, given: Given) -> Iterator[Arrival]:
    if (
        _FEED_HEAD.match(found.body[:2_000])
        or _is_json_feed(found)
        or _FEED_KIND.match(found.headers.get("content-type", ""))
    ):
        yield from _entries(url, found, given)
    else:
        yield page_arrival(
            url, found.body, outlet=given.outlet, published=given.published, url=found.url, charset=found.charset
        )


def _is_json_feed(found: Fetched) -> bool:
    return found.body[:1] == b"{" and b"jsonfeed.org" in found.body[:1_000]


def _entries(url: str, found: Fetched, given: Given) -> Iterator[Arrival]:
    feed = read_feed(url, found.body, url=found.url, charset=found.charset)
    said = Problem(
        kind="summary-only", message="only what the feed holds of it was read; chancery watch reads the pages"
    )
    for number, entry in enumerate(feed.entries, 1):
        text, problems = tidy(entry.text or entry.title or "")
        where = f"{url}, entry {number}"
        if not text.strip():
            yield Arrival(where, None, trouble=InputError(where, "the feed holds no words of it", "read its page"))
            continue
        report = make_report(
            text,
            outlet=given.outlet or feed.title or urlsplit(found.url).hostname,
            published=given.published or entry.published,
            title=entry.title,
            url=entry.url,
            author=entry.author,
        )
        yield Arrival(where, report, (said, *problems), gathered=True)


def _advice(trouble: FetchError) -> str:
    if trouble.kind == "refused" and "public address" in trouble.reason:
        return "set CHANCERY_PRIVATE_ADDRESSES=1 to read from your own network"
    return "open it in a browser and save the page"
