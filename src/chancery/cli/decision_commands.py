"""What people settle about the record: decisions, what to look at, contradictions; each does its work when it runs."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from chancery.cli.record_options import By, Json, Limit, Note, RecordOption, Who, With, words_of


def review(
    limit: Limit = 20,
    record: RecordOption = None,
    json: Json = False,
    answers: Annotated[bool, typer.Option("--answers", help="the answers given so far, as gold")] = False,
) -> None:
    """What the program was least sure of, for a person to confirm or mend."""
    from chancery.cli.deciding import list_doubts
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: list_doubts(record, limit=limit or 0, json=json, answers=answers)))


def check(
    why: Annotated[
        Optional[str], typer.Option("--why", metavar="ID", help="why the bounds of this event are what they are")
    ] = None,
    who: Who = None,
    with_: With = None,
    limit: Limit = None,
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Contradictions, each with its smallest set of sentences."""
    from chancery.cli.exits import guarded
    from chancery.cli.showing import list_contradictions, show_why

    if why is not None:
        id = why
        raise typer.Exit(guarded(lambda: show_why(id, record, json=json)))
    words = words_of(who=who, with_=with_, limit=limit)
    raise typer.Exit(guarded(lambda: list_contradictions(words, record, json=json)))


def merge(
    one: Annotated[str, typer.Argument(metavar="A")],
    other: Annotated[str, typer.Argument(metavar="B")],
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Settle that two events are one happening."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: decide(record, lambda r: r.merge(one, other, note=note, who=by), json=json)))


def split(
    id: Annotated[str, typer.Argument(metavar="ID", help="an event")],
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="a report (or mention) that tells of another happening")
    ],
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Settle that a report tells of another happening than the event."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: decide(record, lambda r: r.split(id, report, note=note, who=by), json=json)))


def set_(
    id: Annotated[str, typer.Argument(metavar="ID", help="an event")],
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="type, status, window, place, participants, topics, purpose")
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="a word or JSON; of a window EDTF, such as 2026-06-15/2026-06-18")
    ],
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Settle a field of an event."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded
    from chancery.record.settling import value_of

    raise typer.Exit(
        guarded(
            lambda: decide(record, lambda r: r.set(id, field, value_of(field, value), note=note, who=by), json=json)
        )
    )


def withdraw(
    report: Annotated[str, typer.Argument(metavar="REPORT")],
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Take everything that a report says out of the record; its text stays."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: decide(record, lambda r: r.withdraw(report, note=note, who=by), json=json)))


def undo(
    decision: Annotated[
        Optional[str], typer.Argument(metavar="[DECISION]", help="a decision; without it the last")
    ] = None,
    note: Note = "",
    by: By = "",
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Take a decision back."""
    from chancery.cli.deciding import decide
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: decide(record, lambda r: r.undo(decision, note=note, who=by), json=json)))


def decisions(record: RecordOption = None, json: Json = False) -> None:
    """List what people settled, with who and why."""
    from chancery.cli.deciding import list_decisions
    from chancery.cli.exits import guarded

    raise typer.Exit(guarded(lambda: list_decisions(record, json=json)))
