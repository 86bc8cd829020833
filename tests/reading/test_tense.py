"""Tense: which way a weekday or a date without a year lies, told by the words around it."""

from __future__ import annotations

import pytest

from chancery.language.english import outline
from chancery.reading.tense import direction

PAST, UNTOLD, AHEAD = -1, 0, 1

SENTENCES = [
    ("The ministers met on Tuesday.", PAST),
    ("The ministers will meet on Tuesday.", AHEAD),
    ("The ministers are to meet on Tuesday.", AHEAD),
    ("The two are due to meet on Tuesday.", AHEAD),
    ("The offer had been due to expire on Tuesday.", PAST),
    ("A trip planned for Tuesday was called off.", AHEAD),
    ("A planned trip on Tuesday is scrapped.", AHEAD),
    ("The premier had planned to visit on Tuesday.", PAST),
    ("The delegation refused to sign on Tuesday.", PAST),
    ("The treaty must be signed by Tuesday.", AHEAD),
    ("The ceasefire was extended until Tuesday.", AHEAD),
    ("The envoys talked until Tuesday.", PAST),
    ("Until Tuesday, they had not called him a suspect.", PAST),
    ("The court set a deadline before Tuesday.", AHEAD),
    ("The two leaders met before Tuesday.", PAST),
    ("Gates open at noon on Tuesday.", AHEAD),
    ("The summit, which opens on Tuesday, is the first.", AHEAD),
    ("Leaders are gathering on Tuesday.", AHEAD),
    ("He said the talks were over, and on Tuesday the envoys will leave.", AHEAD),
    ("The ambassador was to have toured the port on Tuesday.", AHEAD),
    ("Talks, postponed twice since January, are now expected on Tuesday.", AHEAD),
    ("Ahead of her trip, the ministry on Tuesday issued a warning.", PAST),
    ("The guests gathered to mark the anniversary on Tuesday.", PAST),
    ("The two plan to gather to mark the anniversary on Tuesday.", AHEAD),
    ("The first envoys to visit Hanoi on Tuesday were from Seoul.", PAST),
    ("Fog made it difficult for the two to meet on Tuesday.", PAST),
    ("The lawmakers voted to end the boycott Tuesday.", PAST),
    ("The court has scheduled a hearing on Tuesday.", AHEAD),
    ("The unions planned a march on Tuesday.", AHEAD),
    ("The sum would be paid on a still unspecified date after Tuesday.", AHEAD),
    ("In a televised address Tuesday, the king praised the treaty.", PAST),
    ("The minister will visit Kenya, followed by a summit on Tuesday.", AHEAD),
    ("The two will stage their largest combined drill on Tuesday.", AHEAD),
    ("A second round of talks was expected Tuesday in Minsk.", AHEAD),
    ("The vote had been expected Tuesday.", PAST),
    ("The party cleared the last hurdle to a vote on Tuesday in which lawmakers are set to approve it.", AHEAD),
    ("The ministers agreed to meet in Rome on Tuesday, when the council is to open.", AHEAD),
    ("He has convened an emergency meeting on Tuesday.", AHEAD),
    ("He has summoned a diplomat over the raid on Tuesday.", PAST),
    ("He has organised a regional summit on Tuesday.", AHEAD),
    ("The bloc called a meeting of its council for Tuesday.", AHEAD),
    ("The minister called the bloc on Tuesday.", PAST),
    ("She has called a multi-faith rally on Tuesday.", AHEAD),
    ("The envoy, according to police, was shot to death on Tuesday.", PAST),
    ("The group failed in its bid to fly home on Tuesday, when troops closed the runway.", PAST),
    ("The premier, who chairs the bloc, spoke by telephone with the king on Tuesday.", PAST),
    ("The premier will chair a meeting of the ministers concerned on Tuesday.", AHEAD),
    ("The group would be ready to leave as soon as Tuesday, the minister said.", AHEAD),
    ("A statement, Tuesday.", UNTOLD),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_the_words_around_a_time_tell_its_direction(sentence: str, expected: int) -> None:
    text = outline(sentence)
    start = sentence.index("Tuesday")
    assert direction(text, text.tokens_in(start, start + len("Tuesday"))) == expected


def test_a_plan_as_it_was_tells_what_it_is_asked_to() -> None:
    """A weekday of it is most likely past, a month of it as likely still to come."""
    text = outline("The two had been expected to sign the accord in early October.")
    tokens = text.tokens_in(text.source.index("early"), text.source.index("."))
    assert direction(text, tokens) == PAST
    assert direction(text, tokens, plan=UNTOLD) == UNTOLD


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry announced a visit to Cairo in October.", UNTOLD),
        ("The premier proposed a summit in October.", UNTOLD),
        ("She was picked for a mission in October.", UNTOLD),
        ("The ministry announced the visit in October.", PAST),
        ("The ministry had announced a visit in October.", PAST),
        ("The envoy was picked in October.", PAST),
    ],
)
def test_the_month_of_a_plan_that_is_announced_may_still_come(sentence: str, expected: int) -> None:
    """Its year is then the nearest, which a past that is told would not allow."""
    text = outline(sentence)
    assert direction(text, text.tokens_in(sentence.index("October"), len(sentence) - 1), plan=UNTOLD) == expected


def test_no_tokens_tell_nothing() -> None:
    assert direction(outline("They met."), range(0)) == UNTOLD
