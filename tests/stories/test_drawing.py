"""Drawing consequences: constraints over several reports, contradictions, questions, positions, relations."""

from __future__ import annotations

from tests.stories.conftest import Story, days

WIRE, HERALD, COURIER = "Harbour Wire", "Coast Herald", "Atlantic Courier"


def test_a_date_told_of_one_event_moves_the_window_of_another(story: Story) -> None:
    first = story.tell(
        "2026-03-02",
        WIRE,
        "Jamaican Prime Minister Ruth Clarke will visit Ireland before the summit of Jamaica and Cuba, officials said.",
    )
    visit = story.the("visit")
    assert visit.window.latest is None
    second = story.tell(
        "2026-03-09", HERALD, "Jamaica and Cuba will hold a summit in Havana on May 20, the Cuban government said."
    )
    visit, summit = story.the("visit"), story.the("summit")
    assert days(visit) == "2026-03-02/2026-05-20"
    assert visit.told_window.latest is None
    step = visit.revisions[-1]
    assert (step.report, list(step.changes)) == (second, ["window"])
    assert [q.report for q in step.because] == [first], "the sentence that orders the two"
    (bound,) = (b for b in visit.bounds if b.edge == "latest")
    assert bound.over == (summit.id,)
    assert [c.anchor for c in visit.constraints] == [summit.id]
    story.decide("withdraw", second)
    assert story.the("visit").window.latest is None


def test_orders_that_cannot_all_hold_are_named_with_their_sentences(story: Story) -> None:
    one = story.tell(
        "2026-03-02",
        WIRE,
        "Jamaican Prime Minister Ruth Clarke will visit Ireland before a summit between Jamaica and Cuba, officials said.",
    )
    assert story.shelf.all_contradictions() == []
    other = story.tell(
        "2026-03-09",
        HERALD,
        "Jamaica and Cuba will hold a summit before Jamaican Prime Minister Ruth Clarke visits Ireland, the Cuban government said.",
    )
    (clash,) = story.shelf.all_contradictions()
    assert set(clash.reports) == {one, other}
    assert len(clash.because) == 2
    story.decide("withdraw", other)
    assert story.shelf.all_contradictions() == []


def test_a_question_is_settled_by_a_later_report_and_open_again_without_it(story: Story) -> None:
    story.tell(
        "2026-03-02", WIRE, "It remains to be seen whether the summit between Serbia and Kosovo will take place in May."
    )
    assert story.question().status == "open"
    answer = story.tell(
        "2026-04-20",
        HERALD,
        "The summit between Serbia and Kosovo will take place on May 12, the two governments announced.",
    )
    question = story.question()
    assert question.status == "resolved"
    assert question.resolved_by is not None
    assert (question.resolved_by.report, question.resolved_by.answer, question.resolved_by.alternative) == (
        answer,
        "yes",
        0,
    )
    assert "will take place on May 12" in question.resolved_by.because[0].text
    withdrawn = story.decide("withdraw", answer)
    assert story.question().status == "open"
    story.decide("undo", withdrawn, at="2026-12-02T12:00:00+00:00")
    assert story.question().status == "resolved"


def test_a_question_is_settled_with_no(story: Story) -> None:
    story.tell(
        "2026-03-02", WIRE, "It remains to be seen whether the summit between Serbia and Kosovo will take place in May."
    )
    story.tell(
        "2026-04-20",
        HERALD,
        "The summit between Serbia and Kosovo in May has been cancelled, the two governments announced.",
    )
    question = story.question()
    assert question.resolved_by is not None
    assert question.resolved_by.answer == "no"


def test_questions_about_two_countries_are_two(story: Story) -> None:
    """Whether Brazil comes says nothing of whether Peru does."""
    story.tell(
        "2026-03-02", WIRE, "It remains to be seen whether Brazil will attend the climate summit in Rome in May."
    )
    story.tell(
        "2026-03-03", HERALD, "It remains to be seen whether Peru will attend the climate summit in Rome in May."
    )
    story.tell("2026-03-05", COURIER, "It is unclear whether Peru will attend the climate summit in Rome in May.")
    found = story.shelf.all_questions()
    assert sorted((q.text.split()[1], len(q.asked)) for q in found) == [("Brazil", 1), ("Peru", 2)]


def test_a_question_lapses_with_what_it_is_about(story: Story) -> None:
    story.tell(
        "2026-03-02", WIRE, "It remains to be seen whether the summit between Serbia and Kosovo will take place in May."
    )
    question = story.question()
    assert question.lapses_at is not None
    assert question.status_at(question.lapses_at) == "lapsed"


def test_where_an_actor_stood_and_stands(story: Story) -> None:
    story.tell("2026-03-02", WIRE, "Argentina opposes the fisheries agreement with Spain.")
    story.tell("2026-04-02", HERALD, "Argentina supports the fisheries agreement with Spain.")
    found = [p for p in story.shelf.all_positions() if p.actor == "state:ARG"]
    (position,) = found
    assert (position.stance, [s.stance for s in position.history]) == ("supports", ["opposes", "supports"])


def test_relations_of_a_pair_are_a_series(story: Story) -> None:
    story.tell(
        "2026-03-02", WIRE, "Relations between Argentina and Spain have deteriorated since the seizure of a trawler."
    )
    story.tell("2026-06-02", HERALD, "Relations between Spain and Argentina have improved after the talks in Madrid.")
    (series,) = story.shelf.all_relations()
    assert series.between == ("state:ARG", "state:ESP")
    assert [p.direction for p in series.points] == ["deteriorated", "improved"]
    assert series.direction == "improved"


def test_what_somebody_wants_never_moves_what_is_fixed(story: Story) -> None:
    story.tell(
        "2026-03-02",
        WIRE,
        "Chilean President Elena Rojas will visit Norway from May 4 to 6, the Norwegian foreign ministry announced.",
    )
    story.tell(
        "2026-03-09", HERALD, "Norway wants Chilean President Elena Rojas to visit Oslo before April, officials said."
    )
    assert days(story.all("visit")[0]) == "2026-05-04/2026-05-06"


def test_of_two_alternatives_one_comes_true(story: Story) -> None:
    story.tell(
        "2026-03-02",
        WIRE,
        "Observers will be watching to see whether the visit of Chilean President Elena Rojas to Norway goes ahead in May,"
        " or whether it will be called off.",
    )
    story.tell("2026-04-12", HERALD, "Chilean President Elena Rojas has called off her visit to Norway in May.")
    question = story.question()
    assert question.resolved_by is not None
    assert (question.resolved_by.alternative, question.resolved_by.answer) == (1, "yes")


def test_an_invitation_is_accepted(story: Story) -> None:
    story.tell(
        "2026-03-02", WIRE, "It remains to be seen whether Chile will accept Norway's invitation to the talks in Oslo."
    )
    story.tell("2026-03-12", HERALD, "Chile accepted Norway's invitation to the talks in Oslo.")
    assert story.question().status == "resolved"
