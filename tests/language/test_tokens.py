"""Tokens: English cut as Universal Dependencies cuts it, every character leading back to the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.language.english import outline
from chancery.language.tokens import tokens


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokens(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The U.S.-China talks won't end.", "The|U.S.|-|China|talks|wo|n't|end|."),
        ("Japan’s envoys can’t leave", "Japan|’s|envoys|ca|n’t|leave"),
        ("on Jan. 5, Gen. Ito said", "on|Jan.|5|,|Gen.|Ito|said"),
        ("at 8:30 p.m. for $1,200.50 (12%)", "at|8:30|p.m.|for|$|1,200.50|(|12|%|)"),
        ("an anti-ship missile and a long-range one", "an|anti-ship|missile|and|a|long|-|range|one"),
        ("He cannot go... yet", "He|can|not|go|...|yet"),
        ("see https://example.org/a?b=1.", "see|https://example.org/a?b=1|."),
        ("“No,” she said.", "“|No|,|”|she|said|."),
    ],
)
def test_words(text: str, cut: str) -> None:
    assert words(text) == cut.split("|")


@given(st.text(max_size=300))
def test_no_character_is_lost_and_none_is_read_twice(text: str) -> None:
    """Whatever comes in, emoji, 𠮷 and NUL too: tokens are in order, never overlap, and hold every mark that is no space."""
    read = outline(text)
    last = 0
    covered: set[int] = set()
    for start, end, word in zip(read.start, read.end, read.words, strict=True):
        assert last <= start < end <= len(text)
        assert text[start:end] == word
        covered.update(range(start, end))
        last = end
    assert all(c.isspace() or i in covered for i, c in enumerate(text))


@given(st.text(alphabet="ab .!?\n\"'’()U.S", max_size=120))
def test_every_token_stands_in_one_sentence(text: str) -> None:
    read = outline(text)
    assert [t for s in read.sentences for t in range(s.first, s.last)] == list(range(len(read.words)))
