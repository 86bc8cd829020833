"""Training of one network from the base weights: the encoder with all its heads, on the treebanks."""

from __future__ import annotations

import random
from pathlib import Path

import torch

from training.batches import Batcher, batches
from training.checkpoints import write_labels
from training.course import Course, Pace
from training.losses import gold, masked
from training.network import Network
from training.silver import name_all
from training.treebanks import Sentence, conllu

LONGEST, PASSES, SILVER_PASSES = 90, 12.0, (3, 6)


def trees(data: Path, *, entities: bool = False) -> list[Sentence]:
    """EWT train, GUM train and dev, with `entities` GUM's names too; sentences of over 90 words are left out."""
    found = conllu(data / "treebanks/ewt_train.conllu.gz")
    for part in ("train", "dev"):
        found += conllu(data / f"treebanks/gum_{part}.conllu.gz", entities=entities)
    return [s for s in found if len(s.words) <= LONGEST]


def loss_of(network: Network, t: dict[str, torch.Tensor]) -> torch.Tensor:
    """The sum of the heads' losses on a batch; the diagonal of the arc scores is masked, no word governs itself."""
    arcs, dep, head, upos, feats, lemmas, names = network(t["ids"], t["mask"], t["first"], t["case"])
    relations = network.relation_scores(dep, head, t["heads"].clamp(min=0))
    return (
        gold(masked(arcs, t["words"]), t["heads"])
        + gold(relations, t["relations"])
        + 0.3 * (gold(upos, t["upos"]) + gold(feats, t["feats"]) + gold(lemmas, t["lemmas"]))
        + 0.5 * gold(names, t["names"])
    )


def train(
    sentences: list[Sentence],
    labels: dict[str, list[str]],
    folder: Path,
    pace: Pace,
    *,
    passes: float,
    seed: int,
    device: str,
    unnamed: list[Sentence] | None = None,
) -> None:
    """Trains a network on `sentences` into `folder`; begun again it goes on from its checkpoint, and a finished one stays.

    Where there are `unnamed` sentences, names that the network itself gives (`training.silver`) are learned too from the
    passes of `SILVER_PASSES` on.
    """
    random.seed(seed)
    torch.manual_seed(seed)
    write_labels(folder, labels)
    batcher = Batcher(labels)
    network = Network({kind: len(known) for kind, known in labels.items()}).train()
    unnamed = unnamed or []
    a_pass = len(batches(sentences + unnamed, pace.words, None))
    course = Course(network, folder, pace, a_pass=a_pass, passes=passes, device=device)
    named = -1

    def plan(number: int) -> list[list[Sentence]]:
        nonlocal named
        if unnamed and (due := max((p for p in SILVER_PASSES if p <= number), default=-1)) > named:
            print(f"silver names given: {name_all(network, batcher, sentences + unnamed, device)}", flush=True)
            named = due
        every = sentences + (unnamed if named >= 0 else [])
        return batches(every, pace.words, random.Random(1000 * (seed + 1) + number))

    for batch in course.left(plan):
        tensors = batcher.tensors(batch, device)
        with course.autocast():
            loss = loss_of(network, tensors)
        course.learn(loss)
