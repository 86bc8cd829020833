"""Referents: the noun phrase that "they" and "it" take up, whether it names an actor or nobody at all."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.language.text import Text
from chancery.reading.cast import Cast
from chancery.reading.control import OBJECT_CONTROL
from chancery.reading.coreference import PLURAL
from chancery.reading.referent_words import (
    AGENCIES,
    CHARGING,
    DOING,
    HUMAN,
    MANNED,
    MEASURES,
    OF_BODIES,
    OWNED,
    OWNERS,
    PLEAS,
    RELATED,
    TREATED,
    TRESPASSES,
)
from chancery.reading.speakers import SAYING

_REACH = 2
"""How many sentences back a phrase is taken up by a pronoun."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_INSIDE = frozenset(
    {"compound", "flat", "amod", "det", "case", "nummod", "fixed", "goeswith", "advmod", "punct", "cop"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by its head, with the actors that it stands for: none for "the missiles"."""

    head: int
    actors: tuple[str, ...]
    score: float


class ReferentReader:
    """Weighs the noun phrases before a pronoun; `nobody` are the pronouns that stand for no actor."""

    def __init__(self, text: Text, cast: Cast, quoted: dict[int, int]) -> None:
        self.text, self.cast, self.quoted = text, cast, quoted
        self.nobody: set[int] = set()

    def plural(self, i: int) -> Phrase | None:
        """The phrase that "they", "their", "them" at token `i` take up; None where nothing plural stands near.

        "FBI agents pushed ahead with their inquiry": the agents, who are the FBI's.
        """
        return self._best(i, True)

    def both(self, i: int) -> Phrase | None:
        """The two of whom one addresses the other in the clause above: of "Turkey warned Armenia that their border" both."""
        text = self.text
        for token in text.path(i)[1:]:
            verb = text.heads[token]
            if verb < 0 or text.relations[token] not in ("ccomp", "advcl", "xcomp", "parataxis", "conj"):
                continue
            ends = [
                (c, m)
                for c in text.children[verb]
                if c < i and (text.relations[c] in ("nsubj", "obj", "iobj") or self._beside(c))
                if (m := self.cast.at(c)) is not None and m.form != "place" and len(m.actors) == 1
            ]
            actors = tuple(dict.fromkeys(a for _, m in ends for a in m.actors))
            if len(actors) == 2 and {text.relations[c] for c, _ in ends} >= {"nsubj"}:
                return Phrase(ends[0][0], actors, 0.7)
        return None

    def _beside(self, t: int) -> bool:
        """True for one with whom something is done: "spoke with Duda", "agreed with Oslo"."""
        text = self.text
        return text.relations[t] == "obl" and any(
            text.relations[c] == "case" and text.lower[c] in ("with", "to") for c in text.children[t]
        )

    def neuter(self, i: int) -> Phrase | None:
        """The phrase that "it", "its" at token `i` take up: of "The airline said it" the airline, who is nobody."""
        return self._best(i, False)

    def _best(self, i: int, plural: bool) -> Phrase | None:
        text = self.text
        number = text.sentence_of[i]
        first = text.sentences[max(0, number - _REACH)].first
        above = self._above(i) - self._described(i)
        barred = self._barred(i)
        best: Phrase | None = None
        agentive = self.agentive(i)
        chaired = text.relations[i] == "nmod:poss" and not plural and self._of_a_body(i)
        treated = text.relations[i] in ("obj", "nsubj:pass") and text.lemmas[text.heads[i]].lower() in TREATED
        for t in range(i - 1, first - 1, -1):
            if t in barred or t in above:
                continue
            pronoun = text.lower[t] in PLURAL if plural else text.lower[t] in ("it", "its", "itself")
            if not pronoun and not self._is_head(t) and (plural or not self._owner(t)):
                continue
            if pronoun and text.relations[t].startswith("expl"):
                continue
            score = self._fits(t, plural, pronoun)
            if score is None:
                continue
            score += self._salience(t, i, number, above)
            actors = self._actors(t, plural)
            if pronoun:
                actors = m.actors if (m := self.cast.at(t)) is not None else ()
                if not actors and t not in self.nobody:
                    continue
            if treated and actors:
                score -= 2.0
            if chaired and actors:
                score += 1.5 if actors[0].startswith("org:") else -1.5
            if actors and text.lower[i - 1] == "as" and 0 < i - 1 - t <= 2:
                score += 1.5
            if agentive:
                score += 0.0 if actors else -0.6 if self._animate(t, plural) else -1.4
            if best is None or score > best.score:
                best = Phrase(t, tuple(dict.fromkeys(actors)), score)
        if best is not None and not best.actors:
            self.nobody.add(i)
        return best

    # -- what can be meant ---------------------------------------------------------------------------------------------

    def _of_a_body(self, i: int) -> bool:
        """True for what organisations have and states have not: "its director-general", "its secretariat", "its member states"."""
        words = [w for w in self.text.lower[i + 1 : i + 4] if w != "-"]
        return words[:1] == ["secretariat"] or " ".join(words[:2]) in OF_BODIES

    def _issues(self, t: int) -> bool:
        """True for the one whose words or wish a noun is: "signals from Syria that it wants", "Syria's demand that its"."""
        text = self.text
        if text.relations[t] == "nmod:poss":
            return any(text.relations[c] in ("acl", "ccomp") for c in text.children[text.heads[t]])
        return text.relations[t] == "nmod" and any(text.lower[c] in ("from", "by") for c in text.children[t])

    def _owner(self, t: int) -> bool:
        """True for the state of which an adjective speaks: Iran in "Iranian officials say it will"."""
        mention = self.cast.at(t)
        return (
            mention is not None
            and mention.form in ("adjective", "name")
            and self.text.relations[t] in ("amod", "compound")
        )

    def _is_head(self, t: int) -> bool:
        text = self.text
        if text.upos[t] not in ("NOUN", "PROPN") and not (
            text.upos[t] in ("ADJ", "NUM") and text.relations[t] in (*_SUBJECTS, "obj", "obl", "conj")
        ):
            return False
        return text.relations[t].partition(":")[0] not in _INSIDE

    def _barred(self, i: int) -> set[int]:
        """Tokens that a pronoun cannot take up: the subject of its own clause, where it is an object of it, and what it
        belongs to itself."""
        text = self.text
        out: set[int] = set()
        relation, verb = text.relations[i], text.heads[i]
        owned = text.heads[verb] if relation == "nmod:poss" and verb >= 0 and text.relations[verb] == "obj" else -1
        if owned >= 0 and text.lemmas[owned].lower() in TRESPASSES:
            out.update(c for c in text.children[owned] if text.relations[c] in _SUBJECTS)
        if (number := self.quoted.get(i)) is not None:
            for token in text.path(i):
                if self.quoted.get(token) != number and text.lemmas[token].lower() in SAYING:
                    out.update(
                        c for c in text.children[token] if text.relations[c] in _SUBJECTS and c not in self.quoted
                    )
        if relation.partition(":")[0] in ("obj", "iobj", "obl") and not text.lower[i].endswith(("self", "selves")):
            for _ in range(4):
                if verb < 0:
                    break
                subjects = [c for c in text.children[verb] if text.relations[c] in _SUBJECTS]
                out.update(subjects)
                out.update(
                    c for s in subjects for c in text.children[s] if text.relations[c] in ("conj", "appos", "flat")
                )
                if verb == text.heads[i]:
                    out.update(c for c in text.children[verb] if text.relations[c] in ("obj", "iobj") and c < i)
                if subjects or text.relations[verb] not in ("xcomp", "conj", "advcl", "acl"):
                    break
                if text.relations[verb] == "acl":
                    out.add(text.heads[verb])
                verb = text.heads[verb]
        return out

    def _fits(self, t: int, plural: bool, pronoun: bool) -> float | None:
        """How well a phrase agrees in number and kind; None where it does not."""
        text = self.text
        if pronoun:
            return 0.7
        lemma = text.lemmas[t].lower()
        mention = self.cast.at(t)
        if mention is None and (lemma in MEASURES or (text.upos[t] == "NUM" and lemma.isdigit())):
            return None
        joined = [c for c in text.children[t] if text.relations[c] == "conj" and text.upos[c] in ("NOUN", "PROPN")]
        one = mention is not None and len(mention.actors) == 1 and mention.actors[0].startswith(("state:", "org:"))
        one = one and mention is not None and mention.form in ("name", "metonym", "place") and mention.head == t
        many = (text.feat(t, "Number") == "Plur" and not one) or lemma in ("people", "police") or self._listed(t)
        if plural:
            if mention is not None and len(mention.actors) > 1:
                return 0.9
            if joined and text.relations[t] != "conj":
                who = [c for c in (t, *joined) if (m := self.cast.at(c)) is not None and m.form != "place"]
                return 0.8 if len(who) > 1 else 0.3 if self._animate(t, True) else -0.3
            if many:
                return 0.7 if mention is not None or self._animate(t, True) else -0.6
            if (
                mention is not None
                and mention.form in ("common", "name", "group")
                and not mention.actors[0].startswith(("person:", "office:", "state:"))
            ):
                return -0.9
            if lemma in AGENCIES:
                return -0.9
            return -3.8 if mention is not None and mention.actors[0].startswith("state:") else None
        if many or (joined and text.relations[t] != "conj" and mention is None):
            return None
        if mention is not None:
            if len(mention.actors) != 1 or mention.actors[0].startswith(("person:", "office:")):
                return None
            lead = text.heads[t] if text.relations[t] == "conj" else t
            if (joined or lead != t) and text.relations[lead] in _SUBJECTS:
                return -1.6
            return -0.5 if text.relations[t] in ("amod", "compound") else 0.6 if mention.form != "place" else -0.2
        if text.upos[t] == "PROPN":
            label = next((n.label for n in self.text.names if n.first <= t < n.last), "")
            return None if label == "PER" else 0.3
        if self._person_noun(t):
            return None
        return 0.3 if lemma in AGENCIES else -0.3

    def _listed(self, t: int) -> bool:
        return self.text.upos[t] in ("ADJ", "NUM") and self.text.lower[t] in (
            "two",
            "three",
            "both",
            "others",
            "many",
            "several",
        )

    def _animate(self, t: int, plural: bool) -> bool:
        text = self.text
        lemma = text.lemmas[t].lower()
        if not plural:
            return lemma in AGENCIES or self.cast.at(t) is not None
        if self.cast.at(t) is not None or lemma in HUMAN or lemma in AGENCIES:
            return True
        return text.upos[t] == "NOUN" and text.lower[t].endswith(MANNED) and len(lemma) > 4

    def _person_noun(self, t: int) -> bool:
        lemma = self.text.lemmas[t].lower()
        if lemma in AGENCIES:
            return False
        return lemma in HUMAN or (lemma + "s").endswith(("ists", "ians", "mans", "womans", "persons"))

    def agentive(self, i: int) -> bool:
        """True where only somebody can be meant: "they said", "its troops"."""
        text = self.text
        relation, head = text.relations[i], text.heads[i]
        if head < 0:
            return False
        if relation in _SUBJECTS:
            return text.lemmas[head].lower() in DOING and relation != "nsubj:pass"
        return relation == "nmod:poss" and text.lemmas[head].lower() in OWNED

    # -- how near it is ------------------------------------------------------------------------------------------------

    def _salience(self, t: int, i: int, number: int, above: set[int]) -> float:
        text = self.text
        away = number - text.sentence_of[t]
        relation = text.relations[t]
        score = (0.0, -1.0, -2.3)[away]
        if relation == "conj" and text.heads[t] >= 0:
            relation = text.relations[text.heads[t]]
        verb = text.heads[t] if text.relations[t] != "conj" else text.heads[text.heads[t]]
        controlled = verb in above and self._controlled(verb, i)
        if relation in ("obj", "iobj") and controlled:
            score += 2.0
        elif relation in _SUBJECTS and controlled:
            score += 0.4
        elif relation in _SUBJECTS:
            score += 1.4
            if away and text.relations[verb] in ("root", "conj", "parataxis"):
                score += 0.3
            if not away and verb in above:
                score += 1.2 if text.relations[i] != "nmod:poss" or verb != text.heads[i] else 0.8
        elif relation in ("obj", "iobj"):
            score += 1.9 if text.relations[i] == "nsubj:pass" and away else 0.5
        elif relation == "obl:agent":
            score += 0.6
        elif verb in above and text.upos[verb] == "NOUN" and self._issues(t):
            score += 3.0 if text.lower[i].endswith(("self", "selves")) else 1.6
        elif relation in ("nmod:poss", "amod", "compound") and text.relations[verb] in _SUBJECTS:
            score += OWNERS.get(text.relations[i], 0.2) if text.heads[verb] in above else 0.3
        elif relation.startswith("nmod") and relation != "nmod:poss":
            score -= 0.2
        if text.relations[t] == "conj":
            score -= 0.3
        if t in self._described(i):
            score += 2.0
        if away and text.sentences[number].paragraph != text.sentences[text.sentence_of[t]].paragraph:
            score -= 0.1
        return score - 0.015 * min(i - t, 60)

    def _above(self, i: int) -> set[int]:
        """The words above a pronoun, not those of another clause beside its own: "Fiji signed it, and parliament ratified it"."""
        text = self.text
        out: set[int] = set()
        for token in text.path(i):
            out.add(token)
            beside = text.relations[token] in ("conj", "parataxis")
            if beside and any(text.relations[c] in _SUBJECTS and c != i for c in text.children[token]):
                break
        return out

    def _described(self, i: int) -> set[int]:
        """What a clause around the pronoun describes as its subject: Ghana in "Ghana, which has withdrawn its envoy"."""
        text = self.text
        out: set[int] = set()
        for token in text.path(i):
            above = text.heads[token]
            if text.relations[token] == "acl:relcl" and above >= 0:
                led = [c for c in text.children[token] if text.relations[c] in _SUBJECTS]
                if led and text.lower[led[0]] in ("which", "who", "that") and led[0] != i:
                    listed = [c for c in text.children[above] if text.relations[c] == "conj" and c < token]
                    out.add(listed[-1] if listed else above)
        return out

    def _controlled(self, verb: int, i: int) -> bool:
        """True where a verb has its object do what the clause with the pronoun says: "urged Chile to pull its troops back",
        "accused Chile of moving its troops", "will strike Chile unless it pulls back".
        """
        text = self.text
        clause = next((t for t in text.path(i)[1:] if text.heads[t] == verb), -1)
        if clause < 0 or not any(text.relations[c] in ("obj", "iobj") and c < clause for c in text.children[verb]):
            return False
        relation, lemma = text.relations[clause], text.lemmas[verb].lower()
        if text.relations[i] == "nmod:poss" and text.lemmas[text.heads[i]].lower() in PLEAS:
            return False  # "asked the court to hear its claim"
        marks = {text.lower[c] for c in text.children[clause] if text.relations[c] in ("mark", "case")}
        if relation in ("xcomp", "ccomp") and ("to" in marks or lemma in ("help", "let", "make", "see")):
            return lemma in OBJECT_CONTROL
        if relation == "obl":
            return lemma in CHARGING and not marks.isdisjoint(("for", "over"))
        if relation == "ccomp" and lemma in ("warn", "remind", "assure", "notify", "inform"):
            owned = text.heads[i]
            return (
                text.relations[i] == "nmod:poss" and text.heads[owned] == clause and text.relations[owned] in _SUBJECTS
            )
        if text.lower[clause].endswith("ing"):
            return lemma in CHARGING and not marks.isdisjoint(("of", "from", "for", "against"))
        return "unless" in marks or ("if" in marks and lemma in ("warn", "threaten"))

    # -- whom it names -------------------------------------------------------------------------------------------------

    def _actors(self, t: int, plural: bool) -> tuple[str, ...]:
        """The actors of a phrase: those of its head, else of what describes it; of "the people of Peru" Peru."""
        text = self.text
        out = list(self._single(t))
        if plural:
            for child in text.children[t]:
                if text.relations[child] == "conj":
                    out += self._single(child)
        return tuple(out)

    def _single(self, t: int) -> tuple[str, ...]:
        text = self.text
        mention = self.cast.at(t)
        if mention is not None:
            return mention.actors
        if not self._animate(t, True):
            return ()
        for child in text.children[t]:
            if text.relations[child] == "appos" and child > t and (named := self.cast.at(child)) is not None:
                return named.actors
        for child in text.children[t]:
            relation = text.relations[child]
            inner = self.cast.at(child)
            if inner is None:
                continue
            if relation == "nmod:poss" and text.lemmas[t].lower() in RELATED:
                return ()
            if relation in ("amod", "compound", "nmod:poss") and child < t:
                return inner.actors if not inner.actors[0].startswith("person:") else ()
            if relation == "nmod" and any(text.lower[c] in ("of", "from") for c in text.children[child]):
                beside = [m for c in text.children[child] if text.relations[c] == "conj" and (m := self.cast.at(c))]
                found = [a for m in (inner, *beside) for a in m.actors]
                return tuple(found) if found[0].startswith(("state:", "org:", "body:")) else ()
        return ()
