"""Decisions of people: merge, split, set, withdraw, undo; and `review`, what the program was least sure of."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chancery.cli.exits import DONE, NOTHING
from chancery.cli.reading import note
from chancery.cli.records import open_record
from chancery.cli.tables import print_json, print_table, short
from chancery.facts.decisions import Decision
from chancery.record.record import Record


def decide(record: Path | None, make: Callable[[Record], Decision], *, json: bool) -> int:
    """Makes a decision and says under which id it can be taken back."""
    with open_record(record) as opened:
        made = make(opened)
    if json:
        print_json(made)
    else:
        note(
            f"{made.kind} {made.subject}{' ' + made.object if made.object else ''}: decision {made.id}; `chancery undo {made.id}` takes it back"
        )
    return DONE


def list_decisions(record: Path | None, *, json: bool) -> int:
    """What people settled."""
    with open_record(record) as opened:
        found = opened.decisions()
    if json:
        for one in found:
            print_json(one)
    else:
        print_table(
            ("id", "when", "who", "what", "note"),
            (
                (
                    d.id,
                    f"{d.at:%Y-%m-%d %H:%M} UTC",
                    d.who,
                    " ".join(str(p) for p in (d.kind, d.subject, d.object, d.field, _plain(d.value)) if p),
                    d.note,
                )
                for d in found
            ),
        )
    if not found:
        note("nobody has decided anything yet")
        return NOTHING
    return DONE


def list_doubts(record: Path | None, *, limit: int, json: bool, answers: bool) -> int:
    """What the program was least sure of, or the answers given so far as gold."""
    with open_record(record) as opened:
        if answers:
            gold = opened.answers()
            for one in gold:
                print_json(one)
            if not gold:
                note("no answers yet; `chancery review` lists what to look at")
            return DONE if gold else NOTHING
        found = opened.review(limit=limit or None)
        if json:
            for doubt in found:
                print_json(doubt)
        else:
            for number, doubt in enumerate(found):
                print(("\n" if number else "") + f"{doubt.question}  ({doubt.margin:+.2f})")
                for quote in doubt.quotes:
                    print(f"    “{short(quote.text, 200)}” ({quote.report})")
                for answer in doubt.answers:
                    print(f"  chancery {answer}")
    if not found:
        note("nothing to review")
        return NOTHING
    return DONE


def _plain(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else jsonlib.dumps(value, ensure_ascii=False)
