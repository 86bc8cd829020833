"""Questions and positions of many tellings are kept season by season: one more touches one season, and the record is the same."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from chancery.facts.contributions import Contribution, Head, Held
from chancery.facts.quotes import Quote
from chancery.knowledge import Tables
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.record.bodies import DamagedRow
from chancery.record.contributions import contribution_of
from chancery.record.core import revise
from chancery.record.digests import digest, names
from chancery.record.index import Access
from chancery.sources.reports import make_report
from tests.record.united import an_index, put_in_blocks, said_by

BEGINNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
SAID = (
    "It remains to be seen whether the summit of Norway and Cuba will take place in July.",
    "It is unclear whether the summit of Norway and Cuba will take place in July.",
    "The summit of Norway and Cuba in July has been cancelled, the two governments announced.",
    "Norway and Cuba will hold the summit on July 9, the two governments announced.",
    "Argentina opposes the fisheries agreement with Spain.",
    "Argentina supports the fisheries agreement with Spain, officials said.",
    "Argentina may oppose the fisheries agreement with Spain.",
)


def told(english: English, tables: Tables, text: str, days: int | None, outlet: str) -> Contribution:
    """One report, so many days after the first; undated where none are given."""
    day = (BEGINNING + timedelta(days=days)).isoformat() if days is not None else None
    report = make_report(text, published=day, outlet=outlet)
    return contribution_of(read_report(report, english, tables), tables)


@pytest.fixture(scope="module")
def reports(english: English, tables: Tables) -> list[Contribution]:
    """Some months of one question, one summit and one position, with an undated report of each."""
    made = [told(english, tables, text, None, "Undated Wire") for text in (SAID[0], SAID[5])]
    for number in range(60):
        kind = (0, 1, 0, 4, 4, 2, 5, 6, 1, 3)[number % 10]
        made.append(told(english, tables, SAID[kind], 2 * number, f"Outlet {number % 11}"))
    return made


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three tellings are many."""
    let_three_be_many(monkeypatch)


def let_three_be_many(patch: pytest.MonkeyPatch) -> None:
    for place in ("inquiries", "standpoints", "sheaves"):
        patch.setattr(f"chancery.record.{place}.MANY", 2)


@pytest.fixture(scope="module")
def whole(reports: list[Contribution], tables: Tables) -> str:
    """What an index says that was told of all reports at once: the same whether or not it keeps anything by seasons."""
    said = []
    for many in (False, True):
        with an_index() as access, pytest.MonkeyPatch.context() as patch:
            if many:
                let_three_be_many(patch)
            revise(access.cabinet, tables, reports)
            assert bool(bound(access)) == many
            (question,) = access.cabinet.questions([q for c in reports for q in (a.id for a in c.questions)]).values()
            assert len(question.asked) > 20
            assert question.resolved_by is not None
            said.append((digest(access), said_by(access)))
    (plain, _), (kept, by_rows) = said
    assert plain == kept
    return by_rows


def bound(access: Access) -> list[Any]:
    return access.connection.execute("SELECT part FROM sheaves").fetchall()


def as_lists_show(access: Access) -> None:
    """What is kept of a value of many tellings are the first askings and events of a question, and each turn of a position
    with the last that was told."""
    cabinet, run = access.cabinet, access.connection.execute
    for (body,) in run("SELECT body FROM questions WHERE no IN (SELECT item FROM sheaves)"):
        bare, whole = cabinet.question_bodies.bare(body), cabinet.question_bodies.unpack(body)
        assert bare == replace(whole, asked=whole.asked[:4], about=whole.about[:3])
        assert len(whole.asked) > 4
    for (body,) in run("SELECT body FROM positions WHERE no IN (SELECT item FROM sheaves)"):
        bare_one, one = cabinet.position_bodies.bare(body), cabinet.position_bodies.unpack(body)
        stances = [None, *(s.stance for s in one.history)]
        turns = [s for s, before in zip(one.history, stances, strict=False) if s.stance != before]
        history = (*turns, *(() if turns[-1] == one.history[-1] else one.history[-1:]))
        assert bare_one == replace(one, history=history, reports=tuple(dict.fromkeys(s.report for s in history)))
        assert len(one.history) > len(history) > 2


def lots(reports: Sequence[Contribution], chance: random.Random) -> Iterator[list[Contribution]]:
    left = list(reports)
    while left:
        size = chance.choice((1, 1, 2, 9))
        yield left[:size]
        left = left[size:]


@pytest.mark.parametrize("seed", range(4))
def test_season_by_season_is_the_record_told_at_once(
    reports: list[Contribution], whole: str, tables: Tables, few: None, seed: int
) -> None:
    """In whatever order and lots reports come, go and come again."""
    chance = random.Random(seed)
    order = chance.sample(reports, len(reports)) if seed else reports
    with an_index() as access:
        for lot in lots(order, chance):
            revise(access.cabinet, tables, lot)
        assert len(bound(access)) == 2, "a question and a position"
        as_lists_show(access)
        assert said_by(access) == whole
        gone = chance.sample(order, 5)
        revise(access.cabinet, tables, gone=[c.head.id for c in gone])
        for lot in lots(gone, chance):
            revise(access.cabinet, tables, lot)
        assert said_by(access) == whole


def test_blocks_and_seasons(reports: list[Contribution], whole: str, tables: Tables, few: None, tmp_path: Path) -> None:
    """An index put together of blocks goes on season by season."""
    with an_index() as access:
        put_in_blocks(access, tables, [reports[:20], reports[20:40]], tmp_path)
        access.cabinet.crowds = None
        for lot in lots(reports[40:], random.Random(1)):
            revise(access.cabinet, tables, lot)
        assert said_by(access) == whole


def test_one_more_telling_of_hundreds_looks_at_few(
    english: English, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question asked by three hundred reports in as many days, asked once more: the others are not unpacked again."""
    first = told(english, tables, SAID[0], 0, "Harbour Wire")
    with an_index() as access:
        cabinet = access.cabinet
        many = [renamed(first, number) for number in range(301)]
        revise(cabinet, tables, many[:299])
        revise(cabinet, tables, many[299:300])
        cabinet.let_go()
        unpacked = 0
        part = cabinet.contribution_bodies.part

        def counting(*given: Any) -> Any:
            nonlocal unpacked
            unpacked += 1
            return part(*given)

        monkeypatch.setattr(cabinet.contribution_bodies, "part", counting)
        revise(cabinet, tables, many[300:])
        (question,) = cabinet.questions([first.questions[0].id.replace(first.head.id, many[0].head.id)]).values()
        assert len(question.asked) == 301
        assert unpacked < 40


def renamed(one: Contribution, number: int) -> Contribution:
    """The same question by another report, a day later each; of its other tellings nothing."""
    id = f"{number:016x}"
    (asked,) = one.questions
    at = BEGINNING + timedelta(days=number)
    question = replace(asked, id=asked.id.replace(one.head.id, id), report=id, at=at, about=(), tells=())
    return Contribution(head=replace(one.head, id=id, at=at, sketch=(), terms=()), questions=(question,))


def held(number: int, name: str = "Argentina") -> Contribution:
    """One report, so many days after the first, that gives a position of a state by a name."""
    id = f"{number:016x}"
    at = BEGINNING + timedelta(days=number)
    quote = Quote(report=id, span=(0, 5), text="words")
    stand = Held(
        id=f"{id}.0-5",
        report=id,
        at=at,
        actor="state:ARG",
        name=name,
        country="ARG",
        stance="opposes",
        issue="fishery agreement",
        subject=("agreement", "fishery"),
        quote=quote,
    )
    return Contribution(head=Head(id=id, at=at), positions=(stand,))


def test_a_holder_is_found_by_every_name_however_it_came(tables: Tables, few: None) -> None:
    """ "Argentina" in four reports and "Buenos Aires" in one more: both find it, in an index that grew and in one made at once."""
    last = held(5, "Buenos Aires")
    with an_index() as grown, an_index() as whole:
        revise(grown.cabinet, tables, [held(n) for n in range(4)])
        revise(grown.cabinet, tables, [last])
        assert bound(grown)
        revise(whole.cabinet, tables, [*(held(n) for n in range(4)), last])
        assert names(grown) == names(whole) == {("argentina", "state:ARG"), ("buenos aires", "state:ARG")}


def test_a_season_that_is_lost_is_seen(tables: Tables, few: None) -> None:
    """Its tellings cannot be left out in silence, nor be told anew from what comes."""
    with an_index() as access:
        revise(access.cabinet, tables, [held(20 * n) for n in range(4)])
        access.connection.execute("DELETE FROM leaves WHERE season = (SELECT max(season) FROM leaves)")
        (body,) = access.connection.execute("SELECT body FROM positions").fetchone()
        with pytest.raises(DamagedRow):
            access.cabinet.position_bodies.unpack(body)
        with pytest.raises(DamagedRow):
            revise(access.cabinet, tables, [held(61)])
        with pytest.raises(DamagedRow):
            digest(access, rows=True)


@pytest.mark.parametrize(
    "turned",
    [
        "event_actors SET first = first - 1",
        "event_actors SET type = (SELECT min(no) FROM words WHERE no <> type)",
        "event_pairs SET first = first - 1",
        "concerned SET last = last - 1",
        "questions SET last = last - 1",
        "questions SET lapses = 7",
        "positions SET last = last - 1",
        "relations SET last = last - 1",
    ],
)
def test_every_row_by_which_something_is_found_is_hashed(
    reports: list[Contribution], tables: Tables, turned: str, english: English
) -> None:
    text = "Relations between Chile and Norway have worsened since a dispute over fishing rights."
    with an_index() as access:
        revise(access.cabinet, tables, [*reports[:12], told(english, tables, text, 3, "Harbour Wire")])
        before = digest(access, rows=True)
        assert access.connection.execute(f"UPDATE {turned}").rowcount
        assert digest(access, rows=True) != before
