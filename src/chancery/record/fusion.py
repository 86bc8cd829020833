"""Fusion: which mentions of a component tell of one happening; a function of the set of mentions and rulings alone.

Every pair is scored (`comparisons.py`, `scores.py`). Groups grow by joining, again and again, the two with the best mean score
(average linkage), never over a veto, while that mean is positive; ties are settled by id. Then a plan that was put off is
joined to its new date, one to one, and the decisions of people are carried out in order. Nothing depends on order of
arrival.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np
from numpy.typing import NDArray

from chancery.facts.record_events import Joined
from chancery.record.apart import APART, BRIDGE
from chancery.record.comparisons import VETO, gap
from chancery.record.keys import DONE_ONCE, FOREVER, LATE
from chancery.record.rulings import Rulings
from chancery.record.scores import reasons, score, undated_score
from chancery.record.views import View

LARGEST = 64
"""A component larger than this is cut at higher and higher scores until its parts are not."""
_SMALL = 12
"""Tellings up to which a part is grouped number by number: a matrix takes longer to set up."""
_NOTHING = 1e-9
_SURELY = 2.0
Resolver = Mapping[str, str | None]


@dataclass(slots=True)
class Group:
    """Mentions that tell of one happening, with why each of them is held to be of it."""

    members: list[View]
    joined: list[Joined] = field(default_factory=list)
    nearest: Joined | None = None
    decisions: list[str] = field(default_factory=list)


def candidates(a: View, b: View) -> bool:
    """True where two mentions are worth comparing: what one emits the other seeks, and their reach overlaps."""
    one, other = a.mention, b.mention
    return (
        one.reach[0] <= other.reach[1] and other.reach[0] <= one.reach[1] and not set(one.emits).isdisjoint(other.seeks)
    )


def alike(a: View, b: View) -> bool:
    """True where two candidates may be in one group: their score is positive, or one is a plan that was put off and the
    other can be its new date. A property of the pair."""
    if a.report == b.report:
        return False
    return linked(a, b) or bridges(a, b)


def linked(a: View, b: View) -> bool:
    """True where the score of two is positive; where their windows do not meet, well so. Else the daily talks of two
    great powers would hang together through all the years, each by a doubtful link with those of the day before."""
    least = APART if gap(a, b) > 0 else 0.0
    return score(a, b) > least


def _overdue(plan: View, done: View) -> bool:
    """True where a deed that is done once was planned for a day and is told as done some months later: a treaty to be
    signed during a visit that was put off."""
    if plan.type not in DONE_ONCE or not (plan.ahead and plan.told and done.past):
        return False
    if plan.latest is None or done.earliest is None or not plan.at or not done.at or done.at < plan.at:
        return False
    return 0 < done.earliest - plan.latest < LATE.total_seconds() and undated_score(plan, done) > _SURELY


def bridges(a: View, b: View) -> bool:
    """True where one tells that a plan is put off and the other, later, of the same thing at another time."""
    for off, new in ((a, b), (b, a)):
        if new.type != off.type or new.mention.status == "postponed" or off.crowded:
            continue
        if not (off.moved or _overdue(off, new)):
            continue
        if off.at is None or new.at is None or new.at < off.at:
            continue
        ends = new.latest if new.latest is not None else new.at
        if ends >= off.at and new.mention.salience == "news" and undated_score(off, new) > BRIDGE:
            return True
    return False


def fuse(views: Sequence[View], rulings: Rulings, resolved: Resolver) -> list[Group]:
    """The groups of one component, each with its reasons; sorted by their first mention.

    `resolved` gives, for the ids that decisions name, the mention that each means now.
    """
    if len(views) == 1 and not rulings.by_report:
        return [Group(list(views))]
    ordered = sorted(views, key=in_order)
    groups: list[list[View]] = []
    tables: dict[tuple[str, str], float] = {}
    leaders, followers = _led(ordered) if len(ordered) > LARGEST else (ordered, {})
    for part in _parts(leaders, 0.0):
        groups += _linked(part, tables)
    _follow(groups, ordered, followers)
    groups = _carried_over(groups)
    decided = rulings.of({v.report for v in views})
    groups, ruled = _ruled(groups, decided, resolved)
    out = [_explained(sorted(g, key=in_order), tables, ruled, followers) for g in groups]
    out.sort(key=lambda g: in_order(g.members[0]))
    _near(out, tables)
    return out


def in_order(view: View) -> tuple[float, str, int]:
    """First by publication (undated ones last), report and span."""
    return (view.at if view.at is not None else FOREVER[1].timestamp(), view.report, view.mention.spans[0][0])


def _led(views: Sequence[View]) -> tuple[list[View], dict[str, View]]:
    """Of a large component the first telling of each kind, and for every later one that says the same of the same (type,
    who, status, window, place) the one it follows. Views come in order."""
    leaders: dict[tuple[object, ...], View] = {}
    followers: dict[str, View] = {}
    for view in views:
        mention = view.mention
        people = tuple(sorted(p.actor for p in mention.parties))
        window = (mention.window.earliest, mention.window.latest) if view.told else (None, None)
        says = (mention.type, people, mention.status, window, mention.place, mention.lemma if not people else "")
        leader = leaders.setdefault((*says, view.head.edition), view)
        if leader is not view:
            followers[view.id] = leader
    return list(leaders.values()), followers


def _follow(groups: list[list[View]], views: Sequence[View], followers: Mapping[str, View]) -> None:
    """Puts followers with those they follow, unless their report already has a telling there."""
    where = {v.id: group for group in groups for v in group}
    reports = {id(group): {v.report for v in group} for group in groups}
    for view in views:
        leader = followers.get(view.id)
        if leader is None:
            continue
        group = where[leader.id]
        if view.report in reports[id(group)]:
            groups.append([view])
        else:
            group.append(view)
            reports[id(group)].add(view.report)


def _parts(views: Sequence[View], least: float) -> list[list[View]]:
    """A component as it is, or cut where links are weakest until no part is too large."""
    if len(views) <= LARGEST:
        return [list(views)]
    leader = list(range(len(views)))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i, a in enumerate(views):
        for j in range(i):
            if find(i) != find(j) and candidates(a, views[j]) and score(a, views[j]) > least:
                leader[max(find(i), find(j))] = min(find(i), find(j))
    parts: dict[int, list[View]] = {}
    for i, view in enumerate(views):
        parts.setdefault(find(i), []).append(view)
    if least > 12:
        return [part[k : k + LARGEST] for part in parts.values() for k in range(0, len(part), LARGEST)]
    return [small for part in parts.values() for small in _parts(part, least + 1.0)]


def _linked(views: list[View], tables: dict[tuple[str, str], float]) -> list[list[View]]:
    """Average linkage over all pairs of a part."""
    size = len(views)
    if size == 1:
        return [views]
    if size == 2:
        value = tables[views[0].id, views[1].id] = score(views[0], views[1])
        return [views] if value > 0 else [[views[0]], [views[1]]]
    sums = [[-inf] * size for _ in range(size)]
    for i in range(size):
        for j in range(i):
            value = score(views[j], views[i])
            tables[views[j].id, views[i].id] = value
            sums[i][j] = sums[j][i] = -inf if value <= VETO else value
    members: list[list[View]] = [[v] for v in views]
    for i, j in _joins(sums) if size <= _SMALL else _joins_of_many(np.array(sums)):
        members[i] += members[j]
        members[j] = []
    return [m for m in members if m]


def _joins(sums: list[list[float]]) -> Iterator[tuple[int, int]]:
    """Which two of a few are joined, one after the other: those with the best mean, as long as one is positive."""
    size = len(sums)
    counts = [1.0] * size
    means = [row.copy() for row in sums]
    while True:
        best = max(map(max, means))
        if not best > 0:
            return
        enough = best - _NOTHING
        i, j = next((i, j) for i, row in enumerate(means) for j, mean in enumerate(row) if mean >= enough)
        i, j = min(i, j), max(i, j)
        yield i, j
        counts[i] += counts[j]
        for k in range(size):
            whole = -inf if k in (i, j) else sums[i][k] + sums[j][k]
            sums[i][k] = sums[k][i] = whole
            means[i][k] = means[k][i] = whole / (counts[i] * counts[k])
            sums[j][k] = sums[k][j] = means[j][k] = means[k][j] = -inf


def _joins_of_many(sums: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """The same of many."""
    size = len(sums)
    counts = np.ones(size)
    means = sums.copy()
    while True:
        best = float(means.max())
        if not best > 0:
            return
        i, j = divmod(int(np.argmax(means >= best - _NOTHING)), size)
        i, j = min(i, j), max(i, j)
        yield i, j
        sums[i] += sums[j]
        sums[:, i] = sums[i]
        counts[i] += counts[j]
        sums[j] = sums[:, j] = -np.inf
        sums[i, i] = -np.inf
        means[i] = sums[i] / (counts[i] * counts)
        means[:, i] = means[i]
        means[j] = means[:, j] = -np.inf


def _carried_over(groups: list[list[View]]) -> list[list[View]]:
    """Joins a plan that was put off to the first group that tells its new date; each plan and each date once."""
    found = []
    for one, off in enumerate(groups):
        put = [v for v in off if v.moved or v.type in DONE_ONCE]
        if not put or any(v.past for v in off):
            continue
        for two, new in enumerate(groups):
            if one == two or {v.report for v in off} & {v.report for v in new}:
                continue
            pairs = [(p, n) for p in put for n in new if bridges(p, n)]
            if pairs and not any(_forbidden(a, b) for a in off for b in new):
                wait = min((n.at or 0.0) - (p.at or 0.0) for p, n in pairs)
                found.append((wait, in_order(off[0]), in_order(new[0]), one, two))
    lead = list(range(len(groups)))
    gave: set[int] = set()
    took: set[int] = set()
    for _, _, _, one, two in sorted(found):
        if one in gave or two in took:
            continue
        gave.add(one)
        took.add(two)
        a, b = sorted((_find(lead, one), _find(lead, two)))
        lead[b] = a
    out: dict[int, list[View]] = {}
    for number, group in enumerate(groups):
        out.setdefault(_find(lead, number), []).extend(group)
    return list(out.values())


def _find(lead: list[int], i: int) -> int:
    while lead[i] != i:
        i = lead[i]
    return i


def _forbidden(a: View, b: View) -> bool:
    """True where two can never be one, whenever they are."""
    return undated_score(a, b) <= VETO


def _ruled(
    groups: list[list[View]], decided: Sequence[object], resolved: Resolver
) -> tuple[list[list[View]], dict[str, list[str]]]:
    """Carries out merges and splits in order; gives the groups and, for each mention, the decisions that moved it."""
    where = {v.id: number for number, group in enumerate(groups) for v in group}
    moved: dict[str, list[str]] = {}
    for decision in decided:
        kind, subject, object_, id = (getattr(decision, n) for n in ("kind", "subject", "object", "id"))
        if kind == "merge":
            a, b = (where.get(resolved.get(name) or "") for name in (subject, object_))
            if a is not None and b is not None:
                moved.setdefault(resolved[subject] or "", []).append(id)
                moved.setdefault(resolved[object_] or "", []).append(id)
                if a != b:
                    a, b = min(a, b), max(a, b)
                    groups[a] += groups[b]
                    where.update({v.id: a for v in groups[b]})
                    groups[b] = []
        elif kind == "split":
            home = where.get(resolved.get(subject) or "")
            if home is None:
                continue
            target = resolved.get(object_) or object_
            apart = [v for v in groups[home] if target in (v.report, v.id)]
            if apart and len(apart) < len(groups[home]):
                groups[home] = [v for v in groups[home] if v not in apart]
                where.update({v.id: len(groups) for v in apart})
                groups.append(apart)
                for view in (*groups[home], *apart):
                    if view.id == resolved.get(subject) or view in apart:
                        moved.setdefault(view.id, []).append(id)
    return [g for g in groups if g], moved


def _explained(
    members: list[View],
    tables: dict[tuple[str, str], float],
    ruled: dict[str, list[str]],
    followers: Mapping[str, View],
) -> Group:
    """A group with the best reason that ties each mention to an earlier one, the weakest first."""
    group = Group(members)
    for number, view in enumerate(members):
        group.decisions += ruled.get(view.id, [])
        if not number:
            continue
        led = followers.get(view.id)
        earlier = [led] if led is not None and led in members[:number] else members[:number]
        if len(members) > LARGEST and led is None:
            earlier = [m for m in earlier if (m.id, view.id) in tables or (view.id, m.id) in tables] or members[:1]
        lost, _, other = min((-_score(tables, m, view), m.id, m) for m in earlier)
        best = -lost
        decision = next(iter(ruled.get(view.id, [])), None) if best <= 0 else None
        group.joined.append(
            Joined(
                one=other.id,
                other=view.id,
                score=round(max(best, VETO), 3),
                reasons=reasons(other, view, remember=len(members) > LARGEST),
                decision=decision,
            )
        )
    group.joined.sort(key=lambda j: (j.score, j.one, j.other))
    group.decisions = sorted(set(group.decisions))
    return group


def _score(tables: dict[tuple[str, str], float], a: View, b: View) -> float:
    known = tables.get((a.id, b.id), tables.get((b.id, a.id)))
    return score(a, b) if known is None else known


def _near(groups: list[Group], tables: dict[tuple[str, str], float]) -> None:
    """For each group the best reason that was not enough to join it with another."""
    place = {v.id: number for number, g in enumerate(groups) for v in g.members}
    views = {v.id: v for g in groups for v in g.members}
    best: dict[int, tuple[float, str, str]] = {}
    for (a, b), value in tables.items():
        if value <= -3.0 or place[a] == place[b]:
            continue
        for number in (place[a], place[b]):
            key = (-value, a, b)
            if number not in best or key < best[number]:
                best[number] = key
    for number, (value, a, b) in best.items():
        groups[number].nearest = Joined(one=a, other=b, score=round(-value, 3), reasons=reasons(views[a], views[b]))
