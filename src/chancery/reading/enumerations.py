"""Enumerations: those who are named one after the other, behind a noun that sums them up: "ten people, among them two Danes"."""

from __future__ import annotations

from chancery.facts.spans import Span
from chancery.knowledge.events import EventTables
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast, Mention

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM"})


class EnumerationReader:
    """Reads the lists of those who are named in one text."""

    def __init__(self, grammar: Grammar, cast: Cast, tables: EventTables) -> None:
        self.grammar, self.cast, self.tables = grammar, cast, tables
        self.text = grammar.text

    def _of(self, mention: Mention) -> list[tuple[str, Span]]:
        out = [(actor, mention.span) for actor in mention.actors if actor not in self.cast.outlets]
        return out + [(a, m.span) for m in self._hyphened(mention) for a in m.actors if a not in self.cast.outlets]

    def _hyphened(self, mention: Mention) -> list[Mention]:
        """Whom a hyphen joins to somebody: Israel in "Israel-Syrian talks", Russia in "U.S.-Russian"."""
        words, out = self.text.words, []
        if mention.form == "pronoun" or mention.actors[0].startswith("person:"):
            return []
        for mark, beside in ((mention.first - 1, mention.first - 2), (mention.last, mention.last + 1)):
            if mark > 0 and beside < len(words) and words[mark] in ("-", "–"):
                other = self.cast.at(beside)
                joined = self.text.end[min(mark, beside)] == self.text.start[max(mark, beside)]
                if other is not None and joined and other.actors and other.actors[0].startswith(("state:", "org:")):
                    out.append(other)
        return out

    def _series(self, token: int, stop: int) -> list[tuple[str, Span]]:
        """Those named one after the other from a word on, with no verb and no other phrase between them."""
        out: list[tuple[str, Span]] = []
        while token < stop:
            mention = self.cast.at(token)
            if mention is not None and mention.form != "place":
                out += self._of(mention)
                token = mention.last
            elif self.text.lower[token] in (",", "and", "of") or self.text.upos[token] in _NOMINAL:
                token += 1
            else:
                break
        return out

    def _including(self, noun: int) -> list[tuple[str, Span]]:
        """Those that a list names behind its noun: "heads of delegations, including Ghana's minister Kofi Mensah and …", "killed ten
        people in Mali, among them two Danes", "ten men, five of whom were Poles".
        """
        text = self.text
        last = text.sentences[text.sentence_of[noun]].last
        for token in range(noun + 1, last):
            if text.relations[token] == "acl:relcl" or (token >= text.subtree(noun)[1] and self._moves_on(noun, token)):
                break
            two = text.lower[token - 1 : token + 1]
            if text.lower[token] == "including" or two in (["such", "as"], ["among", "them"]):
                return self._series(token + 1, last)
            if text.lower[token - 1 : token + 2] == ["of", "whom", "were"]:
                return self._series(token + 2, last)
        return []

    def _moves_on(self, noun: int, token: int) -> bool:
        """True where the words behind a noun and its phrases speak of others, or its verb has an object of its own by then."""
        text = self.text
        over = text.heads[noun] if text.relations[noun] in ("obj", "nsubj:pass") else -1
        others = text.upos[token] == "VERB" and text.lower[token] != "including"
        return over < 0 or others or (text.upos[token] == "NOUN" and text.feat(token, "Number") == "Plur")

    def _set_off(self, noun: int) -> list[tuple[str, Span]]:
        """Those whom dashes set off behind a plural: "the only two Arab states with such treaties - Egypt and Jordan - agreed"."""
        text = self.text
        if text.feat(noun, "Number") != "Plur":
            return []
        marks = [t for t in range(noun + 1, text.subtree(noun)[1] + 1) if text.words[t : t + 1] and self._dash(t)]
        return self._series(marks[0] + 1, marks[1]) if len(marks) == 2 else []

    def _dash(self, word: int) -> bool:
        """True for a dash with a space on both sides, or a long one: no hyphen."""
        text = self.text
        if text.words[word] not in ("-", "–", "—", "--") or word + 1 >= len(text.words):
            return False
        return text.words[word] == "—" or text.end[word] < text.start[word + 1]
