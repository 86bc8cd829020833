"""The page of an event: its statuses, why its window is what it is, its evidence, and what a person settles."""

from __future__ import annotations

import pytest

from chancery.desk.deciding import event_in
from tests.desk.conftest import Served


def find(desk: Served, title: str, **words: str) -> str:
    """The id of the event with a title, as Today lists it."""
    page = desk.get("/today.json", params={"since": "1970-01-01", "limit": "200", **words}).json()
    return next(g["subject"] for g in page["changes"] if g["event"] and g["event"]["title"] == title)


@pytest.fixture(scope="module")
def visit(desk: Served) -> str:
    return find(desk, "Visit: Duarte Vilhena to Japan")


def test_every_report_that_tells_of_it_is_evidence(desk: Served, visit: str) -> None:
    page = desk.get(f"/event/{visit}.json").json()
    assert [t["status"] for t in reversed(page["tellings"])] == ["sought", "arranging", "scheduled", "postponed"]
    telling = page["tellings"][0]
    start, end = telling["mark"]
    assert telling["sentence"]["text"][start:end] == "his visit"
    assert telling["chain"][0] == "Atlantic Courier"


def test_the_sentence_is_one_click_away(desk: Served, visit: str) -> None:
    page = desk.get(f"/event/{visit}")
    quote = desk.get(f"/event/{visit}.json").json()["tellings"][0]["sentence"]
    first, last = quote["span"]
    assert f'href="/report/{quote["report"]}?span={first}-{last}#c{first}"' in page.text
    report = desk.get(f"/report/{quote['report']}?span={first}-{last}")
    assert f'id="c{first}"' in report.text
    assert " lit" in report.text or 'class="lit"' in report.text


def test_what_tightened_the_window_is_said_in_whose_words(desk: Served) -> None:
    """ "before July, ahead of a visit to China": sought until then, as Japan wants it."""
    visit = find(desk, "Visit: Duarte Vilhena to Japan", asof="2026-03-10")
    page = desk.get(f"/event/{visit}.json?asof=2026-03-10").json()
    latest = next(c for c in page["causes"] if c["edge"] == "latest")
    assert latest["wanted"]
    assert latest["moment"].startswith("2026-07-01")
    assert "before July" in latest["because"][0]["quote"]["text"]
    said = desk.get(f"/event/{visit}?asof=2026-03-10").text
    assert "No later than" in said
    assert "as Japan wants it" in said


def test_what_must_come_first_names_the_other_event_and_the_wish(desk: Served, visit: str) -> None:
    orders = desk.get(f"/event/{visit}.json").json()["orders"]
    assert any(o["relation"] == "before" and o["event"] and o["by"] == "state:JPN" for o in orders)
    assert all(o["event"] != visit for o in orders)


def test_one_goes_back_and_forward_in_time(desk: Served, visit: str) -> None:
    now = desk.get(f"/event/{visit}.json").json()
    assert now["later"] is None
    before = desk.get(f"/event/{visit}.json", params={"asof": now["earlier"]}).json()
    assert before["status"] == "scheduled"
    assert before["later"] == "", "the next state is the present one"


def test_the_id_of_any_mention_leads_to_it(desk: Served, visit: str) -> None:
    page = desk.get(f"/event/{visit}.json").json()
    other = page["event"]["mentions"][-1]["id"]
    assert other != visit
    assert desk.get(f"/event/{other}.json").json()["event"]["id"] == visit


def test_an_event_that_is_not_there_is_not_found(desk: Served) -> None:
    assert desk.get("/event/0000000000000000.1-2").status_code == 404
    assert desk.get("/event/..%2f..%2fetc.json").status_code == 404


def test_pictures_have_their_tables(desk: Served, visit: str) -> None:
    page = desk.get(f"/event/{visit}").text
    assert page.count("<svg") > 2
    assert page.count("As a table") == 2
    assert "style=" not in page


def test_a_calendar_takes_it_in(desk: Served, visit: str) -> None:
    assert f"UID:{visit}" in desk.get(f"/event/{visit}.ics").text.replace("\r\n ", "")


def test_a_desk_for_reading_settles_nothing(desk: Served, visit: str) -> None:
    assert desk.post("/decide", {"what": "merge", "event": visit, "other": visit}).status_code == 403
    assert "Merge with another" not in desk.get(f"/event/{visit}").text


def test_two_events_are_merged_and_parted_again(own: Served) -> None:
    one = find(own, "Visit: Duarte Vilhena to South Korea")
    other = find(own, "Visit: Oleg Marchenko to Norway")
    answer = own.post(
        "/decide",
        {
            "what": "merge",
            "event": one,
            "other": f"{own.address}/event/{other}?tz=UTC",
            "note": "a test",
            "back": f"/event/{one}",
        },
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/event/{one}")
    merged = own.get(f"/event/{one}.json").json()
    assert other in {m["id"] for m in merged["event"]["mentions"]}
    decision = merged["decisions"][0]
    assert (decision["kind"], decision["note"]) == ("merge", "a test")
    assert own.post("/decide", {"what": "undo", "decision": decision["id"]}).status_code == 303
    assert other not in {m["id"] for m in own.get(f"/event/{one}.json").json()["event"]["mentions"]}


def test_a_field_is_set_and_a_wrong_value_is_refused_in_words(own: Served) -> None:
    visit = find(own, "Visit: Oleg Marchenko to Norway")
    assert (
        own.post("/decide", {"what": "set", "event": visit, "field": "status", "value": "cancelled"}).status_code == 303
    )
    assert own.get(f"/event/{visit}.json").json()["status"] == "cancelled"
    wrong = own.post("/decide", {"what": "set", "event": visit, "field": "status", "value": "perhaps"})
    assert wrong.status_code == 400
    assert "perhaps" in wrong.text


def test_the_api_settles_as_the_pages_do(own: Served) -> None:
    visit = find(own, "Visit: Oleg Marchenko to Norway")
    made = own.client.post("/api/decisions", json={"what": "confirm", "event": visit, "who": "desk"})
    assert made.status_code == 201
    assert made.json()["decision"]["kind"] == "confirm"
    assert own.client.post("/api/decisions", json=["x"]).status_code == 400
    assert own.client.post("/api/decisions", json={"what": "sing"}).status_code == 400


def test_an_event_is_named_by_its_id_or_its_address() -> None:
    assert event_in(" 3fa9c1d2e4b5a697.120-131 ") == "3fa9c1d2e4b5a697.120-131"
    assert (
        event_in("http://127.0.0.1:8788/event/3fa9c1d2e4b5a697.120-131?asof=2026-01-02#x") == "3fa9c1d2e4b5a697.120-131"
    )
