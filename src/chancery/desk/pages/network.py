"""Network: who takes part in what with whom, around one actor, some steps out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from chancery.desk.asking import Asking
from chancery.desk.outlines import names_of
from chancery.desk.page import EVENT_FILTERS, Page, Row, Word
from chancery.desk.pictures.addresses import Addresses
from chancery.desk.pictures.graph import Edge, Graph, Node, graph_of
from chancery.desk.pictures.lanes import lands
from chancery.desk.pictures.network import network_picture
from chancery.desk.pictures.svg import Picture
from chancery.desk.spans import few
from chancery.facts.record_events import RecordEvent
from chancery.record.filters import WrongFilter

_STEP = 150
_MOST = {1: 22, 2: 30}


class NetworkActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the network: in how many of the events it takes part, how many steps it stands from the focus."""

    id: str
    name: str
    events: int
    step: int


class NetworkTie(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors: in how many of the events both take part, of what kind most of those are, and when one was last told."""

    one: str
    other: str
    events: int
    type: str
    last_reported: datetime | None = None


class NetworkPage(msgspec.Struct, frozen=True, kw_only=True):
    """The actors around `focus`, at most `steps` away, in the events reported last (`of` so many; `more` where there are
    others)."""

    focus: str | None
    steps: int
    actors: tuple[NetworkActor, ...]
    ties: tuple[NetworkTie, ...]
    of: int
    left_out: int
    more: bool


def _graph(asking: Asking) -> tuple[Graph, int, int, bool]:
    steps = asking.number("steps", 1, least=1, most=2)
    limit = few(asking, _STEP)
    focus = _focus(asking)
    asked = replace(asking.filters, limit=limit)
    if focus is not None:
        asked = replace(asked, who=(focus,), with_=asked.who or asked.with_)
    first = asking.record.events(asked)
    found: dict[str, RecordEvent] = {e.id: e for e in first}
    more = first.more
    if steps > 1 and found:
        graph = graph_of(found.values(), focus=focus, steps=1)
        near = tuple(node.id for node in graph.nodes if node.step == 1)
        if near:
            second = asking.record.events(replace(asking.filters, who=near[:12], with_=(), limit=limit))
            found.update({e.id: e for e in second})
            more = more or second.more
    names = names_of(asking.record, {id for e in found.values() for id in lands(e)})
    return graph_of(found.values(), focus=focus, steps=steps, most=_MOST[steps], names=names), len(found), steps, more


def _focus(asking: Asking) -> str | None:
    """The actor in the middle, by id, code or name. Raises `WrongFilter` for one the record does not hold."""
    said = asking.word("focus") or (asking.filters.who[0] if len(asking.filters.who) == 1 else "")
    if not said:
        return None
    meant = asking.record.meant(replace(asking.filters, who=(said,), with_=())).who
    if meant == ("nobody",):
        raise WrongFilter(f"focus {said!r}: the record has no actor of this name")
    return sorted(meant, key=lambda id: (not id.startswith("state:"), id))[0]


def facts(asking: Asking) -> NetworkPage:
    """The network. Raises `WrongFilter`."""
    graph, of, steps, more = _graph(asking)
    return NetworkPage(
        focus=graph.focus,
        steps=steps,
        actors=tuple(NetworkActor(id=n.id, name=n.name, events=n.count, step=n.step) for n in graph.nodes),
        ties=tuple(
            NetworkTie(one=e.one, other=e.other, events=e.count, type=e.type, last_reported=e.last) for e in graph.edges
        ),
        of=of,
        left_out=graph.left_out,
        more=more,
    )


def rows(page: NetworkPage) -> Iterable[Row]:
    """One tie a line."""
    names = {a.id: a.name for a in page.actors}
    for tie in page.ties:
        yield {
            "one": tie.one,
            "one_name": names[tie.one],
            "other": tie.other,
            "other_name": names[tie.other],
            "events": tie.events,
            "most_often": tie.type,
            "last_reported": tie.last_reported.isoformat() if tie.last_reported else None,
        }


def draw(asking: Asking, page: NetworkPage) -> Mapping[str, Picture]:
    """The rings."""
    graph = Graph(
        page.focus,
        tuple(Node(a.id, a.name, a.events, a.step) for a in page.actors),
        tuple(Edge(t.one, t.other, t.events, t.type, t.last_reported) for t in page.ties),
        page.left_out,
    )
    picture = network_picture(
        graph, focus_on=lambda id: asking.here(focus=id, who=None), zone=asking.zone, to=Addresses(asking.link)
    )
    return {"network": picture}


PAGE = Page(
    name="network",
    title="Network",
    path="/network",
    facts=facts,
    rows=rows,
    draw=draw,
    filters=EVENT_FILTERS,
    words=(
        Word("focus", "the actor in the middle: id, country code or name", {"type": "string", "maxLength": 200}),
        Word("steps", "how many steps from it: 1 or 2", {"type": "integer", "minimum": 1, "maximum": 2}),
    ),
    key="n",
    about="Who takes part in what with whom, around one actor.",
)
