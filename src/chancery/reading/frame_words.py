"""The words by which frames are told: verbs that name, call or charge, deeds that nobody need have done, words for persons who hold offices."""

from __future__ import annotations

NAMING = frozenset("call brand label term dub deem declare pronounce style".split())
CALLING = frozenset({"call", "appeal", "ask", "press", "push", "plead"})
ASKING = frozenset("whether if how why what who when where which".split())
HEARSAY = frozenset({"say", "report", "believe", "think"})
"""What nobody is charged with by: "the marines were said to have breached the line"."""
BY_CHANCE = frozenset({"kill", "wound", "injure", "hurt", "damage", "destroy", "sink"})
"""What befalls one by accident too: nobody need have done it."""
MANY = frozenset({"dozen", "score", "hundred", "thousand"})
BELOW = {"case": "case", "how": "advmod"}
"""Slots that are a relation right below the word: "at war" (`case:at`), "deeply concerned" (`how:deeply`)."""
BEFORE_DEEDS = frozenset({"on", "to", "against", "into", "about", "of", "with"})
"""What stands before a deed that is told as a gerund: "agreed on reopening the road", "objected to sending troops"."""
COMING = frozenset({"come", "arrive", "pour", "emanate"})
PERSON_WORDS = frozenset(
    "president premier minister chancellor secretary leader king queen prince emperor pope envoy ambassador diplomat official"
    " delegation counterpart negotiator general chief spokesman spokeswoman spokesperson lawmaker senator mp commissioner"
    " representative deputy chairman chairwoman speaker emir sultan consul i he she him her me us they them who delegate mediator"
    " governor mayor aide adviser advisor commander mission team".split()
)
