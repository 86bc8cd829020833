"""Prepositions: which part in an event the phrase behind a preposition gives to whom it names."""

from __future__ import annotations

from chancery.facts.spans import Span
from chancery.reading.asides import felt
from chancery.reading.doers import DoerReader
from chancery.reading.grounds import EDGES
from chancery.reading.places import is_time
from chancery.reading.sides import REASONS

_TARGETS = frozenset("on against to toward towards with at over for about of regarding between upon".split())
TOWARD_LAND = frozenset(
    "deployment incursion strike withdrawal aid arms-sale recall clash investment treaty-exit".split()
)
LANDWARD = frozenset("in into to on onto at near off from through across inside over outside along around".split())
_INTO = frozenset({"incursion", "deployment", "strike", "arms-sale", "aid"})
"""What goes somewhere, and where it comes from is no target: "entered Rwanda from Zaire"."""
_COMPANY = frozenset("with between among of by alongside involving and including".split())
POSTED = frozenset({"recall", "ties-restored", "ties-cut", "appointment"})
SERVING = frozenset({"deployment", "withdrawal"})
ON_GOODS = frozenset("tariff export-control sanctions sanctions-relief investigation travel-advisory".split())
"""What is laid on things and people of a state: "duties on cars made in China"."""
_FAVOURS = frozenset(
    "blessing help backing support approval consent permission assistance encouragement aid knowledge".split()
)
"""What somebody gives to what others do: "with the support of Qatar, Chad and Mali held talks"."""


class PrepositionReader(DoerReader):
    """Reads the phrases that hang on the words of an event: "a protest with Tokyo" its target, "a visit by Ghana" its guest."""

    def _phrase(
        self,
        preposition: str,
        noun: int,
        type: str,
        roles: str,
        actors: list[tuple[str, Span]],
        targets: list[tuple[str, Span]],
        named_before: bool = False,
    ) -> None:
        """Adds whom a phrase names to `actors` or `targets`, by its preposition and the roles of the event's type; `named_before` is
        true for the noun that a relative pronoun stands for, which is no place here.
        """
        first = preposition.split(" ")[0]
        if is_time(self.text, noun):
            return
        if felt(self.grammar, noun):
            return  # "recognised the islands, to the anger of Lima"
        if type == "strike" and first == "off":
            return  # "attacked a tanker off Ghana"
        if type == "treaty-exit" and first == "over":
            return  # "left the union over Western Sahara"
        if type == "aid" and first in ("through", "via"):
            return  # "to Chad through UNICEF"
        if type == "ruling" and first == "to" and self._is_body(noun):
            return  # "took Chad to the World Trade Organization"
        if first == "with" and self.grammar.lemma(noun) in _FAVOURS and self.text.upos[noun] == "NOUN":
            return  # "with Ankara's blessing"
        mention = self.cast.at(noun)
        as_place = mention is not None and mention.form == "place" and not named_before
        if first == "in" and self.grammar.lemma(noun) == "presence" and roles in ("party", "visit"):
            actors += [a for p, n in self.grammar.obliques(noun) if p == "of" for a in self.who(n)]
        elif roles == "visit":
            if first in ("to", "in", "at", "for", "into", "through") and self._land(noun):
                if self._hosts(noun):
                    targets += self.who(noun)
            elif first == "to" and (there := self._held_in(noun)):
                targets += there
            elif first == "of" and self.grammar.lemma(self.text.heads[noun]) == "tour":
                targets += self.who(noun) if self._hosts(noun) else []
            elif first in ("by", "of", "with", "between") and not as_place:
                actors += self.who(noun)
        elif roles == "party" or roles == "mediated":
            if type in POSTED and first in ("in", "to") and self._land(noun):
                both = len({self.cast.side(a) for a, _ in actors}) > 1
                actors += [] if both and first == "in" else self.who(noun)
            elif (
                first in _COMPANY or (first == "to" and type == "call") or (first == "for" and type == "ratification")
            ) and not as_place:
                (targets if roles == "mediated" else actors).extend(self.who(noun))
            elif roles == "mediated" and first == "to":
                targets += self.who(noun)
            elif roles == "mediated" and first == "as":
                for between, side in self.grammar.obliques(noun):
                    if between in ("between", "with", "of", "for"):
                        targets += self.who(side)
        elif roles == "member":
            if first in ("by", "in", "of", "before") and not actors:
                actors += self.who(noun)
            elif first == "at" and mention is not None and any(a.startswith("org:") for a in mention.actors):
                targets += self.who(noun)
        elif (
            first == "of"
            and type == "demand"
            and {self.cast.side(a) for a, _ in self.who(noun)} <= {self.cast.side(a) for a, _ in actors}
        ):
            return  # "sought the extradition of its former president"
        elif first == "from" and type == "demand" and actors and not as_place:
            targets += self.who(noun)
        elif (
            first == "by"
            or (first == "alongside" and type in ("patrol", "deployment", "strike", "seizure"))
            or (first == "to" and type == "summons" and not as_place and not actors)
            or (first == "from" and not as_place and (type == "release" or self.tables.types[type].speech == "yes"))
        ):
            actors += self.who(noun)
        elif type == "treaty-exit" and first in ("from", "out", "of") and mention is not None:
            targets += [a for a in self._of(mention) if a[0].startswith("org:")]
        elif first in LANDWARD and type in TOWARD_LAND and self.grammar.lemma(noun) in EDGES and self._bounded(noun):
            targets += [a for p, n in self.grammar.obliques(noun) if p in ("with", "of") for a in self.who(n)]
        elif first in LANDWARD and type in SERVING and (serving := self._serving_in(noun)):
            targets += serving
        elif (
            (
                ((first in LANDWARD and not (first == "from" and type in _INTO)) or (first == "of" and as_place))
                and type in TOWARD_LAND
                and self._land(noun)
            )
            or (type == "investigation" and first == "into")
            or (type in POSTED and first in ("to", "in", "from") and self._land(noun))
        ):
            targets += self.who(noun) or (self._at_issue(noun) if type in ON_GOODS and first not in REASONS else [])
        elif first == "at" and targets and mention is not None and all(a.startswith("org:") for a in mention.actors):
            return
        elif first in _TARGETS and (not as_place or (first == "to" and self.tables.types[type].speech == "yes")):
            if (type == "statement" and first not in ("by", "of")) or (type == "missile-test" and first == "over"):
                return
            if first == "of" and type in ("statement", "warning", "deployment", "missile-test", "exercise"):
                actors += self.who(noun)
            else:
                targets += self.who(noun) or (self._at_issue(noun) if type in ON_GOODS and first not in REASONS else [])
