"""The HTTP API: under `/api` the same functions as the pages, described by OpenAPI at `/api/openapi.json`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chancery.desk.deciding import KINDS, Settled, decide_in_json
from chancery.desk.page import Page
from chancery.desk.pages import pages
from chancery.record.schema import STATUSES

if TYPE_CHECKING:
    from chancery.desk.app import Desk

_MEANS = {
    "who": "an actor: id, country code or name; repeated: any of them",
    "with": "together with another actor",
    "type": "a type or family of events",
    "status": "a status of events",
    "from": "windows that end after this day, month or moment",
    "to": "windows that begin by the end of this day, month or moment",
    "issue": "words of what it is about",
    "min-origins": "told by so many independent sources",
    "as-of": "as the reports published up to then had it",
    "tz": "the IANA zone of days and times",
    "limit": "at most so many",
}
_ONE: dict[str, dict[str, Any]] = {
    "min-origins": {"type": "integer", "minimum": 1, "maximum": 1000},
    "limit": {"type": "integer", "minimum": 0, "maximum": 500},
    "as-of": {"type": "string", "maxLength": 40},
    "tz": {"type": "string", "maxLength": 64},
}
_ERROR = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "status": {"type": "integer"},
                "title": {"type": "string"},
                "words": {"type": "string"},
                "advice": {"type": "string"},
            },
            "required": ["status", "title", "words", "advice"],
        }
    },
    "required": ["error"],
}
_TROUBLE = {
    "400": "a word that cannot be understood; the answer says which",
    "404": "the record has nothing of this id",
    "503": "the record is busy or cannot be read",
}


def add_api(app: FastAPI, desk: Desk) -> None:
    """Adds the API to the application."""
    components: dict[str, Any] = {"Trouble": _ERROR}
    for page in pages():
        app.add_api_route(
            f"/api{page.stem}",
            _shower(desk, page),
            methods=["GET"],
            name=page.name,
            summary=page.title,
            description=page.about or None,
            operation_id=page.name,
            response_class=Response,
            openapi_extra=_described(page, components),
        )

    async def decide(request: Request) -> Response:
        return await decide_in_json(desk, request)

    app.add_api_route(
        "/api/decisions",
        decide,
        methods=["POST"],
        name="decide",
        summary="Settle something",
        description="merge, split, set, withdraw, confirm or undo; each decision is kept with who and why, and can be undone.",
        operation_id="decide",
        status_code=201,
        response_class=Response,
        openapi_extra=_decision(components),
    )

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
            schema.setdefault("components", {}).setdefault("schemas", {}).update(components)
            app.openapi_schema = schema
        return app.openapi_schema

    async def openapi(_: Request) -> Response:
        return JSONResponse(described())

    app.add_route("/api/openapi.json", openapi, methods=["GET"], include_in_schema=False)


def _shower(desk: Desk, page: Page) -> Callable[[Request], Any]:
    async def show(request: Request) -> Response:
        return await desk.show(request, page, "json")

    return show


def _responses(code: str, words: str, answer: dict[str, Any]) -> dict[str, Any]:
    trouble = {"application/json": {"schema": {"$ref": "#/components/schemas/Trouble"}}}
    responses: dict[str, Any] = {c: {"description": w, "content": trouble} for c, w in _TROUBLE.items()}
    responses[code] = {"description": words, "content": {"application/json": {"schema": answer}}}
    return responses


def _described(page: Page, components: dict[str, Any]) -> dict[str, Any]:
    """The parameters and answers of a page in the words of OpenAPI."""
    (answer,), schemas = msgspec.json.schema_components([page.type], ref_template="#/components/schemas/{name}")
    components.update(schemas)
    responses = _responses("200", page.title, answer)
    path = [part[1:-1].partition(":")[0] for part in page.path.split("/") if part.startswith("{")]
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1, "maxLength": 200}}
        for name in path
    ]
    parameters += [_filter(name, page) for name in page.takes()]
    parameters += [
        {"name": word.name, "in": "query", "required": False, "description": word.means, "schema": dict(word.schema)}
        for word in page.words
    ]
    return {"parameters": parameters, "responses": responses}


def _decision(components: dict[str, Any]) -> dict[str, Any]:
    (answer,), schemas = msgspec.json.schema_components([Settled], ref_template="#/components/schemas/{name}")
    components.update(schemas)
    text = {"type": "string", "maxLength": 400}
    names = ("event", "other", "report", "field", "value", "decision", "note", "who")
    body = {
        "type": "object",
        "properties": {"what": {"type": "string", "enum": list(KINDS)}, **dict.fromkeys(names, text)},
        "required": ["what"],
        "additionalProperties": text,
    }
    responses = _responses("201", "the decision that was made", answer)
    responses["403"] = {**responses["400"], "description": "this desk is open for reading only"}
    return {
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": responses,
    }


def _filter(name: str, page: Page) -> dict[str, Any]:
    schema = _ONE.get(name)
    if schema is None:
        one: dict[str, Any] = {"type": "string", "maxLength": 200}
        if name == "status":
            one = {"type": "string", "enum": list(page.statuses or STATUSES)}
        schema = {"type": "array", "items": one, "maxItems": 20}
    return {"name": name, "in": "query", "required": False, "description": _MEANS[name], "schema": schema}
