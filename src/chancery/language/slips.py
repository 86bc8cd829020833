"""Slips: words that hang one arc beside their place, or whose arc has a wrong name, where grammar leaves one reading only."""

from __future__ import annotations

from chancery.language.lexicon import Lexicon
from chancery.language.text import Text

_PHONES = frozenset("phone telephone video videoconference teleconference videolink link hotline line".split())
_LINKING = frozenset("fall stay remain stand lie".split())
_FORCE = frozenset({"force", "effect", "operation", "service"})
_ENTRY = frozenset({"entry", "entrance", "coming", "bringing"})
_TERMS = frozenset({"term", "terms", "word", "words", "language", "tone", "tones"})
_ASKING = frozenset("ask call push press appeal campaign wait plead lobby hope arrange".split())
_PARTICLES = frozenset("over up out off down in back away".split())
_ENDING = frozenset("end start finish close visit return leave report stand travel resume".split())
"""What is due to be done, where a noun of that spelling might be the reason for what is."""
_AIMS = frozenset(
    """aim goal purpose objective task mission position policy stance job thing point idea plan priority intention ambition role duty hope wish way challenge
    step strategy dream desire effort what problem trick temptation solution alternative option choice instinct
    answer response decision reason tactic""".split()
)
"""What is itself the doing that "is to" tells: "the goal is to win"."""
_IT = frozenset({"it", "this", "that", "which", "what"})
_CLOSING = frozenset("'\"’”")
_DEEDS = frozenset(
    """seizure murder arrest release capture theft attack raid invasion sale purchase supply use abuse assault strike killing
    transfer delivery rescue removal dismissal denial withdrawal expulsion conquest sabotage siege hijack hijacking""".split()
)
"""What is done to somebody; so is what ends in -ing, -tion, -sion or -ment."""
_TEXTS = frozenset(
    """report statement plan proposal offer demand request claim letter book law move attempt visit speech call series number
    wave string draft bill article document work film""".split()
)
"""What is somebody's own, so that a "by" behind it tells whose."""
_PASSAGES = frozenset(
    "visit trip journey tour return deployment transfer delivery sale supply handover extradition deportation shipment".split()
)
_POSTS = frozenset("ambassador envoy representative emissary consul adviser aide delegate successor key access".split())
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december easter christmas ramadan""".split()
)


def mend_slip(text: Text, token: int) -> None:
    """Sets right what stands at and below a token: see each function for a sentence that it mends."""
    if text.lower[token] == "for" and text.relations[token] in ("case", "mark"):
        _for_it_to_be(text, token)
    if text.relations[token] == "nmod":
        _of_the_deed(text, token)
    if text.lemmas[token].lower() in _ENTRY:
        _into_force(text, token)
    if text.lower[token] == "wound" and text.lower[token + 1 : token + 2] in (["up"], ["down"]):
        text.lemmas[token] = "wind"  # "wound up a visit to Lima" hurts nobody
    if text.relations[token] == "nsubj:outer":
        _is_to(text, token)
    if text.relations[token] == "csubj":
        _ready_to(text, token)
        _fighting_between(text, token)
    if text.relations[token] == "acl:relcl":
        _which_are(text, token)
    if text.upos[token] == "ADJ":
        _done_to(text, token)
        _due_to_end(text, token)
    if text.words[token - 1 : token] == ["-"]:
        _second_syllable(text, token)
    if text.upos[token] == "VERB":
        _fell_silent(text, token)
        _by_phone(text, token)
        _in_strong_terms(text, token)
        _handed_over(text, token)
        _by_another(text, token)
        _behind_a_quotation(text, token)
        _headed(text, token)


def _for_it_to_be(text: Text, token: int) -> None:
    """ "asked for the visit to be completed": "for" opens the clause whose subject stands behind it; where the noun hangs on the
    verb, "called for the trial to be halted", the clause is the noun's, and so is the preposition.
    """
    noun = text.heads[token]
    if text.relations[token] == "mark":
        clause, noun = noun, text.heads[noun]
        if token < noun < clause and text.relations[clause] == "acl" and text.relations[noun] == "obl":
            text.move(token, noun)
            text.relations[token] = "case"
        elif noun < token and text.lemmas[noun].lower() in _ASKING:
            text.relations[clause] = "xcomp" if text.relations[clause] == "advcl" else text.relations[clause]
            for whom in [c for c in text.children[noun] if token < c < clause and text.relations[c] == "obl"]:
                if text.subtree(whom)[0] == token + 1:  # "called for Mali to free them"
                    text.move(whom, clause)
                    text.relations[whom] = "nsubj"
        return
    clause = text.heads[noun]
    if clause > noun and text.relations[noun].startswith("nsubj") and _to(text, clause):
        text.move(token, clause)
        text.relations[token] = "mark"
    elif text.relations[noun] == "obl" and 0 <= clause < token:
        for child in text.children[clause]:
            if not _to(text, child) or text.subtree(child)[0] != text.subtree(noun)[1]:
                continue
            if any(text.relations[c] == "aux:pass" for c in text.children[child]):
                text.move(child, noun)
                text.relations[child] = "acl"
                return
            if text.upos[noun] == "PROPN" and text.lemmas[clause].lower() in _ASKING:  # "called for Mali to free them"
                text.move(noun, child)
                text.move(token, child)
                text.relations[noun], text.relations[token], text.relations[child] = "nsubj", "mark", "xcomp"
                return


def _to(text: Text, clause: int) -> bool:
    return any(text.relations[c] == "mark" and text.lower[c] == "to" for c in text.children[clause])


def _of_the_deed(text: Text, token: int) -> None:
    """ "the seizure of a ship by Greece", "the visit of the king to Lima": it is the seizure that is by Greece, not the ship."""
    thing = text.heads[token]
    deed = text.heads[thing]
    case = next((text.words[c] for c in text.children[token] if text.relations[c] == "case"), "")
    of = any(text.relations[c] == "case" and text.lower[c] == "of" for c in text.children[thing])
    ranked = deed >= 0 and text.relations[deed] == "appos" and text.upos[deed] == "ADJ"  # "the first by a king to Lima"
    if token < thing or deed < 0 or text.upos[thing] != "NOUN":
        return
    if text.relations[thing] != "obl" if ranked else not of or text.relations[thing] != "nmod":
        return
    of_it = text.heads[deed] if ranked else deed
    name, noun = text.lemmas[of_it].lower(), text.lemmas[thing].lower()
    by = case == "by" and _is_deed(name) and not _is_deed(noun) and noun not in _TEXTS
    to = case == "to" and name in _PASSAGES and noun not in _POSTS and text.upos[token] == "PROPN"
    if text.upos[of_it] == "NOUN" and deed < thing and (by or to):
        text.move(token, deed)


def _is_deed(noun: str) -> bool:
    return noun in _DEEDS or noun.endswith(("ing", "tion", "sion", "ment"))


def _second_syllable(text: Text, token: int) -> None:
    """ "spokesperson Baek Ji-won told reporters": what a hyphen joins to a name is of the name, though it may look like a verb."""
    first = token - 2
    if first < 0 or text.upos[first] != "PROPN" or text.relations[first] != "flat" or not text.words[token].islower():
        return
    joined = text.end[first] == text.start[token - 1] and text.end[token - 1] == text.start[token]
    alone = all(text.relations[c] == "punct" for c in text.children[token])
    name = text.heads[first]
    if joined and alone and text.relations[token] in ("ccomp", "advcl", "xcomp", "acl") and token != name:
        text.move(token, name)
        text.upos[token], text.relations[token], text.feats[token] = "PROPN", "flat", "Number=Sing"


def _into_force(text: Text, token: int) -> None:
    """ "the entry into force of the pact": it is the pact that enters."""
    for force in text.children[token]:
        if force < token or text.lower[force] not in _FORCE or text.lower[force - 1] != "into":
            continue
        for child in [c for c in text.children[force] if c > force and text.relations[c] == "nmod"]:
            if any(text.relations[c] == "case" and text.lower[c] == "of" for c in text.children[child]):
                text.move(child, token)


def _ready_to(text: Text, clause: int) -> None:
    """ "Morocco is loath to hold a vote": what has a subject in front takes no second one behind it."""
    head = text.heads[clause]
    subjects = [c for c in text.children[head] if c < head and text.relations[c] == "nsubj"] if head >= 0 else []
    named = bool(subjects) and not any(text.lower[c] in _IT for c in subjects)
    if named and clause > head and text.feat(clause, "VerbForm") == "Inf":
        text.relations[clause] = "xcomp"


def _is_to(text: Text, subject: int) -> None:
    """ "The minister is to tour the camps": he will tour them; "the goal is to win" tells what the goal is."""
    verb = text.heads[subject]
    helpers = [c for c in text.children[verb] if subject < c < verb and text.relations[c] == "cop"]
    if text.upos[verb] != "VERB" or not helpers or text.lemmas[subject].lower() in _AIMS:
        return
    if any(
        text.relations[c].startswith(("nsubj", "mark")) and text.lower[c] not in ("to",)
        for c in text.children[verb]
        if c != subject
    ):
        return
    to = next((t for t in range(helpers[-1] + 1, verb) if text.relations[t] != "advmod"), verb)
    if text.lower[to] == "to" and text.heads[to] == verb:
        suffers = any(text.relations[c] == "aux:pass" for c in text.children[verb])
        text.relations[subject], text.relations[helpers[-1]] = "nsubj:pass" if suffers else "nsubj", "aux"


def _fighting_between(text: Text, clause: int) -> None:
    """ "Fighting between the two armies is raging": what is between two sides is a thing, and no doing of somebody's."""
    if clause > text.heads[clause] or not text.lower[clause].endswith("ing"):
        return
    below = [c for c in text.children[clause] if c > clause]
    between = any(text.words[text.subtree(c)[0]].lower() == "between" for c in below)
    if between and not any(text.relations[c] in ("obj", "xcomp", "ccomp") for c in below):
        text.relations[clause] = "nsubj"


def _which_are(text: Text, clause: int) -> None:
    """ "the drills by China, which are due to end": a verb in the plural tells of the drills, and not of the one name."""
    name = text.heads[clause]
    noun = text.heads[name] if name >= 0 else -1
    if noun < 0 or text.upos[name] != "PROPN" or text.relations[name] != "nmod" or text.feat(name, "Number") == "Plur":
        return
    first = text.subtree(clause)[0]
    which = first + 1 if text.words[first] == "," else first
    many = text.lower[which : which + 2] in (["which", "are"], ["which", "were"], ["which", "have"])
    joined = any(text.relations[c] == "conj" for c in text.children[name])
    if many and not joined and text.feat(noun, "Number") == "Plur":
        text.move(clause, noun)


def _due_to_end(text: Text, due: int) -> None:
    """ "which are due to end on Sunday": what they are due to do is a verb, and "due to" gives no reason."""
    end = due + 2
    if text.lower[due : due + 2] != ["due", "to"] or end not in text.children[due] or text.relations[end] != "obl":
        return
    if text.lower[end] not in _ENDING or not any(text.relations[c] == "cop" for c in text.children[due]):
        return
    for child in [c for c in text.children[due] if c > end and text.upos[c] != "PUNCT"]:
        text.move(child, end)
    text.move(due + 1, end)
    text.relations[due + 1], text.relations[end] = "mark", "xcomp"
    text.upos[end], text.feats[end] = "VERB", "VerbForm=Inf"


def _done_to(text: Text, word: int) -> None:
    """ "is committed to a treaty", with the helper of a passive: what has it is a verb."""
    if any(text.relations[c] == "aux:pass" for c in text.children[word]) and text.lower[word].endswith("ed"):
        text.upos[word], text.feats[word] = "VERB", "Tense=Past|VerbForm=Part|Voice=Pass"
        text.lemmas[word] = Lexicon.packaged().lemma(text.words[word], "VERB", text.lower[word])
        for child in text.children[word]:
            if text.relations[child] == "nsubj":
                text.relations[child] = "nsubj:pass"


def _fell_silent(text: Text, verb: int) -> None:
    """ "the guns fell silent": an adjective behind such a verb says what its subject is."""
    behind = verb + 1
    if text.lemmas[verb].lower() not in _LINKING or behind not in text.children[verb]:
        return
    if text.upos[behind] == "ADJ" and text.relations[behind] == "advmod":
        text.relations[behind] = "xcomp"


def _by_phone(text: Text, verb: int) -> None:
    """ "spoke by video link with the premier": it is the speaking that is done with him, and not the link that is his."""
    for phone in text.children[verb]:
        cases = {text.lower[c] for c in text.children[phone] if text.relations[c] == "case"}
        if text.lower[phone] not in _PHONES or text.relations[phone] != "obl" or not cases & {"by", "via"}:
            continue
        for other in [c for c in text.children[phone] if c > phone and text.relations[c] == "nmod"]:
            if any(text.relations[c] == "case" and text.lower[c] in ("with", "to") for c in text.children[other]):
                text.move(other, verb)
                text.relations[other] = "obl"


def _in_strong_terms(text: Text, verb: int) -> None:
    """ "condemned in the strongest terms the shelling": no comma makes the shelling another name of the terms."""
    if any(text.relations[c] in ("obj", "ccomp") for c in text.children[verb]):
        return
    for terms in text.children[verb]:
        if text.relations[terms] != "obl" or terms < verb or text.lower[terms] not in _TERMS:
            continue
        for thing in [c for c in text.children[terms] if c > terms and text.relations[c] in ("appos", "nmod:unmarked")]:
            if text.subtree(thing)[0] == terms + 1:
                text.move(thing, verb)
                text.relations[thing] = "obj"


def _handed_over(text: Text, verb: int) -> None:
    """ "hands over the hostages": a noun without a preposition, behind a verb and its particle, is the object."""
    particles = [c for c in text.children[verb] if c == verb + 1 and text.lower[c] in _PARTICLES]
    particles = [c for c in particles if text.relations[c] == "compound:prt"]
    if not particles or any(text.relations[c] in ("obj", "nsubj:pass", "aux:pass") for c in text.children[verb]):
        return
    for noun in text.children[verb]:
        cased = any(text.relations[c] == "case" for c in text.children[noun])
        if text.relations[noun] == "obl" and text.subtree(noun)[0] == verb + 2 and not cased:
            text.relations[noun] = "obj"


def _by_another(text: Text, verb: int) -> None:
    """ "threw cold water on the proposal by Somalia": who stands behind "by" did not do what has a subject of its own."""
    if not any(text.relations[c] == "nsubj" and c < verb for c in text.children[verb]):
        return
    for name in [c for c in text.children[verb] if c > verb and text.relations[c] in ("obl", "obl:agent")]:
        first = text.subtree(name)[0]
        if text.upos[name] != "PROPN" or text.words[first] != "by" or text.lower[name] in _DAYS:
            continue
        for noun in text.children[verb]:
            beside = text.relations[noun] in ("obj", "obl") and text.upos[noun] == "NOUN"
            if beside and verb < noun and text.subtree(noun)[1] == first:
                text.move(name, noun)
                text.relations[name] = "nmod"
                break


def _behind_a_quotation(text: Text, token: int) -> None:
    """ "saw ``no hope'' that the army would withdraw": what is hoped stands behind the mark that closes the quotation."""
    head = text.heads[token]
    if head < 0 or text.relations[token] not in ("advcl", "ccomp"):
        return
    mark = next((c for c in text.children[token] if text.relations[c] == "mark" and text.lower[c] == "that"), 0)
    noun = mark - 1
    while noun > head and text.words[noun] in _CLOSING:
        noun -= 1
    if noun <= head or noun == mark - 1 or text.upos[noun] != "NOUN" or head not in text.path(noun):
        return
    text.move(token, noun)
    text.relations[token] = "acl"


def _headed(text: Text, token: int) -> None:
    """ "Two frigates are headed to Cyprus": they head there, and nobody heads them."""
    below = text.children[token]
    if text.lower[token] != "headed" or not any(
        text.lower[c] in ("to", "for") for b in below for c in text.children[b]
    ):
        return
    if any(text.relations[c] in ("obj", "obl:agent") for c in below):
        return
    for child in below:
        if text.relations[child] in ("nsubj:pass", "aux:pass"):
            text.relations[child] = text.relations[child].removesuffix(":pass")
