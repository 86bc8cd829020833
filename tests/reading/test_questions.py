"""Questions: what remains to be seen, with the alternatives that are spelt out."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "question", "alternatives"),
    [
        (
            "Whether New Delhi will agree to the talks with Japan remains to be seen.",
            "Whether New Delhi will agree to the talks with Japan",
            1,
        ),
        (
            "It is unclear whether Oslo will allow the trip by the Russian president.",
            "whether Oslo will allow the trip by the Russian president",
            1,
        ),
        (
            "The question now is whether Ankara can persuade Moscow to talk, or whether the corridor will simply expire.",
            "whether Ankara can persuade Moscow to talk, or whether the corridor will simply expire",
            2,
        ),
        (
            "Observers will be watching to see if Japan can persuade China, or if China will hold to its line.",
            "if Japan can persuade China, or if China will hold to its line",
            2,
        ),
        (
            "It is unclear who will pay for the talks between Norway and Russia.",
            "who will pay for the talks between Norway and Russia",
            1,
        ),
        (
            "How far Norway will go in the talks with Russia remains to be seen.",
            "How far Norway will go in the talks with Russia",
            1,
        ),
        (
            "The dispute is over who will pay for the talks: Norway says it will; Russia has made an offer.",
            "who will pay for the talks",
            2,
        ),
        (
            "Will Indonesia sign the pact with Beijing first, or will it keep both suitors waiting?",
            "Will Indonesia sign the pact with Beijing first, or will it keep both suitors waiting",
            2,
        ),
    ],
)
def test_one_question(read: Reader, sentence: str, question: str, alternatives: int) -> None:
    reading = read(sentence)
    (found,) = reading.questions
    assert reading.report.quote(found.text) == question
    assert len(found.alternatives) == alternatives


def test_a_condition_is_no_question(read: Reader) -> None:
    assert read("Russia will leave the talks if Norway extends its sanctions.").questions == ()


def test_what_the_reporter_adds_is_no_part_of_the_question(read: Reader) -> None:
    """It is unclear whether Japan will join the talks, a Norwegian official said."""
    reading = read("It is unclear whether Japan will join the talks with Norway, a Norwegian official said.")
    (question,) = reading.questions
    assert reading.report.quote(question.text) == "whether Japan will join the talks with Norway"


def test_before_or_after_are_two_alternatives(read: Reader) -> None:
    """Attention is focused on whether the summit comes before or after the elections."""
    reading = read(
        "Attention is focused on whether the summit of Japan and Norway comes before or after the elections."
    )
    assert len(reading.questions[0].alternatives) == 2


def test_what_is_yet_to_be_said_is_open(read: Reader) -> None:
    """Niger has yet to say whether it will receive the president of Benin."""
    assert len(read("Niger has yet to say whether it will receive the president of Benin.").questions) == 1
