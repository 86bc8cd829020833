"""The grammar of a text: one tree a sentence, the same alone and in any company."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chancery.errors import WeightsError
from chancery.language import load
from chancery.language.english import English

SENTENCE = "Japan denied that its foreign minister had agreed to meet Chinese officials in Geneva on Friday."


def test_who_did_what(english: English) -> None:
    """Japan denied that its foreign minister had agreed to meet Chinese officials …"""
    text = english.read(SENTENCE)
    at = text.words.index
    assert text.heads[at("denied")] == -1
    assert text.heads[at("agreed")] == at("denied")
    assert text.heads[at("meet")] == at("agreed")
    assert text.lemmas[at("denied")] == "deny"
    assert text.upos[at("Japan")] == "PROPN"
    assert text.feat(at("denied"), "Tense") == "Past"


def test_one_root_and_no_cycle(english: English) -> None:
    text = english.read(SENTENCE + " Beijing, which holds the presidency, said nothing. Why? “We wait,” an envoy said.")
    for sentence in text.sentences:
        roots = [t for t in range(sentence.first, sentence.last) if text.heads[t] < 0]
        assert len(roots) == 1
        for token in range(sentence.first, sentence.last):
            assert text.path(token)[-1] == roots[0]
            assert 0.0 <= text.certainty[token] <= 1.0


def test_a_text_reads_the_same_after_any_other(english: English) -> None:
    first = english.read(SENTENCE)
    english.read("Something else entirely. " * 40)
    again = english.read(SENTENCE)
    assert (first.heads, first.relations, first.lemmas, first.certainty) == (
        again.heads,
        again.relations,
        again.lemmas,
        again.certainty,
    )


def test_what_the_screen_does_not_want_is_not_parsed(english: English) -> None:
    text = english.read("Ministers met in Rome. The weather was fine.", wanted=lambda s: "Rome" in s)
    assert [s.parsed for s in text.sentences] == [True, False]
    assert set(text.upos[text.sentences[1].first :]) == {"X"}


def test_names(english: English) -> None:
    text = english.read("Foreign Minister Haruto Minegishi flew from Osaka to meet officials of the World Bank.")
    assert {(text.quote(n.first, n.last), n.label) for n in text.names} >= {
        ("Haruto Minegishi", "PER"),
        ("Osaka", "LOC"),
    }


def test_a_paragraph_of_many_words_stays_small(english: English) -> None:
    """A page without a single break: twelve thousand words are read in windows, one root a sentence, in bounded time."""
    text = english.read("Norway met Chile in Oslo, and both agreed to talk again. " * 1000)
    assert len(text.sentences) == 1000
    assert sum(head < 0 for head in text.heads) == 1000


def test_a_sentence_without_end_is_read_in_windows(english: English) -> None:
    text = english.read("and the ministers agreed " * 200)
    assert len(text.sentences) == 1
    assert 1 < sum(head < 0 for head in text.heads) <= 9
    assert all(text.path(token)[-1] >= 0 for token in range(len(text)))


@pytest.mark.parametrize("piece", ['"', "(", "'s", "a-", "co-", "a.", "1."])
def test_piles_of_marks_take_no_time_to_speak_of(english: English, piece: str) -> None:
    text = piece * 4000
    read = english.read(text, wanted=lambda _: False)
    assert "".join(read.words) == text


@pytest.mark.parametrize("text", ["", "\x00\x00", "a" * 5000, "𠮷野家 👩‍👩‍👧 \ud800 x.", "word " * 3000])
def test_nothing_breaks_it(english: English, text: str) -> None:
    read = english.read(text)
    assert all(text[a:b] == w for a, b, w in zip(read.start, read.end, read.words, strict=True))


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="missing"):
        load(tmp_path)


def test_the_shipped_weights_match_their_checksum(english: English) -> None:
    english.verify()
    known = json.loads((english.folder / "labels.json").read_text(encoding="utf-8"))
    assert known["version"] == english.version


def test_every_file_of_the_weights_is_checked(tmp_path: Path) -> None:
    """A lexicon with a byte too many is found by `chancery doctor`, a broken or lost one when the weights are loaded."""
    packaged = load().folder
    for file in packaged.iterdir():
        if file.name == "lexicon.json.gz":
            (tmp_path / file.name).write_bytes(file.read_bytes() + b"\0")
        else:
            (tmp_path / file.name).symlink_to(file)
    with pytest.raises(WeightsError, match=r"lexicon\.json\.gz is damaged"):
        English(tmp_path).verify()
    (tmp_path / "lexicon.json.gz").write_bytes(b"not what it was")
    with pytest.raises(WeightsError, match="damaged"):
        English(tmp_path)
    (tmp_path / "lexicon.json.gz").unlink()
    with pytest.raises(WeightsError, match=r"lexicon\.json\.gz is missing"):
        English(tmp_path)


def test_a_date_in_front_ends_no_sentence(english: English) -> None:
    """In 1992 Namibia and South Africa signed an accord on Walvis Bay, and two years later Pretoria gave up the port."""
    text = english.read(
        "In 1992 Namibia and South Africa signed an accord on Walvis Bay, and two years later Pretoria gave up the port."
        " The pact dates from 1992. Namibia signed it first."
    )
    assert len(text.sentences) == 3


def test_a_text_becomes_a_spacy_doc(english: English) -> None:
    """Where spaCy is installed, its Doc has our words, tree, tags and names, and its text is the report's."""
    pytest.importorskip("spacy")
    text = english.read(SENTENCE)
    doc = text.to_spacy()
    assert doc.text == SENTENCE
    assert [t.head.i for t in doc] == [i if h < 0 else h for i, h in enumerate(text.heads)]
    assert [t.lemma_ for t in doc] == text.lemmas
    assert {e.text: e.label_ for e in doc.ents} == {text.quote(n.first, n.last): n.label for n in text.names}
