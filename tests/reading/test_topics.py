"""Topics: what a happening is about, wherever beside it the report says so."""

from __future__ import annotations

import pytest

from tests.conftest import Reader

TOPICS = [
    ("The European Union banned exports of machine parts to Belarus on Monday.", "export-control", ["machine parts"]),
    ("France suspended arms deliveries to Chad on Monday.", "export-control", ["arms deliveries"]),
    ("Samoa signed a police training agreement with Fiji.", "agreement", ["police training"]),
    ("Norway and Russia concluded a fish quota deal.", "agreement", ["fish quota"]),
    ("Norway and Russia reached a trade deal.", "agreement", []),
    ("Seoul and Hanoi signed a memorandum of understanding on rail links.", "agreement", ["rail links"]),
    ("Envoys of Chad and Niger met in Paris for discussions on the border.", "meeting", ["the border"]),
    (
        "Fiji summoned the Australian ambassador to convey its anger over remarks by a senator.",
        "summons",
        ["remarks by a senator"],
    ),
    (
        "Norway and Chile held talks on the long delayed handover of a dozen prisoners taken in a raid on the coast.",
        "talks",
        ["the long delayed handover of a dozen prisoners"],
    ),
    (
        "Norway and Chile held talks on the handover of men taken in a raid.",
        "talks",
        ["the handover of men taken in a raid"],
    ),
    ("French and German ministers will meet over dinner in Paris on Friday.", "meeting", []),
    ("Iran's foreign minister denied this on social media.", "rejection", []),
]


@pytest.mark.parametrize(("sentence", "kind", "expected"), TOPICS)
def test_what_a_happening_is_about(read: Reader, sentence: str, kind: str, expected: list[str]) -> None:
    assert [t.label for t in read.event(sentence, kind).topics] == expected
