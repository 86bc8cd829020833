"""Positions: where actors stand, from the verbs, adjectives and nouns of stance with their subjects."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.facts.claims import Claim
from chancery.facts.events import Topic
from chancery.facts.positions import Position, Stance
from chancery.facts.spans import overlap
from chancery.knowledge.attribution import WordTables, word_tables
from chancery.knowledge.tables import Tables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.issues import Issues, negates

_TURNED: dict[Stance, Stance] = {"supports": "opposes", "seeks": "opposes", "committed": "opposes"}
_POS = {"VERB": "verb", "ADJ": "adj", "NOUN": "noun"}
_LABELS = frozenset({"know", "describe", "see", "regard", "consider"})
_JUDGING = frozenset(
    "call describe brand label denounce dismiss characterize characterise term dub deem see regard view consider find".split()
)
_FORMERLY = frozenset({"previously", "formerly", "once", "initially", "originally", "earlier"})
_COURTESIES = frozenset({"gratitude", "thanks", "condolence", "greeting", "congratulations", "appreciation"})
_DECIDING = frozenset({"decide", "say", "make", "determine", "choose"})
_LEADING = frozenset("threaten vow continue decide vote choose agree remain seem appear pledge".split())
_ENDING = frozenset("stop halt end cease abandon scrap drop cancel refrain suspend".split())
Stand = tuple[str, Stance, Topic, str | None]


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
        self.issues = Issues(self.grammar, cast)

    def read(self, claims: list[Claim]) -> list[Position]:
        """All positions, each stance of an actor on an issue once."""
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
        return out

    def _at(self, token: int) -> list[Stand]:
        text = self.text
        pos = _POS.get(text.upos[token])
        if pos is None:
            return []
        lemma = text.lemmas[token].lower()
        if pos == "verb" and lemma in _LABELS and (found := self._characterised(token)):
            return found
        if pos == "verb" and lemma in _DECIDING and (open_ := self._yet_to(token)):
            return open_
        if pos == "verb" and lemma in _JUDGING and (judged := self._judged(token)):
            return judged
        known, felt = self._known(token, pos, lemma)
        if known is None or self._of_source(token):
            return []
        stance, arguments = known
        issue = self.issues.issue(token, arguments)
        if issue is None or self._says_nothing(issue, stance) or self._mooted(token):
            return []
        actor = self._felt_by(token) if felt else self._actor(token, pos)
        if actor is None:
            return []
        if pos == "verb" and not felt and not self._standing(token):
            return []
        toward = self._toward(token, actor)
        if negates(self.text, token):
            if stance not in _TURNED:
                return []
            stance = _TURNED[stance]
        elif stance == "seeks" and text.upos[issue] in ("VERB", "AUX"):
            if negates(self.text, issue):
                stance = "opposes"
            elif text.lemmas[issue].lower() in _ENDING and (ended := self._ended(issue)) is not None:
                stance, issue = "opposes", ended
        if stance == "undecided" and pos == "verb" and not self._progressive(token):
            return []
        return [(actor, stance, self.issues.topic(issue), toward)]

    def _known(self, token: int, pos: str, lemma: str) -> tuple[tuple[Stance, tuple[str, ...]] | None, bool]:
        """The row of the table for a word, and whether it is a state somebody is in: "is committed", "was opposed"."""
        text, stances = self.text, self.words.stances
        state = stances.get(("adj", text.lower[token]))
        if pos == "verb" and state is not None and self.grammar.is_passive(token) and not self.grammar.agents(token):
            return state, True
        helped = any(text.relations[c] == "aux" for c in text.children[token])
        if pos == "verb" and state is not None and text.feat(token, "VerbForm") == "Part" and not helped:
            return state, False
        known = stances.get((pos, lemma))
        if known is None and pos == "adj":
            known = state
        return known, False

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

    def _says_nothing(self, issue: int, stance: Stance) -> bool:
        """True for an "it" or "nothing" that names no issue, and for a report or charge that is rejected, which is a denial."""
        text = self.text
        if text.upos[issue] == "PRON" and text.lower[issue] not in ("what", "that"):
            return True
        if stance == "opposes" and text.lemmas[issue].lower() in self.words.reports:
            return True
        return text.lower[issue] == "reverse" or text.lemmas[issue].lower() in _COURTESIES

    def _mooted(self, token: int) -> bool:
        """True for a stand that somebody may take: "Russia may veto the draft"."""
        return any(self.text.lower[c] in ("may", "might") for c in self.text.children[token])

    def _yet_to(self, token: int) -> list[Stand]:
        """ "has yet to decide on the offer", "has yet to say whether it will come", "has not decided whether to come"."""
        text = self.text
        near = [token, text.heads[token]] if text.heads[token] >= 0 else [token]
        waiting = any(text.lower[c] == "yet" for n in near for c in text.children[n]) or negates(self.text, token)
        if not waiting:
            return []
        issue = next(
            (
                c
                for c in text.children[token]
                if text.relations[c] in ("ccomp", "xcomp")
                and any(text.lower[m] in ("whether", "if") for m in text.children[c])
            ),
            None,
        )
        if issue is None:
            below = [token, *(c for c in text.children[token] if text.relations[c] in ("obj", "xcomp"))]
            issue = next((t for n in below for p, t in self.grammar.obliques(n) if p in ("on", "about", "over")), None)
        actor = self._actor(token, "verb")
        return [(actor, "undecided", self.issues.topic(issue), None)] if issue is not None and actor is not None else []

    def _of_source(self, token: int) -> bool:
        """True for "asked not to be named", which is no stand on anything."""
        text = self.text
        return any(
            text.lemmas[c].lower() in ("name", "identify", "quote") and text.relations[c] in ("xcomp", "ccomp")
            for c in text.children[token]
        )

    def _progressive(self, token: int) -> bool:
        return self.text.lower[token].endswith("ing")

    def _felt_by(self, token: int) -> str | None:
        """Who is in a state told as a passive: "the Philippines was still committed to a settlement"."""
        return self._first_actor(self.grammar.patients(token))

    def _ended(self, verb: int) -> int | None:
        """What somebody wants ended: arms sales in "urged the United States to stop arms sales"."""
        patients = self.grammar.patients(verb)
        return patients[0] if patients else None

    def _judged(self, token: int) -> list[Stand]:
        """A verdict that says where one stands: 'called the drill "a provocation"', "described the plan as useless"."""
        text = self.text
        objects = [c for c in text.children[token] if text.relations[c] == "obj"]
        last = min(text.subtree(token)[1], text.sentences[text.sentence_of[token]].last)
        verdicts = {text.lemmas[t].lower() for t in range(token + 1, last)} | set(text.lower[token + 1 : last])
        stance = next((self.words.verdicts[w] for w in sorted(verdicts) if w in self.words.verdicts), None)
        actor = self._actor(token, "verb")
        if stance is None or actor is None or not objects:
            return []
        return [(actor, stance, self.issues.topic(objects[0]), None)]

    def _toward(self, token: int, actor: str) -> str | None:
        """Whom a stand is addressed to: "urged the United States to", "demands guarantees from Moscow"."""
        near = list(self.grammar.objects(token))
        near += [
            t
            for p, t in self.grammar.obliques(token)
            if p in ("with", "from", "on", "upon", "toward", "towards", "against")
        ]
        for word in near:
            mention = self.cast.at(word)
            if mention is not None and mention.actors and mention.form != "place" and mention.actors[0] != actor:
                return mention.actors[0]
        return None

    def _standing(self, token: int) -> bool:
        """False for an infinitive or participle that states nobody's stance of its own."""
        text = self.text
        if text.feat(token, "VerbForm") == "Inf":
            if text.relations[token] == "conj" and text.heads[token] >= 0:
                return self._standing(text.heads[token])
            if text.relations[token] == "xcomp" and text.lemmas[text.heads[token]].lower() in _LEADING:
                return not self._mooted(text.heads[token])
            return any(text.relations[c] == "aux" for c in text.children[token])
        return text.relations[token] != "amod"

    def _actor(self, token: int, pos: str) -> str | None:
        text, grammar = self.text, self.grammar
        subjects: list[int]
        if pos == "noun":
            subjects = [
                c
                for c in text.children[token]
                if text.relations[c] == "nmod:poss"
                or (text.relations[c] in ("amod", "compound") and self.cast.at(c) is not None)
            ]
            subjects += [c for c in text.children[token] if text.relations[c].startswith("nsubj") and not subjects]
            subjects += [t for p, t in grammar.obliques(token) if p in ("of", "by", "from") and not subjects]
            head = text.heads[token]
            if (
                not subjects
                and head >= 0
                and text.upos[head] in ("VERB", "AUX")
                and not text.relations[token].startswith("obl")
            ):
                subjects = list(grammar.subjects(head))
            if subjects and head >= 0 and text.upos[head] == "VERB" and self._first_actor(subjects) is None:
                subjects = list(grammar.subjects(head))
        else:
            subjects = list(grammar.subjects(token))
        return self._first_actor(subjects)

    def _first_actor(self, words: Sequence[int]) -> str | None:
        """The first actor that the words name or belong to: "Turkish" of "Turkish objections"; "it" is whoever acted before."""
        text = self.text
        for word in words:
            mention = self.cast.at(word)
            if mention is not None and mention.actors and mention.form != "place":
                return mention.actors[0]
            for child in text.children[word]:
                inner = self.cast.at(child)
                if inner is not None and inner.actors and text.relations[child] in ("amod", "nmod:poss", "compound"):
                    return inner.actors[0]
            if text.lower[word] == "it" and (before := self._acted_before(word)) is not None:
                return before
        return None

    def _acted_before(self, word: int) -> str | None:
        """The state or body that is the subject nearest before an "it", in its sentence or the one before."""
        text = self.text
        first = text.sentences[max(text.sentence_of[word] - 1, 0)].first
        for token in range(word - 1, first - 1, -1):
            mention = self.cast.at(token)
            if (
                mention is not None
                and mention.head == token
                and text.relations[token].startswith("nsubj")
                and len(mention.actors) == 1
                and mention.actors[0].startswith(("state:", "body:", "org:"))
            ):
                return mention.actors[0]
        return None

    def _characterised(self, token: int) -> list[Stand]:
        """ "known for her hawkish views", "often described as a cautious nationalist"."""
        text, grammar = self.text, self.grammar
        if text.feat(token, "Tense") != "Past" or text.relations[token] not in (
            "acl",
            "acl:relcl",
            "root",
            "advcl",
            "parataxis",
            "conj",
            "ccomp",
        ):
            return []
        phrase = next((t for p, t in grammar.obliques(token) if p in ("for", "as")), None)
        if phrase is None or text.upos[phrase] not in ("NOUN", "ADJ"):
            return []
        people = grammar.patients(token) or ([text.heads[token]] if text.heads[token] >= 0 else [])
        for person in people:
            mention = self.cast.at(person)
            if (
                mention is not None
                and mention.actors
                and mention.actors[0].startswith(("person:", "office:", "state:"))
            ):
                return [(mention.actors[0], "characterised", self.issues.topic(phrase), None)]
        return []
