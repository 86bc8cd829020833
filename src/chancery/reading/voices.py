"""Voices: for whom an official release speaks, by its title and by the house that issues it."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.reports import Report
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import Entry, World, split, world

_FORMS = frozenset("statement statements declaration communiqué communique readout message letter announcement".split())
_JOINT = frozenset({"joint", "trilateral", "quadrilateral"})
_OF = frozenset({"from", "by", "of", "between"})
_ON = frozenset("on regarding concerning about after following at for in to ahead".split())
_STATES = frozenset({"country", "adjective", "combining", "metonym"})
_BODIES = frozenset({"organisation"})
_OFFICES = frozenset(
    """ministry government office presidency president department embassy cabinet chancellery palace secretariat mission
    minister parliament council""".split()
)
_OF_STATES = frozenset({"supranational", "intergovernmental", "alliance", "un_system", "bank"})
_ORGANS = frozenset("commission secretariat council chair chairmanship presidency".split())
"""What the organ of a body of states is called that issues its releases: "ASEAN Secretariat"."""
_LEADING = 9
"""How many words may stand before the word for a release: "Australia, Japan, the Philippines and United States Joint Statement"."""


@dataclass(frozen=True, slots=True)
class Voice:
    """For whom a release says "we": those its title names, else the `country` of the house that issues it, or the body
    of states that the house is.

    A `joint` one whose title names no two speaks for those whom its first sentence names together.
    """

    named: tuple[Entry, ...] = ()
    country: str | None = None
    joint: bool = False


def read_voice(report: Report, tables: Tables) -> Voice | None:
    """The voice of a release, None for what the press writes.

    "Joint Statement of the Leaders of Peru and Chile on Fisheries" is Peru's and Chile's, a "Statement by Foreign Minister
    Vilhena on the Arrests" that of the country whose foreign ministry issues it, a "G7 Leaders' Statement" the G7's.
    """
    known = world(tables)
    country = _issuing(report.outlet, known)
    words = split(report.title or "")
    low = [word.lower() for word in words]
    form = next((n for n, word in enumerate(low[:_LEADING]) if word in _FORMS), None)
    if form is None or not _heads(low, form):
        house = _body(report.outlet, known) if country is None else ()
        return Voice(house, country) if house or country is not None else None
    joint = not _JOINT.isdisjoint(low[: form + 1])
    by = form + 1 if low[form + 1 : form + 2] and low[form + 1] in _OF and low[form] != "readout" else len(words)
    until = next((n for n in range(by, len(words)) if low[n] in _ON or _does(words, n, known)), len(words))
    named = _names(words, 0, form, known, _STATES | _BODIES)
    named += _names(words, by, until, known, _STATES | _BODIES if joint else _STATES)
    if joint and len(named) < 2 and not any(entry.kind == "organisation" for entry in named):
        named = ()
    named = named or (() if joint or country is not None else _body(report.outlet, known))
    return Voice(named, country, joint) if named or joint or country is not None else None


def _heads(low: list[str], form: int) -> bool:
    """True where the title calls the report a release: "Statement by …", "Joint Declaration", "G7 Leaders' Statement on …"."""
    behind = low[form + 1 : form + 2]
    return not behind or behind[0] in _OF | _ON | {":", ",", "("}


def _issuing(outlet: str | None, known: World) -> str | None:
    """The country of the house of state that issues a release: Norway of "Norwegian Ministry of Foreign Affairs"."""
    if not outlet or outlet.lower() in known.outlets:
        return None
    words = split(outlet.removeprefix("The "))
    for at in range(len(words)):
        found = known.names.longest(words, at)
        if found is None or found[1].country is None:
            continue
        if found[1].kind in ("metonym", "body") or (
            found[1].kind in ("country", "adjective") and not _OFFICES.isdisjoint(w.lower() for w in words)
        ):
            return found[1].country
    return None


def _body(outlet: str | None, known: World) -> tuple[Entry, ...]:
    """The body of several states that issues a release in its own name: the European Union of "European Council", ECOWAS of
    "ECOWAS Commission".
    """
    words = split((outlet or "").removeprefix("The "))
    found = known.names.longest(words, 0) if words and (outlet or "").lower() not in known.outlets else None
    if found is None or found[1].kind != "organisation" or not {w.lower() for w in words[found[0] :]} <= _ORGANS:
        return ()
    row = known.organisations.get(found[1].id[4:])
    return (found[1],) if row is not None and row.kind in _OF_STATES else ()


def _does(words: list[str], at: int, known: World) -> bool:
    """True for a word that says what a release does: "Statement by the Prime Minister Condemning the Attack"."""
    return words[at].lower().endswith("ing") and known.names.longest(words, at) is None


def _names(words: list[str], first: int, last: int, known: World, kinds: frozenset[str]) -> tuple[Entry, ...]:
    """The states and organisations named in words `[first, last)` of a title."""
    out: dict[str, Entry] = {}
    at = first
    while at < last:
        found = known.names.longest(words, at)
        if found is not None and found[1].kind in kinds and words[at][0].isupper() and at + found[0] <= last:
            entry = found[1]
            out.setdefault(entry.country or entry.id, entry)
            at += found[0]
        else:
            at += 1
    return tuple(out.values())
