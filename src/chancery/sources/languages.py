"""Languages: which one a text is written in (BCP 47). What we do not read is named, kept and marked, never misread."""

from __future__ import annotations

import re


def language_of(text: str) -> str:
    """The language of a text, by its script and its commonest words, then by py3langid where these do not tell."""
    sample = text[:2000]
    words = re.findall(r"[a-z]+", sample.lower())
    latin = sum(map(len, words))
    letters = latin if sample.isascii() else sum(map(str.isalpha, sample))
    if letters and latin / letters > 0.8 and words:
        share = sum(w in _ENGLISH for w in words) / len(words)
        if share > 0.2 or (len(words) < 12 and share > 0.05):
            return "en"
    if letters < 12:
        return "en"
    import py3langid

    code: str = py3langid.classify(sample)[0]
    return code


_ENGLISH = frozenset(
    "the of to and in a that is was for on with as by at from it be are has have had will would said not this its an he she they"
    " which who but or after before his her their were been about over more than also".split()
)
