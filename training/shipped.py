"""The network as it ships: the scores of `training.network` in fewer and larger products, and without padded words.

Queries, keys and values are one product, and so are the heads that read the last layer alone. Behind the encoder every word
is a row, whatever sentence it stands in; before the words of a sentence stands its root, which keeps the names of two
sentences apart.
"""

from __future__ import annotations

import torch
from torch import nn

from training.network import ARC, HIDDEN, LABEL, LAYERS_OF_NAMES, Network

ATTENTION = ("query", "key", "value")
PARTS = {
    "out": "attention.output.dense",
    "after": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "last": "output.LayerNorm",
}
"""The parts of a layer as they are called here and in `transformers`."""
VECTORS = {"arc_dep": ARC, "arc_head": ARC, "label_dep": LABEL, "label_head": LABEL}
TAGS = ("upos", "feats", "lemmas")
INPUTS = ("ids", "case", "bias", "rows", "inside")
OUTPUTS = ("dep", "head", "label_dep", "label_head", *TAGS, "names")
Shape = tuple[int, int, int, int]


def joined(parts: list[nn.Linear]) -> nn.Linear:
    """One linear layer that gives what `parts` give, side by side."""
    one = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    one.weight = nn.Parameter(torch.cat([part.weight.detach() for part in parts]))
    one.bias = nn.Parameter(torch.cat([part.bias.detach() for part in parts]))
    return one


def linear(weight: torch.Tensor, bias: torch.Tensor) -> nn.Linear:
    """The linear layer that has this weight (out, in) and bias."""
    one = nn.Linear(weight.size(1), weight.size(0))
    one.weight, one.bias = nn.Parameter(weight.detach().contiguous()), nn.Parameter(bias.detach().contiguous())
    return one


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.attention = joined([getattr(layer.attention.self, part) for part in ATTENTION])
        self.out, self.after, self.wide, self.narrow, self.last = map(layer.get_submodule, PARTS.values())

    def forward(self, x: torch.Tensor, bias: torch.Tensor, shape: Shape) -> torch.Tensor:
        """`x` (batch, pieces, hidden), `bias` as in `Shipped`; `shape` is that of `x` with the heads of attention apart."""
        query, key, value = (part.view(shape) for part in self.attention(x).split(HIDDEN, -1))
        scores = query.transpose(1, 2) @ key.permute(0, 2, 3, 1) * shape[3] ** -0.5 + bias
        seen = (scores.softmax(-1) @ value.transpose(1, 2)).transpose(1, 2).reshape(*shape[:2], HIDDEN)
        x = self.after(self.out(seen) + x)
        return self.last(self.narrow(nn.functional.gelu(self.wide(x))) + x)


class Shipped(nn.Module):
    """Words in, scores out, as `chancery.language.english` runs it.

    Inputs: `ids` and `case` (batch, pieces) as in `Network`; `bias` (batch, 1, 1, pieces), 0 for pieces and -1e9 for padding;
    `rows` (the words of all sentences, and before them the root of each), the place of a word's first piece among the
    pieces of the batch; `inside` (rows, 1), 1 for words and 0 for roots, whose place is nobody's.

    Outputs, a row each: `dep` and `head`, whose products are the scores of arcs; `label_dep` (relations times
    `label_head`), whose products with that of the head, which ends in a 1, are the scores of relations; scores of UPOS,
    FEATS, lemma rules and names.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        embeddings = network.encoder.embeddings
        self.pieces, self.places = embeddings.word_embeddings, embeddings.position_embeddings
        self.cases, self.kind = network.cases, nn.Parameter(embeddings.token_type_embeddings.weight.detach()[0])
        self.first = embeddings.LayerNorm
        self.split = network.encoder.config.num_attention_heads
        self.layers = nn.ModuleList(Layer(layer) for layer in network.encoder.encoder.layer)
        self.root = nn.Parameter(torch.cat([network.root.detach(), torch.zeros((LAYERS_OF_NAMES - 1) * HIDDEN)]))
        self.shapes, self.names = network.shapes, network.names
        self.heads = joined([getattr(network, part) for part in (*VECTORS, *TAGS)])
        self.arcs = network.arcs
        labels = network.labels.permute(0, 2, 1).flatten(0, 1)
        self.labels = linear(labels[:, :-1], labels[:, -1])
        self.sizes = [*VECTORS.values(), *(getattr(network, tag).out_features for tag in TAGS)]

    def forward(
        self, ids: torch.Tensor, case: torch.Tensor, bias: torch.Tensor, rows: torch.Tensor, inside: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """The outputs of all rows."""
        shape = ids.size(0), ids.size(1), self.split, HIDDEN // self.split
        places = self.places(torch.arange(ids.size(1)))
        x = self.first(self.pieces(ids) + self.cases(case) + self.kind + places)
        seen = []
        for layer in self.layers:
            x = layer(x, bias, shape)
            seen.append(x)
        last, *below = [one.view(-1, HIDDEN)[rows] for one in seen[: -LAYERS_OF_NAMES - 1 : -1]]
        words = torch.cat([last + self.shapes(case.view(-1)[rows]), *below], -1)
        words = words * inside + self.root * (1 - inside)
        vectors, *tags = self.heads(words[:, :HIDDEN]).split([sum(VECTORS.values()), *self.sizes[len(VECTORS) :]], -1)
        dep, head, label_dep, label_head = nn.functional.gelu(vectors).split(list(VECTORS.values()), -1)
        label_head = torch.cat([label_head, torch.ones_like(label_head[:, :1])], -1)
        names = self.names(words.unsqueeze(0), inside.unsqueeze(0)).squeeze(0)
        return (
            torch.cat([dep, torch.ones_like(dep[:, :1])], -1) @ self.arcs,
            head,
            self.labels(label_dep),
            label_head,
            *tags,
            names,
        )
