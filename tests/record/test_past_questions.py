"""Past questions: whether a question was open on a day, whatever became of it later."""

from __future__ import annotations

from pathlib import Path

import chancery
from chancery.record.trials import filled, opened

REPORTS = (
    (
        "2016-03-01",
        "It remains unclear whether Norway's premier will visit Chile in May. Norway's premier may visit Chile in May, officials said.",
    ),
    ("2016-03-10", "Norway's premier will visit Chile in May, officials said on Thursday."),
    ("2016-05-20", "Norway's premier visited Chile on Thursday, officials said."),
)


def test_a_question_settled_by_a_day_is_so_as_of_it_though_settled_again_later(tmp_path: Path) -> None:
    """Whether the premier will visit is settled when the visit is announced on 10 March, and once more when it is made in May."""
    readings = [
        chancery.read(text, published=day, title="", outlet=f"Paper {n}") for n, (day, text) in enumerate(REPORTS)
    ]
    filled(tmp_path / "record", readings)
    with opened(tmp_path / "record") as record:
        record.catch_up()
        for day, status in (("2016-03-05", "open"), ("2016-03-20", "resolved"), ("2016-06-01", "resolved")):
            for whole in (True, False):
                assert [q.status for q in record.questions(as_of=day, whole=whole)] == [status], (day, whole)
