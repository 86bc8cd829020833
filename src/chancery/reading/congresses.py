"""Congresses: whose a bare "Congress" is in a report from a country that has one of its own."""

from __future__ import annotations

from dataclasses import replace

from chancery.reading.roll import Roll, body_id

_CONGRESSES = frozenset("ARG BOL BRA CHL COL CRI DOM ECU GTM HND MEX PER PHL PRY IND NPL FSM PLW".split())
"""The states, besides the United States, whose legislature or a great party is called so."""


def own_congress(roll: Roll) -> None:
    """Gives a bare "Congress" to the home of the report where no American is named before it in its sentence.

    "Roberto Ortez, the Congress speaker sworn in to replace him," is of Honduras in a report from Tegucigalpa; in "Bush
    prodded Congress to ratify the pact" it is that of the United States.
    """
    text, home = roll.text, roll.plain_home
    if home not in _CONGRESSES:
        return
    for n, piece in enumerate(roll.pieces):
        entry = piece.entry
        if entry is None or entry.id != "body:USA/congress" or text.lower[piece.first : piece.last] != ["congress"]:
            continue
        sentence = text.sentence_of[piece.first]
        before = [p for p in roll.pieces[:n] if text.sentence_of[p.first] == sentence]
        families = [text.words[p.last - 1] for p in before if p.kind == "person"]
        rows = [roll.world.by_family(family, roll.day) for family in families]
        americans = [p for p in before if p.entry is not None and p.entry.country == "USA"]
        if not americans and not any(row is not None and row.iso3 == "USA" for row in rows):
            name = f"{roll.world.countries[home].name} Congress"
            roll.pieces[n] = replace(piece, entry=replace(entry, id=body_id(home, "congress"), name=name, country=home))
