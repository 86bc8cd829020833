"""Control: the words that say who does what stands below them: "urged Peru to sign", "blamed Kyiv for holding drills"."""

from __future__ import annotations

OBJECT_CONTROL = frozenset(
    "ask urge tell invite order request press push persuade convince want allow permit expect force advise warn encourage"
    " require authorize authorise enable call get lead help let make instruct beg implore exhort pressure prompt".split()
)
PLEADING = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with",),
    "rely": ("on", "upon"),
    "count": ("on", "upon"),
    "depend": ("on", "upon"),
    "prevail": ("on", "upon"),
    "lean": ("on",),
    "press": ("on",),
    "look": ("to",),
    "pressure": ("on",),
    "demand": ("to", "on"),
    "plea": ("to",),
    "ultimatum": ("to",),
    "invitation": ("to",),
    "order": ("to",),
    "signal": ("to",),
    "shout": ("to", "at"),
}
"""Verbs and nouns behind whose preposition the one stands who is to do it: "called on Peru to sign", "pressure on Peru to sign"."""
LEANING = frozenset({"rely", "count", "depend", "lean", "look"})
"""Of these, the ones behind which the means may stand as well as whoever is to do it: "relies on missiles to strike"."""
BORNE = frozenset("responsibility credit blame praise guilt remorse liability".split())
"""What falls to the one who did it: "claimed responsibility for shooting down the drone"."""
BLAMING = frozenset(
    """accuse blame assail criticize criticise condemn denounce fault slam blast castigate rebuke chide berate
    lambast censure attack thank praise commend applaud hail congratulate laud punish fine sanction penalize
    penalise reward arrest jail indict charge convict prosecute sentence deport expel suspect ridicule mock
    reproach scold ban bar credit deter discourage dissuade keep lambaste prevent prohibit stop warn""".split()
)
"""Verbs whose object is the one who did, or may not do, what stands behind "for", "of" or "from": "assailed Kyiv for holding drills"."""
FORBIDDING = frozenset("ban bar deter discourage dissuade keep prevent prohibit stop warn".split())
"""Of these, the ones for what somebody has not done, or is not to do: "warned Lima over a strike"."""
MINDED = frozenset(
    "commit prepare determine engage involve lock embroil resolve incline oppose dedicate devote pledge".split()
)
"""Participles that say what somebody is set on: "is committed to a strike"."""
FELT = frozenset(
    "dismay appall appal outrage anger horrify disgust incense hearten encourage gratify delight thrill please relieve"
    " concern alarm trouble disturb worry sadden shock concerned alarmed troubled disturbed worried"
    " dismayed appalled outraged angered horrified disgusted incensed heartened encouraged gratified delighted thrilled"
    " pleased relieved".split()
)
"""What is felt by whoever stands before it, at what stands behind "by": "was outraged by the test"."""
OUTBURSTS = frozenset("lash hit rail snap fume".split())
"""Verbs that blame with "at": "lashed out at Kyiv for holding drills"."""
CONVENING = frozenset("mediate broker facilitate host sponsor convene moderate".split())
"""What is done to a gathering by one who holds it for others."""
RECEIVING = frozenset(
    "tell meet host receive welcome greet urge ask inform assure see call brief thank press warn invite praise join".split()
)
"""What is done to one who is visiting: "told visiting Prime Minister Abe"."""
MUTUAL = frozenset("meet speak talk confer negotiate".split())
"""What no one does alone: in "Ana and her counterpart, Luis, who met" it is both."""
PRAISING = frozenset("thank praise commend applaud hail congratulate laud reward credit".split())
"""Of these, the ones for what was often done together: "thanked Kenya for the talks"."""
INSTRUMENTS = frozenset(
    "order decree proclamation law bill act directive memorandum resolution decision measure".split()
)
"""What somebody signs or passes and what then does something: "signed an order imposing a tariff"."""
TEXTS = frozenset("communique communiqué declaration letter statement".split())
"""What somebody writes and what then says something: "issued a statement urging restraint"."""
