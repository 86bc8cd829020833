"""Events told anew: the groups of changed components, and the events that hang on them by orders and ties."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from chancery.facts.contradictions import Contradiction
from chancery.facts.contributions import Ordering
from chancery.facts.record_events import RecordEvent, RecordLink
from chancery.knowledge.events import event_tables
from chancery.knowledge.tables import Tables
from chancery.record.batch import Batch
from chancery.record.components import Change
from chancery.record.composing import compose, event_id
from chancery.record.fusion import Group, fuse, in_order
from chancery.record.network import Order, Solved, dated, solve
from chancery.record.rulings import Rulings
from chancery.record.shelf import Shelf
from chancery.record.telling import Tale, tell
from chancery.record.ties import Outline, found_links, outline, tie_seeks, told_links
from chancery.record.views import View

Pair = tuple[RecordEvent | None, RecordEvent | None]


class Events:
    """Tells the events that a change touches; the shelf holds the rest.

    `groups` and `tales` are the events in the making, by id; `of` gives for each of their mentions the event.
    """

    def __init__(self, shelf: Shelf, tables: Tables, batch: Batch, ruled: Rulings) -> None:
        self.shelf, self.batch, self.ruled = shelf, batch, ruled
        self.types = event_tables(tables).types
        self.groups: dict[str, Group] = {}
        self.tales: dict[str, Tale] = {}
        self.of: dict[str, str] = {}
        self.gone: set[str] = set()
        self.outlines: dict[str, Outline] = {}

    def retell(
        self,
        change: Change,
        removed: Collection[str],
        moved: Collection[str],
        dropped: Sequence[Ordering],
        stirred: Collection[str],
    ) -> list[Pair]:
        """Makes the groups of the changed components anew, tells them and whatever hangs on them, and puts them on the
        shelf. `removed` mentions are gone, the origin of `moved` reports has changed, `dropped` orders no longer hold,
        decisions on `stirred` mentions have changed. Gives each event that changed, as it was and as it is."""
        touched = {m for items in (*change.before.values(), *change.after.values()) for m in items}
        former = set(self.shelf.event_of(sorted(touched | set(removed))).values())
        before: dict[str, RecordEvent] = dict(self.shelf.events(sorted(former)))
        for items in change.after.values():
            self._fuse(items)
        self.gone = former - self.groups.keys()
        loose = {m.id for c in self.batch.contributions(moved).values() for m in c.mentions}
        loose |= {x for o in dropped for x in (o.event, o.anchor) if "." in x}
        loose |= set(stirred)
        loose -= set(self.of) | set(removed)
        self._recall(set(self.shelf.event_of(sorted(loose)).values()) - former)
        start = set(self.groups)
        orders = self._closure(start)
        before.update(self.shelf.events(sorted(self.groups.keys() - before.keys())))
        still = {id for id in self.groups if dated(self.tales[id].last.window)}
        solved = solve(self.tales, [o for found in orders.values() for o in found], still)
        near = self._near({id: self.groups[id].members for id in self.groups})
        after = self._compose(orders, solved, near)
        partners = {link.to for id in (former | start) & before.keys() for link in before[id].links}
        partners |= self._tied(start, near)
        partners -= self.groups.keys() | self.gone
        others = dict(self.shelf.events(sorted(partners)))
        before.update(others)
        after.update(self._relink(others))
        self._put(before, after)
        self._settle(start, solved)
        return [
            (before.get(id), after.get(id))
            for id in sorted(self.gone | after.keys())
            if before.get(id) != after.get(id)
        ]

    def _put(self, before: Mapping[str, RecordEvent], after: Mapping[str, RecordEvent]) -> None:
        self.shelf.drop_events(sorted(self.gone))
        self.shelf.put_events([after[id] for id in sorted(after) if before.get(id) != after[id]])

    def _settle(self, start: set[str], solved: Solved) -> None:
        """Puts the contradictions of the parts solved in the place of what stood there."""
        seen = set(self.groups)
        found = {c.id: c for c in solved.contradictions}
        known: Mapping[str, Contradiction] = self.shelf.contradictions_of(sorted(seen | self.gone))
        stale = [id for id, c in known.items() if set(c.events) & (self.gone | start) or set(c.events) <= seen]
        self.shelf.drop_contradictions(sorted(set(stale) - found.keys()))
        self.shelf.put_contradictions([found[id] for id in sorted(found) if known.get(id) != found[id]])

    def _fuse(self, items: Sequence[str]) -> None:
        """The groups of one component."""
        views = self.batch.views(items)
        decided = self.ruled.of({v.report for v in views.values()}) if self.ruled.by_report else ()
        resolved = self.batch.resolved({n for d in decided for n in (d.subject, d.object) if n})
        for group in fuse(list(views.values()), self.ruled, resolved):
            self._tell(group)

    def _tell(self, group: Group) -> None:
        members = {v.id for v in group.members}
        sets = [
            d
            for d in (self.ruled.of({v.report for v in group.members}) if self.ruled.by_report else ())
            if d.kind == "set"
        ]
        means = self.batch.resolved({d.subject for d in sets})
        sets = [d for d in sets if means.get(d.subject) in members]
        group.decisions = sorted({*group.decisions, *(d.id for d in sets)})
        id = event_id(group.members)
        self.groups[id] = group
        self.tales[id] = tell(group.members, sets, self.ruled.identities)
        self.of.update(dict.fromkeys(members, id))

    def _recall(self, ids: Collection[str]) -> None:
        """Takes events of the shelf up again, grouped as they are."""
        for event in self.shelf.events(sorted(set(ids) - self.groups.keys() - self.gone)).values():
            members = self._members(event)
            if members:
                self._tell(Group(members, list(event.joined), event.nearest, list(event.decisions)))

    def _members(self, event: RecordEvent) -> list[View]:
        return sorted(self.batch.views([m.id for m in event.mentions]).values(), key=in_order)

    def _closure(self, start: set[str]) -> dict[str, list[Order]]:
        """Takes up every event that hangs on those of `start` by orders or told links; the orders of each. From `start`
        it goes one step in any case, further only over events that are not dated."""
        orders: dict[str, list[Order]] = {}
        queue = sorted(start)
        while queue:
            nearby: set[str] = set()
            for id in queue:
                orders[id] = self._orders(id, self.groups[id].members)
                if id in start or not dated(self.tales[id].last.window):
                    nearby |= {x for o in orders[id] for x in (o.event, o.anchor) if "." in x}
                if id in start:
                    nearby |= self._linked(self.groups[id].members)
            self._recall(nearby)
            queue = sorted((nearby & self.groups.keys()) - orders.keys())
        return orders

    def _linked(self, members: Sequence[View]) -> set[str]:
        """The events that the members' reports tie to them."""
        names = {link.to for v in members for link in v.mention.links}
        mine = {v.id for v in members}
        for mention in self.batch.linking({v.report for v in members}):
            if any(link.to in mine for link in mention.links):
                names.add(mention.id)
        return set(self._event_of(names - mine).values()) if names else names

    def _orders(self, id: str, members: Sequence[View]) -> list[Order]:
        """The orders in which an event stands, with the events at both ends."""
        mine = {v.id for v in members}
        found = [
            (o, c.head.at)
            for c in self.batch.contributions({v.report for v in members}).values()
            if c.head.edition != "retraction"
            for o in c.orderings
            if o.event in mine or o.anchor in mine
        ]
        if not found:
            return []
        of = self._event_of({x for o, _ in found for x in (o.event, o.anchor) if "." in x})
        out = []
        for ordering, at in found:
            event = of.get(ordering.event)
            anchor = of.get(ordering.anchor) if "." in ordering.anchor else ordering.anchor
            if event is not None and anchor is not None and event != anchor:
                out.append(Order(ordering, event, anchor, at))
        return sorted(out, key=lambda o: o.key)

    def _event_of(self, mentions: Iterable[str]) -> dict[str, str]:
        """The event that holds each mention now: in the making, or on the shelf."""
        wanted = set(mentions)
        out = {m: self.of[m] for m in wanted if m in self.of}
        if len(out) < len(wanted):
            out.update(self.shelf.event_of(sorted(wanted - out.keys())))
        return out

    def _near(self, events: Mapping[str, Sequence[View]]) -> dict[str, set[str]]:
        """For each event those that may be tied to it: what one emits for its ties the other seeks."""
        found: dict[str, set[str]] = {}
        for id, members in events.items():
            seeks = {s for v in members if (s := tie_seeks(v.mention))[0]}
            found[id] = self.shelf.find("ties", sorted(seeks)) if seeks else set()
        of = self._event_of({m for mentions in found.values() for m in mentions})
        return {id: {of[m] for m in mentions if m in of} - {id} for id, mentions in found.items()}

    def tie(self, ids: Collection[str]) -> list[Pair]:
        """Ties some events of the shelf anew, and leaves them as they are otherwise."""
        before = dict(self.shelf.events(sorted(ids)))
        after = self._relink(before)
        self._put(before, after)
        return [(before[id], after[id]) for id in sorted(after) if before[id] != after[id]]

    def _compose(
        self, orders: Mapping[str, list[Order]], solved: Solved, near: Mapping[str, set[str]]
    ) -> dict[str, RecordEvent]:
        """All events taken up, with the windows that the network gives them."""
        reports = {v.report for g in self.groups.values() for v in g.members}
        origins = dict(self.shelf.origin_of(sorted(reports)))
        everywhere = {r for o in origins.values() for r in o.reports} | reports
        heads = {r: c.head for r, c in self.batch.contributions(everywhere).items()}
        self.outlines = outlines = self._outlines(near, {id: group.members for id, group in self.groups.items()})
        out: dict[str, RecordEvent] = {}
        for id, group in self.groups.items():
            links = self._links(id, group.members, orders[id], outlines, near[id])
            out[id] = compose(
                group,
                self.tales[id],
                solved.steps[id],
                solved.bounds[id],
                orders[id],
                links,
                origins,
                heads,
                self.types,
            )
        return out

    def _links(
        self,
        id: str,
        members: Sequence[View],
        orders: Sequence[Order],
        outlines: Mapping[str, Outline],
        near: Collection[str],
    ) -> list[RecordLink]:
        names = {link.to for v in members for link in v.mention.links}
        if not (names or orders or near):
            return []
        of = self._event_of(names)
        told = told_links(members, orders, id, of)
        found = found_links(outlines[id], [outlines[x] for x in sorted(near) if x in outlines])
        known = {(link.to, link.kind): link for link in (*told, *found)}
        return [known[key] for key in sorted(known)]

    def _relink(self, events: Mapping[str, RecordEvent]) -> dict[str, RecordEvent]:
        """Events that stay as they are but for their ties."""
        members = {id: self._members(event) for id, event in events.items()}
        near = self._near(members)
        outlines = self._outlines(near, members)
        out = {}
        for id, event in events.items():
            links = self._links(id, members[id], self._orders(id, members[id]), outlines, near[id])
            out[id] = replace(event, links=tuple(links))
        return out

    def _tied(self, start: Collection[str], near: Mapping[str, set[str]]) -> set[str]:
        """The events near those of `start` that are tied to them as they are now."""
        out = set()
        for id in start:
            here = self.outlines[id]
            for other in near[id]:
                there = self.outlines.get(other)
                if there is not None and found_links(there, [here]):
                    out.add(other)
        return out

    def _outlines(self, near: Mapping[str, set[str]], members_of: Mapping[str, Sequence[View]]) -> dict[str, Outline]:
        """What ties ask of some events and of those near them, in the making or on the shelf. Of what series one near is
        matters only to an event that is of a series itself."""
        ids = {x for found in near.values() for x in found} | near.keys() | members_of.keys()
        serial = {id for id, members in members_of.items() if _series(members)}
        serial |= {x for id in serial for x in near.get(id, ())}
        out = {}
        for id in ids:
            if id in self.groups:
                last, members = self.tales[id].last, self.groups[id].members
                first = members[0].mention.at
                out[id] = Outline(
                    id, last.type, last.status, last.window, last.participants, last.place, first, _series(members)
                )
        others = ids - out.keys() - self.gone
        for id, event in self.shelf.events(sorted(others & serial)).items():
            out[id] = outline(event, _series(self._members(event)))
        for id, one in self.shelf.outlined(sorted(others - serial)).items():
            out[id] = outline(one)
        return out


def _series(members: Sequence[View]) -> frozenset[str]:
    return frozenset(v.mention.series for v in members if v.mention.series is not None)
