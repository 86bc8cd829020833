"""The tables of words about words: attribution, stances, conditions of relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from chancery.errors import KnowledgeError
from chancery.facts.claims import Certainty
from chancery.facts.positions import Stance
from chancery.facts.relations import Direction
from chancery.knowledge.table import numbered_rows, rows

if TYPE_CHECKING:
    from chancery.knowledge.tables import Tables


class AttributionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `attribution.csv`."""

    word: str
    kind: Literal[
        "verb",
        "label",
        "thought",
        "promise",
        "denial",
        "source",
        "carrier",
        "adverb",
        "report",
        "finding",
        "emphasis",
        "voice",
        "view",
        "hearsay",
        "quoting",
        "plain",
        "undertaking",
        "conviction",
        "declining",
    ]
    class_: str = msgspec.field(name="class", default="")
    strength: Literal["", "stated", "likely", "possible", "unlikely", "denied"] = ""


class StanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `stances.csv`; rows of one word join their arguments, and another stance of it is refused."""

    lemmas: str
    pos: Literal["verb", "adj", "noun", "verdict", "stirs", "idiom", "manner", "effect", "worth"]
    stance: Stance
    argument: str = ""


class ConditionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `conditions.csv`."""

    lemmas: str
    direction: Direction
    form: Literal["verb", "adj"]


_SAYING = ("verb", "label", "thought", "finding", "emphasis", "voice", "quoting", "undertaking")


@dataclass(frozen=True, slots=True)
class WordTables:
    """The tables, by lemma."""

    verbs: dict[str, Certainty]
    labels: frozenset[str]
    thoughts: frozenset[str]
    denials: frozenset[str]
    reports: frozenset[str]
    findings: frozenset[str]
    quoting: frozenset[str]
    plain: frozenset[str]
    undertakings: frozenset[str]
    convictions: frozenset[str]
    declining: frozenset[str]
    emphases: frozenset[str]
    voices: frozenset[str]
    views: frozenset[str]
    hearsay: dict[str, Certainty]
    sources: dict[str, str]
    carriers: frozenset[str]
    adverbs: frozenset[str]
    stances: dict[tuple[str, str], tuple[Stance, tuple[str, ...]]]
    idioms: tuple[tuple[str, Stance, tuple[str, ...]], ...]
    verdicts: dict[str, Stance]
    stirring: dict[str, Stance]
    conditions: dict[tuple[str, str], Direction]


def word_tables(tables: Tables) -> WordTables:
    """The tables of words about words, compiled once; a wrong row raises `KnowledgeError`."""
    return tables.cached("words", lambda: _compile(tables))


def _compile(tables: Tables) -> WordTables:
    found = [(w, r) for r in rows("attribution.csv", AttributionRow, tables.extra) for w in r.word.split("|")]
    stances: dict[tuple[str, str], tuple[Stance, tuple[str, ...]]] = {}
    idioms: list[tuple[str, Stance, tuple[str, ...]]] = []
    for line, row in numbered_rows("stances.csv", StanceRow, tables.extra):
        arguments = tuple(row.argument.split("/"))
        for lemma in row.lemmas.split("|"):
            if row.pos == "idiom":
                idioms.append((lemma, row.stance, arguments))
                continue
            stance, known = stances.get((row.pos, lemma), (row.stance, ()))
            if stance != row.stance:
                reason = (
                    f"the {row.pos} {lemma!r} is {stance!r} by a row before and {row.stance!r} by this one: keep one"
                )
                raise KnowledgeError("stances.csv", line, reason)
            stances[row.pos, lemma] = (stance, tuple(dict.fromkeys((*known, *arguments))))
    conditions: dict[tuple[str, str], Direction] = {
        (row.form, lemma): row.direction
        for row in rows("conditions.csv", ConditionRow, tables.extra)
        for lemma in row.lemmas.split("|")
    }

    def named(kind: str) -> frozenset[str]:
        return frozenset(w for w, r in found if r.kind == kind)

    return WordTables(
        verbs={w: (r.strength or "stated") for w, r in reversed(found) if r.kind in _SAYING},
        labels=named("label"),
        thoughts=named("thought"),
        denials=named("denial"),
        reports=named("report"),
        findings=named("finding"),
        quoting=named("quoting"),
        plain=named("plain"),
        undertakings=named("undertaking"),
        convictions=named("conviction"),
        declining=named("declining"),
        emphases=named("emphasis"),
        voices=named("voice"),
        views=named("view"),
        hearsay={w: (r.strength or "likely") for w, r in found if r.kind == "hearsay"},
        sources={w: r.class_ for w, r in reversed(found) if r.kind == "source"},
        carriers=named("carrier"),
        adverbs=named("adverb"),
        stances=stances,
        idioms=tuple(idioms),
        verdicts={lemma: stance for (pos, lemma), (stance, _) in stances.items() if pos == "verdict"},
        stirring={lemma: stance for (pos, lemma), (stance, _) in stances.items() if pos == "stirs"},
        conditions=conditions,
    )
