"""The processes that make pages beside a desk: the same pages, whoever made them, and a desk that outlives them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import chancery
from chancery.desk.answers import answer
from chancery.desk.asking import asked_of
from chancery.desk.beside import Beside
from chancery.desk.live import state_of
from chancery.desk.makers import LARGE, WAIT, Makers, usual
from chancery.desk.making import Made, Wanted
from chancery.desk.page import Page
from chancery.desk.pages import pages
from chancery.desk.settings import Settings
from tests.desk.conftest import Served
from tests.desk.test_keeper import _runs, _until

_FORMS = [
    (page, form)
    for page in pages()
    if "{" not in page.path
    for form in ("html", "json", *(["csv"] if page.rows else []), *page.forms)
]


_NOTES: list[str] = []


@pytest.fixture(scope="module")
def makers(examples: tuple[Path, datetime]) -> Iterator[Makers]:
    """One maker on the record of the examples, ready."""
    makers = Makers(examples[0], 1, _NOTES.append)
    makers.start()
    assert _until(makers.each[0].ready)
    yield makers
    assert makers.each[0].process is not None
    last = makers.each[0].process.pid
    makers.end()
    assert not _runs(last)


def _wanted(page: str, form: str, where: str, now: datetime, *words: tuple[str, str]) -> Wanted:
    return Wanted(
        page=page, form=form, path={}, where=where, words=words, looked=None, now=now, zone="UTC", read_only=True
    )


@pytest.mark.parametrize(("page", "form"), _FORMS, ids=lambda one: one if isinstance(one, str) else one.name)
def test_a_page_is_the_same_whoever_makes_it(
    makers: Makers, examples: tuple[Path, datetime], page: Page, form: str
) -> None:
    """Byte for byte, at one moment of the clock, as of a day as well."""
    now = examples[1].astimezone(UTC)
    with chancery.open_record(examples[0], clock=lambda: now) as record, record.asked():
        state = state_of(record)
        for words in ((), (("asof", "2026-03-20"),)) if page.as_of else ((),):
            made = makers.make(_wanted(page.name, form, page.path, now, *words))
            whole, zone = form != "html", ZoneInfo("UTC")
            here = answer(
                asked_of(page, record, words, {}, page.path, zone=zone, read_only=True, version=state, whole=whole),
                form,
            )
            assert made == Made(state=state, media_type=here.headers["content-type"], body=here.body)


def test_what_cannot_be_made_is_left_to_the_desk_and_the_next_is_made(makers: Makers) -> None:
    now = datetime(2026, 4, 1, tzinfo=UTC)
    assert makers.make(_wanted("questions", "html", "/questions", now, ("asof", "yesterday"))) is None
    assert makers.make(_wanted("questions", "html", "/questions", now)) is not None


def test_who_finds_none_idle_waits_a_moment_and_no_longer(makers: Makers, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = _wanted("questions", "html", "/questions", datetime(2026, 4, 1, tzinfo=UTC))
    with makers.each[0].lock:
        begun = time.monotonic()
        assert makers.make(wanted) is None
        assert time.monotonic() - begun >= WAIT
    monkeypatch.setattr("chancery.desk.makers.WAIT", 30.0)
    with ThreadPoolExecutor(3) as several:
        made = list(several.map(makers.make, [wanted] * 3))
    assert made[0] is not None
    assert made == [made[0]] * 3


def test_a_maker_that_falls_costs_no_page_and_is_started_again(makers: Makers) -> None:
    (maker,) = makers.each
    assert maker.process is not None
    first = maker.process.pid
    os.kill(first, signal.SIGKILL)
    wanted = _wanted("questions", "html", "/questions", datetime(2026, 4, 1, tzinfo=UTC))
    assert makers.make(wanted) is None, "the desk makes it itself"

    def again() -> Made | None:
        makers.watch()
        return makers.make(wanted)

    assert _until(lambda: again() is not None)
    assert maker.process.pid != first
    assert _NOTES == ["a process that makes pages ended (signal 9); it is started again in 0.5 s"]


def test_a_maker_that_does_not_answer_is_ended(makers: Makers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for it then has his page from the desk."""
    (maker,) = makers.each
    assert _until(lambda: makers.watch() or maker.ready())
    assert maker.process is not None
    os.kill(maker.process.pid, signal.SIGSTOP)
    monkeypatch.setattr("chancery.desk.makers.LONGEST", 0.2)
    with ThreadPoolExecutor(1) as reader:
        page = reader.submit(makers.make, _wanted("questions", "html", "/questions", datetime(2026, 4, 1, tzinfo=UTC)))
        assert _until(lambda: makers.watch() or page.done())
        assert page.result() is None


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are POSIX")
def test_an_interrupt_in_the_terminal_is_for_the_desk_alone() -> None:
    """Ctrl-C goes to all processes of the desk's group; one that has just been started would end with an outcry."""
    beside = Beside("chancery.desk.making", ["nowhere"], "what is beside", _NOTES.append, hears=True)
    beside.start()
    assert beside.process is not None
    assert os.getpgid(beside.process.pid) == beside.process.pid != os.getpgid(0)
    beside.process.kill()
    beside.end()


def test_makers_that_do_not_answer_do_not_hold_up_the_end(examples: tuple[Path, datetime]) -> None:
    makers = Makers(examples[0], 1, _NOTES.append)
    makers.start()
    (maker,) = makers.each
    assert _until(maker.ready)
    assert maker.process is not None
    os.kill(maker.process.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as reader:
        page = reader.submit(makers.make, _wanted("questions", "html", "/questions", datetime(2026, 4, 1, tzinfo=UTC)))
        assert _until(maker.lock.locked)
        makers.end()
        assert page.result(10) is None
    assert not maker.ready()
    assert makers.make(_wanted("questions", "html", "/questions", datetime(2026, 4, 1, tzinfo=UTC))) is None


def test_a_process_that_cannot_be_started_again_is_tried_later(monkeypatch: pytest.MonkeyPatch) -> None:
    notes: list[str] = []
    beside = Beside("chancery.no_such_module", [], "what falls", notes.append)
    clock = [0.0]
    monkeypatch.setattr("chancery.desk.beside.time.monotonic", lambda: clock[0])
    beside.start()
    assert beside.process is not None
    first = beside.process
    first.wait(30)
    beside.watch()

    def none_left(*_: object, **__: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    with monkeypatch.context() as short:
        short.setattr("chancery.desk.beside.subprocess.Popen", none_left)
        clock[0] = 1.0
        beside.watch()
        assert beside.process is first
    clock[0] = 3.0
    beside.watch()
    assert beside.process is not first
    beside.process.wait(30)
    beside.end()
    assert notes == [
        "what falls ended (exit code 1); it is started again in 0.5 s",
        "what falls cannot be started: [Errno 12] Cannot allocate memory; it is tried again in 1 s",
    ]


def test_a_desk_shows_what_was_just_decided_and_outlives_its_makers(
    examples: tuple[Path, datetime], tmp_path: Path, serve: Callable[..., Served]
) -> None:
    """The page after a decision has it, whoever makes the page; and pages come when every maker is gone."""
    shutil.copytree(examples[0], tmp_path / "record")
    before = _makers_of_this_process()
    desk = serve(tmp_path / "record", examples[1].astimezone(UTC), Settings(makers=1))
    assert _until(lambda: len(_makers_of_this_process() - before) == 1)
    (maker,) = _makers_of_this_process() - before
    time.sleep(2)  # until it is ready: pages come before that as well
    event = desk.get("/calendar.json?limit=1").json()["events"][0]["id"]
    for kind in ("denied", "possible"):
        assert desk.post("/decide", {"what": "set", "event": event, "field": "status", "value": kind}).status_code < 400
        assert desk.get(f"/event/{event}.json").json()["event"]["status"] == kind
        if kind == "denied":
            os.kill(maker, signal.SIGKILL)


def test_they_end_with_their_desk_however_that_ends(examples: tuple[Path, datetime]) -> None:
    code = (
        "import pathlib, sys, time; from chancery.desk.makers import Makers; m = Makers(pathlib.Path(sys.argv[1]), 1, print);"
        "m.start()\nwhile not m.each[0].ready(): time.sleep(0.05)\nprint(m.each[0].process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(examples[0])], stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        pid = int(desk.stdout.readline())
        assert _runs(pid)
        desk.kill()
    assert _until(lambda: not _runs(pid))


def test_small_records_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1}, raising=False)
    assert usual(LARGE - 1) == 0
    assert usual(LARGE) == 2
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0})
    assert usual(10 * LARGE) == 0


def _makers_of_this_process() -> set[int]:
    children = {c for task in Path("/proc/self/task").iterdir() for c in (task / "children").read_text().split()}
    return {int(c) for c in children if b"chancery.desk.making" in Path(f"/proc/{c}/cmdline").read_bytes()}
