"""Who may ask a desk, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from chancery.cli.desks import settings_of
from chancery.desk.security import host_name
from chancery.desk.settings import Settings
from tests.desk.conftest import Served


def test_a_desk_of_this_machine_demands_nothing_and_listens_for_itself_alone() -> None:
    assert settings_of(None).token is None
    assert settings_of("127.0.0.1").token is None
    assert not settings_of(None).any_address


def test_with_a_host_it_demands_a_token() -> None:
    for host in ("0.0.0.0", "192.0.2.7", "desk.example"):
        assert len(settings_of(host).token or "") >= 24
    assert settings_of("192.0.2.7", token="word").token == "word"


def test_nothing_inline_is_allowed(desk: Served) -> None:
    policy = desk.get("/questions").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy


@pytest.mark.parametrize("path", ["/questions", "/questions.json", "/static/desk.css", "/nowhere", "/api/openapi.json"])
def test_every_answer_has_the_headers(desk: Served, path: str) -> None:
    headers = desk.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"]
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.7", ""])
def test_under_another_name_it_does_not_answer(desk: Served, host: str) -> None:
    """A page elsewhere that has its name lead to 127.0.0.1 gets nothing."""
    assert desk.get("/questions", headers={"host": host}).status_code == 421


def test_it_answers_under_the_names_of_this_machine(desk: Served) -> None:
    for host in ("localhost", "localhost:9", "127.0.0.1:80", "[::1]:80", "LOCALHOST"):
        assert desk.get("/questions", headers={"host": host}).status_code == 200


def test_the_name_of_a_host_is_without_its_port() -> None:
    assert [host_name(h) for h in ("a:1", "[::1]:8", "::1", "a")] == ["a", "::1", "::1", "a"]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://localhost"])
def test_forms_of_other_sites_are_refused(desk: Served, origin: str) -> None:
    answer = desk.client.post("/questions", data={"a": "b"}, headers={"origin": origin})
    assert answer.status_code == 403


def test_a_form_without_an_origin_is_refused(desk: Served) -> None:
    assert desk.client.post("/questions", data={"a": "b"}).status_code == 403


def test_what_is_too_large_is_refused(desk: Served) -> None:
    assert desk.get("/questions?q=" + "x" * 9000).status_code == 414
    assert desk.client.post("/questions", content=b"x" * 70_000, headers={"origin": desk.address}).status_code == 413


def test_a_token_is_demanded_and_remembered(examples: tuple[Path, datetime], serve: Callable[..., Served]) -> None:
    path, now = examples
    served = serve(path, now, Settings(token="open-sesame-open-sesame", keeps=False))
    assert served.get("/questions").status_code == 401
    assert served.get("/questions?token=wrong").status_code == 401
    assert served.get("/questions.json", headers={"authorization": "Bearer open-sesame-open-sesame"}).status_code == 200
    assert served.get("/questions.json?token=open-sesame-open-sesame").status_code == 200
    opened = served.get("/questions?state=all&token=open-sesame-open-sesame", headers={"accept": "text/html"})
    assert opened.status_code == 303
    assert opened.headers["location"] == "/questions?state=all"
    assert "HttpOnly" in opened.headers["set-cookie"]
    assert served.get("/questions").status_code == 200, "the cookie opens it from then on"


def test_a_token_never_leads_elsewhere(examples: tuple[Path, datetime], serve: Callable[..., Served]) -> None:
    path, now = examples
    served = serve(path, now, Settings(token="open-sesame-open-sesame", keeps=False))
    answer = served.get("//evil.example/?token=open-sesame-open-sesame", headers={"accept": "text/html"})
    assert answer.headers.get("location", "/").startswith("/")
    assert not answer.headers.get("location", "/").startswith("//")


def test_a_token_leads_to_one_line(examples: tuple[Path, datetime], serve: Callable[..., Served]) -> None:
    """An address with a line break in it stays an address: no header of its own follows."""
    path, now = examples
    served = serve(path, now, Settings(token="open-sesame-open-sesame", keeps=False))
    answer = served.get("/a%0d%0ax-own:%201?token=open-sesame-open-sesame", headers={"accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/a%0D%0Ax-own%3A%201"
    assert "x-own" not in answer.headers
