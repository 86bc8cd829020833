"""Prominence: how likely a report is to be there to tell a happening, by all that the report makes of it."""

from __future__ import annotations

from collections import Counter
from math import exp

from chancery.facts.events import Salience
from chancery.knowledge.events import EventTables
from chancery.reading.drafts import SPOKEN, Draft, standing
from chancery.reading.merging import Merger
from chancery.reading.quotations import read_quotations
from chancery.reading.referent_words import AGENCIES, HUMAN
from chancery.reading.salience import BY_PERSONS, CALENDAR, SalienceReader

NEWS, BACKGROUND = 0.65, 0.5
"""A chance from which on, and one below which, a happening is news or background whatever the rules say of it."""
BETWEEN = 0.63
"""The chance from which on what is between two sides is news: it is told whole."""
_CLAUSES = {"acl:relcl": "relative", "acl": "relative", "advcl": "adverbial", "ccomp": "content", "xcomp": "open"}
_MAIN = frozenset({"root", "conj", "parataxis"})


def news_from(found: dict[str, float]) -> float:
    """The chance from which on a happening of such features is news whatever the rules say: lower where both sides are known."""
    return NEWS if found.keys().isdisjoint({"sides:2", "sides:3"}) else BETWEEN


class ProminenceReader:
    """Weighs the happenings of one report against each other, once what the rules say of each is known.

    "U.S. State Department spokesman P.J. Crowley thanked Thailand" is told in a main clause, of the two whom the report is about, and
    is news though its word is a weak one; what a relative clause tells of a third country, late in the report, is not.
    """

    def __init__(self, merger: Merger, rules: SalienceReader, tables: EventTables, weights: dict[str, float]) -> None:
        self.merger, self.rules, self.tables, self.weights = merger, rules, tables, weights
        self.grammar, self.cast, self.text = merger.grammar, merger.cast, merger.text
        self.quoted = {t for q in read_quotations(self.text) if q.last - q.first > 3 for t in range(q.first, q.last)}
        self.main, self.opened = self._main(), self._opened()
        self.paragraphs = 1 + max((s.paragraph for s in self.text.sentences), default=0)

    def read(self, drafts: list[Draft]) -> list[tuple[Salience, dict[str, float]]]:
        """The salience of each, by the rules where these bar it or the weights are not sure of the contrary; and what the report
        makes of it.
        """
        said = [self.rules.read(draft, self.merger.countries(draft)) for draft in drafts]
        out: list[tuple[Salience, dict[str, float]]] = []
        for draft, rule, found in zip(drafts, said, self.features(drafts, said), strict=True):
            if "barred" in found or self.rules.released(draft):
                out.append((rule, found))
                continue
            chance = 1 / (1 + exp(-sum(self.weights.get(name, 0.0) * value for name, value in found.items())))
            out.append(("news" if chance > news_from(found) else rule if chance > BACKGROUND else "background", found))
        return out

    def features(self, drafts: list[Draft], said: list[Salience]) -> list[dict[str, float]]:
        """What speaks for and against each happening, those that hold as 1.0; `said` is what the rules make of each."""
        shown = [d for d, s in zip(drafts, said, strict=True) if s == "news"]
        types = Counter(d.type for d in shown)
        again = Counter((d.type, self.merger.countries(d)) for d in shown)
        out = []
        for draft, rule in zip(drafts, said, strict=True):
            itself = rule == "news"
            found = {
                "bias": True,
                "rule": rule == "news",
                "barred": rule == "background" and self.rules.barred(draft),
                "told-alike": types[draft.type] > itself,
                "told-again": again[draft.type, self.merger.countries(draft)] > itself,
                **self._kind(draft),
                **self._sides(draft),
                **self._place(draft),
                **self._clause(draft.namings[0].predicate),
                **self._words(draft),
                **self._subject(draft),
            }
            out.append({name: 1.0 for name, holds in found.items() if holds})
        return out

    def _main(self) -> frozenset[str]:
        """The two sides that the report names most."""
        named: Counter[str] = Counter()
        for id, actor in self.cast.actors.items():
            if id not in self.cast.outlets:
                named[self.cast.side(id)] += len(actor.mentions)
        return frozenset(side for side, _ in named.most_common(2))

    def _opened(self) -> frozenset[str]:
        """The sides that its first paragraph names."""
        text = self.text
        first = [m for m in self.cast.mentions if not text.sentences[text.sentence_of[m.head]].paragraph]
        return frozenset(self.cast.side(actor) for mention in first for actor in mention.actors)

    def _kind(self, draft: Draft) -> dict[str, bool]:
        """What it is, in which status, and how surely it is told at all."""
        return {
            f"family:{self.tables.types[draft.type].family}": True,
            f"status:{standing(draft).status}": True,
            "spoken": draft.type in SPOKEN,
            "personal": draft.type in BY_PERSONS,
            "calendar": draft.type in CALENDAR,
            "weak": draft.weak,
            "firm": any(draft.firm),
            "conditional": draft.conditional,
            "hypothetical": draft.hypothetical,
        }

    def _sides(self, draft: Draft) -> dict[str, bool]:
        """Who takes part, and whether they are those whom the report is about."""
        sides = self.merger.countries(draft)
        return {
            f"sides:{min(len(sides), 3)}": True,
            "acted": self.rules.acted(draft),
            "private": bool(sides) and not any(self.rules.stands(p.actor) for p in draft.participants),
            "guessed": bool(draft.guessed),
            "lent": bool(draft.lent),
            "all-guessed": bool(sides) and not self.merger.own(draft),
            "of-the-two": bool(sides) and sides <= self.main,
            "of-others": bool(sides) and not sides & self.main,
            "of-the-opening": bool(sides) and sides <= self.opened,
        }

    def _place(self, draft: Draft) -> dict[str, bool]:
        """Where in the report it is told, and how often."""
        text = self.text
        sentence = text.sentence_of[draft.namings[0].token]
        paragraph = text.sentences[sentence].paragraph
        return {
            "opens": sentence == 0,
            "lead": any(not text.sentences[text.sentence_of[n.token]].paragraph for n in draft.namings),
            "second-paragraph": paragraph == 1,
            "early": paragraph < 0.25 * self.paragraphs,
            "late": paragraph > 0.75 * self.paragraphs,
            "once": len(draft.namings) == 1,
            "often": len(draft.namings) > 2,
            "heading": draft.heading,
            "quoted": draft.namings[0].token in self.quoted,
        }

    def _clause(self, predicate: int) -> dict[str, bool]:
        """In what kind of clause, how deep, and with what tense."""
        text, above = self.text, self.text.path(predicate)
        found = {_CLAUSES[r] for t in above if (r := text.relations[t]) in _CLAUSES}
        verb = next((t for t in above if text.upos[t] in ("VERB", "AUX")), None)
        form = text.feat(verb, "VerbForm") if verb is not None else None
        tense = text.feat(verb, "Tense") if verb is not None and form == "Fin" else None
        return {
            **{f"clause:{name}": True for name in sorted(found)},
            "main-clause": all(text.relations[t] in _MAIN for t in above),
            "root": len(above) == 1,
            "below-root": len(above) == 2,
            "deep": len(above) > 4,
            "very-deep": len(above) > 6,
            "past": tense == "Past",
            "present": tense == "Pres",
            "infinitive": form == "Inf",
            "participle": form in ("Part", "Ger"),
        }

    def _words(self, draft: Draft) -> dict[str, bool]:
        """What the words are that name it: a verb, a noun with a verb of its own, a noun alone, with what determiner."""
        naming, text = draft.namings[0], self.text
        below = text.children[naming.token]
        noun = text.upos[naming.token] in ("NOUN", "PROPN")
        own = {text.relations[c] for c in below}
        return {
            "noun": noun,
            "adjective": text.upos[naming.token] == "ADJ",
            "noun-alone": noun and naming.predicate == naming.token,
            "noun-held": noun and naming.predicate != naming.token,
            "bare": own <= {"det", "punct", "case", "cc"},
            "no-article": noun and own.isdisjoint({"det", "nmod:poss", "nummod"}),
            "plural": noun and text.feat(naming.token, "Number") == "Plur",
            "definite": draft.definite,
            "apart": draft.apart,
            "indefinite": noun and self.merger.nouns.indefinite(naming.token),
            "modifier": text.relations[naming.token] in ("compound", "amod"),
        }

    def _subject(self, draft: Draft) -> dict[str, bool]:
        """Who does it, by the words: one of the cast, people, an agency, a pronoun."""
        naming, grammar, text = draft.namings[0], self.grammar, self.text
        alone = naming.predicate == naming.token and text.upos[naming.token] in ("NOUN", "PROPN")
        subjects = () if alone else grammar.subjects(naming.predicate)
        strangers = [s for s in subjects if self.cast.at(s) is None]
        return {
            "subject": bool(subjects),
            "subject:known": len(strangers) < len(subjects),
            "subject:people": any(grammar.lemma(s) in HUMAN for s in strangers),
            "subject:agency": any(grammar.lemma(s) in AGENCIES for s in strangers),
            "subject:pronoun": any(text.upos[s] == "PRON" for s in strangers),
            "subject:speaker": any(text.lower[s] in ("i", "we", "you", "they") for s in subjects),
            "passive": grammar.is_passive(naming.predicate),
            "object": bool(grammar.objects(naming.predicate)),
        }
