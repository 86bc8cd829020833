"""Stamps: the dates that pages and feeds write, as ISO 8601 with the zone that they name; naive where they name none."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec".split(
            "|"
        ),
        1,
    )
    for name in names.split()
}
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "trt": 180,
    "gst": 240, "pkt": 300, "bdt": 360, "ict": 420, "wib": 420, "sgt": 480, "hkt": 480, "myt": 480, "pht": 480, "awst": 480, "jst": 540,
    "kst": 540, "acst": 570, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "hst": -600, "brt": -180, "art": -180,
}  # fmt: skip
"""Minutes east of Greenwich. Left out are those that two countries read differently (IST, CST, AST): the outlet's zone decides."""
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d)|[A-Za-z]{2,5}(?![a-z]))?)?"
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_HAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:/.-])(\d{1,2})[:.h時时](\d{2})(?::(\d{2}))?\s*分?\s*([ap]\.?m\.?)?", re.IGNORECASE)
_HOUR = re.compile(r"(?<![\d:/.-])(\d{1,2})\s*([ap])\.?m\b", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?(?!\d)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{1,5}")
_LONGEST = 120
_YEARS = range(1900, 2200)


def stamp(written: str | None, zone: str | None = None) -> str | None:
    """The moment or day that `written` names, as ISO 8601; None where it names none.

    "Mon, 02 Mar 2026 09:00:00 GMT" is 2026-03-02T09:00:00+00:00, "March 2, 2026 6:05 p.m. JST" 2026-03-02T18:05:00+09:00,
    "2026年3月2日" 2026-03-02. A time without a zone is read in `zone` (an IANA name), and stays without an offset where
    that is None too. Days in figures with the year last (02/03/2026) are not guessed at.
    """
    if not written:
        return None
    text = " ".join(written.split())[:_LONGEST]
    try:
        return _epoch(text) or _rfc(text, zone) or _iso(text, zone) or _words(text, zone)
    except (ValueError, OverflowError):
        return None


def has_zone(written: str) -> bool:
    """Whether an ISO 8601 string is a moment with its offset."""
    return "T" in written and bool(re.search(r"[+-]\d{2}:\d{2}$", written))


def in_zone(written: str, zone: str | None) -> str:
    """A naive ISO moment with the offset that `zone` has then; anything else as it is."""
    place = _place(zone)
    if "T" not in written or has_zone(written) or place is None:
        return written
    return datetime.fromisoformat(written).replace(tzinfo=place).isoformat()


def _epoch(text: str) -> str | None:
    if not re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", text):
        return None
    seconds = float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1)
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _rfc(text: str, zone: str | None) -> str | None:
    """RFC 5322, as feeds and mail write it."""
    if not re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{2,4} \d{1,2}:\d{2}", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    named = text.split()[-1].lower()
    if moment.tzinfo is None and named in _ZONES:
        moment = moment.replace(tzinfo=timezone(timedelta(minutes=_ZONES[named])))
    if moment.tzinfo is None and text.rstrip().endswith("-0000"):
        moment = moment.replace(tzinfo=UTC)
    return _said(moment, zone)


def _iso(text: str, zone: str | None) -> str | None:
    match = _ISO.match(text)
    if match is None:
        basic = _BASIC.match(text)
        if basic is None:
            return None
        y, m, d, hour, minute, second, z = basic.groups()
        if hour is None:
            return _said_day(int(y), int(m), int(d))
        moment = datetime(int(y), int(m), int(d), int(hour), int(minute), int(second or 0), tzinfo=UTC if z else None)
        return _said(moment, zone)
    y, m, d, hour, minute, second, named = match.groups()
    if hour is None:
        rest = text[match.end() :]
        return _with_clock(int(y), int(m), int(d), rest, zone) if rest.strip() else _said_day(int(y), int(m), int(d))
    moment = datetime(int(y), int(m), int(d), int(hour) % 24, int(minute), min(59, int(second or 0)))
    return _said(moment.replace(tzinfo=_named(named or "")), zone)


def _words(text: str, zone: str | None) -> str | None:
    for pattern, order in ((_HAN, "ymd"), (_SLASHED, "ymd"), (_MONTH_FIRST, "mdy"), (_DAY_FIRST, "dmy")):
        for match in pattern.finditer(text):
            parts = dict(zip(order, match.groups(), strict=True))
            month = int(parts["m"]) if parts["m"].isdigit() else _MONTHS.get(parts["m"].lower().rstrip("."))
            if month:
                rest = text[match.end() :] + " " + text[: match.start()]
                return _with_clock(int(parts["y"]), month, int(parts["d"]), rest, zone)
    return None


def _with_clock(year: int, month: int, day: int, rest: str, zone: str | None) -> str | None:
    clock, hour_only = _CLOCK.search(rest), _HOUR.search(rest)
    if clock is not None:
        hour, minute, half, end = int(clock[1]), int(clock[2]), clock[4], clock.end()
    elif hour_only is not None:
        hour, minute, half, end = int(hour_only[1]), 0, hour_only[2], hour_only.end()
    else:
        return _said_day(year, month, day)
    if half:
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return _said_day(year, month, day)
    return _said(datetime(year, month, day, hour, minute, tzinfo=_named(rest[end : end + 24])), zone)


def _named(text: str) -> tzinfo | None:
    """The zone that the words after a time name: an offset, or letters that mean one zone only."""
    text = text.strip(" ,()")
    if text in ("Z", "z"):
        return UTC
    offset = _OFFSET.match(text)
    if offset is not None:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    word = _WORD.match(text)
    if word is None:
        return None
    if word[0].lower() == "et":
        return ZoneInfo("America/New_York")
    minutes_east = _ZONES.get(word[0].lower())
    return None if minutes_east is None else timezone(timedelta(minutes=minutes_east))


def _place(zone: str | None) -> tzinfo | None:
    try:
        return ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _said(moment: datetime, zone: str | None) -> str | None:
    if moment.year not in _YEARS:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=_place(zone))).isoformat(timespec="seconds")


def _said_day(year: int, month: int, day: int) -> str | None:
    return datetime(year, month, day).date().isoformat() if year in _YEARS else None
