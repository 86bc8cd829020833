"""Reports from inputs: files, folders, archives, addresses and standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from chancery.errors import InputError
from chancery.sources.addresses import Policy
from chancery.sources.archives import MBOXES, WARCS, ZIPS, mbox_arrivals, warc_arrivals, zip_arrivals
from chancery.sources.arrivals import Arrival, make_report
from chancery.sources.files import KINDS, Given, file_arrivals, stream_arrivals, suffix_of
from chancery.sources.languages import language_of
from chancery.sources.texts import bounded, decode

__all__ = ["Arrival", "arrivals", "language_of", "make_report"]

_ARCHIVES = WARCS | ZIPS | MBOXES
_LISTS = {".urls", ".csv", ".tsv", ".lst"}


def arrivals(
    inputs: list[str], *, outlet: str | None = None, published: str | None = None, policy: Policy | None = None
) -> Iterator[Arrival]:
    """Everything that the inputs hold, in order; what cannot be read is handed on as trouble and the rest goes on.

    `policy` says which addresses of the network may be asked, if an input is one; without it the settings do.
    """
    given = Given(outlet, published)
    for name in inputs:
        try:
            yield from _input(name, given, policy)
        except InputError as trouble:
            yield Arrival(name, None, trouble=trouble)


def _input(name: str, given: Given, policy: Policy | None) -> Iterator[Arrival]:
    if name == "-":
        yield from stream_arrivals("standard input", bounded("standard input", sys.stdin.buffer), given)
        return
    if re.match(r"https?://", name, re.IGNORECASE):
        from chancery.sources.visits import address_arrivals  # the network is loaded only for those who ask for it

        yield from address_arrivals(name, given, policy or Policy.of_settings())
        return
    path = Path(name)
    if path.is_dir():
        yield from _folder(name, path, given, policy)
        return
    if not path.exists():
        raise InputError(name, "there is no such file", "check the path; use - for standard input")
    suffix = suffix_of(name)
    if suffix in WARCS:
        yield from warc_arrivals(name, path, given)
    elif suffix in ZIPS:
        yield from zip_arrivals(name, path, given)
    elif suffix in MBOXES:
        yield from mbox_arrivals(name, path, given)
    else:
        yield from _file(name, path, suffix, given, policy)


def _file(name: str, path: Path, suffix: str, given: Given, policy: Policy | None) -> Iterator[Arrival]:
    try:
        with path.open("rb") as file:
            raw = bounded(name, file)
    except OSError as trouble:
        raise InputError(name, f"it cannot be read: {trouble.strerror}", "check the permissions") from trouble
    if suffix in _LISTS or (suffix == ".txt" and re.match(rb"\s*https?://\S+\s*(?:\n|$)", raw[:2_000])):
        from chancery.sources.visits import addresses_in, list_arrivals

        urls = addresses_in(decode(name, raw)[0])
        if urls is not None:
            yield from list_arrivals(urls, given, policy or Policy.of_settings())
            return
        if suffix in _LISTS:
            raise InputError(
                name,
                "it is no list of addresses",
                "give one address of http or https a line, or a table such as GDELT's",
            )
    yield from file_arrivals(name, raw, suffix, given)


def _folder(name: str, folder: Path, given: Given, policy: Policy | None) -> Iterator[Arrival]:
    known = KINDS | _ARCHIVES
    files = sorted(
        p
        for p in folder.rglob("*")
        if p.is_file()
        and not p.name.startswith(".")
        and (suffix_of(p.name) in known or suffix_of(p.name).removesuffix(".gz") in KINDS - {""})
    )
    if not files:
        raise InputError(
            name,
            "no .txt, .md, .html, .jsonl, .eml, .mbox, .zip or .warc.gz file in this folder",
            "give a folder of reports",
        )
    for path in files:
        try:
            yield from _input(str(path), given, policy)
        except InputError as trouble:
            yield Arrival(str(path), None, trouble=trouble)
