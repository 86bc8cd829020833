"""Cases: who is before a court of states, where it is told to rule and not on whom."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.facts.events import Participant
from chancery.reading.drafts import Draft
from chancery.reading.merging import Merger

COURTS = frozenset({"org:icj", "org:pca", "org:itlos"})
"""Courts in which one state stands against another."""


def plead(drafts: list[Draft], merger: Merger) -> None:
    """Gives what a court of states is asked, hears and rules both states of its case, where the report tells of one case: "Peru took
    its claim against Chile to the World Court … The judges will rule in May".
    """
    told = [d for d in drafts if d.type == "ruling"]
    for court in sorted(COURTS & {p.actor for d in told for p in d.participants}):
        before = [d for d in told if any(p.actor == court for p in d.participants)]
        sides = _sides(before, merger) or _named(court, merger)
        for draft in before if sides else ():
            known = merger.countries(draft) - {court}
            if known < sides.keys():
                missing = [p for side, p in sides.items() if side not in known]
                draft.participants = [*draft.participants, *missing]
                draft.guessed = draft.guessed | {p.actor for p in missing}


def _sides(drafts: list[Draft], merger: Merger) -> dict[str, Participant]:
    """The states of the rulings of a court, if they tell of two or three."""
    sides: dict[str, Participant] = {}
    for draft in drafts:
        for one in draft.participants:
            if one.actor not in draft.guessed and one.actor not in COURTS:
                sides.setdefault(
                    merger.cast.side(one.actor), Participant(actor=one.actor, role="target", span=one.span)
                )
    return sides if 1 < len(sides) < 4 else {}


def _named(court: str, merger: Merger) -> dict[str, Participant]:
    """The two states that the sentences which name a court speak of, if they speak of two."""
    sides: dict[str, Participant] = {}
    for first, last in _sentences(court, merger):
        for mention in merger.cast.within(first, last):
            for actor in mention.actors if mention.form != "place" else ():
                if actor.startswith("state:"):
                    sides.setdefault(
                        merger.cast.side(actor), Participant(actor=actor, role="target", span=mention.span)
                    )
    return sides if len(sides) == 2 else {}


def _sentences(court: str, merger: Merger) -> Iterator[tuple[int, int]]:
    text = merger.text
    numbers = sorted({text.sentence_of[m.first] for m in merger.cast.mentions if court in m.actors})
    for number in numbers:
        yield text.sentences[number].first, text.sentences[number].last
