"""Chancery reads diplomatic reporting and keeps a dated, sourced record of it.

>>> import chancery
>>> reading = chancery.read("Tokyo and Washington are arranging a summit.", published="2026-01-02")
>>> reading.events[0].status
'arranging'
"""

from __future__ import annotations

from chancery.facts.readings import Reading

__version__ = "0.1.0"
__all__ = ["Reading", "__version__", "read"]


def read(
    text: str, *, outlet: str | None = None, published: str | None = None, title: str | None = None, url: str | None = None
) -> Reading:
    """What one report says: its events, claims, positions, relations, constraints and questions, each with its words.

    `published` is ISO 8601, a moment with its offset or a date; without it relative times stay unresolved. Spans count
    code points of `text` as given. Raises `ValueError` for an empty text.
    """
    if not text.strip():
        raise ValueError("the text of the report is empty")
    from chancery.knowledge import load as load_tables
    from chancery.language import load as load_english
    from chancery.pipeline import read_report
    from chancery.sources.reports import make_report

    report = make_report(text, outlet=outlet, published=published, title=title, url=url)
    return read_report(report, load_english(), load_tables())
