"""The brief: a reading for a person, in a terminal or piped, with its evidence where asked."""

from __future__ import annotations

import os
import shutil
import textwrap

from chancery.cli.moments import constraint_words, window_words
from chancery.cli.terminal import printable
from chancery.facts.claims import Claim, Source
from chancery.facts.events import Event
from chancery.facts.readings import Reading
from chancery.facts.roots import roots
from chancery.facts.spans import Span

_ORDER = {
    "ongoing": 0,
    "arranging": 1,
    "scheduled": 2,
    "sought": 3,
    "possible": 4,
    "postponed": 5,
    "cancelled": 6,
    "denied": 7,
    "occurred": 8,
}


_PRONOUNS = frozenset(("he", "she", "they", "it"))


def width() -> int:
    """The width of the terminal, at least 60 and at most 110 columns; 100 when piped."""
    columns = shutil.get_terminal_size((100, 24)).columns if os.isatty(1) else 100
    return max(60, min(110, columns))


def brief(reading: Reading, *, explain: bool = False, width: int = 100, colour: bool = False) -> str:
    """What a report says, in sections that fit a terminal; plain text unless `colour`."""
    return _Brief(reading, explain, width, colour).text()


class _Brief:
    def __init__(self, reading: Reading, explain: bool, width: int, colour: bool) -> None:
        self.reading, self.explain, self.width, self.colour = reading, explain, width, colour
        self.names = {a.id: a.name for a in reading.actors}
        self.countries = {a.id: a.country for a in reading.actors}
        self.lines: list[str] = []

    def text(self) -> str:
        report = self.reading.report
        head = report.title or report.text.split("\n", 1)[0]
        self._line(textwrap.shorten(head, self.width, placeholder=" …"), strong=True)
        facts = [report.outlet or "outlet not given", report.published or "undated"]
        if report.dateline is not None:
            facts.append(f"from {report.dateline.place} ({report.dateline.timezone})")
        self._line(" · ".join(facts))
        self._happening()
        self._orders()
        self._stands()
        self._open()
        self._words()
        self._trouble()
        return "\n".join(self.lines)

    def _line(self, text: str, strong: bool = False) -> None:
        text = printable(text)
        self.lines.append(f"\x1b[1m{text}\x1b[0m" if strong and self.colour else text)

    def _section(self, title: str) -> None:
        self._line("")
        self._line(title.upper(), strong=True)

    def _item(self, text: str, indent: int = 2) -> None:
        self.lines += textwrap.wrap(
            printable(text), self.width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)
        ) or [""]

    def _quote(self, span: Span, note: str = "") -> None:
        words = " ".join(self.reading.report.quote(span).split())
        self._item(f"“{textwrap.shorten(words, 240, placeholder=' …')}”{note}", 6)

    def _happening(self) -> None:
        events = [e for e in self.reading.events if e.salience == "news"]
        background = len(self.reading.events) - len(events)
        self._section("What is happening")
        if not events:
            self._item("nothing that this report is there to tell" if not background else "only background")
        for event in sorted(events, key=lambda e: _ORDER[e.status]):
            self._event(event)
        if background and self.explain:
            for event in self.reading.events:
                if event.salience == "background":
                    self._event(event)
        elif background:
            self._item(f"({background} more in the background; --explain shows them)")

    def _event(self, event: Event) -> None:
        parts = [f"{event.status.upper():9} {event.type}", self._people(event)]
        when = window_words(event.window, event.status)
        if when:
            parts.append(when)
        if event.place is not None:
            parts.append(f"at {event.place.name}")
        if event.topics:
            parts.append("on " + "; ".join(textwrap.shorten(t.label, 60, placeholder=" …") for t in event.topics[:2]))
        source = self._innermost(event.claims)
        if source:
            parts.append(f"({source})")
        self._item(" · ".join(p for p in parts if p))
        if self.explain:
            for span in event.mentions:
                self._quote(span)
            for operator in event.status_from:
                self._quote(operator.span, f" → {operator.effect}")

    def _people(self, event: Event) -> str:
        groups: dict[str, list[str]] = {}
        for participant in event.participants:
            name = self.names[participant.actor]
            country = self.countries[participant.actor]
            if country and not participant.actor.startswith("state:") and country not in name:
                name = f"{name} ({country})"
            groups.setdefault(participant.role, []).append(name)
        return "; ".join(f"{role} {', '.join(dict.fromkeys(names))}" for role, names in groups.items())

    def _innermost(self, claims: tuple[str, ...]) -> str:
        names = []
        for id in claims:
            claim = self.reading.claim(id)
            if claim is not None:
                names.append(self._source(claim.chain[-1]))
        return ", ".join(dict.fromkeys(names))

    def _source(self, source: Source) -> str:
        return self._named(source.name, source.actor)

    def _named(self, name: str, actor: str | None) -> str:
        """The words for a source; the name of the actor where the report says only "she"."""
        name = " ".join(name.split())
        if name.lower() in _PRONOUNS and actor in self.names:
            return self.names[actor]
        return name

    def _orders(self) -> None:
        if not self.reading.constraints:
            return
        self._section("What must come before what")
        events = {e.id: e for e in self.reading.events}
        for constraint in self.reading.constraints:
            who = (
                f", as {self.names.get(constraint.by, constraint.by)} wants it"
                if constraint.by
                else (", wanted" if constraint.kind == "wanted" else "")
            )
            self._item(
                f"{self._label(events[constraint.event])} {constraint_words(constraint.relation)} "
                f"{self._label(events[constraint.anchor]) if constraint.anchor in events else constraint.anchor}{who}"
            )
            if self.explain:
                for span in constraint.spans:
                    self._quote(span)

    def _label(self, event: Event) -> str:
        return f"{event.type} “{textwrap.shorten(' '.join(self.reading.report.quote(event.mentions[0]).split()), 50, placeholder=' …')}”"

    def _stands(self) -> None:
        if self.reading.positions:
            self._section("Where they stand")
            for position in self.reading.positions:
                self._item(
                    f"{self.names[position.actor]} {position.stance}: {textwrap.shorten(position.issue.label, 120, placeholder=' …')}"
                )
        if self.reading.relations:
            self._section("Relations")
            for relation in self.reading.relations:
                a, b = (self.names[x] for x in relation.between)
                self._item(f"{a} and {b}: {relation.direction}")
                if self.explain:
                    self._quote(relation.span)

    def _open(self) -> None:
        if not self.reading.questions:
            return
        self._section("What remains open")
        for question in self.reading.questions:
            self._item(" ".join(self.reading.report.quote(question.text).split()))
            if len(question.alternatives) > 1:
                for span in question.alternatives:
                    self._quote(span)

    def _words(self) -> None:
        if not self.reading.claims:
            return
        self._section("Whose word it rests on")
        found = roots(self.reading.claims)
        names = [f"{self._named(r.name, r.actor)} ({r.kind})" for r in found]
        self._item(f"{len(found)} independent {'source' if len(found) == 1 else 'sources'}: {'; '.join(names)}")
        chains: dict[str, list[Claim]] = {}
        for claim in self.reading.claims:
            chains.setdefault(" ← ".join(self._source(s) for s in claim.chain), []).append(claim)
        for chain, claims in chains.items():
            firm = (
                ""
                if all(c.certainty == "stated" for c in claims)
                else f" ({', '.join(dict.fromkeys(c.certainty for c in claims))})"
            )
            self._item(f"{chain}: {len(claims)} {'claim' if len(claims) == 1 else 'claims'}{firm}")
            if self.explain:
                for claim in claims:
                    self._quote(claim.content)

    def _trouble(self) -> None:
        if not self.reading.problems:
            return
        self._section("Problems")
        for problem in self.reading.problems:
            self._item(f"{problem.kind}: {problem.message}")
