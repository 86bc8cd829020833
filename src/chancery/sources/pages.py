"""Pages: the main text of an HTML page, with its title, date and outlet; bounded, since pages come from strangers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.errors import InputError

LONGEST_TAG, DEEPEST, LARGEST = 100_000, 2_000, 8_000_000
_OPEN = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(
    b"br img hr meta link input source area base col embed param track wbr p li td tr th dt dd option".split()
)
_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "pubdate",
    "parsely-pub-date",
    "og:article:published_time",
)


@dataclass(slots=True)
class Page:
    """The parts of a page that make a report."""

    text: str
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None


def read_page(name: str, raw: bytes) -> Page:
    """The main text of a page. Raises `InputError` for a page built to hang a parser, and for one that is all boilerplate."""
    _guard(name, raw)
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(raw, detect_encoding(raw) or "utf-8")
    text = (
        extract_plain_text(tree, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False)
        or ""
    )
    text = re.sub(r"\n[ \t•]*\n\s*", "\n", "\n".join(line.strip(" •\t") for line in text.split("\n"))).strip()
    if len(text) < 80 or text.count(" ") < 12:
        raise InputError(
            name, "no article text was found on this page: it is all menus and boilerplate", "save the article as text"
        )
    meta: dict[str, str] = {}
    if tree.head is not None:
        for node in tree.head.get_elements_by_tag_name("meta"):
            key = (node.getattr("property") or node.getattr("name") or "").lower()
            if key and node.getattr("content"):
                meta.setdefault(key, (node.getattr("content") or "").strip())
    published = next((meta[k] for k in _DATES if meta.get(k)), None)
    if published is not None and not re.match(r"\d{4}-\d{2}-\d{2}(?:T|$)", published):
        published = None
    title = meta.get("og:title") or (tree.title or "").strip() or None
    return Page(text, title, published, meta.get("og:site_name"), meta.get("og:url"))


def _guard(name: str, raw: bytes) -> None:
    """A quick look for what hangs HTML parsers: huge tags, endless nesting, sheer size."""
    if len(raw) > LARGEST:
        raise InputError(name, f"a page of {len(raw) / 1e6:.0f} MB is not read", "save the article as text")
    at = 0
    while (start := raw.find(b"<", at)) >= 0:
        end = raw.find(b">", start)
        if end < 0:
            end = len(raw)
        if end - start > LONGEST_TAG and not raw[start : start + 4].startswith(b"<!--"):
            raise InputError(
                name, f"a tag of {end - start} characters: this page would hang a parser", "save the article as text"
            )
        at = start + 1 if end == len(raw) else end
    depth = deepest = 0
    for match in _OPEN.finditer(raw):
        if match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise InputError(name, f"{deepest} nested elements: this page would hang a parser", "save the article as text")
