"""Atom (RFC 4287): the revisions of the record as a feed, newest first."""

from __future__ import annotations

import heapq
from datetime import datetime
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from chancery.exchange.cells import plain
from chancery.exchange.datasets import Dataset
from chancery.exchange.titles import title
from chancery.facts.record_events import RecordEvent
from chancery.facts.revisions import Revision

MOST = 500
"""Entries in one feed: readers poll, and take what is new."""


def write_atom(data: Dataset, file: TextIO, most: int = MOST) -> int:
    """Writes a feed of the newest `most` revisions; gives their number.

    An entry is one step of one event: its title the event, its content each changed field before and after with the words.
    Everything is text (`type="text"`): no markup of a report is markup here. Undated steps are left out.
    """
    newest = heapq.nlargest(most, _steps(data), key=lambda step: (step[0], step[1]))
    updated = newest[0][0] if newest else data.made
    file.write('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
    file.write(f"<id>{_text(data.url)}</id>\n<title>{_text(data.title)}</title>\n")
    file.write(f"<updated>{updated.isoformat()}</updated>\n<author><name>Chancery</name></author>\n")
    for at, id, event, revision in newest:
        report = data.reports.get(revision.report) if revision.report else None
        file.write(f"<entry>\n<id>{_text(f'urn:chancery:revision:{id}')}</id>\n<title>{_text(title(event))}</title>\n")
        file.write(f"<updated>{at.isoformat()}</updated>\n")
        if report is not None and report.url and report.url.startswith(("http://", "https://")):
            file.write(f"<link rel='related' href={quoteattr(plain(report.url))}/>\n")
        file.write(f"<category term={quoteattr(event.type)}/><category term={quoteattr(event.status)}/>\n")
        outlet = report.outlet if report is not None and report.outlet else ""
        file.write(f'<content type="text">{_text(_changes(revision, outlet))}</content>\n</entry>\n')
    file.write("</feed>\n")
    return len(newest)


def _steps(data: Dataset) -> list[tuple[datetime, str, RecordEvent, Revision]]:
    return [
        (revision.at, f"{event.id}:{number}", event, revision)
        for event in data.events()
        for number, revision in enumerate(event.revisions)
        if revision.at is not None
    ]


def _changes(revision: Revision, outlet: str) -> str:
    lines = [f"{name}: {_said(c.before)} → {_said(c.after)}" for name, c in sorted(revision.changes.items())]
    words = [f"“{quote.text}”" for quote in revision.because]
    return "\n".join([*lines, *words, *([outlet] if outlet else [])])


def _said(value: object) -> str:
    if value is None:
        return "not known"
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in value.items() if v not in (None, [], "", False))
    if isinstance(value, list | tuple):
        return "; ".join(_said(one) for one in value) or "none"
    return str(value)


def _text(words: str) -> str:
    return escape(plain(words))
