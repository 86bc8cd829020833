"""Salience: what the report is there to tell, and what it only touches."""

from __future__ import annotations

from chancery.facts.events import Salience
from chancery.reading.arguments import Grammar
from chancery.reading.asides import spoken_of
from chancery.reading.cast import Cast
from chancery.reading.drafts import SPOKEN, Draft, standing
from chancery.reading.lead import first_whole
from chancery.reading.regional import regional
from chancery.reading.stage import stage

_NEVER_ALONE = frozenset({"statement", "other", "pledge", "legislation", "appointment", "investment", "courtesy"})
_OUTWARD = frozenset(
    "exercise missile-test deployment withdrawal summons expulsion recall recognition treaty-exit sanctions"
    " sanctions-relief travel-advisory border-closure protest-note ties-cut ties-restored".split()
)
BY_PERSONS = frozenset(
    "call meeting visit talks statement condemnation accusation support warning demand rejection pledge apology"
    " courtesy".split()
)
_MET = frozenset({"call", "meeting", "visit", "talks"})
_FIXING = frozenset({"announce", "expect", "schedule", "set", "plan", "slate", "due", "prepare"})
_GENERAL = frozenset("meeting visit trip tour call gathering stop journey conversation encounter".split())
_OFTEN = frozenset(
    "usually often rarely seldom traditionally normally typically sometimes always regularly routinely".split()
)
_CONTINENTS = frozenset("europe asia africa america gulf balkans caucasus caribbean mideast east".split())
_OF_FORCES = frozenset({"strike", "clash", "seizure", "detention", "release", "incursion"})
_SEAS = frozenset({"gulf", "sea", "seas", "ocean", "strait", "straits", "channel", "waters"})
_TURNS = frozenset("day week month year spring summer autumn winter morning evening night time".split())
_DOING = frozenset({"party", "guest", "actor", "member", "mediator"})
_HAPPENED = frozenset({"occurred", "ongoing", "denied"})
_HELD = frozenset("call meeting visit talks summit exercise withdrawal deployment release".split())
CALENDAR = _HELD | frozenset("election vote ratification agreement treaty-exit patrol border-closure ruling".split())
_AT_HOME, _MOSTLY = 0.8, 0.55
"""From which share of a report's namings on a country is its home, and the ground that most of it is told on: there what names
nobody is no news, while a report with a fifth of others is there to tell what the one country does as well."""


class SalienceReader:
    """Tells the news of one text from its background.

    "If Wardhana attends the dinner, …" is background; "Wardhana will attend the dinner" is news. A happening among
    private persons is background, and in a report that speaks of one country almost alone so is what that country does
    within itself: "The senator voted against the bill".
    """

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text
        self.first = first_whole(self.text)
        home, share = stage(cast)
        own = home is not None and not home.startswith("org:")
        self.home = home if own and share > _AT_HOME else None
        self.ground = home if own and share > _MOSTLY else None

    def read(self, draft: Draft, countries: frozenset[str]) -> Salience:
        """The salience of a happening whose participants belong to `countries`."""
        text = self.text
        lead = any(text.sentences[text.sentence_of[n.token]].paragraph == 0 for n in draft.namings)
        if draft.hypothetical or (draft.conditional and not self._opens(draft)):
            return "background"
        if self._put_off(draft) or self._to_come(draft) or self.released(draft):
            return "news"
        opens = lead and any(draft.firm) and draft.type == "visit" and len(draft.participants) > 1
        unseen = not opens and not self.acted(draft) and (draft.side is None or draft.type in BY_PERSONS)
        if unseen and not self._addressed(draft):
            return "background"
        naming = standing(draft)
        if naming.status == "denied" and draft.type in SPOKEN and not lead:
            return "background"
        if self._to_be_said(draft) or self._disagreed(draft) or self._in_general(draft) or self._meant(draft):
            return "background"
        if not lead and self._habitual(draft):
            return "background"
        if (draft.weak and not self._known_accord(draft)) or self._at_home(draft):
            return "background"
        alone = draft.type in _NEVER_ALONE
        if alone and not lead and all(not f for f in draft.firm):
            return "background"
        abroad = {c for c in countries if not c.startswith("person:") or self.stands(c)} - {self.home}
        if self.home is not None and not abroad and draft.type not in _OUTWARD and not self._overseas(draft, self.home):
            return "background"
        return "news"

    def released(self, draft: Draft) -> bool:
        """True for what an official release begins by telling of those who issue it, at home though it be: "Today the vice president
        convened governors", in a readout.
        """
        if self.cast.issuer is None or draft.hypothetical or draft.conditional or not any(draft.firm):
            return False
        issuing = self.cast.side(self.cast.issuer)
        if not any(self.cast.side(p.actor) == issuing and p.role in _DOING | {"host"} for p in draft.participants):
            return False
        return any(
            self.text.sentence_of[n.token] == self.first and self.text.relations[n.predicate] == "root"
            for n in draft.namings
        )

    def _at_sea(self, draft: Draft, home: str | None) -> bool:
        """True for what forces do at sea or in another's land: "sank a pirate ship in the Gulf of Aden", "freed the crew off Oman"."""
        if draft.type not in _OF_FORCES or draft.place is None:
            return False
        at_sea = not _SEAS.isdisjoint(draft.place.name.lower().split())
        return at_sea or draft.place.country not in (None, home)

    def _overseas(self, draft: Draft, home: str | None) -> bool:
        """True for a journey to a part of the world: "left for Europe on Sunday"; and for what is done at sea."""
        if self._at_sea(draft, home):
            return True
        verbs = [n.predicate for n in draft.namings] if draft.type == "visit" else []
        phrases = [(p, t) for v in verbs for p, t in self.grammar.obliques(v)]
        return any(p in ("to", "for") and self.text.lower[t] in _CONTINENTS for p, t in phrases)

    def _opens(self, draft: Draft) -> bool:
        """True for what the first whole sentence tells, under a condition though it be."""
        return any(self.text.sentence_of[n.token] <= self.first for n in draft.namings)

    def barred(self, draft: Draft) -> bool:
        """True for what is no news however prominently it is told: what is only supposed or a custom, what is said to be said,
        a weak noun without a verb or a second side, what private persons do, a journey at home, and what is done within
        the country that most of the report is on.
        """
        if draft.hypothetical or (draft.conditional and not self._opens(draft)) or self._at_home(draft):
            return True
        sides = {self.cast.side(p.actor) for p in draft.participants if self.stands(p.actor)}
        at_home = sides == {self.home} if sides else self.ground is not None
        at_home = at_home and draft.type not in _OUTWARD
        if at_home and not self._at_sea(draft, self.ground):
            return True
        if self._to_be_said(draft) or self._disagreed(draft) or self._in_general(draft) or self._habitual(draft):
            return True
        if self._meant(draft):
            return True
        alone = all(n.token == n.predicate and self.text.upos[n.token] == "NOUN" for n in draft.namings)
        if draft.weak and alone and len({self.cast.side(p.actor) for p in draft.participants}) < 2:
            return True  # "the release of the Danish film"
        meant = self.acted(draft) if draft.type in _MET else any(self.stands(p.actor) for p in draft.participants)
        return bool(draft.participants) and not meant

    def _addressed(self, draft: Draft) -> bool:
        """True for a word of somebody named, whatever his office, to a country or body: "José Ramos-Horta, the Nobel laureate,
        demanded that the Indonesian army be gone".
        """
        if draft.type not in BY_PERSONS or standing(draft).status not in _HAPPENED or not any(draft.firm):
            return False
        by_name = any(p.actor.startswith("person:") and p.role in _DOING for p in draft.participants)
        return by_name and any(
            not p.actor.startswith("person:") and p.role not in _DOING and self.stands(p.actor)
            for p in draft.participants
        )

    @staticmethod
    def _to_come(draft: Draft) -> bool:
        """True for what is to come on a day of its own, which a calendar holds: "foreign ministers meet on Monday"."""
        told = standing(draft).status in ("scheduled", "arranging", "sought", "possible")
        acted = bool(draft.participants)
        return acted and draft.side == "ahead" and told and any(draft.firm) and draft.type in CALENDAR

    def _to_be_said(self, draft: Draft) -> bool:
        """True for words that are only to be said, under another verb: "pledged to ask Congress", "is expected to condemn"."""
        if draft.type not in SPOKEN or any(n.status in ("occurred", "ongoing", "denied") for n in draft.namings):
            return False
        return draft.type != "statement" and all(
            self.text.relations[n.predicate] == "xcomp"
            and self.grammar.lemma(self.text.heads[n.predicate]) not in _FIXING
            for n in draft.namings
        )

    def _meant(self, draft: Draft) -> bool:
        """True for the support that something else is for: "assistance to support the relief", "efforts to back the envoy"."""
        return draft.type == "support" and all(
            self.text.relations[n.predicate] == "acl" and self.text.feat(n.predicate, "VerbForm") == "Inf"
            for n in draft.namings
        )

    def _in_general(self, draft: Draft) -> bool:
        """True for "regular visits", "in all his meetings": several of a kind, none of them told of."""
        text = self.text
        return not draft.when and all(
            text.upos[n.token] == "NOUN"
            and n.predicate == n.token
            and text.feat(n.token, "Number") == "Plur"
            and self.grammar.lemma(n.token) in _GENERAL
            and n.status in ("occurred", "ongoing")
            and not any(
                text.relations[c] == "nummod" or self.grammar.preposition(c) in ("with", "between", "by")
                for c in text.children[n.token]
            )
            for n in draft.namings
        )

    def _habitual(self, draft: Draft) -> bool:
        """True for what is done again and again and at no time: "usually visits the shrine", "sent envoys every spring"."""
        return all(self._again(n.predicate) for n in draft.namings)

    def _again(self, verb: int) -> bool:
        text = self.text
        if text.upos[verb] != "VERB":
            return False
        below = text.children[verb]
        if any(text.relations[c] == "advmod" and text.lower[c] in _OFTEN for c in below):
            return True
        return any(
            text.relations[c].startswith("obl")
            and self.grammar.lemma(c) in _TURNS
            and any(text.lower[d] == "every" for d in text.children[c])
            for c in below
        )

    def _disagreed(self, draft: Draft) -> bool:
        """True for "the two did not agree on everything", which is no accord denied."""
        naming = draft.namings[0]
        return (
            draft.type == "agreement"
            and naming.status == "denied"
            and self.grammar.lemma(naming.token) == "agree"
            and not any(self.text.relations[c] in ("xcomp", "ccomp", "obj") for c in self.text.children[naming.token])
        )

    @staticmethod
    def _put_off(draft: Draft) -> bool:
        """True for what was to be and was called off, whoever was to be there: "a phone call between commanders was cancelled"."""
        ended = standing(draft).status in ("cancelled", "postponed") and any(draft.firm)
        return ended and draft.type in _HELD and not draft.weak

    @staticmethod
    def _known_accord(draft: Draft) -> bool:
        """True for an accord of two sides and a day: "a broad treaty, which the two presidents signed last May"."""
        return draft.type == "agreement" and bool(draft.when) and len(draft.participants) > 1

    def acted(self, draft: Draft) -> bool:
        """True where somebody who can act for a state or a body took part; what is said or travelled, by one who did it."""
        if any(regional(self.text, s) for n in draft.namings for s in self.grammar.subjects(n.predicate)):
            return True
        if any(spoken_of(self.grammar, n.token) for n in draft.namings):
            return True
        doers = [p.actor for p in draft.participants if p.role in _DOING]
        if doers and draft.type in BY_PERSONS:
            hosts = [p.actor for p in draft.participants if p.role == "host" and p.actor.startswith("person:")]
            return any(self.stands(d) for d in doers + hosts)
        return any(self.stands(p.actor) for p in draft.participants if p.actor not in draft.lent)

    def stands(self, actor: str) -> bool:
        """True for one who can act for a state or a body, a person without country or office cannot."""
        known = self.cast.actors.get(actor)
        if known is None or actor in self.cast.outlets:
            return False
        return known.kind != "person" or known.role is not None

    def _at_home(self, draft: Draft) -> bool:
        """True for a journey within one's own country or home: "flew to Chicago", "returned to Buenos Aires"."""
        if draft.type != "visit":
            return False
        guests, hosts = (
            {self.cast.country(p.actor) for p in draft.participants if p.role == role} for role in ("guest", "host")
        )
        back = any(self.grammar.lemma(n.token) == "return" for n in draft.namings)
        return bool(guests) and (guests == hosts or (back and guests <= hosts))
