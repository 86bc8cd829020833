"""Doubt: how sure an event is, made of what decided it."""

from __future__ import annotations

from math import exp

from chancery.facts.spans import Span
from chancery.language.text import Text
from chancery.reading.cast import Cast
from chancery.reading.composition import AHEAD
from chancery.reading.drafts import Draft, standing

_SURE = 0.9


def features(draft: Draft, text: Text, cast: Cast, certainty: dict[Span, float]) -> dict[str, float]:
    """What speaks for and against an event, each between 0 and 1; `certainty` is that of each mention, by its span.

    `arc` is the least certain arc at its words, `guessed` that context gave a participant, `resolved` that one is named by
    a pronoun or a common noun only, `weak` that its trigger is ambiguous, `unfirm` that its status only follows from where
    it stands, `alone` that one country takes part, `many` that more than three do, `noun` that no verb carries it, `again`
    that the report names it more than once, `ahead`, `wanted` and `ended` say which kind of status it has, `deep` that it
    stands below four words or more.
    """
    naming = standing(draft)
    countries = {cast.side(p.actor) for p in draft.participants}
    known = [certainty.get(p.span, 1.0) for p in draft.participants]
    arcs = [text.certainty[t] for n in draft.namings[:1] for t in {n.token, n.predicate}]
    return {
        "bias": 1.0,
        "arc": float(min(arcs)),
        "guessed": float(bool(draft.guessed)),
        "resolved": float(any(k < _SURE for k in known)),
        "weak": float(draft.weak),
        "unfirm": float(not any(draft.firm)),
        "conditional": float(draft.conditional),
        "none": float(not countries),
        "alone": float(len(countries) == 1),
        "many": float(len(countries) > 3),
        "noun": float(naming.token == naming.predicate and text.upos[naming.token] in ("NOUN", "PROPN")),
        "again": float(len(draft.namings) > 1),
        "ahead": float(naming.status in AHEAD and naming.status == "scheduled"),
        "wanted": float(naming.status in ("sought", "possible", "arranging")),
        "ended": float(naming.status in ("denied", "cancelled", "postponed")),
        "ongoing": float(naming.status == "ongoing"),
        "deep": float(len(text.path(naming.token)) > 4),
        "heading": float(draft.heading),
    }


def confidence(found: dict[str, float], weights: dict[str, float]) -> float:
    """The chance, 0 to 1, that type, status and participants of the event are all right."""
    return round(1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in found.items()))), 3)
