"""`chancery bench screen`: pages of a WARC a CPU-second through the whole door: read, extract, name the language, screen.

The WARC is generated: pages of 130 KB with the markup, scripts and furniture of news sites and an article of some 3 KB, one
in twenty about diplomacy. Both processes count, ours and the cell that parses.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from chancery.knowledge import load as load_tables
from chancery.reading.screen import Screen
from chancery.sources.archives import warc_arrivals, warc_pages
from chancery.sources.cells import shared
from chancery.sources.files import Given
from chancery.sources.languages import language_of

_LAP = 50
_TOPICS = (
    "the harvest",
    "a cup match",
    "the new bridge",
    "house prices",
    "a rare bird",
    "the school term",
    "a road race",
    "fresh bread",
)
_PLACES = "Millbrook Eastham Norwick Halford Stonebridge Ashby Whitcombe Larkfield".split()
_VERBS = "opened closed grew fell began ended moved changed".split()


def screen_figures(rounds: int) -> dict[str, float | int]:
    """The figures: pages a CPU-second, and the share of each stage in it."""
    count = 100 * max(1, rounds)
    screen = Screen(load_tables())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        size = _write(path, count)
        list(zip(warc_arrivals("", path, Given()), range(20), strict=False))  # everything is loaded once
        language_of("Le ministre a été reçu à l'ambassade hier soir avec ses collègues.")
        started = _cpu()
        for _ in warc_pages(path):
            pass
        reading = _cpu() - started
        started, wall = _cpu(), time.monotonic()
        texts: list[str] = []
        relevant, best, lap = 0, 0.0, _cpu()
        for number, arrival in enumerate(warc_arrivals("", path, Given()), 1):
            if number % _LAP == 0:
                best, lap = max(best, _LAP / max(1e-9, _cpu() - lap)), _cpu()
            if arrival.report is not None:
                texts.append(arrival.report.text)
                relevant += arrival.report.language == "en" and screen.relevant(arrival.report.text)
        whole, wall = _cpu() - started, time.monotonic() - wall
        started = _cpu()
        for text in texts:
            language_of(text)
        languages = _cpu() - started
        started = _cpu()
        for text in texts:
            screen.relevant(text)
        screening = _cpu() - started
    extracting = max(0.0, whole - reading - languages - screening)
    return {
        "pages": count,
        "KB of HTML a page": size / count / 1000,
        "articles found": len(texts),
        "articles that pass the screen": relevant,
        "articles a CPU-second": len(texts) / whole,
        f"of these, the quickest {_LAP} in a row": best,
        "articles a second on the clock": len(texts) / wall,
        "share of reading the WARC": reading / whole,
        "share of extracting": extracting / whole,
        "share of naming the language": languages / whole,
        "share of the screen": screening / whole,
    }


def _cpu() -> float:
    """Seconds of computing so far, of this process and of the cell."""
    return time.process_time() + float(shared().ask("ping", b"")["cpu"])


def _write(path: Path, count: int) -> int:
    chance, size = random.Random(5), 0
    with path.open("wb") as file:
        for number in range(count):
            page = _page(chance, number)
            size += len(page)
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n".encode()
            record = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news{number % 50}.example/a/{number}\r\nWARC-Date: 2026-03-02T06:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(page)}\r\n\r\n"
            ).encode()
            packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS | 16)
            file.write(packer.compress(record + head + page + b"\r\n\r\n") + packer.flush())
    return size


def _sentences(chance: random.Random, diplomatic: bool) -> Iterator[str]:
    for _ in range(6):
        place, other, verb = chance.choice(_PLACES), chance.choice(_PLACES), chance.choice(_VERBS)
        if diplomatic and chance.random() < 0.4:
            yield f"Portugal’s foreign minister met the Moroccan ambassador in {place}, and both agreed to hold talks on fishing in May."
        else:
            yield f"In {place}, people who know {chance.choice(_TOPICS)} well said that it {verb} sooner than in {other}, {chance.randrange(2, 90)} days after the first rain."


def _page(chance: random.Random, number: int) -> bytes:
    diplomatic = number % 20 == 0
    title = f"What {chance.choice(_PLACES)} says about {chance.choice(_TOPICS)}, no. {number}"
    data = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": f"2026-03-02T{number % 24:02d}:05:00Z",
            "publisher": {"name": "Example News"},
        }
    )
    metas = "".join(f'<meta property="og:x{n}" content="{chance.random()}">' for n in range(28))
    css = "".join(
        f".c{n}{{margin:{n}px;padding:{chance.randrange(9)}px;color:#{chance.randrange(999999):06d}}}"
        for n in range(500)
    )
    code = "".join(
        f'var v{n}={{"id":{chance.randrange(10**9)},"f":function(a,b){{return a<b?"<i>"+a+"</i>":b}}}};'
        for n in range(800)
    )
    menu = "".join(
        f'<li class="nav-item"><a href="/s/{n}" data-x="{chance.randrange(10**9)}">Section {n}</a></li>'
        for n in range(60)
    )
    cards = "".join(
        f'<div class="card teaser"><a href="/a/{n}"><span class="kicker">More</span><h3>Another story of {chance.choice(_PLACES)} and {chance.choice(_TOPICS)}</h3></a></div>'
        for n in range(60)
    )
    paragraphs = "".join(
        f"<p>{' '.join(list(_sentences(chance, diplomatic))[: 2 + n % 3])} <a href='/t/{n}'>More</a></p>"
        for n in range(12)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Example News</title>{metas}<style>{css}</style>'
        f'<script type="application/ld+json">{data}</script><script>{code}</script></head><body><header><nav><ul>{menu}</ul></nav></header>'
        f'<main><div class="wrap"><article class="story"><h1>{title}</h1><div class="article-body">{paragraphs}</div></article></div>'
        f'<section class="related">{cards}</section></main><footer><p>All rights reserved.</p></footer></body></html>'
    ).encode()
