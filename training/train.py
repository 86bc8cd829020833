"""Training: fine-tunes the encoder with all its heads; resumable, seeds fixed."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy

from chancery.language.lemmas import lemma_rule
from chancery.language.shapes import shape
from training.labels import label_lists
from training.network import Network, base_folder
from training.silver import name_all, releases
from training.treebanks import Sentence, conll_names, conllu

PIECES_A_WORD, WORDS_A_BATCH, LONGEST = 8, 1000, 90
SILVER_EPOCHS, RELEASES = (3, 6), 3000
_IGNORE = -100


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
            t[kind] = torch.full((size, width + 1), _IGNORE)
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
                    t[kind][i, 1 : n + 1] = torch.tensor([index[kind].get(v, _IGNORE) for v in values])
            if s.names:
                t["names"][i, 1 : n + 1] = torch.tensor([index["names"].get(v, _IGNORE) for v in s.names])
        return {k: v.to(device) for k, v in t.items()}


def loss_of(network: Network, t: dict[str, torch.Tensor]) -> torch.Tensor:
    """The sum of the heads' losses on a batch; the diagonal of the arc scores is masked, no word governs itself."""
    arcs, dep, head, upos, feats, lemmas, names = network(t["ids"], t["mask"], t["first"], t["case"])
    arcs = arcs.masked_fill(~t["words"].unsqueeze(1), -1e9)
    arcs = arcs.masked_fill(torch.eye(arcs.size(1), dtype=torch.bool, device=arcs.device).unsqueeze(0), -1e9)

    def part(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
        if not bool((gold >= 0).any()):
            return scores.sum() * 0.0
        return cross_entropy(scores.reshape(-1, scores.size(-1)), gold.reshape(-1), ignore_index=_IGNORE)

    relations = network.relation_scores(dep, head, t["heads"].clamp(min=0))
    return (
        part(arcs, t["heads"])
        + part(relations, t["relations"])
        + 0.3 * part(upos, t["upos"])
        + 0.3 * part(feats, t["feats"])
        + 0.3 * part(lemmas, t["lemmas"])
        + 0.5 * part(names, t["names"])
    )


def training_sentences(data: Path) -> list[Sentence]:
    """EWT and GUM for the trees (GUM also for names), wikigold for names; sentences of over 90 words are left out."""
    trees = conllu(data / "treebanks/ewt_train.conllu.gz")
    for part in ("train", "dev"):
        trees += conllu(data / f"treebanks/gum_{part}.conllu.gz", entities=True)
    names = conll_names(data / "ner/wikigold.conll.txt.gz")
    return [s for s in trees + names if len(s.words) <= LONGEST]


def train(data: Path, out: Path, *, epochs: float, threads: int, device: str) -> None:
    """Trains for `epochs`, saving `checkpoint.pt` every few minutes; started again it goes on from there.

    From the epochs of `SILVER_EPOCHS` on, names that the network itself gives (`training.silver`) are learned too.
    """
    torch.set_num_threads(threads)
    random.seed(0)
    torch.manual_seed(0)
    sentences = training_sentences(data)
    labels = label_lists([s for s in sentences if s.heads])
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1), encoding="utf-8")
    batcher = Batcher(labels)
    network = Network({k: len(v) for k, v in labels.items()}).to(device)
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad = False
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": 2e-4, "weight_decay": 0.01}, {"params": heads, "lr": 1e-3, "weight_decay": 0.0}],
        betas=(0.9, 0.98),
    )
    base = [g["lr"] for g in optimizer.param_groups]
    extra = releases(data / "whitehouse_reports.jsonl", RELEASES)
    per_epoch = len(batches(sentences + extra, WORDS_A_BATCH, None))
    total, step = int(per_epoch * epochs), 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        step = saved["step"]
    named = -1
    print(f"{len(sentences)} sentences, {per_epoch} batches an epoch, {total} steps, from step {step}", flush=True)
    started, last_saved, mean = time.time(), time.time(), 0.0
    autocast = torch.autocast(device_type=device, dtype=torch.bfloat16, enabled=device == "cuda")
    while step < total:
        epoch, skip = divmod(step, per_epoch)
        if (due := max((e for e in SILVER_EPOCHS if e <= epoch), default=-1)) > named:
            print(f"silver names given: {name_all(network, batcher, sentences + extra, device)}", flush=True)
            named = due
        plan = batches(sentences + (extra if named >= 0 else []), WORDS_A_BATCH, random.Random(1000 + epoch))
        for batch in plan[skip:per_epoch]:
            if step >= total:
                break
            factor = min(1.0, (step + 1) / 200) * (1 - step / total)
            for group, rate in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = rate * factor
            tensors = batcher.tensors(batch, device)
            with autocast:
                loss = loss_of(network, tensors)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            mean = 0.98 * mean + 0.02 * float(loss.detach())
            if step % 25 == 0:
                rate = time.time() - started
                print(f"step {step}/{total} loss {mean:.3f} {rate:.0f} s", flush=True)
            if time.time() - last_saved > 240:
                save(checkpoint, network, optimizer, step)
                last_saved = time.time()
        else:
            step = max(step, (epoch + 1) * per_epoch)
    save(checkpoint, network, optimizer, step)


def save(path: Path, network: Network, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Writes a checkpoint under a temporary name and renames it, so that a broken run leaves the last one whole."""
    partial = path.with_suffix(".partial")
    torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, partial)
    partial.replace(path)
