"""Places: where a happening happens."""

from __future__ import annotations

from chancery.facts.events import Place
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast, Mention

_TO = frozenset({"to", "in", "at", "for"})
_PAPERS = frozenset(
    "order act proclamation declaration resolution agreement accord treaty charter statute bill law report".split()
)
"""What a proper name in "declared in Executive Order 12345" names that is no place."""
_UNPLACED = frozenset(
    "visit statement condemnation accusation support warning demand rejection pledge apology courtesy invitation".split()
)
"""Journeys have their destination; what is said is placed by its own phrases alone: "condemned the drills off Taiwan"."""
_AT = frozenset("in at near off on around outside across".split())
_THROUGH = frozenset("to toward towards over into through from along".split())
_INVADED = frozenset({"of", "against", "into"})
_GATHERINGS = frozenset({"meeting", "talks", "summit"})
_HOSTING = frozenset({"host", "receive", "welcome"})
_LEAVING = frozenset({"leave", "quit", "exit", "vacate", "abandon", "evacuate"})
_GOING_ON = frozenset("take go open begin start resume continue end conclude proceed convene run happen occur".split())
"""What a gathering does where it is: "the meeting will go ahead at Torkham"."""
_SIDES = frozenset("north south east west northeast northwest southeast southwest".split())
_HALLS = frozenset(
    "university college institute house palace center centre library museum hall stadium hospital castle hotel station".split()
)
"""Buildings of which the name stands behind "at": "at Leiden University"."""
_MOVING = frozenset("deployment missile-test strike incursion patrol withdrawal border-closure ties-restored".split())

_NAMED_BEHIND_OF = frozenset("resort city town village port island enclave peninsula province region district".split())
"""Places of which the name stands behind "of", where "the coast of Peru" is a part of what is named."""


def is_time(text: Text, token: int) -> bool:
    """True for a word of the calendar, which is no place and no topic: "in April", "on Monday"."""
    return text.lower[token] in TIME_NOUNS


class PlaceReader:
    """Reads the places of happenings in one text: "hold talks in Tokyo on supply chains for rare earths"."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text

    def place(self, token: int, predicate: int, type: str, consumed: tuple[int, ...] = ()) -> Place | None:
        """Where it happens: "in Tokyo", "at the presidential palace", the destination of a visit; `consumed` are the words
        the trigger used up, "a second crossing at Cucuta".
        """
        grammar = self.grammar
        welcomed = type in _GATHERINGS and grammar.lemma(predicate) == "welcome"
        wanted = _TO if type == "visit" or welcomed else _AT | _THROUGH if type in _MOVING else _AT
        phrases = [p for word in dict.fromkeys((token, predicate, *consumed)) for p in grammar.obliques(word)]
        if type == "visit" and token == predicate and grammar.lemma(token) in ("visit", "tour"):
            phrases = [("to", o) for o in grammar.patients(token)] + phrases
        if type not in _UNPLACED or grammar.lemma(predicate) in _HOSTING:
            phrases += self._beneath(predicate, wanted if type in _MOVING else frozenset())
        if type == "incursion":
            wanted = wanted | _INVADED
        if type == "patrol":
            wanted = wanted | {"of"}
        if type == "withdrawal" and grammar.lemma(predicate) in _LEAVING:
            phrases += [("from", left) for left in grammar.objects(predicate)]
        if type in _GATHERINGS:
            phrases += self._where_held(token)
        phrases += self._beside(token, predicate)
        for preposition, noun in phrases:
            if preposition in wanted and noun not in (token, *consumed):
                found = self._at(noun, preposition)
                if found is not None:
                    return found
        return self._in_its_name(token) if type in _GATHERINGS else None

    def _where_held(self, gathering: int) -> list[tuple[str, int]]:
        """The phrases of what is said to be done with a gathering: "another round is planned for next week in Oman", "the meeting
        will go ahead at Torkham", "a summit scheduled for Friday in Lima".
        """
        text, held = self.text, self.text.heads[gathering]
        told = [c for c in text.children[gathering] if text.relations[c] == "acl" and self.grammar.is_passive(c)]
        borne = text.relations[gathering] == "nsubj:pass"
        if borne or (text.relations[gathering] == "nsubj" and self.grammar.lemma(held) in _GOING_ON):
            told.append(held)
        phrases = [p for verb in told for p in self.grammar.obliques(verb)]
        return phrases + [p for verb in told for p in self._beneath(verb, frozenset())]

    def _beside(self, token: int, predicate: int) -> list[tuple[str, int]]:
        """What it is on one side of, and what a "where" tells it of: "drills west of Palawan", "Gori, where clashes killed ten"."""
        text = self.text
        words = dict.fromkeys((token, predicate))
        sides = [c for w in words for c in text.children[w] if text.lower[c] in _SIDES and c > w]
        out = [("near", noun) for side in sides for p, noun in self.grammar.obliques(side) if p == "of"]
        clauses = [t for t in text.path(token)[:3] if text.relations[t] == "acl:relcl"]
        where = [t for t in clauses if any(text.lower[c] == "where" for c in text.children[t])]
        return out + [("in", text.heads[clause]) for clause in where]

    def _in_its_name(self, gathering: int) -> Place | None:
        """The town that stands before a gathering: "a Lima summit", "the Vienna talks"; a state so named takes part in it."""
        text = self.text
        for town in text.children[gathering]:
            mention = self.cast.at(town)
            if text.relations[town] != "compound" or text.upos[town] != "PROPN" or mention is None:
                continue
            if mention.form == "place" and mention.last <= gathering:
                return self._place(mention.first, mention.last, mention)
        return None

    def _beneath(self, predicate: int, also: frozenset[str]) -> list[tuple[str, int]]:
        """The phrases of place that hang on other words of the clause: "talks with the president in Gyeongju"; of what moves
        those of where it goes as well, "the sending of minehunters to the Romanian coast".
        """
        text, out, queue = self.text, [], [predicate]
        while queue:
            word = queue.pop(0)
            for child in text.children[word]:
                if text.upos[child] in ("VERB", "AUX") or text.relations[child] in ("conj", "parataxis", "appos"):
                    continue
                queue.append(child)
                preposition = self.grammar.preposition(child)
                if preposition in {"in", "at", "near", "off"} | also and child > predicate:
                    out.append((preposition, child))
        return out

    def _at(self, noun: int, preposition: str) -> Place | None:
        """The place that a noun behind a preposition names, if it is one."""
        text = self.text
        if is_time(text, noun):
            return None
        mention = self.cast.at(noun)
        if mention is not None:
            land = mention.form in ("place", "metonym", "name") and any(a.startswith("state:") for a in mention.actors)
            if not land and text.lemmas[noun].lower() not in PLACE_NOUNS:
                return None
            first, last = (mention.first, mention.last) if land else self._name_around(noun)
        else:
            label = next((n.label for n in text.names if n.first <= noun < n.last), None)
            proper = text.upos[noun] == "PROPN" and label != "PER" and preposition in ("in", "near", "off", "around")
            if proper and label != "LOC" and self.grammar.lemma(noun) in _PAPERS:
                return None
            hall = text.upos[noun] == "PROPN" and preposition == "at" and text.lower[noun] in _HALLS
            if label != "LOC" and not proper and not hall and text.lemmas[noun].lower() not in PLACE_NOUNS:
                return None
            first, last = self._name_around(noun)
        return self._place(first, last, mention or self._behind(noun))

    def _behind(self, town: int) -> Mention | None:
        """The land behind a town that no table knows: Chad in "in Bokoro, Chad"."""
        behind = [c for c in self.text.children[town] if self.text.relations[c] in ("appos", "nmod") and c > town]
        mentions = [self.cast.at(c) for c in behind if self.text.words[c - 1] == ","]
        lands = [m for m in mentions if m is not None and m.form in ("place", "name")]
        return next((m for m in lands if m.actors[0].startswith("state:")), None)

    def _place(self, first: int, last: int, mention: Mention | None) -> Place:
        start, end = self.text.span(first, last)
        country = self.cast.country(mention.actors[0]) if mention is not None and mention.actors else None
        return Place(name=self.text.source[start:end], country=country, span=(start, end))

    def _name_around(self, noun: int) -> tuple[int, int]:
        """The words of a name around a noun: by the names of the text, by its modifiers; "Sea of Japan" with its tail; of "the
        lake resort of Bled" and "the port city of Assab" the name alone.
        """
        text = self.text
        called = [c for c in text.children[noun] if c > noun and self.grammar.preposition(c) == "of"]
        if text.lemmas[noun].lower() in _NAMED_BEHIND_OF and called and text.upos[called[0]] == "PROPN":
            return self._name_around(called[0])
        left = [c for c in text.children[noun] if c < noun and text.relations[c] in ("compound", "amod", "det", "flat")]
        first, last = (min(left) if left else noun), noun + 1
        for name in text.names:
            if name.first <= noun < name.last:
                first, last = name.first, name.last
        of = [c for c in text.children[noun] if c >= last and self.grammar.preposition(c) == "of"]
        if of and text.upos[noun] == text.upos[of[0]] == "PROPN":
            last = max(last, text.subtree(of[0])[1])
        return first, last


TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december today tomorrow yesterday week month year day night morning evening afternoon weekend hour minute decade"
    " century spring summer autumn fall winter time moment quarter jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar."
    " apr. jun. jul. aug. sep. sept. oct. nov. dec. 2020 2021 2022 2023 2024 2025 2026 2027 2028".split()
)
SEATS = frozenset({"geneva", "new york", "the hague", "strasbourg", "davos"})
"""Seats of organisations: who travels there is the guest of nobody's government."""
HELD_LANDS = frozenset({"west bank", "golan heights", "golan"})
"""Lands that are held by others: who goes there, settles there or leaves them does nothing to the state they are counted to."""
PLACE_NOUNS = frozenset(
    "capital palace border island resort city town sea strait waters region province port airport headquarters embassy coast"
    " zone village shoal reef base hotel hall house villa residence territory soil enclave peninsula frontier checkpoint"
    " crossing gulf ocean basin valley shore compound archipelago suburb water".split()
)
