"""Briefing: the part of a record that says in few words how things stand."""

from __future__ import annotations

from typing import Any

import msgspec

from chancery.record.briefs import Brief, brief_of
from chancery.record.filters import Filters, given
from chancery.record.searching import Searches

_LOOKED_AT, _THEN = 400, 120
"""Events, those reported last, among which a brief chooses; fewer as of a moment in a large record, where each is told anew."""


class Briefs(Searches):
    """The part of a record that briefs."""

    def brief(self, filters: Filters | None = None, **options: Any) -> Brief:
        """The record, or the part that filters ask for, in 300 words or fewer: facts only, each clause with its sources."""
        asked = filters or given(**options)
        now = asked.moment() or self.clock()
        anew = asked.as_of is not None and self.tells_anew()
        some = msgspec.structs.replace(asked, limit=_LOOKED_AT if asked.as_of is None or anew else _THEN)
        events = self.events(some)
        loose = Filters(who=asked.who, with_=asked.with_, issue=asked.issue, as_of=asked.as_of, tz=asked.tz, limit=20)
        # the first asking and the last word are kept beside the whole
        questions = self.questions(msgspec.structs.replace(loose, with_=()), whole=anew, status="open")
        positions = self.positions(msgspec.structs.replace(loose, with_=()), whole=anew)
        reports = {r for e in events for r in e.reports}
        reports |= {q.asked[0].report for q in questions} | {p.history[-1].report for p in positions}
        return brief_of(events, questions, positions, self.named(sorted(reports)), now, asked.zone())
