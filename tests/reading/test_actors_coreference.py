"""Coreference: whom pronouns and groups take up, from what was said before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.reading.coreference import Memory
from tests.conftest import Reader
from tests.reading.test_participants import who

COUNTRY: dict[str, str | None] = {
    "state:CHL": "CHL",
    "state:PER": "PER",
    "state:BRA": "BRA",
    "person:ana-duarte": "CHL",
    "person:luis-rojas": "PER",
    "org:un": None,
}


def memory(*said: tuple[int, str, bool]) -> Memory:
    made = Memory()
    for token, (sentence, actor, subject) in enumerate(said):
        made.note(token, sentence, (actor,), subject)
    return made


def test_a_pronoun_takes_the_subject_of_the_sentence_before() -> None:
    """Duarte met Rojas. She …"""
    made = memory((0, "person:ana-duarte", True), (0, "person:luis-rojas", False))
    assert made.person("f", 1, ()) == "person:ana-duarte"


def test_a_pronoun_keeps_its_gender() -> None:
    """Duarte met Rojas. She left. He stayed."""
    made = memory((0, "person:ana-duarte", True), (0, "person:luis-rojas", False))
    made.person("f", 1, ())
    assert made.person("m", 2, ()) == "person:luis-rojas"


def test_it_is_never_a_person() -> None:
    made = memory((0, "state:CHL", False), (0, "person:ana-duarte", True))
    assert made.neutral(0) == "state:CHL"


def test_the_two_leaders_are_persons_where_both_are_named() -> None:
    made = memory((0, "state:CHL", False), (0, "person:ana-duarte", True), (0, "person:luis-rojas", False))
    assert set(made.group(2, True, 1, COUNTRY)) == {"person:ana-duarte", "person:luis-rojas"}


def test_the_two_countries_are_those_named_together() -> None:
    made = memory((0, "state:CHL", True), (0, "state:PER", False), (1, "state:BRA", True))
    made.pairs.append((0, ("state:CHL", "state:PER")))
    assert made.group(2, False, 2, COUNTRY) == ("state:CHL", "state:PER")


said = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(sorted(COUNTRY)), st.booleans()), max_size=20)


@given(said, st.integers(2, 4), st.booleans())
def test_a_group_has_its_size_or_is_nobody(what: list[tuple[int, str, bool]], size: int, persons: bool) -> None:
    members = memory(*sorted(what)).group(size, persons, 10, COUNTRY)
    assert len(members) in (0, size)
    assert len({COUNTRY[m] or m for m in members}) == len(members)


@given(said)
def test_nobody_is_taken_up_who_was_not_named(what: list[tuple[int, str, bool]]) -> None:
    made = memory(*sorted(what))
    names = {actor for _, actor, _ in what}
    for found in (made.person("f", 10, ()), made.neutral(10), *(made.pair(10) or (0, ()))[1]):
        assert found is None or found in names


def test_they_are_the_pair_that_the_report_is_about() -> None:
    """Chile and Peru agreed. … Videos showed Duarte with Rojas. … a meeting by their ministers."""
    made = memory((0, "state:CHL", True), (0, "state:PER", False))
    made.pairs += [(n, ("state:CHL", "state:PER")) for n in (0, 1, 2)]
    made.pairs.append((3, ("person:ana-duarte", "person:luis-rojas")))
    assert (made.pair(5) or (0, ()))[1] == ("state:CHL", "state:PER")
    assert (made.pair(3) or (0, ()))[1] == ("person:ana-duarte", "person:luis-rojas")


def test_the_one_who_comes_with_somebody_is_not_whom_he_takes_up(read: Reader) -> None:
    """Rojas arrived accompanied by two ministers. He is due to fly on: Rojas is."""
    reading = read(
        "Peruvian President Luis Rojas arrived in Santiago on Tuesday accompanied by Foreign Minister Carlos Huanca and "
        "Economy Minister Mateo Quispe. He is due to visit Ecuador on Friday."
    )
    (visit,) = [e for e in reading.events if e.type == "visit" and e.status == "scheduled"]
    assert {p.actor for p in visit.participants if p.role == "guest"} == {"person:luis-rojas"}
    assert {a.country for a in reading.actors if a.id in ("person:carlos-huanca", "person:mateo-quispe")} == {"PER"}


def test_an_activist_is_of_no_country_unless_it_is_said(read: Reader) -> None:
    """The envoys of Sweden and Norway called on Turkey to release activist Demir Aksoy."""
    reading = read("The envoys of Sweden and Norway called on Turkey to release activist Demir Aksoy on Monday.")
    assert next(a for a in reading.actors if a.id == "person:demir-aksoy").country is None


def test_the_ministry_they_are_summoned_to_is_that_of_the_state_that_acts(read: Reader) -> None:
    """Erkin of Turkey said … The ambassadors of Sweden and Norway were summoned to the foreign ministry."""
    reading = read(
        "President Kemal Erkin of Turkey said he was angry with two envoys. Erkin spoke of a plot against Turkey. "
        "The ambassadors of Sweden and Norway were summoned to the foreign ministry on Tuesday."
    )
    (event,) = [e for e in reading.events if e.type == "summons"]
    known = {a.id: a.country for a in reading.actors}
    assert [known[p.actor] for p in event.participants if p.role == "actor"] == ["TUR"]
    assert {known[p.actor] for p in event.participants if p.role == "target"} == {"SWE", "NOR"}


def test_the_netherlands_is_the_kingdom_in_europe(read: Reader) -> None:
    """The Netherlands summoned the Russian ambassador."""
    assert "state:NLD" in {a.id for a in read("The Netherlands summoned the Russian ambassador on Monday.").actors}


def test_a_family_name_of_two_letters(read: Reader) -> None:
    """Xi will meet Putin in Moscow."""
    reading = read(
        "Chinese President Xi Jinping spoke on Monday. Xi will meet Russian President Vladimir Putin in Moscow.",
        "2015-11-03",
    )
    (meeting,) = [e for e in reading.events if e.type == "meeting"]
    assert {p.actor for p in meeting.participants} == {"person:xi-jinping", "person:vladimir-putin"}


def test_a_clause_behind_a_comma_tells_of_the_name_before_it(read: Reader) -> None:
    """… a meeting to discuss North Korea, which launched a missile: North Korea did."""
    reading = read(
        "President Ana Duarte of Chile is expected to join a meeting in Lima to discuss North Korea, which launched an "
        "intercontinental ballistic missile last week."
    )
    (test,) = [e for e in reading.events if e.type == "missile-test"]
    assert [p.actor for p in test.participants] == ["state:PRK"]


@pytest.mark.parametrize(
    ("report", "side"),
    [
        ("Prime Minister Sheikh Hasina of Bangladesh met India's Narendra Modi in Dhaka. She condemned Peru.", "BGD"),
        ("Prime Minister Sheikh Hasina of Bangladesh met India's Narendra Modi in Dhaka. He condemned Peru.", "IND"),
        (
            "President Bola Tinubu of Nigeria met Foreign Minister Ana Duarte of Chile in Abuja. He condemned Peru.",
            "NGA",
        ),
        (
            "President Bola Tinubu of Nigeria met Foreign Minister Ana Duarte of Chile in Abuja. She condemned Peru.",
            "CHL",
        ),
    ],
)
def test_she_and_he_are_told_by_the_whole_name(read: Reader, report: str, side: str) -> None:
    """Sheikh Hasina is "she", and Bola Tinubu "he"."""
    assert who(read, report, "condemnation", "2023-11-06") == " ".join(sorted((side, "PER")))


def test_the_other_side_is_the_one_not_told_of(read: Reader) -> None:
    """Sudan's government and the RSF met in Jeddah. The RSF accused the other side of shelling a hospital."""
    text = "Sudan's government and the RSF met in Jeddah. The RSF accused the other side of shelling a hospital."
    (charge,) = [e for e in read(text, "2026-03-11").events if e.type == "accusation"]
    assert {p.actor: p.role for p in charge.participants} == {"org:rsf": "actor", "body:SDN/government": "target"}


def test_a_land_that_rules_itself_takes_part_by_its_own_name(read: Reader) -> None:
    """Moscow recognised Abkhazia and South Ossetia in 2008. Nauru recognised the two republics a year later."""
    text = "Moscow recognised Abkhazia and South Ossetia in 2008. Nauru recognised the two republics a year later."
    for event in read(text, "2026-03-11").events:
        assert {p.actor for p in event.participants if p.role == "target"} == {"org:abkhazia", "org:south-ossetia"}
    (drill,) = read("Russian troops in Abkhazia held an exercise on Monday.", "2026-03-11").events
    assert {p.actor for p in drill.participants} == {"state:RUS"}


@pytest.mark.parametrize(
    ("text", "type", "doer"),
    [
        (
            "Sanctions imposed on Iraq by the United Nations after its 1990 invasion of Kuwait are to be reviewed.",
            "incursion",
            "IRQ",
        ),
        ("The United Nations imposed sanctions on Iraq after its invasion of Kuwait.", "incursion", "IRQ"),
        ("Norway placed an embargo on Chad following its annexation of the Aouzou strip in Libya.", "incursion", "TCD"),
        ("The embargo against Peru over its seizure of two boats was lifted by Chile.", "seizure", "PER"),
        ("Norway lifted its embargo on Chad after its seizure of two boats of Peru.", "seizure", "NOR"),
    ],
)
def test_what_one_is_punished_for_is_ones_own(read: Reader, text: str, type: str, doer: str) -> None:
    """The United Nations imposed sanctions on Iraq after its invasion of Kuwait; but who lifts them is the one who acts."""
    reading = read(text)
    country = {a.id: a.country or a.id for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert [country[p.actor] for p in event.participants if p.role == "actor"] == [doer]


def test_what_comes_after_a_punishment_and_is_no_wrong_is_of_who_punishes(read: Reader) -> None:
    assert who(read, "Norway imposed sanctions on Chad after its talks with Niger.", "talks") == "NER NOR"


def test_capitals_are_of_states(read: Reader) -> None:
    """Both capitals are not those of a land that is no state."""
    text = "Somalia cut ties with Kenya in May. Kenya and Somaliland signed a pact. Both capitals have agreed to hold talks."
    assert who(read, text, "talks") == "KEN SOM"
