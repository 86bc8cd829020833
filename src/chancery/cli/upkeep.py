"""`chancery rebuild`, `verify`, `backup`, `forget`, and the record's part of `doctor`."""

from __future__ import annotations

import os
import time
from pathlib import Path

from chancery.cli.exits import BUSY, DONE, WRONG
from chancery.cli.reading import note
from chancery.cli.records import open_record, record_path
from chancery.cli.tables import print_json, print_table
from chancery.errors import ChanceryError, NotARecord
from chancery.record.record import Record

_LARGE = 4_000_000
"""Bytes of log from which helping processes pay."""


def rebuild_index(record: Path | None, *, jobs: int | None, json: bool) -> int:
    """Makes the index again."""
    begun = time.monotonic()
    with open_record(record) as opened:
        damages = opened.rebuild(jobs=helpers(opened, jobs))
        size = opened.size()
    if json:
        print_json(
            {
                "reports": size.reports,
                "events": size.events,
                "seconds": round(time.monotonic() - begun, 2),
                "damaged": [d.segment for d in damages],
            }
        )
    else:
        note(f"{size.reports:,} reports, {size.events:,} events in {time.monotonic() - begun:.1f} s")
    for damage in damages:
        note(f"segment {damage.segment} is damaged ({damage.reason}): {damage.saved} entries saved")
    return BUSY if damages else DONE


def helpers(opened: Record, given: int | None = None) -> int:
    """As many processes as there are processors, where the record is large enough for them to pay."""
    if given is not None:
        return given
    large = sum(p.stat().st_size for p in opened.log.names().values()) > _LARGE
    processors = min(8, os.cpu_count() or 1)
    return processors if large and processors > 1 else 0


def verify_record(record: Path | None, *, mend: bool, json: bool) -> int:
    """Checks every byte."""
    with open_record(record) as opened:
        found = opened.verify(mend=mend)
        size = opened.size()
    if json:
        for fault in found:
            print_json(fault)
    else:
        print_table(("what", "why", "done"), ((f.what, f.reason, f.done) for f in found))
    if found:
        note(
            f"{len(found)} fault{'' if len(found) == 1 else 's'} found"
            + ("" if mend else "; run without --look to mend")
        )
        return BUSY
    note(f"all is as it was written: {size.segments} segments, {size.reports:,} reports, {size.events:,} events")
    return DONE


def backup_record(target: Path, record: Path | None, *, json: bool) -> int:
    """Copies the record."""
    with open_record(record) as opened:
        copied = opened.backup(target)
    if json:
        print_json({"folder": str(target), "copied": copied})
    else:
        note(f"{target}: {copied} files copied" if copied else f"{target}: nothing new")
    return DONE


def forget_report(report: str, record: Path | None, *, yes: bool, note: str, by: str, json: bool) -> int:
    """Removes a report for good."""
    from chancery.cli.reading import note as say

    with open_record(record) as opened:
        shown = opened.report(report)
        if not yes:
            say(f"this removes {shown.id} ({shown.title or 'no title'}) for good; add --yes to do it")
            return WRONG
        id = opened.forget(report, note=note, who=by)
    if json:
        print_json({"forgotten": id})
    else:
        say(f"{id}: its text and all that was derived from it are gone; backups made before still hold it")
    return DONE


def record_checks(record: Path | None) -> list[tuple[str, str, str]]:
    """The record's lines of `doctor`; none where there is no record."""
    try:
        with open_record(record) as opened:
            size = opened.size()
            mark = opened.folder.mark_trouble
    except NotARecord:
        return [("ok", "record", f"none at {record_path(record)}; `chancery add` begins one")]
    except ChanceryError as trouble:
        return [("broken", "record", str(trouble))]
    events = max(1, size.events)
    lines = [
        (
            "ok",
            "record",
            f"{opened.path}: {size.reports:,} reports, {size.events:,} events, {size.segments:,} segments",
        ),
        (
            "ok",
            "record size",
            f"log {size.log_bytes:,} bytes ({size.log_bytes / events:.0f} an event), index {size.index_bytes:,} ({size.index_bytes / events:.0f} an event)",
        ),
    ]
    if mark:
        lines.append(("broken", "record mark", f"{mark}; `chancery verify` mends it"))
    if size.damaged:
        lines.append(("old", "damaged segments", f"{size.damaged} set aside in {opened.path / 'damaged'}"))
    return lines
