"""`python -m training`: train, export and quantise the language weights.

With `--names` the head of names alone is taught anew, over the network that ships. With `--pupil 0,2,5` a smaller network is made of those layers of the weights that ship, and taught by them.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

import torch

from training.distil import distil
from training.export import export
from training.names import EPOCHS, teach_names
from training.restore import label_lists_of, restore
from training.train import train

PASSES = 12.0
SHIPPED = Path(__file__).parents[1] / "src/chancery/language/weights"


def main() -> None:
    """Reads the options and runs the steps."""
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("CHANCERY_DATA"), help="folder with treebanks/ and ner/"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the exported weights")
    parser.add_argument("--epochs", type=float, help="passes over the data (12; with --names 7 for each of two heads)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--name", default="en-minilm-2.3", help="version name of the weights")
    parser.add_argument("--names", action="store_true", help="teach the head of names over the shipped weights")
    parser.add_argument("--pupil", help="layers of the shipped weights, counted from 0, that a smaller network keeps")
    parser.add_argument("--export-only", action="store_true")
    options = parser.parse_args()
    if options.data is None:
        parser.error("where is the data? give --data FOLDER or set CHANCERY_DATA")
    options.data, options.out = Path(options.data), Path(options.out)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.names:
        keep(SHIPPED, options.out)
        names(options.data, SHIPPED, options.out, threads=options.threads, epochs=options.epochs or EPOCHS)
    elif options.pupil and not options.export_only:
        layers = [int(number) for number in options.pupil.split(",")]
        distil(
            options.data, SHIPPED, options.out, layers=layers, epochs=options.epochs or PASSES, threads=options.threads
        )
    elif not options.export_only:
        train(
            options.data, options.out, epochs=options.epochs or PASSES, threads=options.threads, device=options.device
        )
        export(options.data, options.out, options.name)
        names(options.data, options.out / "weights", options.out, threads=options.threads, epochs=EPOCHS)
    export(options.data, options.out, options.name)


def keep(weights: Path, out: Path) -> None:
    """Writes the network of exported `weights` as the checkpoint in `out`, to go on from."""
    (out / "labels.json").write_text(
        json.dumps(label_lists_of(weights), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    torch.save({"network": restore(weights).state_dict()}, out / "checkpoint.pt")


def names(data: Path, weights: Path, out: Path, *, threads: int, epochs: float) -> None:
    """Teaches the head of names over exported `weights`, and puts it into the checkpoint in `out`."""
    head = teach_names(data, weights, threads=threads, epochs=epochs)
    checkpoint = torch.load(out / "checkpoint.pt", map_location="cpu")
    checkpoint["network"] |= {f"names.{name}": value for name, value in head.state_dict().items()}
    torch.save(checkpoint, out / "checkpoint.pt")


if __name__ == "__main__":
    main()
