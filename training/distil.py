"""A pupil: a network that learns what others hold likely, the council on some heads and the elder on the rest.

The elder is a network that knows names; the council are several networks, whose probabilities are averaged. Both read all
sentences once, and the pupil learns their whole distributions over arcs, relations, tags and names, on treebanks and on
text that nobody has annotated, with the gold labels beside them where there are any.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch.nn.functional import mse_loss

from training.batches import Batcher, batches
from training.checkpoints import write_labels
from training.course import Course, Pace
from training.losses import divergence, gold, masked
from training.network import HIDDEN, Network
from training.treebanks import Sentence

TAGS = ("upos", "feats", "lemmas", "names")
Tensors = dict[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a pupil learns: the heads on which it hears the `council`, how much each answer and each gold label weighs,
    and how much the elder's word vectors."""

    pace: Pace
    council: frozenset[str]
    gold: dict[str, float]
    vectors: float
    answers: dict[str, float] = field(
        default_factory=lambda: {"arcs": 1, "relations": 1, "upos": 0.5, "feats": 0.3, "lemmas": 0.5, "names": 0.3}
    )


TREES = Lesson(
    Pace(words=3000, encoder=2e-4, heads=6e-4, warm_up=150),
    council=frozenset({"arcs", "heads", "relations", "upos", "feats", "lemmas"}),
    gold={"arcs": 0.3, "relations": 0.3, "upos": 0.3, "feats": 0.1, "lemmas": 0.3},
    vectors=0.0,
)
WORDS = Lesson(
    Pace(words=3000, encoder=1e-4, heads=5e-4, warm_up=150),
    council=frozenset({"upos", "lemmas"}),
    gold={"upos": 0.3, "lemmas": 0.3},
    vectors=0.5,
)
SMALLER = Lesson(
    Pace(words=1000, encoder=3e-4, heads=6e-4, warm_up=100),
    council=frozenset(),
    gold={"arcs": 0.5, "relations": 0.5, "upos": 0.1, "feats": 0.1, "lemmas": 0.1},
    vectors=1.0,
    answers={"arcs": 1, "relations": 1, "upos": 0.3, "feats": 0.3, "lemmas": 0.3, "names": 0.3},
)
"""Whole trees of the council; the elder's trees and word vectors with the council's words; the elder for fewer layers."""


def ask(networks: Sequence[Network], t: Tensors) -> Tensors:
    """The mean probabilities of the networks, as logarithms; relations for the gold heads, elsewhere for the likeliest.

    `vectors` are the word vectors of the first network.
    """
    every = [network.words(t["ids"], t["mask"], t["first"], t["case"]) for network in networks]
    scores = [network.heads(vectors, t["first"]) for network, vectors in zip(networks, every, strict=True)]
    arcs = mean([masked(found[0], t["words"]) for found in scores])
    heads = torch.where(t["heads"] >= 0, t["heads"], arcs.argmax(-1))
    relations = [
        network.relation_scores(dep, head, heads) for network, (_, dep, head, *_) in zip(networks, scores, strict=True)
    ]
    tags = {tag: mean([found[3 + n] for found in scores]) for n, tag in enumerate(TAGS)}
    return {"arcs": arcs, "heads": heads, "relations": mean(relations), **tags, "vectors": every[0][..., :HIDDEN]}


def mean(scores: list[torch.Tensor]) -> torch.Tensor:
    """The logarithm of the mean of the probabilities that `scores` stand for."""
    return (torch.stack([one.float().softmax(-1) for one in scores]).mean(0) + 1e-9).log()


def answers_of(elder: Network, council: Sequence[Network], lesson: Lesson, t: Tensors) -> Tensors:
    """What a pupil is to learn on a batch, in half precision."""
    answers = ask([elder], t)
    if lesson.council:
        answers |= {kind: known for kind, known in ask(council, t).items() if kind in lesson.council}
    if not lesson.vectors:
        del answers["vectors"]
    return {kind: known.half() if known.is_floating_point() else known for kind, known in answers.items()}


def loss_of(pupil: Network, lesson: Lesson, t: Tensors, answers: Tensors) -> torch.Tensor:
    """The answers everywhere, gold where there is gold."""
    vectors = pupil.words(t["ids"], t["mask"], t["first"], t["case"])
    arcs, dep, head, *tags = pupil.heads(vectors, t["first"])
    scores = {
        "arcs": masked(arcs, t["words"]),
        "relations": pupil.relation_scores(dep, head, answers["heads"]),
        **dict(zip(TAGS, tags, strict=True)),
    }
    words = t["words"].clone()
    words[:, 0] = False
    loss = arcs.new_zeros((), dtype=torch.float)
    for kind, weight in lesson.answers.items():
        loss = loss + weight * divergence(scores[kind], answers[kind], words)
    for kind, weight in lesson.gold.items():
        loss = loss + weight * gold(scores[kind], t["heads" if kind == "arcs" else kind])
    if lesson.vectors:
        loss = loss + lesson.vectors * mse_loss(vectors[..., :HIDDEN][words].float(), answers["vectors"][words].float())
    return loss


def distil(
    pupil: Network,
    elder: Network,
    council: Sequence[Network],
    lesson: Lesson,
    sentences: list[Sentence],
    labels: dict[str, list[str]],
    folder: Path,
    *,
    passes: float,
    device: str,
) -> None:
    """Trains the pupil into `folder`, in batches of fixed composition; begun again it goes on from its checkpoint."""
    torch.manual_seed(7)
    write_labels(folder, labels)
    batcher = Batcher(labels)
    plan = batches(sentences, lesson.pace.words, random.Random(5))
    course = Course(pupil.train(), folder, lesson.pace, a_pass=len(plan), passes=passes, device=device)
    known: dict[int, tuple[Tensors, Tensors]] = {}
    for network in (elder, *council):
        network.to(device).eval()

    def order(number: int) -> list[int]:
        out = list(range(len(plan)))
        random.Random(1000 + number).shuffle(out)
        return out

    for number in course.left(order):
        with course.autocast():
            if number not in known:
                t = batcher.tensors(plan[number], device)
                with torch.no_grad():
                    known[number] = t, answers_of(elder, council, lesson, t)
            loss = loss_of(pupil, lesson, *known[number])
        course.learn(loss)
