"""A reading keeps its promises, and a broken one is refused with every fault named."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from chancery.errors import InvalidReading
from chancery.facts.documents import from_document, schema, to_document, to_json
from chancery.facts.readings import Reading
from chancery.facts.validation import check, faults
from tests.conftest import Reader

REPORT = (
    "TOKYO, March 11 (Harbour Wire) - Japan wants a summit with India to take place before April, ahead of a visit to Russia "
    "by the Indian prime minister, government sources said. China condemned the plan, and ties between Japan and China have "
    "deteriorated since. Whether New Delhi will agree remains to be seen."
)


@pytest.fixture(scope="module")
def reading(read: Reader) -> Reading:
    return read(REPORT, "2026-03-11T09:00:00+09:00")


def test_a_good_reading_has_no_faults(reading: Reading) -> None:
    assert faults(reading) == []
    assert check(reading) is reading


def test_its_json_conforms_to_the_schema_and_comes_back(reading: Reading) -> None:
    document = json.loads(to_json(reading))
    jsonschema.Draft202012Validator(schema()).validate(document)
    assert faults(from_document(document)) == []
    assert "status_from" not in document["events"][0]
    assert "status_from" in to_document(reading, explain=True)["events"][0]


def change(reading: Reading, noun: str, **fields: Any) -> Reading:
    """The reading with the first fact of a noun changed."""
    facts = getattr(reading, noun)
    return msgspec.structs.replace(reading, **{noun: (msgspec.structs.replace(facts[0], **fields), *facts[1:])})


@pytest.mark.parametrize(
    ("noun", "fields", "fault"),
    [
        ("events", {"mentions": ((10, 10_000),)}, "runs past the end"),
        ("events", {"mentions": ((20, 10),)}, "empty or turned round"),
        ("events", {"mentions": ()}, "no mention"),
        ("events", {"claims": ("c99",)}, "claim 'c99' is unknown"),
        ("claims", {"chain": ()}, "the chain is empty"),
        ("claims", {"id": "c2"}, "used twice"),
        ("positions", {"actor": "state:XXX"}, "is unknown"),
        ("constraints", {"event": "e99"}, "event 'e99' is unknown"),
        ("constraints", {"anchor": "soon"}, "neither an event nor a date"),
        ("questions", {"alternatives": ()}, "no alternative"),
    ],
)
def test_a_broken_reading_is_refused(reading: Reading, noun: str, fields: dict[str, Any], fault: str) -> None:
    if noun == "claims" and fields.get("id") == "c2":
        claims = (reading.claims[0], msgspec.structs.replace(reading.claims[0]))
        broken = msgspec.structs.replace(reading, claims=claims, events=())
    else:
        broken = change(reading, noun, **fields)
    assert any(fault in f for f in faults(broken)), faults(broken)
    with pytest.raises(InvalidReading):
        check(broken)


def test_the_schema_refuses_what_is_no_reading(reading: Reading) -> None:
    document = json.loads(to_json(reading))
    document["events"][0]["status"] = "maybe"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(document)
    del document["claims"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(document)


CONTRACT = (
    Path(os.environ.get("CHANCERY_SHARED", Path(__file__).parents[3] / "shared")) / "contract/reading.schema.json"
)


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the contract is not at hand")
def test_it_conforms_to_the_contract_too(reading: Reading) -> None:
    contract = json.loads(CONTRACT.read_text(encoding="utf-8"))
    for explain in (False, True):
        jsonschema.Draft202012Validator(contract).validate(json.loads(to_json(reading, explain=explain)))
