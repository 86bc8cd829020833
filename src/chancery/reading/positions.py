"""Positions: where actors stand, from the verbs, adjectives and nouns of stance with their subjects."""

from __future__ import annotations

from chancery.facts.claims import Claim
from chancery.facts.events import Topic
from chancery.facts.positions import Position, Stance
from chancery.facts.spans import overlap
from chancery.knowledge.attribution import WordTables, word_tables
from chancery.knowledge.tables import Tables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast

_TURNED: dict[Stance, Stance] = {"supports": "opposes", "seeks": "opposes", "committed": "opposes"}
_POS = {"VERB": "verb", "ADJ": "adj", "NOUN": "noun"}
_OBJECTS = frozenset({"obj", "xcomp", "ccomp", "advcl", "csubj"})
_BELOW = {"VERB": ("advcl",), "ADJ": ("advcl",), "NOUN": ("acl", "advcl")}
_LABELS = frozenset({"know", "describe", "see", "regard", "consider"})


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
                        claims=behind,
                        confidence=round(self.text.certainty[token], 3),
                    )
                )
        return out

    def _at(self, token: int) -> list[tuple[str, Stance, Topic, str | None]]:
        text = self.text
        pos = _POS.get(text.upos[token])
        if pos is None:
            return []
        lemma = text.lemmas[token].lower()
        if pos == "verb" and lemma in _LABELS:
            return self._characterised(token)
        known = self.words.stances.get((pos, lemma))
        if known is None and pos in ("verb", "adj"):
            known = self.words.stances.get(("adj", text.lower[token]))
            if (
                known is not None
                and pos == "verb"
                and not self.grammar.is_passive(token)
                and text.feat(token, "VerbForm") != "Part"
            ):
                known = None
        if known is None:
            return []
        stance, arguments = known
        issue = self._issue(token, arguments)
        if issue is None:
            return []
        actor = self._actor(token, pos)
        if actor is None:
            return []
        if pos == "verb" and not self._standing(token):
            return []
        if self._negated(token):
            if stance not in _TURNED:
                return []
            stance = _TURNED[stance]
        elif stance == "seeks" and text.upos[issue] in ("VERB", "AUX") and self._negated(issue):
            stance = "opposes"
        return [(actor, stance, self._topic(issue), None)]

    def _standing(self, token: int) -> bool:
        """False for an infinitive or participle that states nobody's stance of its own."""
        text = self.text
        if text.feat(token, "VerbForm") == "Inf":
            if text.relations[token] == "conj" and text.heads[token] >= 0:
                return self._standing(text.heads[token])
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
        else:
            subjects = list(grammar.subjects(token))
        for subject in subjects:
            mention = self.cast.at(subject)
            if mention is not None and mention.actors and mention.form != "place":
                return mention.actors[0]
            for child in text.children[subject]:
                inner = self.cast.at(child)
                if inner is not None and inner.actors and text.relations[child] in ("amod", "nmod:poss", "compound"):
                    return inner.actors[0]
        return None

    def _issue(self, token: int, arguments: tuple[str, ...]) -> int | None:
        text, grammar = self.text, self.grammar
        for argument in arguments:
            if argument == "subject":
                return self._priority(token)
            if argument == "comp":
                for child in text.children[token]:
                    relation = text.relations[child]
                    if (relation in ("xcomp", "ccomp") and text.upos[child] in ("VERB", "AUX")) or (
                        relation in _BELOW.get(text.upos[token], ())
                        and child > token
                        and text.feat(child, "VerbForm") == "Inf"
                    ):
                        return child
            elif argument.startswith("obj"):
                particle = argument[4:]
                if particle and not any(text.lower[c] == particle for c in text.children[token]):
                    continue
                for child in text.children[token]:
                    if text.relations[child] == "obj":
                        meant = grammar.objects(token)
                        return meant[0] if meant and text.upos[child] == "PRON" else child
            else:
                for preposition, phrase in grammar.obliques(token):
                    if f"{preposition}:" == argument:
                        return phrase
        return None

    def _priority(self, token: int) -> int | None:
        """What a priority is: "has made strengthening ties a top priority", "its priority is the safety of the crew"."""
        text = self.text
        head = text.heads[token]
        if head < 0:
            return None
        if text.lemmas[head].lower() == "make":
            return next((c for c in text.children[head] if head < c < token and text.relations[c] in _OBJECTS), None)
        if text.relations[token].startswith("nsubj") and any(text.relations[c] == "cop" for c in text.children[head]):
            return head
        return None

    def _topic(self, head: int) -> Topic:
        """The issue as the words below its head, without mark, preposition and trailing clauses."""
        text = self.text
        first, last = text.subtree(head)
        if last - first > 24:
            last = min(last, head + 16)
            first = max(first, head - 10)
        for child in text.children[head]:
            if child < head and text.relations[child] in ("case", "mark"):
                first = max(first, child + 1)
            if child > head and text.relations[child] in ("parataxis", "punct", "acl:relcl", "appos"):
                last = min(last, text.subtree(child)[0], child)
        if text.upos[head] in ("VERB", "AUX") and self._negated(head):
            first = max(first, head)
        elif text.relations[head] in ("xcomp", "ccomp", "advcl"):
            first = min(first, self._whose(head))
        while last > head + 1 and text.upos[last - 1] == "PUNCT":
            last -= 1
        while first < head and text.upos[first] == "PUNCT":
            first += 1
        start, end = text.span(first, max(last, head + 1))
        return Topic(label=text.source[start:end], span=(start, end))

    def _whose(self, clause: int) -> int:
        """Where "the meeting to take place" begins: the noun that stands between the verb of stance and the clause."""
        text = self.text
        above = text.heads[clause]
        for child in text.children[above] if above >= 0 else ():
            relation = text.relations[child]
            if above < child < clause and (
                relation in ("obj", "iobj") or (relation in ("nsubj", "obl") and text.upos[child] == "NOUN")
            ):
                first = text.subtree(child)[0]
                return first + 1 if text.lower[first] in ("for", "on", "upon", "to") else first
        return clause

    def _negated(self, token: int) -> bool:
        text = self.text
        return any(
            text.lower[c] in ("not", "n't", "n’t", "never", "no") and text.relations[c] in ("advmod", "det")
            for c in text.children[token]
        )

    def _characterised(self, token: int) -> list[tuple[str, Stance, Topic, str | None]]:
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
                return [(mention.actors[0], "characterised", self._topic(phrase), None)]
        return []
