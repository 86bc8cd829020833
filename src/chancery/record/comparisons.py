"""Comparisons: named, weighted answers to "do these two mentions tell of one happening?", to be read aloud.

Each comparison looks at one thing, gives a weight (positive: for one happening) and the two values that decided it, or
None where it cannot tell. `VETO` says that the two can never be one, whatever else agrees. The sum with `BIAS` decides (`scores.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

import msgspec

from chancery.facts.contributions import Head
from chancery.facts.mentions import Party
from chancery.record.identity import compare
from chancery.record.sketches import likeness_of_texts, packed
from chancery.record.views import DAY, View
from chancery.record.words import likeness

BIAS = -2.4
VETO = -100.0
COPY, SHORT_COPY, SHORT = 0.5, 0.8, 60
"""From this resemblance on two reports are one text; of fewer than 60 words from the second on, since two short reports of
one happening are alike anyway."""
COPY_REACH = 30 * DAY
"""Seconds between the publications of two reports beyond which they are no copies of one text."""

_KIN = (
    frozenset({"meeting", "talks", "summit"}),
    frozenset({"talks", "call"}),
    frozenset({"meeting", "talks", "mediation"}),
    frozenset({"agreement", "ceasefire"}),
    frozenset({"agreement", "ratification"}),
    frozenset({"strike", "clash", "incursion"}),
    frozenset({"seizure", "incursion", "patrol"}),
    frozenset({"patrol", "exercise", "deployment"}),
    frozenset({"condemnation", "accusation", "warning", "rejection", "statement"}),
    frozenset({"statement", "support", "pledge"}),
    frozenset({"demand", "warning", "statement"}),
    frozenset({"tariff", "export-control", "sanctions"}),
    frozenset({"protest-note", "condemnation", "summons"}),
)
_HOLDS = frozenset({"meeting", "talks", "summit", "call", "mediation", "invitation"})
LASTING = frozenset({"exercise", "visit", "deployment", "election"})
"""Types of what goes on for days: two tellings of it may give two days."""
_SWAPPED = frozenset({("guest", "host"), ("host", "guest"), ("actor", "target"), ("target", "actor")})
_EQUAL = frozenset({"party", "member"})


class Found(msgspec.Struct, gc=False):
    """What one comparison found: its weight and, for whoever asks, the two values that decided it."""

    weight: float
    said: Callable[[], tuple[str, str]]


Comparison = Callable[[View, View], Found | None]


def same_report(a: View, b: View) -> Found | None:
    """Two happenings of one report are two: its reading has already joined what it tells of one."""
    return Found(VETO, lambda: (a.report, b.report)) if a.report == b.report else None


def type_(a: View, b: View) -> Found | None:
    """The same type, kin of it ("talks" for "meeting"), or another. A visit and the summit during it are two, and so are a
    call and a meeting."""
    return Found(type_weight(a.type, b.type), lambda: (a.type, b.type))


@lru_cache(maxsize=20_000)
def type_weight(one: str, other: str) -> float:
    """What the types of two mentions weigh."""
    if one == other:
        return 0.0 if one == "other" else 1.0
    pair = {one, other}
    if "visit" in pair and pair & _HOLDS:
        return VETO
    if pair <= {"call", "meeting", "summit"}:
        return -4.5 if "call" in pair else 0.5
    if any(pair <= kin for kin in _KIN):
        return 0.1 if "call" in pair else 0.5
    return -1.0 if "other" in pair else -2.5


def participants(a: View, b: View) -> Found | None:
    """The countries (or bodies) that take part: all, some, or none of them the same."""
    if not a.mention.parties or not b.mention.parties:
        return None
    ours, theirs = _aligned(a, b)
    shared = len(ours & theirs)
    few, many = len(ours), len(theirs)
    if few > many:
        few, many = many, few
    if shared == 0:
        weight = -4.0
    elif shared == few == many:
        weight = 2.2 if shared > 1 else 1.0
    elif shared == few:
        weight = 1.2 if few > 1 else 0.2
    else:
        weight = 0.3 if shared > 1 else -3.0
    return Found(weight, lambda: (_joined(frozenset(ours)), _joined(frozenset(theirs))))


def _aligned(a: View, b: View) -> tuple[AbstractSet[str], AbstractSet[str]]:
    """The lands of both, a person without a country standing under that of the same person on the other side."""
    if not (a.strangers or b.strangers):
        return a.lands, b.lands
    ours, theirs = set(a.lands), set(b.lands)
    for view, mine, yours, other in ((a, ours, theirs, b), (b, theirs, ours, a)):
        for stranger in view.strangers:
            for party in other.mention.parties:
                land = party.country or party.actor
                if land in yours and compare(stranger, party, a.identities) == "same":
                    mine.discard(stranger.actor)
                    mine.add(land)
                    break
    return ours, theirs


def people(a: View, b: View) -> Found | None:
    """Persons: the same ones, or another person for the same country (the chancellor's visit is not the minister's)."""
    if not a.people or not b.people:
        return None
    same, other = [], []
    for land in a.people.keys() & b.people.keys():
        verdicts = {compare(p, q, a.identities) for p in a.people[land] for q in b.people[land]}
        if "same" in verdicts:
            same.append(land)
        elif verdicts == {"other"}:
            other.append(land)
    if other:
        weight = VETO if a.type == b.type == "visit" else -3.5
        return Found(weight, lambda: (_said(a, other), _said(b, other)))
    if same:
        return Found(min(1.0, 0.6 * len(same)), lambda: (_said(a, same), _said(b, same)))
    return None


def _said(view: View, lands: list[str]) -> str:
    found: list[Party] = [p for land in sorted(lands) for p in view.people[land]]
    return ", ".join(p.name for p in found)


def roles(a: View, b: View) -> Found | None:
    """Guest and host, actor and target: turned round, they tell of two happenings."""
    theirs = b.roles
    swapped = [land for land, role in a.roles.items() if (role, theirs.get(land)) in _SWAPPED]
    if not swapped:
        return None
    land = min(swapped)
    return Found(-4.0, lambda: (f"{a.roles[land]} {land}", f"{b.roles[land]} {land}"))


def window(a: View, b: View) -> Found | None:
    """When: the same day, overlapping, apart; what has happened is not what is ahead in a later report."""

    def said() -> tuple[str, str]:
        return a.when, b.when

    if _edited(a, b):
        return Found(0.0, said)
    if _begun_before(a, b) or _begun_before(b, a):
        return Found(-8.0, said)
    late, early = (a, b) if (a.at or 0) >= (b.at or 0) else (b, a)
    apart = gap(a, b)
    if apart > 0:
        if a.past and b.past:
            return Found(_apart_in_the_past(a, b, apart), said)
        if apart <= DAY and a.fine and b.fine:
            return Found(-0.2, said)
        if early.past and late.ahead:
            return Found(-6.0, said)
        if not (a.told and b.told):
            return Found(-1.5, said)
        if late.ahead and early.ahead and apart <= 7 * DAY:
            return Found(-0.8, said)
        return Found(-5.0 if late.ahead and early.ahead else -6.0, said)
    if a.fine and b.fine:
        return Found(2.0, said)
    if a.told and b.told:
        return Found(1.0 if max(_length(a), _length(b)) < 70 * DAY else 0.5, said)
    if a.at is None or b.at is None:
        return None
    apart = abs(a.at - b.at)
    weight = _between(UNDATED_PAST if a.past and b.past else UNDATED, apart / DAY)
    return Found(round(weight, 3), said) if weight else None


def _begun_before(begun: View, plan: View) -> bool:
    """True where one was under way or over in its report, and the other is planned for a later day than that."""
    if not (begun.past and plan.ahead and plan.told) or begun.at is None or plan.earliest is None:
        return False
    return plan.earliest > begun.at + DAY


def _apart_in_the_past(a: View, b: View, gap: float) -> float:
    """What happened at two times is two happenings, but for a day's difference of zones and for what lasts: "began a joint
    exercise on Friday" and "the exercise ended on Tuesday"."""
    if gap <= DAY:
        return -2.0 if a.mention.family == b.mention.family == "speech" else -1.0
    if not (a.told and b.told):
        return -4.0
    if a.type == b.type and a.type in LASTING and gap <= 6 * DAY:
        return -2.5
    return VETO


def gap(a: View, b: View) -> float:
    """Seconds between two windows that do not meet; 0 where they do, or are the same day in two zones."""
    if a.day is not None and a.day == b.day:
        return 0.0
    if a.latest is not None and b.earliest is not None and a.latest <= b.earliest:
        return max(b.earliest - a.latest, 1.0)
    if b.latest is not None and a.earliest is not None and b.latest <= a.earliest:
        return max(a.earliest - b.latest, 1.0)
    return 0.0


def _length(view: View) -> float:
    return 1e12 if view.earliest is None or view.latest is None else view.latest - view.earliest


def place(a: View, b: View) -> Found | None:
    """Where: the same place, another in the same country, another country."""
    one, other = a.mention, b.mention
    if one.place is None or other.place is None:
        return None
    if one.place.lower() == other.place.lower():
        return Found(0.6, _places(a, b))
    if one.place_country and other.place_country and one.place_country != other.place_country:
        return Found(-2.0, _places(a, b))
    return Found(0.0, _places(a, b))


def _places(a: View, b: View) -> Callable[[], tuple[str, str]]:
    return lambda: (a.mention.place or "", b.mention.place or "")


def topics(a: View, b: View) -> Found | None:
    """What it is about, by the roots of the words."""
    if not a.topics or not b.topics:
        return None
    shared = a.topics & b.topics
    return Found(0.8 if shared else -0.5, _sets(a.topics, b.topics))


def _sets(one: frozenset[str], other: frozenset[str]) -> Callable[[], tuple[str, str]]:
    return lambda: (_joined(one), _joined(other))


@lru_cache(maxsize=20_000)
def _joined(words: frozenset[str]) -> str:
    return " ".join(sorted(words))


def trigger(a: View, b: View) -> Found | None:
    """The word that names the happening: its root, whatever its form, or one that reports use for the same."""
    one, other = a.mention.lemma, b.mention.lemma
    if a.type == b.type == "other":
        return Found(2.2 if one == other else 0.5 if a.kin & b.kin else -2.6, lambda: (one, other))
    return Found(0.5 if one == other else 0.2 if a.kin & b.kin else 0.0, lambda: (one, other))


def names(a: View, b: View) -> Found | None:
    """The names in the sentences, where the participants do not already tell."""
    if (a.mention.parties and b.mention.parties) or not a.names or not b.names:
        return None
    shared = a.names & b.names
    few = min(len(a.names), len(b.names))
    weight = NAMES[0] if not shared else NAMES[1] + NAMES[2] * len(shared) / few
    return Found(weight, _sets(a.names, b.names))


def story(a: View, b: View) -> Found | None:
    """The story the two reports tell, by the words that are frequent in them and rare elsewhere. It weighs more where the
    participants do not tell."""
    few = min(len(a.story), len(b.story))
    if few < 5:
        return None
    share = len(a.story & b.story) / few
    if a.mention.parties and b.mention.parties:
        weight = max(-0.8, min(1.2, -0.8 + 3.0 * share))
    else:
        weight = _between(STORY, share)
    return Found(weight, lambda: (f"{share:.2f}", "of the story's words"))


NAMES = (-0.2, 0.4, 1.2)
"""Where nobody is named: no name shared; one shared; and what the share of the shorter sentence's names adds."""

STORY = ((0.0, -4.0), (0.1, -2.0), (0.2, -0.2), (0.3, 1.0), (0.45, 1.9), (0.6, 2.4), (1.0, 2.4))
"""How much a share of the story's words weighs where nobody is named, fitted to the training topics of ECB+."""


UNDATED_PAST = ((0.0, 0.9), (2.0, 0.9), (7.0, 0.2), (21.0, -0.8), (60.0, -1.8), (120.0, -3.5))
UNDATED = ((0.0, 0.0), (60.0, 0.0), (120.0, -0.6), (240.0, -1.5), (400.0, -3.0))
"""How much the days between two reports weigh where no dates are told: of what both tell as past, and otherwise."""


def _between(points: tuple[tuple[float, float], ...], value: float) -> float:
    for (x, low), (y, high) in pairwise(points):
        if value <= y:
            return low + (high - low) * (value - x) / (y - x)
    return points[-1][1]


def words(a: View, b: View) -> Found | None:
    """What an act is about, by the words of its sentence, where it is no meeting: "condemned the cable project" is not
    "condemned a visit to Taiwan"."""
    if "consultation" in (a.mention.family, b.mention.family) or a.type == b.type == "other":
        return None
    few = min(len(a.content), len(b.content))
    if few < 2:
        return None
    shared = a.content & b.content
    weight = -1.2 if not shared else min(0.8, 1.6 * len(shared) / few)
    return Found(weight, _sets(a.content, b.content))


def lineage(a: View, b: View) -> Found | None:
    """Two copies or editions of one text: the same sentence tells of the same happening, another of another."""
    if not copied(a, b):
        return Found(4.0, lambda: (a.head.edition, b.head.edition)) if _edited(a, b) else None
    alike = likeness(a.sentence, b.sentence)
    if alike >= 0.6:
        return Found(4.0 if a.mention.lemma == b.mention.lemma else 0.5, lambda: ("copy", "the same sentence"))
    return Found(-1.5, lambda: ("copy", "another sentence"))


def one_text(one: Head, other: Head) -> bool:
    """True where two reports are near-duplicates: agency text printed again within a month, with a line more or less. Such two share a
    band."""
    if one.at is not None and other.at is not None and abs((one.at - other.at).total_seconds()) > COPY_REACH:
        return False
    least = SHORT_COPY if min(one.words, other.words) < SHORT else COPY
    return likeness_of_texts(packed(one.sketch), packed(other.sketch)) >= least


def copied(a: View, b: View) -> bool:
    """True where the reports of two tellings are near-duplicates; most are told apart at a look."""
    return likeness_of_texts(a.sketch, b.sketch) >= COPY and one_text(a.head, b.head)


def _edited(a: View, b: View) -> bool:
    """True where one report is another edition of the other's story and the two sentences are versions of one."""
    if "first" == a.head.edition == b.head.edition or a.head.outlet != b.head.outlet:
        return False
    return likeness(a.sentence, b.sentence) >= 0.5 and likeness(a.story, b.story) >= 0.3
