"""Factuality: whether what a predicate names has happened, by the status composition and a table of learned weights.

The table `factuality.json.gz` is made by `python -m training.factuality`; see `docs/model-card.md`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from chancery.knowledge.events import EventTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.negation import CONDITIONS, marked, negated
from chancery.reading.status import StatusReader

Standard = Literal["happened", "certain"]
Weights = dict[str, list[int]]
RANGES = ((1.0, 3.0), (-0.99, 0.99), (-3.0, -1.0))
"""The scores of a fact, of what is uncertain, and of what is none."""
_DEPTH = 4
_OUTCOMES = {"occurred": "done", "ongoing": "done", "postponed": "undone", "cancelled": "undone", "denied": "undone"}
_BROAD = ("bias", "root", "status", "outcome", "pos", "form", "fin")
"""What a standard weighs of its own: few and broad signs, since the smaller corpus cannot tell word from word."""


def read_factuality(
    text: Text, tokens: Sequence[int], tables: EventTables, standard: Standard = "happened"
) -> list[float]:
    """How far each predicate is a fact, from -3 (it is not) to 3 (it is), as the words of the text have it.

    Two standards: `happened`, whether it has come to pass (UDS It-Happened), under which a plan is no fact yet; and
    `certain`, how sure the text is of it (MEANTIME), under which "will sign" is one. Scores of 1 and more mean that it is
    a fact, of -1 and less that it is none. In "He could be killed, but they did not" *killed* is near 0.
    """
    reader = StatusReader(Grammar(text), tables, {})
    weights = _weights()
    return [score(features(text, token, reader, standard), weights) for token in tokens]


def features(text: Text, token: int, reader: StatusReader, standard: Standard) -> list[str]:
    """What a factuality can depend on: the composed status, the word, its own signs, its neighbours and the words above it."""
    own = [*_outcome(text, token, reader), *_word(text, token)]
    above = list(text.path(token))[1 : _DEPTH + 1]
    node = token
    trail = []
    for depth, head in enumerate(above):
        relation = text.relations[node]
        trail.append(relation)
        own.append(f"up{depth}={text.lemmas[head].lower()}|{relation}")
        own.append(f"rel{depth}={'<'.join(trail)}")
        own += [f"up{min(depth, 1)}:{sign}" for sign in _signs(text, head)]
        own += [f"path:{sign}" for sign in _signs(text, head) if sign.startswith(("aux", "not", "if"))]
        if head == above[0]:
            own += [f"upform={_form(text, head)}|{relation}", f"uppos={text.upos[head]}|{relation}"]
        node = head
    if not above:
        own.append("root")
    found = ["bias", *dict.fromkeys(own)]
    if standard == "happened":
        return found
    return [*found, *(f"certain:{f}" for f in found if f.partition("=")[0] in _BROAD)]


def _outcome(text: Text, token: int, reader: StatusReader) -> Iterator[str]:
    """The composed status, alone and with the word's signs, and whether that leaves the thing done, undone or ahead."""
    status = reader.read(token, token, False).status
    upos, outcome = text.upos[token], _OUTCOMES.get(status, "ahead")
    yield from (f"status={status}", f"status={status}|{upos}")
    yield from (f"outcome={outcome}", f"outcome={outcome}|{upos}", f"outcome={outcome}|{text.relations[token]}")
    for sign in _signs(text, token):
        yield f"own:{sign}"
        if sign.startswith(("aux", "not", "if", "advmod")):
            yield f"own:{status}|{sign}"


def _word(text: Text, token: int) -> Iterator[str]:
    """The word, its neighbours, the mark that ends its sentence, and the tense of its clause: "plans" in "who had planned"."""
    sentence = text.sentences[text.sentence_of[token]]
    before, last, after = (
        text.lower[i] if sentence.first <= i < sentence.last else "" for i in (token - 2, token - 1, token + 1)
    )
    upos = text.upos[token]
    yield from (f"pos={upos}", f"lemma={text.lemmas[token].lower()}", f"tail={text.lower[token][-3:]}|{upos}")
    yield f"form={text.feat(token, 'VerbForm')}|{text.feat(token, 'Tense')}|{text.relations[token]}"
    yield f"mark={text.words[sentence.last - 1]}"
    yield from (f"last={last}", f"last={before} {last}", f"next={after}")
    yield f"fin={_tense(text, token)}"


def _tense(text: Text, token: int) -> str:
    """The tense of the nearest finite verb at the word or above, and its auxiliary: past for *sign* in "refused to sign"."""
    for node in text.path(token):
        where = "own" if node == token else "above"
        for child in text.children[node]:
            if text.relations[child].startswith(("aux", "cop")) and text.feat(child, "VerbForm") == "Fin":
                return f"{text.feat(child, 'Tense')}|{text.lemmas[child].lower()}|{where}"
        if text.feat(node, "VerbForm") == "Fin":
            return f"{text.feat(node, 'Tense')}|{where}"
    return "none"


def _form(text: Text, token: int) -> str:
    return "|".join(str(text.feat(token, name)) for name in ("VerbForm", "Tense", "Mood"))


def _signs(text: Text, token: int) -> Iterator[str]:
    """Auxiliaries, negation, condition, adverbs and determiners of a word."""
    if negated(text, token):
        yield "not"
    if marked(text, token, CONDITIONS):
        yield "if"
    for child in text.children[token]:
        relation = text.relations[child].partition(":")[0]
        if relation in ("aux", "mark", "advmod", "det", "case", "cop", "amod"):
            yield f"{relation}={text.lower[child]}"
        elif relation in ("nsubj", "obj", "expl", "xcomp"):
            yield f"has={text.relations[child]}"
            if relation == "nsubj":
                yield f"subject={text.lower[child]}" if text.upos[child] == "PRON" else f"subject={text.upos[child]}"


@cache
def _weights() -> Weights:
    """The learned table: of each feature the weights of the three classes and of the score, in thousandths."""
    raw = gzip.decompress(files("chancery.reading").joinpath("factuality.json.gz").read_bytes())
    table: Weights = json.loads(raw)
    return table


def score(found: list[str], weights: Weights) -> float:
    """The likeliest of the three classes, and where in its range the regression puts the predicate."""
    sums = [0.0, 0.0, 0.0, 0.0]
    for feature in found:
        for place, weight in enumerate(weights.get(feature, ())):
            sums[place] += weight / 1000
    low, high = RANGES[max(range(3), key=lambda c: sums[c])]
    return round(min(max(sums[3], low), high), 3)
