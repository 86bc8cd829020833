"""Exit codes, and errors in words: what every command of the record does when something is wrong."""

from __future__ import annotations

from collections.abc import Callable

from chancery.errors import ChanceryError, InputError, RecordError, UnknownId

DONE, NOTHING, WRONG, FAILED, BUSY = 0, 1, 2, 3, 4
"""0 done, 1 a query found nothing, 2 wrong usage, 3 some inputs failed, 4 the record is busy or damaged."""


def guarded(work: Callable[[], int]) -> int:
    """Does the work of a command; its errors go to standard error and become the exit code."""
    from chancery.cli.reading import note
    from chancery.record.filters import WrongFilter

    try:
        return work()
    except WrongFilter as wrong:
        note(str(wrong))
        return WRONG
    except UnknownId as unknown:
        note(str(unknown))
        return NOTHING
    except RecordError as trouble:
        note(str(trouble))
        return BUSY
    except InputError as trouble:
        note(str(trouble))
        return FAILED
    except ChanceryError as trouble:
        note(str(trouble))
        return FAILED
