"""Coreference: whom "he", "its", "the two leaders" and "both sides" stand for in a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

PERSONAL = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves", "theirs"})
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3}
PERSON_GROUPS = frozenset(
    """leaders presidents ministers men women officials diplomats chiefs premiers heads envoys negotiators pair duo trio threesome rulers monarchs
    secretaries generals chancellors counterparts principals politicians statesmen spokesmen executives
    delegates""".split()
)
STATE_GROUPS = frozenset(
    """sides countries nations governments neighbours neighbors states parties capitals allies rivals foes powers
    koreas congos sudans partners economies militaries armies delegations peoples armed forces adversaries enemies
    republics members""".split()
)
UNNUMBERED = frozenset(
    "leaders sides presidents neighbours neighbors ministers countries nations koreas congos sudans parties rivals foes adversaries allies".split()
)


@dataclass(slots=True)
class Said:
    """One naming of an actor: at which token, in which sentence, as a subject or not; `aside` in a clause below another."""

    token: int
    sentence: int
    actor: str
    subject: bool
    aside: bool = False


@dataclass(slots=True)
class Memory:
    """What the report has said so far: who was named, in order, and who with whom.

    `lands` are the states named together as places ("embassies in Kenya and Tanzania"), `compatriots` those of one country who act
    together ("Kenya's president and the opposition leader met"), `gender` is `m` or `f` of those whom a "he" or "she" has taken up, `by_name` of those whose names or titles tell it.
    """

    people: list[Said] = field(default_factory=list)
    states: list[Said] = field(default_factory=list)
    places: list[Said] = field(default_factory=list)
    gender: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    lands: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    compatriots: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)

    def note(self, token: int, sentence: int, actors: tuple[str, ...], subject: bool, aside: bool = False) -> None:
        """Remembers who is named at a token."""
        for actor in actors:
            kept = self.people if actor.startswith(("person:", "office:")) else self.states
            kept.append(Said(token, sentence, actor, subject, aside))

    def together(self, sentence: int, actors: tuple[str, ...]) -> None:
        """Remembers those named together; a list that goes on takes the place of its beginning."""
        if self.pairs and self.pairs[-1][0] == sentence and set(self.pairs[-1][1]) < set(actors):
            self.pairs.pop()
        self.pairs.append((sentence, actors))

    def speaks_as(self, organisation: str) -> None:
        """Remembers that the organisation named last was named by the person who acts for it."""
        if self.states and self.states[-1].actor == organisation:
            self.people.append(self.states[-1])

    def is_of(self, actor: str, gender: str) -> bool:
        """True where a "he" (`m`) or "she" (`f`) can take an actor up, by how it was taken up before, else by its name."""
        return self.gender.get(actor, self.by_name.get(actor, gender)) == gender

    def person(self, gender: str, sentence: int, apart: tuple[str, ...]) -> str | None:
        """The person a pronoun stands for: the latest subject who can be, else the latest named; `apart` are excluded.

        "Ashcombe will meet Tezcan. She …": Ashcombe, the subject of the sentence before.
        """
        best, score = None, -1e9
        for rank, said in enumerate(reversed(self.people[-14:])):
            if said.actor in apart or not self.is_of(said.actor, gender):
                continue
            away = sentence - said.sentence
            value = -3.0 * away - 0.3 * rank + ((4.0 if away < 2 else 3.2) if said.subject else 0.0)
            value -= 0.8 if said.subject and said.aside else 0.0
            value += 2.0 if self.gender.get(said.actor) == gender else 0.0
            value += 0.5 if self.by_name.get(said.actor) == gender else 0.0
            value -= 1.0 if said.actor.startswith("office:") else 0.0
            if value > score:
                best, score = said.actor, value
        if best is not None:
            self.gender.setdefault(best, gender)
        return best

    def neutral(self, sentence: int, apart: tuple[str, ...] = ()) -> str | None:
        """The state, body or organisation that "it" stands for: the latest subject, else the latest named."""
        best, score = None, -1e9
        latest = self.states[-10:]
        many = {s.token for s in latest if any(o.token == s.token and o.actor != s.actor for o in latest)}
        for rank, said in enumerate(reversed(latest)):
            if said.actor in apart or said.token in many:
                continue
            value = -2.0 * (sentence - said.sentence) - 0.3 * rank + (3.0 if said.subject else 0.0)
            if value > score:
                best, score = said.actor, value
        return best

    def among(self, members: tuple[str, ...], sentence: int, country_of: dict[str, str | None]) -> str | None:
        """The country (ISO alpha-3) of `members` that an epithet stands for: the one that was named of late and often."""
        count: dict[str, int] = {}
        latest: dict[str, int] = {}
        for said in (*self.states, *self.people, *self.places):
            country = country_of.get(said.actor)
            if country in members:
                count[country] = count.get(country, 0) + 1
                latest[country] = max(said.sentence, latest.get(country, 0))
        return max(count, key=lambda c: 0.4 * min(count[c], 5) - 0.5 * (sentence - latest[c]), default=None)

    def fellows(self, size: int, sentence: int) -> tuple[str, ...]:
        """Those of one country who acted together last, and since whom no others were named together: the two of "Kibaki and the
        opposition leader met … The two leaders promised".
        """
        where, who = self.compatriots[-1] if self.compatriots else (-9, ())
        later = max((n for n, actors in self.pairs if len(actors) == size), default=-1)
        return who if len(who) == size and sentence - where <= 2 and later <= where else ()

    def pair(self, sentence: int) -> tuple[float, tuple[str, ...]] | None:
        """Those whom the report named together in this sentence or the three before, with how well "they" takes them up: those
        first whom it pairs often and of late.
        """
        count: dict[frozenset[str], int] = {}
        latest: dict[frozenset[str], tuple[int, tuple[str, ...]]] = {}
        for where, actors in self.pairs:
            key = frozenset(actors)
            count[key] = count.get(key, 0) + 1
            latest[key] = (where, actors)
        near = {k: v for k, v in latest.items() if sentence - v[0] <= 3}
        if not near:
            return None
        often = {k: (near[k][0] == sentence) + 0.25 * min(count[k], 4) - 0.35 * (sentence - near[k][0]) for k in near}
        best = max(near, key=lambda k: (often[k], near[k][0]))
        where, actors = near[best]
        return 1.1 + 0.25 * min(count[best], 4) - 0.9 * (sentence - where), actors

    def group(
        self,
        size: int,
        persons: bool,
        sentence: int,
        country_of: dict[str, str | None],
        among: frozenset[str] = frozenset(),
        states: bool = False,
        apart: frozenset[str] = frozenset(),
        linked: bool = False,
        ruled: bool = False,
        between: bool = False,
    ) -> tuple[str, ...]:
        """The `size` actors of different countries that "the two leaders", "the three countries" stand for.

        The latest pair or group of this size, if one was named near; else the latest actors, those first that the
        report names often; a state stands in where its leader was not named. `among` are the countries that can be meant,
        where the words say so: "the three Baltic states"; `states` is for nouns that mean no organisation: "the three countries";
        `apart` are those who cannot be meant: of "Iran called on both sides" Iran. `linked` where two of the sentence have to do
        with each other by its grammar: "flew to Kenya, where the two countries"; they come before those named together before.
        `ruled` is for what only a state has: "both capitals"; `between` where those apart have no part: "mediates between the two".
        """
        if persons and not among and (fellows := self.fellows(size, sentence)):
            return fellows
        here = self._here(sentence, country_of, among)
        told = self._told(size, sentence, country_of, among, apart) if ruled else ()
        known = told or self._established(size, persons, sentence, country_of, among, ruled, apart, states, between)
        known = known or self._told(size, sentence, country_of, among, apart)
        if (
            len(here) == size
            and not apart & here.keys()
            and (linked or not self._beside(here, known, sentence, country_of))
        ):
            return tuple(self._leader(a, country_of) if persons else a for a in here.values())
        if states and not persons and (there := self._lying(size, sentence, known)):
            return there
        if known:
            return known if not persons else tuple(self._leader(a, country_of) for a in known)
        if not persons and not among and (there := self._lying(size, sentence, known)):
            return there
        counts: dict[str, int] = {}
        latest: dict[str, Said] = {}
        for said in sorted(self.people + self.states, key=lambda s: s.token):
            key = country_of.get(said.actor) or said.actor
            if not country_of.get(said.actor) and not said.actor.startswith(("org:", "person:")):
                continue
            if said.actor.startswith("org:") and (persons or states):
                continue
            if (states and not country_of.get(said.actor)) or key in apart:
                continue
            if among and key not in among:
                continue
            counts[key] = counts.get(key, 0) + 1
            held = latest.get(key)
            person = said.actor.startswith(("person:", "office:"))
            if held is None or person == persons or held.actor.startswith(("person:", "office:")) != persons:
                latest[key] = said
        ranked = sorted(
            counts, key=lambda k: (-min(counts[k], 6) + 1.2 * min(sentence - latest[k].sentence, 3), -latest[k].token)
        )
        for said in reversed(self.places):
            key = country_of.get(said.actor) or said.actor
            free = key not in ranked and key not in apart and (not among or key in among)
            if len(ranked) < size and not persons and free:
                ranked.append(key)
                latest[key] = said
        if len(ranked) < size:
            return ()
        chosen = sorted(ranked[:size], key=lambda k: latest[k].token)
        return tuple(latest[k].actor for k in chosen)

    def _lying(self, size: int, sentence: int, known: tuple[str, ...]) -> tuple[str, ...]:
        """The states that were named together as places after all others who were named together: of "embassies in Kenya and
        Tanzania … aid for the two countries" both.
        """
        if not self.lands:
            return ()
        where, states = self.lands[-1]
        later = max((n for n, actors in self.pairs if set(actors) == set(known)), default=-1) if known else -1
        return states if len(states) == size and sentence - where <= 3 and where > later else ()

    def _told(
        self,
        size: int,
        sentence: int,
        country_of: dict[str, str | None],
        among: frozenset[str],
        apart: frozenset[str],
    ) -> tuple[str, ...]:
        """The actors of one of the two sentences before, where it tells of just as many countries: of "Pakistan tested five
        devices in reply to India. Japan froze loans to both countries" the first two. Not those of whom a third is told
        twice as often: "Lima and Quito agreed to meet … Chile and Brazil were told. Canada congratulated the two leaders".
        """
        told = self._often(country_of)
        for before in (sentence - 1, sentence - 2):
            there = {c: a for c, a in self._here(before, country_of, among).items() if c not in apart}
            third = max((n for c, n in told.items() if c not in there and c not in apart), default=0)
            if len(there) == size and (among or third < 2 * min(told[c] for c in there)):
                return tuple(there.values())
        return ()

    def _often(self, country_of: dict[str, str | None]) -> Counter[str]:
        """How often the report has named each country so far, itself or by those who are of it."""
        said = (country_of.get(s.actor) for s in (*self.states, *self.people, *self.places))
        return Counter(c for c in said if c is not None)

    def _here(self, sentence: int, country_of: dict[str, str | None], among: frozenset[str]) -> dict[str, str]:
        """The actors of this sentence so far, by country."""
        here: dict[str, str] = {}
        for said in sorted(self.people + self.states, key=lambda s: s.token):
            country = country_of.get(said.actor)
            if said.sentence == sentence and country and (not among or country in among):
                here.setdefault(country, said.actor)
        return here

    def _beside(
        self, here: dict[str, str], known: tuple[str, ...], sentence: int, country_of: dict[str, str | None]
    ) -> bool:
        """True where those of this sentence only speak of `known`, who were named together before: none of them is one of
        these, and nothing joins them; "Qatar said that with help from Egypt the two sides had agreed".
        """
        joined = any(where == sentence and {country_of.get(a) for a in who} == here.keys() for where, who in self.pairs)
        return bool(known) and not joined and not here.keys() & {country_of.get(a) or a for a in known}

    def _established(
        self,
        size: int,
        persons: bool,
        sentence: int,
        country_of: dict[str, str | None],
        among: frozenset[str],
        ruled: bool,
        apart: frozenset[str],
        states: bool,
        between: bool,
    ) -> tuple[str, ...]:
        """The actors named together before: those the report pairs most often and most lately; of `ruled` ones no organisation, and
        none of those who cannot be meant, nor those beside whom a pair is told of twice as often: "Mali and Burkina Faso fight on.
        Truces sponsored by Libya and Nigeria collapsed. Both armies are to pull back".
        """
        count: dict[frozenset[str], int] = {}
        latest: dict[frozenset[str], tuple[int, tuple[str, ...]]] = {}
        for where, actors in self.pairs:
            key = frozenset(country_of.get(a) or a for a in actors)
            if (ruled and not all(country_of.get(a) for a in actors)) or key <= apart or (between and key & apart):
                continue
            if len(actors) == size == len(key) and (not among or key <= among):
                count[key] = count.get(key, 0) + 1
                latest[key] = (where, actors)
        if not count:
            return ()
        order = {key: rank for rank, key in enumerate(latest)}
        often = self._often(country_of)
        most = max(min(often[c] for c in key) for key in count)
        best = max(
            (key for key in count if not 2 * max(often[c] for c in key) <= most or not key <= often.keys()),
            key=lambda k: (
                0.4 * min(count[k], 5)
                - 0.3 * (sentence - latest[k][0])
                - (2.0 if states and not all(country_of.get(a) for a in latest[k][1]) else 0.0)
                + (0.3 if persons or all(a.startswith("state:") for a in latest[k][1]) else 0.0),
                order[k],
            ),
        )
        return latest[best][1] if sentence - latest[best][0] <= 12 else ()

    def _leader(self, actor: str, country_of: dict[str, str | None]) -> str:
        if actor.startswith(("person:", "office:")):
            return actor
        country = country_of.get(actor)
        if country is None:
            return actor
        for said in reversed(self.people[-12:]):
            if country_of.get(said.actor) == country:
                return said.actor
        return actor
