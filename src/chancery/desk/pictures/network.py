"""The network of actors: who takes part in what with whom, in rings around one of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, tzinfo

from markupsafe import Markup

from chancery.desk.pictures.addresses import PRESENT, Addresses
from chancery.desk.pictures.captions import day, kind
from chancery.desk.pictures.graph import Edge, Graph, Node
from chancery.desk.pictures.histogram import NARROW
from chancery.desk.pictures.labels import Label, labelled
from chancery.desk.pictures.rings import Point, places
from chancery.desk.pictures.svg import Cell, Picture, Table, drawing, group, link, tag

_MOST_NARROW = 13


def network_picture(
    graph: Graph,
    *,
    focus_on: Callable[[str], str],
    zone: tzinfo = UTC,
    width: float = 860.0,
    height: float = 600.0,
    to: Addresses = PRESENT,
    id: str = "network",
) -> Picture:
    """Actors as discs, the larger the more events they take part in; lines between those that share events, the stronger
    the more. Each disc leads to the network around that actor (`focus_on` gives its address)."""
    names = {node.id: node.name for node in graph.nodes}
    height = min(height, 300.0 + 22 * len(graph.nodes))
    middle = names.get(graph.focus or "", graph.focus or "")
    title = f"Network around {middle}" if graph.nodes else "Network"
    said = f"{len(graph.nodes)} actors, {len(graph.edges)} ties between them"
    said += f"; {graph.left_out} more are not drawn." if graph.left_out else "."
    svg = _drawn(graph, width, height, title, said, focus_on, id)
    small = _fewer(graph)
    narrow = _drawn(small, NARROW, 430, title, said, focus_on, f"{id}-narrow", side=64)
    return Picture(svg=svg, narrow=narrow, title=title, description=said, table=_table(graph, names, zone, to))


def _fewer(graph: Graph) -> Graph:
    kept = graph.nodes[:_MOST_NARROW]
    ids = {node.id for node in kept}
    return Graph(graph.focus, kept, tuple(e for e in graph.edges if e.one in ids and e.other in ids))


def _drawn(
    graph: Graph,
    width: float,
    height: float,
    title: str,
    said: str,
    focus_on: Callable[[str], str],
    id: str,
    side: float = 96.0,
) -> Markup:
    at = places(graph, width, height, side)
    if at:
        top = min(y for _, y in at.values()) - 36
        at = {id: (x, y - top) for id, (x, y) in at.items()}
        height = max(y for _, y in at.values()) + 42
    most = max((edge.count for edge in graph.edges), default=1)
    largest = max((node.count for node in graph.nodes), default=1)
    names = {node.id: node.name for node in graph.nodes}
    radius = {n.id: 5 + 11 * math.sqrt(n.count / largest) * (width / 860) ** 0.5 for n in graph.nodes}
    words = labelled([(*at[n.id], radius[n.id], n.name) for n in graph.nodes], (width, height), widest=side * 1.5)
    lines = [_line(edge, at, most, names, graph.focus) for edge in graph.edges]
    discs = [
        _disc(node, at[node.id], radius[node.id], label, focus_on, node.id == graph.focus)
        for node, label in zip(graph.nodes, words, strict=True)
    ]
    return drawing("network", width, height, title, said, group(lines, class_="ties"), *discs, id=id)


def _line(edge: Edge, at: dict[str, Point], most: int, names: dict[str, str], focus: str | None) -> Markup:
    (x1, y1), (x2, y2) = at[edge.one], at[edge.other]
    words = f"{names[edge.one]} and {names[edge.other]}: {edge.count} {'event' if edge.count == 1 else 'events'}"
    return tag(
        "line",
        tag("title", words),
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke_width=1 + 5 * math.sqrt(edge.count / most) if most > 1 else 1.5,
        class_="tie near" if focus in (edge.one, edge.other) else "tie",
    )


def _disc(
    node: Node, at: Point, radius: float, label: Label | None, focus_on: Callable[[str], str], middle: bool
) -> Markup:
    words = f"{node.name}: {node.count} {'event' if node.count == 1 else 'events'}"
    kind_ = node.id.split(":", 1)[0]
    shape = (
        tag("circle", cx=at[0], cy=at[1], r=radius, class_="disc")
        if kind_ in ("state", "body")
        else tag("rect", x=at[0] - radius, y=at[1] - radius, width=2 * radius, height=2 * radius, rx=3, class_="disc")
    )
    text = None
    if label is not None:
        text = tag("text", label.words, x=label.x, y=label.y, text_anchor=label.anchor, class_="label")
    kinds = "node focus" if middle else f"node step-{node.step}"
    return link(focus_on(node.id), words, shape, text, class_=kinds)


def _table(graph: Graph, names: dict[str, str], zone: tzinfo, to: Addresses) -> Table:
    ties = sorted(graph.edges, key=lambda e: (-e.count, names[e.one], names[e.other]))
    return Table(
        "Who shares events with whom",
        ("one", "other", "events", "most often", "last reported"),
        tuple(
            (
                Cell(names[e.one], to.actor(e.one)),
                Cell(names[e.other], to.actor(e.other)),
                Cell(str(e.count), to.pair(e.one, e.other)),
                Cell(kind(e.type)),
                Cell("" if e.last is None else day(e.last, zone)),
            )
            for e in ties
        ),
    )
