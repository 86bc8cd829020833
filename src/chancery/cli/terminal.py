"""The terminal: what strangers wrote reaches it as text, never as orders to it."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

_ORDERS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_UNSAFE = re.compile(_ORDERS)
_UNSAFE_BUT_STYLE = re.compile(rf"(?!\x1b\[[0-9;]{{0,12}}m){_ORDERS}")


def printable(text: str) -> str:
    """The text with control characters and marks that turn the direction of writing spelt out: `<U+001B>`.

    A report that holds "\\x1b[2J" shows these words instead of clearing the screen. Lines and tabs stay.
    """
    return _UNSAFE.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


class Plain(io.TextIOWrapper):
    """Standard output that lets through text and our own bold and colours, and spells out every other order to a terminal."""

    def write(self, text: str) -> int:
        """Writes; gives the number of characters asked for."""
        with self._listened_to():
            super().write(_UNSAFE_BUT_STYLE.sub(_spelt, text.replace("\r\n", "\n")))
        return len(text)

    def flush(self) -> None:
        """Hands on what was written."""
        with self._listened_to():
            super().flush()

    @contextmanager
    def _listened_to(self) -> Iterator[None]:
        """Where whoever read us has gone, as `head` does, the rest goes nowhere and the caller hears of it once."""
        try:
            yield
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
            raise
