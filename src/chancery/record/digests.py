"""Digests: a hash of all that an index says, whatever numbers it gave to ids and whenever it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from chancery.record.index import Access

_TERM_BY_TERM = 20_000
"""Reports up to which every word of every report is compared; above, how often each word stands in how many."""


def digest(access: Access, *, rows: bool = False, received: bool = True) -> str:
    """A hash of every report, event, question, position, relation, origin, contradiction and decision. With `rows` also of
    the rows by which they are found, so that two indexes with the same digest answer every question alike. Without `received` it leaves out when
    entries came in, and decisions: what two records of the same reports have in common."""
    lines = hashlib.sha256()
    for table in _tables(access, rows, received):
        total = 0
        for row in table:
            raw = msgspec.json.encode(row)
            total = (total + int.from_bytes(hashlib.blake2b(raw, digest_size=16).digest(), "big")) % (1 << 128)
        lines.update(total.to_bytes(16, "big"))
    return lines.hexdigest()


def names(access: Access) -> set[tuple[str, str]]:
    """The names by which actors are found, each with the actor's id. An index that grew may have more of them than one made
    from nothing: names that an event had for a while."""
    query = "SELECT n.folded, a.id FROM actor_names n JOIN actors a ON a.no = n.actor"
    return set(access.connection.execute(query))


def _tables(access: Access, rows: bool, received: bool) -> Iterator[Iterator[object]]:
    """What is hashed: of each table its rows in any order, with ids in the place of numbers."""
    run, cabinet = access.connection.execute, access.cabinet
    yield (
        [
            id,
            key,
            published,
            at,
            title,
            when if received else 0,
            forgotten,
            word,
            cabinet.contribution_bodies.unpack(body) if body else None,
        ]
        for id, key, published, at, title, when, forgotten, word, body in run(
            "SELECT id, key, published, at, title, received, forgotten, word, body FROM reports LEFT JOIN words ON words.no = outlet"
            " LEFT JOIN contributions c ON c.no = reports.no"
            " WHERE received IS NOT NULL OR forgotten IS NOT NULL"
        )
    )
    yield (cabinet.event_bodies.unpack(b) for (b,) in run("SELECT body FROM event_bodies"))
    yield (cabinet.question_bodies.unpack(b) for (b,) in run("SELECT body FROM questions"))
    yield (cabinet.position_bodies.unpack(b) for (b,) in run("SELECT body FROM positions"))
    yield (cabinet.relation_bodies.unpack(b) for (b,) in run("SELECT body FROM relations"))
    yield (cabinet.origin_bodies.unpack(b) for (b,) in run("SELECT body FROM origins"))
    yield (cabinet.contradiction_bodies.unpack(b) for (b,) in run("SELECT body FROM contradictions"))
    if not received:
        return
    yield ([r, cabinet.decision_bodies.unpack(b)] for r, b in run("SELECT received, body FROM decisions"))
    yield iter(run("SELECT name, received, filters FROM watchlists").fetchall())
    if not rows:
        return
    item = "(SELECT r.id || '.' || i.start || '-' || i.stop FROM items i JOIN reports r ON r.no = i.report WHERE i.no = {})"
    event = item.format("x.event")
    yield run(
        f"SELECT {item.format('x.no')}, w.word, x.status, x.first, x.last, x.starts, x.ends, x.wide, x.lapses, x.origins, x.news"
        " FROM events x JOIN words w ON w.no = x.type"
    )
    yield run(
        f"SELECT a.id, x.first, x.last, {event}, w.word, x.status FROM event_actors x JOIN actors a ON a.no = x.actor"
        " JOIN words w ON w.no = x.type"
    )
    yield run(
        f"SELECT min(a.id, b.id), max(a.id, b.id), x.first, x.last, {event}, w.word, x.status FROM event_pairs x"
        " JOIN actors a ON a.no = x.one JOIN actors b ON b.no = x.other JOIN words w ON w.no = x.type"
    )
    yield run(f"SELECT x.kind, a.id, x.last, {item.format('x.item')} FROM concerned x JOIN actors a ON a.no = x.actor")
    yield run(f"SELECT {item.format('x.no')}, x.status, x.last, x.lapses FROM questions x")
    yield run(f"SELECT {item.format('x.no')}, a.id, x.last FROM positions x JOIN actors a ON a.no = x.actor")
    yield run(
        "SELECT min(a.id, b.id), max(a.id, b.id), x.last FROM relations x JOIN actors a ON a.no = x.one"
        " JOIN actors b ON b.no = x.other"
    )
    yield run(f"SELECT r.id, {event} FROM changes x JOIN reports r ON r.no = x.cause")
    yield run(
        f"SELECT {item.format('x.no')}, x.kind, {item.format('x.component')}, {event} FROM items x WHERE x.component IS NOT NULL OR x.event IS NOT NULL"
    )
    yield run(f"SELECT {item.format('x.item')}, x.key, x.first, x.span FROM filed x")
    yield cabinet.kept()
    (reports,) = run("SELECT count(*) FROM reports").fetchone()
    for table, id in (("texts", "(SELECT id FROM reports WHERE doc = t.doc)"), ("subjects", item.format("t.doc"))):
        run(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_terms USING fts5vocab (main, {table}, instance)")
        run(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_counts USING fts5vocab (main, {table}, row)")
        if reports <= _TERM_BY_TERM:
            yield run(f"SELECT t.term, {id} FROM temp.{table}_terms t")
        else:
            yield run(f"SELECT term, doc, cnt FROM temp.{table}_counts")
