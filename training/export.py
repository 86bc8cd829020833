"""Export: the trained network as one int8 ONNX file with its labels beside it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import torch

from training.boundaries import write_boundaries
from training.checkpoints import network_of, read_labels
from training.lexicon import write_lexicon
from training.network import base_folder
from training.shipped import INPUTS, OUTPUTS, Shipped


def export(data: Path, out: Path, name: str) -> None:
    """Writes `weights/` in `out`: model.int8.onnx, tokenizer.json, the lexicon, the boundaries, and labels.json with the
    version and the checksums of all of them.

    The checkpoint in `out` may be of the whole network or of one that `training.distil` has made of some of its layers.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder = out / "weights"
    folder.mkdir(exist_ok=True)
    example = (
        torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]]),
        torch.tensor([[0, 3, 3, 0], [0, 3, 0, 0]]),
        torch.tensor([[[[0.0, 0.0, 0.0, 0.0]]], [[[0.0, 0.0, 0.0, -1e9]]]]),
        torch.tensor([0, 1, 2, 4, 5]),
        torch.tensor([[0.0], [1.0], [1.0], [0.0], [1.0]]),
    )
    pieces = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        Shipped(network_of(out)).eval(),
        example,
        str(out / "model.onnx"),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        opset_version=17,
        dynamo=False,
        dynamic_axes={"ids": pieces, "case": pieces, "bias": {0: "batch", 3: "pieces"}}
        | {name: {0: "rows"} for name in ("rows", "inside", *OUTPUTS)},
    )
    quantize_dynamic(
        str(out / "model.onnx"), str(folder / "model.int8.onnx"), weight_type=QuantType.QInt8, per_channel=True
    )
    shutil.copy(base_folder() / "tokenizer.json", folder / "tokenizer.json")
    write_lexicon(data, folder / "lexicon.json.gz")
    write_boundaries(data, folder / "boundaries.json.gz")
    seal(folder, name, read_labels(out))
    print(f"wrote {folder}: {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.1f} MB")


def seal(folder: Path, name: str, labels: dict[str, list[str]]) -> None:
    """Writes labels.json: the version, the SHA-256 of every other file of the folder, and the labels of the heads."""
    files = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.name != "labels.json"
    }
    known = {"version": name, "sha256": files["model.int8.onnx"], "files": files, **labels}
    (folder / "labels.json").write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
