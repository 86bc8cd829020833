"""Naming: what somebody means by an id, a key or the beginning of an id."""

from __future__ import annotations

from typing import Literal

from chancery.errors import UnknownId
from chancery.record.index import Access
from chancery.record.numbers import parted

Kind = Literal["event", "report", "question", "position"]


def report_named(access: Access, name: str) -> str:
    """The id of the report that goes by an id, a key, or the beginning of an id (six characters or more).

    Raises `UnknownId` where there is none, or more than one.
    """
    run = access.connection.execute
    found: list[str] = [id for (id,) in run("SELECT id FROM reports WHERE id = ? AND frame IS NOT NULL", (name,))]
    if not found:
        found = [id for (id,) in run("SELECT id FROM reports WHERE key = ? AND frame IS NOT NULL ORDER BY id", (name,))]
    if not found and len(name) >= 6:
        found = [
            id
            for (id,) in run(
                "SELECT id FROM reports WHERE id >= ? AND id < ? AND frame IS NOT NULL LIMIT 3", (name, name + "\uffff")
            )
        ]
    if not found:
        raise UnknownId(name, "the record has no report of this id or key")
    if len(found) > 1:
        raise UnknownId(name, f"several reports go by this: {', '.join(found[:3])}")
    return found[0]


def event_named(access: Access, name: str) -> str:
    """The id of the event that an id of an event or of any of its mentions names; the report in it may go by its key.

    Raises `UnknownId` where there is none.
    """
    found = access.cabinet.event_of([name]).get(name)
    if found is None:
        report, start, stop = parted(name)
        if start >= 0:
            whole = f"{report_named(access, report)}.{start}-{stop}"
            found = access.cabinet.event_of([whole]).get(whole)
    if found is None:
        raise UnknownId(name, "the record has no event of this id; `chancery events` lists them")
    return found


def named(access: Access, name: str) -> tuple[Kind, str]:
    """What goes by a name: an event (any of its mentions), a report, a question or a position, and its id.

    Raises `UnknownId` where nothing does.
    """
    try:
        return "event", event_named(access, name)
    except UnknownId:
        pass
    cabinet = access.cabinet
    if cabinet.questions([name]):
        return "question", name
    if cabinet.positions([name]):
        return "position", name
    try:
        return "report", report_named(access, name)
    except UnknownId as trouble:
        if "several" in str(trouble):
            raise
        raise UnknownId(name, "the record has no event, report, question or position of this id") from None
