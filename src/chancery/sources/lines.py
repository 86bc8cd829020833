"""Lines to other machines: each connected to an address that was judged, each cut at the deadline of its request."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from chancery.errors import FetchError
from chancery.sources.addresses import Policy

Resolver = Callable[[str, int], list[str]]
_TRY = 6.0
_ADDRESSES = 6


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives for a name, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Deadline:
    """A moment on the monotonic clock by which everything must be over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._until = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that remain. Raises `FetchError` where none do."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise FetchError("deadline", f"it was not there after {self.seconds:g} s")
        return left


class Line(httpcore2.NetworkStream):
    """A connection whose every wait ends with the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), 65_536):
            self._stream.write(buffer[start : start + 65_536], self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> Line:
        return Line(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Exchange(httpcore2.NetworkBackend):
    """Connects by name: resolves once, judges every address, and connects to a judged address, not to the name again.

    So a resolver that gives a public address to be judged and a private one to be connected to gains nothing.
    """

    def __init__(self, policy: Policy, deadline: Deadline, resolver: Resolver = resolve) -> None:
        self._policy, self._deadline, self._resolver = policy, deadline, resolver
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Line:
        addresses = self._resolve(host, port)
        for address in addresses:
            reason = self._policy.refuses(address, port)
            if reason is not None:
                raise FetchError("refused", f"{host} is not visited: {reason}")
        trouble: Exception | None = None
        for address in addresses[:_ADDRESSES]:
            try:
                stream = self._plain.connect_tcp(address, port, min(_TRY, self._deadline.left()))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                trouble = failed
                continue
            return Line(stream, self._deadline)
        raise FetchError("unreachable", f"{host} does not answer: {trouble}")

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> Line:
        raise FetchError("refused", "no local sockets")

    def _resolve(self, host: str, port: int) -> list[str]:
        """Asks the resolver, which knows no deadline, from a thread that is left behind if it does not come back."""
        answer: list[Any] = []

        def ask() -> None:
            try:
                answer.append(self._resolver(host, port))
            except (OSError, UnicodeError, ValueError) as failed:
                answer.append(failed)

        thread = threading.Thread(target=ask, name="chancery-resolver", daemon=True)
        thread.start()
        thread.join(self._deadline.left())
        if not answer:
            raise FetchError("deadline", f"the name {host} was not resolved in {self._deadline.seconds:g} s")
        if isinstance(answer[0], Exception) or not answer[0]:
            raise FetchError("unreachable", f"the name {host} does not resolve")
        found: list[str] = answer[0]
        return found
