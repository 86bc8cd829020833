"""Encodings: labels that are right, wrong or missing; the text comes out as it was written, and a guess is said."""

from __future__ import annotations

import pytest

from chancery.sources.encodings import decode_page

JAPANESE = "日本とインドの外相は月曜日に東京で会談し、五月に再び会うことで合意した。政府筋が火曜日に明らかにした。"
RUSSIAN = "Министры иностранных дел двух стран провели переговоры в понедельник и договорились встретиться в мае."
FRENCH = "Le ministre des Affaires étrangères a été reçu à l’ambassade ; la réunion s’est tenue à huis clos."
KOREAN = "양국 외교장관은 월요일 서울에서 회담을 갖고 오월에 다시 만나기로 합의했다고 정부 관계자가 말했다."


def page(text: str, label: str | None) -> str:
    mark = f'<meta charset="{label}">' if label else ""
    return f"<html><head>{mark}</head><body>" + f"<p>{text}</p>" * 8 + "</body></html>"


@pytest.mark.parametrize(
    ("text", "written", "label"),
    [
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "cp932", "utf-8"),
        (JAPANESE, "cp932", "iso-8859-1"),
        (JAPANESE, "cp932", None),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "euc_jp", None),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "utf-8", "Shift_JIS"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", "utf-8"),
        (FRENCH, "utf-8", "iso-8859-1"),
        (KOREAN, "cp949", "euc-kr"),
        (KOREAN, "utf-16", "utf-8"),
        (FRENCH, "utf-8-sig", None),
    ],
)
def test_the_text_comes_out_as_it_was_written(text: str, written: str, label: str | None) -> None:
    source = page(text, label)
    found, _, guessed = decode_page(source.encode(written))
    assert found == source
    wrong_label = label == "utf-8" and written in ("cp932", "cp1251", "cp1252")
    assert (guessed is not None) == (
        wrong_label or (label is None and written in ("cp932", "euc_jp")) or (written, label) == ("cp932", "iso-8859-1")
    )


def test_the_servers_label_counts_where_the_page_has_none() -> None:
    assert decode_page(page(RUSSIAN, None).encode("cp1251"), "windows-1251")[0] == page(RUSSIAN, None)


@pytest.mark.parametrize("label", ["rot13", "zlib", "unicode_escape", "idna", "utf-7", "no-such", "\0"])
def test_a_label_that_is_no_writing_is_passed_over(label: str) -> None:
    assert decode_page(b"<p>caf\xe9 and talks</p>", label)[0] == "<p>café and talks</p>"


def test_a_few_broken_places_are_replaced_and_said() -> None:
    raw = page(JAPANESE * 4, "utf-8").encode().replace("会談".encode(), "会".encode() + b"\xe8\xab", 1)
    text, encoding, guessed = decode_page(raw)
    assert (text.count("\ufffd"), encoding) == (1, "utf-8")
    assert guessed is not None
    assert "no valid UTF-8" in guessed
