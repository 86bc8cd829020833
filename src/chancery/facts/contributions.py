"""Contributions: what one report adds to a record, made from its reading alone."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from chancery.facts.claims import Certainty
from chancery.facts.constraints import ConstraintKind, Order
from chancery.facts.mentions import Mention
from chancery.facts.positions import Stance
from chancery.facts.quotes import Quote
from chancery.facts.relations import Direction

Edition = Literal["first", "update", "correction", "retraction"]


class Head(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """The head of a report: what is shown wherever the report is named, and what tells copies from sources.

    `at` is the moment of publication in UTC (a date is the end of that day at the outlet), None where undated.
    `house` is the outlet by its name in the table of outlets, else as given. `agencies` are the agencies its claims or its dateline credit, by their names in the table of outlets: "(Source: Kyodo
    News)". `edition` is `update` for "(LEAD)", "(2nd LD)", "UPDATE 1-", `correction` for "CORRECTION:" and "corrects
    date", `retraction` for a report taken back; `mark` quotes the words that say so.
    `words` is their number, `terms` the roots that tell its story. `sketch` is a MinHash of its words.
    """

    id: str
    key: str | None = None
    outlet: str | None = None
    house: str | None = None
    published: str | None = None
    at: datetime | None = None
    title: str | None = None
    url: str | None = None
    language: str = "en"
    agencies: tuple[str, ...] = ()
    edition: Edition = "first"
    mark: Quote | None = None
    words: int = 0
    terms: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()


class Ordering(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """A constraint with its events named as mentions: `event` and `anchor` are mention ids, or `anchor` an EDTF date."""

    report: str
    event: str
    relation: Order
    anchor: str
    kind: ConstraintKind
    by: str | None = None
    quotes: tuple[Quote, ...]


class Asked(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """A question as one report leaves it open. `id` is `REPORT.START-END` of its words, like that of a mention.

    `about` are the mentions it is about; `tells` gives for each alternative the mentions that would settle it.
    `words` are the content words of the question, `who` the countries and organisations that it names: what makes two
    questions one.
    """

    id: str
    report: str
    at: datetime | None
    text: Quote
    alternatives: tuple[Quote, ...]
    about: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    tells: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    by: str | None = None
    who: tuple[str, ...] = ()


class Held(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """A position as one report gives it. `subject` are the content words of the issue: what makes two issues one."""

    id: str
    report: str
    at: datetime | None
    actor: str
    name: str
    country: str | None = None
    stance: Stance
    issue: str
    subject: tuple[str, ...]
    toward: str | None = None
    certainty: Certainty = "stated"
    quote: Quote


class Tie(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """A relation as one report gives it; `between` is sorted, states where the actors act for one."""

    id: str
    report: str
    at: datetime | None
    between: tuple[str, str]
    direction: Direction
    because: str | None = None
    quote: Quote


class Contribution(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """What one report adds to a record: a pure function of its reading and the knowledge tables.

    It needs nothing of the reading afterwards: every quote is in it. `made_by` is the version that read the report;
    of two readings of one report the record keeps the newer.
    """

    head: Head
    mentions: tuple[Mention, ...] = ()
    orderings: tuple[Ordering, ...] = ()
    questions: tuple[Asked, ...] = ()
    positions: tuple[Held, ...] = ()
    ties: tuple[Tie, ...] = ()
