"""One happening told again in other words is one happening with several mentions, and two are two."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


def count(read: Reader, text: str, type: str) -> int:
    """How many happenings of a type a text tells of."""
    return sum(e.type == type for e in read(text).events)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        (
            "A bomb exploded outside the French embassy in Tripoli. The blast killed twelve people. The explosion wounded two guards.",
            "strike",
        ),
        (
            "Gunmen attacked the Turkish consulate in Basra on Monday. The attack killed nine people, Iraq said.",
            "strike",
        ),
        ("The Iranian attacks killed three Saudi sailors. Riyadh condemned the missile strikes.", "strike"),
        ("Norway condemned a raid that killed ten Chadian soldiers.", "strike"),
    ],
)
def test_what_a_blow_did_is_the_blow(read: Reader, text: str, type: str) -> None:
    """The blast killed twelve people."""
    assert count(read, text, type) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Uganda plans to withdraw from eastern Congo. The minister said Uganda was ready to withdraw from Congo.",
        "Kenya hopes to withdraw its troops from Somalia. Kenya may withdraw the troops from Somalia in May.",
    ],
)
def test_a_plan_told_again_is_one_plan(read: Reader, text: str) -> None:
    """plans to withdraw from Congo … was ready to withdraw"""
    assert count(read, text, "withdrawal") == 1


def test_what_was_not_done_is_not_what_the_headline_tells(read: Reader) -> None:
    """Kenya Accuses Uganda … has not accused Kampala: one accusation made, and one not."""
    text = (
        "Kenya Accuses Uganda of Meddling in Vote\n\nKenya's foreign minister accused Uganda on Monday of meddling in the vote.\n\n"
        "Kenya has not accused Uganda's president in public."
    )
    assert sorted(e.status for e in read(text).events if e.type == "accusation") == ["denied", "occurred"]


def test_plans_for_two_days_are_two(read: Reader) -> None:
    """Two strikes that are to come on two days."""
    text = (
        "Ghana will recall its envoy from Togo on May 3, 2027. Ghana will recall its envoy from Togo on June 9, 2028."
    )
    assert count(read, text, "recall") == 2


def test_the_first_time_that_he_has_been_there_is_the_visit(read: Reader) -> None:
    """It will be the first time that Kim has visited China since taking office."""
    text = (
        "South Korean Foreign Minister Kim Dae-ho will travel to Beijing on Thursday. It will be the first time that Kim has "
        "visited China since taking office."
    )
    (visit,) = [e for e in read(text).events if e.type == "visit"]
    assert (visit.status, len(visit.mentions)) == ("scheduled", 2)


def test_in_what_would_be_his_third_visit(read: Reader) -> None:
    """The noun behind "in what would be" is what was told before the comma."""
    text = "French President Emmanuel Macron will fly to Rabat this week, in what would be his third visit to Morocco."
    assert count(read, text, "visit") == 1


def test_a_truce_brokered_by_somebody_is_the_truce(read: Reader) -> None:
    """Talks brokered by Oman between Iran and Yemen"""
    events = read("Talks brokered by Oman between Iran and Yemen ended in Muscat.").events
    assert [e.type for e in events] == ["talks"]


def test_those_who_were_freed_are_handed_over_once(read: Reader) -> None:
    """The men were handed over to the coast guard."""
    text = "Sri Lanka on Monday released 28 fishermen from India. The men were handed over to the Indian Coast Guard."
    assert count(read, text, "release") == 1


def test_other_prisoners_are_another_release(read: Reader) -> None:
    """Two Peruvian nurses, freed as well, are not the fishermen."""
    text = "Chile released nine Peruvian fishermen on Monday. Chile also released two Peruvian soldiers in May 1998."
    assert count(read, text, "release") == 2


def test_who_abstained_voted_in_the_same_vote(read: Reader) -> None:
    """Iraq abstained."""
    assert count(read, "The Arab League voted to suspend Syria on Monday. Iraq abstained.", "vote") == 1


def test_talks_of_those_who_met_are_their_meeting(read: Reader) -> None:
    """The two presidents held talks on railways."""
    text = (
        "Mozambique's President Filipe Nyusi met Malawi's President Lazarus Chakwera in Blantyre. The two presidents held talks "
        "on railways."
    )
    assert [e.type for e in read(text).events] == ["meeting"]


def test_the_trip_of_one_who_left_is_one_visit(read: Reader) -> None:
    """Lavrov's two-day trip comes at the request of …"""
    text = "Russian Foreign Minister Sergei Lavrov set out for Angola. Lavrov's two-day trip comes at the request of Luanda."
    assert count(read, text, "visit") == 1


def test_a_deed_of_a_day_is_not_known_by_its_day(read: Reader) -> None:
    """Tuesday's bombing is not the fall of a town two years before."""
    text = "The Taliban seized Kunduz in 2015. Tuesday's bombing of a bridge in Pakistan cut a road."
    assert count(read, text, "strike") == 1


def test_sanctions_and_the_embargo_are_one(read: Reader) -> None:
    """The trade embargo, Somalia said, would hurt the poor."""
    text = "Kenya imposed sanctions on Somalia on Friday. The trade embargo, Somalia said, would hurt the poor."
    assert [e.type for e in read(text).events if e.type in ("sanctions", "export-control")] == ["sanctions"]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        (
            'South Africa deplored the blasts at the American embassies. "The South African government deplores these senseless '
            'acts against the American embassies," a statement said.',
            "condemnation",
        ),
        (
            "Norway will sign the pact with Chad despite the resignations of two Norwegian envoys.\n\nThe envoys, Kari Moe and Ola "
            "Lie, quit on Monday.",
            "resignation",
        ),
        (
            "Somalia criticised the visit of U.S. Secretary of State Marco Rubio to Kenya. Rubio flew in on Tuesday.",
            "visit",
        ),
        (
            "Four Colombian soldiers were handed over to the Red Cross by the ELN on Saturday. Their release had been asked for by "
            "Venezuela.",
            "release",
        ),
    ],
)
def test_who_spoke_quit_arrived_or_was_freed_is_told_of_once(read: Reader, text: str, type: str) -> None:
    """deplored … deplores these acts; the resignations … quit; the visit … flew in; handed over … their release"""
    assert count(read, text, type) == 1


def test_two_commitments_are_reaffirmed_apart(read: Reader) -> None:
    """What one voices is no sign that the same is spoken of."""
    text = (
        "The Norwegian and Danish ministers reaffirmed their commitment to free trade. Norway and Denmark met in Oslo. They "
        "reaffirmed their commitment to Ukraine."
    )
    assert count(read, text, "pledge") == 2


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Norwegian Prime Minister Jonas Gahr Stoere met Danish Prime Minister Mette Frederiksen in Oslo. They discussed "
            "preparations for the NATO Summit in Vilnius.",
            {"meeting", "summit"},
        ),
        (
            "Brazil's president will visit the United States in May. The two presidents will take part in the Democracy Summit in "
            "Chile in June.",
            {"visit", "summit"},
        ),
    ],
)
def test_a_gathering_with_a_name_is_not_one_without(read: Reader, text: str, types: set[str]) -> None:
    """met in Oslo … the NATO Summit in Vilnius"""
    assert types <= {e.type for e in read(text).events}


def test_the_raid_and_the_bombings_of_one_clause_are_two(read: Reader) -> None:
    """The raid is not linked to the bombings."""
    text = (
        "The FBI chief said that the American air raid on Sudan was not linked to the bombings of embassies in Kenya."
    )
    assert count(read, text, "strike") == 2


def test_who_condemns_attacks_and_calls_them_a_crime_condemns_once(read: Reader) -> None:
    """condemned two attacks, calling them a crime"""
    text = 'The government of Cyprus condemned two attacks on embassies in Kenya and Tanzania, calling them a "crime".'
    assert count(read, text, "condemnation") == 1


@pytest.mark.parametrize(
    ("text", "type"),
    [
        (
            "Portugal's president arrived in Maputo on Monday. The visit, the first in nine years, ends on Thursday.",
            "visit",
        ),
        ("Sweden summoned the Iranian ambassador on Monday. The envoy was called in over a sentence.", "summons"),
        (
            "Iran launched a satellite into orbit. France said the launch broke a resolution. The rocket was fired from Semnan.",
            "missile-test",
        ),
        (
            "Turkish coast guards boarded a Greek yacht off Kos. The yacht was seized, Turkey said, for smuggling.",
            "seizure",
        ),
        (
            "Jordan denounced the Israeli bill. The kingdom's foreign ministry condemned the move as a crime.",
            "condemnation",
        ),
        (
            "Kosovo and Serbia reached an understanding on licence plates. The EU-brokered accord ends a row.",
            "agreement",
        ),
        ("NATO opened its Steadfast drill in Latvia on Monday. Russia called the exercise a provocation.", "exercise"),
        (
            "The EU put nine Russian judges on its blacklist. Moscow said it would answer the new sanctions.",
            "sanctions",
        ),
        (
            "The United States slapped sanctions on two Congolese generals. The penalties freeze their assets.",
            "sanctions",
        ),
        (
            "Chad threw out the French envoy on Friday. Paris said the expulsion of its ambassador was unjustified.",
            "expulsion",
        ),
        (
            "Libya's leader called President Chirac a liar on Monday. In a speech, Libya's leader again called Chirac ``a liar''.",
            "condemnation",
        ),
        (
            "Some 900 Kenyans marched in Nairobi, burning Ethiopian flags to protest the seizure of an island.",
            "demonstration",
        ),
        ("In a sharp attack on Oslo, Iran's president called the embargo a crime.", "condemnation"),
        ("Chad invaded Niger on Monday. Ten of the 90 Italians in occupied Niger had fled.", "incursion"),
        (
            "Baghdad will host the Arab League summit in May. Saudi Arabia said its king would attend the summit.",
            "summit",
        ),
    ],
)
def test_what_is_called_by_another_word_is_the_same(read: Reader, text: str, type: str) -> None:
    """The envoy was called in; the rocket was fired; the move; the EU-brokered accord; the new sanctions."""
    assert count(read, text, type) == 1


def test_leaders_who_gather_for_a_summit_are_at_one_gathering(read: Reader) -> None:
    """gathered in Arusha on Friday for a summit … The gathering ends on Saturday"""
    text = "The leaders of Kenya and Uganda gathered in Arusha on Friday for a summit. The gathering ends on Saturday."
    assert [e.type for e in read(text).events if e.type in ("meeting", "summit", "talks")] == ["summit"]


def test_a_noun_that_its_light_verb_gave_up_is_no_trouble(read: Reader) -> None:
    """A vote told by its verb and its tally in one sentence."""
    text = (
        "The Security Council voted on Monday to extend the mission in Haiti. China and Russia abstained. The vote was 13 to none. "
        "The parliament of Ghana ratified the treaty with Togo. The ratification was welcomed by Togo."
    )
    assert count(read, text, "vote") == 1
    assert count(read, text, "ratification") == 1


def test_the_talks_that_a_call_was_about_are_not_the_call(read: Reader) -> None:
    """spoke by phone … discussed the ongoing negotiations"""
    text = (
        "Kenyan President Amos Otieno and Norwegian Prime Minister Jonas Lind spoke by phone on Sunday. The two leaders "
        "discussed the ongoing negotiations in Doha over Sudan."
    )
    assert (count(read, text, "call"), count(read, text, "talks")) == (1, 1)
