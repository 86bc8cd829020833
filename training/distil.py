"""A smaller network taught by the shipped one: some of its layers, its heads, and its answers to learn from.

The teacher reads the treebanks and public releases once. The pupil learns the gold trees where there are any, and
everywhere the teacher's whole distribution over arcs, relations and tags, and its word vectors.
"""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import cross_entropy, kl_div, log_softmax, mse_loss

from training.network import HIDDEN
from training.restore import label_lists_of, restore
from training.silver import releases
from training.train import WORDS_A_BATCH, Batcher, batches, save, training_sentences

if TYPE_CHECKING:
    from training.network import Network
    from training.treebanks import Sentence

RELEASES, ENCODER_RATE, HEAD_RATE, WARM_UP = 5000, 3e-4, 6e-4, 100
_TAGS = ("upos", "feats", "lemmas", "names")


@dataclass(slots=True)
class Answer:
    """What the teacher says of one sentence, in half precision: arcs, relations of its own arcs, tags, word vectors."""

    arcs: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor
    tags: tuple[torch.Tensor, ...]
    vectors: torch.Tensor


def masked(arcs: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """Arc scores without padding and without words that govern themselves."""
    arcs = arcs.masked_fill(~words.unsqueeze(1), -1e9)
    return arcs.masked_fill(torch.eye(arcs.size(1), dtype=torch.bool, device=arcs.device).unsqueeze(0), -1e9)


def ask(teacher: Network, batch: list[Sentence], t: dict[str, torch.Tensor]) -> list[Answer]:
    """The teacher's answers for each sentence of a batch."""
    with torch.no_grad():
        vectors = teacher.words(t["ids"], t["mask"], t["first"], t["case"])
        arcs, dep, head, *tags = teacher.heads(vectors, t["first"])
        arcs = masked(arcs, t["words"])
        heads = torch.where(t["heads"] >= 0, t["heads"], arcs.argmax(-1))
        relations = teacher.relation_scores(dep, head, heads)
    out = []
    for i, sentence in enumerate(batch):
        n = len(sentence.words) + 1
        cut = [x[i, :n].half() for x in (relations, *tags, vectors[..., :HIDDEN])]
        out.append(Answer(arcs[i, :n, :n].clamp(min=-1e4).half(), heads[i, :n], cut[0], tuple(cut[1:-1]), cut[-1]))
    return out


def padded(pieces: list[torch.Tensor], width: int, square: bool = False) -> torch.Tensor:
    """One tensor of answers of several lengths, padded with zeros; `square` ones along both axes, with -1e4."""
    out = (
        torch.full((len(pieces), width, width), -1e4) if square else torch.zeros(len(pieces), width, pieces[0].size(-1))
    )
    for i, piece in enumerate(pieces):
        if square:
            out[i, : piece.size(0), : piece.size(1)] = piece.float()
        else:
            out[i, : piece.size(0)] = piece.float()
    return out


def divergence(scores: torch.Tensor, wanted: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """How far the pupil's distributions are from the teacher's, a word."""
    flat = kl_div(log_softmax(scores, -1), log_softmax(wanted, -1), reduction="none", log_target=True).sum(-1)
    return flat[words].mean()


def loss_of(pupil: Network, t: dict[str, torch.Tensor], answers: list[Answer]) -> torch.Tensor:
    """Gold where there is gold, the teacher everywhere."""
    vectors = pupil.words(t["ids"], t["mask"], t["first"], t["case"])
    arcs, dep, head, *tags = pupil.heads(vectors, t["first"])
    arcs = masked(arcs, t["words"]).clamp(min=-1e4)
    width = arcs.size(1)
    words = t["words"].clone()
    words[:, 0] = False
    heads = torch.zeros(len(answers), width, dtype=torch.long)
    for i, answer in enumerate(answers):
        heads[i, : answer.heads.size(0)] = answer.heads
    relations = pupil.relation_scores(dep, head, heads)

    def gold(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
        if not bool((wanted >= 0).any()):
            return scores.sum() * 0.0
        return cross_entropy(scores.reshape(-1, scores.size(-1)), wanted.reshape(-1), ignore_index=-100)

    loss = 0.5 * (gold(arcs, t["heads"]) + gold(relations, t["relations"]))
    loss = loss + divergence(arcs, padded([a.arcs for a in answers], width, square=True), words)
    loss = loss + divergence(relations, padded([a.relations for a in answers], width), words)
    for n, (kind, scores) in enumerate(zip(_TAGS, tags, strict=True)):
        loss = loss + 0.3 * divergence(scores, padded([a.tags[n] for a in answers], width), words)
        if kind != "names":
            loss = loss + 0.1 * gold(scores, t[kind])
    return loss + mse_loss(vectors[..., :HIDDEN][words], padded([a.vectors for a in answers], width)[words])


def distil(data: Path, weights: Path, out: Path, *, layers: list[int], epochs: float, threads: int) -> None:
    """Trains a pupil on `layers` of the network in `weights`; saves `checkpoint.pt` in `out`, resumes from it."""
    torch.set_num_threads(threads)
    random.seed(0)
    torch.manual_seed(0)
    out.mkdir(parents=True, exist_ok=True)
    labels = label_lists_of(weights)
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1), encoding="utf-8")
    batcher = Batcher(labels)
    teacher, pupil = restore(weights), restore(weights)
    pupil.keep(layers)
    pupil.train()
    sentences = [s for s in training_sentences(data) if s.heads]
    sentences += releases(data / "whitehouse_reports.jsonl", RELEASES)
    for parameter in pupil.encoder.embeddings.parameters():
        parameter.requires_grad = False
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in pupil.encoder.parameters() if p.requires_grad], "lr": ENCODER_RATE},
            {"params": [p for n, p in pupil.named_parameters() if not n.startswith("encoder.")], "lr": HEAD_RATE},
        ],
        betas=(0.9, 0.98),
        weight_decay=0.0,
    )
    per_epoch = len(batches(sentences, WORDS_A_BATCH, None))
    total, step = int(per_epoch * epochs), 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        pupil.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        step = saved["step"]
    print(f"{len(sentences)} sentences, {per_epoch} batches an epoch, {total} steps, from step {step}", flush=True)
    known: dict[int, Answer] = {}
    started, last_saved, mean = time.time(), time.time(), 0.0
    while step < total:
        epoch, skip = divmod(step, per_epoch)
        for batch in batches(sentences, WORDS_A_BATCH, random.Random(1000 + epoch))[skip:per_epoch]:
            if step >= total:
                break
            factor = min(1.0, (step + 1) / WARM_UP) * (1 - step / total)
            for group, rate in zip(optimizer.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True):
                group["lr"] = rate * factor
            tensors = batcher.tensors(batch)
            if any(id(s) not in known for s in batch):
                known.update((id(s), answer) for s, answer in zip(batch, ask(teacher, batch, tensors), strict=True))
            loss = loss_of(pupil, tensors, [known[id(s)] for s in batch])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(pupil.parameters(), 1.0)
            optimizer.step()
            step += 1
            mean = 0.98 * mean + 0.02 * float(loss.detach())
            if step % 25 == 0:
                print(f"step {step}/{total} loss {mean:.3f} {time.time() - started:.0f} s", flush=True)
            if time.time() - last_saved > 240:
                save(checkpoint, pupil, optimizer, step)
                last_saved = time.time()
        else:
            step = max(step, (epoch + 1) * per_epoch)
    save(checkpoint, pupil, optimizer, step)
