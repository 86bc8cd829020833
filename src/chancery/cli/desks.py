"""`chancery desk`: serves the record as pages on this machine."""

from __future__ import annotations

import contextlib
import secrets
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from chancery.cli.exits import DONE, WRONG
from chancery.cli.reading import note
from chancery.cli.records import record_path
from chancery.desk.settings import Settings
from chancery.record.filters import filters_of

if TYPE_CHECKING:
    from chancery.record.record import Record

LOOPBACK = "127.0.0.1"
_EVERYWHERE = frozenset({"0.0.0.0", "::", ""})


def serve_desk(
    record: Path | None,
    *,
    host: str | None,
    port: int,
    token: str | None,
    names: Sequence[str],
    read_only: bool,
    makers: int | None,
    tz: str | None,
    open_browser: bool,
    watch: Sequence[str] = (),
) -> int:
    """Serves a record until it is interrupted."""
    import chancery
    from chancery.cli.records import open_record

    path = record_path(record)
    with open_record(record) as opened:  # what is wrong with it is said before anything listens
        opened.catch_up()
    settings = settings_of(
        host,
        token=token,
        names=names,
        read_only=read_only,
        keeps=not read_only or bool(watch),
        makers=makers,
        tz=tz,
    )

    def open_() -> Record:
        return chancery.open_record(path, notes=note)

    return serve(open_, settings, host or LOOPBACK, port, open_browser=open_browser, watch=watch, path=path)


def settings_of(
    host: str | None,
    *,
    token: str | None = None,
    names: Sequence[str] = (),
    read_only: bool = False,
    keeps: bool = True,
    makers: int | None = None,
    tz: str | None = None,
) -> Settings:
    """How a desk is opened: under an address of its own it demands a token. Raises `WrongFilter` for a zone unknown."""
    open_to_others = host is not None and host not in (LOOPBACK, "localhost", "::1")
    known = [*names]
    if host is not None and host not in _EVERYWHERE:
        known.append(host)
    if open_to_others:
        known.append(socket.gethostname())
    return Settings(
        hosts=tuple(dict.fromkeys(n.lower() for n in known)),
        any_address=host in _EVERYWHERE if host is not None else False,
        token=token or (secrets.token_urlsafe(24) if open_to_others else None),
        read_only=read_only,
        keeps=keeps,
        makers=makers,
        zone=filters_of({"tz": tz} if tz else {}).zone() if tz else Settings().zone,
    )


def serve(
    open_record: Callable[[], Record],
    settings: Settings,
    host: str,
    port: int,
    *,
    open_browser: bool = False,
    watch: Sequence[str] = (),
    path: Path | None = None,
) -> int:
    """Listens, says where, and serves until it is interrupted."""
    import uvicorn

    from chancery.desk.app import make_app

    listener = listen(host, port)
    if listener is None:
        note(f"port {port} of {host} is taken or not allowed; choose another with --port, or 0 for any that is free")
        return WRONG
    address = _address(host, listener.getsockname()[1], settings.token)
    app = make_app(open_record, settings, note)
    threading.Thread(target=_warm, args=(open_record,), daemon=True).start()
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        lifespan="on",
        h11_max_incomplete_event_size=32 * 1024,
        limit_concurrency=256,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=1,
        ws="none",
        http="h11",
        loop="asyncio",
        proxy_headers=False,
    )
    print(f"The desk is open at {address}", flush=True)
    if sys.stdout.isatty():
        note("Ctrl+C closes it")
    if open_browser:
        import webbrowser

        threading.Timer(0.5, webbrowser.open, (address,)).start()
    watching = None
    if watch and path is not None:
        watching = _watch(watch, path)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        if watching is not None:
            watching()
        listener.close()
    return DONE


def _warm(open_record: Callable[[], Record]) -> None:
    """Makes ready what the first pages would wait for."""
    from chancery.desk.warming import warm
    from chancery.errors import RecordError

    with contextlib.suppress(RecordError), open_record() as record:
        warm(record)


def listen(host: str, port: int) -> socket.socket | None:
    """A socket that listens, or None where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        return None
    return listener


def _address(host: str, port: int, token: str | None) -> str:
    name = socket.gethostname() if host in _EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/" + (f"?{urlencode({'token': token})}" if token else "")


def _watch(feeds: Sequence[str], path: Path) -> Callable[[], None]:
    """Begins `chancery watch` beside the desk, as a process of its own; gives what ends it."""
    import subprocess

    process = subprocess.Popen(
        [sys.executable, "-m", "chancery", "watch", *feeds, "--record", str(path)], stdout=subprocess.DEVNULL
    )

    def end() -> None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()

    return end
