"""Articles: which part of a page's tree is the article, and its text in paragraphs; the one extractor on every path.

resiliparse builds the tree and writes the text; the choice is ours: what a page says of itself (`itemprop="articleBody"`),
else where its paragraphs stand, less what is furniture by its tag, its name or its links. On the pages it was chosen by,
resiliparse's own choice scores a token F1 of .926 and trafilatura's .963 at a sixth of the speed; see docs/decisions.
"""

from __future__ import annotations

import re
from typing import Any

_NOISE = (
    "nav, aside, footer, figure, button, label, template, [hidden], [aria-hidden=true], [role=navigation],"
    " [role=complementary], [role=dialog]"
)
_FURNITURE = re.compile(
    r"comment|related|share|social|promo|newsletter|subscri|sidebar|footer|breadcrumb|\btags?\b|byline|recommend|outbrain"
    r"|taboola|\bads?\b|advert|popup|modal|caption|credit|most-|popular|trending|read-?more|also-|author|sign-?up|disqus"
    r"|login|gallery|teaser|widget|cookie|paywall|toolbar|\bmeta\b|copyright|pagination|\bmore\b|timestamp|menu|masthead",
    re.IGNORECASE,
)
_BODY = re.compile(r"article|body|content|story|entry|post|text|main", re.IGNORECASE)
_PARAGRAPHS = (
    "p, pre"  # asked for by a selector: `get_elements_by_tag_name` can hang where memory runs out, instead of failing
)
_LINKED = frozenset("div section ul ol table h2 h3 h4 header dl".split())
_BLOCKS = ", ".join(sorted(_LINKED))
_NAMED = ", ".join(f"{tag}[class], {tag}[id]" for tag in (*sorted(_LINKED), "p", "span", "small"))
_SURE = 0.4  # below this share of the best score no name can lift an element above it: 0.5 over 1.15
_CLIMB, _WIDER, _BARE = 8, 1.25, 0.25
_SCRAP, _ENOUGH, _LITTLE = 25, 200, 1500


def article_text(tree: Any, selector: str | None = None) -> str:
    """The text of the article on a page (a resiliparse `HTMLTree`, which is taken apart); empty where there is none.

    `selector` is CSS for the element that is known to hold it at this outlet.
    """
    from resiliparse.extract.html2text import extract_plain_text

    body = tree.body
    if body is None:
        return ""
    for node in body.query_selector_all(_NOISE).values():
        node.decompose()
    chosen = body.query_selector(selector) if selector else None
    best = chosen or _declared(body) or _densest(body)
    if best is not None:
        _strip(best)
        if best != body:
            body.replace_children(best)
    text: str = extract_plain_text(
        tree, main_content=best is None, alt_texts=False, list_bullets=False, noscript=False, comments=False
    )
    return tidy_lines(text)


def tidy_lines(text: str) -> str:
    """Lines without the blanks around them, a blank line between paragraphs at most."""
    lines = (line.strip(" \t\u00a0•") for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()


def _declared(body: Any) -> Any | None:
    """The one element that the page itself calls the article's body."""
    found = body.query_selector_all("[itemprop~=articleBody]").values()
    if not found:
        return None
    best = max(found, key=lambda n: len(n.text or ""))
    return best if len(best.text or "") >= _ENOUGH else None


def _link_lengths(links: Any, top: Any) -> dict[Any, int]:
    """How many characters of links stand inside each element below `top`."""
    lengths: dict[Any, int] = {}
    for link in links:
        size = len((link.text or "").strip())
        node = link.parent
        while size and node is not None and node != top:
            lengths[node] = lengths.get(node, 0) + size
            node = node.parent
    return lengths


def _densest(body: Any) -> Any | None:
    """The element whose paragraphs hold the most running text: near ones count in full, those further in less.

    None where most of the page's text stands in no paragraph.
    """
    linked: dict[Any, int] = {}
    paragraphs = body.query_selector_all(_PARAGRAPHS).values()
    for link in body.query_selector_all("p > a, p pre > a").values():
        above = link.parent
        linked[above] = linked.get(above, 0) + len(link.text or "")
    found: dict[Any, tuple[float, float]] = {}
    for node in paragraphs:
        text = node.text or ""
        size = float(len(text) - linked.get(node, 0)) if len(text) >= _SCRAP else 0.0
        if size >= _SCRAP:
            above = node.parent
            value, whole_size = found.get(above, (0.0, 0.0))
            found[above] = value + min(size, 600.0) + 20 * text.count(","), whole_size + size
    scores: dict[Any, float] = {}
    whole: dict[Any, float] = {}
    bare = found[body][1] if body in found else 0.0
    for above, (value, size) in found.items():
        weight = 1.0
        for _ in range(_CLIMB):
            if above is None:
                break
            scores[above] = scores.get(above, 0.0) + value * weight
            whole[above] = whole.get(above, 0.0) + size
            if above == body:
                break
            weight *= 0.62
            above = above.parent
    if not scores:
        return None
    highest = _SURE * max(scores.values())
    best = max((n for n, s in scores.items() if s >= highest), key=lambda n: scores[n] * _leaning(n))
    if whole[best] < _LITTLE and whole[best] < 0.2 * _length(body):
        return None
    node = best.parent
    for _ in range(_CLIMB):
        if node is None or node == body:
            break
        if whole.get(node, 0) >= _WIDER * whole[best] and not _FURNITURE.search(_names(node)):
            best = node
        node = node.parent
    return body if bare >= _BARE * whole[best] else best


def _length(body: Any) -> int:
    """How many characters of a page can be seen."""
    unseen = body.query_selector_all("script, style, noscript, svg, iframe").values()
    return len(body.text or "") - sum(len(n.text or "") for n in unseen)


def _leaning(node: Any) -> float:
    names = _names(node)
    weight = 0.5 if _FURNITURE.search(names) else 1.0
    return weight * 1.15 if node.tag in ("article", "main") or _BODY.search(names) else weight


def _names(node: Any) -> str:
    return f"{node.class_name or ''} {node.id or ''}"


def _strip(best: Any) -> None:
    """Takes out of the article what is furniture by its name, and blocks that are mostly links."""
    for node in best.query_selector_all("script, style, noscript").values():
        node.decompose()
    size = len(best.text or "")
    if len(best.query_selector_all(_BLOCKS)):
        for node, linked in _link_lengths(best.query_selector_all("a").values(), best).items():
            if node.tag in _LINKED and linked > 0.5 * len((node.text or "").strip()):
                node.decompose()
    for node in best.query_selector_all(_NAMED).values():
        names = _names(node)
        if len(names) > 1 and _FURNITURE.search(names) and len((node.text or "").strip()) < 0.4 * size:
            node.decompose()
