"""Owners of times: which happening a time expression belongs to, by the tree."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.anchors import SPEECH, Anchors, preposition_of
from chancery.reading.calendar_words import MONTHS, WEEKDAYS
from chancery.reading.composition import AHEAD
from chancery.reading.happenings import Happening, Naming
from chancery.reading.negation import CONDITIONS, marked
from chancery.reading.time_carriers import amid, by_document, by_doing, gap, holder, when
from chancery.reading.time_terms import dates_itself


def owner_of(
    text: Text, anchors: Anchors, head: int, inside: range, preposition: str, gone: bool = False
) -> tuple[str | None, str]:
    """The happening whose words the time hangs on, with the word of order; "speech" where it dates the saying only, "asked"
    where it dates what a happening asks for ("ordered them to leave within three days"; not where it is `gone` by: "invited
    them to return two weeks ago"), "thing" where it dates a thing that is no happening ("the 1978 resolution calls for").

    "a meeting before the current arrangement lapses on 30 September": the meeting, before.
    """
    itself = dates_itself(text, anchors, head)
    if itself is not None:
        return itself.id, preposition
    before = inside[0] - 1 - len(preposition.split()) if preposition else inside[0] - 1
    if before > 0 and text.lower[before] == "due":
        before -= 1  # "a parliamentary election due on May 8", however the tree hangs it
    named = before >= 0 and before in anchors.of and anchors.of[before][1].token == before
    if named and text.upos[before] in ("NOUN", "PROPN") and not _known_object(text, anchors, before):
        up = text.heads[before]
        if up >= 0 and up not in anchors.of and text.relations[up] == "obj":
            up = text.heads[up]
        whole = anchors.of.get(up)
        if whole is not None and preposition_of(text, before) in _LEFT and up in (whole[1].token, whole[1].predicate):
            return whole[0].id, preposition  # "was expelled from the talks on February 20"
        if whole is not None and up == whole[1].token and preposition_of(text, before) == "of":
            return whole[0].id, preposition  # "delivered a note of protest on Monday": the delivery
        return anchors.of[before][0].id, preposition
    node = text.heads[head]
    if preposition == "of" and node >= 0 and _names_it(text, anchors, head, node):
        return "thing", preposition  # "apologised for the raid of May 31, 2010"
    if _beside_a_name(text, anchors, head, before, inside[-1] + 1):
        return "thing", preposition
    if before >= 0 and (main := _past_the_aside(text, before, node)) is not None:
        node = main
    if before >= 0 and (second := _joined_behind(text, before, inside)) is not None:
        dated = anchors.of[second][0].id if second in anchors.of else _carried(text, anchors, second)
        return dated or "thing", preposition
    if (
        node > inside[-1]
        and preposition in ("on", "in", "at", "since", "by")
        and text.relations[node].startswith("nsubj")
    ):
        node = text.heads[node]  # "On February 24 Turkish frigates shadowed a ship", hung on the frigates
    named_by = node
    while named_by > inside[-1] and text.relations[named_by] == "compound" and text.heads[named_by] > named_by:
        named_by = text.heads[named_by]  # "the July 2016 tribunal ruling"
    if named_by != node and named_by in anchors.of and anchors.of[named_by][1].token == named_by:
        return anchors.of[named_by][0].id, ""
    if node > inside[-1] and text.upos[node] == "NOUN" and text.relations[head].partition(":")[0] in _ATTRIBUTIVE:
        named_so = anchors.of.get(node) or _phrase_of(text, anchors, node)  # "after Sunday's launch"
        return (named_so[0].id, "") if named_so is not None else ("thing", preposition)
    steps, asked, given = 0, False, preposition
    while node >= 0 and steps < 6:
        if node in inside or (steps == 0 and text.upos[node] == "NOUN" and text.lemmas[node].lower() in _PERIODS):
            node = text.heads[node]
            continue
        if _put_off(text, anchors, node):
            return "thing", preposition
        found = anchors.of.get(node)
        if found is None and steps == 0 and text.upos[node] == "NOUN" and preposition_of(text, node) in _ORDERING:
            preposition = preposition_of(text, node)  # "will meet before the holiday on Friday"
        if steps == 0 and text.lemmas[node].lower() in ("follow", "precede"):
            followed = next(
                (anchors.of[c] for c in text.children[node] if text.relations[c] == "obj" and c in anchors.of), None
            )
            if followed is not None:
                return followed[0].id, preposition  # "The visit follows a call between the two on March 3"
        if found is not None:
            done = text.lemmas[node].lower() in IMPLICATIVE
            if (
                asked
                and not done
                and not gone
                and found[0].status == "occurred"
                and node in (found[1].token, found[1].predicate)
            ):
                return "asked", preposition
            return found[0].id, preposition
        copula = next((c for c in text.children[node] if text.relations[c] == "cop" and c in anchors.of), None)
        if copula is not None and anchors.of[copula][1].token == copula:
            return anchors.of[copula][0].id, preposition  # "will be in Oslo on May 18"
        asked = text.upos[node] == "VERB" and text.feat(node, "VerbForm") == "Inf" and text.relations[node] != "root"
        if steps == 0 and (by := by_doing(text, anchors, node)) is not None:
            return by, preposition
        if text.lemmas[node].lower() in SPEECH and text.upos[node] == "VERB":
            return "speech", preposition
        relation = text.relations[node]
        if relation.startswith("advcl") and marked(text, node, CONDITIONS | _REASONS):
            return "condition", preposition
        passive = relation == "acl" and text.feat(node, "VerbForm") == "Part" and text.feat(node, "Tense") == "Past"
        if passive or relation.startswith("acl:relcl"):
            noun = text.heads[node]
            marked_by = preposition_of(text, node).split(" ")[0]
            if marked_by in ("before", "until", "after"):  # "a meeting before the pact lapses on 30 September"
                preposition = marked_by
            if text.upos[noun] == "PRON":  # "protests like those that erupted in 2002"
                return "thing", preposition
            if _by_terms(text, node):
                return "thing", preposition  # "signed a pact under which the base will shut within 60 days"
            if passive and (issued := by_document(text, anchors, noun)) is not None:
                return issued, preposition
            above = anchors.of.get(noun)
            for _ in range(2):
                if above is not None or not text.relations[noun].startswith("nmod"):
                    break
                noun = text.heads[noun]
                above = anchors.of.get(noun)
            if above is None or above[1].token != noun:
                first, last = text.subtree(node)
                empty = not any(token in anchors.of for token in range(first, last))
                aside = passive or (empty and not _of_its_subject(text, node))
                return (
                    "thing" if aside else None
                ), preposition  # "the islet, over which they have quarrelled since 2009"
            if gone and not passive and above[0].status in AHEAD and _told_as_past(text, node):
                return "thing", preposition  # "will return to the talks, which collapsed in 2019"
            return above[0].id, preposition
        if relation.startswith("advcl") and steps:
            mark = preposition_of(text, node)
            if mark.split(" ")[0] in ("before", "until", "after", "by", "ahead", "since"):
                preposition = mark.split(" ")[0]
        elif relation.startswith("advcl"):
            mark = preposition_of(text, node)
            if not mark and _of_old(text, node, head):
                return "thing", preposition
            if mark.split(" ")[0] == "after" and (apart := _so_long_after(text, node)) is not None:
                if apart in ("hours", "minutes", "moments"):  # "Hours after a mosque was stormed on Tuesday, crowds …"
                    return "thing", preposition
                mark = ""  # "Shortly after he landed on Tuesday, they signed the pact"
            if mark.split(" ")[0] in ("before", "until", "after", "since"):
                preposition = mark.split(" ")[0]
        elif text.upos[node] in ("VERB", "AUX") and steps > 0 and relation not in ("xcomp", "conj"):
            return None, preposition
        elif relation in ("conj", "parataxis") and text.upos[node] == "VERB" and _has_subject(text, node):
            return _carried(text, anchors, node), preposition
        if steps == 0 and text.upos[node] == "VERB":
            carried = _carried(text, anchors, node)
            if carried is not None:
                return carried, given if preposition == "since" else preposition  # "since the law passed in 2004"
            carried = holder(text, anchors, node) or gap(text, anchors, node)
            carried = carried or when(text, anchors, node) or amid(text, anchors, node, inside[0])
            if carried is not None:
                return carried, preposition
        node = text.heads[node]
        steps += 1
    return None, preposition


def _phrase_of(text: Text, anchors: Anchors, noun: int) -> tuple[Happening, Naming] | None:
    """What a noun names together with the participle behind it: "the May 3 accord signed by the two"."""
    rows = [anchors.of[c] for c in text.children[noun] if c in anchors.of and text.relations[c] == "acl"]
    return next((row for row in rows if row[1].first <= noun < row[1].last), None)


def _joined_behind(text: Text, before: int, time: range) -> int | None:
    """The second of two things done, which a time between commas opens: "protested and, on June 6, pushed out its own line"."""
    joined = before - 1 if text.words[before] == "," else before
    if joined < 0 or text.relations[joined] != "cc" or text.lower[joined] not in ("and", "but"):
        return None
    verb = text.heads[joined]
    return verb if verb > time[-1] and text.relations[verb] == "conj" and text.upos[verb] == "VERB" else None


def _of_old(text: Text, clause: int, head: int) -> bool:
    """True for the year of a participle that says what its subject is: "Founded in 1949, the alliance condemned …"."""
    participle = text.feat(clause, "VerbForm") == "Part" and text.feat(clause, "Tense") == "Past"
    year = len(text.words[head]) == 4 and text.words[head].isdigit()
    return participle and year and text.heads[clause] > clause


def _beside_a_name(text: Text, anchors: Anchors, head: int, before: int, behind: int) -> bool:
    """True for the time of what only says who somebody is: "Norway, host of the games in 1994, signed an accord on Monday", "the
    two, at war from 1998 to 2000, met", however the tree hangs it: "Rojas, foreign minister until 1998, met the envoy".
    """
    closed = text.words[behind : behind + 1] == [","] and text.sentence_of[before] == text.sentence_of[head]
    for node in (text.heads[head], before if closed else -1):
        while node >= 0 and text.relations[node] == "nmod" and node not in anchors.of and not _parted(text, node):
            node = text.heads[node]
        if node < 0 or node in anchors.of or text.upos[node] != "NOUN" or text.lemmas[node] in _PERIODS | _STRETCHES:
            continue
        beside = text.relations[node] == "appos" or (closed and text.relations[node] == "nmod" and _parted(text, node))
        if beside and text.heads[node] not in anchors.of and text.heads[node] < node:
            return text.upos[text.heads[node]] == "PROPN" or closed
    return False


def _put_off(text: Text, anchors: Anchors, clause: int) -> bool:
    """True for the clause that tells when talks were broken off which are held again: "talks suspended in March resumed on Monday"."""
    if not text.relations[clause].startswith("acl") or text.lemmas[clause] not in _PUT_OFF:
        return False
    again = anchors.of.get(text.heads[clause])
    if again is None or (clause in anchors.of and anchors.of[clause][0] is not again[0]):
        return False
    return again[0].type in _GATHERED and again[0].status in ("occurred", "ongoing", "scheduled")


def _parted(text: Text, node: int) -> bool:
    """True for a phrase that a comma parts from what stands before it."""
    first = text.subtree(node)[0]
    return "," in text.words[max(first - 1, 0) : first + 1]


def _so_long_after(text: Text, clause: int) -> str | None:
    """The word that says how soon after a clause another thing was done, if it was that soon: hours, minutes, shortly."""
    after = next((c for c in text.children[clause] if text.lower[c] == "after" and c > 0), None)
    word = text.lower[after - 1] if after is not None else None
    return word if word in ("hours", "minutes", "moments", "immediately", "shortly") else None


def _names_it(text: Text, anchors: Anchors, head: int, noun: int) -> bool:
    """True for the date by which a thing is named that is no happening: "the raid of May 31"; not "the night of May 31"."""
    if text.upos[noun] not in ("NOUN", "PROPN") or not text.relations[head].startswith("nmod") or noun in anchors.of:
        return False
    return text.lemmas[noun].lower() not in _PERIODS | _STRETCHES


_STRETCHES = frozenset(
    "hour dawn half part eve onset quarter season spring summer autumn winter course anniversary".split()
)


def _past_the_aside(text: Text, before: int, node: int) -> int | None:
    """The verb that a time behind a closed aside belongs to, wherever the tree hangs it: the expelled of "expelled the envoy,
    who had criticised the junta, in January".
    """
    if node < 0 or node > before or text.words[before] != "," or not text.relations[node].startswith("acl:relcl"):
        return None
    first = text.subtree(node)[0]
    opened = text.words[first] == "," or (first > 0 and text.words[first - 1] == ",")
    above = text.heads[node]
    while above >= 0 and text.upos[above] in ("NOUN", "PROPN", "PRON"):
        above = text.heads[above]
    return above if opened and above >= 0 and text.upos[above] == "VERB" else None


def _of_its_subject(text: Text, clause: int) -> bool:
    """True for a relative clause of which the noun is the doer: "the minister, who arrived on Monday"."""
    return any(
        text.relations[c].startswith("nsubj") and text.lower[c] in ("who", "which", "that")
        for c in text.children[clause]
    )


def _told_as_past(text: Text, verb: int) -> bool:
    """True for a clause in the past that plans nothing: "which collapsed", not "which was to open", "had been planned for"."""
    aux = {text.lower[c] for c in text.children[verb] if text.relations[c].startswith(("aux", "cop"))}
    return text.upos[verb] == "VERB" and text.feat(verb, "Tense") == "Past" and not aux


def _by_terms(text: Text, clause: int) -> bool:
    """True for a clause that tells what the terms of something are: "under which it will shut the plant"."""
    return any(
        text.lower[c] in ("which", "whose")
        and any(text.lower[g] in ("under", "by") and text.relations[g] == "case" for g in text.children[c])
        for word in text.children[clause]
        for c in (word, *text.children[word])
    )


def _known_object(text: Text, anchors: Anchors, noun: int) -> bool:
    """True for what was told of before and is now done something to, "refused to ratify the accord in September", and for a deed
    that is spoken of: "condemned the blockade on Monday".
    """
    above = anchors.of.get(text.heads[noun])
    return (
        text.relations[noun] == "obj"
        and above is not None
        and above[0] is not anchors.of[noun][0]
        and (
            anchors.of[noun][0].namings[0].token < noun
            or (anchors.of[noun][0].type == "agreement" and text.upos[above[1].predicate] == "VERB")
            or (above[0].type in _REPLIES and anchors.of[noun][0].type not in _GATHERED)
        )
    )


_LEFT = frozenset({"from", "out of"})
_REPLIES = frozenset({"condemnation", "support", "rejection", "accusation"})
_GATHERED = frozenset("visit summit meeting talks call election vote exercise demonstration".split())
_ATTRIBUTIVE = frozenset({"compound", "amod", "nummod", "nmod"})
IMPLICATIVE = frozenset("refuse decline fail manage begin start continue try attempt help vote".split())
"""Verbs whose infinitive is done, or not, when they are: "refused to ratify the accord in September"."""
_REASONS = frozenset({"because", "although", "though", "whereas"})
_ORDERING = frozenset({"before", "until", "till", "ahead of", "prior to", "after"})
_PUT_OFF = frozenset({"suspend", "postpone", "break", "delay", "cancel", "adjourn", "interrupt", "defer"})
_PERIODS = frozenset(
    "week weekend day month end start beginning middle close morning afternoon evening night date dawn daybreak sunrise noon"
    " midday dusk sunset nightfall midnight".split()
)


def _has_subject(text: Text, verb: int) -> bool:
    return any(text.relations[c].startswith("nsubj") for c in text.children[verb])


def _carried(text: Text, anchors: Anchors, verb: int) -> str | None:
    """The one happening that a verb without one of its own carries: "the agreement took effect in May"."""
    owners = {
        anchors.of[c][0].id
        for c in text.children[verb]
        if text.relations[c].partition(":")[0] in ("obj", "nsubj") and c in anchors.of and anchors.of[c][1].token == c
    }
    return owners.pop() if len(owners) == 1 else None


def said(text: Text, anchors: Anchors, head: int, inside: range, kind: dict[str, Happening]) -> str | None:
    """An act of speech that a verb of saying reports takes the time of the saying: "denounced …, its agency said on Thursday"."""
    node = text.heads[head]
    while node >= 0 and (node in inside or text.lemmas[node].lower() not in SPEECH):
        node = text.heads[node]
    if node < 0:
        return None
    near = [c for c in text.children[node] if text.relations[c] in ("ccomp", "conj", "parataxis")]
    if text.relations[node] in ("parataxis", "conj"):
        near.append(text.heads[node])
    for token in near:
        found = anchors.of.get(token)
        if found is None or kind[found[0].id].type not in _SPOKEN or text.feat(token, "Tense") != "Past":
            continue
        if not _dated_before(text, token):
            return found[0].id
    return None


def _dated_before(text: Text, verb: int) -> bool:
    """True for what somebody had done on a day of its own: "said on Friday it had asked Rome on November 13 to extradite him"."""
    had = any(text.lower[c] == "had" for c in text.children[verb])
    return had and any(
        c > verb
        and text.relations[c].startswith("obl")
        and any(text.lower[w].rstrip(".") in MONTHS or text.lower[w] in WEEKDAYS for w in (c, *text.children[c]))
        for c in text.children[verb]
    )


def asking(text: Text, anchors: Anchors, head: int) -> str | None:
    """What asked for a thing to come at a time gone by: "invited Russia to return to the talks two weeks ago"."""
    if text.heads[head] > head and text.upos[text.heads[head]] in ("NOUN", "PROPN"):
        return None  # "told Beijing to abide by the July 2016 ruling"
    node = head
    for _ in range(4):
        if text.upos[node] == "VERB" and text.feat(node, "VerbForm") == "Inf":
            found = anchors.of.get(text.heads[node]) if text.relations[node] in ("xcomp", "ccomp", "advcl") else None
            return found[0].id if found is not None and found[0].status == "occurred" else None
        if text.relations[node].startswith("nmod") or text.heads[node] < 0:
            return None
        node = text.heads[node]
    return None


_SPOKEN = frozenset(
    "condemnation demand rejection support warning accusation statement apology courtesy pledge protest-note invitation".split()
)


def speech_above(text: Text, head: int) -> int:
    """The verb of saying above a time."""
    node = text.heads[head]
    while node >= 0 and not (text.upos[node] == "VERB" and text.lemmas[node].lower() in SPEECH):
        node = text.heads[node]
    return node if node >= 0 else head


def saying_before(text: Text, head: int, first: int) -> int | None:
    """The verb of saying right before a time that the tree has hung on what is said: "said Tuesday it has barred them"."""
    verb = first - 2 if first > 1 and text.lower[first - 1] == "on" else first - 1
    clause = text.heads[head]
    if verb < 0 or clause <= head or text.relations[clause] != "ccomp" or text.heads[clause] != verb:
        return None
    told = text.upos[verb] == "VERB" and text.lemmas[verb].lower() in SPEECH
    began = [c for c in text.children[clause] if text.relations[c].startswith(("nsubj", "mark")) and c > head]
    return verb if told and began else None


def verb_of(text: Text, head: int) -> int | None:
    """The verb or predicate that a time dates, through nouns alone: the coming of "The announcement on Tuesday came …"."""
    node = text.heads[head]
    while node >= 0 and text.upos[node] != "VERB" and not any(text.relations[c] == "cop" for c in text.children[node]):
        if text.relations[node].startswith(("acl", "advcl", "ccomp")):
            return None
        node = text.heads[node]
    return node if node >= 0 else None
