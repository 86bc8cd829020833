"""Standing: whether the name of a country or capital acts for its government or only says where something is."""

from __future__ import annotations

from chancery.language.text import Text

_PLACE = frozenset(
    "in at near outside around across inside off within throughout into through beyond above via".split()
)
_MOTION = frozenset(
    """visit trip travel fly head go arrive return journey tour depart leave land come stop stopover drive move
    send swing flight stay transfer summit city capital embassy go ship visitor ambassador consulate airport
    mission deploy welcome back deployment flew went came left returned flown gone sent drove export
    shipment delivery envoy delegation negotiator team emissary dispatch""".split()
)
_PLYING = frozenset("fly travel ply commute ferry sail run flight".split())
_DIRECTION = frozenset({"to", "from", "for", "on", "toward", "towards"})

VENUES = frozenset(
    "summit conference process round congress dialogue format forum session talk meeting negotiation agreement accord"
    " memorandum protocol statute convention treaty declaration communique communiqué framework club package".split()
)


def head_of(text: Text, first: int, last: int) -> int:
    """The token of `[first, last)` that the rest of them hang on."""
    for token in range(first, last):
        if not first <= text.heads[token] < last:
            return token
    return last - 1


def is_place(text: Text, first: int, last: int, seat: bool = True) -> bool:
    """True for "in Tokyo", "flew to Ankara", "a visit to Russia", "left Beijing"; False for "talks with Tokyo".

    `seat` tells a capital or palace that may stand for its government from the name of a country.
    """
    head = head_of(text, first, last)
    relation = text.relations[head]
    if seat and relation == "compound" and text.heads[head] >= last and text.lemmas[text.heads[head]].lower() in VENUES:
        return True
    if (
        relation == "nmod:poss"
        or relation in ("compound", "amod")
        or (last < len(text.words) and text.words[last] == "-")
    ):
        return False
    governor = text.heads[head]
    if relation == "conj" and governor >= 0:
        return (
            governor < first and text.relations[governor] != "obl:unmarked" and is_place(text, governor, governor + 1)
        )
    case = next((text.lower[c] for c in text.children[head] if text.relations[c] == "case" and c < first), "")
    if not case and first > 0 and text.upos[first - 1] == "ADP":
        case = text.lower[first - 1]
    if case == "at" and not seat:
        return False  # "hit back at Britain": nothing happens at a country
    if case in _PLACE:
        return not relation.startswith("nsubj")
    if case in _DIRECTION:
        return governor >= 0 and (text.lemmas[governor].lower() in _MOTION or text.lower[governor] in _MOTION)
    if case == "between":
        return governor >= 0 and text.lemmas[governor].lower() in _PLYING
    if not case and relation == "obj" and governor >= 0:
        return text.lemmas[governor].lower() in ("leave", "reach", "enter", "tour")
    return not case and relation == "obl:unmarked" and text.words[first].isupper() and text.sentence_of[first] == 0
