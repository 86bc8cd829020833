"""What the tests of the desk share: a desk open on a record of the example reports, each received as it was published."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
import uvicorn

import chancery
from chancery.cli.desks import listen
from chancery.cli.trying import fill
from chancery.desk.app import make_app
from chancery.desk.settings import Settings
from chancery.record.record import Record


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


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., Served]]:
    """Opens desks, and closes them at the end."""
    opened: list[tuple[uvicorn.Server, threading.Thread, Served]] = []

    def open(path: Path, now: datetime, settings: Settings | None = None) -> Served:
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
        opened.append((server, thread, served))
        return served

    yield open
    for server, thread, served in opened:
        served.client.close()
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def desk(examples: tuple[Path, datetime], serve: Callable[..., Served]) -> Served:
    """A desk that only looks, on the example reports."""
    path, now = examples
    return serve(path, now.astimezone(UTC), Settings(read_only=True))
