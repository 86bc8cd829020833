"""Echoes: who does as another did: "Bahrain followed suit", "Botswana did likewise", "Seoul answered in kind"."""

from __future__ import annotations

from chancery.facts.events import Participant
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.drafts import Draft
from chancery.reading.negation import negated
from chancery.reading.places import is_time
from chancery.reading.triggers import Found

_ANSWERING = frozenset({"answer", "respond", "reply", "retaliate", "react"})
_LIKEWISE = frozenset({"likewise", "same"})
_LATER = frozenset({"later", "soon", "shortly", "afterwards", "afterward", "quickly"})
_FAR = 2
"""How many sentences back the deed may stand that another does as well."""


class EchoReader:
    """Reads the echoes of one text: in "Peru recalled its envoy on Monday and Chile followed suit" Chile's is a recall too.

    Who follows suit does it to the same ones; who answers in kind does it to him who did it first.
    """

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text
        self._first: dict[int, tuple[int, bool]] = {}
        """For the verb of each echo: the trigger that it echoes, and whether it answers it."""

    def read(self, found: list[Found]) -> list[Found]:
        """The echoes that no trigger has told, each of the type of the deed before it that somebody else did."""
        told = {t for f in found for t in (f.token, f.predicate, *f.consumed)}
        out = []
        for verb in range(len(self.text.words)):
            if not self._verb(verb) or verb in told or negated(self.text, verb):
                continue
            answers = self._answers(verb)
            if not answers and not self._follows(verb):
                continue
            before = self._deed(verb, found)
            if before is not None:
                self._first[verb] = (before.token, answers)
                out.append(Found(verb, before.type, False, verb, (), 1))
        return out

    def complete(self, drafts: list[Draft]) -> None:
        """Gives each echo those to whom it was done: the targets of the first deed, or its doers where it was answered."""
        owner = {n.token: d for d in drafts for n in d.namings}
        for draft in drafts:
            if draft.namings[0].token not in self._first:
                continue
            token, answers = self._first[draft.namings[0].token]
            first = owner.get(token)
            if first is None or first is draft:
                continue
            before = self._before(draft.namings[0].token)
            draft.participants = [
                p for p in draft.participants if p.actor not in draft.guessed and p.span not in before
            ]
            known = {self.cast.side(p.actor) for p in draft.participants}
            met = ("actor", "party") if answers else ("target", "party", "host")
            doers = {self.cast.side(p.actor) for p in first.participants if p.role in ("actor", "guest")}
            for p in first.participants:
                country = self.cast.side(p.actor)
                if p.role in met and country not in known and (answers or country not in doers):
                    role = p.role if not answers or p.role == "party" else "target"
                    draft.participants.append(Participant(actor=p.actor, role=role, span=p.span))

    def _verb(self, token: int) -> bool:
        """True for a verb of its own, "did" of "did likewise" too; not for the one that helps another: "did not meet"."""
        text = self.text
        return text.upos[token] in ("VERB", "AUX") and not text.relations[token].startswith(("aux", "cop"))

    def _answers(self, verb: int) -> bool:
        """True for "answered in kind", "reciprocated"."""
        lemma = self.grammar.lemma(verb)
        if lemma == "reciprocate":
            return not any(self.text.relations[c] == "obj" for c in self.text.children[verb])
        kind = any(p == "in" and self.grammar.lemma(t) == "kind" for p, t in self.grammar.obliques(verb))
        return lemma in _ANSWERING and kind

    def _follows(self, verb: int) -> bool:
        """True for "followed suit", "did likewise", "did the same"."""
        text, lemma = self.text, self.grammar.lemma(verb)
        below = {text.lower[c] for c in text.children[verb] if text.relations[c] in ("obj", "advmod", "xcomp")}
        if lemma == "follow" and ("suit" in below or self._in_turn(verb)):
            return True
        return lemma == "do" and bool(below & _LIKEWISE)

    def _in_turn(self, verb: int) -> bool:
        """True for "It was followed by Poland", "Canberra followed an hour later"; not for "Peru followed with three goals"."""
        text = self.text
        if text.relations[verb] not in ("root", "conj"):
            return False
        if self.grammar.is_passive(verb):
            first = next((c for c in text.children[verb] if text.relations[c] == "nsubj:pass"), verb)
            return text.upos[first] == "PRON"
        below = [c for c in text.children[verb] if c > verb and text.relations[c] not in ("punct", "cc", "conj")]
        timed = [c for c in below if text.lower[c] in _LATER or is_time(text, c)]
        return bool(timed) and timed == below

    def _before(self, verb: int) -> set[tuple[int, int]]:
        """The words for him whom others follow, who did it before them: "it" in "It was followed by Poland"."""
        text = self.text
        return {text.span(c, c + 1) for c in text.children[verb] if text.relations[c] == "nsubj:pass"}

    def _deed(self, verb: int, found: list[Found]) -> Found | None:
        """The last deed before the verb that a verb tells of another doer; not the one that asks for the echo or tells of it, nor what
        the sentence before only gives as reason or time: "Poland expelled two envoys after Minsk jailed a priest".
        """
        text, doers, above = self.text, self._who(verb), self._above(verb)
        if not doers:
            return None
        last: Found | None = None
        for one in sorted((f for f in found if f.token < verb), key=lambda f: -f.token):
            if text.sentence_of[verb] - text.sentence_of[one.token] > _FAR:
                break
            first = self._who(one.predicate)
            if one.predicate in above or text.upos[one.predicate] != "VERB" or one.weak or not first or first & doers:
                continue
            if last is not None and one.predicate not in text.path(last.predicate):
                continue
            last = one
            if not any(text.relations[t] == "advcl" for t in text.path(one.predicate)):
                break
        return last

    def _above(self, verb: int) -> set[int]:
        """The verbs that a verb is the content or the aim of: "urged" for "urged Chile to follow suit"."""
        text, out = self.text, set[int]()
        for node in text.path(verb)[:-1]:
            relation = text.relations[node]
            aim = relation.startswith("advcl") and text.feat(node, "VerbForm") == "Inf"
            if relation in ("ccomp", "xcomp", "csubj", "acl") or aim:
                out.add(text.heads[node])
            elif relation != "conj":
                break
        return out

    def _who(self, verb: int) -> set[str]:
        mentions = [m for s in self.grammar.subjects(verb) if (m := self.cast.at(s)) is not None]
        return {self.cast.side(a) for m in mentions for a in m.actors}
