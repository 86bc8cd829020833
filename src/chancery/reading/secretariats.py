"""Secretariats: whose Secretary-General or High Representative is meant where a report does not say."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.reading.pieces import Piece

_SECRETARIATS = frozenset(
    {
        f"org:{o}"
        for o in ("un", "nato", "asean", "arab-league", "commonwealth", "oecd", "osce", "oas", "oic", "gcc", "opec")
    }
)


def secretariat(pieces: Sequence[Piece]) -> str:
    """The organisation whose Secretary-General is meant: the first that the report names of those that have one, else the United Nations."""
    found = (p.entry.id for p in pieces if p.entry is not None and p.entry.id in _SECRETARIATS)
    return next(found, "org:un")


def representative(pieces: Sequence[Piece]) -> str | None:
    """Whose High Representative is meant: the Union's where the report names it, else the world's in Bosnia where it tells of Bosnia."""
    named = {p.entry.id for p in pieces if p.entry is not None}
    return "org:eu" if "org:eu" in named else "org:ohr" if "state:BIH" in named else None
