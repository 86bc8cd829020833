"""Events of another record as outside evidence: each becomes a reading of a report that says it in words."""

from __future__ import annotations

from chancery.exchange.outside import MARK
from chancery.exchange.titles import title
from chancery.facts.actors import Actor, ActorKind
from chancery.facts.claims import Claim, Source
from chancery.facts.events import Event, Participant, Place, Status, Topic
from chancery.facts.readings import MadeBy, Reading
from chancery.facts.record_events import RecordEvent
from chancery.sources.reports import make_report

_KINDS: dict[str, ActorKind] = {
    "state": "state",
    "person": "person",
    "body": "government",
    "office": "person",
    "org": "organisation",
    "group": "group",
}
OUTLET = f"another record ({MARK})"


def borrowed(event: RecordEvent, knowledge: str) -> Reading:
    """A reading of one event of another record, as it stood there when it was last reported.

    Its text is the event's title, its participants, place and topics, and the words that first named it; the reports behind
    it stay in the other record, so that it counts as one source. What lapsed there is `scheduled` here.
    """
    lines = [title(event)]
    at = len(lines[0]) + 1

    def line(words: str) -> tuple[int, int]:
        nonlocal at
        plain = " ".join(words.split()) or "-"
        lines.append(plain)
        span = (at, at + len(plain))
        at = span[1] + 1
        return span

    first = line(event.mentions[0].text if event.mentions else event.type)
    parties = [(p, line(p.name)) for p in event.participants]
    place = None
    if event.place is not None:
        place = Place(name=event.place.name, country=event.place.country, span=line(event.place.name))
    topics = tuple(Topic(label=topic, span=line(topic)) for topic in event.topics)
    window = event.window
    if window.earliest is not None or window.latest is not None:
        span = line(window.interval() or window.edtf or "")
        window = type(window)(
            earliest=window.earliest,
            latest=window.latest,
            granularity=window.granularity,
            edtf=window.edtf,
            timezone=window.timezone,
            spans=(span,),
            wanted=window.wanted,
        )
    text = "\n".join(lines)
    published = event.last_reported.isoformat() if event.last_reported is not None else None
    report = make_report(text, outlet=OUTLET, published=published, title=lines[0], key=event.id, language="en")
    actors = {
        p.actor: Actor(
            id=p.actor,
            name=p.name,
            kind=_KINDS.get(p.actor.partition(":")[0], "organisation"),
            country=p.country,
            mentions=(span,),
        )
        for p, span in parties
    }
    status: Status = "scheduled" if event.status == "lapsed" else event.status
    found = Event(
        id="e1",
        type=event.type,
        participants=tuple(Participant(actor=p.actor, role=p.role, span=span) for p, span in parties),
        status=status,
        window=window,
        mentions=(first,),
        salience=event.salience,
        place=place,
        topics=topics,
        claims=("c1",),
        confidence=min(event.confidence, 0.5),
    )
    claim = Claim(
        id="c1",
        chain=(Source(name=OUTLET, kind="outlet", span=None),),
        content=first,
        certainty="stated",
        confidence=0.5,
    )
    made_by = MadeBy(chancery="import of another record", weights="none", knowledge=knowledge)
    return Reading(report=report, actors=tuple(actors.values()), events=(found,), claims=(claim,), made_by=made_by)
