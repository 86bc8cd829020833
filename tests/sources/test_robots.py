"""Robots: what a site allows, and how soon a site is asked again whose rules could not be had."""

from __future__ import annotations

import itertools
import random

from chancery.errors import FetchError
from chancery.sources.fetch import Fetched
from chancery.sources.polls import Poll, after_answer, after_failure
from chancery.sources.robots import Robots

PAGE = "https://harbour.example/news/1"


class Site:
    """A site whose robots.txt cannot be had the first so many times."""

    def __init__(self, fails: int) -> None:
        self.fails, self.asked = fails, 0

    def __call__(self, url: str) -> Fetched:
        self.asked += 1
        if self.asked <= self.fails:
            raise FetchError("status", "it answers 503", status=503)
        return Fetched(url, url, 200, {}, b"User-agent: *\nDisallow: /private\n")


def test_rules_that_could_not_be_had_are_asked_for_again_soon() -> None:
    site = Site(fails=1)
    robots = Robots(site)
    assert not robots.leave(PAGE, 0.0).sure
    assert not robots.leave(PAGE, 29.0).sure
    assert site.asked == 1
    assert robots.leave(PAGE, 31.0).allowed
    assert not robots.leave("https://harbour.example/private/1", 32.0).allowed
    assert site.asked == 2


def test_a_site_that_goes_on_failing_is_asked_less_and_less_often() -> None:
    site = Site(fails=100)
    robots = Robots(site)
    asked = []
    for second in range(3_600):
        before = site.asked
        assert not robots.leave(PAGE, float(second)).sure
        if site.asked > before:
            asked.append(second)
    gaps = [b - a for a, b in itertools.pairwise(asked)]
    assert gaps[:5] == [30, 60, 120, 240, 300]
    assert set(gaps[5:]) == {300}


def test_a_feed_that_failed_once_is_visited_as_if_it_had_not() -> None:
    """A feed every quarter of an hour: one bad answer costs one visit, more in a row are left alone for longer."""
    poll, chance = Poll(url="https://harbour.example/feed"), random.Random(1)
    waits = []
    for _ in range(4):
        after_failure(poll, FetchError("status", "it answers 503", status=503), 0.0, 900.0, chance)
        waits.append(round(poll.due / 900.0))
    assert waits == [1, 2, 4, 8]
    after_answer(poll, {}, None, 0.0, 900.0, chance)
    after_failure(poll, FetchError("status", "it answers 503", status=503), 0.0, 900.0, chance)
    assert round(poll.due / 900.0) == 1
