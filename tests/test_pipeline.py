"""One report's path: the same report always reads the same; trouble is a value."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.facts.documents import to_json
from chancery.facts.times import ends_apart
from chancery.facts.validation import faults
from chancery.language.english import outline
from chancery.reading.clocks import read_clock
from chancery.reading.times import read_times
from chancery.sources.reports import make_report
from tests.conftest import Reader

STORY = (
    "TOKYO, March 11 (Harbour Wire) - Japan and India are making final arrangements for their foreign ministers to hold talks in "
    "Tokyo in mid-April, government sources said Wednesday.\n\nThe Japanese side wants the talks to take place before April 20."
)


def test_the_same_alone_and_in_company(read: Reader) -> None:
    alone = to_json(read(STORY), explain=True)
    read("OSLO, Feb. 4 - Norway summoned the Russian ambassador on Wednesday.")
    assert to_json(read(STORY), explain=True) == alone


def test_read_and_times_give_the_same_values(read: Reader) -> None:
    """Parsed or not, "Monday" is the same day and "March" of the same year."""
    text = (
        "SEOUL, March 11 (Harbour Wire) - The foreign ministers of South Korea and Vietnam will meet on Monday, a spokesman said on Tuesday. "
        "They had planned to meet in February. Gates open at noon on Friday. Vietnam urged North Korea last week to return to talks before May. "
        "The summit, which opens on June 14, runs until June 17. Japan's envoy talked until late on Sunday and may leave by Thursday."
    )
    found = read_times(
        outline(text), read_clock(make_report(text, published="2026-03-11", outlet="Harbour Wire"), read.tables)
    )
    assert [(t.span, t.value) for t in read(text).times] == [(t.span, t.value) for t in ends_apart(found)]
    assert len(found) == 11


def test_an_undated_report_says_so(read: Reader) -> None:
    reading = read(STORY, None)
    assert "undated" in {p.kind for p in reading.problems}
    assert all(e.window.earliest is None and e.window.latest is None for e in reading.events)


def test_another_language_is_named_and_not_misread(read: Reader) -> None:
    reading = read(
        "Le Japon et l'Inde ont tenu des pourparlers à Tokyo lundi, selon le ministère des Affaires étrangères de la France."
    )
    assert reading.report.language == "fr"
    assert reading.events == ()
    assert [p.kind for p in reading.problems] == ["language"]


def test_an_irrelevant_report_costs_nothing_and_says_so(read: Reader) -> None:
    reading = read("Whisk four eggs with the sugar until pale, fold in the flour, and bake for thirty minutes.")
    assert [p.kind for p in reading.problems] == ["irrelevant"]


def test_an_ambiguous_date_is_said(read: Reader) -> None:
    """ "(02/1/2026)" may be 2 January or 1 February; the date of publication decides, or nothing does."""
    text = "The Ledger (02/1/2026): Japan and India held talks in Tokyo."
    assert "ambiguous-date" in {p.kind for p in read(text, None).problems}
    assert "ambiguous-date" not in {p.kind for p in read(text, "2026-01-02").problems}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        alphabet=st.sampled_from(
            list("Tokyo Japan met China. \n\"'“”()-–,?!0123456789 whether if said to visit Monday 𠮷👩\u0301")
        ),
        max_size=200,
    )
)
def test_whatever_comes_in_the_reading_keeps_the_contract(read: Reader, noise: str) -> None:
    assert faults(read("Japan and China held talks, officials said. " + noise)) == []


TOLD = (
    'TOKYO, March 11 (Harbour Wire) - Japan and India, citing an unnamed official, said "talks" may be held before April 20. '
    "According to the foreign ministry, neither side has agreed to Seoul's offer; both sides want Norway to host them, who "
    "refused last week.\n\nWhether the premier, whose envoy left on Monday, will go or not is unclear; attention is focused on "
    "whether he calls before or after the vote, he told reporters."
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 85), st.integers(2, 85), st.booleans())
def test_a_report_that_is_cut_off_anywhere_keeps_the_contract(read: Reader, first: int, size: int, bare: bool) -> None:
    """A feed gives the first words and no stop: "… said, according to the foreign"."""
    words = TOLD.split(" ")[first : first + size]
    assert faults(read(" ".join(words).rstrip(".,;" if bare else ""))) == []


def test_a_report_on_which_the_reader_fails_is_kept_with_the_problem(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record loses no report by a defect of ours."""
    from chancery import pipeline

    def failing(*given: object, **more: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(pipeline, "read_claims", failing)
    reading = pipeline.read_anyway(make_report(STORY, published="2026-03-11"), read.english, read.tables)
    assert reading.report.text == STORY and reading.events == ()
    assert [(p.kind, "IndexError" in p.message) for p in reading.problems] == [("defect", True)]
    assert faults(reading) == []


def test_words_that_name_nobody_break_nothing(read: Reader) -> None:
    """A name cut out of a report may leave a "Jr." behind."""
    assert faults(read("The two leaders discussed the crisis. The President Jr. met the Prime Minister of Iraq.")) == []


@pytest.mark.parametrize("count", [400])
def test_a_long_report_is_read_whole(read: Reader, count: int) -> None:
    reading = read("\n".join(["Japan and China held talks in Tokyo."] * count))
    assert len(reading.events) >= 1
    assert faults(reading) == []


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01T00:00:00+14:00", "2026-02-30", "yesterday"])
def test_a_date_that_no_report_can_have_is_a_problem(read: Reader, published: str) -> None:
    reading = read("Japan and China will hold talks next year.", published)
    assert "undated" in {p.kind for p in reading.problems}
    assert reading.events[0].window.earliest is None
