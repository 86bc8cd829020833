"""The whole recipe: a council of networks teaches two pupils on text that nobody has annotated, and what ships is a mean.

An elder is trained first, with names; then teachers from the same base weights and other seeds, without names. A pupil of
whole trees learns what the council of all of them holds likely; a pupil of words stays by the elder's trees and learns the
council's UPOS and lemma rules. Both start as the elder, and so can be averaged with it, weight by weight.
"""

from __future__ import annotations

from pathlib import Path

from training.checkpoints import network_of, read, write, write_labels
from training.course import Pace
from training.distil import TREES, WORDS, distil
from training.export import export
from training.labels import label_lists
from training.names import RELEASES, name_over
from training.restore import label_lists_of, restore
from training.train import PASSES, train, trees
from training.treebanks import conll_names
from training.unannotated import releases, unannotated

TEACHERS, PASSES_OF_PUPILS = 5, 14.0
ELDER = Pace(words=1000, encoder=2e-4, heads=1e-3, warm_up=200)
TEACHER = Pace(words=1500, encoder=2.4e-4, heads=1.2e-3, warm_up=150)
SHARES = {"pupil-of-trees": 0.5, "pupil-of-words": 0.25, "elder": 0.25}


def elder_of(data: Path, out: Path, *, epochs: float | None, device: str, sentences: int | None) -> Path:
    """The exported network that knows names, made where it is not yet there: a single network, its names taught last."""
    weights = out / "elder/weights"
    if (weights / "labels.json").exists():
        return weights
    known = trees(data, entities=True)[:sentences]
    train(
        known + conll_names(data / "ner/wikigold.conll.txt.gz")[:sentences],
        label_lists(known),
        out / "unnamed",
        ELDER,
        passes=epochs or PASSES,
        seed=0,
        device=device,
        unnamed=releases(data, RELEASES)[:sentences],
    )
    export(data, out / "unnamed", "unnamed")
    name_over(data, out / "unnamed/weights", out / "elder", "elder", epochs=epochs, sentences=sentences)
    return weights


def teach(
    data: Path, out: Path, *, elder: Path | None, epochs: float | None, device: str, sentences: int | None
) -> None:
    """Makes elder, teachers and pupils, each in a folder of `out`, and in `out` their mean. What is finished stays.

    Exported weights may stand for the `elder`. At most so many `sentences` of each kind are read, all without.
    """
    elder = elder or elder_of(data, out, epochs=epochs, device=device, sentences=sentences)
    labels = label_lists_of(elder)
    gold = trees(data)[:sentences]
    folders = [out / f"teacher-{number}" for number in range(1, TEACHERS + 1)]
    for seed, folder in enumerate(folders, start=1):
        train(gold, labels, folder, TEACHER, passes=epochs or PASSES, seed=seed, device=device)
    old = restore(elder)
    council = [old, *map(network_of, folders)]
    every = gold + unannotated(data)[:sentences]
    for name, lesson in (("pupil-of-trees", TREES), ("pupil-of-words", WORDS)):
        passes = epochs or PASSES_OF_PUPILS
        distil(restore(elder), old, council, lesson, every, labels, out / name, passes=passes, device=device)
    parts = {name: read(out / name)["network"] for name in SHARES if name != "elder"}
    parts["elder"] = restore(elder).state_dict()
    write_labels(out, labels)
    write(out, {key: sum(SHARES[name] * part[key] for name, part in parts.items()) for key in parts["elder"]})
