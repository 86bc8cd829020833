"""Negation and condition: what turns a clause round, and what hangs it on another."""

from __future__ import annotations

from chancery.language.text import Text

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "n’t", "nothing", "nobody", "none"})
_PARTAKING = frozenset({"attend", "join", "participate", "take"})
CONDITIONS = frozenset({"if", "unless", "provided", "should", "whether", "lest", "assuming"})


def negated(text: Text, token: int) -> bool:
    """True where the word itself is negated: "did not meet", "no longer", "neither ... nor", "nor will it", "have yet to meet"."""
    if yet_to(text, token):
        return True
    for child in text.children[token]:
        if text.relations[child] in ("advmod", "cc:preconj", "det") and text.lower[child] in _NEGATIONS:
            return True
        if text.relations[child] == "cc" and text.lower[child] == "nor":
            return True
        if text.relations[child] in ("nsubj", "nsubj:pass", "obj") and (
            text.lower[child] in ("nothing", "nobody", "none", "neither")
            or no_determiner(text, child)
            or any(text.lower[c] == "neither" for c in text.children[child])
        ):
            return True
    return False


def stays_away(text: Text, verb: int, lemma: str) -> bool:
    """True for "will not attend", "is not taking part in": what one stays away from goes on without one."""
    if lemma == "take" and not any(text.lower[c] == "part" for c in text.children[verb]):
        return False
    return lemma in _PARTAKING and negated(text, verb)


def no_longer(text: Text, verb: int) -> bool:
    """True for "no longer recognises the council": what was so is not."""
    return any(
        text.lower[c] == "longer" and text.lower[c - 1] == "no" and text.relations[c] == "advmod"
        for c in text.children[verb]
    )


def left_undone(text: Text, verb: int) -> bool:
    """True for an untensed verb that is negated or only stood in for: "decided not to meet", "instead of expelling him"."""
    for child in text.children[verb]:
        if child < verb and text.relations[child] == "advmod" and text.lower[child] in ("not", "n't", "never"):
            return True
        if text.relations[child] in ("mark", "case") and text.lower[child] in ("instead", "without"):
            return True
    return False


def yet_to(text: Text, verb: int) -> bool:
    """True for "has yet to give", "are yet to sign": what is still to come has not been done."""
    head, before = text.heads[verb], verb - 1
    while before > 0 and text.lower[before] in ("be", "been"):
        before -= 1
    if head < 0 or text.relations[verb] != "xcomp" or text.lower[before] != "to":
        return text.lower[max(0, before - 1) : before + 1] == ["yet", "to"]
    return any(text.lower[c] == "yet" and c < verb for c in text.children[head]) and text.upos[head] in ("VERB", "AUX")


def no_determiner(text: Text, noun: int) -> bool:
    """True for "no meeting", "no such trip", "no contact of any kind"."""
    return any(text.lower[c] == "no" and text.relations[c] in ("det", "advmod") for c in text.children[noun])


def has_condition(text: Text, verb: int) -> bool:
    """True for a verb with a condition below it: "will widen its sanctions if the corridor is closed"."""
    return any(text.relations[c].startswith("advcl") and marked(text, c, CONDITIONS) for c in text.children[verb])


def marked(text: Text, clause: int, words: frozenset[str]) -> bool:
    """True for a clause that one of the words opens: "if", "unless"."""
    return any(text.relations[c] in ("mark", "aux") and text.lower[c] in words for c in text.children[clause])


def marked_by_time(text: Text, clause: int) -> bool:
    """True for a clause of time: "before the arrangement lapses", "after Russia seized the ship"."""
    return any(
        text.relations[c] in ("mark", "case")
        and text.lower[c] in ("before", "after", "until", "when", "once", "since", "while", "as")
        for c in text.children[clause]
    )


def negates(text: Text, token: int) -> bool:
    """True where a word of stance or a clause is negated: "does not want", "not to sign", "neither side wants"."""
    return any(
        (text.lower[c] in ("not", "n't", "n’t", "never", "no") and text.relations[c] in ("advmod", "det"))
        or (text.relations[c] == "nsubj" and _nobody(text, c))
        for c in text.children[token]
    )


def _nobody(text: Text, subject: int) -> bool:
    """True for "neither side", "neither of them", "nobody in Oslo"."""
    if text.lower[subject] in ("neither", "nobody", "none"):
        return True
    return any(text.lower[c] == "neither" and text.relations[c] == "det" for c in text.children[subject])


def called_in(text: Text, verb: int) -> bool:
    """True for "called in Ambassador David Hale": he is summoned, and nothing is asked for."""
    behind = text.lower[verb + 1 : verb + 2] == ["in"]
    if not behind or text.lemmas[verb].lower() != "call":
        return False
    if any(text.relations[c] == "compound:prt" and text.lower[c] == "in" for c in text.children[verb]):
        return True
    whom = [c for c in text.children[verb] if text.relations[c] == "obl" and c > verb]
    return any(text.relations[g] == "nmod:desc" for c in whom[:1] for g in text.children[c])
