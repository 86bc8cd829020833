"""Briefs: the record in 300 words or fewer, out of facts only, each clause with its numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Literal

import msgspec

from chancery.facts.record_events import RecordEvent
from chancery.facts.record_positions import RecordPosition
from chancery.facts.record_questions import RecordQuestion
from chancery.record.opened import ReportName

WORDS = 300
Section = Literal[
    "Under way and ahead", "Put off or called off", "Sought or possible", "Held lately", "Open", "Where they stand"
]
_SECTIONS: dict[str, Section] = {
    "ongoing": "Under way and ahead",
    "scheduled": "Under way and ahead",
    "arranging": "Under way and ahead",
    "postponed": "Put off or called off",
    "cancelled": "Put off or called off",
    "denied": "Put off or called off",
    "lapsed": "Put off or called off",
    "sought": "Sought or possible",
    "possible": "Sought or possible",
    "occurred": "Held lately",
}
_ORDER: tuple[Section, ...] = (
    "Under way and ahead",
    "Put off or called off",
    "Held lately",
    "Sought or possible",
    "Open",
    "Where they stand",
)
_SHARE: dict[Section, int] = {
    "Under way and ahead": 85,
    "Put off or called off": 45,
    "Held lately": 65,
    "Sought or possible": 35,
    "Open": 35,
    "Where they stand": 35,
}
_LATELY = timedelta(days=45)


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of a brief: its words, the numbers of its sources, and the event, question or position it is of."""

    section: Section
    text: str
    sources: tuple[int, ...]
    of: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered source: a report."""

    number: int
    report: ReportName

    def words(self) -> str:
        """The source as it stands under a brief."""
        name = self.report
        return f"[{self.number}] {name.outlet or 'outlet not given'}, {(name.published or 'undated')[:10]} ({name.key or name.id})"


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief: clauses by section and the sources they count on. `words` is its length with the list of sources."""

    clauses: tuple[Clause, ...]
    sources: tuple[Source, ...]
    words: int
    as_of: datetime

    def text(self) -> str:
        """The brief as plain text."""
        out: list[str] = []
        for section in _ORDER:
            mine = [c for c in self.clauses if c.section == section]
            if mine:
                out += [section, *(f"- {c.text} {_marks(c.sources)}" for c in mine), ""]
        out += [source.words() for source in self.sources]
        return "\n".join(out)


def brief_of(
    events: Sequence[RecordEvent],
    questions: Sequence[RecordQuestion],
    positions: Sequence[RecordPosition],
    names: Mapping[str, ReportName],
    now: datetime,
    zone: tzinfo,
) -> Brief:
    """A brief of what stands at `now`: what is under way and ahead first, then what was put off, held, sought, asked and
    wanted; every section has its share of the words, and what one leaves the next may take."""
    numbers: dict[str, int] = {}
    clauses: list[Clause] = []
    used = spare = 0
    for section in _ORDER:
        budget = min(_SHARE[section] + spare, WORDS - used)
        spent = len(section.split())
        taken = 0
        for text, reports, of in _candidates(section, events, questions, positions, now, zone):
            fresh = [r for r in dict.fromkeys(reports) if r not in numbers]
            cost = len(text.split()) + 1 + len(set(reports))
            cost += sum(len(Source(number=1, report=names[r]).words().split()) for r in fresh if r in names)
            if spent + cost > budget:
                continue
            for report in fresh:
                numbers[report] = len(numbers) + 1
            spent += cost
            taken += 1
            marks = tuple(sorted(numbers[r] for r in dict.fromkeys(reports)))
            clauses.append(Clause(section=section, text=text, sources=marks, of=of))
        spent = spent if taken else 0
        used += spent
        spare = max(0, budget - spent)
    sources = tuple(Source(number=n, report=names.get(r, ReportName(id=r))) for r, n in numbers.items())
    brief = Brief(clauses=tuple(clauses), sources=sources, words=0, as_of=now)
    return msgspec.structs.replace(brief, words=len(brief.text().split()))


def _candidates(
    section: Section,
    events: Sequence[RecordEvent],
    questions: Sequence[RecordQuestion],
    positions: Sequence[RecordPosition],
    now: datetime,
    zone: tzinfo,
) -> Iterator[tuple[str, list[str], str]]:
    """The statements of a section, the weightiest first, each with its reports."""
    if section == "Open":
        for question in questions:
            if question.status == "open":
                text = " ".join(question.text.split())
                yield text[:1].upper() + text[1:] + "?", [question.asked[0].report], question.id
        return
    if section == "Where they stand":
        for position in positions:
            name = position.name + (
                f" ({position.country})"
                if position.country and ":" in position.actor and not position.actor.startswith("state:")
                else ""
            )
            yield f"{name} {position.stance}: {_few(position.issue, 14)}", [position.history[-1].report], position.id
        return
    mine = [e for e in events if e.salience == "news" and _SECTIONS[e.status] == section]
    for event in sorted(mine, key=lambda e: _weight(e, section, now)):
        yield _statement(event, zone), _causes(event), event.id


def _weight(event: RecordEvent, section: Section, now: datetime) -> tuple[int, int, float, str]:
    """What is fresh first, deeds before words; what is ahead by when it comes, the rest by how many tell of it and when."""
    last = event.last_reported.timestamp() if event.last_reported else 0.0
    fresh = 0 if event.last_reported is not None and now - event.last_reported < _LATELY else 1
    if section == "Under way and ahead":
        earliest = event.window.earliest or event.window.latest
        return fresh, 0, earliest.timestamp() if earliest is not None else 1e12, event.id
    return fresh, int(event.family == "speech"), -event.origins * 86_400 * 7 - last, event.id


def _causes(event: RecordEvent) -> list[str]:
    """The report that gave the status as it stands, else the last that tells of it."""
    for revision in reversed(event.revisions):
        if "status" in revision.changes and revision.report:
            return [revision.report]
    return [event.reports[-1]]


def _statement(event: RecordEvent, zone: tzinfo) -> str:
    before = next(
        (
            r.changes["status"].before
            for r in reversed(event.revisions)
            if "status" in r.changes and r.changes["status"].before not in (None, event.status)
        ),
        None,
    )
    status = event.status + (f" (was {before})" if before and event.status not in ("occurred", "ongoing") else "")
    what = event.type.replace("-", " ").capitalize() + ("" if event.status == "occurred" else f" {status}")
    parts = [f"{what}: {_people(event)}", _when(event, zone)]
    if event.place is not None and event.status != "denied":
        parts.append(f"in {event.place.name}")
    return ", ".join(p for p in parts if p)


def _people(event: RecordEvent) -> str:
    groups: dict[str, list[str]] = {}
    for one in event.participants:
        plain = one.actor.startswith("state:") or not one.country
        groups.setdefault(one.role, []).append(one.name if plain else f"{one.name} ({one.country})")
    joined = {role: " and ".join(names[:3]) for role, names in groups.items()}
    if not joined:
        return "nobody named"
    for first, link, second in (
        ("guest", "to", "host"),
        ("actor", "toward", "target"),
        ("mediator", "for", "party"),
    ):
        if first in joined:
            return f"{joined[first]} {link} {joined[second]}" if second in joined else joined[first]
    return "; ".join(joined.values())


def _when(event: RecordEvent, zone: tzinfo) -> str:
    first, last = event.window.earliest, event.window.latest
    if not event.window.spans and event.status == "occurred":
        return ""
    if first is None:
        return f"before {last.astimezone(zone):%-d %b %Y}" if last is not None else ""
    if last is None:
        return ""
    end = last - timedelta(minutes=1)
    one, other = f"{first:%-d %b %Y}", f"{end:%-d %b %Y}"
    return one if one == other else f"{one} – {other}"


def _few(text: str, most: int) -> str:
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{n}]" for n in numbers)
