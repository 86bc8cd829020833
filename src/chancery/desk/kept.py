"""Kept answers: what a page said in one state of the record is not made twice, and not sent to a browser that has it."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict
from datetime import datetime

from starlette.responses import Response

_MOST = 24 * 2**20
"""Bytes of answers that are kept."""
_LARGE = 512 * 1024
"""Bytes from which an answer is not kept."""


class Kept:
    """Answers by their tags, those asked for last up to so many bytes; used by several threads."""

    def __init__(self, most: int = _MOST) -> None:
        self.most = most
        # a tag of another desk, or of the same before it was opened anew, is none of ours
        self._secret = secrets.token_bytes(8)
        self._held: OrderedDict[str, Response] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def tag(self, state: int, now: datetime, *asked: object) -> str:
        """The tag of what is asked in a state of the record; what depends on the hour may be a minute old."""
        told = repr((state, int(now.timestamp()) // 60, *asked)).encode()
        return f'W/"{hashlib.blake2b(told, digest_size=12, key=self._secret).hexdigest()}"'

    def get(self, tag: str) -> Response | None:
        """The answer of a tag, where it is kept."""
        with self._lock:
            found = self._held.get(tag)
            if found is not None:
                self._held.move_to_end(tag)
            return found

    def put(self, tag: str, answer: Response) -> None:
        """Keeps an answer."""
        size = len(answer.body)
        if size >= _LARGE:
            return
        with self._lock:
            before = self._held.pop(tag, None)
            self._held[tag] = answer
            self._size += size - (len(before.body) if before is not None else 0)
            while self._size > self.most:
                _, old = self._held.popitem(last=False)
                self._size -= len(old.body)
