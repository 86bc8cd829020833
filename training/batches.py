"""Batches: sentences of about one length put together, and turned into padded tensors."""

from __future__ import annotations

import random

import torch
from tokenizers import Tokenizer

from chancery.language.lemmas import lemma_rule
from chancery.language.shapes import shape
from training.network import base_folder
from training.treebanks import Sentence

PIECES_A_WORD, IGNORED = 8, -100


def batches(data: list[Sentence], words: int, rng: random.Random | None) -> list[list[Sentence]]:
    """Batches of sentences of about one length, at most `words` padded words each; shuffled with `rng`."""
    noise = rng.random if rng else lambda: 0.0
    order = sorted(range(len(data)), key=lambda i: len(data[i].words) + noise() * 4)
    out: list[list[Sentence]] = []
    current: list[Sentence] = []
    for i in order:
        if current and len(data[i].words) * (len(current) + 1) > words:
            out.append(current)
            current = []
        current.append(data[i])
    out.append(current)
    if rng:
        rng.shuffle(out)
    return out


class Batcher:
    """Turns sentences into padded tensors."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self.tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.labels = labels
        self.index = {kind: {label: i for i, label in enumerate(known)} for kind, known in labels.items()}
        self._pieces: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """The word-piece ids of a word (at least one, at most eight)."""
        known = self._pieces.get(word)
        if known is None:
            known = (self.tokenizer.encode(word, add_special_tokens=False).ids or [100])[:PIECES_A_WORD]
            self._pieces[word] = known
        return known

    def tensors(self, batch: list[Sentence], device: str = "cpu") -> dict[str, torch.Tensor]:
        """Inputs and gold labels of a batch, padded; gold that is missing is -100."""
        width = max(len(s.words) for s in batch)
        rows = []
        for s in batch:
            ids, first, case = [101], [], [0]
            for word in s.words:
                first.append(len(ids))
                ids += self.pieces(word)
                case += [shape(word)] * (len(ids) - len(case))
            rows.append(([*ids, 102], first, case))
        length = max(len(ids) for ids, _, _ in rows)
        size = len(batch)
        t = {
            "ids": torch.zeros(size, length, dtype=torch.long),
            "mask": torch.zeros(size, length, dtype=torch.long),
            "first": torch.zeros(size, width, dtype=torch.long),
            "case": torch.zeros(size, length, dtype=torch.long),
            "words": torch.zeros(size, width + 1, dtype=torch.bool),
        }
        for kind in ("heads", "relations", "upos", "feats", "lemmas", "names"):
            t[kind] = torch.full((size, width + 1), IGNORED)
        index = self.index
        for i, (s, (ids, first, case)) in enumerate(zip(batch, rows, strict=True)):
            n = len(first)
            t["ids"][i, : len(ids)] = torch.tensor(ids)
            t["mask"][i, : len(ids)] = 1
            t["first"][i, :n] = torch.tensor(first)
            t["case"][i, : len(case)] = torch.tensor(case)
            t["words"][i, : n + 1] = True
            if s.heads:
                t["heads"][i, 1 : n + 1] = torch.tensor(s.heads)
                for kind, values in (
                    ("relations", s.relations),
                    ("upos", s.upos),
                    ("feats", s.feats),
                    ("lemmas", [lemma_rule(w, lemma) for w, lemma in zip(s.words, s.lemmas, strict=True)]),
                ):
                    t[kind][i, 1 : n + 1] = torch.tensor([index[kind].get(v, IGNORED) for v in values])
            if s.names:
                t["names"][i, 1 : n + 1] = torch.tensor([index["names"].get(v, IGNORED) for v in s.names])
        return {k: v.to(device) for k, v in t.items()}
