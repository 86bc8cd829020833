"""The words that tell tense: auxiliaries, irregular pasts, verbs whose present speaks of what is arranged."""

from __future__ import annotations

AHEAD = frozenset(
    "will would shall may might can could should 'll ’ll wo 'd upcoming payable intends hopes aims wants expects seeks"
    " plans effective forthcoming".split()
)
"""Words after which a time lies ahead: "will meet on Tuesday"."""

FIXED = frozenset(
    "due scheduled slated set expected planned pencilled earmarked booked tipped billed likely supposed meant bound".split()
)
"""Words that fix a time ahead when "to" or "for" follows: "is due to expire on Friday"; "set Friday as the deadline" is past."""

PAST = frozenset(
    """was were had did said told met held won began came went made took fell rose left gave found saw got led sent kept
    lost shot broke spoke wrote became brought flew struck dated since ago fled sought fought taught bought thought sold
    stood ran rang sank sang swore tore threw grew knew drew drove shook stole chose froze dealt meant built spent lent
    heard paid laid withdrew overthrew undertook overtook forbade foresaw bore ate drank felt slept swept bent bound caught
    clung dug hid hung rode wore won been lay sat slid spun sprang stuck swung wound withheld upheld withstood
    understood became arose awoke forgave forgot""".split()
)

FINITE = frozenset("was were had did began came went gave saw broke spoke wrote became flew rose fell took".split())
"""Pasts that are no participles: "who chairs the bloc, spoke by telephone"."""

IMPLICATIVE = frozenset(
    "failed managed refused declined began started continued helped moved rushed used attempted tried came went neglected"
    " dared happened proceeded gathered returned travelled traveled flew voted".split()
)
"""Pasts whose infinitive has been done, or not, by then: "refused to sign on Monday" is past."""

PURPOSES = frozenset("mark celebrate commemorate honour honor protest denounce mourn".split())
"""What people gather to do: the verb before tells when, "gathered to mark the anniversary on Friday"."""

RANKS = frozenset("first last only latest second third".split())
"""What an infinitive can say more of: "the first envoy to visit Hanoi"."""

HARD = frozenset("difficult hard impossible easy easier harder possible".split())
"""What it is for somebody to do a thing: "made it difficult for the two to meet"."""

ARRANGED = frozenset(
    """open opens begin begins start starts meet meets arrive arrives leave leaves depart departs travel travels take takes
    expire expires lapse lapses end ends resume resumes fly flies host hosts visit visits convene convenes gather gathers
    hold holds return returns close closes vote votes head heads go goes come comes address addresses welcome welcomes
    receive receives attend attends chair chairs run runs face faces reconvene reconvenes tour tours inaugurate inaugurates
    debate debates adjourn adjourns embark embarks unveil unveils kick kicks launch launches""".split()
)
"""Verbs whose plain present speaks of what is arranged: "which opens on June 14", "before the ministers meet on Monday"."""

TRAVELLERS = frozenset(
    """king queen emir sultan pope pontiff monarch prince president premier minister chancellor leader secretary envoy chief
    delegation team""".split()
)
"""Who stands before the plain present of what is arranged: "the king begins a visit to Peru on Sunday"."""

UNMADE = frozenset("cancelled canceled postponed delayed scrapped shelved deferred rescheduled".split())
"""Pasts that say nothing of when the thing was to be: "cancelled their meeting in April"."""

LASTED = frozenset(
    "lasted talked stayed ran continued worked waited went remained kept held met spoke lived served".split()
)
"""Pasts that reach up to the time that follows "until"."""

DEMANDS = frozenset(
    """asked called urged wanted ordered demanded invited promised pledged vowed agreed offered proposed threatened warned
    moved scheduled set planned decided postponed hoped""".split()
)
"""Pasts whose content lies ahead: "demanded an answer before Friday"."""

MEETING = frozenset(
    "meeting gathering opening starting beginning arriving convening visiting travelling traveling".split()
)
"""Participles that tell of what is arranged, in a sentence of the present: "the congress, meeting on Monday, is boycotted"."""

CALLED = frozenset("called convened summoned organised organized arranged".split())
"""Participles that bring a gathering about: "has called a meeting on Friday"; the perfect takes no time gone by."""

ANNOUNCED = frozenset("announced proposed unveiled".split())
"""Pasts that bring up a plan: "announced a visit to Cairo in September"."""

CHOSEN = frozenset("named chosen picked selected nominated appointed approved invited".split())
"""Pasts behind which "for a" says what is ahead: "was picked for a mission in December"."""

CONVENED = frozenset(
    "meeting session summit talk round conference election referendum strike march rally protest vote gathering".split()
)
"""What is called, convened or set up: "an emergency meeting"; an envoy is only summoned."""

SUBJECTS = frozenset("who which that they we he she it i you".split())

NOT_A_VERB = frozenset("the a an his her their its this that these those our your my all both two three".split())

NOT_TO_DO = frozenset(
    """him them me us it you what which whom whose who how why where when in about by at other others another any anyone
    everyone someone some each every many more most much even just such very one three four five six seven ten people women
    children death date power war court trial jail prison police parliament congress office church town school college
    hospital earth sea air life peace justice government public private foreign international political military senior new
    former local national federal american european russian chinese israeli arab iraqi global regional financial economic
    democracy independence custody safety violence freedom poverty membership reality action exile captivity normal
    civilian diplomatic domestic external humanitarian independent joint judicial legal major particular possible potential
    recent religious security social special strategic territory tradition western eastern southern northern""".split()
)
"""Words that no infinitive begins with: "put to death", "according to police", "handed to them"."""

NOT_PAST = frozenset(
    "need indeed exceed proceed succeed speed feed seed united bed red shed hundred sacred naked combined armed"
    " unprecedented sophisticated detailed limited advanced concerned".split()
)
GIVING = frozenset({"give", "grant", "allow"})
"""Verbs of giving somebody time: "gave Moscow until Friday to free the crew"."""
