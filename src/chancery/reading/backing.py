"""Backing: whom a source cites for its words in a clause or a sentence of its own: "The paper cited two officials"."""

from __future__ import annotations

from dataclasses import replace

from chancery.reading.citations import Citations
from chancery.reading.found import Found

_CITING = frozenset({"cite", "quote", "credit"})
_OUTLETS_OWN = frozenset({"it", "they"})
_BY = frozenset({"by", "from", "in", "on"})


class BackingReader:
    """Reads whom the sources of one text cite."""

    def __init__(self, citations: Citations) -> None:
        self.citations, self.grammar = citations, citations.grammar
        self.text, self.words = self.grammar.text, citations.words

    def backed(self, found: list[Found]) -> list[Found]:
        """The attributions with those who were cited for them as their innermost links.

        "The daily had reported that the envoy flew to Malta. It cited a diplomat.", "The report, which cited a post by a news
        site, said that the pact was dead".
        """
        for verb in range(len(self.text.words)):
            if self.text.upos[verb] == "VERB" and self.grammar.lemma(verb) in _CITING:
                found = self._cited(verb, found)
        return found

    def _cited(self, verb: int, found: list[Found]) -> list[Found]:
        text = self.text
        own = [c for c in text.children[verb] if text.relations[c] == "nsubj"]
        cited = [c for c in text.children[verb] if text.relations[c] == "obj" and c > verb]
        says_more = any(text.lower[c] == "as" for o in text.children[verb] for c in (o, *text.children[o]))
        if not own or not cited or says_more or not self.citations.can_be_cited(cited[0]):
            return found
        source = self._author(verb, cited[0])
        if text.relations[verb] == "acl:relcl":
            sayer = text.heads[verb]
            told = [f for f in found if f.source == sayer and f.verb is not None and f.verb != verb]
        elif text.heads[verb] < 0:
            told = self._of_sentence_before(text.sentence_of[verb], own[0], found)
        else:
            return found
        return [
            replace(f, source=source, carrier=f.source) if f.carrier is None and any(f is t for t in told) else f
            for f in found
        ]

    def _author(self, verb: int, cited: int) -> int:
        """Who wrote what was cited, where that is said: the news site of "a post by a news site"."""
        lemma = self.grammar.lemma(cited)
        written = lemma in self.words.reports or self.words.sources.get(lemma) == "document"
        wanted = _BY if written else ("by",)
        phrases = (*self.grammar.obliques(cited), *self.grammar.obliques(verb))
        return next((n for p, n in phrases if p in wanted and n > cited), cited)

    def _of_sentence_before(self, sentence: int, subject: int, found: list[Found]) -> list[Found]:
        """What the subject said in the sentence before: the paper that is called "it", or "the paper"."""
        text = self.text
        said = [f for f in found if f.verb is not None and f.source is not None]
        said = [f for f in said if f.verb is not None and text.sentence_of[f.verb] == sentence - 1]
        said = [f for f in said if text.upos[f.source or 0] != "PRON"]
        if text.lower[subject] in _OUTLETS_OWN or text.lower[subject] in self.words.carriers:
            return said if len({f.source for f in said}) == 1 else []
        return []
