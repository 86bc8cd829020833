"""Metadata: what a page says of itself in JSON-LD, OpenGraph, microdata and `time` elements; each in its order of trust."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from chancery.sources.stamps import has_zone, stamp

_ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Background|Opinion|Review|Advertiser)?\w*(?:Article|BlogPosting|Report|LiveBlog\w*)$"
)
_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "article.published",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "publishdate", "publish-date", "publication_date", "pubdate", "cxenseparse:recs:publishtime",
    "article_date_original", "date",
)  # fmt: skip
_META_AUTHORS = ("author", "parsely-author", "article:author_name", "byl", "dc.creator", "sailthru.author")
_SCRIPTS, _SCRIPT, _NODES, _VALUE = 8, 400_000, 400, 500
_SAID = 'meta[content], script[type="application/ld+json"], link[rel~=canonical][href]'
_BY = re.compile(r"^\s*(?:by|from)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Metadata:
    """What a page says of itself; `stamps` are its dates as ISO 8601, those trusted most first, perhaps without a zone."""

    titles: list[str] = field(default_factory=list)
    outlet: str | None = None
    stamps: list[str] = field(default_factory=list)
    url: str | None = None
    authors: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    language: str | None = None

    @property
    def published(self) -> str | None:
        """The page's date: the first given, or one of the same time that is more exact about hour or zone."""
        if not self.stamps:
            return None
        first = self.stamps[0]
        same = [s for s in self.stamps if _near(first, s)]
        return next((s for s in same if has_zone(s)), next((s for s in same if "T" in s), first))


def read_metadata(tree: Any, url: str | None) -> Metadata:
    """The metadata of a page (a resiliparse `HTMLTree`, left as it is); `url` is where it was found, if that is known."""
    found = Metadata()
    head: dict[str, str] = {}
    scripts: list[str] = []
    canonical: str | None = None
    for node in tree.document.query_selector_all(_SAID).values():
        tag = node.tag
        if tag == "script":
            scripts.append(node.text or "")
            continue
        if tag == "link":
            canonical = canonical or node.getattr("href")
            continue
        key = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        if key and len(key) < 60:
            head.setdefault(key.lower(), _clean(node.getattr("content")))
    articles = [n for n in _linked_data(scripts[:_SCRIPTS]) if _is_article(n)]
    _from_linked_data(found, articles)
    _from_meta(found, head)
    _from_elements(found, tree)
    _addresses(found, canonical, head, url)
    root = tree.document.document_element
    found.language = (root.getattr("lang") if root is not None else None) or head.get("og:locale") or None
    return found


def _linked_data(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, outer ones first; broken JSON is passed over."""
    for script in scripts:
        source = script.strip()
        source = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", source)
        if not source or len(source) > _SCRIPT:
            continue
        try:
            queue: list[Any] = [json.loads(source, strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_NODES):
            if not queue:
                break
            node = queue.pop(0)
            if isinstance(node, list):
                queue[:0] = node[:_NODES]
            elif isinstance(node, dict):
                yield node
                queue += [
                    v
                    for k, v in node.items()
                    if k in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") and isinstance(v, (dict, list))
                ]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and _ARTICLE.match(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _from_linked_data(found: Metadata, articles: list[dict[str, Any]]) -> None:
    for node in articles[:2]:
        _add(found.titles, _text_of(node.get("headline") or node.get("name")))
        for key in ("datePublished", "dateCreated", "uploadDate"):
            _add(found.stamps, stamp(_text_of(node.get(key))))
        found.outlet = found.outlet or _name_of(node.get("publisher"))
        for person in _list(node.get("author")) + _list(node.get("creator")):
            _add(found.authors, _BY.sub("", _name_of(person) or ""))
        for owner in ("sourceOrganization", "copyrightHolder", "provider"):
            _add(found.owners, _name_of(node.get(owner)))


def _from_meta(found: Metadata, head: dict[str, str]) -> None:
    for key in ("og:title", "twitter:title", "parsely-title", "dc.title"):
        _add(found.titles, head.get(key))
    for key in _META_DATES:
        _add(found.stamps, stamp(head.get(key)))
    sites = (head[k] for k in ("og:site_name", "application-name", "dc.publisher") if head.get(k))
    found.outlet = next(sites, None) or found.outlet
    for key in _META_AUTHORS:
        name = _BY.sub("", head.get(key) or "")
        if name and "://" not in name:
            _add(found.authors, name)
    for key in ("syndication-source-name", "copyright", "article:source"):
        _add(found.owners, head.get(key))


def _from_elements(found: Metadata, tree: Any) -> None:
    """Microdata, `time` elements, and at last the words of a date near the title."""
    body = tree.body
    if body is None:
        return
    if not found.titles:
        heads = [n.text or "" for n in body.query_selector_all("h1, [itemprop=headline]").values()[:3]]
        for text in heads:
            _add(found.titles, _clean(text))
        title = tree.document.query_selector("title")
        _add(found.titles, _clean(title.text or "") if title is not None else None)
    if not any(has_zone(s) for s in found.stamps):
        for node in body.query_selector_all("time, [itemprop=datePublished], abbr[title].published").values()[:8]:
            value = node.getattr("datetime") or node.getattr("content") or node.getattr("title")
            _add(found.stamps, stamp(value) or stamp(_clean(node.text or "")))
    if not any(has_zone(s) for s in found.stamps):
        for node in body.query_selector_all(
            "[class*=date], [class*=time], [class*=publish], [id*=date], .byline, .dateline"
        ).values()[:12]:
            _add(found.stamps, stamp(_clean(node.text or "")))
    if not found.authors:
        for node in body.query_selector_all("[rel=author], [itemprop=author], .byline, .author").values()[:4]:
            text = _BY.sub("", _clean(node.text or ""))
            if text and len(text) < 80 and not any(c.isdigit() for c in text):
                _add(found.authors, text)


def _addresses(found: Metadata, canonical: str | None, head: dict[str, str], url: str | None) -> None:
    for given in (canonical, head.get("og:url")):
        if not given:
            continue
        try:
            whole = urljoin(url or "", given.strip())
            parts = urlsplit(whole)
            here = urlsplit(url).hostname if url else None
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not parts.hostname or len(whole) > 2_000:
            continue
        if here is None or related(parts.hostname, here):
            found.url = parts._replace(fragment="").geturl()
            return
    found.url = url


def related(one: str, other: str) -> bool:
    """Whether two hosts are of one house: the same, or one the other's subdomain, `www.` and `m.` aside."""
    a, b = (re.sub(r"^(?:www|m|amp|mobile|edition|en)\.", "", h.lower()) for h in (one, other))
    return a == b or a.endswith("." + b) or b.endswith("." + a)


def _near(one: str, other: str) -> bool:
    """Whether two stamps may mean one moment: the same day, or a day apart where zones may differ."""
    apart = abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    return apart == 0 or (apart == 1 and "T" in one and "T" in other and has_zone(one) != has_zone(other))


def _clean(text: Any) -> str:
    return " ".join(unescape(str(text or "")[: 4 * _VALUE]).split())[:_VALUE]


def _text_of(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return _clean(value) if isinstance(value, (str, int, float)) else None


def _name_of(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    return _text_of(value.get("name")) if isinstance(value, dict) else _text_of(value)


def _list(value: Any) -> list[Any]:
    return value[:6] if isinstance(value, list) else [value] if value else []


def _add(values: list[str], value: str | None) -> None:
    if value and value not in values:
        values.append(value)
