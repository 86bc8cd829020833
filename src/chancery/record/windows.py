"""Windows that can say why: the edges of an event's window with the sentences that set them."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.facts.quotes import Quote
from chancery.facts.record_events import RecordEvent
from chancery.facts.revisions import Bound
from chancery.facts.times import Window


class ReasonedWindow(Window, frozen=True, kw_only=True, dict=True, gc=True):
    """A window of the record: `window.why("latest")` gives the words of every sentence behind that edge."""

    def why(self, edge: Literal["earliest", "latest"]) -> tuple[Quote, ...]:
        """The words that set an edge, in the order of the chain; empty where the edge is open or rests on the time of
        publication alone. Raises `ValueError` for what is no edge."""
        if edge not in ("earliest", "latest"):
            raise ValueError(f'{edge!r} is no edge of a window; take "earliest" or "latest"')
        bounds: tuple[Bound, ...] = self.__dict__.get("bounds", ())
        return tuple(dict.fromkeys(q for bound in bounds if bound.edge == edge for q in bound.because))


def reasoned(event: RecordEvent) -> RecordEvent:
    """The event with a window that can say why."""
    window = ReasonedWindow(**msgspec.structs.asdict(event.window))
    window.__dict__["bounds"] = event.bounds
    return msgspec.structs.replace(event, window=window)
