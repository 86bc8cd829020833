"""Claims: on whose word, with the chain from the outlet inwards."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "source", "kind", "content", "certainty"),
    [
        (
            "Japan and India are arranging talks, government sources said.",
            "government sources",
            "official-anonymous",
            "Japan and India are arranging talks",
            "stated",
        ),
        (
            "According to two officials briefed on the plan, Japan may invite the Indian prime minister.",
            "two officials briefed on the plan",
            "official-anonymous",
            "Japan may invite the Indian prime minister",
            "possible",
        ),
        (
            "Officials indicate that the two leaders will adopt a joint stance on trade with Japan, chiefly lowering "
            "the duties that Norway pays.",
            "Officials",
            "official-anonymous",
            "the two leaders will adopt a joint stance on trade with Japan",
            "stated",
        ),
        (
            "Foreign Minister Liv Sandnes said that Norway would recall its ambassador from Moscow.",
            "Foreign Minister Liv Sandnes",
            "official-named",
            "Norway would recall its ambassador from Moscow",
            "stated",
        ),
        (
            "Beijing said the drills by Japan were routine.",
            "Beijing",
            "institution",
            "the drills by Japan were routine",
            "stated",
        ),
        (
            "Russia denied that it had seized the trawlers of Norway.",
            "Russia",
            "institution",
            "it had seized the trawlers of Norway",
            "denied",
        ),
        (
            "Reports suggest that President Vilhena remains wary of the plan of Japan.",
            "Reports",
            "document",
            "President Vilhena remains wary of the plan of Japan",
            "likely",
        ),
    ],
)
def test_one_claim(read: Reader, sentence: str, source: str, kind: str, content: str, certainty: str) -> None:
    reading = read(sentence)
    (claim,) = reading.claims
    assert [s.name for s in claim.chain] == ["Harbour Wire", source]
    assert claim.chain[-1].kind == kind
    assert reading.report.quote(claim.content) == content
    assert claim.certainty == certainty


def test_the_agency_at_the_foot_stands_in_the_chain(read: Reader) -> None:
    """… sources said. (Source: Kyodo News)"""
    reading = read(
        "Japan and India are arranging talks in Tokyo, government sources said.\n(Source: Kyodo News)",
        outlet="The Ledger",
    )
    assert [s.name for s in reading.claims[0].chain] == ["The Ledger", "Kyodo News", "government sources"]
    assert [s.name for s in reading.claims[-1].chain] == ["The Ledger", "Kyodo News"]


def test_a_broadcaster_carries_the_words(read: Reader) -> None:
    """Norway may recall its ambassador from Moscow, two officials told state television."""
    reading = read("Norway may recall its ambassador from Moscow, two officials told state television.")
    assert [s.name for s in reading.claims[0].chain] == ["Harbour Wire", "state television", "two officials"]


def test_the_event_knows_its_claim(read: Reader) -> None:
    reading = read("Japan and India are arranging talks, government sources said.")
    assert reading.events[0].claims == (reading.claims[0].id,)


Said = tuple[list[str], str]


def said(read: Reader, text: str) -> list[Said]:
    """The links behind the outlet and the content of every claim."""
    reading = read(text)
    return [([s.name for s in c.chain[1:]], reading.report.quote(c.content)) for c in reading.claims]


@pytest.mark.parametrize(
    ("text", "links", "content"),
    [
        (
            "Japan and Norway are arranging a call, sources close to the matter said Wednesday.",
            ["sources close to the matter"],
            "Japan and Norway are arranging a call",
        ),
        (
            "“Norway will not wait for Moscow,” said Liv Sandnes, the foreign minister's deputy.",
            ["Liv Sandnes"],
            "Norway will not wait for Moscow",
        ),
        (
            "Foreign Minister Liv Sandnes denied media reports that Norway had met Russian envoys in Oslo.",
            ["Foreign Minister Liv Sandnes", "media reports"],
            "Norway had met Russian envoys in Oslo",
        ),
        (
            "The agency quoted a party executive as saying that Japan would lift its sanctions on Norway.",
            ["The agency", "a party executive"],
            "Japan would lift its sanctions on Norway",
        ),
        (
            "Norway will recall its envoy from Moscow, Kyodo News reported, citing two diplomats.",
            ["Kyodo News", "two diplomats"],
            "Norway will recall its envoy from Moscow",
        ),
        (
            "Liv Sandnes noted that the United Nations has concluded that Norway kept the treaty.",
            ["Liv Sandnes", "the United Nations"],
            "Norway kept the treaty",
        ),
        (
            "The spokesman said Norway reserved the right to respond, and summoned the Russian ambassador.",
            ["The spokesman"],
            "Norway reserved the right to respond",
        ),
        (
            "It was learned on Friday that Japan will send an envoy to Norway.",
            ["It was learned"],
            "Japan will send an envoy to Norway",
        ),
        (
            "As Foreign Minister Liv Sandnes explained, the treaty between Norway and Russia ends in May.",
            ["Foreign Minister Liv Sandnes"],
            "the treaty between Norway and Russia ends in May",
        ),
        (
            "In any case, Liv Sandnes argued, the treaty between Norway and Russia was void.",
            ["Liv Sandnes"],
            "the treaty between Norway and Russia was void",
        ),
        (
            "The treaty was dead. She said:\n\n“Norway will not sign again. Russia knows it.”",
            ["She"],
            "Norway will not sign again. Russia knows it",
        ),
        (
            "The Norwegian foreign minister called the Russian drill “a provocation at our door”.",
            ["The Norwegian foreign minister"],
            "a provocation at our door",
        ),
    ],
)
def test_who_said_what(read: Reader, text: str, links: list[str], content: str) -> None:
    assert (links, content) in said(read, text)


def test_a_speech_goes_on_over_sentences_and_paragraphs(read: Reader) -> None:
    text = (
        "“Norway has waited for four years,” Foreign Minister Liv Sandnes told reporters in Oslo. “It is enough. We will "
        "not wait for Moscow any more.\n\n“The treaty is dead,” she added."
    )
    assert [content for _, content in said(read, text)] == [
        "Norway has waited for four years",
        "It is enough. We will not wait for Moscow any more",
        "The treaty is dead",
    ]


def test_two_clauses_are_two_claims(read: Reader) -> None:
    text = "Russian officials said that Norway had closed the border, and that Moscow would answer within a week."
    assert [content for _, content in said(read, text)] == [
        "Norway had closed the border",
        "Moscow would answer within a week",
    ]


def test_what_one_says_to_hope_is_one_claim(read: Reader) -> None:
    """Oribe said she hoped that the summit would help: no link "she"."""
    links = [links for links, _ in said(read, "Mayor Oribe said she hoped that the Japanese summit would help Norway.")]
    assert links == [["Mayor Oribe"]]


@pytest.mark.parametrize(
    ("sentence", "links", "content"),
    [
        (
            "The Norwegian envoy said Thursday he had sent a team to Svalbard.",
            ["The Norwegian envoy"],
            "he had sent a team to Svalbard",
        ),
        (
            "Thai military officials who watch the border said Cambodia had moved its guns.",
            ["Thai military officials"],
            "Cambodia had moved its guns",
        ),
        (
            "Rivas assured Maduro that Peru would not join the pact, Maduro's spokesman Jorge Salas said, according to the "
            "Interfax news agency.",
            ["the Interfax news agency", "Maduro's spokesman Jorge Salas", "Rivas"],
            "Peru would not join the pact",
        ),
    ],
)
def test_who_says_it_and_what(read: Reader, sentence: str, links: list[str], content: str) -> None:
    assert (links, content) in said(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Polish police found more than 500 rifles near the embassy of Belarus.",
        "The talks between Oman and Yemen are supposed to end by May.",
        "Kenya called off the talks with Somalia in September, citing rebel attacks.",
    ],
)
def test_what_is_found_planned_or_a_reason_is_nobodys_word(read: Reader, sentence: str) -> None:
    assert not read(sentence).claims


def test_what_is_not_possible_is_stated(read: Reader) -> None:
    (claim,) = read("Chad said it was not possible to talk to the rebels before a truce with Niger.").claims
    assert claim.certainty == "stated"


def test_the_weakest_word_of_a_chain_counts(read: Reader) -> None:
    """Reports suggest that officials said …: no more than likely."""
    reading = read("Reports suggest that Norwegian officials said the treaty with Russia is dead.")
    assert [c.certainty for c in reading.claims] == ["likely"]


def test_who_the_source_is(read: Reader) -> None:
    """… two Japanese officials said on condition of anonymity because they were not authorized to speak."""
    reading = read(
        "Japan and India are arranging talks, two Japanese officials said on condition of anonymity because they were not "
        "authorized to speak."
    )
    source = reading.claims[0].chain[-1]
    assert (source.name, source.country, source.count) == ("two Japanese officials", "JPN", 2)
    assert source.anonymity is not None
    assert reading.report.quote(source.anonymity) == (
        "on condition of anonymity because they were not authorized to speak"
    )


def test_the_span_of_a_source_says_who_it_is_as_well(read: Reader) -> None:
    reading = read("“Norway will not wait for Moscow,” said Liv Sandnes, the foreign minister's deputy.")
    source = reading.claims[0].chain[-1]
    assert source.name == "Liv Sandnes"
    assert source.span is not None
    assert reading.report.quote(source.span) == "Liv Sandnes, the foreign minister's deputy"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "A State Department spokesperson declined to say whether the United States would join the talks with Iran.",
            "declined to say whether the United States would join the talks with Iran",
        ),
        ("Norway's foreign ministry declined to comment on the talks with Russia.", "declined to comment on the talks"),
    ],
)
def test_what_somebody_would_not_say(read: Reader, sentence: str, words: str) -> None:
    reading = read(sentence)
    (claim,) = reading.claims
    assert claim.declined
    assert reading.report.quote(claim.content).startswith(words)


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "Peru's envoy stressed the importance of an open port so that grain can leave Chile.",
            "the importance of an open port",
        ),
        (
            "Norway's premier warned of consequences if Russia closes the strait.",
            "consequences if Russia closes the strait",
        ),
        (
            "Norway's premier reaffirmed the importance of an open port in Chile.",
            "the importance of an open port in Chile",
        ),
    ],
)
def test_what_is_stressed_and_warned_of(read: Reader, sentence: str, content: str) -> None:
    reading = read(sentence)
    assert content in [reading.report.text[slice(*c.content)] for c in reading.claims]


def test_what_a_speaker_does_in_saying_it_is_no_claim(read: Reader) -> None:
    text = "Building on the accord, the ministers of Peru and Chile announced a new joint fund for ports."
    assert read(text).claims == ()


def test_what_is_given_by_stressing_it_is_no_claim(read: Reader) -> None:
    assert read("Norway's premier reiterated his steadfast commitment to the treaty with Chile.").claims == ()


def test_what_was_then_to_come_is_still_said(read: Reader) -> None:
    """An aide said that the envoy had been called to Lima, where Peru's minister was to see her."""
    text = (
        "An aide told the Ledger that the envoy had been called to Lima, where Peru's foreign minister was to see her on"
        " Friday."
    )
    (claim,) = read(text).claims
    assert text[slice(*claim.content)].endswith("was to see her on Friday")
