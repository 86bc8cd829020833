"""Questions: what a report says remains to be seen, with the alternatives it spells out."""

from __future__ import annotations

from chancery.facts.questions import Question
from chancery.facts.spans import Span, overlap
from chancery.knowledge.tables import Tables
from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.happenings import Happening
from chancery.reading.openness import dodged, left_open, left_to, on_condition, reply, told_by_nobody, untold
from chancery.reading.question_words import (
    ADDED,
    APART,
    ASKING,
    CONTESTS,
    DECLINED,
    DISCLOSE,
    DOUBTS,
    ENDS,
    HANGS,
    HARD,
    KNOWN,
    LEADING,
    MATTERS,
    MUCH,
    NO_WORD,
    NOBODY,
    OPEN,
    REFUSED,
    SAID,
    STILL,
    TOLD,
    UNKNOWN,
)

_CALLING = frozenset("call describe term regard consider deem dub label".split())
"""What somebody does to a thing by a name of his own: "what the minister calls a key treaty"."""


def read_questions(text: Text, cast: Cast, happenings: list[Happening], tables: Tables) -> list[Question]:
    """The open questions of a report.

    "Observers will be watching closely to see if Takaichi … can persuade the U.S. President …, or if Trump will
    maintain …": one question, two alternatives, watched by observers.
    """
    return QuestionReader(text, cast, happenings).read()


class QuestionReader:
    """Reads the questions of one text."""

    def __init__(self, text: Text, cast: Cast, happenings: list[Happening]) -> None:
        self.text, self.cast, self.happenings = text, cast, happenings
        self.grammar = Grammar(text)

    def read(self) -> list[Question]:
        """All questions; a "whether" is one only where the words above it leave it open."""
        out: list[Question] = []
        text = self.text
        for sentence in text.sentences:
            if not sentence.parsed:
                continue
            marks = [t for t in range(sentence.first, sentence.last) if text.lower[t] in ("whether", "if")]
            marks = [t for t in marks if self._opens(t, sentence.first)]
            if marks and self._second(marks[0], sentence.first):
                marks = []  # "if growth turns negative or if sales fall" asks nothing
            marks = marks or self._asked(sentence.first, sentence.last)
            named = None if marks else self._fate(sentence.first, sentence.last)
            if named is not None:
                out.append(named)
                continue
            if marks and (fronted := self._fronted(sentence.first, marks[0], sentence.last)) is not None:
                out.append(fronted)
            if marks:
                out.append(self._indirect(marks, sentence.last))
            elif text.words[sentence.last - 1].startswith("?") and sentence.last - sentence.first > 4:
                direct = self._direct(sentence.first, sentence.last)
                if direct is not None:
                    out.append(direct)
        return out

    def _fronted(self, first: int, mark: int, last: int) -> Question | None:
        """The question put before a second one: "When the troops will leave, and whether he will go, was left unsaid"."""
        text = self.text
        if text.lower[first] not in ASKING or mark - first < 4 or text.lower[mark - 2 : mark] != [",", "and"]:
            return None
        return self._question(first, mark - 2, [first]) if left_open(text, first, last) else None

    def _opens(self, mark: int, first: int) -> bool:
        """True where "whether" or "if" follows a word that leaves it open."""
        text = self.text
        clause = text.heads[mark]
        if clause < 0:
            return False
        above = text.heads[clause]
        words = set(text.lower[max(first, mark - 9) : mark]) | {
            text.lemmas[t].lower() for t in range(max(first, mark - 9), mark)
        }
        if text.lower[mark] == "if" and on_condition(text, mark, first):
            return False
        if text.lower[mark] == "if" and mark > first and text.lower[mark - 1] in TOLD | DISCLOSE:
            return bool(words & {"decline", "refuse"}) or untold(words)
        if dodged(text, mark, first):
            return True
        if text.lower[mark] == "if":
            unclear = "clear" in words and bool(words & {"not", "n't", "n’t", "never"})
            return bool(words & {"see", "question", "wonder", "seen", "clear", "or", "known"} | words & UNKNOWN) and (
                unclear
                or bool(words & UNKNOWN)
                or bool(words & {"see", "unclear", "wonder", "seen", "known", "question"})
                or self._second(mark, first)
            )
        if mark == first or text.lower[max(first, mark - 1)] in ("and", ","):
            sentence = text.sentences[text.sentence_of[mark]]
            if mark == first and (left_open(text, mark, sentence.last) or told_by_nobody(text, mark, sentence.last)):
                return True
            tail = set(text.lower[mark : min(len(text.words), mark + 40)])
            if tail & {
                "remains",
                "unclear",
                "seen",
                "depends",
                "unknown",
                "question",
                "hinge",
                "depend",
                "open",
                "unsaid",
            }:
                return True
        if "yet" in words and words & {"say", "decide", "determine", "announce"}:
            return True
        if words & DECLINED and words & {"decline", "refuse"}:
            return True
        if words & OPEN or untold(words) or left_to(text, mark, first):
            return True
        if words & APART and text.lower[mark - 1] in ("over", "on", "to"):
            return True  # "divided over whether the offer was serious", "at odds as to whether"
        return above >= 0 and text.lemmas[above].lower() in OPEN

    def _fate(self, first: int, last: int) -> Question | None:
        """A noun whose matter is open: "The fate of the crew remains unknown", "the outcome of the vote is uncertain"."""
        text = self.text
        for noun in range(first, last):
            if text.lemmas[noun].lower() not in MATTERS or not text.relations[noun].startswith("nsubj"):
                continue
            start, end = text.subtree(noun)
            if not any(text.relations[c].startswith("nmod") for c in text.children[noun]):
                continue
            end = next((t for t in range(noun, end) if text.words[t] in (",", "–", "—", "-", "--", "(")), end)
            owned = any(text.relations[c] == "nmod:poss" for c in text.children[noun])
            if end == noun + 1 and not owned:
                continue  # "the outcome remains uncertain" does not say of what
            behind = [
                t for t in range(end, min(last, end + 30)) if text.heads[noun] == t or text.heads[t] == text.heads[noun]
            ]
            if behind and left_open(text, max(noun, behind[0] - 1), min(last, text.heads[noun] + 5)):
                return self._question(start, end, [start])
        return None

    def _asked(self, first: int, last: int) -> list[int]:
        """The word that asks who, when or how, where the words before or behind it leave it open: "it is unclear who will
        pay", "how far it will go remains to be seen", "the contest is over who will pay".
        """
        text = self.text
        for token in range(first, last - 3):
            if text.lower[token] not in ASKING or not any(self._is_verb(t) for t in range(token + 1, last)):
                continue
            if text.lower[token] == "what" and _CALLING & {
                text.lemmas[t].lower() for t in range(token, min(token + 6, last))
            }:
                continue  # "no agreement on what Sweden called the core issue"
            near = text.lower[max(first, token - 4) : token]
            denied = bool({"not", "n't", "n’t", "yet", "hardly", "never", "nor"} & set(near)) and not {"i", "we"} & set(
                near
            )
            wide = set(text.lower[max(first, token - 9) : token])
            if near[-1:] == ["was"] or near[-1:] == ["is"]:
                if "what" in wide and untold(wide):  # "What nobody could say was who …"
                    return [token]
            elif wide & HARD and {"to", near[-1] if near else ""} <= wide and near[-1:] and near[-1] in TOLD:
                return [token]
            nobody = wide & NOBODY or {"no", "one"} <= wide or (denied and near[-1:] == ["know"])
            if near[-1:] == ["on"] and set(near[-2:-1]) & HANGS and wide & MUCH:
                return [token]  # "Much hangs on who wins the election"
            if near[-1:] == ["is"] and first <= token - 4 and text.lower[token - 4 : token - 2] == ["to", "be"]:
                return [token]  # "Still to be settled is who will guard the border"
            if near[-1:] == ["question"] and set(near) & {"open", "still", "big", "key", "unanswered"}:
                return [token]
            if self._no_word(first, token) and near[-1:] and near[-1] in ("of", "on", "about", "to", "as"):
                return [token]  # "no indication of when the border would reopen"
            if near[-1:] and near[-1] in ("knows", "knew", "know") and nobody:
                return [token]
            if near[-1:] and near[-1] in DISCLOSE and (denied or nobody or near[-3:-1] in REFUSED):
                return [token]
            if set(near) & UNKNOWN or (denied and set(near) & KNOWN):
                return [token]
            contest = set(text.lower[max(first, token - 12) : token]) & CONTESTS
            if contest and (near[-1:] in (["is"], ["over"]) or (near[-1:] == ["about"] and contest & DOUBTS)):
                return [token]
            if set(text.lower[first:token]) <= LEADING and left_open(text, token, last):
                return [token]
        return []

    def _no_word(self, first: int, token: int) -> bool:
        """True where no answer is given shortly before: "gave no details of when", not "who has no children, gave details of what"."""
        lower = self.text.lower
        near = range(max(first, token - 9), token)
        return any(lower[t] in NO_WORD and "no" in lower[max(first, t - 2) : t] for t in near)

    def _is_verb(self, token: int) -> bool:
        return self.text.upos[token] in ("VERB", "AUX")

    def _second(self, mark: int, first: int) -> bool:
        return text_has(self.text, first, mark, ("if", "whether")) and self.text.lower[mark - 1] == "or"

    def _indirect(self, marks: list[int], stop: int) -> Question:
        text = self.text
        last = stop
        while last > marks[-1] + 1 and (text.upos[last - 1] == "PUNCT"):
            last -= 1
        for token in range(marks[-1] + 1, last):
            if text.lower[token] == "remains" and text.lower[token + 1 : token + 4] in (
                ["to", "be", "seen"],
                ["unclear"],
                ["to", "be"],
            ):
                last = token
                break
            if text.lower[token] in ("remains", "is", "was", "has", "have") and self._said_open(token + 1, last):
                last = token
                break
        clause = text.heads[marks[0]]
        if clause >= 0 and text.relations[clause].startswith(
            "csubj"
        ):  # "Whether he will stop in Oslo has not been decided"
            last = min(stop, max(marks[-1] + 2, min(last, text.subtree(clause)[1])))
            last -= text.upos[last - 1] == "PUNCT"
        if last < stop and text.words[last] == ":" and text.lower[marks[0]] in ASKING:
            return self._question(marks[0], last, [marks[0]], answers=self._answers(last + 1, stop))
        last = self._ended(marks[0], last)
        first = text.sentences[text.sentence_of[marks[0]]].first
        if marks[0] == first:
            last = reply(text, marks[0], last)
        elif dodged(text, marks[0], first):
            begin = max(
                marks[0] + 3, clause if clause > marks[0] else 0
            )  # "the bridge, closed since May, would reopen, he"
            last = next((t for t in range(begin, last) if text.words[t] == ","), last)
        colon = next((t for t in range(marks[0] + 3, last) if text.words[t] == ":"), last)
        if colon < last and text.lower[marks[0]] in ASKING:
            return self._question(marks[0], colon, [marks[0]], answers=self._answers(colon + 1, last))
        starts = [marks[0]]
        starts += [
            token + 1
            for token in range(marks[0] + 1, last - 1)
            if text.lower[token] == "or" and text.lower[token + 1] in ("whether", "if", "will", "instead", "rather")
        ]
        if len(starts) == 1:
            for token in range(marks[0] + 1, last - 1):
                if text.lower[token] != "or" or text.lower[token + 1] == "not":
                    continue
                infinitive = text.lower[marks[0] + 1] == "to" and text.relations[text.heads[token]] == "conj"
                if text.words[token - 1] == "," or infinitive or self._joins_clauses(token):
                    # "whether to send troops or merely money", "at Manas, as one official hinted, or farther south"
                    starts.append(token + 1)
                    break
        return self._question(marks[0], last, starts)

    def _said_open(self, token: int, last: int) -> bool:
        """True where the words behind "is" call open what stands before it: "… is not clear", "… is a question that …"."""
        words = [w for w in self.text.lower[token:last] if w not in STILL]
        behind = " ".join(words[:4]).replace(" 's", "'s").replace(" ’s", "'s")
        if words[:1] and words[0] in ("unclear", "unknown", "uncertain", "open", "unresolved", "undecided"):
            return True
        if words[:1] and words[0] in ("a", "an", "the", "another") and {"question", "matter"} & set(words[1:4]):
            return True
        return behind.startswith(ENDS)

    def _ended(self, first: int, last: int) -> int:
        """Where a question ends before what the reporter adds: ", but only after …", ", the official said", ", and whether …"."""
        text = self.text
        for token in range(first + 3, last - 1):
            if text.words[token] != ",":
                continue
            behind = text.lower[token + 1 : last]
            aside = any(text.lower[t - 1 : t + 1] == [",", "or"] for t in range(token + 2, last))
            if (behind[0] in ADDED and not aside) or behind[:2] in (["and", "whether"], ["and", "if"]):
                return token
            if len(behind) <= 8 and set(behind) & SAID:
                return token
        return last

    def _joins_clauses(self, token: int) -> bool:
        text = self.text
        head = text.heads[token]
        if text.upos[token - 1] == text.upos[token + 1] == "ADP":
            return True
        if head < 0 or text.relations[head] != "conj":
            return False
        if text.upos[head] in ("VERB", "AUX"):
            return True
        first = text.heads[head]  # "whether it will send its premier or a lower-ranking delegate"
        own = ("a", "an", "its", "his", "her", "their")
        return text.relations[first] == "obj" and any(text.lower[c] in own for c in text.children[head])

    def _direct(self, first: int, stop: int) -> Question | None:
        """A question that the report itself puts: "Will Indonesia sign with Beijing first, or will it keep both waiting?"."""
        text = self.text
        if any(text.words[t] in ('"', "“", "”") for t in range(first, stop)):
            return None
        if text.lower[first] not in (
            "will",
            "can",
            "could",
            "would",
            "is",
            "are",
            "does",
            "do",
            "should",
            "may",
            "has",
            "have",
            "who",
            "what",
            "when",
            "how",
        ):
            return None
        last = stop
        while last > first + 1 and text.upos[last - 1] == "PUNCT":
            last -= 1
        auxiliaries = ("will", "can", "is", "are", "would", "could")
        starts = [first] + [
            token + 1
            for token in range(first + 1, last - 1)
            if text.lower[token] == "or"
            and (text.lower[token + 1] in auxiliaries or self._joins_clauses(token) or text.words[token - 1] == ",")
        ]
        return self._question(first, last, starts)

    def _answers(self, first: int, last: int) -> list[Span]:
        """The answers that stand behind the colon of a question, between semicolons: "who will pay: Riga says it will; Oslo …"."""
        text = self.text
        cuts = [t for t in range(first, last) if text.words[t] == ";"]
        parts = list(zip([first, *(c + 1 for c in cuts)], [*cuts, last], strict=True))
        return [text.span(a, b) for a, b in parts if b > a] if cuts else self._named(first, last)

    def _named(self, first: int, last: int) -> list[Span]:
        """The answers that a clause behind the colon lists: "where he might go: Morocco, Qatar and Guinea have been mentioned"."""
        text = self.text
        for head in range(first, last):
            if text.relations[head].startswith("nsubj"):
                named = [head, *(c for c in text.children[head] if text.relations[c] == "conj" and c < last)]
                alike = all(text.upos[n] == "PROPN" for n in named)
                return [text.span(n, n + 1) for n in named] if alike and len(named) > 1 else []
        return []

    def _question(self, first: int, last: int, starts: list[int], answers: list[Span] | None = None) -> Question:
        text = self.text
        alternatives: list[Span] = []
        for start, stop in zip(starts, [*starts[1:], last], strict=True):
            end = stop
            while end > start + 1 and (text.upos[end - 1] == "PUNCT" or text.lower[end - 1] == "or"):
                end -= 1
            alternatives.append(text.span(start, end))
        alternatives = answers or alternatives
        span = text.span(first, last)
        about = tuple(h.id for h in self.happenings if any(overlap(n.span, span) for n in h.namings))
        if not about:
            about = tuple(dict.fromkeys(a for m in self.cast.within(first, last) for a in m.actors))
        return Question(text=span, alternatives=tuple(alternatives), about=about, by=self._by(first))

    def _by(self, first: int) -> str | None:
        text = self.text
        sentence = text.sentences[text.sentence_of[first]]
        for token in range(sentence.first, first):
            if (
                text.relations[token].startswith("nsubj")
                and text.upos[token] in ("NOUN", "PROPN")
                and text.lower[token] not in ("question", "focus", "test", "issue")
            ):
                a, b = text.subtree(token)
                return text.quote(a, b) if b - a < 8 else text.words[token]
        return None


def text_has(text: Text, first: int, last: int, words: tuple[str, ...]) -> bool:
    """True where one of the words stands among tokens `[first, last)`."""
    return any(text.lower[t] in words for t in range(first, last))
