"""The cast of a report: who is named, where, and whom each word stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import msgspec

from chancery.facts.actors import Actor
from chancery.facts.spans import Span

Form = Literal["name", "title", "metonym", "adjective", "pronoun", "group", "place", "common"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the report names somebody: tokens `[first, last)` with grammatical head `head`.

    `actors` are the ids it stands for: one, or the members of a group ("the two leaders", "both sides").
    `form` says how: "Tokyo" the `metonym`, "Chinese" the `adjective`, "he" the `pronoun`, "the U.S. President" the
    `title`, "the envoy" the `common` noun. A `place` is named as where something is, not as one who acts ("in Tokyo"):
    its `actors` still hold the state that the place belongs to.
    """

    first: int
    last: int
    head: int
    actors: tuple[str, ...]
    form: Form
    span: Span
    confidence: float = 1.0


@dataclass(slots=True)
class Cast:
    """All actors of a report with their mentions; `at` answers for any token inside a mention.

    `outlets` are the news outlets among them, which pass words on and take part in nothing; `heirs` gives the country that a
    federation of the report's day goes by beside its own name: Serbia for Yugoslavia, Russia for the Soviet Union; `issuing` is
    the country whose own release the report is; `spoken_to` tells for each "we" of a conversation of two whom it is said to.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    by_token: dict[int, Mention] = field(default_factory=dict)
    outlets: frozenset[str] = frozenset()
    heirs: dict[str, str] = field(default_factory=dict)
    issuing: Actor | None = None
    spoken_to: dict[int, str] = field(default_factory=dict)

    @property
    def issuer(self) -> str | None:
        """The id of the country whose own release the report is."""
        return None if self.issuing is None else self.issuing.id

    def issued(self, span: Span) -> str | None:
        """The issuer, known from now on as one of the cast by the words that are its own: "His Majesty's Ambassador"."""
        if self.issuing is not None and self.issuing.id not in self.actors:
            self.actors[self.issuing.id] = msgspec.structs.replace(self.issuing, mentions=(span,))
        return self.issuer

    def at(self, token: int) -> Mention | None:
        """The mention that covers `token`: "President" and "Trump" of "President Donald Trump" give the same one."""
        return self.by_token.get(token)

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions whose head lies in tokens `[first, last)`, in order."""
        found: dict[int, Mention] = {}
        for token in range(first, last):
            mention = self.by_token.get(token)
            if mention is not None and first <= mention.head < last:
                found[mention.first] = mention
        return list(found.values())

    def country(self, actor: str) -> str | None:
        """The ISO alpha-3 code of the country an actor stands for, if any."""
        known = self.actors.get(actor)
        return known.country if known else None

    def side(self, actor: str) -> str:
        """Whose side an actor is on: his country, or its heir; himself where he has none ("org:nato")."""
        country = self.country(actor)
        return actor if country is None else self.heirs.get(country, country)
