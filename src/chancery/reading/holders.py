"""Holders: whose a stance is, and whether the report gives it as held at all."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.facts.claims import Claim
from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.assertions import Assertions
from chancery.reading.cast import Cast
from chancery.reading.negation import negates

_APART = frozenset(
    "opposition party critic rebel bloc lawmaker member voter company firm bank union activist citizen resident protester press media"
    " exporter importer farmer trader fisherman student worker investor scholar academic businessman trucker refiner shipper exile refugee migrant dissident emigrant hundred thousand dozen"
    " newspaper analyst expert".split()
)
"""Those who do not stand where their country stands."""
_RULING = frozenset({"judge", "justice", "bench"})
"""Those who do not stand anywhere, but will rule."""
SELVES = frozenset({"it", "he", "she", "they", "we", "i"})
_PLAIN = frozenset({"clear", "plain", "known"})
_VIEWS = frozenset({"view", "opinion", "belief", "mind"})
_STANDPOINTS = frozenset({"position", "stance", "standpoint", "line", "argument", "contention"})
_JOINING = frozenset({"unite", "united", "join", "bind"})
_SEATED = frozenset("official minister leader government authority diplomat policymaker".split())


class Holders(Assertions):
    """Finds the holders of stances in one text."""

    def __init__(self, grammar: Grammar, cast: Cast, words: WordTables) -> None:
        super().__init__(grammar, cast, words)
        self.voices: dict[int, str] = {}

    def hear(self, claims: Sequence[Claim]) -> None:
        """Notes whose words stand in each quotation: "We cannot accept that." of a speaker whom the sentence before names."""
        text = self.text
        for claim in claims:
            first, last = claim.content
            actor = claim.chain[-1].actor
            if not claim.quote or claim.declined or actor is None:
                continue
            for sentence in text.sentences:
                for token in range(sentence.first, sentence.last):
                    if first <= text.start[token] < last:
                        self.voices[token] = actor

    def holder(self, token: int, pos: str, arguments: tuple[str, ...] = ()) -> str | None:
        """The actor that holds a stance: the subject of a verb or adjective; whose a noun is, or who gives or voices it.

        A phrase with "of" names the holder ("the opposition of Riga") unless the stance has its issue there.
        """
        text, grammar = self.text, self.grammar
        if pos == "adj" and not grammar.subjects(token) and (beside := self._beside(token)) is not None:
            return self.first([beside])
        if pos != "noun":
            borne = pos == "adj" and grammar.is_passive(token)  # "is troubled by the arrests"
            own = grammar.patients(token) if borne else grammar.subjects(token)
            return self.first(own) or self._one_of(own)
        subjects = [
            c
            for c in text.children[token]
            if text.relations[c] == "nmod:poss"
            or (text.relations[c] in ("amod", "compound") and self.cast.at(c) is not None)
        ]
        subjects += [c for c in text.children[token] if text.relations[c].startswith("nsubj") and not subjects]
        free = [p for p in ("of", "by", "from") if f"{p}:" not in arguments]
        subjects += [t for p, t in grammar.obliques(token) if p in free and not subjects]
        head = text.heads[token]
        if not subjects and head >= 0 and text.relations[token] == "appos" and self.cast.at(token) is None:
            return self.first([head])  # "Colombia, a critic of the blockade, …"
        if not subjects and text.relations[token] == "conj" and (beside := self._listed_with(token)) is not None:
            return self.holder(beside, "noun", self.words.stances["noun", text.lemmas[beside].lower()][1])
        if (
            not subjects
            and head >= 0
            and (text.upos[head] in ("VERB", "AUX") or text.lower[head] == "united")
            and (not text.relations[token].startswith("obl") or self._in_doing(token) or self._agreed_on(token))
        ):
            joined = grammar.is_passive(head) and grammar.lemma(head) in _JOINING
            subjects = grammar.patients(head) if joined else list(grammar.subjects(head))
        if subjects and head >= 0 and text.upos[head] == "VERB" and self.first(subjects) is None:
            subjects = list(grammar.subjects(head))
        return self.first(subjects)

    def _listed_with(self, noun: int) -> int | None:
        """The stand that one is told beside: the readiness of "Riga's readiness to host talks, support for the truce and …", where
        the parser may set the support beside the talks.
        """
        text, above = self.text, self.text.heads[noun]
        while ("noun", text.lemmas[above].lower()) not in self.words.stances:
            if text.words[text.subtree(noun)[0]] != "," or text.heads[above] < 0 or text.upos[above] == "PROPN":
                return None
            above = text.heads[above]
        return above

    def _beside(self, adjective: int) -> int | None:
        """Whom an adjective behind a comma describes: "Delhi, wary of such ships, had …", "Wary of the deal, Riga asked for …"."""
        text, head = self.text, self.text.heads[adjective]
        if head < 0 or text.relations[adjective] not in ("acl", "amod", "appos", "advcl", "dep"):
            return None
        first, last = text.subtree(adjective)
        if "," not in (text.words[first], text.words[max(0, first - 1)], text.words[min(last, len(text.words) - 1)]):
            return None
        if text.upos[head] in ("NOUN", "PROPN", "PRON"):
            return head
        return next(iter(self.grammar.subjects(head)), None)

    def _one_of(self, words: Sequence[int]) -> str | None:
        """Who is said to be of those who stand so: Iceland in "Iceland is among the countries that favour a ban"."""
        text = self.text
        for word in words:
            among = self.grammar.preposition(word) == "among" or text.lower[max(0, word - 1)] == "among"
            top = word
            if text.relations[word] == "nmod" and text.lower[text.heads[word]] == "one":
                top, among = text.heads[word], True
            if among and any(text.relations[c] == "cop" for c in text.children[top]):
                return self.first(self.grammar.subjects(top))
        return None

    def _in_doing(self, noun: int) -> bool:
        """True for what the subject of the verb above feels or aims at in doing it: "flew to Oslo in a bid to revive the talks",
        "voted in favour of the draft", "called off the visit in anger at the sale".
        """
        above = self.text.heads[noun]
        if self.grammar.lemma(above) in _JOINING:
            return self.grammar.preposition(noun) in ("in", "over", "by")  # "are united over concerns about the base"
        return self.grammar.preposition(noun) == "in" and not self.grammar.is_passive(above)

    def _agreed_on(self, noun: int) -> bool:
        """True for what all hold who agree on it: "agreed on the importance of a truce", "coordinated on support for Peru"."""
        agreed = self.text.lemmas[self.text.heads[noun]].lower() in ("agree", "concur", "coordinate")
        return agreed and self.grammar.preposition(noun) == "on"

    def first(self, words: Sequence[int]) -> str | None:
        """The first actor that the words name or belong to: "Turkish" of "Turkish objections"; "it" is whoever acted before."""
        text = self.text
        for word in words:
            if text.lower[word] == "it" and (speaker := self.speaker(word)) is not None:
                return speaker
            mention = self.cast.at(word)
            apart = text.lemmas[word].lower() in _APART
            if mention is not None and mention.actors and mention.form != "place":
                if text.lemmas[word].lower() in _RULING and mention.form == "common":
                    return None  # "the judges were inclined to strike it down"
                return None if apart and mention.actors[0].startswith("state:") else mention.actors[0]
            if (seat := self._seat(word)) is not None:
                return seat
            beside = sorted(text.children[word], key=lambda c: text.relations[c] != "appos")
            for child in beside if not apart else ():
                named = self._whose(child) if text.lower[child] == "whose" else child
                inner = self.cast.at(named)
                if inner is None or not inner.actors or inner.actors[0] in self.cast.outlets:
                    continue  # "Oslo (Reuters) – Danish minister Bo Lind said"
                if inner.form == "place" and text.relations[child] == "appos":
                    continue
                if text.relations[child] in ("amod", "nmod:poss", "compound", "appos"):
                    return inner.actors[0]
            if self.words.sources.get(text.lemmas[word].lower()) == "document" and (issuer := self._issuer(word)):
                return issuer
            if text.lower[word] == "it" and (before := self._acted_before(word)) is not None:
                return before
        return None

    def met_in(self, verb: int) -> str | None:
        """The state in whose capital a thing is met so: "was welcomed in Islamabad"."""
        if not self.grammar.is_passive(verb) or self.grammar.agents(verb) or self.grammar.lemma(verb) == "offer":
            return None
        places = [self.cast.at(t) for p, t in self.grammar.obliques(verb) if p == "in"]
        actors = [a for m in places if m is not None and m.form in ("place", "metonym") for a in m.actors]
        return next((a for a in actors if a.startswith("state:")), None)

    def _seat(self, word: int) -> str | None:
        """The state whose officials sit in its capital: Australia of "officials in Canberra"."""
        if self.text.lemmas[word].lower() not in _SEATED:
            return None
        places = [self.cast.at(t) for p, t in self.grammar.obliques(word) if p == "in"]
        actors = [a for m in places if m is not None and m.form in ("place", "metonym") for a in m.actors]
        return next((a for a in actors if a.startswith("state:")), None)

    def _whose(self, whose: int) -> int:
        """The noun that a "whose" stands for: Israel in "Israel, whose government had offered to …"."""
        text = self.text
        for near in range(whose - 1, max(whose - 4, -1), -1):
            if text.words[near] != ",":
                mention = self.cast.at(near)
                return (
                    mention.head if mention is not None else text.heads[near] if text.upos[near] == "PROPN" else whose
                )
        return whose

    def same_side(self, word: int, actor: str) -> bool:
        """True where a word names the actor or the state that the actor stands for: Ukraine, of Ukraine's president."""
        mention = self.cast.at(word)
        if mention is None or mention.form == "place" or len(mention.actors) != 1:
            return False
        other = mention.actors[0]
        country = self.cast.country(actor)
        return other == actor or (other.startswith("state:") and other == f"state:{country}")

    def speaker(self, it: int) -> str | None:
        """The body or state that speaks of itself: Turkey in "Turkey has insisted it will not allow the ships to pass"."""
        text = self.text
        verb = text.heads[it]
        above = text.heads[verb] if verb >= 0 else -1
        if above < 0 or text.relations[verb] != "ccomp" or text.lemmas[above].lower() not in self.words.verbs:
            return None
        beside = above - 1
        while beside > 0 and text.upos[beside] in ("AUX", "ADV", "PUNCT") and self.cast.at(beside) is None:
            beside -= 1
        for word in (*self.grammar.subjects(above), beside):
            mention = self.cast.at(word)
            acts = mention is not None and mention.form != "place" and mention.last <= it
            named = mention.actors if mention is not None and acts else ()
            if len(named) == 1 and named[0].startswith(("state:", "body:", "org:")):
                return named[0]
        return None

    def toward(self, token: int, actor: str) -> str | None:
        """Whom a stand is addressed to: "urged the United States to", "demands guarantees from Moscow"."""
        near = list(self.grammar.objects(token))
        near += [
            t
            for p, t in self.grammar.obliques(token)
            if p in ("with", "from", "on", "upon", "toward", "towards", "against")
        ]
        for word in near:
            mention = self.cast.at(word)
            if mention is not None and mention.actors and mention.form != "place" and mention.actors[0] != actor:
                return mention.actors[0]
        return None

    def said_above(self, word: int) -> int | None:
        """The verb of saying whose clause a predicate heads, itself or beside another: "… must leave, he said", "said that the
        ships must leave and that the port should open".
        """
        text = self.text
        top = word
        while (
            text.relations[top] == "conj" and text.heads[top] >= 0 and text.upos[top] in ("VERB", "AUX", "ADJ", "NOUN")
        ):
            top = text.heads[top]
        above = text.heads[top]
        if above >= 0 and text.relations[top] in ("acl", "ccomp") and text.lower[above] in _VIEWS:
            case = [text.lower[c] for c in text.children[above] if text.relations[c] == "case"]
            return above if case == ["of"] and self.grammar.subjects(above) else None  # "is of the view that …"
        if above >= 0 and text.relations[top] in ("acl", "ccomp") and text.lemmas[above].lower() in _STANDPOINTS:
            return above if self._owners(above) else None  # "reiterated its position that …"
        if above >= 0 and text.lower[above] in _PLAIN and text.lemmas[text.heads[above]].lower() == "make":
            above = text.heads[above]  # "made clear that the ships must leave"
            return above if text.upos[above] == "VERB" and not self.grammar.is_passive(above) else None
        if above >= 0 and text.relations[top] == "ccomp" and text.upos[above] == "VERB" and self._says(above):
            return above
        if above >= 0 and text.relations[top] == "ccomp" and text.lower[above] in self.words.convictions:
            return above if self.grammar.subjects(above) and not negates(text, above) else None  # "is confident that …"
        beside = [c for c in text.children[top] if text.relations[c] == "parataxis" and text.upos[c] == "VERB"]
        return next((c for c in beside if self._says(c) and self.grammar.subjects(c)), None)

    def _owners(self, standpoint: int) -> list[int]:
        """Whose a standpoint is: "Oslo's position that …"."""
        return [c for c in self.text.children[standpoint] if self.text.relations[c] == "nmod:poss"]

    def _says(self, verb: int) -> bool:
        return self.text.lemmas[verb].lower() in self.words.verbs

    def voice(self, word: int) -> str | None:
        """Who speaks a main clause inside quotation marks that no verb of saying governs."""
        text, top = self.text, word
        while text.relations[top] in ("conj", "parataxis") and text.heads[top] >= 0:
            top = text.heads[top]
        main = text.relations[top] == "root" or (text.relations[top] == "ccomp" and text.heads[top] not in self.voices)
        return self.voices.get(word) if main else None

    def teller(self, word: int, above: int) -> str | None:
        """Who says it: whoever speaks of itself as "it", else the subject of the verb of saying."""
        if self.text.lemmas[above].lower() in _STANDPOINTS and (owners := self._owners(above)):
            return self.first(owners)
        own = next((c for c in self.text.children[word] if self.text.relations[c] in ("nsubj", "expl")), None)
        alone = self.speaker(own) if own is not None and self.text.lower[own] in SELVES else None
        teller = self.first(self.grammar.subjects(above))
        if own is not None and teller is not None and self.same_side(own, teller):
            return self.first([own])  # "its envoy said Japan would not accept the line": Japan
        return alone or teller

    def _issuer(self, paper: int) -> str | None:
        """Whose word a paper is: the mission's in "a statement issued by the mission demanded …", "a letter from the mission"."""
        text, grammar = self.text, self.grammar
        near = [t for p, t in grammar.obliques(paper) if p in ("by", "from", "of")]
        near += [a for c in text.children[paper] if text.relations[c] == "acl" for a in grammar.agents(c)]
        mentions = [self.cast.at(word) for word in near]
        return next((m.actors[0] for m in mentions if m is not None and m.actors and m.form != "place"), None)

    def _owns(self, word: int) -> bool:
        """True for whose it is that a sentence speaks of: "That is Jakarta's habit of mind. It wants …"."""
        text, head = self.text, self.text.heads[word]
        return text.relations[word] == "nmod:poss" and head >= 0 and text.relations[head] == "root"

    def _acted_before(self, word: int) -> str | None:
        """The state or body that is the subject nearest before an "it", in its sentence or the one before."""
        text = self.text
        first = text.sentences[max(text.sentence_of[word] - 1, 0)].first
        for token in range(word - 1, first - 1, -1):
            mention = self.cast.at(token)
            if (
                mention is not None
                and mention.head == token
                and (text.relations[token].startswith("nsubj") or self._owns(token))
                and len(mention.actors) == 1
                and mention.actors[0].startswith(("state:", "body:", "org:"))
            ):
                return mention.actors[0]
        return None
