"""Recipients: to whom a thing goes or is turned: the land that is given, sold, sent or shut off something."""

from __future__ import annotations

from chancery.facts.spans import Span
from chancery.reading.cast import Mention
from chancery.reading.envoys import envoys
from chancery.reading.grounds import EDGES
from chancery.reading.sides import SideReader

_DATIVE = frozenset(
    "supply provide ship deliver give lend grant promise offer send sell pay pledge hand loan donate award supply owe allot".split()
)
_CROSSINGS = EDGES | {"crossing", "bridge", "checkpoint", "post", "gate", "road", "route", "corridor", "link"}
_AWAITING = frozenset("expect await prepare host receive welcome anticipate".split())
_LEAVING = frozenset({"leave", "depart", "fly", "return", "go"})
_MISSIONS = frozenset(
    "force mission operation contingent peacekeeper battalion base airbase airfield port camp outpost barracks".split()
)
_STOPS = frozenset({"stop", "leg", "destination", "stopover"})
_OCCASIONS = frozenset("summit conference forum funeral inauguration coronation ceremony meeting talk".split())
_ASSENTING = frozenset("ratify sign approve endorse vote adopt join".split())
_GATHERINGS = frozenset("summit meeting session conference talk assembly forum gathering congress council".split())
_AT = frozenset({"at", "during", "in", "before", "by"})
_OF_MANY = frozenset({"vienna", "brussels", "luxembourg", "addis ababa"})
_RELIEFS = frozenset("reprieve exemption relief waiver exempt spare carve-out exclusion respite".split())
_HELD = frozenset(
    "ship vessel tanker boat trawler freighter cargo plane aircraft prisoner hostage detainee citizen national crew sailor"
    " soldier activist journalist fisherman people ambassador envoy diplomat commissioner attaché attache consul asset official lawmaker judge".split()
)
_REFUSING = frozenset({"refuse", "decline"})


class RecipientReader(SideReader):
    """Reads the receiving end of what is done in one text."""

    def _dative(self, verb: int) -> list[tuple[str, Span]]:
        """Who gets a sum that the parser takes for his: "promised Ukraine $2 billion", "will give Somalia 20 million dollars"."""
        text, grammar = self.text, self.grammar
        if grammar.lemma(verb) not in _DATIVE or grammar.is_passive(verb):
            return []
        for thing in (
            c for c in text.children[verb] if text.relations[c] in ("obj", "iobj", "obl:unmarked") and c > verb
        ):
            mention = next((m for m in self.cast.within(verb + 1, thing) if m.first <= verb + 2), None)
            if mention is None or mention.form not in ("name", "metonym", "place", "title") or mention.last > thing:
                continue
            behind = mention.last
            if text.words[behind] == "$" or text.upos[behind] in ("NUM", "SYM") or text.words[behind][0] in "$€£¥":
                return self._of(mention)
        return []

    def _promised(self, verb: int) -> list[tuple[str, Span]]:
        """To whom one promises to do it: "pledged to send Togo a further battery", "promised to open its market to Chad"."""
        text, grammar = self.text, self.grammar
        clauses = [c for c in text.children[verb] if c > verb and text.relations[c] == "xcomp"]
        clauses += [
            c for one in clauses for c in text.children[one] if text.relations[c] in ("conj", "xcomp") and c > one
        ]
        words = [n for c in clauses for n in text.children[c] if text.relations[n] in ("iobj", "obj") and n > c]
        words += [n for c in clauses for p, n in grammar.obliques(c) if p in ("to", "with", "for", "of")]
        return [
            a
            for word in words
            for one in grammar.conjuncts(word)
            if (mention := self.cast.at(one)) is not None
            and mention.form not in ("pronoun", "place")
            and self._land(one)
            for a in self._of(mention)
        ]

    def _given_beside(self, verb: int) -> list[tuple[str, Span]]:
        """To whom the verb before it gives: "has supplied boots to Togo but will not send troops"."""
        text, grammar, before = self.text, self.grammar, self.text.heads[verb]
        if text.relations[verb] != "conj" or before < 0 or grammar.lemma(before) not in _DATIVE:
            return []
        words = (before, *grammar.patients(before))
        phrases = [n for w in words for p, n in grammar.obliques(w) if p in ("to", "for") and n < verb]
        phrases += [c for c in text.children[before] if text.relations[c] == "iobj"]
        return [a for n in phrases if self._land(n) for a in self.who(n)]

    def _shut_off(self, used: tuple[int, ...]) -> list[tuple[str, Span]]:
        """The land behind a crossing: "shut the Torkham crossing into Afghanistan", "the bridge to Peru"."""
        return [
            a
            for thing in used
            if self.grammar.lemma(thing) in _CROSSINGS
            for preposition, land in self.grammar.obliques(thing)
            if preposition in ("into", "to", "with", "from") and self._land(land)
            for a in self.who(land)
        ]

    def _on_land(self, hit: list[tuple[str, Span]], words: tuple[int, ...]) -> list[tuple[str, Span]]:
        """The state in whose land those are hit who are of no state: Iraq in "struck Kurdish militants deep inside northern Iraq"."""
        if not hit or any(self.cast.country(a) for a, _ in hit):
            return []
        inside = [self.text.token_at(span[0]) for _, span in hit]
        over = [t for t in (*words, *(h for t in inside if t is not None for h in (t, self.text.heads[t]))) if t >= 0]
        phrases = [n for w in dict.fromkeys(over) for p, n in self.grammar.obliques(w) if p in ("in", "inside")]
        return [a for n in phrases for a in self.who(n)[:1] if a[0].startswith("state:")]

    def _awaiting(self, visit: int) -> list[tuple[str, Span]]:
        """Who waits for a visit: "Mali expects a visit by Norway's minister", "is preparing for the visit of"."""
        verb = self.text.heads[visit]
        if verb < 0 or self.grammar.lemma(verb) not in _AWAITING or self.grammar.is_passive(verb):
            return []
        return [a for s in self.grammar.subjects(verb) for a in self.who(s)]

    def _stayed_in(self, visit: int) -> list[tuple[str, Span]]:
        """Whom one visits whose visit names no land itself: "was in Lima on a visit", "left Lima after a visit", "said in Lima,
        where he is on a visit".
        """
        text, grammar = self.text, self.grammar
        over, led = text.heads[visit], grammar.preposition(visit)
        if over < 0 or any(p in ("to", "in", "at", "of", "with", "by") for p, _ in grammar.obliques(visit)):
            return []
        places: list[int] = []
        if grammar.lemma(visit) in _STOPS and text.relations[visit] in ("appos", "nsubj"):
            places = [over]  # "Lima, her first stop", "his next stop is Lima"
        elif led in ("on", "for", "during"):
            where = any(text.lower[c] == "where" for c in text.children[visit])
            stays = where or self._stands_in(over)
            places = [over] if stays else [n for p, n in grammar.obliques(over) if p in ("in", "at") and n < visit]
        elif led in ("after", "following") and grammar.lemma(over) in _LEAVING:
            places = [*grammar.objects(over), *(n for p, n in grammar.obliques(over) if p == "from")]
        return [a for n in places if self._hosts(n) for a in self.who(n) if a[0].startswith("state:")]

    def _back_from(self, verb: int) -> list[tuple[str, Span]]:
        """Where one has been who comes back: "returned from Togo", "flew home from Lima"."""
        grammar, text = self.grammar, self.text
        home = any(text.lower[c] in ("home", "back") for c in text.children[verb])
        if grammar.lemma(verb) != "return" and not home:
            return []
        places = [n for p, n in grammar.obliques(verb) if p == "from" and self._hosts(n)]
        return [a for n in places for a in self.who(n) if a[0].startswith("state:")]

    def _staying(self, visit: int) -> list[tuple[str, Span]]:
        """Who is there on a visit, told by the place: "the premier, in Lima for a visit, said", "who is in Lima on a visit"."""
        text, place = self.text, self.text.heads[visit]
        if place < 0 or not self._stands_in(place):
            return []
        if text.relations[place] == "nmod" and text.heads[place] >= 0:
            return self.who(text.heads[place])
        return [a for subject in self.grammar.subjects(place) for a in self.who(subject)]

    def _stands_in(self, word: int) -> bool:
        """True for the town in "the premier, in Lima for a visit" and "is in Lima on a visit"."""
        mention = self.cast.at(word)
        return mention is not None and mention.form == "place" and self.grammar.preposition(word) in ("in", "at")

    def _serving_in(self, force: int) -> list[tuple[str, Span]]:
        """The body whose force it is and the land in which that stands: "400 soldiers in the African Union force in Somalia"."""
        if self.grammar.lemma(force) not in _MISSIONS:
            return []
        inner = [m for c in self.grammar.modifiers(force) if (m := self.cast.at(c)) is not None]
        bodies = [a for m in inner for a in self._of(m) if a[0].startswith("org:")]
        lands = [n for p, n in self.grammar.obliques(force) if p in ("in", "on", "for", "to") and self._land(n)]
        there = [a for n in lands for a in self.who(n) if a[0].startswith("state:")]
        return [*dict.fromkeys((*self.who(force), *bodies)), *there] if there or bodies else []

    def _held_in(self, occasion: int) -> list[tuple[str, Span]]:
        """Where that is held to which somebody travels: "will fly to the summit in Lima"."""
        if self.grammar.lemma(occasion) not in _OCCASIONS:
            return []
        places = [n for p, n in self.grammar.obliques(occasion) if p == "in" and self._hosts(n)]
        return [a for n in places for a in self.who(n)[:1] if a[0].startswith("state:")]

    def _turned_over(self, verb: int, type: str, known: bool) -> list[tuple[str, Span]]:
        """The state to which those let go are handed: "returned the captured soldiers to Peru"; where a unit stands that is
        moved: "a brigade in Peru will be deployed"; whose the network is that is broken into.
        """
        grammar, phrases = self.grammar, list[int]()
        if type == "release":
            phrases = [n for p, n in grammar.obliques(verb) if p == "to"]
        elif type == "deployment" and not known:
            phrases = [n for t in grammar.patients(verb) for p, n in grammar.obliques(t) if p in ("in", "to")]
        elif type == "withdrawal" and not known:
            men = (*grammar.subjects(verb), *grammar.patients(verb))
            those = (*men, *(part for one in men for part in grammar.parts(one)))
            phrases = [n for t in those for p, n in grammar.obliques(t) if p in ("in", "on") and self._land(n)]
        elif type == "cyber-attack" and not known:
            things = [*grammar.patients(verb), *(n for p, n in grammar.obliques(verb) if p in ("into", "on", "at"))]
            phrases = [n for t in (verb, *things) for p, n in grammar.obliques(t) if p == "from"]
            phrases += [n for t in things for p, n in grammar.obliques(t) if p in ("of", "in", "at")]
        return [a for n in phrases for a in self.who(n) if a[0].startswith(("state:", "body:"))]

    def _sent_to(self, verb: int) -> list[tuple[str, Span]]:
        """The state that an envoy is for: "named a career diplomat as its ambassador to Togo", "was named consul in
        Malta", "held up the accreditation of its new envoy to Togo".
        """
        grammar = self.grammar
        named = envoys(grammar, verb)
        lands = [n for e in named for p, n in grammar.obliques(e) if p in ("to", "in", "for") and self._land(n)]
        return [a for n in lands for a in self.who(n)]

    def _is_taken(self, noun: int, verb: int, type: str) -> bool:
        """True for those whose country suffers what is done to them: "seized two Togolese sailors", "detained a Peruvian driver"."""
        if self.grammar.lemma(noun) in _HELD:
            return True
        return type in ("detention", "expulsion") and noun in self.grammar.patients(verb)

    def _spared(self, measure: int) -> list[tuple[str, Span]]:
        """Who is let off a measure: "Togo was given a reprieve from the tariffs", "an exemption from the sanctions for Chad"."""
        text, grammar = self.text, self.grammar
        relief = text.heads[measure]
        if relief < 0 or grammar.preposition(measure) != "from" or grammar.lemma(relief) not in _RELIEFS:
            return []
        verb = text.heads[relief]
        near = [n for p, n in grammar.obliques(relief) if p in ("for", "to")]
        if text.upos[relief] == "VERB":
            near += grammar.patients(relief)
        elif verb >= 0 and text.relations[relief] == "obj":
            near += [n for n in grammar.patients(verb) if n != relief] or grammar.subjects(verb)
        return [a for n in near for a in self.who(n)]

    def _bounded(self, edge: int) -> bool:
        """True for "its border with Peru", where the land behind it is meant; "the Peruvian border" is Peru's."""
        return not self._land(edge) or any(p == "with" and self._land(n) for p, n in self.grammar.obliques(edge))

    def _refused(self, verb: int) -> list[tuple[str, Span]]:
        """Whose the things are that one will not do, or with whom: "refused to renew the visas of Norwegian diplomats", "refused to
        hand the banker over to Malta".
        """
        if self.grammar.lemma(verb) not in _REFUSING:
            return []
        clauses = [c for c in self.text.children[verb] if self.text.relations[c] == "xcomp"]
        clauses = [c for c in clauses if self.grammar.lemma(c) not in _ASSENTING]
        things = [t for c in clauses for t in self.grammar.objects(c)]
        of = [n for t in things for p, n in self.grammar.obliques(t) if p == "of" and self.cast.at(t) is None]
        found = [a for t in (*things, *of) for a in (self.who(t) or self._beneath(t)) if self._side_of(a[0])]
        led = [n for c in clauses for p, n in self.grammar.obliques(c) if p in ("to", "with") and self._land(n)]
        return found or [a for n in led for a in self.who(n)]

    def _left(self, verb: int) -> list[tuple[str, Span]]:
        """Who orders somebody out, by the land that he is to leave: "was ordered to leave Niger within 48 hours"."""
        clauses = [c for c in self.text.children[verb] if self.text.relations[c] in ("xcomp", "ccomp", "advcl")]
        lands = [
            n for c in clauses if self.grammar.lemma(c) in ("leave", "quit", "depart") for n in self.grammar.objects(c)
        ]
        return [a for n in lands for a in self.who(n) if a[0].startswith("state:")]

    def _at_the_seat(self, verb: int) -> list[tuple[str, Span]]:
        """Who speaks where a passive tells only the capital: "was condemned in Seoul", "was dismissed in Moscow"; nobody where
        those of many lands sit or meet: "was condemned in Geneva", "in Doha at a summit".
        """
        grammar = self.grammar
        if not grammar.is_passive(verb) or grammar.agents(verb):
            return []
        for preposition, place in grammar.obliques(verb):
            mention = self.cast.at(place)
            if preposition == "in" and mention is not None and mention.form == "place":
                if self._is_seat(mention) or self._of_many(mention) or self._gathered(verb):
                    return []
                return [a for a in self._of(mention) if a[0].startswith("state:")]
        return []

    def _of_many(self, seat: Mention) -> bool:
        """True for Vienna and Brussels, where bodies of many states speak as often as the state's own government."""
        return self.text.quote(seat.first, seat.last).lower() in _OF_MANY

    def _gathered(self, verb: int) -> bool:
        """True where a gathering or a body of many stands behind the verb: "in Doha at an Arab summit"."""
        text = self.text
        for token in range(verb + 1, text.subtree(verb)[1]):
            mention = self.cast.at(token)
            body = mention is not None and any(a.startswith("org:") for a in mention.actors)
            if (body or self.grammar.lemma(token) in _GATHERINGS) and self.grammar.preposition(token) in _AT:
                return True
        return False
