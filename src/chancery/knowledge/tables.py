"""The set of tables that a reading goes by: ours, with the user's own laid over them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from chancery.errors import KnowledgeError
from chancery.knowledge.table import FOLDER

Built = TypeVar("Built")


class Tables:
    """One set of tables. `extra` is the user's folder, if any; what is compiled from the tables is kept by `cached`."""

    def __init__(self, extra: Path | None = None) -> None:
        self.extra = extra
        self._built: dict[str, Any] = {}

    def cached(self, key: str, build: Callable[[], Built]) -> Built:
        """What `build` makes of the tables, made once and kept under `key`."""
        if key not in self._built:
            self._built[key] = build()
        found: Built = self._built[key]
        return found

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits of the content of all tables, the user's own included."""
        return self.cached("version", self._digest)

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for folder in (FOLDER, self.extra):
            for path in sorted(folder.glob("*.csv")) if folder is not None else ():
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:12]


def load(extra: Path | None = None) -> Tables:
    """The tables of the package with those of the folder `extra`, or of `$CHANCERY_KNOWLEDGE`, laid over them.

    Raises `KnowledgeError` where that folder does not exist. Loaded once a folder and process.
    """
    given = extra or (Path(os.environ["CHANCERY_KNOWLEDGE"]) if os.environ.get("CHANCERY_KNOWLEDGE") else None)
    if given is not None and not given.is_dir():
        raise KnowledgeError(str(given), 0, "this folder of your own tables does not exist; check CHANCERY_KNOWLEDGE")
    return _load(given)


@lru_cache(maxsize=4)
def _load(extra: Path | None) -> Tables:
    return Tables(extra)
