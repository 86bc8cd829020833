"""The API: described by OpenAPI, answered as described, and never with an error of the server."""

from __future__ import annotations

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
    """schemathesis makes requests from the description: right ones, wrong ones, and answers must be as described."""
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, Phase, given, settings

    schema = schemathesis.openapi.from_dict(own.get("/api/openapi.json").json())
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=4,
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case, described=operation.definition.raw["responses"]) -> None:
            nonlocal tried
            tried += 1
            sent = own.client.request(
                case.method,
                case.formatted_path,
                params=case.query or None,
                json=case.body if case.method == "POST" and isinstance(case.body, dict) else None,
                headers={"content-type": "application/json"} if case.method == "POST" else None,
            )
            assert sent.status_code < 500 or sent.status_code == 503, sent.text
            assert str(sent.status_code) in described or sent.status_code in (404, 414), (
                sent.status_code,
                sent.text[:200],
            )
            assert sent.headers["content-type"].startswith("application/json")

        ask()
    assert tried > 25
