"""Parcels: contributions of which mentions are unpacked one by one, as they are asked for."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from chancery.facts.contributions import Contribution, Head, Held, Ordering
from chancery.facts.mentions import Mention
from chancery.record.bodies import DamagedRow


class _Opened(msgspec.Struct, array_like=True):
    """The first fields of a contribution; the others are passed over."""

    head: Head
    mentions: tuple[msgspec.Raw, ...]


_opened: msgspec.json.Decoder[_Opened] = msgspec.json.Decoder(_Opened)
_mention: msgspec.json.Decoder[Mention] = msgspec.json.Decoder(Mention)


class Parcel:
    """The head of a contribution, and its mentions by id. `raw` is the contribution as JSON; raises `msgspec.DecodeError` where it
    is none."""

    __slots__ = ("_packed", "_unpacked", "head")

    def __init__(self, raw: bytes) -> None:
        opened = _opened.decode(raw)
        self.head = opened.head
        self._packed: dict[str, bytes] = {}
        for one in opened.mentions:
            plain = bytes(one)
            end = plain.find(b'"', 2)  # its id comes first: ["3fa9c1d2e4b5a697.120-131",
            if end < 0:
                raise msgspec.DecodeError("a mention without an id")
            self._packed[plain[2:end].decode()] = plain
        self._unpacked: dict[str, Mention] = {}

    def mention(self, id: str) -> Mention | None:
        """The mention of an id; None where the report has none of that name. Raises `DamagedRow` where it cannot be unpacked."""
        known = self._unpacked.get(id)
        if known is None and id in self._packed:
            try:
                known = self._unpacked[id] = _mention.decode(self._packed[id])
            except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
                raise DamagedRow(f"a mention cannot be unpacked: {wrong}") from wrong
            del self._packed[id]  # a damaged one stays, so that whoever asks again is told again
        return known


class _Told(msgspec.Struct, array_like=True):
    """A contribution of which mentions are looked at one by one."""

    head: Head
    mentions: tuple[msgspec.Raw, ...] = ()
    orderings: tuple[Ordering, ...] = ()


class _Stances(msgspec.Struct, array_like=True):
    """A contribution of which nothing but who stands where is looked at."""

    head: Head
    mentions: msgspec.Raw = msgspec.Raw(b"[]")
    orderings: msgspec.Raw = msgspec.Raw(b"[]")
    questions: msgspec.Raw = msgspec.Raw(b"[]")
    positions: tuple[Held, ...] = ()


_told: msgspec.json.Decoder[_Told] = msgspec.json.Decoder(_Told)
_stances: msgspec.json.Decoder[_Stances] = msgspec.json.Decoder(_Stances)


def telling(raw: bytes, mentions: Collection[str]) -> Contribution:
    """Of a contribution as JSON some of its mentions and the orders between them, and nothing else. Raises
    `msgspec.DecodeError`."""
    opened = _told.decode(raw)
    some = []
    for one in opened.mentions:
        plain = bytes(one)
        if plain[2 : plain.find(b'"', 2)].decode() in mentions:
            some.append(_mention.decode(plain))
    orders = tuple(o for o in opened.orderings if o.event in mentions)
    return Contribution(head=opened.head, mentions=tuple(some), orderings=orders)


def holding(raw: bytes) -> Contribution:
    """Of a contribution as JSON who stands where in it, and nothing else. Raises `msgspec.DecodeError`."""
    opened = _stances.decode(raw)
    return Contribution(head=opened.head, positions=opened.positions)
