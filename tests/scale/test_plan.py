"""Plans: what an archive takes follows from the rates, and the step that holds up the rest is named."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from chancery.cli.commands import app
from chancery.scale.plan import Circumstances, Rates, plan

RATES = Rates(screened=500, read=20, fused=1_000, words=400, mentions=10, page_bytes=20_000, lake_bytes=8_000)
GIVEN = Circumstances(price=0.05, disk=1.0, share=0.05)


def test_a_day_on_one_processor() -> None:
    """553,000 documents at 500 a second and a twentieth of them at 20 a second: 2,489 s; 276,500 mentions at 1,000 a second."""
    step = plan(RATES, GIVEN, "a day", 553_000, 1)
    assert step.reading * 3600 == pytest.approx(553_000 / 500 + 27_650 / 20)
    assert step.fusing * 3600 == pytest.approx(276.5)
    assert step.cost == pytest.approx(0.05 * step.core_hours) and step.bottleneck == "reading"


def test_more_processors_leave_another_bottleneck() -> None:
    many = plan(RATES, GIVEN, "the archive", 1_360_000_000, 10_000)
    assert many.bottleneck == "fusing"
    slow = plan(RATES, Circumstances(disk=0.001), "the archive", 1_360_000_000, 10_000)
    assert slow.bottleneck == "the disks" and slow.hours > many.hours


def test_reading_never_takes_less_than_its_longest_part() -> None:
    assert plan(RATES, GIVEN, "a day", 553_000, 1_000_000).reading == pytest.approx(
        plan(RATES, GIVEN, "a day", 553_000, 1).longest
    )


@pytest.mark.parametrize("given", [["--cores", "0"], ["--disk", "0"], ["--share", "2"], ["--price", "-1"]])
def test_what_cannot_be_is_refused(given: list[str]) -> None:
    assert CliRunner().invoke(app, ["archive", "plan", *given]).exit_code == 2
