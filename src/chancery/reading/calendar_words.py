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
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
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
    "gmt": "UTC",
    "utc": "UTC",
    "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul",
    "est": "America/New_York",
    "edt": "America/New_York",
    "et": "America/New_York",
    "cet": "Europe/Paris",
    "cest": "Europe/Paris",
    "bst": "Europe/London",
    "msk": "Europe/Moscow",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "hkt": "Asia/Hong_Kong",
    "ist": "Asia/Kolkata",
    "aest": "Australia/Sydney",
    "aedt": "Australia/Sydney",
    "eet": "Europe/Helsinki",
    "eest": "Europe/Helsinki",
}


def number(word: str) -> int | None:
    """The number a word stands for: "three" and "3" are 3, "several" None."""
    low = word.lower().removeprefix("a ").removeprefix("the ")
    return int(low) if low.isdigit() else 2 if low == "couple of" else NUMBERS.get(low)
