"""The data package: a `datapackage.json` (Frictionless) beside tables, so that a stranger can read them in ten years."""

from __future__ import annotations

from typing import Any

from chancery.exchange.datasets import Dataset
from chancery.exchange.tables import TABLES, Table


def datapackage(data: Dataset, files: dict[str, str], *, format: str, counts: dict[str, int]) -> dict[str, Any]:
    """The descriptor of the files written, `files` by table; `counts` are their rows, `format` csv or parquet."""
    media = "text/csv" if format == "csv" else "application/vnd.apache.parquet"
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "chancery-record",
        "title": data.title,
        "created": data.made.isoformat(),
        "resources": [
            {
                "name": table.name,
                "path": files[table.name],
                "description": table.meaning,
                "format": format,
                "mediatype": media,
                "encoding": "utf-8",
                "rows": counts[table.name],
                "schema": _schema(table),
            }
            for table in TABLES
            if table.name in files
        ],
    }


def _schema(table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {
        "fields": [{"name": c.name, "type": c.kind, "description": c.meaning} for c in table.columns],
        "missingValues": [""],
    }
    if table.key:
        found["primaryKey"] = list(table.key)
    if table.refers:
        found["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [there]}}
            for column, other, there in table.refers
        ]
    return found
