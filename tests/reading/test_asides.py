"""Asides: who is named beside an event and has no part in it."""

from __future__ import annotations

import pytest

from tests.conftest import Reader
from tests.reading.test_participants import who

BESIDE = [
    (
        "Russia cautioned against military action; Canada said it supported the bloc.",
        "warning",
        "RUS",
        [],
    ),
    (
        "Chile and Peru praised the pact on Friday, while Bolivia and Ecuador denounced it.",
        "condemnation",
        "BOL ECU",
        [],
    ),
    (
        "Chile expelled three envoys of Peru on Friday, while Ecuador condemned Peru.",
        "condemnation",
        "ECU",
        ["PER"],
    ),
]


@pytest.mark.parametrize(("text", "type", "doers", "targets"), BESIDE, ids=[b[0] for b in BESIDE])
def test_who_is_told_of_in_contrast_is_no_target(
    read: Reader, text: str, type: str, doers: str, targets: list[str]
) -> None:
    """ "Chile praised the pact, while Bolivia denounced it": Bolivia denounced the pact, and not Chile."""
    reading = read(text)
    country = {a.id: a.country or a.id for a in reading.actors}
    events = [e for e in reading.events if e.type == type]
    event = next(
        e for e in events if {country[p.actor] for p in e.participants if p.role == "actor"} == set(doers.split())
    )
    assert [country[p.actor] for p in event.participants if p.role == "target"] == targets


@pytest.mark.parametrize(
    ("text", "type", "sides"),
    [
        ("To Togo's dismay, Ghana signed a defence pact with Benin on Monday.", "agreement", "BEN GHA"),
        ("Britain recognised Somaliland, to the anger of Paris.", "recognition", "GBR org:somaliland"),
        ("Chile's president visited Peru on Monday, to Bolivia's fury.", "visit", "CHL PER"),
        ("Much to the relief of Kenya, Chad and Sudan held talks in Lima.", "talks", "SDN TCD"),
        ("Kenya sent its minister to Uganda, to the delight of Rwanda.", "visit", "KEN UGA"),
        ("Kenya apologised to the government of Rwanda.", "apology", "KEN RWA"),
    ],
)
def test_who_only_feels_something_at_it_has_no_part_in_it(read: Reader, text: str, type: str, sides: str) -> None:
    """Britain recognised Somaliland, to the anger of Paris."""
    assert who(read, text, type) == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("A ship carrying grain to Egypt was boarded by Iranian forces on Monday.", "IRN"),
        ("Iranian forces seized a tanker carrying oil to Japan.", "IRN"),
        ("A tanker carrying oil from Iraq to China was seized by Iranian troops.", "IRN"),
        ("Troops of India seized a North Korean freighter carrying missiles to Pakistan.", "IND PRK"),
        ("Iranian forces boarded a freighter bound for Kuwait.", "IRN"),
        ("Iranian forces boarded a Kuwaiti freighter.", "IRN KWT"),
    ],
)
def test_where_a_cargo_goes_is_no_side_of_its_seizure(read: Reader, text: str, sides: str) -> None:
    """A ship carrying grain to Egypt was boarded by Iranian forces on Monday."""
    assert who(read, text, "seizure") == sides


def test_grain_that_a_ship_carries_is_no_aid(read: Reader) -> None:
    types = {e.type for e in read("A ship carrying grain to Egypt was boarded by Iranian forces on Monday.").events}
    assert types == {"seizure"}
