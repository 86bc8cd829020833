"""Search words: texts as the full-text index takes them, with pairs of characters for Chinese, Japanese and Korean."""

from __future__ import annotations

import re
from itertools import pairwise

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\uff66-\uff9f"
_RUN = re.compile(f"[{_CJK}]+")
_WORD = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")


def indexed(text: str) -> str:
    """A text for the index: runs without spaces between words are cut into overlapping pairs.

    "首脳会談を" becomes "首脳 脳会 会談 談を"; a run of one character stays as it is.
    """
    if text.isascii():
        return text
    return _RUN.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", text)


def sought(text: str) -> str:
    """What somebody types as a query of the full-text index: all of its words, in any order; empty where it has none.

    `cable "South China Sea"` asks for cable, south, china and sea; a word that ends in `*` for all that begin with it.
    """
    terms = []
    for word in _WORD.finditer(text):
        star = "*" if text[word.end() : word.end() + 1] == "*" else ""
        run = _RUN.fullmatch(word.group())
        parts = _pairs(word.group()) if run else [word.group()]
        if run and len(word.group()) == 1:
            star = "*"
        terms += [f'"{part}"{star}' for part in parts]
    return " ".join(terms)


def phrases(text: str) -> list[str]:
    """The parts of a query that must stand in a text as they are: those in quotation marks, and runs of CJK.

    In lower case, with spaces made one.
    """
    quoted = [" ".join(q.lower().split()) for q in re.findall(r'["“]([^"”]+)["”]', text)]
    return [q for q in quoted if q] + [run.lower() for run in _RUN.findall(text) if len(run) > 2]


def _pairs(run: str) -> list[str]:
    return [a + b for a, b in pairwise(run)] or [run]
