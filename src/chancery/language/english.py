"""English: one encoder, several heads, run by onnxruntime on one thread; no network, no torch."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, pairwise
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
CAPITAL = 0.85
"""By so much a rule that keeps capitals must lead for an adjective ("Western", but "radical" in "Radical Reforms")."""
_SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime would fuse to no gain: the sum and the norm apart take a third of the time."""
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
            folder / "tokenizer.json",
            *map(folder.joinpath, self._files),
        ):
            if not file.is_file():
                raise WeightsError(
                    f"{file} is missing: reinstall chancery, or set CHANCERY_WEIGHTS to a complete folder"
                )
        self.folder, self.version, self.checksum = folder, str(known["version"]), str(known["sha256"])
        self._relations, self._upos, self._feats = known["relations"], known["upos"], known["feats"]
        self._lemmas, self._spans, self._root = known["lemmas"], Spans(known["names"]), self._relations.index("root")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(
                str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
        except Exception as broken:
            raise WeightsError(f"{model} cannot be loaded: {broken}") from broken
        self._adjective = self._upos.index("ADJ")
        self._cased = np.flatnonzero([rule[0] == "c" for rule in self._lemmas])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._pieces: dict[str, tuple[list[int], list[int]]] = {}
        self._kept: dict[tuple[str, int, int, int], str] = {}
        try:
            self._lexicon = Lexicon.load(folder / "lexicon.json.gz", self._tokenizer.token_to_id)
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

    def _pieces_of(self, word: str) -> tuple[list[int], list[int]]:
        """The word pieces of a word, and the shape of the word at each."""
        known = self._pieces.get(word)
        if known is None:
            if len(self._pieces) >= CACHE:
                self._pieces.clear()
            clean = word[:60].encode("utf-8", "replace").decode("utf-8")
            ids = self._tokenizer.encode(clean, add_special_tokens=False).ids[:PIECES_A_WORD] or [100]
            known = ids, [shape(word)] * len(ids)
            self._pieces[word] = known
        return known

    def feed(self, sentences: list[list[str]]) -> tuple[dict[str, Any], list[int]]:
        """What the network is fed for a batch of sentences, and the row of each one's root, then the number of rows.

        Behind its root stand the rows of a sentence's words. See `training.shipped` for the arrays.
        """
        pieces: list[tuple[list[int], list[int]]] = []
        places: list[list[int]] = []
        for words in sentences:
            ids, first, case = [101], [0], [0]
            for word in words:
                first.append(len(ids))
                cut, form = self._pieces_of(word)
                ids += cut
                case += form
            pieces.append(([*ids, 102][:512], [*case, 0][:512]))
            places.append(first if len(ids) <= 510 else [min(place, 510) for place in first])
        size, length = len(sentences), max(len(ids) for ids, _ in pieces)
        ids_in, case_in = np.zeros((size, length), dtype=np.int64), np.zeros((size, length), dtype=np.int64)
        bias = np.full((size, 1, 1, length), -1e9, dtype=np.float32)
        for i, (ids, case) in enumerate(pieces):
            ids_in[i, : len(ids)], case_in[i, : len(ids)], bias[i, :, :, : len(ids)] = ids, case, 0.0
        starts = [0, *accumulate(map(len, places))]
        rows = np.array([i * length + place for i, first in enumerate(places) for place in first], dtype=np.int64)
        inside = np.ones((len(rows), 1), dtype=np.float32)
        inside[starts[:-1]] = 0.0
        return {"ids": ids_in, "case": case_in, "bias": bias, "rows": rows, "inside": inside}, starts

    def _parse(self, text: Text, batch: list[tuple[int, int]]) -> None:
        feed, starts = self.feed([text.words[a:b] for a, b in batch])
        dep, head, label_dep, label_head, upos, feats, lemmas, names = self._session.run(None, feed)
        adjectives = np.flatnonzero(upos.argmax(-1) == self._adjective)
        lemmas[np.ix_(adjectives, self._cased)] -= CAPITAL
        tags = [x.argmax(-1).tolist() for x in (upos, feats, lemmas)]
        governors: list[int] = []
        for (a, b), (start, stop) in zip(batch, pairwise(starts), strict=True):
            heads, text.certainty[a:b], others = _arcs(dep[start:stop] @ head[start:stop].T)
            text.heads[a:b] = [a + word - 1 if word else -1 for word in heads[1:]]
            text.runner_up[a:b] = [a + word - 1 if word > 0 else -1 for word in others]
            governors += [start + word for word in heads]
            kinds, bundles, rules = (tag[start + 1 : stop] for tag in tags)
            text.upos[a:b] = [self._upos[kind] for kind in kinds]
            text.feats[a:b] = [self._feats[bundle] for bundle in bundles]
            text.lemmas[a:b] = map(self._lemma, text.words[a:b], kinds, bundles, rules)
        left = label_dep.reshape(len(governors), len(self._relations), -1)
        labels = np.matmul(left, label_head[governors][:, :, None])[:, :, 0]
        labels[:, self._root] = -np.inf
        relations = [self._relations[label] for label in labels.argmax(1).tolist()]
        for (a, b), (start, stop) in zip(batch, pairwise(starts), strict=True):
            text.relations[a:b] = [
                relation if text.heads[token] >= 0 else "root"
                for token, relation in zip(range(a, b), relations[start + 1 : stop], strict=True)
            ]
            if "goeswith" in text.relations[a:b]:
                self._joined(text, a, b)
        names[starts[:-1]] = self._spans.outside
        tokens = [token for a, b in batch for token in (-1, *range(a, b))]
        text.names += [Name(tokens[x], tokens[y - 1] + 1, kind, sure) for x, y, kind, sure in self._spans.read(names)]

    def _joined(self, text: Text, first: int, last: int) -> None:
        """ "They are with out power": one word that came apart has one lemma, at its first part, "without"; the rest have "_"."""
        for head in range(first, last):
            end = head + 1
            while end < last and text.heads[end] == head and text.relations[end] == "goeswith":
                end += 1
            word = "".join(text.words[head:end])
            if end > head + 1 and (self._lexicon.is_word(word.lower()) or "@" in word[len(text.words[head]) + 1 :]):
                proposed = word if text.upos[head] == "PROPN" else word.lower()
                text.lemmas[head:end] = [
                    self._lexicon.lemma(word, text.upos[head], proposed, text.feats[head]),
                    *["_"] * (end - head - 1),
                ]

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


def _arcs(scores: Any) -> tuple[list[int], list[float], list[int]]:
    """The heads of a sentence, root first, by the scores of its arcs (changed here); and of each word the chance of its arc and
    the next best head, -1 where there is none. Heads count from 1, 0 is the root.
    """
    np.fill_diagonal(scores, -1e9)
    heads = best_tree(scores)
    every, best = np.arange(len(scores)), scores.argmax(1)
    highest = scores[every, best]
    chances = np.exp(scores[every, heads] - highest) / np.exp(scores - highest[:, None]).sum(1)
    if len(scores) == 2:
        return heads, chances[1:].tolist(), [-1]
    scores[every, best] = -np.inf
    others = np.where(best == heads, scores.argmax(1), best)
    return heads, chances[1:].tolist(), others[1:].tolist()


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
