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
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Reading:
    """What one report says: its events, claims, positions, relations, constraints and questions, each with its words.

    `published` is ISO 8601, a moment with its offset or a date; without it relative times stay unresolved. Spans count
    code points of `text` as given; a lone surrogate is read as U+FFFD and what follows 200,000 characters is left out,
    and `problems` says so. Raises `ValueError` for an empty text.
    """
    if not text.strip():
        raise ValueError("the text of the report is empty")
    from msgspec.structs import replace

    from chancery.knowledge import load as load_tables
    from chancery.language import load as load_english
    from chancery.pipeline import read_report
    from chancery.sources.reports import make_report
    from chancery.sources.texts import sound

    whole, problems = sound(text)
    report = make_report(whole, outlet=outlet, published=published, title=title, url=url)
    reading = read_report(report, load_english(), load_tables())
    return replace(reading, problems=(*problems, *reading.problems)) if problems else reading
