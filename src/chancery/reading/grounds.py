"""Grounds: in whose land a deed is done or a thing stands: "a journalist was jailed in Belarus", "a depot in the city of Jeddah"."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.facts.spans import Span
from chancery.reading.counterparts import CounterpartReader

POSTS = frozenset({"embassy", "consulate", "base", "mission", "outpost", "garrison"})
EDGES = frozenset("border frontier boundary edge coast shore line airspace".split())
_MISSIONS = frozenset({"embassy", "consulate", "mission", "legation", "chancery"})
_BESIDE = frozenset({"near", "outside", "at", "in", "through", "inside", "beside", "behind"})
_CLOSE = frozenset({("next", "to"), ("close", "to"), ("adjacent", "to"), ("across", "from"), ("front", "of")})
_HIT_AT = frozenset("at on against near of into outside through inside beside".split())
_ABOUT = frozenset({"in", "across", "throughout", "through", "around", "along"})

_AUTHORITIES = frozenset("court tribunal judge prosecutor magistrate jury police policeman".split())
_ENTERING = frozenset("cross enter sneak slip march advance fly penetrate push invade infiltrate venture raid".split())


class GroundReader(CounterpartReader):
    """Reads the places of deeds in one text for the states that they give."""

    def _where(self, word: int) -> list[tuple[str, Span]]:
        """Whose deed it is that is told by its place alone: "a journalist was jailed in Belarus", "rallied in Tbilisi"."""
        phrases = self.grammar.obliques(word)
        below = [(p if q == "of" else q, m) for p, n in phrases for q, m in self.grammar.obliques(n)]
        for preposition, noun in (*phrases, *below):
            mention = self.cast.at(noun)
            if preposition in _ABOUT and mention is not None and mention.form == "place":
                return [a for a in self.who(noun) if a[0].startswith("state:")]
        return []

    def _where_behind(self, noun: int) -> list[tuple[str, Span]]:
        """The land right behind a deed, where the parser takes it for that of the verb above: "France condemned the coup in Togo"."""
        text = self.text
        if text.relations[noun] == "compound":
            return self._where(text.heads[noun])  # "coup leaders in Togo"
        if text.upos[noun] != "NOUN" or text.relations[noun] != "obj":
            return []
        near = [n for p, n in self.grammar.obliques(text.heads[noun]) if p == "in"]
        there = [n for n in near if text.subtree(n)[0] == text.subtree(noun)[1]]
        return [a for n in there if self._land(n) for a in self.who(n) if a[0].startswith("state:")]

    def _seized(self, verb: int, used: Iterable[int]) -> list[tuple[str, Span]]:
        """The land in which power is seized: "the general who took power in Peru", "the army has taken over in Peru"."""
        grammar, text = self.grammar, self.text
        power = any(grammar.lemma(n) == "power" for n in used)
        over = grammar.lemma(verb) == "take" and any(text.lower[c] == "over" for c in text.children[verb])
        return self._where(verb) if power or over else []

    def _of_the_land(self, verb: int) -> list[tuple[str, Span]]:
        """Whose court or police acts that nobody owns: of the one country that its sentence speaks of, "Peru's minister stepped
        down after a court ordered an inquiry".
        """
        if not any(self.grammar.lemma(s) in _AUTHORITIES for s in self.grammar.subjects(verb)):
            return []
        bounds = self.text.sentences[self.text.sentence_of[verb]]
        mentions = self.cast.within(bounds.first, bounds.last)
        mentions = [m for m in mentions if m.head < verb] or mentions
        found = {self.cast.side(a): (a, m.span) for m in mentions for a in m.actors if a not in self.cast.outlets}
        if len(found) != 1:
            return []
        ((side, (actor, span)),) = found.items()
        state = f"state:{side}"
        return [(state if state in self.cast.actors else actor, span)] if self.cast.country(actor) else []

    def _struck(self, words: Iterable[int], known: bool) -> list[tuple[str, Span]]:
        """The states in which that stands which was hit: "fired a missile at a depot in the Saudi city of Jeddah"; where its
        owner is `known`, only of posts abroad: "the bombings of U.S. embassies in Kenya and Tanzania". What is near a town
        is in its land; what is near a land, "a tanker near Oman", is not.
        """
        grammar = self.grammar
        for word in words:
            hit = [n for p, n in grammar.obliques(word) if p in _HIT_AT]
            for thing in (*grammar.patients(word), *hit, *(() if known else (word,))):
                if found := [a for one in grammar.conjuncts(thing) for a in self._standing(one, known)]:
                    return found
        return []

    def _standing(self, thing: int, known: bool) -> list[tuple[str, Span]]:
        """The states in which a thing stands, by the phrases behind it; where its owner is `known`, only those of a post abroad."""
        grammar = self.grammar
        if grammar.lemma(thing) not in POSTS and (known or self.cast.at(thing) is not None):
            return []
        for preposition, place in grammar.obliques(thing):
            towns = [place, *(n for p, n in grammar.obliques(place) if p in ("of", "in"))]
            for town in towns if preposition in ("in", "near", "outside", "at", "inside") else ():
                beside = town == place and preposition in ("near", "outside")
                there = [t for t in grammar.conjuncts(town) if not (beside and self._is_whole(t))]
                listed = [a for t in there for a in self.who(t)[:1]]
                if found := [a for a in listed if a[0].startswith("state:")]:
                    return found
        return []

    def _posts_hit(self, words: Iterable[int]) -> list[tuple[str, Span]]:
        """Whose post it is beside which a bomb goes off, and where that stands: "an explosion ripped through the Danish embassy",
        "died in a blast outside the Greek consulate in Baku".
        """
        grammar, text = self.grammar, self.text
        words = [*words, *(c for w in words for c in text.children[w] if text.relations[c] == "acl:relcl")]
        over = [(w, text.heads[w]) for w in words if text.relations[w].startswith("obl")]
        phrases = [q for w in words for q in grammar.obliques(w)]
        phrases += [q for w, head in over for q in grammar.obliques(head) if q[1] > w]
        posts = [one for p, n in phrases if p in _BESIDE for one in grammar.conjuncts(n)]
        posts += [t for w in words for t in range(w + 1, text.subtree(w)[1]) if self._next_to(t)]
        posts = [n for n in dict.fromkeys(posts) if grammar.lemma(n) in _MISSIONS]
        return [a for n in posts for a in (*self.who(n), *self._standing(n, True))]

    def _next_to(self, post: int) -> bool:
        """True for an embassy behind "next to", "close to", "across from", which the parser hangs on many words."""
        first = self.text.subtree(post)[0]
        while self.text.relations[first] == "case" or self.text.lower[first] in ("next", "close", "adjacent", "across"):
            first += 1
        return self.grammar.lemma(post) in _MISSIONS and tuple(self.text.lower[max(first - 2, 0) : first]) in _CLOSE

    def _crossed(self, verb: int) -> list[tuple[str, Span]]:
        """Into whose land they went to do it: "commandos crossed into Ecuador and killed a leader of the rebels"."""
        text, grammar = self.text, self.grammar
        above = text.heads[verb]
        if text.relations[verb] != "conj" or above < 0 or grammar.lemma(above) not in _ENTERING:
            return []
        there = [n for p, n in grammar.obliques(above) if p in ("into", "in", "to", "inside")] + grammar.objects(above)
        return [a for place in there for a in self.who(place)[:1] if a[0].startswith("state:")]

    def _is_whole(self, place: int) -> bool:
        """True for a place that is a state by its own name, not a town of it nor a state that is a town."""
        mention = self.cast.at(place)
        if mention is None or not mention.actors:
            return False
        return self.text.quote(mention.first, mention.last).removeprefix("the ") in self.tables.states

    def _at_edge(self, verb: int, used: tuple[int, ...]) -> bool:
        """True for what stands at a border that is named by no land: "of massing troops near the frontier"."""
        phrases = [n for w in (verb, *used) for _, n in self.grammar.obliques(w)]
        return any(self.grammar.lemma(n) in EDGES and not self._land(n) for n in phrases)
