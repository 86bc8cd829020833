"""Mutations: what becomes of a page or a feed when bytes are lost, doubled, swapped or slipped in; for tests and `bench hostile`."""

from __future__ import annotations

import random

_SLIPPED = (
    b"<", b">", b"</", b'"', b"'", b"&", b"&#x", b"&#1114112;", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"<script>",
    b"</script>", b"<style>", b"<table><tr>", b"</table>", b"<p><p><p>", b"<b><i>", b"</b></i>", b"<svg><math>", b"<template>", b"<select>", b"<textarea>",
    b"<title>", b"<frameset>", b"<body>", b"</body>", b"<a href=", b"<div class='", b" x=y" * 50, b"\x1b[2J", b"\r", "‮".encode(), b"<plaintext>", b"<svg><style>",
)  # fmt: skip


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with one to twelve accidents."""
    out = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        if not out:
            break
        at = chance.randrange(len(out))
        size = chance.choice((1, 1, 2, 5, 20, 200, 2_000))
        kind = chance.randrange(7)
        if kind == 0:
            del out[at : at + size]
        elif kind == 1:
            out[at:at] = chance.choice(_SLIPPED) * chance.choice((1, 1, 1, 3, 40))
        elif kind == 2:
            out[at:at] = out[at : at + size] * chance.choice((1, 2, 5))
        elif kind == 3:
            out[at] = chance.randrange(256)
        elif kind == 4:
            other = chance.randrange(len(out))
            piece = bytes(out[other : other + size])
            out[at : at + size] = piece
        elif kind == 5:
            out[at : at + size] = bytes(chance.randrange(256) for _ in range(min(size, 50)))
        else:
            end = out.find(b">", at)
            if end >= 0:
                out[end : end + 1] = chance.choice((b"", b" ", b">>", b"/>", b"'>", b'">'))
    if chance.random() < 0.05:
        del out[chance.randrange(len(out) + 1) :]
    return bytes(out)
