"""Settings: how a desk is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo
from zoneinfo import ZoneInfo


def _utc() -> tzinfo:
    return ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Settings:
    """How a desk is opened.

    `hosts` are the names, beside those of this machine's loopback, under which it may be asked; `any_address` lets it be
    asked under every IP address (it listens on all of them). `token` is demanded of everybody where it is given.
    `read_only` refuses decisions. `keeps` says whether a process beside the desk takes in what others append, `makers` how many
    make pages (None: as many as suit the record and the machine). `zone` is that of days and hours where an address names none.
    `clients` is how many pages may listen for news at once, `body` and `address` how many bytes a request may have.
    """

    hosts: tuple[str, ...] = ()
    any_address: bool = False
    token: str | None = None
    read_only: bool = False
    keeps: bool = True
    makers: int | None = None
    zone: tzinfo = field(default_factory=_utc)
    clients: int = 64
    body: int = 64 * 1024
    address: int = 8 * 1024
