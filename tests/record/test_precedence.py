"""Which report wins: the table of `precedence.py`, row by row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.facts.events import Status
from chancery.facts.mentions import Mention, Standing
from chancery.facts.times import Window
from chancery.record.keys import FOREVER
from chancery.record.precedence import MAY_REPLACE, Outcome, progress, settle

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def telling(
    standing: Standing, at: datetime | None, status: Status = "scheduled", named: tuple[str, ...] = ()
) -> Mention:
    return Mention(
        id="a.0-5", report="a", event="e1", at=at, spans=((0, 5),), words=("visit",), type="visit", family="consultation",
        lemma="visit", status=status, certainty="stated", standing=standing, salience="news", window=Window(),
        named=named, reach=FOREVER,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("new", "standing", "hours", "same_source", "differs", "outcome"),
    [
        ("firm", "firm", 48, False, True, "wins"),
        ("firm", "firm", 3, False, True, "equal-standing"),
        ("firm", "firm", 3, True, True, "wins"),
        ("firm", "firm", 3, False, False, "wins"),
        ("background", "firm", 48, False, True, "nothing"),
        ("background", "background", 48, False, True, "wins"),
        ("hedged", "official", 48, False, True, "weaker"),
        ("hedged", "firm", 48, False, True, "weaker"),
        ("hedged", "hedged", 48, False, True, "wins"),
        ("firm", "official", 3, False, True, "weaker"),
        ("firm", "official", 48, False, True, "wins"),
        ("official", "firm", 3, False, True, "outranks"),
        ("official", "hedged", 3, False, True, "outranks"),
        ("official", "firm", 48, False, True, "wins"),
    ],
)
def test_the_table(
    new: Standing, standing: Standing, hours: int, same_source: bool, differs: bool, outcome: Outcome
) -> None:
    found = settle(
        telling(new, NOON + hours * HOUR), standing, NOON.timestamp(), same_source=same_source, differs=differs
    )
    assert found == outcome


def test_an_undated_report_never_wins() -> None:
    late = telling("official", None)
    assert settle(late, "background", NOON.timestamp(), same_source=False, differs=True) == "nothing"
    assert settle(late, "firm", None, same_source=False, differs=True) == "wins"


@pytest.mark.parametrize(
    "change",
    [telling("firm", NOON + HOUR, "postponed"), telling("firm", NOON + HOUR, named=("postpone",))],
    ids=["postponed", "named"],
)
def test_who_names_a_change_is_believed_at_once(change: Mention) -> None:
    assert settle(change, "firm", NOON.timestamp(), same_source=False, differs=True) == "wins"


def test_progress_is_no_difference() -> None:
    assert progress("sought", "scheduled") and progress("scheduled", "occurred") and progress("ongoing", "occurred")
    assert not progress("occurred", "scheduled") and not progress("scheduled", "denied")


@given(st.sampled_from(sorted(MAY_REPLACE)), st.sampled_from(sorted(MAY_REPLACE)))
def test_of_two_standings_one_may_always_undo_the_other(one: Standing, other: Standing) -> None:
    assert other in MAY_REPLACE[one] or one in MAY_REPLACE[other]
    assert one in MAY_REPLACE[one]
