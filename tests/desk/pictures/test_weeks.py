"""The weeks of a calendar: every day once, nothing on top of anything, every event where it belongs."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chancery.desk.pictures.weeks import after, weeks_of
from tests.desk.pictures.drawn import UNHURRIED

starts = st.dates(date(2026, 1, 1), date(2026, 12, 31))
spans = st.dictionaries(st.text("abcdef", min_size=1), st.tuples(starts, st.integers(1, 40)), max_size=14).map(
    lambda found: {id: (first, first + timedelta(days=n)) for id, (first, n) in found.items()}
)


@UNHURRIED
@given(st.integers(1, 12), spans, st.integers(1, 8))
def test_every_row_has_seven_days_and_every_event_its_own_or_is_counted(
    month: int, given_: dict[str, tuple[date, date]], most: int
) -> None:
    weeks = weeks_of(2026, month, given_, most)
    first, last = date(2026, month, 1), after(2026, month)
    shown: dict[str, set[date]] = {}
    for week in weeks:
        assert len(week.rows) <= most and week.days[0].weekday() == 0
        ids = set()
        for row in week.rows:
            assert sum(stretch.days for stretch in row) == 7
            day = week.days[0]
            for stretch in row:
                if stretch.id is not None:
                    ids.add(stretch.id)
                    shown.setdefault(stretch.id, set()).update(day + timedelta(days=n) for n in range(stretch.days))
                day += timedelta(days=stretch.days)
        touching = [
            id
            for id, (a, b) in given_.items()
            if max(a, first) < min(b, last) and a <= week.days[6] and b > week.days[0]
        ]
        touching = [
            i
            for i in touching
            if max(given_[i][0], first, week.days[0]) < min(given_[i][1], last, week.days[0] + timedelta(days=7))
        ]
        assert len(ids) + week.more == len(touching)
    for id, days in shown.items():
        assert min(days) >= max(first, given_[id][0]) and max(days) < min(last, given_[id][1])


def test_what_began_before_the_week_says_so() -> None:
    (row,) = weeks_of(2026, 3, {"visit": (date(2026, 3, 6), date(2026, 3, 11))})[2].rows
    assert (row[0].id, row[0].days, row[0].before, row[0].after) == ("visit", 2, True, False)
