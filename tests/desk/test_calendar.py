"""The calendar: an officer filters it, sees what is firm and what is not, and gives its address to a calendar program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from icalendar import Calendar

from chancery.cli.record_bench import fill
from chancery.desk.settings import Settings
from chancery.record.inventions import World
from chancery.record.trials import opened
from tests.desk.conftest import Served


def test_a_month_has_what_is_known_on_its_days_and_the_rest_at_its_head(desk: Served) -> None:
    """ "NATO will hold an exercise in March" falls some time in March; "the talks on Tuesday" on a day."""
    month = desk.get("/calendar.json?at=2027-03").json()["months"][0]
    page = desk.get("/calendar.json?at=2027-03").json()
    events = {e["id"]: e for e in page["events"]}
    assert [events[id]["type"] for id in month["some_time"]] == ["exercise"]
    assert "Some time in March" in desk.get("/calendar?at=2027-03").text
    february = desk.get("/calendar.json?at=2027-02").json()["months"][0]
    assert len(february["weeks"]) == 4 and len(february["days"]) > 4


def test_tentative_and_called_off_are_told_apart_by_class_and_word(desk: Served) -> None:
    html = desk.get("/calendar?at=2027-02").text
    assert 'class="stretch off s-cancelled' in html and '<span class="unseen">, cancelled</span>' in html
    assert 'class="stretch certain s-occurred' in html


def test_a_quarter_is_three_months(desk: Served) -> None:
    page = desk.get("/calendar.json?view=quarter&at=2026-06").json()
    assert [m["first"] for m in page["months"]] == ["2026-04-01", "2026-05-01", "2026-06-01"]


def test_the_subscription_keeps_the_filters_and_is_read_back(desk: Served) -> None:
    html = desk.get("/calendar?who=Portugal&with=Japan&at=2026-06").text
    assert "/calendar.ics?who=Portugal&amp;with=Japan" in html
    answer = desk.get("/calendar.ics?who=Portugal&with=Japan&from=2026-01")
    assert answer.headers["content-type"].startswith("text/calendar")
    found = list(Calendar.from_ical(answer.text).walk("VEVENT"))
    assert found and all(
        "Vilhena" in e["summary"] or "Portugal" in e["summary"] or "Tavora" in e["summary"] for e in found
    )
    visit = next(e for e in found if e["summary"].startswith("POSTPONED: visit"))
    assert visit["status"] == "TENTATIVE" and visit["dtstart"].dt == date(2026, 6, 15)
    other = Calendar.from_ical(desk.get("/calendar.ics?who=Norway&from=2026-01").text).walk("VEVENT")
    assert not {str(e["uid"]) for e in other} & {str(e["uid"]) for e in found}


def test_what_is_only_sought_is_in_the_file_where_it_is_asked_for(desk: Served) -> None:
    plain = desk.get("/calendar.ics?who=Portugal&from=2026-01").text
    everything = desk.get("/calendar.ics?who=Portugal&from=2026-01&all=yes").text
    assert "SOUGHT: " not in plain and "SOUGHT: visit" in everything


def test_as_of_a_day_the_calendar_is_what_was_known_then(desk: Served) -> None:
    def statuses(asof: str) -> set[str]:
        page = desk.get(f"/calendar.json?at=2026-06&who=Portugal&type=visit&asof={asof}").json()
        return {e["status"] for e in page["events"]}

    assert statuses("2026-04-10") == {"scheduled"}
    assert "postponed" in statuses("2026-06-12")


def test_a_month_that_is_none_is_refused(desk: Served) -> None:
    for at in ("2026-13", "yesterday", "0000-01", "9999-12"):
        assert desk.get(f"/calendar.json?at={at}").status_code == 400


def test_days_at_the_ends_of_time_are_held_within_what_can_be_drawn(desk: Served) -> None:
    for words in ("from=9999-12-31", "from=0001-01-01", "from=9999&view=quarter", "from=0001&tz=Asia/Tokyo"):
        assert desk.get(f"/calendar.json?{words}").status_code == 200, words


def test_a_busy_month_shows_some_of_each_of_its_days(tmp_path: Path, serve: Callable[..., Served]) -> None:
    """A hundred reports of one day, which tell of much more than a page holds."""
    with opened(tmp_path / "record", create=True) as record:
        fill(record, World(), 100, as_published=True)
        asked = {"from_": "2021-01-01", "to": "2021-01-31"}
        days = {e.window.earliest.date().isoformat() for e in record.events(**asked) if e.window.earliest}
    desk = serve(tmp_path / "record", datetime(2021, 1, 5, tzinfo=UTC), Settings(keeps=False))
    page = desk.get("/calendar.json?at=2021-01").json()
    assert page["spread"]
    shown = Counter(e["window"]["earliest"][:10] for e in page["events"])
    assert {d for d in days if d.startswith("2021-01")} <= shown.keys()
    assert max(shown.values()) <= 5
    whole = desk.get("/calendar.json?from=2021-01-04&to=2021-01-04").json()
    assert len([e for e in whole["events"] if e["window"]["earliest"].startswith("2021-01-04")]) > 5
    assert "all of this day" in desk.get("/calendar?at=2021-01").text
