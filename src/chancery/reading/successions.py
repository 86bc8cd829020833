"""Successions: words that put a happening after or before what was told last: "hours later", "the next month", "before that"."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.calendar_words import TERMS
from chancery.reading.happenings import Happening, Naming

_LATER = frozenset({"later", "afterwards", "afterward", "subsequently", "thereafter"})
_KINDS = frozenset({"turn", "kind", "return", "response", "retaliation", "reply"})
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})


def told_before(happening: Happening, naming: Naming, happenings: list[Happening], text: Text) -> Happening | None:
    """The happening told last in the sentence before, of its main clauses where one is told there."""
    here = text.sentence_of[naming.token]
    rows: list[tuple[int, int, Happening]] = []
    for other in happenings:
        for one in other.namings:
            near = 0 < here - text.sentence_of[one.token] <= 1
            if here == text.sentence_of[one.token] and one.token < naming.token and _clause_before(one, naming, text):
                near = True
            same = text.sentences[text.sentence_of[one.token]].paragraph == text.sentences[here].paragraph
            if other is not happening and near and same and other.status == "occurred":
                rows.append((_standing(one, text), one.token, other))
    return max(rows, key=lambda row: row[:2])[2] if rows else None


def _standing(naming: Naming, text: Text) -> int:
    """How high in its sentence a mention is told: 2 in the main clause, 1 in one beside or under it, 0 elsewhere."""
    verb = naming.predicate
    if text.upos[verb] != "VERB":
        return 0
    while text.relations[verb] == "conj" and text.heads[verb] >= 0:
        verb = text.heads[verb]
    return 2 if text.relations[verb] == "root" else int(text.relations[verb].partition(":")[0] in _MAIN | {"advcl"})


def _clause_before(one: Naming, naming: Naming, text: Text) -> bool:
    """True for a mention in a main clause before a semicolon, or joined by "and", in front of another's clause."""
    between = text.words[one.token : naming.token]
    joined = text.relations[naming.predicate] == "conj" and text.heads[naming.predicate] == one.predicate
    return (";" in between or joined) and text.relations[one.predicate].partition(":")[0] in ("root", "conj")


def later(naming: Naming, text: Text) -> int | None:
    """The word that puts a mention after what was told before: "hours later", "the day after", "afterwards"."""
    verb = naming.predicate
    if text.upos[verb] != "VERB":
        return None
    for child in text.children[verb]:
        if text.lower[child] in _KINDS and text.lower[child - 1] == "in":
            return child
        if child > verb + 6 or not text.relations[child].startswith(("obl", "advmod", "nmod")):
            continue
        low = text.lower[child]
        if low in _LATER or any(text.lower[c] in _LATER for c in text.children[child]):
            return child
        if low == "after" and any(text.lemmas[c].lower() in TERMS for c in text.children[child]):
            return child
        after = text.lower[child + 1] if child + 1 < len(text.lower) else ""
        behind = text.lower[child + 2] if child + 2 < len(text.lower) else ""
        if low == "day" and after == "after" and behind in (",", "."):
            return child
        if text.lemmas[child].lower() in TERMS:
            near = {text.lower[c]: c for c in text.children[child]}
            if (
                near.keys() & {"next", "following"}
                and text.lemmas[child].lower() != "year"
                and ("the" in near or low == "day")
            ):
                return child
            ends = all(text.relations[c].partition(":")[0] in _MEASURING for c in text.children[child])
            if "after" in near and near.keys() - {"after"} and ends:  # "They were let go after three days"
                return child
        if low == "since" and text.relations[child] == "advmod" and not text.children[child]:
            return child  # "have since threatened to go there"
        if low == "then" and text.lower[child - 1] == "and":
            return child
    return None


def earlier(naming: Naming, text: Text) -> int | None:
    """The word that puts a mention before what was told last: "had earlier threatened", "was summoned earlier in the day"; not
    the date of "earlier this month".
    """
    verb = naming.predicate
    if text.upos[verb] != "VERB":
        return None
    for child in text.children[verb]:
        if _before_that(child, text):
            return child
        if text.lower[child] != "earlier" or not text.relations[child].startswith(("advmod", "obl")):
            continue
        behind = text.lower[child + 1 : child + 4]
        if behind[:1] not in (["this"], ["last"], ["in"], ["on"]) or behind == ["in", "the", "day"]:
            return child if text.lower[child - 1] not in _DETERMINED else None
    return None


def _before_that(word: int, text: Text) -> bool:
    """True for "before that", "the previous day", "the day before"."""
    near = {text.lower[c] for c in text.children[word]}
    if text.lower[word] == "that":
        return text.relations[word].startswith("obl") and bool(near & {"before", "prior"})
    if text.lemmas[word].lower() not in TERMS or not text.relations[word].startswith("obl"):
        return False
    behind = text.lower[word + 1 : word + 3]
    return "previous" in near or (behind[:1] == ["before"] and behind[1:] in ([","], ["."], []))


_MEASURING = frozenset({"case", "nummod", "det", "advmod", "amod"})
_DETERMINED = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "no", "the", "an"}
)
