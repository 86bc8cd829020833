"""What the tests share: one reader of English, one set of tables, and a report in one call."""

from __future__ import annotations

import pytest

from chancery.facts.events import Event
from chancery.facts.readings import Reading
from chancery.knowledge import Tables, load
from chancery.language import load as load_english
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.sources.reports import make_report


@pytest.fixture(scope="session")
def english() -> English:
    return load_english()


@pytest.fixture(scope="session")
def tables() -> Tables:
    return load()


class Reader:
    """Reads a short report of one outlet and day."""

    def __init__(self, english: English, tables: Tables) -> None:
        self.english, self.tables = english, tables

    def __call__(self, text: str, published: str | None = "2026-03-11", outlet: str | None = "Harbour Wire") -> Reading:
        return read_report(make_report(text, published=published, outlet=outlet), self.english, self.tables)

    def event(self, text: str, type: str, published: str = "2026-03-11") -> Event:
        """The one event of this type in the text."""
        found = [e for e in self(text, published).events if e.type == type]
        assert len(found) == 1, [(e.type, e.status) for e in self(text, published).events]
        return found[0]


@pytest.fixture(scope="session")
def read(english: English, tables: Tables) -> Reader:
    return Reader(english, tables)
