"""The record: many reports, one event, its whole history."""

from __future__ import annotations

from chancery.record.briefing import Briefs
from chancery.record.keeping import Keeps
from chancery.record.reviewing import Reviews
from chancery.record.upkeep import Upkeep
from chancery.record.watchlists import Watches


class Record(Keeps, Briefs, Reviews, Watches, Upkeep):
    """A folder of reports with what they tell together. `chancery.open_record` opens one.

    >>> import chancery, tempfile
    >>> record = chancery.open_record(tempfile.mkdtemp() + "/record", create=True)
    >>> receipt = record.add("Japan and India held talks in Tokyo on Monday.", published="2026-03-11")
    >>> [(event.type, event.status) for event in record.events(who="Japan")]
    [('talks', 'occurred')]
    """
