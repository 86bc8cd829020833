"""Others: the one of two who is told by the other: "its neighbour", "his host", "the other side", "the latter"."""

from __future__ import annotations

from chancery.knowledge.areas import Area
from chancery.reading.bynames import BynameReader
from chancery.reading.speakers import SAYING

_RIVALS = frozenset("rival foe adversary archrival arch-rival".split())
HALVES = {"koreas": ("PRK", "KOR"), "congos": ("COD", "COG"), "sudans": ("SDN", "SSD")}
"""Lands of one name: "the two Congos agreed"."""
NEIGHBOURS = _RIVALS | {"neighbour", "neighbor"}
ONE_OF_TWO = frozenset("side party camp".split())
AROUND = frozenset("neighbours neighbors allies partners rivals foes".split())
"""What others are to the one whose they are."""
_OTHER_REACH = 6
"""How many sentences lie at most between two who are named together and "the other side"."""


class OtherReader(BynameReader):
    """Reads in one text who is told only as the other of two."""

    def _of_two(self, i: int) -> int:
        """ "the former", "the latter": the first and the last of the two who were named together last."""
        text, word = self.text, self.text.lower[i + 1]
        head = text.heads[i + 1]
        if text.relations[i + 1] in ("amod", "compound", "advmod") and head > i + 1:
            return 0
        for where, actors in reversed(self.reader.memory.pairs):
            if text.sentence_of[i] - where > 2:
                break
            if len(actors) == 2:
                return self.reader.add(i, i + 2, (actors[word == "latter"],), "common", 0.7)
        return 0

    def _facing(self, i: int) -> int:
        """ "the other side": of the two who were named together last the one who is not told of in the sentence so far."""
        text, reader = self.text, self.reader
        here = text.sentence_of[i]
        first = text.sentences[here].first
        near = {reader.country_of.get(a) or a for m in reader.cast.within(first, i) for a in m.actors}
        for where, actors in reversed(reader.memory.pairs):
            if here - where > _OTHER_REACH:
                break
            left = [a for a in actors if (reader.country_of.get(a) or a) not in near]
            if len(actors) == 2 and len(left) == 1:
                return reader.add(i, i + 3, (left[0],), "common", 0.7)
        return 0

    def _neighbour(self, i: int) -> int:
        """ "its neighbour", "their larger rival": the one other state that was named of late; a person's rival is another person."""
        text, reader = self.text, self.reader
        owner = next((c for c in text.children[i] if text.relations[c] == "nmod:poss"), -1)
        mention = reader.cast.at(owner) if owner >= 0 else None
        if mention is None or len(mention.actors) != 1 or any(text.relations[c] == "appos" for c in text.children[i]):
            return 0
        if text.lower[i] in _RIVALS and mention.actors[0].startswith("person:"):
            return 0
        own, here = reader.country_of.get(mention.actors[0]), text.sentence_of[i]
        memory = reader.memory
        near = [s.actor for s in (*memory.states, *memory.people) if here - s.sentence <= 1]
        others = {c for a in near if (c := reader.country_of.get(a)) is not None and c != own}
        if own is None or len(others) != 1:
            return 0
        return reader.add(i, i + 1, (reader.state(others.pop()),), "common", 0.7)

    def _around(self, i: int, last: int, area: Area) -> int:
        """ "Qatar's Gulf neighbours": those of the part of the world whom the report lists, without the one whose they are."""
        text, reader = self.text, self.reader
        owner = next((c for c in text.children[last] if text.relations[c] == "nmod:poss"), -1)
        mention = reader.cast.at(owner) if owner >= 0 else None
        country = reader.country_of.get(mention.actors[0]) if mention is not None and mention.actors else None
        members = self.lists.around(area, country) if country is not None else ()
        return reader.add(i, last + 1, tuple(map(reader.state, members)), "group", 0.7) if members else 0

    def _telling(self, head: int) -> frozenset[str]:
        """The organisation that tells of others what they do: the U.N. in "The U.N. mediator said both sides would meet"."""
        text = self.text
        verb = text.heads[head]
        above = text.heads[verb] if verb >= 0 and text.relations[verb] == "ccomp" else -1
        if not text.relations[head].startswith("nsubj") or above < 0 or text.lemmas[above].lower() not in SAYING:
            return frozenset()
        tellers = [m for c in text.children[above] if text.relations[c] == "nsubj" if (m := self.reader.cast.at(c))]
        return frozenset(a for m in tellers for a in m.actors if self.reader.country_of.get(a) is None)

    def _received(self, i: int) -> int:
        """ "his host", "her guest": the other of the two of whom one receives the other; "the visitor": who is not of the place."""
        text, reader = self.text, self.reader
        owner = next((c for c in text.children[i] if text.relations[c] == "nmod:poss"), -1)
        mention = reader.cast.at(owner) if owner >= 0 else None
        here = text.sentence_of[i]
        if mention is not None and len(mention.actors) == 1:
            own = reader.country_of.get(mention.actors[0])
        elif text.lower[i] == "visitor" and text.lower[i - 1] == "the":
            there = [reader.country_of.get(s.actor) for s in reader.memory.places if here - s.sentence <= 2]
            own = there[-1] if there else reader.home
        else:
            return 0
        near = [s for s in reader.memory.people if here - s.sentence <= 1]
        others = {c: s.actor for s in near if (c := reader.country_of.get(s.actor)) not in (None, own)}
        if own is not None and text.lower[i].startswith("host") and (text.lower[i] == "hosts" or len(others) != 1):
            lands = [
                c for s in reader.memory.places if here - s.sentence <= 2 and (c := reader.country_of.get(s.actor))
            ]
            others = {lands[-1]: reader.state(lands[-1])} if lands and lands[-1] != own else {}
        if own is None or len(others) != 1:
            return 0
        return reader.add(i, i + 1, tuple(others.values()), "common", 0.7)
