"""Constraints: what the words of a report say comes before, after or during what."""

from __future__ import annotations

import pytest

from chancery.facts.constraints import Constraint
from chancery.facts.readings import Reading
from chancery.language.english import English
from chancery.reading.anchors import Anchors
from chancery.reading.orderings import Orderings
from tests.conftest import Reader


def orders(reading: Reading) -> set[tuple[str, str, str]]:
    """Constraints with the types of their events in place of ids."""
    types = {e.id: e.type for e in reading.events}
    return {(types[c.event], c.relation, types.get(c.anchor, c.anchor)) for c in reading.constraints}


def only(reading: Reading) -> Constraint:
    assert len(reading.constraints) == 1, orders(reading)
    return reading.constraints[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "OSLO - Norway summoned the Russian ambassador after Russia fired a missile over the Barents Sea.",
            ("summons", "after", "missile-test"),
        ),
        (
            "OSLO - Norway and Canada will hold talks ahead of a summit with Japan in Geneva.",
            ("talks", "before", "summit"),
        ),
        (
            "OSLO - The two ministers will sign an agreement during a visit by the king to Ottawa.",
            ("agreement", "during", "visit"),
        ),
        (
            "OSLO - As soon as the treaty is ratified, Norway will lift its sanctions on Belarus.",
            ("sanctions-relief", "after", "ratification"),
        ),
        (
            "OSLO - Norway's foreign minister will visit Moscow once the ceasefire takes effect.",
            ("visit", "after", "ceasefire"),
        ),
        (
            "OSLO - Norway released nine Russian fishermen, clearing the way for the two states to restart talks.",
            ("talks", "after", "release"),
        ),
        (
            "OSLO - Norway lifted its sanctions on Belarus, paving the way for a visit by its president.",
            ("visit", "after", "sanctions-relief"),
        ),
        (
            "OSLO - Brazil imposed tariffs on Canadian steel in retaliation for Canadian sanctions.",
            ("tariff", "after", "sanctions"),
        ),
        (
            "OSLO - Norway recalled its ambassador to Peru when the talks between Norway and Peru collapsed.",
            ("recall", "after", "talks"),
        ),
        ("OSLO - Norway closed its embassy in Peru when the exercise ended.", ("ties-cut", "after", "exercise")),
        (
            "OSLO - Norway and Peru signed an agreement when the summit opened in Lima.",
            ("agreement", "during", "summit"),
        ),
        # what one thing leads to
        (
            "OSLO - The arrest of a trader in Lima led to the expulsion of two Chilean diplomats by Peru.",
            ("expulsion", "after", "detention"),
        ),
        (
            "OSLO - Ghana detained a captain, a step which led to the recall of the Togolese ambassador.",
            ("recall", "after", "detention"),
        ),
        ("OSLO - Brazil's mediation led to a ceasefire between Chad and Libya.", ("ceasefire", "after", "mediation")),
        # what hangs on what
        (
            "OSLO - Cairo has linked the withdrawal of its troops from Libya to a ceasefire.",
            ("withdrawal", "after", "ceasefire"),
        ),
        # words between those of order
        (
            "OSLO - Peru recalled its ambassador in a swift response to sanctions imposed by Chile.",
            ("recall", "after", "sanctions"),
        ),
        (
            "OSLO - Oman closed its airspace in reprisal for missile strikes carried out by Iran.",
            ("border-closure", "after", "strike"),
        ),
        # what was going on
        (
            "OSLO - Rebels in Chad attacked a military base as the two presidents were holding talks in Lome.",
            ("strike", "during", "talks"),
        ),
        # what is over
        (
            "OSLO - Norway's foreign minister will visit Khartoum once the ceasefire is over.",
            ("visit", "after", "ceasefire"),
        ),
        (
            "OSLO - Ghana and Togo broke off talks in 2006, after which four diplomats were expelled by each side.",
            ("expulsion", "after", "talks"),
        ),
        # the noun that stands for what was told before
        (
            "OSLO - Iran severed relations with Oman on Sunday. The rupture came after rebels attacked its embassy.",
            ("ties-cut", "after", "strike"),
        ),
        # a condition set beside a verb, and behind a verb that only carries what hangs on it
        (
            "OTTAWA - Canada will lift its sanctions on Belarus, but only if Minsk frees the prisoners.",
            ("sanctions-relief", "after", "release"),
        ),
        (
            "OTTAWA - Canada is weighing whether to ease its sanctions on Cuba, but only after Havana opens its archives.",
            ("sanctions-relief", "after", "other"),
        ),
        (
            "OSLO - Accession talks with Serbia will begin only if it cooperates with the tribunal.",
            ("talks", "after", "other"),
        ),
        (
            "OTTAWA - Canada will send weapons to Ukraine as soon as the board clears the money.",
            ("arms-sale", "after", "other"),
        ),
        (
            'OSLO - "We will not meet with Minsk until it hands over the hostages," Norway\'s foreign minister said.',
            ("meeting", "after", "release"),
        ),
        # what is asked for comes before, not the asking
        (
            "OTTAWA - Sources said Ottawa had asked for a visit by Norway's king to be completed before the local elections.",
            ("visit", "before", "election"),
        ),
        (
            "OTTAWA - Canada's premier held talks with Ghana's president within the margin of the summit in Vilnius.",
            ("talks", "during", "summit"),
        ),
        # what a gathering is said to do
        (
            "OSLO - The peace conference in Istanbul will set up a committee on Libya.",
            ("other", "during", "summit"),
        ),
        ("OSLO - The summit of the alliance condemned Chile's invasion of Peru.", ("condemnation", "during", "summit")),
        # what only says whose victims they are has no order
        (
            "OSLO - Norway's premier paid tribute to bombing victims and embassy staffers on a visit to Kenya.",
            ("courtesy", "during", "visit"),
        ),
        (
            "OSLO - The talks between Norway and Peru will not go ahead before the election in Lima in June.",
            ("talks", "after", "election"),
        ),
        # what verbs share behind them, what a visit was for, and what is told of by the noun beside its verb
        (
            "OSLO - Chad has imposed tariffs on Mali and expelled two envoys since Mali signed a treaty with Niger.",
            ("tariff", "after", "agreement"),
        ),
        (
            "OSLO - A goal of the Norwegian premier's visit to Kyiv was the signing of a pact with Ukraine.",
            ("agreement", "during", "visit"),
        ),
        (
            "OSLO - Two Norwegian officers were killed in a crash in Mali. The crash came a day after Mali freed a captain.",
            ("other", "after", "release"),
        ),
        # a noun that stands for what was named with it before, and what comes of a thing
        (
            "OSLO - Norway's premier will attend the leaders' retreat in Fiji in June. A pact is to be signed after the retreat.",
            ("agreement", "after", "summit"),
        ),
        (
            "OSLO - Norway's envoy will attend a peace conference on Syria. The conference will set up a committee.",
            ("other", "during", "summit"),
        ),
        (
            "OSLO - Envoys of Peru and Chile met in Lima. As a result of the discussions, the two sides agreed on a pact.",
            ("agreement", "after", "meeting"),
        ),
        # at its end, and what those died in of whom is told
        ("OSLO - Norway and Peru signed a pact at the close of the summit in Oslo.", ("agreement", "after", "summit")),
        (
            "OSLO - Ten soldiers were killed in a clash between Chad and Sudan, prompting Chad to close the border.",
            ("border-closure", "after", "clash"),
        ),
        # a term
        ("OSLO - Norway gave Russia until Friday to release the crew.", ("release", "not-after", "2026-03-13")),
        ("OSLO - Norway gave Russia a week to release the crew.", ("release", "not-after", "2026-03-18")),
        ("OSLO - Ghana will expel the two Togolese diplomats within a week.", ("expulsion", "not-after", "2026-03-18")),
        ("OSLO - The ministers of Peru and Chile will meet within 30 days.", ("meeting", "not-after", "2026-04-10")),
    ],
)
def test_words_of_order(read: Reader, sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in orders(read(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "OSLO - Investigators linked the strike on a port in Oman to the arrest of a Yemeni agent.",
        "OSLO - Peru linked the clash on the border to the expulsion of its consul by Chile.",
        "OSLO - Kenya's minister led a delegation to the talks in Lusaka after the summit.",
        "OSLO - The visit led by Kenya to the summit in Lusaka is over.",
    ],
)
def test_linking_what_was_done_or_leading_somebody_orders_nothing(read: Reader, sentence: str) -> None:
    found = {(event, anchor) for event, _, anchor in orders(read(sentence))}
    assert not found & {("strike", "detention"), ("clash", "expulsion"), ("talks", "visit"), ("summit", "visit")}


@pytest.mark.parametrize(
    ("sentence", "relation", "anchor"),
    [
        ("OSLO - Norway's foreign minister will visit Kenya before June.", "before", "2026-06"),
        ("OSLO - Norway's foreign minister will visit Kenya no later than June 5.", "not-after", "2026-06-05"),
        ("OSLO - Norway's foreign minister will visit Kenya no sooner than June.", "not-before", "2026-06"),
        ("OSLO - Norway's foreign minister will visit Kenya no earlier than June 5.", "not-before", "2026-06-05"),
        ("OSLO - The summit between Norway and Kenya will not take place before June.", "not-before", "2026-06"),
        ("OSLO - Norway's foreign minister will visit Kenya by the end of May.", "not-after", "2026-05-31"),
    ],
)
def test_orders_to_a_date(read: Reader, sentence: str, relation: str, anchor: str) -> None:
    found = only(read(sentence))
    assert (found.relation, found.anchor) == (relation, anchor)


def test_who_wants_it(read: Reader) -> None:
    """ "Norway is pushing for": the order is wanted, by Norway, and marks the window."""
    reading = read("OSLO - Norway is pushing for a summit with Canada to take place before June.")
    found = only(reading)
    assert (found.kind, found.by, found.anchor) == ("wanted", "state:NOR", "2026-06")
    (summit,) = [e for e in reading.events if e.type == "summit"]
    assert summit.window is not None and summit.window.wanted


def test_the_first_visit_since_a_break_comes_after_it(read: Reader) -> None:
    reading = read("OSLO - It will be the first visit by a Danish minister since the two countries cut ties in 2019.")
    assert ("visit", "after", "ties-cut") in orders(reading)


def test_what_is_said_hangs_on_no_clause_within_it(read: Reader) -> None:
    """It is the waiting, not the urging, that lasts until the visit."""
    reading = read("OSLO - Norway urged Denmark to hold off until the Swedish prime minister visits Moscow.")
    assert not reading.constraints


@pytest.mark.parametrize(
    ("sentence", "expected", "words"),
    [
        (
            "OSLO - Norway will lift its sanctions on Belarus only after Minsk lets the observers in.",
            ("sanctions-relief", "after", "other"),
            "Minsk lets the observers in",
        ),
        (
            "OSLO - Norway and Denmark hope to sign a defence treaty before the Danish budget.",
            ("agreement", "before", "other"),
            "the Danish budget",
        ),
        (
            "OSLO - The Norwegian and Danish ministers will meet on the sidelines of the Arctic Dialogue in May.",
            ("meeting", "during", "other"),
            "the Arctic Dialogue",
        ),
        (
            "OSLO - Belarus has threatened to expel the Norwegian ambassador unless Oslo pays the fee.",
            ("expulsion", "before", "other"),
            "Oslo pays the fee",
        ),
        (
            "OSLO - Norway will send aid to Kenya, subject to parliamentary approval.",
            ("aid", "after", "other"),
            "parliamentary approval",
        ),
    ],
)
def test_a_milestone_that_no_type_names(
    read: Reader, sentence: str, expected: tuple[str, str, str], words: str
) -> None:
    """What an order or a condition hangs on is kept in the background, with its own words."""
    reading = read(sentence)
    assert expected in orders(reading)
    (milestone,) = [e for e in reading.events if e.type == "other"]
    assert milestone.salience == "background"
    assert [sentence[a:b] for a, b in milestone.mentions] == [words]


def test_a_milestone_has_its_own_deadline(read: Reader) -> None:
    reading = read(
        "OSLO - Norway has promised to invest in the Kenyan railway, provided that traffic resumes by the end of the year."
    )
    assert ("other", "not-after", "2026-12-31") in orders(reading)


def test_a_milestone_of_nothing_is_no_event(read: Reader) -> None:
    """Nothing of the report's hangs on it."""
    assert not read("OSLO - The ferry will sail to Denmark once the wind drops.").events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "OSLO - Norway has recalled its ambassador from Minsk. The move came after Belarus expelled two Norwegian diplomats.",
            ("recall", "after", "expulsion"),
        ),
        (
            "OSLO - Norway will host a summit with Canada in June. It will be held after Canada's elections.",
            ("summit", "after", "election"),
        ),
        (
            "OSLO - Norway's foreign minister will visit Kenya, followed by a summit of the two presidents.",
            ("summit", "after", "visit"),
        ),
        (
            "OSLO - Norway will hold a naval exercise with Canada to coincide with the visit of the king to Ottawa.",
            ("exercise", "during", "visit"),
        ),
        (
            "OSLO - Norway and Denmark signed a ceasefire with Belarus after two days of talks.",
            ("ceasefire", "after", "talks"),
        ),
        (
            "OSLO - The minister will fly on to Hanoi, where she is to chair a meeting with Norway.",
            ("meeting", "during", "visit"),
        ),
        (
            "OSLO - Norway's prime minister will visit Kenya on April 2. Oslo hopes to sign an agreement before the visit ends.",
            ("agreement", "during", "visit"),
        ),
    ],
)
def test_orders_told_by_verbs_and_references(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in orders(read(text))


def test_the_ceremony_is_that_of_the_agreement(read: Reader) -> None:
    reading = read(
        "OSLO - The row has delayed a gas agreement that Norway and Denmark had been expected to sign in early April. The "
        "ceremony will now take place in June at the earliest, an official said."
    )
    assert ("agreement", "not-before", "2026-06") in orders(reading)
    (agreement,) = [e for e in reading.events if e.type == "agreement"]
    assert agreement.window.earliest is not None and f"{agreement.window.earliest.date()}" == "2026-06-01"
    assert agreement.window.latest is None


def test_a_report_without_words_of_order_has_no_constraints(read: Reader) -> None:
    assert not read("OSLO - Norway's foreign minister will visit Kenya on June 5.").constraints


def test_what_is_done_on_a_visit_told_before(read: Reader) -> None:
    """The visit and what is done on it stand in two sentences; the next leg comes after."""
    reading = read(
        "OSLO - Norway's foreign minister will land in Seoul on Monday. He will meet his South Korean counterpart the next "
        "day and go on to Hanoi on Thursday."
    )
    assert {("meeting", "during", "visit"), ("visit", "after", "visit")} <= orders(reading)


def test_after_a_place_is_after_the_visit_to_it(read: Reader) -> None:
    reading = read(
        "OSLO - Norway's foreign minister will visit Vietnam on April 2. After Hanoi, he may travel on to Jakarta."
    )
    onward = next(c for c in reading.constraints if c.relation == "after")
    event, anchor = reading.event(onward.event), reading.event(onward.anchor)
    assert event is not None and anchor is not None
    assert (event.status, anchor.status) == ("possible", "scheduled")
    assert event.window.earliest == anchor.window.earliest


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        (
            "OSLO - Norway imposed sanctions on Belarus on Monday. Belarus responded on Tuesday by expelling two diplomats.",
            ("expulsion", "after", "sanctions"),
            "stated",
        ),
        (
            "OSLO - A Russian vessel fired a water cannon at a Norwegian boat on Monday. Norway summoned the Russian "
            "ambassador over the incident.",
            ("summons", "after", "incursion"),
            "inferred",
        ),
        (
            "OSLO - Norway's foreign minister will visit Kenya on April 2. The trip is meant to prepare a summit of the two "
            "presidents.",
            ("visit", "before", "summit"),
            "inferred",
        ),
        (
            "OSLO - Norway's prime minister will visit Kenya on April 2. The court is expected to rule before the "
            "delegation leaves.",
            ("ruling", "before", "visit"),
            "stated",
        ),
        (
            "OSLO - Norway's prime minister received a call from the president of Kenya, in which she congratulated him on "
            "his election.",
            ("courtesy", "during", "call"),
            "stated",
        ),
        (
            "OSLO - The Russian ambassador delivered a note of protest on Monday. The day after, Norway expelled two Russian "
            "diplomats.",
            ("expulsion", "after", "protest-note"),
            "stated",
        ),
        (
            "OSLO - Norway closed its border with Russia on Monday. Hours later, Russia recalled its ambassador from Oslo.",
            ("recall", "after", "border-closure"),
            "stated",
        ),
        (
            "OSLO - The president of Kenya, who is on an official visit to Norway from March 9 to 13, held talks with the "
            "prime minister of Norway on Tuesday.",
            ("talks", "during", "visit"),
            "stated",
        ),
    ],
)
def test_orders_of_the_telling(read: Reader, text: str, expected: tuple[str, str, str], kind: str) -> None:
    reading = read(text)
    assert expected in orders(reading)
    types = {e.id: e.type for e in reading.events}
    assert {c.kind for c in reading.constraints if types[c.event] == expected[0]} == {kind}


def test_what_is_only_implied_moves_no_window(read: Reader) -> None:
    """The trip "is meant to prepare a summit": the summit's window is as it was told."""
    reading = read(
        "OSLO - Norway's foreign minister will visit Kenya on April 2. The trip is meant to prepare a summit of the two "
        "presidents."
    )
    (summit,) = [e for e in reading.events if e.type == "summit"]
    assert summit.window.earliest is not None and summit.window.earliest.date().isoformat() == "2026-03-11"


def test_not_until_is_after(read: Reader) -> None:
    reading = read("OSLO - Norway will not hold talks with Belarus until Belarus releases two sailors.")
    assert ("talks", "after", "release") in orders(reading)


def test_a_verb_that_orders(read: Reader) -> None:
    reading = read("OSLO - The meeting of the two ministers follows a summit of Norway and Canada held in February.")
    assert ("meeting", "after", "summit") in orders(reading)


def test_verbs_that_share_what_stands_in_front(read: Reader) -> None:
    reading = read(
        "OSLO - During the summit of Norway and Canada on June 9, the two leaders are expected to sign an agreement and adopt "
        "a joint statement."
    )
    assert {("agreement", "during", "summit"), ("statement", "during", "summit")} <= orders(reading)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "OSLO - Norway said it would sign the agreement only after Kenya releases two sailors.",
            ("agreement", "after", "release"),
        ),
        (
            "OSLO - Norway will hold talks with Belarus provided that Belarus releases two sailors.",
            ("talks", "after", "release"),
        ),
        (
            "OSLO - Norway will not hold talks with Belarus until Belarus releases two sailors.",
            ("talks", "after", "release"),
        ),
        (
            "OSLO - Norway will lift the sanctions on Belarus if Belarus releases two sailors.",
            ("sanctions-relief", "after", "release"),
        ),
    ],
)
def test_a_condition_is_wanted_by_who_sets_it(read: Reader, sentence: str, expected: tuple[str, str, str]) -> None:
    reading = read(sentence)
    assert expected in orders(reading)
    found = only(reading)
    assert (found.kind, found.by) == ("wanted", "state:NOR")


def test_a_meeting_of_guest_and_host_is_during_the_visit_also_where_other_words_order_it(read: Reader) -> None:
    reading = read(
        "OSLO - The president of Kenya, who is on an official visit to Norway from March 9 to 13, held talks with the prime "
        "minister of Norway on Tuesday. After the talks, the two sides signed an agreement on fish."
    )
    assert {("talks", "during", "visit"), ("agreement", "after", "talks")} <= orders(reading)


def test_a_decision_is_dated_when_it_is_announced(read: Reader) -> None:
    """What is told in the perfect has the day on which the decision was announced, not that of the report."""
    reading = read(
        "OSLO - Norway has recalled its ambassador from Minsk. The decision, announced late on Monday by the foreign ministry, "
        "came after Belarus expelled two Norwegian diplomats."
    )
    (recall,) = [e for e in reading.events if e.type == "recall"]
    assert recall.window.earliest is not None and f"{recall.window.earliest.date()}" == "2026-03-09"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "China and Japan lifted their sanctions when they held talks in Beijing.",
            ("sanctions-relief", "during", "talks"),
        ),
        ("Spain's king invited the Greek president when the two met in Oslo.", ("invitation", "during", "meeting")),
        ("France's president condemned Syria on a visit to Cyprus last week.", ("condemnation", "during", "visit")),
        (
            "The Indian minister is to arrive in Peru on Monday for a meeting with Chile.",
            ("meeting", "during", "visit"),
        ),
        (
            "Talks between Serbia and Kosovo were postponed after a drone strike killed two officers.",
            ("talks", "after", "strike"),
        ),
        ("Mali accused Niger of an attack, a charge that Niger rejected.", ("rejection", "after", "accusation")),
        (
            "Israel summoned the envoy of Spain; Madrid summoned the Israeli envoy in turn.",
            ("summons", "after", "summons"),
        ),
        ("Iraq summoned the Turkish envoy to protest against the air strikes.", ("summons", "after", "strike")),
        (
            "President Lee of South Korea will fly to Uzbekistan next week. From Uzbekistan, Lee may go on to Kazakhstan.",
            ("visit", "after", "visit"),
        ),
        (
            "Peru released 28 Indian fishermen, three days before an Indian minister is to arrive in Lima for a meeting.",
            ("release", "before", "visit"),
        ),
        (
            "Japan is pushing to hold a summit with Peru before the end of the year.",
            ("summit", "not-after", "2026-12-31"),
        ),
        ("Norway and Chad may hold talks before the year is out.", ("talks", "not-after", "2026-12-31")),
        (
            "Spain on Monday gave three Chadian diplomats 72 hours to leave the country.",
            ("expulsion", "not-after", "2026-03-12"),
        ),
        (
            "The United States will ease its sanctions on Belarus if Minsk frees more prisoners by the end of the year.",
            ("release", "not-after", "2026-12-31"),
        ),
        (
            "Canada imposed sanctions on Iran in protest at the arrest of a reporter.",
            ("sanctions", "after", "detention"),
        ),
        (
            "Chile recalled its ambassador to Lima. The decision came within hours of Peru's arrest of two Chilean envoys.",
            ("recall", "after", "detention"),
        ),
        (
            "China imposed sanctions on three firms. The measures are the latest reply to a visit to Taiwan by the US Secretary of State.",
            ("sanctions", "after", "visit"),
        ),
        (
            "Sweden hopes to ratify the pact by the time NATO holds its exercise in May.",
            ("ratification", "before", "exercise"),
        ),
        (
            "South Korea's foreign minister met the Polish premier to press for a vote before heading to Munich.",
            ("meeting", "before", "visit"),
        ),
        (
            "The Japanese prime minister flew to Hanoi on Sunday and held talks there with her Vietnamese counterpart.",
            ("talks", "during", "visit"),
        ),
        (
            "Chad shut its border with Sudan and asked it to hand over 20 men, after Sudan said it had foiled a coup.",
            ("border-closure", "after", "other"),
        ),
        (
            "In 2019 Japan closed a border crossing and put off trade talks after the Pope visited Taipei.",
            ("border-closure", "after", "visit"),
        ),
        (
            "The Israeli and Syrian generals were holding talks in Juba when rebels shelled the town.",
            ("strike", "during", "talks"),
        ),
        (
            "President Lula will host President Macron for a state visit to Brazil, which will include a state dinner.",
            ("meeting", "during", "visit"),
        ),
        (
            "Canada's minister met her Japanese counterpart, building on the talks between the two leaders in Lima.",
            ("meeting", "after", "talks"),
        ),
        (
            "Mexico granted asylum to Peru's former president in December, for which Peru expelled the Mexican envoy.",
            ("expulsion", "after", "aid"),
        ),
        (
            "The European Union put off the next round of talks with Georgia until Georgian troops have pulled back.",
            ("talks", "after", "withdrawal"),
        ),
        (
            "President Lula has until May 30 to decide whether Brazil may buy submarines from France.",
            ("arms-sale", "not-after", "2026-05-30"),
        ),
        (
            "North Korea carried out a nuclear test that drew sanctions from Japan.",
            ("sanctions", "after", "missile-test"),
        ),
        ("The arrest of two sailors prompted Chile to expel the Peruvian consul.", ("expulsion", "after", "detention")),
        (
            "Kenya arrested two Chadian envoys, a step which prompted Chad to recall its ambassador.",
            ("recall", "after", "detention"),
        ),
        (
            "Any ceasefire between Chad and Sudan would hinge on the release of the hostages.",
            ("ceasefire", "after", "release"),
        ),
        ("Canada's tariffs on Mexico would not kick in until July 1.", ("tariff", "not-before", "2026-07-01")),
        (
            "Iran said it would not return to the talks until sanctions are lifted.",
            ("rejection", "before", "sanctions-relief"),
        ),
        (
            "Saudi Arabia will not recognise Israel before a Palestinian state is set up.",
            ("recognition", "after", "other"),
        ),
    ],
)
def test_what_the_telling_orders(read: Reader, sentence: str, expected: tuple[str, str, str]) -> None:
    found = orders(read(sentence, "2026-03-11"))
    assert expected in found, found


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway and Sweden agreed on a visit to Oslo by the Swedish king.",
        "Norway proposed a visit by the Swedish king when its premier spoke by telephone with him on Monday.",
        "Ana Duarte of Chile, who was on a visit to Ghana last week, met her Peruvian counterpart in Oslo on Monday.",
        "Ana Duarte of Chile, who was on a visit to Ghana last year, met her Peruvian counterpart in Oslo.",
        "Norway and Peru will hold the talks, which collapsed in 2019 after a car bombing in Lima killed 22 people.",
        "Kenya opened border talks with Somalia in July, but they cannot move on until parliament amends the law.",
        "France will withdraw its troops from Chad to the line they held before March 7.",
        "Norwegian troops will remain in Mali until Bamako honours its promise.",
    ],
)
def test_what_no_word_orders(read: Reader, sentence: str) -> None:
    assert not orders(read(sentence, "2026-03-11"))


def test_what_a_guest_does_on_the_day_of_the_visit_is_done_on_it(read: Reader) -> None:
    text = "Ana Duarte of Chile, who was on a visit to Ghana on Monday, met her Peruvian counterpart on Monday."
    assert ("meeting", "during", "visit") in orders(read(text, "2026-03-11"))


def test_what_is_done_at_the_end_of_an_announced_visit(read: Reader) -> None:
    """Meetings of the guest are on the one visit that a report announces, however late they are told."""
    reading = read(
        "President Petro of Colombia looks forward to welcoming the Israeli president, Isaac Herzog, to Bogota on July 18, 2026."
        " Colombia has oil. Colombia has coal. Colombia has gold. Isaac Herzog will meet Gustavo Petro on July 19."
    )
    assert ("meeting", "during", "visit") in orders(reading)


def test_what_somebody_spoke_after_does_not_order_what_he_spoke_of(read: Reader) -> None:
    """The officials spoke a day after the strike; the pact was frozen before it or after it."""
    text = (
        "OSLO - Iraq will revive a trade pact that Turkey scrapped last month, two Iraqi officials said on Wednesday, a day"
        " after Turkish jets struck rebels in Iraq."
    )
    assert not {order for order in orders(read(text)) if order[2] == "strike"}


def test_a_word_of_order_that_begins_a_report_has_no_unit_before_it(english: English) -> None:
    """After the talks, officials said Chile would strike within the day: the day at the end stands before no "after"."""
    text = english.read("After the talks, officials said Chile would strike within the day")
    assert not Orderings(text, Anchors(text, []), frozenset()).of_the_saying(text.lower.index("talks"), 0)
    behind = english.read("Officials said on Wednesday, a day after the talks in Lima")
    marker = behind.lower.index("after")
    assert Orderings(behind, Anchors(behind, []), frozenset()).of_the_saying(behind.lower.index("talks"), marker)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "OSLO - Qatari troops seized 29 Bahraini workers in April 1986. The workers were freed the next month.",
            ("release", "after", "detention"),
        ),
        (
            "OSLO - Ugandan police arrested 15 Kenyan fishermen in late February. They were released after three days.",
            ("release", "after", "detention"),
        ),
        (
            "OSLO - Peru and Chile signed a treaty on Wednesday. The previous day the two ministers had met the king.",
            ("meeting", "before", "agreement"),
        ),
        (
            "OSLO - Japan said it would lift the export ban on the condition that Moscow released the crew.",
            ("export-control", "after", "release"),
        ),
        (
            "OSLO - Kuwait delayed the visit of the Iraqi premier pending the release of its fishermen.",
            ("visit", "after", "release"),
        ),
        (
            "OSLO - Iraq's parliament voted on Sunday to expel US troops, two days after a US drone killed an Iranian general.",
            ("vote", "after", "strike"),
        ),
        (
            "OSLO - Having signed the accord, the presidents of Peru and Chile toured the border.",
            ("visit", "after", "agreement"),
        ),
        (
            "OSLO - Kenya and Uganda will hold talks on the border within two months, the foreign minister said.",
            ("talks", "not-after", "2026-05-11"),
        ),
    ],
)
def test_what_is_told_next_comes_after(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in orders(read(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "OSLO - Peru might leave the summit unless Chile apologises.",
        "OSLO - It would be the third visit to Oslo by Peru's minister since Chile cut ties with Lima.",
        "OSLO - Peru's minister accused Chilean soldiers of having crossed the border first.",
        # what is still so, so long after, and what stands in a clause on a noun
        "OSLO - About 300 French troops remain in Chad, 18 years after France invaded the country.",
        "OSLO - Chile, which does not want to see Peru punished as a result of the attacks, has lifted its sanctions on Lima.",
        # the date only says which talks come later
        "OSLO - Norway's premier says wide gaps remain between Peru and Chile before next week's talks in Geneva.",
        # said at the talks, not done there
        'OSLO - "Norway supports the plan," Mr. Hansen said at the opening session of the talks with Denmark.',
        # nobody knows yet whether it will be, and where
        "OSLO - Norway's minister will travel to Riga on Monday. Latvia has urged Norway not to sign a pact with Peru.",
        "OTTAWA - Canada will lift its sanctions even if Minsk frees the prisoners.",
    ],
)
def test_words_that_order_nothing(read: Reader, sentence: str) -> None:
    assert not read(sentence).constraints


def test_what_a_relative_clause_tells_is_ordered_by_the_words_before_its_noun(read: Reader) -> None:
    """Norway wants the talks with Chile held ahead of a visit to Peru that Vladimir Putin is scheduled to make."""
    reading = read(
        "OSLO - Norway wants the talks with Chile to be held ahead of a visit to Peru that Russian President Vladimir Putin"
        " is scheduled to make in May."
    )
    (order,) = reading.constraints
    talks, visit = (next(e for e in reading.events if e.type == type) for type in ("talks", "visit"))
    assert (order.event, order.relation, order.anchor, order.by) == (talks.id, "before", visit.id, "state:NOR")


def test_what_hangs_on_the_round_hangs_on_the_talks(read: Reader) -> None:
    """Talks under way in Geneva may still succeed, and the Geneva round is those talks."""
    reading = read(
        "GENEVA - Kenya and Uganda are holding talks in Geneva this week. Norway is offering to host a summit of the two"
        " presidents if the Geneva round succeeds."
    )
    (order,) = reading.constraints
    talks, summit = (next(e for e in reading.events if e.type == type) for type in ("talks", "summit"))
    assert (order.event, order.relation, order.anchor, order.kind) == (summit.id, "after", talks.id, "wanted")


def test_who_follows_talks_comes_after_nothing(read: Reader) -> None:
    assert not read("OSLO - Chile will hold talks with Peru in May, a diplomat following the summit said.").constraints
