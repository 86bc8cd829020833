"""Declarations: what somebody says he will do, will not do, or wants others to do, where saying it is the act."""

from __future__ import annotations

from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.negation import has_condition, negated, stays_away
from chancery.reading.triggers import Found

SAYING = frozenset(
    "say tell state declare add reiterate stress insist reply respond answer underline emphasize".split()
)
_WILL = frozenset({"will", "would", "shall", "'ll", "wo", "’ll"})
_MUST = frozenset({"must", "should"})
_PERSON, _BODY = frozenset({"he", "she", "they", "we", "i"}), frozenset({"it", "we"})
_PLURAL = frozenset({"they", "we"})
_ANSWERING = frozenset(
    "respond retaliate react answer hit strike punish avenge reciprocate defend destroy crush".split()
)
_HOSTILE = frozenset(
    "strike incursion sanctions tariff expulsion clash seizure treaty-exit cyber-attack ties-cut".split()
)
_BEARING = frozenset("be have seem appear remain become know want need like expect hope think believe feel".split())


class DeclarationReader:
    """Reads the declarations of one text: "Oslo said it would not accept the ruling" is a refusal, "said it would answer in
    kind" a warning, "said it would pay for the repairs" a promise, "said Peru must free the crew" a demand.
    """

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar, self.cast, self.text = grammar, cast, grammar.text

    def read(self, found: list[Found]) -> list[Found]:
        """The declarations that no trigger has told yet, each at its verb of saying."""
        known = {f.token: f for f in found}
        taken = set(known) | {f.predicate for f in found}
        out = []
        for verb in range(len(self.text.words)):
            if self.text.upos[verb] != "VERB" or self.grammar.lemma(verb) not in SAYING or verb in taken:
                continue
            speaker = self._speaker(verb)
            clause = self._clause(verb) if speaker is not None else None
            if speaker is None or clause is None:
                continue
            type = self._type(clause, *speaker, known)
            if type is not None:
                out.append(Found(verb, type, False, verb, (clause,), 1))
        return out

    def _clause(self, verb: int) -> int | None:
        """What is said: the clause below the verb, or the one that it stands beside: "Oslo will not pay, the minister said"."""
        text = self.text
        below = next((c for c in text.children[verb] if text.relations[c] == "ccomp"), None)
        if below is not None:
            return below
        return text.heads[verb] if text.relations[verb] == "parataxis" and text.heads[verb] < verb else None

    def _speaker(self, verb: int) -> tuple[str, frozenset[str]] | None:
        """The country, or the body without one, for which somebody speaks, and the pronouns that can stand for him."""
        subjects = self.grammar.subjects(verb)
        for subject in subjects:
            mention = self.cast.at(subject)
            for id in mention.actors if mention is not None else ():
                known = self.cast.actors.get(id)
                if known is None or id in self.cast.outlets or (known.kind == "person" and known.role is None):
                    continue
                many = self.text.upos[subject] == "NOUN" and self.text.feat(subject, "Number") == "Plur"
                plural = many or len(subjects) > 1
                own = _PLURAL if plural else _PERSON if known.kind in ("person", "office") else _BODY
                return self.cast.country(id) or id, own
        return None

    def _type(self, clause: int, speaker: str, own: frozenset[str], known: dict[int, Found]) -> str | None:
        text, grammar = self.text, self.grammar
        modals = {text.lower[c] for c in text.children[clause] if text.relations[c] in ("aux", "aux:pass")}
        named = [c for c in text.children[clause] if text.relations[c].startswith("nsubj")]
        if len(named) != 1 or text.upos[clause] != "VERB":
            return None
        itself, other = self._who(named[0], speaker, own)
        if modals & _MUST and other:
            return "demand"
        if not modals & _WILL or not itself:
            return None
        told = known.get(clause)
        hostile = told is not None and told.type in _HOSTILE
        if hostile or (grammar.lemma(clause) in _ANSWERING and told is None):
            return "warning" if not negated(text, clause) and (not hostile or has_condition(text, clause)) else None
        below = [c for c in text.children[clause] if text.relations[c].partition(":")[0] in ("obj", "xcomp", "obl")]
        if told is not None or ("would" in modals and has_condition(text, clause)):
            return None
        if negated(text, clause):
            if stays_away(text, clause, grammar.lemma(clause)):
                return None
            return None if any(c in known for c in below if text.relations[c] == "xcomp") else "rejection"
        if any(c in known for c in below):
            return None
        return None if grammar.lemma(clause) in _BEARING or grammar.is_passive(clause) else "pledge"

    def _who(self, subject: int, speaker: str, own: frozenset[str]) -> tuple[bool, bool]:
        """Whether the subject of what is said is he who says it, and whether it is somebody else who is named."""
        mention = self.cast.at(subject)
        lands = {self.cast.country(a) or a for a in mention.actors} if mention is not None else set()
        pronoun = self.text.lower[subject] in own
        if self.text.upos[subject] == "PRON":
            return pronoun and (not lands or speaker in lands), bool(lands) and speaker not in lands
        return speaker in lands, bool(lands) and speaker not in lands
