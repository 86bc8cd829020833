"""Issuers: whose the laws and orders in a state's own release are, and who are "we" to two who speak before the press."""

from __future__ import annotations

from chancery.facts.events import Participant
from chancery.reading.cast import Cast
from chancery.reading.drafts import Draft


def own_laws(drafts: list[Draft], cast: Cast) -> None:
    """Gives the laws and orders that name nobody to the state that issues the release: "the national emergency declared in
    Executive Order 12345 is to continue in effect", in a notice of the White House.
    """
    if cast.issuer is None:
        return
    for draft in drafts:
        if draft.type == "legislation" and not draft.participants and not (draft.conditional or draft.hypothetical):
            naming = draft.namings[0]
            issuer = cast.issued(naming.span)
            if issuer is not None:
                draft.participants = [Participant(actor=issuer, role="member", span=naming.span)]
                draft.guessed = frozenset({issuer})


def conversing(drafts: list[Draft], cast: Cast) -> None:
    """Gives the meetings of one who says "we" to whom he says it: "PRESIDENT LIND: We met in Oslo", in a conversation of two."""
    for draft in drafts:
        if draft.type not in _TOGETHER or len({cast.side(p.actor) for p in draft.participants}) != 1:
            continue
        for told in draft.participants:
            partner = cast.spoken_to.get(told.span[0])
            if partner is not None and cast.side(partner) != cast.side(told.actor):
                draft.participants = [*draft.participants, Participant(actor=partner, role=told.role, span=told.span)]
                break


_TOGETHER = frozenset({"meeting", "talks", "call", "summit"})
