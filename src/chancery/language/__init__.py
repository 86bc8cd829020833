"""From a report to a readable text: tokens, sentences, grammar, names; every character leads back to the report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from chancery.language.english import English

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""One thread a process: numpy's own threads only wait for each other on sentences (measured: a third of the speed)."""


def load(folder: str | Path | None = None) -> English:
    """The reader of English; see `chancery.language.english.load`. The weights are loaded at the first call."""
    from chancery.language.english import load as load_english

    return load_english(folder)
