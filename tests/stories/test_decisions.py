"""Decisions of people: merge, split, set, withdraw, undo; they survive lateness and reading again."""

from __future__ import annotations

from msgspec.structs import replace

from chancery.record.core import revise
from tests.stories.conftest import Story

WIRE, HERALD = "Harbour Wire", "Coast Herald"


def test_a_merge_and_its_undoing(story: Story) -> None:
    story.tell("2026-05-02", WIRE, "Indonesian President Budi Santoso visited New Zealand on May 1.")
    story.tell("2026-05-20", HERALD, "Indonesian President Budi Santoso visited New Zealand on May 12.")
    one, other = story.all("visit")
    merge = story.decide("merge", one.id, other.id, note="the Herald has the wrong day")
    visit = story.the("visit")
    assert (visit.id, len(visit.reports), visit.decisions) == (one.id, 2, (merge,))
    assert visit.joined[0].decision == merge
    story.tell("2026-05-21", HERALD, "Indonesian President Budi Santoso visited New Zealand on May 12.")
    assert len(story.the("visit").reports) == 3, "what joins one of the two joins both"
    story.decide("undo", merge, at="2026-12-02T12:00:00+00:00")
    assert len(story.all("visit")) == 2


def test_a_split(story: Story) -> None:
    story.tell("2026-05-02", WIRE, "Ghana and Austria held talks in Vienna on May 1.")
    second = story.tell("2026-05-02", HERALD, "Ghana and Austria held talks in Vienna on May 1.")
    talks = story.the("talks")
    story.decide("split", talks.id, second, note="the Herald means the afternoon's")
    assert sorted(len(t.reports) for t in story.all("talks")) == [1, 1]


def test_a_field_set_by_a_person_stands_over_later_reports(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "Chilean President Elena Rojas will visit Norway in May.")
    id = story.the("visit").id
    decision = story.decide("set", id, field="status", value="cancelled", at="2026-03-10T12:00:00+00:00")
    story.tell("2026-03-20", HERALD, "Chilean President Elena Rojas will visit Norway in May.")
    visit = story.the("visit")
    assert visit.status == "cancelled"
    (step,) = (r for r in visit.revisions if r.decision == decision)
    assert (step.report, step.changes["status"].before, step.changes["status"].after) == (
        None,
        "scheduled",
        "cancelled",
    )


def test_a_withdrawn_report_has_said_nothing(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "Chilean President Elena Rojas will visit Norway in May.")
    second = story.tell("2026-04-02", HERALD, "Chilean President Elena Rojas has cancelled her visit to Norway in May.")
    assert story.the("visit").status == "cancelled"
    story.decide("withdraw", second)
    visit = story.the("visit")
    assert (visit.status, len(visit.reports)) == ("scheduled", 1)


def test_two_names_are_one_actor_because_a_person_says_so(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "Kazakh Foreign Minister Murat Nurtleuov will visit Latvia on April 14.")
    story.tell("2026-03-04", HERALD, "Kazakh Foreign Minister Askar Bekov will visit Latvia on April 14.")
    assert len(story.all("visit")) == 2
    story.decide("same-actor", "person:askar-bekov", "person:murat-nurtleuov", note="he uses both names")
    (guest,) = (p for p in story.the("visit").participants if p.role == "guest")
    assert (guest.actor, guest.also) == ("person:murat-nurtleuov", ("person:askar-bekov",))


def test_decisions_survive_reading_again(story: Story) -> None:
    """A newer reader finds longer words for the same visits: the decision means the mentions that stand there now."""
    story.tell("2026-05-02", WIRE, "Indonesian President Budi Santoso visited New Zealand on May 1.")
    story.tell("2026-05-20", HERALD, "Indonesian President Budi Santoso visited New Zealand on May 12.")
    one, other = story.all("visit")
    story.decide("merge", one.id, other.id)
    again = []
    for contribution in story.told:
        (mention,) = contribution.mentions
        start, end = mention.spans[0]
        again.append(
            replace(
                contribution,
                mentions=(
                    replace(
                        mention,
                        id=f"{mention.report}.{start}-{end + 12}",
                        spans=((start, end + 12),),
                        words=("visited New Zealand",),
                    ),
                ),
            )
        )
    story.told = again
    revise(story.shelf, story.tables, again)
    assert len(story.the("visit").reports) == 2
