"""Texts: what may be done to the words of a report before its offsets are fixed, and what cannot be read at all."""

from __future__ import annotations

import re
from typing import BinaryIO

from chancery.errors import InputError
from chancery.facts.problems import Problem

LARGEST = 64 * 1024 * 1024
LONGEST = 200_000
"""Code points of one report that are read: some eighty long articles; what follows is left out and said."""
_TITLE = 500
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
"""What no name or title holds: control characters, marks that turn the direction of writing, breaks of lines."""
_HEADING = re.compile(r"^(#{1,6}[ \t]+|>[ \t]?|[*+-][ \t]+(?=\S))", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")


def bounded(name: str, file: BinaryIO) -> bytes:
    """The bytes of a file, as far as they may be read. Raises `InputError` for an enormous one."""
    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise InputError(name, f"it is larger than the {LARGEST // 2**20} MB that are read", "split it into reports")
    return raw


def decode(name: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of some bytes, and what had to be guessed.

    UTF-8 (with or without a mark), UTF-16 with a mark, else Windows-1252, said as a problem. Raises `InputError` for an
    empty or a binary input.
    """
    if not raw.strip(b"\x00 \t\r\n"):
        raise InputError(name, "it is empty", "give a report's text")
    problems: list[Problem] = []
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    else:
        if raw[:4096].count(0) > 8 or raw.startswith(
            (b"\x89PNG", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xd8\xff", b"GIF8")
        ):
            raise InputError(
                name, "it is a binary file, not text", "convert it to text, Markdown, HTML or JSON Lines first"
            )
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
            problems.append(
                Problem(kind="encoding", message="not UTF-8: read as Windows-1252, some characters may be wrong")
            )
    return text, problems


def tidy(text: str) -> tuple[str, list[Problem]]:
    """A text with one kind of line end and no control characters; offsets count from the result."""
    problems: list[Problem] = []
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = _CONTROL.sub("", clean)
    if len(kept) < len(clean):
        problems.append(
            Problem(kind="control-characters", message=f"{len(clean) - len(kept)} control characters were left out")
        )
    whole, more = sound(kept.strip("\n"))
    return whole, [*problems, *more]


def one_line(text: str | None) -> str | None:
    """A title or a name as one line of plain characters; None where nothing is left."""
    if text is None:
        return None
    return " ".join(_SURROGATE.sub("\ufffd", _UNSEEN.sub(" ", text)).split())[:_TITLE] or None


def sound(text: str) -> tuple[str, list[Problem]]:
    """A text that every stage can take: lone surrogates become U+FFFD, one for one, and what is too long is cut.

    No offset before the cut moves.
    """
    problems: list[Problem] = []
    whole, count = _SURROGATE.subn("\ufffd", text)
    if count:
        problems.append(Problem(kind="surrogates", message=f"{count} lone surrogates were replaced by U+FFFD"))
    if len(whole) > LONGEST:
        problems.append(
            Problem(kind="text-cut", message=f"only the first {LONGEST} of {len(whole)} characters are read")
        )
        whole = whole[:LONGEST]
    return whole, problems


def plain(markdown: str) -> str:
    """Markdown without its marks: headings, quotes, lists, emphasis and links keep their words."""
    text = _LINK.sub(r"\1", markdown)
    text = _EMPHASIS.sub(r"\2", text)
    return _HEADING.sub("", text)
