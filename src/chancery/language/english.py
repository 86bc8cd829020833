"""English: one encoder, several heads, run by onnxruntime on one thread; no network, no torch."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from chancery.errors import WeightsError
from chancery.language import boundaries
from chancery.language.lemmas import apply_rule
from chancery.language.lexicon import Lexicon
from chancery.language.mending import mend
from chancery.language.names import whole
from chancery.language.sentences import dateline, paragraphs, sentences
from chancery.language.shapes import shape
from chancery.language.spans import Spans
from chancery.language.text import Name, Sentence, Text
from chancery.language.tokens import tokens
from chancery.language.tree import best_tree

WORDS_A_BATCH, LONGEST, PIECES_A_WORD, CACHE = 500, 150, 8, 40_000
STRETCH = 2
_PACKAGED = Path(__file__).parent / "weights"


def load(folder: str | Path | None = None) -> English:
    """The reader of English on the weights in `folder`; without one, `$CHANCERY_WEIGHTS` or those of the package.

    Raises `WeightsError` where a file is missing or does not match its checksum. Loaded once a folder and process.
    """
    return _load(str(folder or os.environ.get("CHANCERY_WEIGHTS") or _PACKAGED))


@lru_cache(maxsize=2)
def _load(folder: str) -> English:
    return English(Path(folder))


class English:
    """Reads the grammar of English reports. `version` names the weights and goes into every reading."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        model, labels = folder / "model.int8.onnx", folder / "labels.json"
        known = json.loads(labels.read_text(encoding="utf-8")) if labels.is_file() else {}
        self._files: dict[str, str] = known.get("files", {})
        for file in (
            labels,
            model,
            folder / "relations.npz",
            folder / "tokenizer.json",
            *map(folder.joinpath, self._files),
        ):
            if not file.is_file():
                raise WeightsError(
                    f"{file} is missing: reinstall chancery, or set CHANCERY_WEIGHTS to a complete folder"
                )
        self.folder, self.version, self.checksum = folder, str(known["version"]), str(known["sha256"])
        self._relations, self._upos, self._feats = known["relations"], known["upos"], known["feats"]
        self._lemmas, self._spans = known["lemmas"], Spans(known["names"])
        tensor = np.load(folder / "relations.npz")["tensor"]
        self._label_count, self._label_width = tensor.shape[0], tensor.shape[1]
        self._tensor = np.ascontiguousarray(tensor.transpose(1, 0, 2).reshape(tensor.shape[1], -1))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        except Exception as broken:
            raise WeightsError(f"{model} cannot be loaded: {broken}") from broken
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._pieces: dict[str, tuple[list[int], int]] = {}
        self._kept: dict[tuple[str, int, int, int], str] = {}
        try:
            self._lexicon = Lexicon.load(folder / "lexicon.json.gz")
            boundaries.load(folder / "boundaries.json.gz")
        except (OSError, ValueError, EOFError) as broken:
            raise WeightsError(f"a file of {folder} is damaged: {broken}") from broken

    def verify(self) -> None:
        """Raises `WeightsError` where a file of the weights is not the one its checksum was made of."""
        for name, checksum in self._files.items():
            file = self.folder / name
            digest = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "none"
            if digest != checksum:
                raise WeightsError(f"{file} is damaged: checksum {digest[:12]}, not {checksum[:12]}")

    def read(self, source: str, wanted: Callable[[str], bool] | None = None) -> Text:
        """The text of a report, analysed. Sentences for which `wanted` is False are cut into words but not parsed.

        Batches are made within this one text in a fixed way, so that a text reads the same alone and among others.
        """
        text = outline(source, self.folder)
        work: list[tuple[int, int]] = []
        for number, sentence in enumerate(text.sentences):
            if wanted is None or wanted(source[sentence.start : sentence.end]):
                work += _windows(sentence.first, sentence.last)
                text.sentences[number] = Sentence(
                    sentence.first, sentence.last, sentence.start, sentence.end, sentence.paragraph, True
                )
        self.parse(text, work)
        return text

    def pieces(self, source: str) -> list[int]:
        """The word pieces of a text, as the encoder's own tokeniser cuts it: what others call tokens."""
        ids: list[int] = self._tokenizer.encode(source, add_special_tokens=False).ids
        return ids

    def parse(self, text: Text, ranges: list[tuple[int, int]]) -> None:
        """Fills in the grammar of the token ranges (a sentence each) of a text that has none yet."""
        work = sorted(ranges, key=lambda w: (w[1] - w[0], w[0]))
        batch: list[tuple[int, int]] = []
        for window in work:
            length = window[1] - window[0]
            if batch and (length * (len(batch) + 1) > WORDS_A_BATCH or length > batch[0][1] - batch[0][0] + STRETCH):
                self._parse(text, batch)
                batch = []
            batch.append(window)
        if batch:
            self._parse(text, batch)
        for token, head in enumerate(text.heads):
            if head >= 0:
                text.children[head].append(token)
        text.names.sort(key=lambda n: n.first)
        whole(text)
        mend(text)

    def _pieces_of(self, word: str) -> tuple[list[int], int]:
        """The word pieces of a word, and its shape."""
        known = self._pieces.get(word)
        if known is None:
            if len(self._pieces) >= CACHE:
                self._pieces.clear()
            clean = word[:60].encode("utf-8", "replace").decode("utf-8")
            ids = self._tokenizer.encode(clean, add_special_tokens=False).ids[:PIECES_A_WORD] or [100]
            known = ids, shape(word)
            self._pieces[word] = known
        return known

    def _parse(self, text: Text, batch: list[tuple[int, int]]) -> None:
        size, width = len(batch), max(b - a for a, b in batch)
        rows: list[tuple[list[int], list[int], list[int]]] = []
        for a, b in batch:
            ids, first, case = [101], [], [0]
            for word in text.words[a:b]:
                first.append(len(ids))
                pieces, form = self._pieces_of(word)
                ids += pieces
                case += [form] * len(pieces)
            ids.append(102)
            rows.append((ids[:512], [min(f, 510) for f in first], case[:512]))
        length = max(len(ids) for ids, _, _ in rows)
        ids_in = np.zeros((size, length), dtype=np.int64)
        mask = np.zeros((size, length), dtype=np.int64)
        first_in = np.zeros((size, width), dtype=np.int64)
        case_in = np.zeros((size, length), dtype=np.int64)
        for i, (ids, first, case) in enumerate(rows):
            ids_in[i, : len(ids)] = ids
            mask[i, : len(ids)] = 1
            first_in[i, : len(first)] = first
            case_in[i, : len(case)] = case
        arcs, dep, head, upos, feats, lemmas, names = self._session.run(
            None, {"ids": ids_in, "mask": mask, "first": first_in, "case": case_in}
        )
        tags = [x.argmax(-1) for x in (upos, feats, lemmas)]
        for i, (a, b) in enumerate(batch):
            n = b - a + 1
            self._grammar(text, a, b, arcs[i, :n, :n], dep[i, :n], head[i, :n])
            kinds, bundles, rules = (tag[i, 1:n].tolist() for tag in tags)
            text.upos[a:b] = [self._upos[kind] for kind in kinds]
            text.feats[a:b] = [self._feats[bundle] for bundle in bundles]
            text.lemmas[a:b] = map(self._lemma, text.words[a:b], kinds, bundles, rules)
            text.names += [Name(a + x, a + y, kind, sure) for x, y, kind, sure in self._spans.read(names[i, 1:n])]

    def _lemma(self, word: str, kind: int, bundle: int, rule: int) -> str:
        """The lemma of a word by the numbers of its UPOS, its features and its rule; words come back, so they are kept."""
        key = (word, kind, bundle, rule)
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) >= CACHE:
                self._kept.clear()
            proposed = apply_rule(word, self._lemmas[rule])
            known = self._lexicon.lemma(word, self._upos[kind], proposed, self._feats[bundle])
            self._kept[key] = known
        return known

    def _grammar(self, text: Text, a: int, b: int, scores: Any, dep: Any, head: Any) -> None:
        scores = scores.copy()
        np.fill_diagonal(scores, -1e9)
        heads = best_tree(scores)
        n = b - a + 1
        shifted = np.exp(scores - scores.max(1, keepdims=True))
        chances = shifted / shifted.sum(1, keepdims=True)
        certainty = chances[np.arange(n), heads].tolist()
        seconds = np.argpartition(-scores, 1, axis=1)[:, :2].tolist() if n > 2 else None
        left = dep @ self._tensor
        labels = np.matmul(left.reshape(n, self._label_count, self._label_width), head[heads][:, :, None])[:, :, 0]
        root = self._relations.index("root")
        best = labels.argmax(1).tolist()
        labels[:, root] = -1e9
        rest = labels.argmax(1).tolist()
        for k in range(1, n):
            token, governor = a + k - 1, heads[k]
            text.heads[token] = a + governor - 1 if governor else -1
            text.relations[token] = (
                "root" if governor == 0 else self._relations[rest[k] if best[k] == root else best[k]]
            )
            text.certainty[token] = certainty[k]
            if seconds is not None:
                one, two = seconds[k]
                other = one if one != governor else two
                text.runner_up[token] = a + other - 1 if other else -1


def outline(source: str, folder: Path = _PACKAGED) -> Text:
    """A text cut into paragraphs, sentences and tokens, without grammar; what `chancery times` needs.

    `folder` is that of the weights, which hold what is learned about the ends of sentences.
    """
    weights = boundaries.load(folder / "boundaries.json.gz")
    spans: list[tuple[int, int]] = []
    bounds: list[tuple[int, int, int]] = []
    found_paragraphs = paragraphs(source)
    for number, (start, end) in enumerate(found_paragraphs):
        found = tokens(source, start, end)
        offset = len(spans)
        spans += found
        cut = dateline(source, found) if number < 2 else 0
        if cut:
            bounds.append((offset, offset + cut, number))
        rest = found[cut:]
        ruled = {a for a, _ in sentences(source, rest)} - {0}
        starts = [0, *sorted(boundaries.moved(*_spelled(source, rest), ruled, weights)), len(rest)]
        bounds += [(offset + cut + a, offset + cut + b, number) for a, b in pairwise(starts) if b > a]
    text = Text(source, spans, found_paragraphs)
    for number, (first, last, paragraph) in enumerate(bounds):
        text.sentences.append(Sentence(first, last, text.start[first], text.end[last - 1], paragraph, False))
        for token in range(first, last):
            text.sentence_of[token] = number
    return text


def _spelled(source: str, found: list[tuple[int, int]]) -> tuple[list[str], list[bool]]:
    """The words of a paragraph, and whether white space stands before each."""
    return (
        [source[a:b] for a, b in found],
        [n > 0 and a > found[n - 1][1] for n, (a, _) in enumerate(found)],
    )


def _windows(first: int, last: int) -> list[tuple[int, int]]:
    """A sentence whole, or, where it is longer than the encoder takes, in pieces."""
    if last - first <= LONGEST:
        return [(first, last)]
    return [(a, min(a + 100, last)) for a in range(first, last, 100)]
