"""The core: the one incremental path by which reports and decisions come into a record and go out of it.

`revise` reads and writes a shelf. What comes is filed, the components it touches are made anew, their groups are told, the
events they are ordered against are told again, then questions, positions and relations. Every step is a function of the
set of items it looks at, so the shelf ends up the same whatever the order and the batches.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chancery.facts.contributions import Contribution, Head, Held
from chancery.facts.decisions import Decision
from chancery.facts.mentions import Mention
from chancery.facts.record_positions import RecordPosition
from chancery.knowledge.tables import Tables
from chancery.outlook.relations import point_of, relation_of
from chancery.record.apart import near
from chancery.record.batch import Batch
from chancery.record.candidates import Place
from chancery.record.comparisons import COPY_REACH
from chancery.record.components import Change, regroup
from chancery.record.crowds import MOST, plan_filing
from chancery.record.events import Events
from chancery.record.fusion import alike
from chancery.record.inquiries import Inquiries
from chancery.record.keys import FOREVER
from chancery.record.origins import copies, copy_keys, origin
from chancery.record.rulings import Rulings, report_of, rulings
from chancery.record.shelf import Outcome, Shelf
from chancery.record.standpoints import Standpoints
from chancery.record.ties import tie_filing
from chancery.record.views import DAY, View
from chancery.record.words import likeness

_ISSUE_REACH = 400 * DAY
SAME_ISSUE = 0.5
"""What two positions have of all their words in common at least, where they are on one issue."""


def revise(
    shelf: Shelf,
    tables: Tables,
    arrived: Sequence[Contribution] = (),
    gone: Collection[str] = (),
    decisions: Sequence[Decision] = (),
) -> Outcome:
    """Takes contributions in (each in place of an older one of its report), lets those of the reports `gone` go, and
    carries out decisions; gives what changed.

    The same contribution or decision twice is once. A record that held none of the reports that go is left as it was.
    """
    return Revision(shelf, tables, decisions).run(arrived, gone)


class Revision:
    """One revision of what a shelf holds."""

    def __init__(self, shelf: Shelf, tables: Tables, decisions: Sequence[Decision]) -> None:
        self.shelf, self.tables = shelf, tables
        known = list(shelf.decisions())
        self.before: Rulings = rulings(known)
        fresh = sorted({d.id: d for d in decisions}.values(), key=lambda d: d.id)
        fresh = [d for d in fresh if d.id not in {k.id for k in known}]
        if fresh:
            shelf.put_decisions(fresh)
        self.after: Rulings = rulings([*known, *fresh]) if fresh else self.before
        self.batch = Batch(shelf, self.after)

    def run(self, arrived: Sequence[Contribution], gone: Collection[str]) -> Outcome:
        new = {c.head.id: c for c in arrived}
        switched = self.before.withdrawn ^ self.after.withdrawn
        old = dict(self.shelf.contributions(sorted({*new, *gone, *switched})))
        new = {id: c for id, c in sorted(new.items()) if old.get(id) != c}
        for id in switched:
            if id in old and id not in new:
                new[id] = old[id]
        lost = [id for id in sorted(gone) if id in old and id not in new]
        out = [old[id] for id in sorted({*new, *lost}) if id in old and id not in self.before.withdrawn]
        inn = [c for id, c in sorted(new.items()) if id not in self.after.withdrawn]
        self.shelf.put_contributions(list(new.values()))
        self.shelf.drop_contributions(lost)
        self.batch.forget([*new, *lost])
        moved = self._origins(out, inn)
        stirred = self._stirred()
        change = self._mentions(out, inn, stirred)
        events = Events(self.shelf, self.tables, self.batch, self.after)
        removed = {m.id for c in out for m in c.mentions}
        told = events.retell(change, removed, moved, [o for c in out for o in c.orderings], stirred)
        questions = Inquiries(self.shelf, self.batch).retell(out, inn, told)
        positions = self._positions(out, inn)
        self._relations(out, inn)
        return Outcome(
            events=tuple(told),
            questions=tuple(questions),
            positions=tuple(positions),
            reports=tuple(sorted({*new, *lost})),
        )

    def _stirred(self) -> set[str]:
        """The mentions that decisions newly made or undone speak of; for decisions on actors, all that name them."""
        one = {d.id: d for d in self.before.standing}
        other = {d.id: d for d in self.after.standing}
        changed = [d for id, d in sorted({**one, **other}.items()) if (id in one) != (id in other)]
        out: set[str] = set()
        for decision in changed:
            names = [n for n in (decision.subject, decision.object) if n]
            if decision.kind in ("same-actor", "other-actor"):
                everywhere = (FOREVER[0].timestamp(), FOREVER[1].timestamp())
                out |= self.shelf.find("mentions", [([f"actor|{n}" for n in names], *everywhere)])
            elif decision.kind != "withdraw":
                reports = {report_of(n) for n in names}
                out |= {m.id for c in self.batch.contributions(reports).values() for m in c.mentions}
        return out

    def _origins(self, out: Sequence[Contribution], inn: Sequence[Contribution]) -> set[str]:
        """Brings copies in step; the reports whose origin is another now."""
        change = regroup(
            self.shelf,
            "reports",
            removed={c.head.id: report_place(c.head).filing(c.head.id) for c in out},
            added={c.head.id: report_place(c.head) for c in inn},
            place=lambda ids: {id: report_place(c.head) for id, c in self.batch.contributions(ids).items()},
            alike=copies,
        )
        return self.originate(change)

    def originate(self, change: Change) -> set[str]:
        """Puts the origins of changed parts in the place of what stood there; the reports whose origin is another now."""
        reports = {r for items in (*change.before.values(), *change.after.values()) for r in items}
        before = dict(self.shelf.origin_of(sorted(reports)))
        contributions = self.batch.contributions(reports)
        made = [origin(contributions[r].head for r in items) for items in change.after.values()]
        after = {r: o for o in made for r in o.reports}
        self.shelf.drop_origins(sorted({o.id for o in before.values()}))
        self.shelf.put_origins(sorted(made, key=lambda o: o.id))
        return {r for r in reports if before.get(r) != after.get(r)}

    def _mentions(self, out: Sequence[Contribution], inn: Sequence[Contribution], stirred: set[str]) -> Change:
        theirs = [m for c in out for m in c.mentions]
        mine = [m for c in inn for m in c.mentions]
        self.shelf.unfile("ties", [f for m in theirs if (f := tie_filing(m)) is not None])
        self.shelf.file("ties", [f for m in mine if (f := tie_filing(m)) is not None])
        stirred |= self._crowds(theirs, mine)
        there = self.tellings(sorted(stirred - {m.id for m in (*theirs, *mine)}))
        return regroup(
            self.shelf,
            "mentions",
            removed={id: p.filing(id) for id, p in there.items()}
            | {m.id: Place(m, *_filed(m)).filing(m.id) for m in theirs},
            added={**self.tellings([m.id for m in mine]), **there},
            place=self.tellings,
            alike=alike,
            tied=self.merged,
            sieve=near,
        )

    def tellings(self, ids: Collection[str]) -> dict[str, Place[View]]:
        """Mentions with their places; ids that name none now are left out."""
        return {id: telling_place(view) for id, view in self.batch.views(ids).items()}

    def _crowds(self, theirs: Sequence[Mention], mine: Sequence[Mention]) -> set[str]:
        """Files plans for their crowds; those of crowds that came about or broke up, among those that stay."""
        old = [f for m in theirs if (f := plan_filing(m)) is not None]
        new = [f for m in mine if (f := plan_filing(m)) is not None]
        keys = sorted({key for f in (*old, *new) for key in f.emits})
        before = self.shelf.spread("plans", keys)
        self.shelf.unfile("plans", old)
        self.shelf.file("plans", new)
        after = self.shelf.spread("plans", keys)
        turned = [key for key in keys if (before[key] > MOST) != (after[key] > MOST)]
        everywhere = (FOREVER[0].timestamp(), FOREVER[1].timestamp())
        found = self.shelf.find("plans", [(turned, *everywhere)]) if turned else set()
        return found - {f.id for f in (*old, *new)}

    def merged(self, ids: Collection[str]) -> list[tuple[str, str]]:
        """The pairs that people put together, among decisions about the reports of some mentions."""
        if not self.after.by_report:
            return []
        decided = [d for d in self.after.of({report_of(id) for id in ids}) if d.kind == "merge" and d.object]
        means = self.batch.resolved({n for d in decided for n in (d.subject, d.object) if n})
        pairs = [(means.get(d.subject), means.get(d.object or "")) for d in decided]
        return [(a, b) for a, b in pairs if a is not None and b is not None and a != b]

    def _positions(
        self, out: Sequence[Contribution], inn: Sequence[Contribution]
    ) -> list[tuple[RecordPosition | None, RecordPosition | None]]:
        change = regroup(
            self.shelf,
            "positions",
            removed={h.id: position_place(h).filing(h.id) for c in out for h in c.positions},
            added={h.id: position_place(h) for c in inn for h in c.positions},
            place=self.stances,
            alike=same_issue,
            share=SAME_ISSUE,
            large=lambda parts: self.shelf.sheaves("positions", parts),
        )
        return self.take_stock(change)

    def stances(self, ids: Collection[str]) -> dict[str, Place[Held]]:
        """Positions as reports give them, with their places."""
        return {h.id: position_place(h) for h in self.batch.held(ids)}

    def take_stock(self, change: Change) -> list[tuple[RecordPosition | None, RecordPosition | None]]:
        """Tells the positions of changed parts anew."""
        return Standpoints(self.shelf, self.stances).retell(change)

    def _relations(self, out: Sequence[Contribution], inn: Sequence[Contribution]) -> None:
        pairs = sorted({t.between for c in (*out, *inn) for t in c.ties})
        known = dict(self.shelf.relations(pairs))
        old = {c.head.id for c in out}
        for pair in pairs:
            points = [p for p in known[pair].points if p.report not in old] if pair in known else []
            points += [point_of(t) for c in inn for t in c.ties if t.between == pair]
            series = relation_of(pair, points)
            if series is None:
                self.shelf.drop_relations([pair])
            else:
                self.shelf.put_relations([series])


def _filed(mention: Mention) -> tuple[tuple[str, ...], tuple[str, ...], float, float]:
    """What a mention emits and seeks, and its reach; decisions on actors find it by those it names."""
    emits = (*mention.emits, *dict.fromkeys([f"actor|{p.actor}" for p in mention.parties]))
    return emits, mention.seeks, mention.reach[0].timestamp(), mention.reach[1].timestamp()


def report_place(head: Head) -> Place[Head]:
    """A report as it is filed and sought among its copies."""
    emits, seeks = copy_keys(head)
    return Place(head, emits, seeks, *_around(head, COPY_REACH))


def telling_place(view: View) -> Place[View]:
    """A mention as it is filed and sought."""
    if view.filed is None:
        view.filed = _filed(view.mention)
    return Place(view, *view.filed)


def position_place(held: Held) -> Place[Held]:
    """A position as it is filed and sought."""
    keys = tuple([f"{held.actor}|{word}" for word in held.subject]) or (f"{held.actor}|={held.issue.lower()}",)
    return Place(held, keys, keys, *_reach(held.at.timestamp() if held.at else None, _ISSUE_REACH))


def same_issue(one: Held, other: Held) -> bool:
    """True where two positions are one actor's on one issue."""
    if one.actor != other.actor or (one.toward not in (None, other.toward) and other.toward is not None):
        return False
    if not one.subject or not other.subject:
        return one.issue.lower() == other.issue.lower()
    return likeness(one.subject, other.subject) >= SAME_ISSUE


def _around(head: Head, reach: float) -> tuple[float, float]:
    return _reach(head.at.timestamp() if head.at is not None else None, reach)


def _reach(at: float | None, reach: float) -> tuple[float, float]:
    if at is None:
        return FOREVER[0].timestamp(), FOREVER[1].timestamp()
    return at - reach, at + reach
