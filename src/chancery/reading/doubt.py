"""Doubt: how sure an event is, made of what decided it."""

from __future__ import annotations

from math import exp

from chancery.facts.spans import Span
from chancery.language.text import Text
from chancery.reading.cast import Cast
from chancery.reading.drafts import Draft, standing

_SURE = 0.9


def features(
    draft: Draft, text: Text, cast: Cast, certainty: dict[Span, float], told: dict[str, float]
) -> dict[str, float]:
    """What speaks for and against an event, each between 0 and 1: what the report makes of it, `told` (`reading/prominence.py`),
    and how sure its words are; `certainty` is that of each mention, by its span.

    `arc` is the least certain arc at its words, `resolved` that a participant is named by a pronoun or a common noun only,
    `many` that more than three countries take part, `noun` that no verb carries it, `again` that the report names it more
    than once, `deep` that it stands below four words or more, `heading` that a heading tells it.
    """
    naming = standing(draft)
    known = [certainty.get(p.span, 1.0) for p in draft.participants]
    arcs = [text.certainty[t] for n in draft.namings[:1] for t in {n.token, n.predicate}]
    return {
        **told,
        "arc": float(min(arcs)),
        "resolved": float(any(k < _SURE for k in known)),
        "many": float(len({cast.side(p.actor) for p in draft.participants}) > 3),
        "noun": float(naming.token == naming.predicate and text.upos[naming.token] in ("NOUN", "PROPN")),
        "again": float(len(draft.namings) > 1),
        "deep": float(len(text.path(naming.token)) > 4),
        "heading": float(draft.heading),
    }


def confidence(found: dict[str, float], weights: dict[str, float]) -> float:
    """The chance, 0 to 1, that type, status and participants of the event are all right."""
    return round(1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in found.items()))), 3)
