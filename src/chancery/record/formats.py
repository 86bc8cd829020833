"""Formats: lines of the log as earlier versions wrote them, brought up to date while they are read; the files stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""Makes of a line of one format the line of the next."""


def _dated(line: dict[str, Any]) -> dict[str, Any]:
    """Format 0, of the first drafts, called the moment of receipt `at`."""
    if "received" not in line and "at" in line:
        line["received"] = line.pop("at")
    return line


STEPS: Mapping[int, Step] = {0: _dated}
"""The step that leads from each format to the next; a segment of format 0 takes all of them."""


def up_to_date(lines: Sequence[bytes], format: int, newest: int, steps: Mapping[int, Step] = STEPS) -> list[bytes]:
    """Lines of a format as those of the newest."""
    if format >= newest:
        return list(lines)
    out = []
    for raw in lines:
        line = msgspec.json.decode(raw)
        for number in range(format, newest):
            line = steps[number](line)
        out.append(msgspec.json.encode(line))
    return out
