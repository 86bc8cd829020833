"""Citations: attributions by phrase and adverb: "according to", "citing", "reportedly"."""

from __future__ import annotations

from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.complements import Complements
from chancery.reading.contents import Contents
from chancery.reading.found import Found
from chancery.reading.referent_words import HUMAN
from chancery.reading.sayers import Sayers

_VIEWS = frozenset(
    "view opinion judgment judgement words account telling reckoning estimation assessment eye".split()
) | {"word"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


class Citations:
    """Reads the attributing phrases and adverbs of one text."""

    def __init__(
        self, grammar: Grammar, contents: Contents, words: WordTables, complements: Complements, sayers: Sayers
    ) -> None:
        self.grammar, self.contents, self.words = grammar, contents, words
        self.complements, self.sayers = complements, sayers
        self.text: Text = grammar.text

    def according(self, token: int) -> Found | None:
        text = self.text
        source = text.heads[token]
        if source < token or text.upos[source] not in _NOMINAL:
            below = [c for c in text.children[token] if c > token and text.upos[c] in _NOMINAL]
            if not below:
                return None
            source = below[0]
        sentence = text.sentences[text.sentence_of[token]]
        phrase = text.subtree(source)
        first, last = min(phrase[0], token), phrase[1]
        comma = next((t for t in range(source + 1, last) if text.words[t] in (",", "—", "–")), last)
        start = self._segment(sentence.first, token)
        if first <= start + 1:
            stop = comma if comma < last and sentence.last - last < 3 else last
            content = self.contents.tidy(stop, sentence.last)
        else:
            content = self.contents.tidy(start, token)
            stated = any(self.complements.is_clause(t) for t in range(*content))
            if (content[1] - content[0] < 4 or not stated) and sentence.last - comma > 3:
                content = self.contents.tidy(comma, sentence.last)
        content = self._behind_citation(*content)
        return Found(source, (token, min(token + 2, len(text.words))), *content, "stated", None)

    def _behind_citation(self, first: int, last: int) -> tuple[int, int]:
        """A content without the citation that opens it: "citing an unnamed official, ministers are trying to arrange a call"."""
        text = self.text
        if first >= last or text.lower[first] not in ("citing", "quoting"):
            return first, last
        comma = next((t for t in range(text.subtree(first)[1] - 1, last - 3) if text.words[t] == ","), None)
        return (first, last) if comma is None else self.contents.tidy(comma, last)

    def _segment(self, first: int, token: int) -> int:
        """Where the clause begins that a phrase belongs to: behind the last semicolon."""
        for before in range(token - 1, first, -1):
            if self.text.words[before] == ";":
                return before + 1
        return first

    def citing(self, token: int) -> Found | None:
        """ "Kyodo said, citing government officials": the one who is cited is the innermost link."""
        objects = [c for c in self.text.children[token] if self.text.relations[c] in ("obj", "ccomp")]
        if self.text.upos[token] == "ADP" and self.text.heads[token] > token:
            objects = [self.text.heads[token]]
        if not objects or not self.can_be_cited(objects[0]):
            return None
        text = self.text
        sentence = text.sentences[text.sentence_of[token]]
        opening = next((t for t in range(sentence.first, token) if text.lower[t] == "according"), None)
        if opening is not None and opening <= sentence.first + 1 and (outer := self.according(opening)) is not None:
            content = self.contents.tidy(text.subtree(objects[0])[1], sentence.last)
            return Found(objects[0], (token, token + 1), *content, "stated", None, carrier=outer.source)
        verb = next((t for t in text.path(token)[1:] if text.upos[t] == "VERB"), None)
        if verb is not None and text.lemmas[verb].lower() in self.words.verbs and not self.grammar.is_passive(verb):
            source = self.sayers.sayer(verb)
            said = self.complements.content(verb, text.lemmas[verb].lower(), source if source is not None else verb)
            if said is not None and not said[0] <= token < said[1]:
                return Found(objects[0], (token, token + 1), *said, "stated", None, carrier=source)
        content = self.contents.tidy(sentence.first, token)
        return Found(objects[0], (token, token + 1), *content, "stated", None)

    def can_be_cited(self, source: int) -> bool:
        """False for a reason: "called off the talks, citing rebel attacks"."""
        text = self.text
        if text.upos[source] != "NOUN" or any(n.first <= source < n.last for n in text.names):
            return True
        lemma = text.lemmas[source].lower()
        return lemma in self.words.sources or lemma in self.words.reports | self.words.carriers | HUMAN

    def per(self, token: int) -> Found | None:
        """ "London is in contact with Ottawa, per a Downing Street spokesperson"."""
        text = self.text
        source = text.heads[token]
        if token == 0 or text.words[token - 1] != "," or source < token or not self.sayers.thinks(source):
            return None
        sentence = text.sentences[text.sentence_of[token]]
        content = self.contents.tidy(self._segment(sentence.first, token), token)
        if not any(self.complements.is_clause(t) for t in range(*content)):
            return None
        return Found(source, (token, token + 1), *content, "stated", None)

    def view(self, noun: int) -> Found | None:
        """What is so in somebody's view or words: "in the view of Tokyo, the islands are …", "in Riga's view", "by their account",
        "the talks were, in the words of one aide, a farce".
        """
        text = self.text
        if text.lemmas[noun].lower() not in _VIEWS:
            return None
        case = next((c for c in text.children[noun] if text.relations[c] == "case" and c < noun), None)
        if case is None or text.lower[case] not in ("in", "by", "on"):
            return None
        owner = next((c for c in text.children[noun] if text.relations[c] == "nmod:poss"), None)
        if owner is None:
            the = any(
                text.lower[c] == "the" for c in text.children[noun]
            )  # "in view of the raids", "by word of mouth" tell of nobody
            owner = next((t for p, t in self.grammar.obliques(noun) if the and p == "of" and t > noun), None)
        if owner is None or text.upos[owner] not in _NOMINAL or text.lower[owner] in ("its", "our", "my", "this"):
            return None
        first = case
        last = max(noun + 1, *(t + 1 for t in range(*text.subtree(owner)) if text.words[t] != "," and t < owner + 4))
        sentence = text.sentences[text.sentence_of[noun]]
        closed = last < sentence.last and text.words[last] == ","
        if first <= sentence.first + 1 and closed:
            content = self.contents.tidy(last, sentence.last)
        elif first > sentence.first and text.words[first - 1] == ",":
            content = self.contents.tidy(*((last, sentence.last) if closed else (sentence.first, first)))
        else:
            return None
        if content[1] - content[0] < 2 or self.contents.inside(noun) is not None:
            return None
        return Found(owner, (case, noun + 1), *content, "stated", None)

    def adverb(self, token: int) -> Found | None:
        sentence = self.text.sentences[self.text.sentence_of[token]]
        return Found(None, (token, token + 1), *self.contents.tidy(sentence.first, sentence.last), "likely", None)
