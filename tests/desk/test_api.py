"""The API: described by OpenAPI, answered as described, and never with an error of the server."""

from __future__ import annotations

from typing import Any

import pytest

from chancery.desk.pages import pages
from tests.desk.conftest import Served


def test_every_page_has_an_operation(desk: Served) -> None:
    described = desk.get("/api/openapi.json").json()
    operations = {o["operationId"] for path in described["paths"].values() for o in path.values()}
    assert operations == {*(page.name for page in pages()), "decide"}
    parameters = {p["name"] for p in described["paths"]["/api/questions"]["get"]["parameters"]}
    assert parameters == {"who", "with", "issue", "as-of", "tz", "limit", "state"}


def test_whatever_is_asked_it_is_never_an_error_of_the_server(own: Served) -> None:
    """schemathesis makes requests from the description: right ones and wrong ones; answers must be as described."""
    schemathesis = pytest.importorskip("schemathesis")
    schema = schemathesis.openapi.from_dict(own.get("/api/openapi.json").json())
    tried = sum(_ask(own, found.ok()) for found in schema.get_all_operations())
    assert tried > 25


def _ask(own: Served, operation: Any) -> int:
    """Sends a few requests made for an operation; gives their number."""
    from hypothesis import HealthCheck, Phase, given, settings

    described = operation.definition.raw["responses"]
    sent = []

    @settings(
        max_examples=4,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        post = case.method == "POST"
        answer = own.client.request(
            case.method,
            case.formatted_path,
            params=case.query or None,
            json=case.body if post and isinstance(case.body, dict) else None,
            headers={"content-type": "application/json"} if post else None,
        )
        sent.append(answer.status_code)
        assert answer.status_code < 500 or answer.status_code == 503, answer.text
        assert str(answer.status_code) in described or answer.status_code in (404, 414), answer.text[:200]
        assert answer.headers["content-type"].startswith("application/json")

    ask()
    return len(sent)
