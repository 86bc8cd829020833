"""Victims: to whom a deed is done by its own words, who are no target of those who condemn it or mourn the dead."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast, Mention

DEEDS = frozenset(
    "attack bombing blast explosion strike assault raid shooting killing murder act violence massacre airstrike ambush"
    " atrocity".split()
)
"""What is done to those behind "on" and "against"."""
SUFFERED = frozenset(
    "bombing bombardment shelling killing murder massacre slaughter assassination execution beheading torture abduction"
    " kidnapping kidnap hijacking hijack capture arrest detention imprisonment jailing seizure invasion occupation annexation"
    " storming burning sinking downing shooting stabbing poisoning rape persecution siege".split()
)
"""What is done to those behind "of": "the killing of two Danes", but "the attack of the rebels"."""
_AIMED = frozenset({"on", "against", "at", "outside", "near", "upon"})
_LED = frozenset("of over at in after following for about by".split())
"""What stands before the deed that somebody condemns or mourns: "condemnation of the killing", "outrage over the raid"."""
_MOURNED = frozenset(
    "victim family relative bereaved survivor dead wounded injured loved kin next widow parent people loss death".split()
)


_SCENES = frozenset("bombing blast explosion attack massacre shooting siege killing murder bombardment".split())
_POSTS = frozenset({"embassy", "consulate", "mission", "base", "mosque", "church", "hotel", "school", "airport", "bus"})
_SORRY = frozenset({"regret", "apology", "remorse", "sorrow", "responsibility"})
"""What one voices to those whom one has harmed."""


def deeds_below(grammar: Grammar, word: int) -> list[int]:
    """The deeds that a word of judging or mourning is about: "condemned the raid and the killing", "condolences over the blast"."""
    text = grammar.text
    below = [t for t in grammar.patients(word) if grammar.lemma(t) not in _SORRY] if text.upos[word] == "VERB" else []
    below += [n for w in (word, *below) for p, n in grammar.obliques(w) if p in _LED]
    deeds = [d for n in below for d in grammar.conjuncts(n)]
    return [d for d in dict.fromkeys(deeds) if grammar.lemma(d) in DEEDS | SUFFERED]


def told_whole(grammar: Grammar, cast: Cast, word: int) -> bool:
    """True where the deed that somebody judges is told with those who suffered it, or is one that nobody need be named for: who
    "condemned the attack" means no state; who "called the arrest piracy" means the state that made it.
    """
    deeds = deeds_below(grammar, word)
    return bool(victims(grammar, cast, deeds)) or any(grammar.lemma(d) in DEEDS for d in deeds)


def victims(grammar: Grammar, cast: Cast, deeds: Iterable[int]) -> set[int]:
    """The words of those to whom the deeds are done: "the bombing of the Danish embassy", "the embassy attack", "attacks on Poles"."""
    text = grammar.text
    out: set[int] = set()
    for deed in deeds:
        aimed = _AIMED | {"of"} if grammar.lemma(deed) in SUFFERED else _AIMED
        hit = [n for p, n in grammar.obliques(deed) if p in aimed]
        things = [c for c in text.children[deed] if text.relations[c] == "compound"]
        hit += [c for c in things if text.upos[c] == "NOUN" and (cast.at(c) is None or grammar.lemma(c) in _POSTS)]
        for noun in hit:
            by = [n for p, n in grammar.obliques(noun) if p == "by"]  # "the arrest of two Danes by Chad"
            told = [c for c in text.children[noun] if text.relations[c].startswith("acl")]
            apart = {t for c in (*by, *told) for t in range(*text.subtree(c))}
            out |= set(range(*text.subtree(noun))) - apart
        named = [m for c in things if (m := cast.at(c)) is not None]
        seats = [m for m in named if m.form in ("metonym", "place") or at_scene(grammar, deed, m)]
        out |= {t for m in seats for t in range(m.first, m.last)}
    return out


def at_scene(grammar: Grammar, deed: int, named: Mention) -> bool:
    """True for the land or town before a blow that names where it was: "the Kenya bombing", "the Lima blast"; who does it is told
    by an adjective, "the Kenyan attack", or by letters, "the U.S. attack".
    """
    text = grammar.text
    noun = text.relations[named.head] == "compound" and text.heads[named.head] == deed
    if not noun or grammar.lemma(deed) not in _SCENES or any(p in _AIMED for p, _ in grammar.obliques(deed)):
        return False
    whole = named.form in ("name", "metonym") and named.actors[0].startswith("state:")
    return whole and not text.words[named.last - 1].isupper() and "." not in text.words[named.last - 1]


def mourned(grammar: Grammar, word: int) -> list[int]:
    """Those who are comforted for what they suffered, and whose they are: "condolences to the families of the Greek victims",
    "sympathy for the victims in Kenya and Togo".
    """
    below = [word, *grammar.patients(word)]
    led = [n for w in below for p, n in grammar.obliques(w) if p in ("to", "for", "with")]
    people = [c for n in led for c in grammar.conjuncts(n)]
    people += [n for w in people for p, n in grammar.obliques(w) if p == "of"]
    if not any(grammar.lemma(n) in _MOURNED for n in people):
        return []
    lands = [n for w in people if grammar.lemma(w) in _MOURNED for p, n in grammar.obliques(w) if p == "in"]
    return list(dict.fromkeys([*people, *(c for n in lands for c in grammar.conjuncts(n))]))


def phrases_of(grammar: Grammar, deed: int) -> list[tuple[str, int]]:
    """The phrases of a deed, with those that the parser hangs on each other: "the killing of two Danes by Chad", "an attack by
    pirates on a Greek tanker".
    """
    own = grammar.obliques(deed)
    lemma = grammar.lemma(deed)
    hit = [n for p, n in own if p == "of"] if lemma in SUFFERED else []
    doers = [n for p, n in own if p == "by"] if lemma in DEEDS | SUFFERED else []
    nested = [q for n in hit for q in grammar.obliques(n) if q[0] == "by"]
    return [*own, *nested, *(q for n in doers for q in grammar.obliques(n) if q[0] in ("on", "against"))]
