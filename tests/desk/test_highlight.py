"""The text of a report in pieces: nothing is lost, and words carry all that is marked over them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from chancery.desk.highlight import Mark, Note, paragraphs


def test_marks_lie_over_each_other() -> None:
    """Lisbon denied that they had agreed to meet."""
    text = "Lisbon denied that they had agreed to meet."
    marks = [
        Mark(span=(0, 42), layer="source", label="Lisbon"),
        Mark(span=(7, 13), layer="hedge", label="denied"),
        Mark(span=(38, 42), layer="event", label="meeting, denied"),
    ]
    (paragraph,) = paragraphs(text, marks, lit=(28, 42))
    carried = [(p.text, p.layers, p.lit) for p in paragraph.pieces]
    assert ("denied", ("source", "hedge"), False) in carried
    assert ("meet", ("event", "source"), True) in carried
    assert ("agreed to ", ("source",), True) in carried


def test_a_note_stands_beside_the_paragraph_of_its_words() -> None:
    text = "One paragraph.\n\nAnother, with talks."
    notes = [Note(span=(30, 35), layer="event", label="Talks")]
    first, second = paragraphs(text, [], notes)
    assert (first.notes, second.notes) == ((), tuple(notes))
    assert second.start == 16


@given(
    st.text("ab\n <", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (min(p), max(p))), max_size=6),
)
def test_no_word_is_lost_and_every_place_is_right(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(span=s, layer="event", label="x") for s in spans]
    found = paragraphs(text, marks)
    whole = "".join(p.text for paragraph in found for p in paragraph.pieces)
    assert re.sub(r"\s", "", whole) == re.sub(r"\s", "", text)
    for paragraph in found:
        for piece in paragraph.pieces:
            assert text[piece.start : piece.start + len(piece.text)] == piece.text
            inside = any(s <= piece.start and piece.start + len(piece.text) <= e and s < e for s, e in spans)
            assert bool(piece.layers) == inside
