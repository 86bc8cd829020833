"""Markup and orders to a terminal stay text, wherever they stood in a report."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chancery.cli import main
from chancery.cli.commands import app
from chancery.cli.terminal import Plain, printable

ORDERS = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\u202e"
STORY = f"Japan and India {ORDERS} held talks in Tokyo on Monday, <script>alert(1)</script> officials {ORDERS} said."
run = CliRunner()


def test_what_orders_a_terminal_is_spelt_out() -> None:
    assert printable("a\x1b[2Jb\u202ec\n\td") == "a<U+001B>[2Jb<U+202E>c\n\td"


def said(*arguments: str) -> str:
    """What `chancery` writes to its standard output."""
    raw = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["chancery", *arguments])
        patch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8"))
        with pytest.raises(SystemExit):
            main()
        sys.stdout.flush()
        return raw.getvalue().decode()


def test_no_command_hands_an_order_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps(
        {"text": STORY, "title": f"Talks{ORDERS}", "outlet": f"Wire{ORDERS}", "published": "2026-03-02", "id": ORDERS}
    )
    (tmp_path / "a.jsonl").write_text(line + "\n{broken" + ORDERS, encoding="utf-8")
    for command in (["read", "--explain"], ["read", "--json"], ["times"], ["times", "--json"], ["calendar"]):
        out = said(command[0], str(tmp_path / "a.jsonl"), *command[1:])
        assert out
        for stream in (out, capsys.readouterr().err):
            assert not [c for c in stream if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" or c == "\u202e"], (
                command
            )


def test_json_says_the_same_in_escapes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": STORY}), encoding="utf-8")
    result = run.invoke(app, ["read", "--json", str(tmp_path / "a.jsonl")])
    assert json.loads(result.stdout)["report"]["text"] == STORY


def test_standard_output_lets_our_own_bold_through() -> None:
    raw = io.BytesIO()
    out = Plain(raw, encoding="utf-8")
    out.write("\x1b[1mTALKS\x1b[0m \x1b[2J\n")
    out.flush()
    assert raw.getvalue() == b"\x1b[1mTALKS\x1b[0m <U+001B>[2J\n"
