"""The head of names, taught anew over an encoder that stays as it is: arcs, tags and lemmas keep every bit.

The vectors of the exported int8 network are computed once; on them the head learns from sets that draw names differently:
EWT (annotated by us, `ewt_names.tsv`), GUM (derived from entity mentions), WikiGold, and half of re3d. A bias for each set
takes up some of their differences; EWT's goes into the weights. A first head names sentences of public releases, together
with the knowledge tables; the head that ships learns from those too.
"""

from __future__ import annotations

import copy
import random
import time
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any

import numpy
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from chancery.language.english import load
from training.batches import batches
from training.checkpoints import write, write_labels
from training.evaluate import TAUGHT
from training.export import export
from training.network import Names
from training.restore import label_lists_of, restore
from training.silver import TITLES, UNSURE, silver
from training.statements import statements
from training.treebanks import Sentence, conll_names, conllu, lines
from training.unannotated import releases

ANNOTATED = Path(__file__).with_name("ewt_names.tsv")
EPOCHS, RELEASES, RATE, WARM_UP, WORDS_A_BATCH, KEPT = 7, 3000, 2e-3, 50, 2500, 0.995
LONGEST, WORDS_AT_ONCE = 150, 500


@dataclass(slots=True)
class Example:
    """One sentence: the vectors of its words, its labels (-100 where unknown), the number of its set."""

    vectors: numpy.ndarray
    labels: torch.Tensor
    set: int


def annotated(data: Path) -> list[Sentence]:
    """EWT train with the names of `ewt_names.tsv`: lines of a sentence's number and its names, such as `12 0-2PER 7-8LOC`."""
    sentences = conllu(data / "treebanks/ewt_train.conllu.gz")
    for sentence in sentences:
        sentence.names = ["O"] * len(sentence.words)
    for line in lines(ANNOTATED):
        number, *spans = line.split()
        for span in spans:
            first, _, rest = span.partition("-")
            start, stop, kind = int(first), int(rest[:-3]), rest[-3:]
            sentences[int(number)].names[start:stop] = [f"B-{kind}"] + [f"I-{kind}"] * (stop - start - 1)
    return sentences


def sets(data: Path) -> list[list[Sentence]]:
    """The annotated sets, EWT first, whose manner of drawing names is the one that ships."""
    gum = [s for part in ("train", "dev") for s in conllu(data / f"treebanks/gum_{part}.conllu.gz", entities=True)]
    return [
        annotated(data),
        gum,
        conll_names(data / "ner/wikigold.conll.txt.gz"),
        statements(data / "ner/re3d_open.jsonl", TAUGHT),
    ]


def vectors_of(weights: Path, sentences: list[Sentence]) -> tuple[list[numpy.ndarray], list[list[bool]]]:
    """What the exported network hands to its names, in half precision, and which words it takes for proper nouns."""
    import onnx
    import onnxruntime

    english = load(weights)
    model = onnx.load(str(weights / "model.int8.onnx"))
    tapped = _tapped(model.graph)
    model.graph.output.append(onnx.helper.make_tensor_value_info(tapped, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    proper = label_lists_of(weights)["upos"].index("PROPN")
    vectors: dict[int, numpy.ndarray] = {}
    nouns: dict[int, list[bool]] = {}
    for batch in batches(sentences, WORDS_AT_ONCE, None):
        feed, starts = english.feed([s.words for s in batch])
        upos, found = session.run(["upos", tapped], feed)
        rows, kinds = found.reshape(-1, found.shape[-1]).astype(numpy.float16), upos.argmax(-1) == proper
        for sentence, (root, stop) in zip(batch, pairwise(starts), strict=True):
            vectors[id(sentence)], nouns[id(sentence)] = rows[root + 1 : stop], kinds[root + 1 : stop].tolist()
    return [vectors[id(s)] for s in sentences], [nouns[id(s)] for s in sentences]


def _tapped(graph: Any) -> str:
    """The tensor of an exported graph that the names read: the vectors of the upper layers, side by side."""
    made_by = {output: node for node in graph.node for output in node.output}
    entrance = next(n for n in graph.node if n.op_type == "MatMulInteger" and n.name.startswith("/names/enter/"))
    return str(made_by[entrance.input[0]].input[0])


class Taught(nn.Module):
    """The head with a bias for each set."""

    def __init__(self, names: Names, count: int) -> None:
        super().__init__()
        self.names, self.biases = names, nn.Parameter(torch.zeros(count, names.leave.out_features))

    def forward(self, batch: list[Example]) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores and labels of a batch, padded."""
        width = max(len(e.labels) for e in batch)
        x = torch.zeros(len(batch), width, batch[0].vectors.shape[1])
        inside, labels = torch.zeros(len(batch), width, 1), torch.full((len(batch), width), -100)
        for i, e in enumerate(batch):
            x[i, : len(e.labels)] = torch.from_numpy(e.vectors.astype(numpy.float32))
            inside[i, : len(e.labels)], labels[i, : len(e.labels)] = 1.0, e.labels
        bias = self.biases[torch.tensor([e.set for e in batch])].unsqueeze(1)
        return self.names(x, inside) + bias, labels


def _batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    order = sorted(examples, key=lambda e: len(e.labels) + rng.random() * 4)
    out: list[list[Example]] = [[]]
    for example in order:
        if out[-1] and len(example.labels) * (len(out[-1]) + 1) > WORDS_A_BATCH:
            out.append([])
        out[-1].append(example)
    rng.shuffle(out)
    return out


def name_over(
    data: Path, weights: Path, out: Path, name: str, *, epochs: float | None, sentences: int | None = None
) -> None:
    """Teaches the head of names over exported `weights`, and exports the network with it to `weights/` in `out` as `name`."""
    head = teach_names(data, weights, epochs=epochs or EPOCHS, sentences=sentences)
    write_labels(out, label_lists_of(weights))
    write(out, restore(weights).state_dict() | {f"names.{key}": value for key, value in head.state_dict().items()})
    export(data, out, name)


def teach_names(data: Path, weights: Path, *, epochs: float, sentences: int | None) -> Names:
    """A new head of names over the network exported to `weights`: the second of two, which the first one's names helped.

    At most so many `sentences` of each set are read, all without.
    """
    torch.manual_seed(0)
    labels_of_names = label_lists_of(weights)["names"]
    index = {label: n for n, label in enumerate(labels_of_names)} | {UNSURE: -100}

    def examples(found: list[Sentence], number: int) -> list[Example]:
        found = [s for s in found if 0 < len(s.words) <= LONGEST]
        vectors, _ = vectors_of(weights, found)
        labels = [torch.tensor([index[name] for name in s.names]) for s in found]
        return [Example(v, known, number) for v, known in zip(vectors, labels, strict=True)]

    every = [one[:sentences] for one in sets(data)]
    known = [e for number, found in enumerate(every) for e in examples(found, number)]
    extra = releases(data, RELEASES)[:sentences]
    extra_vectors, proper = vectors_of(weights, extra)
    unknown = [Example(v, torch.full((len(v),), -100), 0) for v in extra_vectors]
    count = len(labels_of_names)
    first = _taught(known, Taught(Names(count), len(every)), epochs)
    second = _taught(known + _named(first, unknown, extra, proper, index), Taught(Names(count), len(every)), epochs)
    with torch.no_grad():
        second.names.leave.bias += second.biases[0]
    return second.names


def _taught(examples: list[Example], taught: Taught, epochs: float) -> Taught:
    """The running mean of a head's weights over its training."""
    mean = copy.deepcopy(taught).eval()
    optimizer = torch.optim.AdamW(taught.parameters(), lr=RATE, weight_decay=0.01)
    rng = random.Random(0)
    total, step, started = int(epochs * len(_batches(examples, random.Random(0)))), 0, time.time()
    for epoch in range(ceil(epochs)):
        taught.train()
        losses: list[float] = []
        for batch in _batches(examples, rng)[: total - step]:
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / WARM_UP) * max(0.05, 1 - step / total)
            scores, labels = taught(batch)
            loss = cross_entropy(scores.reshape(-1, scores.size(-1)), labels.reshape(-1), ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(taught.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append(float(loss.detach()))
            kept = min(KEPT, step / (step + 20))
            with torch.no_grad():
                for old, new in zip(mean.parameters(), taught.parameters(), strict=True):
                    old.mul_(kept).add_(new, alpha=1 - kept)
        spent, loss_of_epoch = time.time() - started, sum(losses) / max(1, len(losses))
        print(f"names: epoch {epoch + 1} of {epochs:g}, loss {loss_of_epoch:.4f}, {spent:.0f} s", flush=True)
    return mean


def _named(
    head: Taught, unknown: list[Example], sentences: list[Sentence], proper: list[list[bool]], index: dict[str, int]
) -> list[Example]:
    """The sentences of releases with the names that the head and the tables are sure of; a title alone is no name."""
    out = []
    with torch.no_grad():
        for example, sentence, nouns in zip(unknown, sentences, proper, strict=True):
            scores, _ = head([example])
            labels = silver(sentence.words, nouns, scores[0].softmax(-1).tolist(), tree=False)
            for n, word in enumerate(sentence.words):
                alone = labels[n].startswith("B-") and not (n + 1 < len(labels) and labels[n + 1].startswith("I-"))
                if alone and (word.lower() in TITLES or word.lower() == "administration"):
                    labels[n] = "O"
            out.append(Example(example.vectors, torch.tensor([index[name] for name in labels]), 0))
    return out
