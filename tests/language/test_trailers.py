"""Trailers: whoever a parser hangs beside the words that give him the word is hung on them."""

from __future__ import annotations

import pytest

from chancery.language.mending import mend
from chancery.language.text import Text
from tests.language.test_text import unread


def _tree(source: str, arcs: str) -> Text:
    """A sentence with the arcs a parser gave it, a word each: its part of speech, its relation and its head's number."""
    text = unread(source)
    each = [arc.split("/") for arc in arcs.split()]
    text.upos, text.relations = [a[0] for a in each], [a[1] for a in each]
    text.heads = [int(a[2]) for a in each]
    text.feats = ["Tense=Past" if word in ("announced", "said") else "_" for word in text.words]
    text.children = [[c for c, head in enumerate(text.heads) if head == token] for token in range(len(each))]
    return text


@pytest.mark.parametrize(
    ("source", "arcs", "mended"),
    [
        (
            "They will visit Lima , the courts announced on Sunday",
            "PRON/nsubj/2 AUX/aux/2 VERB/root/-1 PROPN/obj/2 PUNCT/punct/7 DET/det/6 NOUN/nsubj/2 VERB/acl/6 ADP/case/9 PROPN/obl/7",
            {"courts": ("nsubj", "announced"), "announced": ("parataxis", "visit"), "Sunday": ("obl", "announced")},
        ),
        (
            "Peru would wait , one of them said",
            "PROPN/nsubj/2 AUX/aux/2 VERB/ccomp/7 PUNCT/punct/2 NUM/nsubj/2 ADP/case/6 PRON/nmod/4 VERB/root/-1",
            {"one": ("nsubj", "said"), "Peru": ("nsubj", "wait")},
        ),
        (
            "They left , according to two envoys briefed on it",
            "PRON/nsubj/1 VERB/root/-1 PUNCT/punct/7 VERB/mark/7 ADP/fixed/3 NUM/nummod/6 NOUN/nsubj/7 VERB/advcl/1 ADP/case/9 PRON/obl/7",
            {"envoys": ("obl", "left"), "briefed": ("acl", "envoys"), "according": ("case", "envoys")},
        ),
        (
            # who did it and is told of in a clause of his own is left where he stands
            "There came , late , the envoy they sent",
            "PRON/expl/1 VERB/root/-1 PUNCT/punct/3 ADV/advmod/1 PUNCT/punct/3 DET/det/6 NOUN/nsubj/1 PRON/nsubj/8 VERB/acl/6",
            {"envoy": ("nsubj", "came"), "sent": ("acl", "envoy")},
        ),
    ],
)
def test_who_tells_it_is_hung_on_the_telling(source: str, arcs: str, mended: dict[str, tuple[str, str]]) -> None:
    text = _tree(source, arcs)
    mend(text)
    at = text.words.index
    assert {w: (text.relations[at(w)], text.words[text.heads[at(w)]]) for w in mended} == mended
