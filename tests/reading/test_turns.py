"""Turns: a name and a colon."""

from __future__ import annotations

from tests.conftest import Reader
from tests.reading.test_claims import said


def test_a_headline_gives_the_word_to_a_name(read: Reader) -> None:
    """Liv Sandnes: Norway will not wait for Moscow"""
    text = "Liv Sandnes: Norway will not wait for Moscow\n\nNorway and Russia held talks in Oslo on Monday."
    assert said(read, text) == [(["Liv Sandnes"], "Norway will not wait for Moscow")]


def test_a_place_before_a_colon_is_a_dateline(read: Reader) -> None:
    """OSLO: Norway and Russia held talks on Monday."""
    assert said(read, "OSLO: Norway and Russia held talks on Monday.") == []


def test_a_turn_of_a_transcript_is_a_paragraph(read: Reader) -> None:
    text = "\n\n".join(
        [
            "Liv Sandnes: Norway has waited for four years. It will not wait for a fifth.",
            "Pavel Orlov: Russia has read the note of Norway. It will answer in due course.",
            "Liv Sandnes: The answer was due in March.",
            "Pavel Orlov: Russia will answer when it can.",
        ]
    )
    assert said(read, text)[:2] == [
        (["Liv Sandnes"], "Norway has waited for four years. It will not wait for a fifth"),
        (["Pavel Orlov"], "Russia has read the note of Norway. It will answer in due course"),
    ]


def test_whom_i_and_we_stand_for_in_a_turn(read: Reader) -> None:
    """PRESIDENT PUTIN: We oppose the plan …: he does, whoever else has spoken."""
    text = "\n\n".join(
        [
            "PRESIDENT PUTIN: Good evening. We oppose the plan of Norway.",
            "PRIME MINISTER STØRE: Thank you. I support the talks with Russia.",
        ]
    )
    assert ("person:vladimir-putin", "opposes") in {(p.actor, p.stance) for p in read(text, "2024-03-04").positions}


def test_stage_directions_and_courtesies_are_nobodys_word(read: Reader) -> None:
    """(As interpreted.) Norway has read the note. (Laughter.)"""
    text = "\n\n".join(
        [
            "PRESIDENT PUTIN: (As interpreted.) Russia has read the note of Norway. (Laughter.)",
            "PRIME MINISTER STØRE: Thank you very much.",
            "PRESIDENT PUTIN: Russia will answer it in due course.",
            "6:22 P.M. EEST",
        ]
    )
    assert [content for _, content in said(read, text)] == [
        "Russia has read the note of Norway",
        "Russia will answer it in due course",
    ]


def test_you_of_two_who_speak_is_the_other_one(read: Reader) -> None:
    """PRESIDENT PUTIN: I congratulate you on your election."""
    text = "\n\n".join(
        [
            "PRESIDENT PUTIN: I congratulate you on the treaty with Finland.",
            "PRIME MINISTER STØRE: I thank you for the visit to Oslo.",
        ]
    )
    reading = read(text, "2024-03-04")
    (greeting,) = (e for e in reading.events if "congratulate" in reading.report.quote(e.mentions[0]))
    assert {p.actor for p in greeting.participants} == {"person:vladimir-putin", "person:jonas-gahr-store"}
