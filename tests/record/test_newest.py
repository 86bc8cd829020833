"""What changed since a moment, looked up page by page: the first alerts are those of the whole list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from chancery.record.inventions import World
from chancery.record.record import Record
from chancery.record.trials import MADE_BY, filled, opened

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A hundred and twenty reports that came in out of order, five at a time; positions of two reports count as of many; a
    decision of a person."""
    readings = list(World(11).readings(120, MADE_BY))
    Random(2).shuffle(readings)
    path = tmp_path_factory.mktemp("newest") / "record"
    with pytest.MonkeyPatch.context() as patch:
        for place in ("sheaves", "inquiries", "standpoints"):
            patch.setattr(f"chancery.record.{place}.MANY", 1)
        patch.setattr("chancery.record.newest._FIRST", 4)
        filled(path, readings, lot=5)
        with opened(path) as record:
            record.catch_up()
            record.set(record.events(limit=1)[0].id, "place", {"name": "Bergen"}, who="A. Reader")
            with record.asked() as access:
                assert access.connection.execute("SELECT count(*) FROM sheaves").fetchone()[0] > 3
            yield record


@pytest.mark.parametrize("limit", [1, 7, 60, 5000])
@pytest.mark.parametrize("lots", [-1, 40, 90, 114])
@pytest.mark.parametrize("asked", [{}, {"who": "USA"}, {"type": "visit"}, {"issue": "trade"}])
def test_the_first_page_is_the_head_of_the_list(record: Record, limit: int, lots: int, asked: dict[str, str]) -> None:
    """Whatever is asked for, and however much is new."""
    since = BEGINNING + timedelta(seconds=lots)
    whole = list(record.since(since, **asked))
    assert len({a.id for a in whole}) == len(whole)
    assert whole or asked
    page = record.since(since, limit=limit, **asked)
    assert list(page) == whole[:limit]
    assert page.more == (len(whole) > limit)


def test_all_kinds_of_changes_are_told(record: Record) -> None:
    """Events, questions and positions: each page has its share of them."""
    kinds = {a.kind for a in record.since(BEGINNING - timedelta(days=1), limit=5000)}
    assert kinds == {"new", "changed", "question", "position"}
