"""Folders: a dataset of several files that is there whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path


@contextlib.contextmanager
def whole(folder: Path, names: Sequence[str]) -> Iterator[list[Path]]:
    """Where to write the files of a dataset; they take their names, in this order, once all are written.

    Until then, and for good where something goes wrong or somebody breaks it off, what lay in the folder before stays as
    it was and nothing of the new lies beside it. Raises `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    partial = [folder / f".{name}.partial" for name in names]
    try:
        yield partial
        for path, name in zip(partial, names, strict=True):
            path.replace(folder / name)
    finally:
        for path in partial:
            path.unlink(missing_ok=True)
