"""Pages as such: every page in every form, its words checked, its trouble said."""

from __future__ import annotations

import csv
import io
import re

import pytest

from chancery.desk.pages import navigation, pages
from chancery.desk.rendering import environment
from tests.desk.conftest import Served

_OPEN = [page for page in pages() if "{" not in page.path]


@pytest.mark.parametrize("page", _OPEN, ids=lambda p: p.name)
def test_every_page_is_given_in_every_form(desk: Served, page) -> None:
    html = desk.get(page.path)
    assert html.status_code == 200
    assert html.headers["content-type"].startswith("text/html")
    assert f"<title>{page.title}" in html.text
    one, other = desk.get(f"{page.stem}.json").json(), desk.get(f"/api{page.stem}").json()
    moments = {"now", "as_of"}  # the clock goes on between the two
    assert {k: v for k, v in one.items() if k not in moments} == {k: v for k, v in other.items() if k not in moments}
    if page.rows is not None:
        rows = list(csv.reader(io.StringIO(desk.get(f"{page.stem}.csv").text)))
        assert len({len(row) for row in rows}) <= 1
    for form, own in page.forms.items():
        assert desk.get(f"{page.stem}.{form}").headers["content-type"].startswith(own.media_type.partition(";")[0])


@pytest.mark.parametrize("page", _OPEN, ids=lambda p: p.name)
def test_every_page_weighs_little(desk: Served, page) -> None:
    assert len(desk.get(page.path).content) < 300_000


@pytest.mark.parametrize("page", _OPEN, ids=lambda p: p.name)
def test_a_word_that_a_page_does_not_take_is_named(desk: Served, page) -> None:
    answer = desk.get(f"{page.stem}.json?colour=red")
    assert answer.status_code == 400
    assert "colour" in answer.json()["error"]["words"]


def test_a_wrong_filter_is_said_in_words(desk: Served) -> None:
    answer = desk.get("/questions?asof=yesterday")
    assert answer.status_code == 400
    assert "as-of" in answer.text
    assert "2026-04-30" in answer.text
    assert "--as-of" not in answer.text


def test_an_address_without_a_page_is_not_found(desk: Served) -> None:
    assert desk.get("/nowhere").status_code == 404
    assert "nowhere" in desk.get("/api/nowhere").json()["error"]["words"]


def test_keys_lead_to_one_page_each() -> None:
    keys = [page.key for page in pages() if page.key]
    assert len(keys) == len(set(keys))
    assert navigation()


def test_no_template_has_anything_inline_or_unescaped() -> None:
    for name in environment().list_templates():
        source, _, _ = environment().loader.get_source(environment(), name)
        assert "style=" not in source, name
        assert "<style" not in source, name
        assert "|safe" not in source.replace(" ", ""), name
        assert " on" + "click=" not in source, name
        for script in source.split("<script")[1:]:
            assert "src=" in script.partition(">")[0], name


def test_a_page_says_how_long_it_took(desk: Served) -> None:
    timing = desk.get("/questions").headers["server-timing"]
    assert re.fullmatch(r"desk;dur=\d+\.\d", timing)


def test_a_page_is_not_sent_again_while_nothing_has_changed(own: Served) -> None:
    """The tag is that of the state of the record and of what is asked."""
    first = own.get("/search")
    tag = {"if-none-match": first.headers["etag"]}
    again = own.get("/search", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert own.get("/search?limit=3", headers=tag).status_code == 200
    with own.open() as record:
        record.add(
            "Iceland invited Kenyan President William Ruto to Reykjavik.", published="2027-02-06", outlet="Fjord Post"
        )
        record.catch_up()
    changed = own.get("/search", headers=tag)
    assert changed.status_code == 200
    assert "Fjord Post" in changed.text


def test_stylesheets_are_not_sent_twice(desk: Served) -> None:
    first = desk.get("/static/desk.css")
    assert desk.get("/static/desk.css", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    assert desk.get("/static/../app.py").status_code == 404
