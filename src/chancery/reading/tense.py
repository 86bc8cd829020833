"""Tense: whether the words around a time expression speak of the past or of what is ahead, told by words alone.

No tree is asked, so that `times`, which parses nothing, and `read` give a date the same year and a weekday the same day.
"""

from __future__ import annotations

from itertools import pairwise

from chancery.language.text import Text
from chancery.reading.calendar_words import MONTHS, WEEKDAYS
from chancery.reading.tense_words import (
    AHEAD,
    ANNOUNCED,
    ARRANGED,
    CALLED,
    CHOSEN,
    CONVENED,
    DEMANDS,
    FINITE,
    FIXED,
    HARD,
    IMPLICATIVE,
    LASTED,
    MEETING,
    NOT_A_VERB,
    NOT_PAST,
    NOT_TO_DO,
    PAST,
    PURPOSES,
    RANKS,
    SUBJECTS,
    TRAVELLERS,
    UNMADE,
)

_REACH = 30
"""How many words the telling word may stand away."""
_EITHER = 2
"""What a plan as it was tells."""
_ENTERS = frozenset({"come", "comes", "go", "goes", "enter", "enters"})
_FINAL = frozenset({"by", "until", "till", "before", "through"})
_BOUNDARY = frozenset(
    ", that but and while – — - -- though although whereas because since where as after when yet so".split()
)
_DATING = frozenset("in on at next this tomorrow from until".split()) | frozenset(
    w.title() for w in (*MONTHS, *WEEKDAYS)
)
_WEEKDAYS = frozenset(w.title() for w in WEEKDAYS)
_PHRASE_ENDS = frozenset("to for of over with from in on at by about after".split())
_NO_INFINITIVE = NOT_A_VERB | NOT_TO_DO
_NOT_BEFORE = (["soon", "as"], ["early", "as"], ["late", "as"])
"""What says that a time is the first or the last that may be: "as soon as Tuesday"."""
_FRONTS = frozenset("the a an he she they it we i his her their its this these those".split())


def direction(text: Text, tokens: range, plan: int = -1) -> int:
    """-1 where the words around an expression speak of the past, 1 of what is ahead, 0 where they do not tell.

    "The ministers met on Tuesday" is past; "are to meet on Tuesday", "by Tuesday" is ahead. `plan` is the answer for a plan
    as it was, "had been expected to sign in early October": its weekday is most likely past, its month as likely to come.
    """
    if not tokens:
        return 0
    sentence = text.sentences[text.sentence_of[tokens[0]]]
    first, last = max(sentence.first, tokens[0] - _REACH), min(sentence.last, tokens[-1] + 1 + _REACH)
    start = tokens[0]
    while start > first and text.lower[start - 1] in ("on", "in", "at", "late", "early", "the"):
        start -= 1
    if start > first and text.lower[start - 1] == "for" and CALLED & set(text.lower[max(first, start - 12) : start]):
        return 1  # "called a meeting of its council for Thursday"
    if _fronted(text, start, tokens[-1], first):
        told = _after(text, tokens[-1] + 1, last) or _before(text, start, first)
    else:
        told = _before(text, start, first)
        if not told or text.lower[first] == "before":
            told = _after(text, tokens[-1] + 1, last) or told
    told = _behind(text, tokens[-1] + 1, last) or told
    if told == _EITHER:
        return plan
    final = _final(text, start, first)
    if final and told < 0:
        return -1 if _over(text.lower[first : tokens[-1] + 8], start - first, final) else 1
    if final:
        return 1
    return told


def _behind(text: Text, start: int, last: int) -> int:
    """What the clause says that tells what is done then: "a vote on Monday in which lawmakers are set to approve it", "his bid
    to fly home on Sunday, when troops closed the runway".
    """
    if start < last and text.lower[start] == ",":
        start += 1
    words = text.lower[start : start + 2]
    relative = words[:1] == ["when"] or (words[:1] in (["in"], ["at"], ["during"]) and words[1:] == ["which"])
    told = _after(text, start + 1, last) if relative else 0
    return told if told in (-1, 1) else 0


def _weekday(text: Text, node: int) -> bool:
    """True where a weekday stands here: "Thursday", "on Thursday"."""
    if node < len(text.lower) and text.lower[node] == "on":
        node += 1
    return node < len(text.words) and text.words[node] in _WEEKDAYS


def _final(text: Text, start: int, first: int) -> str:
    """The word by which a time looks ahead of itself: "by Tuesday", "until at least May", "no later than Friday"; "" if none."""
    if start == first:
        return ""
    before = text.lower[start - 1]
    if before in _FINAL:
        return before
    near = text.lower[max(first, start - 4) : start]
    return "until" if before in ("least", "than") and {"until", "no", "not"} & set(near) else ""


def _over(words: list[str], start: int, final: str) -> bool:
    """True where a past is told up to a time: "talked until Tuesday", "had left by Friday", "met before Thanksgiving".

    "was postponed until Tuesday", "gave Iran until Friday", "asked for answers before Friday" look ahead.
    """
    if "had" in words or any(word in ("was", "were") and after.endswith("ing") for word, after in pairwise(words)):
        return True
    if final in ("until", "till", "through"):
        return bool(LASTED & set(words[:start]))
    return final == "before" and not (DEMANDS & set(words[:start]))


def _fronted(text: Text, start: int, end: int, first: int) -> bool:
    """True for a time that opens its clause: "…, and on Friday the envoys will leave"."""
    if start > first and text.lower[start - 1] not in _BOUNDARY:
        return False
    if text.lower[start - 2 : start] in _NOT_BEFORE:
        return False
    if end + 1 >= len(text.words):
        return False
    after = text.words[end + 1]
    if after == "," and end + 2 < len(text.words):
        after = text.words[end + 2]
    return after.lower() in _FRONTS or (start > first and after[:1].isupper() and text.lower[start - 1] != ",")


def _before(text: Text, start: int, first: int) -> int:
    """What the nearest telling word before an expression says; "before" looks ahead where nothing else tells."""
    weak = 0
    for node in range(start - 1, first - 1, -1):
        word = text.lower[node]
        if word == ";":
            break
        if word == "before" or (word == "ahead" and text.lower[node + 1] == "of"):
            weak = 0 if "," in text.lower[node:start] else 1
            continue
        meeting = text.lower[node + 1] == "talks" or _gathering(text, node + 1)
        if word == "for" and meeting and _there_for(text, node, first):
            return 1
        told = _sign(text, node, first)
        if told:
            return told
    return weak


def _there_for(text: Text, node: int, first: int) -> bool:
    """True for an aside on why somebody is where he is: "the premier, in Washington for a summit on Friday, said"."""
    place = node - 1
    while place > first and text.words[place][:1].isupper():
        place -= 1
    return first < place < node - 1 and text.lower[place] in ("in", "at") and text.lower[place - 1] == ","


def _after(text: Text, start: int, last: int) -> int:
    for node in range(start, last):
        if text.lower[node] == ";" or text.lower[node] in UNMADE:
            return 0
        told = _sign(text, node, start)
        if told:
            return told
    return 0


def _sign(text: Text, node: int, first: int) -> int:
    """What one word tells; 0 where it tells nothing."""
    word = text.lower[node]
    before = text.lower[node - 1] if node else ""
    after = text.words[node + 1] if node + 1 < len(text.words) else ""
    if word == "to":
        return _infinitive(text, node, before, after, first)
    if word in FIXED:
        near = text.lower[max(first, node - 3) : node]
        if (
            after.lower() in ("to", "for")
            or before in ("a", "the", "its", "his", "her", "their")
            or {"be", "is", "are"} & set(near)
        ):
            return _EITHER if "had" in near else 1
        if before in ("was", "were") and word != "set" and _weekday(text, node + 1):
            return 1  # "was expected Thursday in Minsk"
        if word in ("scheduled", "planned", "expected", "set") and before not in NOT_A_VERB:
            having = before in ("has", "have", "'ve", "’ve")
            arranging = word in ("scheduled", "planned") and after.lower() in ("a", "an", "the") and before != "had"
            return 1 if having or arranging else -1
        return 0
    if word == "could" and ({"not", "n't"} & {after} or {"neither", "nor"} & set(text.lower[first:node])):
        return -1
    if word in AHEAD:
        return 1
    if UNMADE & set(text.lower[node : node + 4]) or (word == "called" and after == "off"):
        return 0
    if word in ("slipped", "slid") and after in ("to", "into"):  # "has slipped to December"
        return 0
    if word in PAST or (len(word) > 4 and word.endswith("ed") and word not in NOT_PAST):
        if before in ("-", "–") and word not in PAST:  # "ASEAN-related"
            return 0
        if before == "," and after == "by" and word not in FINITE:  # "will visit Kenya, followed by a summit in June"
            return 0
        if before == "have" and text.lower[max(first, node - 3) : node - 1] in (["was", "to"], ["were", "to"]):
            return 1
        if _brings_up(text, node):
            return _EITHER
        attributive = word not in PAST and (before in NOT_A_VERB or before in ("still", "yet"))
        if before == "that" and after in _DATING:
            attributive = False  # "a meeting that opened Thursday"
        if word in CALLED and before in ("has", "have") and after.lower() in ("a", "an") and _gathering(text, node + 2):
            return 1  # "has convened an emergency meeting on Friday"
        return 0 if attributive or before in ("be", "being", "is", "are") else -1
    if word in ("is", "are") and after.endswith("ing"):
        return 1
    if word in _ENTERS and after == "into" and text.lower[node + 2 : node + 3] in (["effect"], ["force"]):
        return 1
    if word in ("take", "takes") and after in ("effect", "place"):
        return 1
    if before == "," and word in MEETING and {"is", "are", "will"} & set(text.lower[node : node + 25]):
        return 1
    if word in ARRANGED:
        return _arranged(text, node, before)
    return 0


def _brings_up(text: Text, node: int) -> bool:
    """True for a past whose object, unlike itself, may well be ahead: "announced a visit to Cairo in September", "was picked
    for a mission in December".
    """
    following = text.lower[node + 1 : node + 2]
    if text.lower[node] in ANNOUNCED:
        return following in (["a"], ["an"], ["plans"]) and text.lower[node - 1 : node] != ["had"]
    near = text.lower[node + 1 : node + 8]
    return text.lower[node] in CHOSEN and any(pair in (("for", "a"), ("for", "an")) for pair in pairwise(near))


def _gathering(text: Text, start: int) -> bool:
    """True where a gathering is named before the phrase ends: "an all-party meeting"; not "an envoy for talks"."""
    for word in text.lower[start : start + 6]:
        if word in CONVENED:
            return True
        if word in _PHRASE_ENDS or (word in _BOUNDARY and word != "-"):
            return False
    return False


def _infinitive(text: Text, node: int, before: str, after: str, first: int) -> int:
    """ "hopes to meet" looks ahead; "refused to sign", "had planned to visit" do not."""
    if not (after.islower() and after.isalpha()) or after in _NO_INFINITIVE or after.endswith("s"):
        return 0
    if before in IMPLICATIVE:
        return -1
    if (after in PURPOSES and before not in ("is", "are", "was", "were")) or _of_a_relative(text, node, first):
        return 0
    if "had" in text.lower[max(first, node - 3) : node]:
        return _EITHER if before in FIXED else -1
    return 1


def _of_a_relative(text: Text, node: int, first: int) -> bool:
    """True for the infinitive that says which one is meant, or how hard it was, and tells no time: "the first envoy to visit
    Hanoi", "made it difficult for them to meet".
    """
    near = text.lower[max(first, node - 8) : node]
    ranked = next((n for n, w in enumerate(near) if w in RANKS), None)
    if ranked is not None and "," not in near[ranked:]:
        return True
    return "for" in near[1:] and near[near.index("for", 1) - 1] in HARD


def _arranged(text: Text, node: int, before: str) -> int:
    """The plain present of a verb of arrangement, with its subject right before it: "Gates open at noon on Friday"."""
    if before in SUBJECTS:
        return 1
    single = text.lower[node].endswith("s") and not text.lower[node].endswith("ss")
    subject = text.words[node - 1] if node else ""
    if not subject.isalpha() or before in (
        "the",
        "a",
        "an",
        "of",
        "for",
        "by",
        "to",
        "and",
        "or",
        "this",
        "next",
        "last",
    ):
        return 0
    if not single and subject[:1].isupper() and "and" in text.lower[max(0, node - 6) : node]:
        return 1
    following = text.words[node + 1] if node + 1 < len(text.words) else ""
    if single and (following in _DATING or following[:1].isdigit() or before in TRAVELLERS):
        return 1
    if single:
        return 1 if not before.endswith("s") and subject[:1].isupper() else 0
    return 1 if before.endswith("s") and not before.endswith("ss") and len(before) > 3 else 0
