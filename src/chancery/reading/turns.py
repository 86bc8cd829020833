"""Turns: words given to a speaker by a colon alone, as headlines and transcripts do."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.cast import Cast
from chancery.reading.contents import Contents
from chancery.reading.found import Found

_SPEAKERS = ("person:", "office:", "body:")
_TITLES = frozenset("mr mrs ms dr sen gov rep gen president secretary minister ambassador".split())
_LONGEST, _TRANSCRIPT = 6, 4
"""How many words a speaker's name may have, and how many turns make a transcript."""


def read_turns(text: Text, cast: Cast, contents: Contents) -> list[Found]:
    """An attribution for each turn: 'Oribe: Talks will go on', 'Norland: "The envoy has not been asked."'.

    In a transcript (four turns or more) a turn runs to the end of its paragraph, elsewhere to the end of its sentence.
    A place before a colon is a dateline and speaks for nobody.
    """
    found = []
    for number, sentence in enumerate(text.sentences):
        if (
            number
            and text.sentences[number - 1].paragraph == sentence.paragraph
            and not _opens_quote(text, sentence.first, sentence.last)
        ):
            continue
        colon = next(
            (
                t
                for t in range(sentence.first + 1, min(sentence.first + _LONGEST + 1, sentence.last))
                if text.words[t] == ":"
            ),
            None,
        )
        speaker = _speaker(text, cast, sentence.first, colon) if colon is not None else None
        if colon is not None and speaker is not None:
            found.append((speaker, colon, number))
    whole = len(found) >= _TRANSCRIPT
    out = []
    for speaker, colon, number in found:
        last = text.sentences[number].last
        if whole:
            last = max(s.last for s in text.sentences[number:] if s.paragraph == text.sentences[number].paragraph)
        first, stop = contents.tidy(colon + 1, last)
        if stop - first >= 3:
            out.append(Found(speaker, (colon, colon + 1), first, stop, "stated", None))
    return out


def _opens_quote(text: Text, first: int, last: int) -> bool:
    """True for a sentence within a paragraph that holds a colon with a quotation right behind it."""
    return any(
        text.words[t] == ":" and t + 1 < last and text.words[t + 1] in ('"', "“", "'", "‘")
        for t in range(first + 1, min(first + 6, last))
    )


def _speaker(text: Text, cast: Cast, first: int, colon: int) -> int | None:
    """The word that names the speaker where nothing but a name stands before the colon."""
    known = next(
        (
            m
            for m in cast.mentions
            if m.first <= first + 1
            and m.last == colon
            and m.form != "place"
            and any(a.startswith(_SPEAKERS) for a in m.actors)
        ),
        None,
    )
    if known is not None:
        return known.head
    name = next((n for n in text.names if n.label == "PER" and n.last == colon), None)
    if name is None or any(
        text.lower[t].rstrip(".") not in _TITLES and text.upos[t] != "PROPN" for t in range(first, name.first)
    ):
        return None
    return next((t for t in range(name.first, name.last) if not name.first <= text.heads[t] < name.last), name.first)
