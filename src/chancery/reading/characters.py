"""Characters: what an actor is called for a stand: "known for her hawkish views", "a hawk on military spending"."""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast

_KINDS = ("person:", "office:", "state:", "org:")
_TOLD = frozenset({"acl", "acl:relcl", "root", "advcl", "parataxis", "conj", "ccomp"})
_SORTS = frozenset(
    {"hawk", "dove", "hardliner", "moderate", "nationalist", "pragmatist", "loyalist", "dissenter", "maverick"}
)


class Characters:
    """Finds what the actors of one text are called, as (actor, head of the words)."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.text, self.cast = grammar, grammar.text, cast

    def told(self, verb: int) -> tuple[str, int] | None:
        """ "known for her hawkish views", "often described as a cautious nationalist"."""
        text, grammar = self.text, self.grammar
        if text.feat(verb, "Tense") != "Past" or text.relations[verb] not in _TOLD:
            return None
        objects = [c for c in text.children[verb] if text.relations[c] == "obj"]
        if any(text.lower[c] in ("it", "this", "that") for c in objects):
            return None  # a deed that somebody called reckless
        phrase = next((t for p, t in grammar.obliques(verb) if p in ("for", "as")), None)
        if phrase is None or text.upos[phrase] not in ("NOUN", "ADJ"):
            return None
        people = objects or grammar.patients(verb) or ([text.heads[verb]] if text.heads[verb] >= 0 else [])
        return next(((actor, phrase) for p in people if (actor := self._actor(p)) is not None), None)

    def sort(self, noun: int) -> tuple[str, int] | None:
        """ "Reto Caviezel, a hawk on spending", "Sweden, long one of the hawks on Minsk": beside a name or said of it."""
        text = self.text
        if text.lemmas[noun].lower() not in _SORTS:
            return None
        top = noun
        while text.relations[top] in ("nmod", "conj") and text.upos[text.heads[top]] in ("NUM", "NOUN", "PRON"):
            top = text.heads[top]
        if text.relations[top] == "appos":
            beside = [
                text.heads[top],
                *(c for c in text.children[text.heads[top]] if text.relations[c] == "appos" and c < top),
            ]
        elif any(text.relations[c] == "cop" for c in text.children[top]):
            beside = list(self.grammar.subjects(top))
        else:
            return None
        return next(((actor, noun) for b in reversed(beside) if (actor := self._actor(b)) is not None), None)

    def _actor(self, word: int) -> str | None:
        mention = self.cast.at(word)
        if mention is None or not mention.actors or not mention.actors[0].startswith(_KINDS):
            return None
        if mention.head != word and self.text.upos[word] == "NOUN":
            return None  # the talks of two rivals, not the rivals
        return mention.actors[0]
