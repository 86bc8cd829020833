"""Names: spans that the name head cut short, made whole along the tree."""

from __future__ import annotations

from chancery.language.text import Name, Text

_JOINTS = frozenset({"flat", "flat:name", "compound"})


def whole(text: Text) -> None:
    """Lets a name grow over the proper nouns that one name holds together, and joins the parts of one name.

    Of "Michael J. McDermott" the head may see "Michael J." only; `flat` arcs tell that the family name belongs to it. Of
    "South" and "Vietnam", two places joined by `compound`, one is made.
    """
    out: list[Name] = []
    for name in text.names:
        last = name.last
        while last < len(text.words) and _joined(text, name.first, last):
            last += 1
        name = Name(name.first, last, name.label, name.confidence)
        if (
            out
            and out[-1].last >= name.first
            and (out[-1].last > name.first or _joined(text, out[-1].first, name.first))
        ):
            before = out.pop()
            label = name.label if before.last < last else before.label
            name = Name(before.first, max(before.last, last), label, min(before.confidence, name.confidence))
        out.append(name)
    text.names[:] = out


def _joined(text: Text, first: int, token: int) -> bool:
    """True where the proper noun `token`, right behind the name that starts at `first`, is part of it by the tree."""
    if text.upos[token] != "PROPN" or not text.words[token][0].isupper() or text.start[token] - text.end[token - 1] > 1:
        return False
    if text.relations[token].startswith("flat") and first <= text.heads[token] < token:
        return True
    before = token - 1
    return text.relations[before] == "compound" and text.heads[before] == token and text.upos[before] == "PROPN"
