"""A hand whose reader ends the process, computes without end or swells where a report says so: what no report should do."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

from chancery.facts.readings import Reading
from chancery.facts.reports import Report
from chancery.scale import hand, work

_read = work.read_report


def _poisoned(report: Report, *given: Any, **named: Any) -> Reading:
    if "crash the reader" in report.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "never come to an end" in report.text:
        while True:
            pass
    if "swell without bound" in report.text:
        held = bytearray(700_000_000)  # and waits for whoever watches, so that no machine is brought down by it
        while held:
            time.sleep(0.05)
    if "show a defect" in report.text:
        raise RuntimeError("a defect")
    return _read(report, *given, **named)


work.read_report = _poisoned

if __name__ == "__main__":
    hand.main()
