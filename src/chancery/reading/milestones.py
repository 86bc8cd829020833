"""Milestones: what words of order and condition hang a happening on though no type of event names it."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.facts.events import Participant, Status
from chancery.facts.times import TimeExpression, Window
from chancery.language.text import Text
from chancery.reading.anchors import SIDELINES, Anchors, preposition_of, words_before
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.clocks import Clock
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming
from chancery.reading.negation import negated
from chancery.reading.references import References
from chancery.reading.time_orders import bounded, order_before

_CLAUSES = frozenset({"before", "after", "until", "till", "once", "unless", "provided", "providing", "since"})
_CONDITIONS = frozenset({"until", "till", "unless", "provided", "providing", "if"})
_TILL = frozenset({"until", "till", "before", "unless"})
_ORDERS = frozenset(
    {
        "ahead of",
        "prior to",
        "in advance of",
        "on the eve of",
        "pending",
        "until",
        "before",
        "after",
        "following",
        "since",
        "subject to",
    }
)
_STRICT = frozenset({"ahead of", "prior to", "in advance of", "on the eve of", "pending", "subject to"})
"""Words of order behind which any noun is a happening."""
_OCCASIONS = frozenset(
    "anniversary approval arrival budget burial ceremony close closure completion conclusion congress consent coronation"
    " debate departure discussion elections enthronement entry expiry expiration finish funeral games hajj handover hearing"
    " holiday inauguration launch opening parade pilgrimage plenum poll reading recess referendum removal resumption return"
    " session signing start swearing-in tournament transition trial vote withdrawal workshop conference forum assembly"
    " convention negotiation deliberation review".split()
)
_GATHERINGS = frozenset(
    "conference forum dialogue assembly summit retreat expo exposition games olympics session festival symposium".split()
)
_RITES = frozenset("ceremony reception banquet dinner luncheon gathering congress".split())
_PUT_OFF = frozenset("slip slide stall collapse falter founder delay postpone defer freeze suspend".split())
_LONGEST = 100
_CLAUSAL = frozenset({"advcl", "acl", "ccomp"})
_SAID = frozenset({"ccomp", "xcomp", "parataxis"})
SPOKEN = frozenset(
    "condemnation demand rejection support warning accusation statement apology courtesy pledge protest-note invitation".split()
)
CARRIERS = frozenset(
    "take begin start end open close expire lapse enter come hold conclude finish fail succeed collapse".split()
)
IN_FORCE = frozenset({"place", "force", "effect", "hand"})
"""Nouns of what holds: "once a ceasefire is in place"."""
ENDED_BY = frozenset({"leave", "depart", "return"})
"""Verbs of the end of a visit."""
LEAVES = frozenset({"leave", "depart", "arrive", "return", "travel"})


def read_milestones(
    text: Text, happenings: list[Happening], cast: Cast, times: list[TimeExpression], clock: Clock
) -> list[Happening]:
    """The happenings, all in the background, that only the order or condition of another makes worth keeping.

    "Norway will ease its sanctions only after Minsk lets the observers in": the letting in, `possible`, of type `other`.
    "… before the court's hearing", "on the sidelines of the Munich Security Conference" name more.
    """
    return MilestoneReader(text, happenings, cast, times, clock).read()


class MilestoneReader:
    """Reads the milestones of one text."""

    def __init__(
        self, text: Text, happenings: list[Happening], cast: Cast, times: list[TimeExpression], clock: Clock
    ) -> None:
        self.text, self.happenings, self.cast, self.clock = text, happenings, cast, clock
        self.grammar, self.anchors = Grammar(text), Anchors(text, happenings)
        self.references = References(text, happenings, self.anchors)
        self.timed = {t: time for time in times for t in text.tokens_in(*time.span)}
        self.inside = {t for h in happenings for n in h.namings for t in range(n.first, n.last)}

    def read(self) -> list[Happening]:
        """All milestones, in textual order, their ids going on from those of the happenings."""
        found: list[Happening] = []
        for token, words in self._hung():
            if token in self.anchors.of or token in self.timed or token in self.inside or self._carried(token):
                continue
            above = self._above(token, words)
            if above is None:
                continue
            status = "occurred" if self._done(token, words) else self._status(words, above[0].status)
            found.append(self._happening(len(self.happenings) + len(found) + 1, token, status))
        return found

    def _above(self, token: int, words: str) -> tuple[Happening, Naming] | None:
        """The happening that hangs on a word, by its own verb or noun and not by what is said in it: in "cautioned that
        nothing is settled until the lawyers say so" the cautioning hangs on nothing. What is refused until then does: "will not
        recognise it before a state is set up".
        """
        text, found = self.text, self.anchors.above(token)
        if found is None and text.lemmas[text.heads[token]].lower() == "come":
            return self.references.subject(text.heads[token])
        refused = found is not None and found[0].status == "denied" and words in _TILL  # "will not sign until …"
        if found is None or (found[0].status in ("cancelled", "postponed", "denied") and not refused):
            return None
        node = text.heads[token]
        if text.lemmas[node].lower() in _PUT_OFF:
            return None
        while node >= 0 and self.anchors.of.get(node, (None,))[0] is not found[0]:
            own = found[1].first <= node < found[1].last  # "will not join until …": the refusal itself
            if found[0].type in SPOKEN and text.relations[node].partition(":")[0] in _SAID and not own:
                return None
            node = text.heads[node]
        return found if node >= 0 else None

    def _hung(self) -> Iterator[tuple[int, str]]:
        """The verbs and nouns on which something hangs, with the word that hangs it."""
        text = self.text
        for token, kind in enumerate(text.upos):
            label = text.relations[token].partition(":")[0]
            clause = kind in ("VERB", "ADJ") or (kind == "NOUN" and label == "advcl" and self._told(token))
            if clause and label in _CLAUSAL and text.relations[token] != "acl:relcl":
                mark = self._mark(token)
                if mark and not negated(text, token) and self._told(token) and not self._opens(token, mark):
                    yield token, mark
            elif kind in ("NOUN", "PROPN") and label in ("obl", "nmod", "advcl", "acl"):
                words = words_before(text, token)[0] or preposition_of(text, token)
                if self._is_occasion(token, words):
                    yield token, words

    def _mark(self, verb: int) -> str:
        """The conjunction of a clause: "until" of "until it hands over the suspects"."""
        text = self.text
        for child in text.children[verb]:
            if child < verb and text.relations[child] in ("mark", "advmod", "case"):
                word = text.lower[child]
                if word in _CLAUSES or (word == "if" and child > 0 and text.lower[child - 1] == "only"):
                    return word
        above = text.heads[verb]
        if text.relations[verb] == "advcl" and text.lower[above] == "soon":
            return "once"  # "as soon as the board clears it"
        given = text.relations[verb] == "ccomp" and text.lower[above] in ("provided", "providing")
        return text.lower[above] if given else ""

    def _told(self, verb: int) -> bool:
        """True for a clause with a doer or a done-to of its own."""
        return any(self.text.relations[c].startswith("nsubj") for c in self.text.children[verb])

    def _opens(self, verb: int, mark: str) -> bool:
        """True for a clause that only says when its day comes: "before the spring holidays begin on April 29"."""
        text = self.text
        dated = any(t in self.timed for c in text.children[verb] for t in (c, *text.children[c]))
        return dated and mark in ("before", "until", "till") and text.lemmas[verb].lower() in CARRIERS

    def _carried(self, verb: int) -> bool:
        """True for a verb that only carries a happening, or a journey told of before: "once the ceasefire takes effect",
        "before the delegation leaves".
        """
        text, lemma = self.text, self.text.lemmas[verb].lower()
        if lemma in LEAVES and any(h.type == "visit" and h.status in AHEAD for h in self.happenings):
            return True
        visited = any(h.type == "visit" and h.namings[0].token < verb for h in self.happenings)
        if lemma in ENDED_BY and visited and preposition_of(text, verb).endswith("after"):
            return True
        held = lemma in CARRIERS or text.lower[verb] in IN_FORCE
        held = held or (lemma == "be" and any(text.lower[c] == "there" for c in text.children[verb]))
        return held and any(c in self.anchors.of for c in text.children[verb] if text.relations[c].startswith("nsubj"))

    def _is_occasion(self, noun: int, words: str) -> bool:
        """True for a noun that names a happening behind these words."""
        text = self.text
        lemma, mention = text.lemmas[noun].lower(), self.cast.at(noun)
        if words in SIDELINES:
            return True
        if words == "during":
            return lemma in _GATHERINGS or lemma in _RITES
        if words == "at":
            return text.upos[noun] == "PROPN" and lemma in _GATHERINGS
        if words not in _ORDERS or (mention is not None and mention.actors and mention.head == noun):
            return False
        return words in _STRICT or lemma in _OCCASIONS or text.lower[noun] in _OCCASIONS

    def _done(self, verb: int, words: str) -> bool:
        """True for what has happened, whatever hangs on it: "will free them, after Chile sent a letter"."""
        text = self.text
        aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith("aux")}
        past = text.feat(verb, "Tense") == "Past" and (not aux or bool(aux & {"was", "were", "had"}))
        return words in ("after", "since") and text.upos[verb] == "VERB" and past

    def _status(self, words: str, above: Status) -> Status:
        if words in _CONDITIONS or above == "denied":
            return "possible"
        return "scheduled" if above in AHEAD or words in _STRICT else "occurred"

    def _happening(self, number: int, token: int, status: Status) -> Happening:
        text = self.text
        first, last = self._extent(token)
        span = text.span(first, last)
        naming = Naming(token, first, last, token, "other", status, span)
        verbal = text.upos[token] == "VERB"
        doers = self.grammar.subjects(token) if verbal else self.grammar.owners(token)
        participants: dict[str, Participant] = {}
        for doer in doers:
            mention = self.cast.at(doer)
            if mention is not None and mention.form != "place":
                for actor in mention.actors:
                    participants.setdefault(actor, Participant(actor=actor, role="party", span=mention.span))
        return Happening(
            id=f"e{number}",
            type="other",
            status=status,
            salience="background",
            namings=[naming],
            participants=list(participants.values()),
            window=self._window(token, status),
        )

    def _extent(self, token: int) -> tuple[int, int]:
        """The words that name it: of a clause what stands behind its conjunction, of a noun its phrase; the head alone
        where that is long.
        """
        text = self.text
        first, last = text.subtree(token)
        for child in text.children[token]:
            if child < token and text.relations[child] in ("mark", "case", "advmod", "punct", "fixed"):
                first = max(first, text.subtree(child)[1])
            if child > token and text.relations[child] in ("acl:relcl", "parataxis", "advcl", "conj", "appos"):
                last = min(last, text.subtree(child)[0])
        while last > token + 1 and text.upos[last - 1] in ("PUNCT", "CCONJ"):
            last -= 1
        start, end = text.span(first, last)
        return (first, last) if first <= token < last and end - start <= _LONGEST else (token, token + 1)

    def _window(self, token: int, status: Status) -> Window:
        """The time that the milestone's own words give it."""
        text = self.text
        first, last = text.subtree(token)
        for other in range(first, last):
            time = self.timed.get(other)
            head = text.heads[other]
            if time is None or time.window is None or (head != token and text.heads[head] != token):
                continue
            window = bounded(time.window, order_before(text, other, text.tokens_in(*time.span)[0]))
            if window is not None:
                return window
        if status in AHEAD:
            return Window(earliest=self.clock.published, timezone=self.clock.zone)
        return Window(latest=self.clock.end if status == "occurred" else None, timezone=self.clock.zone)
