"""Sources: copies, editions, corrections, retractions, lateness, rumours, disputes."""

from __future__ import annotations

from tests.stories.conftest import Story, days

WIRE, HERALD, COURIER = "Harbour Wire", "Coast Herald", "Atlantic Courier"
TEXT = (
    "Vietnamese Foreign Minister Tran Minh will visit Canada from April 7 to 9, Vietnamese officials said. He will meet"
    " Canadian counterpart Laura Fenwick in Ottawa on April 8 to discuss rice exports."
)


def test_five_outlets_that_print_one_agency_text_are_one_source(story: Story) -> None:
    story.tell("2026-03-20T08:00:00+07:00", WIRE, f"HANOI, March 20 (Harbour Wire) - {TEXT}")
    story.tell("2026-03-20T10:00:00+07:00", HERALD, f"HANOI, March 20 (Harbour Wire) - {TEXT}")
    story.tell("2026-03-20T11:00:00+00:00", COURIER, f"HANOI (Harbour Wire) - {TEXT}")
    story.tell("2026-03-20T12:00:00+00:00", "Northern Post", f"{TEXT} (Source: Harbour Wire)")
    story.tell("2026-03-20T15:00:00+00:00", "Evening Star", TEXT)
    visit = story.the("visit")
    assert (len(visit.reports), visit.origins, visit.sources) == (5, 1, (WIRE,))
    (origin,) = story.shelf.all_origins()
    assert {link.kind for link in origin.links} == {"copy"}
    story.tell(
        "2026-03-21",
        "Ottawa Ledger",
        "Canada confirmed on Saturday that Vietnamese Foreign Minister Tran Minh will visit Canada in April.",
    )
    assert story.the("visit").origins == 2


def test_a_rewrite_that_credits_the_agency_adds_no_source(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "Uruguay expelled two diplomats of Belarus on Monday.")
    story.tell(
        "2026-03-02",
        HERALD,
        "Two Belarusian diplomats were expelled by Uruguay on Monday, Harbour Wire reported, in the sharpest step yet.",
    )
    story.tell("2026-03-03", COURIER, "Uruguay expelled two diplomats of Belarus on Monday, its foreign ministry said.")
    expulsion = story.the("expulsion")
    assert len(expulsion.reports) == 3
    assert (expulsion.origins, expulsion.sources) == (2, (COURIER, WIRE))


def test_a_late_report_of_an_earlier_state_changes_the_past_alone(story: Story) -> None:
    story.tell(
        "2026-02-12",
        WIRE,
        "Chilean President Elena Rojas will visit Norway from May 4 to 6, the Norwegian foreign ministry announced.",
    )
    story.tell("2026-05-05", WIRE, "Chilean President Elena Rojas is visiting Norway this week.")
    before = story.the("visit")
    story.tell(
        "2026-01-10", HERALD, "Norway wants Chilean President Elena Rojas to visit Oslo before June, officials said."
    )
    visit = story.the("visit")
    assert (visit.status, days(visit)) == (before.status, days(before)) == ("ongoing", "2026-05-04/2026-05-06")
    assert visit.id != before.id, "the event is named by its first mention"
    assert story.shelf.event_of([before.id])[before.id] == visit.id, "the old id goes on working"
    assert [r.changes["status"].after for r in visit.revisions if "status" in r.changes] == [
        "sought",
        "scheduled",
        "ongoing",
    ]


def test_a_correction_takes_the_place_of_the_word_it_corrects(story: Story) -> None:
    text = "The foreign ministers of Ghana and Austria will meet in Vienna on April {} to discuss cocoa tariffs, the Austrian foreign ministry said."
    story.tell("2026-03-02T08:00:00+00:00", WIRE, text.format(14))
    story.tell("2026-03-02T11:00:00+00:00", WIRE, "CORRECTION: " + text.format(16))
    meeting = story.the("meeting")
    assert (days(meeting), meeting.disputed, meeting.origins) == ("2026-04-16", (), 1)
    (origin,) = story.shelf.all_origins()
    assert [link.kind for link in origin.links] == ["correction"]


def test_a_second_lead_is_the_same_story(story: Story) -> None:
    story.tell(
        "2026-03-02T08:00:00+00:00",
        WIRE,
        "The presidents of Ghana and Austria will meet in Vienna this week to discuss cocoa tariffs, officials said.",
        title="(LEAD) Ghana, Austria to meet on cocoa",
    )
    story.tell(
        "2026-03-02T12:00:00+00:00",
        WIRE,
        "The presidents of Ghana and Austria will meet in Vienna on March 5 to discuss cocoa tariffs, officials said.",
        title="(2nd LD) Ghana, Austria to meet on cocoa",
    )
    meeting = story.the("meeting")
    assert (days(meeting), meeting.origins, len(meeting.reports)) == ("2026-03-05", 1, 2)


def test_a_retracted_word_is_denied_unless_another_told_it(story: Story) -> None:
    text = "Uruguay expelled two diplomats of Belarus on Monday, officials in Montevideo said."
    first = story.tell("2026-03-02T08:00:00+00:00", WIRE, text)
    story.tell("2026-03-02T16:00:00+00:00", WIRE, f"RETRACTION: Harbour Wire has withdrawn its report that {text}")
    assert story.the("expulsion").status == "denied"
    assert story.as_of("2026-03-02T12:00:00+00:00").the("expulsion").status == "occurred"
    story.tell(
        "2026-03-02T15:00:00+00:00",
        HERALD,
        "Uruguay on Monday expelled two diplomats of Belarus, its foreign minister told reporters.",
    )
    expulsion = story.the("expulsion")
    assert expulsion.status == "occurred"
    assert first in expulsion.reports


def test_a_rumour_stands_beside_an_announcement(story: Story) -> None:
    story.tell(
        "2026-03-02",
        WIRE,
        "The presidents of Ghana and Austria will meet in Vienna on April 14, the Austrian foreign ministry announced.",
    )
    story.tell(
        "2026-03-05",
        HERALD,
        "The meeting of the presidents of Ghana and Austria in Vienna on April 14 might be cancelled, according to rumours.",
    )
    meeting = story.the("meeting")
    assert meeting.status == "scheduled"


def test_two_independent_reports_of_one_day_that_differ_are_both_shown(story: Story) -> None:
    story.tell(
        "2026-03-02T08:00:00+00:00", WIRE, "The presidents of Ghana and Austria will meet in Vienna on April 14."
    )
    story.tell(
        "2026-03-02T15:00:00+00:00", HERALD, "The presidents of Ghana and Austria will meet in Vienna on April 16."
    )
    meeting = story.the("meeting")
    assert [(d.field, d.value["edtf"], d.reason) for d in meeting.disputed] == [
        ("window", "2026-04-14", "equal-standing")
    ]
    assert days(meeting) == "2026-04-16"
    story.tell("2026-03-06", COURIER, "The presidents of Ghana and Austria will meet in Vienna on April 16.")
    meeting = story.the("meeting")
    assert (days(meeting), meeting.disputed) == ("2026-04-16", ())


def test_a_report_with_only_a_date_counts_as_the_end_of_that_day(story: Story) -> None:
    story.tell("2026-03-02", HERALD, "Chilean President Elena Rojas has cancelled her visit to Norway in May.")
    story.tell("2026-03-02T18:00:00+00:00", WIRE, "Chilean President Elena Rojas will visit Norway in May.")
    assert story.the("visit").status == "cancelled"


def test_an_undated_report_never_wins(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "Chilean President Elena Rojas will visit Norway on May 4.")
    story.tell(None, HERALD, "Chilean President Elena Rojas has cancelled her visit to Norway.")
    found = story.all("visit")
    assert found[0].status == "scheduled"
    assert story.as_of("2026-04-01T00:00:00+00:00").the("visit").status == "scheduled"


def test_one_person_in_two_spellings(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "Kazakh Foreign Minister Murat Nurtleuov will visit Latvia on April 14.")
    story.tell("2026-03-04", HERALD, "Kazakh Foreign Minister Murat Nurtleuow will visit Latvia on April 14.")
    visit = story.the("visit")
    (guest,) = (p for p in visit.participants if p.role == "guest")
    assert guest.actor == "person:murat-nurtleuov"
    assert guest.also == ("person:murat-nurtleuow",)


def test_an_official_denial_stands_over_what_it_denies(story: Story) -> None:
    story.tell("2026-03-02T08:00:00+00:00", WIRE, "Ghana and Austria held secret talks in Vienna on Sunday.")
    story.tell(
        "2026-03-02T12:00:00+00:00", HERALD, "Austria denied that it held secret talks with Ghana in Vienna on Sunday."
    )
    talks = story.the("talks")
    assert talks.status == "denied"
    assert [(d.field, d.value) for d in talks.disputed] == [("status", "occurred")]


def test_an_unconfirmed_word_stands_beside_an_announcement(story: Story) -> None:
    story.tell(
        "2026-03-02",
        WIRE,
        "The presidents of Ghana and Austria will meet in Vienna on April 14, the Austrian foreign ministry announced.",
    )
    story.tell(
        "2026-03-06",
        HERALD,
        "The presidents of Ghana and Austria may have cancelled their meeting in Vienna on April 14, according to"
        " unconfirmed reports.",
    )
    meeting = story.the("meeting")
    assert (meeting.status, meeting.origins) == ("scheduled", 2)
    assert [(d.field, d.value, d.reason) for d in meeting.disputed] == [("status", "cancelled", "weaker")]
