"""Retellings: one happening told again in other words: what a blow did, the first of its kind, a plan, a deed to the same men.
"The blast killed ten" is one blow; "is to fly to Rabat, in what would be his third visit" one visit.
"""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.composition import AHEAD
from chancery.reading.drafts import SPOKEN, Draft, at_other_times
from chancery.reading.pairs import KIN

_BLOWS = frozenset({"strike", "clash", "incursion", "other"})
_WROUGHT = frozenset(
    "kill wound injure claim leave destroy damage flatten hit maim slay target rock shake strike rip tear go explode"
    " detonate".split()
)
"""What a blow does: the verbs whose subject is the blow itself."""
_MADE = frozenset({"broker", "mediate", "facilitate", "sponsor", "negotiate", "arrange"})
_BROKERED = frozenset({"talks", "ceasefire", "agreement", "release"})
_BALLOTS = frozenset({"abstain", "vote"})
_TO_SOMEBODY = frozenset(
    "release expulsion detention recall seizure appointment arms-sale summons deployment withdrawal missile-test".split()
)
"""What is done to somebody or something that the next sentence names again: "freed nine men … The men were handed over"."""
_OTHERWISE = frozenset("agreement ceasefire visit release withdrawal".split())
"""What a plan is told of by ever other words: "a deal … the settlement", "will fly … is to visit"."""
_VOICE = frozenset(
    "commitment support gratitude condolence concern appreciation thanks regret readiness willingness resolve hope position"
    " opposition solidarity".split()
)
"""What one voices of whatever it is: no sign that the same is spoken of."""
_GOING_ON = frozenset({"continue", "resume", "restart", "renew", "reopen", "revive", "keep"})
_BY_OTHERS = frozenset("brokered mediated sponsored backed led hosted drafted negotiated chaired".split())
_MEASURES = frozenset({"sanction", "penalty", "measure", "restriction", "embargo", "curb", "blacklist", "list"})
_ALIKE = (
    frozenset({"soldier", "troop", "force", "contingent", "battalion", "unit", "peacekeeper", "trooper"}),
    frozenset({"ambassador", "envoy", "diplomat", "charge", "chargé", "attache", "attaché", "consul"}),
    frozenset({"ship", "vessel", "tanker", "boat", "freighter", "trawler"}),
    frozenset({"reporter", "journalist", "correspondent"}),
    frozenset({"missile", "rocket", "satellite", "projectile"}),
    frozenset({"hostage", "captive", "prisoner", "detainee", "inmate"}),
)
"""What the same ones are called."""
_DEEDS = frozenset(
    "act action move decision step measure incident attack assault violence killing blast bombing crime plan deed strike"
    " explosion raid shelling ambush".split()
)
_ARRIVING = frozenset({"fly", "arrive", "land", "leave", "depart", "return", "touch"})
_ONCE = frozenset({"resignation", "appointment", "expulsion", "recall", "release", "detention", "seizure"})
_PAST = frozenset({"occurred", "ongoing"})
_LAID = frozenset("blame accuse attribute ascribe pin claim admit order launch suspect implicate hold".split())
"""What is said of who did a deed: "blamed Minsk for the attack"."""
_OF_FORCE = frozenset({"strike", "incursion", "seizure", "detention", "cyber-attack"})


class RetellingReader:
    """Compares a draft with one told before it in the same text."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text

    def by_grammar(self, old: Draft, new: Draft) -> bool:
        """True where the tree alone tells that two namings are one happening."""
        return (
            self._wrought(old, new)
            or self._died_in(old, new)
            or self._in_what(old, new)
            or self._first_time(old, new)
            or self._brokered(old, new)
            or self._balloted(old, new)
            or self._put_to_the_vote(old, new)
            or self._arrived(old, new)
            or self._voiced(old, new)
            or self._called(old, new)
            or self._called_again(old, new)
            or self._worked(old, new)
            or self._gathered_for(old, new)
            or self._named_before(old, new)
        )

    def gainsaid(self, old: Draft, new: Draft) -> bool:
        """True where one tells that it was done and the other that it was not: "Peru Accuses Chile … has not accused Chile's army"."""
        return len({naming.status == "denied" for draft in (old, new) for naming in draft.namings}) > 1

    def without_owner(self, draft: Draft, own: frozenset[str]) -> frozenset[str]:
        """The countries without whom "their" stands for in "their release", who are as much those whom it was done to, and
        without the broker of "the EU-brokered accord".
        """
        text, token = self.text, draft.namings[0].token
        apart = [c for c in text.children[token] if text.lower[c] in _BY_OTHERS]
        if draft.type in _TO_SOMEBODY:
            apart += [c for c in text.children[token] if text.relations[c] == "nmod:poss" and text.upos[c] == "PRON"]
        spans = [text.span(*text.subtree(c)) for c in apart]
        return own - {self.cast.side(p.actor) for p in draft.participants if any(a <= p.span[0] < b for a, b in spans)}

    def complementary(self, old: Draft, new: Draft) -> bool:
        """True for a deed of which who suffered it was told, and then who did it: "shells hit Odesa … Kyiv blamed Minsk for the attack"."""
        if old.type != new.type or old.type not in _OF_FORCE or not self._near(old, new, 4) or at_other_times(old, new):
            return False
        if self.text.upos[new.namings[0].token] != "NOUN" or not new.definite or new.apart:
            return False
        by = any(p == "by" for p, _ in self.grammar.obliques(new.namings[0].token))
        above = {self.grammar.lemma(t) for t in self.text.path(new.namings[0].token)[1:4]}
        if not by and above.isdisjoint(_LAID):
            return False
        roles = [{p.role for p in d.participants} for d in (old, new)]
        told = {n.status for d in (old, new) for n in d.namings}
        return roles == [{"target"}, {"actor"}] and told <= _PAST

    def planned(self, old: Draft, new: Draft, before: frozenset[str], after: frozenset[str]) -> bool:
        """True for what the same are said again to be about to do: "wants to withdraw from Lebanon … is willing to withdraw"."""
        if old.type != new.type or old.type in SPOKEN or not before or not after:
            return False
        if not (before <= after or after <= before) or old.hypothetical or new.hypothetical:
            return False
        if not {n.status for d in (old, new) for n in d.namings} <= AHEAD or at_other_times(old, new):
            return False
        if old.type == "visit" and before != after:
            return False
        words = {self.grammar.lemma(n.token) for n in old.namings}
        return old.type in _OTHERWISE or self.grammar.lemma(new.namings[0].token) in words

    def resumed(self, old: Draft, new: Draft, before: frozenset[str], after: frozenset[str]) -> bool:
        """True for the talks that the same go on with: "after days of negotiations … will continue negotiating"."""
        if old.type != "talks" or new.type != "talks" or len(before) < 2 or before != after or at_other_times(old, new):
            return False
        text, naming = self.text, new.namings[0]
        words = {self.grammar.lemma(naming.predicate)}
        if text.relations[naming.token] in ("xcomp", "obj") and text.heads[naming.token] >= 0:
            words.add(self.grammar.lemma(text.heads[naming.token]))
        return bool(words & _GOING_ON)

    def done_to(self, old: Draft, new: Draft, before: frozenset[str], after: frozenset[str]) -> bool:
        """True for a deed to those of before: "released 28 fishermen on Monday … The men were handed over to the coast guard"."""
        text, verb = self.text, new.namings[0].token
        if old.type != new.type or old.type not in _TO_SOMEBODY or text.upos[verb] != "VERB":
            return False
        roles = [{p.role for p in d.participants} for d in (old, new)]
        halves = roles == [
            {"actor"},
            {"target"},
        ]  # "police arrested 14 men … The men, two Greeks and 12 Danes, were held"
        if not before or not (before <= after or after <= before or halves) or at_other_times(old, new):
            return False
        doers = [{self.cast.side(p.actor) for p in d.participants if p.role == "actor"} for d in (old, new)]
        if doers[0] and doers[1] and not doers[0] & doers[1]:
            return False  # "Israel summoned the envoy of Spain; Madrid summoned the Israeli envoy"
        told = {n.status for d in (old, new) for n in d.namings}
        if not (told <= _PAST or told <= AHEAD | {"ongoing"}):
            return False
        whom = [w for w in self.grammar.patients(verb) if self.text.relations[w] != "conj"]
        first = [w for n in old.namings for w in self.grammar.patients(n.token)]
        return bool(whom) and all(self._known(w, first) for w in whom)

    def _known(self, noun: int, before: list[int]) -> bool:
        """True for "them", "the men", and for a noun told of before: "28 fishermen … the fishermen"."""
        text = self.text
        if text.upos[noun] == "PRON":
            return text.lower[noun] in ("they", "them", "him", "her", "it", "he", "she")
        known = any(text.lower[c] in ("the", "these", "those", "both") for c in text.children[noun])
        lemma = self.grammar.lemma(noun)
        alike = any(self.grammar.lemma(b) == lemma for b in before)
        kin = any(lemma in words and self.grammar.lemma(b) in words for b in before for words in _ALIKE)
        return known and (
            alike or kin or lemma in ("man", "woman", "people", "detainee", "prisoner", "two", "pair", "group")
        )

    def _near(self, old: Draft, new: Draft, far: int) -> bool:
        of = self.text.sentence_of
        return 0 <= of[new.namings[0].token] - of[old.namings[-1].token] <= far

    def _kin(self, old: Draft, new: Draft) -> bool:
        return old.type == new.type or any({old.type, new.type} <= kin for kin in KIN)

    def _wrought(self, old: Draft, new: Draft) -> bool:
        """True for what a blow did and the blow: "The blast killed ten", "ten were killed in the raid", "a raid that killed ten"."""
        text, first, second = self.text, old.namings[-1].token, new.namings[0].token
        if not self._near(old, new, 0) or not {old.type, new.type} <= _BLOWS:
            return False
        for verb, noun in ((second, first), (first, second)):
            if text.upos[verb] != "VERB" or text.upos[noun] != "NOUN" or self.grammar.lemma(verb) not in _WROUGHT:
                continue
            subjects = self.grammar.subjects(verb)
            if noun in subjects or (
                text.relations[verb] == "acl:relcl"
                and text.heads[verb] == noun
                and any(text.lower[s] in ("that", "which") for s in subjects)
            ):
                return True
            if text.heads[noun] == verb and self.grammar.preposition(noun) in ("in", "by", "during"):
                return True
            ending = text.lower[verb].endswith("ing")
            if text.heads[verb] == noun and text.relations[verb] == "acl" and ending:
                return True
            if text.heads[verb] == text.heads[noun] and text.relations[verb] == "advcl" and noun < verb:
                return ending and text.relations[noun].startswith(("obj", "nsubj"))
        return False

    def _died_in(self, old: Draft, new: Draft) -> bool:
        """True for who was hurt in the blow told of before: "bombs wrecked two embassies … 12 people were killed in the blasts"."""
        text, verb = self.text, new.namings[0].token
        if not {old.type, new.type} <= {"strike"} or not self._near(old, new, 12) or at_other_times(old, new):
            return False
        if text.upos[verb] != "VERB" or self.grammar.lemma(verb) not in _WROUGHT:
            return False
        blows = [n for p, n in self.grammar.obliques(verb) if p in ("in", "by", "during") and self._pointed(n, True)]
        if not blows or not {n.status for d in (old, new) for n in d.namings} <= _PAST:
            return False
        sides = [{self.cast.side(p.actor) for p in d.participants} for d in (old, new)]
        if any(p in ("of", "on", "against") for n in blows for p, _ in self.grammar.obliques(n)):
            return False  # "died in the bombing of a clinic"
        one = any(self.cast.at(c) for n in blows for c in self.grammar.modifiers(n))  # "the Kenya bombing", one of two
        return bool(sides[0]) and (sides[1] == sides[0] if one else sides[1] <= sides[0])

    def _in_what(self, old: Draft, new: Draft) -> bool:
        """True for the noun in "will be back in Rabat, in what would be his third visit": it is what was told before the comma."""
        text, noun = self.text, new.namings[0].token
        if not self._near(old, new, 0) or not self._kin(old, new) or text.upos[noun] != "NOUN":
            return False
        below = {text.lower[c] for c in text.children[noun]}
        if not below & {"what", "which"} or not any(text.relations[c] == "cop" for c in text.children[noun]):
            return False
        return bool(set(text.path(noun)[1:4]) & set(text.path(old.namings[-1].token)[:5]))

    def _arrived(self, old: Draft, new: Draft) -> bool:
        """True for the journey of a visit told before: "her visit to the island … who flew in on Tuesday", and "put off his visit
        four days before he was due to arrive".
        """
        text, verb = self.text, new.namings[0].token
        if old.type != "visit" or new.type != "visit" or not self._near(old, new, 3) or at_other_times(old, new):
            return False
        if text.upos[verb] != "VERB" or self.grammar.lemma(verb) not in _ARRIVING:
            return False
        if not {n.status for d in (old, new) for n in d.namings} <= _PAST and not self._dated_by(old, new):
            return False
        guests = [{p.actor for p in d.participants if p.role == "guest"} for d in (old, new)]
        hosted = any(p.role == "host" and p.actor not in new.guessed for p in new.participants)
        return bool(guests[0]) and guests[0] == guests[1] and not hosted

    def _dated_by(self, old: Draft, new: Draft) -> bool:
        """True for a plan that says only how long before it something became of it: "before he was due to arrive"."""
        text, clause = self.text, new.namings[0].token
        while text.relations[clause] == "xcomp":
            clause = text.heads[clause]
        marks = {text.lower[c] for c in text.children[clause] if text.relations[c] == "mark"}
        over = text.heads[old.namings[-1].predicate]
        hung = text.heads[clause] in (old.namings[-1].predicate, over)
        return text.relations[clause] == "advcl" and "before" in marks and hung

    def _voiced(self, old: Draft, new: Draft) -> bool:
        """True for what one and the same says again of the same thing: "deplored the blasts … "We deplore these acts", it said"."""
        text, first, second = self.text, old.namings[0].token, new.namings[0].token
        if old.type != new.type or old.type not in SPOKEN or not self._near(old, new, 12) or at_other_times(old, new):
            return False
        if text.upos[second] != "VERB":
            return False
        alike = self.grammar.lemma(first) == self.grammar.lemma(second)
        if {n.status for d in (old, new) for n in d.namings} != {"occurred"}:
            return False
        doers = [{self.cast.side(p.actor) for p in d.participants if p.role == "actor"} for d in (old, new)]
        if not doers[0] or doers[0] != doers[1]:
            return False
        about, again = self._about(first), self._about(second)
        names = {self.grammar.lemma(t) for t in about}
        pointed = [t for t in again if self._pointed(t)]
        if not alike:
            return bool(again) and pointed == again and self._near(old, new, 2)
        return bool(again) and (all(self.grammar.lemma(t) in names for t in again) or pointed == again)

    def _pointed(self, noun: int, told: bool = False) -> bool:
        """True for "these senseless acts", "the attack", which take up what was spoken of; `told` allows words of its own behind."""
        text = self.text
        below = {text.lower[c] for c in text.children[noun]}
        if below & {"this", "these", "such", "that"}:
            return True
        own = any(
            text.relations[c].startswith(("acl", "nmod")) for c in text.children[noun]
        )  # "the steps taken in May"
        return "the" in below and (told or not own) and self.grammar.lemma(noun) in _DEEDS

    def _called(self, old: Draft, new: Draft) -> bool:
        """True for "condemned the attacks, calling them a crime": one breath."""
        text, first, second = self.text, old.namings[-1].token, new.namings[0].token
        if old.type != new.type or old.type not in SPOKEN:
            return False
        if text.heads[first] == second and self.grammar.preposition(first) == "in":
            return True  # "In a sharp attack on Oslo, she called the embargo a crime"
        if text.relations[second] != "advcl":
            return False
        return text.heads[second] == first and text.lower[second] in (
            "calling",
            "describing",
            "branding",
            "terming",
            "labelling",
            "labeling",
        )

    def _called_again(self, old: Draft, new: Draft) -> bool:
        """True for the same man called the same thing by the same: "called the premier a liar … repeatedly called him a liar"."""
        if old.type != new.type or old.type not in SPOKEN or at_other_times(old, new):
            return False
        names = [
            {
                self.grammar.lemma(c)
                for n in d.namings
                for c in self.text.children[n.token]
                if self.text.relations[c] == "xcomp"
            }
            for d in (old, new)
        ]
        sides = [{(p.role, p.actor) for p in d.participants} for d in (old, new)]
        return bool(names[0] & names[1]) and len(sides[0]) > 1 and sides[0] == sides[1]

    def _worked(self, old: Draft, new: Draft) -> bool:
        """True for what sanctions do: "slapped sanctions on two generals. The penalties freeze their assets"."""
        text, verb = self.text, new.namings[0].token
        if old.type != new.type or text.upos[verb] != "VERB" or not self._near(old, new, 2):
            return False
        named = [s for s in self.grammar.subjects(verb) if self.grammar.lemma(s) in _MEASURES]
        return old.type == "sanctions" and bool(named)

    def _gathered_for(self, old: Draft, new: Draft) -> bool:
        """True for "gathered in Arusha for a summit", "met for talks": one gathering."""
        text, naming = self.text, new.namings[0]
        if not {old.type, new.type} <= {"meeting", "talks", "summit"} or naming.predicate != old.namings[-1].token:
            return False
        if self.grammar.preposition(naming.token) != "for" or text.upos[naming.token] != "NOUN":
            return False
        return not any(text.lower[c] in ("the", "this") for c in text.children[naming.token])

    def _about(self, verb: int) -> list[int]:
        """What a verb of saying is about: its objects, and what stands behind its prepositions."""
        text = self.text
        objects = [t for t in self.grammar.patients(verb) if text.upos[t] == "NOUN"]
        if any(self.grammar.lemma(t) in _VOICE for t in objects):
            return []
        return objects or [
            t
            for p, t in self.grammar.obliques(verb)
            if p in ("by", "at", "over", "about", "for") and text.upos[t] == "NOUN"
        ]

    def _named_before(self, old: Draft, new: Draft) -> bool:
        """True for what the first paragraph names and a later one tells: "the resignations of two envoys … Both quit on Monday"."""
        text, noun, verb = self.text, old.namings[0].token, new.namings[0].token
        if old.type != new.type or old.type not in _ONCE or len(old.namings) > 1 or at_other_times(old, new):
            return False
        if text.sentences[text.sentence_of[noun]].paragraph or text.upos[noun] != "NOUN" or text.upos[verb] != "VERB":
            return False
        if text.sentence_of[noun] == text.sentence_of[verb] or not old.definite:
            return False
        if not {n.status for d in (old, new) for n in d.namings} <= _PAST:
            return False
        lands = [
            {c for c in map(self.cast.side, (p.actor for p in d.participants)) if not c.startswith("person:")}
            for d in (old, new)
        ]
        return lands[1] <= lands[0]

    def _first_time(self, old: Draft, new: Draft) -> bool:
        """True for "It will be the first time that Bae has visited China", which is the visit told of before."""
        text, verb = self.text, new.namings[0].token
        noun = text.heads[verb]
        if old.type != new.type or not self._near(old, new, 6) or noun < 0 or self.grammar.lemma(noun) != "time":
            return False
        below = {text.relations[c]: text.lower[c] for c in text.children[noun]}
        ranked = {text.lower[c] for c in text.children[noun]} & {"first", "second", "third", "fourth", "last"}
        return bool(ranked) and "cop" in below and below.get("nsubj") in ("it", "this", "that")

    def _brokered(self, old: Draft, new: Draft) -> bool:
        """True for "a truce brokered by Juba", which is the truce."""
        text, noun, verb = self.text, old.namings[-1].token, new.namings[0].token
        made = text.heads[verb] == noun and text.relations[verb] == "acl" and self.grammar.lemma(verb) in _MADE
        return made and old.type in _BROKERED and new.type in (*_BROKERED, "mediation")

    def _put_to_the_vote(self, old: Draft, new: Draft) -> bool:
        """True for what is voted for, where the vote is told first: "voted on Monday to extend the mission"."""
        verb, what = old.namings[-1].predicate, new.namings[0].predicate
        return (
            old.type == new.type == "vote"
            and self.text.heads[what] == verb
            and self.text.relations[what] in ("xcomp", "advcl")
            and self.grammar.lemma(verb) == "vote"
            and self.text.feat(what, "VerbForm") == "Inf"
        )

    def _balloted(self, old: Draft, new: Draft) -> bool:
        """True for a vote told of by those who cast it: "voted to suspend Syria … Iraq abstained"."""
        if old.type != "vote" or new.type != "vote" or not self._near(old, new, 1) or at_other_times(old, new):
            return False
        if not {n.status for d in (old, new) for n in d.namings} <= _PAST or new.when:
            return False
        return self.grammar.lemma(new.namings[0].token) in _BALLOTS and self.text.upos[new.namings[0].token] == "VERB"
