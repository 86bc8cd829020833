"""Addresses: which ones of the network may be spoken to. What counts is the address a name resolves to, never its spelling."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field

PRIVATE_SETTING = "CHANCERY_PRIVATE_ADDRESSES"
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_REFUSED = tuple(
    ipaddress.ip_network(n)
    for n in (
        "64:ff9b:1::/48",  # NAT64 of a local network
        "2002::/16",  # 6to4: holds an IPv4 address that nobody judged
        "2001::/32",  # Teredo, likewise
        "fec0::/10",  # site-local, which the standard library takes for global
        "::/96",  # IPv4-compatible
        "2001:2::/48",  # set aside for benchmarks, documents and routers; older versions of Python take them for global
        "3fff::/20",
        "5f00::/16",
        "192.88.99.0/24",  # relays of 6to4
        "168.63.129.16/32",  # a cloud's own services, at an address that looks public
        "fd00:ec2::/32",
    )
)
_ISATAP = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")


@dataclass(frozen=True, slots=True)
class Policy:
    """Where requests may go: to public addresses; to private ones only where `private` says so.

    `exactly` lists single pairs of address and port that are allowed besides: a server on this machine, say.
    """

    private: bool = False
    exactly: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    @classmethod
    def of_settings(cls) -> Policy:
        """The policy that the environment asks for: `CHANCERY_PRIVATE_ADDRESSES=1` allows private addresses."""
        return cls(private=os.environ.get(PRIVATE_SETTING, "").strip().lower() in ("1", "yes", "true", "on"))

    def refuses(self, address: str, port: int) -> str | None:
        """Why this address and port may not be spoken to, in words; None where they may."""
        if (address, port) in self.exactly:
            return None
        try:
            found = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return f"{address!r} is no address"
        if port < 1024 and port not in (80, 443):
            return f"port {port} serves no pages"
        if found.is_multicast or found.is_unspecified:
            return f"{address} is no address of one machine"
        if self.private:
            return None
        return None if public(found) else f"{address} is not a public address"


def public(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address belongs to the public network, whatever address it may hold inside."""
    if any(found.version == n.version and found in n for n in _REFUSED):
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return public(found.ipv4_mapped)
        if found in _NAT64:
            return public(ipaddress.IPv4Address(found.packed[12:]))
        if found.packed[8:12] in _ISATAP or found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)
