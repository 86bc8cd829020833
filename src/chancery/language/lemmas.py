"""Lemma rules: how a form becomes its lemma, as a class that a tagger can predict."""

from __future__ import annotations


def lemma_rule(form: str, lemma: str) -> str:
    """The rule that turns `form` into `lemma`: how many characters to cut, what to add, and the case to start from.

    "condemned" to "condemn" is `l2|`: lower-case, cut two, add nothing. "Trump" to "Trump" is `c0|`.
    """
    cased = lemma != lemma.lower()
    start = form if cased else form.lower()
    shared = 0
    for a, b in zip(start, lemma, strict=False):
        if a != b:
            break
        shared += 1
    return f"{'c' if cased else 'l'}{len(start) - shared}|{lemma[shared:]}"


def apply_rule(form: str, rule: str) -> str:
    """The lemma that `rule` makes of `form`; the form itself (lower-cased) where the rule cannot apply."""
    cut, _, add = rule[1:].partition("|")
    start = form if rule[0] == "c" else form.lower()
    keep = len(start) - int(cut)
    if keep < 0 or (keep == 0 and not add):
        return start
    return start[:keep] + add
