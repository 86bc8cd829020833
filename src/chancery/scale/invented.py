"""Invented archives: WARC files of pages as news sites make them, for benches; everything follows from the seed.

A page has the weight of real ones (some 130 KB: styles, scripts, menus, cards of other stories, as its house lays them
out) and an article of some 400 words; one in twenty is about diplomacy. The articles are our own sentences about states
and invented persons.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

_HOUSES = 50
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
_STATES = (
    "Japan:Japanese:Tokyo Portugal:Portuguese:Lisbon Norway:Norwegian:Oslo Morocco:Moroccan:Rabat Vietnam:Vietnamese:Hanoi Chile:Chilean:Santiago "
    "Kenya:Kenyan:Nairobi Iceland:Icelandic:Reykjavik Turkey:Turkish:Ankara India:Indian:Delhi Egypt:Egyptian:Cairo Poland:Polish:Warsaw "
    "Peru:Peruvian:Lima Finland:Finnish:Helsinki Jordan:Jordanian:Amman Indonesia:Indonesian:Jakarta Greece:Greek:Athens Ghana:Ghanaian:Accra"
).split()
_NAMES = "Anna Lindqvist,Rui Tavares,Omar Benali,Keiko Hayase,Lars Aune,Ines Quiroga,Samuel Otieno,Petra Nowak,Nikos Manos,Leyla Demir".split(
    ","
)
_SUBJECTS = "fishing grounds,the price of gas,a railway across the border,the return of sailors,student visas,the sharing of river water,grain shipments,a cable under the sea".split(
    ","
)
_DIPLOMATIC = (
    "The foreign minister of {a}, {n}, will visit {C} from {m} {d} to {e} for talks on {t}, the ministry in {A} said on Monday.",
    "{n} met the {B} ambassador in {A} on Tuesday and handed over a letter about {t}.",
    "“We will not accept conditions that nobody agreed to,” {n} told reporters after the meeting.",
    "{b} denied that it had asked for a meeting of the two prime ministers before {m}.",
    "According to two officials who asked not to be named, the sides are arranging a summit in {C} in mid-{m}.",
    "Last week {a} summoned the {B} chargé d'affaires to protest the seizure of a trawler.",
    "The {B} government condemned the decision and demanded the release of {d} crew members.",
    "A spokesman for the {X} foreign ministry said {x} was ready to mediate between {a} and {b}.",
    "The two countries signed an agreement on {t} in {x} three years ago, but it has not been ratified.",
    "Whether {b} will take part in the talks remains to be seen.",
    "Both governments said they would hold a second round of negotiations in {x} before the end of {m}.",
    "{a} has imposed sanctions on two {B} companies, and {b} said it was considering measures of its own.",
    "Analysts in {C} said the visit could be postponed if the dispute over {t} was not settled by {m} {d}.",
    "The defense ministers of {a} and {x} spoke by telephone on Sunday and agreed to hold a joint exercise in the autumn.",
    "{n} said {a} supported a ceasefire and opposed any new border controls.",
    "Relations between {a} and {b} have been strained since the embassy in {C} was closed last year.",
)  # fmt: skip
_MONTHS = "April May June September October".split()


def write_archive(path: Path, pages: int, *, seed: int = 5, first: int = 0, step: int = 1) -> int:
    """Writes a WARC of so many pages, each record packed alone, and gives the bytes of their HTML.

    Pages are numbered from `first` by `step`; those whose number is a multiple of twenty are about diplomacy.
    """
    size = 0
    layouts = [_Layout(Random(f"{seed} house {n}"), n) for n in range(_HOUSES)]
    with path.open("wb") as file:
        for number in range(first, first + pages * step, step):
            page = layouts[number % _HOUSES].page(Random(f"{seed} page {number}"), number).encode()
            size += len(page)
            file.write(_record(number, page))
    return size


def _record(number: int, page: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    record = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news{number % _HOUSES}.example/a/{number}\r\nWARC-Date: 2026-03-02T06:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(page)}\r\n\r\n"
    ).encode()
    packer = zlib.compressobj(3, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(record + head + page + b"\r\n\r\n") + packer.flush()


class _Layout:
    """What the pages of one house have in common: styles, scripts, menus."""

    def __init__(self, chance: Random, number: int) -> None:
        self.number = number
        self.metas = "".join(f'<meta property="og:x{n}" content="{chance.random()}">' for n in range(28))
        self.css = "".join(
            f".c{n}{{margin:{n}px;padding:{chance.randrange(9)}px;color:#{chance.randrange(999999):06d}}}"
            for n in range(600)
        )
        self.code = "".join(
            f'var v{n}={{"id":{chance.randrange(10**9)},"f":function(a,b){{return a<b?"<i>"+a+"</i>":b}}}};'
            for n in range(1_100)
        )
        self.menu = "".join(
            f'<li class="nav-item"><a href="/s/{n}" data-x="{chance.randrange(10**9)}">Section {n}</a></li>'
            for n in range(60)
        )

    def page(self, chance: Random, number: int) -> str:
        """A page of the house."""
        title = f"What {chance.choice(_PLACES)} says about {chance.choice(_TOPICS)}, no. {number}"
        data = json.dumps(
            {
                "@type": "NewsArticle",
                "headline": title,
                "datePublished": f"2026-03-02T{number % 24:02d}:{number % 60:02d}:00Z",
                "publisher": {"name": f"Example News {self.number}"},
            }
        )
        cards = "".join(
            f'<div class="card teaser"><a href="/a/{n}"><span class="kicker">More</span><h3>Another story of {chance.choice(_PLACES)} and {chance.choice(_TOPICS)}</h3></a></div>'
            for n in range(60)
        )
        sentences = list(_diplomatic(chance) if number % 20 == 0 else _everyday(chance))
        paragraphs = "".join(
            f"<p>{' '.join(sentences[n : n + 2])} <a href='/t/{n}'>More</a></p>" for n in range(0, len(sentences), 2)
        )
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Example News {self.number}</title>{self.metas}<style>{self.css}</style>'
            f'<script type="application/ld+json">{data}</script><script>{self.code}</script></head><body><header><nav><ul>{self.menu}</ul></nav></header>'
            f'<main><div class="wrap"><article class="story"><h1>{title}</h1><div class="article-body">{paragraphs}</div></article></div>'
            f'<section class="related">{cards}</section></main><footer><p>All rights reserved.</p></footer></body></html>'
        )


def _everyday(chance: Random) -> Iterator[str]:
    for _ in range(18):
        place, other, verb = chance.choice(_PLACES), chance.choice(_PLACES), chance.choice(_VERBS)
        yield f"In {place}, people who know {chance.choice(_TOPICS)} well said that it {verb} sooner than in {other}, {chance.randrange(2, 90)} days after the first rain."


def _diplomatic(chance: Random) -> Iterator[str]:
    a, b, x = (s.split(":") for s in chance.sample(_STATES, 3))
    day = chance.randrange(1, 24)
    said = {
        "a": a[0],
        "A": a[2],
        "b": b[0],
        "B": b[1],
        "C": b[2],
        "x": x[0],
        "X": x[1],
        "n": chance.choice(_NAMES),
        "t": chance.choice(_SUBJECTS),
        "m": chance.choice(_MONTHS),
        "d": day,
        "e": day + 3,
    }
    picked = chance.sample(_DIPLOMATIC, 13)
    plain = list(_everyday(chance))[:6]
    for n, sentence in enumerate(picked):
        if n == 9:
            said["t"], said["m"], said["n"] = chance.choice(_SUBJECTS), chance.choice(_MONTHS), chance.choice(_NAMES)
        yield sentence.format_map(said)
        if n % 2:
            yield plain[n // 2]
