"""From a report to a readable text: tokens, sentences, grammar, names; every character leads back to the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from chancery.language.english import English


def load(folder: str | Path | None = None) -> English:
    """The reader of English; see `chancery.language.english.load`. The weights are loaded at the first call."""
    from chancery.language.english import load as load_english

    return load_english(folder)
