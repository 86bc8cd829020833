"""Tense: whether the words around a time expression speak of the past or of what is ahead."""

from __future__ import annotations

from chancery.language.text import Text

_AHEAD = frozenset(
    [
        "will",
        "would",
        "shall",
        "may",
        "might",
        "'ll",
        "’ll",
        "should",
        "due",
        "scheduled",
        "set",
        "slated",
        "expected",
        "planned",
        "plans",
        "plan",
        "upcoming",
        "payable",
        "effective",
        "intends",
        "hopes",
        "aims",
        "pencilled",
    ]
)
_PAST = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "said",
        "told",
        "met",
        "held",
        "won",
        "began",
        "came",
        "went",
        "made",
        "took",
        "fell",
        "rose",
        "left",
        "gave",
        "found",
        "saw",
        "got",
        "led",
        "sent",
        "kept",
        "lost",
        "shot",
        "broke",
        "spoke",
        "wrote",
        "became",
        "brought",
        "flew",
        "struck",
        "dated",
        "since",
        "ago",
    ]
)
_NOT_A_VERB = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "our",
        "your",
        "my",
        "all",
        "both",
        "two",
        "three",
    ]
)
_NOT_PAST = frozenset(
    ["need", "indeed", "exceed", "proceed", "succeed", "speed", "feed", "seed", "united", "need", "bed", "red", "shed"]
)
_CLOSED = frozenset({"will", "would", "'ll", "may", "might", "could", "should", "shall", "can"})
_MOVED = frozenset("move postpone delay put push reschedule bring defer schedule set plan slate".split())
_FIXED = frozenset({"due", "scheduled", "slated", "set", "expected", "planned", "pencilled"})


def direction(text: Text, tokens: range) -> int:
    """-1 where the words around an expression speak of the past, 1 of what is ahead, 0 where they do not tell.

    "The ministers met on Tuesday" is past; "are to meet on Tuesday", "by Tuesday" is ahead.
    """
    if not tokens:
        return 0
    before = text.lower[tokens[0] - 1] if tokens[0] else ""
    if before in ("by", "until", "before", "till") or (
        before in ("least", "than") and {"until", "no", "not"} & set(text.lower[max(0, tokens[0] - 4) : tokens[0]])
    ):
        return 1
    sentence = text.sentences[text.sentence_of[tokens[0]]]
    if not sentence.parsed:
        return _nearest(text, tokens, sentence.first, sentence.last)
    node = next((t for t in tokens if text.heads[t] not in tokens), tokens[0])
    if before in ("to", "for") and text.heads[node] >= 0 and text.lemmas[text.heads[node]].lower() in _MOVED:
        return 1
    for _ in range(12):
        node = text.heads[node]
        if node < 0:
            return 0
        told = _governor(text, node)
        if told:
            return told
    return 0


def _governor(text: Text, node: int) -> int:
    """What one word above an expression tells of its direction; 0 where it tells nothing."""
    children = text.children[node]
    if text.upos[node] not in ("VERB", "AUX", "ADJ"):
        marks = (c for c in children if text.relations[c] in ("case", "mark", "advmod"))
        return 1 if any(text.lower[c] in ("before", "ahead", "until") for c in marks) else 0
    if any(text.lower[c] == "to" and text.relations[c] == "mark" for c in children):
        above = text.heads[node]
        given_up = above >= 0 and any(
            text.relations[c] == "aux" and text.lower[c] in ("had", "'d") for c in text.children[above]
        )
        return -1 if given_up else 1
    aux = {text.lower[c] for c in children if text.relations[c].startswith(("aux", "cop"))}
    form, tense = text.feat(node, "VerbForm"), text.feat(node, "Tense")
    if aux & _CLOSED or form == "Inf" or text.lower[node] in _FIXED:
        return 1
    if aux & {"had", "was", "were", "did", "been", "has", "have"} or (tense == "Past" and form == "Fin"):
        return -1
    if form == "Part" and tense == "Past" and (text.relations[node].startswith("acl") or not aux):
        return -1
    return 1 if form == "Fin" or aux & {"is", "are"} else 0


def _nearest(text: Text, tokens: range, first: int, last: int) -> int:
    """Without a parse: the nearest word of tense before the expression, else after it; the past where there is none."""
    for node in range(tokens[0] - 1, max(first, tokens[0] - 14) - 1, -1):
        told = _sign(text, node)
        if told:
            return told
    for node in range(tokens[-1] + 1, min(last, tokens[-1] + 14)):
        told = _sign(text, node)
        if told:
            return told
    return -1


def _sign(text: Text, node: int) -> int:
    word = text.lower[node]
    if word in _AHEAD:
        return 1
    before = text.lower[node - 1] if node else ""
    if word == "to" and node + 1 < len(text.lower):
        after = text.words[node + 1]
        return 1 if after.islower() and after.isalpha() and after not in _NOT_A_VERB and not after.endswith("s") else 0
    if word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST):
        return 0 if before in ("be", "being") else -1
    return 0
