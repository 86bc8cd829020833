"""Reports from inputs: text, Markdown, HTML, JSON Lines, folders and standard input."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.errors import InputError
from chancery.facts.problems import Problem
from chancery.facts.reports import Report, report_id
from chancery.sources.pages import read_page
from chancery.sources.texts import bounded, decode, one_line, plain, sound, tidy

TEXTS, MARKDOWN, PAGES, LINES = (
    {".txt", ".text", ""},
    {".md", ".markdown"},
    {".html", ".htm", ".xhtml"},
    {".jsonl", ".ndjson"},
)


@dataclass(slots=True)
class Arrival:
    """A report that came in with the problems of its coming, or, where it could not be read, the trouble."""

    name: str
    report: Report | None
    problems: tuple[Problem, ...] = ()
    trouble: InputError | None = None
    page: bytes | None = None
    """The HTML that the report was taken from, as it came, where there was one."""


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


def language_of(text: str) -> str:
    """The language of a text, by its script and its commonest words, then by py3langid where these do not tell."""
    sample = text[:2000]
    words = re.findall(r"[a-z]+", sample.lower())
    letters = sum(c.isalpha() for c in sample)
    latin = sum("a" <= c.lower() <= "z" for c in sample)
    if letters and latin / letters > 0.8 and words:
        share = sum(w in _ENGLISH for w in words) / len(words)
        if share > 0.2 or (len(words) < 12 and share > 0.05):
            return "en"
    if letters < 12:
        return "en"
    import py3langid

    code: str = py3langid.classify(sample)[0]
    return code


_ENGLISH = frozenset(
    "the of to and in a that is was for on with as by at from it be are has have had will would said not this its an he she they"
    " which who but or after before his her their were been about over more than also".split()
)


def arrivals(inputs: list[str], *, outlet: str | None = None, published: str | None = None) -> Iterator[Arrival]:
    """Everything that the inputs hold, in order; what cannot be read is handed on as trouble and the rest goes on."""
    for name in inputs:
        try:
            yield from _input(name, outlet, published)
        except InputError as trouble:
            yield Arrival(name, None, trouble=trouble)


def _input(name: str, outlet: str | None, published: str | None) -> Iterator[Arrival]:
    if name == "-":
        yield from _lines_or_text("standard input", bounded("standard input", sys.stdin.buffer), outlet, published)
        return
    if re.match(r"https?://", name):
        raise InputError(name, "this version reads no addresses", "save the page and give the file")
    path = Path(name)
    if path.is_dir():
        known = TEXTS | MARKDOWN | PAGES | LINES
        files = sorted(
            p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in known and not p.name.startswith(".")
        )
        if not files:
            raise InputError(name, "no .txt, .md, .html or .jsonl file in this folder", "give a folder of reports")
        yield from arrivals([str(p) for p in files], outlet=outlet, published=published)
        return
    if not path.exists():
        raise InputError(name, "there is no such file", "check the path; use - for standard input")
    suffix = path.suffix.lower()
    if suffix in (".gz", ".warc", ".zip"):
        raise InputError(
            name, f"this version does not read {suffix} files", "unpack it and give the reports as text or JSON Lines"
        )
    try:
        with path.open("rb") as file:
            raw = bounded(name, file)
    except OSError as trouble:
        raise InputError(name, f"it cannot be read: {trouble.strerror}", "check the permissions") from trouble
    if suffix in LINES:
        yield from _lines(name, raw, outlet, published)
    elif suffix in PAGES:
        yield page_arrival(name, raw, outlet=outlet, published=published)
    else:
        yield _text(name, raw, outlet, published, markdown=suffix in MARKDOWN)


def _lines_or_text(name: str, raw: bytes, outlet: str | None, published: str | None) -> Iterator[Arrival]:
    head = raw.lstrip()[:256].lower()
    if head.startswith(b"{") and b'"text"' in raw:
        yield from _lines(name, raw, outlet, published)
    elif head.startswith((b"<!doctype html", b"<html")):
        yield page_arrival(name, raw, outlet=outlet, published=published)
    else:
        yield _text(name, raw, outlet, published, markdown=False)


def _text(name: str, raw: bytes, outlet: str | None, published: str | None, *, markdown: bool) -> Arrival:
    text, problems = decode(name, raw)
    text, more = tidy(plain(text) if markdown else text)
    if not text.strip():
        raise InputError(name, "it holds no text", "give a report's text")
    return Arrival(name, make_report(text, outlet=outlet, published=published), (*problems, *more))


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
    page = read_page(name, raw, url=url, charset=charset)
    text, problems = tidy(page.text)
    report = make_report(
        text,
        outlet=outlet or one_line(page.outlet),
        published=published or page.published,
        title=one_line(page.title),
        url=page.url,
        author=one_line(page.author),
        credit=one_line(page.credit),
    )
    return Arrival(name, report, (*page.problems, *problems), page=raw)


def _lines(name: str, raw: bytes, outlet: str | None, published: str | None) -> Iterator[Arrival]:
    text, problems = decode(name, raw)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            record: Any = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            yield Arrival(where, None, trouble=InputError(where, f"not JSON: {wrong}", "one JSON object a line"))
            continue
        if not isinstance(record, dict) or not isinstance(record.get("text"), str) or not record["text"].strip():
            yield Arrival(
                where,
                None,
                trouble=InputError(where, 'no "text" in this line', 'give {"text": "...", "published": "..."}'),
            )
            continue
        given = {
            k: sound(record[k])[0] for k in ("outlet", "title", "url") if isinstance(record.get(k), str) and record[k]
        }
        when = record.get("published") or record.get("date") or record.get("dct")
        key = record.get("id") or record.get("doc")
        whole, more = sound(record["text"])
        report = make_report(
            whole,
            outlet=outlet or given.get("outlet"),
            title=given.get("title"),
            url=given.get("url"),
            published=published or (when if isinstance(when, str) else None),
            key=str(key) if key is not None else None,
        )
        yield Arrival(where, report, (*problems, *more))
