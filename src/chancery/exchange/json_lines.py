"""JSON Lines: every event of the record whole, one a line, lossless; what `chancery import` takes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

import msgspec

from chancery.errors import ImportedWrong
from chancery.exchange.datasets import Dataset
from chancery.facts.record_events import RecordEvent

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(RecordEvent)


def write_json_lines(data: Dataset, file: TextIO) -> int:
    """Writes one event a line, as `facts.record_events.RecordEvent` has it; gives their number."""
    number = 0
    for event in data.events():
        file.write(_ENCODER.encode(event).decode() + "\n")
        number += 1
    return number


def read_json_lines(lines: Iterator[str], name: str) -> Iterator[RecordEvent | ImportedWrong]:
    """The events of lines that `write_json_lines` wrote; a line that is none comes as the trouble, and the rest goes on."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _DECODER.decode(line)
        except msgspec.DecodeError as wrong:
            yield ImportedWrong(name, number, f"it is no event of a record: {wrong}")
