"""Text: a tree that can be set right, and what is below a word after that."""

from __future__ import annotations

import pytest

from chancery.language.mending import mend
from chancery.language.text import Sentence, Text


def unread(source: str) -> Text:
    """Words between blanks, none of them hung on another."""
    spans, at = [], 0
    for word in source.split():
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return Text(source, spans, [(0, len(source))])


def heading() -> Text:
    """Xi to visit Hanoi soon: as a parser may take it, "visit" hung on the name."""
    source = "Xi to visit Hanoi soon"
    text = unread(source)
    text.heads = [-1, 2, 0, 2, 0]
    text.relations = ["root", "mark", "acl", "obj", "advmod"]
    text.children = [[2, 4], [], [1, 3], [], []]
    text.sentences = [Sentence(0, 5, 0, len(source), 0, True)]
    return text


def test_a_word_takes_the_place_of_its_head() -> None:
    """Xi will visit Hanoi: the name is the subject, "soon" goes with the verb."""
    text = heading()
    assert text.subtree(2) == (1, 4)
    text.raise_above(2, "nsubj", frozenset({"flat"}))
    assert (text.heads, text.relations[0], text.relations[2]) == ([2, 2, -1, 2, 2], "nsubj", "root")
    assert text.children == [[], [], [0, 1, 3, 4], [], []]
    assert text.subtree(2) == (0, 5), "what was known of the words below is asked anew"


def test_a_heading_has_no_end() -> None:
    assert heading().unended(0)


@pytest.mark.parametrize(
    ("heads", "mended"), [((1, -1, 5, 5, 5, 1), True), ((1, 2, -1, 5, 5, 1), False), ((1, -1, -1, 5, 5, 1), False)]
)
def test_what_was_dismissed_is_found_in_a_plain_tree_only(heads: tuple[int, ...], mended: bool) -> None:
    """She dismissed as groundless the report: where "as" hangs on neither word behind it, it stays where the parser hung it."""
    text = unread("She dismissed as groundless the report")
    text.heads, text.upos = list(heads), ["PRON", "VERB", "ADP", "ADJ", "DET", "NOUN"]
    text.relations = ["nsubj", "root" if heads[1] < 0 else "dep", "case", "amod", "det", "obl"]
    text.children = [[c for c, head in enumerate(heads) if head == token] for token in range(len(heads))]
    mend(text)
    assert (text.heads == [1, -1, 3, 1, 5, 1]) is mended
    assert mended or text.heads == list(heads)
