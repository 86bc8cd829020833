"""`chancery doctor`: is everything in place, how old are the tables, and whom do they not know?"""

from __future__ import annotations

import json as jsonlib
import platform
from datetime import date
from importlib.metadata import version

from chancery.cli.reading import DONE, FAILED, note, with_progress
from chancery.cli.upkeep import record_checks
from chancery.errors import ChanceryError
from chancery.knowledge import load
from chancery.knowledge.attribution import word_tables
from chancery.knowledge.events import event_tables
from chancery.knowledge.horizons import horizons
from chancery.knowledge.tenures import spelled, vacancies
from chancery.knowledge.world import world
from chancery.sources.addresses import PRIVATE_SETTING, Policy
from chancery.sources.cells import CPU_SECONDS, MEMORY, limits_hold, shared

_PARTS = (
    "msgspec",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "ahocorasick_rs",
    "typer",
    "rich",
    "resiliparse",
    "fastwarc",
    "httpx2",
    "feedparser",
    "protego",
    "py3langid",
)


def _cell() -> tuple[str, str, str]:
    """Whether what strangers send is parsed within limits."""
    try:
        shared().ask("ping", b"")
    except ChanceryError as trouble:
        return "broken", "parsing", f"the process that parses pages does not start: {trouble}"
    if not limits_hold():
        return "old", "parsing", "this system has no limits for processes: a clock alone ends a parser that hangs"
    return "ok", "parsing", f"pages and feeds are parsed apart, {CPU_SECONDS} s and {MEMORY // 10**6} MB each at most"


def _listed(empty: dict[str, list[int]]) -> str:
    return "; ".join(f"{place} {spelled(years)}" for place, years in empty.items())


def doctor(*, json: bool) -> int:
    """Prints one line a check; 0 where all is well, 3 where something is broken (old tables are only a warning)."""
    checks: list[tuple[str, str, str]] = [
        ("ok", "chancery", version("chancery")),
        ("ok", "python", platform.python_version()),
        *(("ok", name, version(name)) for name in _PARTS),
    ]
    try:
        from chancery.language import load as load_english

        english = load_english()
        english.verify()
        checks.append(("ok", "weights", f"{english.version}, sha256 {english.checksum[:12]}"))
    except ChanceryError as trouble:
        checks.append(("broken", "weights", str(trouble)))
    try:
        tables = load()
        known = world(tables)
        event_tables(tables)
        word_tables(tables)
        checks.append(
            (
                "ok",
                "knowledge",
                f"version {tables.version}, {len(known.countries)} countries"
                + (f", with your own from {tables.extra}" if tables.extra else ""),
            )
        )
        empty = vacancies(tables)
        checks.append(
            (
                "ok",
                "leaders",
                f"a head of state or government in every year since 1990, but for {_listed(empty)}"
                if empty
                else "a head of state or government in every year since 1990",
            )
        )
        checks.append(
            (
                "ok",
                "foreign ministers",
                f"{sum(map(len, vacancies(tables, ('foreign_minister',)).values()))} years of states without one",
            )
        )
        for row in horizons(tables).values():
            old = date.today() > row.valid_until
            checks.append(
                (
                    "old" if old else "ok",
                    row.table,
                    f"kept up to {row.known_until}"
                    + (
                        f"; it should have been looked at by {row.valid_until}: add rows in a folder of your own (CHANCERY_KNOWLEDGE)"
                        if old
                        else ""
                    ),
                )
            )
    except ChanceryError as trouble:
        checks.append(("broken", "knowledge", str(trouble)))
    policy = Policy.of_settings()
    checks.append(
        (
            "ok",
            "network",
            f"private addresses are visited, since {PRIVATE_SETTING} says so"
            if policy.private
            else f"public addresses only; {PRIVATE_SETTING}=1 allows those of your own network",
        )
    )
    checks.append(_cell())
    checks += record_checks(None)
    if json:
        for state, what, found in checks:
            print(jsonlib.dumps({"state": state, "what": what, "found": found}))
    else:
        for state, what, found in checks:
            print(f"{state:7} {what:18} {found}")
    return FAILED if any(state == "broken" for state, _, _ in checks) else DONE


def unknown(inputs: list[str], *, json: bool) -> int:
    """Prints the office-holders whom the inputs name and the tables do not hold, those named in most reports first.

    Each line has the number of reports, the name, role and country for a row of `holders.csv`, the latest date, and a
    quotation. 0 where the inputs could be read, 3 where some could not (each is named).
    """
    from chancery.language import load as load_english
    from chancery.reading.clocks import read_clock
    from chancery.reading.unknowns import Unknown, read_unknowns
    from chancery.sources.reports import arrivals

    english, tables = load_english(), load()
    queue: dict[tuple[str, str, str | None], list[tuple[str, str]]] = {}
    failed = 0
    for arrival in with_progress(arrivals(inputs)):
        if arrival.report is None:
            failed += 1
            note(str(arrival.trouble))
            continue
        report = arrival.report
        clock = read_clock(report, tables)
        text = english.read(report.text, lambda sentence: len(sentence) > 8)
        found: list[Unknown] = read_unknowns(text, tables, clock.day, clock.home)
        for one in found:
            start, end = max(0, one.span[0] - 60), one.span[1] + 40
            quote = " ".join(report.text[start:end].split())
            queue.setdefault((one.name, one.role, one.country), []).append((report.published or "", quote))
    for (name, role, country), places in sorted(queue.items(), key=lambda item: (-len(item[1]), item[0][0])):
        when, quote = max(places)
        if json:
            row = {"reports": len(places), "person": name, "role": role, "country": country, "latest": when or None}
            print(jsonlib.dumps({**row, "quote": quote}, ensure_ascii=False))
        else:
            print(f"{len(places):5} {name:30} {role:22} {country or '-':8} {when[:10]:10} {quote}")
    if not queue:
        note("every office-holder that these reports name is in the tables")
    return FAILED if failed else DONE
