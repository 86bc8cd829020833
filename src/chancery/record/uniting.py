"""Uniting: records of disjoint sets of reports, each whole in itself, made into the one record of all of them.

What meets across them is handed in (`borders.py`): two items of which each was fused without the other. Only the components
that hang together through such two, and what hangs on them, are told anew; so the record is that of one `revise` of all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from chancery.facts.contributions import Asked, Head
from chancery.knowledge.tables import Tables
from chancery.record.batch import Batch
from chancery.record.cabinet import Cabinet
from chancery.record.candidates import Place
from chancery.record.components import Change, Forest
from chancery.record.core import Revision, report_place, same_issue
from chancery.record.events import Events
from chancery.record.events import Pair as Told
from chancery.record.fusion import alike
from chancery.record.inquiries import Inquiries, same_question
from chancery.record.origins import copies
from chancery.record.rulings import report_of
from chancery.record.shelf import ItemKind, Shelf
from chancery.record.ties import found_links, outline

Item = TypeVar("Item")
Pairs = Sequence[tuple[str, str]]
_PAIRS, _PARTS = 4_000, 500
"""Pairs compared, and parts told anew, before what was fetched for them is let go."""
HAPPENINGS: tuple[ItemKind, ...] = ("reports", "mentions", "ties")
OPINIONS: tuple[ItemKind, ...] = ("questions", "positions")
"""Kinds that are made one together. Opinions run through the years: of two such parts most pairs are alike, so one of each two is
looked at first."""


def bind(cabinet: Cabinet, tables: Tables) -> None:
    """Keeps season by season what has many tellings in an index that is whole, so that one more touches few of them."""
    for part in cabinet.unbound("questions"):
        members = {p: tuple(items) for p, items in cabinet.members("questions", [part]).items()}
        Inquiries(cabinet, Revision(cabinet, tables, ()).batch).settle(Change({}, members), ())
        cabinet.trim()
    for part in cabinet.unbound("positions"):
        members = {p: tuple(items) for p, items in cabinet.members("positions", [part]).items()}
        Revision(cabinet, tables, ()).take_stock(Change({}, members))
        cabinet.trim()


class Union(Revision):
    """Records being made one, in goes: of each its happenings, and when all are there what is asked and thought of them. Of a
    question that is asked, or a position held, for years there is more with every block, and nothing else hangs on it.

    What met (`met`) are the candidates of which one is of one record and the other of another; each was fused knowing the crowds
    of plans that all of them tell of (`crowds.py`). `between` is called when what was fetched so far may be let go.
    """

    def __init__(self, shelf: Shelf, tables: Tables, between: Callable[[], None]) -> None:
        super().__init__(shelf, tables, ())
        self.between = between
        self._open: set[str] = set()

    def _let_go(self) -> None:
        self.batch = Batch(self.shelf, self.after)
        self.between()

    def happenings(self, met: Mapping[ItemKind, Pairs]) -> None:
        """Makes the reports, events and ties of some records one with those of the records before them."""
        copied = self._join("reports", met.get("reports", ()), self._heads, copies)
        moved = self.originate(copied)
        self._let_go()
        touched = list(self._join("mentions", self._decided(), self.tellings, _always).after)
        touched += self._join("mentions", met.get("mentions", ()), self.tellings, alike).after
        self._let_go()
        self._retell(touched, moved)
        for some in _lots(sorted(self._tied(met.get("ties", ()))), _PARTS):
            self._note(Events(self.shelf, self.tables, self.batch, self.after).tie(some))

    def opinions(self, met: Mapping[ItemKind, Pairs]) -> None:
        """Makes the questions and positions of all records one, and settles the questions about events that changed."""
        asked = self._join("questions", met.get("questions", ()), self._questions, same_question)
        Inquiries(self.shelf, self.batch).settle(asked, loose=self._open)
        self._open = set()
        self._let_go()
        stances = self._join("positions", met.get("positions", ()), self.stances, same_issue)
        for some in _lots(list(stances.after), _PARTS):
            self.take_stock(
                Change({p: stances.before[p] for p in some if p in stances.before}, {p: stances.after[p] for p in some})
            )
            self._let_go()

    def _note(self, told: Sequence[Told]) -> None:
        """Keeps in mind which questions are about events that changed."""
        self._open |= Inquiries(self.shelf, self.batch).about(told)
        self._let_go()

    def _heads(self, ids: Collection[str]) -> Mapping[str, Place[Head]]:
        return {id: report_place(c.head) for id, c in self.batch.contributions(ids).items()}

    def _questions(self, ids: Collection[str]) -> Mapping[str, Place[Asked]]:
        return Inquiries(self.shelf, self.batch).places(ids)

    def _decided(self) -> Pairs:
        """The mentions that people put together."""
        mentions = {m.id for c in self.batch.contributions(set(self.after.by_report)).values() for m in c.mentions}
        return self.merged(mentions)

    def _join(
        self,
        kind: ItemKind,
        pairs: Pairs,
        load: Callable[[Collection[str]], Mapping[str, Place[Item]]],
        same: Callable[[Item, Item], bool],
    ) -> Change:
        """Joins the components that hang together through any of the pairs; what they were and what they are."""
        forest = Forest()
        find = forest.find
        parts: dict[str, str] = {}
        for some in _lots(dict.fromkeys(x for pair in pairs for x in pair), _PAIRS):
            parts.update(self.shelf.components(kind, some))
        known = [(a, b) for a, b in pairs if a in parts and b in parts and parts[a] != parts[b]]
        firsts = {(parts[a], parts[b]): (a, b) for a, b in reversed(known)} if kind in OPINIONS else {}
        for row in (list(reversed(firsts.values())), known):
            for lot in _lots(((a, b) for a, b in row if find(parts[a]) != find(parts[b])), _PAIRS):
                items = load(sorted({x for pair in lot for x in pair}))
                for a, b in lot:
                    if find(parts[a]) != find(parts[b]) and same(items[a].item, items[b].item):
                        forest.join(parts[a], parts[b])
                if len(row) > _PAIRS:
                    self._let_go()
        groups: dict[str, list[str]] = {}
        for part in dict.fromkeys(x for x in parts.values() if x in forest.lead):
            groups.setdefault(find(part), []).append(part)
        changed = [some for some in groups.values() if len(some) > 1]
        before = {
            part: tuple(items) for part, items in self.shelf.members(kind, [p for g in changed for p in g]).items()
        }
        after = {}
        for some in changed:
            whole = sorted(x for part in some for x in before[part])
            after[whole[0]] = tuple(whole)
        self.shelf.drop_components(kind, sorted(before))
        self.shelf.put_components(kind, after)
        return Change(before, after)

    def _retell(self, touched: Sequence[str], moved: Collection[str]) -> None:
        """Tells the events of some components anew, and those of reports whose origin is another now."""
        for some in _lots(touched, _PARTS):
            members = self.shelf.members("mentions", some)
            self._tell(Change({}, {part: tuple(items) for part, items in members.items()}), ())
        for some in _lots(sorted(moved), _PARTS):
            self._tell(Change(), some)

    def _tied(self, pairs: Pairs) -> set[str]:
        """The events that mentions tie to one of another record: a visit and talks during it, two of one series; and those of which
        one was tied to the other while that was as its own record alone tells it."""
        out: set[str] = set()
        for lot in _lots(pairs, _PAIRS):
            of = self.shelf.event_of(sorted({x for pair in lot for x in pair}))
            found = self.shelf.outlined(sorted(set(of.values())))
            events = {id: outline(e) for id, e in found.items()}
            now = self.shelf.event_of(sorted({link.to for e in found.values() for link in e.links}))
            linked = {id: {now.get(link.to, link.to) for link in e.links} for id, e in found.items()}
            for one, other in {(of[a], of[b]) for a, b in lot if of[a] != of[b]}:
                a, b = events[one], events[other]
                tied = other in linked[one] or one in linked[other]
                if tied or a.type == b.type or found_links(a, [b]) or found_links(b, [a]):
                    out |= {one, other}
            self.between()
        return out

    def _tell(self, change: Change, moved: Sequence[str]) -> None:
        self.batch.contributions({report_of(m) for items in change.after.values() for m in items})  # each unpacked once
        self._note(Events(self.shelf, self.tables, self.batch, self.after).retell(change, (), moved, (), ()))


def _always(one: object, other: object) -> bool:
    return True


def _lots(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while lot := list(islice(rest, size)):
        yield lot
