"""FollowTheMoney: events, actors and reports as entities, each value with the statement it rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, TextIO

from chancery.exchange.datasets import Dataset
from chancery.exchange.titles import title
from chancery.facts.record_events import RecordEvent, RecordParticipant
from chancery.knowledge.codes import code_tables
from chancery.knowledge.tables import Tables

DATASET = "chancery"
_SCHEMA = {
    "person": "Person",
    "state": "PublicBody",
    "body": "PublicBody",
    "office": "PublicBody",
    "org": "Organization",
}
_TYPES = {
    "name": "name",
    "title": "string",
    "startDate": "date",
    "endDate": "date",
    "date": "date",
    "country": "country",
    "location": "address",
    "summary": "text",
    "keywords": "string",
    "involved": "entity",
    "proof": "entity",
    "publisher": "string",
    "publishedAt": "date",
    "sourceUrl": "url",
    "notes": "text",
}


def write_ftm(data: Dataset, file: TextIO, tables: Tables) -> int:
    """Writes one entity a line, each once; gives their number.

    An event is an `Event` (`involved` its actors, `proof` its reports), a report an `Article`, an actor a `Person`,
    `PublicBody` or `Organization`. `statements` says of every value which report gave it and when it was first and last
    seen, as FollowTheMoney's statement-based data has it.
    """
    seen: set[str] = set()
    number = 0
    for event in data.events():
        for one in _entities(event, data, tables):
            if one["id"] not in seen:
                seen.add(one["id"])
                file.write(json.dumps(one, ensure_ascii=False) + "\n")
                number += 1
    return number


def _entities(event: RecordEvent, data: Dataset, tables: Tables) -> Iterator[dict[str, Any]]:
    first, last = _moment(event.first_reported), _moment(event.last_reported)
    origin = event.reports[0] if event.reports else ""
    for participant in event.participants:
        properties = {"name": [participant.name]}
        if country := _iso2(participant.country, tables):
            properties["country"] = [country]
        yield _entity(_id(participant.actor), _schema(participant), properties, origin, first, last)
    for id in event.reports:
        report = data.reports.get(id)
        if report is None:
            continue
        properties = {"title": [report.title or report.text[:80]]}
        if report.published:
            properties["publishedAt"] = [report.published[:10]]
        if report.outlet:
            properties["publisher"] = [report.outlet]
        if report.url and report.url.startswith(("http://", "https://")):
            properties["sourceUrl"] = [report.url]
        yield _entity(_id(f"report:{id}"), "Article", properties, id, first, last)
    window = event.window
    properties = {
        "name": [title(event)],
        "keywords": [event.type, event.status, *event.topics],
        "involved": [_id(p.actor) for p in event.participants],
        "proof": [_id(f"report:{id}") for id in event.reports if data.reports.get(id) is not None],
    }
    if window.earliest is not None:
        properties["startDate"] = [window.earliest.date().isoformat()]
    if window.latest is not None:
        properties["endDate"] = [window.latest.date().isoformat()]
    if event.place is not None:
        properties["location"] = [event.place.name]
        if country := _iso2(event.place.country, tables):
            properties["country"] = [country]
    if event.mentions:
        properties["summary"] = [event.mentions[0].text]
    yield _entity(_id(f"event:{event.id}"), "Event", properties, origin, first, last)


def _entity(
    id: str, schema: str, properties: dict[str, list[str]], origin: str, first: str | None, last: str | None
) -> dict[str, Any]:
    kept = {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}
    return {
        "id": id,
        "schema": schema,
        "caption": (kept.get("name") or kept.get("title") or [id])[0],
        "datasets": [DATASET],
        "referents": [],
        "first_seen": first,
        "last_seen": last,
        "properties": kept,
        "statements": [
            {
                "id": hashlib.sha1(f"{DATASET}.{id}.{name}.{value}".encode()).hexdigest(),
                "entity_id": id,
                "canonical_id": id,
                "schema": schema,
                "prop": name,
                "prop_type": _TYPES[name],
                "value": value,
                "dataset": DATASET,
                "origin": origin,
                "first_seen": first,
                "last_seen": last,
            }
            for name, values in kept.items()
            for value in values
        ],
    }


def _schema(participant: RecordParticipant) -> str:
    return _SCHEMA.get(participant.actor.partition(":")[0], "LegalEntity")


def _id(name: str) -> str:
    return f"chancery-{hashlib.sha1(name.encode()).hexdigest()[:20]}"


def _iso2(country: str | None, tables: Tables) -> str | None:
    """The two-letter code of a country, lower case, as FollowTheMoney writes it."""
    known = code_tables(tables).countries.get(country or "")
    return known.iso2.lower() if known is not None and known.iso2 else None


def _moment(value: object) -> str | None:
    return value.isoformat() if hasattr(value, "isoformat") else None
