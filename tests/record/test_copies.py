"""Copies and editions of one text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.facts.contributions import Edition
from chancery.knowledge import Tables
from chancery.record.editions import edition_of
from chancery.record.sketches import bands, likeness_of_texts, lowest, packed, resemblance, sketch
from chancery.sources.reports import make_report

WORDS = st.lists(
    st.sampled_from("the a visit talk sign oslo lima grain cable may june met said held will".split()),
    min_size=8,
    max_size=60,
)


@settings(max_examples=40)
@given(WORDS)
def test_a_text_is_like_itself(words: list[str]) -> None:
    assert resemblance(sketch(words), sketch(list(words))) == 1.0
    assert len(bands(sketch(words))) == 16


def test_a_line_more_leaves_a_copy_a_copy() -> None:
    text = [f"word{n}" for n in range(120)]
    other = [*text, *(f"more{n}" for n in range(15))]
    assert resemblance(sketch(text), sketch(other)) > 0.7
    assert set(bands(sketch(text))) & set(bands(sketch(other)))
    assert resemblance(sketch(text), sketch([f"else{n}" for n in range(120)])) < 0.1


HASH = st.one_of(st.sampled_from((0, 1, 2**63, 2**64 - 1)), st.integers(0, 2**64 - 1))


@settings(max_examples=60)
@given(st.lists(HASH, min_size=1, max_size=12))
def test_a_sketch_keeps_the_least_of_each_hash(hashes: list[int]) -> None:
    """Each number is the least of `a * h % 2**64`, of which 16 bits are kept: the same on every machine."""
    state, drawn = 20260101, []
    for _ in range(2 * 64):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        drawn.append(state >> 32)
    times = [high * 2**32 + low | 1 for high, low in zip(drawn[::2], drawn[1::2], strict=True)]
    least = [min(a * h % 2**64 for h in hashes) for a in times]
    assert lowest(np.array(hashes, dtype=np.uint64)) == tuple(some // 2**24 % 2**16 for some in least)


def test_how_alike_two_texts_are_is_told_by_their_sketches() -> None:
    """Of texts that have a third of their runs in common the sketches have about a third in common, none far from it."""
    found = []
    for number in range(60):
        shared = [f"s{number}.{n}" for n in range(150)]
        one, other = ([*shared, *(f"{side}{number}.{n}" for n in range(150))] for side in "ab")
        found.append(resemblance(sketch(one), sketch(other)))
    assert abs(sum(found) / len(found) - 1 / 3) < 0.03
    assert min(found) > 0.1 and max(found) < 0.6


SKETCH = st.lists(st.sampled_from((0, 1, 0x7FFF, 0x8000, 0xFFFF)), min_size=64, max_size=64).map(tuple)


@settings(max_examples=200)
@given(SKETCH, SKETCH, st.integers(0, 64))
def test_sketches_as_numbers_say_what_sketches_say(one: tuple[int, ...], other: tuple[int, ...], alike: int) -> None:
    """Two texts are as like as their sketches have numbers in common, where these share a band of four; else not at all."""
    other = (*one[:alike], *other[alike:])
    band = any(one[i : i + 4] == other[i : i + 4] for i in range(0, 64, 4))
    assert likeness_of_texts(packed(one), packed(other)) == (resemblance(one, other) if band else 0.0)
    assert likeness_of_texts(packed(()), packed(other)) == 0.0


@pytest.mark.parametrize(
    ("title", "text", "edition"),
    [
        ("(LEAD) Ghana, Austria to meet", "The ministers will meet.", "update"),
        ("(2nd LD) Ghana, Austria to meet", "The ministers will meet.", "update"),
        (None, "UPDATE 2-Ghana and Austria agree on cocoa. The ministers met.", "update"),
        (None, "CORRECTION: The ministers will meet on April 16.", "correction"),
        (None, "The ministers will meet on April 16 (corrects date in first paragraph).", "correction"),
        (
            None,
            "The ministers will meet on April 16. This story has been corrected to give the right day.",
            "correction",
        ),
        (None, "RETRACTION: Harbour Wire has withdrawn its report on the ministers.", "retraction"),
        ("Ghana leads talks", "Ghana has led the talks since May, and will correct its figures.", "first"),
    ],
)
def test_editions(tables: Tables, title: str | None, text: str, edition: Edition) -> None:
    report = make_report(text, title=title, published="2026-03-02", outlet="Harbour Wire")
    found, mark = edition_of(report, tables)
    assert found == edition
    assert mark is None or text[mark.span[0] : mark.span[1]] == mark.text
