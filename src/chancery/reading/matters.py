"""Matters: what a stand is really about, where the word that its verb governs is not the whole of it."""

from __future__ import annotations

from chancery.facts.events import Topic
from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.issues import Issues
from chancery.reading.negation import negates
from chancery.reading.trifles import Trifles

_EVILS = frozenset(
    "war conflict fighting violence hostility crisis bloodshed dispute impasse deadlock standoff suffering famine".split()
)
"""Whose end is what one seeks: "pushes both to end the war"."""


class Matters:
    """Finds the matters of the stands in one text."""

    def __init__(self, grammar: Grammar, cast: Cast, issues: Issues, trifles: Trifles, words: WordTables) -> None:
        self.grammar, self.text, self.cast, self.words = grammar, grammar.text, cast, words
        self.issues, self.trifles = issues, trifles

    def seen(self, issue: int | None) -> int | None:
        """What somebody wants to see: the return in "wants to see families return", the clashes in "does not want to see more clashes"."""
        text = self.text
        if issue is None or text.lemmas[issue].lower() != "see" or text.upos[issue] != "VERB":
            return issue
        if any(text.relations[c] == "aux:pass" for c in text.children[issue]):
            return issue  # "wary of being seen as weak"
        below = [c for c in text.children[issue] if c > issue and text.relations[c] in ("ccomp", "xcomp", "obj")]
        done = next((c for c in below if text.relations[c] != "obj"), None)
        if done is None and below and text.upos[below[0]] == "PROPN":  # to see somebody is to meet him
            return issue
        return done if done is not None else below[0] if below else issue

    def relative(self, token: int, issue: int | None, arguments: tuple[str, ...]) -> int | None:
        """What a relative clause takes up: the deal in "a deal to which Beijing is opposed", the idea in "an idea Nairobi was cool to"."""
        text = self.text
        if issue is not None and text.lower[issue] not in ("which", "whom"):
            return issue
        clause = token
        while text.relations[clause] in ("xcomp", "conj", "obj") and text.heads[clause] >= 0:
            clause = text.heads[clause]
        noun = text.heads[clause]
        if not text.relations[clause].startswith("acl:relcl") or noun < 0 or text.upos[noun] not in ("NOUN", "PROPN"):
            return issue
        if issue is not None:
            return noun
        if text.upos[token] == "NOUN":
            return None
        left = [
            c
            for c in text.children[token]
            if c > token and text.upos[c] == "ADP" and not text.children[c] and f"{text.lower[c]}:" in arguments
        ]
        return noun if left else None

    def also(self, token: int, clause: int, *, ended: bool = False) -> list[int]:
        """What is wanted besides, each with a "to" and an object of its own: "to open the port and to free the sailors"; what is not to be `ended`
        besides stands apart without: "to stop the shelling and withdraw its troops".
        """
        text = self.text
        if text.upos[clause] != "VERB" or not self._full(clause):
            return []
        beside = [c for c in text.children[clause] if text.relations[c] == "conj" and text.upos[c] == "VERB"]
        asked = any(
            text.relations[c] == "obj" or self.grammar.preposition(c) in ("on", "to") for c in text.children[token]
        )
        listed = asked and len(beside) > 1  # "called on both to adhere to the pact, free the sailors and open the port"
        return [
            c
            for c in beside
            if (ended or listed or any(text.lower[m] == "to" for m in text.children[c]))
            and not any(text.relations[g].startswith(("nsubj", "aux")) for g in text.children[c])
            and self._full(c)
        ]

    def _full(self, clause: int) -> bool:
        """True for a verb with an object, phrase or clause behind it."""
        text = self.text
        behind = [c for c in text.children[clause] if c > clause]
        behind = [c for c in behind if text.relations[c].partition(":")[0] in ("obj", "obl", "xcomp", "ccomp")]
        return bool(behind) and not any(text.upos[c] == "PRON" for c in behind)

    def ended(self, verb: int) -> int | None:
        """What somebody wants ended: arms sales in "urged the United States to stop arms sales"."""
        patients = self.grammar.patients(verb)
        return patients[0] if patients and self.text.lemmas[patients[0]].lower() not in _EVILS else None

    def inner(self, token: int, issue: int) -> tuple[Stance, Topic] | None:
        """The stance that one is ready or means to take: "stands ready to support the talks" supports them."""
        text = self.text
        known = self.words.stances.get(("verb", text.lemmas[issue].lower())) if text.upos[issue] == "VERB" else None
        if known is None or known[0] not in ("supports", "opposes") or negates(text, issue):
            return None
        if any(text.relations[c] in ("obj", "iobj") for c in text.children[token]) or text.upos[token] == "NOUN":
            return None  # "urged all to condemn it"
        if any(text.relations[c].startswith("nsubj") for c in text.children[issue]):
            return None  # "demanded that the council condemn it"
        inner = self.issues.issue(issue, known[1])
        if inner is not None and self.trifles.says_nothing(inner, known[0]):
            return None
        if inner is not None and inner != issue:
            return known[0], self.issues.topic(inner)
        missing = self.missing(token, issue)
        return (known[0], missing) if missing is not None else None

    def missing(self, token: int, meant: int) -> Topic | None:
        """What a clause behind a comma leaves out: "a visit, which Oslo wants to take place by May", "talks, which they stand
        ready to join" are about the visit and the talks.
        """
        text = self.text
        if text.upos[meant] != "VERB" or text.feat(meant, "VerbForm") != "Inf":
            return None
        verb = token
        while text.relations[verb] == "xcomp" and text.heads[verb] >= 0:
            verb = text.heads[verb]
        noun = text.heads[verb]
        if not text.relations[verb].startswith("acl:relcl") or noun < 0 or text.upos[noun] not in ("NOUN", "PROPN"):
            return None
        which = next((c for n in (verb, token, meant) for c in text.children[n] if text.lower[c] == "which"), None)
        if (
            which is None
            or text.words[which - 1] != ","
            or (text.relations[which].startswith("nsubj") and which in (text.children[verb]))
        ):
            return None
        filled = [c for c in text.children[meant] if c > meant and text.relations[c] in ("obj", "ccomp", "xcomp")]
        if any(text.lower[c] != "place" for c in filled):
            return None
        while text.relations[noun].startswith("nmod") and text.upos[text.heads[noun]] == "NOUN":
            noun = text.heads[noun]
        return self.issues.topic(noun, ends=which - 1)

    def held_against(self, token: int, issue: int) -> int | None:
        """What somebody is criticised or praised for: "assailed Kyiv for holding the drill", "condemned Riga over the arrests",
        "praised Seoul for its restraint".
        """
        text = self.text
        mention = self.cast.at(issue)
        if mention is None or not mention.actors or mention.head != issue:
            return None
        if text.relations[issue] != "obj" and self.grammar.preposition(issue) != "at":
            return None
        for child in (*text.children[token], *text.children[issue]):
            if child < issue or not text.relations[child].startswith(("advcl", "obl", "acl")):
                continue
            if any(
                text.lower[c] in ("for", "over") and text.relations[c] in ("mark", "case") for c in text.children[child]
            ):
                return child
        return None

    def helped_in(self, verb: int, whom: int) -> int | None:
        """Where the words end that say in what somebody is backed: "supports Laos in its chairmanship of the bloc"."""
        text, mention = self.text, self.cast.at(whom)
        if text.upos[verb] != "VERB" or mention is None or mention.head != whom or text.relations[whom] != "obj":
            return None
        near = [*self.grammar.obliques(verb), *self.grammar.obliques(whom)]
        held = [
            t
            for p, t in near
            if p == "in" and t > whom and any(text.relations[c] == "nmod:poss" for c in text.children[t])
        ]
        return text.subtree(held[0])[1] if held else None

    def against(self, issue: int) -> int | None:
        """Where a gerund begins that one is warned against: "warned the two capitals against linking …"."""
        text = self.text
        mark = next((c for c in text.children[issue] if text.lower[c] == "against" and c < issue), None)
        return mark + 1 if mark is not None and text.relations[issue] == "advcl" else None

    def to(self, clause: int) -> int:
        """The "to" of an infinitive."""
        return next((c for c in self.text.children[clause] if self.text.lower[c] == "to" and c < clause), clause - 1)

    def none(self, issue: int) -> int | None:
        """The "no" of what somebody wants none of: "wants no foreign troops on the border"."""
        text = self.text
        return next((c for c in text.children[issue] if text.lower[c] == "no" and text.relations[c] == "det"), None)
