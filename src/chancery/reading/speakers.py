"""Speakers: whom "we", "our" and "I" stand for: whoever the report lets speak."""

from __future__ import annotations

from chancery.reading.cast import Mention
from chancery.reading.quotations import read_quotations
from chancery.reading.roll import Roll
from chancery.reading.turns import read_turns

_FIRST = frozenset({"we", "us", "our", "ours", "i", "me", "my", "ourselves"})
SAYING = frozenset(
    """say tell add note warn argue claim declare insist stress ask call write state reply urge announce explain
    admit conclude continue comment quip vow promise quote respond observe remark speak acknowledge""".split()
)


def read_speakers(reader: Roll) -> None:
    """Adds a mention for every "we" and "I": in quotation marks the speaker, outside them the state that reports.

    "We have waited four years," Oribe told reporters: "We" is Oribe. In a turn of a transcript they are its speaker. "We urge all countries …" in a government's own
    statement is that government's state.
    """
    text = reader.text
    tokens = [t for t, low in enumerate(text.lower) if low in _FIRST and text.upos[t] in ("PRON", "DET", "X")]
    if not tokens:
        return
    speakers = _speakers(reader)
    quoted = _quoted(reader)
    turns = read_turns(text, reader.cast)
    selves = next((a for t in tokens if not quoted[t] and (a := _named_beside(reader, t)) is not None), None)
    for token in tokens:
        if text.words[token] == "US" or token in reader.cast.by_token:
            continue
        actor: str | None = None
        turn = next((t for t in turns if t.first <= token < t.last), None)
        if turn is not None:
            speaker = reader.cast.at(turn.speaker)
            actor = speaker.actors[0] if speaker is not None and len(speaker.actors) == 1 else None
        elif quoted[token]:
            sentence = text.sentence_of[token]
            actor = next(
                (speakers[s] for s in (sentence, sentence + 1, sentence - 1, sentence - 2) if s in speakers), None
            )
        elif selves is not None and text.lower[token] not in ("i", "me", "my"):
            actor = selves
        elif reader.plain_home is not None:
            actor = reader.state(reader.plain_home)
        if actor is not None:
            mention = Mention(token, token + 1, token, (actor,), "pronoun", text.span(token, token + 1), 0.6)
            reader.cast.mentions.append(mention)
            reader.cast.by_token[token] = mention
            reader.spans.setdefault(actor, []).append(mention.span)
    reader.cast.mentions.sort(key=lambda m: m.first)


def _named_beside(reader: Roll, pronoun: int) -> str | None:
    """Who a "we" says that it is: the G7 in "We, the Leaders of the G7, met …"."""
    text = reader.text
    if text.lower[pronoun] != "we" or text.words[pronoun + 1 : pronoun + 2] != [","]:
        return None
    last = next((t for t in range(pronoun + 2, min(pronoun + 16, len(text.words))) if text.words[t] == ","), None)
    for token in range(pronoun + 2, last or pronoun + 2):
        mention = reader.cast.at(token)
        if (
            mention is not None
            and len(mention.actors) == 1
            and mention.actors[0].startswith(("org:", "state:", "body:"))
        ):
            return mention.actors[0]
    return None


def _speakers(reader: Roll) -> dict[int, str]:
    """Who speaks in each sentence: the subject of a verb of saying."""
    text = reader.text
    out: dict[int, str] = {}
    for mention in reader.cast.mentions:
        head = mention.head
        governor = text.heads[head]
        if governor < 0 or text.relations[head] != "nsubj" or text.lemmas[governor].lower() not in SAYING:
            continue
        if len(mention.actors) == 1 and mention.form != "place":
            out[text.sentence_of[head]] = mention.actors[0]
    return out


def _quoted(reader: Roll) -> list[bool]:
    out = [False] * len(reader.text.words)
    for quotation in read_quotations(reader.text):
        out[quotation.first : quotation.last] = [True] * (quotation.last - quotation.first)
    return out
