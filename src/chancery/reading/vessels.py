"""Vessels: the nouns before a name that is a ship's, an aircraft's or a rock's and nobody's: "the tanker Suez Rajan"."""

from __future__ import annotations

THINGS = frozenset(
    """tanker supertanker freighter ferry trawler destroyer frigate corvette cruiser submarine carrier flagship warship gunboat
    minesweeper icebreaker yacht liner vessel boat ship cutter tugboat tug barge bulker steamer schooner flotilla
    reef shoal islet atoll rock lagoon cape hill ridge peak mountain mount glacier oasis wadi
    village hamlet oilfield gasfield rig satellite rocket missile spacecraft shuttle drone airship
    typhoon hurricane cyclone storm operation""".split()
)
"""What a name behind it belongs to, no person."""
