"""The roll of a report: everyone named so far, and what the readers of pieces, offices, bodies and groups share."""

from __future__ import annotations

from datetime import date

from chancery.facts.actors import Actor, ActorKind
from chancery.facts.spans import Span
from chancery.knowledge.areas import areas
from chancery.knowledge.epithets import epithets
from chancery.knowledge.given_names import given_names
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import World, slug, world
from chancery.language.text import Text
from chancery.reading.cast import Cast, Form, Mention
from chancery.reading.coreference import Memory, Said
from chancery.reading.people import People, Person
from chancery.reading.pieces import PieceReader
from chancery.reading.standing import head_of
from chancery.reading.titles import titles
from chancery.reading.voices import Voice


class Roll:
    """What is known of a text's actors while it is read from left to right.

    `nouns` holds what a group noun last stood for ("ministers"), `unowned` those that stood for nobody ("Ministers agreed"), `person_of` the person of each piece, `outlets` the
    ids of news outlets, which are nobody's party.
    """

    def __init__(self, text: Text, tables: Tables, day: date | None, home: str | None) -> None:
        self.text, self.day, self.home = text, day, home
        self.plain_home: str | None = None
        self.voice: Voice | None = None
        self.world: World = world(tables, day)
        self.titles = titles(tables)
        self.areas = areas(tables)
        self.epithets = epithets(tables)
        self.given_names = given_names(tables)
        self.cast = Cast()
        self.memory = Memory()
        self.people = People(self.world, day)
        self.pieces = PieceReader(text, self.world, self.titles).read()
        self.starts = {p.first: n for n, p in enumerate(self.pieces)}
        self.country_of: dict[str, str | None] = {}
        self.known: dict[str, tuple[str, ActorKind, str | None, str | None]] = {}
        self.spans: dict[str, list[Span]] = {}
        self.nouns: dict[str, tuple[str, ...]] = {}
        self.unowned: set[str] = set()
        self.person_of: dict[int, Person] = {}
        self.outlets = frozenset(p.entry.id for p in self.pieces if p.entry is not None and p.entry.kind == "outlet")

    def know(self, id: str, name: str, country: str | None, role: str | None) -> None:
        """Keeps an actor; what was known of it before stays where nothing new is given."""
        old = self.known.get(id)
        kind = _KINDS[id.partition(":")[0]]
        if old is None:
            self.known[id] = (name, kind, country, role)
        elif country is not None or role is not None:
            self.known[id] = (old[0], kind, country or old[2], role or old[3])
        self.country_of[id] = self.known[id][2]

    def state(self, country: str) -> str:
        """The id of a state, which is kept from now on."""
        id = f"state:{country}"
        self.know(id, self.world.countries[country].name if country in self.world.countries else country, country, None)
        return id

    def _members(self, actor: str) -> tuple[str, ...]:
        """The states that a name of states stands for: of the E3 Germany, France and Britain."""
        row = self.world.organisations.get(actor[4:]) if actor.startswith("org:") else None
        return tuple(map(self.state, row.members.split())) if row is not None and row.kind == "states" else (actor,)

    def add(self, first: int, last: int, actors: tuple[str, ...], form: Form, confidence: float = 1.0) -> int:
        """Keeps a mention of `actors` at tokens `[first, last)`; gives the number of its tokens."""
        text = self.text
        head = self.head(first, last)
        actors = tuple(dict.fromkeys(one for actor in actors for one in self._members(actor)))
        mention = Mention(first, last, head, actors, form, text.span(first, last), confidence)
        self.cast.mentions.append(mention)
        for token in range(first, last):
            self.cast.by_token.setdefault(token, mention)
        for actor in actors:
            self.spans.setdefault(actor, []).append(mention.span)
        if form == "place":
            self.memory.places += [Said(first, text.sentence_of[head], actor, False) for actor in actors]
            there = self.cast.at(text.heads[head]) if text.relations[head] == "conj" and text.heads[head] >= 0 else None
            if there is not None and there.form == "place" and len({*actors, *there.actors}) > 1:
                self.memory.lands.append((text.sentence_of[head], tuple(dict.fromkeys((*there.actors, *actors)))))
            elif (left := self._left_behind(head)) is not None and len({*actors, *left.actors}) > 1:
                self.memory.lands.append((text.sentence_of[head], (*left.actors, *actors)))
            return last - first
        sentence, relation = text.sentence_of[head], text.relations[head]
        outlet = actors[0].startswith("org:") and actors[0] in self.outlets
        if not outlet:
            subject = self._acts(head)
            self.memory.note(first, sentence, actors, subject, subject and self._aside(head))
        if len(actors) > 1:
            joined = self.cast.at(text.heads[head]) if relation == "conj" and text.heads[head] >= 0 else None
            if joined is not None and form == "group" and joined.form in ("name", "title"):
                actors = tuple(
                    dict.fromkeys((*joined.actors, *actors))
                )  # "Tarasyuk and his Polish and Czech colleagues"
            if form != "pronoun":
                self.memory.together(sentence, actors)
        elif form in ("name", "title") and not outlet and len(series := self._series()) > 2:
            self.memory.together(sentence, series)
        elif relation == "conj" and text.heads[head] >= 0 and form != "adjective" and not outlet:
            if (first_stop := self._toured(text.heads[head])) and actors[0].startswith("state:"):
                self.memory.lands.append((sentence, (*first_stop, *actors)))
            else:
                self._pair(text.heads[head], actors, sentence)
        elif form in ("name", "title") and not outlet and (other := self._meeting(head)) is not None:
            self._pair(other, actors, sentence)
        return last - first

    def _acts(self, head: int) -> bool:
        """True for the subject of a clause, the agent of a passive, and what is beside or joined to one."""
        text = self.text
        for _ in range(3):
            relation, above = text.relations[head], text.heads[head]
            if relation.startswith("nsubj"):
                return True
            if relation in ("obl:agent", "obl") and above >= 0 and text.lemmas[above] in COMPANIONS:
                return False
            if relation == "obl:agent":
                return True
            if relation == "obl" and any(text.lower[c] == "by" for c in text.children[head]):
                verbs = text.path(head)[1:3]
                return any(text.relations[c] in ("aux:pass", "nsubj:pass") for v in verbs for c in text.children[v])
            if relation not in ("appos", "conj", "flat") or above < 0:
                return False
            head = above
        return False

    def _aside(self, head: int) -> bool:
        """True for the subject of a clause that only says when, why or who: "as Hayashi began to speak"."""
        return any(self.text.relations[t].startswith(("advcl", "acl")) for t in self.text.path(head)[:4])

    def _meeting(self, head: int) -> int | None:
        """The subject of the verb by which two come together: Biden in "Biden met today with Prime Minister Starmer", "Biden
        held talks with Starmer", "Biden told Starmer", "Biden came out of talks with Starmer".
        """
        text, verb = self.text, self.text.heads[head]
        relation = text.relations[head].partition(":")[0]
        case = next((text.lower[c] for c in text.children[head] if text.relations[c] == "case"), None)
        into = False
        if verb >= 0 and case == "with" and relation == "nmod" and text.lemmas[verb].lower() in _TALKS:
            into = text.relations[verb] == "obl" and not any(
                text.relations[c] == "nmod:poss" for c in text.children[verb]
            )
            relation, verb = "obl", text.heads[verb] if text.relations[verb] in ("obj", "obl") else -1
        if verb > 0 and text.lower[verb] == "visiting" and text.heads[verb] == verb - 1:
            verb -= 1
        if verb < 0 or relation not in ("obj", "iobj", "obl"):
            return None
        lemma = text.lemmas[verb].lower()
        talks = into or any(
            text.relations[c] == "obj" and text.lemmas[c].lower() in _TALKS for c in text.children[verb]
        )
        if lemma not in _TOGETHER and not (relation == "obl" and case == "with" and talks):
            told = relation != "obl" and lemma in _ADDRESSING
            mention = next((m for m in reversed(self.cast.mentions) if m.head == head), None)
            if not told or mention is None or not mention.actors[0].startswith(("person:", "office:")):
                return None
        if case not in (("with", "to") if relation == "obl" else (None,)):
            return None
        return next((c for c in text.children[verb] if text.relations[c] == "nsubj" and c < head), None)

    def _toured(self, head: int) -> tuple[str, ...]:
        """The state that is the first stop of a journey to several, who have nothing to do with each other: "visits Athens and Nicosia"."""
        text, verb = self.text, self.text.heads[head]
        if verb < 0 or text.relations[head] != "obj" or text.lemmas[verb].lower() not in _TOURING:
            return ()
        mention = self.cast.at(head)
        return mention.actors if mention is not None and mention.actors[0].startswith("state:") else ()

    def _pair(self, above: int, actors: tuple[str, ...], sentence: int) -> None:
        """Those named together: "Takaichi and Trump"."""
        other = self.cast.at(above) or self._beneath(above)
        if other is None or not other.actors or other.form in ("place", "adjective"):
            return
        known = self.memory.pairs[-1][1] if self.memory.pairs and self.memory.pairs[-1][0] == sentence else ()
        pair = tuple(dict.fromkeys((*(known if set(other.actors) <= set(known) else other.actors), *actors)))
        if len({self.country_of.get(p) or p for p in pair}) > 1:
            self.memory.together(sentence, pair)
        elif len(pair) > 1 and all(p.startswith(("person:", "office:")) for p in pair) and self._acts(above):
            self.memory.compatriots.append((sentence, pair))

    def _left_behind(self, head: int) -> Mention | None:
        """Where a journey began that leads to a place: Islamabad in "flew from Islamabad to New Delhi"."""
        text, verb = self.text, self.text.heads[head]
        case = {text.lower[c] for c in text.children[head] if text.relations[c] == "case"}
        for child in text.children[verb] if verb >= 0 and case == {"to"} else ():
            if child < head and any(text.lower[c] == "from" for c in text.children[child]):
                mention = self.cast.at(child)
                return mention if mention is not None and mention.form == "place" else None
        return None

    def _beneath(self, noun: int) -> Mention | None:
        """Who gives a noun its name: the Houthis of "the Houthi movement and the government"."""
        named = (self.cast.at(c) for c in self.text.children[noun] if self.text.relations[c] == "compound")
        return next((m for m in named if m is not None and m.form == "name"), None)

    def _series(self) -> tuple[str, ...]:
        """Those of a series that the latest mention closes, by its commas alone: "the Czech Republic, Hungary and Poland"."""
        mentions, lower = self.cast.mentions, self.text.lower
        out: list[str] = []
        for number in range(len(mentions) - 1, -1, -1):
            mention = mentions[number]
            if len(mention.actors) != 1 or mention.form not in ("name", "title", "metonym"):
                return ()
            out.insert(0, mention.actors[0])
            if number == 0:
                break
            joint = [w for w in lower[mentions[number - 1].last : mention.first] if w != "the"]
            if joint != [","] and not (len(out) == 1 and joint in (["and"], [",", "and"])):
                break
            if len(out) == 1 and "and" not in joint:
                break
        return tuple(dict.fromkeys(out))

    def head(self, first: int, last: int) -> int:
        """The token of `[first, last)` that the rest hangs on."""
        return head_of(self.text, first, last)

    def settle(self) -> None:
        """States the actors; persons of an organisation act as the organisation."""
        for person in self.people.persons.values():
            if person.id in self.spans:
                self.know(person.id, person.name, person.country, person.role)
        for id, spans in self.spans.items():
            name, kind, country, role = self.known[id]
            self.cast.actors[id] = Actor(
                id=id, name=name, kind=kind, country=country, role=role, mentions=tuple(dict.fromkeys(spans))
            )


_TOURING = frozenset({"visit", "tour"})
_TOGETHER = frozenset("meet speak talk confer consult host receive welcome phone telephone join".split())
_ADDRESSING = frozenset("tell brief call thank congratulate assure inform urge invite greet warn ask visit".split())
"""What one person does to another by speaking to him: the two are a pair from then on."""
_TALKS = frozenset("talk meeting summit call conversation discussion negotiation session dialogue phone".split())
COMPANIONS = frozenset({"accompany", "join", "flank", "follow", "escort", "surround"})

_KINDS: dict[str, ActorKind] = {
    "state": "state",
    "person": "person",
    "office": "person",
    "body": "government",
    "org": "organisation",
    "group": "group",
}


def body_id(country: str, noun: str) -> str:
    """The id of a body of a state: "foreign ministry" of JPN is `body:JPN/foreign-ministry`."""
    return f"body:{country}/{slug(noun)}"
