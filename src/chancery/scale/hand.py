"""A hand: the inside of a process that does parts. Takes them from its standard input, says how far it is on what was its
standard output.

Run by `hands.py` as `python -m chancery.scale.hand LAKE`; a person never runs it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from pathlib import Path
from typing import IO, Any

import msgspec

from chancery.errors import ChanceryError
from chancery.scale.manifests import Counts
from chancery.scale.parts import Part

_EVERY = 0.25
"""Seconds between two words on how far a part is, where no document is about to be read."""


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """A part to do, and the documents in it that ended a hand before, with why."""

    part: Part
    avoid: dict[int, str] = {}


def send(file: IO[bytes], message: Any) -> None:
    """Writes a message behind its length."""
    raw = msgspec.msgpack.encode(message)
    file.write(len(raw).to_bytes(4, "big") + raw)
    file.flush()


def serve(errands: IO[bytes], words: IO[bytes], lake: Path) -> None:
    """Does parts until there are no more. A word is a small dict: `ready`, `at` a document, `done`, or `trouble`."""
    from chancery.scale.lake import Lake
    from chancery.scale.work import Worker

    worker = Worker(Lake(lake))
    gc.freeze()
    send(words, {"ready": os.getpid()})
    told = 0.0

    def tell(number: int | None, place: int, counts: Counts) -> None:
        nonlocal told
        now = time.monotonic()
        due = now - told > _EVERY
        told = now if due else told
        send(words, {"at": number, "place": place, "counts": counts if due else None})

    while len(head := errands.read(4)) == 4:
        errand = msgspec.msgpack.decode(errands.read(int.from_bytes(head, "big")), type=Errand)
        try:
            done = worker.do(errand.part, errand.avoid, tell)
        except ChanceryError as trouble:
            send(words, {"trouble": str(trouble)})
        except OSError as trouble:
            send(words, {"trouble": f"{errand.part.paths[0]}: {trouble.strerror or trouble}"})
        else:
            send(words, {"done": done})
    worker.close()


def main() -> None:
    """The life of a hand: its words go where nothing else can write."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever gives the work
    words = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        serve(sys.stdin.buffer, words, Path(sys.argv[1]))
    except ChanceryError as trouble:
        send(words, {"unfit": str(trouble)})
    except BrokenPipeError:  # whoever gave the work is gone
        pass


if __name__ == "__main__":
    main()
