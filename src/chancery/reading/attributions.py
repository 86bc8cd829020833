"""Attributions: the words by which a report gives something as somebody's word, and what they cover."""

from __future__ import annotations

from chancery.facts.claims import Certainty
from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.calendar_words import WEEKDAYS
from chancery.reading.citations import Citations
from chancery.reading.complements import Complements
from chancery.reading.contents import Contents
from chancery.reading.found import Found
from chancery.reading.sayers import Sayers

_OWN = frozenset({"who", "which", "when", "while", "as", "after", "before", "because", "since", "with", "according"})
_SPOKEN = frozenset("comment say confirm discuss elaborate respond reply answer specify disclose give".split())
_LINES = frozenset("position argument contention line message stance explanation assessment verdict conclusion".split())
_FINDERS = ("document", "unspecified", "observer", "institution")


class AttributionReader:
    """Finds the attributions of one text, word by word."""

    def __init__(self, grammar: Grammar, contents: Contents, words: WordTables) -> None:
        self.grammar, self.contents, self.words = grammar, contents, words
        self.text: Text = grammar.text
        self.complements = Complements(grammar, contents, words)
        self.sayers = Sayers(grammar, contents, words)
        self.citations = Citations(grammar, contents, words, self.complements, self.sayers)

    def read(self) -> list[Found]:
        """All attributions by a word of saying, in order."""
        found = []
        for token in range(len(self.text.words)):
            one = self._at(token)
            if one is not None and one.last > one.first:
                found.append(one)
                if one.verb is not None and one.last <= one.verb and (rest := self._resumed(one)) is not None:
                    found.append(rest)
        return found

    def _resumed(self, one: Found) -> Found | None:
        """What goes on behind an attribution set between commas: "The hashtag, he said, was even more popular"."""
        text = self.text
        assert one.verb is not None
        stop = self.complements.clause(one.verb, one.source)[1]
        last = text.sentences[text.sentence_of[one.verb]].last
        if stop >= last or text.words[stop] != "," or self.contents.inside(one.first) is not None:
            return None
        first, last = self.contents.tidy(stop, last)
        if last - first < 3 or any(text.lower[t] in _OWN or text.upos[t] == "SCONJ" for t in (first, first + 1)):
            return None
        if text.upos[first] == "CCONJ":
            return None
        if text.lower[first].endswith("ing") or not self.complements.is_clause(self.contents.head(first, last)):
            return None
        return Found(one.source, one.cue, first, last, one.strength, one.verb, one.carrier)

    def _at(self, token: int) -> Found | None:
        text = self.text
        low, lemma = text.lower[token], text.lemmas[token].lower()
        if low == "according":
            return self.citations.according(token)
        if low == "per" and (given := self.citations.per(token)) is not None:
            return given
        if text.upos[token] == "NOUN" and (viewed := self.citations.view(token)) is not None:
            return viewed
        if low in ("citing", "quoting") and text.upos[token] in ("VERB", "ADP"):
            return self.citations.citing(token)
        if low in self.words.adverbs:
            return self.citations.adverb(token)
        if text.relations[token] == "nsubj:outer" and lemma in self.words.views | _LINES:
            return self._held(token)
        if text.upos[token] == "NOUN" and (lemma in self.words.views or lemma in self.words.reports):
            return self._named(token)
        if low in self.words.convictions:
            return self._convinced(token)
        if text.upos[token] != "VERB":
            return None
        if lemma in self.words.denials:
            return self._verb(token, lemma, "denied")
        if lemma in self.words.verbs and not (lemma == "ask" and self._asked(token)):
            return self._verb(token, lemma, self.words.verbs[lemma])
        if lemma in self.words.declining and (declined := self._declined(token)) is not None:
            return declined
        if lemma in self.words.hearsay and self.grammar.is_passive(token):
            return self._passive(token, lemma, self.words.hearsay[lemma])
        return None if lemma == "ask" and self._asked(token) else self._quotes(token)

    def _asked(self, verb: int) -> bool:
        """True for who is asked, and says nothing by it: "Asked if the door was open, the envoy said …"."""
        text = self.text
        own = any(text.relations[c].startswith("nsubj") for c in text.children[verb])
        helped = any(text.relations[c].startswith("aux") for c in text.children[verb])
        return text.lower[verb] == "asked" and not own and not helped and text.relations[verb].startswith("advcl")

    def _held(self, noun: int) -> Found | None:
        """What somebody's view is: "Tokyo's position is that the treaty settled all claims"."""
        text = self.text
        clause = text.heads[noun]
        owner = next((c for c in text.children[noun] if text.relations[c] == "nmod:poss"), None)
        that = next((c for c in text.children[clause] if c > noun and text.lower[c] == "that"), None)
        if owner is None or that is None or text.relations[that] != "mark" or self.contents.inside(noun) is not None:
            return None
        return Found(owner, (noun, noun + 1), *self.contents.tidy(that, text.subtree(clause)[1]), "stated", None)

    def _named(self, noun: int) -> Found | None:
        """A word for what is said, with its owner and its clause: "Madrid's claim that the boats had crossed the line"."""
        text = self.text
        owner = next((c for c in text.children[noun] if text.relations[c] == "nmod:poss"), None)
        clause = next(
            (c for c in text.children[noun] if c > noun and text.relations[c] in ("acl", "ccomp", "acl:relcl")), None
        )
        voiced = (
            text.heads[noun] >= 0
            and text.lemmas[text.heads[noun]].lower() in self.words.voices | self.words.denials
            and not text.relations[noun].startswith("nsubj")
        )
        if clause is None or voiced or not self.complements.objects.opens_with_that(clause):
            return None
        if owner is None:
            return self._rumoured(noun, clause)
        return Found(owner, (noun, noun + 1), *self.contents.tidy(*text.subtree(clause)), "stated", None)

    def _rumoured(self, noun: int, clause: int) -> Found | None:
        """What nobody in particular is said to have said: "amid suggestions that Tanzania was asked to mediate"."""
        text = self.text
        if (
            text.lemmas[noun].lower() not in self.words.reports - {"report", "story"}
            or text.feat(noun, "Number") != "Plur"
        ):
            return None
        if any(text.lower[c] in ("the", "these", "those", "no", "any") for c in text.children[noun]):
            return None
        above = text.heads[noun]
        said = {text.lemmas[a].lower() for a in text.path(noun)[1:3]}
        if above < 0 or said & (self.words.denials | set(self.words.verbs)) or self.contents.inside(noun) is not None:
            return None
        first = min([noun, *(c for c in text.children[noun] if text.relations[c] in ("compound", "amod"))])
        return Found(None, (first, noun + 1), *self.contents.tidy(*text.subtree(clause)), "likely", None)

    def _convinced(self, word: int) -> Found | None:
        """A conviction told by an adjective: "officials are confident that the bridge will open", "Riga made clear that …"."""
        text = self.text
        clauses = [c for c in text.children[word] if text.relations[c].startswith("ccomp") and c > word]
        made = text.heads[word] if text.heads[word] >= 0 and text.lemmas[text.heads[word]].lower() == "make" else None
        if made is not None:
            clauses += [c for c in text.children[made] if text.relations[c].startswith("ccomp") and c > word]
        if not clauses or (made is None and text.lower[word] == "clear"):
            return None
        source = self.sayers.sayer(made if made is not None else word)
        if (
            source is None
            or not self.sayers.thinks(source)
            or (self.contents.inside(source) and not self.sayers.stands_by(source))
        ):
            return None
        head = made if made is not None else word
        return Found(source, (word, word + 1), *self.contents.tidy(*text.subtree(clauses[0])), "stated", head)

    def _declined(self, verb: int) -> Found | None:
        """ "declined to comment", "would not say whether …", "did not respond to a request for comment"."""
        text = self.text
        said = next((c for c in text.children[verb] if text.relations[c] == "xcomp" and c > verb), None)
        if said is None and any(text.lower[c] in ("not", "n't", "n’t", "never") for c in text.children[verb]):
            said = verb
        elif text.lemmas[verb].lower() not in ("decline", "refuse"):
            return None
        if said is None or text.lemmas[said].lower() not in _SPOKEN:
            return None
        source = self.sayers.sayer(verb)
        if source is None:
            return None
        first, last = self.contents.tidy(min(said, verb), text.subtree(said)[1])
        last = self.contents.without_trailer(first, last)
        return Found(source, (verb, verb + 1), first, last, "stated", verb, declined=True)

    def _behind_colon(self, verb: int) -> Found | None:
        """A quotation behind a colon, whatever the verb: 'He proposed other words: "The party stands with Norway …"'."""
        text = self.text
        last = text.sentences[text.sentence_of[verb]].last
        colon = next((t for t in range(verb + 1, min(verb + 16, last)) if text.words[t] == ":"), None)
        quotation = self.contents.quotation_at.get(colon + 1) if colon is not None else None
        own = [c for c in text.children[verb] if text.relations[c] == "nsubj"]
        if colon is None or quotation is None or quotation.start != colon + 1 or not own or text.heads[verb] >= 0:
            return None
        if quotation.last - quotation.first < 6 or self.contents.inside(verb) is not None:
            return None
        first, stop = self.contents.tidy(quotation.first, min(quotation.last, last))
        return Found(own[0], (verb, verb + 1), first, stop, "stated", verb)

    def _quotes(self, verb: int) -> Found | None:
        """A quotation that closes right before a subject and its verb, whatever the verb: '"That would be you?" she joked'."""
        clause = self.complements.clause(verb)
        if (behind := self._behind_colon(verb)) is not None:
            return behind
        before = clause[0] - 1
        quotation = self.contents.quotation_at.get(before)
        if quotation is None or quotation.stop != clause[0] or quotation.last - quotation.first < 4:
            return None
        if self.text.words[quotation.last - 1] not in (",", "?", "!", "—", "…", "..."):
            return None
        own = [c for c in self.text.children[verb] if self.text.relations[c] == "nsubj"]
        content = self.complements.before(verb, clause) if own else None
        return Found(own[0], (verb, verb + 1), *content, "stated", verb) if content is not None else None

    def _verb(self, verb: int, lemma: str, strength: Certainty) -> Found | None:
        text = self.text
        reported = self._reported(verb)
        if reported is not None:
            return reported
        if self.grammar.is_passive(verb) or (self._introduced(verb) and self.grammar.agents(verb)):
            return self._passive(verb, lemma, strength)
        source = self.sayers.sayer(verb)
        if source is None or (self.contents.inside(source) is not None and not self.sayers.stands_by(source)):
            return None
        if (
            lemma in self.words.emphases
            and not self.sayers.thinks(source)
            and not any(text.relations[c] == "ccomp" for c in text.children[verb])
        ):
            return None
        if lemma in self.words.findings and self.words.sources.get(text.lemmas[source].lower()) not in _FINDERS:
            return None
        if lemma in self.words.thoughts and not self.sayers.thinks(source):
            return None
        if lemma in self.words.denials or lemma == "confirm":
            denied = self._report_denied(verb, source, strength)
            if denied is not None:
                return denied
        content = self.complements.content(verb, lemma, source)
        if content is None:
            return None
        first, last = content
        if first == verb + 1 and last > first + 3 and text.lower[first] in WEEKDAYS and text.upos[first] == "PROPN":
            first += 1  # "said Thursday he had sent a team"
        if first <= verb < last:
            return None
        issuer = self.sayers.issuer(source)
        if issuer is not None:
            return Found(issuer, (verb, verb + 1), first, last, strength, verb, carrier=source)
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
        content = self.complements.complement(verb) or self.complements.quoted_behind(self.complements.clause(verb))
        content = content or self.complements.before(
            head, self.complements.clause(head)
        )  # "…, RIA quoted a source as saying"
        quoted = [p for p in grammar.patients(head) if p != verb]
        if content is None or not quoted:
            return None
        by = grammar.agents(head) if grammar.is_passive(head) else self.sayers.subjects(head)
        return Found(quoted[0], (verb, verb + 1), *content, "stated", verb, carrier=by[0] if by else None)

    def _passive(self, verb: int, lemma: str, strength: Certainty) -> Found | None:
        """ "was quoted by Xinhua as saying", "the move was described as …by": a source in a by-phrase."""
        agents = self.grammar.agents(verb)
        if not agents:
            return self._hearsay(verb, lemma) if lemma in self.words.hearsay else None
        content = self.complements.complement(verb) or (
            self.complements.labels.label(verb) if lemma in self.words.labels else None
        )
        if content is None and self._introduced(verb):
            content = self.complements.beside(verb, self.complements.clause(verb))
        if content is None and lemma in self.words.hearsay and (heard := self._hearsay(verb, lemma)) is not None:
            return Found(agents[0], (verb, verb + 1), heard.first, heard.last, heard.strength, verb)
        if content is None:
            return None
        return Found(agents[0], (verb, verb + 1), *content, strength, verb)

    def _introduced(self, verb: int) -> bool:
        """True behind "as": "As reported by Kyodo, …"."""
        return any(self.text.lower[c] == "as" and c < verb for c in self.text.children[verb])

    def _hearsay(self, verb: int, lemma: str) -> Found | None:
        """ "It was learned that …", "is reported to have left": somebody's word, and nobody is named."""
        text = self.text
        content = self.complements.complement(verb)
        if content is None and (
            clause := next((c for c in text.children[verb] if c > verb and text.relations[c].startswith("csubj")), None)
        ):
            content = self.contents.tidy(*text.subtree(clause))
        subject = next((c for c in text.children[verb] if text.relations[c].startswith(("nsubj", "expl"))), None)
        beside = [c for c in text.children[verb] if text.relations[c] in ("aux", "aux:pass", "expl")]
        first = min([verb, *beside])
        if content is None:
            clause = next((c for c in text.children[verb] if text.relations[c] == "xcomp"), None)
            if clause is None or subject is None or text.upos[clause] != "VERB":
                return None
            if lemma == "suppose" and not any(text.lower[c] == "have" for c in text.children[clause]):
                return None  # "are supposed to end by May": that is the plan
            content = self.contents.tidy(text.subtree(subject)[0], text.subtree(clause)[1])
        elif subject is not None and text.lower[subject] == "it":
            first = min(first, subject)
        return Found(None, (first, verb + 1), *content, self.words.hearsay[lemma], verb)

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
