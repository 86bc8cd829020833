"""Coreference: whom pronouns and groups take up, from what was said before."""

from hypothesis import given
from hypothesis import strategies as st

from chancery.reading.coreference import Memory

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
    for found in (made.person("f", 10, ()), made.neutral(10), *made.plural(10)):
        assert found is None or found in names
