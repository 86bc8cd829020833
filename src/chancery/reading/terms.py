"""Terms: what somebody makes a condition of: "only if", "unless", "provided that", "will strike back once"."""

from __future__ import annotations

from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates
from chancery.reading.wills import CAN, DUE, ENDING, WILL

_MAY = frozenset({"may", "might"})
_THREATENING = frozenset({"threaten", "vow", "warn", "pledge", "promise", "refuse", "decline", "swear"})
_STAYING = frozenset({"stay", "remain", "wait", "hold", "continue", "keep", "last", "stand"})
_LIFTING = frozenset({"lift", "remove", "withdraw", "revoke", "repeal", "delete", "rescind", "strike"})
_EASING = frozenset(
    """lift ease resume reopen release free accept join rejoin sign return restore drop scrap remove unfreeze end stop halt
    withdraw consider recognise recognize support back welcome host attend pay send lend sell open negotiate talk meet""".split()
)
"""What is offered on terms."""
_HITTING = frozenset("respond retaliate strike attack hit punish react".split())
_BLOWS = frozenset(
    "retaliation countermeasure consequence reprisal response retribution war strike action sanction".split()
)
_OFFERING = frozenset({"ready", "willing", "prepared", "happy", "open", "glad", "offer", "agree", "promise", "pledge"})
_FAILING = frozenset({"fail", "refuse", "neglect", "decline"})
_STOPPING = frozenset({"end", "stop", "halt", "cease"})
_HANGING = frozenset({"depend", "hinge", "contingent", "conditional", "dependent"})
_MAKING = frozenset({"make", "set", "name", "lay", "state", "cite", "regard", "see", "consider"})
_CONDITION = frozenset({"condition", "precondition", "pre-condition", "prerequisite", "requirement", "term"})
_LEAVING = frozenset({"leave", "quit", "go", "depart", "pack", "appeal", "respond", "reply", "decide", "comment"})
_TIMES_GIVEN = frozenset("until till hours days weeks week month months day year years deadline".split())
_PROVIDED = frozenset({"provided", "providing"})
_ONLY_WITH = frozenset({"if", "once", "when", "after"})


class Terms:
    """Reads the terms of one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders, words: WordTables) -> None:
        self.grammar, self.text, self.issues, self.holders, self.words = grammar, grammar.text, issues, holders, words

    def read(self, word: int) -> list[Stand]:
        """The stand of whoever makes the clause of a word a condition: "has threatened to veto the loan unless the flow resumes",
        "will go only if Oslo apologises", "is ready to ease the quotas if the drivers are freed", "warned of reprisals should the
        fleet sail".
        """
        text = self.text
        if text.lemmas[word].lower() in _HANGING:
            return self._hangs_on(word)
        if text.lemmas[word].lower() in _MAKING and (made := self._made(word)):
            return made
        if text.lemmas[word].lower() == "give" and (told := self._given_until(word)):
            return told
        if not any(text.relations[c].startswith(("nsubj", "expl")) for c in text.children[word]):
            return []
        return self._wanted(word) or self._only(word) or self._provided(word) or self._met_with(word)

    def _made(self, verb: int) -> list[Stand]:
        """What somebody makes a condition: "made a truce conditional on the hostages' return", "has made an apology a condition for
        talks", "set the release of the crew as a condition".
        """
        text, grammar = self.text, self.grammar
        objects = [c for c in text.children[verb] if text.relations[c] == "obj" and c > verb]
        thing: int | None = None
        for child in text.children[verb]:
            if child < verb:
                continue
            lemma = text.lemmas[child].lower()
            if lemma in _HANGING:
                thing = next((t for p, t in grammar.obliques(child) if p in ("on", "upon") and t > child), None)
                thing = thing or next((c for c in text.children[child] if c > child and text.upos[c] == "VERB"), None)
            elif lemma in _CONDITION and text.relations[child] != "obj" and objects and objects[0] < child:
                thing = objects[0]
        actor = self.holders.holder(verb, "verb")
        if thing is None or actor is None or text.upos[thing] == "PRON" or negates(text, verb):
            return []
        begins = thing if text.upos[thing] == "VERB" and text.lower[thing].endswith("ing") else None
        return [(actor, "seeks", self.issues.topic(thing, begins=begins), None)]

    def _given_until(self, verb: int) -> list[Stand]:
        """What somebody is given time for: "gave Tokyo until June 28 to open its market", "gave the general a week to restore him"."""
        text = self.text
        deed = next(
            (
                c
                for c in text.children[verb]
                if c > verb and text.feat(c, "VerbForm") == "Inf" and text.upos[c] == "VERB"
            ),
            None,
        )
        if deed is None or text.lower[deed - 1] != "to" or text.lemmas[deed].lower() in _LEAVING:
            return []
        whom = [c for c in text.children[verb] if verb < c < deed and text.relations[c] in ("obj", "iobj")]
        term = any(text.lower[t] in _TIMES_GIVEN for t in range(verb + 1, deed))
        if not term or not any(self.holders.cast.at(c) is not None for c in whom):
            return []
        if not any(text.relations[c].partition(":")[0] in ("obj", "obl", "xcomp") for c in text.children[deed]):
            return []
        actor = self.holders.holder(verb, "verb")
        return [(actor, "seeks", self.issues.topic(deed, begins=deed), None)] if actor is not None else []

    def _hangs_on(self, word: int) -> list[Stand]:
        """What a speaker says that a thing depends on: "said a visit would hinge on the release of the crew"."""
        said = self.holders.said_above(word)
        thing = next((t for p, t in self.grammar.obliques(word) if p in ("on", "upon") and t > word), None)
        if said is None or thing is None or negates(self.text, word) or self.text.upos[thing] not in ("NOUN", "VERB"):
            return []
        actor = self.holders.teller(word, said)
        return [(actor, "seeks", self.issues.topic(thing), None)] if actor is not None else []

    def _wanted(self, word: int) -> list[Stand]:
        """What nothing will be done without: "there would be no summit until the ships leave", "will not sit down with them
        until the men are freed".
        """
        text = self.text
        above = text.heads[word]
        if above < 0 or not text.relations[word].startswith("advcl"):
            return []
        if self._mark(word) not in ("unless", "until") and not (self._mark(word) == "before" and negates(text, above)):
            return []
        if not any(text.relations[c].startswith("nsubj") for c in text.children[word]):
            return []
        helpers = self._helpers(above)
        stays = self.grammar.lemma(above) in _STAYING and not helpers & (DUE | {"rather"})
        held = negates(text, above) or self._none(above) or stays
        threat = text.heads[above]
        if threat >= 0 and text.relations[above] == "xcomp" and self.grammar.lemma(threat) in _THREATENING:
            actor = self.holders.holder(threat, "verb")
        elif self.grammar.lemma(above) == "threaten" and any(p == "with" for p, _ in self.grammar.obliques(above)):
            actor = self.holders.holder(above, "verb")
        elif helpers & (WILL | CAN | DUE | _MAY) and (self._mark(word) == "unless" or held):
            actor = self._holder(above) or self.holders.holder(above, "verb")
        else:
            return []
        if self.grammar.lemma(word) in ENDING | _LIFTING and (ended := self._done_to(word)) is not None:
            return [(actor, "opposes", self.issues.topic(ended), None)] if actor is not None else []
        return self._stand(actor, "seeks", word)

    def _only(self, word: int) -> list[Stand]:
        """What something will be done for alone: "will reopen its embassy only once La Paz apologises"."""
        text, above = self.text, self.text.heads[word]
        if above < 0 or not text.relations[word].startswith("advcl"):
            return []
        opener = next((c for c in text.children[word] if c < word and text.lower[c] in _ONLY_WITH), None)
        if opener is None or opener == 0 or text.lower[opener - 1] != "only" or negates(text, above):
            return []
        over = text.heads[above]
        offered = over >= 0 and self.grammar.lemma(over) in _OFFERING
        if not offered and not self._helpers(above) & (WILL | CAN):
            return []
        return self._wished(self._holder(above), word)

    def _provided(self, word: int) -> list[Stand]:
        """What is asked for in return: "is ready to resume deliveries provided Uganda pays", "backed the plan on condition that …"."""
        text, above = self.text, self.text.heads[word]
        if above < 0:
            return []
        given = text.relations[word] == "ccomp" and text.lower[above] in _PROVIDED
        given = given or (text.lemmas[above].lower() == "condition" and self.grammar.preposition(above) == "on")
        main = text.heads[above]
        if given and main >= 0:
            return self._wished(self._holder(main), word)
        return self._wished(self._holder(above), word) if self._mark(word) in _PROVIDED else []

    def _met_with(self, word: int) -> list[Stand]:
        """What is offered or threatened if another does a thing: "could let the accord lapse if Tokyo keeps the curbs"."""
        text, above = self.text, self.text.heads[word]
        if above < 0 or not text.relations[word].startswith("advcl"):
            return []
        turned = any(text.lower[c] == "should" and text.subtree(word)[0] == c for c in text.children[word])
        if not turned and self._mark(word) not in ("if", "once") and not self._once(word):
            return []
        warned = self._warned(above)
        actor = self.holders.holder(warned, "verb") if warned is not None else self._holder(above)
        if actor is None or not self._by_another(word, actor):
            return []
        if warned is not None or (self.grammar.lemma(above) in _HITTING and self._helpers(above) & WILL):
            if self.grammar.lemma(word) in _FAILING or negates(text, word):
                return self._wished(actor, word)
            return self._stand(actor, "opposes", word)
        if turned or negates(text, above) or not self._offered(above):
            return []
        return self._wished(actor, word)

    def _once(self, word: int) -> bool:
        return any(self.text.lower[c] == "once" and c < word for c in self.text.children[word])

    def _warned(self, above: int) -> int | None:
        """The warning that a clause of condition belongs to: "warned of retaliation", "warned that the talks could collapse"."""
        text = self.text
        if text.lemmas[above].lower() in ("warn", "caution", "threaten"):
            blows = [t for p, t in self.grammar.obliques(above) if p == "of" and text.lemmas[t].lower() in _BLOWS]
            blows += [
                c for c in text.children[above] if text.relations[c] == "obj" and text.lemmas[c].lower() in _BLOWS
            ]
            return above if blows else None
        said = text.heads[above]
        if said < 0 or text.relations[above] not in ("ccomp", "xcomp") or negates(text, above):
            return None
        modal = self._helpers(above) & (WILL | CAN | _MAY)
        warns = text.lemmas[said].lower() in ("warn", "caution") and modal
        threatens = text.lemmas[said].lower() == "threaten" and text.relations[above] == "xcomp"
        return said if warns or threatens else None

    def _offered(self, verb: int) -> bool:
        """True for "is ready to ease the quotas", "would lift the ban", "offered to release the men"."""
        text = self.text
        above = text.heads[verb]
        if text.lemmas[verb].lower() in _OFFERING and text.upos[verb] == "ADJ":
            return True
        if above >= 0 and text.relations[verb] in ("xcomp", "ccomp") and text.lemmas[above].lower() in _OFFERING:
            return True
        return self.grammar.lemma(verb) in _EASING and bool(self._helpers(verb) & WILL)

    def _by_another(self, word: int, actor: str) -> bool:
        """True where the clause is about what somebody else does."""
        own = self.grammar.subjects(word) or self.grammar.patients(word)
        named = [m for w in own if (m := self.holders.cast.at(w)) is not None and m.actors]
        return bool(named) and not any(self.holders.same_side(w, actor) for w in own)

    def _wished(self, actor: str | None, word: int) -> list[Stand]:
        """The clause as what is sought: what somebody fails to do, where it says so; what is to end, as opposed."""
        text = self.text
        if self.grammar.lemma(word) in _FAILING:
            below = next((c for c in text.children[word] if text.relations[c] == "xcomp"), None)
            return self._stand(actor, "seeks", below, begins=below) if below is not None else []
        return self._stand(actor, "opposes" if negates(text, word) else "seeks", word)

    def _stand(self, actor: str | None, stance: Stance, word: int, *, begins: int | None = None) -> list[Stand]:
        if actor is None:
            return []
        start = self._start(word) if begins is None else begins
        return [(actor, stance, self.issues.topic(word, begins=start), None)]

    def _start(self, word: int) -> int:
        """Where the clause begins behind its mark."""
        text = self.text
        own = next((c for c in text.children[word] if text.relations[c].startswith(("nsubj", "expl"))), word)
        return min(text.subtree(own)[0], word)

    def _holder(self, verb: int) -> str | None:
        """Whose will it is: the speaker of "said it would …", else the subject, of the word above for a bare infinitive."""
        said = self.holders.said_above(verb)
        named = [w for w in self.grammar.subjects(verb) if self.holders.cast.at(w) is not None]
        own = self.holders.first(named)
        return (self.holders.teller(verb, said) if said is not None else None) or own

    def _helpers(self, verb: int) -> set[str]:
        text = self.text
        return {text.lower[c] for c in text.children[verb] if text.relations[c] in ("aux", "advmod")}

    def _mark(self, word: int) -> str:
        text = self.text
        return next((text.lower[c] for c in text.children[word] if text.relations[c] == "mark"), "")

    def _none(self, verb: int) -> bool:
        """True for "there will be no summit"."""
        text = self.text
        return any(text.lower[g] == "no" for c in text.children[verb] for g in text.children[c])

    def _done_to(self, verb: int) -> int | None:
        """What is to be removed: the ban in "unless the ban is lifted", the siege in "unless Assad ends the siege"."""
        text = self.text
        borne = next((c for c in text.children[verb] if text.relations[c] == "nsubj:pass"), None)
        ended = [c for c in text.children[verb] if text.relations[c] == "obj" and text.upos[c] == "NOUN"]
        return borne if borne is not None or self.grammar.lemma(verb) not in _STOPPING else next(iter(ended), None)
