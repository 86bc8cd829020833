"""Rebuttals and denials: whose word denies what was said before, and what is no word of anybody's."""

import pytest

from tests.conftest import Reader


def _claims(read: Reader, sentence: str) -> list[tuple[str, str, str]]:
    reading = read(sentence)
    text = reading.report.text
    return [(c.chain[-1].name, text[slice(*c.content)], c.certainty) for c in reading.claims if c.chain]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("Kenya accused Uganda of shelling the town. Kampala rejected the accusation.", "Kampala", "shelling the town"),
        ("Japan said the ship had left Busan. South Korea denied this.", "South Korea", "the ship had left Busan"),
        (
            "Peru accused Chile of having crossed the border first, an allegation Santiago has dismissed.",
            "Santiago",
            "having crossed the border first",
        ),
        (
            "Kenya's ambassador says Rwanda arms the rebels in Congo, which Kigali denies.",
            "Kigali",
            "Rwanda arms the rebels in Congo",
        ),
        (
            "Rwanda says that it has no troops in Congo, a claim disputed by Kenyan experts.",
            "Kenyan experts",
            "it has no troops in Congo",
        ),
        (
            "Mozambique has repeatedly denied holding secret talks with the rebels.",
            "Mozambique",
            "holding secret talks with the rebels",
        ),
        (
            "The prime minister of Nepal has denied any link to the group.",
            "The prime minister of Nepal",
            "any link to the group",
        ),
    ],
)
def test_what_is_denied(read: Reader, sentence: str, source: str, content: str) -> None:
    found = _claims(read, sentence)
    assert (source, content, "denied") in found, found


def test_a_charge_keeps_to_its_own_words(read: Reader) -> None:
    """Peru accused Chile on Sunday of massing troops near the border; Santiago denied it and called the charge "totally false"."""
    found = _claims(
        read,
        'Peru accused Chile on Sunday of massing troops near the border; Santiago denied it and called the charge "totally false".',
    )
    assert ("Peru", "massing troops near the border", "stated") in found, found
    assert ("Santiago", "massing troops near the border", "denied") in found, found
    assert not [c for c in found if c[0] == "Peru" and "totally false" in c[1]]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "Several hundred Peruvians burned flags outside the embassy on Thursday, when Canberra advised its citizens to be careful.",
            "Canberra",
        ),
        ("Talks with Kenya are over, as a row over fishing claimed its first victims in Uganda.", "a row over fishing"),
    ],
)
def test_what_happens_besides_is_nobodys_word(read: Reader, sentence: str, source: str) -> None:
    assert source not in [c[0] for c in _claims(read, sentence)]


def test_who_is_asked_says_nothing_by_it(read: Reader) -> None:
    """Asked if the border was open, the ambassador of Oman said it would be soon."""
    found = _claims(read, "Asked if the border was open, the ambassador of Oman said it would be soon.")
    assert [c[1] for c in found] == ["it would be soon"], found


def test_an_attribution_put_in_before_the_verb(read: Reader) -> None:
    """Both sides, the official suggested, may agree to exchange the men for an Iranian businessman."""
    found = _claims(
        read,
        "Iran and Norway met. Both sides, an official suggested, may agree to exchange the men for an Iranian businessman.",
    )
    assert [c for c in found if c[0] == "an official" and "exchange the men" in c[1]], found


def test_a_long_office_names_its_holder_by_name(read: Reader) -> None:
    """The permanent envoy of Oman to the Arab League, Badr al-Harthy, said the talks with Iran would go on."""
    found = _claims(
        read, "The permanent envoy of Oman to the Arab League, Badr al-Harthy, said the talks with Iran would go on."
    )
    assert ("Badr al-Harthy", "the talks with Iran would go on", "stated") in found, found


def test_who_describes_a_thing_is_who_speaks(read: Reader) -> None:
    """The premier of Japan said there has been little progress on the pact, describing the talks as "a long road"."""
    found = _claims(
        read,
        'The premier of Japan said there has been little progress on the pact, describing the talks as "a long road".',
    )
    assert [c for c in found if c[1] == "a long road" and c[0] == "The premier of Japan"], found


@pytest.mark.parametrize(
    ("opening", "certainty"),
    [
        ("An article published on Monday about Norway was wrong.", "denied"),
        ("The minister of Norway said an article was wrong.", "stated"),
    ],
)
def test_what_a_paper_takes_back_is_denied(read: Reader, opening: str, certainty: str) -> None:
    """An article published on Monday about Norway was wrong. The article also stated that the envoy would resign."""
    found = _claims(read, f"{opening} The article also stated that the envoy of Chile would resign.")
    assert ("The article", "the envoy of Chile would resign", certainty) in found, found
