"""Openness: whether the words around a question leave it open."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.question_words import (
    ASKING,
    DODGES,
    ENDS,
    HARD,
    KNOWN,
    NO_WORD,
    NOBODY,
    SHRUGS,
    STILL,
    TOLD,
    UNKNOWN,
)

_LATER = ("too early", "too soon", "no decision", "would depend", "will depend", "wait and see", "time would tell")
_REPLIES = frozenset({"say", "tell", "add", "reply"})


def dodged(text: Text, mark: int, first: int) -> bool:
    """True for what somebody was asked and gave no answer to: "Asked whether she would receive him, aides changed the subject"."""
    asked = {"asked", "pressed", "questioned"} & set(text.lower[max(first, mark - 4) : mark])
    if not asked:
        return False
    last = text.sentences[text.sentence_of[mark]].last
    comma = next((t for t in range(mark, last) if text.words[t] == ","), last)
    words = text.lower[comma:last]
    lemmas = {text.lemmas[t].lower() for t in range(comma, last)}
    if lemmas & DODGES or {"change", "subject"} <= lemmas or "no answer" in " ".join(words):
        return True
    if lemmas & SHRUGS and not lemmas & _REPLIES:  # "he laughed and said he would"
        return True
    if "no reply" in " ".join(words) or _put_aside(" ".join(words)):
        return True
    return bool({"not", "n't", "n’t"} & set(words) and lemmas & {"answer", "reply", "respond", "comment"})


def _put_aside(answer: str) -> bool:
    """True for an answer that leaves a thing for later: "he said the matter would be taken up in May", "… it was too early"."""
    return any(words in answer for words in _LATER) or any(
        f"{noun} {will} be {done}" in answer
        for noun in ("matter", "issue", "question", "subject", "that", "it")
        for will in ("will", "would")
        for done in ("taken up", "discussed", "raised", "decided", "considered", "reviewed", "addressed", "settled")
    )


def left_to(text: Text, mark: int, first: int) -> bool:
    """True for what somebody else has to say: "It will be for the Council to say whether …", "It is up to Oslo to …"."""
    before = " ".join(text.lower[max(first, mark - 14) : mark])
    return before.endswith(("say", "decide", "determine", "judge")) and any(
        f"it {words} " in f"{before} "
        for words in ("will be for", "is for", "was for", "would be for", "is up to", "will be up to", "was up to")
    )


def told_by_nobody(text: Text, first: int, last: int) -> bool:
    """True for a question in front that nobody answers: "Whether the group will report, nobody in Madrid could say"."""
    return reply(text, first, last) < last


def reply(text: Text, first: int, last: int) -> int:
    """Where what follows a question in front says that nobody answers it; `last` if nothing does."""
    for token in range(first + 3, last - 3):
        if text.words[token] != ",":
            continue
        if last - token <= 14 and any(_nobody_tells(text, verb) for verb in range(token + 1, last)):
            return token
    return last


def _nobody_tells(text: Text, verb: int) -> bool:
    """True for "nobody in Madrid could say", "it is not known", "the ministry would not say"; not for "will not change, he said"."""
    if text.lower[verb] not in TOLD | {"said", "knows", "knew", "known"}:
        return False
    below = [verb, *text.children[verb]]
    below += [
        c for child in text.children[verb] if text.relations[child].startswith("nsubj") for c in text.children[child]
    ]
    near = {text.lower[c] for c in below}
    return bool(near & NOBODY or {"no", "one"} <= near or {"not", "n't", "n’t", "cannot"} & near)


def on_condition(text: Text, mark: int, first: int) -> bool:
    """True for the "if" of a condition: "only if he first accepts", "unclear how he would travel if the appeal fails"."""
    near = text.lower[max(first, mark - 9) : mark]
    opened = max((n for n, word in enumerate(near) if word in UNKNOWN | KNOWN), default=len(near))
    return near[-1:] == ["only"] or bool(ASKING & set(near[opened:]))


def untold(words: set[str]) -> bool:
    """True where nobody can tell, or did: "impossible to know", "nobody could say", "did not say whether"."""
    if "no" in words and words & NO_WORD:
        return True
    if not words & (TOLD | {"said", "told", "specify", "disclose", "reveal", "clarify"}):
        return False
    return bool(words & (HARD | NOBODY)) or ({"no", "one"} <= words) or bool(words & {"not", "n't", "n’t", "cannot"})


def left_open(text: Text, token: int, last: int) -> bool:
    """True where what follows calls a thing open: "… remains to be seen", "… is anyone's guess"."""
    words = [w for w in text.lower[token:last] if w not in STILL]
    behind = " ".join(words).replace(" 's", "'s").replace(" ’s", "'s")
    return any(
        f" {verb} {end}" in behind for verb in ("is", "remains", "was", "has", "have", "were", "are") for end in ENDS
    )
