"""Participants: who is in an event and in which role, from the grammar around its words."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.events import Participant, Role
from chancery.facts.spans import Span
from chancery.knowledge.events import EventTables
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast, Mention
from chancery.reading.places import SEATS, is_time
from chancery.reading.stage import stage

_TARGETS = frozenset("on against to toward towards with at over for about of regarding between upon".split())
_TOWARD_LAND = frozenset(
    {"deployment", "incursion", "strike", "withdrawal", "aid", "arms-sale", "recall", "clash", "investment"}
)
_LAND = frozenset("in into to on onto at near off from through across inside over".split())
_COMPANY = frozenset("with between among of by alongside involving and including".split())
_OBJECT_HOSTS = frozenset({"host", "receive", "welcome"})
_SAID = frozenset({"remark", "comment", "statement", "speech", "decision", "announcement", "address", "words", "claim"})
_OF_MEMBERS = frozenset({"meeting", "summit"})
_ASKED = frozenset({"invite", "ask", "urge", "receive", "host", "welcome", "join", "press"})
TELLING = frozenset(
    "tell say apologize apologise inform brief assure thank congratulate warn explain speak talk stress reiterate express convey"
    " discuss agree condole promise pledge offer ask urge".split()
)
_HELD = frozenset(
    "ship vessel tanker boat trawler freighter cargo plane aircraft prisoner hostage detainee citizen national crew sailor"
    " soldier activist journalist fisherman people ambassador envoy diplomat asset official lawmaker judge".split()
)
_FORCEFUL = frozenset(
    "strike clash incursion seizure detention ceasefire cyber-attack release resignation demonstration election".split()
)
_REACTING = frozenset(
    "condemn denounce deplore criticize criticise slam decry welcome praise hail applaud mourn protest investigate probe"
    " blame fear report describe witness regret discuss review address debate study monitor cover recall remember"
    " commemorate follow watch say note cite call label see oppose support back reject dismiss face suffer survive"
    " escape flee defeat repel resist".split()
)
_SEATED = frozenset(
    "official authority government people court protester activist lawmaker rebel troop force prosecutor judge citizen"
    " resident number one some side police".split()
)
_FORCES = frozenset(
    "force troop soldier defense defence army military navy coastguard airforce jet warship destroyer vessel ship unit"
    " police authority official government artillery marine pilot".split()
)
_POINTING = frozenset({"this", "that", "these", "those"})
_ONE_COUNTRY = 0.8
_OWN = frozenset({"resignation", "election", "vote", "legislation", "demonstration"})


@dataclass(slots=True)
class Fillers:
    """Who fills the slots of an event: each a list of (actor id, span of the words)."""

    actors: list[tuple[str, Span]]
    targets: list[tuple[str, Span]]


class ParticipantReader:
    """Reads the participants of events in one text.

    "China lodged a protest with Tokyo": actor China, target Japan. "a visit by Benin's president to Niamey": guest, host.
    """

    def __init__(self, grammar: Grammar, cast: Cast, tables: EventTables) -> None:
        self.grammar, self.cast, self.tables = grammar, cast, tables
        self.text = grammar.text
        self.abroad = stage(cast)[1] <= _ONE_COUNTRY

    def read(self, token: int, predicate: int, type: str, consumed: tuple[int, ...] = ()) -> list[Participant]:
        """The participants of the event named at `token`, each actor once, in the order of their roles."""
        roles = self.tables.types[type].roles
        fillers = self._fillers(token, predicate, type, roles, consumed)
        self._complete(fillers, token, type, roles)
        first: Role
        second: Role
        if roles == "party":
            first = second = "party"
        elif roles == "visit":
            first, second = "guest", "host"
            if (
                self.grammar.lemma(predicate) in _OBJECT_HOSTS
                and self.text.upos[predicate] == "VERB"
                and token == predicate
            ):
                first, second = "host", "guest"
        elif roles == "mediated":
            first, second = "mediator", "party"
        elif roles == "member":
            first, second = "member", "target"
        else:
            first, second = "actor", "target"
        out: dict[str, Participant] = {}
        for actor, span in fillers.actors:
            out.setdefault(actor, Participant(actor=actor, role=first, span=span))
        for actor, span in fillers.targets:
            out.setdefault(actor, Participant(actor=actor, role=second, span=span))
        return list(out.values())

    # -- slots ---------------------------------------------------------------------------------------------------------

    def _fillers(self, token: int, predicate: int, type: str, roles: str, consumed: tuple[int, ...]) -> Fillers:
        grammar, text = self.grammar, self.text
        actors: list[tuple[str, Span]] = []
        targets: list[tuple[str, Span]] = []
        verbal = text.upos[predicate] in ("VERB", "AUX", "ADJ")
        if verbal:
            for subject in grammar.subjects(predicate):
                actors += self.who(subject)
            if not grammar.subjects(predicate):
                for agent in grammar.agents(predicate):
                    actors += self.who(agent)
            for patient in grammar.patients(predicate):
                if self._words(patient) != patient:
                    continue
                if patient != token and patient not in grammar.subjects(predicate):
                    (actors if type in _OWN and not actors else targets).extend(self.who(patient))
            for preposition, noun in grammar.obliques(predicate):
                if noun != token:
                    self._phrase(preposition, noun, type, roles, actors, targets)
        if verbal and roles == "party" and grammar.preposition(token) == "for" and predicate != token:
            for preposition, noun in grammar.obliques(predicate):
                if preposition in ("to", "in", "for") and noun != token and self._land(noun):
                    actors += self.who(noun)
        if text.upos[token] in ("NOUN", "PROPN"):
            self._around_noun(token, predicate, type, roles, actors, targets)
        elif verbal:
            for used in consumed:
                if roles == "directed" and grammar.lemma(used) in _HELD:
                    targets += [a for a in self._beneath(used) if a[0] not in {b[0] for b in actors}]
                else:
                    self._around_noun(used, predicate, type, roles, actors, targets)
            if roles == "directed":
                for patient in grammar.patients(predicate):
                    if patient not in consumed:
                        targets += self._beneath(self._words(patient))
        return Fillers(actors, targets)

    def _phrase(
        self,
        preposition: str,
        noun: int,
        type: str,
        roles: str,
        actors: list[tuple[str, Span]],
        targets: list[tuple[str, Span]],
    ) -> None:
        first = preposition.split(" ")[0]
        if is_time(self.text, noun):
            return
        mention = self.cast.at(noun)
        as_place = mention is not None and mention.form == "place"
        if roles == "visit":
            if first in ("to", "in", "at", "for") and self._land(noun):
                if mention is None or self.text.quote(mention.first, mention.last).lower() not in SEATS:
                    targets += self.who(noun)
            elif first in ("by", "of", "with", "between") and not as_place:
                actors += self.who(noun)
        elif roles == "party" or roles == "mediated":
            if first in _COMPANY and not as_place:
                (targets if roles == "mediated" else actors).extend(self.who(noun))
            elif roles == "mediated" and first == "to":
                targets += self.who(noun)
        elif roles == "member":
            if first in ("by", "in", "of") and not actors:
                actors += self.who(noun)
        elif first == "by":
            actors += self.who(noun)
        elif (first in _LAND or (first == "of" and as_place)) and type in _TOWARD_LAND and self._land(noun):
            targets += self.who(noun)
        elif first in _TARGETS and not as_place:
            if type == "statement" and first != "by" and first != "of":
                return
            if first == "of" and type in ("statement", "warning", "deployment", "missile-test", "exercise"):
                actors += self.who(noun)
            else:
                targets += self.who(noun)

    def _around_noun(
        self,
        noun: int,
        predicate: int,
        type: str,
        roles: str,
        actors: list[tuple[str, Span]],
        targets: list[tuple[str, Span]],
    ) -> None:
        grammar, text = self.grammar, self.text
        own: list[tuple[str, Span]] = []
        for child in grammar.modifiers(noun):
            mention = self.cast.at(child)
            if mention is not None and not (mention.first <= noun < mention.last) and mention.form != "place":
                own += self._of(mention)
        inside = self.cast.at(noun)
        if inside is not None and inside.actors and inside.form != "place":
            own += self._of(inside)
        for preposition, phrase in grammar.obliques(noun):
            self._phrase(preposition, phrase, type, roles, own if roles != "directed" else actors, targets)
        above = text.heads[noun]
        if type in _TOWARD_LAND and predicate == noun and text.relations[noun] == "obj" and above >= 0:
            for preposition, phrase in grammar.obliques(above):
                if phrase > noun and preposition in _LAND and self._land(phrase):
                    targets += self.who(phrase)
        for child in text.children[noun]:
            if text.relations[child] == "acl" and text.feat(child, "VerbForm") == "Part":
                for agent in grammar.agents(child):
                    own += self.who(agent)
        if roles == "visit" and len({self.cast.country(a) for a, _ in own}) > 1:
            actors += own[:1]
            targets += own[1:]
        else:
            actors[:0] = own
        alone = roles == "party" and len({self.cast.country(a) or a for a, _ in own}) == 1 and not self._of_members(own, type)
        if predicate == noun and (not actors or (roles in ("party", "visit") and not own) or alone):
            for owner in self._above(noun, type in _FORCEFUL):
                actors += self.who(owner)

    def _complete(self, fillers: Fillers, token: int, type: str, roles: str) -> None:
        """Where one side is missing, the only other country that the sentence names as one who acts takes its place."""
        if not self.abroad or any(self.text.lower[c] in _POINTING for c in self.text.children[token]):
            return
        known = {self.cast.country(a) or a for a, _ in fillers.actors + fillers.targets}
        if len(known) != 1 or (roles not in ("party", "visit") and type not in TWO_SIDED):
            return
        if roles == "party" and type in _OF_MEMBERS and next(iter(known)).startswith("org:"):
            return
        number = self.text.sentence_of[token]
        reach = 2 if roles in ("party", "visit") or type in REACHING else 1
        for one in range(number, max(-1, number - reach), -1):
            others = self._others(one, known)
            if others:
                break
        if not others and type in FACING:
            others = self._facing(token, known)
        if len(others) == 1:
            missing = next(iter(others.values()))
            (
                fillers.actors if roles == "party" or (roles == "visit" and not fillers.actors) else fillers.targets
            ).append(missing)

    def _facing(self, token: int, known: set[str]) -> dict[str, tuple[str, Span]]:
        """The country that the report has set against this one so far: the one it names most, twice as often as any third."""
        counts: dict[str, int] = {}
        first: dict[str, tuple[str, Span]] = {}
        for mention in self.cast.within(0, self.text.sentences[self.text.sentence_of[token]].first):
            if mention.form == "place":
                continue
            for actor in mention.actors:
                country = self.cast.country(actor) or actor
                if country not in known and not country.startswith(("person:", "group:")):
                    counts[country] = counts.get(country, 0) + 1
                    first.setdefault(country, (actor, mention.span))
        ranked = sorted(counts, key=lambda c: -counts[c])
        if not ranked or (len(ranked) > 1 and counts[ranked[0]] < 2 * counts[ranked[1]]):
            return {}
        return {ranked[0]: first[ranked[0]]}

    def _others(self, sentence: int, known: set[str]) -> dict[str, tuple[str, Span]]:
        """The countries other than `known` that a sentence names as ones who act, each with its first words."""
        bounds = self.text.sentences[sentence]
        out: dict[str, tuple[str, Span]] = {}
        for mention in self.cast.within(bounds.first, bounds.last):
            if mention.form == "place":
                continue
            if self._discussed(mention):
                continue
            for actor in mention.actors:
                country = self.cast.country(actor)
                if country and country not in known:
                    out.setdefault(country, (actor, mention.span))
        return out

    def _discussed(self, mention: Mention) -> bool:
        """True for Belarus in "will discuss Belarus at a summit": what is talked about does not take part."""
        text, head = self.text, self.text.heads[mention.head]
        return head >= 0 and text.relations[mention.head] == "obj" and self.grammar.lemma(head) in ("discuss", "debate")

    def about(self, token: int) -> list[Participant]:
        """Who takes part in what the report gives no parties: the two or three countries that the sentence, or the one before it, speaks of: "Talks … have been called off"."""
        text = self.text
        number = text.sentence_of[token]
        for one in (number, number - 1):
            if one < 0:
                break
            found: dict[str, tuple[str, Span]] = {}
            for mention in self.cast.within(text.sentences[one].first, text.sentences[one].last):
                if mention.form == "place":
                    continue
                for actor in mention.actors:
                    country = self.cast.country(actor)
                    if country:
                        found.setdefault(country, (actor, mention.span))
            if 2 <= len(found) <= 3:
                return [Participant(actor=a, role="party", span=span) for a, span in found.values()]
            if found:
                break
        return []

    def _of_members(self, own: list[tuple[str, Span]], type: str) -> bool:
        """True for "the NATO summit": who meets are its members, and nobody else."""
        return type in _OF_MEMBERS and all(actor.startswith("org:") for actor, _ in own)

    def _above(self, noun: int, forceful: bool = False) -> list[int]:
        """The subject of the verb above a noun: "Tokyo is pushing for the summit".

        Who reacts to a deed of force had no part in it (`forceful`): "Kenya condemned the bombings".
        """
        text, grammar = self.text, self.grammar
        head = text.heads[noun]
        for child in text.children[noun]:
            if text.relations[child] == "acl:relcl":
                inside = [child, *(c for c in text.children[child] if text.relations[c] == "xcomp")]
                for verb in inside:
                    subjects = [s for s in grammar.subjects(verb) + tuple(grammar.patients(verb)) if s != noun]
                    if (subjects and not grammar.is_passive(verb)) or (subjects and subjects[0] != noun):
                        return subjects
        for _ in range(4):
            if head < 0:
                return []
            if text.upos[head] in ("VERB", "AUX"):
                if forceful and grammar.lemma(head) in TELLING:
                    return []
                if grammar.lemma(head) in TELLING and self.grammar.label(noun) == "obl":
                    told = [o for p, o in grammar.obliques(head) if p in ("to", "with")]
                    return [*grammar.subjects(head), *grammar.patients(head), *told]
                if grammar.lemma(head) in _ASKED and self.grammar.label(noun) in ("obl", "nmod", "advcl"):
                    return [*grammar.patients(head), *grammar.subjects(head)]
                if self.grammar.label(noun) == "nsubj" or (forceful and grammar.lemma(head) in _REACTING):
                    return []
                subjects = list(grammar.subjects(head))
                return [s for s in subjects if s != noun]
            if text.upos[head] in ("NOUN", "PROPN"):
                owned = grammar.owners(head)
                if owned:
                    return [o for o in owned if o != noun]
            noun, head = head, text.heads[head]
        return []

    def _words(self, noun: int) -> int:
        """The remark behind what it is about: in "remarks regarding an emergency, which Beijing condemned", the remarks."""
        text = self.text
        head = text.heads[noun]
        if head >= 0 and text.relations[noun].startswith("nmod") and self.grammar.lemma(head) in _SAID:
            return head
        return noun

    def _beneath(self, noun: int) -> list[tuple[str, Span]]:
        """Those whose words or deeds are the object: "condemned Takaichi's remarks", "dismissed the claim by Niamey"."""
        grammar = self.grammar
        if self.cast.at(noun) is not None or self.text.upos[noun] not in ("NOUN", "PROPN"):
            return []
        out: list[tuple[str, Span]] = []
        for child in grammar.modifiers(noun):
            mention = self.cast.at(child)
            if mention is not None and mention.form != "place":
                out += self._of(mention)
        for preposition, phrase in grammar.obliques(noun):
            if preposition in ("by", "of", "from", "between", "on", "against", "with"):
                mention = self.cast.at(phrase)
                if mention is not None and mention.form != "place":
                    out += self._of(mention)
        return out

    # -- words to actors -----------------------------------------------------------------------------------------------

    def who(self, token: int) -> list[tuple[str, Span]]:
        """The actors that a word stands for: itself, or those it belongs to ("Indian destroyers", "ministers of Japan")."""
        mention = self.cast.at(token)
        if mention is not None and mention.actors:
            return self._of(mention)
        text, grammar = self.text, self.grammar
        out: list[tuple[str, Span]] = []
        for child in grammar.modifiers(token):
            inner = self.cast.at(child)
            if inner is not None and inner.actors:
                out += self._of(inner)
        if not out and text.upos[token] in ("NOUN", "PROPN", "NUM"):
            for preposition, phrase in grammar.obliques(token):
                if preposition in ("of", "from", "within", "in", "between"):
                    inner = self.cast.at(phrase)
                    if preposition == "in" and grammar.lemma(token) not in _SEATED:
                        continue
                    if inner is not None and inner.actors:
                        out += self._of(inner)
        for child in text.children[token]:
            if text.relations[child] == "appos" and not out:
                inner = self.cast.at(child)
                if inner is not None:
                    out += self._of(inner)
        return out or self._speaker(token)

    def _speaker(self, token: int) -> list[tuple[str, Span]]:
        """Whose unnamed forces or officials act in reported words: those of the one who speaks.

        "Russia's Defense Ministry said air defenses downed 40 drones": Russia.
        """
        text, grammar = self.text, self.grammar
        verb = text.heads[token]
        if grammar.lemma(token) not in _FORCES or verb < 0 or not text.relations[token].startswith("nsubj"):
            return []
        above = text.heads[verb]
        if text.relations[verb] not in ("ccomp", "parataxis") or above < 0:
            return []
        speakers = [m for s in grammar.subjects(above) if (m := self.cast.at(s)) is not None]
        return [a for m in speakers for a in self._of(m) if self.cast.country(a[0])]

    def _of(self, mention: Mention) -> list[tuple[str, Span]]:
        return [(actor, mention.span) for actor in mention.actors if actor not in self.cast.outlets]

    def _land(self, token: int) -> bool:
        mention = self.cast.at(token)
        if mention is not None:
            return any(a.startswith(("state:", "org:")) for a in mention.actors)
        for child in self.grammar.modifiers(token):
            inner = self.cast.at(child)
            if inner is not None and any(a.startswith("state:") for a in inner.actors):
                return True
        return False


FACING = frozenset(
    "sanctions sanctions-relief export-control tariff recall expulsion summons travel-advisory border-closure".split()
)
REACHING = frozenset(
    "recall protest-note invitation sanctions summons expulsion travel-advisory mediation apology arms-sale aid border-closure"
    " condemnation sanctions-relief".split()
)
TWO_SIDED = frozenset(
    "accusation protest-note recall sanctions sanctions-relief expulsion summons invitation recognition border-closure arms-sale aid tariff export-control"
    " travel-advisory strike incursion mediation condemnation warning demand rejection apology seizure support pledge"
    " investment".split()
)
