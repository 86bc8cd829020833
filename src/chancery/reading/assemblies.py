"""Assemblies: who comes to the gathering of a body, and whom a vote, a bill or a suit is about."""

from __future__ import annotations

from chancery.facts.spans import Span
from chancery.reading.asides import ATTENDING
from chancery.reading.negation import negated
from chancery.reading.recipients import RecipientReader

_COMING = frozenset(
    "be expect due arrive travel fly go come head speak appear gather meet schedule represent participate take sit".split()
)
_SEATED_AT = frozenset({"at", "for", "to", "in"})
_URGING = frozenset("demand urge call ask condemn denounce deplore censure insist require order declare".split())
_GOING = frozenset({"attend", "join", "boycott", "skip", "go"})
_BILLS = frozenset("bill law act legislation measure amendment resolution text draft statute".split())


class AssemblyReader(RecipientReader):
    """Reads gatherings of bodies and what is put to them in one text."""

    def _attendees(self, noun: int) -> list[tuple[str, Span]]:
        """Who comes to it: "India and Pakistan are due at the SAARC summit", "Morrison, in Washington for a summit of the Quad",
        "leaving a summit of the Union, Blair said".
        """
        text, grammar = self.text, self.grammar
        node = noun
        for _ in range(3):
            head, preposition = text.heads[node], grammar.preposition(node)
            if head < 0:
                return []
            if self._acts(head):
                coming = grammar.lemma(head) in _COMING and preposition in _SEATED_AT
                cop = any(text.relations[c] == "cop" for c in text.children[head]) and preposition in _SEATED_AT
                if (
                    not coming
                    and not cop
                    and not (grammar.label(node) == "obj" and grammar.lemma(head) in ATTENDING | {"leave"})
                ):
                    return []
                if negated(text, head):
                    return []
                there = grammar.patients(head) if grammar.is_passive(head) else grammar.subjects(head)
                return [a for one in there for a in self.who(one) if self.cast.side(a[0]) != a[0]]
            mention = self.cast.at(head)
            if preposition not in _SEATED_AT or mention is None:
                return []
            if mention.form != "place":
                return [a for a in self.who(head) if a[0].startswith(("person:", "office:"))]
            node = head
        return []

    def _acts(self, word: int) -> bool:
        """True for a verb, and for "due" and the like in "are due at the summit"."""
        text = self.text
        return text.upos[word] in ("VERB", "AUX") or any(text.relations[c] == "cop" for c in text.children[word])

    def _voted_on(self, verb: int) -> list[tuple[str, Span]]:
        """Whom a vote is about: "voted to demand that Chad withdraw", "used its veto to kill a text in the Security Council"."""
        text, grammar = self.text, self.grammar
        out: list[tuple[str, Span]] = []
        bills = [t for t in grammar.patients(verb) if grammar.lemma(t) in _BILLS]
        asking = [
            c for t in bills for c in text.children[t] if text.relations[c] == "acl" and grammar.lemma(c) in _URGING
        ]
        for clause in asking:
            out += [a for t in grammar.objects(clause) for a in (self.who(t) or self._beneath(t))] + self._asked(clause)
        for clause in text.children[verb]:
            if clause < verb or text.relations[clause] not in ("xcomp", "advcl", "acl", "ccomp"):
                continue
            if grammar.lemma(clause) in _GOING:
                continue  # "voted not to attend the president's conference"
            things = [t for t in grammar.objects(clause) if grammar.lemma(t) not in _BILLS]
            out += [a for t in things for a in (self.who(t) or self._beneath(t))]
            phrases = [q for t in (clause, *things) for q in grammar.obliques(t)] if things else []
            out += [a for p, n in phrases if p in ("on", "against") for a in self.who(n)]
            if grammar.lemma(clause) in _URGING:
                out += self._asked(clause)
            out += [
                a
                for thing in grammar.patients(clause)
                if grammar.lemma(thing) in _BILLS
                for preposition, body in (*grammar.obliques(thing), *grammar.obliques(clause))
                if preposition in ("in", "at") and self._is_body(body)
                for a in self.who(body)
            ]
        return out

    def _is_body(self, noun: int) -> bool:
        mention = self.cast.at(noun)
        return mention is not None and all(a.startswith("org:") for a in mention.actors)

    def _billed(self, words: tuple[int, ...], known: set[str]) -> list[tuple[str, Span]]:
        """The one country that a bill is about by its clause: "a bill that would penalise firms dealing with Chad"."""
        text, grammar = self.text, self.grammar
        found: dict[str, tuple[str, Span]] = {}
        for noun in words:
            if grammar.lemma(noun) not in _BILLS:
                continue
            for clause in text.children[noun]:
                if clause < noun or not text.relations[clause].startswith("acl"):
                    continue
                for mention in self.cast.within(clause, text.subtree(clause)[1]):
                    for actor in mention.actors if mention.form not in ("pronoun", "place", "group") else ():
                        side = self.cast.country(actor)
                        if side and side not in known:
                            found.setdefault(side, (actor, mention.span))
        return list(found.values()) if len(found) == 1 else []

    def _sued(self, verb: int) -> list[tuple[str, Span]]:
        """Whom a court is asked to try: "asked the court to try the general for the raid"."""
        text, grammar = self.text, self.grammar
        clauses = [c for c in text.children[verb] if c > verb and text.relations[c] in ("xcomp", "ccomp", "acl")]
        return [a for c in clauses for o in grammar.patients(c) for a in self.who(o)]
