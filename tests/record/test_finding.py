"""What is looked up by week, by actor and by pair is what a look at everything would give, and no page mixes two states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from chancery.facts.record_events import RecordEvent
from chancery.facts.record_questions import RecordQuestion
from chancery.record.filters import given
from chancery.record.inventions import World
from chancery.record.record import Record
from chancery.record.schema import STATUSES
from chancery.record.subjects import questions_about
from chancery.record.trials import MADE_BY, filled, opened

READINGS = list(World(7).readings(90, MADE_BY))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record of ninety invented reports, in which two tellings of a question or position are many."""
    path = tmp_path_factory.mktemp("finding") / "record"
    with pytest.MonkeyPatch.context() as patch:
        for place in ("sheaves", "inquiries", "standpoints"):
            patch.setattr(f"chancery.record.{place}.MANY", 1)
        filled(path, READINGS)
        with opened(path) as record:
            record.catch_up()
    return path


@pytest.fixture(scope="module")
def record(path: Path) -> Iterator[Record]:
    with opened(path) as record:
        yield record


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of invented reports over seven months, in which two tellings of a question or position are many."""
    path = tmp_path_factory.mktemp("months") / "record"
    with pytest.MonkeyPatch.context() as patch:
        for place in ("sheaves", "inquiries", "standpoints"):
            patch.setattr(f"chancery.record.{place}.MANY", 1)
        filled(path, [one for first in range(0, 28_000, 4_000) for one in World(7).readings(14, MADE_BY, first=first)])
        with opened(path) as record:
            record.catch_up()
            yield record


def days(record: Record) -> list[str]:
    first, last = record.spread()
    return [(first + (last - first) * n / 4).date().isoformat() for n in range(5)]


def states(record: Record) -> list[str]:
    """The states that take part in most events."""
    found: dict[str, int] = {}
    for event in record.events():
        for party in event.participants:
            if party.actor.startswith("state:"):
                found[party.actor] = found.get(party.actor, 0) + 1
    return sorted(found, key=lambda id: (-found[id], id))[:3]


def last(events: Sequence[RecordEvent]) -> list[object]:
    return [e.last_reported for e in events]


@pytest.mark.parametrize("crowd", [1, 10**6])
@pytest.mark.parametrize("limit", [1, 5, 40, 5000])
@pytest.mark.parametrize("more", [{}, {"status": "scheduled"}, {"type": "visit"}, {"min_origins": 2}])
def test_a_stretch_of_time_has_the_events_reported_last(
    record: Record, monkeypatch: pytest.MonkeyPatch, limit: int, more: dict[str, Any], crowd: int
) -> None:
    """A quarter, what is ahead, what is past, all of time; of everybody and of one state."""
    monkeypatch.setattr("chancery.record.finding._CROWD", crowd)
    one, two, three, *_ = days(record)
    who = states(record)[0]
    for span in ({"from_": one, "to": two}, {"from_": three}, {"to": two}, {"from_": "1900", "to": "2100"}):
        for asked in (span, {**span, "who": who}):
            whole = list(record.events(**asked, **more))
            found = record.events(**asked, **more, limit=limit)
            assert last(list(found)) == last(whole[:limit])
            assert {e.id for e in found} <= {e.id for e in whole}
            assert found.more == (len(whole) > limit)


def test_the_last_contact_of_a_pair_is_the_first_of_all(record: Record) -> None:
    """When did the two last meet?"""
    one, two, *_ = states(record)
    types = sorted({e.type for e in record.events(who=one, with_=two)})
    assert types
    for type in types:
        asked = {"who": one, "with_": two, "type": type, "status": ["occurred", "ongoing"]}
        assert last(list(record.events(**asked, limit=1))) == last(list(record.events(**asked))[:1])


@pytest.mark.parametrize("limit", [1, 6, None])
def test_an_actor_as_of_a_day_has_its_part_of_that_day(record: Record, limit: int | None) -> None:
    """The events of one state as they stood then, those reported last by then first."""
    for day in days(record)[1:4]:
        for who in states(record):
            whole = [e for e in record.events(as_of=day) if who in {p.actor for p in e.participants}]
            found = record.events(as_of=day, who=who, limit=limit)
            mine = [e for e in found if who in {p.actor for p in e.participants}]
            wanted = {e.id: e for e in whole}
            assert all(wanted.get(e.id) == e for e in mine)
            if limit is None:
                assert {e.id for e in mine} == wanted.keys()
            elif len(mine) == len(found):
                assert last(mine) == last(whole[: len(mine)])


def test_where_an_actor_stood_is_its_part_of_all_positions(record: Record) -> None:
    for day in days(record)[1:4]:
        whole = {p.id: p for p in record.positions(as_of=day)}
        for who in states(record):
            mine = {p.id: p for p in record.positions(as_of=day, who=who)}
            assert mine == {id: p for id, p in whole.items() if who in (p.actor, f"state:{p.country}")}


def test_lists_show_the_same_positions_and_questions(record: Record) -> None:
    """With fewer tellings of each, but the same last word, and what it was before."""
    whole, few = record.positions(), record.positions(whole=False)
    assert [(p.id, p.stance, p.history[-1], {s.stance for s in p.history}) for p in whole] == [
        (p.id, p.stance, p.history[-1], {s.stance for s in p.history}) for p in few
    ]
    assert all(set(f.history) <= set(p.history) for f, p in zip(few, whole, strict=True))
    assert [(q.id, q.text, q.asked[0]) for q in record.questions()] == [
        (q.id, q.text, q.asked[0]) for q in record.questions(whole=False)
    ]


def test_a_question_is_found_from_every_event_it_is_about(record: Record) -> None:
    """However many reports ask it."""
    asked: dict[str, list[RecordQuestion]] = {}
    for question in record.questions():
        for event in {*question.about, *([question.resolved_by.event] if question.resolved_by else [])}:
            asked.setdefault(event, []).append(question)
    assert asked
    with record.asked() as access:
        numbers = [n for (n,) in access.connection.execute("SELECT no FROM questions")]
        for event, questions in asked.items():
            found = questions_about(access.cabinet, numbers, [event])
            assert sorted(q.id for q in found) == sorted(q.id for q in questions)
            few = questions_about(access.cabinet, numbers, [event], whole=False)
            assert [q.id for q in few] == [q.id for q in found]


def test_a_page_is_of_one_state_of_the_record(tmp_path: Path) -> None:
    """What comes in while a page is made shows on the next."""
    filled(tmp_path / "record", READINGS[:6])
    with opened(tmp_path / "record") as page, opened(tmp_path / "record") as other:
        page.catch_up()
        with page.asked():
            before = [e.id for e in page.events()]
            filled(tmp_path / "record", READINGS[6:12])
            other.catch_up()
            assert [e.id for e in page.events()] == before
        assert len(page.events()) == len(other.events()) > len(before)


def test_a_week_is_counted_alike_before_and_after_1970(tmp_path: Path) -> None:
    """SQLite divides towards zero: so the weeks next to the epoch are counted here too."""
    from chancery.record.weeks import _week

    with opened(tmp_path / "record", create=True) as record, record.asked() as access:
        for moment in (
            0,
            1,
            604_799,
            604_800,
            -1,
            -604_799,
            -604_800,
            -604_801,
            int(timedelta(days=-900).total_seconds()),
        ):
            (there,) = access.connection.execute("SELECT ? / 604800", (moment,)).fetchone()
            assert _week(moment) == there


def test_of_a_crowded_stretch_only_what_takes_longer_is_given(record: Record) -> None:
    """Where the limit leaves events out, those within it that take longer than half a day, or a day; else all of them."""
    cut = 0
    for first, hours in product(days(record)[:3], (12, 24)):
        for limit in (1, 5, 40, 100_000):
            asked = given(from_=first, limit=limit)
            found = record.events(asked)
            some = record.few_or_longer(timedelta(hours=hours), 3, asked)
            longer = [e for e in found if not e.window.at_most(timedelta(hours=hours))]
            assert (list(some), some.more) == ((longer[:3] if found.more else list(found)), found.more)
            cut += found.more and len(longer) > 0
    assert cut


def test_what_had_some_status_then_is_found_by_its_own_history(record: Record) -> None:
    """Of the events as they now stand, those that are news and were of such a status on a day, whatever they are now."""
    asked, seen = given(limit=200), 0
    now = record.events(asked)
    for day in days(record)[1:4]:
        moment = given(as_of=day).moment()
        assert moment is not None
        for status in STATUSES:
            then = [
                e.id
                for e in now
                if e.salience == "news"
                and [
                    r.changes["status"].after for r in e.revisions if r.at and r.at <= moment and "status" in r.changes
                ][-1:]
                == [status]
            ]
            assert record.stood(moment, {status}, asked) == then
            seen += len(then)
    assert seen


def test_a_position_told_often_is_shown_as_of_a_day_by_its_own_history(record: Record) -> None:
    """What had been said by then, and nothing of what came after."""
    now = {p.id: p for p in record.positions()}
    for day in days(record)[1:4]:
        for who in states(record):
            for then in record.positions(as_of=day, who=who, whole=False):
                told = [s for s in now[then.id].history if s.at is not None and s.at.date().isoformat() <= day]
                assert then.history[-1] == told[-1] and then.history[0] == told[0]
                assert {s.stance for s in then.history} == {s.stance for s in told}
                assert (then.first_reported, then.last_reported) == (told[0].at, told[-1].at)


def test_what_is_told_often_is_given_to_programs_by_its_own_history_with_every_telling(
    record: Record, months: Record
) -> None:
    """As pages show it, but for the tellings between; where nothing later brought tellings together, as it is told anew."""
    same = 0
    for one in (record, months):
        for day in days(one)[1:4]:
            for ask in (one.positions, one.questions):
                few = ask(as_of=day, whole=False)
                every = ask(as_of=day, anew=False)
                anew = {v.id: v for v in ask(as_of=day)}
                assert [v.id for v in every] == [v.id for v in few]
                for shown, then in zip(few, every, strict=True):
                    told, some = (then.history, shown.history) if ask == one.positions else (then.asked, shown.asked)
                    assert set(some) <= set(told)
                    assert len({t.report for t in told}) == len(told)
                    same += then == anew.get(then.id)
    assert same > 100


def test_a_question_is_shown_as_of_a_day_by_its_own_history(months: Record) -> None:
    """Who had asked it by then, and what had settled it by then."""
    now = {q.id: q for q in months.questions()}
    with months.asked() as access:
        published = dict(access.connection.execute("SELECT id, at FROM reports"))
    shown = 0
    for day in days(months)[1:4]:
        end = given(as_of=day).moment()
        assert end is not None
        for then in months.questions(as_of=day, whole=False):
            told = [t for t in now[then.id].asked if published[t.report] <= end.timestamp()]
            assert told[: len(then.asked)] == list(then.asked) != []
            assert then.first_asked == now[then.id].first_asked
            assert then.last_asked is not None and then.last_asked.timestamp() == published[told[-1].report]
            assert then.resolved_by is None or (then.resolved_by.at is not None and then.resolved_by.at <= end)
            shown += 1
        assert {q.id for q in months.questions(as_of=day)} >= {q.id for q in months.questions(as_of=day, whole=False)}
    assert shown


def test_a_position_is_shown_as_of_a_week_in_which_nobody_told_it(months: Record) -> None:
    """Australia spoke for it in March and again in May: in April it stands as it did in March."""
    quiet = 0
    for now in months.positions():
        for told, next_told in pairwise(now.history):
            if told.at is None or next_told.at is None or next_told.at - told.at < timedelta(days=16):
                continue
            day = (told.at + timedelta(days=8)).date().isoformat()
            found = [p for p in months.positions(as_of=day, who=now.actor, whole=False) if p.id == now.id]
            assert [p.history[-1] for p in found] == [told]
            assert [p.last_reported for p in found] == [told.at]
            quiet += 1
    assert quiet


@pytest.mark.parametrize("few", [1, 10**6])
def test_words_are_found_in_reports_that_tell_of_somebody(
    record: Record, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Whether those of the actor are looked up first, or those that hold the words."""
    monkeypatch.setattr("chancery.record.searching._FEW", few)
    found, when = record.search("harvest"), record.found_when("harvest")
    assert len(when) == len(found) > 10
    for who in states(record):
        mine = {e.id for e in record.events(who=who)}
        wanted = [f.report.id for f in found if mine.intersection(f.events)]
        assert wanted and len(wanted) < len(found)
        assert [f.report.id for f in record.search("harvest", who=who)] == wanted
        assert [f.report.id for f in record.search("harvest", who=who, limit=3)] == wanted[:3]
        assert len(record.found_when("harvest", who=who)) == len(wanted)


@pytest.mark.parametrize(
    "asked", [{}, {"from_": "1900"}, {"who": "USA"}, {"type": "visit"}, {"who": "USA", "from_": "1900"}]
)
def test_a_list_that_is_cut_is_the_head_of_the_whole_list(path: Path, tmp_path: Path, asked: dict[str, Any]) -> None:
    """In whatever order the reports came in: of those of one day, too, it is always the same that are shown."""
    late = READINGS[45:] + READINGS[:45]
    filled(tmp_path / "other", late[:60], lot=9)
    with opened(tmp_path / "other") as other:
        other.catch_up()
    filled(tmp_path / "other", late[60:], lot=9)
    with opened(path) as one, opened(tmp_path / "other") as other:
        whole = [e.id for e in one.events(**asked)]
        assert whole == [e.id for e in other.events(**asked)] == [e.id for e in one.walk(**asked)]
        for limit in (1, 2, 3, 5, 10, 33):
            assert [e.id for e in one.events(**asked, limit=limit)] == whole[:limit]
            assert [e.id for e in other.events(**asked, limit=limit)] == whole[:limit]
        day = days(one)[2]
        then = [e.id for e in one.events(**asked, as_of=day)]
        for limit in (1, 4, 13):
            assert [e.id for e in one.events(**asked, as_of=day, limit=limit)] == then[:limit]
            assert [e.id for e in other.events(**asked, as_of=day, limit=limit)] == then[:limit]
        for among in (3, 10, 40):
            assert one.review(limit=None, among=among) == other.review(limit=None, among=among)
        few = {k: v for k, v in asked.items() if k == "who"}
        assert [p.id for p in one.positions(**few)] == [p.id for p in other.positions(**few)]
        assert [q.id for q in one.questions(**few)] == [q.id for q in other.questions(**few)]
        for limit in (1, 4, 13):
            stood = [p.id for p in one.positions(**few, as_of=day)]
            assert [p.id for p in other.positions(**few, as_of=day, limit=limit)] == stood[:limit]


def test_threads_find_questions_at_once(record: Record) -> None:
    """Four readers look at events while others do."""
    ids = [n for q in record.questions() for n in q.about]

    def look(_: int) -> int:
        with record.asked() as access:
            numbers = [n for (n,) in access.connection.execute("SELECT no FROM questions")]
            found = sum(len(questions_about(access.cabinet, numbers, [id], whole=False)) for id in ids * 20)
        record.close()
        return found

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(look, range(8)))) == 1
