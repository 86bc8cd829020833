"""Inventions: reports with their readings made by program, as many as are wanted, for benches and tests of the record.

Countries, persons and happenings are drawn with the unevenness of the press (few pairs take most of the news), a third of
the tellings come back to a happening told before, one report in eight is a copy of another outlet's. Everything follows
from the seed. Every span stands on its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from msgspec.structs import replace

from chancery.facts.actors import Actor
from chancery.facts.claims import Claim, Source
from chancery.facts.constraints import Constraint
from chancery.facts.events import Event, Participant, Place, Role, Status, Topic
from chancery.facts.positions import Position
from chancery.facts.questions import Question
from chancery.facts.readings import MadeBy, Reading
from chancery.facts.reports import Report, report_id
from chancery.facts.spans import Span
from chancery.facts.times import TimeExpression, Window

BEGINNING = datetime(2021, 1, 4, tzinfo=UTC)
_A_DAY = 130
"""Reports a day, at most."""
_STATES = (
    "USA:United States:Washington CHN:China:Beijing RUS:Russia:Moscow JPN:Japan:Tokyo KOR:South Korea:Seoul DEU:Germany:Berlin "
    "FRA:France:Paris GBR:Britain:London IND:India:Delhi ISR:Israel:Jerusalem IRN:Iran:Tehran TUR:Turkey:Ankara UKR:Ukraine:Kyiv "
    "PRT:Portugal:Lisbon ESP:Spain:Madrid ITA:Italy:Rome POL:Poland:Warsaw NOR:Norway:Oslo SWE:Sweden:Stockholm FIN:Finland:Helsinki "
    "GRC:Greece:Athens EGY:Egypt:Cairo SAU:Saudi Arabia:Riyadh ARE:United Arab Emirates:Abu Dhabi QAT:Qatar:Doha JOR:Jordan:Amman "
    "PAK:Pakistan:Islamabad IDN:Indonesia:Jakarta VNM:Vietnam:Hanoi THA:Thailand:Bangkok PHL:Philippines:Manila MYS:Malaysia:Kuala Lumpur "
    "AUS:Australia:Canberra NZL:New Zealand:Wellington CAN:Canada:Ottawa MEX:Mexico:Mexico City BRA:Brazil:Brasilia ARG:Argentina:Buenos Aires "
    "CHL:Chile:Santiago COL:Colombia:Bogota PER:Peru:Lima VEN:Venezuela:Caracas ZAF:South Africa:Pretoria NGA:Nigeria:Abuja KEN:Kenya:Nairobi "
    "ETH:Ethiopia:Addis Ababa SDN:Sudan:Khartoum MAR:Morocco:Rabat DZA:Algeria:Algiers KAZ:Kazakhstan:Astana UZB:Uzbekistan:Tashkent "
    "GEO:Georgia:Tbilisi ARM:Armenia:Yerevan AZE:Azerbaijan:Baku SRB:Serbia:Belgrade HUN:Hungary:Budapest ROU:Romania:Bucharest "
    "NLD:Netherlands:The Hague BEL:Belgium:Brussels CHE:Switzerland:Bern"
)
_FIRST = "Anna Boris Clara Dmitri Elena Farid Grace Hiro Ines Jonas Kenji Lena Marco Nadia Omar Petra Quentin Rosa Selim Tara Ugo Vera Wim Yara".split()
_LAST = "Abadi Brandt Castro Duarte Eriksen Fontaine Grigor Hansen Ivanov Jansen Kimura Lopes Moreau Nakano Okafor Petrov Quiroga Rossi Sato Tanaka Uribe Varga Weber Yilmaz Zhou".split()
_TOPICS = "trade fisheries cables borders energy grain shipping security migration prisoners satellites investment tariffs visas defence water climate nuclear".split()
_PLAIN = (
    "the of to and in for on with that as at by from was were has had their a an its after before during over under officials "
    "people government ministers report week month year region growth market industry company workers families hospital school "
    "weather harvest river bridge railway airport budget parliament court police army library museum football election council "
    "mayor village storm drought prices fuel exports imports factory union strike plan project study survey figures experts "
    "residents neighbours analysts economists editors students teachers doctors engineers farmers fishermen shopkeepers"
).split()
_OUTLETS = "Harbour Wire;The Northern Ledger;Atlantic Courier;Morning Post of Tavira;Levant Daily;Pacific Herald;Baltic Review;Capital Gazette;Southern Star;Ridge Broadcasting".split(
    ";"
)
_HAPPENINGS: tuple[tuple[str, tuple[Role, Role], Status, str, str], ...] = (
    ("talks", ("party", "party"), "occurred", "{a} and {b} held ", "talks"),
    ("meeting", ("party", "party"), "occurred", "{a} and {b} had a ", "meeting"),
    ("call", ("party", "party"), "occurred", "{a} and {b} spoke in a ", "phone call"),
    ("visit", ("guest", "host"), "scheduled", "{a} will pay a ", "visit"),
    ("visit", ("guest", "host"), "postponed", "{a} has put off a ", "visit"),
    ("summit", ("party", "party"), "arranging", "{a} and {b} are arranging a ", "summit"),
    ("condemnation", ("actor", "target"), "occurred", "{a} ", "condemned"),
    ("accusation", ("actor", "target"), "occurred", "{a} ", "accused"),
    ("demand", ("actor", "target"), "occurred", "{a} made a ", "demand"),
    ("agreement", ("party", "party"), "occurred", "{a} and {b} signed an ", "agreement"),
    ("exercise", ("party", "party"), "scheduled", "{a} and {b} will hold an ", "exercise"),
    ("sanctions", ("actor", "target"), "occurred", "{a} ", "imposed sanctions"),
    ("warning", ("actor", "target"), "occurred", "{a} issued a ", "warning"),
    ("invitation", ("actor", "target"), "sought", "{a} sent an ", "invitation"),
)  # fmt: skip


class _Happening:
    """A happening of the invented world."""

    __slots__ = ("a", "b", "day", "kind", "place", "topic")

    def __init__(
        self, kind: int, a: tuple[str, ...], b: tuple[str, ...], day: datetime, place: str, topic: str
    ) -> None:
        self.kind, self.a, self.b, self.day, self.place, self.topic = kind, a, b, day, place, topic


class World:
    """An invented world: its countries, persons and what happens in it, all of it from a seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = Random(seed)

        self.states: list[tuple[str, ...]] = []
        self.people: dict[str, list[tuple[str, ...]]] = {}
        for code, name, capital in _split_states():
            self.states.append((f"state:{code}", name, code, capital, ""))
            self.people[code] = []
            for title in ("President", "Foreign Minister"):
                first, last = self.random.choice(_FIRST), self.random.choice(_LAST)
                self.people[code].append((f"person:{first}-{last}".lower(), f"{first} {last}", code, capital, title))
        self.weights = [1.0 / (n + 1.5) for n in range(len(self.states))]
        self.recent: list[_Happening] = []

    def readings(self, reports: int, made_by: MadeBy, *, first: int = 0) -> Iterator[Reading]:
        """So many readings, in the order of publication, beginning where `first` others would have ended."""
        last: tuple[Reading, datetime] | None = None
        step = timedelta(days=1) / _A_DAY
        for number in range(first, first + reports):
            at = BEGINNING + number * step
            if last is not None and self.random.random() < 0.125:
                yield self._copy(last[0], at)
                continue
            reading = self._reading(at, made_by)
            last = (reading, at)
            yield reading

    def _actor(self, state: tuple[str, ...]) -> tuple[str, ...]:
        if self.random.random() < 0.6:
            return state
        return self.random.choice(self.people[state[2]])

    def _happening(self, at: datetime) -> _Happening:
        if self.recent and self.random.random() < 0.3:
            return self.random.choice(self.recent[-400:])
        one, other = self.random.choices(self.states, self.weights, k=2)
        while one == other:
            (other,) = self.random.choices(self.states, self.weights)
        kind = self.random.randrange(len(_HAPPENINGS))
        status = _HAPPENINGS[kind][2]
        ahead = status in ("scheduled", "arranging", "sought", "postponed")
        day = (at + timedelta(days=self.random.randrange(3, 60) if ahead else -self.random.randrange(0, 3))).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        made = _Happening(
            kind,
            self._actor(one),
            self._actor(other),
            day,
            self.random.choice((one, other))[3],
            self.random.choice(_TOPICS),
        )
        self.recent.append(made)
        if len(self.recent) > 4000:
            del self.recent[:2000]
        return made

    def _copy(self, reading: Reading, at: datetime) -> Reading:
        """Another outlet's copy of a report: the same words under another name and a little later."""
        outlet = self.random.choice(_OUTLETS)
        published = at.isoformat(timespec="seconds")
        report = reading.report
        id = report_id(report.text, outlet=outlet, published=published, title=report.title)
        return replace(reading, report=replace(report, id=id, outlet=outlet, published=published))

    def _reading(self, at: datetime, made_by: MadeBy) -> Reading:
        return _Writer(self, at).reading(made_by)


def _split_states() -> Iterator[tuple[str, str, str]]:
    for match in re.finditer(r"([A-Z]{3}):([^:]+):(.+?)(?= [A-Z]{3}:|$)", _STATES):
        yield match[1], match[2], match[3]


class _Writer:
    """Writes one report, noting where every fact stands."""

    def __init__(self, world: World, at: datetime) -> None:
        self.world, self.random, self.at = world, world.random, at
        self.parts: list[str] = []
        self.size = 0
        self.actors: dict[str, tuple[tuple[str, ...], list[Span]]] = {}
        self.events: list[Event] = []
        self.claims: list[Claim] = []
        self.times: list[TimeExpression] = []
        self.positions: list[Position] = []
        self.questions: list[Question] = []
        self.constraints: list[Constraint] = []

    def put(self, words: str) -> Span:
        """Adds words; where they stand."""
        start = self.size
        self.parts.append(words)
        self.size += len(words)
        return start, self.size

    def name(self, actor: tuple[str, ...]) -> Span:
        span = self.put(f"{actor[4]} {actor[1]}".strip())
        self.actors.setdefault(actor[0], (actor, []))[1].append(span)
        return span

    def filler(self) -> None:
        words = self.random.choices(_PLAIN, k=self.random.randrange(8, 20))
        self.put(" ".join(words).capitalize() + ". ")

    def reading(self, made_by: MadeBy) -> Reading:
        outlet = self.random.choice(_OUTLETS)
        for number in range(self.random.choice((4, 5, 6, 6, 7, 8))):
            self.sentence(self.world._happening(self.at), number)
            for _ in range(self.random.randrange(0, 2)):
                self.filler()
        if self.random.random() < 0.15 and self.events:
            self.question()
        text = "".join(self.parts).strip()
        published = self.at.isoformat(timespec="seconds")
        title = text[: text.find(".")][:70]
        report = Report(
            id=report_id(text, outlet=outlet, published=published, title=title),
            text=text,
            title=title,
            outlet=outlet,
            published=published,
        )
        return Reading(
            report=report,
            actors=tuple(
                Actor(
                    id=id,
                    name=actor[1],
                    kind="state" if id.startswith("state:") else "person",
                    country=actor[2],
                    role=actor[4] or None,
                    mentions=tuple(spans),
                )
                for id, (actor, spans) in self.actors.items()
            ),
            events=tuple(self.events),
            claims=tuple(self.claims),
            times=tuple(self.times),
            positions=tuple(self.positions),
            questions=tuple(self.questions),
            constraints=tuple(self.constraints),
            made_by=made_by,
        )

    def sentence(self, one: _Happening, number: int) -> None:
        type, roles, status, before, trigger = _HAPPENINGS[one.kind]
        if status in ("scheduled", "arranging") and one.day < self.at:
            status = "occurred"
        begin = self.size
        first = self.name(one.a)
        second: Span | None = None
        rest = before.removeprefix("{a}")
        if "{b}" in rest:
            self.put(" and ")
            second = self.name(one.b)
            rest = rest.partition("{b}")[2]
        self.put(rest)
        named = self.put(trigger)
        if second is None:
            self.put(" of " if trigger in ("visit", "demand", "warning", "invitation") else " ")
            second = self.name(one.b)
        self.put(" over ")
        topic = self.put(one.topic)
        self.put(" in ")
        place = self.put(one.place)
        self.put(" on ")
        time = self.put(f"{one.day:%B} {one.day.day}")
        words: Span | None = None
        content = (begin, self.size)
        claim: tuple[str, ...] = ()
        if self.random.random() < 0.4:
            self.put(", ")
            source = self.put(
                self.random.choice(("officials", "the foreign ministry", "a spokesman", "government sources"))
            )
            self.put(" ")
            words = self.put("said")
            claim = (f"c{number + 1}",)
            self.claims.append(
                Claim(
                    id=claim[0],
                    chain=(
                        Source(name="the outlet", kind="outlet", span=None),
                        Source(name="officials", kind="official-anonymous", span=source),
                    ),
                    content=content,
                    cue=words,
                    certainty="stated",
                )
            )
        self.put(". ")
        window = Window(
            earliest=one.day,
            latest=one.day + timedelta(days=1),
            granularity="day",
            edtf=f"{one.day:%Y-%m-%d}",
            timezone="UTC",
            spans=(time,),
        )
        self.times.append(TimeExpression(span=time, type="DATE", value=f"{one.day:%Y-%m-%d}", window=window))
        self.events.append(
            Event(
                id=f"e{number + 1}",
                type=type,
                participants=(
                    Participant(actor=one.a[0], role=roles[0], span=first),
                    Participant(actor=one.b[0], role=roles[1], span=second),
                ),
                status=status,
                window=window,
                mentions=(named,),
                salience="news" if number < 4 else "background",
                place=Place(name=one.place, country=one.a[2] if one.place == one.a[3] else one.b[2], span=place),
                topics=(Topic(label=one.topic, span=topic),),
                claims=claim,
            )
        )
        if self.random.random() < 0.1:
            self.positions.append(
                Position(
                    actor=one.a[0],
                    stance="seeks",
                    issue=Topic(label=f"{one.topic} with {one.b[1]}", span=topic),
                    claims=claim,
                )
            )
        if number and self.random.random() < 0.05:
            self.constraints.append(
                Constraint(
                    event=f"e{number + 1}",
                    relation="before",
                    anchor=f"{self.at.year + 1}",
                    kind="stated",
                    spans=(named,),
                )
            )

    def question(self) -> None:
        self.put("It remains to be seen ")
        text = self.put(
            f"whether {self.random.choice(self.world.states)[1]} will agree on {self.random.choice(_TOPICS)}"
        )
        self.put(". ")
        self.questions.append(Question(text=text, alternatives=(text,), about=(self.events[-1].id,)))
