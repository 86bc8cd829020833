"""Memberships: the body that states join, where an act of joining is told: papers of accession, bids to be let in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from chancery.facts.spans import Span
from chancery.reading.bearers import BearerReader

_UNIONS = frozenset({"org:eu", "org:nato", "org:wto"})
JOINING = frozenset({"accession", "membership", "entry"})
_LET_IN = frozenset({"admit", "readmit", "accede", "return"})
_BLOCS = frozenset({"bloc", "union", "alliance"})
_SHUT_OUT_OF = frozenset({"suspend", "expel", "exclude", "eject", "oust"})
_ENTRIES = JOINING | {"admission", "readmission"}
_GROWING = frozenset({"expansion", "enlargement"})
_BIDS = frozenset("bid application request attempt plea hope".split())


class MembershipReader(BearerReader):
    """Reads which bodies are joined in one text."""

    def _acceded(self, token: int) -> tuple[str, Span] | None:
        """The union that talks of accession are held with: the one that the report has named most so far."""
        if not any(self.grammar.lemma(c) in JOINING for c in self.grammar.modifiers(token)):
            return None
        return self._union(token)

    def _union(self, token: int) -> tuple[str, Span] | None:
        """The union that the report has named most up to the end of a sentence."""
        last = self.text.sentences[self.text.sentence_of[token]].last
        named = [m for m in self.cast.within(0, last) if m.actors[:1] and m.actors[0] in _UNIONS]
        times = Counter(m.actors[0] for m in named)
        found = max(named, key=lambda m: times[m.actors[0]], default=None)
        return (found.actors[0], found.span) if found is not None else None

    def _admitting(self, words: Iterable[int]) -> list[tuple[str, Span]]:
        """The body whose papers of accession are signed or ratified, named with them or before: "signed the accession document";
        and who is let in by what is ratified: "ratified NATO's expansion to include Peru".
        """
        grammar, text = self.grammar, self.text
        out: list[tuple[str, Span]] = []
        for paper in words:
            below = [paper, *grammar.modifiers(paper), *(n for p, n in grammar.obliques(paper) if p == "of")]
            for word in below:
                if grammar.lemma(word) in _GROWING:
                    clauses = [c for c in text.children[word] if text.relations[c] == "acl"]
                    clauses += [c for c in text.children[text.heads[word]] if text.relations[c] == "advcl" and c > word]
                    clauses = [c for c in clauses if grammar.lemma(c) in ("include", "admit", "embrace")]
                    out += [a for c in clauses for o in grammar.objects(c) for a in self.who(o)]
                elif grammar.lemma(word) in JOINING:
                    to = [n for p, n in grammar.obliques(word) if p in ("to", "in", "into")]
                    union = self._union(word) if not to else None
                    out += [a for n in to for a in self.who(n) if a[0].startswith("org:")]
                    out += [union] if union is not None else []
        return list(dict.fromkeys(out))

    def _candidates(self, joining: int) -> list[tuple[str, Span]]:
        """Who joins, where "the accession" alone is told: those of whom the report said last that they join or are let in."""
        grammar, text = self.grammar, self.text
        for verb in range(joining - 1, -1, -1):
            if text.upos[verb] != "VERB" or grammar.lemma(verb) not in ("admit", "join"):
                continue
            doing = [a for s in grammar.subjects(verb) for a in self.who(s)]
            done = [a for o in grammar.patients(verb) for a in self.who(o)]
            for body, joined in ((doing, done), (done, doing)):
                if any(a.startswith("org:") for a, _ in body) and (states := [a for a in joined if a not in body]):
                    return states
        return []

    def _unadmitted(self, verb: int) -> list[tuple[str, Span]]:
        """The body that turns down who wants to join it: "Peru's bid to join the alliance was refused"."""
        grammar, text = self.grammar, self.text
        if not grammar.is_passive(verb) or grammar.agents(verb):
            return []
        bids = [n for n in grammar.patients(verb) if grammar.lemma(n) in _BIDS]
        clauses = [c for n in bids for c in text.children[n] if text.relations[c] == "acl"]
        bodies = [o for c in clauses if grammar.lemma(c) in ("join", "rejoin", "enter") for o in grammar.objects(c)]
        wanted = [n for b in bids for p, n in grammar.obliques(b) if p == "for" and grammar.lemma(n) in JOINING]
        bodies += [n for w in wanted for p, n in grammar.obliques(w) if p in ("of", "in", "to", "into")]
        return [a for n in bodies for a in self.who(n) if a[0].startswith("org:")]

    def _entered(self, noun: int) -> list[tuple[str, Span]]:
        """The body that somebody's entry is into: "Peru's admission to the union", "the readmission of Peru into the union"."""
        if self.grammar.lemma(noun) not in _ENTRIES:
            return []
        bodies = [n for p, n in self.grammar.obliques(noun) if p in ("to", "into", "in")]
        union = self._union(noun) if not any(p in ("to", "into") for p, _ in self.grammar.obliques(noun)) else None
        return [a for n in bodies for a in self.who(n) if a[0].startswith("org:")] or ([union] if union else [])

    def _bare(self, verb: int) -> list[tuple[str, Span]]:
        """The union that "the bloc" is which somebody joins: "Peru is to join the bloc in 2027", in a report of the European Union."""
        named = [o for o in self.grammar.objects(verb) if self.grammar.lemma(o) in _BLOCS and self.cast.at(o) is None]
        union = self._union(verb) if named and self.grammar.lemma(verb) in ("join", "rejoin", "enter") else None
        return [union] if union is not None else []

    def _left_before(self, verb: int) -> list[tuple[str, Span]]:
        """The body that somebody joins again which the sentence named last: "left the union in 1990 and rejoined a decade later"."""
        if self.grammar.lemma(verb) != "rejoin" or self.grammar.objects(verb):
            return []
        first = self.text.sentences[self.text.sentence_of[verb]].first
        named = [m for m in self.cast.within(first, verb) if any(a.startswith("org:") for a in m.actors)]
        return [(a, named[-1].span) for a in named[-1].actors if a.startswith("org:")] if named else []

    def _membership(self, verb: int) -> list[tuple[str, Span]]:
        """The body that somebody becomes a member of: "became full members of the alliance"."""
        text, grammar = self.text, self.grammar
        let_in = [p for p in grammar.obliques(verb) if p[0] in ("to", "into")]
        let_in = let_in if grammar.lemma(verb) in _LET_IN else []
        shut_out = [p for p in grammar.obliques(verb) if p[0] == "from" and grammar.lemma(verb) in _SHUT_OUT_OF]
        nouns = [n for n in (*text.children[verb], verb) if grammar.lemma(n) in ("member", "signatory", "party")]
        phrases = [*let_in, *shut_out, *(p for n in nouns for p in grammar.obliques(n))]
        bodies = [body for preposition, body in phrases if preposition in ("of", "to", "into", "from")]
        return (
            [a for body in bodies for a in self.who(body) if a[0].startswith("org:")]
            or self._left_before(verb)
            or self._bare(verb)
        )
