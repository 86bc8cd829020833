"""Rows: questions, positions and relations of the record as rows of their tables."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.exchange.cells import Value
from chancery.exchange.datasets import Dataset

Row = tuple[Value, ...]


def of_questions(data: Dataset) -> Iterator[Row]:
    for q in data.questions():
        answer = q.resolved_by
        yield (
            q.id,
            q.text,
            " | ".join(q.alternatives),
            q.status,
            " | ".join(q.about),
            q.by,
            q.first_asked,
            q.last_asked,
            answer.report if answer else None,
            answer.answer if answer else None,
        )


def of_positions(data: Dataset) -> Iterator[Row]:
    for p in data.positions():
        for stand in p.history:
            words = stand.quote.text
            yield (
                p.id,
                p.actor,
                p.name,
                p.country,
                p.issue,
                stand.at,
                stand.stance,
                stand.toward,
                stand.certainty,
                stand.report,
                words,
            )


def of_relations(data: Dataset) -> Iterator[Row]:
    for r in data.relations():
        for point in r.points:
            yield *r.between, point.at, point.direction, point.because, point.report, point.quote.text
