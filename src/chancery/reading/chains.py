"""Chains: through whose hands the words of a claim have come, from the outlet inwards."""

from __future__ import annotations

import re

from chancery.facts.claims import Claim, LinkKind, Source
from chancery.facts.reports import Report
from chancery.facts.spans import Span
from chancery.knowledge.attribution import WordTables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world
from chancery.language.text import Sentence
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.credits import read_credits
from chancery.reading.found import Found
from chancery.reading.phrases import SourcePhrases

_UNNAMED = re.compile(
    r"(?:(?:who )?(?:spoke|speaking|asked|declined|requested|wished) )?"
    r"(?:on (?:the )?condition of anonymity|on background|anonymously|for anonymity|anonymity"
    r"|not to be (?:named|identified|quoted)|to be (?:named|identified)|unnamed)"
    r"(?:,? (?:because|as|since|citing|due to|given) [^.;,]+)?",
    re.IGNORECASE,
)
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_AUDIENCE = frozenset({"reporter", "reporters", "journalists", "conference", "briefing", "lawmakers", "parliament"})


class ChainReader:
    """Builds the chains of one report."""

    def __init__(self, grammar: Grammar, cast: Cast, report: Report, words: WordTables, tables: Tables) -> None:
        self.grammar, self.text, self.cast, self.words = grammar, grammar.text, cast, words
        self.phrases = SourcePhrases(self.text, words)
        self.outlets = world(tables).outlets
        self.outer = self._outer(report)

    def _outer(self, report: Report) -> tuple[Source, ...]:
        """The outlet, and the agency that the report credits: "(Source: Kyodo News)"."""
        out: list[Source] = []
        if report.outlet:
            named = re.search(rf"(?<!\w){re.escape(report.outlet)}(?!\w)", report.text)
            span = named.span() if named else None
            out.append(Source(name=report.outlet, kind="outlet", span=span))
        agencies, self.credited = read_credits(report, self.outlets)
        return (*out, *agencies)

    def chain(self, one: Found, above: list[Found]) -> tuple[Source, ...]:
        """The links of an attribution that stands within others, from the outlet inwards; empty where nobody is named."""
        links = list(self.outer)
        for outer in above:
            links += self._links(outer)
        links += self._links(one)
        return tuple(dict.fromkeys(links))

    def _links(self, one: Found) -> list[Source]:
        """What one attribution adds to a chain: the carrier, the one who was told where that passed it on, the source."""
        links = [self.link(one.carrier, one.cue[0])] if one.carrier is not None else []
        if one.verb is not None:
            links += self._carriers(one.verb, one.source)
        links.append(self.link(one.source, one.cue[0]) if one.source is not None else self._nobody(one))
        return links

    def _nobody(self, one: Found) -> Source:
        """The link of "reportedly" and of "it was learned", where the report names nobody."""
        span = self.text.span(*one.cue)
        return Source(name=self.text.source[slice(*span)], kind="unspecified", span=span)

    def lead_claim(self, number: int, claims: list[Claim]) -> Claim | None:
        """What a credited agency itself reported: the lead of the report, on the agency's word."""
        agency = next((s for s in self.outer if s.kind == "agency"), None)
        if agency is None or not self.credited or not claims:
            return None
        lead = next(
            (
                s
                for s in self.text.sentences
                if s.last - s.first > 6 and self.text.words[s.last - 1] not in ("-", "–", "—", "--", ":")
            ),
            None,
        )
        if lead is None:
            return None
        content = self._predicate(lead)
        return Claim(id=f"c{number}", chain=self.outer, content=content, certainty="stated", cue=agency.span)

    def _predicate(self, lead: Sentence) -> Span:
        """The news of the lead, from its predicate on: "are finalizing arrangements to hold a telephone conference …".

        Where the lead is somebody's word, the news is what was said.
        """
        text = self.text
        root = next((t for t in range(lead.first, lead.last) if text.heads[t] < 0), lead.first)
        if text.lemmas[root].lower() in self.words.verbs:
            root = next((c for c in text.children[root] if text.relations[c] in ("ccomp", "parataxis")), root)
        own = [c for c in text.children[root] if text.relations[c].partition(":")[0] in ("aux", "cop") and c < root]
        first = min([root, *own])
        last = text.subtree(root)[1]
        for child in text.children[root]:
            if child > root and text.relations[child].startswith(("advcl", "parataxis", "obl", "punct")):
                start = text.subtree(child)[0]
                if start > root + 1 and text.words[start - 1 if text.words[start] != "," else start] == ",":
                    last = min(last, start)
        while last > first + 1 and text.upos[last - 1] == "PUNCT":
            last -= 1
        return text.span(first, last)

    def _carriers(self, verb: int, source: int | None) -> list[Source]:
        """Whom the source spoke to, where that carried the words: "told state television"."""
        text = self.text
        out = []
        for child in text.children[verb]:
            if text.relations[child] not in ("obj", "iobj", "obl") or child == source:
                continue
            if any(text.lower[c] == "according" for c in text.children[child]):
                continue  # "…, a spokesman said, according to Interfax": an attribution of its own
            if text.lower[child] in _AUDIENCE or any(text.lower[c] in ("this", "our") for c in text.children[child]):
                continue
            mention = self.cast.at(child)
            outlet = (
                mention is not None
                and any(a.startswith("org:") for a in mention.actors)
                and (text.quote(mention.first, mention.last).lower() in self.outlets)
            )
            if outlet or text.lemmas[child].lower() in self.words.carriers:
                start, end = text.span(*self.phrases.whole(child, verb))
                out.append(Source(name=text.source[start:end], kind="agency", span=(start, end)))
        return out

    def link(self, source: int, cue: int) -> Source:
        """One link: the words that name the source, what kind it is, and the actor it resolves to.

        The span holds what is said of who it is as well: of "Ben Rhodes, Obama's deputy adviser," the name is "Ben Rhodes".
        """
        first, last = self.phrases.whole(source, cue)
        span = self.text.span(first, last)
        start, end = self.text.span(*self.phrases.name(source, first, last))
        mention = self.cast.at(source)
        actor = mention.actors[0] if mention is not None and mention.actors else None
        return Source(
            name=self.text.source[start:end],
            kind=self._kind(source, actor),
            span=span,
            actor=actor,
            country=self._country(source, first, last, actor),
            count=self._count(source),
            anonymity=self._anonymity(cue),
        )

    def _country(self, source: int, first: int, last: int, actor: str | None) -> str | None:
        """The country a source speaks for: its actor's, or that of an adjective or possessor: "Japanese officials"."""
        if actor is not None:
            return self.cast.country(actor)
        for token in range(first, last):
            mention = self.cast.at(token)
            near = self.text.heads[token] == source or token == source
            if mention is not None and mention.actors and near and self.cast.country(mention.actors[0]):
                return self.cast.country(mention.actors[0])
        return None

    def _count(self, source: int) -> int | None:
        """How many they are, where a number says so; "an official" is one."""
        text = self.text
        for child in text.children[source]:
            if text.relations[child] == "nummod":
                low = text.lower[child]
                return int(low) if low.isdecimal() else _NUMBERS.get(low)
        single = text.feat(source, "Number") == "Sing" and text.upos[source] == "NOUN"
        return 1 if single and any(text.lower[c] in ("a", "an", "one") for c in text.children[source]) else None

    def _anonymity(self, cue: int) -> Span | None:
        """The words in the sentence of a cue by which its source stays unnamed, with the reason if one is given."""
        sentence = self.text.sentences[self.text.sentence_of[cue]]
        found = _UNNAMED.search(self.text.source, sentence.start, sentence.end)
        return found.span() if found else None

    def _kind(self, source: int, actor: str | None) -> LinkKind:
        text = self.text
        lemma = text.lemmas[source].lower()
        if text.lower[source] in self.words.adverbs:
            return "unspecified"
        mention = self.cast.at(source)
        if mention is not None and text.quote(mention.first, mention.last).lower() in self.outlets:
            return "agency"
        known = self.words.sources.get(lemma)
        if actor is not None and actor.startswith("person:"):
            return "official-named"
        if known == "institution" or (
            actor is not None and actor.startswith(("state:", "body:", "org:")) and known is None
        ):
            return "institution"
        if actor is not None and actor.startswith("office:"):
            return "official-named"
        if known in ("official-named", "official-anonymous", "observer", "document", "unspecified"):
            return known  # type: ignore[return-value]
        if any(n.first <= source < n.last and n.label == "PER" for n in text.names):
            return "official-named"
        return "unspecified"
