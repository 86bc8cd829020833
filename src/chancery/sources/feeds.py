"""Feeds: RSS, Atom and JSON Feed as entries; OPML as a list of feeds. Parsed in a cell, since they too come from strangers."""

from __future__ import annotations

import hashlib
import io
import json
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import msgspec

from chancery.errors import CellDied, InputError
from chancery.sources.cells import shared
from chancery.sources.encodings import decode_page
from chancery.sources.stamps import stamp
from chancery.sources.texts import one_line

_ENTRIES, _TEXT, _OUTLINES = 2_000, 200_000, 20_000
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|mc_[ce]id|at_\w+|ref|cmpid|ncid|ocid|smid|src|source|rss|output", re.IGNORECASE
)
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]\w+;")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed. `text` is what the feed itself holds of it, as plain text; `published` ISO 8601."""

    url: str | None
    title: str | None
    text: str = ""
    published: str | None = None
    author: str | None = None
    id: str | None = None

    @property
    def mark(self) -> str:
        """What an entry is known by: its address, title and text. Another id alone makes no new entry, another text does."""
        parts = (plain_address(self.url or ""), self.title or "", self.text)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as it came. `minutes` is how long it asks to be left alone (RSS `ttl`, `sy:updatePeriod`), if it does;
    `cut` says that it ends in the middle: its last entry, which may be half of one, is left out."""

    kind: str
    title: str | None = None
    url: str | None = None
    language: str | None = None
    minutes: int | None = None
    cut: bool = False
    entries: tuple[Entry, ...] = ()


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that an OPML list names."""

    url: str
    title: str | None = None


def read_feed(name: str, raw: bytes, *, url: str | None = None, charset: str | None = None) -> Feed:
    """The feed in some bytes. Raises `InputError` for what is none, and for one that no parser survives."""
    try:
        answer = shared().ask("feed", raw, {"url": url, "charset": charset})
    except CellDied as died:
        raise InputError(name, f"its parser was stopped: {died}", "leave this feed out") from died
    if "none" in answer:
        raise InputError(name, answer["none"], answer.get("advice") or "give the address of an RSS, Atom or JSON feed")
    return msgspec.convert(answer["feed"], Feed)


def read_opml(name: str, raw: bytes) -> list[Outline]:
    """The feeds that an OPML list names, each once, in its order. Raises `InputError` for what is no OPML."""
    try:
        answer = shared().ask("opml", raw)
    except CellDied as died:
        raise InputError(name, f"it is no OPML list: {died}", "export the list again from your reader") from died
    found = msgspec.convert(answer["outlines"], list[Outline])
    if not found:
        raise InputError(
            name,
            "it names no feed: no outline has an xmlUrl of http or https",
            "export the list again from your reader",
        )
    return found


def plain_address(url: str) -> str:
    """An address without its fragment and without the marks by which sites follow their readers."""
    try:
        parts = urlsplit(url.strip())
        query = urlencode(
            [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
        )
    except ValueError:
        return url.strip()
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), query=query, fragment="").geturl()


def parse_feed(raw: bytes, url: str | None, charset: str | None) -> Feed | tuple[str, str]:
    """`read_feed` without its walls: a feed, or why it is none and what to do."""
    head = raw[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return _json_feed(raw, url)
    if re.match(rb"(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)", head, re.IGNORECASE | re.DOTALL):
        return _page_instead(raw, url, charset)
    import feedparser

    headers = (
        {"content-type": f"application/xml; charset={charset}"} if charset else {"content-type": "application/xml"}
    )
    found: Any = feedparser.parse(
        io.BytesIO(raw.lstrip(b" \t\r\n")), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.get("version") and not found.entries:
        return f"it is no feed: {str(found.get('bozo_exception') or 'no entries')[:120]}", ""
    base = _link(found.feed.get("link"), url) or url
    cut = bool(found.bozo) and re.search(rb"</\s*(?:\w+:)?(?:rss|feed|rdf)\s*>", raw[-2_000:], re.IGNORECASE) is None
    return Feed(
        kind=found.get("version") or "unknown",
        title=_plain(found.feed.get("title")),
        url=base,
        language=one_line(found.feed.get("language")),
        minutes=_minutes(found.feed),
        cut=cut,
        entries=tuple(_entry(e, base) for e in found.entries[: len(found.entries) - cut][:_ENTRIES]),
    )


def parse_opml(raw: bytes) -> list[Outline]:
    """`read_opml` without its walls; entities and document types are refused."""
    from defusedxml.ElementTree import fromstring

    root = fromstring(raw.lstrip(b" \t\r\n"), forbid_dtd=False)
    if root.tag.lower() != "opml":
        raise ValueError(f"its root is {root.tag[:40]!r}")
    found: dict[str, Outline] = {}
    for node in list(root.iter())[:_OUTLINES]:
        fields = {k.lower(): v for k, v in node.attrib.items()}
        url = _link(fields.get("xmlurl"), None)
        if url is not None and url not in found:
            found[url] = Outline(url=url, title=one_line(fields.get("title") or fields.get("text")))
    return list(found.values())


def _entry(given: Any, base: str | None) -> Entry:
    bodies = [c.get("value") or "" for c in given.get("content") or []]
    html = max([*bodies, given.get("summary") or ""], key=len)
    written = next((given[k] for k in ("published", "issued", "created", "updated") if given.get(k)), None)
    published = stamp(written)
    parsed = given.get("published_parsed") or given.get("updated_parsed")
    if published is None and parsed:
        published = datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat()
    link = given.get("link") or next((x.get("href") for x in given.get("links") or [] if x.get("href")), None)
    return Entry(
        url=_link(link, base),
        title=_plain(given.get("title")),
        text=plain_text(html),
        published=published,
        author=_plain(given.get("author")),
        id=one_line(given.get("id")),
    )


def _json_feed(raw: bytes, url: str | None) -> Feed | tuple[str, str]:
    try:
        found = json.loads(decode_page(raw)[0], strict=False)
    except (ValueError, RecursionError) as wrong:
        return f"it is no feed: broken JSON ({str(wrong)[:80]})", ""
    if "jsonfeed.org" not in str(found.get("version", "")) or not isinstance(found.get("items"), list):
        return "it is JSON, but no JSON Feed", ""
    entries = []
    for item in (i for i in found["items"][:_ENTRIES] if isinstance(i, dict)):
        authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
        names = [str(a.get("name")) for a in authors or [] if isinstance(a, dict) and a.get("name")]
        html, plain = item.get("content_html"), item.get("content_text")
        text = plain_text(str(html)) if html else str(plain or item.get("summary") or "")[:_TEXT]
        entries.append(
            Entry(
                url=_link(item.get("url") or item.get("external_url"), url),
                title=_plain(item.get("title")),
                text=text.strip(),
                published=stamp(str(item.get("date_published") or item.get("date_modified") or "")),
                author=one_line("; ".join(names)),
                id=one_line(str(item["id"])) if item.get("id") is not None else None,
            )
        )
    language = found.get("language")
    return Feed(
        kind="json",
        title=_plain(found.get("title")),
        url=_link(found.get("home_page_url"), url) or url,
        language=one_line(language) if isinstance(language, str) else None,
        entries=tuple(entries),
    )


def _page_instead(raw: bytes, url: str | None, charset: str | None) -> tuple[str, str]:
    """A page where a feed was looked for: it may name its feed."""
    source = decode_page(raw[:200_000], charset)[0]
    for tag in re.findall(r"<link\b[^<>]{0,1000}>", source, re.IGNORECASE)[:200]:
        if re.search(r"application/(?:rss|atom|feed)\+(?:xml|json)", tag, re.IGNORECASE):
            link = re.search(r"""href\s*=\s*["']?([^"'\s>]{1,1000})""", tag, re.IGNORECASE)
            there = _link(link[1], url) if link else None
            if there is not None:
                return "it is a page, not a feed", f"its feed is {there}"
    return "it is a page, not a feed, and names none", ""


def _minutes(feed: Any) -> int | None:
    try:
        ttl = int(str(feed.get("ttl") or 0).strip() or 0)
        frequency = max(1, int(str(feed.get("sy_updatefrequency") or 1)))
    except ValueError:
        return None
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0) // frequency
    found = max(ttl, period if period <= 1_440 else 0)
    return min(found, 1_440) or None


def _link(given: Any, base: str | None) -> str | None:
    """An address of the web; anything else (`javascript:`, `file:`, nonsense) is none."""
    if not isinstance(given, str) or not given.strip() or len(given) > 2_000:
        return None
    try:
        whole = urljoin(base or "", given.strip())
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _plain(given: Any) -> str | None:
    """A title or name without markup, on one line."""
    if not isinstance(given, str):
        return None
    return one_line(plain_text(given[:4_000]) if _MARKUP.search(given) else given)


def plain_text(html: str) -> str:
    """The plain text of a piece of HTML."""
    if not _MARKUP.search(html):
        return html[:_TEXT].strip()
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    from chancery.sources.articles import tidy_lines
    from chancery.sources.shapes import hostile

    if hostile(html[: 2 * _TEXT]):
        return ""
    tree = HTMLTree.parse(html[: 2 * _TEXT].replace("\0", ""))
    text = extract_plain_text(tree, main_content=False, alt_texts=False, list_bullets=False)
    return tidy_lines(text or "")[:_TEXT]
