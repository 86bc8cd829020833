"""Nobodies: what bears a name and is no person: "the tanker Suez Rajan", "the Simón Bolívar bridge"."""

from __future__ import annotations

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
