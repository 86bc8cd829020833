"""Objects: what a verb of saying has for an object of its own: what is vowed, warned of, denied, stressed, or held."""

from __future__ import annotations

from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.contents import Contents, Range

_PAST = frozenset({"was", "were"})
_TRAILERS = frozenset({"so", "that", "as", "while", "when", "because", "since", "after", "before", "until"})
DENYING = frozenset({"deny", "refute", "dispute"})
_ACTS = frozenset(
    "commitment support readiness willingness solidarity friendship tie bond strength gratitude pledge promise vow".split()
)
"""What one gives or shows by stressing it, and says nothing: "reiterated Oslo's commitment to the treaty"."""
_WITHHELD = frozenset(
    "entry access permission visa request asylum bail right opportunity chance use food treatment medication care licence license".split()
)
"""What somebody is denied."""


class Objects:
    """Finds the objects of verbs of saying in one text."""

    def __init__(self, grammar: Grammar, contents: Contents, words: WordTables) -> None:
        self.grammar, self.contents, self.words = grammar, contents, words
        self.text: Text = grammar.text

    def stressed(self, verb: int) -> Range | None:
        """What is stressed: "emphasized the importance of raising procurement", without the clause of purpose or time behind it:
        "so that the harvest can leave", "as the talks go on".
        """
        text = self.text
        for child in text.children[verb]:
            if child > verb and text.relations[child] == "obj" and text.lemmas[child].lower() not in _ACTS:
                first, last = self.contents.tidy(*text.subtree(child))
                trailing = (
                    t for t in range(child + 4, last) if text.lower[t] in _TRAILERS and text.relations[t] == "mark"
                )
                cut = next((t for t in trailing if text.relations[text.heads[t]].startswith("advcl")), last)
                cut -= text.lower[cut - 1] == "so"
                first, last = self.contents.tidy(first, min(cut, last))
                if last - first > 3:
                    return first, last
        return None

    def warned_of(self, verb: int) -> Range | None:
        """What is warned of: 'warned of "consequences" if the ban stays', "warned of countermeasures"."""
        text = self.text
        for preposition, noun in self.grammar.obliques(verb):
            if preposition == "against" and (quotation := self.contents.inside(noun)) is not None and noun > verb:
                return self.contents.tidy(quotation.first, quotation.last)
            if preposition != "of" or noun < verb or text.upos[noun] not in ("NOUN", "PROPN"):
                continue
            last = text.subtree(noun)[1]
            conditions = [c for c in text.children[verb] if c > noun and text.relations[c] == "advcl"]
            for clause in conditions:
                start, stop = text.subtree(clause)
                if start - last <= 1 and (text.lower[start] in ("if", "should", "unless")):
                    last = stop
            first = next((c + 1 for c in text.children[noun] if text.relations[c] == "case"), text.subtree(noun)[0])
            return self.contents.tidy(first, last)
        return None

    def undertaking(self, verb: int) -> Range | None:
        """What somebody says they will do: "vowed Tuesday to stay in the talks"."""
        text = self.text
        for child in text.children[verb]:
            if (
                child < verb
                or text.relations[child] not in ("xcomp", "ccomp", "advcl", "obj")
                or text.upos[child] != "VERB"
            ):
                continue
            to = next((c for c in text.children[child] if text.lower[c] == "to" and text.relations[c] == "mark"), None)
            if to is not None and to - text.subtree(child)[0] <= 1:
                return self.contents.tidy(text.subtree(child)[0], self.own_deeds(verb, child, text.subtree(child)[1]))
        return None

    def denied(self, verb: int) -> Range | None:
        """What is denied without a clause: "denied holding secret talks", "has denied any link to the group"."""
        text = self.text
        if any(text.lower[c] in ("not", "n't", "n’t", "never") for c in text.children[verb]):
            return None
        for child in text.children[verb]:
            if child < verb or any(text.relations[c] == "iobj" for c in text.children[verb]):
                continue
            if any(text.lower[c] in ("that", "this") for c in text.children[child] if text.relations[c] == "det"):
                continue
            doing = text.relations[child] in ("xcomp", "advcl", "obj") and text.lower[child].endswith("ing")
            thing = text.relations[child] == "obj" and text.upos[child] == "NOUN"
            if not doing and (not thing or text.lemmas[child].lower() in _WITHHELD):
                continue
            if text.upos[child] == "VERB" and text.subtree(child)[0] != child:
                continue
            if text.lemmas[child].lower() in self.words.reports and text.lemmas[child].lower() != "charge":
                continue
            first, last = text.subtree(child)
            return self.contents.tidy(first, last)
        return None

    def expected(self, verb: int) -> Range | None:
        """What is expected of somebody: "diplomats expect the council to vote on Friday"."""
        text = self.text
        thing = next((c for c in text.children[verb] if c > verb and text.relations[c] in ("obj", "iobj")), None)
        deed = next((c for c in text.children[verb] if c > verb and text.relations[c] == "xcomp"), None)
        if thing is None or deed is None or text.feat(deed, "VerbForm") != "Inf" or deed < thing:
            return None
        return self.contents.tidy(text.subtree(thing)[0], text.subtree(deed)[1])

    def view(self, verb: int) -> Range | None:
        """The clause of a view that somebody gives: "expressed his confidence that the truce could last"."""
        text = self.text
        for child in text.children[verb]:
            if child < verb or text.relations[child] != "obj" or text.lemmas[child].lower() not in self.words.views:
                continue
            for below in text.children[child]:
                if (
                    below > child
                    and text.relations[below] in ("acl", "ccomp", "acl:relcl")
                    and self.opens_with_that(below)
                ):
                    return self.contents.tidy(*text.subtree(below))
        return None

    def opens_with_that(self, clause: int) -> bool:
        text = self.text
        first = text.subtree(clause)[0]
        return text.lower[first] == "that" and any(
            text.relations[c] == "mark" and c == first for c in text.children[clause]
        )

    def own_deeds(self, verb: int, clause: int, last: int) -> int:
        """Cuts what the speaker did besides: "said it reserved the right to respond, and urged the mission to investigate"."""
        text = self.text
        for child in text.children[clause]:
            if child < clause or text.relations[child] != "conj" or text.upos[child] != "VERB":
                continue
            own = any(text.relations[c].startswith(("nsubj", "aux", "mark")) for c in text.children[child])
            past = text.feat(child, "Tense") == "Past" and text.feat(child, "VerbForm") == "Fin"
            if own or not past or text.feat(verb, "Tense") != "Past":
                continue
            start = text.subtree(child)[0]
            comma = text.words[start] == "," or text.words[start - 1] == ","
            helped = any(
                text.relations[c] in ("aux:pass", "cop") and text.lower[c] in _PAST for c in text.children[clause]
            )
            simple = helped or (text.feat(clause, "VerbForm") == "Fin" and text.feat(clause, "Tense") == "Past")
            if (comma or not simple) and start > clause:
                last = min(last, start)
        return last
