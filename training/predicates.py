"""Predicates of the factuality sets: each sentence with its analysed text and the token of every target."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chancery.language import load as load_english
from chancery.language.text import Text
from chancery.reading.factuality import Standard

STANDARDS: dict[str, Standard] = {"UDS_IH2": "happened", "MEANTIME": "certain"}


def rows(path: Path, split: str) -> Iterator[tuple[dict[str, Any], Text, list[int]]]:
    """The sentences of one split with their analysed text and the token of each target."""
    english = load_english()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] != split:
            continue
        starts, place = [], 0
        for token in row["tokens"]:
            starts.append(row["text"].find(token, place))
            place = starts[-1] + len(token)
        text = english.read(row["text"], lambda _: True)
        found = [text.token_at(starts[t["start"]]) for t in row["targets"]]
        yield row, text, [0 if t is None else t for t in found]
