"""Positions: where actors stand, from the verbs, adjectives and nouns of stance with their subjects."""

from __future__ import annotations

from chancery.facts.claims import Claim
from chancery.facts.events import Topic
from chancery.facts.positions import Position, Stance
from chancery.facts.spans import overlap
from chancery.knowledge.attribution import WordTables, word_tables
from chancery.knowledge.tables import Tables
from chancery.language.text import Text
from chancery.reading.agendas import Agendas
from chancery.reading.antecedents import Antecedents, summed_up
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.characters import Characters
from chancery.reading.closures import Closures
from chancery.reading.demands import Demands
from chancery.reading.effects import Effects
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.indecisions import Indecisions
from chancery.reading.issues import Issues
from chancery.reading.matters import Matters
from chancery.reading.negation import negates
from chancery.reading.reactions import Reactions
from chancery.reading.stand_idioms import StandIdioms
from chancery.reading.terms import Terms
from chancery.reading.trifles import Trifles
from chancery.reading.verdicts import Verdicts
from chancery.reading.wills import Wills

_TURNED: dict[Stance, Stance] = {"supports": "opposes", "seeks": "opposes", "committed": "opposes"}
_UNBOTHERED: dict[Stance, Stance] = {"opposes": "supports", "wary": "supports"}
"""What it means to have none of it: "has no objection to the visit", "no qualms about joining"."""
_WITHDRAWN: dict[Stance, Stance] = {"supports": "opposes"}
_FOR = frozenset({"seeks", "supports", "committed", "prioritises"})
_POS = {"VERB": "verb", "ADJ": "adj", "NOUN": "noun"}
_LABELS = frozenset({"know", "describe", "see", "regard", "consider"})
_FORMERLY = frozenset({"previously", "formerly", "once", "initially", "originally", "earlier"})
_JUDGED = frozenset({"supports", "opposes", "wary"})
_GIVING_UP = frozenset(
    "drop withdraw lift waive abandon shed shelve overcome relinquish forsake retract renounce".split()
)
_NAMED = frozenset({"claim", "solidarity"})
"""Nouns without which the words behind them name no issue: "its claim to Hatay"."""
_STOPPING = frozenset({"stop", "cease", "halt", "quit", "end", "give"})
_VOICING = frozenset({"reaffirm", "uphold", "honour", "honor", "pledge", "promise"})


def _holds(outer: Position, inner: Position) -> bool:
    """True where one stand of an actor is but part of the words of another: "the talks" of "continuing to support the talks"."""
    (first, last), (start, stop) = outer.issue.span, inner.issue.span
    within = first <= start and stop <= last and (first, last) != (start, stop)
    return within and outer.actor == inner.actor and {outer.stance, inner.stance} <= _FOR


def read_positions(text: Text, cast: Cast, claims: list[Claim], tables: Tables) -> list[Position]:
    """The positions that a report states, in order.

    "President Trump remains wary of deeper American entanglement": `wary`, issue "deeper American entanglement …".
    "known for her hawkish views": `characterised`. "does not support" is `opposes`, as is "urged Niger not to sign".
    """
    return PositionReader(text, cast, word_tables(tables)).read(claims)


class PositionReader:
    """Reads the positions of one text."""

    def __init__(self, text: Text, cast: Cast, words: WordTables) -> None:
        self.text, self.cast, self.words = text, cast, words
        self.grammar = Grammar(text)
        self.issues = Issues(self.grammar, cast, words)
        self.holders = Holders(self.grammar, cast, words)
        self.characters = Characters(self.grammar, cast)
        self.antecedents = Antecedents(self.grammar, cast, words)
        self.trifles = Trifles(self.grammar, cast, words)
        self.matters = Matters(self.grammar, cast, self.issues, self.trifles, words)
        self.wills = Wills(self.grammar, self.issues, self.holders, words)
        self.verdicts = Verdicts(self.grammar, self.issues, self.holders, self.antecedents, self.trifles, words)
        self.effects = Effects(self.grammar, self.issues, self.holders, self.antecedents, self.verdicts, words)
        self.indecisions = Indecisions(self.grammar, self.issues, self.holders)
        self.closures = Closures(self.grammar, self.issues, self.holders)
        self.demands = Demands(self.grammar, self.issues, self.holders)
        self.agendas = Agendas(self.grammar, self.issues, self.holders)
        self.terms = Terms(self.grammar, self.issues, self.holders, words)
        self.idioms = StandIdioms(self.grammar, self.issues, self.holders, words)
        self.reactions = Reactions(self.grammar, self.issues, self.holders, words)

    def read(self, claims: list[Claim]) -> list[Position]:
        """All positions, each stance of an actor on an issue once."""
        self.holders.hear(claims)
        out: list[Position] = []
        seen: set[tuple[str, str, int]] = set()
        for token in range(len(self.text.words)):
            for actor, stance, issue, toward in self._at(token):
                key = (actor, stance, issue.span[0])
                if key in seen:
                    continue
                seen.add(key)
                behind = tuple(c.id for c in claims if overlap(c.content, issue.span))
                out.append(
                    Position(
                        actor=actor,
                        stance=stance,
                        issue=issue,
                        toward=toward,
                        former=self._former(token),
                        claims=behind,
                        confidence=round(self.text.certainty[token], 3),
                    )
                )
        return [one for one in out if not any(_holds(other, one) for other in out)]

    def _at(self, token: int) -> list[Stand]:
        text = self.text
        pos = _POS.get(text.upos[token])
        lemma = text.lemmas[token].lower()
        if pos is None and text.upos[token] in ("ADV", "AUX") and not self._in_question(token):
            return self.closures.read(token, lemma)  # "too soon to", "there can be no talk of"
        if pos is None or self._in_question(token):
            return []
        called = self.characters.told(token) if pos == "verb" and lemma in _LABELS else None
        called = self.characters.sort(token) if pos == "noun" else called
        if called is not None:
            return [(called[0], "characterised", self.issues.topic(called[1]), None)]
        if willed := self.terms.read(token) or self.wills.read(token, lemma) or self.effects.read(token, lemma):
            return willed
        if idiomatic := self.idioms.read(token, lemma):
            return idiomatic
        if met := self.reactions.read(token, lemma):
            return met
        if closed := self.closures.read(token, lemma):
            return closed
        if pos == "noun" and (listed := self.demands.read(token, lemma) or self.agendas.under_way(token, lemma)):
            return listed
        if pos == "verb" and (talked_over := self.agendas.read(token, lemma)):
            return talked_over
        if pos == "verb" and (open_ := self.indecisions.read(token, lemma)):
            return open_
        if judged := self.verdicts.read(token, lemma):
            return judged
        known, felt = self._known(token, pos, lemma)
        if known is None or self.trifles.of_source(token) or self._names_stand(token, pos):
            return []
        stance, arguments = known
        if pos == "verb" and not felt and known == self.words.stances.get(("adj", text.lower[token])):
            pos = "adj"  # "Israel, worried about the arsenal, …"
        issue = self.matters.seen(self.issues.issue(token, arguments))
        issue = self.matters.relative(token, issue, arguments)
        if issue is None and pos == "verb" and stance in _JUDGED and self.holders.met_in(token) is not None:
            issue = next(iter(self.grammar.patients(token)), None)
        if issue is not None and stance in _JUDGED:
            issue = self.antecedents.of(token, issue) or issue
        if issue is not None and (
            self.trifles.is_asked(token, lemma, issue)
            or self.trifles.is_due(stance, issue)
            or self.trifles.is_deed(token, lemma, issue)
            or self.trifles.is_relied_on(lemma, issue)
        ):
            return []
        if issue is None or self.trifles.says_nothing(issue, stance) or self.holders.is_mooted(token):
            return []
        summed = summed_up(text, token) if stance in _JUDGED | {"seeks"} else None
        actor = self._felt_by(token) if felt else self.holders.holder(token, pos, arguments)
        if actor is None and pos == "verb" and stance in _JUDGED:
            actor = self.holders.met_in(token)
        if actor is None or not self.holders.is_stated(token, pos if not felt else "adj"):
            return []
        if summed is not None:
            return [(actor, stance, self._summed(token, summed), None)]
        toward = self.holders.toward(token, actor)
        blamed = self.matters.held_against(token, issue) if stance in ("opposes", "supports") else None
        if blamed is not None:
            issue = blamed
        if (
            stance in ("seeks", "committed")
            and not negates(text, token)
            and (inner := self.matters.inner(token, issue)) is not None
        ):
            return [(actor, inner[0], inner[1], toward)]
        if (missing := self.matters.missing(token, issue)) is not None:
            return [(actor, stance, missing, toward)]
        if stance in ("seeks", "supports") and (none := self.matters.none(issue)) is not None:
            return [(actor, "opposes", self.issues.topic(issue, begins=none + 1), toward)]
        if self._forgone(token):
            return [(actor, "opposes", self.issues.topic(issue), toward)] if stance in _TURNED else []
        if pos == "noun" and stance in ("seeks", "committed") and self._given_up(token):
            return []  # "would make them give up their claims to the islands"
        if pos == "noun" and self._dropped(token):
            left = (_UNBOTHERED | _WITHDRAWN).get(stance)
            return [(actor, left, self.issues.topic(issue), toward)] if left is not None else []
        said: Stance = stance
        more = self.matters.also(token, issue) if stance in ("seeks", "committed", "opposes") else []
        if negates(self.text, token) or self._stopped(token):
            turned = _TURNED | _UNBOTHERED if pos == "noun" or lemma == "object" else _TURNED
            if stance not in turned:
                return []
            stance = turned[stance]
        elif stance in ("seeks", "committed") and text.upos[issue] in ("VERB", "AUX"):
            if negates(self.text, issue):
                said = "opposes"
                if text.lemmas[issue].lower() == "rule":
                    return []
                stance = "opposes"
            elif stance == "seeks" and self.wills.ends(issue) and (ended := self.matters.ended(issue)) is not None:
                more = self.matters.also(token, issue, ended=True)
                stance, issue = "opposes", ended
                if self.trifles.says_nothing(issue, stance):
                    return []
        if stance == "undecided" and pos == "verb" and not felt and not self._progressive(token):
            return []
        ends = (
            text.subtree(more[0])[0]
            if more and issue < more[0]
            else self.matters.helped_in(token, issue)
            if stance == "supports"
            else None
        )
        begins = self.matters.against(issue) if lemma != "work" else self.matters.to(issue) + 1
        if pos == "noun" and lemma in _NAMED:
            begins = token
        if lemma == "priority" and text.upos[issue] == "VERB" and issue > token:
            begins = issue  # "its priority is ending the war"
        if blamed is not None and text.upos[blamed] == "VERB":
            begins = blamed
        if lemma == "prefer":
            near = (*self.grammar.obliques(token), *self.grammar.obliques(issue))
            ends = next((text.subtree(t)[0] for p, t in near if p == "to" and t > issue), ends)
        if text.relations[token] == "acl" and text.heads[token] == issue and issue < token:
            ends = text.subtree(token)[0]  # "a vote condemned by Oslo"
        topic = self.issues.topic(issue, begins=begins, ends=ends)
        return [(actor, stance, topic, toward), *((actor, said, self.issues.topic(c, begins=c), toward) for c in more)]

    def _forgone(self, verb: int) -> bool:
        """True for what somebody does not do, but something else: "resigned rather than defend the deal", "fled instead of backing it"."""
        text = self.text
        return any(
            text.lower[c] in ("rather", "instead")
            and text.lower[c + 1] in ("than", "of")
            and text.subtree(verb)[0] == c < verb
            for c in text.children[verb]
        )

    def _stopped(self, verb: int) -> bool:
        """True for what somebody stops doing: "will stop backing the rebels"."""
        text, above = self.text, self.text.heads[verb]
        stops = above >= 0 and text.relations[verb] == "xcomp" and text.lemmas[above].lower() in _STOPPING
        return stops and text.lower[verb].endswith("ing") and not negates(text, above)

    def _given_up(self, noun: int) -> bool:
        """True for what somebody gives up or is to give up: "drop its demand", "abandon its bid"."""
        text, above = self.text, self.text.heads[noun]
        if above < 0 or text.relations[noun] != "obj":
            return False
        parted = text.lemmas[above].lower() == "give" and any(text.lower[c] == "up" for c in text.children[above])
        return (parted or text.lemmas[above].lower() in _GIVING_UP) and not negates(text, above)

    def _dropped(self, noun: int) -> bool:
        """True for a stand that somebody gives up: "dropped its objections to the budget", "lifted its veto on the talks"."""
        text, above = self.text, self.text.heads[noun]
        given_up = above >= 0 and text.relations[noun] == "obj" and text.lemmas[above].lower() in _GIVING_UP
        yet = text.feat(above, "VerbForm") == "Inf" if given_up else False  # "would drop its objection" has not
        if yet and text.heads[above] >= 0 and text.relations[above] == "xcomp":
            yet = text.lemmas[text.heads[above]].lower() not in ("agree", "decide", "offer", "promise")
        return given_up and not yet and not negates(text, above)

    def _in_question(self, token: int) -> bool:
        """True in a sentence that asks: "Is she going to back the deal?"."""
        sentence = self.text.sentences[self.text.sentence_of[token]]
        return "?" in self.text.words[max(token, sentence.last - 3) : sentence.last]

    def _summed(self, token: int, verb: int) -> Topic:
        """The words that a noun sums up, up to it: "recognise the republic" of "would recognise the republic, a step that …"."""
        return self.issues.topic(verb, begins=verb, ends=self.text.subtree(self.text.heads[token])[0])

    def _known(self, token: int, pos: str, lemma: str) -> tuple[tuple[Stance, tuple[str, ...]] | None, bool]:
        """The row of the table for a word, and whether it is a state somebody is in: "is committed", "was opposed"."""
        text, stances = self.text, self.words.stances
        state = stances.get(("adj", text.lower[token]))
        passive = pos == "verb" and state is not None and self.grammar.is_passive(token)
        if passive and state is not None and ("by:" in state[1] or not self.grammar.agents(token)):
            return state, True  # "was opposed", "was heartened by their help"
        if pos == "verb" and state is not None and text.feat(token, "VerbForm") == "Part":
            helped = any(text.relations[c] == "aux" for c in text.children[token])
            if not helped:
                return state, False
        known = stances.get((pos, lemma))
        if known is None and pos == "adj":
            known = state
        return known, False

    def _names_stand(self, token: int, pos: str) -> bool:
        """True for a verb whose object is a stance that is read as such: "reaffirmed its commitment to the treaty"."""
        text = self.text
        if pos != "verb" or text.lemmas[token].lower() not in _VOICING:
            return False
        nouns = [c for c in text.children[token] if text.relations[c] == "obj" and text.upos[c] == "NOUN"]
        return any(
            ("noun", text.lemmas[n].lower()) in self.words.stances
            and self.issues.issue(n, self.words.stances["noun", text.lemmas[n].lower()][1]) is not None
            for n in nouns
        )

    def _former(self, token: int) -> bool:
        """True for what is told as over: "had opposed", "previously backed", "no longer objects", "used to support"."""
        text = self.text
        near = [*text.children[token], *(c for a in text.path(token)[1:2] for c in text.children[a])]
        words = {text.lower[c] for c in near if text.relations[c] in ("aux", "advmod")}
        if any(text.lower[c] == "longer" for c in text.children[token]):
            return True
        head = text.heads[token]
        if head >= 0 and text.lemmas[head].lower() == "use" and text.relations[token] == "xcomp":
            return True
        own = {text.lower[c] for c in text.children[token] if text.relations[c] in ("aux", "advmod")}
        return "had" in own or (bool(words & _FORMERLY) and text.feat(token, "Tense") == "Past")

    def _progressive(self, token: int) -> bool:
        return self.text.lower[token].endswith("ing")

    def _felt_by(self, token: int) -> str | None:
        """Who is in a state told as a passive: "the Philippines was still committed to a settlement"."""
        return self.holders.first(self.grammar.patients(token))
