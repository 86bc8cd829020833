"""Orderings: whether words of order put two happenings in order at all."""

from __future__ import annotations

from chancery.facts.constraints import Order
from chancery.language.clauses import watched
from chancery.language.text import Text
from chancery.reading.anchors import SPEECH, Anchors
from chancery.reading.calendar_words import TERMS
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming
from chancery.reading.lengths import ENDINGS
from chancery.reading.milestones import SPOKEN
from chancery.reading.negation import negated

_STAYING = frozenset({"remain", "stay", "continue", "persist", "linger"})
_TRIPS = frozenset("visit trip tour stop stopover".split())
_ON = frozenset(
    "agree decide insist work embark plan speak comment confer depend focus report brief reflect set send".split()
)
"""Verbs whose "on" says what they are about: "agreed on a visit", "briefed her on the trip"."""
_COLLAPSING = frozenset("collapse fail founder expire lapse".split())
_DOWN = frozenset({"down", "off", "up", "apart", "through"})
_RANKED = frozenset("second third fourth fifth sixth last only latest times biggest worst deadliest highest".split())
_THEN = frozenset({"would", "could", "should", "might"})
GATHERINGS = frozenset({"meeting", "talks", "summit", "call"})
_ASIDE = {"summit": frozenset({"meeting", "talks", "call"})}
CONTAINERS = frozenset({"visit", "summit", "meeting", "talks", "exercise", "call"})


class Orderings:
    """Judges the orders of one text."""

    def __init__(self, text: Text, anchors: Anchors, passed: frozenset[str]) -> None:
        self.text, self.anchors, self.passed = text, anchors, passed

    def holds(self, row: tuple[Happening, Naming], anchor: Happening, order: Order, words: str, at: int) -> bool:
        """False where words of order do not order these two: the first visit "since" a break, a call put off "after" a test."""
        text, (event, naming) = self.text, row
        if event.type in SPOKEN and self.within(at, naming):
            return False
        if words == "unless" and not (self._direct(at, naming) and (order == "after" or self._threatened(naming))):
            return False  # "might strike unless it pays" orders nothing, "will not talk unless it pays" does
        if words in ("until", "till") and not self._direct(at, naming):
            return False
        if words == "without" and not (event.status == "denied" and anchor.id not in self.passed):
            return False  # "there can be no meeting without the release of the crew"
        if words == "since" and (not self._direct(at, naming) or self._counted(naming, at)):
            return False
        lasts = anchor.id in self.passed or text.lemmas[naming.predicate].lower() in _STAYING
        if words in ("until", "till") and order == "before" and lasts:
            return False  # "the frigates will stay until Tripoli complies": it only lasts so long
        if anchor.id in self.passed:
            return event.id not in self.passed and not (
                order == "after" and event.status == "denied" and words not in ("until", "till", "before")
            )
        if words == "provided" and event.status not in AHEAD and event.type not in ("agreement", "pledge"):
            return False
        if order == "during":
            if (
                words in ("on", "when")
                and (event.status in AHEAD) != (anchor.status in AHEAD | {"ongoing"})
                and event.status in AHEAD
            ):
                return False  # "proposed the visit when she spoke to him": the visit is to come
            if words == "on" and (anchor.type != "visit" or not self._aboard(at) or event.type == "visit"):
                return False
            if words == "when" and (event.type == anchor.type or event.status == "denied"):
                return False
            if words in ("in", "at") and (
                anchor.type not in ("summit", "call", "meeting", "talks")
                or event.type in ("visit", *GATHERINGS - _ASIDE.get(anchor.type, frozenset()))
                or event.status == "denied"
            ):
                return False
            feast = words == "when" and anchor.type == "courtesy" and event.status in AHEAD
            return anchor.type in CONTAINERS or feast  # "are to join in May, when the bloc celebrates its jubilee"
        if (
            order == "after"
            and event.status == "denied"
            and words not in ("until", "till", "before", "without", "unless")
        ):
            return False
        if words == "since" and (event.type == anchor.type or event.type in SPOKEN):
            return False
        if words in ("if", "in case") and (event.status not in AHEAD or anchor.status not in AHEAD | {"ongoing"}):
            return False  # "will host a summit if the talks under way succeed"
        return not watched(text, at)

    def _direct(self, at: int, naming: Naming) -> bool:
        """True for a clause of order that hangs on the very words of a happening, with no other verb or clause between."""
        text = self.text
        held = {naming.token, naming.predicate, *range(naming.first, naming.last)}
        clause = text.heads[at] if text.relations[at] in ("mark", "case") and text.heads[at] >= 0 else at
        for node in text.path(clause)[1:]:
            told = any(c in held and text.relations[c].startswith(("nsubj", "obj")) for c in text.children[node])
            if node in held or told:
                return True
            if text.upos[node] in ("VERB", "AUX") and text.relations[node].partition(":")[0] not in ("xcomp", "conj"):
                return False
            if text.relations[node].startswith("acl"):
                return False
        return False

    def _counted(self, naming: Naming, at: int) -> bool:
        """True for what is only counted from something on: "his third visit since the war began"."""
        text = self.text
        first, last = max(text.subtree(naming.predicate)[0], naming.predicate - 8), max(naming.token, naming.predicate)
        return at > last and bool(set(text.lower[max(first, at - 16) : at]) & _RANKED)

    def _threatened(self, naming: Naming) -> bool:
        """True for what somebody threatens with: "has threatened to expel the envoy unless Oslo pays"."""
        text = self.text
        return any(text.lemmas[node].lower() in ("threaten", "threat", "vow") for node in text.path(naming.predicate))

    def of_the_saying(self, token: int, at: int) -> bool:
        """True for what somebody only spoke before or after: "officials said on Wednesday, a day after jets struck"."""
        text, verb = self.text, self.text.heads[token]
        while verb >= 0 and text.upos[verb] in ("NOUN", "PROPN", "NUM"):
            verb = text.heads[verb]
        said = verb >= 0 and text.upos[verb] == "VERB" and text.lemmas[verb].lower() in SPEECH
        mark = next((c for c in text.children[token] if text.lower[c] in ("after", "before")), at)
        return said and mark > 0 and text.lemmas[mark - 1].lower() in TERMS

    def said_apart(self, token: int, at: int, naming: Naming) -> bool:
        """True for what was said at a gathering, and is not done there: '"We back the plan," he said at the talks'."""
        text, verb = self.text, min(at, self.text.subtree(token)[0]) - 1
        if naming.token < verb and text.upos[verb] == "VERB" and text.lemmas[verb].lower() in SPEECH:
            return text.heads[naming.predicate] == verb or text.heads[verb] == naming.predicate
        for node in text.path(text.heads[token]) if text.heads[token] >= 0 else ():
            if node in (naming.token, naming.predicate):
                return False
            if text.upos[node] == "VERB" and text.lemmas[node].lower() in SPEECH:
                return node < token
        return False

    def modifies(self, naming: Naming) -> int | None:
        """The noun that a happening only says something of: the victims of "bombing victims"."""
        text, noun = self.text, self.text.heads[naming.token]
        beside = text.relations[naming.token] in ("compound", "amod") and text.upos[noun] in ("NOUN", "PROPN")
        return noun if beside and not naming.first <= noun < naming.last else None

    def imposed(self, naming: Naming) -> int:
        """The noun of what a participle or a relative clause tells: the sanctions of "in response to sanctions imposed by Chile",
        the visit of "ahead of a visit that he is due to make".
        """
        text, verb = self.text, naming.token
        while text.relations[verb] == "xcomp":
            verb = text.heads[verb]
        noun = text.heads[verb]
        told = text.relations[verb] == "acl:relcl" or (
            text.relations[verb] == "acl" and text.feat(naming.token, "Tense") == "Past"
        )
        return noun if told and naming.first <= noun < naming.token else naming.token

    def in_other_clause(self, token: int, at: int, governed: tuple[Happening, Naming]) -> bool:
        """True where words of order stand in a clause of its own that tells of something past, below a happening to come:
        "will return to the talks, which collapsed in 2019 after a bombing", "a stop she had been due to make before the strike".
        """
        text, happening = self.text, governed[0]
        if self._in_an_aside(token, governed[1]) or self._still_so(token, governed[1]):
            return True
        if happening.status not in AHEAD:
            return False
        near = text.path(at - 1) if at > 0 and text.sentence_of[at - 1] == text.sentence_of[at] else []
        if any(
            text.relations[n].startswith("acl:relcl") and self._is_past(n) and n > governed[1].token for n in near[:4]
        ):
            return True  # the clause of order stands right behind it, wherever the parser hangs it
        node = text.heads[token]
        while node >= 0 and self.anchors.of.get(node, (None,))[0] is not happening:
            if text.relations[node].startswith("acl:relcl") and self._is_past(node):
                return True
            node = text.heads[node]
        return False

    def goes_no_further(self, token: int, governed: tuple[Happening, Naming]) -> bool:
        """True for what has begun and waits: "opened talks in July, but they cannot move on until parliament amends the law"."""
        text, (happening, naming) = self.text, governed
        if happening.status not in ("occurred", "ongoing"):
            return False
        for node in text.path(token)[1:]:
            if node in (naming.token, naming.predicate):
                return False
            if text.relations[node] in ("conj", "parataxis") and negated(text, node):
                return True
        return False

    def _still_so(self, token: int, naming: Naming) -> bool:
        """True for what is still so, so long after: "French troops remain in Chad, 18 years after France invaded it"."""
        text = self.text
        mark = next((c for c in text.children[token] if text.lower[c] == "after"), 0)
        stays = text.lemmas[naming.predicate].lower() in _STAYING and text.feat(naming.predicate, "Tense") == "Pres"
        return stays and mark > 0 and text.lemmas[mark - 1].lower() in TERMS

    def _in_an_aside(self, token: int, naming: Naming) -> bool:
        """True for order within a clause on a noun, below a verb outside: "Oslo, which sought talks after the raid, has left"."""
        text, node = self.text, self.text.heads[token]
        while node >= 0 and node not in (naming.token, naming.predicate):
            noun = text.heads[node]
            if text.relations[node].startswith("acl:relcl") and noun != naming.token:
                return text.relations[noun].startswith("nsubj")
            node = noun
        return False

    def _is_past(self, verb: int) -> bool:
        text = self.text
        helpers = [c for c in text.children[verb] if text.relations[c].startswith(("aux", "cop"))]
        past = any(text.feat(f, "Tense") == "Past" and text.lower[f] not in _THEN for f in (verb, *helpers))
        return text.upos[verb] in ("VERB", "AUX", "ADJ") and past

    def told_by_subject(self, verb: int, anchor: Happening) -> bool:
        """True for a verb whose subject names what happened under the same type: "after a shooting killed two officers"."""
        text = self.text
        return any(
            text.relations[c].startswith("nsubj")
            and c in self.anchors.of
            and self._alike(self.anchors.of[c], c, anchor)
            for c in text.children[verb]
        )

    def _alike(self, row: tuple[Happening, Naming], word: int, anchor: Happening) -> bool:
        return row[1].token == word and row[0] is not anchor and row[0].type == anchor.type

    def _aboard(self, noun: int) -> bool:
        """True for what somebody is on: "on a visit to Rafah", "on his trip"; not "agreed on a visit"."""
        text = self.text
        above = text.heads[noun]
        about = above >= 0 and text.lemmas[above].lower() in _ON
        return text.lemmas[noun].lower() in _TRIPS and text.relations[noun].startswith(("obl", "advcl")) and not about

    def within(self, token: int, naming: Naming) -> bool:
        """True for what stands in what somebody says or asks, and orders not the saying: "urged Oslo to wait until the vote"."""
        text = self.text
        for node in text.path(token):
            if node in (naming.token, naming.predicate):
                return False
            if text.relations[node] in ("ccomp", "xcomp") and text.heads[node] in (naming.token, naming.predicate):
                return not naming.first <= node < naming.last  # "said it would not return until …": the refusal itself
        return False

    def was_under_way(self, clause: int) -> tuple[Happening, Naming] | None:
        """The gathering that went on when something befell: "The two were holding talks when a bomb went off"."""
        text, main = self.text, self.text.heads[clause]
        row = self.anchors.of.get(main) if main >= 0 else None
        if row is None or row[0].type not in CONTAINERS or main > clause or not text.lower[main].endswith("ing"):
            return None
        was = any(text.lower[c] in ("was", "were") and text.relations[c] == "aux" for c in text.children[main])
        return row if was else None

    def over(self, naming: Naming) -> bool:
        """True for what has come to its end or nothing, or has been brought there: "when the talks collapsed"."""
        text, noun = self.text, naming.token
        verb = text.heads[noun]
        if verb < 0 or not text.relations[noun].startswith(("nsubj", "obj")):
            return False
        particles = {text.lower[c] for c in text.children[verb] if text.relations[c] in ("compound:prt", "advmod")}
        broken = text.lemmas[verb].lower() in ("break", "fall") and particles & _DOWN
        return bool(broken) or text.lemmas[verb].lower() in ENDINGS | _COLLAPSING

    def first(self, clause: int, at: int) -> bool:
        """True for what has to be before the other is: "only when the truce holds", "when the treaty has been signed"."""
        text = self.text
        aux = {text.lower[c] for c in text.children[clause] if text.relations[c].startswith("aux")}
        opening = text.subtree(clause)[0]
        opening -= opening > 0 and text.lower[opening - 1] == "when"
        mark = next((c for c in text.children[clause] if text.lower[c] == "when"), opening)
        main = text.heads[clause]
        ahead = main >= 0 and any(text.lower[c] in ("will", "would", "can", "may") for c in text.children[main])
        return (mark > 0 and text.lower[mark - 1] == "only") or (ahead and bool(aux & {"has", "have"}))

    def ends(self, naming: Naming) -> bool:
        """True for what a clause brings to its end: "before the trip ends"."""
        verb = self.text.heads[naming.token]
        return (
            verb >= 0
            and self.text.relations[naming.token].startswith("nsubj")
            and self.text.lemmas[verb].lower() in ENDINGS
        )
