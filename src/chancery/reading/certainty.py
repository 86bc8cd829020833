"""Certainty: what the words of a report commit to, from the verb of saying and the hedges in what is said."""

from __future__ import annotations

from chancery.facts.claims import Certainty
from chancery.language.text import Text
from chancery.reading.negation import has_condition, negated

_POSSIBLE = frozenset(
    {"may", "might", "could", "possibly", "perhaps", "consider", "weigh", "mull", "possible", "explore"}
)
_LIKELY = frozenset({"likely", "expect", "probably", "expected", "appear", "seem", "believe", "inclined", "presumably"})
_ORDER: tuple[Certainty, ...] = ("stated", "likely", "possible", "unlikely", "denied")
_BESIDE = ("aux", "aux:pass", "advmod", "cop")


def weaker(one: Certainty, other: Certainty) -> Certainty:
    """The less certain of two; a denial anywhere in a chain denies the whole."""
    return max(one, other, key=_ORDER.index)


def hedged(text: Text, head: int, first: int, last: int) -> Certainty:
    """How firmly a proposition with this head is put: "may come" possible, "are expected to sign" likely, else stated."""
    near = {text.lemmas[head].lower(), text.lower[head]}
    near |= {text.lower[c] for c in text.children[head] if text.relations[c] in _BESIDE}
    near |= {text.lemmas[c].lower() for c in text.children[head] if text.relations[c] in _BESIDE}
    if "unlikely" in near:
        return "unlikely"
    if near & _POSSIBLE and not (near & {"could", "possible"} and negated(text, head)):
        return "possible"  # "it was not possible to talk" is stated
    if near & _LIKELY:
        return "likely"
    if has_condition(text, head) and near & {"will", "would", "'ll", "’ll"}:
        return "possible"
    if "likely" in text.lower[first:last] or "probably" in text.lower[first:last]:
        return "likely"
    return "stated"
