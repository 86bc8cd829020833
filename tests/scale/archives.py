"""Archives for these tests: pages and reports of an invented world, a few of them about diplomacy."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

_PLACES = "Millbrook Eastham Norwick Halford Stonebridge Ashby Whitcombe Larkfield".split()
_STATES = "Portugal Morocco Norway Japan Iceland Chile Kenya Vietnam".split()


def diplomatic(number: int) -> str:
    """An article that tells of a visit, talks and a demand; no two are alike."""
    a, b = _STATES[number % 8], _STATES[(number * 3 + 1) % 8]
    b = b if b != a else "Peru"
    return (
        f"The foreign minister of {a} will visit {b} on April {number % 28 + 1} for talks on fishing grounds, the ministry said on Monday.\n\n"
        f"{a} and {b} held a first round of talks in {_PLACES[number % 8]} last week, no. {number}. {b} demanded the release of {number + 2} sailors."
    )


def everyday(number: int) -> str:
    """An article that no diplomat would read."""
    return "\n\n".join(
        f"In {_PLACES[(number + n) % 8]}, people who know the harvest well said that it began sooner than in {_PLACES[(number * n) % 8]},"
        f" {number % 50 + n} days after the first rain of the year."
        for n in range(3)
    )


def page(number: int, text: str) -> bytes:
    """An article as a page."""
    said = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": f"Story {number}",
            "datePublished": f"2026-{number % 3 + 1:02d}-12T06:05:00Z",
        }
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>Story {number}</title><script type="application/ld+json">{said}</script></head>'
        f'<body><nav><a href="/">Home</a></nav><article class="story">{body}</article><footer>All rights reserved.</footer></body></html>'
    ).encode()


def warc(pages: list[bytes], *, packed: bool = True) -> bytes:
    """A WARC of pages, with a request before each answer, each record packed alone."""
    out = b""
    for number, body in enumerate(pages):
        url = f"https://harbourwire.example/a/{number}"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        for kind, block in (("request", b"GET / HTTP/1.1\r\n\r\n"), ("response", head.encode() + body)):
            record = (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T18:10:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{number * 2 + (kind == 'request'):032x}>\r\n"
                f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
            ).encode() + block + b"\r\n\r\n"  # fmt: skip
            out += gzip.compress(record, 1) if packed else record
    return out


def write_warc(path: Path, count: int, every: int = 3) -> None:
    """A WARC of `count` pages, one in `every` of them about diplomacy."""
    path.write_bytes(warc([page(n, diplomatic(n) if n % every == 0 else everyday(n)) for n in range(count)]))


def write_lines(path: Path, texts: list[str], published: str = "2026-03-02T09:00:00+00:00") -> None:
    """Reports as JSON Lines."""
    path.write_text(
        "".join(
            json.dumps({"id": f"r{texts.index(text)}", "outlet": "Harbour Wire", "published": published, "text": text})
            + "\n"
            for text in texts
        ),
        encoding="utf-8",
    )
