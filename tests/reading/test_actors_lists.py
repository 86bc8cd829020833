"""Lists: states counted in one place and named in another, and whom a coalition stands for."""

import pytest

from tests.conftest import Reader
from tests.reading.test_actors import named
from tests.reading.test_participants import who

TAIL = "\n\nDiplomats said talks and a summit would follow next week."


@pytest.mark.parametrize(
    ("report", "words", "whose"),
    [
        (
            "Four Arab governments shut their borders. Saudi Arabia, the United Arab Emirates, Bahrain and Egypt did so on Monday.",
            "Four Arab governments",
            ("SAU", "ARE", "BHR", "EGY"),
        ),
        (
            "Three Nordic states recalled their envoys. Denmark, Norway and Sweden said they were alarmed.",
            "Three Nordic states",
            ("DNK", "NOR", "SWE"),
        ),
        ("Three Nordic states recalled their envoys on Monday.", "Nordic states", ()),
        (
            "Three Arab states recalled their envoys. Denmark, Norway and Sweden said they were alarmed.",
            "Three Arab states",
            (),
        ),
        (
            "Three states recalled their envoys. Denmark, Norway and Sweden were alarmed. Chad, Mali and Niger were not.",
            "Three states",
            (),
        ),
        ("Coalition warplanes struck Sanaa. The Saudi-led alliance went to war in 2015.", "Coalition", ("SAU",)),
        ("The coalition struck Sanaa. The Saudi-led alliance went to war in 2015.", "coalition", ("SAU",)),
        ("The ruling coalition in Rome split. The Saudi-led alliance went to war in 2015.", "coalition", ()),
    ],
)
def test_who_is_counted(report: str, words: str, whose: tuple[str, ...]) -> None:
    assert named(report + TAIL, words) == whose


def test_the_emirate_is_not_one_of_those_who_act_on_it(read: Reader) -> None:
    """Four Arab states, the Emirates among them, threatened the emirate: Qatar."""
    text = (
        "Qatar is alone. Four Arab states threatened the emirate with a blockade. Saudi Arabia, the United Arab Emirates, "
        "Bahrain and Egypt had met in Cairo." + TAIL
    )
    assert who(read, text, "warning", "2017-06-20") == "ARE BHR EGY QAT SAU"


@pytest.mark.parametrize("body", ["Organization of American States", "United Nations"])
def test_who_watches_an_election_does_not_hold_it(read: Reader, body: str) -> None:
    text = f"Bolivia's president stepped down. The {body} published an audit and called for a fresh ballot in Bolivia."
    assert who(read, text + TAIL, "election", "2019-11-13") == "BOL"


def test_who_accuses_a_state_is_not_of_it(read: Reader) -> None:
    """KUALA LUMPUR: Ambassador Kang Chol, who had accused Malaysia, is not Malaysia's."""
    text = (
        "KUALA LUMPUR, May 3 - Malaysia expelled a North Korean diplomat. Ambassador Kang Chol, who had accused Malaysia of "
        "collusion, flew out on Monday."
    )
    reading = read(text + TAIL, published="2017-03-08")
    assert [a.country for a in reading.actors if a.name == "Kang Chol"] == ["PRK"]
