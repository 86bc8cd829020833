"""Frames: what a row of `event-triggers.csv` asks of the words around a trigger, and whether a sentence has it.

In "called for the crew to be released" the slot `for` of "call" is filled by what is called for, told as a clause; in "a truce
was signed" the object of "sign" is "truce", whichever way the verb is turned.
"""

from __future__ import annotations

from chancery.knowledge.events import Condition
from chancery.reading import frame_words
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.control import OBJECT_CONTROL
from chancery.reading.particles import homeward, particle
from chancery.reading.places import is_time
from chancery.reading.referent_words import HUMAN
from chancery.reading.regional import regional
from chancery.reading.stand_ins import StandIns


class FrameReader:
    """Says which conditions of a frame hold in one text: "signed" with "pact" as its object; `dated`: the tokens of its times."""

    def __init__(self, grammar: Grammar, cast: Cast, dated: frozenset[int]) -> None:
        self.grammar, self.cast, self.dated = grammar, cast, dated
        self.text = grammar.text
        self.stand_ins = StandIns(grammar.text, cast)

    def holds(self, token: int, condition: Condition, used: list[int], fillers: dict[str, list[int]]) -> bool:
        """True where a condition of a row holds for the trigger at `token`: "signed" with "pact" as its object. The words of the
        frame that name the happening with it go into `used`; `fillers` keeps the words of each slot from one row to the next.
        """
        candidates = fillers.get(condition.slot)
        if candidates is None:
            candidates = fillers[condition.slot] = self._fillers(token, condition.slot)
        if condition.slot in ("comp", "word"):
            holds = bool(candidates) and self._clause_or_word(token, condition)
        else:
            matching = [c for c in candidates if self._is(c, condition) or self._named_before(c, condition)]
            if not matching and condition.special == "actor" and condition.slot == "subj":
                matching = [c for c in candidates if self._somebody(c, token)]
            if condition.slot == "subj" and condition.special in ("actor", "any") and not candidates:
                return condition.negated or self._unsaid(token)
            holds = self._several(matching) if condition.special == "both" else bool(matching)
            if holds and not condition.negated and condition.slot in ("obj", "of") and condition.values:
                used.extend(m for m in matching if self._named(m, condition))
                used.extend(c for c in candidates if c not in matching and set(self.grammar.parts(c)) & set(matching))
            if holds and not condition.negated and condition.slot == "with" and condition.values:
                # "provided Laos with $40 million in aid"
                used.extend(p for m in matching if self._named(m, condition) for p in self.grammar.parts(m))
        return holds != condition.negated

    def _several(self, fillers: list[int]) -> bool:
        """True where the words name two countries or more: "Japan and India talked", "officials of both countries spoke"."""
        grammar = self.grammar
        human = [f for f in fillers if self.cast.at(f) is None and self._person_noun(f)]
        whose = [o for f in human for o in (*grammar.modifiers(f), *(n for p, n in grammar.obliques(f) if p == "of"))]
        mentions = [m for f in (*fillers, *whose) if (m := self.cast.at(f)) is not None]
        return len({self.cast.side(a) for m in mentions for a in m.actors}) > 1

    def _clause_or_word(self, token: int, condition: Condition) -> bool:
        if condition.slot == "word":
            return self.text.lower[token] in condition.values
        for child in self.clauses(token):
            if condition.special == "any":
                return True
            if "inf" in condition.values and self._infinitive(child):
                return True
            if "that" in condition.values and self._finite(child):
                return True
            if "bare" in condition.values and self._subjunctive(child):
                return True
            if self.grammar.lemma(child) in condition.values:
                return True
        return False

    def _finite(self, clause: int) -> bool:
        """True for "that the loan would be paid", whichever of its words bears the tense; not for "whether it would"."""
        text = self.text
        if any(text.lower[c] in frame_words.ASKING for c in text.children[clause]):
            return False
        return text.feat(clause, "VerbForm") == "Fin" or any(
            text.relations[c] in ("aux", "aux:pass", "cop") and text.feat(c, "VerbForm") == "Fin"
            for c in text.children[clause]
        )

    def _doing(self, clause: int, word: str) -> bool:
        """True for the gerund behind a preposition: "agreed on reopening the road"."""
        text = self.text
        led = any(text.relations[c] == "mark" and text.lower[c] == word for c in text.children[clause])
        return led and text.upos[clause] == "VERB" and text.lower[clause].endswith("ing")

    def _infinitive(self, verb: int) -> bool:
        """True for "to go"; "would not go" is no infinitive of another's doing."""
        text = self.text
        passive = any(
            text.relations[c] == "aux:pass" and text.feat(c, "VerbForm") == "Inf" for c in text.children[verb]
        )
        return (passive or text.feat(verb, "VerbForm") == "Inf") and not any(
            text.relations[c] == "aux" and text.lower[c] != "to" and text.lemmas[c] not in ("be", "have")
            for c in text.children[verb]
        )

    def _subjunctive(self, clause: int) -> bool:
        """True for what is asked for in the plain form of the verb: "insists that the crew be freed", "that Oslo pay first"; what is
        told in a tense is only said: "insists that the crew was freed".
        """
        text = self.text
        below = text.children[clause]
        if any(text.relations[c] == "mark" and text.lower[c] == "to" for c in below):
            return False
        if any(text.relations[c] == "aux" for c in below):
            return False
        bearer = next((c for c in below if text.relations[c] in ("aux:pass", "cop")), clause)
        subjects = [c for c in below if text.relations[c].startswith("nsubj")]
        if not subjects:
            return False
        if text.feat(bearer, "VerbForm") == "Inf":
            return True
        alone = text.feat(subjects[0], "Number") == "Sing" and not any(
            text.relations[c] == "conj" for c in text.children[subjects[0]]
        )
        plain = text.lower[bearer] == text.lemmas[bearer] and text.feat(bearer, "Tense") == "Pres"
        return alone and plain and text.upos[subjects[0]] != "PRON"

    def clauses(self, token: int) -> list[int]:
        """The verbs of the clauses that a trigger governs: "leave" in "told the envoys to leave"."""
        text = self.text
        labels = ("xcomp", "ccomp", "advcl", "acl")
        over = text.heads[token] if text.relations[token] == "cop" else token  # "was in Oslo to plead"
        own = [c for c in text.children[over] if text.relations[c] in labels and self._is_complement(token, c)]
        if not own and self.grammar.lemma(token) in OBJECT_CONTROL:
            own = [c for o in self.grammar.objects(token) for c in text.children[o] if self.grammar.controlled(c)]
        if not own and self.grammar.lemma(token) in frame_words.CALLING:
            own = [
                c
                for p, t in self.grammar.obliques(token)
                if p == "for"
                for c in text.children[t]
                if text.relations[c] == "acl" and self._infinitive(c)
            ]
        if not own and self.grammar.lemma(token) == "give":  # "gave the envoys 48 hours to leave"
            spans = [c for c in text.children[token] if text.relations[c] == "obl:unmarked"]
            own = [c for o in (*self.grammar.objects(token), *spans) for c in text.children[o] if self._infinitive(c)]
        return own

    def _is_complement(self, token: int, child: int) -> bool:
        text = self.text
        if text.relations[child] in ("xcomp", "ccomp") or self._content(child):
            return True
        return child > token and (text.feat(child, "VerbForm") == "Inf" or self._infinitive(child))

    def _content(self, clause: int) -> bool:
        """True for "that France armed the rebels" of an assertion: what it says, which the parser may take for what describes it."""
        text = self.text
        return text.relations[clause] == "acl" and any(
            text.relations[c] == "mark" and text.lower[c] == "that" for c in text.children[clause]
        )

    def _fillers(self, token: int, slot: str) -> list[int]:
        grammar, text = self.grammar, self.text
        if slot == "obj":
            patients = grammar.patients(token)
            titles = [c for p in patients for c in self._titles(p)]
            found = [o for patient in patients for o in (patient, *grammar.parts(patient))] + titles
            return found + self._unwanted(token)
        if slot == "subj":
            doers = grammar.subjects(token)
            return [*doers, *(part for one in doers for part in grammar.parts(one))]  # "hundreds of marines landed"
        if slot == "mod":
            return [m for noun in self._asked_of(token) for m in grammar.modifiers(noun)]
        if slot == "poss":
            found = [c for c in text.children[token] if text.relations[c] == "nmod:poss"]
            compounds = [
                c for c in text.children[token] if text.relations[c] in ("amod", "compound") and self.cast.at(c)
            ]
            return found + compounds
        if slot == "prt":
            missed = particle(text, token)
            return [
                c
                for c in (*text.children[token], *(() if missed is None else (missed,)))
                if text.relations[c] == "compound:prt"
                or c == missed
                or (
                    c == token + 1
                    and text.relations[c] == "advmod"
                    and text.upos[c] in ("ADP", "ADV", "ADJ")
                    and not text.lower[c].endswith("ly")
                )
                or (text.lower[c] in ("back", "home", "away") and homeward(text, token, c))
            ] + self._homeward(token)
        if slot == "comp":
            return self.clauses(token)
        if slot == "xcomp":
            named = [c for c in text.children[token] if text.relations[c] == "xcomp"]
            to_do = [c for c in named if any(text.relations[m] == "mark" for m in text.children[c])]
            return [c for c in named if c not in to_do] or self._named_so(token)  # "called for NATO to send troops"
        if slot == "xmod":
            named = [c for c in text.children[token] if text.relations[c] == "xcomp"]
            ways = [n for c in named for p, n in grammar.obliques(c) if p == "in"]  # "a step in the right direction"
            return [m for c in (*named, *ways) for m in grammar.modifiers(c)]
        if slot == "word":
            return [token]
        if slot in frame_words.BELOW:  # "has been at war for ten years", "deeply concerned"
            return [c for c in text.children[token] if text.relations[c] == frame_words.BELOW[slot]]
        if slot == "when":
            over = text.heads[token] if text.relations[token] == "cop" else token
            return [c for c in text.children[over] if c in self.dated]
        if slot == "head":
            return [h for h in [text.heads[grammar.spread(token)]] if h >= 0]
        phrases = [
            t for p, t in grammar.obliques(token) if (p == slot or p.split(" ")[0] == slot) and not is_time(text, t)
        ]
        if slot == "of" and text.words[token + 1 : token + 2] == ["-"]:  # "the pull-out of troops"
            phrases += [t for p, t in grammar.obliques(token) if p.endswith(" of")]
        if slot == "of":
            phrases += [part for phrase in phrases for part in grammar.parts(phrase)]
        if not phrases and slot == "of" and text.upos[token] == "VERB":
            named = [t for noun in self._asked_of(token) for p, t in grammar.obliques(noun) if p == "of"]
            phrases = [noun for t in named for noun in (t, *grammar.parts(t))]
        if not phrases and slot == "of" and text.upos[token] == "NOUN":  # "the boarding by marines of a tanker"
            by = [t for p, t in grammar.obliques(token) if p == "by"]
            phrases = [t for b in by for p, t in grammar.obliques(b) if p == "of" and text.upos[t] == "NOUN"]
        if slot == "from":  # "barred them from leaving"
            phrases += [c for c in text.children[token] if self._kept_from(c)]
        if slot in frame_words.BEFORE_DEEDS:
            phrases += [c for c in text.children[token] if self._doing(c, slot)]
        if slot == "for":
            phrases += [c for c in self.clauses(token) if self._for_whom(c)]
        head = text.heads[token]
        if not phrases and head >= 0 and text.relations[token] in ("obj", "nsubj:pass") and slot != "of":
            phrases = [t for p, t in grammar.obliques(head) if p == slot]
        if not phrases and head >= 0 and text.relations[token] == "nsubj" and grammar.lemma(head) in frame_words.COMING:
            phrases = [t for p, t in grammar.obliques(head) if p == slot and slot == "from"]  # "praise came from Oslo"
        if not phrases and text.upos[token] == "VERB" and slot != "of":
            phrases = [t for o in grammar.patients(token) for p, t in grammar.obliques(o) if p == slot]
        if not phrases and text.upos[token] == "VERB" and slot == "between":  # "traffic between the two towns resumed"
            phrases = [t for o in grammar.subjects(token) for p, t in grammar.obliques(o) if p == slot]
        return phrases

    def _titles(self, name: int) -> list[int]:
        """What somebody or something named is: the freighter in "seized the freighter Borealis", which the parser may take for a
        part of its name.
        """
        text = self.text
        return [
            c
            for c in text.children[name]
            if text.relations[c] == "nmod:desc"
            or (text.relations[c] == "compound" and text.upos[c] == "NOUN" and text.upos[name] == "PROPN")
        ]

    def _unwanted(self, token: int) -> list[int]:
        """The "persona non grata" behind a clause about who is declared so: "declared the envoy, who had left in May, persona non grata"."""
        if self.grammar.lemma(token) != "declare":
            return []
        last = self.text.sentences[self.text.sentence_of[token]].last
        return [t for t in range(token + 1, last) if self.text.lower[t] == "persona"]

    def _named_so(self, token: int) -> list[int]:
        """What somebody calls a thing, where the parser hangs it on the thing: "labelled the move a provocation", "called the order
        'grave and sinister'".
        """
        text = self.text
        if self.grammar.lemma(token) not in frame_words.NAMING:
            return []
        return [
            c
            for o in self.grammar.patients(token)
            for c in text.children[o]
            if c > o
            and text.relations[c] in ("nmod", "appos", "nmod:unmarked")
            and (
                (text.upos[c] == "ADJ" and text.relations[c] == "appos")
                or any(text.lower[d] in ("a", "an") and text.relations[d] == "det" for d in text.children[c])
            )
            and not any(text.relations[d] == "case" for d in text.children[c])
            and "," not in text.words[o:c]
        ]

    def _homeward(self, token: int) -> list[int]:
        """The "home" that the parser hangs on who is called there, or takes for one in that town: "called its ambassador in Lima
        home for consultations".
        """
        text = self.text
        return [
            c
            for patient in self.grammar.patients(token)
            for c in text.children[patient]
            if c > max(token, patient) and text.lower[c] == "home" and text.relations[c] in ("nmod", "nmod:unmarked")
            if not any(
                text.relations[d] in ("det", "nmod:poss") or (d == c - 1 and text.relations[d] == "case")
                for d in text.children[c]
            )
        ]

    def _asked_of(self, token: int) -> list[int]:
        """The nouns that "mod" and "of" ask about: a noun itself, what a verb is done to: "declared martial law"."""
        return [token] if self.text.upos[token] != "VERB" else self.grammar.patients(token)

    def _kept_from(self, clause: int) -> bool:
        """True for "leaving" in "barred them from leaving"."""
        return self.text.relations[clause] in ("advcl", "xcomp", "ccomp") and any(
            self.text.lower[c] == "from" and self.text.relations[c] == "mark" for c in self.text.children[clause]
        )

    def _for_whom(self, clause: int) -> bool:
        """True for "called for it to be released": what is called for is told as a clause."""
        return any(self.text.lower[c] == "for" and self.text.relations[c] == "mark" for c in self.text.children[clause])

    def _is(self, filler: int, condition: Condition) -> bool:
        if condition.special is not None:
            if condition.special in ("any", "both"):
                return True
            mention = self.cast.at(filler)
            if mention is not None:
                if condition.special == "place":
                    if mention.form in ("place", "metonym", "name") and self._is_land(mention.actors):
                        return True
                elif (
                    (condition.special == "actor" and mention.actors)
                    or (condition.special == "person" and self._is_person(filler, mention.actors))
                    or (condition.special == "person" and mention.form == "adjective" and self._people(filler))
                    or (condition.special == "state" and any(a.startswith("state:") for a in mention.actors))
                    or (condition.special == "org" and any(a.startswith("org:") for a in mention.actors))
                ):
                    return True
            elif (
                (condition.special == "place" and self._named_place(filler))
                or (condition.special == "person" and self._person_noun(filler))
                or (condition.special == "actor" and regional(self.text, filler))
            ):
                return True
        return self._named(filler, condition)

    def _named(self, filler: int, condition: Condition) -> bool:
        """True where the word is in the condition's list: "troops", which have no singular, as "troop"."""
        lemma = self.grammar.lemma(filler)
        return (
            lemma in condition.values
            or ("-" in lemma and lemma.replace("-", "") in condition.values)
            or ("-" in self.text.words[filler + 1 : filler + 2] and self._in_two(filler) in condition.values)
            or (lemma.endswith("s") and (lemma[:-1] in condition.values or f"{lemma[:-3]}y" in condition.values))
            or (self.text.upos[filler] == "VERB" and self.text.lower[filler] in condition.values)
            or ("person" in condition.values and self._so_many(filler))
        )

    def _named_before(self, pronoun: int, condition: Condition) -> bool:
        """True for "they" and "it" where the noun that they take up is in the list: "has soldiers in Mali, and they will leave"."""
        if not condition.values or condition.slot not in ("obj", "subj"):
            return False
        noun = self.stand_ins.noun(pronoun)
        return noun is not None and self._named(noun, condition)

    def _so_many(self, filler: int) -> bool:
        """True for a number that stands for so many persons: "nearly 900 were released", "hundreds were freed"."""
        bare = self.text.upos[filler] == "NUM" or self.grammar.lemma(filler) in frame_words.MANY
        money = any(self.text.upos[c] in ("SYM", "NOUN", "PROPN") for c in self.text.children[filler])
        return bare and not money and filler not in self.dated

    def _in_two(self, filler: int) -> str:
        """A word that the text writes in two, as one: "go-between"."""
        return f"{self.grammar.lemma(filler)}-{''.join(self.text.lower[filler + 2 : filler + 3])}"

    def _is_land(self, actors: tuple[str, ...]) -> bool:
        return any(a.startswith(("state:", "org:")) for a in actors)

    def _is_person(self, filler: int, actors: tuple[str, ...]) -> bool:
        """True also for who is named and acts for an organisation: "spoke with Commission President Ursula von der Leyen"."""
        if any(a.startswith(("person:", "office:", "group:")) for a in actors) or self._person_noun(filler):
            return True
        return any(n.first <= filler < n.last and n.label == "PER" for n in self.text.names)

    def _person_noun(self, filler: int) -> bool:
        return (
            self.text.lower[filler] in frame_words.PERSON_WORDS
            or self.grammar.lemma(filler) in frame_words.PERSON_WORDS
        )

    def _somebody(self, subject: int, verb: int) -> bool:
        """True for who acts though nobody knows whom he acts for: "fighters linked to the group killed 19", "a retired general called
        for a referendum"; not for whoever only is expected to.
        """
        human = self.grammar.lemma(subject) in HUMAN or self._person_noun(subject)
        return human and self.text.upos[subject] == "NOUN" and self.text.heads[subject] == verb

    def _unsaid(self, verb: int) -> bool:
        """True for a passive that leaves out who did it: "the envoy was asked to leave", "a reward has been offered"."""
        text = self.text
        if text.upos[verb] != "VERB" or self.grammar.lemma(verb) in frame_words.HEARSAY | frame_words.BY_CHANCE:
            return False
        return any(text.relations[c] == "aux:pass" for c in text.children[verb])

    def _people(self, filler: int) -> bool:
        """True for "two Israelis", "the Chinese": people of a country, not what is theirs ("Chinese drills")."""
        return self.text.relations[filler].split(":")[0] in ("nsubj", "obj", "obl", "iobj", "conj", "nmod", "root")

    def _named_place(self, filler: int) -> bool:
        return any(n.first <= filler < n.last and n.label == "LOC" for n in self.text.names)
