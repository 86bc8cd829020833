"""JSON-LD: events in the words of schema.org, where they come from in the words of PROV-O."""

from __future__ import annotations

import json
from typing import Any, TextIO

from chancery.exchange.datasets import Dataset
from chancery.exchange.geography import locate
from chancery.exchange.titles import title
from chancery.facts.record_events import RecordEvent, RecordParticipant
from chancery.knowledge.tables import Tables

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "chancery": "urn:chancery:ns#",
    "startDate": {"@id": "https://schema.org/startDate"},
}
_STATUS = {
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
    "scheduled": "https://schema.org/EventScheduled",
    "arranging": "https://schema.org/EventScheduled",
}


def write_json_ld(data: Dataset, file: TextIO, tables: Tables) -> int:
    """Writes one document with a `@graph` of all events; gives their number."""
    file.write(f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [')
    number = 0
    for number, event in enumerate(data.events(), 1):
        file.write(("\n" if number == 1 else ",\n") + json.dumps(node(event, data, tables), ensure_ascii=False))
    file.write("\n]}\n")
    return number


def node(event: RecordEvent, data: Dataset, tables: Tables) -> dict[str, Any]:
    """One event as a node: a schema.org Event that is a PROV entity derived from its reports.

    schema.org knows postponed, cancelled and scheduled events only; our own word stands in `chancery:status`.
    """
    window, point = event.window, locate(event.place, tables)
    found: dict[str, Any] = {
        "@id": f"urn:chancery:event:{event.id}",
        "@type": ["Event", "prov:Entity"],
        "name": title(event),
        "chancery:type": event.type,
        "chancery:status": event.status,
        "attendee": [_actor(p) for p in event.participants],
        "prov:wasDerivedFrom": [_report(id, data) for id in event.reports],
    }
    if event.status in _STATUS:
        found["eventStatus"] = _STATUS[event.status]
    if window.earliest is not None:
        found["startDate"] = window.earliest.isoformat()
    if window.latest is not None:
        found["endDate"] = window.latest.isoformat()
    if window.edtf:
        found["chancery:edtf"] = window.edtf
    if event.place is not None:
        found["location"] = {"@type": "Place", "name": event.place.name}
        if event.place.country:
            found["location"]["addressCountry"] = event.place.country
        if point is not None:
            found["location"]["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": point.latitude,
                "longitude": point.longitude,
            }
    if event.topics:
        found["about"] = list(event.topics)
    if event.last_reported is not None:
        found["prov:generatedAtTime"] = event.last_reported.isoformat()
    return found


def _actor(participant: RecordParticipant) -> dict[str, Any]:
    kind = {"person": "Person", "state": "Country", "office": "Role"}.get(
        participant.actor.partition(":")[0], "Organization"
    )
    return {
        "@id": f"urn:chancery:actor:{participant.actor}",
        "@type": kind,
        "name": participant.name,
        "chancery:role": participant.role,
    }


def _report(id: str, data: Dataset) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": f"urn:chancery:report:{id}", "@type": ["NewsArticle", "prov:Entity"]}
    report = data.reports.get(id)
    if report is None:
        return found
    said = {
        "headline": report.title,
        "publisher": report.outlet,
        "datePublished": report.published,
        "url": report.url,
    }
    return found | {key: value for key, value in said.items() if value}
