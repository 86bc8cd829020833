"""Speakers: whom "we", "our" and "I" stand for: whoever the report lets speak."""

from __future__ import annotations

from itertools import islice

from chancery.reading.cast import Mention
from chancery.reading.quotations import read_quotations
from chancery.reading.roll import Roll
from chancery.reading.turns import Turn, read_turns

_FIRST = frozenset({"we", "us", "our", "ours", "i", "me", "my", "ourselves"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_SECOND = frozenset({"you", "your", "yours"})
SAYING = frozenset(
    """say tell add note warn argue claim declare insist stress ask call write state reply urge announce explain
    admit conclude continue comment quip vow promise quote respond observe remark speak acknowledge""".split()
)


def read_speakers(reader: Roll) -> None:
    """Adds a mention for every "we" and "I": in quotation marks the speaker, outside them the state that reports.

    "We have waited four years," Oribe told reporters: "We" is Oribe. In a turn of a transcript they are its speaker. "We urge all countries …" in a government's own
    statement is that government's state, in a joint one all whose statement it is.
    """
    text = reader.text
    tokens = [t for t, low in enumerate(text.lower) if low in _FIRST | _SECOND and text.upos[t] in ("PRON", "DET", "X")]
    if not tokens:
        return
    speakers = _speakers(reader)
    quoted = _quoted(reader)
    turns = read_turns(text, reader.cast, reader.given_names)
    partners = _partners(reader, turns)
    named = next((a for t in tokens if not quoted[t] and (a := _named_beside(reader, t))), ())
    selves = named or _issuers(reader)
    for token in tokens:
        if text.words[token] == "US" or token in reader.cast.by_token:
            continue
        actors: tuple[str, ...] = ()
        turn = next((t for t in turns if t.first <= token < t.last), None)
        if turn is not None:
            speaker = reader.cast.at(turn.speaker)
            if text.lower[token] in _SECOND:
                speaker = partners.get(speaker.actors) if speaker is not None else None
            actors = speaker.actors if speaker is not None and len(speaker.actors) == 1 else ()
            if (partner := partners.get(actors)) is not None and text.lower[token] in _PLURAL:
                reader.cast.spoken_to[text.start[token]] = partner.actors[0]
        elif text.lower[token] in _SECOND:
            continue
        elif quoted[token]:
            sentence = text.sentence_of[token]
            said = (speakers[s] for s in (sentence, sentence + 1, sentence - 1, sentence - 2) if s in speakers)
            actors = tuple(islice(said, 1))
        elif selves and (len(selves) == 1 or text.lower[token] not in ("i", "me", "my")):
            actors = selves
        elif reader.plain_home is not None and text.lower[token] not in ("i", "me", "my"):
            actors = (reader.state(reader.plain_home),)
        if actors:
            mention = Mention(token, token + 1, token, actors, "pronoun", text.span(token, token + 1), 0.6)
            reader.cast.mentions.append(mention)
            reader.cast.by_token[token] = mention
            for actor in actors:
                reader.spans.setdefault(actor, []).append(mention.span)
    reader.cast.mentions.sort(key=lambda m: m.first)


def _partners(reader: Roll, turns: list[Turn]) -> dict[tuple[str, ...], Mention]:
    """Whom each speaker of a transcript calls "you", where only two speak: the other one."""
    speakers = {m.actors: m for t in turns if (m := reader.cast.at(t.speaker)) is not None}
    if len(speakers) != 2:
        return {}
    one, other = speakers.values()
    return {one.actors: other, other.actors: one}


def _issuers(reader: Roll) -> tuple[str, ...]:
    """Whose release it is: those its title names, those a joint one names together as it begins, the state that issues it."""
    voice = reader.voice
    if voice is None:
        return ()
    if voice.named:
        for entry in voice.named:
            if entry.country is None:
                reader.know(entry.id, entry.name, None, None)
        return tuple(reader.state(e.country) if e.country is not None else e.id for e in voice.named)
    if voice.joint:
        opening = [actors for sentence, actors in reader.memory.pairs if sentence <= 1]
        if opening:
            return max(opening, key=len)
    return (reader.state(voice.country),) if voice.country is not None else ()


def _named_beside(reader: Roll, pronoun: int) -> tuple[str, ...]:
    """Who a "we" says that it is: the G7 in "We, the Leaders of the G7, met …", all of "We, the Leaders of Peru, Chile, and Brazil,"."""
    text, found = reader.text, list[str]()
    if text.lower[pronoun] != "we" or text.words[pronoun + 1 : pronoun + 2] != [","]:
        return ()
    token = pronoun + 2
    while token < len(text.words):
        mention = reader.cast.at(token)
        if mention is None and text.upos[token] in ("VERB", "AUX"):
            break
        if mention is not None and all(a.startswith(("org:", "state:", "body:")) for a in mention.actors):
            found += mention.actors
        token = mention.last if mention is not None else token + 1
        more = text.lower[token + 1 : token + 2] in (["and"], ["the"]) or reader.cast.at(token + 1) is not None
        if found and text.words[token : token + 1] == [","] and not more:
            break
    return tuple(dict.fromkeys(found))


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
