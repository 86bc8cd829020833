"""Servers on loopback that behave as the test says, and canaries that nothing may speak to."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "localhost.pem"
Behaviour = Callable[[socket.socket, str], None]


class Served:
    """A server that runs `behave(connection, path)` for each request; `asked` are the paths, `heads` the request heads."""

    def __init__(self, behave: Behaviour, host: str = "127.0.0.1", *, tls: bool = False) -> None:
        self.behave, self.host = behave, host
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.connections = 0
        self._socket = socket.create_server((host, 0))
        self.port: int = self._socket.getsockname()[1]
        self._context: ssl.SSLContext | None = None
        if tls:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(CERTIFICATE)
        self._closing = False
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"{'https' if self._context else 'http'}://{self.host}:{self.port}"

    def close(self) -> None:
        self._closing = True
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        while not self._closing:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError), connection:
            connection.settimeout(10)
            if self._context is None:
                self._answer(connection)
                return
            with self._context.wrap_socket(connection, server_side=True) as secure:
                self._answer(secure)

    def _answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head and len(head) < 65_536:
            part = connection.recv(65_536)
            if not part:
                return
            head += part
        text = head.decode("latin-1")
        self.heads.append(text)
        self.asked.append(text.split(" ")[1])
        self.behave(connection, text.split(" ")[1])
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


def answer(body: bytes = b"", *, status: str = "200 OK", headers: dict[str, str] | None = None) -> bytes:
    """The bytes of a whole answer."""
    lines = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **(headers or {})}
    return (f"HTTP/1.1 {status}\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items()) + "\r\n").encode(
        "latin-1"
    ) + body


def giving(raw: bytes) -> Behaviour:
    """Sends these bytes, whatever is asked."""
    return lambda connection, path: connection.sendall(raw)


def sending_to(target: str, status: str = "302 Found") -> Behaviour:
    """Redirects to `target`."""
    return giving(answer(status=status, headers={"Location": target}))


@contextmanager
def serving(behave: Behaviour, host: str = "127.0.0.1", *, tls: bool = False) -> Iterator[Served]:
    server = Served(behave, host, tls=tls)
    try:
        yield server
    finally:
        server.close()
