"""Turns: words given to a speaker by a colon alone, as headlines and transcripts do."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.knowledge.given_names import GivenNames
from chancery.language.text import Text
from chancery.reading.cast import Cast

_SPEAKERS = ("person:", "office:", "body:")
_TITLES = frozenset("mr mrs ms dr sen gov rep gen president secretary minister ambassador".split())
_MARKS = frozenset({'"', "“", "'", "‘"})
_LONGEST, _TRANSCRIPT = 6, 4
"""How many words a speaker's name may have, and how many turns make a transcript."""
_COURTESY = 8
"""How many words a courtesy has at most."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch: tokens `[first, last)` behind the colon; `speaker` is the head of the name.

    In "Oribe: Talks will go on" the speaker is "Oribe". `scripted` is True for a turn of a transcript, which runs to the next one.
    """

    speaker: int
    colon: int
    first: int
    last: int
    scripted: bool


def read_turns(text: Text, cast: Cast, given: GivenNames) -> list[Turn]:
    """The turns of a text: 'Oribe: Talks will go on', 'Norland: "The envoy has not been asked."', "PRESIDENT VILHENA: Good evening. …".

    In a transcript (four turns or more, or a speaker in capitals) a turn runs to the next one, elsewhere to the end of its sentence. A place before a
    colon is a dateline and speaks for nobody.
    """
    found: list[tuple[int, int, int]] = []
    for number, sentence in enumerate(text.sentences):
        reach = min(sentence.first + _LONGEST + 1, sentence.last)
        colon = next((t for t in range(sentence.first + 1, reach) if text.words[t] == ":"), None)
        if colon is None:
            continue
        inside = number > 0 and text.sentences[number - 1].paragraph == sentence.paragraph
        if inside and not (colon + 1 < sentence.last and text.words[colon + 1] in _MARKS):
            continue
        speaker = _speaker(text, cast, given, sentence.first, colon)
        if speaker is not None:
            found.append((speaker, colon, number))
    scripted = len(found) >= _TRANSCRIPT or any(text.words[colon - 1].isupper() for _, colon, _ in found)
    stops = [*(text.sentences[n].first for _, _, n in found[1:]), len(text.words)][: len(found)]
    return [
        Turn(speaker, colon, colon + 1, stop if scripted else text.sentences[number].last, scripted)
        for (speaker, colon, number), stop in zip(found, stops, strict=True)
    ]


def spoken(text: Text, first: int, last: int) -> tuple[int, int]:
    """The words of a paragraph of a turn without the stage directions at its edges: "(As interpreted.) Good evening", "… (Laughter.)"."""
    if first < last and text.words[first] == "(":
        first = next((t + 1 for t in range(first, last) if text.words[t] == ")"), last)
    if first < last and text.words[last - 1] == ")":
        last = next((t for t in range(last - 1, first - 1, -1) if text.words[t] == "("), first)
    return first, last


def says_nothing(text: Text, first: int, last: int) -> bool:
    """True for a courtesy alone, "Thank you very much", and for the hour at which a transcript ends, "11:59 A.M. EDT"."""
    verbs = {text.lemmas[t].lower() for t in range(first, last) if text.upos[t] in ("VERB", "AUX")}
    return last - first <= _COURTESY and verbs <= {"thank", "welcome"}


def _speaker(text: Text, cast: Cast, given: GivenNames, first: int, colon: int) -> int | None:
    """The word that names the speaker where nothing but a name stands before the colon; a given name tells a person's from
    a place's, whatever it is taken for.
    """
    for mention in cast.mentions:
        named = mention.first <= first + 1 and mention.last == colon and mention.form != "place"
        if named and any(a.startswith(_SPEAKERS) for a in mention.actors):
            return mention.head
    name = next((n for n in text.names if n.last == colon), None)
    if name is not None and name.label != "PER":
        called = (
            name.last - name.first > 1 and name.label == "LOC" and given.gender(text.quote(name.first, colon), set())
        )
        name = name if called else None
    if name is None or any(
        text.lower[t].rstrip(".") not in _TITLES and text.upos[t] != "PROPN" for t in range(first, name.first)
    ):
        return None
    return next((t for t in range(name.first, name.last) if not name.first <= text.heads[t] < name.last), name.first)
