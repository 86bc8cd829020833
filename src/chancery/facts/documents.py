"""Documents: a reading as JSON and back, in the form that `reading.schema.json` fixes."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from chancery.facts.readings import Reading


def to_document(reading: Reading, *, explain: bool = False) -> dict[str, Any]:
    """A reading as plain JSON values; the operators of a status only where `explain` asks for them."""
    document: dict[str, Any] = msgspec.to_builtins(reading)
    if not explain:
        for event in document["events"]:
            del event["status_from"]
    return document


def to_json(reading: Reading, *, explain: bool = False) -> str:
    """A reading as one line of JSON. Lone surrogates of a broken input are written as escapes, and so is what a terminal obeys."""
    return json_line(to_document(reading, explain=explain))


def json_line(values: Any) -> str:
    """Plain JSON values as one line in their own letters; what a terminal would obey, and lone surrogates, as escapes."""
    line = json.dumps(values, ensure_ascii=False)
    return _ORDERS.sub(lambda m: f"\\u{ord(m[0]):04x}", line.encode("utf-8", "backslashreplace").decode())


_ORDERS = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def from_document(document: dict[str, Any]) -> Reading:
    """The reading that `to_document` wrote; `msgspec.ValidationError` says where a document is none."""
    return msgspec.convert(document, Reading)


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON schema of a reading."""
    loaded: dict[str, Any] = json.loads((Path(__file__).parent / "reading.schema.json").read_text(encoding="utf-8"))
    return loaded
