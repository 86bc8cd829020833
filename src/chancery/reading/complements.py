"""Complements: what a verb of saying governs, before it, behind it and in quotation marks."""

from __future__ import annotations

from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.contents import Contents, Range
from chancery.reading.labels import Labels
from chancery.reading.objects import DENYING, Objects
from chancery.reading.quotations import MARKS, Quotation

_OWN = frozenset({"who", "which", "when", "while", "after", "before", "because", "since", "with", "according", "even"})


_ENDS = frozenset({",", "?", "!", ".", "—", "–", "…", "..."})


class Complements:
    """Finds the contents of verbs of saying in one text."""

    def __init__(self, grammar: Grammar, contents: Contents, words: WordTables) -> None:
        self.grammar, self.contents, self.words = grammar, contents, words
        self.labels = Labels(grammar.text, contents)
        self.objects = Objects(grammar, contents, words)
        self.text: Text = grammar.text

    def content(self, verb: int, lemma: str, source: int) -> Range | None:
        clause = self.clause(verb, source)
        behind = self._behind(verb, clause) if lemma not in self.words.labels else None
        if (
            behind is not None
            and not self.is_clause(self.contents.head(*behind))
            and (said := self.before(verb, clause))
        ):
            return said
        if behind is not None:
            return behind
        if lemma in self.words.labels:
            return self.labels.label(verb)
        if lemma in ("warn", "caution") and (feared := self.objects.warned_of(verb)) is not None:
            return feared
        if lemma in DENYING and (denied := self.objects.denied(verb)) is not None:
            return denied
        if (
            lemma in self.words.undertakings - {"claim", "profess"}
            and (promised := self.objects.undertaking(verb)) is not None
        ):
            return promised if any(self.contents.inside(t) for t in range(*promised)) else None
        if lemma in self.words.voices:
            return self.objects.view(verb)
        if lemma in ("claim", "profess") and (claimed := self.objects.undertaking(verb)) is not None:
            return claimed
        if lemma == "expect" and (expected := self.objects.expected(verb)) is not None:
            return expected
        if lemma in self.words.quoting:
            quotation = self.contents.quotation_at.get(clause[0] - 1)
            if quotation is None or quotation.stop != clause[0]:
                return self.quoted_behind(clause)
        before = self.before(verb, clause)
        if before is not None:
            return before
        quoted = self.quoted_behind(clause) or self.beside(verb, clause)
        if quoted is None and lemma in self.words.findings and self._turns_up(source):
            return None
        if quoted is None and lemma in self.words.emphases | self.words.findings:
            return self.objects.stressed(verb)
        return quoted or (self._rest(verb) if lemma in self.words.plain else None)

    def _turns_up(self, source: int) -> bool:
        """True for who finds things, "police found five rifles", where a study or a poll finds how things are."""
        return self.words.sources.get(self.text.lemmas[source].lower()) == "institution"

    def _rest(self, verb: int) -> Range | None:
        """The rest of the sentence behind a plain verb of saying that the tree gives no clause: it must hold one."""
        text = self.text
        last = text.sentences[text.sentence_of[verb]].last
        if text.feat(verb, "VerbForm") == "Inf":
            return None
        finite = [
            t
            for t in range(verb + 2, last)
            if self.is_clause(t)
            and text.relations[t] != "acl:relcl"
            and any(text.relations[c].startswith("nsubj") and verb < c < t for c in text.children[t])
        ]
        if not finite:
            return None
        subject = next(c for c in text.children[finite[0]] if text.relations[c].startswith("nsubj") and c > verb)
        first = text.subtree(subject)[0]
        return self.contents.tidy(first, last) if first - verb <= 3 else None

    def beside(self, verb: int, clause: Range) -> Range | None:
        """What stands behind an attribution that opens the sentence: "As the envoy explained, three taxes were put off",
        "In any case, he argued, the vote was void".
        """
        text = self.text
        sentence = text.sentences[text.sentence_of[verb]]
        stop = clause[1]
        opens = clause[0] <= sentence.first + 1
        if stop >= sentence.last or text.words[stop] != ",":
            return None
        introduced = any(text.lower[c] == "as" for c in text.children[verb])
        if not (introduced and opens) and not (clause[0] > sentence.first and text.words[clause[0] - 1] == ","):
            return None
        if text.lower[verb].endswith("ing") or (
            text.relations[verb].startswith("acl") and not self._put_in(verb, clause)
        ):
            return None
        first, last = self.contents.tidy(stop, sentence.last)
        if text.lower[first].endswith("ing"):
            return None
        bare = text.upos[first] == "VERB" and text.feat(first, "VerbForm") != "Fin"
        if last - first < 4 or bare or text.upos[first] in ("SCONJ", "CCONJ") or text.lower[first] in _OWN:
            return None
        return (first, last) if any(self.is_clause(t) for t in range(first, last)) else None

    def _put_in(self, verb: int, clause: Range) -> bool:
        """True for an attribution put in between commas that the tree takes for a relative clause: "The breaking point, Ash wrote, …"."""
        own = [c for c in self.text.children[verb] if self.text.relations[c] == "nsubj" and c < verb]
        return bool(own) and clause[1] - clause[0] <= 8 and self.text.lower[own[0]] not in ("who", "which", "that")

    def clause(self, verb: int, source: int | None = None) -> Range:
        """The words of the attribution itself: the verb, its subject, auxiliaries, adverbs, the one who is told, the occasion."""
        text = self.text
        first, last = verb, verb + 1
        for child in text.children[verb]:
            relation = text.relations[child].partition(":")[0]
            if relation in ("nsubj", "aux", "advmod", "iobj", "obl", "obj", "cc", "xcomp") or (
                relation == "advcl" and text.lower[child] in ("speaking", "citing", "quoting", "referring")
            ):
                if relation in ("obj", "xcomp") and self.is_clause(child):
                    continue
                if child > verb and self._opens_speech(child, verb):
                    continue
                a, b = text.subtree(child)
                if relation in ("obl", "obj", "advmod", "cc") and child < verb and b < first - 3:
                    continue
                first, last = min(first, a), max(last, b)
        if source is not None and self.text.sentence_of[source] == self.text.sentence_of[verb]:
            a, b = text.subtree(source)
            quotation = self.contents.inside(a)
            if abs(source - verb) < 14 and quotation is None and not a <= verb < b:
                first, last = (min(first, a), last) if source < verb else (first, max(last, b))
        bracketed = last < len(text.words) and text.words[last] == ","
        own = (  # "…, two aides involved in the talks said": the comma that the tree hangs on the aides
            source is not None
            and text.subtree(source)[0] == first
            and any(c > source and text.relations[c] in ("acl", "amod") for c in text.children[source])
        )
        if text.words[first] == "," and (bracketed or own or text.relations[verb].startswith("acl")):
            first += 1
        return max(first, self._closed_before(first, verb)), last

    def _opens_speech(self, child: int, verb: int) -> bool:
        """True for a word of the speech behind a verb, though the tree makes it the verb's own: 'added, "What I want is …"'."""
        quotation = self.contents.inside(child)
        return quotation is not None and quotation.start > verb and self.text.words[quotation.start - 1] in (",", ":")

    def _closed_before(self, first: int, verb: int) -> int:
        """Where the speech before a verb ends, into which the tree may have hung the verb's own words: '"With an eye to
        Minsk," he said'; without one, `first`.
        """
        for token in range(verb - 1, first, -1):
            quotation = self.contents.quotation_at.get(token)
            if quotation is not None:
                return quotation.stop if quotation.stop <= verb and self._has_ended(quotation) else first
        return first

    def _has_ended(self, quotation: Quotation) -> bool:
        """True for a quotation that ends as speech does, with a comma or a stop before its mark."""
        words = self.text.words
        last = quotation.last - 1
        return words[last - 1 if words[last] in MARKS else last] in _ENDS

    def _states(self, first: int, last: int) -> bool:
        """True for words that hold a finite clause, however the tree hangs them."""
        return self.is_clause(self.contents.head(first, last)) or any(
            self.is_clause(t) and not self.text.relations[t].startswith("acl") for t in range(first, last)
        )

    def is_clause(self, child: int) -> bool:
        return self.text.upos[child] in ("VERB", "AUX") or any(
            self.text.relations[c] == "cop" for c in self.text.children[child]
        )

    def _behind(self, verb: int, clause: Range) -> Range | None:
        """The clause that the verb governs, where it stands behind the verb."""
        content = self.complement(verb)
        if content is not None and content[0] > verb:
            return content
        text = self.text
        for child in text.children[verb]:
            if child > verb and text.relations[child] == "parataxis" and self.is_clause(child):
                first, last = text.subtree(child)
                if any(
                    text.words[t] in (":", ",") or text.words[t] in MARKS
                    for t in range(verb + 1, max(first, verb + 2) + 1)
                ):
                    return self.contents.tidy(first, last)
        return None

    def complement(self, verb: int) -> Range | None:
        text = self.text
        for child in text.children[verb]:
            relation = text.relations[child]
            if not relation.startswith("ccomp") or self._in_doing(child, verb):
                continue
            first, last = text.subtree(child)
            if first <= verb < last:
                first, last = (first, self.clause(verb)[0]) if child < verb else (self._behind_told(verb), last)
            if child > verb:
                last = self.objects.own_deeds(verb, child, last)
            first, last = self.contents.tidy(first, last)
            if first < last:
                return first, last
        return self._below_told(verb)

    def _behind_told(self, verb: int) -> int:
        """The word behind a verb of saying and the one who is told: "never" of "Ghana's ships, he told reporters, never left"."""
        told = [c for c in self.text.children[verb] if c > verb and self.text.relations[c] == "iobj"]
        return max([verb + 1, *(self.text.subtree(c)[1] for c in told)])

    def _in_doing(self, clause: int, verb: int) -> bool:
        """True for what somebody does in saying it: "…, an official said, requesting anonymity"."""
        text = self.text
        alone = not any(text.relations[c].startswith(("nsubj", "aux", "mark")) for c in text.children[clause])
        return clause == verb + 2 and text.words[verb + 1] == "," and text.lower[clause].endswith("ing") and alone

    def _below_told(self, verb: int) -> Range | None:
        """The clause that the tree hangs on the one who is told: "told a press conference that nothing had been decided"."""
        text = self.text
        for child in text.children[verb]:
            if child < verb or text.relations[child] not in ("obj", "iobj", "obl") or self._is_owned_word(child):
                continue
            for below in text.children[child]:
                relation = text.relations[below]
                if below > child and relation in ("acl", "ccomp", "acl:relcl") and self.objects.opens_with_that(below):
                    first, last = text.subtree(below)
                    return self.contents.tidy(first, self.objects.own_deeds(verb, below, last))
            if text.upos[child] == "VERB" and text.lemmas[child].lower() in self.words.thoughts | {"want", "plan"}:
                first = next((c for c in text.children[verb] if verb < c < child), child)
                return self.contents.tidy(text.subtree(first)[0], text.subtree(child)[1])
        return None

    def _is_owned_word(self, noun: int) -> bool:
        """True for another's word, whose clause is theirs: "doubted Moscow's claim that …"."""
        text = self.text
        own = any(text.relations[c] == "nmod:poss" and text.upos[c] != "PRON" for c in text.children[noun])
        return own and text.lemmas[noun].lower() in self.words.reports | self.words.views

    def before(self, verb: int, clause: Range) -> Range | None:
        """What stands before an attribution that closes it: "…, the sources said", '"Nothing is fixed," an aide told reporters'."""
        text = self.text
        sentence = text.sentences[text.sentence_of[verb]]
        start = clause[0]
        before = start - 1
        if text.lower[before] == "as" and before > sentence.first:
            before -= 1
        if start - sentence.first <= 1 and (start == sentence.first or text.words[before] in MARKS):
            return self._sentence_before(verb, clause)
        if before <= sentence.first or not (text.words[before] == "," or text.words[before] in MARKS):
            return None
        if text.relations[verb] in ("acl:relcl", "acl") or text.lower[verb].endswith("ing"):
            return None
        if any(
            text.relations[c] in ("mark", "cc") and c > before and text.lower[c] != "as" for c in text.children[verb]
        ):
            return None
        if self._tells_of_more(verb, before):
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
        if text.lower[first] in ("as", "according", "asked") and not closed:
            return None
        if last - first < (1 if closed else 2) or not (closed or self._states(first, last)):
            return None
        if not closed and self._leads_in(first, last, verb):
            return None
        return first, last

    def _leads_in(self, first: int, last: int, verb: int) -> bool:
        """True for what the speaker does in saying it: "Building on the accord, the ministers announced a fund"."""
        text, head = self.text, self.contents.head(first, last)
        own = any(text.relations[c].startswith(("nsubj", "aux", "cop")) for c in text.children[head])
        return (
            text.relations[head] == "advcl"
            and text.heads[head] == verb
            and not own
            and text.lower[head].endswith("ing")
        )

    def _tells_of_more(self, verb: int, before: int) -> bool:
        """True for what happens beside the main clause, which no word of saying closes: "…, when Quito advised its citizens to
        stay at home", "…, as a row over fishing claimed its first victims".
        """
        text = self.text
        opened = {text.lower[c] for c in text.children[verb] if before < c < verb}
        if opened & {"when", "where"}:
            return True
        things = [c for c in text.children[verb] if text.relations[c] == "obj" and text.upos[c] == "NOUN" and c > verb]
        return "as" in opened and bool(things)

    def _sentence_before(self, verb: int, clause: Range) -> Range | None:
        """The quoted sentence that an attribution closes from a sentence of its own: '"Who will pay for it?" she asked.'"""
        text = self.text
        number = text.sentence_of[verb]
        quotation = self.contents.quotation_at.get(clause[0] - 1)
        if quotation is None or quotation.stop != clause[0] or number == 0:
            return None
        sentence = text.sentences[number - 1]
        if sentence.paragraph != text.sentences[number].paragraph or not self._has_ended(quotation):
            return None
        first, last = self.contents.tidy(max(sentence.first, quotation.first), quotation.last)
        return (first, last) if last - first > 1 else None

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

    def quoted_behind(self, clause: Range) -> Range | None:
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
