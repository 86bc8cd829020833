"""The tables of events: their leaves, the words that name them, the words that make their status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.table import numbered_rows, rows
from chancery.knowledge.world import world

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables

Roles = Literal["party", "visit", "directed", "mediated", "member"]
Effect = Literal[
    "occurred",
    "ongoing",
    "scheduled",
    "arranging",
    "sought",
    "possible",
    "postponed",
    "cancelled",
    "denied",
    "carry",
    "begin",
    "happen",
    "agreed",
    "likely",
    "refuse",
    "report-denied",
    "under-way",
    "apart",
    "able",
    "stands",
    "taken-up",
]


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """A leaf of the event-type table with its family, its participants' roles and its codes."""

    type: str
    family: str
    label: str
    roles: Roles
    speech: Literal["yes", "no"]
    plover: str = ""
    mode: str = ""
    cameo: str = ""


class TriggerRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `event-triggers.csv`: lemmas that name an event where their frame holds."""

    type: str
    pos: Literal["verb", "noun", "adj"]
    lemmas: str
    frame: str = ""
    weight: Literal["", "news", "weak"] = ""


class OperatorRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `status-operators.csv`: what a word above an event does to its status."""

    lemmas: str
    pos: Literal["verb", "noun", "adj", "adv", "aux"]
    scope: str
    effect: str


class WordClassRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `word-classes.csv`: words that stand for one another in a frame, as `%forces`."""

    class_: str = msgspec.field(name="class")
    words: str


class LightVerbRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `light-verbs.csv`: verbs that lend a noun their tense and subject."""

    lemmas: str
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a frame: `slot` (obj, subj, mod, of, prt, poss, comp, word or a preposition) holds `values`.

    `special` names a kind instead of words: actor, person, state, place or any. `negated` turns it round.
    """

    slot: str
    values: frozenset[str]
    special: str | None
    negated: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A compiled trigger: the event type it names and the conditions of its frame.

    `rank` says how much the frame asks: of several that hold, the one that asks most names the event.
    """

    type: str
    frame: tuple[Condition, ...]
    weak: bool
    rank: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class StatusOperator:
    """A compiled operator: its effect, and the particle or preposition it needs, if any."""

    effect: str
    particle: str | None = None
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventTables:
    """All event tables, indexed by part of speech and lemma for the readers; a word's triggers in the order of their ranks."""

    types: dict[str, EventType]
    triggers: dict[tuple[str, str], tuple[Trigger, ...]]
    operators: dict[tuple[str, str, str], StatusOperator]
    light_verbs: dict[str, frozenset[str]]
    states: frozenset[str]
    """The names of states that are no town's: "Oman", not "Singapore"."""


def event_tables(tables: Tables) -> EventTables:
    """The event tables, compiled once a set of tables; a wrong row raises `KnowledgeError` with file and reason."""
    return tables.cached("events", lambda: _compile(tables))


def _compile(tables: Tables) -> EventTables:
    types = {row.type: row for row in rows("event-types.csv", EventType, tables.extra)}
    triggers: dict[tuple[str, str], list[Trigger]] = {}
    classes: dict[str, set[str]] = {}
    for one in rows("word-classes.csv", WordClassRow, tables.extra):
        classes.setdefault(one.class_, set()).update(one.words.split("|"))
    for number, row in numbered_rows("event-triggers.csv", TriggerRow, tables.extra):
        if row.type not in types:
            raise KnowledgeError("event-triggers.csv", number, f"{row.type!r} is no leaf of event-types.csv")
        frame, weak = _frame(row.frame, classes, number), row.weight == "weak"
        asked = [condition for condition in frame if not condition.negated]
        trigger = Trigger(row.type, frame, weak, (len(asked), int(not weak), sum(bool(c.values) for c in asked)))
        for lemma in row.lemmas.split("|"):
            triggers.setdefault((row.pos, lemma), []).append(trigger)
    operators: dict[tuple[str, str, str], StatusOperator] = {}
    for operator in rows("status-operators.csv", OperatorRow, tables.extra):
        particle, effect, nouns = None, operator.effect, frozenset[str]()
        if effect.startswith("prt:"):
            _, effect, particle = effect.split(":")
        elif ":" in effect:
            particle, effect, words = effect.split(":")
            nouns = frozenset(words.split("|"))
        for lemma in operator.lemmas.split("|"):
            key = (operator.pos, lemma, f"{operator.scope}+{particle}" if particle else operator.scope)
            operators.setdefault(key, StatusOperator(effect, particle, nouns))
    light: dict[str, set[str]] = {}
    for verb in rows("light-verbs.csv", LightVerbRow, tables.extra):
        for lemma in verb.lemmas.split("|"):
            light.setdefault(lemma, set()).add(verb.preposition)
    return EventTables(
        types,
        {key: tuple(sorted(found, key=lambda t: t.rank, reverse=True)) for key, found in triggers.items()},
        operators,
        {lemma: frozenset(prepositions) for lemma, prepositions in light.items()},
        frozenset(
            name
            for row in world(tables).countries.values()
            for name in (row.name, *row.names.split("|"))
            if name not in (row.capital, *row.metonyms.split("|"))
        ),
    )


def _frame(frame: str, classes: dict[str, set[str]], number: int) -> tuple[Condition, ...]:
    conditions = []
    for word in frame.split():
        slot, colon, values = word.partition(":")
        if not colon or not slot or not values:
            raise KnowledgeError("event-triggers.csv", number, f"{word!r} is no condition such as obj:ban|tariff")
        negated = slot.endswith("!")
        words = values.split("|")
        special = next((w[1:] for w in words if w.startswith("@")), None)
        unknown = next((w for w in words if w.startswith("%") and w[1:] and w[1:] not in classes), None)
        if unknown is not None:
            raise KnowledgeError("event-triggers.csv", number, f"{unknown!r} is no class of word-classes.csv")
        plain = frozenset(
            one for w in words if not w.startswith("@") for one in (classes[w[1:]] if w[1:] and w[0] == "%" else (w,))
        )
        conditions.append(Condition(slot.rstrip("!"), plain, special, negated))
    return tuple(conditions)
