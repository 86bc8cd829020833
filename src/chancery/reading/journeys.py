"""Journeys: what is done on a visit, and one leg after another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from chancery.facts.constraints import Order
from chancery.language.text import Text
from chancery.reading.anchors import preposition_of
from chancery.reading.cast import Cast
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming

DONE_ON_VISITS = frozenset({"meeting", "talks", "summit", "agreement"})
_MEETINGS = frozenset({"meeting", "talks", "summit"})
_UNSURE = frozenset({"sought", "possible", "denied", "cancelled"})
_NEAR = 2
"""How many sentences after a visit what is done on it is told."""
_STAY = timedelta(days=3)
_NEWS = timedelta(days=7)
_ONWARD = frozenset({"on", "onward", "onwards", "then", "afterwards", "later"})
_ONWARDS = frozenset({"proceed", "continue"})
_GOING = frozenset({"go", "travel", "fly", "continue", "proceed", "head", "move", "journey"})

Row = tuple[Happening, Naming, Order, Happening, int]
"""A happening with its naming, `during` or `after`, the visit, and the word that says so."""


def journeys(text: Text, happenings: list[Happening], cast: Cast, ordered: set[str]) -> Iterator[Row]:
    """What is done during a visit and which leg comes after which, as the report tells them one after the other.

    "The minister will land in Seoul on Monday. She will meet her counterpart the next day and go on to Hanoi": the meeting
    during the visit to Seoul, the visit to Hanoi after it. `ordered` are the happenings that the report's own words of
    order place already.
    """
    visits = [h for h in happenings if h.type == "visit" and h.status not in ("cancelled", "denied", "postponed")]
    held = [h for h in happenings if h.type in _MEETINGS or h.type == "courtesy"]
    for happening in happenings:
        naming = happening.namings[0]
        place = _where(happening, naming, [*visits, *held], text) if happening.type != "visit" else None
        if place is not None:
            yield happening, naming, "during", place, naming.token
        if happening.id in ordered:  # the words of order have placed it; guest and host met on the visit all the same
            if happening.type in _MEETINGS:
                yield from (
                    (happening, naming, "during", visit, naming.token)
                    for visit in visits
                    if visit.status == "ongoing" and _met_on(happening, visit, _countries(happening, cast), cast)
                )
            continue
        if happening.type in DONE_ON_VISITS and happening.status not in _UNSURE:
            visit = _visit_of(happening, naming, visits, text, cast)
            if visit is not None:
                yield happening, naming, "during", visit, naming.token
        trip = _travelling(happening, naming, visits, text)
        if trip is not None:
            yield happening, naming, "during", trip, naming.token
        if happening in visits and _onward(naming, text):
            earlier = [v for v in visits if v is not happening and v.namings[0].token < naming.token]
            same = [v for v in earlier if _guests(v, cast) & _guests(happening, cast)]
            if same and text.sentence_of[naming.token] - text.sentence_of[same[-1].namings[0].token] <= _NEAR:
                yield happening, naming, "after", same[-1], naming.token
        stop = _after_a_place(naming, text, cast)
        if stop is not None:
            token, country = stop
            there = [v for v in visits if v is not happening and country in _hosts(v, cast)]
            if there:
                yield happening, naming, "after", there[0], token


def _visit_of(
    happening: Happening, naming: Naming, visits: list[Happening], text: Text, cast: Cast
) -> Happening | None:
    """The visit, told just before, on which guest and host meet or sign."""
    here = text.sentence_of[naming.token]
    countries = _countries(happening, cast)
    for visit in sorted(visits, key=lambda v: -v.namings[0].token):
        if visit.status == "ongoing" and _met_on(happening, visit, countries, cast):
            return visit
        away = min((here - text.sentence_of[n.token] for n in visit.namings if n.token < naming.token), default=-1)
        if away > _NEAR and _only(visit, visits) and _same_guest(happening, visit):
            away = _NEAR
        if not 1 <= away <= _NEAR or (visit.status in AHEAD | {"ongoing"}) != (
            happening.status in AHEAD | {"ongoing"} or visit.status == "ongoing"
        ):
            continue
        guests, hosts = _guests(visit, cast), _hosts(visit, cast)
        if guests & countries and hosts & countries and guests != hosts and _in_time(happening, visit):
            return visit
    return None


def _travelling(happening: Happening, naming: Naming, visits: list[Happening], text: Text) -> Happening | None:
    """The visit that the one who does a thing is said to be on: "Blinken, who was on a visit to Greece, called it reckless".

    Not "who was on a visit to Greece last year": what the news tells without a date is no part of a journey long over.
    """
    verb = naming.predicate
    if happening.type == "visit" or text.upos[verb] != "VERB":
        return None
    held = {
        t: v for v in visits if v.status in ("ongoing", "occurred") for n in v.namings for t in (n.token, n.predicate)
    }
    for subject in text.children[verb]:
        if not text.relations[subject].startswith("nsubj"):
            continue
        for clause in text.children[subject]:
            below = [clause, *text.children[clause]] if text.relations[clause] in ("acl:relcl", "acl", "nmod") else []
            for word in below:
                visit = held.get(word)
                on = visit is not None and preposition_of(text, word) == "on" and word < verb
                if visit is None or not (on or (visit.status == "ongoing" and word < verb)):
                    continue
                if _in_time(happening, visit) and (visit.status == "ongoing" or not _long_past(happening, visit)):
                    return visit
    return None


def _only(visit: Happening, visits: list[Happening]) -> bool:
    """True for the one visit ahead that a report is there to tell."""
    return visit.status in AHEAD and visit.salience == "news" and sum(v.status in AHEAD for v in visits) == 1


def _same_guest(happening: Happening, visit: Happening) -> bool:
    """True where the guest in person takes part."""
    guests = {p.actor for p in visit.participants if p.role == "guest"}
    return any(p.actor in guests and p.actor.startswith(("person:", "office:")) for p in happening.participants)


def _met_on(happening: Happening, visit: Happening, countries: set[str], cast: Cast) -> bool:
    """True for what guest and host do within the days of a visit under way, wherever the report speaks of the visit."""
    guests, hosts = _guests(visit, cast), _hosts(visit, cast)
    if not (guests & countries and hosts & countries and guests != hosts):
        return False
    dated = bool(happening.window.spans and visit.window.spans) and visit.window.earliest is not None
    return dated and happening.window.earliest is not None and happening.window.within(visit.window)


def _in_time(happening: Happening, visit: Happening) -> bool:
    """True where the one may fall within the other; a visit told by its first day lasts until what is done on it."""
    own, stay = happening.window, visit.window
    if not own.spans or own.earliest is None or own.latest is None or stay.meets(own):
        return True
    if stay.latest is None or stay.earliest is None or not timedelta(0) <= own.earliest - stay.latest <= _STAY:
        return False
    return stay.latest - stay.earliest <= timedelta(days=1)


def _long_past(happening: Happening, visit: Happening) -> bool:
    """True where a dated visit was over long before the report that tells the other without a date."""
    own, stay = happening.window, visit.window
    if own.spans or not stay.spans or own.latest is None or stay.latest is None:
        return False
    return own.latest - stay.latest > _NEWS


def _onward(naming: Naming, text: Text) -> bool:
    """ "go on to Hanoi", "then fly to Ankara"."""
    for verb in dict.fromkeys((naming.token, naming.predicate)):
        if text.lemmas[verb].lower() in _ONWARDS:
            return True
        if text.lemmas[verb].lower() in _GOING:
            children = [
                text.lower[c] for c in text.children[verb] if text.relations[c].startswith(("advmod", "compound"))
            ]
            if _ONWARD & set(children):
                return True
    return False


def _after_a_place(naming: Naming, text: Text, cast: Cast) -> tuple[int, str] | None:
    """ "After Hanoi, he may travel on to Jakarta": the country of a place that is left behind."""
    verbs = [naming.predicate]
    while text.relations[verbs[-1]] == "xcomp" and text.heads[verbs[-1]] >= 0:
        verbs.append(text.heads[verbs[-1]])  # "From Tashkent he had intended to go on to Astana"
    for child in (c for verb in verbs for c in text.children[verb]):
        if text.relations[child].startswith("obl") and preposition_of(text, child) in ("after", "from"):
            mention = cast.at(child)
            if mention is not None and mention.form in ("place", "metonym", "name") and mention.actors:
                country = cast.country(mention.actors[0])
                opening = child < naming.predicate and text.sentence_of[child] == text.sentence_of[naming.predicate]
                onward = opening and _onward(naming, text)
                if country is not None and (preposition_of(text, child) == "after" or onward):
                    return child, country
    return None


def _where(happening: Happening, naming: Naming, visits: list[Happening], text: Text) -> Happening | None:
    """The visit to the place of which a clause tells: "flew on to Hanoi, where he is to chair a meeting"."""
    for node in text.path(naming.predicate)[:5]:
        if text.relations[node] not in ("acl:relcl", "advcl:relcl", "advcl", "acl"):
            continue
        if not any(text.lower[c] == "where" for c in text.children[node]):
            continue
        held = {n.token: v for v in visits if v is not happening for n in v.namings}
        return next((held[above] for above in text.path(text.heads[node])[:3] if above in held), None)
    return None


def _countries(happening: Happening, cast: Cast) -> set[str]:
    return {c for p in happening.participants if (c := cast.country(p.actor)) is not None}


def _guests(visit: Happening, cast: Cast) -> set[str]:
    return {c for p in visit.participants if p.role == "guest" and (c := cast.country(p.actor)) is not None}


def _hosts(visit: Happening, cast: Cast) -> set[str]:
    return {c for p in visit.participants if p.role == "host" and (c := cast.country(p.actor)) is not None}
