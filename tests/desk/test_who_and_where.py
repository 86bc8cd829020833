"""Network, positions and map: who deals with whom, who stands where, where it happens."""

from __future__ import annotations

from tests.desk.conftest import Served


def test_the_network_stands_around_whoever_is_named(desk: Served) -> None:
    page = desk.get("/network.json?focus=Japan").json()
    assert page["focus"] == "state:JPN" and page["actors"][0]["id"] == "state:JPN"
    assert {a["id"] for a in page["actors"] if a["step"] == 1} >= {"state:PRT", "state:CHN"}
    assert all("state:JPN" in (t["one"], t["other"]) or t["events"] > 0 for t in page["ties"])


def test_a_second_step_reaches_those_that_only_the_first_deal_with(desk: Served) -> None:
    near = {a["id"] for a in desk.get("/network.json?focus=Japan").json()["actors"]}
    far = {a["id"]: a["step"] for a in desk.get("/network.json?focus=Japan&steps=2").json()["actors"]}
    assert near < set(far) and far["state:KOR"] == 2


def test_each_disc_leads_to_the_network_around_it(desk: Served) -> None:
    html = desk.get("/network?focus=Japan").text
    assert 'href="/network?focus=state%3APRT"' in html
    assert desk.get("/network?focus=state%3APRT").status_code == 200


def test_nobody_of_that_name_is_said_so(desk: Served) -> None:
    answer = desk.get("/network.json?focus=Atlantis")
    assert answer.status_code == 400 and "Atlantis" in answer.text


def test_the_board_has_who_stands_where_on_one_issue(desk: Served) -> None:
    """Japan wants to lay a cable through the South China Sea; China is wary of it."""
    issues = desk.get("/positions.json?issue=cable").json()["issues"]
    cable = next(i for i in issues if "South China Sea" in i["name"])
    stands = {p["actor"]: p["stance"] for p in cable["positions"]}
    assert (stands["state:JPN"], stands["state:CHN"]) == ("seeks", "wary")


def test_the_map_has_the_places_whose_points_are_known(desk: Served) -> None:
    page = desk.get("/map.json").json()
    tokyo = next(p for p in page["places"] if p["name"] == "Tokyo")
    assert round(tokyo["latitude"]) == 36 and round(tokyo["longitude"]) == 140
    assert page["of"] == len(page["events"]) + page["pointless"] + page["placeless"]
    features = desk.get("/map.geojson").json()["features"]
    assert {f["properties"]["place"] for f in features if f["geometry"]} >= {"Tokyo", "Beijing"}


def test_a_pair_has_its_relations_its_contacts_what_is_ahead_and_where_both_stand(desk: Served) -> None:
    """Sino-Japanese relations have deteriorated; Japan wants a cable of which China is wary."""
    page = desk.get("/pair.json?who=China&with=Japan").json()
    assert (page["one"], page["other"]) == ("state:CHN", "state:JPN")
    assert page["relation"]["direction"] == "deteriorated" and page["leaning"]["low"] < page["leaning"]["level"] <= 0
    assert any("South China Sea" in issue["name"] for issue in page["issues"])
    both = desk.get("/pair.json?who=Portugal&with=JPN").json()
    kinds = [e["type"] for e in both["contacts"]]
    assert {"call", "talks", "agreement"} <= set(kinds) and len(kinds) == len(set(kinds))
    assert {e["status"] for e in both["contacts"]} <= {"occurred", "ongoing"}
    assert {e["type"] for e in both["ahead"]} >= {"exercise"}


def test_a_pair_without_a_common_event_says_so(desk: Served) -> None:
    """Two of whom no example report tells anything together."""
    network = desk.get("/network.json?limit=200").json()
    tied = {frozenset((t["one"], t["other"])) for t in network["ties"]}
    ids = [a["id"] for a in network["actors"]]
    one, other = next((a, b) for a in ids for b in ids if a < b and frozenset((a, b)) not in tied)
    page = desk.get("/pair", params={"who": one, "with": other})
    assert page.status_code == 200
    assert "No event of both has a date" in page.text


def test_a_pair_as_of_a_day_knows_nothing_of_later_days(desk: Served) -> None:
    early = desk.get("/pair.json?who=Portugal&with=JPN&asof=2026-03-10").json()
    assert {e["type"] for e in early["contacts"]} == {"agreement", "call"}
    before = desk.get("/pair.json?who=China&with=Japan&asof=2026-03-01").json()
    assert (before["relation"], before["events"], before["issues"]) == (None, [], [])


def test_without_two_actors_there_are_pairs_to_choose_from(desk: Served) -> None:
    page = desk.get("/pair.json").json()
    assert {"state:JPN", "state:PRT"} in [{p["one"], p["other"]} for p in page["pairs"]]
    assert desk.get("/pair.json?who=Japan&with=Japan").status_code == 400
    assert desk.get("/pair.json?who=Japan&with=Atlantis").status_code == 400
