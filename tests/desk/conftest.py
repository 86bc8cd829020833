"""What the tests of the desk share: a desk open on a record of the example reports, each received as it was published."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
import uvicorn

import chancery
from chancery.cli.desks import listen
from chancery.cli.trying import fill
from chancery.desk.app import make_app
from chancery.desk.settings import Settings
from chancery.record.record import Record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class Served:
    """A desk that listens on this machine: its address, the folder of its record, and a client."""

    def __init__(self, address: str, path: Path, clock: Callable[[], datetime]) -> None:
        self.address, self.path, self.clock = address, path, clock
        self.client = httpx2.Client(base_url=address, timeout=20)

    def get(self, path: str, **more: object) -> httpx2.Response:
        return self.client.get(path, **more)  # type: ignore[arg-type]

    def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx2.Response:
        """Sends a form as a page of this desk would."""
        return self.client.post(path, data=fields, headers={"origin": self.address, **headers})

    def open(self) -> Record:
        """The record, opened beside the desk as another process would."""
        return chancery.open_record(self.path, clock=self.clock, notes=lambda words: None)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """The folder of a record of the example reports, and the moment after the last of them."""
    path = tmp_path_factory.mktemp("desk") / "record"
    last, _ = fill(path)
    return path, last + timedelta(hours=1)


def open_desk(path: Path, now: datetime, settings: Settings | None = None) -> tuple[Served, Callable[[], None]]:
    """Opens a desk whose clock begins at a moment; gives it with what closes it."""
    begun = time.monotonic()

    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - begun)

    app = make_app(lambda: chancery.open_record(path, clock=clock, notes=lambda words: None), settings)
    listener = listen("127.0.0.1", 0)
    assert listener is not None
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=1, ws="none")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    served = Served(f"http://127.0.0.1:{listener.getsockname()[1]}", path, clock)

    def close() -> None:
        served.client.close()
        server.should_exit = True
        thread.join(10)

    return served, close


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., Served]]:
    """Opens desks, and closes them at the end."""
    closers: list[Callable[[], None]] = []

    def open(path: Path, now: datetime, settings: Settings | None = None) -> Served:
        served, close = open_desk(path, now, settings)
        closers.append(close)
        return served

    yield open
    for close in closers:
        close()


@pytest.fixture(scope="session")
def desk(examples: tuple[Path, datetime], serve: Callable[..., Served]) -> Served:
    """A desk that only looks, on the example reports."""
    path, now = examples
    return serve(path, now.astimezone(UTC), Settings(read_only=True, keeps=False))


CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


@pytest.fixture
def own(examples: tuple[Path, datetime], tmp_path: Path) -> Iterator[Served]:
    """A desk on a copy of the examples, in which one may settle things."""
    path, now = examples
    shutil.copytree(path, tmp_path / "record")
    served, close = open_desk(tmp_path / "record", now.astimezone(UTC), Settings())
    yield served
    close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; where none is installed the tests that need it are skipped."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with api.sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page of a fresh browser profile; what goes wrong in it fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda m: trouble.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: trouble.append(str(e)))
    page.on("dialog", lambda d: (trouble.append(f"dialog: {d.message}"), d.dismiss()))
    page.on("request", lambda r: None if "//127.0.0.1:" in r.url else trouble.append(f"left the desk: {r.url}"))
    yield page
    context.close()
    assert not trouble
