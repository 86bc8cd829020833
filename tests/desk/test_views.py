"""Sources, brief, review, watchlists, questions, method: what each shows of the examples."""

from __future__ import annotations

from chancery.desk.pages.brief import _plain
from tests.desk.conftest import Served


def test_sources_say_what_became_of_the_plans_each_told_of_first(desk: Served) -> None:
    page = desk.get("/sources.json").json()
    wire = next(o for o in page["outlets"] if o["name"] == "Harbour Wire")
    assert wire["reports"] == wire["own"] == 4
    assert wire["plans"] == sum(wire[f] for f in ("came", "postponed", "fell", "lapsed", "open")) > 0
    assert wire["postponed"] == 1, "the visit that was put off"


def test_the_brief_is_the_same_as_that_of_the_command(desk: Served) -> None:
    page = desk.get("/brief.json").json()
    assert 0 < page["words"] <= 300
    with desk.open() as record:
        assert [c["text"] for c in page["clauses"]] == [c.text for c in record.brief().clauses]
    html = desk.get("/brief").text
    assert f'href="/event/{page["clauses"][0]["of"]}"' in html


def test_in_markdown_a_report_writes_no_markup(desk: Served) -> None:
    text = desk.get("/brief.md").text
    assert text.startswith("# Brief, ")
    assert "## Under way and ahead" in text
    assert _plain("[x](javascript:1) <b> *a*\n# b") == r"\[x\](javascript:1) \<b\> \*a\* \# b"


def test_review_asks_and_each_answer_is_a_decision(own: Served) -> None:
    doubt = own.get("/review.json").json()["doubts"][0]
    assert len(doubt["quotes"]) == 2
    one = next(a for a in doubt["answers"] if a["words"] == "One happening")
    answered = own.post("/decide", {**one["fields"], "back": "/review"})
    assert (answered.status_code, answered.headers["location"]) == (303, "/review")
    left = {d["id"] for d in own.get("/review.json").json()["doubts"]}
    assert doubt["id"] not in left
    assert own.post("/decide", {"what": "undo"}).status_code == 303
    assert doubt["id"] in {d["id"] for d in own.get("/review.json").json()["doubts"]}


def test_every_answer_of_review_can_be_given(own: Served) -> None:
    for doubt in own.get("/review.json").json()["doubts"][:4]:
        for answer in doubt["answers"]:
            assert own.post("/decide", answer["fields"]).status_code == 303, answer
            assert own.post("/decide", {"what": "undo"}).status_code == 303


def test_filters_show_what_they_would_catch_and_are_saved(own: Served) -> None:
    page = own.get("/watchlists.json?who=Norway").json()
    assert page["caught"]
    saved = own.post("/watchlists", {"what": "add", "name": "North", "who": "Norway", "back": "/watchlists"})
    assert saved.status_code == 303
    (watched,) = own.get("/watchlists.json").json()["watchlists"]
    assert (watched["name"], watched["filters"], watched["alerts"]) == ("North", {"who": ["Norway"]}, [])
    assert watched["address"] == "/timeline?who=Norway"
    with own.open() as record:
        record.add("Norway postponed talks with Iceland.", published="2027-02-07", outlet="Harbour Wire")
    assert [(a["kind"], a["report"]) for a in _until(own, "alerts")]
    assert own.post("/watchlists", {"what": "seen", "name": "North"}).status_code == 303
    assert own.get("/watchlists.json").json()["watchlists"][0]["alerts"] == []
    assert own.post("/watchlists", {"what": "drop", "name": "North"}).status_code == 303
    assert own.get("/watchlists.json").json()["watchlists"] == []
    assert own.post("/watchlists", {"what": "add", "name": "all"}).status_code == 400


def _until(own: Served, what: str) -> list:
    import time

    for _ in range(600):
        found = own.get("/watchlists.json").json()["watchlists"][0][what]
        if found:
            return found
        time.sleep(0.1)
    return []


def test_a_question_says_what_settled_it_or_when_it_falls_due(desk: Served) -> None:
    """ "Whether Lisbon will accept before its local elections in May remains to be seen." """
    page = desk.get("/questions.json?state=all").json()
    assert any("Lisbon will accept" in q["text"] for q in page["questions"])
    assert {q["status"] for q in desk.get("/questions.json").json()["questions"]} == {"open"}
    assert desk.get("/questions?state=maybe").status_code == 400


def test_method_has_the_measured_figures_and_the_versions(desk: Served) -> None:
    page = desk.get("/method.json").json()
    assert page["reports"] == 8
    assert any(m["set"] == "real" and m["name"] == "status" and 0 < m["value"] < 1 for m in page["measures"])
    assert page["horizons"]
