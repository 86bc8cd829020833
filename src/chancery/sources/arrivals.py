"""Arrivals: a report that came in, with the problems of its coming; or, where it could not be read, the trouble."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.errors import InputError
from chancery.facts.problems import Problem
from chancery.facts.reports import Report, report_id
from chancery.sources.languages import language_of
from chancery.sources.pages import Page, read_page
from chancery.sources.texts import tidy


@dataclass(slots=True)
class Arrival:
    """A report that came in with the problems of its coming, or, where it could not be read, the trouble."""

    name: str
    report: Report | None
    problems: tuple[Problem, ...] = ()
    trouble: InputError | None = None
    page: bytes | None = None
    """The HTML that the report was taken from, as it came, where there was one."""
    gathered: bool = False
    """True for what a feed or a crawl brought with the rest, and nobody chose."""


def make_report(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    key: str | None = None,
    language: str | None = None,
    author: str | None = None,
    credit: str | None = None,
) -> Report:
    """A report of a text as it stands, with its language named (BCP 47) and its id made of its content."""
    return Report(
        id=report_id(text, outlet=outlet, published=published, title=title),
        text=text,
        title=title,
        outlet=outlet,
        published=published,
        url=url,
        language=language or language_of(text),
        key=key,
        author=author,
        credit=credit,
    )


def page_arrival(
    name: str,
    raw: bytes,
    *,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Arrival:
    """The report on an HTML page, found at `url` if that is known; what is given overrules what the page says.

    Raises `InputError` for a page that holds no article, and for one that no parser survives.
    """
    report, problems = page_report(read_page(name, raw, url=url, charset=charset), outlet=outlet, published=published)
    return Arrival(name, report, problems, page=raw)


def page_report(
    page: Page, *, outlet: str | None = None, published: str | None = None
) -> tuple[Report, tuple[Problem, ...]]:
    """The report that a page holds, and the problems of its coming; what is given overrules what the page says."""
    text, problems = tidy(page.text)
    report = make_report(
        text,
        outlet=outlet or page.outlet,
        published=published or page.published,
        title=page.title,
        url=page.url,
        author=page.author,
        credit=page.credit,
    )
    return report, (*page.problems, *problems)
