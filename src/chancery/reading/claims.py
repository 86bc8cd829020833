"""Claims: on whose word a report says what it says, from its verbs, phrases and marks of attribution."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.claims import Certainty, Claim
from chancery.facts.reports import Report
from chancery.facts.spans import Span, overlap
from chancery.knowledge.attribution import WordTables, word_tables
from chancery.knowledge.tables import Tables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.chains import ChainReader
from chancery.reading.happenings import Happening

_QUOTES = frozenset('"“”«»')
_POSSIBLE = frozenset(
    {"may", "might", "could", "possibly", "perhaps", "consider", "weigh", "mull", "possible", "explore"}
)
_LIKELY = frozenset({"likely", "expect", "probably", "expected", "should", "appear", "seem", "believe"})
_TAKES_OBJECT = frozenset(
    {
        "describe",
        "call",
        "brand",
        "label",
        "characterize",
        "characterise",
        "accuse",
        "confirm",
        "announce",
        "deny",
        "dispute",
        "refute",
        "dismiss",
        "reject",
        "reaffirm",
        "reiterate",
        "report",
        "stress",
    }
)


@dataclass(slots=True)
class Found:
    """An attribution: who (a token), by which word, what (token range), how firmly."""

    source: int | None
    cue: tuple[int, int]
    first: int
    last: int
    strength: Certainty
    verb: int | None
    quote: bool = False


def read_claims(text: Text, cast: Cast, report: Report, happenings: list[Happening], tables: Tables) -> list[Claim]:
    """The claims of a report with their chains, from the outlet inwards; happenings learn which claims they rest on.

    "…to hold a telephone conference on the evening of January 2, according to government sources": content up to the
    comma, cue "according to", innermost link "government sources".
    """
    return ClaimReader(text, cast, report, word_tables(tables), tables).read(happenings)


class ClaimReader:
    """Reads the claims of one text."""

    def __init__(self, text: Text, cast: Cast, report: Report, words: WordTables, tables: Tables) -> None:
        self.text, self.cast, self.words = text, cast, words
        self.grammar = Grammar(text)
        self.chains = ChainReader(self.grammar, cast, report, words, tables)

    def read(self, happenings: list[Happening]) -> list[Claim]:
        """All claims in the order of their content."""
        found: list[Found] = []
        for token in range(len(self.text.words)):
            one = self._at(token)
            if one is not None and one.last > one.first:
                found.append(one)
        found += self._running_on(found)
        found = self._apart(found)
        claims: list[Claim] = []
        for one in sorted(found, key=lambda f: (f.first, f.last)):
            chain = self.chains.chain(one.source, one.verb)
            if not chain:
                continue
            claims.append(
                Claim(
                    id=f"c{len(claims) + 1}",
                    chain=chain,
                    content=self._content(one),
                    certainty=self._certainty(one),
                    cue=self.text.span(*one.cue),
                    quote=one.quote,
                    confidence=round(self.text.certainty[one.verb], 3) if one.verb is not None else 0.9,
                )
            )
        lead = self.chains.lead_claim(len(claims) + 1, claims)
        if lead is not None:
            claims.append(lead)
        for happening in happenings:
            happening.claims = [c.id for c in claims if any(overlap(c.content, n.span) for n in happening.namings)]
        return claims

    # -- cues ----------------------------------------------------------------------------------------------------------

    def _at(self, token: int) -> Found | None:
        text = self.text
        low, lemma = text.lower[token], text.lemmas[token].lower()
        if low == "according":
            return self._according(token)
        if low == "citing" or (low == "quoting" and text.upos[token] == "VERB"):
            return self._citing(token)
        if low in self.words.adverbs:
            return self._adverb(token)
        if text.upos[token] != "VERB":
            return None
        if lemma in self.words.verbs:
            return self._verb(token, lemma, self.words.verbs[lemma])
        if lemma in self.words.denials:
            return self._verb(token, lemma, "denied")
        return None

    def _verb(self, token: int, lemma: str, strength: Certainty) -> Found | None:
        text, grammar = self.text, self.grammar
        passive = grammar.is_passive(token)
        subjects = [] if passive else list(grammar.subjects(token))
        own = [c for c in text.children[token] if text.relations[c].startswith("nsubj")]
        if passive:
            return self._passive(token, lemma, strength)
        if not subjects:
            return None
        source = own[0] if own else subjects[0]
        if text.lower[source] in ("which", "who", "that") and subjects:
            source = subjects[0]
        if strength == "likely" and not self._is_source(source):
            return None
        if text.feat(token, "VerbForm") == "Inf" and not own:
            return None
        content = self._complement(token) or self._parataxis(token)
        if content is None and lemma in _TAKES_OBJECT:
            content = self._object(token, lemma)
        if content is None:
            content = self._quoted_beside(token)
        if content is None:
            return None
        first, last = content
        if first <= token < last:
            return None
        return Found(source, (token, token + 1), first, last, strength, token, self._is_quoted(first, last))

    def _passive(self, token: int, lemma: str, strength: Certainty) -> Found | None:
        """ "was quoted by Xinhua as saying", "it was learned that", "is reported to be": a source in a by-phrase, or none."""
        content = self._complement(token)
        if content is None:
            return None
        agents = self.grammar.agents(token)
        weaker: Certainty = "likely" if strength == "stated" and not agents else strength
        if not agents:
            return None
        return Found(agents[0], (token, token + 1), *content, weaker, token, self._is_quoted(*content))

    def _is_source(self, token: int) -> bool:
        lemma = self.text.lemmas[token].lower()
        return lemma in self.words.sources

    def _complement(self, token: int) -> tuple[int, int] | None:
        text = self.text
        for child in text.children[token]:
            if text.relations[child] in ("ccomp", "ccomp:nmod") or (
                text.relations[child] == "xcomp"
                and text.lemmas[token].lower() in ("promise", "pledge", "vow", "claim", "offer")
            ):
                first, last = text.subtree(child)
                if first <= token < last:
                    first, last = (first, token) if child < token else (token + 1, last)
                while first < last and (
                    text.lower[first] in ("that", ",", ":", "'", "’") or text.words[first] in _QUOTES
                ):
                    first += 1
                if first < last:
                    return self._tidy(first, last)
        return None

    def _parataxis(self, token: int) -> tuple[int, int] | None:
        """The clause beside an attribution: "…, the sources said", "…, Baek told reporters, …"."""
        text = self.text
        head, relation = text.heads[token], text.relations[token]
        if relation in ("parataxis", "ccomp", "advcl", "conj", "acl:relcl", "dep") and head >= 0:
            mine = text.subtree(token)
            sentence = text.sentences[text.sentence_of[token]]
            own = [c for c in text.children[token] if text.relations[c].startswith("nsubj")]
            start = min([token, *own])
            if relation == "parataxis" and head < token and start > sentence.first:
                first = sentence.first
                while first < start and text.words[first] in _QUOTES:
                    first += 1
                return self._tidy(first, min(start, max(mine[0], first + 1)) if mine[0] > first else start)
            if relation == "parataxis" and head > token:
                return self._tidy(mine[1], sentence.last)
        for child in text.children[token]:
            if text.relations[child] == "parataxis" and text.upos[child] in ("VERB", "ADJ", "NOUN", "AUX"):
                first, last = text.subtree(child)
                return self._tidy(first, last)
        return None

    def _object(self, token: int, lemma: str) -> tuple[int, int] | None:
        text = self.text
        for child in text.children[token]:
            if text.relations[child] == "obj" and lemma in (
                "describe",
                "call",
                "brand",
                "label",
                "characterize",
                "characterise",
            ):
                last = text.subtree(token)[1]
                quoted = [t for t in range(token + 1, last) if text.words[t] in _QUOTES]
                if len(quoted) >= 2:
                    return quoted[0] + 1, quoted[1]
            elif text.relations[child] == "obj" and lemma in (
                "deny",
                "dispute",
                "refute",
                "dismiss",
                "reject",
                "confirm",
            ):
                for below in text.children[child]:
                    if text.relations[below] in ("acl", "ccomp", "acl:relcl") and text.lower[child] in _REPORTS:
                        first, last = text.subtree(below)
                        if text.lower[first] == "that":
                            first += 1
                        return self._tidy(first, last)
        return None

    def _quoted_beside(self, token: int) -> tuple[int, int] | None:
        """Words in quotation marks in the clause of a verb of saying: promised "nothing"."""
        text = self.text
        sentence = text.sentences[text.sentence_of[token]]
        marks = [t for t in range(sentence.first, sentence.last) if text.words[t] in _QUOTES]
        for a, b in zip(marks[::2], marks[1::2], strict=False):
            if b - a > 3 and abs(a - token) <= 12:
                return a + 1, b
        return None

    def _according(self, token: int) -> Found | None:
        text = self.text
        source = text.heads[token]
        if source < 0 or text.upos[source] not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            below = [c for c in text.children[token] if text.upos[c] in ("NOUN", "PROPN", "PRON")]
            if not below:
                return None
            source = below[0]
        sentence = text.sentences[text.sentence_of[token]]
        phrase = text.subtree(source)
        first, last = min(phrase[0], token), phrase[1]
        if first <= sentence.first + 1:
            content = self._tidy(last, sentence.last)
        else:
            content = self._tidy(sentence.first, token)
        return Found(
            source, (token, min(token + 2, len(text.words))), *content, "stated", None, self._is_quoted(*content)
        )

    def _citing(self, token: int) -> Found | None:
        """ "Kyodo said, citing government officials": the one who is cited is the innermost link."""
        objects = self.grammar.objects(token)
        if not objects:
            return None
        text = self.text
        sentence = text.sentences[text.sentence_of[token]]
        verb = text.heads[token]
        if verb >= 0 and text.lemmas[verb].lower() in self.words.verbs:
            content = self._complement(verb) or self._parataxis(verb) or self._tidy(sentence.first, token)
        else:
            content = self._tidy(sentence.first, token)
        return Found(objects[0], (token, token + 1), *content, "stated", verb if verb >= 0 else None)

    def _adverb(self, token: int) -> Found | None:
        text = self.text
        head = text.heads[token]
        if head < 0:
            head = token
        sentence = text.sentences[text.sentence_of[token]]
        return Found(token, (token, token + 1), *self._tidy(sentence.first, sentence.last), "likely", None)

    # -- what is attributed --------------------------------------------------------------------------------------------

    def _tidy(self, first: int, last: int) -> tuple[int, int]:
        text = self.text
        while last > first and (text.upos[last - 1] == "PUNCT" or text.lower[last - 1] in ("and", "but")):
            last -= 1
        while first < last and (text.upos[first] == "PUNCT" or text.lower[first] == "that"):
            first += 1
        return first, last

    def _is_quoted(self, first: int, last: int) -> bool:
        text = self.text
        before = text.words[first - 1] if first else ""
        after = text.words[last] if last < len(text.words) else ""
        nearby = text.words[last + 1] if last + 1 < len(text.words) else ""
        return before in _QUOTES and (after in _QUOTES or nearby in _QUOTES)

    def _content(self, one: Found) -> Span:
        return self.text.span(one.first, self._without_trailer(one.first, one.last))

    def _without_trailer(self, first: int, last: int) -> int:
        """The end of the content without a participle clause that the outlet hangs behind it: "…, specifically addressing …".

        Such a clause closes the content behind a comma, whichever of its words the tree hangs it on.
        """
        text = self.text
        for token in range(first + 4, last):
            if text.relations[token] not in ("advcl", "acl") or not text.lower[token].endswith("ing"):
                continue
            start, stop = text.subtree(token)
            comma = start if text.words[start] == "," else start - 1
            if comma > first + 3 and text.words[comma] == "," and stop >= last and first <= text.heads[token] < comma:
                return comma
        return last

    def _certainty(self, one: Found) -> Certainty:
        if one.strength == "denied":
            return "denied"
        text = self.text
        low = text.lower[one.first : one.last]
        head = next((t for t in range(one.first, one.last) if not one.first <= text.heads[t] < one.last), one.first)
        near = {text.lemmas[c].lower() for c in text.children[head]} | {text.lemmas[head].lower(), text.lower[head]}
        if "unlikely" in near or "unlikely" in low[:12]:
            return "unlikely"
        if near & _POSSIBLE:
            return "possible"
        if near & _LIKELY:
            return "likely"
        return one.strength

    def _running_on(self, found: list[Found]) -> list[Found]:
        """Sentences wholly in quotation marks after a quotation belong to the same speaker."""
        text = self.text
        out: list[Found] = []
        by_sentence: dict[int, Found] = {}
        for one in found:
            if one.quote or any(text.words[t] in _QUOTES for t in range(one.first, one.last)):
                by_sentence[text.sentence_of[one.first]] = one
        open_by: Found | None = None
        for number, sentence in enumerate(text.sentences):
            if number in by_sentence:
                open_by = by_sentence[number]
                continue
            words = text.words[sentence.first : sentence.last]
            inside = bool(words) and words[0] in _QUOTES
            has = any(text.sentence_of[f.first] == number for f in found)
            if open_by is not None and inside and not has:
                first, last = self._tidy(sentence.first, sentence.last)
                out.append(Found(open_by.source, open_by.cue, first, last, open_by.strength, open_by.verb, True))
            elif not inside:
                open_by = None
        return out

    def _apart(self, found: list[Found]) -> list[Found]:
        """Each content once: of two attributions of the same words the one with the plainer source stays."""
        out: list[Found] = []
        for one in sorted(found, key=lambda f: (f.first, -(f.last - f.first))):
            twin = next(
                (o for o in out if o.first == one.first and o.last == one.last and o.source == one.source), None
            )
            if twin is None and not (
                one.verb is None
                and one.cue[0] == one.source
                and any(
                    self.text.sentence_of[o.first] == self.text.sentence_of[one.first] for o in found if o is not one
                )
            ):
                out.append(one)
        return out


_REPORTS = frozenset(
    "report reports claim claims allegation allegations suggestion suggestions rumour rumours rumor rumors speculation".split()
)
