"""Wills: stands told by no word of stance: what a speaker will not do, says must be done, or calls right or wrong."""

from __future__ import annotations

from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.goals import Goals, Stand
from chancery.reading.holders import SELVES, Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates

ENDING = frozenset("stop halt end cease abandon scrap drop cancel refrain suspend".split())
_DECIDED = frozenset({"vote", "decide", "choose", "opt", "elect", "resolve"})
_WARNING = frozenset({"warn", "caution"})
_ASSENTS = frozenset("accept approve tolerate recognise recognize allow agree support endorse".split())
GOING = frozenset("attend participate come go visit travel take send appear fly meet".split())
"""What one does not do is told as a happening: "will not attend", "would not take part"."""
_EMBRACED = frozenset({"accept", "recognise", "recognize", "endorse", "approve", "tolerate"})
YIELDING = frozenset("bow yield submit succumb cave bend surrender capitulate".split())
_RECOGNISING = frozenset({"recognise", "recognize", "accept", "acknowledge"})
_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_HOMES = frozenset(
    {"government", "country", "nation", "party", "administration", "state", "ministry", "side", "people"}
)
_UNSAID = frozenset(
    """comment say discuss confirm elaborate rule be have happen hesitate speculate know see get need retreat waver yield budge
    flinch bow surrender relent rest stop preview divulge disclose reveal answer provide""".split()
)
WILL = frozenset({"will", "would", "wo", "'ll", "’ll"})
CAN = frozenset({"can", "could", "ca"})
_ASKED = frozenset("who what when where which why how whether if".split())
_WISHING = frozenset(
    {"insist", "adamant", "keen", "anxious", "imperative", "stipulate", "recommend", "suggest", "require"}
)
_STATES = frozenset(
    "be have want need know believe think mean agree remain exist share own like love understand support oppose seem do".split()
)
"""What is told of many as it stands, whatever the tense above it: "insisted that both sides want peace"."""
_PLACED: dict[str, Stance] = {"against": "opposes", "after": "seeks"}
_EVERYTHING = frozenset({"all", "everything", "whatever", "what", "utmost", "best", "anything"})
_STEADY = frozenset(
    "continue remain stay honour honor respect abide stand fulfil fulfill uphold maintain defend".split()
)
_ARRIVING = frozenset("call visit delegation delivery shipment import export order announcement decision".split())
_OWED = frozenset(
    """comply cooperate co-operate honour honor respect abide fulfil fulfill keep release withdraw implement refrain stop end
    live uphold adhere observe apologise apologize return""".split()
)
"""What is expected of somebody as owed, and not only foreseen."""
_NONE = frozenset({"no", "nobody", "no-one", "nothing", "none"})
_CLAUSES = frozenset({"xcomp", "csubj", "ccomp", "acl", "advcl"})
_OPPOSING = frozenset("vote speak argue campaign lobby protest march rally demonstrate".split())
_CALLED_FOR = frozenset(
    "critical crucial essential vital important imperative necessary urgent time indispensable incumbent paramount".split()
)
DUE = frozenset({"must", "should", "ought"})


class Wills:
    """Reads the wills of one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders, words: WordTables) -> None:
        self.grammar, self.text, self.issues, self.holders, self.words = grammar, grammar.text, issues, holders, words
        self.goals = Goals(grammar, issues, holders, words)

    def read(self, token: int, lemma: str) -> list[Stand]:
        """The stand that a predicate tells, if it does: of a verb what is willed, of a noun or adjective what is thought of it."""
        if self.text.upos[token] == "VERB":
            if set_against := self._set_against(token, lemma):
                return set_against
            return (
                self.goals.read(token) or self._insisted(token, lemma) or self._due(token) or self._willed(token, lemma)
            )
        return self._against(token) or self._insisted(token, lemma) or self._due(token)

    def ends(self, clause: int) -> bool:
        """True for what is wanted ended, "urged Oslo to stop the sales", not for what it is demanded that somebody do."""
        text = self.text
        if text.lemmas[clause].lower() not in ENDING:
            return False
        aux = {text.lower[c] for c in text.children[clause] if text.relations[c].startswith("aux")}
        that = any(text.lower[c] == "that" for c in text.children[clause] if text.relations[c] == "mark")
        besides = any(text.relations[c] == "conj" and text.upos[c] == "VERB" for c in text.children[clause])
        return not that or besides or bool(aux & DUE)

    def _insisted(self, verb: int, lemma: str) -> list[Stand]:
        """What somebody insists on, in the mood of wishing: "insisted that Oslo first drop the claim", "that it be heard",
        "that both sides pull out".
        """
        text = self.text
        if lemma not in _WISHING:
            return []
        past = text.feat(verb, "Tense") == "Past"
        for clause in text.children[verb]:
            if clause < verb or text.relations[clause] != "ccomp" or text.upos[clause] != "VERB":
                continue
            own = next((c for c in text.children[clause] if text.relations[c].startswith("nsubj")), None)
            aux = {text.lower[c] for c in text.children[clause] if text.relations[c].startswith("aux")}
            named = own is not None and text.upos[own] in ("NOUN", "PROPN")
            single = own is not None and text.feat(own, "Number") == "Sing"
            wished = single or (past and text.lemmas[clause].lower() not in _STATES)
            bare = text.lower[clause] == text.lemmas[clause].lower() and not aux and named and wished
            if own is not None and (aux == {"be"} or bare):
                pos = "verb" if text.upos[verb] == "VERB" else "adj"
                return self._stand(verb, self.holders.holder(verb, pos), "seeks", clause, start=text.subtree(own)[0])
        return []

    def _against(self, noun: int) -> list[Stand]:
        """Who is said to be against a thing or after it: "Budapest is against new sanctions", "Lima is after his extradition"."""
        text = self.text
        case = next((text.lower[c] for c in text.children[noun] if text.relations[c] == "case"), None)
        if case not in _PLACED or not self._is_predicate(noun) or negates(text, noun):
            return []
        own = [w for w in self.grammar.subjects(noun) if case == "against" or self.holders.cast.at(w) is not None]
        return self._stand(noun, self.holders.first(own), _PLACED[case], noun)

    def _set_against(self, verb: int, lemma: str) -> list[Stand]:
        """Who votes or speaks against a thing: "voted against the draft", "protested against the air strikes"."""
        if lemma not in _OPPOSING or negates(self.text, verb):
            return []
        issue = next((t for p, t in self.grammar.obliques(verb) if p == "against"), None)
        return (
            self._stand(verb, self.holders.holder(verb, "verb"), "opposes", issue, verb=True)
            if issue is not None
            else []
        )

    def _due(self, word: int) -> list[Stand]:
        """What a speaker says must be: "the envoy said the ships must leave", "should not be linked to the talks"."""
        text = self.text
        stance: Stance
        aux = {text.lower[c] for c in text.children[word] if text.relations[c] == "aux"}
        due = bool(aux & DUE) and not aux & {"have", "'ve", "’ve"}  # "must have known" is a guess
        called_for = None if due else self._called_for(word)
        if not due and called_for is None and not self._needs(word):
            return []
        above = self.holders.said_above(word)
        actor = self.holders.teller(word, above) if above is not None else self.holders.voice(word)
        known = self.words.stances.get(("verb", text.lemmas[above].lower())) if above is not None else None
        if actor is None or (known is not None and known[0] != "committed" and {"comp", "obj"} & set(known[1])):
            return []
        named = [c for c in text.children[word] if text.relations[c].partition(":")[0] in ("nsubj", "obj")]
        if any(text.lower[g] in _NONE for c in named for g in (c, *text.children[c])):
            return []  # "No one should doubt our resolve"
        if above is None and any(text.lower[c] in ("it", "this", "that", "there") for c in text.children[word]):
            return []  # "It must end"
        if self.grammar.lemma(word) in self.words.verbs and any(text.lower[c] in ("i", "we") for c in named):
            return []  # "I must say"
        if called_for is not None:
            stance = "opposes" if negates(text, called_for) else "seeks"
            return self._said(above, actor, stance, called_for)
        start = text.subtree(word)[0]
        if not due:
            start = next(text.subtree(c)[0] for c in text.children[word] if text.relations[c].startswith("nsubj"))
        while start < word and (text.upos[start] in ("PUNCT", "CCONJ") or text.lower[start] == "that"):
            start += 1
        if _ASKED & set(text.lower[start : start + 2]):
            return []
        if above is not None and text.relations[above].endswith("relcl"):
            return []
        stance = "opposes" if negates(text, word) else "seeks"
        return self._said(above, actor, stance, word, start=start)

    def _said(
        self, above: int | None, actor: str, stance: Stance, issue: int, *, start: int | None = None
    ) -> list[Stand]:
        """A stand in what somebody says: below a verb of saying, or in quotation marks alone."""
        if above is not None:
            return self._stand(above, actor, stance, issue, start=start)
        return [(actor, stance, self.issues.topic(issue, begins=start), None)]

    def _needs(self, word: int) -> bool:
        """True for what somebody is said to need to do: "both sides need to talk"."""
        text = self.text
        own = next((c for c in text.children[word] if text.relations[c].startswith("nsubj")), None)
        if text.lemmas[word].lower() != "need" or own is None or text.upos[own] == "PRON":
            return False
        return any(text.relations[c] == "xcomp" for c in text.children[word])

    def _called_for(self, word: int) -> int | None:
        """What is called for by an adjective: "it is vital to keep the port open", "it is important that the vote be held"; or the
        time for which has come.
        """
        text = self.text
        if text.lemmas[word].lower() == "come" and any(
            text.lower[c] == "time" and text.relations[c] == "nsubj" for c in text.children[word]
        ):
            due = [
                *text.children[word],
                *(g for c in text.children[word] if text.lower[c] == "time" for g in text.children[c]),
            ]
            return next((c for c in due if c > word and text.feat(c, "VerbForm") == "Inf"), None)
        if text.lemmas[word].lower() not in _CALLED_FOR or not self._is_predicate(word) or negates(text, word):
            return None  # "it was not necessary to hold talks" is neither
        if not any(text.lower[c] == "it" and c < word for c in text.children[word]):
            return None
        below = [c for c in text.children[word] if c > word and text.relations[c] in _CLAUSES]
        for clause in below:
            that = any(text.lower[m] == "that" for m in text.children[clause])
            if that or text.feat(clause, "VerbForm") == "Inf":
                return clause
        return None

    def _willed(self, verb: int, lemma: str) -> list[Stand]:
        """A will told by the verb phrase: "Ankara insisted it would not allow the ships to pass", "voted not to attend the
        congress", "would rather wait until May", "will not accept the line", "said it would not stop trying".
        """
        text = self.text
        helpers = {text.lower[c] for c in text.children[verb] if text.relations[c] in ("aux", "advmod")}
        not_ = negates(text, verb)
        above = self.holders.said_above(verb)
        speaker = self.holders.teller(verb, above) if above is not None and self._of_oneself(verb, above) else None
        said = text.heads[verb] if self._going_to(verb) else verb
        if speaker is None and any(
            text.lower[c] in ("we", "i") for c in text.children[said] if text.relations[c] == "nsubj"
        ):
            above = self.holders.said_above(said)
            speaker = self.holders.teller(said, above) if above is not None else self.holders.voice(said)
        if lemma in _DECIDED | _WARNING:
            issue = next((c for c in self._clauses(verb) if negates(text, c)), None)
            if issue is not None:
                return self._stand(verb, self.holders.holder(verb, "verb"), "opposes", issue)
        if lemma == "agree":
            issue = next((c for c in self._clauses(verb) if negates(text, c)), None)
            if issue is not None:
                start = text.subtree(issue)[0]
                return self._stand(verb, self.holders.holder(verb, "verb"), "committed", issue, start=start)
        if (
            lemma in ("like", "love")
            and not not_
            and helpers & (WILL | {"'d", "’d"})
            and (wished := self._wished(verb)) is not None
        ):
            return self._stand(verb, self.holders.holder(verb, "verb"), "seeks", wished)
        if lemma in ("stop", "end", "halt", "suspend") and not not_ and speaker is not None and helpers & WILL:
            objects = [c for c in text.children[verb] if text.relations[c] == "obj" and text.upos[c] == "NOUN"]
            if objects:
                return self._stand(verb, speaker, "opposes", objects[0])
        if not_ and lemma in _RECOGNISING and "never" in helpers and helpers & {"has", "have", "had"}:
            objects = [c for c in text.children[verb] if text.relations[c] == "obj" and text.upos[c] != "PRON"]
            if objects:
                return self._stand(verb, self.holders.holder(verb, "verb"), "opposes", objects[0])
        if "rather" in helpers and helpers & {"would", "'d", "’d"}:
            return self._stand(verb, self.holders.holder(verb, "verb"), "seeks", verb, start=verb)
        if not_ and lemma in _ASSENTS and helpers & (WILL | CAN):
            objects = [c for c in text.children[verb] if text.relations[c] == "obj" and text.upos[c] != "PRON"]
            actor = speaker or self.holders.holder(verb, "verb")
            if objects and any(
                text.relations[c] == "advcl" and text.lower[text.subtree(c)[0]] == "before" for c in text.children[verb]
            ):
                return self._stand(verb, actor, "opposes", verb, start=verb)
            if not objects and lemma == "agree":
                objects = [
                    t for p, t in self.grammar.obliques(verb) if p == "to" and t > verb and text.upos[t] != "PRON"
                ]
            if objects and not self._clauses(verb):
                return self._stand(verb, actor, "opposes", objects[0])
        if not_ and lemma in YIELDING and helpers & (WILL | CAN):
            pressure = next((t for p, t in self.grammar.obliques(verb) if p == "to" and t > verb), None)
            if pressure is not None and text.upos[pressure] == "NOUN":
                return self._stand(verb, speaker or self.holders.holder(verb, "verb"), "opposes", pressure)
        said_so = above is not None and lemma in ("accept", "recognise", "recognize")
        if not not_ and lemma in _EMBRACED and (said_so or helpers & (WILL | {"may", "might", "could"})):
            objects = [
                c for c in text.children[verb] if text.relations[c] == "obj" and text.upos[c] in ("NOUN", "PROPN")
            ]
            if objects and objects[0] > verb:
                return self._stand(verb, speaker or self.holders.holder(verb, "verb"), "supports", objects[0])
        if lemma == "expect" and not not_ and (due := self._expected(verb)) is not None:
            return self._stand(verb, self.holders.holder(verb, "verb"), "seeks", due)
        if lemma == "take" and (side := self._sided_with(verb)) is not None:
            return self._stand(verb, self.holders.holder(verb, "verb"), "supports", side)
        if (
            speaker is not None
            and self._going_to(verb)
            and negates(text, text.heads[verb])
            and lemma not in _UNSAID | GOING
        ):
            return self._said(above, speaker, "opposes", verb, start=verb)
        if not not_ and helpers & WILL and lemma in ("cease", "stop") and (ended := self._clauses(verb)):
            return self._stand(verb, speaker or self.holders.holder(verb, "verb"), "opposes", ended[0])
        if not_ and helpers & WILL and speaker is not None and lemma in ENDING:
            meant = [c for c in text.children[verb] if c > verb and text.relations[c] in ("xcomp", "obj")]
            return self._stand(verb, speaker, "committed", meant[0]) if meant else []
        if not_ and helpers & WILL and speaker is not None and lemma not in _UNSAID | GOING:
            if above is not None and (gap := self._left_out(verb, above)) is not None:
                return self._stand(verb, speaker, "opposes", gap)
            return self._stand(verb, speaker, "opposes", verb, start=verb)
        bound = bool(helpers & (WILL | {"must"})) or self._going_to(verb)
        if not not_ and bound and speaker is not None and (lemma in _STEADY or self._all_it_can(verb, lemma)):
            if above is None:
                return [(speaker, "committed", self.issues.topic(verb, begins=verb), None)]
            return self._stand(verb, speaker, "committed", verb, start=verb)
        if not_ and lemma in _RECOGNISING and helpers & {"does", "do", "did", "not"} and not helpers & (WILL | CAN):
            objects = [c for c in text.children[verb] if text.relations[c] == "obj" and text.upos[c] != "PRON"]
            if objects:
                return self._stand(verb, self.holders.holder(verb, "verb"), "opposes", objects[0])
        return []

    def _left_out(self, verb: int, above: int) -> int | None:
        """What a relative clause takes up that somebody will not do: the vote in "a vote that Oslo says it will not hold"."""
        text = self.text
        taken_up = any(
            text.relations[c] == "obj" and text.lower[c] in ("which", "that") and c < above for c in text.children[verb]
        )
        return text.heads[above] if taken_up and text.relations[above].startswith("acl:relcl") else None

    def _wished(self, verb: int) -> int | None:
        """What somebody would like to see: "would like to see a code signed"; what one would like to do oneself is none."""
        text = self.text
        below = next((c for c in text.children[verb] if c > verb and text.relations[c] == "xcomp"), None)
        if below is None or text.lemmas[below].lower() != "see":
            return None
        seen = [c for c in text.children[below] if c > below and text.relations[c] in ("ccomp", "xcomp", "obj")]
        seen = [c for c in seen if text.upos[c] != "PRON"]
        return next((c for c in seen if text.relations[c] != "obj"), seen[0]) if seen else None

    def _expected(self, verb: int) -> int | None:
        """What somebody expects of another: "expects a similar gesture from Rabat", "expect Iran to honour the pact"."""
        text, grammar = self.text, self.grammar
        cast = self.holders.cast
        for child in text.children[verb]:
            if child < verb:
                continue
            if text.relations[child] == "obj" and text.upos[child] == "NOUN" and grammar.lemma(child) not in _ARRIVING:
                near = (*grammar.obliques(child), *grammar.obliques(verb))
                if any(p in ("from", "of") and t > child and cast.at(t) is not None for p, t in near):
                    return child
            owed = text.relations[child] in ("xcomp", "ccomp") and grammar.lemma(child) in _OWED
            whom = [c for c in (*text.children[verb], *text.children[child]) if verb < c < child]
            if owed and any(cast.at(c) is not None for c in whom):
                return child
        return None

    def _sided_with(self, verb: int) -> int | None:
        """Whose side somebody takes: "Laos took Beijing's side in the dispute"."""
        text = self.text
        sides = [c for c in text.children[verb] if text.relations[c] == "obj" and text.lower[c] == "side"]
        return next((s for s in sides if any(text.relations[c] == "nmod:poss" for c in text.children[s])), None)

    def _going_to(self, verb: int) -> bool:
        """True for "we are going to maintain our forces"."""
        text, above = self.text, self.text.heads[verb]
        return above >= 0 and text.relations[verb] == "xcomp" and text.lower[above] == "going"

    def _all_it_can(self, verb: int, lemma: str) -> bool:
        """True for "would do whatever is necessary to defend itself", "will do all we can to free them"."""
        text = self.text
        if lemma != "do":
            return False
        objects = [c for c in text.children[verb] if c > verb and text.relations[c] in ("obj", "ccomp")]
        return any(text.lower[w] in _EVERYTHING for c in objects for w in range(text.subtree(c)[0], c + 1))

    def _stand(
        self,
        token: int,
        actor: str | None,
        stance: Stance,
        issue: int,
        *,
        start: int | None = None,
        verb: bool = False,
    ) -> list[Stand]:
        if actor is None or not self.holders.is_stated(token, "verb" if verb or token == start else "adj"):
            return []
        return [(actor, stance, self.issues.topic(issue, begins=start), None)]

    def _is_predicate(self, word: int) -> bool:
        return any(self.text.relations[c] == "cop" for c in self.text.children[word])

    def _of_oneself(self, verb: int, above: int) -> bool:
        """True where the subject is the speaker, or what the speaker speaks for: "it", "her government", one's own country."""
        text = self.text
        while text.relations[verb] == "conj" and not any(
            text.relations[c].startswith(("nsubj", "expl")) for c in text.children[verb]
        ):
            verb = text.heads[verb]  # "he would report to the council and would not stop trying"
        for word in text.children[verb]:
            if text.relations[word] not in ("nsubj", "expl"):
                continue
            if text.lower[word] in SELVES:
                return True
            own = any(text.lower[c] in _OWN and text.relations[c] == "nmod:poss" for c in text.children[word])
            if own and self.grammar.lemma(word) in _HOMES:
                return True
            speaker = self.holders.first(self.grammar.subjects(above))
            return speaker is not None and self.holders.same_side(word, speaker)
        return False

    def _clauses(self, verb: int) -> list[int]:
        text = self.text
        return [
            c
            for c in text.children[verb]
            if c > verb
            and text.relations[c] in ("xcomp", "advcl")
            and text.upos[c] == "VERB"
            and text.feat(c, "VerbForm") == "Inf"
        ]
