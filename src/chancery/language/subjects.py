"""Subjects and their verbs, where they hang beside each other and grammar leaves one reading only."""

from __future__ import annotations

from chancery.language.text import Text

_SPANS = frozenset({"year", "month", "week", "weekend", "summer", "autumn", "winter", "spring"})
_ORDERS = frozenset({"after", "before", "until", "since"})


def mend_subjects(text: Text, verb: int) -> None:
    """Sets right who does what a verb tells: see each function for a sentence that it mends."""
    _active(text, verb)
    _last_year(text, verb)
    _behind_the_order(text, verb)
    _briefed(text, verb)
    _as_shelling_went_on(text, verb)
    _with_some_abstaining(text, verb)


def _active(text: Text, verb: int) -> None:
    """ "nothing changed": what stands before a verb in the past without a helper is the subject of no passive."""
    below = {text.relations[c] for c in text.children[verb]}
    if text.feat(verb, "VerbForm") != "Fin" or below & {"aux:pass", "obl:agent"}:
        return
    for subject in [c for c in text.children[verb] if c < verb and text.relations[c] == "nsubj:pass"]:
        text.relations[subject] = "nsubj"


def _last_year(text: Text, verb: int) -> None:
    """ "Norway, which last year signed a pact": the second of two subjects is the time."""
    subjects = [c for c in text.children[verb] if c < verb and text.relations[c].startswith("nsubj")]
    for time in subjects[1:]:
        ranked = any(text.lower[c] in ("last", "this", "next") for c in text.children[time])
        if ranked and text.lower[time] in _SPANS:
            text.relations[time] = "obl:unmarked"


def _behind_the_order(text: Text, verb: int) -> None:
    """ "fled after the government, overruling the court, decided to arrest him", "to meet before the holidays are over": the noun
    behind a word of order is the subject of the verb that has none.
    """
    above, helped = text.heads[verb], False
    for child in text.children[verb]:
        relation = text.relations[child].partition(":")[0]
        if relation in ("nsubj", "csubj", "expl", "mark", "cop"):
            return
        helped = helped or relation == "aux"
    finite = text.feat(verb, "VerbForm") == "Fin" or helped
    if text.relations[verb] != "advcl" or not finite or not 0 <= above < verb:
        return
    for noun in reversed([c for c in text.children[above] if above < c < verb and text.relations[c] == "obl"]):
        first, end = text.subtree(noun)
        cases = [c for c in text.children[noun] if text.relations[c] == "case"]
        if len(cases) != 1 or text.lower[cases[0]] not in _ORDERS or first != cases[0]:
            continue
        if all(word in (",", '"') for word in text.words[end : text.subtree(verb)[0]]):
            text.move(noun, verb)
            text.move(cases[0], verb)
            passive = any(text.relations[c] == "aux:pass" for c in text.children[verb])
            text.relations[noun], text.relations[cases[0]] = "nsubj:pass" if passive else "nsubj", "mark"
            return


def _briefed(text: Text, verb: int) -> None:
    """ "two people briefed on the talks said": who says it has been briefed, and is not what is said."""
    said = text.heads[verb]
    named = [c for c in text.children[verb] if c < verb and text.relations[c] in ("nsubj", "nsubj:pass")]
    more = any(text.relations[c].startswith(("aux", "cop", "mark", "obj")) for c in text.children[verb])
    done = text.feat(verb, "VerbForm") == "Part" or text.lower[verb].endswith("ed")
    if said < verb or text.relations[verb] != "ccomp" or not done or more or not named:
        return
    others = [c for c in text.children[said] if text.relations[c] in ("ccomp", "parataxis") and c != verb]
    spoken = any(text.relations[c].startswith("nsubj") for c in text.children[said])
    if others and not spoken and text.subtree(verb)[1] == said:
        text.move(named[-1], said)
        text.move(verb, named[-1])
        text.relations[named[-1]], text.relations[verb] = "nsubj", "acl"


def _as_shelling_went_on(text: Text, verb: int) -> None:
    """ "as shelling there entered a fourth day": the noun in -ing behind the conjunction is the subject of the verb."""
    if text.feat(verb, "VerbForm") != "Fin" or any(text.relations[c].startswith("nsubj") for c in text.children[verb]):
        return
    for noun in text.children[verb]:
        first, end = text.subtree(noun)
        if (
            noun < verb
            and text.relations[noun] in ("advcl", "csubj")
            and text.lower[noun].endswith("ing")
            and first == noun
            and first > 0
            and text.heads[first - 1] == verb
            and text.relations[first - 1] == "mark"
            and "," not in text.words[first:end]
        ):
            text.relations[noun] = "nsubj"
            return


def _with_some_abstaining(text: Text, verb: int) -> None:
    """ "voted, with two states abstaining, to extend the mandate": what stands behind the aside goes on with the verb before it."""
    above = text.heads[verb]
    aside = any(text.lower[c] == "with" and text.relations[c] in ("mark", "case") for c in text.children[verb])
    if not aside or text.relations[verb] != "advcl" or not 0 <= above < verb:
        return
    for clause in [c for c in text.children[verb] if c > verb and text.relations[c] in ("advcl", "xcomp")]:
        first = text.subtree(clause)[0]
        behind = text.words[first] == "," or text.words[first - 1] == ","
        if behind and any(text.relations[c] == "mark" and text.lower[c] == "to" for c in text.children[clause]):
            text.move(clause, above)
            return
