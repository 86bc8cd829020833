"""`python -m training`: train, export and quantise the language weights.

By default the whole recipe of `training.council`; begun again it goes on where it stopped, and with `--elder WEIGHTS` those play the
part of its first network. With `--names` the head of names alone is taught anew, over the network that ships. With `--pupil 0,2,5` a smaller network
is made of those layers of the weights that ship, and taught by them.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import torch

from training.council import teach
from training.distil import SMALLER, distil
from training.export import export
from training.names import name_over
from training.restore import label_lists_of, restore
from training.train import PASSES, trees
from training.unannotated import releases

RELEASES = 5000
SHIPPED = Path(__file__).parents[1] / "src/chancery/language/weights"


def main() -> None:
    """Reads the options and runs the steps."""
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("CHANCERY_DATA"), help="folder with treebanks/ and ner/"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the exported weights")
    parser.add_argument(
        "--epochs", type=float, help="passes over the data (12, of the council's pupils 14, of each head of names 7)"
    )
    parser.add_argument("--sentences", type=int, help="at most so many of each kind, to try the steps out")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--name", default="en-minilm-3", help="version name of the weights")
    parser.add_argument("--elder", type=Path, help="exported weights that know names, in place of a first network")
    parser.add_argument("--names", action="store_true", help="teach the head of names over the shipped weights")
    parser.add_argument("--pupil", help="layers of the shipped weights, counted from 0, that a smaller network keeps")
    parser.add_argument("--export-only", action="store_true")
    options = parser.parse_args()
    if options.data is None:
        parser.error("where is the data? give --data FOLDER or set CHANCERY_DATA")
    data, out = Path(options.data), options.out
    epochs, device, sentences = options.epochs, options.device, options.sentences
    torch.set_num_threads(options.threads)
    out.mkdir(parents=True, exist_ok=True)
    if options.names and not options.export_only:
        name_over(data, SHIPPED, out, options.name, epochs=epochs, sentences=sentences)
        return
    if options.pupil and not options.export_only:
        pupil, old = restore(SHIPPED), restore(SHIPPED)
        pupil.keep([int(number) for number in options.pupil.split(",")])
        found = trees(data)[:sentences] + releases(data, RELEASES)[:sentences]
        distil(pupil, old, [], SMALLER, found, label_lists_of(SHIPPED), out, passes=epochs or PASSES, device=device)
    elif not options.export_only:
        teach(data, out, elder=options.elder, epochs=epochs, device=device, sentences=sentences)
    export(data, out, options.name)


if __name__ == "__main__":
    main()
