"""`python -m training.evaluate --data FOLDER`: the figures of the shipped int8 weights on the test sets."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from chancery.language.english import English, load, outline
from chancery.language.text import Sentence as Placed
from chancery.language.text import Text
from training.conventions import common
from training.treebanks import Sentence, conllu, iob2, lines

TAUGHT = 0
"""The half of re3d's statements, by the parity of their number, that `training.names` learns from."""


def parse_gold(english: English, sentences: list[Sentence]) -> Text:
    """One text of gold words, parsed with gold sentence bounds."""
    spans, bounds, source, at = [], [], [], 0
    for s in sentences:
        first = len(spans)
        for word in s.words:
            spans.append((at, at + len(word)))
            source.append(word)
            at += len(word) + 1
        bounds.append((first, len(spans)))
    text = Text(" ".join(source), spans, [(0, at)])
    for number, (first, last) in enumerate(bounds):
        text.sentences.append(Placed(first, last, text.start[first], text.end[last - 1], 0, True))
        for token in range(first, last):
            text.sentence_of[token] = number
    english.parse(text, bounds)
    return text


def trees(english: English, sentences: list[Sentence]) -> dict[str, float]:
    """UPOS, FEATS, lemma, UAS and LAS (without subtypes, punctuation counted) on gold tokens, in percent; beside them FEATS in what
    all three treebanks mark (`training/conventions.py`), and lemmas whose letters are right, a capital or not.
    """
    kinds = ("UPOS", "FEATS", "FEATS in common", "lemma", "lemma but for capitals", "UAS", "LAS")
    hits = dict.fromkeys(kinds, 0)
    total = 0
    for start in range(0, len(sentences), 50):
        part = sentences[start : start + 50]
        text = parse_gold(english, part)
        token = 0
        for s in part:
            first = token
            for i in range(len(s.words)):
                head = text.heads[token] - first + 1 if text.heads[token] >= 0 else 0
                right = head == s.heads[i]
                hits["UPOS"] += text.upos[token] == s.upos[i]
                hits["FEATS"] += text.feats[token] == s.feats[i]
                hits["FEATS in common"] += common(s.upos[i], text.feats[token]) == common(s.upos[i], s.feats[i])
                hits["lemma"] += text.lemmas[token] == s.lemmas[i]
                hits["lemma but for capitals"] += text.lemmas[token].lower() == s.lemmas[i].lower()
                hits["UAS"] += right
                hits["LAS"] += right and text.relations[token].split(":")[0] == s.relations[i].split(":")[0]
                token += 1
            total += len(s.words)
    return {k: 100 * v / total for k, v in hits.items()}


def names(english: English, sentences: list[Sentence]) -> float:
    """F1 of PER, ORG and LOC spans on gold tokens."""
    found = gold = both = 0
    for start in range(0, len(sentences), 50):
        part = sentences[start : start + 50]
        text = parse_gold(english, part)
        wanted, at = set(), 0
        for s in part:
            i = 0
            while i < len(s.names):
                if s.names[i].startswith("B-"):
                    j = i + 1
                    while j < len(s.names) and s.names[j] == f"I-{s.names[i][2:]}":
                        j += 1
                    wanted.add((at + i, at + j, s.names[i][2:]))
                    i = j
                else:
                    i += 1
            at += len(s.words)
        given = {(n.first, n.last, n.label) for n in text.names}
        found, gold, both = found + len(given), gold + len(wanted), both + len(given & wanted)
    return 2 * both / (found + gold)


def cuts(sentences: list[Sentence]) -> tuple[float, float]:
    """F1 of tokens and of sentences from raw text, with the paragraph breaks that the treebank marks."""
    source, spans, bounds, at = "", set(), set(), 0
    pieces = []
    for number, s in enumerate(sentences):
        if number:
            pieces.append("\n\n" if s.paragraph else " ")
            at += len(pieces[-1])
        pieces.append(s.text)
        position, first = 0, None
        for word in s.words:
            place = s.text.find(word, position)
            if place < 0:
                continue
            first = at + place if first is None else first
            position = place + len(word)
            spans.add((at + place, at + position))
        if first is not None:
            bounds.add((first, at + position))
        at += len(s.text)
    source = "".join(pieces)
    text = outline(source)
    given = set(zip(text.start, text.end, strict=True))
    cut = {(s.start, s.end) for s in text.sentences}

    def f1(a: set[tuple[int, int]], b: set[tuple[int, int]]) -> float:
        return 200 * len(a & b) / (len(a) + len(b))

    return f1(given, spans), f1(cut, bounds)


def raw_las(english: English, sentences: list[Sentence]) -> float:
    """LAS F1 from raw text (without subtypes): words matched by their characters, heads too, the root by itself."""
    gold: dict[tuple[int, int], tuple[object, str]] = {}
    pieces, at = [], 0
    for number, s in enumerate(sentences):
        if number:
            pieces.append("\n\n" if s.paragraph else " ")
            at += len(pieces[-1])
        pieces.append(s.text)
        spans, position = [], 0
        for word in s.words:
            place = s.text.find(word, position)
            position = place + len(word) if place >= 0 else position
            spans.append((at + place, at + place + len(word)) if place >= 0 else None)
        for span, head, relation in zip(spans, s.heads, s.relations, strict=True):
            if span is not None:
                gold[span] = (spans[head - 1] if head else "root", relation.split(":")[0])
        at += len(s.text)
    text = english.read("".join(pieces))
    right = 0
    for token in range(len(text.words)):
        head = text.heads[token]
        mine = (text.start[head], text.end[head]) if head >= 0 else "root"
        right += gold.get((text.start[token], text.end[token])) == (mine, text.relations[token].split(":")[0])
    return 200 * right / (len(text.words) + len(gold))


def mentions(english: English, path: Path) -> tuple[float, float]:
    """Names in the statements of foreign ministries (re3d, open part), every other one, which no weights were trained on (the
    rest taught names): the share of its capitalised persons, organisations and locations that a name of the right kind covers in part or whole, and the share
    of names found that lie in a mention of their kind. re3d marks phrases ("Iraqi President Fuad Masum"), we mark names
    ("Fuad Masum"), so that bounds are not compared.
    """
    kinds = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
    gold = covered = found = right = 0
    for number, line in enumerate(lines(path)):
        if number % 2 == TAUGHT:
            continue
        report = json.loads(line)
        text = english.read(report["text"])
        names = [(*text.span(n.first, n.last), n.label) for n in text.names]
        marked = [(a, b, kinds[kind]) for a, b, kind, _ in report["entities"] if kind in kinds]
        for a, b, kind in marked:
            words = [w for w in report["text"][a:b].split() if w.lower() not in ("the", "of", "and", "for", "in")]
            if words and all(w[0].isupper() for w in words):
                gold += 1
                covered += any(x < b and a < y and label == kind for x, y, label in names)
        found += len(names)
        right += sum(any(x < b and a < y and label == kind for a, b, kind in marked) for x, y, label in names)
    return covered / gold, right / found


def main() -> None:
    """Prints the table of the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    options = parser.parse_args()
    english = load(options.weights)
    for name in ("ewt_test", "gum_test", "pud_test"):
        sentences = conllu(options.data / f"treebanks/{name}.conllu.gz", entities=name.startswith("gum"))
        figures = trees(english, sentences)
        token, sentence = cuts(sentences)
        print(
            name,
            {k: round(v, 2) for k, v in figures.items()},
            f"tokens F {token:.2f}, sentences F {sentence:.2f}, LAS from raw text {raw_las(english, sentences):.2f}",
            flush=True,
        )
    print("names, Universal NER EWT dev", round(names(english, iob2(options.data / "ner/uner_ewt_dev.iob2")), 3))
    gum = conllu(options.data / "treebanks/gum_test.conllu.gz", entities=True)
    print("names, GUM test", round(names(english, gum), 3))
    covered, right = mentions(english, options.data / "ner/re3d_open.jsonl")
    print(f"names in re3d: covered {covered:.3f}, right {right:.3f}")


if __name__ == "__main__":
    main()
