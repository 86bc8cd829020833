"""Issue bounds: with which word an issue ends: "the raid | announced on Monday by the minister"."""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.negation import negates
from chancery.reading.quotations import MARKS

_SUBORDINATE = frozenset(
    "if unless when while after before because until once as although though since provided".split()
)
_SINCE = frozenset({"since", "as", "after", "when", "while", "because", "although", "though"})
_RELATIVES = frozenset("which who where whose according including saying adding citing either".split())
_WAITING = frozenset("wait hold stay remain delay keep stand pause".split())
SPANS = frozenset("decade year month week day hour generation century".split())
_AGES = SPANS | {"future", "now", "moment", "present", "while"}
_TOLD = frozenset("announce report unveil publish release reveal describe disclose".split())
_UPON = frozenset({"call", "prevail", "count", "rely", "depend", "lean", "press", "insist", "agree", "bank"})
_TERMS = frozenset({"before", "until"})
_ALONG = frozenset({"along", "between", "across", "around", "inside", "beyond", "within"})
_TAIL = 14
"""How many words may be quoted behind an issue that belong to it."""
_TIMES = frozenset("before after by until ahead of during since within following".split()) | {"ahead of", "prior to"}


class IssueBounds:
    """Finds where the issues of one text end."""

    def __init__(self, grammar: Grammar, nouns: frozenset[str]) -> None:
        self.grammar, self.text, self.nouns = grammar, grammar.text, nouns

    def _term(self, head: int, last: int) -> int | None:
        """Where the words end that say before or until when, of a deed that is too short to stand without them: "hold it
        before the end of May", "stop the shelling until the talks begin".
        """
        text = self.text
        stop = text.subtree(head)[1]
        if last >= stop or text.lower[last] not in _TERMS:
            return None
        if text.lower[last] == "until" and negates(text, head):
            return None  # "will not join until …": until when is a wish of its own
        while stop > last and text.upos[stop - 1] == "PUNCT":
            stop -= 1
        comma = next((t for t in range(last, stop) if text.words[t] in (",", ";", "—", "–")), stop)
        return min(comma, last + 12)

    def _tail(self, head: int, last: int) -> int:
        """Where the words end that go on with a thing, where the tree hangs them on the verb above it: "gives priority to calm
        along the border", 'is committed to the process "for as long as it takes"'.
        """
        text = self.text
        stop = text.sentences[text.sentence_of[head]].last
        if text.upos[head] in ("VERB", "AUX") or last + 1 >= stop:
            return last
        phrase = text.heads[last]
        if text.lower[last] in _ALONG and text.relations[last] == "case" and text.heads[phrase] in text.path(head):
            first, end = text.subtree(phrase)
            return next((t for t in range(last, end) if text.words[t] == ","), end) if first == last else last
        opens = text.words[last] in MARKS and text.start[last] > text.end[last - 1]
        if opens and text.end[last] == text.start[last + 1] and text.upos[last + 1] in ("ADP", "SCONJ"):
            return next((t for t in range(last + 2, min(stop, last + _TAIL)) if text.words[t] in MARKS), last)
        return last

    def _outside(self, head: int, child: int, start: int) -> bool:
        """True for what an issue does not hold: remarks, clauses of time and condition, appositions, "before April"."""
        text = self.text
        relation = text.relations[child]
        comma = text.words[start] == "," or (start > 0 and text.words[start - 1] == ",")
        if relation in ("parataxis", "appos", "advcl:relcl", "discourse") or (comma and relation != "conj"):
            return True
        if relation == "advmod" and text.lower[child] == "long":
            return True  # "sit down with Oslo so long as the ship is held"
        if relation == "conj":
            stated = any(text.relations[c].startswith("nsubj") for c in text.children[child])
            return (text.upos[child] in ("VERB", "AUX") or stated) and comma
        if text.lower[start] == "until" and text.lemmas[head].lower() in _WAITING:
            return False
        if relation == "advcl":
            return text.feat(child, "VerbForm") != "Inf" and text.lower[start] in _SUBORDINATE
        if self.grammar.preposition(child) == "by" and (
            self._is_measure(child) or self.grammar.lemma(head) in ("abide", "stand", "stick")
        ):
            return False
        if self.grammar.preposition(child) == "for" and text.lemmas[child].lower() in _AGES:
            return True  # "remain neutral for the foreseeable future"
        return relation.startswith("obl") and self.grammar.preposition(child) in _TIMES

    def _is_measure(self, noun: int) -> bool:
        """True for the "a day" of "prolong the pause by a day", which is no date."""
        text = self.text
        return text.upos[noun] in ("NOUN", "SYM") and any(
            text.relations[c] == "nummod" or text.lower[c] in ("a", "an") for c in text.children[noun]
        )

    def _cut(self, head: int, last: int) -> int:
        """Cuts an issue at its first comma behind the head that opens no list, and at a word of time or source."""
        text = self.text
        for token in range(head + 1, last):
            if text.words[token] in (";", "—", "–", "--", "_", ":"):
                return token
            if self._announced(head, token):
                return token
            opened = text.words[token] == "," and token + 1 < last
            if opened and (text.lower[token + 1] in _SUBORDINATE | _RELATIVES or self._summed_up(token + 1, last)):
                return token
            if opened and self._trails(head, token, last):
                return token
            if token > head + 1 and text.lower[token] == "and" and self._told_anew(head, token):
                return token
            since = text.lower[token] in _SINCE and text.relations[token] == "mark" and token > head + 1
            if since and text.lower[token - 1] != "until" and text.lower[token - 2] != "as":
                return token
            if token > head + 1 and (joined := self._another(token)) is not None and joined > head:
                return joined
            if text.lower[token] in ("before", "until", "unless", "according") and token > head + 1:
                if text.lower[token] == "until" and text.lemmas[head].lower() in _WAITING:
                    continue
                return token
        return last

    def _announced(self, head: int, token: int) -> bool:
        """True before what the reporter adds of how a thing was told: "the raid announced on Monday by the minister"."""
        text = self.text
        told = text.heads[token] == head and text.relations[token] == "acl" and text.feat(token, "VerbForm") == "Part"
        return told and text.lemmas[token].lower() in _TOLD

    def _trails(self, head: int, comma: int, last: int) -> bool:
        """True before a participle that the reporter hangs on behind a comma: "let the ship go, insisting that …", "a request to
        let him go, made in Yokohama".
        """
        text = self.text
        behind = comma + 1 + (text.words[comma + 1] in ('"', "”", "’", "'"))
        if behind >= last or text.upos[behind] != "VERB" or text.feat(behind, "VerbForm") not in ("Part", "Ger"):
            return False
        if text.relations[behind] not in ("advcl", "acl", "parataxis", "dep") or comma - head < 1:
            return False
        return text.subtree(behind)[1] >= last - 1 or text.lower[behind].endswith("ing")

    def _told_anew(self, head: int, joint: int) -> bool:
        """True before what the holder does besides: "discussed efforts to strengthen ties and reaffirmed its commitments"."""
        text, verb = self.text, self.text.heads[joint]
        if verb <= joint or text.relations[verb] != "conj" or text.upos[verb] != "VERB":
            return False
        finite = text.feat(verb, "VerbForm") == "Fin" and text.feat(verb, "Tense") == "Past"
        own = any(text.relations[c].startswith("nsubj") for c in text.children[text.heads[verb]])
        return finite and not own and text.feat(text.heads[verb], "VerbForm") in ("Inf", "Ger", None)

    def _another(self, noun: int) -> int | None:
        """The comma or "and" before another noun of stance: "readiness to host the talks, support for the truce and …"."""
        text = self.text
        if text.upos[noun] != "NOUN" or text.relations[noun] != "conj":
            return None
        if text.lemmas[noun].lower() not in self.nouns or not any(c > noun for c in text.children[noun]):
            return None
        joined = noun - 1
        while joined > 0 and text.upos[joined] in ("ADJ", "DET", "PRON", "ADV"):
            joined -= 1
        if text.words[joined] != "," and text.lower[joined] != "and":
            return None
        return joined - 1 if text.words[joined - 1] == "," else joined

    def _summed_up(self, first: int, last: int) -> bool:
        """True where a noun behind a comma sums up or says again what is before it: "…, a prospect that alarms Riyadh"."""
        text = self.text
        if text.lower[first] not in ("a", "an", "something", "one"):
            return False
        noun = first if text.upos[first] in ("PRON", "NUM") else text.heads[first]
        told = any(text.relations[c].startswith("acl") for c in text.children[noun])
        alone = text.subtree(noun)[1] >= last and not any(text.relations[c] == "conj" for c in text.children[noun])
        told = told or (alone and text.relations[noun] == "appos")  # "the council, a loose league of monarchies"
        return first <= noun < last and text.relations[noun] in ("appos", "parataxis", "obl:unmarked", "dep") and told

    def _whose(self, clause: int) -> int:
        """Where "the meeting to take place" begins: the noun that stands between the verb of stance and the clause."""
        text = self.text
        above = text.heads[clause]
        noun = above
        while noun >= 0 and text.relations[clause] == "acl" and text.upos[noun] in ("NOUN", "PROPN"):
            if self.grammar.preposition(noun) == "for":
                return text.subtree(noun)[0] + 1
            if text.lower[clause].endswith("ing") and text.upos[noun] == "PROPN" and clause == noun + 1:
                return noun
            if not text.relations[noun].startswith("nmod"):
                break
            noun = text.heads[noun]
        for child in text.children[above] if above >= 0 else ():
            relation = text.relations[child]
            if above < child < clause and (
                (relation == "nmod" and text.subtree(child)[1] == clause and text.lower[clause].endswith("ing"))
                or relation in ("obj", "iobj")
                or (
                    relation in ("nsubj", "obl") and text.upos[child] in ("NOUN", "PROPN") and self._asked(above, child)
                )
            ):
                first = text.subtree(child)[0]
                return first + 1 if text.lower[first] in ("for", "on", "upon", "to", "of") else first
        return clause

    def _asked(self, verb: int, noun: int) -> bool:
        """False for where or when one asks: "urged Oslo on a visit to think again", not "called on Oslo to think again"."""
        preposition = self.grammar.preposition(noun)
        return preposition not in ("on", "in", "at", "during", "after") or self.grammar.lemma(verb) in _UPON
