"""Declarations: what somebody says he will do, will not do, or wants others to do, where saying it is the act."""

from __future__ import annotations

from chancery.knowledge.events import EventTables
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.negation import has_condition, negated, no_determiner, stays_away
from chancery.reading.triggers import Found

SAYING = frozenset(
    "say tell state declare announce add reiterate stress insist reply respond answer underline emphasize".split()
)
_WILL = frozenset({"will", "would", "shall", "'ll", "wo", "’ll"})
_MUST = frozenset({"must", "should"})
_PERSON, _BODY = frozenset({"he", "she", "they", "we", "i"}), frozenset({"it", "we"})
_PLURAL = frozenset({"they", "we"})
_ANSWERING = frozenset({"respond", "retaliate", "punish", "avenge", "reciprocate", "crush"})
_OFFERED = frozenset("offer proposal letter request question invitation query call plan note message".split())
_FIGHTING = frozenset({"hit", "strike", "destroy", "defend"})
"""What threatens only where it names whom: "would strike Peru", "would defend Togo against Ghana"."""
_REACHED = frozenset({"target", "goal", "deal", "balance", "bargain", "agreement", "accord", "tone"})
_REACTING = frozenset({"answer", "react"})
_ABLE = frozenset({"capable", "able", "ready", "prepared"})
_DEALING = frozenset({"give", "deliver", "mount", "offer", "make", "meet"})
_BLOWS = frozenset("response reply answer retort retaliation blow lesson counterstrike".split())
_HARD = frozenset(
    """crushing befitting fitting harsh firm strong decisive resolute swift devastating painful severe forceful tough
    proportionate merciless regrettable""".split()
)
_IT = frozenset({"it", "this", "that", "these"})
_DEEDS = frozenset(
    """decision move step act action measure remark comment statement claim law policy conduct behavior behaviour effort plan
    proposal charge allegation report incident explanation account version accusation response reaction demand request offer treatment closure ban arrest
    sale seizure expulsion raid attack vote ruling verdict detention deportation""".split()
)
_MILD = frozenset("dangerous good essential crucial alarming".split())
"""What says of a deed how grave it is or how useful, and takes no stand on who did it."""
_NAMES = frozenset(
    """absurdity affront aggression atrocity betrayal blackmail bullying charade crime escalation extortion farce genocide
    humiliation hypocrisy insult interference madness massacre mistake nonsense piracy pretext provocation sham stunt terror
    terrorism travesty violation achievement breakthrough milestone success triumph disinformation fabrication fantasy fiction
    hoax lie propaganda rubbish slander smear""".split()
)
"""Nouns that judge a deed by themselves: "was a provocation", "was a milestone"; "was a declaration" judges nothing."""
_GATHERINGS = frozenset({"talks", "meeting", "summit", "call", "visit", "agreement"})
_UNMINDED = frozenset("intention wish desire appetite intent".split())
_DISALLOWED = frozenset("accept allow permit agree recognize recognise endorse".split())
"""What one refuses who says that he "cannot" do it: "could not accept the terms", not "could not find the wreck"."""
_TALKING = frozenset("sit meet negotiate talk attend engage".split())
"""What is refused as well as not done where one says that one will not: "would not sit down with Peru"."""
_PARTS = frozenset("part role hand involvement link share".split())
_SUFFERED = frozenset({"tolerate", "condone", "countenance"})
_INVENTED = frozenset("invent fabricate concoct manufacture exaggerate".split())
_HARSHLY = frozenset("kind force harshly strongly firmly decisively forcefully accordingly militarily severely".split())
_HOSTILE = frozenset(
    "strike incursion sanctions tariff expulsion clash seizure treaty-exit cyber-attack ties-cut export-control".split()
)
_BEARING = frozenset(
    """be have seem appear remain become know want need like expect hope think believe feel lose miss receive get run fall
    suffer face leave hit strike defend answer react
    respond""".split()
)
_UNREFUSED = frozenset("comment go forget spare stand rule run miss surprise".split())
"""What is no refusal where it will not be done: "would not comment", "will never forget"."""
_KIND = frozenset("help support assist back talk negotiate meet sign cooperate join aid share offer".split())
_GAINING = frozenset({"receive", "get", "reach", "win"})


class DeclarationReader:
    """Reads the declarations of one text: "Oslo said it would not accept the ruling" is a refusal, "said it would answer in
    kind" a warning, "said it would pay for the repairs" a promise, "said Peru must free the crew" a demand, "said the
    arrests were unacceptable" a condemnation.
    """

    def __init__(self, grammar: Grammar, cast: Cast, tables: EventTables, dated: frozenset[int]) -> None:
        self.grammar, self.cast, self.text, self.dated = grammar, cast, grammar.text, dated
        self.judged = _judgements(tables)

    def read(self, found: list[Found]) -> list[Found]:
        """The declarations that no trigger has told yet, each at its verb of saying."""
        known = {f.token: f for f in found}
        plain = [f for f in found if f.type == "statement" and (f.weak or self.grammar.lemma(f.token) in SAYING)]
        taken = {t for f in found if f not in plain for t in (f.token, f.predicate)}
        out = []
        for verb in range(len(self.text.words)):
            if self.text.upos[verb] != "VERB" or verb in taken:
                continue
            said = self.grammar.lemma(verb) in SAYING
            if not said and self._made_clear(verb) is None:
                continue
            speaker = self._speaker(verb)
            if speaker is None:
                continue
            clause = self._clause(verb)
            type = self._type(clause, *speaker, known) if clause is not None else None
            if type is not None and clause is not None and (said or type == "demand"):
                out.append(Found(verb, type, False, verb, (clause,), 1))
            elif self._on_a_day(verb, known):
                out.append(Found(verb, "statement", False, verb, (), 1))
        return out

    def _on_a_day(self, verb: int, known: dict[int, Found]) -> bool:
        """True for "announced the exchange last week", where no happening is told: the announcement is."""
        text = self.text
        if self.grammar.lemma(verb) != "announce" or text.relations[verb].startswith("acl"):
            return False
        if not any(c in self.dated for c in text.children[verb]):
            return False
        return all(known[t].weak for t in range(*text.subtree(verb)) if t in known and t != verb)

    def _clause(self, verb: int) -> int | None:
        """What is said: the clause below the verb, or the one that it stands beside: "Oslo will not pay, the minister said"."""
        text = self.text
        clear = self._made_clear(verb)
        near: list[int] = [*text.children[verb], *(text.children[clear] if clear is not None else [])]
        below = next((c for c in near if text.relations[c] == "ccomp"), None)
        if below is not None:
            return below
        return text.heads[verb] if text.relations[verb] == "parataxis" and text.heads[verb] < verb else None

    def _made_clear(self, verb: int) -> int | None:
        """The "clear" of "made clear that Peru must free the crew"."""
        text = self.text
        if self.grammar.lemma(verb) != "make":
            return None
        return next((c for c in text.children[verb] if text.lower[c] == "clear" and text.relations[c] == "xcomp"), None)

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
                return self.cast.side(id), own
        return None

    def _type(self, clause: int, speaker: str, own: frozenset[str], known: dict[int, Found]) -> str | None:
        text, grammar = self.text, self.grammar
        modals = {text.lower[c] for c in text.children[clause] if text.relations[c] in ("aux", "aux:pass")}
        named = [c for c in text.children[clause] if text.relations[c].startswith("nsubj")]
        if len(named) != 1:
            return None
        if text.upos[clause] == "ADJ" and self.grammar.lemma(clause) in _ABLE and not negated(text, clause):
            below = [c for c in text.children[clause] if text.upos[c] == "VERB"]
            if self._who(named[0], speaker, own)[0] and any(self._threatens(c, speaker, own) for c in below):
                return "warning"
        if text.upos[clause] != "VERB":
            if self._who(named[0], speaker, own)[1] and self._blames(clause, modals, known):
                return "accusation"
            return self._judgement(clause, named[0], modals, known)
        itself, other = self._who(named[0], speaker, own)
        lemma = grammar.lemma(clause)
        if modals & _MUST and other:
            if ("should" in modals and lemma in _GAINING) or grammar.is_passive(clause):
                return None
            return "demand" if "have" not in modals else "condemnation" if "should" in modals else None
        if (itself and self._unwilling(clause, modals)) or self._made_up(clause, named[0]):
            return "rejection"
        if not modals & _WILL or not itself:
            return None
        if negated(text, clause) and lemma in _TALKING and self._with_others(clause):
            return "rejection"
        if negated(text, clause) and lemma in _SUFFERED:
            return "warning"
        told = known.get(clause)
        hostile = told is not None and told.type in _HOSTILE
        if hostile or (told is None and self._threatens(clause, speaker, own)):
            return "warning" if not negated(text, clause) and (not hostile or has_condition(text, clause)) else None
        below = [c for c in text.children[clause] if text.relations[c].partition(":")[0] in ("obj", "xcomp", "obl")]
        if negated(text, clause) and lemma == "hesitate" and told is None:
            done = {grammar.lemma(c) for c in below if text.relations[c] == "xcomp"}
            return "warning" if done and not done & _KIND else None
        if told is not None or ("would" in modals and has_condition(text, clause)):
            return None
        if negated(text, clause):
            met = any(text.relations[c] == "obj" for c in text.children[clause])
            if (lemma != "join" or met) and stays_away(text, clause, lemma):
                return None
            if lemma in _UNREFUSED or grammar.is_passive(clause):
                return None
            return None if any(c in known for c in below if text.relations[c] == "xcomp") else "rejection"
        if any(c in known for c in below):
            return None
        return None if lemma in _BEARING or grammar.is_passive(clause) else "pledge"

    def _judgement(self, clause: int, subject: int, modals: set[str], known: dict[int, Found]) -> str | None:
        """What calling a deed so is: a condemnation in "said the arrests were unacceptable", praise in "said the step was wise",
        "was a wise step"; nothing where somebody else is judged by a noun: "was a mistake by the referee".
        """
        text, grammar = self.text, self.grammar
        deed = subject in known or text.lower[subject] in _IT or self.grammar.lemma(subject) in _DEEDS
        if subject in known and known[subject].type in _GATHERINGS:
            return None
        if not deed or modals or negated(text, clause):
            return None
        if not any(text.relations[c] == "cop" for c in text.children[clause]):
            return None
        if text.upos[clause] == "ADJ":
            return self.judged.get(grammar.lemma(clause))
        if any(p == "by" and self.cast.at(t) is None for p, t in grammar.obliques(clause)):
            return None
        if (noun := grammar.lemma(clause)) in _NAMES:
            return self.judged.get(noun)
        below = [c for c in text.children[clause] if text.relations[c] == "amod"] if noun in _DEEDS else []
        return next((t for w in below if (t := self.judged.get(grammar.lemma(w)))), None)

    def _blames(self, clause: int, modals: set[str], known: dict[int, Found]) -> bool:
        """True for "said the rebels were behind the bombing", "said Peru was responsible for the blast"."""
        if (
            modals
            or negated(self.text, clause)
            or not any(self.text.relations[c] == "cop" for c in self.text.children[clause])
        ):
            return False
        deeds = [clause] if self.grammar.preposition(clause) == "behind" else []
        if self.grammar.lemma(clause) == "responsible":
            deeds += [n for p, n in self.grammar.obliques(clause) if p == "for"]
        return any(d in known and known[d].type in _HOSTILE for d in deeds)

    def _unwilling(self, clause: int, modals: set[str]) -> bool:
        """True for "has no intention of", "had nothing to do with", "had no part in", "cannot accept", "will never allow"."""
        text, lemma = self.text, self.grammar.lemma(clause)
        if lemma == "have":
            return any(
                text.relations[c] == "obj"
                and (
                    (self.grammar.lemma(c) in _UNMINDED and no_determiner(text, c))
                    or (text.lower[c] == "nothing" and any(self.grammar.lemma(d) == "do" for d in text.children[c]))
                    or (self.grammar.lemma(c) in _PARTS and any(text.lower[d] == "no" for d in text.children[c]))
                )
                for c in text.children[clause]
            )
        unable = modals & ({"can", "could", "ca"} | _WILL)
        borne = lemma in _SUFFERED and not modals & _WILL  # "will not tolerate" warns
        return bool(unable) and negated(text, clause) and (lemma in _DISALLOWED or borne)

    def _with_others(self, clause: int) -> bool:
        """True for "sit down with Peru", "negotiate for a truce", "attend the talks"; not for "negotiate" alone."""
        led = any(p in ("with", "for") for p, _ in self.grammar.obliques(clause))
        return led or any(self.text.relations[c] in ("obj", "xcomp", "advcl") for c in self.text.children[clause])

    def _made_up(self, clause: int, subject: int) -> bool:
        """True for "said the charge was invented"."""
        lemma, passive = self.grammar.lemma(clause), self.grammar.is_passive(clause)
        return (
            passive and lemma in _INVENTED and not negated(self.text, clause) and self.grammar.lemma(subject) in _DEEDS
        )

    def _threatens(self, clause: int, speaker: str, own: frozenset[str]) -> bool:
        """True for a verb that threatens: "would retaliate", "would answer in kind", "would hit Peru's ports"."""
        text, grammar = self.text, self.grammar
        lemma, obliques = grammar.lemma(clause), grammar.obliques(clause)
        if lemma in _ANSWERING:
            return not any(p == "to" and grammar.lemma(t) in _OFFERED for p, t in obliques)
        if lemma in _DEALING:
            return any(
                text.relations[c] == "obj"
                and grammar.lemma(c) in _BLOWS
                and {text.lower[m] for m in text.children[c]} & _HARD
                for c in text.children[clause]
            )
        if lemma in _REACTING:
            return any(grammar.lemma(t) in _HARSHLY for t in (*text.children[clause], *(t for _, t in obliques)))
        if lemma not in _FIGHTING:
            return False
        met = [] if lemma == "defend" else [c for c in text.children[clause] if text.relations[c] == "obj"]
        if any(grammar.lemma(c) in _REACHED for c in met):
            return False
        if met and has_condition(text, clause):
            return True
        met += [t for p, t in obliques if p in ("against", "at", "from")]
        return any(self._who(t, speaker, own)[1] for m in met for t in (m, *grammar.modifiers(m)))

    def _who(self, subject: int, speaker: str, own: frozenset[str]) -> tuple[bool, bool]:
        """Whether the subject of what is said is he who says it, and whether it is somebody else who is named."""
        mention = self.cast.at(subject)
        lands = {self.cast.side(a) for a in mention.actors} if mention is not None else set()
        pronoun = self.text.lower[subject] in own
        if self.text.upos[subject] == "PRON":
            return pronoun and (not lands or speaker in lands), bool(lands) and speaker not in lands
        return speaker in lands, bool(lands) and speaker not in lands


def _judgements(tables: EventTables) -> dict[str, str]:
    """What one calls a thing who condemns, praises or denies it, by the rows for "call": "unacceptable" is a condemnation."""
    out: dict[str, str] = {}
    for trigger in tables.triggers.get(("verb", "call"), ()):
        if trigger.type in ("condemnation", "support", "rejection"):
            for condition in trigger.frame:
                if condition.slot in ("xcomp", "comp") and not condition.negated:
                    for word in condition.values - _MILD:
                        out.setdefault(word, trigger.type)
    return out
