"""The agenda: what is due, expected, overdue and lapsed, as somebody sees it on a day."""

from __future__ import annotations

from datetime import timedelta

from chancery.calendar.agenda import agenda
from chancery.calendar.appointments import Appointment, Person, appointments, chosen
from chancery.facts.times import Granularity, Window
from tests.calendar.test_bounds import day
from tests.conftest import Reader

JAPAN, NORWAY = Person("state:JPN", "Japan", "JPN", "party"), Person("state:NOR", "Norway", "NOR", "party")


def made(
    status: str, first: int | None, last: int | None, granularity: Granularity = "day", id: str = "talks"
) -> Appointment:
    window = Window(
        earliest=None if first is None else day(first),
        latest=None if last is None else day(last),
        granularity=granularity,
    )
    return Appointment(id=id, type="talks", status=status, window=window, people=(JAPAN, NORWAY))


def states(one: Appointment, on: int, now: int | None = None) -> str:
    found = agenda([one], day(on), day(on + 1), day(on if now is None else now))
    return " ".join(s for s in ("due", "expected", "undated", "overdue", "lapsed") if getattr(found, s))


def test_what_is_fixed_for_a_day_is_due_on_it() -> None:
    """ "Japan and Norway will hold talks on 11 January"."""
    talks = made("scheduled", 10, 11)
    assert states(talks, on=10) == "due"
    assert states(talks, on=9) == ""


def test_what_is_fixed_for_some_day_of_a_stretch_is_expected_on_each() -> None:
    """ "will hold talks in mid-January"."""
    talks = made("scheduled", 10, 20, "part-of-month")
    assert [states(talks, on=n) for n in (9, 10, 19)] == ["", "expected", "expected"]


def test_what_is_not_fixed_is_expected_even_for_one_day() -> None:
    """ "are arranging to hold talks on 11 January"."""
    assert states(made("arranging", 10, 11), on=10) == "expected"


def test_silence_makes_it_overdue_and_then_lapsed() -> None:
    talks = made("scheduled", 10, 11)
    assert states(talks, on=12) == "overdue"
    assert states(talks, on=30) == "lapsed"
    told_by_the_record = Appointment(
        id="t", type="talks", status="scheduled", window=talks.window, lapses_at=day(11) + timedelta(hours=1)
    )
    assert states(told_by_the_record, on=12) == "lapsed"


def test_what_has_been_told_or_called_off_is_on_no_agenda() -> None:
    for status in ("occurred", "cancelled", "denied"):
        assert states(made(status, 10, 11), on=10) == ""


def test_what_has_no_end_is_listed_without_a_day() -> None:
    """ "will hold talks", no day named."""
    assert states(made("scheduled", 1, None), on=10) == "undated"


def test_what_goes_on_is_due() -> None:
    assert states(made("ongoing", 8, 12), on=10) == "due"


def test_an_agenda_of_some_actors_leaves_the_others_out() -> None:
    talks = made("scheduled", 10, 11)
    for who, with_, there in (
        (["JPN"], [], True),
        (["Japan"], ["state:NOR"], True),
        (["KEN"], [], False),
        (["JPN"], ["KEN"], False),
    ):
        assert bool(agenda([talks], day(10), day(11), day(10), who=who, with_=with_).due) == there
    assert chosen([talks], types=["visit"]) == []
    assert chosen([talks], statuses=["scheduled", "arranging"]) == [talks]


def test_the_appointments_of_a_report(read: Reader) -> None:
    """ "Japan and Norway are arranging talks in Oslo in mid-April." """
    reading = read(
        "OSLO - Japan and Norway are arranging to hold talks in Oslo in mid-April.", "2026-03-11T09:00:00+01:00"
    )
    (talks,) = [one for one in appointments(reading) if one.type == "talks"]
    assert talks.firmness == "tentative"
    assert talks.some_time
    assert talks.names("NOR")
    assert talks.days() == (day(100).date(), day(110).date())
    assert talks.id == f"{reading.report.id}-{reading.events[0].id}"
