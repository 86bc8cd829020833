"""Asides: who is named beside an event without a part in it, so that he is no guess for a side that is missing."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Mention
from chancery.reading.control import CONVENING
from chancery.reading.negation import negated
from chancery.reading.truces import TRUCES, of_others

_APART_FROM = frozenset({"apart", "except", "excluding", "unlike", "besides"})
_AGAINST = frozenset({"against", "regarding", "concerning", "about"})
_PRESS = frozenset(
    "media newspaper daily agency television tv broadcaster press journalist reporter tabloid magazine radio report".split()
)
ANNOUNCING = frozenset("say announce report tell confirm state disclose add note write".split())
_PRESSING = frozenset("press push call appeal urge plead lobby broker work demand hope pray".split())
_SPEAKING = frozenset(
    "discuss welcome hail praise support back want seek underscore stress reiterate urge see update speak talk reach secure"
    " address raise endorse applaud push need".split()
)
_TALKS = frozenset({"negotiation", "talk", "mediation", "diplomacy"})
_UNDER_WAY = frozenset({"ongoing", "continuing", "current"})
_DISCUSSING = frozenset("discuss review address raise assess welcome".split())
_RUMOURS = frozenset(
    "report rumour rumor leak story speculation part involvement responsibility role link knowledge wrongdoing".split()
)
_TALKING = frozenset("discuss negotiate talk meet speak bargain parley".split())
_AT_HOME = frozenset(
    "opposition lawmaker lawmakers legislator legislators activists critics senator senators congress parliament senate".split()
)
ATTENDING = frozenset("attend join address chair open host".split())
_FORUMS = frozenset("conference forum congress assembly session gathering convention symposium".split())
_SIDING = frozenset({"solidarity", "sympathy", "support", "loyalty"})
"""Whose side one takes in doing something to a third: "closed the border in solidarity with Peru"."""
_WISHING = frozenset(
    "demand urge want desire request condemn denounce criticize criticise welcome hail oppose praise".split()
)
_NAMING = frozenset("call say describe consider regard see term brand label view believe think claim fear deem".split())
"""Verbs that tell what somebody calls a thing, where they have a clause or a byname beside them."""
_THOUGHT = frozenset(
    """condemn denounce deplore criticize criticise slam decry welcome praise hail applaud mourn blame regret oppose reject dismiss
    deny protest fear resent mock ridicule support back resist monitor watch""".split()
)
_ANSWERING = frozenset(
    "reply respond refuse decline reject comply ignore balk answer resist retort dismiss rebuff demur".split()
)
WITHIN = frozenset({"intra", "inter"})
_FELT = frozenset(
    "dismay anger fury annoyance irritation alarm chagrin outrage displeasure consternation embarrassment delight relief"
    " joy surprise amusement horror disgust disappointment satisfaction regret frustration discomfort amazement despair".split()
)
_BOUND = frozenset({"bound", "destined", "headed"})
_CARRYING = frozenset("carry bring take ferry haul bear ship transport deliver".split())
_CRAFT = frozenset(
    "ship vessel boat tanker freighter dhow trawler barge plane aircraft lorry truck convoy train".split()
)
_RESPONDING = frozenset(
    "expel throw recall summon impose slap sanction cut sever suspend freeze close shut evacuate offer apply join supply arm"
    " condemn urge call mourn warn declare tighten raise ban bar halt postpone cancel convene appeal pledge help seek"
    " send stop scrap block boycott downgrade arrest demand protest rush donate".split()
)
"""What one does when others have done something: nobody cuts ties after a raid of his own."""
_SINCE = frozenset({"despite", "amid", "since", "following", "after", "until", "over"})
_THERE = frozenset({"to", "in", "at", "inside", "into", "through"})
_UNNAMED = frozenset({"foreign", "outside", "unnamed", "unidentified", "unspecified", "hostile"})
"""What tells that somebody names nobody: "accused unnamed neighbours"."""
_RESIGNING = frozenset({"resign", "abdicate"})
_LEAVING = frozenset("quit leave dissolve reshuffle sack dismiss".split())
_OFFICE = frozenset("government cabinet coalition office post job parliament".split())
"""What one of a country leaves or dissolves there."""


def aside(grammar: Grammar, mention: Mention) -> bool:
    """True for Belarus in "will discuss Belarus at a summit", which is talked about and does not take part; for who brokered
    another thing: Oman in "seized a ship, which it returned under a truce brokered by Oman"; for whose press is cited: "a
    Japanese media report"; and for who is left out: "Zambia was not invited to the talks".
    """
    text, head = grammar.text, grammar.text.heads[mention.head]
    first = text.subtree(mention.head)[0]
    if not _APART_FROM.isdisjoint(text.lower[max(0, first - 1) : first + 1]):
        return True
    if head >= 0 and grammar.lemma(head) in CONVENING and grammar.is_passive(head):
        return True
    if head >= 0 and text.relations[head] == "acl" and grammar.lemma(head) in _WISHING and grammar.is_passive(head):
        return True  # "the withdrawal of Chad's troops, demanded by Mali"
    if (head >= 0 and felt(grammar, head)) or destined(grammar, mention.head):
        return True
    if head >= 0 and grammar.lemma(head) == "complain" and grammar.preposition(mention.head) == "to":
        return True
    if head >= 0 and grammar.lemma(head) in _SIDING and grammar.preposition(mention.head) in ("with", "for"):
        return True
    if (
        head >= 0
        and text.relations[mention.head] in ("amod", "compound", "nmod:poss")
        and grammar.lemma(head) in _PRESS
    ):
        return True
    if _uninvited(grammar, mention.head):
        return True
    return head >= 0 and text.relations[mention.head] == "obj" and grammar.lemma(head) in ("discuss", "debate")


def answered(grammar: Grammar, deed: int) -> int | None:
    """The verb by which somebody answers a deed of others: of "Norway threw out Chad's envoys after the raid on Niger" the first."""
    text, verb = grammar.text, grammar.text.heads[deed]
    for _ in range(2):  # "closed its embassy in Chad after the raid", however the tree hangs the raid
        if verb >= 0 and grammar.label(deed) == "nmod" and text.upos[verb] in ("NOUN", "PROPN"):
            verb = text.heads[verb]
    if verb < 0 or grammar.label(deed) not in ("obl", "nmod") or grammar.preposition(deed) not in _SINCE:
        return None
    return verb if grammar.lemma(verb) in _RESPONDING else None


def destined(grammar: Grammar, noun: int) -> bool:
    """True for where a cargo goes, which is no side of its seizure: "a tanker carrying oil to Japan", "a freighter bound for Togo"."""
    text = grammar.text
    if grammar.preposition(noun) not in ("to", "for", "from"):
        return False
    for node in text.path(noun)[1:4]:
        if text.relations[node].startswith("acl"):
            craft = text.heads[node] >= 0 and grammar.lemma(text.heads[node]) in _CRAFT
            return craft and (text.lower[node] in _BOUND or grammar.lemma(node) in _CARRYING)
        if text.relations[node] == "nmod" and grammar.preposition(node) == "with":
            return grammar.lemma(text.heads[node]) in _CRAFT
    return False


def felt(grammar: Grammar, noun: int) -> bool:
    """True for what somebody only feels at the deed of others: "Peru sold jets to Ghana, to the dismay of Togo", "to Togo's delight"."""
    return grammar.lemma(noun) in _FELT and grammar.preposition(noun) == "to"


def _uninvited(grammar: Grammar, noun: int) -> bool:
    """True for both in "Zambia and Angola were not invited"."""
    text, verb = grammar.text, grammar.text.heads[grammar.spread(noun)]
    if verb < 0 or grammar.lemma(verb) != "invite" or not negated(text, verb):
        return False
    return text.relations[grammar.spread(noun)] in ("obj", "nsubj:pass")


def elsewhere(grammar: Grammar, mention: Mention, token: int) -> bool:
    """True for who does another thing in a clause beside that of the event: France in "Obama applauded the step, and France's
    minister said that time was short".
    """
    text = grammar.text
    above = set(text.path(token))
    acts = mention.form == "pronoun"
    for node in text.path(mention.head):
        head = text.heads[node]
        if head < 0 or node in above:
            return acts and node in above and _contrasted(grammar, token, node)
        if not acts and text.upos[node] == "VERB":
            return False
        acts = acts or text.relations[node].startswith("nsubj")
        if not acts:
            continue
        if grammar.lemma(node) in _ANSWERING and text.relations[node] == "conj":
            return False  # "sought the extradition of the minister, but Delhi has not replied"
        if text.upos[node] == "VERB" and (text.relations[node] in ("conj", "parataxis") or _aside_clause(text, node)):
            return head in above and bool(grammar.subjects(head))
    return False


def _contrasted(grammar: Grammar, token: int, verb: int) -> bool:
    """True for an event told of others in contrast to a clause: "Chad praised the pact, while Mali denounced it"."""
    text = grammar.text
    for node in text.path(token):
        if text.heads[node] == verb and text.upos[node] in ("VERB", "AUX"):
            split = text.relations[node] == "parataxis" and ";" in text.words[verb:node]
            return (split or _aside_clause(text, node)) and bool(grammar.subjects(node))
    return False


def _aside_clause(text: Text, verb: int) -> bool:
    """True for a clause of contrast: "while Abu Dhabi is credited with it"."""
    return any(
        text.relations[c] == "mark" and text.lower[c] in ("while", "whereas", "though", "although")
        for c in text.children[verb]
    )


def opposed(text: Text, token: int) -> bool:
    """True for whom something is against or about: Russia in "industry met to arm Ukraine against Russian aggression"."""
    for _ in range(3):
        if any(text.relations[c] == "case" and text.lower[c] in _AGAINST for c in text.children[token]):
            return True
        if text.heads[token] < 0 or text.relations[token].partition(":")[0] not in ("nmod", "amod", "compound"):
            return False
        token = text.heads[token]
    return False


def teller(grammar: Grammar, mention: Mention, token: int) -> bool:
    """True for who only tells of an event, or presses others to it: Qatar in "the truce was extended, Qatar said", the U.S. in
    "the U.S. presses for a truce".
    """
    text, verb = grammar.text, grammar.text.heads[mention.head]
    if verb < 0 or not text.relations[mention.head].startswith("nsubj") or mention.head in text.path(token):
        return False
    lemma = grammar.lemma(verb)
    if text.relations[verb] == "acl:relcl" and text.heads[verb] == token and told_of(grammar, verb):
        return True
    if lemma in ANNOUNCING:
        return any(text.relations[c] in ("ccomp", "parataxis") for c in text.children[verb]) or text.relations[
            verb
        ] == ("parataxis")
    return lemma in _PRESSING and verb in text.path(token)


def told_of(grammar: Grammar, verb: int) -> bool:
    """True for a clause that tells what others think of it: "the exercise, which Pyongyang called a rehearsal for war"."""
    text = grammar.text
    if grammar.lemma(verb) in _NAMING:
        return any(
            text.relations[c] in ("xcomp", "ccomp") or grammar.preposition(c) == "as" for c in text.children[verb]
        )
    return grammar.lemma(verb) in _THOUGHT


def spoken_of(grammar: Grammar, noun: int) -> bool:
    """True for a truce in a land that others only speak of or press for: "is pressing for a truce in Sudan"; and for talks that
    are under way as others meet: "discussed the ongoing negotiations".
    """
    text = grammar.text
    if talked_over(grammar, noun) or of_others(grammar, noun):
        return True
    if grammar.lemma(noun) not in TRUCES or not any(
        p in ("in", "for") and text.upos[n] == "PROPN" for p, n in grammar.obliques(noun)
    ):
        return False
    verb = next((t for t in text.path(noun)[1:] if text.upos[t] == "VERB"), None)
    return verb is not None and grammar.lemma(verb) in _PRESSING | ANNOUNCING | _SPEAKING


def talked_over(grammar: Grammar, noun: int) -> bool:
    """True for talks that are under way as others meet and speak of them, and for what these are for: "discussed the ongoing
    negotiations in Doha for a truce".
    """
    text = grammar.text
    while text.relations[noun] == "compound":
        noun = text.heads[noun]
    if text.relations[noun] == "nmod" and grammar.preposition(noun) in ("for", "on", "over"):
        noun = text.heads[noun]
    if grammar.lemma(noun) not in _TALKS or not any(text.lower[c] in _UNDER_WAY for c in text.children[noun]):
        return False
    while text.relations[noun] == "conj" and text.heads[noun] >= 0:
        noun = text.heads[noun]
    named = any(p in ("with", "between") for p, _ in grammar.obliques(noun))
    verb = text.heads[noun]
    return not named and text.relations[noun] == "obj" and verb >= 0 and grammar.lemma(verb) in _DISCUSSING


def within_one(grammar: Grammar, talks: int) -> bool:
    """True for "intra-Afghan talks", in which nobody else takes part, whoever supports them."""
    parts = (grammar.text.lower[c].partition("-") for c in grammar.modifiers(talks))
    return any(first in WITHIN and hyphen and second != "korean" for first, hyphen, second in parts)


def of_nobody(grammar: Grammar, predicate: int) -> bool:
    """True for the denial of what no state said, and for what one will not do oneself: "denied reports", "dismissed a leak",
    "refused to ratify the accord", "ruled out taking part"; not for "refused to discuss quotas", which takes another.
    """
    if grammar.lemma(predicate) in ("refuse", "rule"):
        below = {grammar.lemma(c) for c in grammar.text.children[predicate] if grammar.text.relations[c] == "xcomp"}
        return below.isdisjoint(_TALKING)
    return any(grammar.lemma(patient) in _RUMOURS for patient in grammar.patients(predicate))


def at_home(text: Text, words: range) -> bool:
    """True for an opposition, lawmakers and critics, who speak to their own government first: "the opposition denounced it"."""
    return not _AT_HOME.isdisjoint(text.lower[t] for word in words for t in (word, *text.children[word]))


def of_no_other(grammar: Grammar, predicate: int) -> bool:
    """True for who threatens, offers or refuses to leave his own office, "threatened to quit the government", "offered to resign",
    and for who means those that he does not name: "accused foreign states of meddling".
    """
    text = grammar.text
    if any(text.lower[c] in _UNNAMED for o in grammar.objects(predicate) for c in grammar.modifiers(o)):
        return text.upos[predicate] == "VERB"
    for clause in text.children[predicate]:
        if text.relations[clause] not in ("xcomp", "ccomp"):
            continue
        office = any(grammar.lemma(o) in _OFFICE for o in grammar.objects(clause))
        if grammar.lemma(clause) in _RESIGNING or (grammar.lemma(clause) in _LEAVING and office):
            return True
        if grammar.lemma(clause) == "step" and any(text.lower[c] == "down" for c in text.children[clause]):
            return True
    return False


def somewhere(grammar: Grammar, token: int, predicate: int) -> bool:
    """True for a journey that names where it goes, though no state: "arrived in Philadelphia", "a tour of the Middle East"."""
    text = grammar.text
    if text.relations[token] == "appos":
        return False
    phrases = (*grammar.obliques(token), *grammar.obliques(predicate))
    there = _THERE | ({"of"} if grammar.lemma(token) == "tour" else set())
    if grammar.lemma(predicate) == "tour" and any(text.upos[o] == "PROPN" for o in grammar.objects(predicate)):
        return True  # "is touring Latin America"
    return any(preposition in there and text.upos[noun] == "PROPN" for preposition, noun in phrases)


def in_forum(grammar: Grammar, noun: int, predicate: int) -> bool:
    """True for a gathering of many, which one attends with nobody in particular: "attending the Munich Security Conference"."""
    if grammar.lemma(noun) not in _FORUMS:
        return False
    text = grammar.text
    named = text.upos[noun] == "PROPN" and any(text.upos[c] == "PROPN" for c in grammar.modifiers(noun))
    return named or (predicate != noun and grammar.lemma(predicate) in ATTENDING)
