"""Deciding: what a reader settles on a page becomes a decision of the record, with who and why; each can be undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from chancery.desk.answers import JSON, Refusal
from chancery.facts.decisions import Decision
from chancery.record.filters import WrongFilter, filters_of
from chancery.record.record import Record
from chancery.record.settling import value_of

if TYPE_CHECKING:
    from chancery.desk.app import Desk

LOOKED = "chancery-looked"
"""The cookie that holds when the changes were last looked at, in microseconds of the epoch."""
_YEAR = 365 * 86_400
_EVENT = re.compile(r"/event/([^/?#]+)")
Fields = Mapping[str, str]


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What the API gives for a decision that was made."""

    decision: Decision


def settle(record: Record, fields: Fields) -> Decision:
    """Makes the decision that a form asks for. Raises `WrongFilter` and `UnknownId` for what cannot be settled."""
    what = fields.get("what", "")
    maker = _MAKERS.get(what)
    if maker is None:
        raise WrongFilter(f"what {what[:40]!r}: one of {', '.join(_MAKERS)}")
    return maker(record, fields, {"note": fields.get("note", "")[:300], "who": fields.get("who", "")[:100]})


def _merge(record: Record, fields: Fields, by: dict[str, str]) -> Decision:
    return record.merge(_need(fields, "event"), event_in(_need(fields, "other")), **by)


def _split(record: Record, fields: Fields, by: dict[str, str]) -> Decision:
    return record.split(_need(fields, "event"), _need(fields, "report"), **by)


def _set(record: Record, fields: Fields, by: dict[str, str]) -> Decision:
    field = _need(fields, "field")
    return record.set(_need(fields, "event"), field, value_of(field, _need(fields, "value")), **by)


def _withdraw(record: Record, fields: Fields, by: dict[str, str]) -> Decision:
    return record.withdraw(_need(fields, "report"), **by)


def _confirm(record: Record, fields: Fields, by: dict[str, str]) -> Decision:
    return record.confirm(_need(fields, "event"), fields.get("field") or None, **by)


def _undo(record: Record, fields: Fields, by: dict[str, str]) -> Decision:
    return record.undo(fields.get("decision") or None, **by)


_MAKERS: dict[str, Callable[[Record, Fields, dict[str, str]], Decision]] = {
    "merge": _merge,
    "split": _split,
    "set": _set,
    "withdraw": _withdraw,
    "confirm": _confirm,
    "undo": _undo,
}
KINDS = tuple(_MAKERS)
"""What can be settled."""


def _need(fields: Fields, name: str) -> str:
    value = fields.get(name, "").strip()
    if not value:
        raise WrongFilter(f"{name}: it is missing")
    return value


def event_in(text: str) -> str:
    """The id of an event, given as such or as the address of its page."""
    found = _EVENT.search(text)
    return unquote(found[1]).removesuffix(".json") if found else text.strip()


def watchlist(record: Record, fields: Fields) -> None:
    """Saves, drops, or marks as seen a watchlist. Raises `WrongFilter` and `UnknownId`."""
    what, name = fields.get("what", ""), fields.get("name", "").strip()[:100]
    if what == "add":
        words = {k: [v.strip()] for k, v in fields.items() if k not in ("what", "name", "back") and v.strip()}
        record.watch(filters_of(words), name)
    elif what == "drop":
        record.unwatch(name)
    elif what == "seen":
        record.look_through(name or None)
    else:
        raise WrongFilter(f"what {what[:40]!r}: one of add, drop, seen")


def back_to(fields: Fields) -> str:
    """Where a form came from: a page of this desk, and nowhere else."""
    back = fields.get("back", "/")
    parts = urlsplit(back)
    elsewhere = parts.scheme or parts.netloc or not back.startswith("/") or back.startswith(("//", "/\\"))
    return "/" if elsewhere or not back.isprintable() else back


def takers(desk: Desk) -> list[tuple[str, Callable[[Request], Any]]]:
    """The addresses that take forms."""

    async def decide(request: Request) -> Response:
        return await _taken(desk, request, lambda fields: settle(desk.record, fields))

    async def watchlists(request: Request) -> Response:
        return await _taken(desk, request, lambda fields: watchlist(desk.record, fields))

    async def looked(request: Request) -> Response:
        fields = await read_form(request)
        if fields is None:
            return _unread()
        answer = RedirectResponse(back_to(fields), 303)
        now = int(desk.record.clock().timestamp() * 1e6)
        answer.set_cookie(LOOKED, str(now), max_age=_YEAR, httponly=True, samesite="lax", path="/")
        return answer

    return [("/decide", decide), ("/watchlists", watchlists), ("/looked", looked)]


async def decide_in_json(desk: Desk, request: Request) -> Response:
    """A decision asked for in JSON; gives the decision that was made."""
    try:
        body = await request.body()
    except ClientDisconnect:
        return _unread()

    def make() -> Response:
        _open_for_decisions(desk)
        try:
            fields = msgspec.json.decode(body, type=dict[str, str])
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise WrongFilter("the body: an object of JSON whose values are texts") from None
        made = settle(desk.record, fields)
        desk.look()
        return Response(msgspec.json.encode(Settled(decision=made)), 201, media_type=JSON)

    return await desk.work(make, "json", "/api/decisions")


async def _taken(desk: Desk, request: Request, what: Callable[[Fields], object]) -> Response:
    fields = await read_form(request)
    if fields is None:
        return _unread()

    def make() -> Response:
        _open_for_decisions(desk)
        what(fields)
        desk.look()
        return RedirectResponse(back_to(fields), 303)

    return await desk.work(make, "html", request.url.path)


def _open_for_decisions(desk: Desk) -> None:
    if desk.settings.read_only:
        raise Refusal("this desk is open for reading only")


async def read_form(request: Request) -> dict[str, str] | None:
    """The fields of a form, the last value of each; None where they cannot be read."""
    try:
        body = await request.body()
        held = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=40)
    except (ClientDisconnect, UnicodeDecodeError, ValueError):
        return None
    return {name: values[-1] for name, values in held.items()}


def _unread() -> Response:
    return PlainTextResponse("this cannot be read\n", 400)
