"""One course of training: AdamW up to its rates and down to nothing, what is left of the passes, checkpoints, progress."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch

from training.checkpoints import read, write
from training.network import Network

SAVED_AFTER, TOLD_AFTER = 240, 25
Batch = TypeVar("Batch")


@dataclass(frozen=True, slots=True)
class Pace:
    """Padded words of a batch, the highest rates of the encoder and of the heads, steps of warm-up."""

    words: int
    encoder: float
    heads: float
    warm_up: int


class Course:
    """The training of the network in `folder`, whose embeddings stay as they are. Begun again it goes on from its checkpoint."""

    def __init__(self, network: Network, folder: Path, pace: Pace, *, a_pass: int, passes: float, device: str) -> None:
        """`a_pass` counts the batches of one pass over the data."""
        self.network, self.folder, self.pace, self.device = network.to(device), folder, pace, device
        self.a_pass, self.total, self.step = a_pass, int(a_pass * passes), 0
        for parameter in network.encoder.embeddings.parameters():
            parameter.requires_grad = False
        encoder = [p for p in network.encoder.parameters() if p.requires_grad]
        heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.0}],
            betas=(0.9, 0.98),
            fused=device == "cuda",
        )
        if (folder / "checkpoint.pt").exists():
            saved = read(folder)
            network.load_state_dict(saved["network"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.step = saved["step"]
        self._started = self._saved = time.time()
        self._mean = 0.0
        print(f"{folder.name}: {a_pass} batches a pass, {self.total} steps, from step {self.step}", flush=True)

    def left(self, batches: Callable[[int], list[Batch]]) -> Iterator[Batch]:
        """The batches that are still to come, `batches` giving those of the passes from 0; saves at the end."""
        if self.step >= self.total:
            return
        while self.step < self.total:
            done, skip = divmod(self.step, self.a_pass)
            yield from batches(done)[skip : self.a_pass][: self.total - self.step]
            self.step = max(self.step, min(self.total, (done + 1) * self.a_pass))
        self.save()

    def autocast(self) -> torch.autocast:
        """Half precision on a GPU; slower than whole on a CPU."""
        return torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.device == "cuda")

    def learn(self, loss: torch.Tensor) -> None:
        """One step against the loss of a batch."""
        factor = min(1.0, (self.step + 1) / self.pace.warm_up) * (1 - self.step / self.total)
        for group, rate in zip(self.optimizer.param_groups, (self.pace.encoder, self.pace.heads), strict=True):
            group["lr"] = rate * factor
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        self._mean = 0.98 * self._mean + 0.02 * float(loss.detach())
        if self.step % TOLD_AFTER == 0:
            spent = time.time() - self._started
            print(f"{self.folder.name}: step {self.step}/{self.total} loss {self._mean:.3f} {spent:.0f} s", flush=True)
        if time.time() - self._saved > SAVED_AFTER:
            self.save()

    def save(self) -> None:
        """Writes the checkpoint to go on from."""
        write(self.folder, self.network.state_dict(), optimizer=self.optimizer.state_dict(), step=self.step)
        self._saved = time.time()
