"""Identity: whether two actors are one, across reports and spellings, by table, alias and context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from chancery.facts.mentions import Party

Verdict = Literal["same", "acts-for", "unknown", "other"]
_TABLES = ("state:", "org:", "body:")


@dataclass(frozen=True, slots=True)
class Identities:
    """What people decided about actors: `known_as` leads an id to the one it is known by, `apart` holds pairs that are
    never one. Made of decisions; without any it changes nothing."""

    known_as: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()

    @property
    def key(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """What tells these identities from others."""
        return sorted(self.known_as.items()), sorted(self.apart)

    def canonical(self, actor: str) -> str:
        """The id by which an actor is known."""
        if not self.known_as:
            return actor
        seen = set()
        while actor in self.known_as and actor not in seen:
            seen.add(actor)
            actor = self.known_as[actor]
        return actor

    def are_apart(self, one: str, other: str) -> bool:
        """True where a person decided that the two are not one."""
        return (min(one, other), max(one, other)) in self.apart


NOBODY = Identities()


def compare(one: Party, other: Party, known: Identities = NOBODY) -> Verdict:
    """`same` actor, one that `acts-for` the other (a minister and the state), `unknown` or certainly `other`.

    "Duarte Vilhena" and "Duarte Vilhenna" of one country are the same; "President Vilhena" and the office of the
    Portuguese president are; a person and the state acted for are not one, but do not exclude each other.
    """
    a, b = known.canonical(one.actor), known.canonical(other.actor)
    if a == b:
        return "same"
    if known.apart and (known.are_apart(one.actor, other.actor) or known.are_apart(a, b)):
        return "other"
    if one.country and other.country and one.country != other.country:
        return "other"
    here = bool(one.country and one.country == other.country)
    if one.kind == "person" and other.kind == "person":
        return _people(one, other, here)
    people = [p for p in (one, other) if p.kind == "person" or p.actor.startswith("office:")]
    if len(people) == 2:
        return _office(one, other)
    if here:
        return "acts-for" if "state" in (one.kind, other.kind) or people else "unknown"
    return "other" if one.kind == other.kind or not (one.country is None or other.country is None) else "unknown"


def _people(one: Party, other: Party, here: bool) -> Verdict:
    if one.actor.startswith("office:") or other.actor.startswith("office:"):
        return _office(one, other)
    return _named(one.actor, other.actor, here)


@lru_cache(maxsize=50_000)
def _named(one: str, other: str, here: bool) -> Verdict:
    """Two persons by their names; `here` where both are of one country."""
    a, b = one.removeprefix("person:").split("-"), other.removeprefix("person:").split("-")
    if set(a) <= set(b) or set(b) <= set(a):
        return "same"
    close = _close(a[-1], b[-1])
    if close and (
        _close(a[0], b[0]) or (len(a) > 1 and len(b) > 1 and a[0][0] == b[0][0] and min(len(a[0]), len(b[0])) == 1)
    ):
        return "same"
    if sorted(a) == sorted(b):
        return "same"
    return "other" if here or not close else "unknown"


def _office(one: Party, other: Party) -> Verdict:
    """An office and a person: the same where the person's title in its report is that office's."""
    office, person = (one, other) if one.actor.startswith("office:") else (other, one)
    if person.actor.startswith("office:"):
        return "other" if one.country == other.country else "unknown"
    if not (office.country and office.country == person.country):
        return "unknown"
    title = office.actor.rpartition("/")[2]
    return (
        "same"
        if person.office and person.office.replace("_", "-") == title
        else "unknown"
        if not person.office
        else "other"
    )


@lru_cache(maxsize=50_000)
def _close(one: str, other: str) -> bool:
    """Two spellings of one name: at most one slip in five letters ("Benjamin" and "Binyamin" are two in eight)."""
    if one == other:
        return True
    size = max(len(one), len(other))
    return size > 3 and DamerauLevenshtein.distance(one, other) <= max(1, size // 4)


def united(parties: Sequence[Sequence[Party]], known: Identities = NOBODY) -> list[list[Party]]:
    """The parties of several mentions, given mention by mention in order, with those that are one put together.

    Order decides nothing: two parties are together where a chain of `same` leads from one to the other. A party that
    only acts for another stays apart.
    """
    flat = [p for one in parties for p in one]
    distinct = sorted({(p.actor, p.name, p.country or "", p.office or "", p.kind): p for p in flat}.items())
    leader = list(range(len(distinct)))

    def find(i: int) -> int:
        while leader[i] != i:
            i = leader[i]
        return i

    for i in range(len(distinct)):
        for j in range(i):
            if find(i) != find(j) and compare(distinct[i][1], distinct[j][1], known) == "same":
                leader[max(find(i), find(j))] = min(find(i), find(j))
    place = {key: find(i) for i, (key, _) in enumerate(distinct)}
    groups: dict[int, list[Party]] = {}
    for party in flat:
        key = (party.actor, party.name, party.country or "", party.office or "", party.kind)
        groups.setdefault(place[key], []).append(party)
    return list(groups.values())
