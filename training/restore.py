"""The network of exported weights: an int8 file turned back into one that can be trained on, cut down or measured.

The int8 numbers times their scales are the weights to within half a step, so that training can go on from what ships, and a
smaller network can be made of some of its layers, where the checkpoint of its training is not at hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
import torch

from training.shipped import ATTENTION, PARTS, TAGS, VECTORS

if TYPE_CHECKING:
    from training.network import Network


def label_lists_of(folder: Path) -> dict[str, list[str]]:
    """The label lists of a weights folder, in the order of its heads."""
    known = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return {kind: known[kind] for kind in ("relations", "upos", "feats", "lemmas", "names")}


def restore(folder: Path) -> Network:
    """The network whose export is in `folder` (`en-minilm-2.3` or later), in fp32, in evaluation mode."""
    from training.network import Network

    labels = label_lists_of(folder)
    found = parted(parameters(folder), len(labels["relations"]), [len(labels[tag]) for tag in TAGS])
    deepest = max(int(name.split(".")[3]) for name in found if name.startswith("encoder.encoder.layer."))
    network = Network({k: len(v) for k, v in labels.items()}, layers=list(range(deepest + 1)))
    missing, unknown = network.load_state_dict(found, strict=False)
    if unknown or [name for name in missing if "position_ids" not in name and "token_type_ids" not in name]:
        raise SystemExit(f"{folder} is not an export of this network: missing {missing}, unknown {unknown}")
    return network.eval()


def parted(shipped: dict[str, torch.Tensor], relations: int, tags: list[int]) -> dict[str, torch.Tensor]:
    """The parameters of `training.network.Network` out of those of `training.shipped.Shipped`, which joined them."""
    out = {name: value for name, value in shipped.items() if name.startswith(("names.", "cases.", "shapes."))}
    hidden = shipped["pieces.weight"].size(1)
    for name, origin in (("word_embeddings", "pieces"), ("position_embeddings", "places")):
        out[f"encoder.embeddings.{name}.weight"] = shipped[f"{origin}.weight"]
    out["encoder.embeddings.token_type_embeddings.weight"] = shipped["kind"].expand(2, -1)
    for kind in ("weight", "bias"):
        out[f"encoder.embeddings.LayerNorm.{kind}"] = shipped[f"first.{kind}"]
        for name, part in zip(
            (*VECTORS, *TAGS), shipped[f"heads.{kind}"].split([*VECTORS.values(), *tags]), strict=True
        ):
            out[f"{name}.{kind}"] = part
    for name, value in shipped.items():
        if name.startswith("layers."):
            _, number, part, kind = name.split(".")
            layer = f"encoder.encoder.layer.{number}"
            if part == "attention":
                for one, piece in zip(ATTENTION, value.chunk(len(ATTENTION)), strict=True):
                    out[f"{layer}.attention.self.{one}.{kind}"] = piece
            else:
                out[f"{layer}.{PARTS[part]}.{kind}"] = value
    out["root"], out["arcs"] = shipped["root"][:hidden], shipped["arcs"]
    labels = torch.cat([shipped["labels.weight"], shipped["labels.bias"].unsqueeze(1)], 1)
    out["labels"] = labels.unflatten(0, (relations, -1)).permute(0, 2, 1)
    return out


def parameters(folder: Path) -> dict[str, torch.Tensor]:
    """The named parameters of an export. Weights of linear layers lost their names; their biases, added behind, kept them."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "model.int8.onnx")).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}

    def whole(name: str) -> numpy.ndarray:
        scale, zero = stored[f"{name}_scale"], stored[f"{name}_zero_point"]
        return (stored[f"{name}_quantized"].astype(numpy.float32) - zero.astype(numpy.float32)) * scale

    out = {
        name: value for name, value in stored.items() if name in ("root", "kind") or name.endswith((".weight", ".bias"))
    }
    for name in stored:
        plain = name.removesuffix("_quantized")
        if plain != name and (plain.endswith(".weight") or plain == "arcs"):
            out[plain] = whole(plain)
    for node in graph.node:
        bias = next((i for i in node.input if i.endswith(".bias") and i in stored), None)
        if node.op_type != "Add" or bias is None:
            continue
        behind = made_by[next(i for i in node.input if i != bias)]
        while behind.op_type in ("Mul", "Cast"):
            behind = next(
                made_by[i] for i in behind.input if i in made_by and made_by[i].op_type in ("Cast", "MatMulInteger")
            )
        if behind.op_type == "MatMulInteger":
            out[bias.removesuffix("bias") + "weight"] = whole(behind.input[1].removesuffix("_quantized")).T
    return {name: torch.from_numpy(numpy.array(value, dtype=numpy.float32)) for name, value in out.items()}
