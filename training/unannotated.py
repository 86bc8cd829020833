"""Sentences that nobody has annotated: news, statements, encyclopedia and releases, as bare words."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path

from chancery.language.english import outline
from training.treebanks import Sentence, conll_names, lines

SHORTEST, LONGEST, RELEASES = 5, 60, 14_000


def bare(path: Path, shortest: int) -> list[Sentence]:
    """The sentences of `shortest` to 60 words of the texts in a JSON Lines file, as bare words."""
    found: list[Sentence] = []
    for line in lines(path):
        text = outline(json.loads(line)["text"])
        found += [
            Sentence(words=text.words[s.first : s.last])
            for s in text.sentences
            if shortest <= s.last - s.first <= LONGEST
        ]
    return found


def releases(data: Path, count: int) -> list[Sentence]:
    """`count` sentences of 6 to 60 words drawn from public releases."""
    found = bare(data / "whitehouse_reports.jsonl", 6)
    random.Random(7).shuffle(found)
    return found[:count]


def once(sentences: Iterable[Sentence], seen: set[tuple[str, ...]]) -> list[Sentence]:
    """The sentences whose words were not `seen` before, in their order."""
    out = []
    for sentence in sentences:
        words = tuple(sentence.words)
        if words not in seen:
            seen.add(words)
            out.append(sentence)
    return out


def unannotated(data: Path) -> list[Sentence]:
    """What a council reads to its pupils: ECB+ train and dev, re3d, WikiGold, and 14,000 sentences of the releases."""
    seen: set[tuple[str, ...]] = set()
    news, statements, drawn = (
        once(bare(data / name, SHORTEST), seen)
        for name in ("ecbplus_traindev.jsonl.gz", "ner/re3d_open.jsonl", "whitehouse_reports.jsonl")
    )
    wiki = [Sentence(words=s.words) for s in conll_names(data / "ner/wikigold.conll.txt.gz")]
    random.Random(3).shuffle(drawn)
    return [*news, *statements, *(s for s in wiki if SHORTEST <= len(s.words) <= LONGEST), *drawn[:RELEASES]]
