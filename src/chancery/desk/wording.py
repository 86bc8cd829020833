"""Wording: facts in the words of a page: people, windows, moments, changes; in the reader's zone, seen at one moment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from chancery.desk.pictures.captions import caption, date_words, day, kind, moment, order, people, when
from chancery.desk.pictures.marks import STATUS_WORDS, mark_alone
from chancery.facts.decisions import Decision
from chancery.facts.record_events import RecordEvent
from chancery.facts.times import Window
from chancery.record.opened import ReportName

_FIELDS = {
    "window": "when",
    "participants": "who",
    "topics": "about",
    "purpose": "purpose",
    "place": "where",
    "salience": "weight",
    "event": "event",
}

_TIES = {
    "part-of": "part of",
    "holds": "holds",
    "reply-to": "a reply to",
    "because-of": "because of",
    "series": "of one series with",
}
_SORTS = {
    "state": "state",
    "person": "person",
    "body": "government body",
    "office": "office",
    "org": "organisation",
    "group": "group",
}
_DECISIONS = {
    "merge": "Merged with another event",
    "split": "A report split off",
    "withdraw": "A report withdrawn",
    "undo": "A decision taken back",
    "confirm": "Confirmed",
    "same-actor": "Two actors are one",
    "other-actor": "Two actors are not one",
}


@cache
def _drawn(status: str) -> Markup:
    """A status as its shape and its word."""
    return Markup('<span class="status s-{0}">{1}{0}</span>').format(status, mark_alone(status))


class Wording:
    """Facts in words. Every method gives plain text, escaped where it is shown, but for `status`, which draws."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self.now, self.zone = now, zone

    def status(self, status: str) -> Markup:
        """A status as its shape and its word."""
        return _drawn(status) if status in STATUS_WORDS else escape(status)

    def mark(self, status: str) -> Markup:
        """The shape of a status alone, where its word stands elsewhere."""
        return mark_alone(status)

    def title(self, event: RecordEvent) -> str:
        """What an event is, in one line made of facts: "Visit: Duarte Vilhena to Japan"."""
        return caption(event)

    @property
    def zone_name(self) -> str:
        """The reader's zone as it is named."""
        return str(self.zone)

    def long_day(self, at: datetime) -> str:
        """A day in full: "Thursday, 26 November 2026"."""
        local = at.astimezone(self.zone)
        return f"{local:%A}, {local.day} {local:%B} {local.year}"

    def weekday(self, iso: str) -> str:
        """A day near now: "Mon 15 Jun"."""
        found = date.fromisoformat(iso)
        return f"{found:%a} {found.day} {found:%b}"

    def fields(self, names: Iterable[str]) -> str:
        """Fields of an event as a page names them, each once."""
        return ", ".join(dict.fromkeys(self.field(name) for name in names))

    def sentence(self, text: str, most: int = 200) -> str:
        """Words of a report with a capital at their head."""
        short = self.short(text, most)
        return short[:1].upper() + short[1:]

    def marked(self, text: str, span: tuple[int, int] | None) -> Markup:
        """Words of a report, some of them marked."""
        if span is None:
            return escape(text)
        one, other = span
        return escape(text[:one]) + Markup("<mark>{}</mark>").format(text[one:other]) + escape(text[other:])

    def found(self, text: str, query: str) -> Markup:
        """Words of a report with those that were sought marked."""
        words = [w for w in re.findall(r"\w+", query) if len(w) > 1]
        if not words:
            return escape(text)
        parts = re.split("(" + "|".join(map(re.escape, words)) + ")", text, flags=re.IGNORECASE)
        return Markup("").join(Markup("<mark>{}</mark>").format(p) if n % 2 else escape(p) for n, p in enumerate(parts))

    def sort(self, actor: str) -> str:
        """What sort of actor an id is of."""
        return _SORTS.get(actor.partition(":")[0], "actor")

    def tie(self, kind: str) -> str:
        """How an event hangs together with another."""
        return _TIES.get(kind, kind)

    def date(self, anchor: str) -> str:
        """The date that an order names."""
        return date_words(anchor)

    def decision(self, decision: Decision) -> str:
        """What a person settled."""
        said = _DECISIONS.get(decision.kind, decision.kind)
        if decision.kind == "set":
            return f"Set {self.field(decision.field or '')} to {self.value(decision.field or '', decision.value)}"
        return said

    def kind(self, type: str) -> str:
        """A type of event as a person says it."""
        return kind(type)

    def people(self, event: RecordEvent) -> str:
        """Who takes part."""
        return people(event)

    def when(self, window: Window) -> str:
        """A window."""
        return when(window, self.zone)

    def day(self, at: datetime) -> str:
        """A day: "2 Jan 2026"."""
        return day(at, self.zone)

    def moment(self, at: datetime | None) -> str:
        """A moment with its hour."""
        return moment(at, self.zone)

    def order(self, relation: str) -> str:
        """The relation of a constraint."""
        return order(relation)

    def iso(self, at: datetime | None) -> str:
        """A moment for the attribute of a `time` element."""
        return at.isoformat() if at is not None else ""

    def away(self, at: datetime | None) -> str:
        """How far a moment is from now: "in 5 days", "3 weeks ago", "today"."""
        if at is None:
            return ""
        days = (at.astimezone(self.zone).date() - self.now.astimezone(self.zone).date()).days
        if days == 0:
            return "today"
        if abs(days) == 1:
            return "tomorrow" if days > 0 else "yesterday"
        count, unit = (abs(days), "day")
        if count >= 730:
            count, unit = count // 365, "year"
        elif count >= 60:
            count, unit = count // 30, "month"
        elif count >= 21:
            count, unit = count // 7, "week"
        said = f"{count} {unit}" + ("" if count == 1 else "s")
        return f"in {said}" if days > 0 else f"{said} ago"

    def field(self, name: str) -> str:
        """A field of an event as a page names it."""
        return _FIELDS.get(name, name.replace("_", " "))

    def value(self, name: str, value: Any, names: Mapping[str, str] | None = None) -> str:
        """A value of a field before or after a change; `names` are what actors are called."""
        if value is None or value in ([], "", {}):
            return "not known"
        if name in ("window", "told_window") and isinstance(value, dict):
            return self._edges(value)
        if isinstance(value, dict):
            if "type" in value and "status" in value:
                return f"{kind(str(value['type']))}, {value['status']}"
            return ", ".join(str(v) for v in value.values() if v not in (None, "", [])) or "not known"
        if isinstance(value, list | tuple):
            return ", ".join(self._item(one, names or {}) for one in value)
        return str(value)

    def _item(self, one: Any, names: Mapping[str, str]) -> str:
        if isinstance(one, str):
            role, _, actor = one.partition(" ")
            return f"{names[actor]} ({role})" if actor in names else one
        if isinstance(one, dict):
            named = one.get("name") or one.get("actor")
            return f"{named} ({one['role']})" if named and one.get("role") else str(named or json.dumps(one))
        return str(one)

    def _edges(self, value: dict[str, Any]) -> str:
        return when(
            Window(
                earliest=_moment(value.get("earliest")),
                latest=_moment(value.get("latest")),
                granularity=value.get("granularity") or "unknown",
                wanted=bool(value.get("wanted")),
            ),
            self.zone,
        )

    def report(self, name: ReportName | None) -> str:
        """How a report is named in a line: its outlet and day."""
        if name is None:
            return "a report"
        return f"{name.outlet or 'outlet not given'}, {self.published(name.published)}"

    def outlet(self, name: ReportName | None) -> str:
        """The outlet of a report."""
        return (name.outlet if name is not None else None) or "outlet not given"

    def published(self, published: str | None) -> str:
        """The time of publication as a report has it."""
        at = _moment(published)
        return moment(at, self.zone) if at is not None else published or "undated"

    def listed(self, names: Iterable[str], most: int = 4) -> str:
        """Names in a line, the first few of many."""
        found = list(dict.fromkeys(names))
        more = len(found) - most
        return ", ".join(found[:most]) + (f" and {more} more" if more > 0 else "")

    def count(self, number: int, noun: str, plural: str = "") -> str:
        """A number with its noun: "3 reports"."""
        return f"{number:,} {noun if number == 1 else plural or noun + 's'}"

    def short(self, text: str, most: int = 200) -> str:
        """Words of a report on one line, cut at a space where they are many."""
        plain = " ".join(text.split())
        if len(plain) <= most:
            return plain
        return plain[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"

    def chain(self, chain: Sequence[Any]) -> str:
        """A chain of attribution from the outlet inwards."""
        return " ← ".join(" ".join(s.name.split()) for s in chain)

    def days_between(self, first: datetime, last: datetime) -> int:
        """Whole days from one moment to another."""
        return (last - first) // timedelta(days=1)


def _moment(text: Any) -> datetime | None:
    if isinstance(text, datetime):
        return text
    if not isinstance(text, str) or len(text) < 11:
        return None
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
