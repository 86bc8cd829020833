"""Checkpoints: the folder of one network, with its labels (`labels.json`) and its parameters (`checkpoint.pt`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch

from training.network import Network


def write_labels(folder: Path, labels: dict[str, list[str]]) -> None:
    """Makes the folder of a network, and writes the label lists of its heads into it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1), encoding="utf-8")


def read_labels(folder: Path) -> dict[str, list[str]]:
    """The label lists of a network."""
    labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return labels


def write(folder: Path, parameters: dict[str, torch.Tensor], **more: Any) -> None:
    """Writes a checkpoint under a temporary name and renames it, so that a broken run leaves the last one whole."""
    partial = folder / "checkpoint.partial"
    torch.save({"network": parameters, **more}, partial)
    partial.replace(folder / "checkpoint.pt")


def read(folder: Path) -> dict[str, Any]:
    """What `write` wrote, on the CPU."""
    found: dict[str, Any] = torch.load(folder / "checkpoint.pt", map_location="cpu")
    return found


def network_of(folder: Path) -> Network:
    """The network of a checkpoint, whole or of some of its layers (`training.distil`), in evaluation mode."""
    trained = read(folder)["network"]
    deepest = max(int(key.split(".")[3]) for key in trained if key.startswith("encoder.encoder.layer."))
    sizes = {kind: len(known) for kind, known in read_labels(folder).items()}
    network = Network(sizes, layers=list(range(deepest + 1)))
    network.load_state_dict(trained)
    return network.eval()
