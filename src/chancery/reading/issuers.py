"""Issuers: what a state's own release tells of its laws and orders without saying whose they are."""

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
            draft.participants = [Participant(actor=cast.issuer, role="member", span=naming.span)]
            draft.guessed = frozenset({cast.issuer})
