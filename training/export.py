"""Export: the trained network as one int8 ONNX file with its labels beside it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy
import torch

from training.lexicon import write_lexicon
from training.network import Network, base_folder


def export(data: Path, out: Path, name: str) -> None:
    """Writes `weights/` in `out`: model.int8.onnx, relations.npz, labels.json (with version
    and checksum), tokenizer.json and the lexicon."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    labels = json.loads((out / "labels.json").read_text(encoding="utf-8"))
    network = Network({k: len(v) for k, v in labels.items()}).eval()
    network.load_state_dict(torch.load(out / "checkpoint.pt", map_location="cpu")["network"])
    folder = out / "weights"
    folder.mkdir(exist_ok=True)
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    mask = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    first = torch.tensor([[1, 2], [1, 0]])
    cases = torch.tensor([[0, 3, 3, 0], [0, 3, 0, 0]])
    names = ["arcs", "label_dep", "label_head", "upos", "feats", "lemmas", "names"]
    torch.onnx.export(
        network,
        (ids, mask, first, cases),
        str(out / "model.onnx"),
        input_names=["ids", "mask", "first", "case"],
        output_names=names,
        opset_version=17,
        dynamo=False,
        dynamic_axes={
            "ids": {0: "batch", 1: "pieces"},
            "mask": {0: "batch", 1: "pieces"},
            "first": {0: "batch", 1: "words"},
            "case": {0: "batch", 1: "pieces"},
            **{n: {0: "batch", 1: "positions"} for n in names},
        },
    )
    quantize_dynamic(
        str(out / "model.onnx"), str(folder / "model.int8.onnx"), weight_type=QuantType.QInt8, per_channel=True
    )
    tensor = network.labels.detach().numpy()
    numpy.savez_compressed(folder / "relations.npz", tensor=tensor.astype(numpy.float32))
    shutil.copy(base_folder() / "tokenizer.json", folder / "tokenizer.json")
    write_lexicon(data, folder / "lexicon.json.gz")
    digest = hashlib.sha256((folder / "model.int8.onnx").read_bytes()).hexdigest()
    (folder / "labels.json").write_text(
        json.dumps({"version": name, "sha256": digest, **labels}, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    print(f"wrote {folder}: {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.1f} MB")
