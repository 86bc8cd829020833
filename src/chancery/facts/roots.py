"""Roots: on how many independent words a report rests, however often it names each of them."""

from __future__ import annotations

import re

import msgspec

from chancery.facts.claims import Claim, LinkKind, Source

_ARTICLES = frozenset("the those these this that its his her their".split())
_NEW = frozenset("a an another other some several two three four five six many multiple".split())
_PARTS = frozenset("one some both another others".split())
_PRONOUNS = frozenset("he she they it i we who".split())
_BEHIND = re.compile(
    r"\s+(?:of|close|with|who|on|in|at|from|familiar|briefed|speaking|following|seen|by|to|for|near)\b|,"
)


class Root(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody on whose word the report rests, with the claims made on it: "multiple government insiders", c2."""

    name: str
    kind: LinkKind
    actor: str | None
    claims: tuple[str, ...]


def roots(claims: tuple[Claim, ...]) -> tuple[Root, ...]:
    """The independent innermost sources of a report's claims, in the order in which it brings them.

    "sources close to the matter", later "the sources" and "one of the sources", are one root; "another government source"
    is a second. A name and the pronoun that stands for it are one by their actor; an agency at the foot of the report is
    a root only where no claim of its report names anybody else.
    """
    found: list[_Growing] = []
    for claim in claims:
        link = claim.chain[-1]
        known = _same(link, found)
        if known is None:
            known = _Growing(link)
            found.append(known)
        known.claims.append(claim.id)
    passed_on = {s.name for c in claims for s in c.chain[:-1]}
    named = [g for g in found if g.link.kind != "outlet" and g.link.name not in passed_on]
    return tuple(
        Root(name=g.link.name, kind=g.link.kind, actor=g.link.actor, claims=tuple(g.claims)) for g in named or found
    )


class _Growing:
    """A root while claims are still being added to it."""

    def __init__(self, link: Source) -> None:
        self.link, self.claims = link, list[str]()
        self.head = _head(link.name)


def _same(link: Source, found: list[_Growing]) -> _Growing | None:
    """The root that a link names again, if any."""
    words = link.name.lower().split()
    if link.actor is not None:
        same = next((g for g in found if g.link.actor == link.actor and _official(g.link, link)), None)
        if same is not None:
            return same
    if not found or not words:
        return None
    if words[0] in _PRONOUNS or (words[0] in _PARTS and (len(words) == 1 or words[1] == "of")):
        return found[-1] if link.actor is None else None
    if words[0] in _NEW:
        return None
    head = _head(link.name)
    if words[0] in _ARTICLES or link.name == head:
        return next((g for g in reversed(found) if g.head == head and g.link.kind == link.kind), None)
    return next((g for g in found if g.link.name.lower() == link.name.lower()), None)


def _official(one: Source, other: Source) -> bool:
    """Two links to one actor are one source, but the anonymous officials of a state are not the state."""
    return (one.kind == "official-anonymous") == (other.kind == "official-anonymous") or one.name == other.name


def _head(name: str) -> str:
    """The noun of a source's words, in the singular: "source" of "multiple sources close to the matter"."""
    words = _BEHIND.split(name, maxsplit=1)[0].lower().split()
    return words[-1].removesuffix("s") if words else ""
