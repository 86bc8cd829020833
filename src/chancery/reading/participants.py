"""Participants: who is in an event and in which role, from the grammar around its words."""

from __future__ import annotations

from chancery.facts.events import Participant, Role
from chancery.facts.spans import Span
from chancery.reading.aboard import aboard
from chancery.reading.control import CONVENING
from chancery.reading.counterparts import Fillers
from chancery.reading.memberships import JOINING
from chancery.reading.negation import stays_away
from chancery.reading.prepositions import LANDWARD, ON_GOODS, POSTED, SERVING, TOWARD_LAND, PrepositionReader
from chancery.reading.truces import AFFAIRS, of_others
from chancery.reading.victims import at_scene, deeds_below, phrases_of, victims

_OBJECT_HOSTS = frozenset({"host", "receive", "welcome"})
_THINGS_HIT = frozenset(
    "airliner plane aircraft jet helicopter ship vessel tanker boat convoy base port airport depot plant station"
    " computer network server system website site signal database grid".split()
)
_POLLS = frozenset({"election", "referendum", "poll", "vote", "runoff", "ballot"})
_INFLICTED = frozenset({"strike", "incursion", "seizure", "cyber-attack", "missile-test"})
_MEASURES = frozenset("sanctions tariff expulsion travel-advisory export-control border-closure recall".split())
_GIVING = frozenset({"aid", "arms-sale", "investment"})
_FORCEFUL = frozenset(
    "strike clash incursion seizure detention ceasefire cyber-attack release resignation demonstration election".split()
)
_AT_VICTIMS = frozenset({"on", "against", "at", "outside", "near"})
_OBTAINING = frozenset(
    "secure obtain win ensure negotiate gain achieve facilitate seek demand urge arrange guarantee discuss broker call appeal press push plead ask want lobby".split()
)
_LOCAL = frozenset("detention demonstration election legislation resignation ruling".split())
_INWARD = frozenset({"investigation", "detention", "clash"})
_OVERHUNG = frozenset(
    "overshadow mar dominate prompt trigger provoke boycott condemn criticize criticise denounce cause oppose reject welcome"
    " praise follow precede seek request watch monitor shun skip demand urge want desire hail applaud deplore observe shadow witness".split()
)
"""What others do to a happening in which they have no part: "a runoff overshadowed by Russia"."""
_WELCOMING = frozenset(
    "welcome praise hail applaud commend laud salute cheer endorse support back defend condemn denounce decry deplore".split()
)
"""Verbs of which the object is another's deed: "welcomed Peru's decision"."""
_UNDERGONE = frozenset({"expulsion", "detention", "release"})
"""What befalls a person whose it is said to be: "the envoy's expulsion"."""
_OWN = frozenset({"resignation", "election", "vote", "legislation", "demonstration"})
_JUDGING = frozenset({"support", "condemnation", "rejection"})
_ABOARD = frozenset({"strike", "seizure", "detention", "release"})
_OF_DEEDS = frozenset({"condemnation", "courtesy"})
_BACKING = frozenset({"support", "backing"})
_SUITS = frozenset("case claim suit lawsuit complaint appeal action petition charge bid application".split())


class ParticipantReader(PrepositionReader):
    """Reads the participants of events in one text.

    "China lodged a protest with Tokyo": actor China, target Japan. "a visit by Benin's president to Niamey": guest, host.
    """

    def read(
        self, token: int, predicate: int, type: str, consumed: tuple[int, ...] = ()
    ) -> tuple[list[Participant], frozenset[str]]:
        """The participants of the event named at `token`, each actor once, in the order of their roles; and those whom only
        the context gave, if any.
        """
        roles = self.tables.types[type].roles
        fillers = self._fillers(token, self._carried_by(token, predicate, type), type, roles, consumed)
        if type in AFFAIRS and of_others(self.grammar, token):
            fillers = self._by_own_words(fillers, token)
        guessed = (
            self._convened(fillers, token, predicate, type) if roles in ("party", "mediated") else frozenset[str]()
        )
        if not guessed and (missing := self._complete(fillers, token, predicate, type, roles)) is not None:
            guessed = frozenset({missing})
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
        present = {self.cast.country(a) for a, _ in fillers.actors if not a.startswith("state:")}
        for actor, span in fillers.targets:
            one_side = second == "guest" or type == "invitation"
            if actor.startswith("state:") and one_side and self.cast.country(actor) in present:
                continue
            out.setdefault(actor, Participant(actor=actor, role=second, span=span))
        return list(out.values()), guessed

    def _fillers(self, token: int, predicate: int, type: str, roles: str, consumed: tuple[int, ...]) -> Fillers:
        if type in ("condemnation", "support") and (felt := self._felt(predicate)) is not None:
            return felt
        if type == "condemnation" and token == predicate and (drawn := self._drew(token, consumed)) is not None:
            return drawn
        grammar, text = self.grammar, self.text
        actors: list[tuple[str, Span]] = []
        targets: list[tuple[str, Span]] = []
        verbal = text.upos[predicate] in ("VERB", "AUX", "ADJ")
        if verbal:
            away = predicate != token and stays_away(text, predicate, grammar.lemma(predicate))
            for subject in () if away else grammar.subjects(predicate):
                if grammar.lemma(predicate) != "host" or self._hosts(subject) or not self._land(subject):
                    actors += self.who(subject)
            for subject in grammar.subjects(predicate):
                actors += self._headed(subject, predicate)
            if actors:
                actors += [a for a in self._companions(predicate) if a[0] not in {b[0] for b in actors}]
            if not grammar.subjects(predicate):
                for agent in grammar.agents(predicate):
                    actors += self.who(agent)
            if not actors and text.relations[predicate] == "acl" and text.feat(predicate, "VerbForm") == "Inf":
                actors += self._planner(text.heads[predicate])
            for patient in grammar.patients(predicate):
                if self._words(patient) != patient or self._without_part(predicate, roles):
                    continue
                if patient != token and patient not in grammar.subjects(predicate):
                    if (roles == "mediated" or type in ("ratification", "vote", "legislation")) and text.lower[
                        patient
                    ] in (
                        "it",
                        "this",
                        "that",
                    ):
                        continue
                    awaited = type == "visit" and grammar.lemma(predicate) == "expect"
                    (actors if awaited or (type in _OWN and not actors) else targets).extend(self.who(patient))
            if type == "vote":
                targets += [a for patient in grammar.patients(predicate) for a in self._granted(patient)]
            if type == "ratification":
                pacts = [q for t in grammar.patients(predicate) for q in grammar.obliques(t)]
                actors += [a for p, n in pacts if p in ("with", "between") for a in self.who(n)]
            if roles == "party":
                actors += self._attending(predicate)
            if type in ("other", "ratification"):
                actors += self._membership(predicate)
            if type in ("demand", "accusation"):
                targets += self._asked(predicate)
            if type == "travel-advisory":
                below = [c for n in consumed for c in text.children[n] if text.relations[c].startswith("acl")]
                targets += self._warned_off(predicate) or [a for c in below for a in self._warned_off(c)]
            if type == "invitation":
                targets += self._offered(predicate)
                actors += self._joined(predicate) if not actors else []
            if type == "release" and not actors:
                actors += self._holders(predicate)
            judged = type == "condemnation" and bool(grammar.patients(predicate))
            hosting = (
                type == "visit" and grammar.lemma(predicate) in _OBJECT_HOSTS and not grammar.is_passive(predicate)
            )
            for preposition, phrase in grammar.obliques(predicate):
                noun = grammar.led_to(phrase)
                if preposition == "by" and actors and self._welcomes(predicate):
                    targets += self.who(noun)  # "hailed the release of the crew by Peru"
                elif (
                    noun != token
                    and not (judged and preposition in _AT_VICTIMS)
                    and not (hosting and preposition == "in")
                ):
                    self._phrase(preposition, noun, type, roles, actors, targets, noun != phrase)
        if verbal and roles == "party" and grammar.preposition(token) == "for" and predicate != token:
            for preposition, noun in grammar.obliques(predicate):
                if preposition in ("to", "in", "for") and noun != token and self._hosts(noun):
                    actors += self.who(noun)
        if type == "demand" and text.upos[token] == "NOUN":
            targets += self._asked(token)
        if text.upos[token] in ("NOUN", "PROPN"):
            self._around_noun(token, predicate, type, roles, actors, targets)
            actors += self._holders(token) if type == "release" and not actors else []
        elif verbal:
            for used in consumed:
                if type == "demand":
                    targets += self._asked(used)
                if roles == "directed" and self._done_to(used, predicate):
                    continue
                if actors and self._welcomes(predicate, passive=True) and used in grammar.patients(predicate):
                    targets += [a for a in self._beneath(used) if a[0] not in {b[0] for b in actors}]
                    continue
                if roles == "directed" and self._is_taken(used, predicate, type):
                    if type in POSTED or type in SERVING:
                        for preposition, phrase in grammar.obliques(used):
                            self._phrase(preposition, phrase, type, roles, actors, targets)
                    targets += [a for a in self._beneath(used) if a[0] not in {b[0] for b in actors}]
                elif (
                    type in ("seizure", "incursion", "recognition")
                    or (type in ("strike", "cyber-attack") and grammar.lemma(used) in _THINGS_HIT)
                ) and (grammar.subjects(predicate) or grammar.is_passive(predicate)):
                    targets += [a for a in self.who(used) or self._beneath(used) if a[0] not in {b[0] for b in actors}]
                else:
                    self._around_noun(used, predicate, type, roles, actors, targets)
                    if roles == "party" and self.cast.at(used) is None:
                        actors += [a for a in self.who(used) if a[0] not in {b[0] for b in actors}]
            if (type in _GIVING or type == "pledge") and not targets:
                targets += self._dative(predicate)
                targets += self._promised(predicate) if type == "pledge" and not targets else []
            if type in ("aid", "arms-sale", "investment", "release", "export-control", "seizure") and not targets:
                spent = type == "aid" and bool(grammar.subjects(predicate))
                targets += [a for patient in grammar.patients(predicate) for a in self._given_to(patient, spent)]
            if roles == "directed":
                for patient in grammar.patients(predicate):
                    if patient not in consumed:
                        targets += self._beneath(self._words(patient))
            actors += self._unadmitted(predicate) if type == "rejection" else []
            if type == "rejection" and not targets:
                targets += self._spurned(predicate) or self._refused(predicate)
            targets += self._turned_over(predicate, type, bool(targets))
            if type == "appointment" or (type == "courtesy" and {a for a, _ in targets} <= {a for a, _ in actors}):
                targets += self._sent_to(predicate)
            if type == "border-closure" and {self.cast.side(a) for a, _ in targets} <= {
                self.cast.side(a) for a, _ in actors
            }:
                targets += self._shut_off(consumed)
            actors += self._left(predicate) if type == "expulsion" and not actors else []
            if not actors and roles == "directed" and self.tables.types[type].speech == "yes":
                actors += [a for a in self._at_the_seat(predicate) if a[0] not in {b[0] for b in targets}]
        if roles == "visit" and not targets:
            visited = grammar.receivers(token) if text.lower[token] == "visiting" else ()
            targets += [a for host in visited for a in self.who(host)] or (self._back_from(token) if verbal else [])
        aimed = [a for a in targets if a[0] not in {b[0] for b in actors}]
        if type == "vote" and not aimed:
            targets += self._voted_on(predicate) or self._council(predicate)
        if type == "ratification":
            papers = dict.fromkeys((token, *consumed, *(grammar.patients(predicate) if verbal else ())))
            actors += [a for a in self._admitting(papers) if a[0] not in {b[0] for b in actors}]
            if text.upos[token] == "NOUN" and not any(self.cast.country(a) for a, _ in actors):
                actors += self._candidates(token) if grammar.lemma(token) in JOINING else []
        actors += self._entered(token) if type == "other" else []
        targets += self._seized(predicate, consumed) if type == "resignation" and verbal else []
        if type in ("legislation", "vote") and not targets:
            targets += self._billed((token, *consumed), {self.cast.side(a) for a, _ in actors})
        if type == "ruling" and not targets and verbal:
            targets += self._sued(predicate) or self._asked(predicate)
        if type == "ruling" and verbal:
            suits = [t for t in grammar.patients(predicate) if grammar.lemma(t) in _SUITS]
            targets += [a for suit in suits for a in self._against(suit)]
        targets += self._given_beside(predicate) if type in ("deployment", *_GIVING) and verbal and not targets else []
        if type == "deployment" and verbal and not targets:
            polls = [n for p, n in grammar.obliques(predicate) if grammar.lemma(n) in _POLLS]
            targets += [a for n in polls for p, q in grammar.obliques(n) if p in ("in", "of") for a in self.who(q)]
        if type in ON_GOODS and not aimed:
            targets += self._laid_on(token if text.upos[token] in ("NOUN", "PROPN") else predicate)
        targets += self._spared(token) if type in _MEASURES and not aimed else []
        if roles == "directed" and not targets and self.tables.types[type].speech != "yes":
            targets += self._against(token if text.upos[token] in ("NOUN", "PROPN") else predicate)
            targets += self._marked_by(token) if not targets else []
        if (
            (type in _INFLICTED or (type == "deployment" and self._at_edge(predicate, consumed)))
            and verbal
            and not targets
        ):
            targets += self._accuser(predicate) or self._complainer(predicate, type, actors)
        targets += self._accuser(predicate) if type == "detention" and verbal and not targets else []
        if type in ("strike", "incursion"):
            words = dict.fromkeys((token, predicate, *consumed))
            posts = [a for a in self._posts_hit(words) if a not in actors] if type == "strike" else []
            targets += [a for a in posts if a not in targets]
            hit = [a for a in self._struck(words, bool(aimed or posts)) if a not in posts]
            hit = [a for a in hit if a not in actors] or self._on_land(targets, (token, predicate, *consumed))
            stateless = not any(self.cast.country(a) for a, _ in targets)
            targets = hit if hit and stateless else targets + hit
        if type in _ABOARD:
            manned = aboard(grammar, token, predicate, consumed)
            targets += [a for n in manned for a in self.who(n) if a not in targets and a not in actors]
        if type in _INFLICTED and verbal:
            targets += [a for a in self._crossed(predicate) if a not in actors and a not in targets]
        if (type in _INFLICTED or type in _MEASURES) and not targets and actors:
            hit = self._replying(token) or self._faced(token)
            targets += [a for a in hit if a[0] not in {b[0] for b in actors}]
        if type in _INFLICTED or type == "demonstration":
            self._at_posts(actors, targets, predicate)
        if type in ("visit", "withdrawal", "deployment", "seizure"):
            targets = [t for t in targets if not self._is_held(t[1])]
        targets += self._protested(predicate) if type == "demonstration" and verbal and not targets else []
        crowd = type == "demonstration" and verbal and grammar.subjects(predicate)
        if crowd and actors and not any(self.who(s) for s in crowd) and (there := self._where(predicate)):
            targets, actors = targets + [a for a in actors if a not in targets], there  # "burned Chinese flags in Lima"
        if (type in _LOCAL or type == "clash") and not actors:
            actors += self._where(predicate) or self._where(token) or self._where_behind(token)
        if type in _INWARD and verbal and not actors and not targets:
            actors += self._of_the_land(predicate)
        if type == "demand" and verbal:
            targets = self._addressed(predicate, actors, targets)
        if type in _OF_DEEDS:
            harmed = victims(grammar, self.cast, deeds_below(grammar, predicate) or deeds_below(grammar, token))
            targets = [t for t in targets if harmed.isdisjoint(text.tokens_in(*t[1]))]
        return Fillers(actors, targets)

    def _done_to(self, noun: int, predicate: int) -> bool:
        """True for a word in the name of the one to whom it is done, who owns nothing: "invited President Lind to Lima"."""
        mention = self.cast.at(noun)
        return mention is not None and mention.head != noun and mention.head in self.grammar.patients(predicate)

    def _welcomes(self, verb: int, passive: bool = False) -> bool:
        """True for a verb by which another's deed is judged; a `passive` one as well: "was welcomed by India"."""
        return self.grammar.lemma(verb) in _WELCOMING and (passive or not self.grammar.is_passive(verb))

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
        inside = self.cast.at(noun)
        done_to = inside is not None and inside.head == noun and noun in grammar.patients(predicate)
        for child in grammar.modifiers(noun):
            mention = self.cast.at(child)
            if mention is not None and not (mention.first <= noun < mention.last) and mention.form != "place":
                (targets if at_scene(grammar, noun, mention) else own).extend(self._of(mention))
        if inside is not None and inside.actors and inside.form != "place":
            own += self._of(inside)
        if done_to and roles == "directed":
            own = []  # "freed two Canadians", "invited the Chinese premier"
        mine = len(own)
        for preposition, phrase in phrases_of(grammar, noun):
            judged = type in _JUDGING and grammar.lemma(noun) not in _BACKING
            if mine and predicate != noun and preposition == "for" and judged:
                continue  # "backed Morocco's plan for Western Sahara", not "reaffirmed Canada's support for Ukraine"
            if type in POSTED and preposition == "in" and grammar.lemma(noun) in ("relation", "tie", "contact"):
                continue  # "restored relations in Beijing"
            self._phrase(preposition, phrase, type, roles, own if roles != "directed" else actors, targets)
        others = not mine and bool(own) and all(p == "with" for p, t in grammar.obliques(noun) if self.who(t))
        above = text.heads[noun]
        if roles == "visit" and not targets:
            own += self._staying(noun) if not own else []
            targets += [a for a in self._awaiting(noun) or self._stayed_in(noun) if a not in own]
        if type == "detention" and predicate == noun and grammar.preposition(noun) == "in":
            targets += [a for subject in grammar.subjects(noun) for a in self.who(subject)]
        if roles == "visit" and not own and any(text.relations[c] == "cop" for c in text.children[noun]):
            own += [a for subject in grammar.subjects(noun) for a in self.who(subject)]
        if roles == "party" and predicate == noun and text.relations[noun] == "obj" and above >= 0:
            for preposition, phrase in grammar.obliques(above):
                if preposition == "with" and text.subtree(phrase)[0] == text.subtree(noun)[1]:
                    self._phrase(preposition, phrase, type, roles, own, targets)
        if roles == "directed" and predicate == noun and above >= 0 and self._drawn(noun):
            for subject in grammar.subjects(self._drawn_by(noun)):
                targets += self.who(subject)
            actors += [a for p, n in grammar.obliques(self._drawn_by(noun)) if p == "from" for a in self.who(n)]
            if not actors and not own:
                return
        if predicate == noun and text.relations[noun] == "obj" and above >= 0:
            reach = LANDWARD if type in TOWARD_LAND else _AT_VICTIMS if type in _INFLICTED else frozenset[str]()
            for preposition, phrase in grammar.obliques(above):
                if phrase > noun and preposition in reach and self._land(phrase):
                    targets += self.who(phrase)
        brokers: list[tuple[str, Span]] = []
        for child in text.children[noun]:
            if text.relations[child] == "acl" and text.feat(child, "VerbForm") == "Part":
                for agent in grammar.agents(child) if grammar.lemma(child) not in _OVERHUNG else ():
                    (brokers if grammar.lemma(child) in CONVENING else own).extend(self.who(agent))
                if grammar.lemma(child) in CONVENING and roles == "party":
                    own += [a for p, n in grammar.obliques(child) if p in ("between", "with") for a in self.who(n)]
        if type in _UNDERGONE and (suffered := self._suffered(noun)):
            targets += suffered
            own = []
        if roles == "visit" and len({self.cast.country(a) for a, _ in own}) > 1:
            actors += own[:1]
            targets += own[1:]
        else:
            actors[:0] = own
        actors += brokers
        if roles == "party" and own and self._of_members(own, type):
            actors += [a for a in self._attendees(noun) if a not in own]
        one_side = others or len({self.cast.side(a) for a, _ in own}) == 1
        within = self._of_members(own, type) and not self._called_for(noun)
        alone = roles == "party" and type != "exercise" and one_side and not within  # "restraint ahead of its drill"
        if predicate == noun and (len(actors) == len(brokers) or (roles in ("party", "visit") and not own) or alone):
            if type == "release" and above >= 0 and grammar.lemma(above) in _OBTAINING:
                return
            for owner in self._above(noun, type in _FORCEFUL):
                actors += self.who(owner)
            if (
                roles in ("party", "visit")
                and above >= 0
                and text.upos[above] == "VERB"
                and text.relations[noun] == "obj"
            ):
                actors += [a for a in self._companions(above) if a[0] not in {b[0] for b in actors}]
