"""Opponents: the other side of a deed that names only one, by whom the rest of the report sets against him."""

from __future__ import annotations

from collections import Counter

from chancery.facts.events import Participant, Role
from chancery.knowledge.events import EventTables
from chancery.reading.asides import at_home, of_no_other, of_nobody
from chancery.reading.control import CONVENING
from chancery.reading.counterparts import ADDRESSED, TWO_SIDED
from chancery.reading.drafts import Draft
from chancery.reading.merging import Merger

_FACING = TWO_SIDED - frozenset(
    "pledge support courtesy apology investment arms-sale aid condemnation mediation".split()
) | frozenset(
    "ratification ties-cut ties-restored ceasefire agreement talks call investigation release strike clash deployment"
    " ruling".split()
)
"""What nearly always has two sides, of which the report's own pair is meant where it names one."""
_HOSTILE = frozenset(
    "accusation condemnation protest-note recall sanctions expulsion summons border-closure tariff export-control incursion warning"
    " demand rejection seizure treaty-exit ties-cut strike clash investigation release withdrawal travel-advisory detention"
    " missile-test deployment boycott cyber-attack ruling".split()
)
_MILD = frozenset("demand withdrawal release deployment".split())
_FRIENDLY = frozenset("support courtesy aid invitation pledge apology arms-sale investment".split())
_VOWED = frozenset({"pledge", "warning"})
_SUITS = frozenset({"ruling", "protest-note"})
_SUING = frozenset("take bring file lodge submit refer sue challenge contest carry haul drag".split())
"""What a state does with its case against another: "took it to the World Court"."""
_TRADE = ("dumping", "subsid", "trade", "safeguard")
_TWICE = 2


def oppose(drafts: list[Draft], merger: Merger, tables: EventTables) -> None:
    """Gives what names one side the country that stands on the other side of his other deeds: twice at least, and twice as
    often as any third. For a hostile deed a hostile one counts twice, and there must be one.

    "Islamabad dismissed the charge", in a report in which India accuses Pakistan and calls off talks with it: India.
    """
    pairs = [(*pair, draft.type) for draft in drafts for pair in _pair(draft, merger)]
    for draft in drafts:
        known = merger.countries(draft) - _forum(draft, merger)
        if draft.type not in _FACING or len(known) != 1 or not _between(draft, merger):
            continue
        hostile = draft.type in _HOSTILE
        count: Counter[str] = Counter()
        for mine, other, type in pairs:
            if mine in known and not (hostile and type in _FRIENDLY):
                count[merger.cast.side(other.actor)] += 2 if type in _HOSTILE or not hostile else 1
        ranked = count.most_common(2)
        if not ranked or ranked[0][1] < _TWICE * max([_TWICE, *(n for _, n in ranked[1:])]):
            continue
        set_against = [(p, t) for mine, p, t in pairs if mine in known and merger.cast.side(p.actor) == ranked[0][0]]
        if hostile and not any(type in _HOSTILE - _MILD for _, type in set_against):
            continue
        missing = set_against[0][0]
        given = draft.participants[0].role
        party = tables.types[draft.type].roles == "party"
        role: Role = "party" if party else "actor" if given == "target" else "target"
        draft.participants = [*draft.participants, Participant(actor=missing.actor, role=role, span=missing.span)]
        draft.guessed = draft.guessed | {missing.actor}


def vow(drafts: list[Draft], merger: Merger) -> None:
    """Gives a promise or a threat that names nobody else the one to whom that is to be done which is promised: the maker of the
    duties in "vowed to take the duties to court".
    """
    deeds = {n.predicate: d for d in drafts for n in d.namings[:1]}
    for draft in drafts:
        known, verb = merger.countries(draft), draft.namings[0].predicate
        if draft.type not in _VOWED or len(known) != 1:
            continue
        below = [c for c in merger.text.children[verb] if c > verb and merger.text.relations[c] == "xcomp"]
        deed = next((deeds[c] for c in below if c in deeds), None)
        if deed is None or not known <= merger.countries(deed):
            continue
        others = [p for p in deed.participants if merger.cast.side(p.actor) not in known | _forum(deed, merger)]
        if len({merger.cast.side(p.actor) for p in others}) == 1:
            (missing, *_) = others
            draft.participants = [
                *draft.participants,
                Participant(actor=missing.actor, role="target", span=missing.span),
            ]
            draft.guessed = draft.guessed | {missing.actor}


def _forum(draft: Draft, merger: Merger) -> frozenset[str]:
    """The court or body before which a suit is brought, which is no opponent: "took the case to the World Court"."""
    bodies = frozenset(side for side in merger.countries(draft) if side.startswith("org:"))
    return bodies if draft.type in _SUITS and len(bodies) < len(merger.countries(draft)) else frozenset()


def _pair(draft: Draft, merger: Merger) -> list[tuple[str, Participant]]:
    """The two sides of what has two by its own words, each with the one who stands for the other."""
    sides: dict[str, Participant] = {}
    for participant in draft.participants:
        side = merger.cast.side(participant.actor)
        if participant.actor not in draft.guessed and not side.startswith(("person:", "group:", "org:un")):
            sides.setdefault(side, participant)
    if len(sides) != 2:
        return []
    (one, first), (other, second) = sides.items()
    if first.role == second.role == "target" or first.role == second.role == "actor":
        return []
    return [(one, second), (other, first)]


def _between(draft: Draft, merger: Merger) -> bool:
    """False for what has no other side by its words: a report that is denied, a deal that somebody brokered, what somebody
    whom no name tells did, an inquiry that is none into trade.
    """
    naming, grammar = draft.namings[0], merger.grammar
    forum = _forum(draft, merger)
    roles = {p.role for p in draft.participants if merger.cast.side(p.actor) not in forum}
    if draft.type == "ruling" and grammar.lemma(naming.predicate) not in _SUING:
        return False
    if (len(roles) > 1 and draft.type in ADDRESSED) or (roles == {"target"} and grammar.subjects(naming.predicate)):
        return False
    if grammar.lemma(naming.predicate) in CONVENING or of_no_other(grammar, naming.predicate):
        return False
    if draft.type in _HOSTILE and any(
        at_home(grammar.text, grammar.text.tokens_in(*p.span)) for p in draft.participants
    ):
        return False
    if draft.type == "investigation":
        return any(trade in grammar.text.source[slice(*naming.span)].lower() for trade in _TRADE)
    return draft.type != "rejection" or not of_nobody(grammar, naming.predicate)
