"""Parsing: the inside of a cell. Reads questions from its standard input, answers on what was its standard output.

Run by `cells.py` as `python -m chancery.sources.parsing CPU_SECONDS BYTES`; a person never runs it.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from typing import Any, BinaryIO

import msgspec

try:
    import resource
except ImportError:  # no limits here: the parent's clock is all there is
    resource = None  # type: ignore[assignment]


def page(raw: bytes, given: dict[str, Any]) -> dict[str, Any]:
    """A page as the report it holds, or the reason why it holds none."""
    from chancery.sources.pages import Page, parse_page

    found = parse_page(raw, given.get("url"), given.get("charset"))
    return {"page" if isinstance(found, Page) else "none": found}


def feed(raw: bytes, given: dict[str, Any]) -> dict[str, Any]:
    """A feed with its entries, or the reason why it is none."""
    from chancery.sources.feeds import Feed, parse_feed

    found = parse_feed(raw, given.get("url"), given.get("charset"))
    return {"feed": found} if isinstance(found, Feed) else {"none": found[0], "advice": found[1]}


def opml(raw: bytes, given: dict[str, Any]) -> dict[str, Any]:
    """The feeds that an OPML list names."""
    from chancery.sources.feeds import parse_opml

    return {"outlines": parse_opml(raw)}


def robots(raw: bytes, given: dict[str, Any]) -> dict[str, Any]:
    """Whether a robots.txt allows an address, and the delay it asks for."""
    from chancery.sources.robots import parse_robots

    allowed, delay = parse_robots(raw, given["url"], given["agent"])
    return {"allowed": allowed, "delay": delay}


def mail(raw: bytes, given: dict[str, Any]) -> dict[str, Any]:
    """A message taken apart."""
    from chancery.sources.mails import parse_mail

    return {"mail": parse_mail(raw)}


def ping(raw: bytes, given: dict[str, Any]) -> dict[str, Any]:
    """That the cell answers at all, and the seconds that it has computed so far."""
    return {"cpu": time.process_time()}


KINDS: dict[str, Callable[[bytes, dict[str, Any]], dict[str, Any]]] = {
    "page": page,
    "feed": feed,
    "opml": opml,
    "robots": robots,
    "mail": mail,
    "ping": ping,
}


def answer(kind: str, raw: bytes, given: dict[str, Any]) -> dict[str, Any]:
    """The answer to one question; what goes wrong in a parser is an answer too."""
    try:
        return KINDS[kind](raw, given)
    except MemoryError:
        return {"trouble": "it took more memory than a page may"}
    except RecursionError:
        return {"trouble": "it nests without end"}
    except Exception as trouble:
        return {"trouble": f"it could not be parsed: {type(trouble).__name__}: {str(trouble)[:200]}"}


def confine(cpu: int, memory: int) -> None:
    """Sets the limits of this process: memory for good, no core files; `allow` sets those of each question."""
    if resource is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard < 0 else min(memory, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow(cpu: int) -> None:
    """Grants the next question its seconds of computing time; beyond them the system ends the process."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + 1 + cpu
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard < 0 else min(until, hard), hard))


def serve(questions: BinaryIO, answers: BinaryIO, cpu: int) -> None:
    """Answers until there are no more questions."""
    while len(head := questions.read(4)) == 4:
        kind, raw, given = msgspec.msgpack.decode(questions.read(int.from_bytes(head, "big")))
        allow(cpu)
        said = msgspec.msgpack.encode(answer(kind, raw, given))
        answers.write(len(said).to_bytes(4, "big") + said)
        answers.flush()


def main() -> None:
    """The life of a cell: its answers go where nothing else can write."""
    cpu, memory = int(sys.argv[1]), int(sys.argv[2])
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    from chancery.sources import pages  # noqa: F401 (loaded before the limits, which its first page would else pay for)

    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # a page's tree is no rubbish of ours: looking for some takes a tenth of the time
    confine(cpu, memory)
    serve(sys.stdin.buffer, answers, cpu)


if __name__ == "__main__":
    main()
