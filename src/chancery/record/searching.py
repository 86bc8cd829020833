"""Searching: reports by their words, and claims by whose word they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice
from typing import Any

import msgspec

from chancery.facts.claims import Certainty, Claim, Source
from chancery.facts.quotes import Quote
from chancery.facts.readings import Reading
from chancery.facts.reports import Report
from chancery.record.absorbing import A_DAY
from chancery.record.filters import Filters, WrongFilter, given
from chancery.record.index import Access
from chancery.record.lists import Listed
from chancery.record.moments import moment_of, seconds
from chancery.record.numbers import many
from chancery.record.opened import ReportName
from chancery.record.search_words import phrases, sought
from chancery.record.showing import Shows

_AROUND = 110
_FEW = 1000
"""Events up to which all that filters fit are looked up before the search; where there are more, some reports at a time."""
_LOT = 40
"""Reports that are looked at together where their events must fit."""
Allowed = Callable[[Iterable[int]], Collection[int]]
"""Those of some reports that tell of an event that filters fit."""
_FIRM = frozenset({"stated", "denied"})


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A report that holds the words sought, the words with what stands around them, and the events it tells of."""

    report: ReportName
    quote: Quote
    events: tuple[str, ...] = ()


class ClaimShown(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of a report of the record: its chain from the outlet inwards, its words and how firm they are."""

    report: ReportName
    chain: tuple[Source, ...]
    content: Quote
    certainty: Certainty
    quote: bool = False
    events: tuple[str, ...] = ()


class Searches(Shows):
    """The part of a record that finds words."""

    def search(self, text: str, filters: Filters | None = None, **options: Any) -> Listed[Found]:
        """The reports that hold all the words of a text, the latest first.

        `"South China Sea"` in quotation marks must stand so; `cabl*` finds what begins so; Chinese, Japanese and Korean
        are found by their characters. `from_`, `to` and `as_of` go by publication; other filters keep the reports that tell
        of an event they fit.
        """
        words = sought(text)
        if not words:
            raise WrongFilter("search: give at least one word")
        asked = filters or given(**options)
        exact = phrases(text)
        with self.asked() as access:
            allowed = self._reports_of(access, asked)
            rows = access.connection.execute(
                "SELECT t.rowid, r.at, r.no, r.id, r.frame, r.line FROM texts t CROSS JOIN reports r ON r.doc = t.rowid"
                f" WHERE texts MATCH ?{_published(asked)} ORDER BY t.rowid DESC",
                (words,),
            )
            found = islice(
                self._found(access, _by_time(rows), words, exact, allowed),
                None if asked.limit is None else asked.limit + 1,
            )
            held = list(found)
        return Listed(held[: asked.limit], _found_row, more=asked.limit is not None and len(held) > asked.limit)

    def found_when(
        self, text: str, filters: Filters | None = None, *, most: int = 3000, **options: Any
    ) -> tuple[datetime, ...]:
        """When the reports that hold the words of a text were published, the latest first, the last `most` of them.

        Words that must stand together are taken for words here.
        """
        words = sought(text)
        if not words:
            raise WrongFilter("search: give at least one word")
        asked = filters or given(**options)
        with self.asked() as access:
            allowed = self._reports_of(access, asked)
            rows = access.connection.execute(
                "SELECT r.no, r.at FROM texts t CROSS JOIN reports r INDEXED BY reports_doc ON r.doc = t.rowid"
                f" WHERE texts MATCH ? AND r.at IS NOT NULL{_published(asked)} ORDER BY t.rowid DESC LIMIT ?",
                (words, most),
            ).fetchall()
            if allowed is not None:
                fit = allowed([number for number, _ in rows])
                rows = [row for row in rows if row[0] in fit]
            moments = sorted((at for _, at in rows), reverse=True)
        return tuple(map(moment_of, moments))

    def claims(
        self,
        filters: Filters | None = None,
        *,
        by: str | None = None,
        about: str | None = None,
        hedged: bool = False,
        **options: Any,
    ) -> Listed[ClaimShown]:
        """The claims of the reports, the latest first: on the word of somebody whose name holds `by`, with the words of
        `about` in them, with `hedged` those that commit to less than the statement."""
        asked = filters or given(**options)
        words = sought(about or "")
        with self.asked() as access:
            allowed = self._reports_of(access, asked)
            match = " AND r.doc IN (SELECT rowid FROM texts WHERE texts MATCH ?)" if words else ""
            rows = access.connection.execute(
                f"SELECT r.no, r.id FROM reports r WHERE r.reading IS NOT NULL{match}{_published(asked)}"
                " ORDER BY r.at DESC, r.id",
                (words,) if words else (),
            )
            shown = self._claims(access, _fitting(rows, allowed), by, about, hedged)
            held = list(islice(shown, None if asked.limit is None else asked.limit + 1))
        return Listed(held[: asked.limit], _claim_row, more=asked.limit is not None and len(held) > asked.limit)

    def _reports_of(self, access: Access, asked: Filters) -> Allowed | None:
        """Gives those of some reports that tell of an event that the filters fit; None where no filter speaks of events."""
        if not asked.words().keys() & {"who", "with", "type", "status", "issue", "min-origins"}:
            return None
        loose = msgspec.structs.replace(asked, limit=None, from_=(), to=())
        if asked.as_of is not None:
            events, _ = self._events(access, loose)
            told = (access.cabinet.numbers.report(r) for e in events for r in e.reports)
            then = {n for n in told if n is not None}
            return lambda reports: then.intersection(reports)
        finder = self.finder(access.cabinet)
        wanted = finder.wanted(loose)
        few = [] if wanted.nothing else finder.numbers(wanted, _FEW)
        if len(few) < _FEW:
            found = {
                report
                for marks, lot in many(few)
                for (report,) in finder.run(
                    f"SELECT report FROM items WHERE event IN ({marks}) AND event <> no"
                    f" UNION SELECT report FROM items WHERE no IN ({marks})",
                    (*lot, *lot),
                )
            }
            return lambda reports: found.intersection(reports)
        return lambda reports: finder.telling(reports, wanted)

    def _found(
        self, access: Access, rows: Iterable[Any], words: str, exact: list[str], allowed: Allowed | None
    ) -> Iterator[Found]:
        log = self.reader_of_log(access)
        for number, id, frame, line in _fitting(rows, allowed):
            report = log.report_at(frame, line) if frame is not None else None
            if report is None:
                continue
            plain = " ".join(f"{report.title or ''}\n{report.text}".lower().split())
            if all(phrase in plain for phrase in exact):
                yield Found(
                    report=self.names_of(access, [id])[id],
                    quote=_around(report, exact, words),
                    events=self._told_by(access, number),
                )

    def _told_by(self, access: Access, number: int) -> tuple[str, ...]:
        ids = [
            n
            for (n,) in access.connection.execute(
                "SELECT DISTINCT event FROM items WHERE report = ? AND kind = 1 AND event IS NOT NULL ORDER BY start",
                (number,),
            )
        ]
        names = access.cabinet.numbers.item_ids(ids)
        return tuple(names[n] for n in ids)

    def _claims(
        self, access: Access, rows: Iterable[Any], by: str | None, about: str | None, hedged: bool
    ) -> Iterator[ClaimShown]:
        for _, id in rows:
            reading = self._reading(access, id)
            for claim in reading.claims if reading is not None else ():
                assert reading is not None
                if _claim_fits(claim, reading, by, about, hedged):
                    ids = access.cabinet.event_of(
                        [f"{id}.{e.mentions[0][0]}-{e.mentions[0][1]}" for e in reading.events if claim.id in e.claims]
                    )
                    yield ClaimShown(
                        report=self.names_of(access, [id])[id],
                        chain=claim.chain,
                        content=Quote(report=id, span=claim.content, text=reading.report.quote(claim.content)),
                        certainty=claim.certainty,
                        quote=claim.quote,
                        events=tuple(dict.fromkeys(ids.values())),
                    )


def _by_time(rows: Iterable[Any]) -> Iterator[Any]:
    """Reports found day by day, the latest first, each day's in order of publication: number, id, frame, line."""
    for _, day in groupby(rows, lambda row: row[0] // A_DAY):
        for _, _, *report in sorted(day, key=lambda row: (row[1] is None, -(row[1] or 0), row[3])):
            yield report


def _fitting(rows: Iterable[Any], allowed: Allowed | None) -> Iterator[Any]:
    """The rows, each of a report's number and more, of those reports that are allowed."""
    if allowed is None:
        yield from rows
        return
    rest = iter(rows)
    while lot := list(islice(rest, _LOT)):
        fit = allowed([row[0] for row in lot])
        yield from (row for row in lot if row[0] in fit)


def _claim_fits(claim: Claim, reading: Reading, by: str | None, about: str | None, hedged: bool) -> bool:
    if hedged and claim.certainty in _FIRM:
        return False
    if by is not None:
        names = [s.name for s in claim.chain] + [
            a.name for s in claim.chain if s.actor and (a := reading.actor(s.actor))
        ]
        ids = [s.actor for s in claim.chain]
        if by not in ids and not any(by.casefold() in name.casefold() for name in names):
            return False
    return about is None or all(w in reading.report.quote(claim.content).casefold() for w in about.casefold().split())


def _published(asked: Filters) -> str:
    """The condition that a report was published within the stretches of time asked for."""
    until = asked.moment()
    text = f" AND r.at <= {seconds(until)}" if until is not None else ""
    parts = []
    for first, last in asked.ranges():
        one = [f"r.at >= {seconds(first)}"] if first is not None else []
        one += [f"r.at < {seconds(last)}"] if last is not None else []
        parts.append(f"({' AND '.join(one) or '1'})")
    return text + (f" AND ({' OR '.join(parts)})" if parts else "")


def _around(report: Report, exact: Sequence[str], words: str) -> Quote:
    """The first of the words sought with what stands around it, cut at spaces."""
    text = report.text
    low = text.lower()
    plain = [w.strip('"').lower() for w in words.replace("*", "").split(" ")]
    places = [p for w in (*exact, *plain) if w and (p := low.find(w)) >= 0]
    at = min(places, default=0)
    start, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
    if start and (space := text.find(" ", start, at)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", at, end)) > start:
        end = space
    return Quote(report=report.id, span=(start, end), text=text[start:end])


def _found_row(found: Found) -> dict[str, Any]:
    name = msgspec.to_builtins(found.report)
    return {
        **{f"report_{k}": v for k, v in name.items()},
        "quote": found.quote.text,
        "events": json.dumps(found.events),
    }


def _claim_row(claim: ClaimShown) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(claim)
    return {
        "report": claim.report.id,
        "chain": " <- ".join(s.name for s in claim.chain),
        **{k: v for k, v in plain.items() if k not in ("report", "chain")},
    }
