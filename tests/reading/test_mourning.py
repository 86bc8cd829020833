"""Who mourns or condemns a blow has no part in it, and who fires into the sea tests."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


def sides(read: Reader, text: str, type: str) -> set[str]:
    """The countries that take part in the one happening of a type."""
    reading = read(text)
    (event,) = [e for e in reading.events if e.type == type]
    country = {a.id: a.country or a.id for a in reading.actors}
    return {country[p.actor] for p in event.participants}


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        ("Chile offered condolences to the families of the Greek victims over the bombing.", "courtesy", "CHL GRC"),
        ("Togo offered condolences to Spain over the attack on a Danish convoy.", "courtesy", "TGO ESP"),
        ("Norway condemned the Kenya bombing.", "condemnation", "NOR"),
        ("Norway condemned the U.S. bombing of Togo.", "condemnation", "NOR USA"),
        ("Serbia said on Monday that it cannot tolerate Kosovo's tariffs.", "rejection", "SRB XKX"),
        ("Peru's navy fired a missile into the ocean.", "missile-test", "PER"),
    ],
)
def test_who_mourns_or_condemns_has_no_part_in_the_blow(read: Reader, sentence: str, type: str, who: str) -> None:
    """Chile offered condolences to the families of the Greek victims over the bombing."""
    assert sides(read, sentence, type) == set(who.split())


def test_the_republic_of_china_is_taiwan_and_the_peoples_republic_is_not(read: Reader) -> None:
    """The President of the Republic of China met Japan's premier in Taipei."""
    assert "TWN" in sides(read, "The President of the Republic of China met Japan's premier in Taipei.", "meeting")
    assert "CHN" in sides(read, "The People's Republic of China met Japan's premier in Beijing.", "meeting")
