"""Outside evidence: event files of other coders (ICEWS, POLECAT, GDELT) as readings that stand beside those of reports."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from chancery.errors import ImportedWrong
from chancery.facts.actors import Actor, ActorKind
from chancery.facts.claims import Claim, Source
from chancery.facts.events import Event, Participant, Place
from chancery.facts.readings import MadeBy, Reading
from chancery.facts.reports import Report
from chancery.facts.times import Window
from chancery.knowledge.codes import code_tables
from chancery.knowledge.events import event_tables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import slug, world
from chancery.knowledge.world_rows import CountryRow
from chancery.sources.reports import make_report

MARK = "outside evidence"
"""Stands behind the name of the set wherever an outlet is named: no report of ours, and none that can be opened."""

_GDELT_COLUMNS = (58, 61)


@dataclass(frozen=True, slots=True)
class Coding:
    """One row of such a file in one form, whatever the set: who did what to whom, on which day, where, told by whom."""

    set: str
    id: str
    day: date
    leaf: str | None
    code: str
    source: str
    source_country: str
    target: str
    target_country: str
    words: str
    place: str = ""
    place_country: str = ""
    publisher: str = ""
    url: str = ""


def read_outside(lines: Iterable[str], name: str, tables: Tables) -> Iterator[Reading | ImportedWrong]:
    """A reading for each row of a tab-separated file; its set is told by its columns.

    A row that has no day, no code or nobody that we know comes as the trouble, and the rest goes on. Each reading has
    one event that occurred, its participants states and bodies by our tables, its one claim that of the set (and its
    publisher); its report is a line that says the row in words, and its outlet is the set, marked as outside evidence.
    """
    rows = csv.reader((line.replace("\0", "") for line in lines), delimiter="\t", quoting=csv.QUOTE_NONE)
    header: list[str] | None = None
    for number, row in enumerate(rows, 1):
        if not row or not any(row):
            continue
        if number == 1 and row[0].strip("\ufeff") == "Event ID":
            header = [cell.strip("\ufeff") for cell in row]
            continue
        try:
            yield _reading(_coding(row, header, tables), tables)
        except ValueError as wrong:
            yield ImportedWrong(name, number, str(wrong))


def _coding(row: list[str], header: list[str] | None, tables: Tables) -> Coding:
    if header is None:
        if len(row) not in _GDELT_COLUMNS:
            raise ValueError(f"{len(row)} columns and no header: no file of ICEWS, POLECAT or GDELT 1.0 or 2.0")
        return _gdelt(row, tables)
    cells = dict(zip(header, row, strict=False))
    if "Source Name" in cells:
        return _icews(cells, tables)
    if "Actor Name" in cells:
        return _polecat(cells, tables)
    raise ValueError("its columns are neither those of ICEWS nor those of POLECAT")


def _icews(cells: dict[str, str], tables: Tables) -> Coding:
    code = cells.get("CAMEO Code", "").strip()
    return Coding(
        set="ICEWS",
        id=cells.get("Event ID", ""),
        day=_day(cells.get("Event Date", "")),
        leaf=code_tables(tables).leaf_of_cameo(code.zfill(len(code) + (len(code) == 1))),
        code=code,
        source=cells.get("Source Name", ""),
        source_country=_iso3(cells.get("Source Country", ""), tables),
        target=cells.get("Target Name", ""),
        target_country=_iso3(cells.get("Target Country", ""), tables),
        words=cells.get("Event Text", ""),
        place=cells.get("City", ""),
        place_country=_iso3(cells.get("Country", ""), tables),
        publisher=cells.get("Publisher", ""),
    )


def _polecat(cells: dict[str, str], tables: Tables) -> Coding:
    type, mode = cells.get("Event Type", ""), cells.get("Event Mode", "")
    return Coding(
        set="POLECAT",
        id=cells.get("Event ID", ""),
        day=_day(cells.get("Event Date", "")),
        leaf=code_tables(tables).leaf_of_plover(type.upper(), mode.lower()),
        code=f"{type}-{mode}" if mode else type,
        source=cells.get("Actor Name", ""),
        source_country=_iso3(cells.get("Actor Country", ""), tables),
        target=cells.get("Recipient Name", ""),
        target_country=_iso3(cells.get("Recipient Country", ""), tables),
        words=f"{type} {mode}".strip().lower(),
        place=cells.get("City", "") or cells.get("Placename", ""),
        place_country=_iso3(cells.get("Country", ""), tables),
        publisher=cells.get("Source", ""),
    )


def _gdelt(row: list[str], tables: Tables) -> Coding:
    known = code_tables(tables)
    code = row[26]
    listed = known.cameo.get(code)
    shift = 3 if len(row) == 61 else 0
    return Coding(
        set="GDELT",
        id=row[0],
        day=_day(row[1]),
        leaf=known.leaf_of_cameo(code),
        code=code,
        source=row[6],
        source_country=row[7],
        target=row[16],
        target_country=row[17],
        words=listed.name if listed is not None else code,
        place=row[49 + shift].split(",")[0] if len(row) > 49 + shift else "",
        url=row[-1] if row[-1].startswith("http") else "",
    )


def _day(text: str) -> date:
    for form in ("%Y-%m-%d", "%Y%m%d", "%m/%d/%Y"):
        try:
            return datetime.strptime(text.strip()[:10], form).date()
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no day (2014-03-05 or 20140305)")


def _iso3(text: str, tables: Tables) -> str:
    """A country as other sets write it, by name or code, as ISO 3166-1 alpha-3; empty where we know none."""
    plain = text.strip()
    known = world(tables).countries
    return (
        plain.upper()
        if plain.upper() in known
        else tables.cached("countries by name", lambda: _named(known)).get(plain, "")
    )


def _named(countries: dict[str, CountryRow]) -> dict[str, str]:
    return {name: c.iso3 for c in reversed(countries.values()) for name in (*c.names.split("|"), c.name) if name}


def _reading(coding: Coding, tables: Tables) -> Reading:
    if coding.leaf is None:
        raise ValueError(f"{coding.code!r} is no code that we know")
    source, target = (
        _side(coding.source, coding.source_country, tables),
        _side(coding.target, coding.target_country, tables),
    )
    if source is None and target is None:
        raise ValueError("neither side is named")
    parts = [coding.source or "somebody", " – ", coding.words or coding.leaf, " – ", coding.target or "somebody"]
    text = "".join(parts)
    at = len(parts[0]) + len(parts[1])
    event_span = (at, at + len(parts[2]))
    spans = {"source": (0, len(parts[0])), "target": (len(text) - len(parts[4]), len(text))}
    where = (len(text) + len(" – "), len(text) + len(" – ") + len(coding.place)) if coding.place else None
    text += f" – {coding.place}" if coding.place else ""
    publisher = (len(text) + 2, len(text) + 2 + len(coding.publisher)) if coding.publisher else None
    text += f" ({coding.publisher})" if coding.publisher else ""
    text += f" [{coding.set} {coding.id}, {coding.day.isoformat()}]"
    outlet = f"{coding.set} ({MARK})"
    report: Report = make_report(
        text,
        outlet=outlet,
        published=coding.day.isoformat(),
        url=coding.url or None,
        key=coding.id or None,
        language="en",
    )
    actors = [
        Actor(
            id=side[0], name=side[1], kind=_KINDS[side[0].partition(":")[0]], country=side[2] or None, mentions=(span,)
        )
        for side, span in ((source, spans["source"]), (target, spans["target"]))
        if side is not None
    ]
    leaf = event_tables(tables).types[coding.leaf]
    first, second = (
        ("party", "party") if leaf.roles in ("party", "mediated") else _ROLES.get(leaf.roles, ("actor", "target"))
    )
    participants = [
        Participant(actor=side[0], role=role, span=span)  # type: ignore[arg-type]
        for side, role, span in ((source, first, spans["source"]), (target, second, spans["target"]))
        if side is not None
    ]
    start = datetime(coding.day.year, coding.day.month, coding.day.day, tzinfo=UTC)
    window = Window(
        earliest=start,
        latest=start + timedelta(days=1),
        granularity="day",
        edtf=coding.day.isoformat(),
        timezone="UTC",
        spans=((text.index(coding.day.isoformat(), len(text) - 12), len(text) - 1),),
    )
    chain = [Source(name=outlet, kind="outlet", span=None)]
    if publisher is not None:
        chain.append(Source(name=coding.publisher, kind="agency", span=publisher))
    claim = Claim(id="c1", chain=tuple(chain), content=event_span, certainty="stated", confidence=0.5)
    event = Event(
        id="e1",
        type=coding.leaf,
        participants=tuple({p.actor: p for p in participants}.values()),
        status="occurred",
        window=window,
        mentions=(event_span,),
        salience="news",
        place=Place(name=coding.place, country=coding.place_country or None, span=where) if where is not None else None,
        claims=("c1",),
        confidence=0.5,
    )
    made_by = MadeBy(chancery=f"import of {coding.set}", weights="none", knowledge=tables.version)
    unique = tuple({a.id: a for a in actors}.values())
    return Reading(report=report, actors=unique, events=(event,), claims=(claim,), made_by=made_by)


_KINDS: dict[str, ActorKind] = {"state": "state", "person": "person", "body": "government", "org": "organisation"}
_ROLES = {"visit": ("guest", "host"), "member": ("member", "target")}


def _side(name: str, country: str, tables: Tables) -> tuple[str, str, str] | None:
    """Id, name and country of a side: the state where the name is one of that country's, else a body of that state."""
    plain = name.strip()
    if not plain:
        return None
    row = world(tables).countries.get(country)
    if row is None:
        return f"org:{slug(plain)}", plain, ""
    called = {row.name, row.iso3, *row.names.split("|"), *row.adjectives.split("|"), *row.metonyms.split("|")}
    if plain.casefold() in {name.casefold() for name in called if name}:
        return f"state:{country}", plain, country
    return f"body:{country}/{slug(plain)}", plain, country
