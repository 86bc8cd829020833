"""The lead: where what somebody said is itself the news."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.triggers import Found

_SAYING = frozenset("say tell announce declare state reiterate insist argue suggest stress emphasize reaffirm".split())
_CLOSED = (".", "!", "?", '"', "”", "’")


def first_whole(text: Text) -> int:
    """The first sentence that is no dateline and no heading; 0 where none is whole."""
    return next(
        (
            i
            for i, sentence in enumerate(text.sentences)
            if sentence.parsed and text.source[sentence.end - 1 : sentence.end].endswith(_CLOSED)
        ),
        0,
    )


class LeadReader:
    """Reads the first whole sentence of one text.

    "The unification ministry said Wednesday it will give priority to the fate of relatives": a verb of saying over words
    that name no other happening is the happening.
    """

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text

    def statement(self, known: set[int]) -> Found | None:
        """The statement that the lead tells, where none of the tokens `known` to name a happening stands in it."""
        text = self.text
        for sentence in text.sentences[first_whole(text) :][:1]:
            tokens = range(sentence.first, sentence.last)
            if any(t in known for t in tokens):
                return None
            for verb in tokens:
                if text.upos[verb] == "VERB" and self.grammar.lemma(verb) in _SAYING and self._official(verb):
                    return Found(verb, "statement", False, verb, (), 0)
        return None

    def _official(self, verb: int) -> bool:
        """True where one who can act for a state or a body says something, and says it in a clause."""
        text = self.text
        if not any(text.relations[c] in ("ccomp", "parataxis", "xcomp") for c in text.children[verb]):
            return False
        for subject in self.grammar.subjects(verb):
            mention = self.cast.at(subject)
            for id in mention.actors if mention is not None else ():
                known = self.cast.actors.get(id)
                if (
                    known is not None
                    and id not in self.cast.outlets
                    and (known.kind != "person" or known.role is not None)
                ):
                    return True
        return False

    def heading(self, token: int) -> bool:
        """True for words that head what follows: a line without a full stop, or a bare noun ("4. Resignation in Sofia.")."""
        text = self.text
        sentence = text.sentences[text.sentence_of[token]]
        if text.unended(text.sentence_of[token]):
            return True
        if text.sentence_of[token] == 0 and self._title():
            return True
        return sentence.last - sentence.first <= 9 and not any(
            text.upos[t] in ("VERB", "AUX") for t in range(sentence.first, sentence.last)
        )

    def _title(self) -> bool:
        """True where the report opens with its own title: a short line in the present, alone in its paragraph."""
        text, first = self.text, self.text.sentences[0]
        if len(text.sentences) < 2 or text.sentences[1].paragraph == first.paragraph or first.last - first.first > 16:
            return False
        root = next((t for t in range(first.first, first.last) if text.heads[t] < 0), -1)
        told = root >= 0 and text.upos[root] == "VERB" and text.feat(root, "VerbForm") == "Fin"
        return told and text.feat(root, "Tense") == "Pres"
