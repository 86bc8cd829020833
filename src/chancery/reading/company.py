"""Company: the country of an official who is named beside compatriots, and whose own country nobody states."""

from __future__ import annotations

from chancery.reading.people import Person
from chancery.reading.roll import COMPANIONS, Roll


def company(roll: Roll, token: int, person: Person) -> str | None:
    """The country of those whom the person named at `token` is joined to or came with, if it is plain.

    "Argentina's Milei arrived accompanied by Foreign Minister Gerardo Werthein and Economy Minister Luis Caputo": both are
    of Argentina. Two of one office are never of one country: "Foreign Minister Ashcombe and Foreign Minister Dolan".
    """
    text = roll.text
    while text.relations[token] == "flat" and text.heads[token] >= 0:
        token = text.heads[token]
    for _ in range(6):
        relation, above = text.relations[token], text.heads[token]
        if above < 0:
            return None
        if relation == "conj":
            token = above
            if (found := _country(roll, token, person)) is not None:
                return found
        elif relation in ("obl:agent", "obl") and text.lemmas[above] in COMPANIONS:
            return next((c for s in _subjects(roll, above) if (c := _country(roll, s, person)) is not None), None)
        else:
            return None
    return None


def _country(roll: Roll, token: int, person: Person) -> str | None:
    mention = roll.cast.at(token)
    if mention is None or len(mention.actors) != 1:
        return None
    other = roll.people.persons.get(mention.actors[0])
    if other is None or other is person or (other.role is not None and other.role == person.role):
        return None
    return other.country if other.weight >= 2 else None


def _subjects(roll: Roll, verb: int) -> list[int]:
    """The subjects of a participle's clause: its own, its noun where it describes one, those of the clause above."""
    text = roll.text
    own = [c for c in text.children[verb] if text.relations[c].startswith("nsubj")]
    if own or text.heads[verb] < 0:
        return own
    above = text.heads[verb]
    if text.relations[verb].startswith("acl"):
        return [above]
    return [c for c in text.children[above] if text.relations[c].startswith("nsubj")]
