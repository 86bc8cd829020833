"""`chancery add` and `chancery reread`: reports into the record, a receipt for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chancery.cli.exits import DONE, FAILED, NOTHING, WRONG
from chancery.cli.reading import _is_iso, note, with_progress
from chancery.cli.records import open_record
from chancery.cli.tables import print_json
from chancery.record.keeping import Coming
from chancery.record.receipts import Receipt
from chancery.sources.reports import Arrival, arrivals


def add_inputs(
    inputs: list[str],
    record: Path | None,
    *,
    published: str | None,
    outlet: str | None,
    keep_pages: bool,
    json: bool,
) -> int:
    """Keeps what the inputs hold; a receipt for each report when it is safe, the trouble of each that could not be read."""
    if not inputs:
        note("give at least one input: a file, a folder, or - for standard input")
        return WRONG
    if published is not None and not _is_iso(published):
        note(f"--published {published!r} is not ISO 8601; write 2026-01-02 or 2026-01-02T18:30:00+09:00")
        return WRONG
    failed: list[str] = []
    counts = {"added": 0, "known": 0, "forgotten": 0}

    def coming(found: Iterator[Arrival]) -> Iterator[Coming]:
        for arrival in found:
            if arrival.trouble is not None or arrival.report is None:
                failed.append(arrival.name)
                note(str(arrival.trouble))
                continue
            yield Coming(report=arrival.report, problems=tuple(arrival.problems), page=getattr(arrival, "page", None))

    with open_record(record, create=True) as opened:
        found = with_progress(arrivals(inputs, outlet=outlet, published=published))
        for receipt in opened.keep(coming(found), keep_pages=keep_pages):
            counts[receipt.state] += 1
            _print(receipt, json)
        opened.catch_up()
    if not json:
        words = [f"{count} {state}" for state, count in counts.items() if count]
        note(f"{opened.path}: {', '.join(words) or 'nothing came in'}")
    if failed:
        note(f"{len(failed)} of {len(failed) + sum(counts.values())} inputs could not be read; each is named above")
        return FAILED
    return DONE


def reread_reports(reports: list[str], record: Path | None, *, json: bool) -> int:
    """Reads kept reports again; a receipt for each new reading."""
    count = 0
    with open_record(record) as opened:
        for receipt in opened.reread(reports):
            count += 1
            _print(receipt, json)
        opened.catch_up()
    if not json:
        note(f"{count} reports read again" if count else "every report has been read by this version already")
    return DONE if count else NOTHING


def _print(receipt: Receipt, json: bool) -> None:
    if json:
        print_json(receipt)
        return
    name = f"{receipt.report} ({receipt.key})" if receipt.key else receipt.report
    facts = [receipt.outlet or "outlet not given", receipt.published or "undated"]
    if receipt.state in ("added", "reread"):
        facts.append(f"{receipt.events} event{'' if receipt.events == 1 else 's'}")
    print(
        f"{receipt.state:9} {name} · {' · '.join(facts)}" + (f" · {receipt.title}" if receipt.title else ""), flush=True
    )
    for problem in receipt.problems:
        if problem.kind != "irrelevant" or receipt.events == 0:
            print(f"          {problem.kind}: {problem.message}")
