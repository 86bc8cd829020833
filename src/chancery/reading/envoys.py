"""Envoys: whose they are who are appointed, and which state sends them."""

from __future__ import annotations

import msgspec

from chancery.facts.events import Participant
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.drafts import Draft

_ENVOYS = frozenset({"ambassador", "envoy", "consul", "attaché", "commissioner", "representative", "nuncio"})
_CROWNS = frozenset({"majesty", "highness"})


def envoys(grammar: Grammar, verb: int) -> list[int]:
    """The words for an envoy about a verb by which somebody is made one: "was named consul in Malta", "appointed as ambassador"."""
    text = grammar.text
    near = [*grammar.subjects(verb), *grammar.patients(verb), *(n for _, n in grammar.obliques(verb))]
    near += [c for c in text.children[verb] if text.relations[c] == "xcomp"]
    near += [n for w in grammar.patients(verb) for p, n in grammar.obliques(w) if p == "of"]
    return [n for n in near if grammar.lemma(n) in _ENVOYS]


def send(drafts: list[Draft], grammar: Grammar, cast: Cast) -> None:
    """Gives the appointments of envoys the state that sends them, and those appointed the country they serve: Peru in "Marta Lind
    has been appointed Ambassador of Peru to Togo", in a release of Norway's ministry Norway in "has been appointed ambassador".
    """
    for draft in drafts:
        if draft.type != "appointment":
            continue
        named = envoys(grammar, draft.namings[0].predicate)
        states = [p for p in draft.participants if p.role == "actor" and cast.country(p.actor)]
        if named and not states:
            states = _senders(named, grammar, cast)
            draft.participants = [*states, *(p for p in draft.participants if p.actor not in {s.actor for s in states})]
        serving = {cast.country(p.actor) for p in states}
        for one in draft.participants:
            known = cast.actors.get(one.actor)
            if known is not None and known.kind == "person" and known.country is None and len(serving) == 1:
                cast.actors[one.actor] = msgspec.structs.replace(known, country=next(iter(serving)))


def _senders(named: list[int], grammar: Grammar, cast: Cast) -> list[Participant]:
    """The state whose envoy it is by the words about him, else the one that issues the release."""
    text = grammar.text
    for envoy in named:
        owners = [n for p, n in grammar.obliques(envoy) if p == "of"]
        owners += [c for c in text.children[envoy] if text.relations[c] in ("nmod:poss", "amod", "compound")]
        for owner in owners:
            mention = cast.at(owner)
            if mention is not None and len(mention.actors) == 1 and cast.country(mention.actors[0]):
                return [Participant(actor=mention.actors[0], role="actor", span=mention.span)]
        crown = any(grammar.lemma(c) in _CROWNS for c in owners)
        span = text.span(envoy, envoy + 1)
        unowned = crown or not any(text.relations[c] == "nmod:poss" for c in owners)
        if unowned and (issuer := cast.issued(span)) is not None:
            return [Participant(actor=issuer, role="actor", span=span)]
    return []
