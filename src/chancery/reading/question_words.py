"""Question words: what leaves a thing open, and what tells that a "whether" asks nothing."""

from __future__ import annotations

OPEN = frozenset(
    "see unclear unknown uncertain question remain doubt doubtful wait watch focus hinge depend known clear unsure undecided decide"
    " weigh wonder hang answer test unresolved decided open sure await issue guess consider determine matter seen unsettled debate puzzle".split()
)
ADDED = frozenset("as when where especially including which but although though according particularly because".split())
SAID = frozenset("said says told added say wrote reported".split())
ASKING = frozenset("who what when where how which why".split())
UNKNOWN = frozenset("unclear unknown uncertain undecided unresolved unsettled".split())
KNOWN = frozenset("clear known certain sure decided settled".split())
CONTESTS = frozenset("question questions contest issue dispute debate uncertainty doubt".split())
DOUBTS = frozenset({"dispute", "debate", "uncertainty", "doubt"})
ENDS = (
    "to be seen",
    "unclear",
    "unknown",
    "uncertain",
    "not clear",
    "an open question",
    "anyone's guess",
    "anybody's guess",
    "far from clear",
    "hard to say",
    "hard to tell",
    "not known",
    "left unsaid",
    "left open",
    "left unclear",
    "far from certain",
    "not certain",
    "in doubt",
    "in question",
    "unresolved",
    "undecided",
    "yet to be decided",
    "yet to be determined",
    "yet to be settled",
    "up in the air",
    "not been decided",
    "not been settled",
    "not been determined",
    "not been made clear",
    "yet to be agreed",
    "yet to be worked out",
    "the talk of",
    "open to question",
    "anybody's bet",
    "anyone's bet",
    "a mystery",
)
LEADING = frozenset("just exactly precisely quite but and yet still so".split())
HARD = frozenset("impossible hard difficult early soon".split())
"""What it is to know a thing that is open: "too early to say whether", "impossible to know who"."""
TOLD = frozenset("know say tell judge predict determine".split())
DISCLOSE = frozenset({"say", "specify", "disclose", "reveal"})
NO_WORD = frozenset(
    {
        "word",
        "details",
        "detail",
        "clue",
        "idea",
        "indication",
        "clarity",
        "sign",
        "hint",
        "certainty",
        "answer",
        "agreement",
        "consensus",
    }
)
"""What there is none of where a thing is open: "There was no word on whether he would come"."""
NOBODY = frozenset({"nobody", "no-one", "nor", "neither", "none"})
DECLINED = frozenset({"decline", "refuse", "respond", "say"})
STILL = frozenset("still also now largely currently entirely".split())
"""What stands between a verb and the word that leaves a thing open: "is still unclear"."""
DODGES = frozenset("decline refuse demur hedge dodge sidestep evade duck deflect equivocate".split())
"""What somebody does who gives no answer: "declined to say"."""
SHRUGS = frozenset({"shrug", "laugh"})
"""What somebody does in place of an answer, if he says nothing: "laughed and walked on"."""
APART = frozenset("divide split disagree differ odds argue torn wrangle quarrel disagreement division rift".split())
MATTERS = frozenset("fate outcome whereabouts future extent timing identity cause motive prospect scope result".split())
"""Nouns of a matter that can be open: "The fate of the crew remains unknown"."""
MUCH = frozenset("much all everything lot more most that this it".split())
"""What hangs on a question that is open: "Much depends on who wins", not "His salary depends on what his firm earns"."""
HANGS = frozenset("hangs hung depends depended hinges hinged turns rides".split())
"""What one thing does on another that is open: "Much hangs on who wins"."""
REFUSED = (["refused", "to"], ["declined", "to"], ["refusing", "to"], ["declining", "to"])
"""What stands before "say who" where nobody is told."""
