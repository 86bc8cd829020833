"""Contents: which words of a sentence an attribution covers, proposition by proposition."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.quotations import MARKS, Quotation

Range = tuple[int, int]
_JOINERS = frozenset({"and", "but", "or", "nor", "while", "then", "yet", "as", "so", "though", "although"})
_DASHES = frozenset({"-", "–", "—", "--"})
_OPENERS = frozenset({"who", "whose", "which", "when", "including", "something", "although", "though", "notably"})
_GOES_ON = frozenset(
    {"who", "whose", "which", "after", "before", "as", "when", "where", "while", "and", "or", "including"}
)
_WHOLE = 6
"""How many words a proposition has at least to which something may be added behind a comma."""
_TRAILING = frozenset(
    {"advcl", "acl", "appos", "acl:relcl", "advcl:relcl", "parataxis", "nmod", "obl", "dep", "conj", "obj"}
)


class Contents:
    """Shapes the contents of attributions in one text."""

    def __init__(self, text: Text, quotations: list[Quotation]) -> None:
        self.text = text
        self.quotation_at: dict[int, Quotation] = {}
        for quotation in quotations:
            for token in range(quotation.start, quotation.stop):
                self.quotation_at[token] = quotation

    def inside(self, token: int) -> Quotation | None:
        """The quotation that holds a token."""
        found = self.quotation_at.get(token)
        return found if found is not None and found.first <= token < found.last else None

    def tidy(self, first: int, last: int) -> Range:
        """The range without marks, commas, "that" and joining words at its edges."""
        text = self.text
        while last > first and self._edge(last - 1):
            last -= 1
        while first < last and (
            text.upos[first] == "PUNCT" or text.words[first] in MARKS or text.lower[first] in ("that", "and", "but")
        ):
            first += 1
        return first, last

    def _edge(self, token: int) -> bool:
        text = self.text
        if text.upos[token] == "PUNCT" or text.words[token] in MARKS or text.words[token] in _DASHES:
            return True
        return text.lower[token] in _JOINERS and text.upos[token] in ("CCONJ", "SCONJ", "ADV")

    def is_quoted(self, first: int, last: int) -> bool:
        """True where the whole range stands in one quotation."""
        found = self.inside(first)
        return found is not None and last <= found.last

    def head(self, first: int, last: int) -> int:
        """The token of a range that no other token of it governs."""
        return next((t for t in range(first, last) if not first <= self.text.heads[t] < last), first)

    def propositions(self, first: int, last: int) -> list[Range]:
        """A content as its propositions: the main clause without what trails behind a comma, then each clause joined to it.

        "Washington had pushed hard for it, and that an envoy flew to Belgrade last week" holds two; in "the drill is a
        provocation, which nobody wanted" the relative clause trails.
        """
        first, last = self.tidy(first, last)
        if last - first < 2 or self.is_quoted(first, last):
            return [(first, last)] if last > first else []
        head = self.head(first, last)
        cuts = sorted(self._joined_clauses(head, first, last))
        starts = [first, *(c for c in cuts if c > first + 2)]
        out = []
        for start, stop in zip(starts, [*starts[1:], last], strict=True):
            a, b = self.tidy(start, stop)
            b = self.without_trailer(a, b)
            if b > a:
                out.append((a, b))
        return out

    def _joined_clauses(self, head: int, first: int, last: int) -> list[int]:
        """Where the clauses begin that are coordinated with the head of a content behind a comma or with a "that" of their own,
        the third one hung on the second too.
        """
        text = self.text
        found: list[int] = []
        for child in text.children[head]:
            if not head < child < last or text.relations[child] not in ("conj", "parataxis"):
                continue
            said_of = any(text.relations[c] == "cop" for c in text.children[child])
            if any(text.relations[c] == "mark" and text.lower[c] != "that" for c in text.children[child]):
                continue
            if not said_of and any(text.relations[c] == "case" for c in text.children[child]):
                continue
            if text.upos[child] not in ("VERB", "AUX") and not said_of:
                continue
            start = text.subtree(child)[0]
            own = any(text.relations[c].startswith("nsubj") for c in text.children[child])
            that = any(text.lower[c] == "that" and text.relations[c] == "mark" for c in text.children[child])
            comma = start > first and (text.words[start - 1] in (",", ";", ":") or text.words[start] in (",", ";"))
            if start > head and (that or (own and comma) or (comma and text.upos[child] == "VERB")):
                found.append(start)
                found += self._joined_clauses(child, first, last) if that else []
        return found

    def without_trailer(self, first: int, last: int) -> int:
        """The end of a proposition without what the reporter hangs behind a comma or dash.

        Relative and participle clauses, appositions and remarks: "…, specifically addressing …", "…, which opens on
        Monday", "… — a decline that took hold in 2006".
        """
        text = self.text
        head = self.head(first, last)
        for mark in range(max(head + 1, first + 3), last - 1):
            if text.words[mark] not in (",", ";", "–", "—", "--", "-", "("):
                continue
            if text.words[mark] == "-" and text.end[mark - 1] == text.start[mark]:
                continue
            behind = mark + 2 if text.words[mark + 1] in MARKS and mark + 2 < last else mark + 1
            below = self.head(behind, last)
            if self._opens_trailer(head, first, mark, behind, last):
                return self.tidy(first, mark)[1]
            if (
                text.relations[below].removesuffix(":unmarked") not in _TRAILING
                or not first <= text.heads[below] < mark
            ):
                continue
            start, stop = text.subtree(below)
            if start < mark - 1 or stop < last - 1 or not self._trails(below, behind - 1) or self._still_said(below):
                continue
            return self.tidy(first, mark)[1]
        return last

    def _opens_trailer(self, head: int, first: int, mark: int, behind: int, last: int) -> bool:
        """True where the words behind a mark show a trailer, wherever the tree hangs them: ", who is touring …", ", among them …",
        ", something Lima denies", "- a demand that …"; not where the proposition goes on behind it.
        """
        text = self.text
        if mark - first < _WHOLE or last - behind < 3 or head > mark:
            return False
        opener = text.lower[behind]
        if text.words[mark] == ",":
            listed = opener == "among" and text.lower[behind + 1] in ("them", "others")
            if opener not in _OPENERS and not listed:
                return False
        elif text.words[mark] not in _DASHES or text.start[mark] == text.end[mark - 1] or opener not in ("a", "an"):
            return False
        for word in range(behind + 1, last):
            if text.words[word] == "," and word + 1 < last and text.lower[word + 1] not in _GOES_ON:
                return False  # "Trump, who promised a tariff, wins back …"
            joined = text.relations[word] == "conj" and text.heads[word] == head and text.words[word] != ","
            if joined and any(text.words[c] == "," for c in text.children[word] if behind < c < word):
                return False
        return True

    def _still_said(self, below: int) -> bool:
        """True for what was then to come, and so is told by the speaker: "said she had been called to Oslo, where the king was
        to see her".
        """
        text = self.text
        aux = [text.lower[c] for c in text.children[below] if text.relations[c] in ("aux", "cop") and c < below]
        to = any(text.lower[c] == "to" and text.relations[c] == "mark" for c in text.children[below])
        return text.relations[below].endswith("relcl") and to and any(word in ("was", "were") for word in aux)

    def _trails(self, below: int, mark: int) -> bool:
        text = self.text
        relation = text.relations[below]
        if relation == "conj":
            return False
        if relation == "obj":
            return text.words[mark] in (",", "”", '"') and any(
                text.relations[c] == "obj" and c < mark for c in text.children[text.heads[below]]
            )
        if relation in ("nmod", "obl", "obl:unmarked"):
            return text.lower[mark + 1] in ("including", "with", "without", "despite", "amid", "according", "thanks")
        if relation == "advcl":
            return text.lower[below].endswith("ing") or text.lower[mark + 1] in ("although", "though", "while", "even")
        return True
