"""Closures and terms set: stands told by what is not open, by a condition made, a term given or a claim laid."""

import pytest

from tests.conftest import Reader
from tests.reading.test_terms import _stands


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "Turkey has set three conditions for Sweden's entry: an end to the embargo, the extradition of exiles and a ban on fund-raising.",
            "TUR",
            "seeks",
            "the extradition of exiles",
        ),
        (
            "Japan will not compromise on the islands, Russia has learned.",
            "JPN",
            "opposes",
            "compromise on the islands",
        ),
        (
            "Israel's ambassador said the land would never be returned.",
            "ISR",
            "opposes",
            "the land would never be returned",
        ),
        ("The offer of a summit was welcomed in Islamabad.", "PAK", "supports", "The offer of a summit"),
        ("Armenia's premier told Azerbaijan there would be no corridor.", "ARM", "opposes", "corridor"),
        (
            "Beijing brooks no interference in Taiwan, the envoy of Japan heard.",
            "CHN",
            "opposes",
            "interference in Taiwan",
        ),
        ("Pakistan bristled at the Indian allegation, an envoy said.", "PAK", "opposes", "the Indian allegation"),
        ("Norway is deeply troubled by the arrests in Belarus.", "NOR", "wary", "the arrests in Belarus"),
        (
            "President Putin told Japan's prime minister that the islands were not for sale.",
            "RUS",
            "opposes",
            "the islands were not for sale",
        ),
        (
            "The president of Turkey told Israel it was too soon to drop the trial of the officers.",
            "TUR",
            "opposes",
            "drop the trial of the officers",
        ),
        (
            "There can be no talk of lifting the sanctions on Russia, the president of Poland said.",
            "POL",
            "opposes",
            "lifting the sanctions on Russia",
        ),
        (
            "Israel made a truce with Lebanon conditional on the return of all hostages.",
            "ISR",
            "seeks",
            "the return of all hostages",
        ),
        (
            "Turkey has made the extradition of militants a condition for its approval of Sweden's entry.",
            "TUR",
            "seeks",
            "the extradition of militants",
        ),
        (
            "The president of the United States gave Japan until June 28 to open its market to auto parts.",
            "USA",
            "seeks",
            "open its market to auto parts",
        ),
        ("Argentina renewed its claim to the Falklands, held by Britain.", "ARG", "seeks", "claim to the Falklands"),
        (
            "Brazil turned down a request by Russian President Vladimir Putin to let the pilot go home.",
            "RUS",
            "seeks",
            "let the pilot go home",
        ),
        (
            "Slovakia will stop backing further aid to Ukraine, its premier said.",
            "SVK",
            "opposes",
            "further aid to Ukraine",
        ),
        ("Bulgaria agreed to drop its veto on the talks with Albania.", "BGR", "supports", "the talks with Albania"),
        (
            "Sudan does not object to the deployment of Ethiopian troops.",
            "SDN",
            "supports",
            "the deployment of Ethiopian troops",
        ),
        (
            "France suspended the handover of the carrier to Russia, a step that Poland had been urging.",
            "POL",
            "seeks",
            "suspended the handover of the carrier to Russia",
        ),
        (
            "Iran called upon Iraq to let the crew go, insisting that the voyage was legal.",
            "IRN",
            "seeks",
            "Iraq to let the crew go",
        ),
        (
            "The foreign minister of Russia called the transfer to Thailand a glaring injustice.",
            "RUS",
            "opposes",
            "the transfer to Thailand",
        ),
        (
            "Paris is of the view that the embargo on China should be lifted.",
            "FRA",
            "seeks",
            "the embargo on China should be lifted",
        ),
    ],
)
def test_what_is_closed_or_asked_for(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = _stands(read, sentence)
    assert (actor, stance, issue) in found, found


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia reacted with fury to nothing in particular in Syria.",
        "The U.S. envoy said it was too soon to say whether Iran would come.",
        "Iran gave the ambassador of Norway 24 hours to leave the country.",
        "The U.S. envoy said there was no question that Iran would come.",
        "Iran and Norway discussed Iraq's efforts to build a port.",
        "Russia declined to say who had met the envoy of Turkey.",
        "Japan's foreign ministry described the earthquake as a catastrophe.",
        "Turkey said the drought was a tragedy.",
        "Cuba's claim to fame is its cigars.",
    ],
)
def test_what_is_no_stand(read: Reader, sentence: str) -> None:
    assert _stands(read, sentence) == []
