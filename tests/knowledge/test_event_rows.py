"""No row of event-triggers.csv stands there in vain: each tells something of its lemmas that no other row tells as well."""

from __future__ import annotations

from chancery.knowledge import load
from chancery.knowledge.events import Condition, Trigger, event_tables

_NARROWER = {"actor": ("state", "org")}


def test_no_row_lies_inside_another_of_its_type() -> None:
    """`detain|hold,obj:tanker|ship` beside `detain|impound,obj:tanker|ship|yacht`: the first is of use for "hold" alone.

    Rows are tried by what they ask, the one that asks most first. So a row is of no use for a lemma where an earlier one holds
    whenever it does, or where a later one of its type and weight does and none between says anything else.
    """
    idle = [
        f"{one.type},{pos},{lemma}: {_told(one)} lies inside {_told(other)}"
        for (pos, lemma), rows in event_tables(load()).triggers.items()
        for at, one in enumerate(rows)
        for beside, other in enumerate(rows)
        if beside != at and _inside(one, other) and _answers_for(rows, at, beside)
    ]
    assert not idle, "\n".join(idle)


def test_a_narrower_row_is_seen_to_lie_inside_a_wider_one() -> None:
    ship, any_ship = _condition("obj", "ship"), _condition("obj", "ship", "yacht")
    state, actor = _condition("subj", special="state"), _condition("subj", special="actor")
    not_port, not_any = _condition("obj", "port", negated=True), _condition("obj", special="any", negated=True)
    assert _inside(_row(ship, state), _row(any_ship, actor))
    assert not _inside(_row(any_ship, actor), _row(ship, actor))
    assert not _inside(_row(any_ship), _row(any_ship, actor))
    assert _inside(_row(state, not_any), _row(actor, not_port))
    assert not _inside(_row(state, not_port), _row(actor, not_any))


def test_a_row_between_that_says_something_else_keeps_a_narrower_one() -> None:
    """The weak row between them would have the happening, were the first taken out."""
    ship, state = _condition("obj", "ship"), _condition("subj", special="state")
    rows = (_row(ship, state), _row(ship, weak=True), _row(ship))
    assert not _answers_for(rows, 0, 2)
    assert _answers_for((rows[0], rows[2]), 0, 1)
    assert _answers_for(rows, 2, 1), "what an earlier row holds for, a later one never gets"


def _condition(slot: str, *values: str, special: str | None = None, negated: bool = False) -> Condition:
    return Condition(slot, frozenset(values), special, negated)


def _row(*frame: Condition, weak: bool = False) -> Trigger:
    return Trigger("seizure", frame, weak)


def _answers_for(rows: tuple[Trigger, ...], at: int, beside: int) -> bool:
    """True where the row `beside` names the same for all that the one `at` holds for, were that one not there."""
    return beside < at or all((r.type, r.weak) == (rows[at].type, rows[at].weak) for r in rows[at : beside + 1])


def _inside(one: Trigger, other: Trigger) -> bool:
    """True where all that the one row holds for, the other holds for too, and uses up the same words with it."""
    asked = all(
        any(
            mine.slot == theirs.slot
            and mine.negated == theirs.negated
            and (_covers(mine, theirs) if mine.negated else _covers(theirs, mine))
            for mine in one.frame
        )
        for theirs in other.frame
    )
    return asked and _used(one) <= _used(other)


def _covers(wide: Condition, narrow: Condition) -> bool:
    if wide.special == "any":
        return True
    if "both" in (wide.special, narrow.special):
        return wide.special == narrow.special
    kinds = (None, wide.special, *_NARROWER.get(wide.special or "", ()))
    return narrow.special in kinds and narrow.values <= wide.values


def _used(row: Trigger) -> set[str]:
    return {c.slot for c in row.frame if c.slot in ("obj", "of") and c.values and not c.negated}


def _told(row: Trigger) -> str:
    marks = [
        f"{c.slot}{'!' * c.negated}:{'|'.join([*sorted(c.values), *([f'@{c.special}'] * bool(c.special))])}"
        for c in row.frame
    ]
    return " ".join(marks) or "(no frame)"
