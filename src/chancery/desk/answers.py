"""Answers: the facts of a page as HTML, JSON, CSV or another form; what went wrong in words, in the same form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

import msgspec
from starlette.responses import HTMLResponse, Response

from chancery.desk.asking import Asking
from chancery.desk.page import Row
from chancery.desk.rendering import error_html, page_html
from chancery.errors import ChanceryError, RecordBusy, RecordError, UnknownId
from chancery.exchange.cells import cell
from chancery.record.filters import WrongFilter

JSON = "application/json"
_OPTION = re.compile(r"--([a-z][a-z-]*)")


class WrongForm(ChanceryError):
    """A page is asked for in a form that it does not have."""


class Refusal(ChanceryError):
    """A decision that this desk does not take."""


def answer(asking: Asking, form: str) -> Response:
    """A page in a form: "html", "json", "csv", or one of its own. Raises `WrongForm`."""
    page = asking.page
    if form in page.forms:
        own = page.forms[form]
        return Response(own.write(asking), media_type=own.media_type)
    facts = page.facts(asking)
    if form == "html":
        return HTMLResponse(page_html(asking, facts))
    if form == "json":
        return Response(msgspec.json.encode(facts), media_type=JSON)
    if form == "csv" and page.rows is not None:
        return Response(csv_of(page.rows(facts)), media_type="text/csv; charset=utf-8")
    raise WrongForm(f"{page.title} is not given as .{form}; there are {', '.join(forms_of(asking))}")


def forms_of(asking: Asking) -> list[str]:
    """The other forms that a page is given in."""
    page = asking.page
    return ["json", *(["csv"] if page.rows is not None else []), *page.forms]


def csv_of(rows: Iterable[Row]) -> bytes:
    """Rows as CSV with a line of names; no cell is a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    head: list[str] | None = None
    for row in rows:
        if head is None:
            head = list(row)
            writer.writerow(head)
        writer.writerow([cell(row.get(name)) for name in head])
    return file.getvalue().encode("utf-8", "replace")


def trouble(error: Exception) -> tuple[int, str, str, str]:
    """What went wrong: the HTTP status, a title, the words, and what to do."""
    if isinstance(error, WrongFilter):
        return 400, "That cannot be asked", _OPTION.sub(r"\1", str(error)), "Change the words of the address."
    if isinstance(error, UnknownId):
        return (
            404,
            "Not in the record",
            str(error),
            "It may be known by another id, or be withdrawn. Search finds reports by their words.",
        )
    if isinstance(error, WrongForm):
        return 404, "No such form", str(error), ""
    if isinstance(error, Refusal):
        return 403, "Not on this desk", str(error), "Open the desk without --read-only to settle things."
    if isinstance(error, RecordBusy):
        return 503, "The record is busy", error.reason, "Try again in a moment."
    if isinstance(error, RecordError):
        return 503, "The record cannot be read", error.reason, error.advice
    return (
        500,
        "Something went wrong here",
        "This page could not be made.",
        "What happened is printed where the desk was started.",
    )


def error_answer(error: Exception, form: str, address: str) -> Response:
    """What went wrong, in the form that was asked for."""
    status, title, words, advice = trouble(error)
    headers = {"retry-after": "2"} if status == 503 else {}
    if form == "html":
        return HTMLResponse(error_html(status, title, words, advice, address), status_code=status, headers=headers)
    said = {"error": {"status": status, "title": title, "words": words, "advice": advice}}
    return Response(msgspec.json.encode(said), status_code=status, media_type=JSON, headers=headers)
