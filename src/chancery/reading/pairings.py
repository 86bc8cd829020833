"""Pairings: the two sides of a deed that names one or none, from the other happenings of its sentence and, last, of its report."""

from __future__ import annotations

from chancery.facts.events import Participant, Role
from chancery.knowledge.events import EventTables
from chancery.reading.asides import ANNOUNCING, answered, aside, at_home
from chancery.reading.control import BLAMING, CONVENING, OUTBURSTS
from chancery.reading.doers import REACTING, REACTIONS
from chancery.reading.drafts import Draft
from chancery.reading.merging import Merger
from chancery.reading.places import SEATS
from chancery.reading.referent_words import AGENCIES, HUMAN

_OF_TWO = frozenset(
    "boycott detention release agreement talks withdrawal seizure border-closure sanctions sanctions-relief tariff"
    " export-control ties-cut ties-restored ceasefire clash expulsion recall apology strike incursion arms-sale".split()
)
"""What nearly always has two sides, and has those of what is told in one breath with it."""
_NEVER_ALONE = frozenset("talks agreement sanctions sanctions-relief ties-cut recall withdrawal".split())
"""Of these, what nobody does by himself."""
_OF_ARMS = frozenset("deployment withdrawal incursion strike clash ceasefire patrol exercise arms-sale".split())
"""What ties a withdrawal to the land it is from."""
_GATHERED = frozenset({"meeting", "summit", "call", "invitation", "support", "statement"})
_FORCE = frozenset({"strike", "incursion", "seizure", "detention", "release", "clash", "withdrawal"})
_HOSTILE = _FORCE | frozenset(
    "accusation apology expulsion summons recall protest-note ties-cut border-closure withdrawal investigation ruling".split()
)
_POLICING = frozenset({"investigation", "detention", "ruling"})
_IN_SIGHT = frozenset({"detention", "investigation", "strike", "demand"})
_BESIDE = frozenset({"near", "outside", "off", "beside", "like", "unlike"})
_TOLD = frozenset(
    "release detention strike incursion seizure ceasefire agreement talks export-control withdrawal".split()
)
"""What is told by a bare noun often enough that both its sides are those of the sentence."""


class Pairings:
    """Completes drafts from those that stand in one sentence with them."""

    def __init__(self, drafts: list[Draft], merger: Merger, tables: EventTables) -> None:
        self.drafts, self.merger, self.tables = drafts, merger, tables
        self.grammar, self.text, self.cast = merger.grammar, merger.text, merger.cast
        self.sides = [self._sides(d) for d in drafts]

    def complete(self) -> None:
        """Gives each deed of two sides that names one of them, or neither, the two of whom its sentence tells other deeds.

        "An embargo on arms to Georgia", which Russia called for and which it imposed on Georgia: Russia, Georgia.
        """
        for number, draft in enumerate(self.drafts):
            if draft.type == "demand" or (draft.type in _OF_TWO and self._open(draft)):
                self._beside(number, draft)

    def _sides(self, draft: Draft) -> dict[str, Participant]:
        """The sides that a draft names itself, each with the one who stands for it; empty where one is no state nor body."""
        out: dict[str, Participant] = {}
        for participant in draft.participants:
            if participant.actor in draft.guessed:
                continue
            side = self.cast.side(participant.actor)
            if side.startswith(("person:", "group:")):
                return {}
            out.setdefault(side, participant)
        return out

    def _open(self, draft: Draft) -> bool:
        """False for what is brokered by one who is told alone, and for what an opposition does at home."""
        naming = draft.namings[0]
        verbs = [naming.predicate, *self.text.children[naming.token]]
        if any(self.grammar.lemma(v) in CONVENING for v in verbs):
            return False
        if {p.role for p in draft.participants} == {"target"} and self.grammar.subjects(naming.predicate):
            return False  # "militants who attacked a post": nobody whom a name tells
        return not any(at_home(self.text, self.text.tokens_in(*p.span)) for p in draft.participants)

    def _beside(self, number: int, draft: Draft) -> None:
        """Gives one deed the two sides of the others of its sentence, where those are the same two throughout."""
        own = self.merger.countries(draft)
        if len(own) > 1 or (draft.type == "demand" and not self._unaddressed(draft)):
            return
        if not own and (draft.type not in _TOLD or draft.participants):
            return
        if not own and draft.type == "strike" and self.text.upos[draft.namings[0].token] != "NOUN":
            return  # "110 of which were shot down"
        if not own and draft.type in _FORCE and answered(self.grammar, draft.namings[0].token) is not None:
            return  # "Kenya closed its embassy in Chad after the attack on the convoy"
        here = self.text.sentence_of[draft.namings[0].token]
        pairs: dict[frozenset[str], dict[str, Participant]] = {}
        for other, sides in enumerate(self.sides):
            if other == number or len(sides) != 2 or not own <= set(sides):
                continue
            if self.drafts[other].type in _GATHERED and (draft.type == "boycott" or not own):
                continue  # whom one meets, or does not invite, is not who shared in it
            noun = self.text.upos[draft.namings[0].token] == "NOUN"
            if draft.type == "strike" and noun and self.drafts[other].type in _POLICING:
                continue  # who arrests men over a raid is no side of it
            if draft.type in _FORCE and self.drafts[other].type not in _HOSTILE:
                continue  # who condemns a raid, or speaks of it with others, did not suffer it
            if draft.type == "border-closure" and any(side.startswith("org:") for side in sides):
                continue  # "reopened the airport and appealed to the rebels"
            if any(self.text.sentence_of[n.token] == here for n in self.drafts[other].namings):
                pairs.setdefault(frozenset(sides), sides)
        if len(pairs) != 1:
            return
        (sides,) = pairs.values()
        self._give(draft, [p for side, p in sides.items() if side not in own])

    def _unaddressed(self, draft: Draft) -> bool:
        """True for a demand of a government that tells nobody it is made of: "had called for an embargo on arms to Georgia"."""
        verb = draft.namings[0].predicate
        if len(draft.participants) != 1 or not self._open(draft) or self.text.upos[verb] != "VERB":
            return False
        (one,) = draft.participants
        if one.role != "actor" or self.cast.country(one.actor) is None:
            return False
        objects = self.grammar.objects(verb)
        people = any(self.cast.at(o) or self.grammar.lemma(o) in HUMAN | AGENCIES for o in objects)
        return not people and not any(p in ("on", "upon") for p, _ in self.grammar.obliques(verb))

    def face(self) -> None:
        """Gives what names one side the only other state of its sentence, or the one that the report has tied to it: "Riyadh cut off
        relations in January", beside a sentence in which Tehran protests, in a report on an embassy that Iran's crowds stormed.
        """
        for draft in self.drafts:
            own = self.merger.countries(draft)
            if len(own) == 1 and (there := self._in_sight(draft, own)) is not None:
                self._give(draft, [there], lent=True)
                continue
            two = draft.type in _NEVER_ALONE or (draft.type == "border-closure" and self._known_border(draft))
            if two and len(own) == 1 and self._open(draft) and not draft.hypothetical:
                named_so = self.text.upos[draft.namings[0].token] == "PROPN"  # "the Non-Proliferation Treaty"
                if not named_so and (other := self._tied(draft, own)) is not None:
                    self._give(draft, [other], lent=True)

    def _tied(self, draft: Draft, own: frozenset[str]) -> Participant | None:
        """The one state with which the report tells other deeds of this one, and which it names in the sentence of the deed or one
        of the two on either side: for a border that is called "the border", any deed; for a withdrawal, one of arms.
        """
        tied: dict[str, Participant] = {}
        for other, sides in enumerate(self.sides):
            if (
                len(sides) == 2
                and own <= set(sides)
                and (draft.type != "withdrawal" or self.drafts[other].type in _OF_ARMS)
            ):
                tied.update({side: one for side, one in sides.items() if side not in own})
        here, last = self.text.sentence_of[draft.namings[0].token], len(self.text.sentences) - 1
        first, end = self.text.sentences[max(here - 2, 0)].first, self.text.sentences[min(here + 2, last)].last
        near = {
            self.cast.side(actor)
            for mention in self.cast.within(first, end)
            if not aside(self.grammar, mention)
            for actor in mention.actors
        }
        found = {side: one for side, one in tied.items() if side in near}
        return next(iter(found.values())) if len(found) == 1 else None

    def _known_border(self, draft: Draft) -> bool:
        """True for "closed the border in 1993", told of before; not for "closed its border because of floods"."""
        naming = draft.namings[0]
        things = [*self.grammar.patients(naming.predicate), naming.token]
        return any(
            self.grammar.lemma(thing) in ("border", "frontier", "crossing", "bridge")
            and any(self.text.lower[c] == "the" for c in self.text.children[thing])
            for thing in things
        )

    def _in_sight(self, draft: Draft, own: frozenset[str]) -> Participant | None:
        """The only other state that the sentence of an arrest, an inquiry, a raid or a demand names, though as a place: "Peru's navy
        fired on a boat off Tumbes, and two men were arrested in Chile".
        """
        roles = {p.role for p in draft.participants}
        if draft.type not in _IN_SIGHT or not self._open(draft) or (draft.type == "strike" and roles != {"actor"}):
            return None
        if draft.type == "demand" and not self._unaddressed(draft):
            return None
        if draft.type in _FORCE and next(iter(own)).startswith("org:"):
            return None
        token = draft.namings[0].token
        above = self.text.path(token)
        if any(self.grammar.lemma(t) in REACTIONS for t in above[1:]):
            return None
        if draft.type == "strike" and any(self.grammar.lemma(t) in REACTING for t in above[1:2]):
            return None  # "the raid was condemned by Chile"
        bounds = self.text.sentences[self.text.sentence_of[token]]
        found: dict[str, Participant] = {}
        for mention in self.cast.within(bounds.first, bounds.last):
            if self._speaks(mention.head, above) or self.grammar.preposition(mention.head) in _BESIDE:
                continue
            if self._in_a_clause(mention.head, above) or (draft.type == "demand" and mention.form == "place"):
                continue  # "arrested a man who had lived in Turkey", "demanded more at a meeting in Japan"
            for actor in mention.actors:
                side = self.cast.side(actor) if self.cast.country(actor) is not None else None
                seat = self.text.quote(mention.first, mention.last).lower() in SEATS
                if side is not None and side not in own and not seat and actor not in self.cast.outlets:
                    found.setdefault(side, Participant(actor=actor, role="target", span=mention.span))
        return next(iter(found.values())) if len(found) == 1 else None

    def _in_a_clause(self, word: int, above: list[int]) -> bool:
        """True for what only a clause hung on the deed, or on what it is done to, names."""
        for node in self.text.path(word):
            if node in above:
                return False
            if self.text.relations[node].partition(":")[0] in ("acl", "advcl"):
                return True
        return False

    def _speaks(self, word: int, above: list[int]) -> bool:
        """True for whoever tells of it or blames for it in a clause above: "Police arrested three men, an official in Paris said"."""
        for node in self.text.path(word):
            if self.text.relations[node].startswith("nsubj"):
                verb = self.text.heads[node]
                return verb in above and self.grammar.lemma(verb) in ANNOUNCING | BLAMING | OUTBURSTS
        return False

    def _give(self, draft: Draft, missing: list[Participant], lent: bool = False) -> None:
        """Puts the missing in, each in the part that is still free; who is `lent` makes no background news."""
        draft.lent |= frozenset(p.actor for p in missing if lent)
        roles = self.tables.types[draft.type].roles
        for number, participant in enumerate(missing):
            given = draft.participants[0].role if draft.participants else None
            role: Role = (
                "party"
                if roles == "party"
                else "actor"
                if given == "target" or (given is None and not number)
                else "target"
            )
            draft.participants = [
                *draft.participants,
                Participant(actor=participant.actor, role=role, span=participant.span),
            ]
            draft.guessed = draft.guessed | {participant.actor}
