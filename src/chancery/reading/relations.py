"""Relations: what a report says of the ties between two actors."""

from __future__ import annotations

from chancery.facts.relations import Direction, Relation
from chancery.knowledge.attribution import word_tables
from chancery.knowledge.tables import Tables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.happenings import Happening

_SIDES = frozenset("neighbour neighbor country nation side state rival ally government capital".split())
_TIES = frozenset({"relation", "relationship", "tie", "tension", "friendship", "partnership", "bond"})
_QUARRELS: dict[str, Direction] = {
    **dict.fromkeys("tension rift row feud spat friction acrimony animosity estrangement".split(), "strained"),
    **dict.fromkeys("thaw rapprochement detente détente".split(), "improved"),
}
"""Nouns that state the condition of relations by themselves: "a row between Riga and Vilnius"."""


def read_relations(text: Text, cast: Cast, happenings: list[Happening], tables: Tables) -> list[Relation]:
    """The stated conditions of relations.

    "Sino-Japanese relations have deteriorated sharply following Prime Minister Takaichi's recent remarks": between China
    and Japan, `deteriorated`, because of the remarks.
    """
    words = word_tables(tables)
    grammar = Grammar(text)
    at = {n.token: h.id for h in happenings for n in h.namings}
    told = _TIES | _QUARRELS.keys()
    out: list[Relation] = []
    for token in range(len(text.words)):
        if text.upos[token] != "NOUN" or text.lemmas[token].lower() not in told:
            continue
        direction = _direction(text, grammar, token, words.conditions)
        if direction is None:
            continue
        pair = _between(text, cast, grammar, token)
        if pair is None:
            continue
        head = text.heads[token]
        stop = head if head >= 0 and text.upos[head] in ("VERB", "AUX") and head - token < 12 else token
        first, last = min(token, text.subtree(token)[0]), max(token, stop) + 1
        out.append(
            Relation(
                between=pair,
                direction=direction,
                span=text.span(first, last),
                because=_because(text, grammar, token, at),
            )
        )
    return out


def _direction(text: Text, grammar: Grammar, token: int, known: dict[tuple[str, str], Direction]) -> Direction | None:
    quarrel = _QUARRELS.get(text.lemmas[token].lower()) == "strained"
    for child in text.children[token]:
        found = known.get(("adj", text.lower[child])) or known.get(("adj", text.lemmas[child].lower()))
        if found is not None and text.relations[child] in ("amod", "acl"):
            return found
    head = text.heads[token]
    if head >= 0 and text.relations[token].startswith(("nsubj", "obj")) and _stated(text, token, head):
        found = known.get(("verb", text.lemmas[head].lower())) or known.get(("adj", text.lower[head]))
        if found is not None:
            if quarrel and text.lemmas[head].lower() in ("grow", "deepen", "strengthen", "flourish"):
                return "deteriorated"
            return found
    if any(text.lower[c] in ("potential", "possible", "any", "future", "no") for c in text.children[token]):
        return None
    return _QUARRELS.get(text.lemmas[token].lower())


def _stated(text: Text, token: int, head: int) -> bool:
    """True where the verb tells what ties did, or what somebody did to them; "wants to improve ties" tells neither."""
    if text.relations[token].startswith("nsubj"):
        return True
    has = any(text.lower[c] in ("has", "have", "had") for c in text.children[head])
    return has or (text.feat(head, "VerbForm") == "Fin" and text.feat(head, "Tense") == "Past")


def _between(text: Text, cast: Cast, grammar: Grammar, token: int) -> tuple[str, str] | None:
    actors: list[str] = []
    near = [
        *grammar.modifiers(token),
        *(t for p, t in grammar.obliques(token) if p in ("between", "with", "of", "among")),
    ]
    for one in near:
        mention = cast.at(one)
        if mention is not None:
            actors += [f"state:{cast.country(a)}" if cast.country(a) else a for a in mention.actors]
    known = list(dict.fromkeys(a for a in actors if a in cast.actors))
    if not known:
        head = text.heads[token]
        near += list(grammar.subjects(head)) if head >= 0 else []
        if grammar.lemma(token) in _TIES and any(grammar.lemma(n) in _SIDES for n in near):
            known = _named_before(text, cast, token)
    if len(known) == 1:
        head = text.heads[token]
        for subject in grammar.subjects(head) if head >= 0 else ():
            mention = cast.at(subject)
            if mention is not None:
                known += [a for a in mention.actors if a not in known]
    return (known[0], known[1]) if len(known) >= 2 else None


def _named_before(text: Text, cast: Cast, token: int) -> list[str]:
    """The two states named last before "its neighbours" or "the two countries", without the one whose neighbours they are."""
    sentence = text.sentences[text.sentence_of[token]]
    found: list[str] = []
    mine: set[str] = set()
    for before in range(token - 1, -1, -1):
        mention = cast.at(before)
        if mention is None or mention.head != before or mention.form in ("group", "pronoun"):
            continue
        states = [f"state:{c}" for a in mention.actors if (c := cast.country(a))]
        if before >= sentence.first and text.relations[before].startswith("nsubj"):
            mine |= set(states) if any(text.lower[c] in ("its", "their") for c in range(before, token + 6)) else set()
        found += [s for s in states if s in cast.actors and s not in found and s not in mine]
        if len(found) >= 2 or text.sentence_of[token] - text.sentence_of[before] > 6:
            break
    return found[:2]


def _because(text: Text, grammar: Grammar, token: int, at: dict[int, str]) -> str | None:
    head = text.heads[token] if text.heads[token] >= 0 else token
    for preposition, phrase in (*grammar.obliques(head), *grammar.obliques(token)):
        if preposition.split(" ")[0] in ("following", "after", "over", "since", "because", "amid", "due"):
            first, last = text.subtree(phrase)
            for inside in range(first, last):
                if inside in at:
                    return at[inside]
    return None
