"""The tables of the index. Moments are whole seconds of the epoch (`received`: microseconds); `None` where undated.

Numbers stand for ids: of reports, of items (tellings of happenings and the like, `REPORT.START-END`), of actors. An event, a
question or a position goes by the number of the item that gives it its id.
"""

from __future__ import annotations

from chancery.record.shelf import ItemKind

INDEX_FORMAT = 10
WEEK = 604_800
"""Seconds of a week."""

TABLES = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE segments (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE damage (segment TEXT PRIMARY KEY, reason TEXT NOT NULL, saved INTEGER NOT NULL, aside INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE frames (no INTEGER PRIMARY KEY, segment INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL);
CREATE TABLE words (no INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);

-- what came in; `frame` and `line` say where in the log its text stands, `doc` its place in `texts`: later days higher
CREATE TABLE reports (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT, outlet INTEGER, published TEXT, at INTEGER,
    title TEXT, received INTEGER, frame INTEGER, line INTEGER, reading INTEGER, origin INTEGER, forgotten INTEGER, doc INTEGER UNIQUE);
CREATE TABLE contributions (no INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE INDEX reports_received ON reports (received, at);
CREATE INDEX reports_at ON reports (at);
CREATE INDEX reports_doc ON reports (doc, at);
CREATE INDEX reports_key ON reports (key) WHERE key IS NOT NULL;
CREATE TABLE readings (no INTEGER PRIMARY KEY, report INTEGER NOT NULL, received INTEGER NOT NULL, made_by TEXT NOT NULL,
    frame INTEGER NOT NULL, line INTEGER NOT NULL);
CREATE UNIQUE INDEX readings_report ON readings (report, received, made_by);
CREATE VIRTUAL TABLE texts USING fts5 (text, content='', detail='none', columnsize=0, tokenize='unicode61 remove_diacritics 2');

-- decisions, watchlists and what was seen of them
CREATE TABLE decisions (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, received INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE watchlists (name TEXT PRIMARY KEY, received INTEGER NOT NULL, filters TEXT) WITHOUT ROWID;
CREATE TABLE seen (watchlist TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;

-- items and the keys under which they are filed, hashed; `first` is the day on which an item's reach begins, `span` for how many
-- days it lasts. Ties and plans are filed under the number of their mention
CREATE TABLE items (no INTEGER PRIMARY KEY, report INTEGER NOT NULL, kind INTEGER NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, component INTEGER, event INTEGER);
CREATE UNIQUE INDEX items_id ON items (report, kind, start, stop);
CREATE INDEX items_component ON items (component) WHERE component <> no;
CREATE INDEX items_event ON items (event) WHERE event <> no;
CREATE TABLE filed (key INTEGER NOT NULL, first INTEGER NOT NULL, item INTEGER NOT NULL, span INTEGER NOT NULL,
    PRIMARY KEY (key, first, item)) WITHOUT ROWID;

-- events: one narrow row for filters, the whole in `event_bodies`
CREATE TABLE events (no INTEGER PRIMARY KEY, type INTEGER NOT NULL, status INTEGER NOT NULL, first INTEGER, last INTEGER,
    starts INTEGER, ends INTEGER, wide INTEGER NOT NULL, lapses INTEGER, origins INTEGER NOT NULL, news INTEGER NOT NULL);
CREATE INDEX events_last ON events (last);
CREATE INDEX events_kind ON events (type, status, last);
CREATE INDEX events_when ON events (wide, starts, ends, last);
CREATE INDEX events_week ON events (wide, starts / {WEEK}, last DESC, starts, ends, no, type, status, lapses, origins);
CREATE INDEX events_origins ON events (origins, last) WHERE origins > 2;
CREATE TABLE event_bodies (no INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE actors (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT);
CREATE TABLE actor_names (folded TEXT NOT NULL, actor INTEGER NOT NULL, PRIMARY KEY (folded, actor)) WITHOUT ROWID;
CREATE TABLE event_actors (actor INTEGER NOT NULL, last INTEGER NOT NULL, event INTEGER NOT NULL, type INTEGER NOT NULL,
    status INTEGER NOT NULL, first INTEGER NOT NULL, PRIMARY KEY (actor, last, event)) WITHOUT ROWID;
CREATE TABLE event_pairs (one INTEGER NOT NULL, other INTEGER NOT NULL, last INTEGER NOT NULL, event INTEGER NOT NULL,
    type INTEGER NOT NULL, status INTEGER NOT NULL, first INTEGER NOT NULL, PRIMARY KEY (one, other, last, event)) WITHOUT ROWID;
CREATE INDEX event_pairs_kind ON event_pairs (one, other, type, status, last);
CREATE TABLE changes (cause INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (cause, event)) WITHOUT ROWID;
CREATE VIRTUAL TABLE subjects USING fts5 (text, content='', detail='none', columnsize=0, tokenize='porter unicode61 remove_diacritics 2');

CREATE TABLE questions (no INTEGER PRIMARY KEY, status INTEGER NOT NULL, last INTEGER, lapses INTEGER, body BLOB NOT NULL);
CREATE INDEX questions_last ON questions (last);
CREATE TABLE positions (no INTEGER PRIMARY KEY, actor INTEGER NOT NULL, last INTEGER, body BLOB NOT NULL);
CREATE INDEX positions_actor ON positions (actor, last);
CREATE INDEX positions_last ON positions (last);
CREATE TABLE relations (one INTEGER NOT NULL, other INTEGER NOT NULL, last INTEGER, body BLOB NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX relations_other ON relations (other);
CREATE INDEX relations_last ON relations (last);
-- whom questions and positions are about: `kind` of item, the actor or the state it acts for
CREATE TABLE concerned (kind INTEGER NOT NULL, actor INTEGER NOT NULL, last INTEGER NOT NULL, item INTEGER NOT NULL,
    PRIMARY KEY (kind, actor, last, item)) WITHOUT ROWID;
-- questions and positions of many tellings: what each season of a component comes to, and its tellings; `item` is the value's
CREATE TABLE sheaves (part INTEGER PRIMARY KEY, item INTEGER NOT NULL UNIQUE, body BLOB NOT NULL);
CREATE TABLE leaves (part INTEGER NOT NULL, season INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (part, season)) WITHOUT ROWID;
CREATE TABLE origins (no INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE contradictions (id TEXT PRIMARY KEY, last INTEGER, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX contradictions_last ON contradictions (last DESC, id);
CREATE TABLE contradiction_events (event INTEGER NOT NULL, contradiction TEXT NOT NULL, PRIMARY KEY (event, contradiction)) WITHOUT ROWID;
"""

STATUSES = (
    "occurred",
    "ongoing",
    "scheduled",
    "arranging",
    "sought",
    "possible",
    "postponed",
    "cancelled",
    "denied",
    "lapsed",
)
"""Statuses by their number in the index."""

QUESTION_STATUSES = ("open", "resolved", "lapsed")
"""Statuses of questions by their number in the index."""

ITEM_KINDS: tuple[ItemKind, ...] = ("reports", "mentions", "questions", "positions", "ties", "plans")
"""Kinds of items by their number in the index."""

NEVER = -(1 << 62)
"""Stands for the moment of the undated where a key needs one: before everything."""
