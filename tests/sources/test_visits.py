"""Addresses given by hand: a page, a feed, a list of addresses; and what is said where one cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chancery.sources.files import Given
from chancery.sources.rehearsal import Faults, Press
from chancery.sources.reports import arrivals
from chancery.sources.visits import addresses_in, list_arrivals


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press(feeds=6, entries=20, span=0.0, faults=Faults(0, 0, 0, 0, 0))
    yield press
    press.close()


def test_a_page_a_feed_and_a_refusal(press: Press) -> None:
    article = next(a for a in press.articles if not a.missing)
    url = f"http://127.0.0.1:{press.port}"
    (refused,) = arrivals([f"{url}/a/1"])
    assert "CHANCERY_PRIVATE_ADDRESSES=1" in str(refused.trouble)
    found = list(
        list_arrivals(
            [f"http://site{article.site}.example:{press.port}/a/{article.number}"],
            Given(),
            press.policy,
            resolver=press.resolver,
        )
    )
    assert [a.report.title for a in found if a.report] == [article.title]


def test_a_list_asks_each_address_once_with_pauses_and_as_the_site_allows(press: Press) -> None:
    base = f"http://site0.example:{press.port}"
    numbers = [a.number for a in press.articles if not a.missing][:3]
    urls = [f"{base}/a/{n}" for n in numbers] + [f"{base}/a/{numbers[0]}?utm_source=x", f"{base}/private/{numbers[0]}"]
    waits: list[float] = []
    found = list(list_arrivals(urls, Given(), press.policy, resolver=press.resolver, sleep=waits.append))
    assert [a.report is not None for a in found] == [True, True, True, False]
    assert "robots.txt" in str(found[-1].trouble)
    assert len(waits) == 3
    assert all(1.5 < w <= 2.0 for w in waits)
    assert not [v for v in press.visits if v.path.startswith("/private")]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://a.example/1\nhttps://a.example/2\n", ["https://a.example/1", "https://a.example/2"]),
        ("# mine\nhttps://a.example/1\n", ["https://a.example/1"]),
        (
            "GLOBALEVENTID\tURL\n1\thttps://a.example/1\n2\thttps://a.example/2",
            ["https://a.example/1", "https://a.example/2"],
        ),
        ("20260302,https://a.example/1\n20260302,https://a.example/2", ["https://a.example/1", "https://a.example/2"]),
        ('date,url\n1,"https://a.example/1"', ["https://a.example/1"]),
        ("Talks were held.\nSee https://a.example/1 for more.\nNothing else.", None),
        ("", None),
    ],
)
def test_what_is_a_list_of_addresses(text: str, addresses: list[str] | None) -> None:
    assert addresses_in(text) == addresses


def test_a_table_without_addresses_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (arrival,) = arrivals([str(tmp_path / "a.csv")])
    assert "no list of addresses" in str(arrival.trouble)
