"""Clauses: where a clause begins, and on which word it hangs, set right where grammar leaves one reading only."""

from __future__ import annotations

from chancery.language.text import Text

_ORDERS = frozenset({"before", "after", "until", "since"})
_ARTICLES = frozenset({"the", "a", "an", "this", "these"})
_RELATIVES = frozenset({"who", "which", "where", "whom"})
_WATCHERS = frozenset(
    "diplomat official source person people analyst expert observer reporter journalist aide envoy".split()
)
_HEEDED = frozenset(
    "path line example lead advice rule order suit procedure policy model course tradition instruction pattern step trail".split()
)
_FIXED = frozenset("set slated scheduled expected planned timed".split())
_ORIGINS = frozenset({"from", "in", "near", "outside"})
_SAYING = frozenset({"saying", "adding", "arguing", "insisting", "warning"})
_DOUBT = 0.5
_REACHING = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})


def watched(text: Text, token: int) -> bool:
    """True for what somebody follows: "an official following the talks" comes after nothing."""
    return text.lower[token] == "following" and token > 0 and text.lemmas[token - 1].lower() in _WATCHERS


def mend_clause(text: Text, verb: int) -> None:
    """Gives a verb the subject and the head that its place in the sentence demands."""
    _by_rank_and_name(text, verb)
    _saying(text, verb)
    _of_two_objects(text, verb)
    _relative(text, verb)
    _with_consequence(text, verb)
    _a_deadline(text, verb)
    _of_the_noun_before(text, verb)
    _who_is_no_place(text, verb)
    _set_to(text, verb)
    _starting(text, verb)
    _and_did(text, verb)
    _that_and_that(text, verb)
    _said_besides(text, verb)
    _whose_object(text, verb)
    if text.lower[verb] == "following" and text.relations[verb] == "case":
        _following(text, verb)
    if text.lower[verb] == "following" and text.relations[verb] == "acl":
        _following_that(text, verb)


def of_a_name(text: Text, name: int) -> None:
    """ "the annual Cobra Gold exercises": the article is that of the exercises, and so is what stands between it and a name."""
    noun = text.heads[name]
    if noun < name or text.relations[name] != "compound":
        return
    article = next((c for c in _below(text, name, "det") if text.lower[c] in _ARTICLES and c < name), -1)
    if article < 0 or text.subtree(name)[0] != article or _below(text, noun, "det"):
        return
    beside = [c for c in _below(text, name, "amod") if c < name and text.words[c].islower()]
    for word in (article, *beside):
        text.move(word, noun)


def ahead_of(text: Text, ahead: int) -> None:
    """ "to meet before the holidays begin and ahead of a visit": what "and" sets beside a clause of order hangs where it hangs."""
    clause = text.heads[ahead]
    if text.lower[ahead - 1 : ahead + 2] != ["and", "ahead", "of"] or clause < 0 or clause > ahead:
        return
    if text.relations[clause] == "advcl" and any(text.lower[c] in _ORDERS for c in _below(text, clause, "mark")):
        text.move(ahead, text.heads[clause])


def _below(text: Text, token: int, relation: str) -> list[int]:
    return [c for c in text.children[token] if text.relations[c] == relation]


def _has_subject(text: Text, verb: int) -> bool:
    return any(text.relations[c] in _REACHING for c in text.children[verb])


def _by_rank_and_name(text: Text, verb: int) -> None:
    """ "Labour hopeful Ann Reed says it is over": what stands right before a name says what she is, and is no second subject."""
    subjects = [c for c in _below(text, verb, "nsubj") if c < verb]
    if len(subjects) != 2:
        return
    rank, name = subjects
    if text.upos[rank] == "NOUN" and text.upos[name] == "PROPN" and text.subtree(rank)[1] == text.subtree(name)[0]:
        text.move(rank, name)
        text.relations[rank] = "nmod:desc"


def _saying(text: Text, verb: int) -> None:
    """ "dismissed a report that he had met them, saying that none had come": where the tree is in doubt, who dismissed it says so."""
    node, first = text.heads[verb], text.subtree(verb)[0]
    if text.relations[verb] != "advcl" or text.lower[verb] not in _SAYING or text.certainty[verb] >= _DOUBT:
        return
    if "," not in (text.words[first], text.words[first - 1]) or text.relations[node] not in (
        "acl",
        "ccomp",
        "acl:relcl",
    ):
        return
    node = text.heads[node]
    while node >= 0 and text.upos[node] != "VERB":
        node = text.heads[node]
    if 0 <= node < verb:
        text.move(verb, node)


def _of_two_objects(text: Text, verb: int) -> None:
    """ "accepted negotiations did not guarantee a deal": what stands before "did", where another thing is guaranteed, does it."""
    objects = _below(text, verb, "obj")
    if len(objects) != 2 or _has_subject(text, verb) or not objects[0] < verb < objects[1]:
        return
    behind = text.subtree(objects[0])[1]
    named = text.upos[objects[0]] in ("NOUN", "PROPN")
    if named and behind < verb and text.heads[behind] == verb and text.relations[behind] == "aux":
        text.relations[objects[0]] = "nsubj"


def _relative(text: Text, verb: int) -> None:
    """ "a trip to Oslo, where he was to arrive on Friday": a clause opened by "where" or "who" is a relative one."""
    if text.relations[verb] == "acl" and any(
        text.lower[c] in _RELATIVES and text.relations[c] in ("advmod", "nsubj", "nsubj:pass", "obj")
        for c in text.children[verb]
        if c < verb
    ):
        text.relations[verb] = "acl:relcl"


def _with_consequence(text: Text, verb: int) -> None:
    """ "freed the sailors it had held for a year, clearing the way for talks": freeing them clears it, since the comma ends the
    clause that tells of the sailors.
    """
    held, first = text.heads[verb], text.subtree(verb)[0]
    if text.relations[verb] != "advcl" or not text.lower[verb].endswith("ing") or held > verb:
        return
    if text.relations[held] != "acl:relcl" or "," not in (text.words[first], text.words[first - 1]):
        return
    opening = text.subtree(held)[0]
    if "," in (text.words[opening], text.words[opening - 1]):
        return
    noun = text.heads[held]
    told = next((t for t in text.path(noun) if t < noun and _tells(text, t, verb)), -1)
    if told >= 0:
        text.move(verb, told)


def _tells(text: Text, told: int, verb: int) -> bool:
    """True for a verb of its own tense, or one of which the parser came near to hanging the other."""
    return text.feat(told, "VerbForm") == "Fin" or (text.upos[told] == "VERB" and text.runner_up[verb] == told)


def _of_the_noun_before(text: Text, verb: int) -> None:
    """ "a series of clashes in a strait claimed by Oslo": where the tree is in doubt, a participle tells of the noun before it."""
    noun, head = verb - 1, text.heads[verb]
    first = text.subtree(verb)[0]
    if text.relations[verb] != "acl" or first != verb or text.certainty[verb] >= _DOUBT or head >= noun:
        return
    if text.upos[noun] == "NOUN" and text.feat(verb, "Tense") == "Past" and head in text.path(noun):
        text.move(verb, noun)


def _a_deadline(text: Text, verb: int) -> None:
    """ "before May 31, the deadline Oslo has set": what tells a day behind a comma is that day, and does nothing."""
    subjects = [c for c in text.children[verb] if text.relations[c] in ("nsubj", "nsubj:pass")]
    late = [c for c in text.children[verb] if c > verb and text.upos[c] == "NOUN" and _below(text, c, "acl:relcl")]
    for noun in late:
        first = text.subtree(noun)[0]
        comma = first if text.words[first] == "," else first - 1
        beside = text.relations[noun] == "parataxis" or (noun in subjects and subjects[0] < verb)
        if beside and text.words[comma] == "," and text.upos[comma - 1] == "NUM":
            text.move(noun, comma - 1)
            text.relations[noun] = "appos"


def _and_did(text: Text, verb: int) -> None:
    """ "threatened to send troops and imposed sanctions": a past stands beside a past, and beside no "to send"."""
    first = text.heads[verb]
    alone = not _has_subject(text, verb) and not _below(text, verb, "aux") and not _below(text, verb, "aux:pass")
    told = text.feat(verb, "VerbForm") == "Fin" and text.feat(verb, "Tense") == "Past"
    if text.relations[verb] != "conj" or not alone or not told or text.feat(first, "VerbForm") != "Inf":
        return
    past = [t for t in text.path(first)[1:] if text.feat(t, "VerbForm") == "Fin" and text.feat(t, "Tense") == "Past"]
    if past and text.upos[past[0]] == "VERB":
        text.move(verb, past[0])


def _following(text: Text, token: int) -> None:
    """ "supports Oslo in following its own path", "a diplomat following the talks": that is a verb, and no preposition."""
    noun = text.heads[token]
    above = text.heads[noun]
    before = [c for c in text.children[noun] if c == token - 1 and text.relations[c] in ("case", "mark")]
    before += [c for c in text.children[token] if c == token - 1 and text.relations[c] in ("case", "mark")]
    who = above == token - 1 and watched(text, token)
    if noun < token or above < 0 or not (before or who):
        return
    text.move(token, above)
    text.move(noun, token)
    text.relations[noun] = "obj"
    text.relations[token] = "acl" if text.upos[above] in ("NOUN", "PROPN") else "advcl"
    for mark in before:
        text.move(mark, token)
        text.relations[mark] = "mark"


def _following_that(text: Text, token: int) -> None:
    """ "agreed on a team following talks in Delhi": a team follows nothing, so that is a preposition."""
    noun, above = next(iter(_below(text, token, "obj")), -1), text.heads[token]
    apart = any(c not in (noun,) and text.relations[c] != "punct" for c in text.children[token])
    if noun < token or apart or watched(text, token) or text.upos[above] != "NOUN" or above > token:
        return
    if text.lemmas[noun].lower() in _HEEDED or text.words[token - 1] == "," or text.upos[noun] != "NOUN":
        return
    text.move(noun, above)
    text.relations[noun] = "nmod"
    text.move(token, noun)
    text.relations[token] = "case"


def _who_is_no_place(text: Text, clause: int) -> None:
    """ "gunmen from Gao, who have made a pact with the exiles": "who" tells of the gunmen, not of where they are from."""
    place = text.heads[clause]
    if text.relations[clause] != "acl:relcl":
        return
    opening = text.subtree(clause)[0]
    while opening < clause and text.words[opening] == ",":
        opening += 1
    if text.lower[opening] != "who" or text.upos[place] != "PROPN" or text.relations[place] != "nmod":
        return
    people = text.heads[place]
    from_there = any(text.relations[c] == "case" and text.lower[c] in _ORIGINS for c in text.children[place])
    if from_there and people < place and text.upos[people] == "NOUN":
        text.move(clause, people)


def _set_to(text: Text, word: int) -> None:
    """ "foes of a truce who want to wreck the talks, set to open in May": what a comma divides from the noun before it, and a
    clause from any other, tells of that noun.
    """
    if text.relations[word] not in ("acl", "advcl") or text.lower[word] not in _FIXED:
        return
    far, noun = text.heads[word], word - 2
    if text.words[word - 1] != "," or text.lower[word + 1 : word + 2] != ["to"] or not 0 <= far < noun:
        return
    while text.heads[noun] > far and text.upos[text.heads[noun]] in ("NOUN", "PROPN") and text.heads[noun] < word:
        noun = text.heads[noun]
    if text.upos[noun] == "NOUN" and any(far < t < noun and text.upos[t] == "VERB" for t in text.path(noun)[1:]):
        text.move(word, noun)
        text.relations[word] = "acl"


def _starting(text: Text, verb: int) -> None:
    """ "with Peru being the first state ratifying it": no comma parts what the state does from the state."""
    noun = text.heads[verb]
    named = (
        text.relations[verb] == "advcl"
        and text.upos[noun] == "NOUN"
        and any(text.relations[c] == "cop" for c in text.children[noun])
    )
    first = text.subtree(verb)[0]
    if named and noun < verb == first == noun + 1 and text.lower[verb].endswith("ing"):
        text.relations[verb] = "acl"


def _that_and_that(text: Text, verb: int) -> None:
    """ "reported that he flew to Rabat, that the sides agreed, and that …": a second "that" behind a comma sets its clause
    beside the first, and tells no circumstance of it.
    """
    first = text.heads[verb]
    if text.relations[verb] != "advcl" or not 0 <= first < verb or text.relations[first] != "ccomp":
        return
    that = next((c for c in _below(text, verb, "mark") if text.lower[c] == "that"), -1)
    if that > 0 and text.words[that - 1] == "," and any(text.lower[c] == "that" for c in _below(text, first, "mark")):
        text.relations[verb] = "conj"


def _said_besides(text: Text, verb: int) -> None:
    """ "said that Oslo would win but the main thing was to wait": what no comma parts from what was said was said too."""
    saying, first = text.heads[verb], text.subtree(verb)[0]
    if text.relations[verb] != "conj" or saying < 0 or text.lower[first] != "but" or text.words[first - 1] == ",":
        return
    said = [c for c in _below(text, saying, "ccomp") if saying < c < verb and text.subtree(c)[1] == first]
    that = [c for c in said if any(text.lower[m] == "that" for m in _below(text, c, "mark"))]
    if that and any(text.relations[c] in _REACHING for c in text.children[verb]):
        text.move(verb, that[0])


def _whose_object(text: Text, verb: int) -> None:
    """ "condemned the Republic of Peru's (RP) missile test": what ends in "'s" right before another object is the owner of that."""
    owner, thing = [*_below(text, verb, "obj"), -1, -1][:2]
    if not verb < owner < thing:
        return
    behind = text.subtree(owner)[1]
    torn = [c for c in _below(text, thing, "nmod:poss") if text.lower[text.subtree(c)[0]] == "of"]
    if torn and text.subtree(torn[0])[0] == behind:  # "the Republic" and "of Peru's" apart
        text.move(torn[0], owner)
        text.relations[torn[0]] = "nmod"
        behind = text.subtree(owner)[1]
    owned = text.lower[behind - 1] in ("'s", "’s", "'", "’")
    if owned and text.subtree(thing)[0] in (behind, behind + 1):
        text.move(owner, thing)
        text.relations[owner] = "nmod:poss"
