"""Agendas: what those want who talk over ways to it, and the other stands that readouts tell."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

MEETING = "President Macron met Prime Minister Støre of Norway in Oslo. "


def stands(read: Reader, sentence: str) -> list[tuple[str, str]]:
    reading = read(MEETING + sentence, "2024-06-12")
    return [(p.stance, reading.report.quote(p.issue.span)) for p in reading.positions]


@pytest.mark.parametrize(
    ("sentence", "stance", "issue"),
    [
        ("The leaders discussed efforts to prevent a wider war in Sudan.", "seeks", "prevent a wider war in Sudan"),
        ("The two will explore ways to widen their research on cables.", "seeks", "widen their research on cables"),
        ("The leaders agreed on the importance of a truce in Sudan.", "supports", "a truce in Sudan"),
        ("The leaders underscored their shared vision for an open Arctic.", "supports", "an open Arctic"),
        (
            "The leaders discussed their shared concerns over the deployment of troops to Mali.",
            "wary",
            "the deployment of troops to Mali",
        ),
        ("Støre reaffirmed that the blockade must be lifted.", "seeks", "the blockade must be lifted"),
        ("Støre emphasized that there is no justification for piracy.", "opposes", "piracy"),
        ("Norway condemned in the strongest terms the sinking of a ferry.", "opposes", "the sinking of a ferry"),
        ("“The leaders discussed our support for Kenya,” Støre said.", "supports", "Kenya"),
        ("Norway's aim remains to restore calm in the strait.", "seeks", "restore calm in the strait"),
        (
            "Støre has no higher priority than bringing the sailors home.",
            "prioritises",
            "bringing the sailors home",
        ),
        ("The two countries are in discussions about reopening a ferry line.", "seeks", "reopening a ferry line"),
        ("Norway is in talks on the sale of two frigates.", "seeks", "the sale of two frigates"),
        ("The leaders focused on how to lower the tariffs on fish.", "seeks", "lower the tariffs on fish"),
        ("The two leaders coordinated on support for Kenya.", "supports", "Kenya"),
        (
            "Støre urged lawmakers to begin lifting the ban on cod.",
            "seeks",
            "lawmakers to begin lifting the ban on cod",
        ),
        ("Macron gave an update on French efforts to free the crew.", "seeks", "free the crew"),
        (
            "Støre said that Norway's explanation was completely implausible.",
            "opposes",
            "Norway's explanation",
        ),
        (
            "Norway gives priority to security along its northern border, Støre added.",
            "prioritises",
            "security along its northern border",
        ),
        (
            'Norway remained committed to the truce "for as long as it takes", he added.',
            "committed",
            'the truce "for as long as it takes',
        ),
        ("Støre puts trade first and flags second.", "prioritises", "trade"),
        ("Norway and Kenya are more united over concerns about piracy.", "wary", "piracy"),
        (
            "Støre said that Norway would hold out but the key thing was to prevent a wider war.",
            "seeks",
            "prevent a wider war",
        ),
    ],
)
def test_what_a_readout_says_they_want(read: Reader, sentence: str, stance: str, issue: str) -> None:
    assert stands(read, sentence) == [(stance, issue)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The leaders discussed Kenya's efforts to end the war in Sudan.",
        "The leaders discussed plans to travel to Kenya.",
        "Støre looks forward to working with the new cabinet of Kenya.",
        "Norway and Kenya are in talks about the war in Sudan.",
        "Støre looks forward to welcoming President Stubb of Finland to Bergen.",
        "“I want to express my gratitude to Kenya,” Støre said.",
        "The ban was upheld by the Supreme Court of Norway.",
        "Norway honours the soldiers who served in Mali.",
    ],
)
def test_what_is_no_stand(read: Reader, sentence: str) -> None:
    assert stands(read, sentence) == []
