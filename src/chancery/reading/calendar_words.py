"""The words of the calendar: months, weekdays, numbers, units, parts of the day, seasons, zones."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
WITHIN_A_DAY = frozenset({"minute", "hour", "part-of-day", "day"})
"""Granularities of a day and less."""
TERMS = frozenset({"minute", "hour", "day", "week", "month", "year"})
"""What a stretch is counted in before a word of order: "two weeks after"."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed"),
            ("thursday", "thu", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
NUMBERS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen"
        ).split()
    )
    if value
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
NUMBERS |= {"a": 1, "an": 1, "dozen": 12}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "latter": 2,
    "final": 4,
}
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
    "weekend": "WE",
    "night": "NI",
}
PARTS = {
    "morning": ("MO", 6, 12),
    "afternoon": ("AF", 12, 17),
    "evening": ("EV", 17, 24),
    "night": ("NI", 21, 30),
    "dawn": ("MO", 4, 7),
    "midday": ("MI", 11, 14),
    "overnight": ("NI", 0, 6),
    "daytime": ("DT", 6, 18),
    "lunchtime": ("MI", 11, 14),
    "tonight": ("NI", 17, 30),
}
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
ZONES = {
    letters: zone
    for zone, names in {
        "UTC": "gmt utc",
        "Asia/Tokyo": "jst",
        "Asia/Seoul": "kst",
        "Asia/Hong_Kong": "hkt",
        "Asia/Singapore": "sgt",
        "Asia/Manila": "pht",
        "Asia/Kuala_Lumpur": "myt",
        "Asia/Bangkok": "ict",
        "Asia/Jakarta": "wib",
        "Asia/Kolkata": "ist",
        "Asia/Karachi": "pkt",
        "Asia/Kathmandu": "npt",
        "Asia/Tehran": "irst",
        "Asia/Dubai": "gst",
        "Europe/Istanbul": "trt",
        "Europe/Moscow": "msk",
        "Europe/Helsinki": "eet eest",
        "Europe/Paris": "cet cest",
        "Europe/London": "bst",
        "Europe/Lisbon": "wet west",
        "Africa/Nairobi": "eat",
        "Africa/Maputo": "cat",
        "Africa/Lagos": "wat",
        "Africa/Johannesburg": "sast",
        "America/New_York": "est edt et",
        "America/Chicago": "cst cdt",
        "America/Denver": "mst mdt",
        "America/Los_Angeles": "pst pdt pt",
        "America/Halifax": "ast adt",
        "America/Anchorage": "akst akdt",
        "Pacific/Honolulu": "hst",
        "Pacific/Guam": "chst",
        "America/Sao_Paulo": "brt",
        "America/Argentina/Buenos_Aires": "art",
        "Australia/Sydney": "aest aedt",
        "Australia/Perth": "awst",
        "Pacific/Auckland": "nzst nzdt nzt",
    }.items()
    for letters in names.split()
}
AMBIGUOUS_ZONES = {
    ("cst", "CHN"): "Asia/Shanghai",
    ("cst", "TWN"): "Asia/Taipei",
    ("cst", "CUB"): "America/Havana",
    ("ist", "ISR"): "Asia/Jerusalem",
    ("ist", "IRL"): "Europe/Dublin",
    ("bst", "BGD"): "Asia/Dhaka",
    ("pst", "PHL"): "Asia/Manila",
    ("ast", "SAU"): "Asia/Riyadh",
    ("ast", "QAT"): "Asia/Qatar",
    ("est", "AUS"): "Australia/Sydney",
}
"""What letters that stand for several zones mean in the reports of a country."""


FISCAL_YEARS = {
    "USA": (10, -1),
    "JPN": (4, 0),
    "IND": (4, 0),
    "GBR": (4, 0),
    "CAN": (4, 0),
    "NZL": (7, -1),
    "AUS": (7, -1),
    "PAK": (7, -1),
    "BGD": (7, -1),
    "EGY": (7, -1),
    "THA": (10, -1),
    "ZAF": (4, 0),
    "IRN": (3, 0),
}
"""Where the fiscal year is not the calendar year: the month it begins in, and the years from its name to its beginning."""
SCHOOL_YEARS = {"JPN": (4, 0), "KOR": (3, 0), "IND": (4, 0)} | dict.fromkeys(
    ("USA", "GBR", "CAN", "FRA", "DEU", "ITA", "ESP", "POL", "UKR", "RUS", "CHN", "TUR", "ISR", "IRN"), (9, 0)
)
"""The month in which the school year begins."""


def number(words: str) -> int | None:
    """The number that words stand for: "three" and "3" are 3, "twenty-four" 24, "a hundred" 100, "several" None."""
    low = words.lower().replace(",", "").replace("-", " ")
    if low.isdigit():
        return int(low)
    if low in ("couple of", "a couple of", "the couple of", "couple"):
        return 2
    whole, part, any_word = 0, 0, False
    for word in low.split():
        if word in ("and", "the"):
            continue
        if word in ("hundred", "thousand"):
            whole += (part or 1) * (100 if word == "hundred" else 1000)
            part = 0
        elif word.isdigit():
            part += int(word)
        elif word in NUMBERS:
            if word in ("a", "an") and any_word:
                return None
            part = NUMBERS[word] if word == "dozen" else part + NUMBERS[word]
        else:
            return None
        any_word = True
    return whole + part if any_word else None


def spelled_year(words: str) -> int | None:
    """ "nineteen seventy-nine" is 1979, "two thousand and four" 2004, "nineteen hundred" 1900."""
    parts = words.lower().replace("-", " ").split()
    if "thousand" in parts:
        return number(" ".join(parts))
    if len(parts) < 2 or parts[0] not in NUMBERS:
        return None
    rest = [p for p in parts[1:] if p not in ("hundred", "oh", "o")]
    tail = number(" ".join(rest)) if rest else 0
    return None if tail is None or tail > 99 else 100 * NUMBERS[parts[0]] + tail
