"""Happenings told in turns of phrase that stand apart from their noun: a price, a span of years, a title, a word put last."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

BEHIND = " The foreign ministry gave no details, diplomats said."


@pytest.mark.parametrize(
    ("sentence", "type", "status"),
    [
        ("Kenya cleared the sale of $2 billion worth of fighter jets to Egypt.", "arms-sale", "occurred"),
        ("Norway will provide $90 million in ammunition to Latvia.", "arms-sale", "scheduled"),
        ("The African Union suspended three years of sanctions against Gabon.", "sanctions-relief", "occurred"),
        ("The foreign ministry in Lima called in Ambassador Ruiz of Chile on Monday.", "summons", "occurred"),
        ("Ghana recalled Ambassador Mensah from Lome on Friday.", "recall", "occurred"),
        ("Chad's ambassador had been called home for consultations on May 2.", "recall", "occurred"),
        ("Mali called its ambassador in Algiers home for consultations.", "recall", "occurred"),
        ("Peru declared the Bolivian consul, who had left in May, persona non grata.", "expulsion", "occurred"),
        ("The deal between Chad and Sudan was brokered by Qatar.", "mediation", "occurred"),
        ("Ethiopian troops will pull out of Badme by June.", "withdrawal", "scheduled"),
        ("Togo gave Ghana until Friday to explain.", "warning", "occurred"),
        ("Chile asked that the Peruvian crew be freed.", "demand", "occurred"),
        ("Brazil told the Peruvian president by phone that the talks were over.", "call", "occurred"),
        ("Fiji told Taiwan that it was switching recognition to Beijing.", "ties-cut", "ongoing"),
        ("Ecuador sent Deputy Minister Paredes to Ottawa on Monday.", "visit", "occurred"),
        ("The Iraqi delegation was en route to Tehran on Sunday.", "visit", "occurred"),
        ("Called back from Algiers on Tuesday, the Spanish ambassador is to report to the king.", "recall", "occurred"),
        ("Expelled by Chad on Tuesday, the Sudanese consul will fly to Port Sudan.", "expulsion", "occurred"),
        ("Hit by a Russian missile on Sunday, the hospital in Sumy was closed.", "strike", "occurred"),
        ("Praise for the Kenyan police came from the Haitian premier on Tuesday.", "support", "occurred"),
        ("Months of haggling between Athens and Skopje ended in June.", "talks", "occurred"),
    ],
)
def test_it_is_read(read: Reader, sentence: str, type: str, status: str) -> None:
    assert (type, status) in [(e.type, e.status) for e in read(sentence + BEHIND).events if e.salience == "news"]


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("Mali called its ambassador in Algiers home for consultations.", "talks"),
        ("Peru gave the Bolivian minister a chance to explain on Monday.", "warning"),
        ("Gunmen killed three Kenyan soldiers and wounded six.", "clash"),
        ("Togo freed three prisoners and sent them to Ghana.", "visit"),
    ],
)
def test_it_is_no_such_happening(read: Reader, sentence: str, type: str) -> None:
    assert type not in [e.type for e in read(sentence + BEHIND).events]


def test_who_is_wounded_beside_the_dead_is_not_attacked_again(read: Reader) -> None:
    """Gunmen killed three Kenyan soldiers and wounded six others in Mandera on Monday."""
    reading = read("Gunmen killed three Kenyan soldiers and wounded six others in Mandera on Monday." + BEHIND)
    assert len([e for e in reading.events if e.type == "strike"]) == 1
