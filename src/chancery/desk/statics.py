"""Statics: the stylesheets, modules and pictures that pages load, from this package alone."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

FOLDER = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


@cache
def _held() -> dict[str, tuple[bytes, str, str]]:
    """Every file of the folder: its bytes, its media type, its tag."""
    return {
        file.relative_to(FOLDER).as_posix(): (
            raw := file.read_bytes(),
            _TYPES[file.suffix],
            f'"{hashlib.sha256(raw).hexdigest()[:16]}"',
        )
        for file in sorted(FOLDER.rglob("*"))
        if file.suffix in _TYPES
    }


async def static(request: Request) -> Response:
    """A file of the folder, by its name; a browser that has it already is told so."""
    found = _held().get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("there is no such file\n", 404)
    raw, media_type, tag = found
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(raw, media_type=media_type, headers=headers)
