"""What a report adds is kept in shorthand: everything that follows from the rest is left out, and found again as it was."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from msgspec.structs import replace

from chancery.facts.contributions import Contribution
from chancery.knowledge import Tables
from chancery.language.english import English
from chancery.pipeline import read_report
from chancery.record.abridged import written
from chancery.record.bodies import Bodies, DamagedRow
from chancery.record.contributions import contribution_of
from chancery.record.inventions import World
from chancery.record.trials import MADE_BY
from chancery.record.unabridged import read, read_questions
from chancery.sources.reports import make_report

_plain = msgspec.json.encode


def _came_back(contribution: Contribution) -> bytes:
    """The shorthand, once it is sure that nothing was lost on the way, not even the order of what was quoted."""
    raw = written(contribution)
    assert read(raw) == contribution
    assert _plain(read(raw)) == _plain(contribution)
    assert read_questions(raw) == contribution.questions
    return raw


def test_invented_reports_come_back_from_a_quarter_of_their_size(tables: Tables) -> None:
    made = [contribution_of(r, tables) for r in World(3).readings(40, MADE_BY)]
    short = [_came_back(c) for c in made]
    assert sum(map(len, short)) < sum(len(_plain(c)) for c in made) / 4
    assert not any(raw.startswith(b"{") for raw in short)


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (
            "2026-03-03T18:20:00+09:00",
            "TOKYO, March 3 -- Japan’s Foreign Minister Reiko Asanuma will visit Peru on March 9.",
        ),
        (
            "2026-03-03",
            "İstanbul hosted talks between Kenya and Oman on Monday. Both want the talks to resume before April.",
        ),
        (
            None,
            "Norway and Chile held their 14th annual dialogue. It remains to be seen whether Chile will join the treaty.",
        ),
        (
            "2026-05-02T08:00:00Z",
            "CORRECTION: Ghana condemned the seizure of a ferry. Ghana opposes the export of raw cocoa, its minister said.",
        ),
    ],
)
def test_read_reports_come_back(published: str | None, text: str, english: English, tables: Tables) -> None:
    """Reports of other zones, without a date, with questions, corrections and positions."""
    report = make_report(text, published=published, outlet="Harbour Wire")
    assert not _came_back(contribution_of(read_report(report, english, tables), tables)).startswith(b"{")


def test_what_does_not_follow_is_written_out(tables: Tables) -> None:
    """A mention under other keys, with another reach, other names or of another moment is no worse kept."""
    (made,) = (contribution_of(r, tables) for r in World(5).readings(1, MADE_BY))
    first = made.mentions[0]
    for other in (
        replace(first, emits=("other|CHL",)),
        replace(first, reach=(first.reach[0] - timedelta(days=2, seconds=5), first.reach[1])),
        replace(first, names=("elsewhere", *first.names)),
        replace(first, words=("meeting",)),
    ):
        assert not _came_back(replace(made, mentions=(other, *made.mentions[1:]))).startswith(b"{")
    for odd in (
        replace(first, id=f"{first.report}.1-2"),
        replace(first, at=None),
        replace(first, reach=(first.reach[0] + timedelta(microseconds=1), first.reach[1])),
        replace(first, evidence={"status": first.evidence["status"]}),
        replace(first, terms=()),
        replace(first, reach=(first.reach[0], datetime(9999, 12, 31, 20, tzinfo=timezone(timedelta(hours=-5))))),
    ):
        assert _came_back(replace(made, mentions=(odd, *made.mentions[1:]))).startswith(b"{")


def test_damaged_shorthand_is_named(tables: Tables) -> None:
    """A byte that is not as it was written gives a contribution or a damaged row, and no other error."""
    (made,) = (contribution_of(r, tables) for r in World(5).readings(1, MADE_BY))
    raw = written(made)
    bodies: Bodies[Contribution] = Bodies(Contribution, written=bytes, read=read)  # type: ignore[arg-type]
    for place in range(0, len(raw), 3):
        wrong = raw[:place] + bytes([raw[place] ^ 0x41]) + raw[place + 1 :]
        try:
            bodies.unpack(bodies.pack(wrong))  # type: ignore[arg-type]
        except DamagedRow:
            continue
