"""Merging: all mentions of one happening in a report are one happening."""

from __future__ import annotations

from dataclasses import replace

from chancery.reading.arguments import Grammar
from chancery.reading.asides import talked_over
from chancery.reading.cast import Cast
from chancery.reading.declarations import SAYING
from chancery.reading.definiteness import DefinitenessReader
from chancery.reading.drafts import Draft, at_other_times
from chancery.reading.pairs import GATHERINGS, KIN, PairReader
from chancery.reading.places import is_time
from chancery.reading.retellings import RetellingReader
from chancery.reading.truces import of_others

_TO_COME = frozenset({"upcoming", "forthcoming", "next", "planned"})
_IN_ONE_TALK = 6
"""How many sentences on it is still the same talk in which they exchange views."""
_HOLDING = frozenset("host mediate broker attend join skip boycott miss address chair open".split())
_PAST = frozenset({"occurred", "ongoing"})
_TURNING = frozenset({"sought", "possible", "postponed", "cancelled", "denied", "scheduled", "arranging"})
_TIMED_BY = frozenset({"ahead", "ahead of", "before", "after", "following", "until", "since", "prior to", "prior"})


_RANK = {"meeting": 1, "talks": 1, "summit": 2, "call": 2}
"""Which of two types that name one happening says more: "met … the summit" is a summit."""


class Merger:
    """Joins the namings of one text into happenings. "hold talks ... The talks": one happening, two mentions."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text
        self.pairs = PairReader(grammar)
        self.nouns = DefinitenessReader(grammar, cast)
        self.retellings = RetellingReader(grammar, cast)
        self._seated: dict[int, tuple[tuple[str, str], ...]] = {}

    def merge(self, drafts: list[Draft]) -> list[Draft]:
        """The happenings, in order of first mention; drafts come in the order of the text."""
        out: list[Draft] = []
        for draft in drafts:
            told = self._by_itself(draft)
            alike = [o for o in reversed(out) if o.type == draft.type and self._same(o, told)]
            if told is not draft:
                alike.sort(key=lambda o: all(n.status != told.namings[0].status for n in o.namings))
            if draft.definite:
                alike.sort(key=lambda o: (self._unreal(o), -(len(o.namings) >= 3)))
            same = alike[0] if alike else None
            if same is None and not talked_over(self.grammar, told.namings[0].token):
                same = next((o for o in reversed(out) if o.type != draft.type and self._same(o, told)), None)
            if same is not None:
                self.join(same, told if same.participants else draft)
            else:
                out.append(draft)
        return out

    @staticmethod
    def _unreal(draft: Draft) -> bool:
        """True for what is only thought of or denied, "nobody wants to see him go to the bank", which "the visit" seldom means."""
        return draft.hypothetical or draft.conditional or all(n.status == "denied" for n in draft.namings)

    def countries(self, draft: Draft) -> frozenset[str]:
        """The countries (or ids of bodies without one) that take part."""
        return frozenset(self.cast.side(p.actor) for p in draft.participants)

    def own(self, draft: Draft) -> frozenset[str]:
        """The countries that the words of the event themselves name, without whom the context gave."""
        return frozenset(self.cast.side(p.actor) for p in draft.participants if p.actor not in draft.guessed)

    def _by_itself(self, draft: Draft) -> Draft:
        """A draft with its noun's own participants, where the noun is one known already and the verb over it only says what
        becomes of it, or where it only says when: who "proposed the visit" need not be the guest of the visit told of
        before, nor is who "will go to Rome ahead of the planned summit" at the summit.
        """
        naming = draft.namings[0]
        if not draft.definite or draft.apart:
            return draft
        if not (
            self.nouns.judged(naming.token) or self._placed(draft)
        ):  # who "called the exercise a threat" was not at it
            return draft
        first, last = self.text.subtree(naming.token)
        start, end = self.text.span(first, last)
        own = [p for p in draft.participants if start <= p.span[0] < end]
        return replace(draft, participants=own)

    def _placed(self, draft: Draft) -> bool:
        """True where the verb over a noun only says what becomes of it, or a noun without a verb is a visit or says only when."""
        naming = draft.namings[0]
        if naming.predicate == naming.token:
            return draft.type == "visit" or self._by_its_time(naming.token)
        over = self.text.span(naming.predicate, naming.predicate + 1)
        return any(o.span == over and o.effect in _TURNING for o in naming.operators)

    def _by_its_time(self, token: int) -> bool:
        """True for the summit in "will fly to Rome ahead of the planned summit", which only places the flight in time."""
        timed = self.text.relations[token].startswith(("obl", "nmod"))
        return timed and self.grammar.preposition(token) in _TIMED_BY

    def _same(self, old: Draft, new: Draft) -> bool:
        one, other = (of_others(self.grammar, d.namings[-1].token) for d in (old, new))
        if other and not one and old.type in ("meeting", "summit", "call"):
            return False  # "met on Monday … discussed the talks in Doha for a truce"
        gone = not old.heading and bool(old.participants) and {n.status for n in old.namings} <= {"occurred"}
        if gone and old.type in GATHERINGS and new.type in GATHERINGS and self._known_to_come(new):
            return False  # "At the summit in January … the upcoming summit"
        if self.pairs.told_again(old, new) or self._declared(old, new) or self._talked(old, new):
            return True
        if self.retellings.by_grammar(old, new):
            return True
        if old.type != new.type and not (
            new.definite
            and not new.apart
            and not (self._statuses_differ(old, new) and self._known_to_come(new))
            and not self._called_apart(old, new)
            and any({old.type, new.type} <= kin for kin in KIN)
            and not self._another_time(old, new)
            and self.text.sentence_of[new.namings[0].token] != self.text.sentence_of[old.namings[-1].token]
        ):
            return False
        if old.type == new.type and new.namings[0].predicate in (old.namings[-1].token, old.namings[-1].predicate):
            return True
        if self.pairs.in_one(old, new) or self._it(old, new):
            return True
        if (new.apart and not new.definite) or self.pairs.listed(old, new) or self._annexed(old) != self._annexed(new):
            return False
        if self.pairs.in_one_clause(old, new) or (old.type == "seizure" and self.pairs.one_of_many(old, new)):
            return False
        if self.clash_in_time(old, new) or self.pairs.named_apart(old, new) or self._elsewhere(old, new):
            return False
        if self._undertaken(new) and not self._undertaken(old):
            return False
        if old.type != new.type and self._seats(old) & self._seats(new):
            return not self._other_people(old, new)
        before, after = self.countries(old), self.countries(new)
        new_token = new.namings[0].token
        same_sentence = self.text.sentence_of[new_token] == self.text.sentence_of[old.namings[-1].token]
        if self._other_people(old, new) or self.pairs.made_way(old, new):
            return False
        if self._headed(old, new) and not self.retellings.gainsaid(old, new):
            return True
        if new.definite and not new.apart:
            sure, told = self.own(old), self.retellings.without_owner(new, self.own(new))
            if old.type != new.type:
                return bool(before) and (told <= before or (self._convened(new) and old.type in GATHERINGS))
            if not told or not before or (self._convened(new) and old.type == new.type):
                return True
            truce = new.type == old.type == "ceasefire" and bool(before & after)
            if told <= before or truce or self.retellings.complementary(old, new):
                return True
            return len(sure) < 2 and sure <= told
        if self.retellings.planned(old, new, self.own(old), self.own(new)):
            return True
        if self.retellings.resumed(old, new, self.own(old), self.own(new)):
            return True
        if self.retellings.done_to(old, new, self.own(old), self.own(new)):
            return True
        if same_sentence and self.text.upos[new_token] in ("VERB", "AUX"):
            return False
        if not before or before != after:
            return False
        if old.heading:
            return not self.retellings.gainsaid(old, new)
        if self._statuses_differ(old, new) or self._refused_until(new):
            return False
        noun = self.text.upos[new_token] in ("NOUN", "PROPN")
        symmetric = new.type in ("call", "meeting", "talks", "summit", "visit", "agreement", "exercise", "ceasefire")
        if symmetric and len(before) >= 2:
            if noun and self.nouns.bare_plural(new_token):
                return False
            return not (noun and self.nouns.indefinite(new_token) and self._paragraphs_apart(old, new))
        return False

    def _refused_until(self, draft: Draft) -> bool:
        """True for "will not sit down with Oslo until it frees them", which is said of any meeting."""
        naming = draft.namings[0]
        clauses = [c for c in self.text.children[naming.predicate] if self.text.relations[c] == "advcl"]
        terms = {self.text.lower[m] for c in clauses for m in self.text.children[c] if self.text.relations[m] == "mark"}
        return naming.status == "denied" and bool(terms & {"until", "unless"})

    def _known_to_come(self, draft: Draft) -> bool:
        """True for "the upcoming summit" of those who speak of it in a call."""
        return any(self.text.lower[c] in _TO_COME for c in self.text.children[draft.namings[0].token])

    def _talked(self, old: Draft, new: Draft) -> bool:
        """True for the talks of those who have just met: "Nyusi met Chakwera in Blantyre. The two presidents held talks on"; and for
        the views they exchanged in a call.
        """
        if new.type != "talks" or new.apart or old.type not in ("meeting", "summit", "call"):
            return False
        exchanged = self.grammar.lemma(new.namings[0].token) in ("exchange", "discuss") and not self._on_its_day(
            old, new
        )
        if (old.type == "call" and not exchanged) or all(self._in_passing(n.token) for n in old.namings):
            return False
        if not {n.status for d in (old, new) for n in d.namings} <= _PAST or not all(old.firm + new.firm):
            return False
        apart = self.text.sentence_of[new.namings[0].token] - self.text.sentence_of[old.namings[-1].token]
        if not 1 <= apart <= (_IN_ONE_TALK if exchanged else 2):
            return False
        before, after = self.countries(old), self.countries(new)
        if len(before) < 2 or before != after:
            return False
        if (
            (not exchanged and self.clash_in_time(old, new))
            or self._elsewhere(old, new)
            or self._other_people(old, new)
        ):
            return False
        return not self.nouns.indefinite(new.namings[0].token) and not self.nouns.bears_a_name(new.namings[0].token)

    def _in_passing(self, token: int) -> bool:
        """True for the earlier call in "spoke today, following up on their call of May 26"."""
        above = self.text.path(token)[1:]
        noun = self.text.upos[token] in ("NOUN", "PROPN")
        return noun and any(self.text.relations[t] == "advcl" for t in above) and self.text.relations[token] == "obl"

    def _on_its_day(self, old: Draft, new: Draft) -> bool:
        """True for views exchanged on a day of their own: "On Monday they discussed"; not for "spoke today … discussed the port's
        opening on June 12", where the day is that of the matter.
        """
        verb = new.namings[0].token
        fronted = any(c < verb and is_time(self.text, c) for c in self.text.children[verb])
        return bool(new.when) and (fronted or not old.when)

    def _it(self, old: Draft, new: Draft) -> bool:
        """True for what "it" is, of those told before: "It would be the first visit to Japan by a Portuguese president"."""
        text, token = self.text, new.namings[0].token
        words = {text.relations[c]: text.lower[c] for c in text.children[token]}
        it = words.get("nsubj") in ("it", "this") and "cop" in words
        return it and old.type == new.type and bool(self.countries(new)) and self.countries(new) <= self.countries(old)

    def _declared(self, old: Draft, new: Draft) -> bool:
        """True for what one and the same goes on to say that he will do: "The ministry said it will pay … said it will consider"."""
        if new.type != "pledge" or old.type not in ("pledge", "statement"):
            return False
        if not self.own(old) or not self.own(old) & self.own(new):
            return False
        of = self.text.sentence_of
        far = of[new.namings[0].token] - of[old.namings[-1].token] > (1 if old.type == "pledge" else 4)
        if far or not self.own(new) <= self.own(old) or self._days(new) - self._days(old):
            return False
        return all(self.grammar.lemma(d.namings[0].token) in SAYING for d in (old, new))

    def _days(self, draft: Draft) -> set[str]:
        """The days on which it was said, as its words tell them: "said on Tuesday"."""
        text = self.text
        said = [n.predicate for n in draft.namings]
        below = [c for verb in said for c in text.children[verb]]
        for clause in [c for c in below if text.relations[c] == "ccomp"]:
            own = min((c for c in text.children[clause] if text.relations[c].startswith("nsubj")), default=0)
            below += [c for c in text.children[clause] if c < own]  # "said on Tuesday it would"
        return {text.lower[c] for c in below if text.relations[c].startswith("obl") and is_time(text, c)}

    def _undertaken(self, draft: Draft) -> bool:
        """True for what somebody agreed to do, which is no accord told before: "Lisbon agreed last month to bear a third"."""
        token = draft.namings[0].token
        return draft.type == "agreement" and self.text.upos[token] == "VERB" and self.grammar.lemma(token) == "agree"

    def _convened(self, draft: Draft) -> bool:
        """True for "the meeting would be hosted by Austria": who holds it belongs to it, whoever was named before."""
        naming = draft.namings[0]
        held = draft.type in GATHERINGS and naming.predicate != naming.token
        return held and self.grammar.lemma(naming.predicate) in _HOLDING

    def _other_people(self, old: Draft, new: Draft) -> bool:
        """True where the same country is there in other persons, or a visit is told of another guest: the chancellor's
        visit is not the minister's.
        """
        if old.type == new.type == "visit":
            one, other = (
                {p.actor for p in d.participants if p.role == "guest" and self._is_person(p.actor)} for d in (old, new)
            )
            if one and other and not one & other:
                return True
        for country in self.countries(old) & self.countries(new):
            before, after = (
                {p.actor for p in d.participants if self._is_person(p.actor) and self.cast.country(p.actor) == country}
                for d in (old, new)
            )
            if before and after and not before & after:
                return True
        return False

    def _elsewhere(self, old: Draft, new: Draft) -> bool:
        """True for gatherings that their names put into different lands: "the Vienna talks" are not "the Sochi talks"."""
        one, other = ({land for _, land in self._seats(d)} for d in (old, new))
        return bool(one) and bool(other) and not one & other

    def _seats(self, draft: Draft) -> set[tuple[str, str]]:
        """The places in the names of a gathering, with their countries: "the Vienna talks", "talks in Vienna"."""
        if draft.type not in GATHERINGS:
            return set()
        return {seat for naming in draft.namings for seat in self._seats_of(naming.token)}

    def _seats_of(self, token: int) -> tuple[tuple[str, str], ...]:
        """The places in one name; asked at every comparison, and looked for once."""
        known = self._seated.get(token)
        if known is not None:
            return known
        text, out = self.text, []
        for child in text.children[token]:
            relation = text.relations[child].partition(":")[0]
            if text.upos[child] != "PROPN" or relation not in ("compound", "nmod"):
                continue
            if relation == "nmod" and self.grammar.preposition(child) != "in":
                continue
            mention = self.cast.at(child)
            seat = mention is not None and mention.form == "place"
            if not seat and not any(n.first <= child < n.last and n.label == "LOC" for n in text.names):
                continue
            country = self.cast.country(mention.actors[0]) if mention is not None and mention.actors else None
            out.append((text.lower[child], country or text.lower[child]))
        found = self._seated[token] = tuple(out)
        return found

    def _headed(self, old: Draft, new: Draft) -> bool:
        """True where the line above says less of it: "Emirates recalls ambassador / The UAE has recalled … from Tehran"."""
        apart = self.text.sentence_of[new.namings[0].token] - self.text.sentence_of[old.namings[-1].token]
        sure = self.own(old)
        return old.heading and old.type == new.type and 1 <= apart <= 3 and bool(sure) and sure <= self.own(new)

    def _called_apart(self, old: Draft, new: Draft) -> bool:
        """True for "met in Rome ahead of the NATO Summit", "the Prespa Summit … the latest round of talks": a gathering with a
        name is not one without.
        """
        text, first, second = self.text, old.namings[0].token, new.namings[0].token
        if self.nouns.bears_a_name(second) or (
            text.upos[second] == "PROPN" and old.type in GATHERINGS | {"visit", "call"}
        ):
            return True
        return text.upos[first] == "PROPN" and new.type == "talks"

    def _annexed(self, draft: Draft) -> bool:
        """True for an annexation, which is another thing than the invasion before it."""
        return draft.type == "incursion" and self.grammar.lemma(draft.namings[0].token).startswith("annex")

    @staticmethod
    def _is_person(actor: str) -> bool:
        envoy = actor.startswith("office:") and actor.endswith(("ambassador", "envoy", "charge-d-affaires", "consul"))
        return actor.startswith(("person:", "office:")) and not envoy

    def _paragraphs_apart(self, old: Draft, new: Draft) -> bool:
        sentences, of = self.text.sentences, self.text.sentence_of
        first = sentences[of[old.namings[-1].token]].paragraph
        return sentences[of[new.namings[0].token]].paragraph - first > 6

    def _statuses_differ(self, old: Draft, new: Draft) -> bool:
        firm = [n.status for n, f in zip(old.namings, old.firm, strict=True) if f]
        if not firm or not new.firm[0]:
            return False
        return (firm[0] in _PAST) != (new.namings[0].status in _PAST)

    @staticmethod
    def _another_time(old: Draft, new: Draft) -> bool:
        """True for talks that go on or are to come, which the call that was about them is not: "spoke by phone … discussed the
        ongoing negotiations in Doha".
        """
        return (
            old.type == "call" and new.type == "talks" and new.namings[0].status not in {n.status for n in old.namings}
        )

    def clash_in_time(self, old: Draft, new: Draft) -> bool:
        sides = {old.side, new.side}
        return sides == {"past", "ahead"} or self._long_apart(old, new)

    def _long_apart(self, old: Draft, new: Draft) -> bool:
        """True for what was done at two times: "met in Osaka in June … met again on Dec. 23", "the 2021 assault"; a plan may move."""
        return {n.status for d in (old, new) for n in d.namings} <= _PAST and at_other_times(old, new)

    def join(self, old: Draft, new: Draft) -> None:
        if _RANK.get(new.type, 0) > _RANK.get(old.type, 9) or (old.type == "visit" and new.type in KIN[0] - {"summit"}):
            old.type = new.type
        blamed = self.retellings.complementary(old, new)
        old.namings += new.namings
        old.firm += new.firm
        old.lead += new.lead
        own = [p for p in new.participants if p.actor not in new.guessed]
        if old.guessed and len(self.own(new) | self.own(old)) > 1:
            old.participants = [p for p in old.participants if p.actor not in old.guessed]
            old.guessed = frozenset()
        told = own if len(self.own(old)) > 1 else new.participants
        known = {p.actor for p in old.participants}
        if not (new.definite and len(self.countries(old)) >= 2) or self._convened(new) or blamed:
            old.participants += [p for p in told if p.actor not in known]
        old.weak = old.weak and new.weak
        old.conditional = old.conditional and new.conditional
        old.guessed = (old.guessed | new.guessed) & frozenset(p.actor for p in old.participants)
        old.hypothetical = old.hypothetical and new.hypothetical
        matter = bool(old.when) and self.grammar.lemma(new.namings[0].token) == "discuss"
        old.side = old.side or new.side
        old.when += () if matter else new.when
        old.place = old.place or new.place
        labels = {t.label for t in old.topics}
        old.topics += [t for t in new.topics if t.label not in labels]
