"""Travels: who visits whom and whose men serve where, told by the place, the leave-taking or the return; and whether they came."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "guest", "host"),
    [
        ("The Czech premier, in Hanoi for a two-day visit, said trade would double.", "CZE", "VNM"),
        ("The Czech premier, who is in Hanoi on a visit, said trade would double.", "CZE", "VNM"),
        ("The Czech premier said in Hanoi, where he is on a visit, that trade would double.", "CZE", "VNM"),
        ("Brazil's foreign minister left Luanda on Monday after a visit.", "BRA", "AGO"),
        ("Brazil's foreign minister will leave Angola for Mozambique on Monday.", "BRA", "MOZ"),
        ("The Moldovan foreign minister, returning from Bucharest, said the bridge would stay.", "MDA", "ROU"),
        ("The Peruvian foreign minister flew home from Accra.", "PER", "GHA"),
        ("Bhutan's foreign minister, on a week-long tour of Japan, praised its ministry of trade.", "BTN", "JPN"),
        ("The visit, the first by a Nigerian leader to Buenos Aires, was praised.", "NGA", "ARG"),
        ("Peru's foreign minister spoke of the plan before visiting Chile.", "PER", "CHL"),
        ("Mali's defence minister spent Tuesday in Nouakchott.", "MLI", "MRT"),
        ("A Vietnamese delegation headed by the deputy premier is in Colombo.", "VNM", "LKA"),
        ("Finland's president will travel to a summit in Bern.", "FIN", "CHE"),
        ("The Dutch foreign minister's next stop is Accra.", "NLD", "GHA"),
        ("The Dutch foreign minister flew to Accra, her last stop.", "NLD", "GHA"),
        ("Ghana awaits the Dutch foreign minister on Monday.", "NLD", "GHA"),
        ("A Greek minister has been to Libya three times since the treaty.", "GRC", "LBY"),
        ("Peru's premier put off a visit to Ottawa three days before she was due to arrive.", "PER", "CAN"),
        ("Guatemala's president takes a plane to Washington on Thursday.", "GTM", "USA"),
        ("The Latvian president wound up a visit to Azerbaijan on Monday.", "LVA", "AZE"),
    ],
)
def test_who_goes_where(read: Reader, sentence: str, guest: str, host: str) -> None:
    """The land is told by the town of the stay, by what is left behind or by where somebody comes from."""
    reading = read(sentence)
    country = {a.id: a.country or a.id for a in reading.actors}
    visits = [e for e in reading.events if e.type == "visit"]
    assert [{country[p.actor] for p in e.participants} for e in visits] == [{guest, host}]


@pytest.mark.parametrize(
    ("sentence", "type", "status", "sides"),
    [
        ("Burundi has 3,200 soldiers in the African Union force in Somalia.", "deployment", "ongoing", "BDI SOM au"),
        ("Peru will send 50 soldiers to the U.N. mission in Mali.", "deployment", "scheduled", "MLI PER un"),
        ("Poland has supplied radios to Moldova but will not send troops.", "deployment", "denied", "MDA POL"),
        ("Half of the 1,200 Bangladeshi peacekeepers in Mali have gone home.", "withdrawal", "occurred", "BGD MLI"),
        ("A battalion of Nepali soldiers left Kathmandu to join a force in Haiti.", "deployment", "occurred", "NPL"),
        (
            "Kenyan police officers reached Haiti on Sunday, the foreign ministry said.",
            "deployment",
            "occurred",
            "HTI KEN",
        ),
        ("Venezuela ordered ten battalions to its frontier with Colombia.", "deployment", "occurred", "COL VEN"),
        ("Turkish warplanes have moved to a base in Azerbaijan, officials said.", "deployment", "occurred", "AZE TUR"),
        ("The last French soldiers in Niger must be gone by May.", "withdrawal", "sought", "FRA NER"),
        (
            "Envoys of the two Congos met in Gabon on Friday, its foreign ministry said.",
            "meeting",
            "occurred",
            "COD COG",
        ),
        ("The Dutch contingent in Ghana is packing up, officials said.", "withdrawal", "ongoing", "GHA NLD"),
        ("Ecuador will send home the Argentine trainers in June.", "withdrawal", "scheduled", "ARG ECU"),
        ("Switzerland brought Ghana and Togo to the table, its ministry said.", "mediation", "occurred", "CHE GHA TGO"),
        ("Nicaragua ordered home its ambassador in Quito.", "recall", "occurred", "ECU NIC"),
    ],
)
def test_whose_men_stand_where(read: Reader, sentence: str, type: str, status: str, sides: str) -> None:
    """A force has a body whose it is and a land in which it stands; troops that leave to join one are sent, not withdrawn."""
    reading = read(sentence)
    country = {a.id: a.country or a.id.removeprefix("org:").replace("african-union", "au") for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert (event.status, sorted({country[p.actor] for p in event.participants})) == (status, sides.split())


def test_what_several_do_alike_is_done_to_the_one_they_act_against(read: Reader) -> None:
    """In "Bahrain and Egypt cut ties with Qatar. They withdrew their envoys" the envoys were in Qatar."""
    reading = read("Bahrain and Egypt cut ties with Qatar. They withdrew their envoys in June.")
    recall = next(e for e in reading.events if e.type == "recall")
    assert {p.actor for p in recall.participants} == {"state:BHR", "state:EGY", "state:QAT"}


def test_officials_of_both_countries_are_both(read: Reader) -> None:
    """ "Officials of both countries talked about visas": talks of the two that were named before."""
    reading = read("Ghana and Niger expelled each other's diplomats. Officials of both countries talked about visas.")
    talks = next(e for e in reading.events if e.type == "talks")
    assert {p.actor for p in talks.participants} == {"state:GHA", "state:NER"}


def test_who_calls_for_a_meeting_of_a_body_has_a_part_in_it(read: Reader) -> None:
    """ "Algeria has requested an emergency meeting of the Arab League": of the League and Algeria; not who only welcomes one."""
    asked = read("Algeria has requested an emergency meeting of the Arab League.")
    praised = read("Algeria welcomed the meeting of the Arab League.")
    meetings = [next(e for e in reading.events if e.type == "meeting") for reading in (asked, praised)]
    assert [len(m.participants) for m in meetings] == [2, 1]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Chad has to withdraw its troops from Mali.", "sought"),
        ("Chad needs to withdraw its troops from Mali.", "sought"),
        ("Chad had to withdraw its troops from Mali.", "occurred"),
        ("Chad will have to withdraw its troops from Mali.", "scheduled"),
        ("Chad does not need to withdraw its troops from Mali.", "denied"),
    ],
)
def test_what_is_to_be_done_is_not_done(read: Reader, sentence: str, status: str) -> None:
    """Who has to leave is still there; who had to has left."""
    assert next(e for e in read(sentence).events if e.type == "withdrawal").status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A visit by Libya's premier to Malta was to have begun on Sunday.", "cancelled"),
        ("Slovenia's premier had been due to visit Skopje on Monday.", "cancelled"),
        ("Slovenia's premier had been expected in Skopje on Monday.", "cancelled"),
        ("Slovenia's premier is expected in Skopje.", "scheduled"),
        ("Slovenia's premier is not expected in Skopje.", "denied"),
        ("Slovenia's premier was due to visit Skopje on Monday.", "scheduled"),
        ("Belgium's king begins a state visit to Senegal on Sunday.", "scheduled"),
    ],
)
def test_whether_the_guest_came(read: Reader, sentence: str, status: str) -> None:
    """What had been due did not come about; the plain present of what is arranged looks ahead."""
    visit = next(e for e in read(sentence, published="2026-03-04").events if e.type == "visit")
    assert visit.status == status


def test_a_plan_has_its_place_in_an_order(read: Reader) -> None:
    """ "Turkey put off the visit four days before Chad's premier was due to arrive": before the arrival."""
    reading = read("Turkey put off the visit four days before Chad's premier was due to arrive in Ankara.")
    assert [c.relation for c in reading.constraints] == ["before"]
