"""Attributions: who is speaking where the sentence, the marks or the tree make it hard to see."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_claims import said


@pytest.mark.parametrize(
    ("text", "link", "content"),
    [
        (
            "“Who will pay the Norwegian fleet?” Liv Sandnes asked. “Nobody in Moscow has told us so far.”",
            "Liv Sandnes",
            "Who will pay the Norwegian fleet",
        ),
        (
            "“With an eye to the talks in Moscow, perhaps,” the Norwegian minister said.",
            "the Norwegian minister",
            "With an eye to the talks in Moscow, perhaps",
        ),
        (
            "Norwegian Foreign Minister Liv Sandnes told the council in Oslo that it would go to court and asked Russia to wait.",
            "Norwegian Foreign Minister Liv Sandnes",
            "it would go to court",
        ),
        (
            "The foreign minister of Norway confirmed that the border would be sealed but hinted that Russia might pay.",
            "The foreign minister of Norway",
            "Russia might pay",
        ),
        (
            "Norway's position is that the treaty with Russia settled all claims.",
            "Norway",
            "the treaty with Russia settled all claims",
        ),
        (
            "A deal with Russia is within reach, two diplomats involved in the talks said on Friday.",
            "two diplomats involved in the talks",
            "A deal with Russia is within reach",
        ),
        (
            "The government of Syria claims to have destroyed its stocks of gas before the talks in Oslo.",
            "The government of Syria",
            "to have destroyed its stocks of gas before the talks in Oslo",
        ),
        (
            "Norway is in contact with Russia, per a spokeswoman in Oslo.",
            "a spokeswoman in Oslo",
            "Norway is in contact with Russia",
        ),
        (
            "In the view of Norway, the summit with Denmark belongs to a time that is over.",
            "Norway",
            "the summit with Denmark belongs to a time that is over",
        ),
        (
            "Norwegian diplomats expect Russia to recall its ambassador on Friday.",
            "Norwegian diplomats",
            "Russia to recall its ambassador on Friday",
        ),
        (
            "The Norwegian opposition called the accord with Russia a lasting humiliation for all of us.",
            "The Norwegian opposition",
            "the accord with Russia a lasting humiliation for all of us",
        ),
        (
            "Norway's envoy said the fleet had left Russia with all of its crew, something a Danish paper disputes.",
            "Norway's envoy",
            "the fleet had left Russia with all of its crew",
        ),
        (
            "Norway's foreign minister is confident that Russia will return the trawlers.",
            "Norway's foreign minister",
            "Russia will return the trawlers",
        ),
        (
            "The embassy of Norway doubted Moscow's claim that the trawlers had crossed the line.",
            "Moscow",
            "the trawlers had crossed the line",
        ),
        (
            "As reported by Kyodo News, Norway has recalled its ambassador from Moscow.",
            "Kyodo News",
            "Norway has recalled its ambassador from Moscow",
        ),
        (
            "Norway will recall its ambassador from Moscow, as Kyodo News reported on Friday.",
            "Kyodo News",
            "Norway will recall its ambassador from Moscow",
        ),
    ],
)
def test_the_speaker_and_the_words(read: Reader, text: str, link: str, content: str) -> None:
    assert ([link], content) in said(read, text)


def test_who_gave_the_paper_out_speaks_through_it(read: Reader) -> None:
    """The committee released a statement saying that …: the statement carries the committee's word."""
    text = "The Norwegian committee released a statement saying that the talks with Russia would go on in Oslo."
    assert said(read, text) == [
        (["a statement", "The Norwegian committee"], "the talks with Russia would go on in Oslo"),
    ]


def test_they_whom_a_speaker_cites_are_nobody(read: Reader) -> None:
    """“People say Norway is for sale …,” she said: her word, not people's."""
    text = "“People say Norway is for sale to Russia, and it tells you a lot,” Foreign Minister Liv Sandnes said."
    assert [links for links, _ in said(read, text)] == [["Foreign Minister Liv Sandnes"]]


def test_a_step_behind_the_attribution_is_no_word_of_the_source(read: Reader) -> None:
    """… , two officials said this week, a step that Russia fears …"""
    text = (
        "After months of bargaining, Norway and Japan are close to a deal on sharing the gas field, three people familiar "
        "with the talks said this week, a step that Russia fears would cut into its own sales."
    )
    assert said(read, text) == [
        (
            ["three people familiar with the talks"],
            "After months of bargaining, Norway and Japan are close to a deal on sharing the gas field",
        )
    ]


@pytest.mark.parametrize(
    ("text", "link", "begins"),
    [
        # what somebody does in speaking is not what is said
        (
            "Norway's envoys began to leave Minsk late in the evening, a ministry official said, requesting anonymity.",
            "a ministry official",
            "Norway's envoys began to leave Minsk late in the evening",
        ),
        # the one quoted, in front of whom the words stand
        (
            "Russia is ready to mediate between Norway and Denmark, state news agency RIA quoted a diplomat as saying.",
            "a diplomat",
            "Russia is ready to mediate",
        ),
        (
            "“We will not hold talks with Norway on sanctions,” Lavrov was quoted by state media as saying.",
            "Lavrov",
            "We will not hold talks with Norway",
        ),
        # where a speaker is names nobody
        (
            "Norway's foreign minister, in Lima for a summit, said he would meet the Russian ambassador.",
            "Norway's foreign minister",
            "he would meet the Russian ambassador",
        ),
        (
            "Cuban authorities estimated that 900 women had marched to the embassy of Norway.",
            "Cuban authorities",
            "900 women",
        ),
        (
            "Norway's foreign ministry suspects that Russia has broken the ceasefire.",
            "Norway's foreign ministry",
            "Russia has broken the ceasefire",
        ),
    ],
)
def test_who_speaks_and_how_it_begins(read: Reader, text: str, link: str, begins: str) -> None:
    assert [c for links, c in said(read, text) if links[-1] == link and c.startswith(begins)], said(read, text)


def test_what_one_vows_to_do_is_told_as_an_event(read: Reader) -> None:
    """ "Norway vowed on Monday to keep the border with Russia open": a pledge, and nobody's word on how things are."""
    assert said(read, "Norway vowed on Monday to keep the border with Russia open.") == []


@pytest.mark.parametrize(
    "text",
    [
        "In view of the raids, Jordan closed its border with Iraq.",
        "On account of the storm, Manila put off the talks with Hanoi.",
        "By word of mouth, the news reached Cairo that the king was ill.",
    ],
)
def test_a_reason_is_nobody_who_speaks(read: Reader, text: str) -> None:
    assert read(text).claims == ()
