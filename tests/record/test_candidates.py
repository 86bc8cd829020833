"""Candidates found in the mass are those found one by one, and what is left out in the mass is never one happening."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chancery.facts.record_events import RecordLink
from chancery.knowledge import Tables
from chancery.record.apart import worth
from chancery.record.borders import across, border
from chancery.record.candidates import Place, candidates
from chancery.record.columns import when
from chancery.record.contributions import contribution_of
from chancery.record.core import revise
from chancery.record.fusion import alike
from chancery.record.index import Access
from chancery.record.inventions import World
from chancery.record.shelf import ItemKind
from chancery.record.ties import found_links, outline
from chancery.record.trials import MADE_BY
from chancery.record.uniting import Pairs
from chancery.record.views import View
from tests.record import united
from tests.record.united import an_index, put_in_blocks, said_by, unite

DAY = 86_400.0
KEYS = st.sets(st.sampled_from("abcdefg"), min_size=1, max_size=4)
PLACES = st.lists(
    st.tuples(KEYS, st.floats(-900, 900), st.sampled_from([0.0, 0.5, 7.0, 60.0, 400.0, 3_000_000.0])), max_size=14
)


def placed(rows: list[tuple[set[str], float, float]]) -> dict[str, Place[int]]:
    out = {}
    for number, (keys, first, days) in enumerate(rows):
        some = tuple(sorted(keys))
        out[f"i{number:02}"] = Place(number, some, some, first * DAY, (first + days) * DAY)
    return out


def one_by_one(ours: dict[str, Place[int]], theirs: dict[str, Place[int]], share: float) -> set[frozenset[str]]:
    return {
        frozenset((a, b))
        for a, one in ours.items()
        for b, other in theirs.items()
        if a != b and one.first <= other.last and other.first <= one.last
        if (common := len({*one.emits} & {*other.emits})) and common >= share * len({*one.emits} | {*other.emits})
    }


@settings(max_examples=60, deadline=None)
@given(PLACES, st.sampled_from([0.0, 0.5, 0.6]))
def test_all_who_meet_are_found_once(rows: list[tuple[set[str], float, float]], share: float) -> None:
    places = placed(rows)
    for ours in (places, dict(list(places.items())[::2])):
        found = candidates(ours, places, share=share)
        assert {frozenset(pair) for pair in found} == one_by_one(ours, places, share)
        assert len(found) == len({frozenset(pair) for pair in found})


@settings(max_examples=60, deadline=None)
@given(PLACES, st.lists(st.integers(0, 4), min_size=14, max_size=14), st.data(), st.sampled_from([0.0, 0.5, 0.6]))
def test_all_who_meet_across_blocks_are_found_in_any_goes(
    rows: list[tuple[set[str], float, float]], dealt: list[int], data: st.DataObject, share: float
) -> None:
    """However items are dealt out to blocks and in whatever goes these come: together the goes find whom all blocks at once
    find, each pair once and, go by go, in the order of their times."""
    places = placed(rows)
    blocks: list[dict[str, Place[int]]] = [{} for _ in range(5)]
    for (id, place), number in zip(places.items(), dealt, strict=False):
        blocks[number][id] = place
    wanted = {
        pair
        for number, block in enumerate(blocks)
        for other in blocks[:number]
        for pair in one_by_one(block, other, share)
    }
    order = data.draw(st.permutations(range(5)))
    borders = [border(blocks[number]) for number in order]
    whole = across(borders, share)
    ends = [0, *sorted(data.draw(st.sets(st.integers(2, 4)))), 5]
    goes = [across(borders[:end], share, since=since) for since, end in pairwise(ends)]
    assert sorted(pair for go in goes for pair in go) == sorted(whole)
    assert len(whole) == len({frozenset(pair) for pair in whole})
    assert {frozenset(pair) for pair in whole} == wanted
    for go in (whole, *goes):
        later = [places[b].first for _, b in go]
        assert later == sorted(later)
    of = {id: place for place, number in enumerate(order) for id in blocks[number]}
    assert all(of[a] < of[b] for a, b in whole)


def test_each_column_says_what_its_tellings_say(tables: Tables) -> None:
    contributions = [contribution_of(r, tables) for r in World(11).readings(20, MADE_BY)]
    views = [View(m, c.head) for c in contributions for m in c.mentions]
    columns = when(views)
    for name in ("past", "ahead", "fine", "moved"):
        assert getattr(columns, name).tolist() == [getattr(v, name) for v in views], name
    assert columns.at.tolist() == [v.at or 0.0 for v in views]
    assert columns.many.tolist() == [len(v.lands) for v in views]
    assert columns.persons.tolist() == [bool(v.people) for v in views]
    assert columns.strangers.tolist() == [bool(v.strangers) for v in views]
    assert (columns.country != 0).tolist() == [bool(v.mention.place_country) for v in views]
    assert (columns.topics != 0).any(axis=1).tolist() == [bool(v.topics) for v in views]
    assert columns.speech.tolist() == [v.mention.family == "speech" for v in views]
    none = when([])
    assert none.topics.shape == (0, columns.topics.shape[1])
    assert none.past.dtype == columns.past.dtype


def test_what_is_left_out_in_the_mass_is_never_one_happening(tables: Tables) -> None:
    """Of a thousand tellings most pairs are left out, and none of those could hang together."""
    contributions = [contribution_of(r, tables) for r in World(11).readings(220, MADE_BY)]
    views = [View(m, c.head) for c in contributions for m in c.mentions]
    columns, left_out = when(views), 0
    for one, view in enumerate(views):
        rows = np.full(one, one), np.arange(one)
        kept = worth(columns, columns, rows)
        for other in np.flatnonzero(~kept)[:: 1 + one // 30]:
            assert not alike(view, views[other])
            left_out += 1
    assert left_out > 8_000


def test_tellings_of_one_day_that_fall_short_are_left_out_in_the_mass(tables: Tables) -> None:
    """Of four countries that deal with one another every day most tellings of about one day are left out as well, whatever
    is told of place, topics and persons, and none of those could hang together."""
    world = World(13)
    world.states = world.states[:4]
    world.weights = world.weights[:4]
    contributions = [contribution_of(r, tables) for r in world.readings(90, MADE_BY)]
    views = [View(m, c.head) for c in contributions for m in c.mentions]
    columns, left_out, near = when(views), 0, 0
    for one, view in enumerate(views):
        rows = np.full(one, one), np.arange(one)
        kept = worth(columns, columns, rows)
        close = (
            np.maximum(columns.earliest[one] - columns.latest[:one], columns.earliest[:one] - columns.latest[one])
            <= DAY
        )
        near += int(close.sum())
        for other in np.flatnonzero(~kept & close):
            assert not alike(view, views[other])
            left_out += 1
    assert left_out > 0.5 * near


def test_plans_that_cannot_be_the_new_date_are_left_out_in_the_mass(tables: Tables) -> None:
    """Visits put off and visits announced between five countries through a spring, crowded or not: a visit about something else, or
    told before the other was put off, is not its new date, and none that is left out could hang together with it."""
    world = World(17)
    world.states = world.states[:5]
    world.weights = world.weights[:5]
    contributions = [contribution_of(r, tables) for r in world.readings(160, MADE_BY)]
    views = [View(m, c.head) for c in contributions for m in c.mentions if m.type in ("visit", "agreement")]
    columns, left_out, bridged, kept = when(views), 0, 0, 0
    moved = np.array([v.moved for v in views])
    for one, view in enumerate(views):
        here = worth(columns, columns, (np.full(one, one), np.arange(one)))
        for other in np.flatnonzero(moved[:one] | moved[one]):
            if here[other]:
                kept += 1
                bridged += int(alike(view, views[other]))
            else:
                assert not alike(view, views[other])
                left_out += 1
    assert bridged > 10
    assert left_out > 2 * kept


def test_an_invented_world_in_blocks(tables: Tables, tmp_path: Path) -> None:
    """Two hundred reports of a world where much meets across the edges of blocks: visits and talks, copies, questions,
    positions told for months."""
    contributions = [contribution_of(r, tables) for r in World(12).readings(200, MADE_BY)]
    blocks = [contributions[:60], contributions[60:130], contributions[130:]]
    with an_index() as whole, an_index() as together:
        revise(whole.cabinet, tables, contributions)
        put_in_blocks(together, tables, blocks, tmp_path)
        assert said_by(together) == said_by(whole)


def test_a_tie_seen_half_way_is_taken_back(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While blocks are made one, a visit may be tied to a summit of which the rest, in another block, says that it is held elsewhere."""
    contributions = [contribution_of(r, tables) for r in World(12).readings(120, MADE_BY)]
    turned: list[str] = []

    def with_some_ties(access: Access, tables: Tables, met: Mapping[ItemKind, Pairs]) -> None:
        shelf = access.cabinet
        for one, other in met["ties"]:
            of = shelf.event_of([one, other])
            a, b = shelf.events([of[one]])[of[one]], shelf.events([of[other]])[of[other]]
            if a.type == "visit" != b.type and not (found_links(outline(a), [outline(b)]) or a.links or turned):
                shelf.put_events([replace(a, links=(RecordLink(to=b.id, kind="holds"),))])
                turned.append(a.id)
        unite(access, tables, met)

    monkeypatch.setattr(united, "unite", with_some_ties)
    with an_index() as whole, an_index() as together:
        revise(whole.cabinet, tables, contributions)
        put_in_blocks(together, tables, [contributions[:60], contributions[60:]], tmp_path)
        assert turned
        assert said_by(together) == said_by(whole)
