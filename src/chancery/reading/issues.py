"""Issues: what a word of stance is about, and which words name it."""

from __future__ import annotations

from chancery.facts.events import Topic
from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.calendar_words import WEEKDAYS
from chancery.reading.cast import Cast
from chancery.reading.issue_bounds import SPANS, IssueBounds
from chancery.reading.negation import negates
from chancery.reading.particles import behind_byname

_OBJECTS = frozenset({"obj", "xcomp", "ccomp", "advcl", "csubj"})
_BELOW = {"VERB": ("advcl",), "ADJ": ("advcl",), "NOUN": ("acl", "advcl", "ccomp", "acl:relcl")}
_OCCASIONS = frozenset(
    "forum meeting conference summit briefing session hearing rally ceremony interview call".split()
) | set(WEEKDAYS)
"""Where or when a stand is voiced, and what it is not about."""
_SHORT = 4
"""How many words a deed has that cannot stand without its term."""


class Issues(IssueBounds):
    """Finds the issues of one text."""

    def __init__(self, grammar: Grammar, cast: Cast, words: WordTables) -> None:
        super().__init__(grammar, frozenset(lemma for pos, lemma in words.stances if pos == "noun"))
        self.cast = cast

    def issue(self, token: int, arguments: tuple[str, ...]) -> int | None:
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
                        and (
                            text.feat(child, "VerbForm") == "Inf"
                            or self._to_be(child)
                            or self._that(child)
                            or self._for_whom(child) is not None
                        )
                    ):
                        return child
            elif argument.startswith("obj"):
                particle = argument[4:]
                if grammar.is_passive(token) and grammar.agents(token) and (borne := grammar.patients(token)):
                    return borne[0]
                if particle and not any(text.lower[c] == particle for c in text.children[token]):
                    continue
                gap = [t for t in grammar.patients(token) if text.relations[token] == "acl:relcl"]
                if gap and not any(text.relations[c] == "obj" for c in text.children[token]):
                    return gap[0]
                if "for:" in arguments and self._pressed(token):
                    continue
                for child in text.children[token]:
                    if text.relations[child] == "obj" or (
                        particle and text.relations[child] in ("xcomp", "advcl", "ccomp")
                    ):
                        meant = grammar.objects(token)
                        helped = self._helped_in(token, child)
                        return helped or (meant[0] if meant and text.upos[child] == "PRON" else child)
                if displaced := behind_byname(text, token):
                    return displaced[0]
            else:
                preposed, _, particle = argument.partition("+")
                if particle and not any(text.lower[c] == particle for c in text.children[token]):
                    continue
                for preposition, phrase in self._phrases(token):
                    if preposition == "for" and grammar.lemma(phrase) in SPANS:
                        continue  # "has campaigned for decades for the marbles to be returned"
                    if f"{preposition}:" == preposed:
                        return self._to_be_done(token, phrase) or phrase
                doing = self._doing(token, preposed)
                if doing is not None:
                    return doing
        return None

    def _pressed(self, token: int) -> bool:
        """True where the object is who is asked, and what for stands behind: "pressed London for reparations"."""
        text = self.text
        whom = next((c for c in text.children[token] if text.relations[c] == "obj"), None)
        mention = self.cast.at(whom) if whom is not None else None
        if whom is None or mention is None or mention.head != whom or not mention.actors:
            return False
        return any(p == "for" and t > whom and self.grammar.lemma(t) not in SPANS for p, t in self._phrases(token))

    def _phrases(self, token: int) -> list[tuple[str, int]]:
        """The prepositional phrases of a word, and those that the tree hangs on the verb it is the object of: "gives priority to"."""
        text, grammar = self.text, self.grammar
        out = list(grammar.obliques(token))
        out += [(p, c) for c in text.children[token] if text.relations[c] == "obj" and (p := grammar.preposition(c))]
        pointed = any(text.lower[c] in ("those", "these", "such") for c in text.children[token])
        if text.upos[token] == "NOUN" and text.relations[token] == "obj" and not pointed:
            out += [(p, t) for p, t in grammar.obliques(text.heads[token]) if t > token]
        if text.upos[token] == "NOUN" and text.relations[token] == "obl":  # "in anger at the sale"
            out += [(p, t) for p, t in grammar.obliques(text.heads[token]) if text.subtree(t)[0] == token + 1]
        if text.upos[token] == "NOUN":
            out = [(p, t) for p, t in out if p not in ("at", "on") or text.lemmas[t].lower() not in _OCCASIONS]
        return out

    def _doing(self, token: int, argument: str) -> int | None:
        """A gerund behind the preposition of an argument: "warned Oslo against linking the two"."""
        text = self.text
        for child in text.children[token]:
            borne = any(text.lower[c] == "being" for c in text.children[child])  # "wary of being seen as weak"
            doing = borne or text.lower[child].endswith("ing")
            if child > token and text.relations[child] in ("advcl", "acl") and doing:
                marks = [text.lower[c] for c in text.children[child] if text.relations[c] in ("mark", "case")]
                if f"{' '.join(marks)}:" == argument:
                    return child
        return None

    def _for_whom(self, clause: int) -> int | None:
        """The subject of an infinitive with "for": "called for the men to be freed"."""
        text = self.text
        marks = [text.lower[c] for c in text.children[clause] if text.relations[c] == "mark"]
        if marks != ["for", "to"]:
            return None
        own = [c for c in text.children[clause] if text.relations[c].startswith("nsubj") and c < clause]
        own += [c for c in text.children[clause] if text.relations[c] == "obl:agent" and c < clause]
        return own[0] if own else None

    def _to_be(self, clause: int) -> bool:
        """True for what is to be done to a thing: "pressed for the bank to be reconnected"."""
        text = self.text
        marks = {text.lower[c] for c in text.children[clause] if text.relations[c] == "mark" and c < clause}
        return {"for", "to"} <= marks and any(text.relations[c] == "aux:pass" for c in text.children[clause])

    def _that(self, clause: int) -> bool:
        """True for "its demand that Japan retract a remark"."""
        text = self.text
        first = text.subtree(clause)[0]
        return text.lower[first] == "that" and text.relations[first] == "mark"

    def _to_be_done(self, token: int, phrase: int) -> int | None:
        """The clause behind a phrase: "asked for the visit to be completed", "objections to Russia inviting the rebels"."""
        text = self.text
        for child in text.children[phrase]:
            start = text.subtree(child)[0]
            if text.relations[child] == "acl" and text.lower[child].endswith("ing") and start == child == phrase + 1:
                return child if text.upos[phrase] == "PROPN" else None
        for child in text.children[token]:
            if (
                child == text.subtree(phrase)[1]
                and text.relations[child] == "acl"
                and text.lower[child].endswith("ing")
            ):
                return child
        for above in (phrase, token):
            for child in text.children[above]:
                if child > phrase and text.relations[child] in ("xcomp", "advcl", "acl", "ccomp"):
                    first = text.subtree(child)[0]
                    if (text.lower[first] == "to" and first == text.subtree(phrase)[1]) or (
                        above == phrase and text.lower[first] == "to"
                    ):
                        return child
        return None

    def _helped_in(self, token: int, child: int) -> int | None:
        """What an actor is supported in: "supports Laos in following its own path"."""
        text = self.text
        mention = self.cast.at(child)
        if mention is None or not mention.actors:
            return None
        return next(
            (
                c
                for c in text.children[token]
                if text.relations[c] == "advcl" and text.lower[text.subtree(c)[0]] == "in"
            ),
            None,
        )

    def _priority(self, token: int) -> int | None:
        """What a priority is: "has made strengthening ties a top priority", "its priority is the safety of the crew", "freeing them
        is one of its priorities".
        """
        text = self.text
        head = text.heads[token]
        if head < 0:
            return None
        if text.lemmas[head].lower() == "make":
            return next((c for c in text.children[head] if head < c < token and text.relations[c] in _OBJECTS), None)
        if text.relations[token].startswith("nsubj") and any(text.relations[c] == "cop" for c in text.children[head]):
            return head
        said = token if text.relations[token] != "nmod" else head  # "one of her priorities"
        if any(text.relations[c] == "cop" for c in text.children[said]):
            own = [c for c in text.children[said] if text.relations[c].startswith(("nsubj", "csubj")) and c < said]
            return own[0] if own and text.upos[own[0]] != "PRON" else None
        return None

    def topic(self, head: int, *, begins: int | None = None, ends: int | None = None) -> Topic:
        """The issue as the words below its head, without mark, preposition, times and what trails behind a comma.

        `begins`: its first token, if that is known: of a clause whose subject is no part of the issue its head; `ends`: the
        token behind its last.
        """
        text = self.text
        first, last = text.subtree(head)
        last = ends or last
        clause = text.upos[head] in ("VERB", "AUX")
        for child in text.children[head]:
            start, stop = text.subtree(child)
            relation = text.relations[child].partition(":")[0]
            if child < head and text.relations[child] in ("case", "mark"):
                first = max(first, stop)
            if child < head and relation in ("punct", "cc", "discourse"):
                first = max(first, stop)
            if child > head and start > head and self._outside(head, child, start):
                last = min(last, start)
        whom = self._for_whom(head) if clause else None
        if whom is not None:
            first = text.subtree(whom)[0]
        elif clause and negates(self.text, head):
            first = max(first, head)
        elif text.relations[head] in ("xcomp", "ccomp", "advcl", "acl"):
            first = min(first, self._whose(head))
        first = max(first, head - 14) if begins is None else begins
        short = last - first <= _SHORT and ends is None
        cut = self._cut(head, min(last, first + 24))
        short = short or (cut - first <= _SHORT and ends is None)
        alone = clause and cut == head + 1 and text.words[cut : cut + 1] == [","]
        last = cut if cut - first > 1 or alone or ends is not None else min(text.subtree(head)[1], first + 24)
        last = self._tail(head, last) if ends is None else last
        while last > head + 1 and (
            text.upos[last - 1] == "PUNCT" or text.lower[last - 1] in ("and", "that", "the", "of", "to")
        ):
            last -= 1
        while first < head and (
            text.upos[first] == "PUNCT" or text.lower[first] in ("that", "for", "to", "on", "about")
        ):
            first += 1
        signed = any(text.relations[c] == "acl" and text.feat(c, "VerbForm") == "Part" for c in text.children[head])
        if short and (clause or signed) and (term := self._term(head, max(last, head + 1))) is not None:
            last = term
        start, end = text.span(first, max(last, head + 1))
        return Topic(label=text.source[start:end], span=(start, end))
