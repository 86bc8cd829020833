"""Truces of others: talks for a truce, the deal, the freeing of captives that those who meet only speak of and have no part in."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.arguments import Grammar

TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice", "fire"})
CAPTIVES = frozenset({"hostage", "captive", "abductee", "detainee"})
AFFAIRS = frozenset({"talks", "mediation", "agreement", "ceasefire", "release"})
"""What two sides settle, of which others speak."""
_SPEAKING = frozenset(
    "discuss review address raise assess welcome reiterate reaffirm affirm stress emphasize emphasise underscore underline highlight"
    " support praise commend consult confer talk speak update".split()
)
_SETTLED = frozenset("negotiation talk mediation diplomacy deal agreement arrangement accord framework".split())
_FREEING = frozenset("release return freeing freedom liberation repatriation".split())
_FREED = frozenset("free release return reunite liberate".split())
_ROADS = frozenset(
    "secure reach finalize finalise conclude achieve broker implement advance facilitate ensure see negotiate obtain support".split()
)
_FELT = frozenset("commitment support call need view concern position desire interest hope priority importance".split())
"""What is one's own and gives one no part in its matter: "reiterated their support for a truce"."""
_FAR = 7


def of_others(grammar: Grammar, token: int) -> bool:
    """True for the truce and the release in "the two leaders reviewed efforts to reach a truce", "stressed the need for a deal that
    will free the hostages"; not for "reviewed Qatar's efforts to reach a truce", which are somebody's, nor for what is agreed on.
    """
    text, node = grammar.text, token
    if not _affair(grammar, token):
        return False
    for _ in range(_FAR):
        if node != token and _owned(grammar, node):
            return False
        relation, head = text.relations[node].partition(":")[0], text.heads[node]
        listed = grammar.lemma(node) == "include"  # "reviewed the crisis, to include efforts to reach a truce"
        if head < 0 or relation in ("nsubj", "parataxis") or (relation == "advcl" and not listed):
            return False
        if text.upos[head] == "VERB":
            if grammar.lemma(head) in _SPEAKING and (listed or relation in ("obj", "obl", "conj")):
                return True
            if node != token and relation == "conj" and text.upos[node] == "VERB":
                return False
            if grammar.lemma(head) not in _ROADS | _FREED | {"include"}:
                return False
        node = head
    return False


def own_words(text: Text, token: int) -> tuple[int, int]:
    """Where the words of a happening lie in the report, without what is only named beside it: "a truce, and the king's visit"."""
    first, last = text.subtree(token)
    beside = (
        text.subtree(c)[0] for c in text.children[token] if c > token and text.relations[c] in ("conj", "parataxis")
    )
    return text.span(first, max(token + 1, min([last, *beside])))


def _owned(grammar: Grammar, noun: int) -> bool:
    """True for efforts that are somebody's: "Qatar's efforts", "our efforts", "U.S. efforts", "efforts by Qatar"."""
    text = grammar.text
    if text.upos[noun] not in ("NOUN", "PROPN") or grammar.lemma(noun) in _FELT:
        return False
    own = (text.relations[c] == "nmod:poss" or (text.upos[c] == "PROPN" and c < noun) for c in text.children[noun])
    return any(own) or any(p == "by" for p, _ in grammar.obliques(noun))


def _affair(grammar: Grammar, token: int) -> bool:
    """True for a truce, "hostage negotiations", "talks for a ceasefire", "the release of the hostages", "free the captives"."""
    text, lemma = grammar.text, grammar.lemma(token)
    if lemma in TRUCES or (text.relations[token] == "compound" and lemma in _FREEING and _of_captives(grammar, token)):
        return True
    if text.upos[token] == "VERB":
        if lemma in _FREED:
            return any(grammar.lemma(o) in CAPTIVES for o in grammar.objects(token))
        return any(_affair(grammar, o) for o in grammar.objects(token)) and lemma in _ROADS
    if lemma in _FREEING:
        return _of_captives(grammar, token)
    return lemma in _SETTLED and (lemma == "mediation" or _of_captives(grammar, token))


def _of_captives(grammar: Grammar, noun: int) -> bool:
    """True where the words of a noun name captives or a truce: "hostage release deal", "negotiations for a truce"."""
    text = grammar.text
    below = [c for c in text.children[noun] if text.relations[c] in ("compound", "amod", "conj")]
    phrases = [*grammar.obliques(noun)]
    if text.relations[noun] == "obj":  # "discussed the talks in Doha for a truce", hung on the verb
        phrases += [(p, n) for p, n in grammar.obliques(text.heads[noun]) if n > noun and p in ("for", "on")]
    below += [n for p, n in phrases if p in ("of", "for", "on", "over")]
    below += [c for n in below for c in text.children[n] if text.relations[c] in ("compound", "conj")]
    below += [o for c in text.children[noun] if text.relations[c] == "acl" for o in grammar.objects(c)]
    return any(grammar.lemma(n) in CAPTIVES | TRUCES or _freeing_of(grammar, n) for n in below)


def _freeing_of(grammar: Grammar, noun: int) -> bool:
    return grammar.lemma(noun) in _FREEING and any(grammar.lemma(n) in CAPTIVES for _, n in grammar.obliques(noun))
