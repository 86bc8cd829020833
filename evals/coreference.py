"""Coreference across documents: the record's own comparisons on the gold mentions of ECB+, without its topics.

Every gold mention is a telling like any other: its trigger, the names of its sentence, the story of its document. It has
no participants, window or status, since nothing was read; the comparisons that need them are silent.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from chancery.facts.contributions import Head
from chancery.facts.mentions import Mention
from chancery.facts.quotes import Quote
from chancery.facts.times import Window
from chancery.knowledge import load as load_tables
from chancery.record.components import Forest
from chancery.record.fusion import alike, candidates, fuse
from chancery.record.keys import FOREVER, keys
from chancery.record.rulings import Rulings
from chancery.record.sentences import names_in
from chancery.record.triggers import trigger_root
from chancery.record.views import View
from chancery.record.words import frequencies, kin_of
from evals.clusters import Cluster, conll


def documents(path: Path, split: str) -> list[dict[str, Any]]:
    """The documents of one split (`train` or `dev`)."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return [d for d in found if d["split"] == split]


def telling(document: dict[str, Any]) -> list[tuple[View, str]]:
    """The event mentions of a document's selected sentences as views, with their gold chains."""
    tables = load_tables()
    text, tokens = document["text"], document["tokens"]
    terms = frequencies(tables).terms(text)
    bounds: dict[int, tuple[int, int]] = {}
    for _, sentence, start, end in tokens:
        first, last = bounds.get(sentence, (start, end))
        bounds[sentence] = (min(first, start), max(last, end))
    out = []
    for number, gold in enumerate(document["mentions"]):
        if gold["kind"] != "event" or not gold["selected"]:
            continue
        report = f"{document['id']}:{number}"
        where = bounds[gold["sentence"]]
        lemma = trigger_root(gold["text"])
        kin = kin_of(lemma, tables)
        emits, seeks = keys("other", "other", (), lemma, terms, kin)
        mention = Mention(
            id=f"{report}.{gold['start']}-{gold['end']}",
            report=report,
            event="e1",
            at=None,
            spans=((gold["start"], gold["end"]),),
            words=(gold["text"],),
            type="other",
            family="other",
            lemma=lemma,
            kin=kin,
            status="occurred",
            certainty="stated",
            standing="firm",
            salience="news",
            window=Window(),
            names=names_in(text[where[0] : where[1]]),
            reach=FOREVER,
            emits=emits,
            seeks=seeks,
            evidence={"mention": (Quote(report=report, span=where, text=text[where[0] : where[1]]),)},
        )
        out.append((View(mention, Head(id=report, terms=terms)), gold["chain"]))
    return out


def clustered(views: list[View]) -> list[Cluster]:
    """The groups that the record would make of these mentions."""
    forest = Forest()
    filed: dict[str, list[View]] = {}
    for view in views:
        for key in view.mention.emits:
            filed.setdefault(key, []).append(view)
    for view in views:
        near = {o.id: o for key in view.mention.seeks for o in filed.get(key, ()) if o.id < view.id}
        for other in near.values():
            if candidates(view, other) and alike(view, other):
                forest.join(view.id, other.id)
    by_id = {v.id: v for v in views}
    parts = forest.parts(by_id).values()
    groups = [g for part in parts for g in fuse([by_id[id] for id in part], Rulings(), {})]
    return [frozenset(v.id for v in g.members) for g in groups]


def coreference_figures(path: Path, split: str = "dev") -> dict[str, float]:
    """CoNLL F1 over all documents of a split at once, without gold topics."""
    gold: dict[str, set[str]] = {}
    views = []
    for document in documents(path, split):
        for view, chain in telling(document):
            views.append(view)
            gold.setdefault(chain, set()).add(view.id)
    return {"conll_F1": round(conll([frozenset(c) for c in gold.values()], clustered(views)), 4)}
