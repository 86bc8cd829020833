"""Sayers: whose word a verb of saying gives, where the tree has its subject and where it has lost it."""

from __future__ import annotations

from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.contents import Contents

_ISSUING = frozenset("release issue publish post send circulate distribute put write sign file share".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
_SAYING_PARTICIPLES = ("advcl", "acl", "conj", "dep", "parataxis", "acl:relcl")


class Sayers:
    """Finds who speaks in one text."""

    def __init__(self, grammar: Grammar, contents: Contents, words: WordTables) -> None:
        self.grammar, self.contents, self.words = grammar, contents, words
        self.text: Text = grammar.text

    def sayer(self, verb: int) -> int | None:
        """Whose word it is: the verb's subject; for ", saying" behind a comma the subject of the sentence's main verb."""
        text, grammar = self.text, self.grammar
        own = [c for c in text.children[verb] if text.relations[c].startswith("nsubj") and not self._in_quotes(c, verb)]
        if not own and (described := self._described_before(verb)) is not None:
            return described
        own = sorted((c for c in own if text.lower[c] not in _DAYS), key=lambda c: abs(c - verb))
        if own:
            stands_for = grammar.subjects(verb)
            if text.lower[own[0]] in ("which", "who", "that") and stands_for:
                return stands_for[0]
            return own[0]
        if text.feat(verb, "VerbForm") == "Inf" and not self._reports_itself(verb):
            return None
        if (beside := self._beside_quotation(verb)) is not None:
            return beside
        if text.lower[verb].endswith("ing") and text.relations[verb] in _SAYING_PARTICIPLES:
            first = text.subtree(verb)[0]
            if (first and text.words[first - 1] == ",") or text.words[first] == ",":
                before = first - 1 if text.words[first] == "," else first - 2
                said = before > 0 and text.upos[before] == "VERB" and text.lemmas[before].lower() in self.words.verbs
                if said and (speakers := self.subjects(before)):  # "…, a spokesman said, declining to give details"
                    return speakers[0]
                first_named = None
                for above in text.path(verb)[1:]:
                    if text.upos[above] == "VERB" and (subjects := self.subjects(above)):
                        if self.thinks(subjects[0]):
                            return subjects[0]
                        first_named = first_named if first_named is not None else subjects[0]
                if first_named is not None:
                    return first_named
        subjects = self.subjects(verb)
        return subjects[0] if subjects else None

    def _in_quotes(self, token: int, verb: int) -> bool:
        """True for a word that stands in a quotation beside the verb, which cannot be the verb's subject."""
        return self.contents.inside(token) is not self.contents.inside(verb)

    def _described_before(self, verb: int) -> int | None:
        """The noun before an adjective that the tree takes for a predicate: "sources close to the matter said"."""
        text = self.text
        adjective = next(
            (
                t
                for t in range(verb - 1, max(verb - 9, text.sentences[text.sentence_of[verb]].first), -1)
                if text.upos[t] == "ADJ" and text.subtree(t)[1] == verb
            ),
            None,
        )
        if adjective is None or any(text.relations[c] in ("cop", "aux") for c in text.children[adjective]):
            return None
        return next((c for c in text.children[adjective] if text.relations[c] == "nsubj" and c == adjective - 1), None)

    def _beside_quotation(self, verb: int) -> int | None:
        """The speaker between a closing mark and the verb, or right behind the verb, that the tree hangs elsewhere.

        '…," the press secretary, Josh Earnest, said', '…," added Zarate'.
        """
        text = self.text
        for token in range(verb - 1, max(verb - 14, -1), -1):
            quotation = self.contents.quotation_at.get(token)
            if quotation is None:
                continue
            if quotation.stop == verb:
                return next(
                    (
                        c
                        for c in text.children[verb]
                        if text.relations[c] in ("obj", "iobj") and text.subtree(c)[0] == verb + 1
                    ),
                    None,
                )
            between = [t for t in range(quotation.stop, verb) if text.relations[t].startswith("nsubj")]
            return between[0] if between else None
        return None

    def subjects(self, verb: int) -> list[int]:
        found = list(self.grammar.subjects(verb))
        return found or (self.grammar.patients(verb) if self.grammar.is_passive(verb) else [])

    def _reports_itself(self, verb: int) -> bool:
        """True for "went on to say", where the infinitive is the report; "refused to say" reports nothing said."""
        head = self.text.heads[verb]
        return head >= 0 and self.text.lemmas[head].lower() in ("go", "continue", "proceed")

    def thinks(self, source: int) -> bool:
        """True for one whose thoughts a report can have as a word: a source by table, or a name."""
        text = self.text
        return (
            text.lemmas[source].lower() in self.words.sources
            or text.upos[source] == "PROPN"
            or text.lower[source] in ("he", "she", "they")
        )

    def issuer(self, source: int) -> int | None:
        """Who gave out the paper that says it: the committee in "the committee released a statement saying talks would go on"."""
        text = self.text
        verb = text.heads[source]
        if verb < 0 or text.relations[source] != "obj" or text.lemmas[verb].lower() not in _ISSUING:
            return None
        if self.words.sources.get(text.lemmas[source].lower()) != "document":
            return None
        return next(iter(self.grammar.subjects(verb)), None)

    def stands_by(self, source: int) -> bool:
        """False for those whom a speaker cites without meaning anyone: "they say", "people tell me", "it tells you"."""
        text = self.text
        if text.lower[source] in ("he", "she"):
            return True
        if text.upos[source] != "NOUN":
            return text.upos[source] == "PROPN"
        known = self.words.sources.get(text.lemmas[source].lower())
        return known is not None and known != "unspecified" and text.lemmas[source].lower() != "people"
