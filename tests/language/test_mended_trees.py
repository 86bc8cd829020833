"""Whatever a parser makes of a sentence, what is mended is still one tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.language.mending import mend
from chancery.language.text import Text
from tests.language.test_text import unread

_WORDS = (
    "Oslo Lima Reed freed held called condemned announced said told following ahead of and due to back for by into force"
    ' before after until with who which where that set headed visit entry pact ship talks 31 , " - is was had did silent terms'
).split()
_UPOS = "VERB VERB NOUN NOUN PROPN AUX ADJ PRON NUM PUNCT ADP".split()
_RELATIONS = (
    "nsubj nsubj:pass nsubj:outer obj obl nmod acl acl:relcl advcl ccomp xcomp csubj mark case aux aux:pass cop appos conj"
    " compound amod punct parataxis flat advmod"
).split()
_FEATS = ("_", "Tense=Past|VerbForm=Fin", "VerbForm=Inf", "Tense=Past|VerbForm=Part", "Number=Plur")


@st.composite
def trees(draw: st.DrawFn) -> Text:
    """A sentence of two to twelve words under any tree at all."""
    text = unread(" ".join(draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=12))))
    size = len(text.words)
    order = draw(st.permutations(range(size)))
    text.heads = [-1] * size
    for place in range(1, size):
        text.heads[order[place]] = order[draw(st.integers(0, place - 1))]
    each = st.lists(st.integers(0, 999), min_size=size, max_size=size)
    text.upos = [_UPOS[n % len(_UPOS)] for n in draw(each)]
    text.relations = [
        "root" if head < 0 else _RELATIONS[n % len(_RELATIONS)] for head, n in zip(text.heads, draw(each), strict=True)
    ]
    text.feats = [_FEATS[n % len(_FEATS)] for n in draw(each)]
    text.lemmas = list(text.lower)
    text.certainty = [n / 999 for n in draw(each)]
    text.runner_up = [n % size for n in draw(each)]
    text.children = [[c for c in range(size) if text.heads[c] == token] for token in range(size)]
    return text


@given(trees())
def test_a_mended_tree_is_a_tree(text: Text) -> None:
    size = len(text.words)
    mend(text)
    assert sum(head < 0 for head in text.heads) == 1
    assert all(text.children[t] == [c for c in range(size) if text.heads[c] == t] for t in range(size))
    for token in range(size):
        steps = 0
        while token >= 0:
            token, steps = text.heads[token], steps + 1
            assert steps <= size


@pytest.mark.parametrize(("token", "head"), [(1, 2), (1, 3)])
def test_no_word_is_hung_on_what_hangs_below_it(token: int, head: int) -> None:
    """ "Lima freed a ship": the verb stays where it is, whichever of its words it is to hang on."""
    text = unread("Lima freed a ship")
    text.heads, text.children = [1, -1, 3, 1], [[], [0, 3], [], [2]]
    text.move(token, head)
    assert text.heads == [1, -1, 3, 1]
