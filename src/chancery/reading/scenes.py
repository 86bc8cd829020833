"""Scenes: the country in which what is told takes place, whose bodies a report names without saying whose they are."""

from __future__ import annotations

from chancery.reading.roll import Roll
from chancery.reading.speakers import SAYING

_ADDRESSING = frozenset(
    """accuse blame urge warn ask press pressure advise implore beseech beg criticise criticize condemn denounce rebuke deplore
    praise commend congratulate thank defy demand expect want tell assure remind lobby persuade convince deride mock chide
    scold censure fault slam lambast embrace bribe blackmail trust distrust suspect notify inform threaten promise call
    offer instruct order invite dare""".split()
)
"""What one says to a body or of it: a leader to his own, everybody else to another's."""
CONFRONTING = (_ADDRESSING - frozenset("promise call offer instruct order invite dare".split())) | frozenset(
    """support back arm help aid assist fund finance supply recognise recognize fight attack bomb strike isolate shun boycott
    punish sanction embargo blast shell raid ambush rout battle besiege bolster prop shore topple overthrow oust depose
    undermine destabilise destabilize""".split()
)
"""What one does to the government, army or rebels of another, and not to one's own."""
_BIDDING = frozenset(
    "urge ask tell press demand expect want call inform notify persuade convince assure remind advise implore".split()
)
_ANSWERING = frozenset(
    "parliament cabinet congress senate assembly court army police military legislature house navy".split()
)
"""Bodies that their own leaders address: "the president asked parliament"."""
_SERVED = frozenset("government cabinet coalition administration parliament".split())
_SERVING = frozenset("quit leave rejoin join head lead form reshuffle dissolve address tell brief inform".split())
"""What one does to the government and parliament of one's own country: "told parliament", "threatened to quit the cabinet"."""
_SUBMITTING = frozenset("send submit present put bring take refer forward".split())
"""What one does with a bill or a treaty to one's own parliament: "would send the protocol to parliament"."""
_WITHIN = frozenset(
    """opposition rebels parliament lawmakers legislators protesters demonstrators guerrillas guerillas insurgents
    separatists senators activists critics dissidents army military congress senate police militants politicians""".split()
)
"""Those of a state who have to do with its own government, army and parliament."""
_LEADERS = frozenset(
    """head_of_state head_of_government paramount_leader supreme_leader acting_head_of_state
    acting_head_of_government head_elect""".split()
)
_FIGHTING = frozenset("rebels separatists militants insurgents guerrillas fighters".split())
_DUTIES = frozenset("must should ought".split())
_AGAINST = frozenset("against with beside alongside toward towards from to for".split())
"""What stands before a body that is another's than the one who acts."""
_SCORNED = frozenset({"regime", "junta"})
"""What nobody calls his own."""
_FROM_THERE, _FROM_A_HUB, _FROM_NEXT_DOOR = 2.4, 1.4, 0.4
"""What the place that a report is sent from weighs, beside 3 for who acts in the same sentence; a place that reports on others
are sent from; and one that the report never names, for "the junta"."""
HUBS = frozenset("CHE AUT BEL NLD USA GBR FRA KEN EGY JOR CYP ZAF SEN".split())
"""Where correspondents and conferences of the whole world sit."""
_REACH = 3
"""How many sentences back a scene is set."""


class SceneReader:
    """Weighs the countries that were named before a body which nobody owns in its own words."""

    def __init__(self, reader: Roll) -> None:
        self.reader, self.text = reader, reader.text

    def country(self, at: int) -> str | None:
        """The country (ISO alpha-3) that "the army", "the government" at a token belongs to: Mali in "Mali's soldiers ousted
        the president. France said the junta must hold talks", for who asks or blames has another before him.
        """
        reader, memory, sentence = self.reader, self.reader.memory, self.text.sentence_of[at]
        facing, speaking = self.apart(at)
        counts: dict[str, int] = {}
        best: dict[str, float] = {}
        if reader.home is not None:
            abroad = reader.plain_home is None and self.text.lemmas[self._head(at)].lower() in _SCORNED
            best[reader.home] = _FROM_NEXT_DOOR if abroad else _FROM_A_HUB if reader.home in HUBS else _FROM_THERE
        kept = [(s, self._weight(s.token) if s.subject else 1.7) for s in (*memory.states, *memory.people)]
        acting = {reader.country_of.get(s.actor) for s in (*memory.states, *memory.people)}
        venues = HUBS - acting if acting - {None} else frozenset[str]()  # "talks in Geneva"
        kept += [(s, 1.6) for s in memory.places if reader.country_of.get(s.actor) not in venues]
        for said, weight in kept:
            country = reader.country_of.get(said.actor)
            if country is None or said.token >= at:
                continue
            counts[country] = counts.get(country, 0) + 1
            away = sentence - said.sentence
            if away <= _REACH:
                best[country] = max(best.get(country, -9.0), weight - 1.1 * away)
        free = {c: v for c, v in best.items() if c not in facing} or {c: 0.0 for c in counts if c not in facing}
        if not free:
            return max(counts, key=lambda c: counts[c]) if counts else None
        return max(free, key=lambda c: free[c] + 0.25 * min(counts.get(c, 0), 8) - (1.6 if c in speaking else 0.0))

    def within(self, at: int) -> str | None:
        """The country of those who act on their own government: of "The opposition accused the government" the opposition's."""
        text, head = self.text, self._head(at)
        if text.relations[head] == "conj" and text.lower[head] in _WITHIN:
            beside = self.reader.cast.at(text.heads[head])
            if beside is not None and len(beside.actors) == 1 and beside.form != "place":
                return self.reader.country_of.get(beside.actors[0])  # "Kiev and the separatists"
        for token in text.path(head)[1:4]:
            if text.upos[token] != "VERB":
                continue
            if (own := self._addressed(head, token) or self._served(head, token)) is not None:
                return own
            for child in text.children[token]:
                mention = self.reader.cast.at(child)
                if mention is None or child >= at or text.relations[child] not in ("nsubj", "obl:agent"):
                    continue
                actor = mention.actors[0] if len(mention.actors) == 1 else ""
                if actor.startswith("body:") and actor.rpartition("/")[2] in _WITHIN:
                    return self.reader.country_of.get(actor)
        return None

    def _addressed(self, head: int, verb: int) -> str | None:
        """The country of a leader who urges, blames or thanks his own opposition, army or rebels: Kenya in "Kenyatta met Museveni.
        Kenyatta urged the opposition to accept", where no other country stands in the sentence or is spoken of more.
        """
        text, reader = self.text, self.reader
        own_kind = text.lower[head] in _WITHIN or text.lemmas[head].lower() in _ANSWERING
        if not own_kind or text.lemmas[verb].lower() not in _ADDRESSING:
            return None
        leaders = self._subjects(verb, leading=True)
        if len(leaders) != 1:
            return None
        country, sentence = next(iter(leaders)), text.sentence_of[head]
        said = [reader.country_of.get(s.actor) for s in (*reader.memory.states, *reader.memory.people)]
        first, last = text.sentences[sentence].first, text.sentences[sentence].last
        here = {m.actors[0] for t in range(first, head) if (m := reader.cast.at(t)) is not None and m.actors}
        there = {reader.country_of.get(a) for a in here}
        there |= {p.entry.country for p in reader.pieces if p.entry is not None and first <= p.first < last}
        where = {reader.country_of.get(s.actor) for s in reader.memory.places[-2:]} | {reader.home}
        if text.lower[head] in _FIGHTING or where - {country, None}:
            return None  # "Merkel met Poroshenko in Kiev and urged the separatists to lay down arms"
        if there - {country, None} or any(said.count(c) > said.count(country) for c in set(said) if c is not None):
            return None
        return country

    def _served(self, head: int, verb: int) -> str | None:
        """The country of somebody who serves in his own government, tells his own parliament, or says what his own cabinet will do:
        Denmark in "The Danish minister threatened to quit the government", "The Danish premier said the cabinet would vote".
        """
        text, lemma = self.text, self.text.lemmas[head].lower()
        case = {text.lower[c] for c in text.children[head] if text.relations[c] == "case"}
        put = case == {"to"} and text.heads[head] == verb and text.lemmas[verb].lower() in _SUBMITTING
        if lemma not in _SERVED or (case and not put):
            return None
        if put:
            own = True
        elif text.heads[head] == verb and text.relations[head] in ("obj", "iobj"):
            own = text.lemmas[verb].lower() in _SERVING
        else:
            own = lemma == "cabinet" and text.lemmas[verb].lower() in SAYING and text.heads[head] != verb
        countries = self._subjects(verb, persons=True) if own else set[str]()
        return next(iter(countries)) if len(countries) == 1 else None

    def _head(self, at: int) -> int:
        """The token that the body at a token hangs on: the ministry of "the foreign ministry"."""
        n = self.reader.starts.get(at)
        return self.reader.head(at, self.reader.pieces[n].last) if n is not None else at

    def _weight(self, token: int) -> float:
        """What one who is the subject of a clause weighs: less where others share it, or where he only speaks of others."""
        mention, text = self.reader.cast.at(token), self.text
        if not self._alone(token) or mention is None:
            return 1.7
        verb = text.heads[mention.head]
        speaks = verb >= 0 and (text.lemmas[verb].lower() in SAYING or text.lemmas[verb].lower() in CONFRONTING)
        return 2.2 if speaks else 3.0

    def _alone(self, token: int) -> bool:
        """True for one who does alone what is told: not for France in "France and Tunisia said nothing"."""
        mention, text = self.reader.cast.at(token), self.text
        if mention is None:
            return True
        joined = [c for c in text.children[mention.head] if text.relations[c] == "conj"]
        return len(mention.actors) == 1 and text.relations[mention.head] != "conj" and not joined

    def apart(self, at: int) -> tuple[set[str], set[str]]:
        """The countries of those who face the body at a token, and of those who only say something of it."""
        text, facing, speaking = self.text, set[str](), set[str]()
        at = self._head(at)
        scorned = text.lemmas[at].lower() in _SCORNED
        below, own = at, text.lemmas[at].lower() in _ANSWERING
        for token in text.path(at)[1:8]:
            lemma, relation = text.lemmas[token].lower(), text.relations[below]
            spoken = relation in ("ccomp", "xcomp", "advcl", "parataxis") and below != at
            done = below == at and not relation.startswith("nsubj") and not (own and lemma in _BIDDING)
            beside = below == at and not own and any(text.lower[c] in _AGAINST for c in text.children[at])
            if beside and (verb := next((t for t in text.path(at)[1:4] if text.upos[t] == "VERB"), None)) is not None:
                facing |= self._subjects(verb)
            called = lemma == "call" and relation == "obl"
            if text.upos[token] == "VERB" and scorned and not relation.startswith("nsubj"):
                facing |= self._subjects(token)
            if text.upos[token] == "VERB" and (called or lemma in CONFRONTING or (spoken and lemma in SAYING)):
                owed = spoken and any(text.lower[c] in _DUTIES for c in text.children[below])
                (facing if called or (lemma in CONFRONTING and (done or spoken)) or owed else speaking).update(
                    self._subjects(token)
                )
            below = token
        return facing, speaking

    def _subjects(self, verb: int, leading: bool = False, persons: bool = False) -> set[str]:
        """The countries of the subjects of a verb, or of the one whose subject it shares; with `leading` those of heads of state
        and of government alone, with `persons` those of people and of who stands before their office: "His office said".
        """
        text, cast = self.text, self.reader.cast
        for _ in range(4):
            own = [c for c in text.children[verb] if text.relations[c].startswith("nsubj")]
            own += [c for c in text.children[verb] if text.relations[c] == "obl:agent"]
            if own or text.relations[verb] not in ("conj", "xcomp", "advcl") or text.heads[verb] < 0:
                break
            verb = text.heads[verb]
        if persons:
            own += [c for s in own for c in text.children[s] if text.relations[c] == "nmod:poss"]
        mentions = [m for c in own if (m := cast.at(c)) is not None and len(m.actors) == 1]
        mentions = [m for m in mentions if m.actors[0].startswith(("state:", "person:", "office:"))]
        if persons:
            mentions = [m for m in mentions if not m.actors[0].startswith("state:")]
        if leading:
            mentions = [m for m in mentions if self._leads(m.actors[0])]
        return {c for m in mentions if (c := self.reader.country_of.get(m.actors[0])) is not None}

    def _leads(self, actor: str) -> bool:
        """True for heads of state and of government, by what the report or the tables say of them."""
        person = self.reader.people.persons.get(actor)
        role = (
            person.role if person is not None else self.reader.known[actor][3] if actor in self.reader.known else None
        )
        return role in _LEADERS
