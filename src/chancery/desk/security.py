"""Security: who may ask a desk, how much, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
import ipaddress
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from chancery.desk.settings import Settings

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "chancery-token"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE = frozenset({"GET", "HEAD"})
_MONTH = 30 * 86_400
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""The Content-Security-Policy of every answer: nothing inline, nothing from elsewhere."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}


class Refused(Exception):
    """A request that is not answered: the HTTP status and the words that say why."""

    def __init__(self, status: int, words: str) -> None:
        self.status, self.words = status, words
        super().__init__(words)


class Guard:
    """Stands before the desk: refuses other hosts' names, other sites' forms, whoever has no token and what is too large;
    puts the security headers, and how long it took, on every answer."""

    def __init__(self, app: Asgi, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        begun = time.perf_counter()
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {k for k, _ in message.get("headers", ())}
                more = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in held]
                if b"cache-control" not in held:
                    more.append((b"cache-control", b"private, no-cache"))
                more.append((b"server-timing", f"desk;dur={1000 * (time.perf_counter() - begun):.1f}".encode()))
                message = {**message, "headers": [*message.get("headers", ()), *more]}
            await send(message)

        try:
            self._size(scope, headers)
            self._host(headers)
            clean = self._token(scope, headers)
            self._origin(scope, headers)
        except Refused as refused:
            await _say(guarded, refused.status, refused.words, self._challenge(refused))
            return
        if clean is not None:
            assert self.settings.token is not None
            cookie = f"{COOKIE}={self.settings.token}; HttpOnly; SameSite=Lax; Path=/; Max-Age={_MONTH}"
            await _say(guarded, 303, "", [(b"location", clean.encode()), (b"set-cookie", cookie.encode())])
            return
        await self.app(scope, self._limited(receive), guarded)

    def _size(self, scope: Scope, headers: MutableMapping[str, str]) -> None:
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self.settings.address:
            raise Refused(414, f"the address is longer than {self.settings.address} bytes")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.settings.body:
            raise Refused(413, f"the request is larger than {self.settings.body} bytes")

    def _host(self, headers: MutableMapping[str, str]) -> None:
        """Refuses names that are not this machine's: a page elsewhere cannot lead a browser here under its own name."""
        name = host_name(headers.get("host", ""))
        allowed = name in _LOOPBACK or name in self.settings.hosts
        if not allowed and self.settings.any_address:
            allowed = _address(name)
        if not allowed:
            raise Refused(421, "this desk does not answer under that name; open it with --host NAME")

    def _token(self, scope: Scope, headers: MutableMapping[str, str]) -> str | None:
        """Demands the token; gives the address without it where a page was opened by one, to be remembered in a cookie."""
        if self.settings.token is None:
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((v for k, v in query if k == "token"), None)
        bearer = headers.get("authorization", "")
        if bearer.lower().startswith("bearer ") and self._same(bearer[7:].strip()):
            return None
        if given is not None and self._same(given):
            if scope["method"] in _SAFE and "text/html" in headers.get("accept", ""):
                rest = urlencode([(k, v) for k, v in query if k != "token"])
                path: str = scope["path"]
                return "/" + quote(path.lstrip("/\\")) + (f"?{rest}" if rest else "")
            return None
        if self._same(_cookie(headers.get("cookie", ""))):
            return None
        raise Refused(401, "this desk wants its token: open the address that `chancery desk` printed")

    def _same(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), (self.settings.token or "").encode())

    def _origin(self, scope: Scope, headers: MutableMapping[str, str]) -> None:
        """Refuses what another site's page sends: what changes the record comes from this desk's own pages.

        A browser names the origin of every form; what names none is no browser and must say that it sends JSON, which no
        form can.
        """
        if scope["method"] in _SAFE:
            return
        origin = headers.get("origin")
        if origin is not None:
            if urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
                raise Refused(403, "this was sent by a page of another site")
        elif headers.get("sec-fetch-site", "same-origin") != "same-origin":
            raise Refused(403, "this was sent by a page of another site")
        elif not headers.get("content-type", "").lower().startswith("application/json"):
            raise Refused(403, "without an Origin only application/json is taken")

    def _limited(self, receive: Receive) -> Receive:
        held = 0

        async def limited() -> Message:
            nonlocal held
            message = await receive()
            held += len(message.get("body", b""))
            if held > self.settings.body:
                return {"type": "http.disconnect"}
            return message

        return limited

    def _challenge(self, refused: Refused) -> list[tuple[bytes, bytes]]:
        return [(b"www-authenticate", b"Bearer")] if refused.status == 401 else []


def host_name(host: str) -> str:
    """The name in a Host header, without its port: "[::1]:8080" is "::1"."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def _address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None else ""


async def _say(send: Send, status: int, words: str, headers: Iterable[tuple[bytes, bytes]] = ()) -> None:
    body = (words + "\n").encode() if words else b""
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*plain, *headers]})
    await send({"type": "http.response.body", "body": body})
