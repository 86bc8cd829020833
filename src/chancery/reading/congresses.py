"""Congresses: whose a bare "Congress" is in a report from a country that has one of its own."""

from __future__ import annotations

from dataclasses import replace

from chancery.reading.roll import Roll, body_id

_CONGRESSES = frozenset("ARG BOL BRA CHL COL CRI DOM ECU GTM HND MEX PER PHL PRY IND NPL FSM PLW".split())
"""The states, besides the United States, whose legislature or a great party is called so."""


def own_congress(roll: Roll) -> None:
    """Gives a bare "Congress" to the home of the report where no American is named before it in its sentence; any other
    name before it tells nothing, as who is thanked or asked may be either: "Mexico thanked Congress for the aid".

    "Roberto Ortez, the Congress speaker sworn in to replace him," is of Honduras in a report from Tegucigalpa; in "Bush
    prodded Congress to ratify the pact" it is that of the United States.
    """
    text, home = roll.text, roll.plain_home
    if home is None or home not in _CONGRESSES:
        return
    name = f"{roll.world.countries[home].name} Congress"
    for n, piece in enumerate(roll.pieces):
        entry = piece.entry
        if entry is None or entry.id != "body:USA/congress" or text.lower[piece.first : piece.last] != ["congress"]:
            continue
        sentence = text.sentence_of[piece.first]
        before = [p for p in roll.pieces[:n] if text.sentence_of[p.first] == sentence]
        names = [[w for w in text.words[p.first : p.last] if w[0].isalpha()] for p in before if p.kind == "person"]
        rows = [r for w in names if w for r in roll.world.person(w)[-1:]]
        rows += [r for w in names if w and (r := roll.world.by_family(w[-1], roll.day)) is not None]
        named = {p.entry.country for p in before if p.entry is not None} | {r.iso3 for r in rows}
        if "USA" not in named:
            roll.pieces[n] = replace(piece, entry=replace(entry, id=body_id(home, "congress"), name=name, country=home))
