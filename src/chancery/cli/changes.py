"""`chancery since`, `watchlist` and `alerts`: what is new, one changed fact a line."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from chancery.cli.exits import DONE, NOTHING
from chancery.cli.listing import filters_for
from chancery.cli.reading import note
from chancery.cli.records import open_record
from chancery.cli.tables import print_json, print_table, short
from chancery.facts.alerts import Alert
from chancery.record.filters import filters_of, moment
from chancery.record.record import Record

_HEAD = ("when", "what", "id", "before", "after", "words", "report")


def list_changes(time: str, words: dict[str, list[str]], record: Path | None, *, json: bool) -> int:
    """What was received since a moment, and what it changed."""
    asked = filters_for(words, json=json)
    with open_record(record) as opened:
        found = opened.since(time, asked)
        _print(opened, list(found), json=json)
    if not found:
        note(f"nothing has changed since {time}")
        return NOTHING
    if found.more:
        note(f"the first {len(found)}; --limit 0 gives all")
    return DONE


def save_watchlist(name: str, words: dict[str, list[str]], record: Path | None, *, json: bool) -> int:
    """Saves filters."""
    with open_record(record) as opened:
        saved = opened.watch(filters_of(words), name)
    if json:
        print_json(saved)
    else:
        note(f"saved {saved.name!r}; `chancery alerts` says what is new for it")
    return DONE


def list_watchlists(record: Path | None, *, json: bool) -> int:
    """The watchlists."""
    with open_record(record) as opened:
        found = opened.watchlists()
    if json:
        for one in found:
            print_json(one)
    else:
        print_table(
            ("name", "filters", "looked at"),
            ((w.name, str(filters_of(w.filters)), f"{w.seen:%Y-%m-%d %H:%M} UTC") for w in found),
        )
    if not found:
        note("there are no watchlists; `chancery watchlist add --who ...` saves one")
        return NOTHING
    return DONE


def try_watchlist(name: str | None, words: dict[str, list[str]], record: Path | None, *, json: bool) -> int:
    """What a watchlist would have caught."""
    with open_record(record) as opened:
        known = {w.name: w for w in opened.watchlists()}
        if name is not None and name not in known:
            note(f"there is no watchlist {name!r}; `chancery watchlist list` shows them")
            return NOTHING
        asked = filters_of(known[name].filters if name is not None else words)
        found = opened.would_catch(asked)
        _print(opened, found, json=json)
    if not found:
        note("it would have caught nothing")
        return NOTHING
    return DONE


def drop_watchlist(name: str, record: Path | None) -> int:
    """Drops a watchlist."""
    with open_record(record) as opened:
        opened.unwatch(name)
    note(f"dropped {name!r}")
    return DONE


def list_alerts(name: str | None, record: Path | None, *, keep: bool, since: str | None, json: bool) -> int:
    """What is new for each watchlist."""
    after = moment(since, filters_of({}).zone(), "--since") if since is not None else None
    with open_record(record) as opened:
        found = opened.alerts(name, keep=keep, since=after)
        for watchlist, alerts in found.items():
            if alerts and not json:
                print(f"{watchlist}: {len(alerts)} new")
            _print(opened, alerts, json=json, watchlist=watchlist)
    if not found:
        note("there are no watchlists; `chancery watchlist add --who ...` saves one")
        return NOTHING
    if not any(found.values()):
        note("nothing new")
        return NOTHING
    return DONE


def _print(opened: Record, alerts: Sequence[Alert], *, json: bool, watchlist: str | None = None) -> None:
    names = opened.named(sorted({a.report for a in alerts if a.report}))
    if json:
        import msgspec

        for alert in alerts:
            document = msgspec.to_builtins(alert)
            if watchlist is not None:
                document["watchlist"] = watchlist
            name = names.get(alert.report or "")
            document["key"] = name.key if name is not None else None
            print_json(document)
        return
    print_table(
        _HEAD,
        (
            (
                f"{a.at:%Y-%m-%d %H:%M}" if a.at else "undated",
                a.kind + (f" {a.field}" if a.kind == "changed" else "") + (" (late)" if a.late else ""),
                a.subject,
                _plain(a.before),
                _plain(a.after),
                short(a.because[0].text, 80) if a.because else "",
                (n.key or n.id) if (n := names.get(a.report or "")) is not None else (a.report or ""),
            )
            for a in alerts
        ),
    )


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and "earliest" in value:
        return " to ".join(str(value[e])[:10] if value[e] else ".." for e in ("earliest", "latest"))
    if isinstance(value, dict) and "type" in value:
        return f"{value.get('type')} {value.get('status')} {value.get('window') or ''}".strip()
    return short(value if isinstance(value, str) else jsonlib.dumps(value, ensure_ascii=False), 60)
