"""Idioms of stands: told by a verb with a noun or particle of its own, or by the manner in which a thing is met."""

from __future__ import annotations

from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.goals import Stand
from chancery.reading.holders import Holders
from chancery.reading.issues import Issues
from chancery.reading.negation import negates

_BESIDE = frozenset({"obj", "compound:prt", "advmod", "obl", "obl:unmarked", "advcl", "xcomp"})
_MEETING = frozenset({"greet", "meet", "receive", "view", "regard", "treat", "watch", "see", "hear", "eye", "follow"})
_ANSWERING = frozenset({"react", "respond", "look", "reply"})
_NEGATED = frozenset({"see", "have"})
"""What says something only with a "no" of its own: "sees no need for sanctions", "has no truck with the rebels"."""
_OTHERS = frozenset(
    "threat resignation concern criticism fear doubt warning objection protest complaint report question".split()
)
"""What is brushed aside of another's, by which one stands on nothing."""
_DENYING = frozenset({"need", "reason", "point", "place", "room", "truck", "interest", "alternative"})

_WATCHFUL = frozenset("wary watchful suspicious nervous anxious cautious worried jealous".split())
"""What an eye is that is kept on a thing out of worry, and not only to see it."""
_BUILT = frozenset("wall fence window embassy consulate mission building hall office house room bank".split())
"""Where a door is closed, or what is stood against, in the plain sense of the words."""
_PLAIN = frozenset({"door", "up"})


class StandIdioms:
    """Reads the idioms of one text."""

    def __init__(self, grammar: Grammar, issues: Issues, holders: Holders, words: WordTables) -> None:
        self.grammar, self.text, self.issues, self.holders = grammar, grammar.text, issues, holders
        self.idioms: dict[str, dict[str, list[tuple[Stance, tuple[str, ...]]]]] = {}
        for phrase, stance, arguments in words.idioms:
            verb, _, beside = phrase.partition(" ")
            self.idioms.setdefault(verb, {}).setdefault(beside, []).append((stance, arguments))
        self.manners = {word: row for (pos, word), row in words.stances.items() if pos == "manner"}

    def read(self, verb: int, lemma: str) -> list[Stand]:
        """The stand that an idiom tells: "took issue with the plan", "backed out of the treaty", "reacted angrily to the raid",
        "greeted the proposal with caution".
        """
        if self.text.upos[verb] != "VERB" or negates(self.text, verb) or self.holders.is_mooted(verb):
            return []
        return self._idiom(verb, lemma) or self._met(verb, lemma) or self._answered(verb, lemma)

    def _idiom(self, verb: int, lemma: str) -> list[Stand]:
        text, known = self.text, self.idioms.get(lemma)
        if known is None:
            return []
        for child in text.children[verb]:
            if child < verb or text.relations[child] not in _BESIDE:
                continue
            word = text.lemmas[child].lower()
            told = [f"{text.lower[c]} {word}" for c in text.children[child] if text.relations[c] == "amod"]
            for name in dict.fromkeys((*told, word, text.lower[child])):
                if (lemma, name) == ("keep", "eye") and not any(
                    text.lower[c] in _WATCHFUL for c in text.children[child]
                ):
                    continue
                for stance, arguments in known.get(name, ()):
                    no = any(text.lower[c] in ("no", "little", "any") for c in text.children[child])
                    if no != (lemma in _NEGATED and name in _DENYING):
                        continue
                    issue = self._issue(verb, child, arguments)
                    built = name in _PLAIN and issue is not None and text.lemmas[issue].lower() in _BUILT
                    if issue is not None and not built:
                        return self._stand(verb, stance, issue)
        for preposition, noun in self.grammar.obliques(verb):
            first, _, rest = preposition.partition(" ")  # "backed out of the treaty"
            for stance, arguments in known.get(first, ()) if rest else ():
                if f"{rest}:" in arguments and text.upos[noun] != "PRON":
                    return self._stand(verb, stance, noun)
        return []

    def _issue(self, verb: int, beside: int, arguments: tuple[str, ...]) -> int | None:
        """What an idiom is about: behind a preposition that hangs on either of its words, or the object of its verb."""
        text = self.text
        for argument in arguments:
            if argument == "obj":
                thing = next(
                    (c for c in text.children[verb] if text.relations[c] in ("obj", "iobj") and c != beside), None
                )
                if thing is None and text.relations[beside] != "obj":
                    thing = next(iter(self.grammar.objects(verb)), None)
                if thing is not None and text.upos[thing] != "PRON" and text.lemmas[thing].lower() not in _OTHERS:
                    return thing
            elif argument == "comp":
                clause = next(
                    (c for c in text.children[beside] if text.feat(c, "VerbForm") == "Inf" and c > beside), None
                )
                if clause is not None:
                    return clause
            else:
                for preposition, noun in (*self.grammar.obliques(beside), *self.grammar.obliques(verb)):
                    if f"{preposition}:" == argument and noun > beside and text.upos[noun] != "PRON":
                        return noun
                for clause in (*text.children[beside], *text.children[verb]):
                    mark = next((text.lower[c] for c in text.children[clause] if text.relations[c] == "mark"), "")
                    if clause > beside and f"{mark}:" == argument and text.lower[clause].endswith("ing"):
                        return clause  # "has no interest in joining the pact"
        return None

    def _met(self, verb: int, lemma: str) -> list[Stand]:
        """ "Prague greeted the proposal with caution", "the raid was met with fury by Quito"."""
        if lemma not in _MEETING:
            return []
        manner = next(
            (
                self.manners[self.text.lemmas[t].lower()][0]
                for p, t in self.grammar.obliques(verb)
                if p == "with" and self.text.lemmas[t].lower() in self.manners
            ),
            None,
        )
        thing = next(iter(self.grammar.patients(verb)), None)
        if manner is None or thing is None or self.text.upos[thing] not in ("NOUN", "PROPN"):
            return []
        return self._stand(verb, manner, thing)

    def _answered(self, verb: int, lemma: str) -> list[Stand]:
        """ "Lima reacted angrily to the raid", "Tashkent looks favourably on the reform"."""
        if lemma not in _ANSWERING:
            return []
        text = self.text
        how = next(
            (
                self.manners[text.lower[c]]
                for c in text.children[verb]
                if text.lower[c] in self.manners and text.relations[c] == "advmod"
            ),
            None,
        )
        if how is None:
            how = next(
                (
                    (self.manners[text.lemmas[t].lower()][0], ("to:",))
                    for p, t in self.grammar.obliques(verb)
                    if p == "with" and text.lemmas[t].lower() in self.manners
                ),
                None,
            )
        if how is None:
            return []
        thing = next((t for p, t in self.grammar.obliques(verb) if f"{p}:" in how[1]), None)
        return self._stand(verb, how[0], thing) if thing is not None and text.upos[thing] != "PRON" else []

    def _stand(self, verb: int, stance: Stance, issue: int) -> list[Stand]:
        actor = self.holders.holder(verb, "verb")
        if actor is None or not self.holders.is_stated(verb, "verb"):
            return []
        return [(actor, stance, self.issues.topic(issue), None)]
