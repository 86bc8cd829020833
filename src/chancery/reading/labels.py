"""Labels: what somebody calls a thing, or charges another with."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.contents import Contents, Range

_NAMING = frozenset("call brand label dub term deem".split())
_CHARGES: dict[str, tuple[str, ...]] = {
    word: prepositions
    for prepositions, words in (
        (("of",), "accuse suspect"),
        (("as",), "describe portray characterize characterise depict cast brand label hail deride dismiss denounce"),
        (("for", "as"), "blame praise criticize criticise"),
    )
    for word in words.split()
}
_PREDICATING = frozenset(
    """call brand label dub term deem describe portray characterize characterise depict cast denounce dismiss deride hail
    condemn slam decry""".split()
)
_SUMS = frozenset({"charge", "allegation", "claim", "accusation", "move", "step"})
_REACH = 16
"""How far behind a verb its quotation may open."""


class Labels:
    """Finds the labels of one text: their words are the content of an attribution."""

    def __init__(self, text: Text, contents: Contents) -> None:
        self.text, self.contents = text, contents

    def label(self, verb: int) -> Range | None:
        """What somebody calls it: 'called the drill "a provocation"', 'accused the Kremlin of "holding … to ransom"',
        "described the talks as frank and useful".
        """
        charge = self._charge(verb)
        quoted = self._quoted(verb)
        if charge is not None and (quoted is None or quoted[0] < charge[0]):
            return self._with_the_thing(verb, charge)
        said = quoted or self._name(verb)
        return self._with_the_thing(verb, said) if said is not None else None

    def _with_the_thing(self, verb: int, label: Range) -> Range:
        """A label with the thing it is said of, where that stands right before it and takes no more room: "the accord a
        humiliation"; words in marks stand alone."""
        text = self.text
        if text.lemmas[verb].lower() not in _PREDICATING or self._names_in_passing(verb):
            return label
        thing = next((c for c in text.children[verb] if text.relations[c] == "obj" and verb < c < label[0]), None)
        quoted = any(self.contents.inside(t) is not None for t in range(*label))
        if thing is None or text.upos[thing] == "PRON" or quoted:
            return label
        first, last = text.subtree(thing)
        if text.start[label[0]] - text.start[first] > text.end[label[1] - 1] - text.start[label[0]]:
            return label
        return (first, label[1]) if label[0] - last <= 2 and first > verb else label

    def _quoted(self, verb: int) -> Range | None:
        text = self.text
        sentence = text.sentences[text.sentence_of[verb]]
        last = min(text.subtree(verb)[1], sentence.last)
        for token in range(verb + 1, min(last + 1, sentence.last, verb + _REACH)):
            if text.words[token] == ";" or (
                text.words[token] == ","
                and text.lower[token + 1 : token + 2] in (["with"], ["while"], ["whereas"], ["but"])
            ):
                return None
            quotation = self.contents.quotation_at.get(token)
            if quotation is not None and quotation.start == token:
                if quotation.last - quotation.first < (3 if self._names_in_passing(verb) else 2):
                    return None
                return self.contents.tidy(quotation.first, min(quotation.last, sentence.last))
        return None

    def _charge(self, verb: int) -> Range | None:
        """What stands behind the preposition of a charge: "accused Benin of harbouring armed groups"."""
        text = self.text
        prepositions = _CHARGES.get(text.lemmas[verb].lower(), ())
        below = list(text.children[verb])
        below += [d for c in below if text.relations[c] in ("obj", "iobj") and c > verb for d in text.children[c]]
        for child in below:
            if child > verb and text.relations[child] in ("advcl", "obl", "ccomp", "xcomp", "acl", "nmod"):
                first, stop = text.subtree(child)
                if text.lower[first] in prepositions and (stop - first > 2 or text.lemmas[verb].lower() == "accuse"):
                    return self.contents.tidy(first + 1, self._said_again(first + 1, stop))
        return None

    def _said_again(self, first: int, stop: int) -> int:
        """Where a charge ends that the reporter sums up behind a comma: "of shelling the town, an allegation that Kiev rejects"."""
        text = self.text
        for token in range(first + 1, stop - 1):
            if text.words[token] == "," and text.lower[token + 1 : token + 2] in (["a"], ["an"]):
                noun = text.heads[token + 1]
                if text.relations[noun] == "appos" or text.lemmas[noun].lower() in _SUMS:
                    return token
        return stop

    def _name(self, verb: int) -> Range | None:
        """What a thing is called without marks: "called the pipeline a threat to the region"."""
        text = self.text
        if text.lemmas[verb].lower() not in _NAMING or self._names_in_passing(verb):
            return None
        named = next((c for c in text.children[verb] if c > verb and text.relations[c] == "xcomp"), None)
        if named is None or any(text.relations[c] == "mark" for c in text.children[named]):
            return None  # "called for the men to be freed"
        if not any(text.relations[c] in ("obj", "nsubj") for c in text.children[verb] if c < named):
            return None
        return self.contents.tidy(*text.subtree(named))

    def _names_in_passing(self, verb: int) -> bool:
        """True for 'what it calls a "red line"', which only gives a thing its name."""
        text = self.text
        return any(text.lower[c] in ("what", "which") for c in text.children[verb] if c < verb) or (
            text.relations[verb].startswith("acl") and text.lower[text.heads[verb]] == "what"
        )
