"""Fetching from servers that mean no good: nothing private is spoken to, and every fetch is over by its deadline."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from chancery.errors import FetchError
from chancery.sources import fetch as fetching
from chancery.sources.addresses import Policy
from chancery.sources.fetch import Fetched, fetch

from .servers import CERTIFICATE, Served, answer, giving, sending_to, serving

STORY = b"<p>Tokyo and Lima agreed to meet.</p>"


@pytest.fixture
def canary() -> Iterator[Served]:
    """A server at a private address; a test that lets anything reach it has failed."""
    with serving(giving(answer(b"secret")), "127.0.0.2") as server:
        yield server
        assert server.connections == 0


def numeric(host: str, port: int) -> list[str]:
    """The system's reading of an address in figures, and of localhost; no name is asked of any other machine."""
    if host.rstrip(".") == "localhost":
        return ["127.0.0.1", "::1"]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(entry[4][0]) for entry in found]


def get(server: Served, path: str = "/", *, seconds: float = 5.0, **options: object) -> Fetched:
    policy = Policy(exactly=frozenset({(server.host, server.port)}))
    return fetch(server.url + path, policy=policy, seconds=seconds, resolver=numeric, **options)  # type: ignore[arg-type]


def refusal(server: Served, kind: str, **options: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(server, **options)  # type: ignore[arg-type]
    assert caught.value.kind == kind, caught.value
    return caught.value


def test_a_page_comes_whole() -> None:
    with serving(giving(answer(STORY, headers={"ETag": '"1"'}))) as server:
        found = get(server, "/a?b=c#d")
    assert (found.body, found.charset, found.headers["etag"], server.asked) == (STORY, "utf-8", '"1"', ["/a?b=c"])
    assert "accept-encoding: gzip\r\n" in server.heads[0].lower()
    assert "cookie" not in server.heads[0].lower()


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_one_layer_of_packing_is_undone(pack: object) -> None:
    coding = "gzip" if pack is gzip.compress else "deflate"
    with serving(giving(answer(pack(STORY), headers={"Content-Encoding": coding}))) as server:  # type: ignore[operator]
        assert get(server).body == STORY


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_redirect_within_reach_is_followed(status: str) -> None:
    def behave(connection: socket.socket, path: str) -> None:
        connection.sendall(answer(STORY) if path == "/there" else answer(status=status, headers={"Location": "there"}))

    with serving(behave) as server:
        found = get(server, "/here")
    assert (found.body, found.url) == (STORY, server.url + "/there")
    assert found.moved == (server.url + "/there" if status[:3] in ("301", "308") else None)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize(
    "form",
    ["http://127.0.0.2:{port}/", "//127.0.0.2:{port}/x", "http://0x7f000002:{port}/", "http://2130706434:{port}/"],
)
def test_a_redirect_to_a_private_address_is_not(status: str, form: str, canary: Served) -> None:
    with serving(sending_to(form.format(port=canary.port), status)) as server:
        assert "not a public address" in str(refusal(server, "refused"))


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.2/a",
        "gopher://127.0.0.2:70/_x",
        "javascript:alert(1)",
        "data:text/html,hello",
        "http:\\\\127.0.0.2\\a",
        "http://user:word@127.0.0.2/",
        "http://127.0.0.2 /",
        "http://[::ffff:127.0.0.2]/",
        "http://127.0.0.2:22/",
        "/" + "a" * 5_000,
    ],
)
def test_a_redirect_to_what_is_no_page_is_not(target: str, canary: Served) -> None:
    with serving(sending_to(target)) as server:
        refusal(server, "refused")


def test_redirects_end() -> None:
    with serving(sending_to("/again")) as server:
        refusal(server, "redirects")
        assert len(server.asked) == 6


def test_the_last_hop_is_judged_like_the_first(canary: Served) -> None:
    def behave(connection: socket.socket, path: str) -> None:
        step = int(path[1:] or 0)
        target = f"http://127.0.0.2:{canary.port}/" if step == 3 else f"/{step + 1}"
        connection.sendall(answer(status="302 Found", headers={"Location": target}))

    with serving(behave) as server:
        refusal(server, "refused")
        assert len(server.asked) == 4


def test_https_does_not_lead_to_http(monkeypatch: pytest.MonkeyPatch, canary: Served) -> None:
    monkeypatch.setattr(fetching, "_context", lambda: ssl.create_default_context(cafile=str(CERTIFICATE)))
    with serving(giving(answer(STORY))) as plain, serving(sending_to(plain.url), tls=True) as secure:
        assert "from https to http" in str(refusal(secure, "refused"))
        assert plain.connections == 0
    with serving(giving(answer(STORY)), tls=True) as secure:
        assert get(secure).body == STORY


def test_a_certificate_for_another_is_refused() -> None:
    with serving(giving(answer(STORY)), tls=True) as secure:
        refusal(secure, "protocol")


SPELLINGS = """
127.0.0.2 127.0.2 127.2 2130706434 0x7f000002 0x7f.2 0x7f.0.0.2 0x7f.0x0.0x0.0x2 0177.2 0177.0.0.2 0177.0.0.02 017700000002
127.0.0.0x2 00000177.0.0.2 127.000.000.002 [::ffff:127.0.0.2] [::ffff:7f00:2] [0:0:0:0:0:ffff:127.0.0.2] [::127.0.0.2]
[64:ff9b::127.0.0.2] [64:ff9b::7f00:2] [64:ff9b:1::7f00:2] [2002:7f00:2::] [2002:7f00:2::1] [2001:0:7f00:2::] [fec0::1] [fec0::7f00:2]
[fe80::1] [fe80::5efe:7f00:2] [2606:4700::5efe:7f00:2] [::1] [::] [0:0:0:0:0:0:0:1] [fc00::1] [fd00::1] [fd00:ec2::254] [ff02::1]
localhost localhost. LOCALHOST 0 0.0.0.0 0x0 127.0.0.1 127.1 127.127.127.127 10.0.0.1 10.1 172.16.0.1 172.31.255.255 192.168.0.1 192.168.1
169.254.169.254 0xa9fea9fe 2852039166 [::ffff:a9fe:a9fe] [64:ff9b::a9fe:a9fe] 100.64.0.1 198.18.0.1 192.0.0.1 192.0.2.1 203.0.113.1
198.51.100.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 192.88.99.1 168.63.129.16 １２７.０.０.２ ①②⑦.0.0.2 127。0。0。2
[2001:db8::1] [100::1] [2001:2::1] [3fff::1] [5f00::1]
""".split()


def test_no_spelling_of_a_private_address_is_visited(canary: Served) -> None:
    """A spelling that no resolver reads shows nothing; so most must be refused for where they lead."""
    led = 0
    for host in SPELLINGS:
        with pytest.raises(FetchError) as caught:
            fetch(f"http://{host}:{canary.port}/", policy=Policy(), resolver=numeric, seconds=5)
        assert caught.value.kind in ("refused", "unreachable"), host
        led += "not a public address" in str(caught.value) or "no address of one machine" in str(caught.value)
    assert len(SPELLINGS) >= 75
    assert led >= 70


def test_a_resolver_that_changes_its_answer_gains_nothing(canary: Served) -> None:
    """The address that was judged is the address that is connected to: the name is not asked again."""
    with serving(giving(answer(STORY))) as server:
        answers = [["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]]
        policy = Policy(exactly=frozenset({("127.0.0.1", server.port)}))
        found = fetch(
            f"http://turncoat.example:{server.port}/",
            policy=policy,
            resolver=lambda host, port: answers.pop(0),
            seconds=5,
        )
    assert found.body == STORY
    assert len(answers) == 2
    assert f"Host: turncoat.example:{server.port}" in server.heads[0]


def test_one_private_address_among_public_ones_refuses_the_name(canary: Served) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        fetch(
            f"http://mixed.example:{canary.port}/",
            policy=Policy(),
            resolver=lambda host, port: ["127.0.0.2", "192.0.2.7"],
            seconds=5,
        )


def test_private_addresses_are_visited_where_the_setting_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Policy.of_settings().private
    monkeypatch.setenv("CHANCERY_PRIVATE_ADDRESSES", "1")
    with serving(giving(answer(STORY))) as server:
        assert fetch(server.url, policy=Policy.of_settings(), seconds=5).body == STORY


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch, canary: Served) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.2:{canary.port}")
    with serving(giving(answer(STORY))) as server:
        assert get(server).body == STORY


def drip(before: bytes, drop: bytes) -> object:
    def behave(connection: socket.socket, path: str) -> None:
        connection.sendall(before)
        for _ in range(200):
            connection.sendall(drop)
            time.sleep(0.05)

    return behave


@pytest.mark.parametrize(
    ("before", "drop"),
    [
        (b"", b""),
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"a"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
)
def test_what_drips_is_over_by_its_deadline(before: bytes, drop: bytes) -> None:
    with serving(drip(before, drop)) as server:  # type: ignore[arg-type]
        started = time.monotonic()
        refusal(server, "deadline", seconds=0.4)
    assert time.monotonic() - started < 1.4


def test_a_resolver_that_sleeps_is_left_behind() -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match="not resolved"):
        fetch("http://slow.example/", policy=Policy(), resolver=lambda host, port: time.sleep(2) or [], seconds=0.3)  # type: ignore[func-returns-value]
    assert time.monotonic() - started < 1.3


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    block = bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(size)) + packer.flush()


def test_a_bomb_is_cut_before_it_grows() -> None:
    raw = bomb(100)
    with serving(giving(answer(raw, headers={"Content-Encoding": "gzip"}))) as server:
        tracemalloc.start()
        try:
            refusal(server, "size")
            assert tracemalloc.get_traced_memory()[1] < 64 * 2**20
        finally:
            tracemalloc.stop()


def test_a_body_without_end_is_cut() -> None:
    def behave(connection: socket.socket, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            connection.sendall(b"a" * 65_536)

    with serving(behave) as server:
        tracemalloc.start()
        try:
            refusal(server, "size")
            assert tracemalloc.get_traced_memory()[1] < 64 * 2**20
        finally:
            tracemalloc.stop()


def test_headers_without_end_are_cut() -> None:
    def behave(connection: socket.socket, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X-Header: " + b"a" * 1000 + b"\r\n")

    with serving(behave) as server:
        refusal(server, "protocol")


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"Content-Length": "5000"}, "protocol"),
        ({"Content-Length": "999999999999"}, "size"),
        ({"Content-Length": "-1"}, "protocol"),
        ({"Content-Length": "12, 13"}, "protocol"),
        ({"Content-Length": "9" * 400}, "protocol"),
        ({"Content-Encoding": "gzip, gzip"}, "coding"),
        ({"Content-Encoding": "br"}, "coding"),
        ({"Content-Encoding": "gzip"}, "coding"),
        ({"Content-Type": "image/png"}, "kind"),
        ({"Content-Type": "application/pdf"}, "kind"),
        ({"Transfer-Encoding": "chunked"}, "protocol"),
    ],
)
def test_answers_that_lie_about_themselves(headers: dict[str, str], kind: str) -> None:
    with serving(giving(answer(STORY, headers=headers))) as server:
        refusal(server, kind)


def test_a_shorter_length_than_was_sent_gives_that_much() -> None:
    with serving(giving(answer(STORY, headers={"Content-Length": "10"}))) as server:
        assert get(server).body == STORY[:10]


@pytest.mark.parametrize("raw", [b"", b"\0\0\0\0", b"SSH-2.0-x\r\n", b"HTTP/9.9 abc\r\n\r\n", b"\xff" * 2_000])
def test_what_is_no_answer_is_named(raw: bytes) -> None:
    with serving(giving(raw)) as server:
        refusal(server, "protocol")


def test_a_status_is_told_with_when_to_come_again() -> None:
    raw = answer(b"no", status="503 Busy", headers={"Retry-After": "120"})
    with serving(giving(raw)) as server:
        trouble = refusal(server, "status")
    assert (trouble.status, trouble.retry_after) == (503, "120")


def test_a_conditional_request_may_find_nothing_new() -> None:
    with serving(giving(b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')) as server:
        found = get(server, conditions={"If-None-Match": '"1"'})
    assert found.unchanged
    assert 'If-None-Match: "1"' in server.heads[0]


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "/etc/passwd", "etc/passwd", "", "http://", "HTTP://\x00", "https:a", "://"]
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(address, policy=Policy(private=True), resolver=numeric, seconds=1)
    assert caught.value.kind == "refused"
