"""Triggers: the words of a report that name an event, by the table `event-triggers.csv` and the grammar around them."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.knowledge.events import EventTables, Trigger
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.frames import FrameReader
from chancery.reading.negation import negated

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_HELD_AT = frozenset("test launch firing drill exercise training summit".split())
_SITES = frozenset("site ground range facility center centre pad ban venue area zone".split())
_MUCH = (["a", "great", "deal"], ["a", "good", "deal"])
_HURTING = frozenset({"wound", "injure", "hurt", "maim"})
_GATHERINGS = frozenset({"meeting", "talks", "summit"})
_JUDGING = frozenset({"support", "condemnation", "accusation"})
_PUTTING_OUT = frozenset("expel exclude suspend bar ban oust evict eject disinvite walk storm withdraw".split())
_BROKERING = frozenset({"broker", "mediate", "sponsor"})
_GUESTS = frozenset("team side supporter fan scholar professor fellow hour card relative player squad".split())
"""Who is "visiting" without a visit of state: "the visiting team", "a visiting professor"."""
_PARTS = frozenset("out off up down back over in by away through".split())
_TRADE = frozenset({"sanctions", "export-control", "tariff"})
_OF_WHOM = frozenset(
    "occupied annexed held controlled backed armed allied funded owned garrisoned administered ruled supplied built made led run".split()
)
"""Whose a land, a force or a thing is; "a British-drafted resolution" tells of a deed."""
_NAMING = frozenset({"call", "label", "brand", "term", "dub", "deem"})
_SHUNNING = frozenset({"decline", "refuse", "avoid", "hesitate"})
_TALKED = frozenset({"talks", "meeting", "summit", "agreement", "call"})
_TALKED_OF = frozenset({"agreement", "export-control", "tariff", "investigation", "exercise", "arms-sale"})
_AT_HOME = frozenset({"consultation", "talk", "discussion"})
_CALLING_HOME = frozenset("recall call summon order withdraw return bring pull beckon bid haul fetch".split())
_ENVOYS = frozenset("ambassador envoy commissioner charge chargé diplomat attache attaché consul nuncio".split())
_AMONG = frozenset({"between", "among", "with"})
_WORDS = frozenset({"word", "term", "phrase", "label"})
_MARKS = frozenset("\"'“”‘’«»`(:") | {"``", "''"}
_STATED = frozenset(
    "agreement statement support pledge demand condemnation rejection accusation warning apology courtesy".split()
)


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
        self.frames = FrameReader(grammar, cast, dated)

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
        if not rows and "-" in lemma:  # "re-open", "co-operation"
            rows = self.tables.triggers.get((kind, lemma.replace("-", "")), ())
        if kind == "noun":
            rows = self._hyphened(token, lemma) or rows
        elif kind == "verb" and self._gerund(token):
            rows = self.tables.triggers.get(("noun", self.text.lower[token]), ()) or rows
        if kind == "adj" and self.text.feat(token, "VerbForm") == "Part":
            more = self.tables.triggers.get(("verb", lemma), ())
            rows = tuple(sorted(rows + more, key=lambda t: t.rank, reverse=True))
        if not rows or self._of_its_land(token):
            return None
        if kind == "noun" and (
            self._is_name_part(token)
            or self.text.relations[token] == "fixed"
            or self._of_a_site(token)
            or self._counted(token)
            or self._called_so(token)
            or self.text.lower[max(0, token - 2) : token + 1] in _MUCH
        ):
            return None
        chosen: tuple[Trigger, tuple[int, ...]] | None = None
        fillers: dict[str, list[int]] = {}
        for trigger in rows:
            used: list[int] = []
            if all(self.frames.holds(token, condition, used, fillers) for condition in trigger.frame):
                chosen = (trigger, tuple(used))
                break
        if chosen is None:
            return None
        trigger, consumed = chosen
        if kind == "verb" and self._no_deed(token, lemma, trigger.type, consumed):
            return None
        predicate = self._predicate(token, kind)
        named = trigger.type == "agreement" and self.text.upos[token] == "PROPN" and predicate == token
        return Found(token, trigger.type, trigger.weak or named, predicate, consumed, len(trigger.frame))

    def _who_visits(self, token: int) -> bool:
        """True for "Visiting" in "Visiting Vice President Han met the minister", which says who he is."""
        text, head = self.text, self.text.heads[token]
        if text.lower[token] != "visiting":
            return False
        of_a_guest = text.relations[token] == "amod" and head >= 0 and self.grammar.lemma(head) in _GUESTS
        return text.relations[token] == "csubj" or of_a_guest

    def _gerund(self, token: int) -> bool:
        """True for the noun that the parser takes for a verb: "shelling entered a fourth day", "months of haggling"."""
        text = self.text
        if text.relations[token] == "acl" and text.lower[token - 1] == "of":
            return text.lower[token].endswith("ing")
        return text.feat(token, "VerbForm") == "Ger" and text.relations[token] in (
            "nsubj",
            "nsubj:pass",
            "obj",
            "obl",
            "nmod",
        )

    def _hyphened(self, token: int, lemma: str) -> tuple[Trigger, ...]:
        """The rows of a noun that is written in two: "cease-fire", "sit-in", "call-up", "pull-out"."""
        text = self.text
        if (
            text.words[token + 1 : token + 2] == ["-"]
            and (part := "".join(text.lower[token + 2 : token + 3])) in _PARTS
        ):
            joined = (f"{text.lower[token]}-{part}", f"{text.lower[token]}{part}")
            return next((rows for name in joined if (rows := self.tables.triggers.get(("noun", name)))), ())
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

    def _no_deed(self, verb: int, lemma: str, type: str, consumed: tuple[int, ...]) -> bool:
        """True for "backed down", which supports nobody, "became the first minister to visit Tuvalu", which appoints nobody."""
        text = self.text
        if lemma in _BROKERING and text.relations[verb] == "amod":
            return True  # "the EU-brokered accord" is the accord
        if lemma in _NAMING and "what" in (text.lower[c] for c in (text.heads[verb], *text.children[verb]) if c >= 0):
            return True  # "a warning against what it called provocation" gives the thing its name
        if lemma == "back":
            up = text.lower[verb + 1 : verb + 2] == ["up"] and not any(
                self.cast.at(p) for p in self.grammar.patients(verb)
            )
            return up or any(text.lower[c] in ("down", "off", "away") and c == verb + 1 for c in text.children[verb])
        if lemma == "tell" and type == "statement":
            asked = [m for p in self.grammar.patients(verb) if (m := self.cast.at(p)) is not None]
            return bool(asked) and all(a in self.cast.outlets for m in asked for a in m.actors)
        ranked = [c for t in consumed for c in text.children[t] if text.lower[c] in ("first", "last", "only", "latest")]
        told = [c for t in consumed for c in text.children[t] if text.relations[c].startswith("acl")]
        return lemma == "become" and type == "appointment" and bool(ranked) and bool(told)

    def _of_its_land(self, token: int) -> bool:
        """True for the participle that only says which land or force is meant: "Ostria-occupied Norland", "Chad-backed rebels"."""
        text, head = self.text, self.text.heads[token]
        if text.lower[token] in ("occupied", "annexed") and text.relations[token] == "amod" and head == token + 1:
            land = self.cast.at(head)
            return land is not None and land.first == head  # "fled from occupied Norland"
        if token < 2 or text.words[token - 1] != "-" or text.lower[token] not in _OF_WHOM:
            return False
        closed = text.start[token] == text.end[token - 1] and text.start[token - 1] == text.end[token - 2]
        return closed and text.words[token - 2][:1].isupper()

    def _called_so(self, token: int) -> bool:
        """True for the word in "shied away from the word 'blockade'", which is no blockade, and in "declined to call it a coup"."""
        text, naming = self.text, self.text.heads[token]
        if text.relations[token] == "xcomp" and self.grammar.lemma(naming) in _NAMING:
            shunned = text.relations[naming] == "xcomp" and self.grammar.lemma(text.heads[naming]) in _SHUNNING
            return shunned or negated(text, naming)
        before = next((t for t in range(token - 1, max(-1, token - 4), -1) if text.words[t] not in _MARKS), -1)
        if before < 0 or self.grammar.lemma(before) not in _WORDS:
            return False
        described = text.relations[before] in ("compound", "amod") and before == token - 1
        return not described or text.lower[max(0, before - 1)] in ("the", "this", "that")  # "a long-term truce" is one

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
            if self._called_home(one) or self._done_by_itself(one, found) or self._broke_out(one, found):
                del found[token]
                continue
            for child in text.children[token]:
                part = text.relations[child] in ("compound", "flat")
                part = part or (text.relations[child] == "nmod" and self._of_one(found.get(child), one))
                part = part or (text.relations[child].startswith("nsubj") and self._same_men(found.get(child), one))
                if child in found and (part or self._within(found[child], one)):
                    del found[child]
                if child not in found and text.relations[child] == "advcl" and text.lower[child].endswith("ing"):
                    for deeper in text.children[child]:  # "marched, burning flags to protest"
                        if deeper in found and self._within(found[deeper], one):
                            del found[deeper]
        for token in list(found):
            head = text.heads[token]
            one = found.get(token)
            if one is None:
                continue  # dropped for the word that carries it
            if self._topic(one, found.get(head)) or self._put_out(one):
                one.weak = True
            if (
                text.relations[token] in ("compound", "amod")
                and head >= 0
                and token not in found.get(head, one).consumed
            ):
                if one.type in ("release", "visit") and text.relations[token] == "amod":
                    continue
                one.weak = True
            if self._met_for(one, found.get(one.predicate)):
                found.pop(one.predicate)
                continue
            other = found.get(one.predicate)
            if other is not None and one.predicate != token and other.predicate == one.predicate:
                if other.conditions == 0 or other.weak:
                    del found[one.predicate]
                elif one.weak:
                    del found[token]

    def _topic(self, one: Found, over: Found | None) -> bool:
        """True for what talks are about or a step is taken with: "talks on a fisheries treaty", "the entry into force of the pact"."""
        if over is None or one.predicate != one.token or not self.text.relations[one.token].startswith("nmod"):
            return False
        preposition = self.grammar.preposition(one.token)
        if over.type == "ratification":
            return one.type == "agreement" and preposition in ("of", "to")
        talked = over.type in _TALKED and one.type in _TALKED_OF
        return talked and preposition in ("on", "over", "about", "regarding", "concerning")

    def _put_out(self, one: Found) -> bool:
        """True for the talks that one is put out of or walks out of, which is the news: "was expelled from the peace talks"."""
        text, verb = self.text, self.text.heads[one.token]
        if one.type not in _GATHERINGS or one.predicate != one.token or verb < 0 or text.upos[verb] != "VERB":
            return False
        out = self.grammar.preposition(one.token) in ("from", "of", "out of")
        return out and self.grammar.lemma(verb) in _PUTTING_OUT

    def _called_home(self, one: Found) -> bool:
        """True for the talks that an envoy is called home for, which are how one says it: "recalled its envoy for consultations"."""
        text, token = self.text, one.token
        if one.type != "talks" or self.grammar.lemma(token) not in _AT_HOME or self.grammar.preposition(token) != "for":
            return False
        verb = text.heads[token]
        if verb >= 0 and text.lower[verb] in ("home", "back"):
            return True
        while verb >= 0 and text.upos[verb] == "NOUN" and text.relations[verb] in ("obj", "nsubj:pass", "nmod"):
            verb = text.heads[verb]
        if verb < 0 or self.grammar.lemma(verb) not in _CALLING_HOME:
            return False
        below = [t for c in text.children[verb] for t in (c, *text.children[c])]
        return any(self.grammar.lemma(t) in _ENVOYS for t in below)

    def _met_for(self, talks: Found, verb: Found | None) -> bool:
        """True for "sat down for exploratory talks", which names talks rather than a meeting."""
        if verb is None or talks.type != "talks" or verb.type != "meeting" or verb.token == talks.token:
            return False
        return not talks.weak and self.grammar.preposition(self.grammar.spread(talks.token)) == "for"

    def _done_by_itself(self, verb: Found, found: dict[int, Found]) -> bool:
        """True for what a swap does: "The swap in May freed 34 people" is one happening."""
        below = (c for c in self.text.children[verb.token] if self.text.relations[c] == "nsubj")
        return verb.type == "release" and any(c in found and found[c].type == "release" for c in below)

    def _broke_out(self, clash: Found, found: dict[int, Found]) -> bool:
        """True for fighting that is told by the deed it began with: "Fighting broke out in May, when gunboats shelled the post"."""
        text = self.text
        return clash.type == "clash" and any(
            text.relations[c] == "advcl" and c in found and found[c].type in ("strike", "incursion")
            for c in text.children[clash.token]
            if any(text.lower[m] == "when" for m in text.children[c])
        )

    def _of_one(self, inner: Found | None, outer: Found) -> bool:
        """True for "a meeting of the joint commission", "a round of talks", which is one gathering."""
        if inner is None or not {inner.type, outer.type} <= _GATHERINGS or outer.type == inner.type:
            return False
        return self.grammar.preposition(inner.token) == "of" and inner.predicate in (inner.token, outer.predicate)

    @staticmethod
    def _same_men(inner: Found | None, outer: Found) -> bool:
        """True for the soldiers and what they do: "The troops in place near the pass will stay" is one deployment; and for a body
        that meets: "The joint committee met".
        """
        if inner is None or inner.predicate != inner.token:
            return False
        return inner.type == outer.type == "deployment" or (inner.type == "talks" and outer.type == "meeting")

    def _another(self, noun: Found | None, verb: Found) -> bool:
        """True for a noun that names a happening of its own, though a verb is about it: "a truce that Ankara broke off last
        month", whose clause says more of it; "rejoined the 2015 deal", which has a date of its own; "welcomed the release of the crew",
        which was not the welcome.
        """
        if noun is None or noun.type == verb.type or {noun.type, verb.type} <= _TRADE:
            return False
        clause = self.text.relations[verb.token] == "acl:relcl" and self.text.heads[verb.token] == noun.token
        dated = any(c in self.dated for c in self.text.children[noun.token])
        sides = noun.type == "agreement" and any(p in _AMONG for p, _ in self.grammar.obliques(noun.token))
        told = noun.type not in _STATED or sides  # "hailed the accord between Chad and Togo"
        return clause or dated or (verb.type in _JUDGING and not noun.weak and told)

    def _within(self, inner: Found, outer: Found) -> bool:
        """True for what only says more of a deed of its own kind: "opened fire, killing six", "killed three and wounded
        six", "rallied to protest".
        """
        if inner.type != outer.type or inner.type not in ("strike", "demonstration"):
            return False
        label = self.text.relations[inner.token].partition(":")[0]
        if label == "conj" and self.grammar.lemma(inner.token) in _HURTING:
            return True
        form = self.text.feat(inner.token, "VerbForm")
        return label in ("advcl", "xcomp") and (form == "Inf" or self.text.lower[inner.token].endswith("ing"))

    def _agreed(self, found: dict[int, Found]) -> None:
        """Tells an accord by what was agreed, once: "agreed to meet" is the meeting; "agreed to set up a commission", which
        names no other happening, is the accord.
        """
        for token in [t for t, one in found.items() if one.type == "agreement" and self.grammar.lemma(t) == "agree"]:
            inside = [
                t
                for clause in self.frames.clauses(token)
                for t in (clause, *self.text.children[clause])
                if t in found and t != token and self.text.relations[t] not in ("advcl", "nsubj")
            ]
            if any(found[t].type != "other" and not found[t].weak for t in inside):
                del found[token]
            else:
                for t in inside:
                    del found[t]
