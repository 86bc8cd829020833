"""The law of the record: a function of the set of reports and decisions, whatever the order and the batches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.facts.contributions import Contribution
from chancery.facts.decisions import Decision, decide
from chancery.knowledge import Tables, load
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.record.contributions import contribution_of
from chancery.record.core import revise
from chancery.record.memory import MemoryShelf
from chancery.sources.reports import arrivals

NOON = datetime(2026, 9, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def affair(english: English, tables: Tables) -> list[Contribution]:
    """The shipped affair: a visit sought, arranged, scheduled, put off, held and read out."""
    path = files("chancery") / "examples" / "affair.jsonl"
    found = [a.report for a in arrivals([str(path)]) if a.report is not None]
    return [contribution_of(read_report(r, english, tables), tables) for r in found]


def kept(contributions: Sequence[Contribution], decisions: Sequence[Decision] = ()) -> tuple[object, ...]:
    """All that a record of these says, made in one go."""
    shelf = MemoryShelf()
    revise(shelf, load(), contributions, decisions=decisions)
    return shelf.state()


def test_a_contribution_is_a_function_of_its_reading(affair: list[Contribution]) -> None:
    assert len(affair) == 6
    assert all(q.text for c in affair for m in c.mentions for quotes in m.evidence.values() for q in quotes)
    assert len({m.id for c in affair for m in c.mentions}) == sum(len(c.mentions) for c in affair)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_order_repetition_and_withdrawal_change_nothing(affair: list[Contribution], data: st.DataObject) -> None:
    order = data.draw(st.permutations(affair))
    again = data.draw(st.lists(st.sampled_from(affair), max_size=4))
    gone = data.draw(st.lists(st.sampled_from(affair), max_size=2, unique_by=lambda c: c.head.id))
    size = data.draw(st.integers(1, 3))
    shelf = MemoryShelf()
    arrived = [*order, *again]
    for start in range(0, len(arrived), size):
        revise(shelf, load(), arrived[start : start + size])
    revise(shelf, load(), gone=[c.head.id for c in gone])
    assert shelf.state() == kept([c for c in affair if c not in gone])
    revise(shelf, load(), gone)
    assert shelf.state() == kept(affair)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_decisions_come_at_any_moment(affair: list[Contribution], data: st.DataObject) -> None:
    ids = [m.id for c in affair for m in c.mentions]
    reports = [c.head.id for c in affair]
    decisions: list[Decision] = []
    for number in range(data.draw(st.integers(1, 4))):
        at = NOON.replace(minute=number)
        kind = data.draw(st.sampled_from(["merge", "split", "set", "withdraw", "undo"]))
        one = data.draw(st.sampled_from(ids))
        if kind == "merge":
            decisions.append(decide("merge", one, data.draw(st.sampled_from(ids)), at=at))
        elif kind == "split":
            decisions.append(decide("split", one, data.draw(st.sampled_from(reports)), at=at))
        elif kind == "set":
            decisions.append(decide("set", one, field="status", value="cancelled", at=at))
        elif kind == "withdraw":
            decisions.append(decide("withdraw", data.draw(st.sampled_from(reports)), at=at))
        elif decisions:
            decisions.append(decide("undo", data.draw(st.sampled_from(decisions)).id, at=at))
    steps = data.draw(st.permutations([*affair, *decisions]))
    shelf = MemoryShelf()
    for step in steps:
        if isinstance(step, Decision):
            revise(shelf, load(), decisions=[step])
        else:
            revise(shelf, load(), [step])
    assert shelf.state() == kept(affair, decisions)


def test_what_did_not_change_is_not_told(affair: list[Contribution]) -> None:
    """The same reports again: nothing to write, nothing to alert."""
    shelf = MemoryShelf()
    assert revise(shelf, load(), affair).events
    outcome = revise(shelf, load(), affair)
    assert outcome.events == () and outcome.questions == () and outcome.reports == ()
