"""Order words: the prepositions, conjunctions and nouns that put one happening before, after or in another."""

from __future__ import annotations

from chancery.facts.constraints import Order
from chancery.language.text import Text
from chancery.reading.anchors import SIDELINES, preposition_of, words_before
from chancery.reading.calendar_words import TERMS
from chancery.reading.negation import negated

ORDERS: dict[str, Order] = {
    "before": "before",
    "ahead of": "before",
    "prior to": "before",
    "in advance of": "before",
    "in time for": "before",
    "in the run-up to": "before",
    "in the lead-up to": "before",
    "in the build-up to": "before",
    "in the run - up to": "before",
    "in the lead - up to": "before",
    "in the build - up to": "before",
    "at the end of": "after",
    "at the close of": "after",
    "at the conclusion of": "after",
    "at the start of": "during",
    "at the beginning of": "during",
    "at the opening of": "during",
    "as a result of": "after",
    "as a consequence of": "after",
    "in the midst of": "during",
    "in the middle of": "during",
    "leading up to": "before",
    "until": "before",
    "anticipating": "before",
    "on the eve of": "before",
    "pending": "before",
    "till": "before",
    "unless": "before",
    "subject to": "after",
    "after": "after",
    "following": "after",
    "since": "after",
    "in the wake of": "after",
    "in the aftermath of": "after",
    "on the heels of": "after",
    "contingent on": "after",
    "conditional on": "after",
    "dependent on": "after",
    "once": "after",
    "assuming": "after",
    "upon": "after",
    "in retaliation for": "after",
    "in response to": "after",
    "in reaction to": "after",
    "in reprisal for": "after",
    "in revenge for": "after",
    "in protest at": "after",
    "in protest against": "after",
    "in protest over": "after",
    "in anger at": "after",
    "in anger over": "after",
    "in return for": "after",
    "in exchange for": "after",
    "without": "after",
    "in answer to": "after",
    "in reply to": "after",
    "within hours of": "after",
    "within days of": "after",
    "within weeks of": "after",
    "by the time": "before",
    "during": "during",
    **dict.fromkeys(SIDELINES, "during"),
    "in": "during",
    "at": "during",
    "on": "during",
    "when": "during",
    "in case": "after",
}
_NOUNS: dict[str, Order] = {
    "sidelines": "during",
    "margins": "during",
    "wake": "after",
    "aftermath": "after",
    "eve": "before",
    "run-up": "before",
    "lead-up": "before",
    "heels": "after",
    "retaliation": "after",
    "response": "after",
    "reaction": "after",
    "reprisal": "after",
    "revenge": "after",
    "reply": "after",
    "answer": "after",
    "retribution": "after",
    "course": "during",
}
_PARTICIPLES = frozenset({"anticipating", "following", "preceding", "pending"})


_PLANNED = frozenset({"due", "scheduled", "expected", "set", "supposed", "slated", "meant"})
_IFS = frozenset({"if", "only if"})


def _goes_on(text: Text, verb: int) -> bool:
    """True for a clause that tells what was going on: "as the two were meeting"."""
    going = text.lower[verb].endswith("ing") and text.upos[verb] == "VERB"
    return going and any(text.lower[c] in ("was", "were") for c in text.children[verb] if c < verb)


def order_of(text: Text, token: int) -> tuple[Order | None, str, int]:
    """The order that the words before a happening say, those words, and where they stand: of "a week before they are due to
    meet", which opens the clause of the plan.
    """
    if text.relations[token] == "xcomp" and text.lower[text.heads[token]] in _PLANNED:
        token = text.heads[token]
    label = text.relations[token].partition(":")[0]
    if label == "parataxis" and any(
        text.relations[c] == "mark" and text.lower[c] in ORDERS for c in text.children[token]
    ):
        label = "advcl"
    surface, at = words_before(text, token)
    if surface in ORDERS:
        return ORDERS[surface], surface, at
    if label not in ("obl", "nmod", "advcl", "acl", "obj", "xcomp", "ccomp"):
        return None, "", token
    governor = text.heads[token]
    if label in ("obj", "obl") and governor >= 0 and text.lower[governor] in _PARTICIPLES:
        words = text.lower[governor]
        return ("after" if words == "preceding" else ORDERS[words]), words, governor
    if label == "ccomp" and governor >= 0 and text.lower[governor] in ("provided", "providing", "assuming"):
        return "after", "provided", governor
    if (
        label in ("acl", "ccomp")
        and governor > 1
        and text.lower[governor] == "condition"
        and "on" in text.lower[governor - 2 : governor]
    ):
        return "after", "provided", governor  # "on the condition that Moscow freed the crew"
    having = [c for c in text.children[token] if text.lower[c] == "having" and c < token]
    if label == "advcl" and having and text.subtree(token)[0] == having[0]:
        return "after", "having", token  # "Having signed the accord, the two toured the border"
    words = preposition_of(text, token)
    if words.split(" ")[-1:] in (["as"], ["while"]) and label == "advcl" and _goes_on(text, token):
        return "during", "as", token
    if words in _IFS and label == "advcl":
        return "after", "if", token
    if label == "advcl" and text.lower[text.subtree(token)[0]] == "should" and text.upos[token] == "VERB":
        return "after", "if", token  # "Should Minsk free them, …"
    if label == "acl" and governor > 1 and text.lower[governor - 2 : governor + 1] == ["by", "the", "time"]:
        return "before", "by the time", governor
    if label == "advcl" and governor >= 0 and text.lower[governor] == "soon":  # "as soon as"
        return "after", "once", governor
    if label == "advcl" and any(text.relations[c] == "cop" for c in text.children[token]):
        words = words.split(" ")[0]  # "once a truce is in place"
        before = text.subtree(token)[0] - 1
        if before >= 0 and text.lower[before] in (
            "when",
            "once",
        ):  # a conjunction that the tree has hung on the verb above
            words = text.lower[before]
    words = words.removesuffix(" to") if words.endswith(("before to", "after to", "until to")) else words
    for known in (words, " ".join(words.split()[-1:]), " ".join(words.split()[-2:])):
        if known in ORDERS:
            return ORDERS[known], known, token
    unit = label == "nmod" and governor >= 0 and text.lemmas[governor].lower() in TERMS
    if unit and preposition_of(text, governor) == "within" and words.startswith("of"):
        return "after", "within days of", governor
    if label == "advcl" and governor >= 0 and text.lower[governor] == "long" and negated(text, token):
        return "after", "once", governor  # "as long as the troops have not left"
    if label == "nmod" and governor >= 0 and text.lower[governor] in _NOUNS:
        return _NOUNS[text.lower[governor]], text.lower[governor], governor
    return None, "", token
