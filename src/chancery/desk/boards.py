"""Boards: who stands where, actor by issue: positions of several actors on what is one issue brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from chancery.facts.record_positions import RecordPosition
from chancery.record.words import Frequencies

_ALIKE = 0.34
_LONGEST = 60


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What positions are about: the plainest of the phrases they use, and the positions by the actor that holds them."""

    name: str
    words: tuple[str, ...]
    positions: tuple[RecordPosition, ...]

    def of(self, actor: str) -> list[RecordPosition]:
        """What an actor, or those who act for a state, hold on it."""
        return [p for p in self.positions if actor in (p.actor, holder(p))]


def holder(position: RecordPosition) -> str:
    """Whose position it is on a board: the state somebody speaks for, else the actor itself."""
    return f"state:{position.country}" if position.country else position.actor


def issues_of(positions: Iterable[RecordPosition], frequencies: Frequencies) -> list[Issue]:
    """The issues of some positions, those on which most actors have one first, of these the one spoken of last; pure.

    Phrases are one issue where they share enough of the words that carry sense: "the visit to Tokyo" and "Vilhena's visit to
    Tokyo" are, "the visit to Tokyo" and "the cable" are not. A phrase goes to the issue it is most like; the order in which
    positions come does not count.
    """
    ordered = sorted(positions, key=lambda p: p.id)
    content = {p.id: frozenset(frequencies.content(p.issue)) or frozenset(p.issue.casefold().split()) for p in ordered}
    ordered.sort(key=lambda p: (len(content[p.id]), p.issue, p.id))
    groups: list[list[RecordPosition]] = []
    cores: list[frozenset[str]] = []
    having: dict[str, list[int]] = {}
    for position in ordered:
        words = content[position.id]
        near = {n for word in words for n in having.get(word, ())}
        best = max(near, key=lambda n: (_likeness(words, cores[n]), -n), default=None)
        if best is not None and _likeness(words, cores[best]) >= _ALIKE:
            groups[best].append(position)
        else:
            for word in words:
                having.setdefault(word, []).append(len(groups))
            groups.append([position])
            cores.append(words)
    found = [
        Issue(name=_name(group), words=tuple(sorted(core)), positions=tuple(group))
        for group, core in zip(groups, cores, strict=True)
    ]
    return sorted(found, key=lambda i: (-len({holder(p) for p in i.positions}), -_latest(i), i.name))


def actors_of(issues: Sequence[Issue]) -> list[str]:
    """Whose positions stand on the board, those with most first."""
    count = Counter(holder(p) for issue in issues for p in issue.positions)
    return sorted(count, key=lambda id: (-count[id], id))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller phrase that the two have in common, of what they have together: Jaccard's, but for a phrase
    that lies whole within the other, which is half like it at least."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    whole = 0.5 if common == min(len(one), len(other)) and common > 1 else 0.0
    return max(common / len(one | other), whole)


def _latest(issue: Issue) -> float:
    """When somebody last took a position on it, in seconds of the epoch."""
    return max((p.last_reported.timestamp() for p in issue.positions if p.last_reported), default=0.0)


def _name(group: Sequence[RecordPosition]) -> str:
    phrases = [" ".join(p.issue.split()) for p in group]
    count = Counter(phrases)
    best = min(phrases, key=lambda text: (-count[text], len(text) > _LONGEST, len(text), text))
    return best[:1].upper() + best[1:]
