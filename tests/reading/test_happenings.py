"""Happenings told in passing, told twice, told as what somebody will not say: what is one and what is none."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


def types(read: Reader, sentence: str) -> list[str]:
    """The types of the happenings in a sentence, news and background alike."""
    return [e.type for e in read(sentence).events]


@pytest.mark.parametrize(
    ("sentence", "type", "count"),
    [
        ("Chad said Sudanese troops opened fire on a village on Monday, killing six people.", "strike", 1),
        ("Georgian exiles rallied outside the Russian embassy in Paris to protest the arrest.", "demonstration", 1),
        ("Kenyan officials declined to be named because the matter was secret.", "appointment", 0),
        ("Moroccan officials asked not to be named.", "appointment", 0),
        ("Chile and Peru agreed to set up a joint fisheries commission.", "agreement", 1),
        ("Chile and Peru agreed to meet in Lima in May.", "agreement", 0),
        ("Chile and Peru agreed to meet in Lima in May.", "meeting", 1),
        ("Poland told its citizens to leave Belarus.", "demand", 0),
        (
            "Norway imposed sanctions on Chad. Iran called the decision a step in the wrong direction.",
            "condemnation",
            1,
        ),
        ("Norway lifted its sanctions on Chad. Iran called the decision a step in the right direction.", "support", 1),
        ("Chad's generals staged a coup. Norway called the coup an internal affair of Chad.", "condemnation", 0),
        ("Chile struck nine sites in Bolivia and in Bolivia-occupied Arica.", "incursion", 0),
        ("Norway and Peru met. The council will vote on a Chile-drafted resolution on Friday.", "vote", 2),
        ("Norway rebuked Chad. A spokeswoman declined to call Chad's action an invasion.", "incursion", 0),
        ("Chad's army killed ten soldiers of Niger, in what it called retaliation for an ambush.", "demand", 0),
        ("Chile's ambassador was summoned in Lima. He rebutted the protest.", "demonstration", 0),
        ("Chile and Peru met to arrange the exchange of ambassadors.", "release", 0),
        ("Chile and Peru met to arrange the exchange of ambassadors.", "ties-restored", 1),
        ("Sweden's president said the price of butter had hit a record.", "strike", 0),
        ("Two of the crew were freed by Libya, a Maltese government official told Reuters.", "statement", 0),
        ("Peru will send 900 marines to Ecuador to back up the troops already there.", "support", 0),
    ],
)
def test_how_often_it_is_told(read: Reader, sentence: str, type: str, count: int) -> None:
    assert types(read, sentence).count(type) == count


def test_a_verb_that_is_a_noun(read: Reader) -> None:
    """ "... as shelling there entered a fourth day" """
    text = "Kenya urged Chad and Sudan to pull back on Friday, as shelling there entered a fourth day."
    assert "strike" in types(read, text)


def test_another_is_by_the_one_before(read: Reader) -> None:
    """The test that "could come at any time" is by him who made the last one."""
    text = "North Korea tested a missile on Sunday, Japan said. Another missile test could come at any time, officials said."
    tests = [e for e in read(text).events if e.type == "missile-test"]
    assert [(e.status, [p.actor for p in e.participants]) for e in tests] == [
        ("occurred", ["state:PRK"]),
        ("possible", ["state:PRK"]),
    ]


def test_participants_are_those_who_met(read: Reader) -> None:
    """ "The participants adopted a joint statement." """
    text = (
        "Foreign ministers of Chile and Peru held talks in Lima on Friday. The participants adopted a joint statement."
    )
    (statement,) = [e for e in read(text).events if e.type == "statement"]
    assert {p.actor for p in statement.participants} >= {"state:CHL", "state:PER"}


def test_what_one_side_agreed_to_do_is_not_the_accord_told_before(read: Reader) -> None:
    text = (
        "Norway and Kenya signed an agreement on undersea cables on Tuesday. Norway and Kenya had been at odds over who would"
        " pay, but Nairobi agreed last month to bear a third of the cost."
    )
    assert len([e for e in read(text).events if e.type == "agreement"]) == 2


def test_to_denounce_an_agreement_is_not_to_leave_it(read: Reader) -> None:
    text = "China denounced the agreement between Norway and Kenya as aimed at a third country."
    assert {e.type for e in read(text).events if e.salience == "news"} == {"condemnation", "agreement"}


def test_an_invitation_does_not_go_on(read: Reader) -> None:
    text = "Kenya's president will try to persuade Norway to keep its invitation."
    assert {e.status for e in read(text).events if e.type == "invitation"} == {"occurred"}


def test_what_was_done_at_two_times_is_two(read: Reader) -> None:
    """Azerbaijan shelled Armenian positions on Tuesday. The 2021 assault left hundreds dead."""
    text = (
        "Azerbaijan shelled Armenian positions on Tuesday."
        " The 2021 assault by Azerbaijan on Armenian positions left hundreds dead."
    )
    windows = [str(e.window.earliest)[:10] for e in read(text).events if e.type == "strike"]
    assert windows == ["2026-03-10", "2021-01-01"]


def test_an_accord_is_of_the_day_when_it_was_made(read: Reader) -> None:
    """Peru and Chile signed a border accord on Monday. The accord will take effect in May."""
    text = "Peru and Chile signed a border accord on Monday. The accord will take effect in May."
    event = read.event(text, "agreement")
    assert (event.status, len(event.mentions), str(event.window.earliest)[:10]) == ("occurred", 2, "2026-03-09")


def test_money_given_in_aid_is_one_gift(read: Reader) -> None:
    text = "Minister Hansen announced that Norway will provide $5 million in food assistance to Chile before winter."
    assert len(read.event(text, "aid").mentions) == 2


def test_the_annual_exercises_are_those_that_have_just_begun(read: Reader) -> None:
    text = "Norway and Peru launched joint exercises on Monday. The annual Cobra exercises run until Friday."
    assert len(read.event(text, "exercise").mentions) == 2


def test_whom_one_meets_in_addition_one_meets_besides(read: Reader) -> None:
    text = (
        "The premiers of Peru and Chile met in Lima on Monday."
        " In addition, the premiers met with representatives from Peruvian and Chilean companies."
    )
    assert len([e for e in read(text).events if e.type == "meeting"]) == 2


def test_fighting_is_told_by_the_deed_it_began_with(read: Reader) -> None:
    text = "Fighting broke out on Monday, when Chadian helicopters shelled a Sudanese border post."
    assert {e.type for e in read(text).events} == {"strike"}
    assert "clash" in {e.type for e in read("Fighting broke out on Monday between Chad and Sudan.").events}
