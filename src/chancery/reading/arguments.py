"""Arguments: who does a thing and what it is done to, with tolerance for the parser's errors."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.adjuncts import NOMINAL
from chancery.reading.control import (
    BLAMING,
    BORNE,
    INSTRUMENTS,
    LEANING,
    MINDED,
    MUTUAL,
    OBJECT_CONTROL,
    OUTBURSTS,
    PLEADING,
    RECEIVING,
    TEXTS,
)
from chancery.reading.lost_subjects import before_day, found_elsewhere, who_of
from chancery.reading.particles import behind_byname, behind_particle
from chancery.reading.passives import Passives
from chancery.reading.referent_words import AGENCIES, HUMAN

SUBJECT = frozenset({"nsubj", "csubj", "nsubj:outer"})
PASSIVE = frozenset({"nsubj:pass", "csubj:pass"})
_DOING = frozenset("take make launch carry commit impose announce conduct perpetrate issue adopt".split())
"""Participles that say whose doing something is: "actions taken by Chad"."""
_CONTENTS = frozenset(
    "report claim allegation news rumour rumor idea fact suggestion charge accusation belief hope assertion speculation"
    " warning sign signal indication possibility announcement".split()
)
"""Nouns whose clause says what they tell: "a Japanese media report that officials had met"."""
_UNDOING = frozenset("veto reject oppose block ignore defy receive dismiss condemn violate flout resist get".split())
"""What is done to a paper by somebody whose word it is not: "may veto a resolution demanding the release"."""
_SETTING_OUT = frozenset({"leave", "depart", "head", "embark", "fly", "sail", "set", "bind"})
CLAUSE = frozenset({"xcomp", "ccomp", "advcl", "conj", "parataxis", "acl", "advcl:relcl"})
_TAKING = frozenset({"accept", "receive", "decline", "reject", "refuse", "get", "consider", "welcome", "take"})
_WITH_HOST = frozenset({"meet", "hold", "confer", "talk", "negotiate", "sit"})
"""What a guest does with his host: "accepted my invitation to meet"."""


class Grammar(Passives):
    """Questions about the tree of one text, each answered once.

    In "Japan and India are making final arrangements for their ministers to hold talks" the subject of "hold" is
    "ministers" and its object "talks".
    """

    __slots__ = ("_subject",)

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self._subject: dict[int, tuple[int, ...]] = {}

    def subjects(self, token: int, depth: int = 0) -> tuple[int, ...]:
        """Who does it: the heads of the logical subjects, through control, raising, relatives and coordination."""
        known = self._subject.get(token)
        if known is None:
            self._subject[token] = ()
            known = self._subject[token] = tuple(self._find_subjects(token, depth))
        return known

    def _find_subjects(self, token: int, depth: int) -> list[int]:
        text = self.text
        if self.is_passive(token):
            return self.agents(token)
        if self._visiting(token):
            return self.objects(token)
        found: list[int] = []
        for child in text.children[token]:
            if text.relations[child] == "csubj" and text.lower[child] == "visiting":
                found.extend(self.objects(child))  # "Visiting Vice President Han met the minister"
            elif self._tells(child, token, text.heads[token]):
                continue
            elif text.relations[child] in SUBJECT and not (child > token and self.preposition(child)):
                words = self._antecedents(before_day(text, child), token)
                paper = words[0] if text.lower[child] == "which" and len(words) == 1 else None
                wrote = self.owners(paper, depth) if paper is not None and self._speaks(paper, token) else []
                found.extend(wrote or words)  # "issued a statement which urged restraint"
            elif self.lemma(token) == "due" and text.relations[child] == "obl" and not found:
                found.extend(c for c in text.children[child] if text.relations[c] == "nsubj" and c < token)
        if not found and text.upos[token] == "VERB":
            told = [(c, s) for c in text.children[token] if c < token for s in text.children[c]]
            found = [one for c, s in told if self._tells(s, c, token) for one in self.conjuncts(s)]
        if not found and (lost := found_elsewhere(text, token)) is not None:
            return self.conjuncts(lost)
        if found or depth > 6:
            return found
        return self._inherited(token, depth)

    def _tells(self, subject: int, verb: int, said: int) -> bool:
        """True for the official in "police arrested three men, an official in Paris said", whom the parser hangs on the arrest."""
        text = self.text
        return (
            text.relations[subject] == "nsubj"
            and text.relations[verb] == "ccomp"
            and text.heads[verb] == said
            and verb < subject < said
            and text.upos[said] == "VERB"
            and not any(text.relations[c].startswith("nsubj") for c in text.children[said])
            and any(text.relations[c].startswith("nsubj") and c < verb for c in text.children[verb])
        )

    def _visiting(self, token: int) -> bool:
        """True for the participle in "told visiting Prime Minister Abe", which the parser takes for a verb with an object."""
        text, head = self.text, self.text.heads[token]
        return (
            text.lower[token] == "visiting"
            and head == token - 1
            and text.relations[token] in ("xcomp", "advcl", "ccomp")
            and text.lemmas[head].lower() in RECEIVING
        )

    def receivers(self, token: int) -> list[int]:
        """Who receives or addresses one who is visiting: Iran's leader in "Iran's leader told visiting Prime Minister Abe"."""
        verb = self.text.heads[token]
        if self.text.relations[token] == "amod" and verb >= 0 and self.text.relations[verb] in ("obj", "iobj"):
            verb = self.text.heads[verb]
        elif not self._visiting(token):
            return []
        return list(self.subjects(verb)) if verb >= 0 and self.lemma(verb) in RECEIVING else []

    def _inherited(self, token: int, depth: int) -> list[int]:
        """The subject that a clause without its own takes over from above."""
        text = self.text
        head, relation = text.heads[token], text.relations[token]
        if head < 0:
            return []
        if self.controlled(token):
            return [head]
        if relation.startswith("acl"):
            if text.feat(token, "VerbForm") == "Inf" and (named := self._for_whom(token, head)):
                return named
            if (asked := self._pleaded_with(token, head)) is not None:
                return asked
            if relation == "acl" and text.lower[token].endswith("ing") and self._speaks(head, token):
                return self.owners(head, depth) or self._passed_by(head) or [head]
            if relation == "acl" and any(
                text.relations[c] == "mark" and text.lower[c] == "of" for c in text.children[token]
            ):
                blamable = text.relations[head] == "obj" and self.lemma(text.heads[head]) in BLAMING
                return self.conjuncts(head) if blamable else self.owners(head, depth)
            if relation == "acl" and self.lemma(head) in BORNE and self._charged(token):
                return self.owners(head, depth)
            if relation == "acl:relcl" or text.feat(token, "VerbForm") in ("Part", "Ger"):
                return [head] if text.upos[head] in NOMINAL else []
            if self.lemma(head) == "invitation" and (guests := self._taken_up(head, depth)):
                return [*self.owners(head, depth), *guests] if self.lemma(token) in _WITH_HOST else guests
            return self.owners(head, depth)
        if text.feat(token, "VerbForm") == "Inf" and (named := self._for_whom(token, head)):
            return named
        if relation in ("xcomp", "advcl", "ccomp") and (asked := self._pleaded_with(token, head)) is not None:
            return asked
        if relation == "conj" and text.upos[head] in ("NOUN", "PROPN") and text.upos[token] == "VERB":
            above = next((t for t in text.path(head)[1:] if text.upos[t] == "VERB"), None)
            return list(self.subjects(above, depth + 1)) if above is not None else []
        if relation == "conj" or relation in ("xcomp", "advcl", "ccomp", "parataxis"):
            if text.upos[head] in ("NOUN", "PROPN") and relation != "conj":
                return self.owners(head, depth)
            if relation in ("xcomp", "ccomp") and self.lemma(head) in OBJECT_CONTROL:
                objects = [o for o in self.objects(head) if o != token]
                if objects:
                    return objects
            if relation in ("advcl", "xcomp") and self.lemma(head) in BLAMING and self._charged(token):
                objects = [o for o in self.patients(head) if o != token]
                if objects:
                    return objects
            if relation == "advcl" and self.lemma(head) in OUTBURSTS and self._charged(token):
                blamed = [o for p, t in self.obliques(head) if p == "at" for o in self.conjuncts(t)]
                if blamed:
                    return blamed
            if relation == "ccomp" and text.feat(token, "VerbForm") == "Fin":
                return []
            if relation == "advcl" and self.lemma(head) == "join" and text.lower[token - 1] == "in":
                return [*self.subjects(head, depth + 1), *self.objects(head)]
            if self.is_passive(head) and relation in ("xcomp", "advcl", "conj"):
                return self.patients(head) or list(self.subjects(head, depth + 1))
            return list(self.subjects(head, depth + 1))
        if relation in ("cop", "aux"):
            return list(self.subjects(head, depth + 1))
        if relation == "amod" and text.lower[token].endswith("ing"):
            return [head]
        return []

    def _taken_up(self, invitation: int, depth: int) -> list[int]:
        """Who takes or declines an invitation: Chad in "Chad has accepted Egypt's invitation to hold talks"."""
        verb = self.text.heads[invitation]
        if verb < 0 or self.lemma(verb) not in _TAKING or invitation not in self.objects(verb):
            return []
        return list(self.subjects(verb, depth + 1))

    def _speaks(self, noun: int, said: int) -> bool:
        """True for what does what its author does: an order, a statement that was issued and asks for something (not one that
        must be issued; nor one "saying that": that is a link of its own)."""
        text, verb = self.text, self.text.heads[noun]
        if self.lemma(noun) in INSTRUMENTS:
            return True
        if any(text.relations[c] == "ccomp" for c in text.children[said]):
            return False
        if self.lemma(noun) not in TEXTS or verb < 0 or self.lemma(verb) in _UNDOING:
            return False
        return not any(text.relations[c] == "aux" and self.lemma(c) not in ("have", "be") for c in text.children[verb])

    def _passed_by(self, paper: int) -> list[int]:
        """Who adopts or issues a paper that says something: "a resolution condemning the raid was adopted by the Assembly"."""
        verb = self.text.heads[paper]
        passed = verb >= 0 and self.text.relations[paper] in PASSIVE and self.lemma(verb) not in _UNDOING
        return self.agents(verb) if passed else []

    def _charged(self, clause: int) -> bool:
        """True for what somebody is blamed or thanked for, or kept from: "for holding drills", "of breaking the truce", "from sailing"."""
        text = self.text
        done = text.lower[clause].endswith("ing") or any(text.lower[c] == "having" for c in text.children[clause])
        led = ("with",) if self.lemma(text.heads[clause]) == "charge" else ("for", "of", "over", "from")
        return done and any(
            text.relations[c] in ("mark", "case") and text.lower[c] in led for c in text.children[clause]
        )

    def controlled(self, token: int) -> bool:
        """True for "go" in "told the envoy to go", where the parser hangs the infinitive on the one who is told."""
        text, noun = self.text, self.text.heads[token]
        if noun < 0 or text.relations[token] != "acl" or text.feat(token, "VerbForm") != "Inf":
            return False
        verb = text.heads[noun]
        told = text.relations[noun] == "iobj" or (
            text.relations[noun] == "obj" and text.upos[noun] in ("PROPN", "PRON")
        )
        return verb >= 0 and told and self.lemma(verb) in OBJECT_CONTROL

    def _for_whom(self, token: int, head: int) -> list[int]:
        """The subject of an infinitive named with "for": "arrangements for the president to visit"."""
        if self.lemma(head) in _SETTING_OUT:
            return []  # "leaves for Beijing to press China"
        for preposition, noun in self.obliques(head):
            if preposition == "for" and head < noun < token and token - noun < 14:
                return self.conjuncts(noun)
        return []

    def _pleaded_with(self, token: int, head: int) -> list[int] | None:
        """Peru in "called on Peru to sign", "the pressure on Peru to sign": who is asked is to do it."""
        text = self.text
        to = any(text.lower[c] == "to" and text.relations[c] == "mark" for c in text.children[token])
        above = text.heads[head]
        if to and above >= 0 and self.preposition(head) in PLEADING.get(self.lemma(above), ()):
            if self.lemma(above) in LEANING and not self._acts(head):
                return list(self.subjects(above))  # "Russia relies on missiles to strike Kyiv"
            return self.conjuncts(head)  # hung on the one who is asked: "its appeal to Togo to recall its envoy"
        for word in (head, *(c for c in text.children[head] if text.relations[c] == "obj")) if to else ():
            prepositions = PLEADING.get(self.lemma(word), ())
            for preposition, noun in self.obliques(word) if prepositions else ():
                if preposition in prepositions and word < noun < token and text.upos[noun] in NOMINAL:
                    if self.lemma(word) in LEANING and not self._acts(noun):
                        return None
                    return self.conjuncts(noun)
        return None

    def _acts(self, noun: int) -> bool:
        """True for Togo and for "the army", False for the means: "relies on missiles to strike"."""
        return self.text.upos[noun] in ("PROPN", "PRON") or self.lemma(noun) in HUMAN or self.lemma(noun) in AGENCIES

    def owners(self, noun: int, depth: int = 0) -> list[int]:
        """Whose plan, talks or visit a noun is: possessor, "of" and "by" phrases, else the subject of its verb."""
        text = self.text
        own = [c for c in text.children[noun] if text.relations[c] == "nmod:poss"]
        own += [t for p, t in self.obliques(noun) if p in ("of", "by", "between")]
        done = [c for c in text.children[noun] if text.relations[c] == "acl" and self.lemma(c) in _DOING]
        own += [t for c in done for t in self.agents(c)]
        if own:
            return [c for o in own for c in self.conjuncts(o)]
        head = text.heads[noun]
        if head >= 0 and depth <= 6 and text.upos[head] in ("VERB", "AUX", "ADJ"):
            if self.label(noun) == "nsubj":
                return []
            if self.lemma(head) in MINDED and self.is_passive(head):
                return [p for p in self.patients(head) if p != noun]
            return list(self.subjects(head, depth + 1))
        if head >= 0 and depth <= 6 and text.upos[head] == "NOUN" and self.label(noun) in ("nmod", "obl"):
            return self.owners(head, depth + 1)
        return []

    def _antecedents(self, child: int, verb: int) -> list[int]:
        """The words a subject or object stands for: relative pronouns lead to their noun."""
        text = self.text
        if text.upos[child] in ("PRON", "DET", "SCONJ") and text.lower[child] in ("which", "who", "that", "whom"):
            clause = verb
            for _ in range(4):
                if text.relations[clause] in ("acl:relcl", "acl", "advcl:relcl"):
                    told = text.heads[clause] >= 0 and self.lemma(text.heads[clause]) in _CONTENTS
                    if told and text.relations[child] == "obj" and self.lemma(verb) in MUTUAL:
                        return []  # "a report that officials had met"
                    return self._listed_before(clause, verb)
                if text.heads[clause] < 0 or self.label(clause) not in CLAUSE:
                    break
                clause = text.heads[clause]
            return []
        return self.conjuncts(child)

    def _listed_before(self, clause: int, verb: int) -> list[int]:
        """The nouns that a relative clause describes: all of a list that stands before a plural verb, "Ghana, Togo and Benin,
        who were invited"; the last of it, "and Norway, which urged its citizens to leave".
        """
        text, head = self.text, self.text.heads[clause]
        if head < 0:
            return []
        if (
            self.lemma(verb) in MUTUAL
            and not any(text.relations[c] in ("obj", "iobj") for c in text.children[verb])
            and not any(p in ("with", "to") for p, _ in self.obliques(verb))
        ):
            top = head
            while self.label(top) in ("appos", "conj") and text.heads[top] >= 0:
                top = text.heads[top]
            both = [t for t in self.conjuncts(top) if t < clause]
            if len(both) > 1:
                return both
        listed = [t for t in self.conjuncts(head) if t < clause]
        first = text.subtree(clause)[0]
        comma = first if text.words[first] == "," else first - 1
        if len(listed) < 2 or first < listed[-1] or text.words[comma] != ",":
            return [head]
        finite = [verb, *(c for c in text.children[verb] if text.relations[c] in ("aux", "aux:pass", "cop"))]
        one = any(text.feat(f, "Number") == "Sing" and (f != verb or text.feat(f, "Tense") == "Pres") for f in finite)
        its = any(
            text.lower[w] == "its" and text.relations[w] == "nmod:poss" for w in range(first, text.subtree(clause)[1])
        )
        if text.lower[comma + 1] == "who":
            listed = who_of(text, listed)
        return listed[-1:] if one or its else listed

    def objects(self, token: int) -> list[int]:
        """What it is done to, in an active clause: heads of object and indirect object."""
        text = self.text
        found: list[int] = []
        for child in text.children[token]:
            if text.relations[child] in ("obj", "iobj"):
                found.extend(self._antecedents(child, token))
        if not found and token + 1 < len(text.words) and self._visiting(token + 1):
            return self.objects(token + 1)
        if not found and (behind := behind_particle(text, token)) is not None:
            return self.conjuncts(behind)
        if not found:
            return [o for thing in behind_byname(text, token) for o in self.conjuncts(thing)]
        return found

    def patients(self, token: int) -> list[int]:
        """What it is done to, in either voice: objects, or the subject of a passive, or the noun of a bare participle."""
        text = self.text
        if not self.is_passive(token):
            found = self.objects(token)
            if not found and text.relations[token] == "acl:relcl" and self.subjects(token) and text.heads[token] >= 0:
                head = text.heads[token]
                if not {*self.conjuncts(head)} & {*self.subjects(token)} and self.lemma(head) not in _CONTENTS:
                    return [head]
            if not found:
                found = self._shared_objects(token)
            modifies = text.relations[token] == "amod" and text.upos[token] in ("VERB", "ADJ")
            if not found and modifies and not text.lower[token].endswith("ing"):
                return [text.heads[token]]
            return found
        found = []
        for child in text.children[token]:
            if text.relations[child] in PASSIVE or text.relations[child] == "obj":
                found.extend(self._antecedents(child, token))
        if not found and text.relations[token] in ("acl", "acl:relcl") and text.heads[token] >= 0:
            found = [text.heads[token]]
        if not found and text.relations[token] in ("conj", "xcomp", "advcl") and text.heads[token] >= 0:
            head = text.heads[token]
            if text.relations[token] != "xcomp":
                return self.patients(head) if self.is_passive(head) else list(self.subjects(head))
            return list(self.subjects(head)) or self.patients(head)
        return found

    def _shared_objects(self, token: int) -> list[int]:
        """The object that coordinated verbs share: "boarded and seized the tanker"."""
        text = self.text
        if text.relations[token] == "conj" and text.heads[token] >= 0:
            return [o for o in self.objects(text.heads[token]) if o > token]
        for child in text.children[token]:
            if text.relations[child] == "conj" and child > token and child - token <= 3 and text.upos[child] == "VERB":
                return self.objects(child)
        return []
