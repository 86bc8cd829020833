"""Nobodies: what bears a name and is no person: "the tanker Suez Rajan", "the Simón Bolívar bridge"."""

from __future__ import annotations

from chancery.language.text import Text

THINGS = frozenset(
    """tanker supertanker freighter ferry trawler destroyer frigate corvette cruiser submarine carrier flagship warship gunboat
    minesweeper icebreaker yacht liner vessel boat ship cutter tugboat tug barge bulker steamer schooner flotilla
    reef shoal islet atoll rock lagoon cape hill ridge peak mountain mount glacier oasis wadi
    village hamlet oilfield gasfield rig satellite rocket missile spacecraft shuttle drone airship
    typhoon hurricane cyclone storm operation""".split()
)
"""What a name behind it belongs to, no person."""
NAMED_AFTER = frozenset(
    """bridge airport crossing stadium canal street square avenue prize award university hospital hotel palace centre center
    institute foundation library museum theatre park barracks base camp dam port terminal tunnel highway checkpoint
    theater memorial monument mausoleum cemetery arena school settlement bloc outpost prison jail refinery pipeline reactor plant valley heights region province""".split()
)
"""What bears a person's name and is none: "the Simón Bolívar bridge"."""

_SHIPS = frozenset("MV M/V M.V. MT M/T M.T. SS S.S. MS M/S FV F/V RV R/V MSC".split())
"""What stands before the name of a ship of no navy."""


def bears_name(text: Text, first: int, last: int) -> bool:
    """True for the name of the thing before it, "the tanker Suez Rajan"; not for who did something with it: "the tanker Iran seized"."""
    if text.words[first] in _SHIPS or (first > 0 and text.words[first - 1] in _SHIPS):
        return True  # "the MV Pacific Star"
    if first == 0 or text.lower[first - 1] not in THINGS:
        return False
    if last < len(text.words) and text.upos[last] in ("VERB", "AUX"):
        return any(text.heads[t] == first - 1 and text.relations[t] in ("appos", "flat") for t in range(first, last))
    return not any(text.relations[t].startswith("nsubj") and text.heads[t] >= last for t in range(first, last))
