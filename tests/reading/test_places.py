"""Places: where a happening is."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "type", "place"),
    [
        ("Norway and Chile held talks in the lake resort of Bled on Monday.", "talks", "Bled"),
        ("Ethiopia and Djibouti held talks in the port city of Assab on Monday.", "talks", "Assab"),
        ("Norway and Chile opened the Vienna talks on Monday.", "talks", "Vienna"),
        ("Norway's prime minister left a Brussels summit early on Friday.", "summit", "Brussels"),
        (
            "Norway held talks with Chile on Monday and another round is planned for next week in Oman.",
            "talks",
            "Oman",
        ),
        ("Turkey launched an offensive against the Kurdish enclave of Manbij.", "incursion", "Manbij"),
        (
            "President Obama welcomed leaders of Chile to the White House for a working dinner.",
            "meeting",
            "White House",
        ),
        (
            "Norway's foreign minister set out his policy toward Chile in a speech at Leiden University.",
            "statement",
            "Leiden University",
        ),
        (
            "President Biden will host President Boluarte of Peru for a bilateral meeting at the White House.",
            "visit",
            "White House",
        ),
        ("Iran said the demands for its units to leave Syria were unrealistic.", "withdrawal", "Syria"),
        (
            "Pakistan said a meeting of commanders with Afghanistan would go ahead at Torkham on Saturday.",
            "meeting",
            "Torkham",
        ),
        ("Norway and Chile will attend the EU-India summit scheduled for Oct. 8 in Lisbon.", "summit", "Lisbon"),
        (
            "Britain was weighing the deployment of minehunters to the Romanian coast.",
            "deployment",
            "the Romanian coast",
        ),
        ("Indonesia proposed a joint patrol of the Arafura Sea with Australia.", "patrol", "Arafura Sea"),
        ("Japan and Australia began nine days of joint maneuvers west of Palawan.", "exercise", "Palawan"),
        ("Georgian troops reached Gori, where clashes with Russia killed ten soldiers.", "clash", "Gori"),
        (
            "Russia said it downed 40 Ukrainian drones late on Sunday, including 34 over the Rostov region.",
            "strike",
            "the Rostov region",
        ),
    ],
)
def test_where_it_is(read: Reader, sentence: str, type: str, place: str) -> None:
    assert place in [e.place.name for e in read(sentence).events if e.type == type and e.place is not None]


def test_a_state_before_a_summit_is_no_place(read: Reader) -> None:
    """Norway hosted a Peru summit."""
    assert [e.place for e in read("Norway hosted a Peru summit on Monday.").events] == [None]
