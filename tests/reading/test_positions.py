"""Positions and relations: where they stand, and how things are between them."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "Ghana insisted that both Mali and Togo pull out their officers.",
            "state:GHA",
            "seeks",
            "pull out their officers",
        ),
        (
            "Nigeria is adamant that the loan be repaid. Envoys of Chad and Nigeria held talks.",
            "state:NGA",
            "seeks",
            "be repaid",
        ),
        (
            "The Malian minister quit rather than defend the deal with Chad.",
            "office:MLI/minister",
            "opposes",
            "the deal",
        ),
        ("The Vatican has withdrawn its objections to the film.", "state:VAT", "supports", "the film"),
        ("Peru would drop its objections to the visit of Chile's king.", "state:PER", "opposes", "the visit"),
        ("Colombia, a critic of the blockade, sent no envoy.", "state:COL", "opposes", "the blockade"),
        (
            "Kuwait made clear it would not host the strike aircraft.",
            "state:KWT",
            "opposes",
            "host the strike aircraft",
        ),
        (
            "Peru called for talks with Chile and a vote, which Chile says it will not hold.",
            "state:CHL",
            "opposes",
            "a vote",
        ),
        (
            "Fiji called on Samoa and Tonga to adhere to the pact, free the sailors and open the port.",
            "state:FJI",
            "seeks",
            "free the sailors",
        ),
        (
            "Israel takes a dim view of the arms sale. Envoys of Egypt and Israel held talks.",
            "state:ISR",
            "opposes",
            "the arms sale",
        ),
        ("Some officials in Canberra are wary of the trip to China.", "state:AUS", "wary", "the trip"),
        ("Oslo's policy is that the base in Iceland must close.", "state:NOR", "seeks", "must close"),
        (
            "The Saudi position is that there can be no ties without a treaty.",
            "state:SAU",
            "opposes",
            "ties without a treaty",
        ),
        (
            "Japan is seeking a robust security guarantee from the United States.",
            "state:JPN",
            "seeks",
            "security guarantee",
        ),
        ("China opposes the deployment of missiles in Japan.", "state:CHN", "opposes", "the deployment of missiles"),
        ("Germany welcomed the offer by Norway.", "state:DEU", "supports", "the offer"),
        ("Turkey is reluctant to join the sanctions on Russia.", "state:TUR", "wary", "join the sanctions"),
        (
            "Seoul remains committed to the denuclearization of North Korea.",
            "state:KOR",
            "committed",
            "denuclearization",
        ),
        ("France does not support the plan of Russia.", "state:FRA", "opposes", "the plan"),
        ("Norway urged Sweden not to close the border.", "state:NOR", "opposes", "close the border"),
        ("Canada will prioritise rebuilding ties with India.", "state:CAN", "prioritises", "rebuilding ties"),
        (
            "Iran's bid to join the trade body was blocked by the United States.",
            "state:IRN",
            "seeks",
            "join the trade body",
        ),
        (
            "Poland has taken a firm stance against the trade deal with Russia.",
            "state:POL",
            "opposes",
            "the trade deal",
        ),
        (
            "Spain is a leading advocate of Turkish membership, officials said.",
            "state:ESP",
            "supports",
            "Turkish membership",
        ),
        (
            "Japan asked for the visit of the Norwegian king to be completed before the elections.",
            "state:JPN",
            "seeks",
            "the visit of the Norwegian king to be completed",
        ),
        ("China urged the United States to stop arms sales to Taiwan.", "state:CHN", "opposes", "arms sales"),
        ("Russia called the sanctions on Belarus “an act of war”.", "state:RUS", "opposes", "the sanctions"),
        ("Norway said it was still committed to a settlement with Russia.", "state:NOR", "committed", "a settlement"),
        (
            "Niger has yet to say whether it will receive the envoy of Benin.",
            "state:NER",
            "undecided",
            "it will receive",
        ),
        ("Poland is considering a closure of its border with Russia.", "state:POL", "undecided", "a closure"),
        ("Niger gives priority to security along its border with Mali.", "state:NER", "prioritises", "security"),
        ("Hungary has threatened to veto the loan to Ukraine.", "state:HUN", "opposes", "the loan"),
        ("China repeated its demand that Japan retract a remark on Taiwan.", "state:CHN", "seeks", "Japan retract"),
        ("Russia has ruled out taking part in the talks with Ukraine.", "state:RUS", "opposes", "taking part"),
        ("Chile declined to rule out sanctions on Peru.", "state:CHL", "undecided", "sanctions on Peru"),
        (
            "Norway has refused to take sides in the dispute between Chad and Sudan.",
            "state:NOR",
            "undecided",
            "take sides in the dispute between Chad and Sudan",
        ),
        (
            "Armenia and Georgia confirmed their attachment to the 1991 declaration.",
            "state:ARM",
            "committed",
            "the 1991 declaration",
        ),
        (
            "Iceland said it would not sit down with Norway to share out the cod so long as a trawler is held.",
            "state:ISL",
            "opposes",
            "sit down with Norway to share out the cod",
        ),
        ("China called on both sides to return to dialogue.", "state:CHN", "seeks", "both sides to return to dialogue"),
    ],
)
def test_one_position(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    found = [(p.actor, p.stance, p.issue.label) for p in read(sentence).positions]
    assert any(a == actor and s == stance and issue in label for a, s, label in found), found


def test_a_label(read: Reader) -> None:
    """Takaichi, known for her hawkish views, met Trump."""
    reading = read(
        "Japanese Prime Minister Sanae Takaichi, known for her hawkish views, met U.S. President Donald Trump.",
        "2026-01-02",
    )
    assert ("person:sanae-takaichi", "characterised") in [(p.actor, p.stance) for p in reading.positions]


def test_relations_with_their_cause(read: Reader) -> None:
    """Relations between Japan and China have deteriorated sharply following the remarks by Takaichi on Taiwan."""
    reading = read(
        "Relations between Japan and China have deteriorated sharply following Prime Minister Sanae Takaichi's remarks.",
        "2026-01-02",
    )
    (relation,) = reading.relations
    assert set(relation.between) == {"state:JPN", "state:CHN"}
    assert relation.direction == "deteriorated"
    cause = reading.event(relation.because or "")
    assert cause is not None
    assert cause.type == "statement"


@pytest.mark.parametrize(
    ("sentence", "pair", "direction"),
    [
        ("The row between Latvia and Lithuania over the border has deepened.", {"LVA", "LTU"}, "deteriorated"),
        ("A thaw between Turkey and Greece has begun, officials in Athens said.", {"TUR", "GRC"}, "improved"),
        ("The U.S.-China rift over Taiwan worries the ministers of Japan.", {"USA", "CHN"}, "strained"),
    ],
)
def test_quarrels_and_thaws_are_conditions(read: Reader, sentence: str, pair: set[str], direction: str) -> None:
    (relation,) = read(sentence).relations
    assert ({a.removeprefix("state:") for a in relation.between}, relation.direction) == (pair, direction)


def test_what_is_never_ruled_out_is_not_supported(read: Reader) -> None:
    """China will never rule out the use of force: that is neither opposition to force nor support of it."""
    found = read("China will never rule out the use of force against Taiwan.").positions
    assert not {"supports", "opposes"} & {p.stance for p in found}


def test_whom_a_demand_is_addressed_to(read: Reader) -> None:
    """Norway urged Sweden to open the border."""
    (position,) = read("Norway urged Sweden to open the border.").positions
    assert (position.actor, position.toward) == ("state:NOR", "state:SWE")


def test_a_rejected_report_is_no_stand(read: Reader) -> None:
    """Russia dismissed media reports of talks with Norway: a denial, not a position."""
    assert not read("Russia dismissed media reports of talks with Norway.").positions


def test_ties_between_its_neighbours(read: Reader) -> None:
    """China … closer ties between its neighbours: those named before, and not China."""
    reading = read(
        "Japan and India held a joint exercise. China voiced concern over closer ties between its neighbours."
    )
    (relation,) = reading.relations
    assert set(relation.between) == {"state:JPN", "state:IND"}
    assert relation.direction == "improved"


@pytest.mark.parametrize(
    ("sentence", "stance", "former"),
    [
        ("Turkey had opposed the membership of Sweden in NATO.", "opposes", True),
        ("Turkey no longer opposes the membership of Sweden in NATO.", "opposes", True),
        ("Turkey previously supported the membership talks of Sweden with NATO.", "supports", True),
        ("Turkey opposes the membership of Sweden in NATO.", "opposes", False),
    ],
)
def test_a_stance_that_is_over(read: Reader, sentence: str, stance: str, former: bool) -> None:
    (position,) = read(sentence).positions
    assert (position.stance, position.former) == (stance, former)


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "Turkey, one of the hosts, has insisted it will not allow the Syrian party to attend.",
            "state:TUR",
            "opposes",
            "allow the Syrian party to attend",
        ),
        ("Norway voted on Friday not to join the talks with Russia.", "state:NOR", "opposes", "join the talks"),
        (
            "Japan would rather wait until the Norwegian election is over.",
            "state:JPN",
            "seeks",
            "wait until the Norwegian",
        ),
        (
            "Norway called in talks with Russia for the trawlers to be freed.",
            "state:NOR",
            "seeks",
            "the trawlers to be freed",
        ),
        ("Norway gives priority to security on the Russian border.", "state:NOR", "prioritises", "security"),
        ("Hungary is against new sanctions on Russia.", "state:HUN", "opposes", "new sanctions"),
        (
            "Norway, long one of the hawks on Russia, asked for more sanctions.",
            "state:NOR",
            "characterised",
            "the hawks",
        ),
        ("China said the sale of missiles to Japan was a provocation.", "state:CHN", "opposes", "the sale of missiles"),
        (
            "Russia said the Norwegian fleet must leave the strait.",
            "state:RUS",
            "seeks",
            "the Norwegian fleet must leave",
        ),
        ("Japan will not accept the new line, its envoy told Norway.", "state:JPN", "opposes", "the new line"),
        ("Norway said it would not stop supporting Ukraine.", "state:NOR", "committed", "supporting Ukraine"),
        ("A statement issued by Norway demanded the withdrawal of Russia.", "state:NOR", "seeks", "the withdrawal"),
        ("Canada rails against the tariffs of the United States.", "state:CAN", "opposes", "the tariffs"),
    ],
)
def test_wills_and_characters(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    assert any(
        (p.actor, p.stance) == (actor, stance) and p.issue.label.startswith(issue) for p in read(sentence).positions
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "It is unclear whether Norway wants the talks with Russia.",
        "Norway denied that it had asked Russia for a delay.",
        "All members of NATO must back the plan of Norway.",
        "Norway welcomed the Japanese foreign minister on Monday.",
        "Norway's opposition rejects the treaty with Russia.",
    ],
)
def test_what_is_asked_denied_or_due_is_no_position(read: Reader, sentence: str) -> None:
    assert [p for p in read(sentence).positions if p.actor in ("state:NOR", "org:nato")] == []


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        (
            "Norway has threatened to veto the loan to Belarus unless the flow of gas resumes.",
            "state:NOR",
            "seeks",
            "the flow of gas resumes",
        ),
        (
            "Norway has threatened to boycott the summit with Russia unless the ban is lifted.",
            "state:NOR",
            "opposes",
            "the ban",
        ),
        (
            "Denmark will not hold talks with Russia until Moscow frees the sailors.",
            "state:DNK",
            "seeks",
            "Moscow frees the sailors",
        ),
        (
            "Turkey has insisted that Greece first drop the claim.",
            "state:TUR",
            "seeks",
            "Greece first drop the claim",
        ),
        ("Ethiopia wants no foreign troops on the border.", "state:ETH", "opposes", "foreign troops on the border"),
        (
            "Norway and Kenya are preparing a summit in Oslo, which Nairobi wants to take place before June.",
            "state:KEN",
            "seeks",
            "a summit in Oslo",
        ),
        (
            "The envoys opened talks on a truce, which the United States stands ready to support.",
            "state:USA",
            "supports",
            "truce",
        ),
        ("Venezuela does not recognise the border treaty with Guyana.", "state:VEN", "opposes", "the border treaty"),
        ("Ukraine's president said Ukraine would remain neutral.", "state:UKR", "committed", "remain neutral"),
        (
            "Russia assailed Ukraine for holding joint exercises with Poland.",
            "state:RUS",
            "opposes",
            "holding joint exercises with Poland",
        ),
        ("Norway and Denmark promised to keep the ceasefire.", "state:NOR", "committed", "keep the ceasefire"),
        ("The Kremlin called the charges of Norway “a tired fairy tale”.", "state:RUS", "opposes", "the charges"),
        ("China warned Japan against linking the dispute to trade.", "state:CHN", "opposes", "linking the dispute"),
        (
            "Seoul is trying to keep its diplomatic channels to Moscow open.",
            "state:KOR",
            "seeks",
            "keep its diplomatic channels",
        ),
    ],
)
def test_terms_wishes_and_undertakings(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    rows = [(p.actor, p.stance, sentence[slice(*p.issue.span)]) for p in read(sentence).positions]
    assert [row for row in rows if row[:2] == (actor, stance) and issue in row[2]], rows


@pytest.mark.parametrize(
    "sentence",
    [
        "Asked whether Norway would take part, the Danish foreign minister said the matter was closed.",
        "The Latvian parliament refused to ratify the accord with Estonia in September.",
        "Egypt's president offered to fly to Asmara.",
        "Norway's foreign minister is considering a trip to Kenya.",
    ],
)
def test_a_question_or_a_deed_is_no_position(read: Reader, sentence: str) -> None:
    assert not read(sentence).positions


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        # a pronoun, and a noun that sums up, stand for what was told
        (
            "Norway signed a defence pact with Denmark. The pact is aimed at Russia. Moscow has denounced it.",
            "state:RUS",
            "opposes",
            "pact",
        ),
        (
            "Norway's minister was in Lima when the step was announced. Peru's government described it as irresponsible.",
            "body:PER/government",
            "opposes",
            "the step",
        ),
        (
            "Norway said it would recognise the republic, a prospect that alarms Serbia.",
            "state:SRB",
            "wary",
            "recognise the republic",
        ),
        (
            "Norway's foreign minister visited a settlement in Chad, a stop that Sudan condemned.",
            "state:SDN",
            "opposes",
            "visited a settlement in Chad",
        ),
        # words of the same classes
        ("Poland prodded Germany to ratify the treaty with Norway.", "state:POL", "seeks", "ratify the treaty"),
        ("Brazil threw its weight behind the mediation of Norway.", "state:BRA", "supports", "the mediation"),
        ("Iran called the sanctions of Norway unjustifiable.", "state:IRN", "opposes", "the sanctions"),
        (
            "Kenya has promised to reverse the expulsion of Norway's envoy.",
            "state:KEN",
            "committed",
            "reverse the expulsion",
        ),
        ("Kenya was heartened by the mediation of Norway.", "state:KEN", "supports", "the mediation"),
        # words that two rows tell of
        ("Iraq is bound by the treaty with Norway.", "state:IRQ", "committed", "the treaty"),
        (
            "Ghana rallied to the plan of Norway. Its foreign ministry gave no details, diplomats said.",
            "state:GHA",
            "supports",
            "the plan",
        ),
        (
            "Peru is torn between the offers of Norway and Chile. Its foreign ministry gave no details, diplomats said.",
            "state:PER",
            "undecided",
            "the offers",
        ),
        ("Kenya grumbled at the tariffs of Norway.", "state:KEN", "opposes", "the tariffs"),
        # words that are stands beside some others only
        ("Japan is set against any talks with Norway.", "state:JPN", "opposes", "any talks"),
        (
            "Ghana is cool to the idea of a union with Togo. Its foreign ministry gave no details, diplomats said.",
            "state:GHA",
            "opposes",
            "the idea",
        ),
        ("Laos stood up against the junta in Norway.", "state:LAO", "opposes", "the junta"),
        ("Chile is counting on a truce in Norway.", "state:CHL", "seeks", "a truce"),
        (
            "Laos took a stand against the dam in Norway. Its foreign ministry gave no details, diplomats said.",
            "state:LAO",
            "opposes",
            "the dam",
        ),
        ("Chad closed the door on a deal with Norway.", "state:TCD", "opposes", "a deal"),
        ("Kenya kept a wary eye on the exercise of Norway.", "state:KEN", "wary", "the exercise"),
    ],
)
def test_what_a_stand_is_about(read: Reader, sentence: str, actor: str, stance: str, issue: str) -> None:
    rows = [(p.actor, p.stance, sentence[slice(*p.issue.span)]) for p in read(sentence).positions]
    assert [row for row in rows if row[:2] == (actor, stance) and issue in row[2]], rows


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Norway, which rejected the accusation that it was backing the rebels, recalled its envoy.", "supports"),
        ("Norway's foreign minister asked why Denmark had recalled its ambassador.", "seeks"),
        ("Norway's foreign minister, who met Kenya's president, had no plans to see Lavrov.", "opposes"),
        ("Norway expelled two Russian diplomats and described the visit as a private one.", "characterised"),
    ],
)
def test_what_is_charged_asked_or_met_is_no_stand(read: Reader, sentence: str, stance: str) -> None:
    assert stance not in [p.stance for p in read(sentence).positions]


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        ("Iraq is bound by the treaty with Iran, Oslo said.", "state:IRQ", "committed", "the treaty with Iran"),
        ("Kenya grumbled at the tariffs on tea, Oslo said.", "state:KEN", "opposes", "the tariffs on tea"),
    ],
)
def test_a_word_in_two_rows_takes_what_either_says(
    read: Reader, sentence: str, actor: str, stance: str, issue: str
) -> None:
    """Iraq is bound by the treaty as others are bound to it."""
    assert (actor, stance, issue) in [(p.actor, p.stance, p.issue.label) for p in read(sentence).positions]


@pytest.mark.parametrize(
    "sentence",
    [
        "Poland is immune to the pressure of Russia, Oslo said.",
        "Chad settled for a smaller loan from Norway, Oslo said.",
        "Laos took a stand at the fair in Hanoi, Oslo said.",
    ],
)
def test_words_that_are_no_stand(read: Reader, sentence: str) -> None:
    """Who settles for a smaller loan does not seek it, and a stand at a fair is none."""
    assert not [p for p in read(sentence).positions if p.stance in ("opposes", "seeks")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya is set against the background of Norway's decline.",
        "Peru is immune to the pressure of Norway.",
        "Ghana's envoy stood up against the fence in Norway.",
        "Brazil counts on Norway.",
        "Togo settled for a smaller grant from Norway.",
        "Malta fought for survival in the floods, Norway said.",
        "Nepal took a stand at the book fair in Norway.",
        "Gabon closed the door to the consulate of Norway.",
        "Chile's envoy kept an eye on the clock in Norway.",
        "Thousands of Kenyans rallied in Norway.",
    ],
)
def test_a_word_of_stance_in_its_plain_sense_is_no_stand(read: Reader, sentence: str) -> None:
    """Who counts on Norway, takes a stand at its fair or stands up against its fence has no stand on it."""
    assert [p.issue.label for p in read(sentence + " The foreign ministry of Fiji gave no details.").positions] == []


def test_an_ambassador_called_in_is_not_called_for(read: Reader) -> None:
    assert not read("Norway called in Ambassador Ivan Sokolov to register a strong protest.").positions
