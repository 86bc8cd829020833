"""Silver names: the network names the proper nouns of sentences that nobody has annotated, and says where it is unsure.

The treebank tells where the proper nouns of EWT are, but not of what kind they are. Once the network has learned names for
a while from the annotated sets it votes on each run of proper nouns; known names of the knowledge tables go before its
vote. A run on which the vote is split is left out of the loss. "Prosecutors in Phuket questioned Mr. Lindqvist": Phuket
is a place, Lindqvist a person, "Mr." no name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from chancery.knowledge.tables import load
from chancery.knowledge.world import world
from training.treebanks import Sentence

if TYPE_CHECKING:
    from training.batches import Batcher
    from training.network import Network

SURE_WITH_TREE, SURE_ALONE, NOT_A_NAME = 0.6, 0.85, 0.9
UNSURE = "?"
_KINDS = ("LOC", "ORG", "PER")
_TABLE_KINDS = {"country": "LOC", "city": "LOC", "region": "LOC", "organisation": "ORG", "outlet": "ORG"}
_NEVER = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
    ramadan thanksgiving internet""".split()
)
TITLES = frozenset(
    """mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady president prime minister vice secretary general senator sen. rep.
    representative chancellor king queen prince princess emperor sultan sheikh pope premier governor mayor judge justice
    ambassador envoy colonel col. captain lt. lieutenant sgt. sergeant gen. professor prof. director chairman ceo foreign
    defence defense st""".split()
)


def name_all(network: Network, batcher: Batcher, sentences: list[Sentence], device: str) -> int:
    """Fills in `names` of the sentences that have none; returns how many names were given."""
    import torch

    from training.batches import batches

    wanted = [s for s in sentences if not s.names or s.silver]
    given = 0
    network.eval()
    with torch.no_grad():
        for batch in batches(wanted, 2000, None):
            t = batcher.tensors(batch, device)
            *_, upos, _, _, names = network(t["ids"], t["mask"], t["first"], t["case"])
            chances = names.float().softmax(-1).cpu()
            tags = upos.argmax(-1).cpu()
            for i, sentence in enumerate(batch):
                n = len(sentence.words)
                proper = (
                    [u == "PROPN" for u in sentence.upos]
                    if sentence.upos
                    else [batcher.labels["upos"][int(k)] == "PROPN" for k in tags[i, 1 : n + 1]]
                )
                sentence.names = silver(sentence.words, proper, chances[i, 1 : n + 1].tolist(), bool(sentence.upos))
                sentence.silver = True
                given += sum(label.startswith("B-") for label in sentence.names)
    network.train()
    return given


def silver(words: list[str], proper: list[bool], chances: list[list[float]], tree: bool) -> list[str]:
    """BIO labels of one sentence; `?` where nothing is sure. `chances` are O, B-LOC, I-LOC, B-ORG, I-ORG, B-PER, I-PER."""
    labels = ["O"] * len(words)
    if not tree:
        labels = [UNSURE if row[0] < NOT_A_NAME else "O" for row in chances]
    at = 0
    while at < len(words):
        if not proper[at]:
            at += 1
            continue
        stop = at + 1
        while stop < len(words) and (proper[stop] or _joins(words, proper, chances, stop)):
            stop += 1
        start = at
        while start < stop - 1 and words[start].lower() in TITLES:
            labels[start] = "O"
            start += 1
        _name(words, chances, labels, start, stop, SURE_WITH_TREE if tree else SURE_ALONE)
        at = stop
    return labels


def _joins(words: list[str], proper: list[bool], chances: list[list[float]], at: int) -> bool:
    """True for the "of" of "Department of State", where the network sees it inside a name."""
    return (
        words[at] in ("of", "for", "the", "and", "&", "de", "al", "-")
        and at + 1 < len(words)
        and (proper[at + 1] or words[at + 1] == "the")
        and chances[at][4] > 0.5
    )


def _name(words: list[str], chances: list[list[float]], labels: list[str], start: int, stop: int, sure: float) -> None:
    kind = _known(tuple(words[start:stop]))
    if kind is None:
        size = stop - start
        mass = [sum(row[2 * k + 1] + row[2 * k + 2] for row in chances[start:stop]) / size for k in range(3)]
        best = max(range(3), key=mass.__getitem__)
        if all(w.lower() in _NEVER or not w[0].isalpha() for w in words[start:stop]):
            kind = "O"
        elif mass[best] >= sure:
            kind = _KINDS[best]
        else:
            kind = UNSURE
    for i in range(start, stop):
        labels[i] = kind if kind in ("O", UNSURE) else f"{'B' if i == start else 'I'}-{kind}"


@lru_cache(maxsize=100_000)
def _known(words: tuple[str, ...]) -> str | None:
    """The kind of a name that the knowledge tables hold whole."""
    tables = world(load())
    if words[0][:1].isupper():
        if tables.person(list(words)):
            return "PER"
        found = tables.names.longest(list(words), 0)
        if found is not None and found[0] == len(words) and len(words[0]) > 3:
            return _TABLE_KINDS.get(found[1].kind)
    return None
