"""`chancery export`: the events of reports for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

from chancery.cli.calendars import NOTHING, gathered
from chancery.cli.choosing import Asked
from chancery.cli.reading import DONE, WRONG, note


def export_inputs(
    kind: str, inputs: list[str], asked: Asked, output: str, *, published: str | None, outlet: str | None
) -> int:
    """Writes the reports' events in the form of `kind`; the exit code."""
    if kind != "ics":
        note(f"there is no export {kind!r}; take ics")
        return WRONG
    return ics_of_inputs(inputs, asked, output, published=published, outlet=outlet)


def ics_of_inputs(inputs: list[str], asked: Asked, output: str, *, published: str | None, outlet: str | None) -> int:
    """Writes the calendar of the reports as iCalendar to a file, or to standard output for `-`."""
    from chancery.exchange.ics import drawn, to_ics, undrawn

    found, code = gathered(inputs, published=published, outlet=outlet)
    shown = asked.of(found)
    raw = to_ics(shown, everything=asked.everything)
    count = sum(drawn(one, everything=asked.everything) for one in shown)
    if output == "-":
        sys.stdout.buffer.write(raw)
    else:
        try:
            Path(output).write_bytes(raw)
        except OSError as trouble:
            note(f"{output}: it cannot be written: {trouble.strerror}; choose another place with -o")
            return WRONG
    left = undrawn(shown)
    for one in left:
        note(f"left out, since its day is not known: {one.status} {one.type} “{one.words[0] if one.words else one.id}”")
    note(f"{count} of {len(shown)} events written" + ("" if output == "-" else f" to {output}"))
    return code or (DONE if count else NOTHING)
