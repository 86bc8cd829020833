"""Mails: a message as a report (a press release, a newsletter), and the messages of an mbox; taken apart in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import BinaryIO

import msgspec

from chancery.errors import CellDied, InputError
from chancery.facts.problems import Problem
from chancery.knowledge.houses import houses
from chancery.knowledge.tables import load
from chancery.sources.arrivals import Arrival, make_report
from chancery.sources.cells import shared
from chancery.sources.encodings import decode_page
from chancery.sources.feeds import plain_text
from chancery.sources.stamps import stamp
from chancery.sources.texts import one_line, tidy

LARGEST, _PARTS = 16 * 2**20, 200
_FROM = re.compile(rb"From \S+.*\d{4}")


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a message that make a report."""

    text: str
    subject: str | None = None
    sender: str | None = None
    address: str | None = None
    published: str | None = None
    id: str | None = None
    problems: tuple[Problem, ...] = ()


def mail_arrival(name: str, raw: bytes, *, outlet: str | None = None, published: str | None = None) -> Arrival:
    """The report in a message: subject, sender, date and text. Raises `InputError` where it holds no words."""
    try:
        answer = shared().ask("mail", raw[:LARGEST])
    except CellDied as died:
        raise InputError(name, f"its parser was stopped: {died}", "save its text") from died
    mail = msgspec.convert(answer["mail"], Mail)
    text, problems = tidy(mail.text)
    if not text.strip():
        raise InputError(name, "this message holds no text", "save what it carries, and give the file")
    house = houses(load()).at((mail.address or "").rpartition("@")[2])
    report = make_report(
        text,
        outlet=outlet or (house.name if house is not None else mail.sender or mail.address),
        published=published or mail.published,
        title=mail.subject,
        key=mail.id,
    )
    return Arrival(name, report, (*mail.problems, *problems))


def messages(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The messages of an mbox with the place where each begins, one at a time; what exceeds the limit of one is left out."""
    lines: list[bytes] = []
    size, start, blank, place = 0, file.tell(), True, file.tell()
    for line in iter(lambda: file.readline(2**20), b""):
        if blank and line.startswith(b"From ") and _FROM.match(line):
            if size:
                yield start, b"".join(lines)
            lines, size, start = [], 0, place
        elif size < LARGEST:
            lines.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        blank = line in (b"\n", b"\r\n")
        place += len(line)
    if size:
        yield start, b"".join(lines)


def parse_mail(raw: bytes) -> Mail:
    """A message taken apart: its plain text, else its HTML as text; runs in a cell."""
    message = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    plain, html, problems = "", "", list[Problem]()
    for number, part in enumerate(message.walk()):
        if number >= _PARTS:
            problems.append(
                Problem(kind="text-lost", message=f"only the first {_PARTS} parts of the message were read")
            )
            break
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        text, _, guessed = decode_page(payload, part.get_content_charset())
        if guessed:
            problems.append(Problem(kind="encoding", message=guessed))
        if kind == "text/plain":
            plain += ("\n\n" if plain else "") + text
        else:
            html += text
    sender, address = parseaddr(_header(message, "From") or "")
    return Mail(
        text=plain if plain.strip() else plain_text(html),
        subject=one_line(_header(message, "Subject")),
        sender=one_line(sender),
        address=one_line(address),
        published=stamp(_header(message, "Date")),
        id=one_line((_header(message, "Message-ID") or "").strip("<> ")),
        problems=tuple(problems),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """A header in words; a broken one is none."""
    try:
        found = message.get(name)
        return str(found) if found is not None else None
    except (ValueError, IndexError, TypeError, AttributeError, KeyError):
        return None
