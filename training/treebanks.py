"""The treebanks and name sets, read into sentences of words with their gold analysis."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_ENTITY_LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_CONLL_LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


@dataclass(slots=True)
class Sentence:
    """One sentence. Columns a set does not annotate are empty lists; `heads` counts from 1, 0 is the
    root. `silver` is True where the names are the network's own."""

    words: list[str]
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    text: str = ""
    paragraph: bool = False
    silver: bool = False


def lines(path: Path) -> Iterator[str]:
    """The lines of a plain or gzipped text file, without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as handle:
        for line in handle:
            yield line.rstrip("\n")


def conllu(path: Path, *, entities: bool = False) -> list[Sentence]:
    """The sentences of a CoNLL-U file; with `entities`, GUM's named entities become BIO labels."""
    out: list[Sentence] = []
    rows: list[list[str]] = []
    text, paragraph = "", False
    for line in lines(path):
        if line.startswith("# text = "):
            text = line[9:]
        elif line.startswith(("# newpar", "# newdoc")):
            paragraph = True
        elif line.startswith("#"):
            continue
        elif line:
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif rows:
            sentence = Sentence(
                words=[r[1] for r in rows],
                lemmas=[r[2] for r in rows],
                upos=[r[3] for r in rows],
                feats=[r[5] for r in rows],
                heads=[int(r[6]) for r in rows],
                relations=[r[7] for r in rows],
                text=text,
                paragraph=paragraph,
            )
            if entities:
                sentence.names = _gum_names([r[9] for r in rows], sentence.upos, sentence.words)
            out.append(sentence)
            rows, text, paragraph = [], "", False
    return out


def _gum_names(misc: list[str], upos: list[str], words: list[str]) -> list[str]:
    """BIO labels of the named persons, organisations and places among GUM's entity mentions."""
    labels = ["O"] * len(misc)
    open_at: dict[str, list[tuple[int, str]]] = {}
    spans: list[tuple[int, int, str]] = []
    for token, column in enumerate(misc):
        entity = next((part[7:] for part in column.split("|") if part.startswith("Entity=")), "")
        for piece in entity.replace("(", " (").replace(")", ") ").split():
            if piece.startswith("("):
                body = piece[1:].rstrip(")")
                group, _, rest = body.partition("-")
                kind = rest.split("-")[0]
                if piece.endswith(")"):
                    spans.append((token, token + 1, kind))
                else:
                    open_at.setdefault(group, []).append((token, kind))
            elif piece.endswith(")"):
                started = open_at.get(piece[:-1])
                if started:
                    first, kind = started.pop()
                    spans.append((first, token + 1, kind))
    for first, last, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        label = _ENTITY_LABELS.get(kind)
        if label is None:
            continue
        start = first
        while start < last and upos[start] != "PROPN":
            start += 1
        stop = start
        while stop < last and (upos[stop] == "PROPN" or _joins(words, upos, stop, last)):
            stop += 1
        if stop > start and stop - start <= 8 and start - first <= 1:
            labels[start:stop] = [f"B-{label}"] + [f"I-{label}"] * (stop - start - 1)
    return labels


def _joins(words: list[str], upos: list[str], at: int, last: int) -> bool:
    """True for what stands between the parts of one name: "of" in "Gulf of Mexico", the hyphen of "al-Sadr"."""
    after = at + 1 if at + 1 < last and upos[at + 1] != "DET" else at + 2
    between = upos[at] in ("ADP", "DET", "CCONJ") or words[at] == "-"
    return between and after < last and upos[after] == "PROPN"


def conll_names(path: Path) -> list[Sentence]:
    """Sentences of a two-column name set (I-ORG style); labels other than PER, ORG, LOC count as none."""
    out: list[Sentence] = []
    words: list[str] = []
    labels: list[str] = []
    for line in [*lines(path), ""]:
        if not line.strip():
            if words:
                out.append(Sentence(words=words, names=labels))
            words, labels = [], []
            continue
        word, tag = line.split()[:2]
        if word == "-DOCSTART-":
            continue
        kind = _CONLL_LABELS.get(tag[2:], "")
        before = labels[-1] if labels else "O"
        labels.append(
            "O" if not kind else f"I-{kind}" if before[2:] == kind and not tag.startswith("B") else f"B-{kind}"
        )
        words.append(word)
    return out


def iob2(path: Path) -> list[Sentence]:
    """Sentences of a Universal NER file (columns: number, word, tag)."""
    out: list[Sentence] = []
    words: list[str] = []
    labels: list[str] = []
    for line in [*lines(path), ""]:
        if line.startswith("#"):
            continue
        if not line.strip():
            if words:
                out.append(Sentence(words=words, names=labels))
            words, labels = [], []
            continue
        columns = line.split("\t")
        words.append(columns[1])
        labels.append(columns[2] if columns[2][2:] in ("PER", "ORG", "LOC") else "O")
    return out
