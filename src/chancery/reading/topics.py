"""Topics: what a happening is about."""

from __future__ import annotations

from chancery.facts.events import Topic
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.drafts import Draft
from chancery.reading.places import is_time

_ABOUT = frozenset("on about over regarding concerning around".split())
_NO_TOPICS = frozenset(
    """sideline margin condition occasion basis behalf eve anniversary track agenda return visit way part hand ground side
    front table schedule time term day date phone telephone line ship board medium media television radio website dinner lunch
    breakfast coffee tea briefing""".split()
)
_GOODS = frozenset({"export-control", "tariff", "arms-sale", "sanctions", "aid"})
_TRADE = frozenset("export import sale delivery shipment supply purchase transfer".split())
_PAPERS = frozenset("understanding intent cooperation principle".split())
"""Of what a paper is one: "a memorandum of understanding on tariffs", "a letter of intent"."""
_CONVERSATIONS = frozenset("discussion talk consultation negotiation conversation exchange".split())
_PROTESTS = frozenset({"summons", "protest-note"})
_NAMED_BY_MATTER = frozenset({"agreement", "talks", "legislation"})
_DISCUSSING = frozenset("discuss review address explore tackle debate cover consider examine".split())
_EXCHANGING = frozenset("coordinate exchange consult compare deliberate".split())
_CENTRING = frozenset("cover focus center centre concern touch revolve deal address include".split())
_TRAILING = frozenset({"acl", "parataxis", "punct", "appos", "advcl"})
_LONG = 8
"""How many words of a topic stand before a participle that tells more of one of them: "… deal | based on the plan"."""
CONSULTATIONS = frozenset({"call", "meeting", "talks", "summit", "visit"})


class TopicReader:
    """Reads the topics of happenings in one text: "hold talks in Tokyo on supply chains for rare earths"; "The two leaders
    discussed supply chains", where the latest talks of the two are meant.
    """

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text

    def topics(self, token: int, predicate: int, type: str, consumed: tuple[int, ...] = ()) -> list[Topic]:
        """What the event named at `token` is about; `consumed` are the words its trigger used up: "a pact on rail tariffs"."""
        text, grammar = self.text, self.grammar
        words = tuple(dict.fromkeys((token, predicate, *consumed)))
        found: list[int] = []
        for word in (*words, *self._beside(words, type)):
            for preposition, noun in grammar.obliques(word):
                first = preposition.split(" ")[0]
                goods = type in _GOODS and first == "of" and word in consumed
                new = noun not in words or (type == "agreement" and noun in consumed)
                if (first in _ABOUT or goods) and new and self._is_topic(noun, type):
                    found.append(noun)
            for clause in text.children[word]:
                if text.relations[clause] in ("advcl", "acl", "xcomp") and grammar.lemma(clause) in _DISCUSSING:
                    found += [p for p in grammar.objects(clause) if text.relations[p] != "conj"]
                elif text.relations[clause] in ("acl", "advcl") and any(
                    text.relations[c] == "mark" and text.lower[c] in ("on", "about") for c in text.children[clause]
                ):
                    found.append(clause)
        if type in _GOODS and not found:
            found += self._traded(predicate)
        topics = [self.topic(noun) for noun in dict.fromkeys(found)]
        return topics or (self._matter(words) if type in _NAMED_BY_MATTER else [])

    def _beside(self, words: tuple[int, ...], type: str) -> list[int]:
        """The words beside those of a happening that say with it what it is about: "a memorandum of understanding on tariffs",
        "met for discussions on fisheries", "summoned her to voice anger over a remark".
        """
        text, grammar = self.text, self.grammar
        found = []
        for word in words:
            for preposition, noun in grammar.obliques(word):
                paper = preposition == "of" and grammar.lemma(noun) in _PAPERS
                talk = preposition == "for" and type in CONSULTATIONS and grammar.lemma(noun) in _CONVERSATIONS
                if paper or talk:
                    found.append(noun)
            for clause in text.children[word]:
                if type in _PROTESTS and text.relations[clause] in ("advcl", "xcomp"):
                    found += [clause, *grammar.objects(clause)]
        return [n for n in found if n not in words]

    def _traded(self, predicate: int) -> list[int]:
        """What may not be sold any more, or is: "banned exports of machine parts"; "suspended arms deliveries to Chad"."""
        grammar = self.grammar
        for noun in grammar.objects(predicate):
            if grammar.lemma(noun) in _TRADE:
                wares = [n for p, n in grammar.obliques(noun) if p == "of" and self._is_topic(n, "export-control")]
                return wares or [noun]
        return []

    def _matter(self, words: tuple[int, ...]) -> list[Topic]:
        """The matter that stands before the noun it is about: "signed a police training agreement"; not the "trade" of "a trade
        deal", which only says of what kind it is.
        """
        text = self.text
        for noun in words:
            first = noun
            while first > 0 and text.upos[first - 1] in ("NOUN", "PROPN") and text.heads[first - 1] >= first:
                if self.cast.at(first - 1) is not None or text.relations[first - 1] != "compound":
                    break
                first -= 1
            if text.upos[noun] in ("NOUN", "PROPN") and noun - first > 1:
                start, end = text.span(first, noun)
                return [Topic(label=text.source[start:end], span=(start, end))]
        return []

    def agenda(self, drafts: list[Draft], countries: dict[int, frozenset[str]]) -> None:
        """Gives consultations what the report says later that was discussed in them; `countries` are those of each draft,
        by its number.
        """
        text, grammar = self.text, self.grammar
        namings = {n.token: k for k, d in enumerate(drafts) for n in d.namings}
        for verb in range(len(text.words)):
            if text.upos[verb] != "VERB":
                continue
            lemma = grammar.lemma(verb)
            if lemma in _CENTRING:
                whose = next((namings[s] for s in grammar.subjects(verb) if s in namings), None)
                if whose is not None and drafts[whose].type in CONSULTATIONS:
                    self._add(
                        drafts[whose],
                        [*grammar.objects(verb), *(n for p, n in grammar.obliques(verb) if p in ("on", "with"))],
                    )
                    continue
            if lemma not in _DISCUSSING and lemma not in _EXCHANGING:
                continue
            said = {c for s in grammar.subjects(verb) for c in self._countries(s)}
            for number in reversed(range(len(drafts))):
                draft = drafts[number]
                if (
                    draft.type in CONSULTATIONS
                    and draft.namings[0].token < verb
                    and said
                    and said <= countries[number]
                    and len(countries[number]) > 1
                ):
                    self._add(draft, self._discussed(verb, lemma))
                    break

    def _discussed(self, verb: int, lemma: str) -> list[int]:
        """What is discussed: objects, "discussed expanding trade", "exchanged views on fisheries"."""
        text = self.text
        if lemma in _EXCHANGING:
            return [n for p, n in self.grammar.obliques(verb) if p in ("on", "about", "regarding")]
        doing = [
            c for c in text.children[verb] if text.relations[c] in ("xcomp", "ccomp") and text.lower[c].endswith("ing")
        ]
        return [*self.grammar.objects(verb), *doing]

    def _add(self, draft: Draft, nouns: list[int]) -> None:
        known = {t.label for t in draft.topics}
        heads = [n for n in nouns if self.text.relations[n] != "conj" and self._is_topic(n, draft.type)]
        draft.topics += [t for n in heads if (t := self.topic(n)).label not in known]

    def _countries(self, subject: int) -> list[str]:
        mention = self.cast.at(subject)
        return [self.cast.side(a) for a in mention.actors] if mention is not None else []

    def _is_topic(self, noun: int, type: str) -> bool:
        """True for "rare earths"; not for "Monday", "the sidelines", nor for a state that something is asked of."""
        text = self.text
        if text.upos[noun] not in ("NOUN", "PROPN", "VERB") or is_time(text, noun):
            return False
        if self.grammar.lemma(noun) in _NO_TOPICS and text.lower[noun] != "parts":
            return False
        return self.cast.at(noun) is None or (type in CONSULTATIONS and text.upos[noun] != "PRON")

    def topic(self, noun: int) -> Topic:
        """A topic made of the yield of a noun, without the clauses and marks that trail it."""
        text = self.text
        first, last = text.subtree(noun)
        for child in text.children[noun]:
            if text.relations[child] in ("case", "mark") and child < noun:
                first = max(first, child + 1)
            if child > noun and text.relations[child].partition(":")[0] in _TRAILING:
                last = min(last, child, text.subtree(child)[0])
        for word in range(noun + 1, last):
            if text.relations[word] == "acl" and text.feat(word, "VerbForm") == "Part" and word - first >= _LONG:
                last = word
                break
        while last > noun + 1 and text.upos[last - 1] == "PUNCT":
            last -= 1
        start, end = text.span(min(first, noun), max(last, noun + 1))
        return Topic(label=text.source[start:end], span=(start, end))
