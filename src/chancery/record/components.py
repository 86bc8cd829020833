"""Components: the connected parts of the graph of items that are alike, kept in step with items that come and go.

Whether two items are alike is a property of the pair alone, so the parts are a function of the set of items: a new item
can only join parts, an item that goes can only cut its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from chancery.record.candidates import Place, Sieve, candidates
from chancery.record.shelf import Filing, ItemKind, Shelf

Item = TypeVar("Item")
_FEW, _MANY, _SOME = 16, 64, 16
"""Where no more than so many items come, of a part with more than so many near them so many are looked at first: as a rule
what comes hangs together with one of these, and the others need not be fetched."""


@dataclass(slots=True)
class Change:
    """The parts that went and those that came in their place, each as its items; parts that `grown` have, each with what
    came to it."""

    before: dict[str, tuple[str, ...]] = field(default_factory=dict)
    after: dict[str, tuple[str, ...]] = field(default_factory=dict)
    grown: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Forest:
    """Disjoint sets of ids; the smallest leads."""

    def __init__(self) -> None:
        self.lead: dict[str, str] = {}

    def find(self, id: str) -> str:
        """The leader of an id's set."""
        lead = self.lead
        lead.setdefault(id, id)
        while lead[id] != id:
            lead[id] = lead[lead[id]]
            id = lead[id]
        return id

    def join(self, one: str, other: str) -> None:
        """Puts two sets together."""
        a, b = self.find(one), self.find(other)
        if a != b:
            self.lead[max(a, b)] = min(a, b)

    def join_all(self, ids: Sequence[str]) -> None:
        """Puts the sets of several together."""
        for one, other in pairwise(ids):
            self.join(one, other)

    def parts(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The sets, by leader, sorted."""
        out: dict[str, list[str]] = {}
        for id in sorted(ids):
            out.setdefault(self.find(id), []).append(id)
        return {lead: tuple(found) for lead, found in out.items()}


def regroup(
    shelf: Shelf,
    kind: ItemKind,
    *,
    removed: Mapping[str, Filing],
    added: Mapping[str, Place[Item]],
    place: Callable[[Collection[str]], Mapping[str, Place[Item]]],
    alike: Callable[[Item, Item], bool],
    tied: Callable[[Collection[str]], Sequence[tuple[str, str]]] = lambda ids: (),
    sieve: Callable[[Sequence[Item], Sequence[Item]], Sieve] | None = None,
    share: float = 0.0,
    large: Callable[[Collection[str]], Collection[str]] = lambda parts: (),
) -> Change:
    """Brings the components of a kind in step: `removed` items go, with how they were filed; `added` ones come (changed
    ones are both).

    `place` gives the items already filed, `alike` says which belong together (of those that `sieve` and `share`
    do not leave out in the mass, as in `candidates`), `tied` the pairs that a person put together, for some items.
    Of some parts `large` says to which of them items may be added without looking at all that they hold.
    """
    gone = [id for id in removed if id not in added]
    shelf.unfile(kind, [removed[id] for id in sorted(removed)])
    near = shelf.find(kind, [(p.seeks, p.first, p.last) for _, p in sorted(added.items())]) - set(removed) - set(added)
    shelf.file(kind, [p.filing(id) for id, p in sorted(added.items())])
    touched = dict(shelf.components(kind, {*removed, *added, *near}))
    broken = {touched[id] for id in removed if id in touched}
    forest = Forest()
    later: list[str] = []
    for part, ids in _by_part(near, touched).items():
        if part not in broken:
            forest.join_all(ids)
            later += ids[_SOME:] if len(ids) > _MANY and len(added) <= _FEW else ()
    some = near.difference(later)
    known: Mapping[str, Place[Item]] = {**place(some), **added} if some else added
    met = _connect(forest, added, known, alike, sieve, share)
    later = [id for id in later if any(forest.find(id) != forest.find(one) for one in added)]
    if later:
        rest = place(later)
        known = {**known, **rest}
        met |= _connect(forest, added, rest, alike, sieve, share)
    grown = _growing(forest, added, {id: touched[id] for id in met if id in touched}, broken, large)
    shelf.extend_components(kind, grown)
    added = {id: one for id, one in added.items() if id not in {x for items in grown.values() for x in items}}
    parts = {touched[id] for id in {*removed, *added, *met} if id in touched} - grown.keys()
    members = {part: list(items) for part, items in shelf.members(kind, parts).items()}
    ties: dict[tuple[str, str], None] = {}
    while True:
        pool = {id for items in members.values() for id in items} | set(added)
        ties.update(dict.fromkeys(tied(pool)))
        strangers = {x for pair in ties for x in pair} - pool - set(gone)
        more = set(shelf.components(kind, strangers).values()) - parts
        if not more:
            break
        parts |= more
        members.update({part: list(items) for part, items in shelf.members(kind, more).items()})
    pool -= set(gone)
    for part, items in members.items():
        left = [id for id in items if id in pool]
        if part in broken:
            unknown = place([i for i in left if i not in known])
            rest = {id: unknown[id] if id in unknown else known[id] for id in left if id in unknown or id in known}
            _connect(forest, rest, rest, alike, sieve, share)
        else:
            forest.join_all(left)
    for one, other in ties:
        if one in pool and other in pool:
            forest.join(one, other)
    after = forest.parts(pool)
    shelf.drop_components(kind, sorted(parts))
    shelf.put_components(kind, after)
    return Change({part: tuple(items) for part, items in members.items()}, after, grown)


def _growing(
    forest: Forest,
    added: Mapping[str, Place[Item]],
    met: Mapping[str, str],
    broken: Collection[str],
    large: Callable[[Collection[str]], Collection[str]],
) -> dict[str, tuple[str, ...]]:
    """The large parts that some of the added items join, and nothing else: each with these, where none is to lead it."""
    able = set(large(sorted(set(met.values()) - set(broken))))
    if not able:
        return {}
    joined: dict[str, set[str]] = {}
    for id, part in met.items():
        joined.setdefault(forest.find(id), set()).add(part)
    coming: dict[str, list[str]] = {}
    for id in sorted(added):
        coming.setdefault(forest.find(id), []).append(id)
    found = {next(iter(parts)): coming.get(lead, ()) for lead, parts in joined.items() if len(parts) == 1}
    return {part: tuple(ids) for part, ids in found.items() if part in able and ids and part < min(ids)}


def _by_part(ids: Iterable[str], parts: Mapping[str, str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for id in sorted(ids):
        if id in parts:
            out.setdefault(parts[id], []).append(id)
    return out


def _connect(
    forest: Forest,
    ours: Mapping[str, Place[Item]],
    theirs: Mapping[str, Place[Item]],
    alike: Callable[[Item, Item], bool],
    sieve: Callable[[Sequence[Item], Sequence[Item]], Sieve] | None,
    share: float,
) -> set[str]:
    """Joins each of ours with those of theirs that are candidates and alike; gives all that were joined. Two that hang
    together already are not compared: only the parts matter."""
    met: set[str] = set()
    find = forest.find
    for one, other in candidates(ours, theirs, sieve, share):
        if find(one) != find(other) and alike(ours[one].item, theirs[other].item):
            forest.join(one, other)
            met |= {one, other}
    return met
