"""Chains: through whose hands the words of a claim have come, from the outlet inwards."""

from __future__ import annotations

import re

from chancery.facts.claims import Claim, LinkKind, Source
from chancery.facts.reports import Report
from chancery.facts.spans import Span
from chancery.knowledge.attribution import WordTables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast

_CREDIT = re.compile(
    r"^\W{0,2}(?:Sources?|Reporting by|With inputs? from|Additional reporting by|Credit|Via|Agencies)\b\s*:?\s*(?P<name>[^\n()]{2,60}?)\W{0,2}$",
    re.MULTILINE | re.IGNORECASE,
)
_AUDIENCE = frozenset({"reporter", "reporters", "journalists", "conference", "briefing", "lawmakers", "parliament"})


class ChainReader:
    """Builds the chains of one report."""

    def __init__(self, grammar: Grammar, cast: Cast, report: Report, words: WordTables, tables: Tables) -> None:
        self.grammar, self.text, self.cast, self.words = grammar, grammar.text, cast, words
        self.outlets = world(tables).outlets
        self.outer = self._outer(report)

    def _outer(self, report: Report) -> tuple[Source, ...]:
        """The outlet, and the agency that the report credits at its foot: "(Source: Kyodo News)"."""
        out: list[Source] = []
        if report.outlet:
            at = report.text.find(report.outlet)
            span = (at, at + len(report.outlet)) if at >= 0 else None
            out.append(Source(name=report.outlet, kind="outlet", span=span))
        for match in _CREDIT.finditer(report.text):
            name = match["name"].strip()
            if name.lower() in self.outlets or re.search(r"\b(?:News|Agency|Press|Times|Reuters|AFP|AP)\b", name):
                out.append(Source(name=name, kind="agency", span=match.span("name")))
                break
        return tuple(out)

    def chain(self, source: int | None, verb: int | None) -> tuple[Source, ...]:
        """The links of a claim made by the words at `source` with the verb `verb`; empty where nobody is named."""
        links = list(self.outer)
        if verb is not None:
            links += self._carriers(verb, source)
        if source is not None:
            links.append(self.link(source))
        return tuple(links)

    def lead_claim(self, number: int, claims: list[Claim]) -> Claim | None:
        """What a credited agency itself reported: the lead of the report, on the agency's word."""
        agency = next((s for s in self.outer if s.kind == "agency"), None)
        if agency is None or not claims:
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
        first = next((c for c in claims if lead.start <= c.content[0] < lead.end), None)
        content: Span = first.content if first is not None else (lead.start, lead.end)
        return Claim(id=f"c{number}", chain=self.outer, content=content, certainty="stated", cue=agency.span)

    def _carriers(self, verb: int, source: int | None) -> list[Source]:
        """Whom the source spoke to, where that carried the words: "told state television"."""
        text = self.text
        out = []
        for child in text.children[verb]:
            if text.relations[child] not in ("obj", "iobj", "obl") or child == source:
                continue
            if text.lower[child] in _AUDIENCE:
                continue
            mention = self.cast.at(child)
            outlet = (
                mention is not None
                and any(a.startswith("org:") for a in mention.actors)
                and (text.quote(mention.first, mention.last).lower() in self.outlets)
            )
            if outlet or text.lemmas[child].lower() in self.words.carriers:
                phrase = self._phrase(child)
                start, end = text.span(*phrase)
                out.append(Source(name=text.source[start:end], kind="agency", span=(start, end)))
        return out

    def link(self, source: int) -> Source:
        """One link: the words that name the source, what kind it is, and the actor it resolves to."""
        first, last = self._phrase(source)
        span = self.text.span(first, last)
        mention = self.cast.at(source)
        actor = mention.actors[0] if mention is not None and mention.actors else None
        return Source(name=self.text.source[slice(*span)], kind=self._kind(source, actor), span=span, actor=actor)

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
        if known in ("official-anonymous", "observer", "document", "unspecified"):
            return known  # type: ignore[return-value]
        if any(n.first <= source < n.last and n.label == "PER" for n in text.names):
            return "official-named"
        return "unspecified"

    def _phrase(self, source: int) -> tuple[int, int]:
        """The words that name a source, without the relative clauses and appositions that trail it."""
        text = self.text
        first, last = text.subtree(source)
        for child in text.children[source]:
            relation = text.relations[child].partition(":")[0]
            if relation in ("case", "mark") and child < source:
                first = max(first, child + 1)
                first = max(first, text.subtree(child)[1])
            if child > source and (
                text.relations[child] in ("acl:relcl", "parataxis", "appos", "punct", "advcl", "cc", "conj", "dep")
                or text.words[child] == ","
            ):
                last = min(last, text.subtree(child)[0], child)
        if text.lower[first] == "to" and first < source:
            first += 1
        while last > source + 1 and text.words[last - 1] in (",", ";", "-", "–", "—"):
            last -= 1
        return first, max(last, source + 1)
