"""`python -m evals.readme`: writes the README's example and figures anew, from a real run and from the floors."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

from chancery.cli.brief import brief
from chancery.cli.briefing import wrapped
from chancery.cli.trying import brief_of_examples
from chancery.knowledge import load as load_tables
from chancery.language import load as load_english
from chancery.pipeline import read_report
from chancery.sources.reports import arrivals
from evals.__main__ import FLOORS, NOUNS

README = Path(__file__).parents[1] / "README.md"
SETS = {"gold": "36 reports", "real": "13 articles", "affairs": "6 affairs"}


def example() -> str:
    """The brief that `chancery try` prints."""
    return f"```\n{wrapped(brief_of_examples()[0], 100)}\n```"


def reading() -> str:
    """What `chancery read` prints of the first example."""
    path = files("chancery") / "examples" / "affair.jsonl"
    report = next(a.report for a in arrivals([str(path)]) if a.report is not None)
    return f"```\n{brief(read_report(report, load_english(), load_tables()))}\n```"


def figures() -> str:
    """A table of the floors, noun by noun."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    head = [f"| | {' | '.join(SETS.values())} |", f"|---|{'---|' * len(SETS)}"]
    rows = (f"| {n.replace('_', ' ')} | {' | '.join(f'{floors[s][n]:.2f}' for s in SETS)} |" for n in NOUNS)
    return "\n".join([*head, *rows])


def put(text: str, name: str, words: str) -> str:
    """The text with what stands between the marks of `name` replaced."""
    mark = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- end -->)", re.DOTALL)
    return mark.sub(lambda found: found[1] + words + found[2], text, count=1)


def main() -> None:
    """Rewrites the README in place."""
    text = README.read_text(encoding="utf-8")
    text = put(put(put(text, "example", example()), "reading", reading()), "figures", figures())
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
