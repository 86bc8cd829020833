"""Rulings: the decisions of people as the record goes by them, made of the set of all decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chancery.facts.contributions import Contribution
from chancery.facts.decisions import Decision
from chancery.facts.mentions import placed
from chancery.facts.spans import overlap
from chancery.record.identity import Identities


@dataclass(frozen=True, slots=True)
class Rulings:
    """Decisions that hold (not undone), sorted by moment and id; those about one report are found by `of`."""

    standing: tuple[Decision, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    identities: Identities = field(default_factory=Identities)
    by_report: dict[str, tuple[Decision, ...]] = field(default_factory=dict)

    def of(self, reports: Iterable[str]) -> tuple[Decision, ...]:
        """The decisions that name any of the reports or a mention of theirs, in order."""
        found = {d.id: d for report in reports for d in self.by_report.get(report, ())}
        return tuple(sorted(found.values(), key=lambda d: (d.at, d.id)))


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """The rulings of a set of decisions: an undone decision does not hold, an undone undoing makes it hold again."""
    ordered = sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.kind == "undo" and decision.id not in undone:
            undone.add(decision.subject)
    standing = tuple(d for d in ordered if d.id not in undone and d.kind != "undo")
    known: dict[str, str] = {}
    apart: set[tuple[str, str]] = set()
    by_report: dict[str, list[Decision]] = {}
    for decision in standing:
        pair = (min(decision.subject, decision.object or ""), max(decision.subject, decision.object or ""))
        if decision.kind == "same-actor" and decision.object:
            apart.discard(pair)
            known[decision.subject] = decision.object
        elif decision.kind == "other-actor" and decision.object:
            apart.add(pair)
            if known.get(decision.subject) == decision.object:
                del known[decision.subject]
        else:
            for report in sorted({report_of(name) for name in (decision.subject, decision.object) if name}):
                by_report.setdefault(report, []).append(decision)
    return Rulings(
        standing,
        frozenset(d.subject for d in standing if d.kind == "withdraw"),
        Identities(known, frozenset(apart)),
        {report: tuple(found) for report, found in by_report.items()},
    )


def report_of(id: str) -> str:
    """The report that the id of a mention, question, position or tie names; a report's own id is itself."""
    return id.partition(".")[0]


def resolve(id: str, contribution: Contribution | None) -> str | None:
    """The mention of a report that an id means now: the one whose words overlap those of the id most; None where the
    report is gone or nothing stands there. So ids given out before a report was read again go on working."""
    if contribution is None:
        return None
    _, span = placed(id)
    best = max(
        ((max(overlap(span, s) for s in m.spans), m.id) for m in contribution.mentions),
        default=(0, ""),
        key=_first_best,
    )
    return best[1] if best[0] > 0 else None


def _first_best(scored: tuple[int, str]) -> tuple[int, int]:
    return scored[0], -placed(scored[1])[1][0] if scored[1] else 0
