"""Names: spans that the name head cut short or drew too long, made whole along the tree."""

from __future__ import annotations

from chancery.language.text import Name, Text

_ARTICLES = frozenset("al el as ash az at an ar ad ul abu".split())
_HYPHENS = frozenset("-‐‑")
SURE = 0.65
"""Below this mean chance a name is none; chosen on Universal NER EWT dev among .55, .6 and .65."""


def whole(text: Text) -> None:
    """Lets a name grow over the proper nouns that one name holds together, and joins the parts of one name.

    Of "Michael J. McDermott" the head may see "Michael J." only; `flat` arcs tell that the family name belongs to it. Of
    "South" and "Vietnam", two places joined by `compound`, one is made; of "Muqtada al", "-" and "Sadr" one person. An
    address ("press@example.org") and a people ("the Iraqis") are no names.
    """
    out: list[Name] = []
    inside = {token for name in text.names for token in range(name.first, name.last)}
    for name in text.names:
        if _is_none(text, name):
            continue
        first, last = _with_article(text, name.first), name.last
        while last < len(text.words):
            if _joined(text, first, last, inside):
                last += 1
            elif _hyphenated(text, last):
                last += 2
            else:
                break
        name = Name(first, last, name.label, name.confidence)
        if (
            out
            and out[-1].last >= name.first
            and (out[-1].last > name.first or _joined(text, out[-1].first, name.first, inside))
        ):
            before = out.pop()
            label = name.label if before.last < last else before.label
            name = Name(before.first, max(before.last, last), label, min(before.confidence, name.confidence))
        out.append(name)
    text.names[:] = out


def _is_none(text: Text, name: Name) -> bool:
    """True for addresses, for a people taken for a person (a single plural noun), and for what the head is unsure of."""
    if name.confidence < SURE:
        return True
    if any("@" in word or "://" in word or word.startswith("www.") for word in text.words[name.first : name.last]):
        return True
    alone = name.last - name.first == 1 and name.label == "PER"
    return alone and text.feat(name.first, "Number") == "Plur"


def _with_article(text: Text, first: int) -> int:
    """The start of a name with the Arabic article that clings to it: "al-" of "al-Sadr"."""
    if first >= 2 and text.words[first - 1] in _HYPHENS and text.lower[first - 2] in _ARTICLES:
        return first - 2
    return first


def _hyphenated(text: Text, last: int) -> bool:
    """True where the name that ends before `last` goes on behind a hyphen after an article: "al" - "Sadr"."""
    return (
        last + 1 < len(text.words)
        and text.words[last] in _HYPHENS
        and text.lower[last - 1] in _ARTICLES
        and text.words[last + 1][0].isalpha()
    )


def _joined(text: Text, first: int, token: int, inside: set[int]) -> bool:
    """True where the proper noun `token`, right behind the name that starts at `first`, is part of it by the tree.

    `inside` holds the tokens that the head took for parts of names: a `compound` joins two of them ("South" and "Vietnam"),
    not a name with what is called after it ("Iraq War").
    """
    if text.upos[token] != "PROPN" or text.start[token] - text.end[token - 1] > 1:
        return False
    if not text.words[token][0].isupper() and not (
        text.lower[token] in _ARTICLES and token + 1 < len(text.words) and text.words[token + 1] in _HYPHENS
    ):
        return False
    if text.relations[token].startswith("flat") and first <= text.heads[token] < token:
        return True
    before = token - 1
    return (
        token in inside
        and text.relations[before] == "compound"
        and text.heads[before] == token
        and text.upos[before] == "PROPN"
    )
