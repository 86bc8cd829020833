"""Fields: the value of each field of an event as its tellings come in, by the rule in `precedence.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec

from chancery.facts.events import Role, Status
from chancery.facts.mentions import Mention, Party, Standing
from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordParticipant, RecordPlace
from chancery.facts.revisions import Disputed
from chancery.facts.times import Window
from chancery.record.identity import Identities, united
from chancery.record.origins import copies
from chancery.record.precedence import Outcome, progress, settle
from chancery.record.views import View

_FINE = frozenset({"minute", "hour", "part-of-day", "day"})
_OPEN = frozenset({"sought", "possible"})
_RANK: tuple[Standing, ...] = ("background", "hedged", "firm", "official")
_TOPICS = 12
_OFTEN = 4
"""Tellings from which on those are left out whom few of them name."""


@dataclass(slots=True)
class Held:
    """A field as it stands: its value, who gave it with what standing and when, and what stands beside it."""

    value: Any
    view: View
    standing: Standing
    stood: float | None
    beside: list[Disputed] = field(default_factory=list)


@dataclass(slots=True)
class Fields:
    """The fields that one report after another settles: status, window, place. `window` is as told, spans kept."""

    status: Held | None = None
    window: Held | None = None
    place: Held | None = None

    def take(self, view: View) -> None:
        """Lets the next telling, in order of publication, have its say on every field."""
        mention = view.mention
        self.status = _next(self.status, view, mention.status, _status_differs, "status")
        self._take_window(view, mention.window, mention.status)
        if mention.place is not None:
            place = RecordPlace(name=mention.place, country=mention.place_country)
            held = self.place.value if self.place is not None else None
            if held is None or not (mention.place_is_country and held.country == place.country):
                self.place = _next(self.place, view, place, _place_differs, "place")

    def _take_window(self, view: View, window: Window, status: Status) -> None:
        held = self.window
        if held is None:
            self.window = Held(window, view, view.mention.standing, view.at)
            return
        now: Window = held.value
        if view.at is None and held.stood is not None:
            return
        weak = not window.spans
        if weak or (window.wanted and not now.wanted and now.spans):
            if not now.spans:
                both = now.intersect(window)
                held.value = both if both is not None else window
            return
        if not now.spans:
            cut = now.intersect(window)
            self.window = Held(
                cut if cut is not None and status not in _OPEN else window, view, view.mention.standing, view.at
            )
            return
        if _same_window(now, window) or (now.within(window) and not (now.wanted and not window.wanted)):
            self.window = _next(held, view, now, _never, "window")
            return
        if window.within(now) or (now.wanted and not window.wanted and now.meets(window)):
            self.window = _next(held, view, window, _never, "window")
            return
        if now.meets(window) and not (now.granularity in _FINE and window.granularity in _FINE):
            self.window = _next(held, view, now.intersect(window), _never, "window")
            return
        self.window = _next(held, view, window, _always, "window")


def _next(held: Held | None, view: View, value: Any, differs: Any, name: str) -> Held:
    """The field after one more telling of it."""
    if held is None:
        return Held(value, view, view.mention.standing, view.at)
    source = _same_source(held.view, view)
    different = value != held.value and differs(held.value, value)
    outcome: Outcome = settle(view.mention, held.standing, held.stood, same_source=source, differs=different)
    if outcome == "nothing":
        return held
    if outcome == "weaker":
        return Held(held.value, held.view, held.standing, held.stood, _beside(held.beside, name, value, view, "weaker"))
    if outcome in ("equal-standing", "outranks"):
        reason = "equal-standing" if outcome == "equal-standing" else "weaker"
        beside = _beside([], name, held.value, held.view, reason)
        return Held(value, view, view.mention.standing, view.at, beside)
    if value == held.value:
        standing = max(held.standing, view.mention.standing, key=_RANK.index)
        fresh = [d for d in held.beside if _recent(d, view)]
        return Held(value, held.view if held.view.at is not None else view, standing, view.at, fresh)
    return Held(value, view, view.mention.standing, view.at)


def _recent(beside: Disputed, view: View) -> bool:
    """A dispute stands for a day: whoever repeats a value after that has settled it."""
    if beside.at is None or view.at is None:
        return True
    return view.at - beside.at.timestamp() <= 86_400.0 or beside.reason == "weaker"


def _beside(found: list[Disputed], name: str, value: Any, view: View, reason: Any) -> list[Disputed]:
    plain = msgspec.to_builtins(value) if name != "window" else window_value(value)
    one = Disputed(
        field=name,
        value=plain,
        report=view.report,
        at=view.mention.at,
        reason=reason,
        because=evidence(view, name),
    )
    return [*(d for d in found if d.value != plain), one]


def _same_source(one: View, other: View) -> bool:
    """The same outlet or the same agency: no two independent reports."""
    houses = [{v.head.house, *v.mention.agencies} - {None} for v in (one, other)]
    return bool(houses[0] & houses[1])


def _status_differs(before: str, after: str) -> bool:
    return not progress(before, after)


def _place_differs(before: RecordPlace, after: RecordPlace) -> bool:
    return before.name.lower() != after.name.lower()


def _never(before: Any, after: Any) -> bool:
    return False


def _always(before: Any, after: Any) -> bool:
    return True


def _same_window(one: Window, other: Window) -> bool:
    if one.edtf is not None and one.edtf == other.edtf and one.wanted == other.wanted:
        return True
    return (one.earliest, one.latest, one.wanted) == (other.earliest, other.latest, other.wanted)


def window_value(window: Window) -> dict[str, Any]:
    """A window as plain JSON, without its spans: they are another report's characters."""
    plain: dict[str, Any] = msgspec.to_builtins(window)
    del plain["spans"]
    return plain


def evidence(view: View, name: str) -> tuple[Quote, ...]:
    """The words of a mention behind one of its fields; its sentence where the field has none of its own."""
    found = view.mention.evidence
    return found.get(name) or found.get("mention", ())


class Cast:
    """Who the tellings of an event name, each way of naming counted once a telling."""

    def __init__(self) -> None:
        self.told = 0
        self.counts: dict[Party, int] = {}

    def add(self, view: View) -> None:
        """Counts one more telling; one that names nobody tells nothing of it."""
        if view.mention.parties:
            self.told += 1
            counts = self.counts
            for party in dict.fromkeys(view.mention.parties):
                counts[party] = counts.get(party, 0) + 1


def participants_of(cast: Cast, identities: Identities) -> tuple[RecordParticipant, ...]:
    """Who takes part over all tellings: spellings of one actor put together, states left out where a person or body acts
    for them in the same role, and (of four tellings or more) what fewer than a quarter of them name."""
    if identities.known_as or identities.apart:
        return _participants(cast, united([list(cast.counts)], identities), identities)
    if cast.told < _OFTEN or 4 * min(cast.counts.values()) >= cast.told:
        plain = _strangers(tuple(cast.counts))
        if plain is not None:
            return plain
    if cast.told >= _OFTEN:
        return _participants(cast, _united(tuple(cast.counts)), identities)
    return _of_few(cast, identities)


@lru_cache(maxsize=1_000)
def _united(parties: tuple[Party, ...]) -> list[list[Party]]:
    """Parties with those that are one put together, where nobody decided on actors."""
    return united([parties])


@lru_cache(maxsize=20_000)
def _strangers(parties: tuple[Party, ...]) -> tuple[RecordParticipant, ...] | None:
    """Those of few tellings where each is of a country of its own, so that no two of them can be one; else None."""
    countries, actors = {p.country for p in parties}, {p.actor for p in parties}
    if len(parties) > 2 or not len(countries) == len(actors) == len(parties) or not all(countries):
        return None
    found = [RecordParticipant(actor=p.actor, name=p.name, country=p.country, role=p.role) for p in parties]
    return tuple(sorted(found, key=lambda p: (p.role, p.actor)))


def _of_few(cast: Cast, identities: Identities) -> tuple[RecordParticipant, ...]:
    """Those of few tellings, remembered: many events are told once or twice in the same way. Nobody decided on actors."""
    key = tuple(cast.counts.items())
    known = _REMEMBERED.get(key)
    if known is None:
        if len(_REMEMBERED) > _MOST_REMEMBERED:
            _REMEMBERED.clear()
        known = _REMEMBERED[key] = _participants(cast, united([list(cast.counts)], identities), identities)
    return known


_REMEMBERED: dict[tuple[tuple[Party, int], ...], tuple[RecordParticipant, ...]] = {}
_MOST_REMEMBERED = 20_000


def _participants(
    cast: Cast, groups: Sequence[Sequence[Party]], identities: Identities
) -> tuple[RecordParticipant, ...]:
    out: list[tuple[RecordParticipant, Party]] = []
    for one in groups:
        if cast.told >= _OFTEN and 4 * sum(cast.counts[p] for p in one) < cast.told:
            continue
        known: Counter[str] = Counter()
        roles: Counter[Role] = Counter()
        for party in one:
            known[identities.canonical(party.actor)] += cast.counts[party]
            roles[party.role] += cast.counts[party]
        actor = min(known, key=lambda a: (_vague(a), -known[a], a))
        mine = [p for p in one if p.actor == actor] or [p for p in one if identities.canonical(p.actor) == actor]
        names: Counter[str] = Counter()
        for party in mine:
            names[party.name] += cast.counts[party]
        also = sorted({a for p in one for a in (p.actor, identities.canonical(p.actor))} - {actor})
        participant = RecordParticipant(
            actor=actor,
            name=min(names, key=lambda n: (-names[n], n)),
            country=next((p.country for p in sorted(one, key=lambda p: p.actor) if p.country), None),
            role=min(roles, key=lambda r: (-roles[r], r)),
            also=tuple(also),
        )
        out.append((participant, min(mine, key=lambda p: (p.kind, p.name))))
    acting = {(p.country, p.role) for p, party in out if party.kind != "state" and p.country}
    kept = [p for p, party in out if party.kind != "state" or (p.country, p.role) not in acting]
    return tuple(sorted(kept, key=lambda p: (p.role, p.actor)))


def _vague(actor: str) -> int:
    """A person is a better name for an actor than an office, whatever is told more often."""
    return 1 if actor.startswith("office:") else 0


class Tally:
    """What the tellings of an event say together, counted as they come in order: its type, topics and purposes."""

    def __init__(self) -> None:
        self._types: dict[str, int] = {}
        self._labels: tuple[dict[str, str], dict[str, str]] = {}, {}
        self._given: tuple[tuple[str, ...], tuple[str, ...]] = (), ()

    def add(self, view: View) -> None:
        """Counts one more telling; a news telling counts twice."""
        mention = view.mention
        self._types[view.type] = self._types.get(view.type, 0) + (2 if mention.salience == "news" else 1)
        if mention.topics or mention.purpose:
            before = [len(held) for held in self._labels]
            for held, labels in zip(self._labels, (mention.topics, mention.purpose), strict=True):
                for label in labels:
                    held.setdefault(" ".join(label.lower().split()), label)
            if before != [len(held) for held in self._labels]:
                topics, purpose = (tuple(islice(held.values(), _TOPICS)) for held in self._labels)
                self._given = topics, purpose

    @property
    def type(self) -> str:
        """The type most told; ties to the earlier."""
        return max(self._types, key=self._types.__getitem__)

    @property
    def topics(self) -> tuple[str, ...]:
        """In order of first telling, the same words once, at most twelve."""
        return self._given[0]

    @property
    def purpose(self) -> tuple[str, ...]:
        """As the topics."""
        return self._given[1]


def superseded(view: View, earlier: Sequence[View]) -> list[View]:
    """The earlier tellings that an edition or retraction of the same outlet takes the place of."""
    mention: Mention = view.mention
    if view.head.edition == "first" or view.head.house is None:
        return []
    return [
        e
        for e in earlier
        if e.report != mention.report and e.head.house == view.head.house and copies(e.head, view.head)
    ]
