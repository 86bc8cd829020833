"""Plans: sought, arranged, fixed, put off, fixed again, called off, held; and what became of them."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.stories.conftest import Story, days

WIRE, HERALD, COURIER = "Harbour Wire", "Coast Herald", "Atlantic Courier"


def test_a_call_is_arranged_at_noon_held_at_night_and_read_out_the_next_day(story: Story) -> None:
    story.tell(
        "2026-03-02T12:00:00+00:00",
        WIRE,
        "Kenyan Foreign Minister Daniel Mwangi and Swedish Foreign Minister Anna Lindholm are arranging a telephone call"
        " for Monday evening, diplomatic sources said.",
    )
    assert story.the("call").status == "arranging"
    story.tell(
        "2026-03-02T22:00:00+00:00",
        WIRE,
        "Kenyan Foreign Minister Daniel Mwangi and Swedish Foreign Minister Anna Lindholm held a telephone call on Monday"
        " evening.",
    )
    call = story.the("call")
    assert (call.status, call.origins) == ("occurred", 1)
    story.tell(
        "2026-03-03T09:00:00+00:00",
        "Ministry of Foreign Affairs of Sweden",
        "Foreign Minister Anna Lindholm of Sweden spoke by telephone yesterday with Foreign Minister Daniel Mwangi of Kenya."
        " They discussed grain exports.",
    )
    call = story.the("call")
    assert (call.status, call.origins, len(call.reports)) == ("occurred", 2, 3)
    assert {p.actor for p in call.participants} == {"person:anna-lindholm", "person:daniel-mwangi"}
    assert [r.changes["status"].after for r in call.revisions if "status" in r.changes] == ["arranging", "occurred"]


def test_a_visit_is_sought_fixed_put_off_fixed_again_and_called_off(story: Story) -> None:
    story.tell(
        "2026-01-10", WIRE, "Norway wants Chilean President Elena Rojas to visit Oslo before June, officials said."
    )
    visit = story.the("visit")
    assert (visit.status, visit.window.wanted, days(visit)) == ("sought", True, "2026-01-10/2026-05-31")
    founded = visit.id
    story.tell(
        "2026-02-12",
        WIRE,
        "Chilean President Elena Rojas will visit Norway from May 4 to 6, the Norwegian foreign ministry announced.",
    )
    visit = story.the("visit")
    assert (visit.status, visit.window.wanted, days(visit)) == ("scheduled", False, "2026-05-04/2026-05-06")
    story.tell(
        "2026-04-28", HERALD, "Chilean President Elena Rojas has postponed her visit to Norway, her office said."
    )
    assert story.the("visit").status == "postponed"
    story.tell(
        "2026-05-20",
        WIRE,
        "Chilean President Elena Rojas will visit Norway from September 14 to 16, the two governments announced.",
    )
    visit = story.the("visit")
    assert (visit.status, days(visit)) == ("scheduled", "2026-09-14/2026-09-16")
    story.tell(
        "2026-09-01",
        WIRE,
        "Chilean President Elena Rojas has cancelled her visit to Norway, the Norwegian foreign ministry said.",
    )
    visit = story.the("visit")
    assert (visit.status, visit.id) == ("cancelled", founded)
    told = [r.changes["status"].after for r in visit.revisions if "status" in r.changes]
    assert told == ["sought", "scheduled", "postponed", "scheduled", "cancelled"]
    assert any("postponed her visit" in q.text for q in visit.revisions[2].because)
    assert story.as_of("2026-03-01T00:00:00+00:00").the("visit").status == "scheduled"


def test_what_was_denied_is_confirmed_later(story: Story) -> None:
    story.tell("2026-03-02", HERALD, "Finland and Peru are in secret talks on a fisheries agreement, diplomats said.")
    story.tell("2026-03-03", WIRE, "Finland denied that it was holding talks with Peru on a fisheries agreement.")
    assert story.the("talks").status == "denied"
    story.tell(
        "2026-03-09", WIRE, "Finland confirmed on Monday that it had held talks with Peru on a fisheries agreement."
    )
    talks = story.the("talks")
    assert (talks.status, len(talks.reports)) == ("occurred", 3)


def test_two_visits_of_one_pair_in_one_month_are_two(story: Story) -> None:
    story.tell("2026-05-02", WIRE, "Indonesian President Budi Santoso visited New Zealand on May 1.")
    story.tell("2026-05-20", WIRE, "Indonesian President Budi Santoso visited New Zealand on May 19.")
    assert len(story.all("visit")) == 2
    story.tell("2026-05-21", HERALD, "Indonesian President Budi Santoso visited New Zealand on Tuesday.")
    first, second = story.all("visit")
    assert (days(first), days(second), second.origins) == ("2026-05-01", "2026-05-19", 2)


def test_last_months_meeting_is_not_next_weeks(story: Story) -> None:
    story.tell("2026-04-10", WIRE, "The foreign ministers of Ghana and Austria met in Vienna on April 9.")
    story.tell("2026-05-08", WIRE, "The foreign ministers of Ghana and Austria will meet in Vienna on May 14.")
    first, second = story.all("meeting")
    assert (first.status, second.status) == ("occurred", "scheduled")
    story.tell("2026-05-15", HERALD, "The foreign ministers of Ghana and Austria met in Vienna on Thursday.")
    first, second = story.all("meeting")
    assert (second.status, days(second), len(second.reports)) == ("occurred", "2026-05-14", 2)


def test_a_plan_lapses_in_silence(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "Chilean President Elena Rojas will visit Norway in May, officials in Oslo said.")
    visit = story.the("visit")
    assert visit.status == "scheduled"
    assert visit.status_at(datetime(2026, 5, 30, tzinfo=UTC)) == "scheduled"
    assert visit.status_at(datetime(2026, 6, 2, tzinfo=UTC)) == "lapsed"
    story.tell("2026-05-20", HERALD, "Chilean President Elena Rojas visited Norway on May 18.")
    visit = story.the("visit")
    assert visit.status_at(datetime(2026, 6, 2, tzinfo=UTC)) == "occurred"


def test_a_plan_grows_firmer_and_its_days_fewer(story: Story) -> None:
    story.tell(
        "2026-01-08", WIRE, "Vietnam and Canada are considering a summit in the spring, a Canadian official said."
    )
    assert (story.the("summit").status, days(story.the("summit"))) == ("possible", "2026-03-01/2026-05-31")
    story.tell("2026-02-03", WIRE, "Vietnam and Canada are arranging a summit in April, diplomatic sources said.")
    assert (story.the("summit").status, days(story.the("summit"))) == ("arranging", "2026-04-01/2026-04-30")
    story.tell(
        "2026-03-20", HERALD, "Vietnam and Canada will hold a summit on April 14, the two governments announced."
    )
    summit = story.the("summit")
    assert (summit.status, days(summit)) == ("scheduled", "2026-04-14")
    story.tell("2026-03-25", COURIER, "Vietnam and Canada will hold a summit in April.")
    assert days(story.the("summit")) == "2026-04-14", "a vaguer word does not undo the day"


def test_a_visit_and_the_summit_during_it_stay_two(story: Story) -> None:
    story.tell(
        "2026-03-20",
        WIRE,
        "Vietnamese President Tran Minh will visit Canada from April 7 to 9, Canadian officials announced.",
    )
    story.tell(
        "2026-03-28",
        HERALD,
        "Vietnamese President Tran Minh and Canadian Prime Minister Laura Fenwick will hold a summit in Ottawa on April 8.",
    )
    visit, summit = story.the("visit"), story.the("summit")
    assert (visit.id, "part-of") in {(link.to, link.kind) for link in summit.links}
    assert (summit.id, "holds") in {(link.to, link.kind) for link in visit.links}
    story.tell(
        "2026-04-09",
        WIRE,
        "Vietnamese President Tran Minh held a summit with Canadian Prime Minister Laura Fenwick in Ottawa on Wednesday.",
    )
    assert story.the("summit").status == "occurred"
    assert len(story.the("visit").reports) == 1


def test_a_ministers_visit_is_not_the_presidents(story: Story) -> None:
    story.tell("2026-03-20", WIRE, "Vietnamese President Tran Minh will visit Canada in April, officials said.")
    story.tell("2026-03-21", WIRE, "Vietnamese Foreign Minister Le Hoa will visit Canada in April, officials said.")
    assert {p.actor for v in story.all("visit") for p in v.participants if p.role == "guest"} == {
        "person:le-hoa",
        "person:tran-minh",
    }
    assert len(story.all("visit")) == 2


def test_each_round_of_annual_talks_is_one_of_a_series(story: Story) -> None:
    story.tell("2025-06-12", WIRE, "Portugal and Morocco held their annual talks in Rabat on June 11.")
    story.tell("2026-06-10", WIRE, "Portugal and Morocco held their annual talks in Lisbon on June 9.")
    first, second = story.all("talks")
    assert (second.id, "series") in {(link.to, link.kind) for link in first.links}
    assert (first.id, "series") in {(link.to, link.kind) for link in second.links}


def test_two_condemnations_in_two_days_are_two(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "China condemned Japan over the cable project on Monday.")
    story.tell("2026-03-03", HERALD, "Beijing on Monday criticised Japanese plans to lay a cable.")
    story.tell("2026-03-03", WIRE, "China condemned a visit by Japanese lawmakers to Taiwan on Tuesday.")
    assert sorted(len(c.reports) for c in story.all("condemnation")) == [1, 2]


def test_an_exercise_begins_and_ends(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "India and Oman will hold a joint naval exercise off Muscat from March 20 to 24.")
    story.tell("2026-03-21", HERALD, "India and Oman began a joint naval exercise off Muscat on Friday.")
    story.tell("2026-03-25", WIRE, "The joint naval exercise of India and Oman ended on Tuesday.")
    exercise = story.the("exercise")
    assert (exercise.status, len(exercise.reports)) == ("occurred", 3)


def test_a_call_and_a_meeting_on_one_day_are_two(story: Story) -> None:
    story.tell(
        "2026-03-02",
        WIRE,
        "Chilean President Elena Rojas spoke by telephone with Norwegian Prime Minister Lars Holm on Monday.",
    )
    story.tell(
        "2026-03-02", HERALD, "Chilean President Elena Rojas met Norwegian Prime Minister Lars Holm on Monday in Oslo."
    )
    assert (len(story.all("call")), len(story.all("meeting"))) == (1, 1)


def test_a_measure_and_its_extension_are_two(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "The European Union imposed sanctions on Belarus on Monday.")
    story.tell("2026-03-03", HERALD, "EU sanctions against Belarus were adopted on Monday, diplomats said.")
    story.tell("2026-06-02", HERALD, "The European Union extended its sanctions on Belarus on Tuesday.")
    assert [len(s.reports) for s in story.all("sanctions")] == [2, 1]


def test_a_visit_that_was_moved_is_one_visit(story: Story) -> None:
    story.tell("2026-04-02", WIRE, "Austrian Chancellor Maria Steiner will visit Ghana on April 20, her office said.")
    story.tell(
        "2026-04-10",
        HERALD,
        "Ghana and Austria agreed to move the visit of Austrian Chancellor Maria Steiner from April 20.",
    )
    story.tell("2026-04-28", WIRE, "Austrian Chancellor Maria Steiner visited Ghana on April 27.")
    visit = story.the("visit")
    assert (visit.status, days(visit), len(visit.reports)) == ("occurred", "2026-04-27", 3)


def test_a_treaty_signed_later_than_planned_is_the_treaty(story: Story) -> None:
    story.tell(
        "2026-04-09", WIRE, "Japan and Portugal will sign an agreement on undersea cables on June 17, officials said."
    )
    story.tell("2026-09-08", WIRE, "Japan and Portugal signed an agreement on undersea cables on Tuesday.")
    agreement = story.the("agreement")
    assert (agreement.status, days(agreement), len(agreement.reports)) == ("occurred", "2026-09-08", 2)


def test_talks_under_way_are_not_those_planned(story: Story) -> None:
    story.tell("2026-04-09", WIRE, "Japan and Portugal will hold talks on June 16, officials said.")
    story.tell("2026-06-01", HERALD, "Japan and Portugal are in talks on fishing quotas, diplomats said.")
    assert len(story.all("talks")) == 2
