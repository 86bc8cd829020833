"""`python -m training`: train, export and quantise the language weights.

With `--pupil 0,2,5` a smaller network is made of those layers of the weights that ship, and taught by them.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from training.distil import distil
from training.export import export
from training.train import train

SHIPPED = Path(__file__).parents[1] / "src/chancery/language/weights"


def main() -> None:
    """Reads the options and runs the steps."""
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("CHANCERY_DATA"), help="folder with treebanks/ and ner/"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the exported weights")
    parser.add_argument("--epochs", type=float, default=12.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--name", default="en-minilm-2.1", help="version name of the weights")
    parser.add_argument("--pupil", help="layers of the shipped weights, counted from 0, that a smaller network keeps")
    parser.add_argument("--export-only", action="store_true")
    options = parser.parse_args()
    if options.data is None:
        parser.error("where is the data? give --data FOLDER or set CHANCERY_DATA")
    options.data, options.out = Path(options.data), Path(options.out)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.pupil and not options.export_only:
        layers = [int(number) for number in options.pupil.split(",")]
        distil(options.data, SHIPPED, options.out, layers=layers, epochs=options.epochs, threads=options.threads)
    elif not options.export_only:
        train(options.data, options.out, epochs=options.epochs, threads=options.threads, device=options.device)
    export(options.data, options.out, options.name)


if __name__ == "__main__":
    main()
