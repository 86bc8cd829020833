"""Robots: what a site asks of programs that read it (RFC 9309), by its robots.txt, kept for a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from chancery.errors import CellDied, FetchError
from chancery.sources.cells import shared
from chancery.sources.fetch import Fetched

AGENT = "chancery"
LARGEST = 500 * 1024
_DAY, _AGAIN, _AGAIN_AT_MOST, _LONGEST_DELAY, _SITES = 86_400.0, 30.0, 300.0, 300.0, 5_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site said. `raw` is None where it answered nothing that counts: everything is allowed or nothing is."""

    raw: bytes | None
    allowed: bool
    until: float
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether an address may be asked, and the seconds that the site wants between requests; `sure` is False where the site's
    rules cannot be had now, so that nothing is allowed until they can."""

    allowed: bool
    sure: bool = True
    delay: float = 0.0


class Robots:
    """The rules of the sites visited. `ask` fetches an address and raises `FetchError`; `now` is seconds on the caller's clock."""

    def __init__(self, ask: Callable[[str], Fetched]) -> None:
        self._ask = ask
        self._sites: dict[str, Rules] = {}

    def leave(self, url: str, now: float) -> Leave:
        """What the site of `url` allows. A site without the file allows everything; one that fails (5xx, no answer) nothing:
        it is asked again after half a minute, later and later up to five minutes."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._sites.get(site)
        if rules is None or rules.until <= now:
            if len(self._sites) >= _SITES:
                self._sites.clear()
            rules = self._sites[site] = self._fetch(site, now, rules.failures if rules is not None else 0)
        if rules.raw is None:
            return Leave(rules.allowed, sure=rules.allowed)
        try:
            answer = shared().ask("robots", rules.raw, {"url": url, "agent": AGENT})
        except CellDied:
            return Leave(False)
        return Leave(bool(answer["allowed"]), delay=min(float(answer["delay"]), _LONGEST_DELAY))

    def known(self, url: str, now: float) -> bool:
        """Whether the rules of the site of `url` are at hand, so that `leave` asks nothing of the network."""
        parts = urlsplit(url)
        rules = self._sites.get(f"{parts.scheme}://{parts.netloc}")
        return rules is not None and rules.until > now

    def _fetch(self, site: str, now: float, failures: int) -> Rules:
        try:
            found = self._ask(f"{site}/robots.txt")
        except FetchError as trouble:
            missing = trouble.kind == "kind" or (
                trouble.status is not None and 400 <= trouble.status < 500 and trouble.status != 429
            )
            if missing:
                return Rules(None, True, now + _DAY)
            return Rules(None, False, now + min(_AGAIN * 2**failures, _AGAIN_AT_MOST), min(failures + 1, 10))
        return Rules(found.body[:LARGEST], True, now + _DAY)


def parse_robots(raw: bytes, url: str, agent: str) -> tuple[bool, float]:
    """Whether rules allow an address to an agent, and the delay they ask for; runs in a cell."""
    from protego import Protego

    rules = Protego.parse(raw[:LARGEST].decode("utf-8", "replace"))
    return bool(rules.can_fetch(url, agent)), float(rules.crawl_delay(agent) or 0.0)
