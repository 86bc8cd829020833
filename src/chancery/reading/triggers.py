"""Triggers: the words of a report that name an event, by the table `event-triggers.csv` and the grammar around them."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.knowledge.events import Condition, EventTables, Trigger
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.control import OBJECT_CONTROL
from chancery.reading.particles import particle
from chancery.reading.places import is_time
from chancery.reading.regional import regional

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_HELD_AT = frozenset("test launch firing drill exercise training summit".split())
_SITES = frozenset("site ground range facility center centre pad ban venue area zone".split())
_CALLING = frozenset({"call", "appeal", "ask", "press", "push", "plead"})
_MUCH = (["a", "great", "deal"], ["a", "good", "deal"])
_ASKING = frozenset("whether if how why what who when where which".split())
_GATHERINGS = frozenset({"meeting", "talks", "summit"})
_JUDGING = frozenset({"support", "condemnation"})
_STATED = frozenset(
    "agreement statement support pledge demand condemnation rejection accusation warning apology courtesy".split()
)
GENERIC_OBJECTS = frozenset({"support", "backing", "concern"})


@dataclass(slots=True)
class Found:
    """A trigger found at `token`: its type, the light verb or copula that carries it (`predicate`), words it used up."""

    token: int
    type: str
    weak: bool
    predicate: int
    consumed: tuple[int, ...]
    conditions: int


class TriggerReader:
    """Finds the triggers of one text. "held a telephone conference": a call, carried by "held"."""

    def __init__(self, grammar: Grammar, cast: Cast, tables: EventTables, dated: frozenset[int]) -> None:
        self.grammar, self.cast, self.tables, self.dated = grammar, cast, tables, dated
        self.text = grammar.text

    def read(self) -> list[Found]:
        """All triggers in order, each word used once: "sign a pact" is one event, not two."""
        found: dict[int, Found] = {}
        for token in range(len(self.text.words)):
            kind = KINDS.get(self.text.upos[token])
            if kind is None or token in self.dated or self._who_visits(token):
                continue
            one = self._match(token, kind)
            if one is not None:
                found[token] = one
        self._settle(found)
        return [found[t] for t in sorted(found)]

    def _match(self, token: int, kind: str) -> Found | None:
        lemma = self.grammar.lemma(token)
        rows = self.tables.triggers.get((kind, lemma), ())
        if kind == "noun":
            rows = self._hyphened(token, lemma) or rows
        elif kind == "verb" and self._gerund(token):
            rows = self.tables.triggers.get(("noun", self.text.lower[token]), ()) or rows
        if kind == "adj" and self.text.feat(token, "VerbForm") == "Part":
            more = self.tables.triggers.get(("verb", lemma), ())
            rows = tuple(sorted(rows + more, key=lambda t: t.rank, reverse=True))
        if not rows:
            return None
        if kind == "noun" and (
            self._is_name_part(token)
            or self.text.relations[token] == "fixed"
            or self._of_a_site(token)
            or self._counted(token)
            or self.text.lower[max(0, token - 2) : token + 1] in _MUCH
        ):
            return None
        chosen: tuple[Trigger, tuple[int, ...]] | None = None
        fillers: dict[str, list[int]] = {}
        for trigger in rows:
            used: list[int] = []
            if all(self._holds(token, condition, used, fillers) for condition in trigger.frame):
                chosen = (trigger, tuple(used))
                break
        if chosen is None:
            return None
        trigger, consumed = chosen
        predicate = self._predicate(token, kind)
        named = trigger.type == "agreement" and self.text.upos[token] == "PROPN" and predicate == token
        return Found(token, trigger.type, trigger.weak or named, predicate, consumed, len(trigger.frame))

    def _visited(self, token: int) -> int | None:
        """The land in "looked forward to visiting Kenya", where the parser takes the word for one that describes it."""
        head = self.text.heads[token]
        led = token > 0 and self.text.upos[token - 1] in ("ADP", "SCONJ")
        if self.text.relations[token] != "amod" or not led or head < 0 or self.cast.at(head) is None:
            return None
        return head

    def _who_visits(self, token: int) -> bool:
        """True for "Visiting" in "Visiting Vice President Han met the minister", which says who he is."""
        return self.text.lower[token] == "visiting" and self.text.relations[token] == "csubj"

    def _gerund(self, token: int) -> bool:
        """True for the noun that the parser takes for a verb: "shelling entered a fourth day"."""
        return self.text.feat(token, "VerbForm") == "Ger" and self.text.relations[token] in (
            "nsubj",
            "nsubj:pass",
            "obj",
            "obl",
            "nmod",
        )

    def _hyphened(self, token: int, lemma: str) -> tuple[Trigger, ...]:
        """The rows of a noun that is written in two: "cease-fire", "sit-in", "call-up"."""
        text = self.text
        if token < 2 or text.words[token - 1] != "-" or text.heads[token - 2] != token:
            return ()
        return self.tables.triggers.get(("noun", f"{text.lower[token - 2]}-{lemma}"), ())

    def _of_a_site(self, token: int) -> bool:
        """True in "its nuclear test site", "the launch pad": the place for it is no test."""
        head = self.text.heads[token]
        return (
            head >= 0
            and self.text.relations[token] == "compound"
            and self.grammar.lemma(token) in _HELD_AT
            and self.grammar.lemma(head) in _SITES
        )

    def _counted(self, token: int) -> bool:
        """True for the tally in "adopted by 104 votes to 12 a resolution", which is no vote of its own."""
        return self.text.lower[token] == "votes" and self.grammar.preposition(token) == "by"

    def _is_name_part(self, token: int) -> bool:
        """True inside the name of a body: "Security Council", "Foreign Ministry", not a summit's own name."""
        mention = self.cast.at(token)
        return mention is not None and mention.form in ("name", "title", "common", "group") and mention.head != token

    def _predicate(self, token: int, kind: str) -> int:
        """The verb that carries a noun: "hold" talks, "pay" a visit, "in" talks (are), else the word itself."""
        text, grammar = self.text, self.grammar
        if kind != "noun":
            return token
        named, token = token, grammar.spread(token)
        head = text.heads[token]
        relation = text.relations[token].partition(":")[0]
        if relation == "conj" and head >= 0 and text.upos[head] == "NOUN":
            token_above = head
            head, relation = text.heads[head], text.relations[head].partition(":")[0]
            token = token_above
        if head < 0:
            return named
        light = self.tables.light_verbs.get(grammar.lemma(head))
        if light is None or text.upos[head] not in ("VERB", "AUX"):
            return named
        if relation == "obj" or text.relations[token] == "nsubj:pass":
            return head if "" in light else named
        preposition = grammar.preposition(token)
        return head if preposition is not None and preposition in light else named

    # -- conditions ------------------------------------------------------------------------------------------------

    def _holds(self, token: int, condition: Condition, used: list[int], fillers: dict[str, list[int]]) -> bool:
        candidates = fillers.get(condition.slot)
        if candidates is None:
            candidates = fillers[condition.slot] = self._fillers(token, condition.slot)
        if condition.slot in ("comp", "word"):
            holds = bool(candidates) and self._clause_or_word(token, condition)
        else:
            matching = [c for c in candidates if self._is(c, condition)]
            holds = self._several(matching) if condition.special == "both" else bool(matching)
            if holds and not condition.negated and condition.slot in ("obj", "of") and condition.values:
                used.extend(m for m in matching if self._named(m, condition))
                used.extend(c for c in candidates if c not in matching and set(self.grammar.parts(c)) & set(matching))
        return holds != condition.negated

    def _several(self, fillers: list[int]) -> bool:
        """True where the words name two countries or bodies, or more: "Japan and India talked", "the two leaders spoke"."""
        mentions = [m for f in fillers if (m := self.cast.at(f)) is not None]
        return len({self.cast.country(a) or a for m in mentions for a in m.actors}) > 1

    def _clause_or_word(self, token: int, condition: Condition) -> bool:
        if condition.slot == "word":
            return self.text.lower[token] in condition.values
        for child in self._clauses(token):
            if condition.special == "any":
                return True
            if "inf" in condition.values and self._infinitive(child):
                return True
            if "that" in condition.values and self._finite(child):
                return True
            if self.grammar.lemma(child) in condition.values:
                return True
        return False

    def _finite(self, clause: int) -> bool:
        """True for "that the loan would be paid", whichever of its words bears the tense; not for "whether it would"."""
        text = self.text
        if any(text.lower[c] in _ASKING for c in text.children[clause]):
            return False
        return text.feat(clause, "VerbForm") == "Fin" or any(
            text.relations[c] in ("aux", "aux:pass", "cop") and text.feat(c, "VerbForm") == "Fin"
            for c in text.children[clause]
        )

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

    def _clauses(self, token: int) -> list[int]:
        text = self.text
        labels = ("xcomp", "ccomp", "advcl", "acl")
        over = text.heads[token] if text.relations[token] == "cop" else token  # "was in Oslo to plead"
        own = [c for c in text.children[over] if text.relations[c] in labels and self._is_complement(token, c)]
        if not own and self.grammar.lemma(token) in OBJECT_CONTROL:
            own = [c for o in self.grammar.objects(token) for c in text.children[o] if self.grammar.controlled(c)]
        if not own and self.grammar.lemma(token) in _CALLING:
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
        if text.relations[child] in ("xcomp", "ccomp"):
            return True
        return child > token and (text.feat(child, "VerbForm") == "Inf" or self._infinitive(child))

    def _fillers(self, token: int, slot: str) -> list[int]:
        grammar, text = self.grammar, self.text
        if slot == "obj":
            if text.lower[token] == "visiting" and (land := self._visited(token)) is not None:
                return [land]
            return [o for patient in grammar.patients(token) for o in (patient, *grammar.parts(patient))]
        if slot == "subj":
            return list(grammar.subjects(token))
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
                    and text.upos[c] in ("ADP", "ADV")
                    and not text.lower[c].endswith("ly")
                )
                or (text.lower[c] in ("back", "home", "away") and text.relations[c] == "advmod")
            ]
        if slot == "comp":
            return self._clauses(token)
        if slot == "xcomp":
            return [c for c in text.children[token] if text.relations[c] == "xcomp"]
        if slot == "xmod":
            return [m for c in text.children[token] if text.relations[c] == "xcomp" for m in grammar.modifiers(c)]
        if slot == "word":
            return [token]
        if slot == "when":
            over = text.heads[token] if text.relations[token] == "cop" else token
            return [c for c in text.children[over] if c in self.dated]
        if slot == "head":
            head = text.heads[grammar.spread(token)]
            return [head] if head >= 0 else []
        phrases = [
            t for p, t in grammar.obliques(token) if (p == slot or p.split(" ")[0] == slot) and not is_time(text, t)
        ]
        if not phrases and slot == "of" and text.upos[token] == "VERB":
            phrases = [t for noun in self._asked_of(token) for p, t in grammar.obliques(noun) if p == "of"]
        if slot == "from":  # "barred them from leaving"
            phrases += [c for c in text.children[token] if self._kept_from(c)]
        if slot == "for":
            phrases += [c for c in self._clauses(token) if self._for_whom(c)]
        head = text.heads[token]
        if not phrases and head >= 0 and text.relations[token] in ("obj", "nsubj:pass") and slot != "of":
            phrases = [t for p, t in grammar.obliques(head) if p == slot]
        if not phrases and text.upos[token] == "VERB" and slot != "of":
            phrases = [t for o in grammar.objects(token) for p, t in grammar.obliques(o) if p == slot]
        return phrases

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
            or ("-" in self.text.words[filler + 1 : filler + 2] and self._in_two(filler) in condition.values)
            or (lemma.endswith("s") and (lemma[:-1] in condition.values or f"{lemma[:-3]}y" in condition.values))
            or (self.text.upos[filler] == "VERB" and self.text.lower[filler] in condition.values)
        )

    def _in_two(self, filler: int) -> str:
        """A word that the text writes in two, as one: "go-between"."""
        return f"{self.grammar.lemma(filler)}-{''.join(self.text.lower[filler + 2 : filler + 3])}"

    def _is_land(self, actors: tuple[str, ...]) -> bool:
        return any(a.startswith(("state:", "org:")) for a in actors)

    def _is_person(self, filler: int, actors: tuple[str, ...]) -> bool:
        return any(a.startswith(("person:", "office:", "group:")) for a in actors) or self._person_noun(filler)

    def _person_noun(self, filler: int) -> bool:
        return self.text.lower[filler] in PERSON_WORDS or self.grammar.lemma(filler) in PERSON_WORDS

    def _named_place(self, filler: int) -> bool:
        return any(n.first <= filler < n.last and n.label == "LOC" for n in self.text.names)

    # -- one word, one event -----------------------------------------------------------------------------------------

    def _settle(self, found: dict[int, Found]) -> None:
        """Drops the triggers that another one has used up: objects of its frame, compounds before it."""
        text = self.text
        self._agreed(found)
        for token in list(found):
            one = found.get(token)
            if one is None:
                continue
            for used in one.consumed:
                if used != token and not self._another(found.get(used), one):
                    found.pop(used, None)
                for child in text.children[used]:
                    told = found.get(child)
                    if child != token and told is not None and told.type == one.type and used in told.consumed:
                        found.pop(child)
            for child in text.children[token]:
                part = text.relations[child] in ("compound", "flat")
                part = part or (text.relations[child] == "nmod" and self._of_one(found.get(child), one))
                if child in found and (part or self._within(found[child], one)):
                    del found[child]
        for token in list(found):
            head = text.heads[token]
            one = found[token]
            if (
                text.relations[token] in ("compound", "amod")
                and head >= 0
                and token not in found.get(head, one).consumed
            ):
                if one.type in ("release", "visit") and text.relations[token] == "amod":
                    continue
                one.weak = True
            other = found.get(one.predicate)
            if other is not None and one.predicate != token and other.predicate == one.predicate:
                if other.conditions == 0 or other.weak:
                    del found[one.predicate]
                elif one.weak:
                    del found[token]

    def _of_one(self, inner: Found | None, outer: Found) -> bool:
        """True for "a meeting of the joint commission", "a round of talks", which is one gathering."""
        if inner is None or not {inner.type, outer.type} <= _GATHERINGS or outer.type == inner.type:
            return False
        return self.grammar.preposition(inner.token) == "of" and inner.predicate == inner.token

    def _another(self, noun: Found | None, verb: Found) -> bool:
        """True for a noun that names a happening of its own, though a verb is about it: "a truce that Ankara broke off last
        month", whose clause says more of it; "rejoined the 2015 deal", which has a date of its own; "welcomed the release of the crew",
        which was not the welcome.
        """
        if noun is None or noun.type == verb.type:
            return False
        clause = self.text.relations[verb.token] == "acl:relcl" and self.text.heads[verb.token] == noun.token
        dated = any(c in self.dated for c in self.text.children[noun.token])
        return clause or dated or (verb.type in _JUDGING and not noun.weak and noun.type not in _STATED)

    def _within(self, inner: Found, outer: Found) -> bool:
        """True for what only says more of a deed of its own kind: "opened fire, killing six", "rallied to protest"."""
        if inner.type != outer.type or inner.type not in ("strike", "demonstration"):
            return False
        label = self.text.relations[inner.token].partition(":")[0]
        form = self.text.feat(inner.token, "VerbForm")
        return label in ("advcl", "xcomp") and (form == "Inf" or self.text.lower[inner.token].endswith("ing"))

    def _agreed(self, found: dict[int, Found]) -> None:
        """Tells an accord by what was agreed, once: "agreed to meet" is the meeting; "agreed to set up a commission", which
        names no other happening, is the accord.
        """
        for token in [t for t, one in found.items() if one.type == "agreement" and self.grammar.lemma(t) == "agree"]:
            inside = [
                t
                for clause in self._clauses(token)
                for t in (clause, *self.text.children[clause])
                if t in found and t != token and self.text.relations[t] not in ("advcl", "nsubj")
            ]
            if any(found[t].type != "other" and not found[t].weak for t in inside):
                del found[token]
            else:
                for t in inside:
                    del found[t]


PERSON_WORDS = frozenset(
    "president premier minister chancellor secretary leader king queen prince emperor pope envoy ambassador diplomat official"
    " delegation counterpart negotiator general chief spokesman spokeswoman spokesperson lawmaker senator mp commissioner"
    " representative deputy chairman chairwoman speaker emir sultan consul i he she him her me us they them who delegate mediator"
    " governor mayor aide adviser advisor commander mission team".split()
)
