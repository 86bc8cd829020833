"""Regional actors: those who act for states that the report does not name, "Arab leaders", "West African ministers"."""

from __future__ import annotations

from chancery.language.text import Text

_REGIONS = frozenset(
    """african arab asian balkan baltic caribbean european eurasian nordic latin maghrebi pacific sahelian scandinavian western
    eastern northern southern central gulf allied""".split()
)
_OFFICES = frozenset(
    "leader minister president envoy ambassador diplomat negotiator king monarch premier chancellor".split()
)


def regional(text: Text, noun: int) -> bool:
    """True for office-holders in the plural of a part of the world: "Southern African leaders agreed to keep their troops"."""
    if text.upos[noun] != "NOUN" or text.lower[noun][-1:] != "s" or text.lemmas[noun].lower() not in _OFFICES:
        return False
    return any(
        child < noun
        and text.relations[child] in ("amod", "compound")
        and text.words[child][0].isupper()
        and text.lower[child] in _REGIONS
        for child in text.children[noun]
    )
