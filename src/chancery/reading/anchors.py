"""Anchors: which words of a text belong to which happening, and which happening governs a phrase."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.happenings import Happening, Naming
from chancery.reading.negation import negated


class Anchors:
    """From words to happenings: triggers first, then the light verbs that carry them, then the words of their status."""

    def __init__(self, text: Text, happenings: list[Happening]) -> None:
        self.text = text
        self.of: dict[int, tuple[Happening, Naming]] = {}
        everything = [(h, n) for h in happenings for n in h.namings]
        for h, n in everything:
            self.of[n.token] = (h, n)
        for h, n in everything:
            self.of.setdefault(n.predicate, (h, n))
        for h, n in everything:
            for operator in n.operators:
                token = text.token_at(operator.span[0])
                if token is not None:
                    self.of.setdefault(token, (h, n))

    def above(self, token: int, *, skip: Happening | None = None, steps: int = 6) -> tuple[Happening, Naming] | None:
        """The happening that a word hangs on: the nearest governor that belongs to one (other than `skip`)."""
        text = self.text
        node = text.heads[token]
        for _ in range(steps):
            if node < 0:
                return None
            found = self.of.get(node)
            if found is not None and found[0] is not skip:
                return found
            carried = self.carried(node) if text.upos[node] == "VERB" else None
            if carried is not None and carried[0] is not skip and carried[1].token != token:
                return carried
            node = text.heads[node]
        return None

    def carried(self, verb: int) -> tuple[Happening, Naming] | None:
        """The one happening that is object or subject of a verb with none of its own: "witnessed the signing of"."""
        text = self.text
        rows: dict[str, tuple[Happening, Naming]] = {}
        goes = self.text.lemmas[verb].lower() in _GOING and not negated(text, verb)
        for child in text.children[verb]:
            label = text.relations[child].partition(":")[0]
            going = goes and label == "obl" and preposition_of(text, child) in ("to", "in")
            if label not in ("obj", "nsubj") and not going:
                continue
            for noun in (child, *(c for c in text.children[child] if text.relations[c] == "nmod")):
                row = self.of.get(noun)
                if row is not None and row[1].token == noun:
                    rows[row[0].id] = row
                    break
        return next(iter(rows.values())) if len(rows) == 1 else None

    def asked_for(self, row: tuple[Happening, Naming]) -> tuple[Happening, Naming] | None:
        """What a demand is for: the summit of "is pressing for a summit before the pact lapses"."""
        if row[0].type != "demand":
            return None
        for word in self.text.children[row[1].predicate]:
            found = self.of.get(word)
            wanted = found is not None and "sought" in (found[0].status, found[1].status)
            if found is not None and wanted and word in (found[1].token, found[1].predicate):
                return found
        return None

    def left_of(self, token: int) -> tuple[Happening, Naming] | None:
        """The happening named last before a word, in its sentence and before any other verb of saying."""
        first = self.text.sentences[self.text.sentence_of[token]].first
        for node in range(token - 1, max(first, token - 16) - 1, -1):
            found = self.of.get(node)
            if found is not None:
                return found
            if self.text.lower[node] in (";", ":"):
                return None
        return None


_GOING = frozenset({"return", "proceed", "move", "come", "take", "join"})
"""Verbs that carry what they lead to: "return to the talks", "take part in the summit"."""
SPEECH = frozenset(
    "say tell add announce report state note write confirm reply quote disclose declare comment remark claim argue stress explain"
    " warn insist cite mention".split()
)


def preposition_of(text: Text, token: int) -> str:
    """The preposition or conjunction of a phrase or clause: "before", "ahead of", "no later than", "until"; "" if none."""
    words: list[int] = []
    for child in text.children[token]:
        if (
            child < token
            and text.relations[child] in ("case", "mark", "advmod", "fixed")
            and (text.upos[child] in ("ADP", "SCONJ", "ADV", "PART", "VERB", "NOUN"))
        ):
            words.append(child)
            words += [c for c in text.children[child] if text.relations[c] in ("fixed", "case", "advmod", "det")]
    words = sorted(set(words))
    return " ".join(text.lower[w] for w in words)


SIDELINES = tuple(
    f"{at} the {edge} of"
    for at in ("at", "in", "on", "within")
    for edge in ("sidelines", "margins", "margin", "fringes")
)
"""What is done beside a gathering: "on the sidelines of", "within the margins of"."""
_MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "flat", "advmod"})
_ORDER_WORDS = (
    *(tuple(words.split()) for words in SIDELINES),
    ("in", "the", "wake", "of"),
    ("on", "the", "eve", "of"),
    ("in", "retaliation", "for"),
    ("in", "response", "to"),
    ("in", "reaction", "to"),
    ("in", "reprisal", "for"),
    ("in", "revenge", "for"),
    ("in", "protest", "at"),
    ("in", "protest", "against"),
    ("in", "protest", "over"),
    ("in", "anger", "at"),
    ("in", "anger", "over"),
    ("in", "answer", "to"),
    ("in", "reply", "to"),
    ("within", "hours", "of"),
    ("within", "days", "of"),
    ("within", "weeks", "of"),
    ("in", "return", "for"),
    ("in", "exchange", "for"),
    ("in", "advance", "of"),
    ("in", "time", "for"),
    ("in", "the", "run-up", "to"),
    ("in", "the", "lead-up", "to"),
    ("in", "the", "build-up", "to"),
    ("in", "the", "run", "-", "up", "to"),
    ("in", "the", "lead", "-", "up", "to"),
    ("in", "the", "build", "-", "up", "to"),
    *(("at", "the", part, "of") for part in ("end", "close", "conclusion", "start", "beginning", "opening")),
    ("as", "a", "result", "of"),
    ("as", "a", "consequence", "of"),
    ("in", "the", "midst", "of"),
    ("in", "the", "middle", "of"),
    ("leading", "up", "to"),
    ("in", "the", "aftermath", "of"),
    ("on", "the", "heels", "of"),
    ("contingent", "on"),
    ("conditional", "on"),
    ("dependent", "on"),
    ("ahead", "of"),
    ("subject", "to"),
    ("prior", "to"),
    ("no", "earlier", "than"),
    ("not", "earlier", "than"),
    ("no", "sooner", "than"),
    ("no", "later", "than"),
    ("not", "later", "than"),
    ("not", "before"),
    ("until", "at", "least"),
    ("at", "least", "until"),
    ("before",),
    ("after",),
    ("following",),
    ("since",),
    ("during",),
    ("without",),
    ("until",),
    ("by",),
)


_BY_LAST: dict[str, list[tuple[str, ...]]] = {}
for _words in _ORDER_WORDS:
    _BY_LAST.setdefault(_words[-1], []).append(_words)
_CLOSING = frozenset({'"', "”", "’", "''"})


def words_before(text: Text, token: int) -> tuple[str, int]:
    """The words of order that stand right before a noun phrase, with their first token: "ahead of" a planned visit.

    ("", token) where there are none.
    """
    first, waiting = token, [token]
    while waiting:
        for child in text.children[waiting.pop()]:
            if (child < token and text.relations[child].partition(":")[0] in _MODIFIERS) or (
                child < token and text.relations[child] in ("nmod:poss", "nmod:desc")
            ):
                first = min(first, child)
                waiting.append(child)
    if first > 1 and text.words[first - 1] in _CLOSING:  # 'and "in any case ahead of" the summit'
        first -= 1
    for words in _BY_LAST.get(text.lower[first - 1], ()) if first else ():
        start = first - len(words)
        if start >= 0 and tuple(text.lower[start:first]) == words:
            return " ".join(words), start
    return "", token
