"""Asides: who is named beside an event and has no part in it."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

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
