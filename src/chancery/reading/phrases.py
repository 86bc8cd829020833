"""Phrases: which words name a source, and which say who that is."""

from __future__ import annotations

from chancery.knowledge.attribution import WordTables
from chancery.language.text import Text
from chancery.reading.quotations import MARKS

_COUNTING = frozenset({"about", "almost", "more", "least", "nearly", "some", "only", "over", "at"})
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year morning
    afternoon evening night tonight earlier later""".split()
)
_WHEREABOUTS = frozenset({"in", "at", "on", "during", "after", "speaking"})
_LONG = 5
"""How many words a source may be described by and still be named by them."""
_BREAKS = frozenset({",", "—", "–", "-", ";", ":"})


class SourcePhrases:
    """Finds the words of sources in one text."""

    def __init__(self, text: Text, words: WordTables) -> None:
        self.text, self.words = text, words

    def whole(self, source: int, cue: int) -> tuple[int, int]:
        """The words that name a source with what says who it is: "sources close to the matter", "Ben Rhodes, Obama's deputy".

        Relative clauses behind a comma, the occasion ("on Friday") and everything from the word of saying on are left out.
        """
        text = self.text
        first, last = text.subtree(source)
        for child in text.children[source]:
            relation = text.relations[child].partition(":")[0]
            start, stop = text.subtree(child)
            if child > source:
                start = max(start, source + 1)
            if child < source and relation in ("case", "mark", "cc", "advmod", "punct", "discourse"):
                first = max(first, stop if relation != "advmod" or text.lower[child] not in _COUNTING else first)
            elif child > source and (
                relation == "case" or self._trails(child, start, source < cue) or self._is_said(child, start)
            ):
                last = min(last, start)
            if source < cue and start <= cue < stop:
                last = min(last, start if start > source else cue)
        if source < cue:
            last = self._up_to(source, min(last, cue), cue)
        elif first <= cue:
            first = cue + 1
        if first < source and text.lower[first] == "to":
            first += 1
        while last > source + 1 and (text.upos[last - 1] == "PUNCT" and text.words[last - 1] != ")"):
            last -= 1
        first = max([first, *(t + 1 for t in range(first, source) if text.words[t] in MARKS and text.words[t] != "'")])
        while first < source and text.upos[first] in ("PUNCT", "CCONJ"):
            first += 1
        return min(first, source), max(last, source + 1)

    def _is_said(self, child: int, start: int) -> bool:
        """True for the clause of a report, which is what it says: "a news report that Seo would meet officials"."""
        text = self.text
        return (
            text.relations[child] in ("acl", "acl:relcl", "ccomp")
            and text.lower[start] == "that"
            and any(text.relations[c].startswith("nsubj") and c != start for c in text.children[child])
        )

    def name(self, source: int, first: int, last: int) -> tuple[int, int]:
        """The words of `[first, last)` that name the source, without what is only said about it.

        Of "Jeffrey Halley, a market analyst" the name; "a spokeswoman, Friederike Lohmann" is named by both, "the permanent envoy
        of Oman to the council, Badr al-Harthy" by the name; of "a draft seen by the paper" the draft; of "Thai army officers who watch the border" the officers.
        """
        text = self.text
        named = [c for c in text.children[source] if source < c < last and text.relations[c] == "appos"]
        for child in named if text.upos[source] == "NOUN" else ():
            start, stop = text.subtree(child)
            start += text.words[start] == ","
            stop = next((t for t in range(child, min(stop, last)) if text.words[t] == ","), min(stop, last))
            if text.upos[child] == "PROPN" and start - first > _LONG and text.words[start - 1] == ",":
                return start, stop
        below = [c for c in text.children[source] if source < c < last]
        below += [d for c in below if text.relations[c] == "appos" for d in text.children[c] if c < d < last]
        for child in below:
            start = max(text.subtree(child)[0], source + 1)
            relation = text.relations[child]
            above = text.heads[child]
            told = relation == "appos" and (text.upos[child] != "PROPN" or text.upos[above] == "PROPN")
            seen = (
                relation in ("acl", "acl:relcl") and text.words[start - 1 if text.words[start] != "," else start] == ","
            )
            told = told or (relation == "acl:relcl" and text.lower[start] == "who" and self._is_described(source))
            seen = seen or (relation == "acl" and self.words.sources.get(text.lemmas[source].lower()) == "document")
            if (told and text.words[start - 1] != "(") or seen:
                last = min(last, start)
        while last > source + 1 and text.upos[last - 1] == "PUNCT":
            last -= 1
        return first, last

    def _is_described(self, source: int) -> bool:
        """True for "Thai military officials", who are named without what they do: "who watch the border"."""
        return any(self.text.relations[c] in ("amod", "compound") for c in self.text.children[source] if c < source)

    def _trails(self, child: int, start: int, before: bool) -> bool:
        text = self.text
        relation = text.relations[child]
        behind = text.words[start] in _BREAKS or (start > 0 and text.words[start - 1] in _BREAKS)
        if relation in ("parataxis", "dep", "advcl", "discourse", "ccomp"):
            return True
        if relation == "conj":
            return text.upos[child] in ("VERB", "AUX")
        if text.lower[child] in _DAYS and relation != "appos":
            return True
        prepared = relation == "nmod" and any(
            text.relations[c] == "case" and text.lower[c] in _WHEREABOUTS for c in text.children[child]
        )  # "the prime minister, in Lima for a summit, said"
        return behind and (relation in ("obl", "advcl:relcl") or prepared or (relation == "acl:relcl" and before))

    def _up_to(self, source: int, last: int, cue: int) -> int:
        """Takes in words between a source and its verb that the tree hangs elsewhere: "officials on both sides said"."""
        text = self.text
        if last >= cue or text.upos[last] not in ("ADP", "ADJ"):
            return last
        stop = cue
        while stop > last and (text.upos[stop - 1] in ("AUX", "ADV") or text.lower[stop - 1] in _DAYS):
            stop -= 1
        between = range(last, stop)
        if len(between) < 2 or len(between) > 8 or text.upos[stop - 1] not in ("NOUN", "PROPN", "PRON"):
            return last
        if any(text.upos[t] in ("PUNCT", "VERB", "AUX") or text.lower[t] in _DAYS for t in between):
            return last
        return stop
