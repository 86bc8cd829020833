"""Rendering: pages as HTML; every string is escaped where it is shown, and templates have no other way."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from chancery import __version__
from chancery.desk.asking import Asking
from chancery.desk.pages import navigation
from chancery.desk.pictures import legend
from chancery.desk.pictures.svg import Picture
from chancery.desk.wording import Wording
from chancery.record.schema import STATUSES

FOLDER = Path(__file__).parent


@cache
def sheets() -> tuple[str, ...]:
    """The stylesheets, in the order in which they count: `desk.css` first."""
    names = sorted(file.name for file in (FOLDER / "static").glob("*.css"))
    return tuple(sorted(names, key=lambda name: name != "desk.css"))


@cache
def environment() -> jinja2.Environment:
    """The templates of the desk."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=200,
        extensions=["jinja2.ext.do"],
    )


def compiled() -> None:
    """Compiles every template, so that no reader waits for it."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def samples() -> dict[str, list[tuple[Markup, str]]]:
    """The legends of pictures, by name."""
    return {"windows": [*legend.windows(), *legend.orders()]}


def page_html(asking: Asking, facts: object) -> str:
    """A page. Its template sees `facts`, `ask` (what was asked, with `link` and `here` for addresses) and `say` (wording)."""
    drawn = dict(asking.page.draw(asking, facts)) if asking.page.draw is not None else {}
    pictures = {name: drawn.pop(name) for name in list(drawn) if isinstance(drawn[name], Picture)}
    return _html(f"{asking.page.name}.html", asking=asking, facts=facts, pictures=pictures, **drawn)


def _html(template: str, *, asking: Asking, **more: Any) -> str:
    return (
        environment()
        .get_template(template)
        .render(
            ask=asking,
            page=asking.page,
            title=asking.page.title,
            say=Wording(asking.now, asking.zone),
            groups=navigation(),
            forms=_forms(asking),
            statuses=STATUSES,
            sheets=sheets(),
            samples=samples(),
            program=__version__,
            **more,
        )
    )


def _forms(asking: Asking) -> list[dict[str, str]]:
    page = asking.page
    own = {"json": "application/json", **({"csv": "text/csv"} if page.rows is not None else {})}
    own |= {name: form.media_type for name, form in page.forms.items()}
    return [{"name": n, "media_type": m, "href": asking.as_form(n)} for n, m in own.items()]


def error_html(status: int, title: str, words: str, advice: str, address: str) -> str:
    """A page that says what went wrong, and what to do."""
    return (
        environment()
        .get_template("error.html")
        .render(
            status=status,
            title=title,
            words=words,
            advice=advice,
            address=address,
            groups=navigation(),
            sheets=sheets(),
            program=__version__,
        )
    )
