"""Spans: names read off the chances of labels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.language.spans import Spans

LABELS = ["O", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-PER", "I-PER"]


def scores(*rows: dict[str, float]) -> np.ndarray:
    """The log chances of labels, one row a word; what a row does not tell is shared by the other labels."""
    out = np.zeros((len(rows), len(LABELS)))
    for n, row in enumerate(rows):
        rest = (1 - sum(row.values())) / (len(LABELS) - len(row))
        out[n] = np.log([row.get(label, rest) + 1e-9 for label in LABELS])
    return out


def test_a_place_inside_an_organisation_is_part_of_it() -> None:
    """the Bank of Norway said: "Norway" alone might be a place, but a name of an organisation has begun."""
    found = Spans(LABELS).read(
        scores({"O": 0.99}, {"B-ORG": 0.8}, {"I-ORG": 0.7}, {"I-ORG": 0.45, "I-LOC": 0.48}, {"O": 0.99})
    )
    assert [(first, last, kind) for first, last, kind, _ in found] == [(1, 4, "ORG")]


def test_two_names_side_by_side_are_two() -> None:
    """In Tromso Ragnhild Tveit spoke."""
    found = Spans(LABELS).read(scores({"O": 0.99}, {"B-LOC": 0.9}, {"B-PER": 0.9}, {"I-PER": 0.9}, {"O": 1.0}))
    assert found == [(1, 2, "LOC", pytest.approx(0.917, abs=0.01)), (2, 4, "PER", pytest.approx(0.917, abs=0.01))]


def test_a_sentence_without_names_has_none() -> None:
    """It rained all day."""
    assert Spans(LABELS).read(scores(*[{"O": 0.99}] * 4)) == []


@given(
    st.lists(
        st.lists(st.lists(st.floats(-8, 8), min_size=7, max_size=7), min_size=1, max_size=5), min_size=2, max_size=4
    )
)
def test_sentences_read_at_once_have_the_names_they_have_alone(sentences: list[list[list[float]]]) -> None:
    """He flew to Oslo. | Oslo slept.: what stands between the two keeps them apart."""
    spans, at, alone = Spans(LABELS), 1, []
    for rows in sentences:
        alone += [(at + first, at + last, kind) for first, last, kind, _ in spans.read(np.array(rows))]
        at += len(rows) + 1
    rows_at_once = np.array([row for rows in sentences for row in (spans.outside.tolist(), *rows)])
    assert [(first, last, kind) for first, last, kind, _ in spans.read(rows_at_once)] == alone


@given(st.lists(st.lists(st.floats(-8, 8), min_size=7, max_size=7), min_size=1, max_size=12))
def test_names_are_in_order_and_never_overlap(rows: list[list[float]]) -> None:
    found = Spans(LABELS).read(np.array(rows))
    ends = [0, *(last for _, last, _, _ in found)]
    assert all(end <= first < last <= len(rows) for end, (first, last, _, _) in zip(ends, found, strict=False))
    assert all(0 <= sure <= 1.001 for *_, sure in found)
