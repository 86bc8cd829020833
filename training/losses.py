"""What a network is told of its errors: against the gold labels, or against what others hold likely."""

from __future__ import annotations

import torch
from torch.nn.functional import cross_entropy, kl_div

from training.batches import IGNORED


def masked(arcs: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """Arc scores without padding and without words that govern themselves."""
    arcs = arcs.float().masked_fill(~words.unsqueeze(1), -1e4)
    return arcs.masked_fill(torch.eye(arcs.size(1), dtype=torch.bool, device=arcs.device).unsqueeze(0), -1e4)


def gold(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """How unlikely the gold labels are, a word; nothing where a batch has none."""
    if not bool((wanted >= 0).any()):
        return scores.sum() * 0.0
    return cross_entropy(scores.float().reshape(-1, scores.size(-1)), wanted.reshape(-1), ignore_index=IGNORED)


def divergence(scores: torch.Tensor, wanted: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """How far the distributions of `scores` are from the logarithms `wanted`, a word."""
    flat = kl_div(scores.float().log_softmax(-1), wanted.float(), reduction="none", log_target=True).sum(-1)
    return flat[words].mean()
