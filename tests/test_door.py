"""The front door is small: what `import chancery` offers, and nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

import chancery


def test_the_public_names() -> None:
    assert chancery.__all__ == ["Reading", "Record", "__version__", "open_record", "read"]


def test_read_gives_a_reading_whose_spans_quote_the_text() -> None:
    """Tokyo and Washington are arranging a summit."""
    text = "Tokyo and Washington are arranging a summit, government sources said."
    reading = chancery.read(text, published="2026-01-02", outlet="Harbour Wire")
    (event,) = [e for e in reading.events if e.type == "summit"]
    assert event.status == "arranging"
    assert "summit" in text[slice(*event.mentions[0])]
    assert reading.claims[0].chain[-1].name == "government sources"


def test_an_empty_text_is_misuse() -> None:
    with pytest.raises(ValueError, match="empty"):
        chancery.read("  \n ")


def test_importing_the_door_loads_no_heavy_part() -> None:
    code = "import sys, chancery; print(any(m in sys.modules for m in ('onnxruntime', 'numpy', 'tokenizers', 'typer')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_reading_shows_itself_in_a_notebook() -> None:
    """The evidence is marked, and what the report contains cannot become markup."""
    reading = chancery.read("Tokyo <b>condemned</b> Beijing over the drills & the strait.", published="2026-01-02")
    shown = reading._repr_html_()
    assert "<mark" in shown
    assert "&lt;b&gt;" in shown
    assert "<b>condemned" not in shown
    assert repr(reading).startswith("<Reading of ")


def test_a_lone_surrogate_moves_no_offset() -> None:
    text = "Broken \ud800 words: Japan and China held talks on Monday."
    reading = chancery.read(text, published="2026-01-07")
    assert [p.kind for p in reading.problems] == ["surrogates"]
    assert "talks" in text[slice(*reading.events[0].mentions[0])]


def test_values_show_themselves() -> None:
    reading = chancery.read("Tokyo condemned Beijing on Monday.", published="2026-01-07T09:00:00+09:00")
    shown = repr(reading.events[0])
    assert shown.startswith("<Event e1: condemnation, occurred; actor state:JPN, target state:CHN; [2026-01-05 ")
