"""A batch: what one `revise` knows, each contribution and view fetched and made once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from chancery.facts.contributions import Asked, Contribution, Held
from chancery.facts.mentions import Mention
from chancery.record.crowds import MOST, crowd_key
from chancery.record.rulings import Rulings, report_of, resolve
from chancery.record.shelf import Shelf
from chancery.record.views import View

One = TypeVar("One", Asked, Held)


class Batch:
    """Contributions, mentions and views by id, over a shelf; withdrawn reports have none."""

    def __init__(self, shelf: Shelf, rulings: Rulings) -> None:
        self.shelf, self.rulings = shelf, rulings
        self._contributions: dict[str, Contribution | None] = {}
        self._views: dict[str, View] = {}
        self._asked: dict[str, list[Asked]] = {}
        self._held: dict[str, list[Held]] = {}
        self._crowds: dict[str, bool] = {}
        self._linking: dict[str, list[Mention]] = {}

    def forget(self, reports: Iterable[str]) -> None:
        """Lets go of what is known of reports that are about to change."""
        gone = set(reports)
        for report in gone:
            self._contributions.pop(report, None)
            self._asked.pop(report, None)
            self._held.pop(report, None)
            self._linking.pop(report, None)
        self._views = {id: v for id, v in self._views.items() if v.report not in gone}

    def contributions(self, reports: Collection[str]) -> dict[str, Contribution]:
        """Those of the reports that are in the record and not withdrawn."""
        known = self._contributions
        missing = sorted({r for r in reports if r not in known})
        if missing:
            found = self.shelf.contributions(missing)
            for report in missing:
                one = found.get(report)
                active = one if one is not None and report not in self.rulings.withdrawn else None
                known[report] = active
        return {report: one for report in reports if (one := known[report]) is not None}

    def linking(self, reports: Collection[str]) -> list[Mention]:
        """The mentions of some reports that are told to be tied to others."""
        out: list[Mention] = []
        for report in reports:
            found = self._linking.get(report)
            if found is None:
                one = self.contributions([report]).get(report)
                found = self._linking[report] = [m for m in one.mentions if m.links] if one is not None else []
            out += found
        return out

    def asked(self, ids: Collection[str]) -> list[Asked]:
        """Questions as reports ask them, by id; those that nobody asks now are left out."""
        return self._of(ids, self._asked, self.shelf.asked)

    def held(self, ids: Collection[str]) -> list[Held]:
        """Positions as reports give them, by id; those that nobody gives now are left out."""
        return self._of(ids, self._held, self.shelf.held)

    def _of(
        self, ids: Collection[str], known: dict[str, list[One]], find: Callable[[list[str]], Sequence[One]]
    ) -> list[One]:
        """What reports ask or hold, by id; `known` by report."""
        wanted = set(ids)
        reports = {report_of(id) for id in wanted} - self.rulings.withdrawn
        missing = sorted(reports - known.keys())
        if missing:
            known.update({report: [] for report in missing})
            for one in find(missing):
                known[one.report].append(one)
        return [one for report in sorted(reports) for one in known[report] if one.id in wanted]

    def views(self, mentions: Collection[str]) -> dict[str, View]:
        """The views of mentions by id; ids that name none now are left out."""
        wanted = [m for m in mentions if m not in self._views]
        withdrawn = self.rulings.withdrawn
        for id, (mention, head) in (self.shelf.mentions(wanted) if wanted else {}).items():
            if mention.report in withdrawn:
                continue
            known = self.shelf.views.get(id)
            if known is None or not known.is_of(mention, head, self.rulings.identities):
                known = self.shelf.views[id] = View(mention, head, self.rulings.identities)
            known.crowded = known.moved and self._crowded(mention)
            self._views[id] = known
        return {m: self._views[m] for m in mentions if m in self._views}

    def _crowded(self, mention: Mention) -> bool:
        """True for a plan that is one of a crowd."""
        key = crowd_key(mention)
        if key is None:
            return False
        if key not in self._crowds:
            self._crowds[key] = self.shelf.spread("plans", [key])[key] > MOST
        return self._crowds[key]

    def resolved(self, ids: Iterable[str]) -> dict[str, str | None]:
        """For ids that decisions name, the mention that each means now."""
        out: dict[str, str | None] = {}
        for id in ids:
            report = report_of(id)
            out[id] = None if report == id else resolve(id, self.contributions([report]).get(report))
        return out
