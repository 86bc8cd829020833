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
            "What nobody in Oslo could say was who would monitor the truce with Russia, or who would pay for it.",
            "who would monitor the truce with Russia, or who would pay for it",
            2,
        ),
        (
            "Whether Norway would pull out of the talks is a question that diplomats in both capitals prefer not to answer.",
            "Whether Norway would pull out of the talks",
            1,
        ),
        (
            "Just what Norway will do with the treaty offered by Russia is not clear.",
            "what Norway will do with the treaty offered by Russia",
            1,
        ),
        (
            "What will happen to the treaty between Norway and Russia is anyone's guess.",
            "What will happen to the treaty between Norway and Russia",
            1,
        ),
        (
            "It is impossible to know whether Russia will sign the treaty with Norway.",
            "whether Russia will sign the treaty with Norway",
            1,
        ),
        (
            "The Norwegian ministry did not say whether the talks with Russia would resume.",
            "whether the talks with Russia would resume",
            1,
        ),
        (
            "A Norwegian official declined to say if Oslo will recall its envoy.",
            "if Oslo will recall its envoy",
            1,
        ),
        (
            "It is unclear where the Norwegian premier will go: Sweden, Denmark and Iceland have been mentioned.",
            "where the Norwegian premier will go",
            3,
        ),
        (
            "It is not clear whether Norway will sign the treaty, as some in Oslo have urged.",
            "whether Norway will sign the treaty",
            1,
        ),
        (
            "Will the talks between Norway and Russia go on, or back to the brink?",
            "Will the talks between Norway and Russia go on, or back to the brink",
            2,
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


def test_a_question_ends_where_what_is_said_of_it_begins(read: Reader) -> None:
    reading = read("Kenya's president will visit Norway. Whether he will stop over in Seoul has not been decided.")
    assert [reading.report.text[slice(*q.text)] for q in reading.questions] == ["Whether he will stop over in Seoul"]
    text = "Whether Kenya will sign the treaty with Norway, or whether it will walk away, depends on the price."
    reading = read(text)
    assert [reading.report.text[slice(*q.text)] for q in reading.questions] == [text.partition(", depends")[0]]


def test_what_may_be_sent_is_two_alternatives(read: Reader) -> None:
    """It remains to be seen whether China will send its premier or a lower-ranking delegate."""
    (question,) = read(
        "It remains to be seen whether China will send its premier or a lower-ranking delegate to Peru."
    ).questions
    assert len(question.alternatives) == 2


def test_a_question_ends_before_what_is_added_of_its_time(read: Reader) -> None:
    """Whether the summit can still take place in November, when both may be in Bali, is now in doubt."""
    reading = read(
        "Whether the summit of Peru and Chile can still take place in November, when both may be in Bali, is in doubt."
    )
    (question,) = reading.questions
    assert (
        reading.report.text[slice(*question.text)]
        == "Whether the summit of Peru and Chile can still take place in November"
    )


@pytest.mark.parametrize(
    ("sentence", "question", "alternatives"),
    [
        ("The fate of the Peruvian crew remains unknown.", "The fate of the Peruvian crew", 1),
        ("Who will lead the delegation of Peru is still unclear.", "Who will lead the delegation of Peru", 1),
        (
            "Asked whether the bridge to Peru, closed since May, would reopen before Easter, Chile's minister said the matter would be taken up"
            " by the two armies.",
            "whether the bridge to Peru, closed since May, would reopen before Easter",
            1,
        ),
        (
            "Asked whether he would receive the Syrian leader, Peru's minister changed the subject.",
            "whether he would receive the Syrian leader",
            1,
        ),
        ("Whether Chile will report in time, nobody in Lima could say.", "Whether Chile will report in time", 1),
        ("Peru's government gave no indication of when the border would reopen.", "when the border would reopen", 1),
        ("Still to be settled is who will guard the border with Chile.", "who will guard the border with Chile", 1),
        ("Officials in Lima refused to say who had ordered the raid.", "who had ordered the raid", 1),
        ("Diplomats in Lima were divided over whether the offer was serious.", "whether the offer was serious", 1),
        (
            "It will be for the Council to say whether talks with Chile can go on or must wait until spring.",
            "whether talks with Chile can go on or must wait until spring",
            2,
        ),
        (
            "Peru's government is weighing whether to send troops or merely money.",
            "whether to send troops or merely money",
            2,
        ),
    ],
)
def test_what_nobody_answers_is_open(read: Reader, sentence: str, question: str, alternatives: int) -> None:
    reading = read(f"Peru's foreign minister will hold talks with Chile in Lima on Monday. {sentence}")
    (one,) = reading.questions
    assert reading.report.text[slice(*one.text)] == question
    assert len(one.alternatives) == alternatives


def test_who_asks_opens_no_question(read: Reader) -> None:
    """The minister asked whether Oslo would send troops."""
    assert not read("Peru's minister asked whether Oslo would send troops to the talks in Lima.").questions


@pytest.mark.parametrize(
    "sentence",
    [
        "Whether or not Iran agrees, the sanctions will not be lifted, Norway's minister said.",
        "Whether Iran signs or walks away, Norway will not change its policy, the minister said.",
        "Asked whether Norway would join the talks with Iran, the minister said plans could change.",
        "Asked if he would sign the treaty with Iran, Norway's president laughed and said he would.",
        "There was no agreement between Norway and Iran on what Sweden called the core issue.",
        "Norway and Iran argued on television about whether to name a square after the poet.",
        "The outcome of talks between Norway and Iran was the question of the day.",
        "The president, who has no children, gave details of what Iran had spent.",
        "No soldiers died, and officials gave details of what Iran had fired.",
        "The pension depends on when a soldier retires in Norway.",
        "His salary depends on what his firm earns in Iran.",
    ],
)
def test_what_asks_nothing(read: Reader, sentence: str) -> None:
    """A "whether" that means "whatever comes", an answer given, a name that somebody uses."""
    assert read(f"{sentence} Envoys of Norway and Iran held talks.").questions == ()
