"""Pages: what an HTML page holds of a report. Pages come from strangers: `read_page` parses them in a cell of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from chancery.errors import CellDied, InputError
from chancery.facts.problems import Problem
from chancery.knowledge.houses import House, houses
from chancery.knowledge.tables import load
from chancery.sources.articles import article_text
from chancery.sources.cells import shared
from chancery.sources.encodings import decode_page
from chancery.sources.metadata import Metadata, read_metadata, related
from chancery.sources.shapes import LARGEST, hostile, lost
from chancery.sources.stamps import has_zone, in_zone
from chancery.sources.texts import one_line

_LEAST, _WORDS = 80, 12
_TAIL = re.compile(r"\s+(?:[|–—·»]|-{1,2}|::)\s+([^|–—·»]{2,60})$")
_CREDIT = re.compile(
    r"^(?:[A-ZÀ-Ý][\w'’. ,À-Ý-]{1,60})?\((?P<name>[A-Z][\w .'&-]{1,30})\)\s*(?:[-–—]|--)", re.MULTILINE
)
_SOURCE = re.compile(
    r"^\(?(?:Source|Credit|Copyright \d{4}|©(?: ?\d{4})?):?\s*(?P<name>[A-Z][\w .'&-]{1,40}?)\)?\.?$", re.MULTILINE
)
_BARE = "no article text was found on this page: it is all menus and boilerplate"
_FRAMES = "no article text was found on this page: it is a set of frames, beside which no text of its own is shown"
_WIRES = ("wire", "state_agency", "state_funded_agency")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a page that make a report. `published` is ISO 8601, with its offset wherever the page or its house tells it.

    `credit` is the agency whose copy the page carries, where it is not the outlet itself; `encoding` the one it was read in.
    """

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    credit: str | None = None
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()


class NoArticle(msgspec.Struct, frozen=True, kw_only=True):
    """Why a page gives no report, and what a person can do about it."""

    reason: str
    advice: str = "save the article as text"
    hostile: bool = False


class Unwanted(msgspec.Struct, frozen=True, kw_only=True):
    """That a page holds an article which nobody wants: nothing else was made of it."""


def read_page(name: str, raw: bytes, *, url: str | None = None, charset: str | None = None) -> Page:
    """The report on a page; `url` is where it was found, `charset` what the server called its encoding.

    Raises `InputError` for a page built to hang a parser, for one whose parser did not come back within its limits of time
    and memory, and for one that is all boilerplate.
    """
    if len(raw) > LARGEST * 4:
        raise InputError(name, f"a page of {len(raw) / 1e6:.0f} MB is not read", "save the article as text")
    try:
        answer = shared().ask("page", raw, {"url": url, "charset": charset})
    except CellDied as died:
        raise InputError(name, f"its parser was stopped: {died}", "save the article as text") from died
    if "none" in answer:
        none = msgspec.convert(answer["none"], NoArticle)
        raise InputError(name, none.reason, none.advice)
    return msgspec.convert(answer["page"], Page)


def parse_page(
    raw: bytes, url: str | None, charset: str | None, wanted: Callable[[str], bool] | None = None
) -> Page | NoArticle | Unwanted:
    """`read_page` without its walls: runs where a hostile page may do its worst.

    With `wanted` a page whose article it does not want is left at that: its metadata, which cost as much, are not read.
    """
    from resiliparse.parse.html import HTMLTree

    source, encoding, guessed = decode_page(raw, charset)
    source = source.replace("\0", "") if b"\0" in raw else source
    reason = hostile(source)
    if reason is not None:
        return NoArticle(reason=reason, hostile=True)
    problems = [Problem(kind="encoding", message=guessed)] if guessed else []
    tree: Any = HTMLTree.parse(source)
    if tree.body is None:
        return NoArticle(reason="no article text was found on this page: it has no body")
    text: str | None = None
    known = houses(load()).at(_host(url))
    if wanted is not None:
        text = _article(tree, known)
        if text is None:
            return _bare(tree)
        if not wanted(text):
            return Unwanted()
        tree = HTMLTree.parse(source)  # the first was taken apart
    gone = lost(source, tree.document.document_element.text or "")
    if gone is not None:
        problems.append(Problem(kind="text-lost", message=gone))
    meta = read_metadata(tree, url)
    house = (known if _host(url) else houses(load()).at(_host(meta.url))) or houses(load()).named(meta.outlet)
    if text is None or house is not known:
        text = _article(tree, house)
    if text is None:
        return _bare(tree)
    outlet = house.name if house is not None else meta.outlet or (_host(meta.url) or "").removeprefix("www.") or None
    published, doubt = _published(meta, house)
    title, author = _title(meta, house, outlet), "; ".join(meta.authors[:5]) or None
    return Page(
        text=text,
        title=one_line(title),
        published=published,
        outlet=one_line(outlet),
        url=meta.url,
        author=one_line(author),
        credit=_credit(text, meta, house, outlet),
        encoding=encoding,
        problems=(*problems, *([doubt] if doubt else ())),
    )


def _bare(tree: Any) -> NoArticle:
    """Why no article was found: the page only sets out frames, or it is all boilerplate."""
    if tree.document.query_selector("frameset") is not None:
        return NoArticle(reason=_FRAMES, advice="give the pages that its frames show")
    return NoArticle(reason=_BARE)


def _article(tree: Any, house: House | None) -> str | None:
    """The text of the article on a page, as its house lays it out; None where there is none."""
    text = article_text(tree, house.body if house is not None else None)
    if house is not None and house.drop is not None:
        text = re.sub(rf"^[ \t]*(?:{house.drop})[ \t]*$\n*", "", text, flags=re.MULTILINE).strip()
    return None if len(text) < _LEAST or (text.count(" ") < _WORDS and text.isascii()) else text


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def _published(meta: Metadata, house: House | None) -> tuple[str | None, Problem | None]:
    """When the page was published; a time without a zone is read on the house's clock, or else given up for its day."""
    given = meta.published
    if given is None or "T" not in given or has_zone(given):
        return given, None
    zone = house.timezone if house is not None else None
    placed = in_zone(given, zone)
    if has_zone(placed):
        message = (
            f"the page gives {given} without a zone: read in {zone}, where {house.name if house else ''} is at home"
        )
        return placed, Problem(kind="zone-assumed", message=message)
    message = f"the page gives {given} without a zone, and its outlet's is not known: only the day is kept"
    return given[:10], Problem(kind="zone-unknown", message=message)


def _title(meta: Metadata, house: House | None, outlet: str | None) -> str | None:
    """The headline, without the outlet's name at its end: "Talks held in Vienna | Harbour Wire" loses the second half."""
    if not meta.titles:
        return None
    title = meta.titles[0]
    for tail in house.tails if house is not None else ():
        title = title.removesuffix(tail).rstrip()
    names = {n.lower() for n in (outlet, meta.outlet) if n} | (house.names if house is not None else frozenset())
    while (match := _TAIL.search(title)) is not None:
        last = match[1].strip().lower()
        if last not in names and not (len(last) > 3 and any(last in n or (len(n) > 3 and n in last) for n in names)):
            host = (_host(meta.url) or "").lower()
            if not host or not related(last.replace(" ", ""), host):
                break
        title = title[: match.start()].rstrip()
    return title or None


def _credit(text: str, meta: Metadata, house: House | None, outlet: str | None) -> str | None:
    """The agency whose copy this is: "VIENNA (Reuters) -" at another outlet, an agency as author, a line "Source: Kyodo"."""
    known = houses(load())
    own = {n for n in ((outlet or "").lower(), *(house.names if house is not None else ())) if n}
    opening, closing = text[:400], text[-300:]
    named = [*meta.owners, *meta.authors]
    named += [m["name"] for m in _CREDIT.finditer(opening)] + [m["name"] for m in _SOURCE.finditer(closing)]
    for name in named:
        agency = known.named(name.strip())
        if agency is not None and agency.kind in _WIRES and not (agency.names & own):
            return agency.name
    return None
