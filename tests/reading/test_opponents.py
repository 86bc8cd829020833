"""Opponents: the side that a deed does not name, and who is none of its sides."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who

QUARREL = "Norway accused Finland of violating its airspace. Norway expelled two Finnish diplomats on Monday. "


@pytest.mark.parametrize(
    ("sentence", "type", "sides"),
    [
        ("Oslo also recalled its ambassador.", "recall", "FIN NOR"),
        ("Norway said it might take the case to the World Court.", "ruling", "FIN NOR"),
        ("Norway vowed to file a complaint with the World Trade Organization.", "pledge", "FIN NOR"),
        ("In 2019 Norway severed diplomatic relations.", "ties-cut", "FIN NOR"),
        ("Kenya's president said that Oslo had halted imports of timber.", "border-closure", None),
    ],
)
def test_the_other_side_is_whom_the_report_sets_against_this_one(
    read: Reader, sentence: str, type: str, sides: str | None
) -> None:
    """Norway accused Finland … Norway expelled two Finnish diplomats … Oslo also recalled its ambassador."""
    if sides is None:
        assert not [e for e in read(QUARREL + sentence).events if e.type == type and len(e.participants) > 3]
    else:
        assert who(read, QUARREL + sentence, type) == sides


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Kenya denied reports that it had sent advisers to Somalia.", "rejection", "KEN"),
        ("The Latvian parliament refused to ratify the accord with Lithuania in September.", "rejection", "LVA"),
        ("Peru's opposition denounced the decision on the Chilean base.", "condemnation", "PER"),
        (
            "Peru, Chile said, denounced the treaty. Kenya rejected the idea of talking with Sudan.",
            "rejection",
            "KEN SDN",
        ),
        ("Togo ruled out meeting Ghana's foreign minister.", "rejection", "GHA TGO"),
        ("France's cabinet will meet on Monday over Algeria's decision.", "meeting", "FRA"),
        ("A truce between Chad and Sudan was extended by two days, Qatar has announced.", "ceasefire", "SDN TCD"),
        (
            "The presidents will discuss Kenya's military ties with Oman when Peru's president meets Chile's.",
            "meeting",
            None,
        ),
    ],
)
def test_who_is_named_beside_is_no_side(read: Reader, text: str, type: str, sides: str | None) -> None:
    """Who spreads a rumour, tells of a truce or is talked about takes no part; an opposition speaks at home."""
    reading = read(text)
    known = {a.id: a.country or a.id for a in reading.actors}
    events = [e for e in reading.events if e.type == type]
    if sides is None:
        assert all("KEN" not in {known[p.actor] for p in e.participants} for e in events)
    else:
        assert sides in [" ".join(sorted({known[p.actor] for p in e.participants})) for e in events]


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("Gambia's president decided to pull out of the International Criminal Court.", "treaty-exit", "GMB org:icc"),
        ("Chadian rebels crossed into Sudan and killed three soldiers.", "strike", "SDN TCD"),
        ("Beijing has demanded that Seoul and Washington drop the plan.", "demand", "CHN KOR USA"),
        ("Seoul halted the joint venture to punish Pyongyang for its nuclear test.", "missile-test", "PRK"),
        ("Kenya requested a line of credit of US$ 250 million from India.", "demand", "IND KEN"),
        ("Peru was expelled from the peace talks with Chile.", "talks", "CHL PER"),
        ("Korea halted a complaint it had filed against Japan at the World Trade Organization.", "protest-note", None),
    ],
)
def test_who_takes_part_by_the_words_of_the_sentence(read: Reader, text: str, type: str, sides: str | None) -> None:
    """Who is left, entered, punished for his own deed or shut out; a sum in US dollars and a court are nobody's side."""
    if sides is not None:
        assert who(read, text, type) == sides
    else:
        assert all("org:wto" not in {p.actor for p in e.participants} for e in read(text).events)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("South Korean lawmakers denounced North Korea's launch.", "body:KOR/lawmakers"),
        ("The South Korean opposition denounced North Korea's launch.", "body:KOR/opposition"),
        ("Peruvian protesters denounced Chile's decision.", "body:PER/protesters"),
        ("Colombia said FARC had signed. The rebels denounced the government.", "org:farc"),
    ],
)
def test_who_acts_for_himself_is_not_his_state(read: Reader, text: str, actor: str) -> None:
    """An opposition, lawmakers, protesters and rebels are told apart from the government of their state."""
    (event,) = [e for e in read(text).events if e.type == "condemnation"]
    assert [p.actor for p in event.participants if p.role == "actor"] == [actor]


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("South Africa deplored the bomb blasts outside embassies of Norway in Kenya.", "condemnation", "ZAF"),
        ("Chile condemned the attack on the Brazilian consulate in Lima.", "condemnation", "CHL"),
        ("Egypt condemned the bombing by Chad of a hospital.", "condemnation", "EGY TCD"),
        ("A mob attacked the Peruvian consulate in the Bolivian capital.", "demonstration", "BOL PER"),
        ("Israel-Syrian talks in Geneva collapsed.", "talks", "ISR SYR"),
        ("The U.S.-Russian talks in Geneva collapsed.", "talks", "RUS USA"),
        ("Canada told its nationals to leave Haiti at once.", "travel-advisory", "CAN HTI"),
        ("Chad told Sudan to withdraw its troops from Peru.", "withdrawal", "PER SDN"),
        ("Oslo urged Hungary to conclude its ratification process for Sweden.", "ratification", "HUN SWE"),
        (
            "Peru dismissed as groundless a Japanese media report that officials of Chile and Kenya had met.",
            "meeting",
            "CHL KEN",
        ),
    ],
)
def test_victims_and_owners_by_grammar(read: Reader, text: str, type: str, sides: str) -> None:
    """Victims are no target of who condemns a deed; "its" is his who is asked; a hyphen joins two sides."""
    assert who(read, text, type) == sides


def test_the_two_countries_are_those_of_the_sentence(read: Reader) -> None:
    """Singh … Nepal was calm. His remarks answered hints from Pakistan that it hopes for talks between the two countries."""
    text = (
        "India's Prime Minister Manmohan Singh said on Sunday that Nepal was calm. His remarks came in answer to"
        " hints from Pakistan that it hopes to reopen the talks between the two countries."
    )
    assert who(read, text, "talks", "2009-03-01") == "IND PAK"


@pytest.mark.parametrize(
    "text",
    [
        "Argentina and Uruguay signed a trade pact, and Congress rejected it.",
        "Chile, Peru and Bolivia urged Congress to lift the sanctions.",
        "Nepal thanked Congress for the grant.",
        "Mexico accused Congress of delaying the aid.",
    ],
)
def test_congress_is_not_that_of_any_state_named_before_it(read: Reader, text: str) -> None:
    """Nepal thanked Congress for the grant: that in Washington, as the report is from nowhere else."""
    reading = read(text)
    assert "body:USA/congress" in {p.actor for e in reading.events for p in e.participants}


def test_congress_is_that_of_the_home_of_a_report_that_names_no_other(read: Reader) -> None:
    """India called off the talks … Congress accused the government in New Delhi: India's."""
    reading = read(
        "NEW DELHI: India on Monday called off its talks with Pakistan. India's prime minister spoke. Congress denounced the"
        " step.",
        outlet="The Times of India",
    )
    (event,) = [e for e in reading.events if e.type == "condemnation"]
    assert [p.actor for p in event.participants] == ["body:IND/congress"]


@pytest.mark.parametrize("third", ["", " Kenya's minister met Somalia's minister on Sunday."])
def test_one_deed_sets_nobody_against_another(read: Reader, third: str) -> None:
    """Kenya accused Uganda … Nairobi dismissed the charge: whose is not said, whoever else is named."""
    text = (
        "Kenya accused Uganda of smuggling.\n\nThe harvest was good this year."
        + third
        + "\n\nFarmers were pleased with prices.\n\nNairobi dismissed the charge on Friday."
    )
    assert who(read, text, "rejection") == "KEN"
