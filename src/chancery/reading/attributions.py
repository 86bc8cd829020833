"""Attributions: the words by which a report gives something as somebody's word, and what they cover."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.facts.claims import Certainty
from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.contents import Contents, Range
from chancery.reading.quotations import MARKS, Quotation

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_SAYING_PARTICIPLES = ("advcl", "acl", "conj", "dep", "parataxis", "acl:relcl")


@dataclass(slots=True)
class Found:
    """An attribution: who (a token), by which words, the whole content, how firmly; `verb` is its predicate, if any.

    `carrier` is a word further out in the chain: in "Kyodo said, citing officials" the subject of "said".
    """

    source: int | None
    cue: Range
    first: int
    last: int
    strength: Certainty
    verb: int | None
    carrier: int | None = None
    quoted: bool = False


class AttributionReader:
    """Finds the attributions of one text, word by word."""

    def __init__(self, grammar: Grammar, contents: Contents, words: WordTables) -> None:
        self.grammar, self.contents, self.words = grammar, contents, words
        self.text: Text = grammar.text

    def read(self) -> list[Found]:
        """All attributions by a word of saying, in order."""
        found = []
        for token in range(len(self.text.words)):
            one = self._at(token)
            if one is not None and one.last > one.first:
                found.append(one)
        return found

    def _at(self, token: int) -> Found | None:
        text = self.text
        low, lemma = text.lower[token], text.lemmas[token].lower()
        if low == "according":
            return self._according(token)
        if low in ("citing", "quoting") and text.upos[token] in ("VERB", "ADP"):
            return self._citing(token)
        if low in self.words.adverbs:
            return self._adverb(token)
        if text.upos[token] != "VERB":
            return None
        if lemma in self.words.denials:
            return self._verb(token, lemma, "denied")
        if lemma in self.words.verbs:
            return self._verb(token, lemma, self.words.verbs[lemma])
        return None

    # -- verbs ---------------------------------------------------------------------------------------------------------

    def _verb(self, verb: int, lemma: str, strength: Certainty) -> Found | None:
        if self.grammar.is_passive(verb):
            return self._passive(verb, lemma, strength)
        reported = self._reported(verb)
        if reported is not None:
            return reported
        source = self._speaker(verb)
        if source is None:
            return None
        if strength == "likely" and lemma in self.words.thoughts and not self._is_source(source):
            return None
        if lemma in self.words.denials or lemma == "confirm":
            denied = self._report_denied(verb, source, strength)
            if denied is not None:
                return denied
        content = self._content(verb, lemma, source)
        if content is None:
            return None
        first, last = content
        if first <= verb < last:
            return None
        return Found(source, (verb, verb + 1), first, last, strength, verb)

    def _reported(self, verb: int) -> Found | None:
        """ "The agency quoted an executive as saying", "was quoted by Xinhua as saying": the one quoted, carried by the other."""
        text, grammar = self.text, self.grammar
        head = text.heads[verb]
        if (
            not text.lower[verb].endswith("ing")
            or head < 0
            or text.lemmas[head].lower() not in ("quote", "cite", "report")
        ):
            return None
        content = self._complement(verb) or self._quoted_behind(self._clause(verb))
        quoted = [p for p in grammar.patients(head) if p != verb]
        if content is None or not quoted:
            return None
        by = grammar.agents(head) if grammar.is_passive(head) else self._subjects(head)
        return Found(quoted[0], (verb, verb + 1), *content, "stated", verb, carrier=by[0] if by else None)

    def _speaker(self, verb: int) -> int | None:
        """Whose word it is: the verb's subject; for ", saying" behind a comma the subject of the sentence's main verb."""
        text, grammar = self.text, self.grammar
        own = [c for c in text.children[verb] if text.relations[c].startswith("nsubj") and not self._in_quotes(c, verb)]
        if not own and (described := self._described_before(verb)) is not None:
            return described
        if own:
            stands_for = grammar.subjects(verb)
            if text.lower[own[0]] in ("which", "who", "that") and stands_for:
                return stands_for[0]
            return own[0]
        if text.feat(verb, "VerbForm") == "Inf" and not self._reports_itself(verb):
            return None
        if text.lower[verb].endswith("ing") and text.relations[verb] in _SAYING_PARTICIPLES:
            first = text.subtree(verb)[0]
            if (first and text.words[first - 1] == ",") or text.words[first] == ",":
                for above in text.path(verb)[1:]:
                    if text.upos[above] == "VERB" and (subjects := self._subjects(above)):
                        return subjects[0]
        subjects = self._subjects(verb)
        return subjects[0] if subjects else None

    def _in_quotes(self, token: int, verb: int) -> bool:
        """True for a word that stands in a quotation beside the verb, which cannot be the verb's subject."""
        return self.contents.inside(token) is not self.contents.inside(verb)

    def _described_before(self, verb: int) -> int | None:
        """The noun before an adjective that the tree takes for a predicate: "sources close to the matter said"."""
        text = self.text
        adjective = next(
            (
                t
                for t in range(verb - 1, max(verb - 9, text.sentences[text.sentence_of[verb]].first), -1)
                if text.upos[t] == "ADJ" and text.subtree(t)[1] == verb
            ),
            None,
        )
        if adjective is None or any(text.relations[c] in ("cop", "aux") for c in text.children[adjective]):
            return None
        return next((c for c in text.children[adjective] if text.relations[c] == "nsubj" and c == adjective - 1), None)

    def _subjects(self, verb: int) -> list[int]:
        found = list(self.grammar.subjects(verb))
        return found or (self.grammar.patients(verb) if self.grammar.is_passive(verb) else [])

    def _reports_itself(self, verb: int) -> bool:
        """True for "went on to say", where the infinitive is the report; "refused to say" reports nothing said."""
        head = self.text.heads[verb]
        return head >= 0 and self.text.lemmas[head].lower() in ("go", "continue", "proceed")

    def _passive(self, verb: int, lemma: str, strength: Certainty) -> Found | None:
        """ "was quoted by Xinhua as saying", "the move was described as …by": a source in a by-phrase."""
        agents = self.grammar.agents(verb)
        if not agents:
            return None
        content = self._complement(verb) or (self._label(verb) if lemma in self.words.labels else None)
        if content is None:
            return None
        return Found(agents[0], (verb, verb + 1), *content, strength, verb)

    def _is_source(self, token: int) -> bool:
        return self.text.lemmas[token].lower() in self.words.sources

    # -- what a verb of saying governs -----------------------------------------------------------------------------------

    def _content(self, verb: int, lemma: str, source: int) -> Range | None:
        clause = self._clause(verb)
        behind = self._behind(verb, clause)
        if behind is not None:
            return behind
        if lemma in self.words.labels:
            return self._label(verb)
        before = self._before(verb, clause)
        if before is not None:
            return before
        quoted = self._quoted_behind(clause)
        if quoted is not None:
            return quoted
        return None

    def _clause(self, verb: int) -> Range:
        """The words of the attribution itself: the verb, its subject, auxiliaries, adverbs, the one who is told, the occasion."""
        text = self.text
        first, last = verb, verb + 1
        for child in text.children[verb]:
            relation = text.relations[child].partition(":")[0]
            if relation in ("nsubj", "aux", "advmod", "iobj", "obl", "obj", "cc", "xcomp") or (
                relation == "advcl" and text.lower[child] in ("speaking", "citing", "quoting", "referring")
            ):
                if relation in ("obj", "xcomp") and self._is_clause(child):
                    continue
                a, b = text.subtree(child)
                if relation in ("obl", "obj", "advmod") and child < verb and b < first - 3:
                    continue
                first, last = min(first, a), max(last, b)
        return first, last

    def _is_clause(self, child: int) -> bool:
        return self.text.upos[child] in ("VERB", "AUX") or any(
            self.text.relations[c] == "cop" for c in self.text.children[child]
        )

    def _behind(self, verb: int, clause: Range) -> Range | None:
        """The clause that the verb governs, where it stands behind the verb."""
        content = self._complement(verb)
        if content is not None and content[0] > verb:
            return content
        text = self.text
        for child in text.children[verb]:
            if child > verb and text.relations[child] == "parataxis" and self._is_clause(child):
                first, last = text.subtree(child)
                if any(
                    text.words[t] in (":", ",") or text.words[t] in MARKS
                    for t in range(verb + 1, max(first, verb + 2) + 1)
                ):
                    return self.contents.tidy(first, last)
        return None

    def _complement(self, verb: int) -> Range | None:
        text = self.text
        lemma = text.lemmas[verb].lower()
        for child in text.children[verb]:
            relation = text.relations[child]
            wanted = relation.startswith("ccomp") or (relation == "xcomp" and lemma in self.words.promises)
            if not wanted:
                continue
            first, last = text.subtree(child)
            if first <= verb < last:
                first, last = (first, self._clause(verb)[0]) if child < verb else (verb + 1, last)
            if child > verb:
                last = self._own_deeds(verb, child, last)
            first, last = self.contents.tidy(first, last)
            if first < last:
                return first, last
        return self._below_told(verb)

    def _below_told(self, verb: int) -> Range | None:
        """The clause that the tree hangs on the one who is told: "told a press conference that nothing had been decided"."""
        text = self.text
        for child in text.children[verb]:
            if child < verb or text.relations[child] not in ("obj", "iobj", "obl"):
                continue
            for below in text.children[child]:
                relation = text.relations[below]
                if below > child and relation in ("acl", "ccomp", "acl:relcl") and self._opens_with_that(below):
                    return self.contents.tidy(*text.subtree(below))
            if text.upos[child] == "VERB" and text.lemmas[child].lower() in self.words.thoughts | {"want", "plan"}:
                first = next((c for c in text.children[verb] if verb < c < child), child)
                return self.contents.tidy(text.subtree(first)[0], text.subtree(child)[1])
        return None

    def _opens_with_that(self, clause: int) -> bool:
        text = self.text
        first = text.subtree(clause)[0]
        return text.lower[first] == "that" and any(
            text.relations[c] == "mark" and c == first for c in text.children[clause]
        )

    def _own_deeds(self, verb: int, clause: int, last: int) -> int:
        """Cuts what the speaker did besides: "said it reserved the right to respond, and urged the mission to investigate"."""
        text = self.text
        for child in text.children[clause]:
            if child < clause or text.relations[child] != "conj" or text.upos[child] != "VERB":
                continue
            own = any(text.relations[c].startswith(("nsubj", "aux", "mark")) for c in text.children[child])
            past = text.feat(child, "Tense") == "Past" and text.feat(child, "VerbForm") == "Fin"
            if own or not past or text.feat(verb, "Tense") != "Past":
                continue
            start = text.subtree(child)[0]
            comma = text.words[start] == "," or text.words[start - 1] == ","
            simple = text.feat(clause, "VerbForm") == "Fin" and text.feat(clause, "Tense") == "Past"
            if (comma or not simple) and start > clause:
                last = min(last, start)
        return last

    def _before(self, verb: int, clause: Range) -> Range | None:
        """What stands before an attribution that closes it: "…, the sources said", '"Nothing is fixed," an aide told reporters'."""
        text = self.text
        sentence = text.sentences[text.sentence_of[verb]]
        start = clause[0]
        before = start - 1
        if before <= sentence.first or not (text.words[before] == "," or text.words[before] in MARKS):
            return None
        if text.relations[verb] in ("acl:relcl", "acl") or text.lower[verb].endswith("ing"):
            return None
        if any(text.relations[c] in ("mark", "cc") for c in text.children[verb]):
            return None
        first = sentence.first
        quotation = self.contents.quotation_at.get(before)
        closed = quotation is not None and quotation.stop == start
        if quotation is not None and closed:
            first = max(sentence.first, self._quoted_from(quotation, sentence.first))
        else:
            for token in range(sentence.first + 1, before - 3):
                if text.words[token] in (";", ":") and self.contents.inside(token) is None:
                    first = token + 1
        first, last = self.contents.tidy(first, before + 1)
        if last - first < 2 or not (closed or any(self._is_clause(t) for t in range(first, last))):
            return None
        return first, last

    def _quoted_from(self, quotation: Quotation, start: int) -> int:
        """Where a content begins that ends in a quotation: with it where it is a clause of its own, else with the sentence."""
        text = self.text
        if quotation.start <= start:
            return start
        inner = range(quotation.first, quotation.last)
        whole = any(
            text.relations[t].startswith("nsubj") and text.heads[t] in inner and text.upos[text.heads[t]] != "X"
            for t in inner
        )
        comma = quotation.start > start and (
            text.words[quotation.start - 1] in (",", ":") or text.lower[quotation.start - 1] in ("though", "but", "and")
        )
        return quotation.start if whole and comma else start

    def _quoted_behind(self, clause: Range) -> Range | None:
        """A quotation that opens behind the attribution: 'He said: "For the moment …"'."""
        text = self.text
        token = clause[1]
        sentence = text.sentences[text.sentence_of[clause[0]]]
        while token < sentence.last and (text.words[token] in (",", ":") or text.lower[token] in ("that", "as")):
            token += 1
        quotation = self.contents.quotation_at.get(token)
        if quotation is None or quotation.start != token or quotation.last - quotation.first < 3:
            return None
        return self.contents.tidy(quotation.first, min(quotation.last, sentence.last))

    def _label(self, verb: int) -> Range | None:
        """What somebody calls it: 'called the drill "a provocation"', 'accused the Kremlin of "holding … to ransom"'."""
        text = self.text
        sentence = text.sentences[text.sentence_of[verb]]
        last = min(text.subtree(verb)[1], sentence.last)
        for token in range(verb + 1, min(last + 1, sentence.last)):
            quotation = self.contents.quotation_at.get(token)
            if quotation is not None and quotation.start == token and token - verb < 16:
                return self.contents.tidy(quotation.first, min(quotation.last, sentence.last))
        if text.lemmas[verb].lower() in ("accuse", "suspect"):
            for child in text.children[verb]:
                if child > verb and text.relations[child] in ("advcl", "obl", "ccomp", "xcomp", "acl"):
                    first, stop = text.subtree(child)
                    if text.lower[first] == "of":
                        return self.contents.tidy(first + 1, stop)
        return None

    def _report_denied(self, verb: int, source: int, strength: Certainty) -> Found | None:
        """The clause below a report that is denied: "dismissed a news report that Seo would meet officials".

        The report is the innermost link, the one who denies it stands outside.
        """
        text = self.text
        for child in text.children[verb]:
            if text.relations[child] not in ("obj", "obl") or text.lemmas[child].lower() not in self.words.reports:
                continue
            for below in text.children[child]:
                if text.relations[below] in ("acl", "ccomp", "acl:relcl") and below > child:
                    content = self.contents.tidy(*text.subtree(below))
                    return Found(child, (verb, verb + 1), *content, strength, verb, carrier=source)
        return None

    # -- phrases and adverbs ---------------------------------------------------------------------------------------------

    def _according(self, token: int) -> Found | None:
        text = self.text
        source = text.heads[token]
        if source < token or text.upos[source] not in _NOMINAL:
            below = [c for c in text.children[token] if c > token and text.upos[c] in _NOMINAL]
            if not below:
                return None
            source = below[0]
        sentence = text.sentences[text.sentence_of[token]]
        phrase = text.subtree(source)
        first, last = min(phrase[0], token), phrase[1]
        comma = next((t for t in range(source + 1, last) if text.words[t] in (",", "—", "–")), last)
        start = self._segment(sentence.first, token)
        if first <= start + 1:
            stop = comma if comma < last and sentence.last - last < 3 else last
            content = self.contents.tidy(stop, sentence.last)
        else:
            content = self.contents.tidy(start, token)
            if content[1] - content[0] < 4 and sentence.last - comma > 3:
                content = self.contents.tidy(comma, sentence.last)
        return Found(source, (token, min(token + 2, len(text.words))), *content, "stated", None)

    def _segment(self, first: int, token: int) -> int:
        """Where the clause begins that a phrase belongs to: behind the last semicolon."""
        for before in range(token - 1, first, -1):
            if self.text.words[before] == ";":
                return before + 1
        return first

    def _citing(self, token: int) -> Found | None:
        """ "Kyodo said, citing government officials": the one who is cited is the innermost link."""
        objects = [c for c in self.text.children[token] if self.text.relations[c] in ("obj", "ccomp")]
        if self.text.upos[token] == "ADP" and self.text.heads[token] > token:
            objects = [self.text.heads[token]]
        if not objects:
            return None
        text = self.text
        sentence = text.sentences[text.sentence_of[token]]
        opening = next((t for t in range(sentence.first, token) if text.lower[t] == "according"), None)
        if opening is not None and opening <= sentence.first + 1 and (outer := self._according(opening)) is not None:
            content = self.contents.tidy(text.subtree(objects[0])[1], sentence.last)
            return Found(objects[0], (token, token + 1), *content, "stated", None, carrier=outer.source)
        verb = next((t for t in text.path(token)[1:] if text.upos[t] == "VERB"), None)
        if verb is not None and text.lemmas[verb].lower() in self.words.verbs and not self.grammar.is_passive(verb):
            source = self._speaker(verb)
            said = self._content(verb, text.lemmas[verb].lower(), source if source is not None else verb)
            if said is not None and not said[0] <= token < said[1]:
                return Found(objects[0], (token, token + 1), *said, "stated", None, carrier=source)
        content = self.contents.tidy(sentence.first, token)
        return Found(objects[0], (token, token + 1), *content, "stated", None)

    def _adverb(self, token: int) -> Found | None:
        sentence = self.text.sentences[self.text.sentence_of[token]]
        return Found(None, (token, token + 1), *self.contents.tidy(sentence.first, sentence.last), "likely", None)
