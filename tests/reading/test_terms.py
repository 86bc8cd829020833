"""Terms and avowals: stands told by a condition, by what is offered or threatened, and by what stands in quotation marks."""

import pytest

from tests.conftest import Reader


def _stands(read: Reader, sentence: str) -> list[tuple[str, str, str]]:
    reading = read(sentence)
    land = {a.id: a.country or a.id for a in reading.actors}
    text = reading.report.text
    return [(land[p.actor], p.stance, text[slice(*p.issue.span)]) for p in reading.positions]


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "Chad said it would withdraw its soldiers from the border only if Sudan disarms the militias.",
            "TCD",
            "seeks",
            "Sudan disarms the militias",
        ),
        ("Peru will reopen its embassy only once Bolivia apologises.", "PER", "seeks", "Bolivia apologises"),
        ("Kenya is ready to resume deliveries provided Uganda pays.", "KEN", "seeks", "Uganda pays"),
        (
            "Poland's government has backed the peace plan on condition that Hungary drops its veto.",
            "POL",
            "seeks",
            "Hungary drops its veto",
        ),
        ("Brazil is prepared to ease the quotas if Peru frees the drivers.", "BRA", "seeks", "Peru frees the drivers"),
        (
            "Greece warned that the talks could collapse if Turkey fails to pull back its survey ship.",
            "GRC",
            "seeks",
            "pull back its survey ship",
        ),
        (
            "Russia's foreign minister has warned it will take countermeasures once Finland has joined NATO.",
            "RUS",
            "opposes",
            "Finland has joined NATO",
        ),
        (
            "Oman will not recognise Somaliland before Somalia has agreed.",
            "OMN",
            "seeks",
            "Somalia has agreed",
        ),
        (
            "Japan will not join in supplying oil to Iran until there is progress, its foreign minister said.",
            "JPN",
            "opposes",
            "join in supplying oil to Iran",
        ),
    ],
)
def test_what_is_made_a_condition(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = _stands(read, sentence)
    assert (actor, stance, issue) in found, found


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "Iraq has no intention of withdrawing from the treaty with Iran.",
            "IRQ",
            "opposes",
            "withdrawing from the treaty with Iran",
        ),
        (
            "Italy has no qualms about implementing the UN resolution.",
            "ITA",
            "supports",
            "implementing the UN resolution",
        ),
        ("Chile looks forward to resuming talks with Bolivia.", "CHL", "seeks", "resuming talks with Bolivia"),
        ("Laos took Peru's side in the dispute.", "LAO", "supports", "Peru's side"),
        ("Peru said it would accept a shorter truce with Chile.", "PER", "supports", "a shorter truce with Chile"),
        (
            "President Sisi reaffirmed Egypt's readiness to host the talks, support for the truce and commitment to the treaty.",
            "EGY",
            "supports",
            "host the talks",
        ),
        (
            "President Sisi reaffirmed Egypt's readiness to host the talks, support for the truce and commitment to the treaty.",
            "EGY",
            "supports",
            "the truce",
        ),
        (
            "India demanded that the council condemn the raid by Nepal.",
            "IND",
            "seeks",
            "the council condemn the raid by Nepal",
        ),
        (
            "Britain would do whatever is necessary to defend itself, its foreign minister said.",
            "GBR",
            "committed",
            "do whatever is necessary to defend itself",
        ),
        ("France praised Kenya for its restraint.", "FRA", "supports", "its restraint"),
    ],
)
def test_offers_refusals_and_praise(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = _stands(read, sentence)
    assert (actor, stance, issue) in found, found


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "The foreign minister of Chad said a visit to Libya would hinge on the release of the crew.",
            "TCD",
            "seeks",
            "the release of the crew",
        ),
        ("Freeing the sailors is one of Norway's top priorities in Iran.", "NOR", "prioritises", "Freeing the sailors"),
        (
            "Kenya announced that it would cease to recognise the rebel council in Somalia.",
            "KEN",
            "opposes",
            "recognise the rebel council in Somalia",
        ),
        ("Peru complained to the UN that the flights would violate its airspace.", "PER", "opposes", "the flights"),
        ("The purpose is not to invade Chad, the French foreign minister said.", "FRA", "opposes", "invade Chad"),
        (
            "The Turkish opposition has vowed to block the accord with Armenia.",
            "TUR",
            "opposes",
            "the accord with Armenia",
        ),
        ("The Iraqi premier described the plan for Kuwait as reasonable.", "IRQ", "supports", "the plan for Kuwait"),
        ("India, wary of such ships, has asked Sri Lanka for a ban.", "IND", "wary", "such ships"),
        (
            "The foreign minister of Mali said the time had come for the Security Council to act.",
            "MLI",
            "seeks",
            "the Security Council to act",
        ),
        (
            "Libya had for years refused to surrender the men to Britain.",
            "LBY",
            "opposes",
            "surrender the men to Britain",
        ),
        (
            "The African Union threatened Mali with sanctions unless Bamako ends the siege.",
            "org:african-union",
            "opposes",
            "the siege",
        ),
        (
            "President Petro of Colombia has promised to end the aerial raids near Ecuador.",
            "COL",
            "committed",
            "end the aerial raids near Ecuador",
        ),
    ],
)
def test_what_a_thing_hangs_on(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = _stands(read, sentence)
    assert (actor, stance, issue) in found, found


def test_a_quotation_goes_on_in_the_next_sentence(read: Reader) -> None:
    """ "We will not recognise the annexation," said President Ruto of Kenya. "Sanctions should stay in place." """
    found = _stands(
        read,
        '"We will not recognise the annexation," said President Ruto of Kenya. "Sanctions should stay in place."',
    )
    assert ("KEN", "opposes", "the annexation") in found
    assert ("KEN", "seeks", "Sanctions should stay in place") in found


def test_we_are_who_we_say_we_are(read: Reader) -> None:
    """We, the ministers of ASEAN, gathered in Manila for talks with Japan. We firmly oppose any new tariffs on rice."""
    found = read(
        "We, the ministers of ASEAN, gathered in Manila for talks with Japan. We firmly oppose any new tariffs on rice."
    )
    assert [p.actor for p in found.positions] == ["org:asean"]


def test_what_a_position_is(read: Reader) -> None:
    """Vietnam's position at the summit with Japan is to resolutely oppose terrorism in Asia."""
    assert ("VNM", "opposes", "terrorism") in _stands(
        read, "Vietnam's position at the summit with Japan is to resolutely oppose terrorism in Asia."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Zambia lacked Russian support for its candidacy.",
        "Norway condemned any attempt to seize power in Niger.",
        "The boast of India's prime minister set off calls for a boycott.",
        "Will Norway support the new treaty with Russia?",
        "Mali's envoy described the talks with Niger as constructive.",
        "Ghana said a shift would come only when the rains begin.",
        "The envoy of Chile said Peru might be late if the ferry was slow.",
    ],
)
def test_what_is_no_stand_of_that_actor(read: Reader, sentence: str) -> None:
    assert not [s for s in _stands(read, sentence) if s[1] in ("supports", "seeks")]


@pytest.mark.parametrize("last", ["promise", "agree", "promise."])
def test_the_last_word_of_a_report_is_above_no_clause(read: Reader, last: str) -> None:
    """Peru signs only if Chile pays: nobody says that Peru offers it, whatever word the report ends in."""
    assert _stands(read, f"Peru signs only if Chile pays {last}") == []
