"""Search and actors: words, names and ids lead to what they mean."""

from __future__ import annotations

from chancery.desk.wording import Wording
from tests.desk.conftest import Served


def test_words_are_found_with_what_stands_around_them(desk: Served) -> None:
    """ "…signed an agreement on undersea cables, on the second day of a visit…" """
    page = desk.get("/search.json", params={"q": "undersea cabl*"}).json()
    assert len(page["hits"]) >= 3
    assert all("cable" in h["quote"]["text"].lower() or "undersea" in h["quote"]["text"].lower() for h in page["hits"])
    assert "<mark>" in desk.get("/search", params={"q": "undersea"}).text


def test_the_histogram_leads_into_its_stretches(desk: Served) -> None:
    text = desk.get("/search", params={"q": "cable"}).text
    assert "When they were published" in text
    assert "/search?q=cable&amp;from=2026-0" in text
    page = desk.get("/search.json", params={"q": "cable", "from": "2026-09", "to": "2026-09"}).json()
    assert {h["report"]["published"][:7] for h in page["hits"]} == {"2026-09"}


def test_a_name_leads_to_its_actor(desk: Served) -> None:
    page = desk.get("/search.json", params={"q": "Vilhena"}).json()
    assert "person:duarte-vilhena" in {a["id"] for a in page["actors"]}
    assert 'href="/actor/person:duarte-vilhena"' in desk.get("/search", params={"q": "Vilhena"}).text


def test_an_id_or_a_key_leads_straight_there(desk: Served) -> None:
    direct = desk.get("/search.json", params={"q": "affair-4-postponed"}).json()["direct"]
    assert direct.startswith("/report/")
    assert desk.get(direct).status_code == 200


def test_without_words_the_latest_reports_stand_there(desk: Served) -> None:
    assert len(desk.get("/search.json").json()["latest"]) == 8
    assert desk.get("/search", params={"q": "***"}).status_code == 200
    assert "No report holds" in desk.get("/search", params={"q": "xylophone"}).text


def test_an_actor_has_what_lies_ahead_and_where_it_stands(desk: Served) -> None:
    page = desk.get("/actor/state:JPN.json").json()
    assert page["name"] == "Japan"
    assert {e["status"] for e in page["ahead"]} <= {
        "ongoing",
        "scheduled",
        "arranging",
        "sought",
        "possible",
        "postponed",
    }
    assert any("South China Sea" in p["issue"] for p in page["positions"])
    assert page["counterparts"][0]["id"] == "state:PRT"


def test_an_actor_as_of_a_day(desk: Served) -> None:
    page = desk.get("/actor/person:duarte-vilhena.json?asof=2026-04-10").json()
    visit = next(e for e in page["ahead"] if e["title"] == "Visit: Duarte Vilhena to Japan")
    assert visit["status"] == "scheduled"


def test_a_body_with_a_slash_in_its_id_has_a_page(desk: Served) -> None:
    found = desk.get("/search.json", params={"q": "China foreign ministry"}).json()["actors"]
    body = next(a["id"] for a in found if "/" in a["id"])
    assert desk.get(f"/actor/{body}").status_code == 200
    assert desk.get(f"/api/actor/{body}").json()["id"] == body


def test_nobody_is_not_found(desk: Served) -> None:
    assert desk.get("/actor/person:no-such-one").status_code == 404


def test_what_was_sought_is_marked_and_the_rest_escaped() -> None:
    say = Wording.__new__(Wording)
    assert say.found("a <b> Cable", "cable <b>") == "a &lt;b&gt; <mark>Cable</mark>"
