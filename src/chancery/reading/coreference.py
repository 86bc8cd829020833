"""Coreference: whom "he", "its", "the two leaders" and "both sides" stand for in a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.reading.cast import Mention

PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves", "theirs"})
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "2": 2, "3": 3}
PERSON_GROUPS = frozenset(
    "leaders presidents ministers men women officials diplomats chiefs premiers heads envoys negotiators pair duo secretaries".split()
)
STATE_GROUPS = frozenset(
    "sides countries nations governments neighbours neighbors states parties capitals allies rivals foes powers koreas partners"
    " economies militaries armies delegations".split()
)


@dataclass(slots=True)
class Memory:
    """What the report has said so far: who was named, in order, and who was whom."""

    people: list[tuple[int, str]] = field(default_factory=list)
    states: list[tuple[int, str]] = field(default_factory=list)
    gender: dict[str, str] = field(default_factory=dict)
    subjects: list[tuple[int, str]] = field(default_factory=list)
    pairs: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, token: int, mention: Mention, subject: bool) -> None:
        """Remembers a mention; a `place` is no actor and is left out."""
        if mention.form == "place":
            return
        for actor in mention.actors:
            if actor.startswith(("person:", "office:")):
                self.people.append((token, actor))
            else:
                self.states.append((token, actor))
            if subject:
                self.subjects.append((token, actor))

    def person(self, gender: str, token: int) -> str | None:
        """The person a pronoun stands for: the last subject who can be, else the last one named."""
        for source in (self.subjects[-6:], self.people[-8:]):
            for _, actor in reversed(source):
                if actor.startswith("person:") and self.gender.get(actor, gender) == gender:
                    self.gender.setdefault(actor, gender)
                    return actor
        for _, actor in reversed(self.people[-4:]):
            if self.gender.get(actor, gender) == gender:
                self.gender.setdefault(actor, gender)
                return actor
        return None

    def neutral(self) -> str | None:
        """The state or body that "it" stands for."""
        for source in (self.subjects[-4:], self.states[-6:]):
            for _, actor in reversed(source):
                if not actor.startswith(("person:", "office:", "group:")):
                    return actor
        return None

    def plural(self, countries: dict[str, str | None]) -> tuple[str, ...]:
        """Those "they" stand for: the last group named, else the state or body named last."""
        if self.pairs:
            return self.pairs[-1]
        one = self.neutral()
        return (one,) if one else ()

    def group(self, size: int, persons: bool, countries: dict[str, str | None]) -> tuple[str, ...]:
        """The last `size` actors of different countries, persons where the noun asks for them."""
        if self.pairs and len(self.pairs[-1]) == size:
            last = self.pairs[-1]
            if persons == any(a.startswith(("person:", "office:")) for a in last):
                return last
        out: list[str] = []
        seen: set[str] = set()
        counts: dict[str, int] = {}
        everyone = self.people + self.states if persons else self.states + self.people
        for _, actor in self.people + self.states:
            counts[countries.get(actor) or actor] = counts.get(countries.get(actor) or actor, 0) + 1
        main = sorted(counts, key=lambda c: -counts[c])[: max(size, 2)]
        recent = sorted(everyone, key=lambda x: x[0], reverse=True)
        if persons:
            recent = [x for x in recent if x[1].startswith(("person:", "office:"))] + [
                x for x in recent if not x[1].startswith(("person:", "office:"))]
        for _, actor in recent:
            key = countries.get(actor) or actor
            if key in seen or (key not in main and len(main) >= size) or actor.startswith("group:"):
                continue
            if not countries.get(actor) and not actor.startswith(("person:", "org:")):
                continue
            seen.add(key)
            out.append(actor)
            if len(out) == size:
                break
        return tuple(out) if len(out) == size else ()
