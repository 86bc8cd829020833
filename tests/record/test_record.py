"""The record on disk: what was kept is there, told alike however it came in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

import chancery
from chancery.errors import RecordBusy, UnknownId
from chancery.facts.decisions import decide
from chancery.facts.readings import Reading
from chancery.knowledge import Tables
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.record.entries import DecisionEntry, ReadingEntry, ReportEntry, entry_of
from chancery.record.filters import WrongFilter
from chancery.record.inventions import World
from chancery.record.record import Record
from chancery.record.segments import decode_all
from chancery.record.trials import MADE_BY, filled
from chancery.record.trials import opened as unread
from chancery.sources.reports import make_report

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
STORY = (
    ("Harbour Wire", "2026-03-03T18:20:00+09:00", "Japan is seeking a visit by Portuguese President Duarte Vilhena to Tokyo before July."),
    ("Harbour Wire", "2026-04-09T16:40:00+09:00", "Portuguese President Duarte Vilhena will visit Japan from June 15 to 18, the Foreign Ministry said."),
    ("Atlantic Courier", "2026-06-11T09:15:00+01:00", "Portuguese President Duarte Vilhena has postponed his visit to Japan, his office said."),
    ("Harbour Wire", "2026-07-02T10:00:00+09:00", "Japan and India held talks in Tokyo on Wednesday. Whether China will protest remains to be seen."),
    ("海港通信", "2026-07-03T10:00:00+09:00", "Japan condemned China over drills near the strait on Thursday. 首脳会談を求めた。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def story(english: English, tables: Tables) -> list[Reading]:
    return [
        read_report(make_report(text, outlet=outlet, published=published, key=f"s{n}", language="en"), english, tables)
        for n, (outlet, published, text) in enumerate(STORY, 1)
    ]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Record]]:
    """Opens records in the test's folder, each with a clock that stands still."""
    held: list[Record] = []

    def open(name: str = "record", clock: Callable[[], datetime] = lambda: NOW) -> Record:
        notes: list[str] = []
        record = chancery.open_record(tmp_path / name, create=True, clock=clock, notes=notes.append)
        record.said = notes  # type: ignore[attr-defined]
        held.append(record)
        return record

    yield open
    for record in held:
        record.close()


@pytest.fixture
def kept(opened: Callable[..., Record], story: list[Reading]) -> Record:
    record = opened()
    for reading in story:
        record.add(reading)
    return record


def test_a_visit_is_told_once_with_its_history(kept: Record) -> None:
    """... will visit Japan from June 15 to 18; ... has postponed his visit to Japan."""
    (visit,) = kept.events(who="Duarte Vilhena", with_="Japan", type="visit")
    assert visit.status == "postponed"
    assert len(visit.reports) == 3
    changes = [r.changes["status"].after for r in visit.revisions if "status" in r.changes]
    assert changes == ["sought", "scheduled", "postponed"]
    assert kept.event(visit.mentions[-1].id) == visit


def test_the_same_report_twice_is_one(kept: Record, story: list[Reading]) -> None:
    before = kept.digest()
    receipt = kept.add(story[0])
    assert receipt.state == "known"
    assert receipt.key == "s1"
    assert kept.digest() == before
    assert len(kept.reports()) == len(STORY)


@pytest.mark.parametrize("seed", range(4))
def test_any_order_gives_the_same_record(
    opened: Callable[..., Record], story: list[Reading], kept: Record, seed: int
) -> None:
    """Whatever the order and the lots, and through a rebuild, the record is the same, hash for hash."""
    order = list(story)
    Random(seed).shuffle(order)
    other = opened(f"other-{seed}")
    for reading in order:
        other.add(reading)
        other.catch_up()
    assert other.digest() == kept.digest()
    other.rebuild()
    assert other.digest() == kept.digest()


def test_as_of_a_moment_it_holds_what_had_been_reported(kept: Record) -> None:
    (visit,) = kept.events(type="visit", as_of="2026-05-01")
    assert visit.status == "scheduled"
    assert len(visit.reports) == 2
    assert visit.last_reported is not None
    assert visit.last_reported < datetime(2026, 5, 1, tzinfo=UTC)
    assert not kept.events(who="India", as_of="2026-05-01")
    assert not kept.questions(as_of="2026-05-01")
    assert kept.questions(status="open")
    (sought,) = kept.events(who="Portugal", status="sought", as_of="2026-03-10")
    assert sought.window.why("latest")  # type: ignore[attr-defined]


def test_a_plan_whose_window_passes_in_silence_lapses(opened: Callable[..., Record], story: list[Reading]) -> None:
    record = opened(clock=lambda: NOW)
    record.add(story[1])
    assert [e.status for e in record.events(type="visit")] == ["lapsed"]
    assert record.events(status="lapsed")
    assert not record.events(status="scheduled")
    assert [e.status for e in record.events(type="visit", as_of="2026-06-01")] == ["scheduled"]


def test_filters_are_or_within_and_and_between(kept: Record) -> None:
    assert {e.type for e in kept.events(type=["talks", "visit"])} == {"talks", "visit"}
    assert [e.type for e in kept.events(who=["India", "Portugal"], status="occurred")] == ["talks"]
    assert {e.type for e in kept.events(who="state:CHN")} == {"condemnation", "exercise", "protest-note"}
    assert {e.type for e in kept.events(who="CHN", with_="JPN")} == {"condemnation"}  # the drills are China's alone
    assert kept.events(who="China", with_="Japan") == kept.events(who="Japan", with_="China")
    assert {e.type for e in kept.events(type="consultation")} == {"talks", "visit"}
    assert [e.type for e in kept.events(from_="2026-07-01", to="2026-07-01", tz="Asia/Tokyo")] == ["talks"]
    assert not kept.events(who="Iceland")
    assert len(kept.events(limit=1)) == 1
    assert kept.events(limit=1).more


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"status": "maybe"}, "status 'maybe'"),
        ({"type": "tea"}, "type 'tea'"),
        ({"tz": "Mars/Olympus"}, "IANA"),
        ({"from_": "yesterday"}, "2026-04-30"),
        ({"from_": "2026-05", "to": "2026-04"}, "before --from"),
        ({"limit": -1}, "limit"),
        ({"as_of": "2026-13"}, "as-of"),
        ({"whom": "Japan"}, "no filter"),
    ],
)
def test_a_wrong_filter_is_named(kept: Record, wrong: dict[str, str], words: str) -> None:
    with pytest.raises(WrongFilter, match=words):
        kept.events(**wrong)


def test_words_are_found_in_every_script(kept: Record) -> None:
    assert [f.report.key for f in kept.search("postponed")] == ["s3"]
    assert [f.report.key for f in kept.search('"his visit to Japan"')] == ["s3"]
    assert not kept.search('"to visit his Japan"')
    assert [f.report.key for f in kept.search("condemn* china")] == ["s5"]
    assert [f.report.key for f in kept.search("会談")] == ["s5"]
    assert [f.report.key for f in kept.search("首脳会談")] == ["s5"]
    assert not kept.search("談会")
    found = kept.search("drills")[0]
    assert "drills" in found.quote.text


def test_claims_by_whose_word(kept: Record) -> None:
    (claim,) = kept.claims(by="Foreign Ministry")
    assert claim.report.key == "s2"
    assert claim.chain[0].kind == "outlet"
    assert not kept.claims(by="Kremlin")


def test_since_goes_by_what_was_received(opened: Callable[..., Record], story: list[Reading]) -> None:
    """A late report of an earlier state shows up, marked late."""
    moments = iter(datetime(2026, 9, day, tzinfo=UTC) for day in range(1, 29))
    record = opened(clock=lambda: next(moments))
    record.add(story[2])
    seen = record.log.names() and datetime(2026, 9, 10, tzinfo=UTC)
    moments = iter(datetime(2026, 9, 11, n, tzinfo=UTC) for n in range(24))
    record.add(story[1])
    alerts = record.since(seen)
    assert {a.report for a in alerts} == {story[1].report.id}
    assert any(a.late for a in alerts)
    assert not record.since(datetime(2026, 9, 12, tzinfo=UTC))


def test_a_watchlist_says_what_is_new_once(opened: Callable[..., Record], story: list[Reading]) -> None:
    ticks = iter(range(1, 60))
    record = opened(clock=lambda: datetime(2026, 9, 1, 0, next(ticks), tzinfo=UTC))
    from chancery.record.filters import given

    record.watch(given(who="Japan", type="visit"), "tokyo")
    record.add(story[1])
    record.add(story[3])
    found = record.alerts()
    assert {a.kind for a in found["tokyo"]} == {"new"}
    assert record.alerts() == {"tokyo": []}
    record.add(story[2])
    (changed,) = [a for a in record.alerts("tokyo")["tokyo"] if a.field == "status"]
    assert (changed.before, changed.after) == ("scheduled", "postponed")
    assert "postponed" in changed.because[0].text
    assert record.would_catch(given(type="talks"))
    record.unwatch("tokyo")
    assert record.watchlists() == []


def test_decisions_hold_and_are_taken_back(kept: Record) -> None:
    (visit,) = kept.events(type="visit")
    (talks,) = kept.events(type="talks")
    before = kept.digest()
    decision = kept.set(visit.id, "status", "cancelled", note="told by telephone", who="Ana")
    assert kept.event(visit.id).status == "cancelled"
    assert [d.who for d in kept.decisions()] == ["Ana"]
    kept.rebuild()
    assert kept.event(visit.id).status == "cancelled"
    kept.undo(decision.id)
    assert kept.event(visit.id).status == "postponed"
    kept.merge(visit.id, talks.id)
    assert kept.event(visit.id).id == kept.event(talks.id).id
    kept.undo()
    assert kept.event(visit.id).id != kept.event(talks.id).id
    kept.withdraw("s3")
    assert kept.event(visit.id).status != "postponed"
    assert kept.report("s3").withdrawn
    kept.undo()
    assert kept.event(visit.id).status == "postponed"
    assert before != kept.digest()  # the decisions themselves stay in the record
    with pytest.raises(UnknownId, match="no decision to take back"):
        kept.undo()
    with pytest.raises(WrongFilter, match="no field"):
        kept.set(visit.id, "colour", "red")
    with pytest.raises(WrongFilter, match="status"):
        kept.set(visit.id, "status", "maybe")


def test_a_forgotten_report_is_gone_for_good(kept: Record, story: list[Reading]) -> None:
    """Nothing of its text is left in any file of the record, and it stays out."""
    id = kept.forget("s5", note="takedown")
    with pytest.raises(UnknownId):
        kept.report(id)
    assert not kept.search("drills")
    assert not kept.events(type="condemnation")
    assert kept.add(story[4]).state == "forgotten"
    entries = [e for p in kept.log.names().values() for f in kept.log.frames(p) for e in decode_all(f.lines)]
    assert not [e for e in entries if isinstance(e, ReportEntry) and e.report.id == id]
    assert not [e for e in entries if isinstance(e, ReadingEntry) and e.report == id]
    kept.close()
    assert b"strait" not in kept.folder.index.read_bytes()
    digest = kept.digest()
    kept.rebuild()
    assert kept.digest() == digest
    assert kept.verify() == []


def test_a_backup_is_a_record(kept: Record, tmp_path: Path, opened: Callable[..., Record]) -> None:
    assert kept.backup(tmp_path / "copy") == len(STORY) + 1
    assert kept.backup(tmp_path / "copy") == 0
    assert opened("copy").digest() == kept.digest()


def test_a_damaged_index_is_made_again(kept: Record) -> None:
    digest = kept.digest()
    kept.close()
    raw = bytearray(kept.folder.index.read_bytes())
    raw[:4096] = os.urandom(4096)
    kept.folder.index.write_bytes(raw)
    assert kept.digest() == digest
    assert any("damaged" in note for note in kept.said)  # type: ignore[attr-defined]
    kept.close()
    kept.folder.index.unlink()
    assert kept.digest() == digest


def test_a_damaged_segment_is_named_and_the_rest_works(kept: Record) -> None:
    path = sorted(kept.log.names().values())[0]
    raw = bytearray(path.read_bytes())
    raw[-30] ^= 1
    path.write_bytes(raw)
    (fault,) = kept.verify()
    assert fault.what.startswith("segment")
    assert len(kept.reports()) == len(STORY) - 1
    assert kept.verify() == []


def test_a_brief_is_short_and_every_clause_has_its_source(kept: Record) -> None:
    brief = kept.brief()
    assert 0 < brief.words <= 300
    assert brief.words == len(brief.text().split())
    assert all(clause.sources for clause in brief.clauses)
    assert "[1]" in brief.text()
    assert {s.number for s in brief.sources} == {n for c in brief.clauses for n in c.sources}


def test_lists_become_tables(kept: Record) -> None:
    rows = kept.events().rows()
    assert rows[0].keys() >= {"id", "type", "status", "earliest", "latest", "who"}
    assert all(isinstance(v, str | int | float | bool | None) for row in rows for v in row.values())


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_tables_of_other_libraries(kept: Record, library: str) -> None:
    found = kept.events()
    make = {"pandas": found.to_pandas, "polars": found.to_polars, "pyarrow": found.to_arrow}[library]
    try:
        __import__(library)
    except ImportError:
        with pytest.raises(ImportError, match="pip install"):
            make()
        return
    assert make().shape[0] == len(found)


def test_what_is_doubtful_about_a_date_is_said(opened: Callable[..., Record], english: English) -> None:
    record = opened(clock=lambda: datetime(2026, 3, 12, tzinfo=UTC))
    ahead = record.add("Japan and India held talks in Tokyo on Monday.", published="2027-01-01")
    assert "future-date" in {p.kind for p in ahead.problems}
    against = record.add("TOKYO, June 2 (Harbour Wire) - Japan and India held talks.", published="2026-03-11")
    assert "date-against-text" in {p.kind for p in against.problems}
    undated = record.add("Japan and China held talks in Tokyo.")
    assert "undated" in {p.kind for p in undated.problems}
    assert len(record.reports()) == 3


def test_as_of_is_what_a_record_of_the_reports_up_to_then_would_say(tmp_path: Path) -> None:
    """For every moment: the events as of it are those of a record that holds nothing younger."""
    readings = list(World(5).readings(50, MADE_BY))
    filled(tmp_path / "whole", readings)
    for count in (7, 23, 41):
        moment = datetime.fromisoformat(readings[count - 1].report.published or "")
        filled(tmp_path / f"first-{count}", readings[:count])
        with unread(tmp_path / "whole") as whole, unread(tmp_path / f"first-{count}") as first:
            first.clock = lambda moment=moment: moment  # type: ignore[misc]
            then = {e.id: e for e in whole.events(as_of=moment)}
            assert then == {e.id: e for e in first.events()}
            assert then.keys() == {e.id for e in whole.timeline(as_of=moment)}
            assert {q.id: q for q in whole.questions(as_of=moment)} == {q.id: q for q in first.questions()}
            assert {p.id: p for p in whole.positions(as_of=moment)} == {p.id: p for p in first.positions()}
            assert list(whole.relations(as_of=moment)) == list(first.relations())
            for who in ("state:USA", "state:CHN"):
                assert list(whole.positions(who=who, as_of=moment)) == list(first.positions(who=who))
                assert list(whole.questions(who=who, as_of=moment)) == list(first.questions(who=who))


def test_as_of_holds_what_had_been_decided_by_then(tmp_path: Path) -> None:
    """A report withdrawn on the 12th is there on the 11th; so are two events that are one from the 20th to the 30th."""
    readings = list(World(5).readings(40, MADE_BY))
    moments = [datetime.fromisoformat(r.report.published or "") for r in readings]

    def first(number: int) -> str:
        span = readings[number].events[0].mentions[0]
        return f"{readings[number].report.id}.{span[0]}-{span[1]}"

    def at(number: int) -> datetime:
        return moments[number] + timedelta(seconds=1)

    merge = decide("merge", first(3), first(9), at=at(20))
    withdraw = decide("withdraw", readings[14].report.id, at=at(16))
    decisions = [
        decide("withdraw", readings[5].report.id, at=at(12)),
        merge,
        decide("undo", merge.id, at=at(30)),
        withdraw,
        decide("undo", withdraw.id, at=at(26)),
    ]

    def made(name: str, count: int) -> Path:
        filled(tmp_path / name, readings[:count])
        made = [DecisionEntry(received=d.at, decision=d) for d in decisions if d.at < moments[count - 1]]
        if made:
            with unread(tmp_path / name) as record:
                record.append([*made])
        return tmp_path / name

    whole = made("whole", len(readings))
    with unread(whole) as record:
        for count in (11, 14, 18, 23, 28, 35):
            with unread(made(f"first-{count}", count)) as then:
                then.clock = lambda moment=moments[count - 1]: moment  # type: ignore[misc]
                told = list(record.events(as_of=moments[count - 1]))
                assert {e.id: e for e in told} == {e.id: e for e in then.events()}
                assert {e.id for e in record.events(as_of=moments[count - 1], limit=9)} <= {e.id for e in told}
                some = told[len(told) // 2]
                assert record.event(some.id, as_of=moments[count - 1]).reports == some.reports
                back = f"{readings[5].report.id}."
                assert any(m.id.startswith(back) for e in told for m in e.mentions) == (count == 11)


def test_another_version_makes_the_index_again(kept: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tables would tell the record otherwise, so the index says what made it."""
    digest = kept.digest()
    kept.close()
    with kept.index.writing() as access:
        access.connection.execute("UPDATE meta SET value = 'older' WHERE name = 'made by'")
        access.connection.execute("DELETE FROM events")
    kept.updater._alike = None
    assert kept.digest() == digest
    assert kept.events(type="visit")


def test_an_entry_of_an_unknown_kind_costs_itself_only(kept: Record) -> None:
    """A later version of the same format may keep things that this one does not know."""
    import zstandard

    from chancery.record.segments import segment_name

    compressor = zstandard.ZstdCompressor(write_checksum=True)
    raw = compressor.compress(b'{"chancery-log":1}\n') + compressor.compress(
        b'{"kind":"dream","received":"2026-03-11T09:30:00Z"}\n'
    )
    month = next(kept.folder.log.iterdir())
    (month / f"{segment_name(raw)}.jsonl.zst").write_bytes(raw)
    assert len(kept.reports()) == len(STORY)


def test_a_question_does_not_wait_for_who_writes_long(kept: Record, story: list[Reading], tmp_path: Path) -> None:
    """While another process brings the index up to date, what it has finished is answered from."""
    import time

    with unread(kept.path) as other, unread(kept.path, wait=0.2) as asking:
        assert len(asking.events(type="visit")) == 1
        with other.index.writing():
            other.log.append(
                [
                    e
                    for r in World(3).readings(1, MADE_BY)
                    for e in (ReportEntry(received=NOW, report=r.report), entry_of(r, NOW))
                ]
            )
            begun = time.monotonic()
            assert len(asking.events(type="visit")) == 1
            assert time.monotonic() - begun < 5
            with pytest.raises(RecordBusy, match="try again"):
                asking.withdraw("s1")
        assert len(asking.decisions()) == 1


def test_a_rebuild_waits_for_who_writes_long_and_then_says_so(kept: Record) -> None:
    """The index that was made anew is put in place when the other one is done; nobody waits for him without end."""
    import time

    with unread(kept.path) as other, unread(kept.path, wait=0.5) as rebuilding:
        with other.index.writing():
            begun = time.monotonic()
            with pytest.raises(RecordBusy, match="try again"):
                rebuilding.rebuild()
            assert time.monotonic() - begun < 20
        rebuilding.rebuild()
        assert len(rebuilding.events(type="visit")) == 1
