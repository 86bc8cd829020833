"""The desk as an application: every page in every form, the same under `/api`, decisions, live news."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import traceback
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from chancery import __version__
from chancery.desk.answers import answer, error_answer
from chancery.desk.api import add_api
from chancery.desk.asking import Asking, asked_of
from chancery.desk.deciding import LOOKED, takers
from chancery.desk.keeper import Keeper
from chancery.desk.kept import Kept
from chancery.desk.live import Follower, Hub, Watched, state_of
from chancery.desk.makers import Makers, usual
from chancery.desk.making import Wanted
from chancery.desk.page import Page
from chancery.desk.pages import pages
from chancery.desk.security import Asgi, Guard
from chancery.desk.settings import Settings
from chancery.desk.statics import static
from chancery.errors import ChanceryError, UnknownId
from chancery.record.filters import WrongFilter
from chancery.record.record import Record

WORKERS = 4
"""Threads that ask the record; each has its own connection."""


class Desk:
    """An open desk: the record that pages ask, the process that keeps its index up to date, and the thread that tells of changes."""

    def __init__(
        self, open_record: Callable[[], Record], settings: Settings, notes: Callable[[str], None] | None = None
    ) -> None:
        self.settings = settings
        self.record = open_record()
        self.record.catch_up()
        self.hub = Hub(settings.clients, state_of(self.record))
        self.kept = Kept()
        self.keeper = (
            Keeper(self.record.path, notes or _note) if settings.keeps and not self.record.index.read_only else None
        )
        self.record.followed = self.keeper is not None or settings.read_only
        self.makers = Makers(self.record.path, self._makers(), notes or _note)
        beside: list[Watched] = [self.makers] if self.keeper is None else [self.keeper, self.makers]
        self.follower = Follower(self.record, beside, self.hub.tell, notes or _note)
        self.pool = ThreadPoolExecutor(WORKERS, "chancery-desk")

    def _makers(self) -> int:
        """How many processes make pages beside the desk: none where the index lies where they would not find it."""
        if self.record.index.path != self.record.folder.index:
            return 0
        return usual(self.record.extent()[0]) if self.settings.makers is None else self.settings.makers

    def start(self) -> None:
        """Begins to keep the index up to date, to follow it, and to make pages."""
        if self.keeper is not None:
            self.keeper.start()
        self.makers.start()
        self.follower.start()

    def stop(self) -> None:
        """Stops following; the threads and the processes end."""
        self.follower.end()
        if self.follower.is_alive():
            self.follower.join(5)
        if self.keeper is not None:
            self.keeper.end()
        self.makers.end()  # before the threads, of which one may wait for a maker that does not answer
        for _ in range(WORKERS):
            self.pool.submit(self.record.close)
        self.pool.shutdown(wait=True, cancel_futures=False)
        self.record.close()

    async def work(self, what: Callable[[], Response], form: str, address: str) -> Response:
        """Does the work of an answer in a thread; what goes wrong becomes an answer too."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self.pool, what)
        except (ChanceryError, WrongFilter) as trouble:
            return error_answer(trouble, form, address)
        except Exception as trouble:
            traceback.print_exc(file=sys.stderr)
            return error_answer(trouble, form, address)

    def look(self) -> int:
        """The state of the record; open pages are told of it where it is new to them."""
        state = state_of(self.record)
        self.hub.tell(state)
        return state

    def asked(self, request: Request, page: Page, path: Mapping[str, str], where: str, state: int, form: str) -> Asking:
        """What a request asks of a page in a state of the record. Raises `WrongFilter`."""
        query = [(k, v) for k, v in request.query_params.multi_items() if k != "token"]
        return asked_of(
            page,
            self.record,
            query,
            path,
            where,
            zone=self.settings.zone,
            looked=looked(request.cookies.get(LOOKED)),
            read_only=self.settings.read_only,
            version=state,
            whole=form != "html",
        )

    def made(self, request: Request, page: Page, path: Mapping[str, str], where: str, form: str) -> Response:
        """The answer to a request: made, or as it was made before in the same state of the record. Raises `WrongFilter`."""
        words = tuple((k, v) for k, v in request.query_params.multi_items() if k != "token")
        now, looked_at = self.record.clock(), looked(request.cookies.get(LOOKED))
        asked = page.name, form, path, list(words), looked_at
        with self.record.asked():
            state = state_of(self.record)
            self.asked(
                request, page, path, where, state, form
            )  # what cannot be asked is refused before anything is made
        tag = self.kept.tag(state, now, *asked)
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        found = self.kept.get(tag)
        if found is not None:
            return found
        made = self.makers.make(
            Wanted(
                page=page.name,
                form=form,
                path=path,
                where=where,
                words=words,
                looked=looked_at,
                now=now,
                zone=str(self.settings.zone),
                read_only=self.settings.read_only,
            )
        )
        if made is not None:
            state, found = made.state, Response(made.body, headers={"content-type": made.media_type})
        else:
            with self.record.asked():  # all of a page is of one state of the record
                state = state_of(self.record)
                found = answer(self.asked(request, page, path, where, state, form), form)
        tag = self.kept.tag(state, now, *asked)
        found.headers["etag"] = tag
        self.kept.put(tag, found)
        return found

    async def show(self, request: Request, page: Page, form: str) -> Response:
        """A page in a form."""
        path = {k: str(v) for k, v in request.path_params.items()}
        where = page.path
        for name, value in path.items():
            where = where.replace("{" + name + "}", value).replace("{" + name + ":path}", value)
        return await self.work(lambda: self.made(request, page, path, where, form), form, where)


def make_app(
    open_record: Callable[[], Record], settings: Settings | None = None, notes: Callable[[str], None] | None = None
) -> Asgi:
    """The application that serves a desk on a record."""
    desk = Desk(open_record, settings or Settings(), notes)

    @contextlib.asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        desk.start()
        yield
        desk.stop()

    app = FastAPI(
        title="Chancery",
        version=__version__,
        summary="The record of a desk: the same facts as its pages",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=life,
    )
    add_api(app, desk)
    app.router.routes += [
        Route("/static/{name:path}", static, methods=["GET"]),
        Route("/live", _live(desk), methods=["GET"]),
        Route("/robots.txt", _robots, methods=["GET"]),
        Route("/favicon.ico", _favicon, methods=["GET"]),
    ]
    app.router.routes += [Route(path, taker, methods=["POST"]) for path, taker in takers(desk)]
    for page in pages():
        forms = ["json", *(["csv"] if page.rows is not None else []), *page.forms]
        for form in forms:
            app.router.routes.append(Route(f"{page.stem}.{form}", _shower(desk, page, form), methods=["GET"]))
        app.router.routes.append(Route(page.path, _shower(desk, page, "html"), methods=["GET"]))
    app.add_exception_handler(404, _missing)
    app.add_exception_handler(405, _missing)
    return Guard(app, desk.settings)


def looked(cookie: str | None) -> datetime | None:
    """When the changes were last looked at, as the cookie has it."""
    if cookie is None or not cookie.isascii() or not cookie.isdigit() or len(cookie) > 17:
        return None
    return datetime.fromtimestamp(int(cookie) / 1e6, UTC)


def _shower(desk: Desk, page: Page, form: str) -> Callable[[Request], Any]:
    async def show(request: Request) -> Response:
        return await desk.show(request, page, form)

    return show


def _live(desk: Desk) -> Callable[[Request], Any]:
    async def live(_: Request) -> Response:
        if desk.hub.full:
            return PlainTextResponse("too many pages listen already", 503, {"retry-after": "30"})
        return StreamingResponse(
            desk.hub.stream(), media_type="text/event-stream", headers={"cache-control": "no-store"}
        )

    return live


async def _missing(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    if status == 405:
        return PlainTextResponse("this address does not take that\n", 405)
    path = request.url.path
    form = "json" if path.startswith("/api/") or path.endswith(".json") else "html"
    return error_answer(UnknownId(path[:200], "the desk has no page at this address"), form, path)


async def _robots(_: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


async def _favicon(_: Request) -> Response:
    return Response(status_code=204)


def _note(words: str) -> None:
    print(f"chancery: {words}", file=sys.stderr)
