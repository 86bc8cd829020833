"""`chancery import`: decisions and events of another record, and other coders' events as outside evidence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import msgspec

from chancery.cli.exits import DONE, FAILED, NOTHING, WRONG
from chancery.cli.reading import note
from chancery.cli.records import open_record
from chancery.cli.tables import print_json
from chancery.errors import ImportedWrong
from chancery.facts.decisions import Decision, decision_id
from chancery.facts.readings import Reading
from chancery.record.entries import DecisionEntry
from chancery.record.keeping import Coming
from chancery.record.record import Record


def import_file(file: Path, record: Path | None, *, json: bool) -> int:
    """Takes in a file; what it is is told by its first line. Wrong lines are named and the rest is taken in."""
    try:
        lines = _lines(file)
        first = next(lines, "")
    except (OSError, UnicodeDecodeError) as trouble:
        note(f"{file}: it cannot be read as UTF-8 text: {trouble}")
        return WRONG
    if not first.strip():
        note(f"{file}: it is empty")
        return NOTHING
    everything = itertools.chain([first], lines)
    with open_record(record, create=True) as opened:
        if first.lstrip("\ufeff").startswith("{"):
            if '"subject"' in first and '"kind"' in first:
                return _decisions(everything, file.name, opened, json=json)
            taken, wrong = _kept(_borrowed(everything, file.name, opened), opened, json=json)
        else:
            from chancery.exchange.outside import read_outside

            taken, wrong = _kept(read_outside(everything, file.name, opened.tables()), opened, json=json)
        opened.catch_up()
        note(
            f"{opened.path}: {taken} events taken in as outside evidence"
            + (f", {wrong} lines left out" if wrong else "")
        )
    return FAILED if wrong else DONE if taken else NOTHING


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="") as opened:
        yield from (line.rstrip("\r\n") for line in opened)


def _borrowed(lines: Iterator[str], name: str, opened: Record) -> Iterator[Reading | ImportedWrong]:
    from chancery.exchange.borrowed import borrowed
    from chancery.exchange.json_lines import read_json_lines

    knowledge = opened.tables().version
    for one in read_json_lines(lines, name):
        yield one if isinstance(one, ImportedWrong) else borrowed(one, knowledge)


def _kept(found: Iterator[Reading | ImportedWrong], opened: Record, *, json: bool) -> tuple[int, int]:
    """Keeps the readings; how many were taken in, and how many lines were wrong (each is named)."""
    wrong = 0

    def coming() -> Iterator[Coming]:
        nonlocal wrong
        for one in found:
            if isinstance(one, ImportedWrong):
                wrong += 1
                note(str(one))
            else:
                yield Coming(report=one.report, reading=one)

    taken = 0
    for receipt in opened.keep(coming()):
        taken += receipt.state == "added"
        if json:
            print_json(receipt)
    return taken, wrong


def _decisions(lines: Iterator[str], name: str, opened: Record, *, json: bool) -> int:
    """Takes in decisions that the record does not hold yet."""
    held = {d.id for d in opened.decisions()}
    taken, wrong = [], 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = msgspec.json.decode(line, type=Decision)
            if one.id != decision_id(
                one.kind, one.subject, one.object, one.field, one.value, one.who, one.note, one.at
            ):
                raise msgspec.ValidationError("its id is not that of its content")
        except msgspec.DecodeError as trouble:
            wrong += 1
            note(str(ImportedWrong(name, number, f"it is no decision: {trouble}")))
            continue
        if one.id not in held:
            held.add(one.id)
            taken.append(one)
            if json:
                print_json(one)
    received = opened.clock()
    if taken:
        opened.append([DecisionEntry(received=received, decision=one) for one in taken])
        opened.catch_up()
    note(f"{opened.path}: {len(taken)} decisions taken in" + (f", {wrong} lines left out" if wrong else ""))
    return FAILED if wrong else DONE if taken else NOTHING
