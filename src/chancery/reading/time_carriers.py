"""Carriers: happenings to which a verb without one of its own gives its time."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.anchors import Anchors, preposition_of


def holder(text: Text, anchors: Anchors, verb: int) -> str | None:
    """The gathering of which a participle tells: "The congress, meeting in Geneva on Monday, is boycotted by two parties"."""
    above = text.heads[verb]
    if above < 0 or text.feat(verb, "VerbForm") not in ("Ger", "Part") or text.relations[verb] not in ("advcl", "acl"):
        return None
    if any(text.relations[c] in ("mark", "nsubj") for c in text.children[verb]):
        return None
    nouns = [above, *(c for c in text.children[above] if text.relations[c].startswith("nsubj"))]
    held = next(
        (anchors.of[n] for n in nouns if n in anchors.of and n < verb and text.upos[n] in ("NOUN", "PROPN")), None
    )
    return held[0].id if held is not None and held[0].type in ("summit", "meeting", "talks") else None


_TAKES_OBJECT = frozenset({"make", "hold", "pay", "host", "attend"})


def gap(text: Text, anchors: Anchors, verb: int) -> str | None:
    """What a verb without its object is about: "a visit to Oslo that the minister is scheduled to make in early May"."""
    if text.lemmas[verb].lower() not in _TAKES_OBJECT:
        return None
    if any(text.relations[c] in ("obj", "nsubj:pass", "ccomp") for c in text.children[verb]):
        return None
    first = text.sentences[text.sentence_of[verb]].first
    for node in range(verb - 1, max(first, verb - 16) - 1, -1):
        found = anchors.of.get(node)
        if found is not None and found[1].token == node and text.upos[node] == "NOUN":
            between = text.lower[node + 1 : verb]
            return found[0].id if {"that", "which"} & set(between) else None
    return None


def when(text: Text, anchors: Anchors, verb: int) -> str | None:
    """What happened when a verb without a happening did: "took damage on Friday when it was rammed by another ship"."""
    for child in text.children[verb]:
        if child > verb and text.relations[child] == "advcl" and preposition_of(text, child) in ("when", "as"):
            found = anchors.of.get(child)
            if found is not None and child in (found[1].token, found[1].predicate):
                return found[0].id
    return None


def amid(text: Text, anchors: Anchors, verb: int, first: int) -> str | None:
    """What a verb without a happening tells of in a phrase before the time: "lost 27 men in a car bombing on Wednesday",
    "walked out of three-way talks in November".
    """
    for token in range(first - 1, verb, -1):
        row = anchors.of.get(token)
        if (
            row is None
            or row[1].token != token
            or text.heads[token] != verb
            or text.upos[token] not in ("NOUN", "PROPN")
        ):
            continue
        near = text.relations[token].startswith("obl") and preposition_of(text, token) in _AMID
        return row[0].id if near else None
    return None


_AMID = frozenset({"in", "at", "with", "during", "from", "of", "out of", "over"})


def by_document(text: Text, anchors: Anchors, noun: int) -> str | None:
    """What somebody does in a paper of the time: "In a statement issued late Tuesday, Senegal condemned the coup"."""
    verb = text.heads[noun]
    if text.lemmas[noun].lower() not in PAPERS or not text.relations[noun].startswith("obl") or verb < 0:
        return None
    row = anchors.of.get(verb)
    told = row is not None and verb in (row[1].token, row[1].predicate) and preposition_of(text, noun) in ("in", "on")
    return row[0].id if told and row is not None else None


PAPERS = frozenset(
    "statement communique communiqué declaration letter note message interview speech post briefing address".split()
)


def by_doing(text: Text, anchors: Anchors, verb: int) -> str | None:
    """The happening by which a verb without one of its own is done: "responded on Tuesday by barring the envoys"."""
    if text.upos[verb] != "VERB":
        return None
    for child in text.children[verb]:
        if text.relations[child].startswith("advcl") and any(
            text.relations[c] in ("mark", "case") and text.lower[c] == "by" for c in text.children[child]
        ):
            found = anchors.of.get(child)
            if found is not None:
                return found[0].id
    return None
