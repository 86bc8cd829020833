"""Participants: who is in an event, by the grammar around its words and by what the report said before."""

from __future__ import annotations

import pytest

from tests.conftest import Reader


def who(read: Reader, text: str, type: str, published: str = "2026-03-11") -> str:
    """The countries (or ids of bodies without one) in the one event of this type, sorted."""
    reading = read(text, published)
    known = {a.id: a.country or a.id for a in reading.actors}
    (event,) = [e for e in reading.events if e.type == type]
    return " ".join(sorted({known[p.actor] for p in event.participants}))


BLAMED = [
    ("Norwegian officials assailed Finland for holding naval exercises with Sweden.", "exercise", "FIN SWE"),
    ("Kenyan officials accused Ethiopia of massing troops on the border.", "deployment", "ETH KEN"),
    ("Denmark was accused by Norway of violating its airspace.", "incursion", "DNK NOR"),
    ("Norway thanked Qatar for mediating the talks between Kenya and Somalia.", "talks", "KEN QAT SOM"),
]
LISTED = [
    (
        "Ghana, the Czech Republic and Benin, who were invited by Peru, have not replied.",
        "invitation",
        "BEN CZE GHA PER",
    ),
    ("Kenya, Uganda and Tanzania, which signed the accord in May, want more.", "agreement", "KEN TZA UGA"),
    ("Poland and Hungary, who were invited to join NATO, have accepted.", "invitation", "HUN POL org:nato"),
]
AREAS = [
    (
        "The five Central Asian presidents will meet President Xi Jinping in Astana.",
        "meeting",
        "CHN KAZ KGZ TJK TKM UZB",
    ),
    (
        "The Nordic prime ministers held talks with President Pavel of the Czech Republic.",
        "talks",
        "CZE DNK FIN ISL NOR SWE",
    ),
    ("China spoke of the China-Central Asia summit held in Xian in May.", "summit", "CHN KAZ KGZ TJK TKM UZB"),
    (
        "Kenya, Peru and Chile met on Monday. Brazil met them too. The two South American countries signed an accord.",
        "agreement",
        "CHL PER",
    ),
    (
        "France met Togo, Benin and Ghana. The prime minister of Norway invited all three countries.",
        "invitation",
        "BEN GHA NOR TGO",
    ),
]
CONVENED = [
    (
        "Benin and Togo have argued over the field since May. Ghana mediated the first round of talks in Accra.",
        "talks",
        "BEN GHA TGO",
    ),
    ("Benin and Togo have argued since May. Ghana offered to host fresh talks in Accra.", "talks", "BEN GHA TGO"),
    ("Ghana offered to host talks between Benin and Togo.", "invitation", "BEN GHA TGO"),
    ("Armenia and Azerbaijan have agreed to a truce brokered by Norway.", "ceasefire", "ARM AZE NOR"),
    (
        "Fiji and Samoa will work together this year. Trilateral drills with Tonga ended on Tuesday.",
        "exercise",
        "FJI TON WSM",
    ),
]
HELD = [
    ("Two Norwegian sailors held by Iran were released after talks on Monday.", "release", "IRN NOR"),
    (
        "Two sailors, an American and an Australian, who had been held by the Houthis were released.",
        "release",
        "AUS USA org:houthis",
    ),
]
WARNED = [
    ("Russia threatened to cut gas supplies unless Moldova pays its debts to France and Italy.", "warning", "MDA RUS"),
    ("Mali's foreign ministry warned that Algerian planes would be shot down.", "warning", "DZA MLI"),
]
NO_ACTORS = [
    ("Norway's Soviet-era envoys signed an accord with Sweden.", "agreement", "NOR SWE"),
    ("Yemen's Houthi movement and the Saudi-backed government have swapped prisoners.", "release", "YEM org:houthis"),
    ("The Duarte bridge between Colombia and Venezuela reopened on Monday.", "border-closure", "COL VEN"),
    ("Doha, Qatar – The government of Sudan held talks with Egypt.", "talks", "EGY SDN"),
    ("The tribunal for the former Yugoslavia praised talks between Serbia and Croatia.", "talks", "HRV SRB"),
]
SEATED = [
    ("Erbil accused Baghdad of withholding its share.", "accusation", "IRQ org:kurdistan-regional-government"),
    ("Chile's foreign minister Ana Duarte travels to Brussels for talks with EU officials.", "visit", "CHL org:eu"),
    (
        "Norway and Latvia met. In Riga, Foreign Ministry spokesman Janis Ozols condemned Peru.",
        "condemnation",
        "LVA PER",
    ),
]

SEVERAL = [
    ("Kenya hosted officials from several countries, including Norway, Peru and Chile.", "meeting", "CHL KEN NOR PER"),
    ("Norway held talks with partners such as Germany and France on Monday.", "talks", "DEU FRA NOR"),
    (
        "Serbian and Croatian envoys ended two days of indirect talks in Doha on Tuesday, Norway's foreign minister said.",
        "talks",
        "HRV SRB",
    ),
    (
        "Norway warned Peru. Peru protested, and Peru's navy sailed. Norway imposed sanctions after Peru and Chile complained.",
        "sanctions",
        "NOR PER",
    ),
    ("Benin and Togo met in Accra. The meeting was hosted by Ghana.", "meeting", "BEN GHA TGO"),
    ("Serbia's accession talks with the EU have stalled.", "talks", "SRB org:eu"),
    ("Kosovo opened accession talks in June, the European Union said.", "talks", "XKX org:eu"),
]
TOWARDS = [
    ("The United States sent tanks and hundreds of shells to Ukrainian forces.", "arms-sale", "UKR USA"),
    ("Peru launched one of the largest attacks that the region has ever seen against Chile.", "strike", "CHL PER"),
    ("Iran condemned Israel's strike on Lebanon.", "condemnation", "IRN ISR"),
    ("Russia warned that arms for NATO states would harm ties with Norway.", "warning", "NOR RUS"),
    ("Norway's ambassador in Lima rejected the accusation.", "rejection", "NOR PER"),
    ("The Security Council met in New York. Russia vetoed the draft resolution on Sudan.", "vote", "RUS org:un"),
    ("Kenya's president says he is committed to a possible strike against Sudan.", "strike", "KEN SDN"),
    ("North Korea fired two missiles over Japan.", "missile-test", "PRK"),
    ("The Ministry of Strategic Industries of Kenya signed an accord with Norway.", "agreement", "KEN NOR"),
    (
        "Helen Ashdown will fly to Oslo on Thursday to sign a pact with Norway, Downing Street has confirmed.",
        "agreement",
        "GBR NOR",
    ),
]

BESIDE = [
    (
        "SEOUL, March 10 -- South Korea's top nuclear envoy will travel to Beijing for talks with his Chinese counterpart."
        " It will be the first time that Bae Jung-hyun, special representative for peace affairs, has visited China."
        " Bae met the American envoy in Jakarta on Friday.",
        "meeting",
        "KOR USA",
    ),
    (
        "NATO has decided to admit Kenya and Norway in early April, Norway's foreign minister said.",
        "other",
        "KEN NOR org:nato",
    ),
    ("Canada, along with Britain and Australia, recognised Palestine.", "recognition", "AUS CAN GBR PSE"),
    ("Finland joined Sweden and Norway in expelling Russian diplomats.", "expulsion", "FIN NOR RUS SWE"),
    ("Apart from Hungary, all EU members signed the declaration.", "agreement", "org:eu"),
    (
        "Norway's foreign minister held talks with his counterparts from Kenya, Uganda and Tanzania.",
        "talks",
        "KEN NOR TZA UGA",
    ),
    ("The Polish president invited his Lithuanian and Latvian counterparts to Warsaw.", "invitation", "LTU LVA POL"),
    ("Israel and Hamas agreed to a ceasefire mediated by Egypt and Qatar.", "ceasefire", "EGY ISR QAT org:hamas"),
    (
        "The African Union urged Sudan and Ethiopia to pull back their troops, as fighting entered a fourth day despite a truce brokered by Norway.",
        "ceasefire",
        "ETH NOR SDN",
    ),
    ("Colombia's government suspended peace talks with the ELN rebels.", "talks", "COL org:eln"),
    (
        "Qatar and the United States issued a joint statement urging Israel and Hamas to conclude the deal.",
        "demand",
        "ISR QAT USA org:hamas",
    ),
    (
        "Poland, Hungary and the Czech Republic today became full members of NATO, the foreign ministry said.",
        "other",
        "CZE HUN POL org:nato",
    ),
    ("Sudan's army accused Ethiopian forces of firing on a village.", "strike", "ETH SDN"),
    (
        "The Philippine Coast Guard reported that a Chinese vessel fired a water cannon at a supply boat.",
        "incursion",
        "CHN PHL",
    ),
    (
        "Prime Minister Kofi Mensah of Ghana, Prime Minister Jonas Lind of Norway, President Ana Duarte of Chile and President Luis Rojas of Peru spoke by phone.",
        "call",
        "CHL GHA NOR PER",
    ),
    ("Chile's Kevin King met the envoy in May. King was detained in Norway on Sunday.", "detention", "CHL NOR"),
    ("Peru's army marched north. Chile's president Ana Duarte put the army on alert.", "deployment", "CHL"),
]


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [*BESIDE, *SEVERAL, *TOWARDS, *BLAMED, *LISTED, *AREAS, *CONVENED, *WARNED, *NO_ACTORS, *SEATED, *HELD],
)
def test_who_is_in_it(read: Reader, text: str, type: str, expected: str) -> None:
    assert who(read, text, type) == expected


def test_a_movement_is_a_government_once_it_governs(read: Reader) -> None:
    """The Taliban freed two sailors: a movement in 2019, the authorities of Afghanistan now."""
    text = "The Taliban released two Norwegian prisoners on Monday, the foreign ministry said."
    assert who(read, text, "release", "2019-11-20") == "NOR org:taliban"
    assert who(read, text, "release") == "AFG NOR"


def test_a_dissolved_state_acts(read: Reader) -> None:
    """The Soviet Union condemned Iraq."""
    assert who(read, "The Soviet Union condemned Iraq over the invasion.", "condemnation", "1990-08-15") == "IRQ SUN"


def test_whither_the_one_travels_who_prepares_a_visit(read: Reader) -> None:
    """The adviser leaves for Oslo to discuss the president's planned visit: to Norway."""
    text = (
        "Chile and Peru quarrelled on Monday. The Chilean adviser is to leave for Oslo on Friday to discuss the schedule of"
        " President Ana Duarte's planned state visit."
    )
    visits = [e for e in read(text).events if e.type == "visit"]
    assert all("state:NOR" in {p.actor for p in e.participants} for e in visits)


def test_a_series_by_its_commas(read: Reader) -> None:
    """However the parser hangs them, the Czech Republic, Hungary and Poland are three."""
    text = (
        "The alliance embraced three of its former rivals, the Czech Republic, Hungary and Poland on Friday. Its secretary watched"
        " the ministers of the three countries sign an accord with Norway."
    )
    assert {"CZE", "HUN", "POL"} <= set(who(read, text, "agreement").split())


def test_drills_that_are_not_joint_are_held_by_one(read: Reader) -> None:
    text = "Chinese warships have been conducting drills near the Miyako Strait since Sunday, Japan's Defense Ministry said."
    assert who(read, text, "exercise") == "CHN"


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("Japan condemned China over drills near the strait on Thursday.", "exercise", "CHN"),
        ("Norway thanked Kenya for the talks on Thursday.", "talks", "KEN NOR"),
    ],
)
def test_what_somebody_is_blamed_for_is_his_doing(read: Reader, text: str, type: str, expected: str) -> None:
    assert who(read, text, type) == expected


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        ("Canada imposed duties of 25 percent on electric cars made in China.", "tariff", {"CAN", "CHN"}),
        (
            "After Japan in July tightened controls on exports to South Korea, ties sank.",
            "export-control",
            {"JPN", "KOR"},
        ),
        (
            "The European Commission announced an investigation into subsidies for Chinese carmakers.",
            "investigation",
            {"org:eu", "CHN"},
        ),
        ("The Security Council lifted sanctions on companies based in Eritrea.", "sanctions-relief", {"org:un", "ERI"}),
        (
            "Norway opened an investigation into the death of a sailor on a ship registered in Panama.",
            "investigation",
            {"NOR", "PAN"},
        ),
        ("Norway imposed sanctions on six officials for abuses in Mali.", "sanctions", {"NOR"}),
        ("Norway imposed sanctions on three traders for the war in Sudan.", "sanctions", {"NOR"}),
        ("Norway imposed sanctions on three traders with villas in Kenya.", "sanctions", {"NOR"}),
        ("Norway imposed sanctions on two banks in Minsk.", "sanctions", {"NOR", "BLR"}),
        ("Benin lashed out at Niger for having shot down a drone.", "strike", {"NER"}),
        (
            "Kenya accused Somalia of helping Ethiopia to carry out drone attacks on a base near Mandera.",
            "strike",
            {"ETH", "KEN"},
        ),
        ("Peru opted for submarines under a security pact with Brazil and Chile.", "agreement", {"PER", "BRA", "CHL"}),
        ("The talks were hosted by Qatar and attended by envoys from Chad and Sudan.", "talks", {"QAT", "TCD", "SDN"}),
        (
            "A special envoy of Norway left for talks with the governments of Syria, Jordan, Egypt and other countries.",
            "talks",
            {"NOR", "SYR", "JOR", "EGY"},
        ),
        (
            "Ghana, the Republic of Cyprus and Malta imposed sanctions on Belarus.",
            "sanctions",
            {"GHA", "CYP", "MLT", "BLR"},
        ),
        (
            "Chilean Foreign Minister Ana Duarte and her Peruvian counterpart, Luis Rojas, who met in Oslo on Saturday, agreed to go on.",
            "meeting",
            {"CHL", "PER"},
        ),
        ("Chile will send its ambassador back to Lima next week.", "ties-restored", {"CHL", "PER"}),
    ],
)
def test_sides_that_stand_deeper_in_the_sentence(read: Reader, sentence: str, type: str, who: set[str]) -> None:
    """Whose goods a measure is laid on, both of two who met, all of a list behind its noun, who is lashed out at."""
    reading = read(sentence)
    country = {a.id: a.country or a.id for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert {country[p.actor] for p in event.participants} == who


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        ("Peru retaliated after Chile's missile attack on Monday.", "strike", {"CHL", "PER"}),
        (
            "Venezuela expelled three German diplomats in response to sanctions imposed by the European Union.",
            "sanctions",
            {"org:eu", "VEN"},
        ),
        (
            "Canada imposed tariffs on goods in retaliation for a travel ban announced by Ghana.",
            "tariff",
            {"CAN", "GHA"},
        ),
        ("Two French nationals jailed in Iran were released and flown to Paris.", "release", {"FRA", "IRN"}),
        ("Sri Lanka on Monday released 28 fishermen from Tamil Nadu.", "release", {"LKA", "IND"}),
        (
            "The foreign ministers of Chile and Peru, joined by their Bolivian colleague, signed an accord.",
            "agreement",
            {"CHL", "PER", "BOL"},
        ),
    ],
)
def test_sides_of_deeds_that_are_answered(read: Reader, sentence: str, type: str, who: set[str]) -> None:
    """Who answers a deed was hit by it; who holds people lets them go; those who join the subject do it too."""
    reading = read(sentence)
    country = {a.id: a.country or a.id for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert {country[p.actor] for p in event.participants} == who


def test_a_move_draws_a_protest_from_its_target(read: Reader) -> None:
    """ "The move drew a protest from Lima": Peru protests to Chile, which made the move."""
    text = "Chile summoned the Peruvian ambassador on Friday. The move drew a protest from Lima."
    reading = read(text)
    country = {a.id: a.country for a in reading.actors}
    event = next(e for e in reading.events if e.type == "protest-note")
    assert [(country[p.actor], p.role) for p in event.participants] == [("PER", "actor"), ("CHL", "target")]


def test_whom_somebody_met_is_one(read: Reader) -> None:
    """ "Lars Holm, whom she met in Oslo": the relative is the object of the meeting."""
    text = "Chilean Foreign Minister Ana Duarte spoke with her Norwegian counterpart, Lars Holm, whom she met in Oslo in May."
    reading = read(text)
    country = {a.id: a.country for a in reading.actors}
    meeting = next(e for e in reading.events if e.type == "meeting")
    assert {country[p.actor] for p in meeting.participants} == {"CHL", "NOR"}


@pytest.mark.parametrize(
    ("sentence", "type", "who"),
    [
        (
            "Yemen's Houthi rebels fired a missile at an oil facility in the Saudi city of Jeddah.",
            "strike",
            {"org:houthis", "SAU"},
        ),
        (
            "After the envoy was back in Israel, the Houthis fired a missile at a depot near the Saudi city of Jeddah.",
            "strike",
            {"org:houthis", "SAU"},
        ),
        ("Russian drones hit a grain silo near the Romanian port of Galati.", "strike", {"RUS", "ROU"}),
        ("Yemen's Houthi rebels fired a missile at a tanker near Oman on Monday.", "strike", {"org:houthis"}),
        ("Somalia's army attacked rebels near Kenya on Monday.", "strike", {"SOM"}),
        (
            "Yemen's Houthi rebels fired a missile at a tanker outside the port of Salalah in Oman.",
            "strike",
            {"org:houthis", "OMN"},
        ),
        ("Yemen's Houthi rebels fired a missile at a tanker near Singapore.", "strike", {"org:houthis", "SGP"}),
        ("Peru condemned the bombings of U.S. embassies in Kenya and Tanzania.", "strike", {"USA", "KEN", "TZA"}),
        ("An explosion ripped through the French embassy in Algiers on Monday.", "strike", {"FRA", "DZA"}),
        ("Nine people died in a blast outside the Greek consulate in Baku.", "strike", {"GRC", "AZE"}),
        (
            "Thousands of Kenyans marched in Nairobi to protest Ethiopia's seizure of it.",
            "demonstration",
            {"KEN", "ETH"},
        ),
        ("Thousands of Germans were demonstrating outside the Turkish embassy.", "demonstration", {"DEU", "TUR"}),
        (
            "Ghana's police said Togo's secret service was behind the bombing of a market in Accra.",
            "strike",
            {"TGO", "GHA"},
        ),
        ("An explosion that took place near the Libyan embassy in Niger wounded four.", "strike", {"LBY", "NER"}),
        ("Chad's president spoke on Monday. The security forces shelled a village in Niger.", "strike", {"TCD", "NER"}),
        (
            "The Organization of African Unity, meeting in Addis Ababa, agreed to set up a panel.",
            "agreement",
            {"org:oau"},
        ),
        (
            "The African Union met on Monday. Ministers of member-states meeting in Ghana agreed to set up a fund.",
            "agreement",
            {"org:african-union"},
        ),
        ("A British carrier is patrolling the Gulf alongside three French frigates.", "patrol", {"GBR", "FRA"}),
        (
            "The United Nations appointed a retired diplomat on Thursday as its special envoy to Haiti.",
            "appointment",
            {"org:un", "HTI"},
        ),
        ("Togo was the target of a rocket attack on Monday, Ghana said.", "strike", {"TGO"}),
        ("The attack in Mogadishu was claimed by al-Shabaab, Kenya said.", "strike", {"org:al-shabab", "SOM"}),
        (
            "Sweden's Ulf Kristersson will host Finland's President Alexander Stubb in Stockholm.",
            "visit",
            {"SWE", "FIN"},
        ),
        ("Saudi Arabia invited China and India but not Russia.", "invitation", {"SAU", "CHN", "IND"}),
        ("Talks mediated by Qatar between the M23 and Kinshasa resumed.", "talks", {"QAT", "org:m23", "COD"}),
        (
            "Armenia said that its speaker will meet his Turkish and Azerbaijani counterparts in Istanbul.",
            "meeting",
            {"ARM", "TUR", "AZE"},
        ),
        ("Iran's deputy foreign minister met the E3 ambassadors in Tehran.", "meeting", {"IRN", "DEU", "FRA", "GBR"}),
        (
            "A joint statement by Greece, Cyprus and Egypt condemned Turkey over its drilling.",
            "condemnation",
            {"GRC", "CYP", "EGY", "TUR"},
        ),
        (
            "Envoys from 40 countries, among them Russia and China, attended the conference hosted by Iran.",
            "summit",
            {"RUS", "CHN", "IRN"},
        ),
        (
            "The president of Peru, who was on a visit to Ghana when the pact was signed, called it a step.",
            "visit",
            {"PER", "GHA"},
        ),
        ("The Kenyan government is engaged in an effort to broker a deal with Somalia.", "agreement", {"KEN", "SOM"}),
        ("India's minister arrived in Chile for a meeting of the Joint Commission.", "meeting", {"IND", "CHL"}),
    ],
)
def test_who_takes_part_in_plain_sentences_of_the_press(read: Reader, sentence: str, type: str, who: set[str]) -> None:
    """What is hit stands in a state; lists behind a byname, "among them" and "between"; who is left out by "but not"."""
    reading = read(sentence)
    country = {a.id: a.country or a.id for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert {country[p.actor] for p in event.participants} == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Secretary of State Marco Rubio told reporters that he had attended a meeting with his Southeast Asian counterparts."
            " The Association of Southeast Asian Nations will hold a summit in May.",
            {"USA", "org:asean"},
        ),
        (
            "European officials met a delegation from China on Monday. The EU will impose duties on steel.",
            {"org:eu", "CHN"},
        ),
        ("European officials met a delegation from China on Monday. Peru condemned the talks.", {"CHN"}),
    ],
)
def test_leaders_of_a_part_of_the_world_are_its_body_where_that_is_named(
    read: Reader, text: str, who: set[str]
) -> None:
    """ "His Southeast Asian counterparts" in a report that names the Association of Southeast Asian Nations."""
    reading = read(text)
    country = {a.id: a.country or a.id for a in reading.actors}
    meeting = next(e for e in reading.events if e.type == "meeting")
    assert {country[p.actor] for p in meeting.participants} == who


FACED = [
    ("Norway stressed its support for Kenya in the face of an attack by Somalia.", "strike", "KEN SOM"),
    ("Norway strongly supports the mediation in Sudan.", "mediation", ""),
    ("Norway and Peru call for the release of all sailors held by the Houthis.", "release", "org:houthis"),
    ("President Macron spoke today with Commission President Ursula von der Leyen.", "call", "FRA org:eu"),
    ("Norway's envoy reaffirmed Norway's support for Kenya.", "support", "KEN NOR"),
    ("Norway condemned in the strongest terms the shelling of Odesa by Belarus.", "condemnation", "BLR NOR"),
    ("Norway condemned the shelling of Odesa by Belarus.", "condemnation", "BLR NOR"),
    ("The armed forces of Kenya and Uganda conducted joint strikes on bases in Somalia.", "strike", "KEN SOM UGA"),
    ("Norway and Chile issued a statement on Monday, which warned Peru of sanctions.", "warning", "CHL NOR PER"),
]


@pytest.mark.parametrize(("text", "type", "countries"), FACED)
def test_whom_a_release_names_beside_the_deed(read: Reader, text: str, type: str, countries: str) -> None:
    assert who(read, text, type) == countries


ONE_BY_TITLE = [
    ("Norway invited President Luis Rojas of Peru to Oslo on Friday.", "invitation", ["NOR"], ["PER"]),
    ("Peru declared the Chilean ambassador persona non grata on Friday.", "expulsion", ["PER"], ["CHL"]),
    ("Ecuador had declared Peruvian Ambassador Luis Rojas persona non grata.", "expulsion", ["ECU"], ["PER"]),
    ("Two Chilean diplomats were declared personae non gratae by Lima.", "expulsion", ["PER"], ["CHL"]),
    ("Spain's foreign minister summoned Peru's ambassador to the ministry on Friday.", "summons", ["ESP"], ["PER"]),
]


@pytest.mark.parametrize(("text", "type", "doers", "targets"), ONE_BY_TITLE, ids=[o[0] for o in ONE_BY_TITLE])
def test_whom_it_is_done_to_does_nothing(
    read: Reader, text: str, type: str, doers: list[str], targets: list[str]
) -> None:
    """A title before a name, or a verdict behind an office, makes nobody the one who invites or expels."""
    reading = read(text)
    country = {a.id: a.country or a.id for a in reading.actors}
    event = next(e for e in reading.events if e.type == type)
    assert [country[p.actor] for p in event.participants if p.role == "actor"] == doers
    assert [country[p.actor] for p in event.participants if p.role == "target"] == targets


JUDGED = [
    ("Norway welcomed Peru's decision to release the crew.", "support", ["NOR"], ["PER"]),
    ("Iran's release of the crew was welcomed by India.", "support", ["IND"], ["IRN"]),
    ("Norway hailed the release of the crew by Peru.", "support", ["NOR"], ["PER"]),
    ("Chile voiced its support for Peru.", "support", ["CHL"], ["PER"]),
    ("Ecuador called for Peruvian consul Luis Rojas's expulsion.", "expulsion", ["ECU"], ["PER"]),
    ("Norway demanded Evan Holm's release by Chile on Friday.", "release", ["CHL"], []),
    ("Peru's detention of Chile's consul angered Ecuador.", "detention", ["PER"], ["CHL"]),
    (
        "Chile's president Luis Rojas spoke by telephone with Peru's premier and told him of the raid, an aide said.",
        "call",
        [],
        [],
    ),
]


@pytest.mark.parametrize(("text", "type", "doers", "targets"), JUDGED, ids=[j[0] for j in JUDGED])
def test_whose_deed_is_welcomed_is_praised_and_praises_nothing(
    read: Reader, text: str, type: str, doers: list[str], targets: list[str]
) -> None:
    """Norway welcomed Peru's decision: Norway praises Peru. The consul's expulsion befalls the consul. One call is one."""
    reading = read(text)
    country = {a.id: a.country or a.id for a in reading.actors}
    (event,) = [e for e in reading.events if e.type == type]
    assert [country[p.actor] for p in event.participants if p.role == "actor"] == doers
    told = {country[p.actor] for p in event.participants if p.role == "target"}
    assert told >= set(targets) and not told & set(doers)


def test_a_council_that_meets_alone_meets_nobody(read: Reader) -> None:
    """The crisis committee met twice: neither Chile nor Peru, of whom the sentence before told, met the other there."""
    text = "Chile's ambassador in Lima was in contact with Peru's foreign ministry. The crisis committee met twice."
    assert all(not e.participants for e in read(text).events if e.type == "meeting")


@pytest.mark.parametrize(
    ("sentence", "type", "doers", "others"),
    [
        ("Norway rejected calls by Peru to close the border.", "demand", {"PER"}, {"NOR"}),
        ("Kenya has rejected a French request to extradite the two men.", "demand", {"FRA"}, {"KEN"}),
        ("Chile will support Peru's efforts to join the bloc.", "support", {"CHL"}, {"PER"}),
        ("Norway backed a plan by Kenya for a truce in Sudan.", "support", {"NOR"}, {"KEN"}),
        ("Iran faces new sanctions from the European Union.", "sanctions", {"org:eu"}, {"IRN"}),
        ("Peru faced a protest from Chile over the tariffs.", "protest-note", {"CHL"}, {"PER"}),
        ("Kenya threatened to cut diplomatic ties with Serbia and Kosovo.", "warning", {"KEN"}, {"SRB", "XKX"}),
    ],
)
def test_what_is_rejected_supported_or_faced_is_done_by_another(
    read: Reader, sentence: str, type: str, doers: set[str], others: set[str]
) -> None:
    reading = read(sentence, "2026-03-11")
    known = {a.id: a.country or a.id for a in reading.actors}
    (event,) = [e for e in reading.events if e.type == type]
    assert {known[p.actor] for p in event.participants if p.role == "actor"} == doers
    assert {known[p.actor] for p in event.participants if p.role == "target"} == others
