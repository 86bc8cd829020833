"""Doers: who does what a noun names, by the verb that stands above it: "Tokyo is pushing for the summit"."""

from __future__ import annotations

from chancery.facts.spans import Span
from chancery.reading.asides import answered, spoken_of, talked_over, told_of, within_one
from chancery.reading.assemblies import AssemblyReader
from chancery.reading.control import BLAMING, MINDED, PRAISING
from chancery.reading.negation import negated
from chancery.reading.truces import TRUCES, of_others
from chancery.reading.victims import victims

_OF_MEMBERS = frozenset({"meeting", "summit"})
_ASKED = frozenset({"invite", "ask", "urge", "receive", "host", "welcome", "join", "press"})
_IN_TALK = frozenset(
    "tell say apologize apologise inform brief assure thank congratulate warn explain speak talk stress reiterate express convey"
    " discuss agree condole promise pledge offer ask urge".split()
)
_PRESUPPOSING = frozenset({"despite", "amid", "since", "following", "after", "before", "until"})
REACTING = frozenset(
    "condemn denounce deplore criticize criticise slam decry welcome praise hail applaud mourn protest investigate probe"
    " blame fear report describe witness regret discuss review address debate study monitor cover recall remember"
    " commemorate follow watch say note cite call label see oppose support back reject dismiss face suffer survive"
    " escape flee defeat repel resist know learn hear complain question interrogate search hunt arrest detain charge jail sentence"
    " convict indict".split()
)
REACTIONS = frozenset(
    "criticism condemnation concern alarm anger outrage protest dismay outcry fury complaint regret sorrow shock report news"
    " denunciation demand call appeal plea question doubt accusation sympathy condolence suspect witness survivor casualty victim"
    " inquiry enquiry investigation probe evidence trial anniversary".split()
)
"""What others feel or say of a deed in which they had no part: "Ottawa's criticism of the arrests", "voiced alarm over the raid"."""
_CHARGING = frozenset({"accuse", "suspect", "convict"})
_PUNISHING = frozenset("expel throw impose slap sanction condemn punish".split())
_ON_AGENDA = frozenset("discuss debate review address consider raise".split())
_LEAVING = frozenset({"leave", "depart", "quit"})
_REQUESTING = frozenset("request demand seek propose convene summon convoke".split())
_LAYING = frozenset("attribute blame ascribe pin".split())
_OBSERVERS = frozenset("observer monitor mission observation delegation".split())
_SHUT_OUT = frozenset("expel exclude bar eject suspend oust shut drop remove".split())
_DRAWING = frozenset("draw prompt provoke trigger spark elicit earn attract face invite incur meet bring".split())
_GATHERING = frozenset("bring include involve pit unite gather join".split())
_JUDGING = frozenset(
    "condemn denounce deplore criticize criticise slam decry welcome praise hail applaud mourn blame regret support back"
    " endorse commend".split()
)


class DoerReader(AssemblyReader):
    """Reads the verbs above the nouns of one text."""

    def _drawn_by(self, noun: int) -> int:
        """The verb that a noun is the object of, through coordination: "drawing a protest and a warning"."""
        text = self.text
        while text.relations[noun] == "conj" and text.heads[noun] >= 0:
            noun = text.heads[noun]
        return text.heads[noun] if text.relations[noun] == "obj" else -1

    def _carried_by(self, noun: int, verb: int, type: str) -> int:
        """The verb whose subject does what a noun names; the noun where that is another's doing: the appeal in "rejected an
        appeal by Lima", tariffs in "may face tariffs".
        """
        lemma = self.grammar.lemma(verb)
        others = lemma == "reject" if type == "demand" else lemma == "face"
        return noun if others and noun != verb and self.tables.types[type].roles == "directed" else verb

    def _drawn(self, noun: int) -> bool:
        """True for the protest in "drew a protest from Beijing": who draws it is its target."""
        verb = self._drawn_by(noun)
        return verb >= 0 and self.grammar.lemma(verb) in _DRAWING

    def _without_part(self, verb: int, roles: str) -> bool:
        """True for a verb whose object takes no part: a matter that is discussed, "will discuss Russia's ties with Iran", and the
        land that a traveller leaves behind, "left Angola for Maputo".
        """
        lemma = self.grammar.lemma(verb)
        return (roles == "party" and lemma in _ON_AGENDA) or (roles == "visit" and lemma in _LEAVING)

    def _known(self, noun: int) -> bool:
        """True for "the ruling", which was told before."""
        return any(self.text.lower[c] in ("the", "this", "that") for c in self.text.children[noun])

    def _of_members(self, own: list[tuple[str, Span]], type: str) -> bool:
        """True for "the NATO summit": who meets are its members, and nobody else."""
        return type in _OF_MEMBERS and all(actor.startswith("org:") for actor, _ in own)

    def _called_for(self, noun: int) -> bool:
        """True for a gathering that one of its members asks for: "Peru called for an emergency meeting of the Council"."""
        verb, grammar = self.text.heads[noun], self.grammar
        if verb < 0 or self.text.upos[verb] != "VERB" or negated(self.text, verb):
            return False
        asked = grammar.label(noun) == "obj" and grammar.lemma(verb) in _REQUESTING
        return asked or (grammar.preposition(noun) == "for" and grammar.lemma(verb) in ("call", "ask", "push", "press"))

    def _own_doing(self, noun: int, verb: int) -> bool:
        """True for what somebody is blamed for, which is his own doing: "condemned China over drills near the strait"."""
        grammar = self.grammar
        blames = grammar.lemma(verb) in BLAMING and grammar.lemma(verb) not in PRAISING
        led = ("of",) if grammar.lemma(verb) in _CHARGING else ("for", "over")
        return blames and grammar.label(noun) == "obl" and grammar.preposition(noun) in led

    def _punished(self, verb: int) -> list[int]:
        """Who suffers it, or on whom it is laid: Chad in "imposed sanctions on Chad", "Chad's envoys were expelled"."""
        grammar = self.grammar
        if grammar.lemma(verb) not in _PUNISHING:
            return []
        laid = [n for w in (verb, *grammar.patients(verb)) for p, n in grammar.obliques(w) if p in ("on", "against")]
        return laid or grammar.patients(verb)

    def _observed(self, noun: int) -> bool:
        """True for the election of others in "will send observers to the election in May"."""
        verb = self.text.heads[noun]
        sent = verb >= 0 and any(self.grammar.lemma(o) in _OBSERVERS for o in (verb, *self.grammar.objects(verb)))
        return sent and self.grammar.preposition(noun) in ("to", "for", "at", "during", "of")

    def _laid_at(self, deed: int) -> list[int]:
        """Who is said to have done it, in the clause behind it: "a raid on the ministry, which Oslo attributes to Russia"."""
        text, grammar = self.text, self.grammar
        last = text.sentences[text.sentence_of[deed]].last
        clause = next((t for t in range(deed + 1, last) if text.upos[t] == "VERB"), None)
        if clause is None or grammar.lemma(clause) not in _LAYING or not text.relations[clause].startswith("acl"):
            return []
        return [one for p, n in grammar.obliques(clause) if p in ("to", "on") for one in grammar.conjuncts(n)]

    def _reacted_to(self, deed: int, verb: int) -> list[int] | None:
        """Who did what others protest or voice alarm over, with whom they protest or nobody who is named; None where it is no such
        deed: "lodged a protest with Lima over the seizure of a boat".
        """
        grammar = self.grammar
        felt = [o for o in grammar.objects(verb) if grammar.lemma(o) in REACTIONS]
        if (
            not felt
            or grammar.label(deed) != "obl"
            or grammar.preposition(deed) not in ("over", "at", "about", "against")
        ):
            return None
        return [c for o in (*felt, verb) for p, n in grammar.obliques(o) if p == "with" for c in grammar.conjuncts(n)]

    def _above(self, noun: int, forceful: bool = False) -> list[int]:
        """The subject of the verb above a noun: "Tokyo is pushing for the summit".

        Who reacts to a deed of force had no part in it (`forceful`): "Kenya condemned the bombings".
        """
        text, grammar = self.text, self.grammar
        if talked_over(grammar, noun) or of_others(grammar, noun):
            return []
        behind = grammar.preposition(noun) == "behind" and any(text.relations[c] == "cop" for c in text.children[noun])
        if behind and grammar.lemma(noun) not in ("coup", "putsch"):
            return list(grammar.subjects(noun))  # "said the rebels were behind two killings"
        head = text.heads[noun]
        if within_one(grammar, noun):
            return []
        if forceful and self._observed(noun):
            return []
        if forceful and (blamed := self._laid_at(noun)):
            return blamed
        for child in text.children[noun]:
            if text.relations[child] == "acl:relcl":
                inside = [child, *(c for c in text.children[child] if text.relations[c] == "xcomp")]
                for verb in inside:
                    if noun in grammar.subjects(verb) and grammar.lemma(verb) not in _GATHERING:
                        continue
                    if told_of(grammar, verb):
                        continue
                    subjects = [s for s in grammar.subjects(verb) + tuple(grammar.patients(verb)) if s != noun]
                    if (subjects and not grammar.is_passive(verb)) or (subjects and subjects[0] != noun):
                        return subjects
        if forceful and (grammar.label(noun) == "compound" or any(p == "between" for p, _ in grammar.obliques(noun))):
            return []
        if (
            grammar.lemma(noun) in TRUCES
            and self.grammar.label(noun) == "obl"
            and grammar.preposition(noun) in _PRESUPPOSING
        ):
            return []
        if forceful and spoken_of(grammar, noun):
            return []
        deed = noun
        for _ in range(4):
            if head < 0 or (forceful and grammar.lemma(head) in REACTIONS and grammar.label(noun) in ("nmod", "obl")):
                return []
            if text.upos[head] in ("VERB", "AUX"):
                if forceful and (others := self._reacted_to(noun, head)) is not None:
                    return others
                if forceful and answered(grammar, deed) == head:
                    return self._punished(head)
                if forceful and grammar.lemma(head) == "claim" and grammar.is_passive(head):
                    return grammar.agents(head)
                if forceful and grammar.lemma(head) in _IN_TALK and grammar.lemma(head) != "agree":
                    return []
                if grammar.lemma(head) in _IN_TALK and self.grammar.label(noun) == "obl":
                    told = [o for p, o in grammar.obliques(head) if p in ("to", "with")]
                    asked = (
                        grammar.patients(head) if grammar.lemma(head) != "discuss" else []
                    )  # "discuss Chad at a summit"
                    return [*grammar.subjects(head), *asked, *told]
                if (
                    grammar.lemma(head) in _SHUT_OUT
                    and grammar.label(noun) == "obl"
                    and grammar.preposition(noun) == "from"
                ):
                    return grammar.patients(head)
                if grammar.preposition(noun) == "on" and grammar.lemma(noun) in ("trip", "visit", "tour"):
                    return list(grammar.subjects(head))
                if grammar.lemma(head) == "invite" and negated(text, head):
                    return list(grammar.subjects(head)) if not grammar.is_passive(head) else grammar.agents(head)
                if grammar.lemma(head) in _ASKED and self.grammar.label(noun) in ("obl", "nmod", "advcl"):
                    return [*grammar.patients(head), *grammar.subjects(head)]
                if self._own_doing(noun, head) and (blamed := [p for p in grammar.patients(head) if p != noun]):
                    return blamed
                if forceful and grammar.lemma(head) in _LAYING and noun in grammar.patients(head):
                    return [n for p, n in grammar.obliques(head) if p in ("on", "to")]  # "was blamed on Chad"
                if self.grammar.label(noun) == "nsubj" or (forceful and grammar.lemma(head) in REACTING):
                    return []
                if grammar.lemma(head) in _JUDGING and self.grammar.label(noun) == "obj" and self._known(noun):
                    return []
                subjects = list(grammar.subjects(head))
                if not subjects and grammar.lemma(head) in MINDED and grammar.is_passive(head):
                    subjects = grammar.patients(head)
                return [s for s in subjects if s != noun]
            if (
                forceful
                and self.grammar.label(noun) == "nsubj"
                and any(text.relations[c] == "cop" for c in text.children[head])
            ):
                return []  # "France said the bombing was a crime"
            if text.upos[head] in ("NOUN", "PROPN"):
                owned = grammar.owners(head)
                hit = victims(grammar, self.cast, [head]) if forceful else ()
                owned = [o for o in owned if o not in hit]  # "condemned the killing of two Danes and the attack"
                if owned == [noun] and grammar.spread(noun) == head and not forceful:
                    owned = []  # "assembled for five days of manoeuvres"
                if owned and (grammar.spread(noun) != head or grammar.preposition(head)):
                    return [o for o in owned if o != noun]
            noun, head = head, text.heads[head]
        return []

    def _suffered(self, noun: int) -> list[tuple[str, Span]]:
        """The person whose expulsion or arrest it is, where nobody else is said to suffer it: "called for the consul's expulsion"."""
        text, grammar = self.text, self.grammar
        if any(p == "of" for p, _ in grammar.obliques(noun)):
            return []
        owners = [
            m for c in text.children[noun] if text.relations[c] == "nmod:poss" and (m := self.cast.at(c)) is not None
        ]
        return [a for m in owners for a in self._of(m) if a[0].startswith(("person:", "office:"))]
