"""A rehearsal of the press: many feeds and their pages, served on this machine alone, with the faults of the real one.

Sites are called `site7.example` and answer on one port of 127.0.0.1; `resolver` leads there. Every article has a title of its
own, so that a keeper's list shows what came twice and what did not come. `chancery bench watch` and the tests run it.
"""

from __future__ import annotations

import gzip
import json
import random
import socket
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from chancery.sources.addresses import Policy
from chancery.sources.feeds import Outline

_CITIES = "Lisbon Rabat Oslo Nairobi Lima Hanoi Quito Accra Riga Amman Dhaka Suva".split()
_ACTS = "talks on fishing|a summit on water|a call about the border|an accord on visas|a truce|trade talks|a prisoner exchange".split(
    "|"
)
_BASE = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Article:
    """One article: where it stands, when it appears (seconds after the start), and in which feeds of its site it is listed."""

    number: int
    site: int
    appears: float
    feeds: tuple[int, ...]
    missing: bool

    @property
    def title(self) -> str:
        """A title that no other article has."""
        here, there = _CITIES[self.number % 12], _CITIES[(self.number * 7 + 3) % 12]
        return f"{here} and {there} agree on {_ACTS[self.number % 7]}, no. {self.number}"

    @property
    def published(self) -> datetime:
        """When it says that it was published."""
        return _BASE + timedelta(seconds=self.number * 7)

    def text(self) -> list[str]:
        """Its paragraphs."""
        here, there = _CITIES[self.number % 12], _CITIES[(self.number * 7 + 3) % 12]
        return [
            f"{here.upper()}, March 2 - Officials of {here} and {there} said on Monday that their governments had agreed on {_ACTS[self.number % 7]}.",
            f"Paper {self.number} was initialled after {2 + self.number % 9} hours, and will be signed in {there} before the end of April, the officials said.",
            "Neither side gave details. A second round is planned for May, one of the officials added, if both parliaments agree by then.",
        ]


@dataclass(slots=True)
class Visit:
    """One request that was answered: when (seconds after the start), where, with which status (0 for none), and whether the
    answer was sent whole."""

    at: float
    host: str
    path: str
    status: int
    whole: bool = True


@dataclass(slots=True)
class Faults:
    """How often, of a hundred requests, the press misbehaves in each way."""

    busy: float = 4.0
    broken: float = 2.0
    cut: float = 2.0
    slow: float = 1.0
    mangled: float = 2.0

    def cuts(self, luck: float) -> bool:
        """Whether an answer ends before its announced length."""
        return 30 < luck < 30 + self.cut

    def mangles(self, luck: float) -> bool:
        """Whether a feed ends in the middle, as if that were all of it."""
        return 50 < luck < 50 + self.mangled


class Press:
    """The sites, their feeds and articles. `span` is over how many seconds the articles appear, `clock` the seconds since the start."""

    def __init__(
        self,
        *,
        feeds: int = 200,
        entries: int = 5_000,
        span: float = 450.0,
        seed: int = 8,
        faults: Faults | None = None,
    ) -> None:
        self.entries, self.span, self.faults = entries, span, faults or Faults()
        self.visits: list[Visit] = []
        self._chance = random.Random(seed)
        self.sites = max(1, feeds // 2)
        self.articles: list[Article] = []
        listed = 0
        while listed < self.entries:
            number, site = len(self.articles), self._chance.randrange(self.sites)
            both = self._chance.random() < 0.25 and self.entries - listed >= 2
            among = (2 * site, 2 * site + 1) if both else (2 * site + self._chance.randrange(2),)
            appears = 0.0 if self._chance.random() < 0.3 else self._chance.uniform(0, self.span)
            self.articles.append(Article(number, site, appears, among, self._chance.random() < 0.01))
            listed += len(among)
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._socket.getsockname()[1]
        self.began = time.monotonic()
        self.clock: Callable[[], float] = lambda: time.monotonic() - self.began
        self._open = True
        threading.Thread(target=self._accept, name="press", daemon=True).start()

    @property
    def policy(self) -> Policy:
        """The policy that lets a watch reach this press, and nothing else on this machine."""
        return Policy(exactly=frozenset({("127.0.0.1", self.port)}))

    def resolver(self, host: str, port: int) -> list[str]:
        """The address of every site of the press."""
        return ["127.0.0.1"] if host.endswith(".example") else []

    def outlines(self) -> list[Outline]:
        """The feeds as an OPML list would name them."""
        return [Outline(url=self._url(n // 2, f"/feed{n % 2}")) for n in range(2 * self.sites)]

    def page(self, article: Article) -> bytes:
        """The page of an article."""
        return _page(article, self._url(article.site, f"/a/{article.number}"))

    def feed(self, number: int) -> bytes:
        """A feed as it stands when everything has appeared."""
        return self._feed(number // 2, number % 2, self.span)

    def close(self) -> None:
        """Stops answering."""
        self._open = False
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def polls(self) -> dict[str, list[float]]:
        """When each feed was asked for."""
        found: dict[str, list[float]] = {}
        for visit in self.visits:
            if visit.path.startswith("/feed"):
                found.setdefault(visit.host + visit.path, []).append(visit.at)
        return found

    def _url(self, site: int, path: str) -> str:
        return f"http://site{site}.example:{self.port}{path}"

    def _accept(self) -> None:
        while self._open:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError, IndexError), connection:
            connection.settimeout(10)
            head = b""
            while b"\r\n\r\n" not in head and len(head) < 65_536:
                part = connection.recv(65_536)
                if not part:
                    return
                head += part
            lines = head.decode("latin-1").split("\r\n")
            path = lines[0].split(" ")[1].partition("?")[0]
            headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:])}
            host = headers["host"].partition(":")[0]
            with self._lock:
                at, luck = self.clock(), self._chance.uniform(0, 100)
            status, extra, body = self._answer(host, path, headers, at, luck)
            with self._lock:
                halved = self.faults.cuts(luck) or (path.startswith("/feed") and self.faults.mangles(luck))
                self.visits.append(Visit(at, host, path, status, whole=not (body and halved)))
            self._send(connection, status, extra, body, luck)

    def _answer(
        self, host: str, path: str, headers: dict[str, str], at: float, luck: float
    ) -> tuple[int, dict[str, str], bytes]:
        f = self.faults
        site = int(host.removeprefix("site").removesuffix(".example"))
        if path == "/robots.txt":
            return (
                (404, {}, b"")
                if site % 3
                else (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private\n")
            )
        if luck < f.busy:
            return 503, {"Retry-After": "2"}, b""
        if luck < f.busy + f.broken:
            return 0, {}, b""
        if path.startswith("/feed"):
            body = self._feed(site, int(path[5:]), at)
            tag = f'"{zlib.crc32(body):x}"'
            if headers.get("if-none-match") == tag:
                return 304, {"ETag": tag}, b""
            if f.mangles(luck):
                body = body[: len(body) // 2]
            return 200, {"ETag": tag, "Content-Type": "application/xml"}, body
        number = int(path.rsplit("/", 1)[1])
        article = self.articles[number]
        if article.missing:
            return 404, {}, b""
        if path.startswith("/old/"):
            return 302, {"Location": f"/a/{number}"}, b""
        return 200, {"Content-Type": "text/html"}, self.page(article)

    def _send(self, connection: socket.socket, status: int, extra: dict[str, str], body: bytes, luck: float) -> None:
        if status == 0:
            return
        if body and luck > 60:
            body, extra = gzip.compress(body, 1), {**extra, "Content-Encoding": "gzip"}
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *(f"{k}: {v}" for k, v in extra.items())]
        raw = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
        if self.faults.cuts(luck):
            raw = raw[: len(raw) - len(body) // 2]
        if 40 < luck < 40 + self.faults.slow:
            connection.sendall(raw[:20])
            time.sleep(1.0)
            raw = raw[20:]
        connection.sendall(raw)

    def _feed(self, site: int, which: int, at: float) -> bytes:
        feed = 2 * site + which
        listed = [a for a in self.articles if feed in a.feeds and a.appears <= at]
        listed.sort(key=lambda a: (-a.appears, -a.number))
        kind = feed % 3
        rows = [(a, self._url(site, f"/{'old' if a.number % 11 == 0 else 'a'}/{a.number}")) for a in listed]
        if kind == 0:
            items = "".join(
                f"<item><title>{escape(a.title)}</title><link>{u}?utm_source=feed{which}</link><guid isPermaLink='false'>{feed}-{a.number}</guid>"
                f"<pubDate>{format_datetime(a.published)}</pubDate><description>{escape(a.text()[0])}</description></item>"
                for a, u in rows
            )
            return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Site {site}</title>{items}</channel></rss>".encode()
        if kind == 1:
            items = "".join(
                f"<entry><title type='html'>{escape(escape(a.title))}</title><link href='{u}'/><id>urn:{feed}:{a.number}</id>"
                f"<published>{a.published.isoformat()}</published><summary>{escape(a.text()[0])}</summary></entry>"
                for a, u in rows
            )
            return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Site {site}</title>{items}</feed>".encode()
        listing = [
            {
                "id": f"{feed}-{a.number}",
                "url": u,
                "title": a.title,
                "content_text": a.text()[0],
                "date_published": a.published.isoformat(),
            }
            for a, u in rows
        ]
        return json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "title": f"Site {site}", "items": listing}
        ).encode()


def _page(article: Article, url: str) -> bytes:
    data = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": article.published.isoformat(),
            "publisher": {"name": f"Site {article.site}"},
        }
    )
    menu = "".join(f"<li><a href='/s{n}'>Section {n}</a></li>" for n in range(40))
    body = "".join(f"<p>{escape(p)}</p>" for p in article.text())
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(article.title)}</title><link rel='canonical' href='{url}'>"
        f"<script type='application/ld+json'>{data}</script></head><body><nav><ul>{menu}</ul></nav><article><h1>{escape(article.title)}</h1>{body}</article>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()
