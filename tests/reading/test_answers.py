"""Answers: what somebody does after a deed of others, who did that deed, and that it was done."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("text", "type", "doers"),
    [
        ("France said the bombing of the hospital in Aden was a war crime.", "strike", ""),
        ("The foreign minister of Israel knew nothing of the strike on a depot in Sudan.", "strike", ""),
        ("Norway threw out six Russian diplomats after the invasion of Ukraine.", "incursion", "RUS"),
        ("Norway imposed sanctions on Russia after the invasion of Ukraine.", "incursion", "RUS"),
        ("Finland applied to join NATO after the invasion of Ukraine.", "incursion", ""),
        ("Chad cut ties with Sudan after the attack on Abeche.", "strike", "SDN"),
        ("Chad recalled its ambassador from Sudan over the raid.", "strike", "SDN"),
        ("Sudan accused Chad of the attack on Khartoum.", "strike", "TCD"),
        ("Israel withdrew its troops after the invasion of Lebanon.", "incursion", "ISR"),
        ("Israel imposed a curfew after its invasion of Lebanon, the foreign minister said.", "incursion", "ISR"),
    ],
)
def test_who_acts_after_a_deed_of_others_did_not_do_it(read: Reader, text: str, type: str, doers: str) -> None:
    """Norway threw out six Russian diplomats after the invasion of Ukraine; but Israel withdrew after its own."""
    reading = read(text)
    country = {a.id: a.country or a.id for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert {country[p.actor] for p in event.participants if p.role == "actor"} == set(doers.split())


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Canada offered to send doctors after the bombing in Nairobi.", "strike", "occurred"),
        ("Chad will close its border with Sudan after the attack on Abeche.", "strike", "occurred"),
        ("The United States will help Ukraine build back after Russian attacks.", "strike", "occurred"),
        ("Kenya will send troops after the planned assault on Kismayo.", "strike", "scheduled"),
    ],
)
def test_nobody_waits_for_a_raid(read: Reader, text: str, type: str, status: str) -> None:
    """Chad will close its border with Sudan after the attack on Abeche: that was made."""
    assert read.event(text, type).status == status
