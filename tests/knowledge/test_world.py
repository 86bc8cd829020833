"""The world's names: found by their longest form, offices by their day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.knowledge import load
from chancery.knowledge.world import World, slug, split, world
from chancery.language.tokens import tokens


@pytest.fixture(scope="module")
def known() -> World:
    return world(load())


@pytest.mark.parametrize(
    ("words", "size", "id"),
    [
        ("South Korea and Japan", 2, "state:KOR"),
        ("South China Sea drills", 3, "nowhere:south-china-sea"),
        ("Democratic People 's Republic of Korea", 6, "state:PRK"),
        ("Democratic People ’s Republic of Korea", 6, "state:PRK"),
        ("White House officials", 2, "state:USA"),
        ("UN Security Council members", 3, "org:un"),
        ("European Union ministers", 2, "org:eu"),
        ("Turkish Cypriot side", 2, "org:turkish-cypriots"),
        ("New York talks", 2, "state:USA"),
        ("State Department said", 2, "body:USA/state-department"),
        ("Celac leaders", 1, "org:celac"),
        ("Igad mediators", 1, "org:igad"),
        ("Quad partners", 1, "org:quad"),
        ("Asean envoys", 1, "org:asean"),
    ],
)
def test_the_longest_name_wins(known: World, words: str, size: int, id: str) -> None:
    found = known.names.longest(words.split(), 0)
    assert found is not None and (found[0], found[1].id) == (size, id)


@pytest.mark.parametrize(
    ("place", "role", "day", "person"),
    [
        ("USA", "head_of_state", date(2010, 6, 1), "Barack Obama"),
        ("USA", "head_of_state", date(2018, 6, 1), "Donald Trump"),
        ("GBR", "head_of_government", date(2004, 6, 1), "Tony Blair"),
        ("DEU", "head_of_government", date(2012, 6, 1), "Angela Merkel"),
        ("CHN", "head_of_state", date(2020, 6, 1), "Xi Jinping"),
    ],
)
def test_who_held_an_office_on_a_day(known: World, place: str, role: str, day: date, person: str) -> None:
    found = known.holder(place, role, day)
    assert found is not None and found.person == person


def test_nobody_is_guessed_past_the_horizon(known: World) -> None:
    assert known.holder("USA", "head_of_state", date(2035, 1, 1)) is None


@pytest.mark.parametrize(
    ("family", "day", "country"),
    [("Merkel", date(2012, 6, 1), "DEU"), ("Macron", date(2020, 6, 1), "FRA"), ("Koizumi", date(2003, 6, 1), "JPN")],
)
def test_a_family_name_alone(known: World, family: str, day: date, country: str) -> None:
    found = known.by_family(family, day)
    assert found is not None and found.iso3 == country


def test_a_family_name_means_nobody_out_of_office(known: World) -> None:
    assert known.by_family("Koizumi", date(2015, 6, 1)) is None


def test_names_in_either_order(known: World) -> None:
    one, other = known.person(["Shinzo", "Abe"]), known.person(["Abe", "Shinzo"])
    assert one and {r.person for r in one} == {r.person for r in other}


@given(st.text(max_size=40))
def test_slugs_are_plain_and_stable(name: str) -> None:
    made = slug(name)
    assert made and slug(made) == made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(
    st.lists(
        st.sampled_from(["South", "Korea", "Japan", "of", "the", "-", "U.S.", "China", "Sea", "'s", "Paris"]),
        max_size=8,
    )
)
def test_a_name_never_reaches_past_the_text(words: list[str]) -> None:
    names = world(load()).names
    for at in range(len(words)):
        found = names.longest(words, at)
        assert found is None or 1 <= found[0] <= len(words) - at


def test_names_are_cut_like_text() -> None:
    assert split("Côte d'Ivoire") == ["Côte", "d'Ivoire"]
    assert split("Asia-Pacific Economic Cooperation") == ["Asia", "-", "Pacific", "Economic", "Cooperation"]
    assert split("People's Republic") == ["People", "'s", "Republic"]


def test_accents_and_middle_names_do_not_matter(known: World) -> None:
    """ "President João Lourenço" is the Angolan president whom the table has with four names and no accent."""
    (row, *_) = known.person(["João", "Lourenço"])
    assert row.iso3 == "AGO"
    assert known.by_family("Lourenço", date(2024, 12, 3), role="head_of_state") is not None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("U.S.-China", ["U.S.", "-", "China"]),
        (
            "Organization for Security and Co-operation in Europe",
            ["Organization", "for", "Security", "and", "Co-operation", "in", "Europe"],
        ),
        ("Lashkar-e-Taiba", ["Lashkar", "-", "e-Taiba"]),
        ("Inter-Services Intelligence", ["Inter-Services", "Intelligence"]),
        ("Kurdistan Workers' Party", ["Kurdistan", "Workers", "'", "Party"]),
        ("OPEC+", ["OPEC", "+"]),
    ],
)
def test_names_are_cut_as_reports_are(name: str, words: list[str]) -> None:
    """A name of the tables is found only where it is cut like the report's own words."""
    assert split(name) == words == [name[a:b] for a, b in tokens(name)]
