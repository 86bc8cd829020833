"""Fetching: the only door to the network. One request, its redirects, and a bounded body, or a reason why not.

What holds for every request: http and https only, and never from https to http; no names or passwords in addresses; every
hop's resolved address is judged and connected to as judged (`lines.py`); at most five hops; one deadline for all of it; one
layer of compression, with a cap on size and on ratio; no proxies, cookies or credentials from the environment.
"""

from __future__ import annotations

import re
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import httpcore2
import httpx2

from chancery.errors import FetchError
from chancery.sources.addresses import Policy
from chancery.sources.lines import Deadline, Exchange, Resolver, resolve

HOPS, SECONDS = 5, 20.0
LARGEST, RATIO, RATIO_FROM = 15 * 2**20, 200, 2**20
LONGEST_ADDRESS = 2_000
PAGES = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5"
FEEDS = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1"
_READABLE = re.compile(
    r"text/|application/(?:[\w.+-]*\+)?(?:xml|json)\b|application/(?:xhtml|rss|atom|rdf)\b|application/x-gzip$", re.I
)
_MOVED = frozenset((301, 302, 303, 307, 308))
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: `url` is where it was found in the end, `moved` where it stands from now on (by permanent redirects alone)."""

    asked: str
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    moved: str | None = None

    @property
    def unchanged(self) -> bool:
        """True where the server said that nothing is new since the last time (304)."""
        return self.status == 304

    @property
    def charset(self) -> str | None:
        """The encoding that the server named."""
        match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", self.headers.get("content-type", ""), re.I)
        return match[1] if match else None


def fetch(
    url: str,
    *,
    policy: Policy,
    accept: str = PAGES,
    conditions: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
    largest: int = LARGEST,
    resolver: Resolver = resolve,
    before: Callable[[str], None] | None = None,
) -> Fetched:
    """The answer to one request and its redirects, within `seconds` in all and `largest` bytes of body.

    `conditions` are the headers of a conditional request; `before` is called with each address about to be asked, and may
    raise. Raises `FetchError`, which says what kind of trouble it was and, where the server did, when to come again.
    """
    deadline, here, moved, permanent = Deadline(seconds), _address(url), None, True
    for _ in range(HOPS + 1):
        if before is not None:
            before(str(here))
        status, headers, body = _ask(here, Exchange(policy, deadline, resolver), accept, conditions or {}, largest)
        if status not in _MOVED:
            return Fetched(url, str(here), status, headers, body, moved if moved != url else None)
        target = headers.get("location")
        if not target:
            raise FetchError("protocol", f"it answers {status} and does not say where to go", status=status)
        there = _address(target, here)
        if here.scheme == "https" and there.scheme != "https":
            raise FetchError("refused", f"it sends from https to {there.scheme}, which is not followed", status=status)
        permanent = permanent and status in (301, 308)
        if permanent:
            moved = str(there)
        here = there
    raise FetchError("redirects", f"it sends on more than {HOPS} times")


def _address(written: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """An address that may be asked at all. Raises `FetchError` for any other."""
    if len(written) > LONGEST_ADDRESS or _UNSAFE.search(written):
        raise FetchError("refused", "the address is not well formed")
    try:
        url = base.join(written) if base is not None else httpx2.URL(written)
        scheme, host = url.scheme, url.host
    except (httpx2.InvalidURL, ValueError, UnicodeError) as wrong:
        raise FetchError("refused", f"the address is not well formed: {wrong}") from wrong
    if scheme not in ("http", "https"):
        raise FetchError("refused", f"addresses of {scheme or 'no scheme'!r} are not visited; http and https are")
    if not host:
        raise FetchError("refused", "the address names no host")
    if url.userinfo:
        raise FetchError("refused", "addresses with a name or a password in them are not visited")
    return url.copy_with(fragment=None)


def _ask(
    url: httpx2.URL, exchange: Exchange, accept: str, conditions: Mapping[str, str], largest: int
) -> tuple[int, dict[str, str], bytes]:
    """One hop: status, headers in lower case, body; a redirect's body is not read."""
    asked = [
        ("Host", url.netloc.decode("ascii")),
        ("User-Agent", _agent()),
        ("Accept", accept),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    ]
    asked += list(conditions.items())
    wire = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    try:
        with (
            httpcore2.ConnectionPool(
                ssl_context=_context() if url.scheme == "https" else None, network_backend=exchange
            ) as pool,
            pool.stream("GET", wire, headers=asked) as answer,
        ):
            headers: dict[str, str] = {}
            for name, value in answer.headers:
                headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1")[:4_000])
            if answer.status in _MOVED or answer.status == 304:
                return answer.status, headers, b""
            if not 200 <= answer.status < 300:
                raise FetchError(
                    "status",
                    f"it answers {answer.status}",
                    status=answer.status,
                    retry_after=headers.get("retry-after"),
                )
            return answer.status, headers, _body(headers, answer.iter_stream(), largest)
    except httpcore2.TimeoutException as late:
        raise FetchError("deadline", "it did not answer in time") from late
    except (
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        httpcore2.UnsupportedProtocol,
        ssl.SSLError,
        OSError,
    ) as wrong:
        raise FetchError("protocol", f"the connection failed: {str(wrong)[:200] or type(wrong).__name__}") from wrong


def _body(headers: Mapping[str, str], chunks: Iterator[bytes], largest: int) -> bytes:
    """The body, decompressed once at most, and never more of it than `largest`."""
    kind = headers.get("content-type", "")
    if kind and not _READABLE.match(kind.strip()):
        raise FetchError("kind", f"it is {kind.split(';')[0].strip()[:60]!r}, not a page or a feed")
    length = headers.get("content-length", "")
    if length.isdigit() and int(length[:20]) > largest:
        raise FetchError("size", f"it is {int(length[:20]) / 2**20:.0f} MB; {largest / 2**20:.0f} MB are read")
    coding = headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError("coding", f"it is packed as {coding[:40]!r}, which was not asked for")
    packed = coding in ("gzip", "x-gzip", "deflate")
    out, came = bytearray(), 0
    unpacker: Any = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None
    for chunk in chunks:
        came += len(chunk)
        if came > largest:
            raise FetchError("size", f"it is larger than the {largest / 2**20:.0f} MB that are read")
        if unpacker is None:
            out += chunk
            continue
        rest = chunk
        while rest:
            try:
                out += unpacker.decompress(rest, 65_536)
            except zlib.error as wrong:
                raise FetchError("coding", f"it does not unpack: {wrong}") from wrong
            if len(out) > largest or (len(out) > RATIO_FROM and len(out) > RATIO * came):
                raise FetchError("size", "it unpacks to far more than was sent")
            rest = unpacker.unconsumed_tail
            if unpacker.eof:
                break
        if unpacker.eof:
            break
    if unpacker is not None and not unpacker.eof and came:
        raise FetchError("protocol", "it ends in the middle")
    return bytes(out)


@lru_cache(maxsize=1)
def _context() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()


@lru_cache(maxsize=1)
def _agent() -> str:
    return f"Chancery/{version('chancery')} (+https://chancery.readthedocs.io)"
