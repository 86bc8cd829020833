"""Rows: those of a block put into an index, their numbers made into the numbers of the index."""

from __future__ import annotations

from pathlib import Path

from chancery.record.blocks import put_together
from chancery.record.index import Access

_MAPS = """
CREATE TEMP TABLE word_of (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
CREATE TEMP TABLE actor_of (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
CREATE TEMP TABLE report_of (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
CREATE TEMP TABLE cause_of (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
INSERT OR IGNORE INTO main.words (word) SELECT word FROM block.words ORDER BY no;
INSERT INTO word_of SELECT b.no, m.no FROM block.words b JOIN main.words m ON m.word = b.word;
INSERT OR IGNORE INTO main.actors (id) SELECT id FROM block.actors ORDER BY no;
INSERT INTO actor_of SELECT b.no, m.no FROM block.actors b JOIN main.actors m ON m.id = b.id;
UPDATE main.actors SET name = (SELECT b.name FROM block.actors b WHERE b.id = main.actors.id) WHERE name IS NULL;
INSERT OR IGNORE INTO main.reports (id) SELECT id FROM block.reports ORDER BY no;
INSERT INTO report_of SELECT b.no, m.no FROM block.reports b JOIN main.reports m ON m.id = b.id;
INSERT INTO cause_of SELECT old, new FROM report_of;
INSERT INTO cause_of SELECT -b.no, -m.no FROM block.decisions b JOIN main.decisions m ON m.id = b.id
"""
_ROWS = """
UPDATE main.reports SET key = b.key, outlet = b.outlet, published = b.published, at = b.at, title = b.title, origin = b.origin FROM
    (SELECT r.new AS no, b.key, w.new AS outlet, b.published, b.at, b.title, o.new AS origin FROM block.reports b
    JOIN report_of r ON r.old = b.no LEFT JOIN word_of w ON w.old = b.outlet LEFT JOIN report_of o ON o.old = b.origin) AS b
    WHERE main.reports.no = b.no;
INSERT INTO main.contributions SELECT r.new, body FROM block.contributions b JOIN report_of r ON r.old = b.no ORDER BY r.new;
INSERT INTO main.items SELECT no + :from, r.new, kind, start, stop, component + :from, event + :from
    FROM block.items JOIN report_of r ON r.old = report ORDER BY no;
INSERT OR IGNORE INTO main.filed SELECT key, first, item + :from, span FROM block.filed;
INSERT INTO main.event_bodies SELECT no + :from, body FROM block.event_bodies ORDER BY no;
INSERT INTO main.events SELECT no + :from, w.new, status, first, last, starts, ends, wide, lapses, origins, news
    FROM block.events JOIN word_of w ON w.old = type ORDER BY no;
INSERT OR IGNORE INTO main.actor_names SELECT folded, a.new FROM block.actor_names JOIN actor_of a ON a.old = actor;
INSERT OR IGNORE INTO main.event_actors SELECT a.new, last, event + :from, w.new, status, first
    FROM block.event_actors JOIN actor_of a ON a.old = actor JOIN word_of w ON w.old = type ORDER BY a.new, last;
INSERT OR IGNORE INTO main.event_pairs SELECT min(a.new, b.new), max(a.new, b.new), last, event + :from, w.new, status, first FROM block.event_pairs
    JOIN actor_of a ON a.old = one JOIN actor_of b ON b.old = other JOIN word_of w ON w.old = type ORDER BY 1, 2, last;
INSERT OR IGNORE INTO main.changes SELECT c.new, event + :from FROM block.changes JOIN cause_of c ON c.old = cause ORDER BY 1, 2;
INSERT INTO main.subjects (rowid, text) SELECT rowid + :from, text FROM block.subjects ORDER BY rowid;
INSERT INTO main.questions SELECT no + :from, status, last, lapses, body FROM block.questions ORDER BY no;
INSERT INTO main.positions SELECT no + :from, a.new, last, body FROM block.positions JOIN actor_of a ON a.old = actor ORDER BY no;
INSERT OR IGNORE INTO main.concerned SELECT kind, a.new, last, item + :from FROM block.concerned JOIN actor_of a ON a.old = actor ORDER BY 1, 2, 3;
INSERT INTO main.origins SELECT r.new, body FROM block.origins JOIN report_of r ON r.old = no ORDER BY 1;
INSERT INTO main.contradictions SELECT id, last, body FROM block.contradictions;
INSERT INTO main.contradiction_events SELECT event + :from, contradiction FROM block.contradiction_events
"""
_NO_MAPS = "DROP TABLE word_of; DROP TABLE actor_of; DROP TABLE report_of; DROP TABLE cause_of"


def put_rows(access: Access, path: Path) -> None:
    """Puts the rows of a block's file into an index, in a transaction of its own; nothing is fused."""
    run = access.connection.execute
    run("ATTACH DATABASE ? AS block", (str(path),))
    try:
        run("BEGIN")
        (before,) = run("SELECT coalesce(max(no), 0) FROM main.items").fetchone()
        for statement in (*_MAPS.split(";\n"), *_ROWS.split(";\n"), *_NO_MAPS.split("; ")):
            run(statement, {"from": before} if ":from" in statement else {})
        access.cabinet.let_go()
        bodies = run("SELECT body FROM block.relations").fetchall()
        put_together(access.cabinet, [access.cabinet.relation_bodies.unpack(body) for (body,) in bodies])
        run("COMMIT")
    finally:
        if access.connection.in_transaction:
            run("ROLLBACK")
        run("DETACH DATABASE block")
