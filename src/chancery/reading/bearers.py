"""Bearers: whom a word of an event stands for: itself, its owner, or the one whose words it is part of."""

from __future__ import annotations

from chancery.facts.spans import Span
from chancery.knowledge.events import EventTables
from chancery.reading.aboard import CRAFT
from chancery.reading.arguments import Grammar
from chancery.reading.asides import destined
from chancery.reading.cast import Cast, Mention
from chancery.reading.enumerations import EnumerationReader
from chancery.reading.places import HELD_LANDS, PLACE_NOUNS, SEATS
from chancery.reading.referent_words import HUMAN, MAYBE_ABROAD, PEOPLE_OF_THE_LAND, RELATED
from chancery.reading.stand_ins import StandIns
from chancery.reading.standing import VENUES
from chancery.reading.victims import DEEDS, phrases_of

_SAID = frozenset(
    "remark comment statement speech decision announcement address words claim letter communique communiqué declaration".split()
)
_HAVING = frozenset({"have", "send", "keep", "deploy", "station", "contribute", "provide"})
_LOCALS = (PEOPLE_OF_THE_LAND - MAYBE_ABROAD) | frozenset(
    "official party troop force number one some side minister strike negotiator commander".split()
)
"""Those of whom the place behind "in" tells whose they are: "opposition parties in Islamabad"."""
_WITH_NAMES = frozenset(
    "party group movement faction militia organisation organization company firm bank alliance coalition union agency bloc body watchdog"
    " court tribunal council commission committee fund".split()
)
"""What has a name of its own beside the state it belongs to."""
_STRANGERS = frozenset(
    "sailor seaman fisherman fishermen crewman hostage captive prisoner detainee tourist engineer worker journalist reporter"
    " missionary priest nun nurse doctor teacher peacekeeper pilot student climber geologist citizen national couple".split()
)
"""Those of whose country a report speaks once: "nine Danish sailors … the sailors"."""
_FAR = 12
_KIN = frozenset(
    "relative family wife husband father mother parent son daughter brother sister lawyer supporter friend follower".split()
)
_GRANTS = frozenset("loan aid package grant assistance credit funding bailout tranche".split())
_SPEAKING_FOR = frozenset(
    "delegate envoy negotiator representative delegation emissary official mediator leader".split()
)
_FORCES = frozenset(
    "force troop soldier defense defence army military navy coastguard airforce jet warship destroyer vessel ship unit"
    " police authority official government artillery marine pilot commando paratrooper sailor guard guardsman serviceman"
    " gunboat frigate corvette cutter submarine helicopter warplane gunner sniper detective prosecutor policeman agent".split()
)


class BearerReader(EnumerationReader):
    """Reads whom the words of one text stand for: "Indian destroyers" India, "officials of Japan" Japan."""

    def __init__(self, grammar: Grammar, cast: Cast, tables: EventTables) -> None:
        super().__init__(grammar, cast, tables)
        self.stand_ins = StandIns(grammar.text, cast)

    def who(self, token: int, depth: int = 0) -> list[tuple[str, Span]]:
        """The actors that a word stands for: itself, or those it belongs to ("Indian destroyers", "ministers of Japan")."""
        mention = self.cast.at(token)
        if depth < 3 and (owner := self._whose(token)) is not None and (found := self.who(owner, depth + 1)):
            return found
        if mention is not None and mention.actors:
            return [*self._of(mention), *self._strung(token, mention), *self._sharing(token, mention)]
        text, grammar = self.text, self.grammar
        if mention is None and depth < 2 and (noun := self.stand_ins.noun(token)) is not None:
            return self.who(noun, depth + 1) or self._senders(noun)
        if (named := self._by_name(token)) is not None:
            return named
        out: list[tuple[str, Span]] = []
        for child in grammar.modifiers(token):
            inner = self.cast.at(child)
            if inner is not None and inner.form == "place" and grammar.lemma(token) in VENUES:
                continue  # "quit the Budapest memorandum"
            if (
                inner is not None
                and inner.actors
                and not self._private(token, inner)
                and not self._related(token, inner)
            ):
                out += self._of(inner)
        loyal = [c for c in text.children[token] if grammar.lemma(c) == "loyal"] if depth < 3 else []
        out += [a for c in loyal for p, n in grammar.obliques(c) if p == "to" for a in self.who(n, depth + 1)]
        if not out and text.upos[token] in ("NOUN", "PROPN", "NUM"):
            phrases = grammar.obliques(token)
            by = [(p, n) for p, n in phrases if p == "by" and self.cast.at(n) is not None]
            done = [(p, n) for p, n in by if self._done_by(text.subtree(n)[0] - 1)]
            for preposition, phrase in done or phrases:  # "the shelling of Odesa by Belarus" is not Odesa's
                reach = preposition == "to" and self._ranges(token)
                own = preposition == "by" and self._done_by(text.subtree(phrase)[0] - 1)
                if reach or own or preposition in ("of", "from", "within", "in", "between"):
                    inner = self.cast.at(phrase) or self._land_before(phrase)
                    members = preposition == "of" and grammar.lemma(token) in (_FORCES | HUMAN) - _KIN
                    if (preposition == "between" or members) and inner is None and depth < 3:
                        out += self.who(phrase, depth + 1)  # "a round of talks between Cyprus's two communities"
                    if preposition == "in" and (grammar.lemma(token) not in _LOCALS or self._is_seat(inner)):
                        continue
                    if inner is not None and inner.actors and not self._private(token, inner):
                        out += self._of(inner)
                        out += self._including(token) if preposition == "in" else []
        if not out and depth < 3:
            out += [a for part in grammar.parts(token) for a in self.who(part, depth + 1)]
        if not out and text.upos[token] in ("NOUN", "PROPN"):
            out += self._including(token) or self._set_off(token)
        for child in text.children[token]:
            if text.relations[child] == "acl" and grammar.lemma(child) == "represent" and not out:
                out += [a for o in grammar.objects(child) if (m := self.cast.at(o)) is not None for a in self._of(m)]
            if text.relations[child] == "appos" and not out:
                out += self._named(child)
        if not out:
            parts = [c for part in grammar.parts(token) for c in text.children[part] if text.relations[c] == "appos"]
            out += [a for part in parts for a in self._named(part)]
        return out or self._speaker(token) or (self._told_before(token, depth) if depth < 3 else [])

    def _told_before(self, noun: int, depth: int) -> list[tuple[str, Span]]:
        """Whose ship or men they are that were told of before by the same word: of "seized a Greek tanker … freed the tanker" Greece."""
        text, lemma = self.text, self.grammar.lemma(noun)
        if lemma not in CRAFT | _STRANGERS or text.upos[noun] != "NOUN":
            return []
        below = [c for c in text.children[noun] if text.relations[c] not in ("det", "nummod", "case", "punct")]
        if below or not any(text.lower[c] in ("the", "these", "those", "both") for c in text.children[noun]):
            return []
        for token in range(noun - 1, text.sentences[max(0, text.sentence_of[noun] - _FAR)].first - 1, -1):
            if text.upos[token] == "NOUN" and self.grammar.lemma(token) == lemma:
                told = [m for c in self.grammar.modifiers(token) if (m := self.cast.at(c)) is not None]
                if any(m.actors and m.actors[0].startswith("state:") for m in told):
                    return self.who(token, depth + 1)
        return []

    def _senders(self, men: int) -> list[tuple[str, Span]]:
        """Whose men they are whom nobody's name owns: Kenya's in "Kenya has sent 900 soldiers to Mali"."""
        verb = self.text.heads[men]
        if verb < 0 or self.grammar.lemma(verb) not in _HAVING or men not in self.grammar.objects(verb):
            return []
        mentions = [m for s in self.grammar.subjects(verb) if (m := self.cast.at(s)) is not None]
        return [a for m in mentions for a in self._of(m)]

    def _whose(self, noun: int) -> int | None:
        """Whom "whose" before a noun stands for: Peru in "Peru, whose cabinet voted on Monday"; not for a body with a name."""
        text = self.text
        if not any(text.lower[c] == "whose" and text.relations[c] == "nmod:poss" for c in text.children[noun]):
            return None
        if any(n.first <= noun < n.last and n.label == "PER" for n in text.names):
            return None
        for clause in text.path(noun)[1:4]:
            if text.relations[clause].startswith(("acl", "advcl:relcl")):
                return text.heads[clause] if text.heads[clause] >= 0 else None
        return None

    def _related(self, noun: int, owner: Mention) -> bool:
        """True for those who are something to a state and not of it: "Ukraine's allies"."""
        named = owner.form in ("name", "metonym") and self.text.relations[owner.head] == "nmod:poss"
        return named and self.grammar.lemma(noun) in RELATED

    def _private(self, noun: int, owner: Mention) -> bool:
        """True for the kin of somebody who stands for no state: "relatives of the boy"."""
        alone = self.cast.country(owner.actors[0]) is None and owner.actors[0].startswith("person:")
        return alone and self.grammar.lemma(noun) in _KIN

    def _by_name(self, noun: int) -> list[tuple[str, Span]] | None:
        """The body whose name stands beside what it is: of "Peru's biggest party, the Apristas," the party, not Peru."""
        if self.grammar.lemma(noun) not in _WITH_NAMES or self.text.upos[noun] != "NOUN":
            return None
        for child in self.text.children[noun]:
            mention = self.cast.at(child) if self.text.relations[child] == "appos" and child > noun else None
            if mention is not None and any(a.startswith("org:") for a in mention.actors):
                return self._of(mention) or None
        return None

    def _named(self, byname: int) -> list[tuple[str, Span]]:
        """All whom a byname lists: "three of its former rivals, the Czech Republic, Hungary and Poland"."""
        mentions = [self.cast.at(c) for c in self.grammar.conjuncts(byname)]
        return [a for m in mentions if m is not None for a in self._of(m)]

    def _strung(self, token: int, mention: Mention) -> list[tuple[str, Span]]:
        """The other states of a list that the parser takes for one and its byname: "Ghana, the Republic of Cyprus and Malta"."""
        if mention.form not in ("name", "metonym") or not mention.actors[0].startswith("state:"):
            return []
        out: list[tuple[str, Span]] = []
        for child in self.text.children[token]:
            if self.text.relations[child] != "appos" or child < token:
                continue
            byname = self.cast.at(child)
            tokens = range(byname.first, byname.last) if byname is not None else range(child, child + 1)
            listed = dict.fromkeys([child, *(c for t in tokens for c in self.grammar.conjuncts(t)[1:])])
            found = [m for c in listed if (m := self.cast.at(c)) is not None and m.form == "name"]
            if len(found) > 1 and all(m.actors[0].startswith("state:") and m.actors != mention.actors for m in found):
                out += [a for m in found for a in self._of(m)]
        return out

    def _done_by(self, word: int) -> bool:
        """True for the noun before a "by" that says whose it is, "a patrol by Kenyan men"; not for "boycotted by"."""
        return self.text.upos[word] != "VERB" and not self.text.lower[word].endswith("ed")

    def _ranges(self, noun: int) -> bool:
        """True for leaders who are told by the first and the last of them: "leaders from Japan to Brazil"."""
        far = [n for p, n in self.grammar.obliques(noun) if p == "from"]
        return bool(far) and self.text.feat(noun, "Number") == "Plur" and self.text.upos[far[0]] == "PROPN"

    def _sharing(self, noun: int, mention: Mention) -> list[tuple[str, Span]]:
        """The other states whose adjectives stand before a noun that is taken for one state's: "Spanish and Portuguese police vessels",
        or whose names stand behind it: "the armed forces of Kenya and Uganda".
        """
        if mention.actors[0].startswith("body:") or self._delegates(noun):
            return self._of_several(noun, mention)
        if mention.form != "common" or not mention.actors[0].startswith("state:"):
            return []
        inner = [self.cast.at(child) for child in self.grammar.modifiers(noun)]
        others = [m for m in inner if m is not None and m.form == "adjective" and m.actors != mention.actors]
        of = [self.cast.at(n) for p, n in self.grammar.obliques(noun) if p in ("of", "from")]
        others += [m for m in of if m is not None and m.form == "group" and set(mention.actors) < set(m.actors)]
        return [a for m in others if m.actors[0].startswith("state:") for a in self._of(m)]

    def _delegates(self, noun: int) -> bool:
        """True for several who speak for others: "envoys", "representatives"."""
        return self.grammar.lemma(noun) in _SPEAKING_FOR and self.text.feat(noun, "Number") == "Plur"

    def _of_several(self, noun: int, mention: Mention) -> list[tuple[str, Span]]:
        """Those behind the one whose body it is: Uganda in "the armed forces of Kenya and Uganda", the Houthis in "delegates of Yemen's
        government and the Houthi militia".
        """
        owners = [n for p, n in self.grammar.obliques(noun) if p in ("of", "from", "for")]
        listed = [m for n in owners[:1] for c in self.grammar.conjuncts(n) if (m := self.cast.at(c)) is not None]
        own = self.cast.side(mention.actors[0])
        band = bool(listed) and listed[0].actors[0].startswith("org:")  # "the government of Mali and Tuareg fighters"
        if not band and (len(listed) < 2 or own not in {self.cast.side(a) for a in listed[0].actors}):
            return []
        if band:
            return [a for a in self._of(listed[0]) if self.cast.side(a[0]) != own]
        kinds = ("state:", "org:", "body:") if self._delegates(noun) else ("state:",)
        return [a for m in listed[1:] for a in self._of(m) if a[0].startswith(kinds) and self.cast.side(a[0]) != own]

    def _speaker(self, token: int) -> list[tuple[str, Span]]:
        """Whose unnamed forces or officials act in reported words: those of the one who speaks.

        "Russia's Defense Ministry said air defenses downed 40 drones": Russia.
        """
        text, grammar = self.text, self.grammar
        verb = text.heads[token]
        if grammar.lemma(token) not in _FORCES or verb < 0 or not text.relations[token].startswith("nsubj"):
            return []
        above = text.heads[verb]
        if text.relations[verb] not in ("ccomp", "parataxis") or above < 0:
            return []
        speakers = [m for s in grammar.subjects(above) if (m := self.cast.at(s)) is not None]
        return [a for m in speakers for a in self._of(m) if self.cast.country(a[0])]

    def _words(self, noun: int) -> int:
        """The remark behind what it is about: in "remarks regarding an emergency, which Beijing condemned", the remarks."""
        text = self.text
        head = text.heads[noun]
        if head >= 0 and text.relations[noun].startswith("nmod") and self.grammar.lemma(head) in _SAID:
            return head
        return noun

    def _beneath(self, noun: int) -> list[tuple[str, Span]]:
        """Those whose words or deeds are the object: "condemned Takaichi's remarks", "dismissed the claim by Niamey"."""
        grammar = self.grammar
        if self.cast.at(noun) is not None or self.text.upos[noun] not in ("NOUN", "PROPN"):
            return []
        out: list[tuple[str, Span]] = []
        for child in grammar.modifiers(noun):
            mention = self.cast.at(child)
            if mention is not None and mention.form != "place":
                out += self._of(mention)
        phrases = phrases_of(grammar, noun)
        done = bool(out) or any(
            p == "by" and self.cast.at(n) is not None for p, n in phrases
        )  # "the shelling of Odesa by"
        victims = ("of", "on", "against") if done else ("on", "against") if grammar.lemma(noun) in DEEDS else ()
        for preposition, phrase in phrases:
            if preposition in victims:
                continue
            if preposition in ("by", "of", "from", "between", "on", "against", "with"):
                mention = self.cast.at(phrase)
                if mention is not None and (mention.form != "place" or preposition == "from"):
                    out += self._of(mention)
        return out

    def _land(self, token: int) -> bool:
        mention = self.cast.at(token)
        if mention is not None:
            return any(a.startswith(("state:", "org:")) for a in mention.actors)
        for child in self.grammar.modifiers(token):
            inner = self.cast.at(child)
            if inner is not None and any(a.startswith("state:") for a in inner.actors):
                return True
        return False

    def _given_to(self, gift: int, spent: bool = False) -> list[tuple[str, Span]]:
        """To whom it is given, wherever below its words that stands: "a gift of 500 pounds of medicine to Chad and Niger"; of what
        is `spent` the land it is spent in.
        """
        return self._below(gift, frozenset({"to"})) or (self._spent_in(gift) if spent else [])

    def _spent_in(self, gift: int) -> list[tuple[str, Span]]:
        """The land in which a sum is spent: "$15 million for police training in Jamaica", "three clinics in Peru"."""
        text = self.text
        for token in range(gift + 1, text.subtree(gift)[1]):
            mention = self.cast.at(token)
            if mention is None or self.grammar.preposition(mention.head) not in ("in", "across", "throughout"):
                continue
            land = [a for a in self._of(mention) if a[0].startswith("state:")]
            if land and mention.form in ("place", "name", "metonym"):
                return land
        return []

    def _granted(self, grant: int) -> list[tuple[str, Span]]:
        """For whom the money is that is voted on or stopped: "vetoed a European loan of 2 billion euros to Ghana"."""
        if self.grammar.lemma(grant) not in _GRANTS:
            return []
        beside = self.grammar.obliques(self.text.heads[grant]) if self.text.relations[grant] == "obj" else ()
        return self._given_to(grant) or [
            a for p, n in beside if p == "to" and n > grant and self._land(n) for a in self.who(n)
        ]

    def _below(self, word: int, prepositions: frozenset[str]) -> list[tuple[str, Span]]:
        """The lands behind the first of the prepositions below a word, whatever it hangs on."""
        text = self.text
        for token in range(word + 1, text.subtree(word)[1]):
            if text.lower[token] not in prepositions or text.relations[token] != "case":
                continue
            if self._land(text.heads[token]) and not destined(self.grammar, text.heads[token]):
                return [a for one in self.grammar.conjuncts(text.heads[token]) for a in self.who(one)]
        return []

    def _is_held(self, span: Span) -> bool:
        """True for a land that is held by others, so that nobody's government receives who goes there: the West Bank."""
        return self.text.source[slice(*span)].lower().removeprefix("the ") in HELD_LANDS

    def _land_before(self, place: int) -> Mention | None:
        """The land that stands before a word for a place: the Comoros in "police in the Comoros archipelago"."""
        if self.grammar.lemma(place) not in PLACE_NOUNS:
            return None
        inner = (self.cast.at(child) for child in self.grammar.modifiers(place))
        return next((m for m in inner if m is not None and m.actors and m.actors[0].startswith("state:")), None)

    def _is_seat(self, mention: Mention | None) -> bool:
        """True for The Hague and Geneva, where the bodies of others sit."""
        return mention is not None and self.text.quote(mention.first, mention.last).lower() in SEATS

    def _hosts(self, token: int) -> bool:
        """True for a place whose government receives those who come: Geneva is the seat of others."""
        mention = self.cast.at(token)
        named = "" if mention is None else self.text.quote(mention.first, mention.last).lower()
        return self._land(token) and named not in SEATS
