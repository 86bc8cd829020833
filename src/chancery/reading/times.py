"""Times: time expressions with their TIMEX3 values and windows, by patterns, the clock of the report and tense."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.clocks import Clock
from chancery.reading.days import Draft
from chancery.reading.durations import Durations
from chancery.reading.hours import Hours
from chancery.reading.occasions import Occasions
from chancery.reading.time_patterns import PATTERN
from chancery.reading.time_runs import matches

_TO_THE_MONTH = frozenset({"minute", "hour", "part-of-day", "day", "part-of-month", "month"})


def read_times(text: Text, clock: Clock) -> list[TimeExpression]:
    """The time expressions of a text in order.

    "on the evening of January 2" in a report of 2 January 2026: TIME `2026-01-02TEV`, 17:00 to 24:00 of that day in the
    report's zone. Where the report is undated, relative expressions keep an open value (`XXXX-...`) and no window.
    """
    return TimeReader(text, clock).read()


_NAMED = re.compile(r" (?:Agreements?|Accords?|Declaration|Treaty|Pact|Process|Protocol)\b")
"""What a day is only a name of: "the Good Friday Agreement"."""


class TimeReader(Hours, Durations, Occasions):
    """Reads the time expressions of one text; `asked` counts those whose value the tense of the words around decided."""

    def __init__(self, text: Text, clock: Clock) -> None:
        super().__init__(text, clock)
        self.asked = 0

    def read(self) -> list[TimeExpression]:
        """All expressions, in order, never overlapping."""
        out: list[TimeExpression] = []
        for name, begin, stop in matches(self.text, self.feasts):
            if name in ("dow", "feast") and _NAMED.match(self.source, stop):
                continue
            start, end = self._trim(name, begin, stop)
            draft, runs = self._draft(name, start, end)
            if draft is None:
                continue
            kind, value, bounds = draft
            window = None
            if bounds is not None:
                earliest, latest, grain, edtf = bounds
                window = Window(
                    earliest=earliest,
                    latest=latest,
                    granularity=grain,
                    edtf=edtf,
                    timezone=self.clock.zone,
                    spans=((start, end),),
                )
                if kind in ("DATE", "TIME") and earliest is not None:
                    told = latest - timedelta(minutes=1) if runs and latest is not None else earliest
                    self.last = told.astimezone(self.clock.tz).date()
                    self.year = self.last.year
                    self.month = self.last.month if grain in _TO_THE_MONTH or (runs and "-" in value[:5]) else None
                    if grain in ("day", "part-of-day", "hour", "minute"):
                        self.day = earliest.astimezone(self.clock.tz).date()
                    if grain in _TO_THE_MONTH or grain == "week":
                        self.exact = self.last
            ends = tuple(TimeExpression(span=(a, b), type=kind, value=v, window=window) for a, b, v in runs)
            out.append(TimeExpression(span=(start, end), type=kind, value=value, window=window, ends=ends))
        return out

    def _draft(self, name: str, start: int, end: int) -> tuple[Draft | None, tuple[tuple[int, int, str], ...]]:
        """What the handler of a pattern makes of a stretch, and the ends of the run that it may be."""
        self.ends, self.tense_asked = (), False
        draft = _HANDLERS[name](self, self.source[start:end], start, end)
        self.asked += self.tense_asked and draft is not None
        return draft, self.ends

    def _trim(self, name: str, start: int, end: int) -> tuple[int, int]:
        """An expression does not begin with the preposition or adverb that its pattern looked at."""
        body = self.source[start:end]
        lead = re.match(r"(?i)(?:on |in |over |within |for |during |about |around |some |just )+", body)
        if lead is not None and name in ("dow", "span", "clock", "ago", "season", "within", "inspan", "nth"):
            start += lead.end()
        elif name == "duration" and "-" in body and body[:2] in ("a ", "A "):
            start += 2
        return start, end


_HANDLERS: dict[str, Callable[[TimeReader, str, int, int], Draft | None]] = {
    name: getattr(TimeReader, f"_{name}") for name in (*PATTERN.groupindex, "feast")
}
"""What reads the stretch that each alternative of the pattern found."""
