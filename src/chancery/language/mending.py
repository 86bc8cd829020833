"""Mending: arcs that the parser hangs beside their place, set right where grammar leaves one reading only."""

from __future__ import annotations

from chancery.language.clauses import ahead_of, mend_clause, of_a_name
from chancery.language.counts import mend_count
from chancery.language.irregular import VERBS
from chancery.language.slips import mend_slip
from chancery.language.subjects import mend_subjects
from chancery.language.text import Text
from chancery.language.trailers import mend_trailer

_VERBS = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_PREDICATED = frozenset({"due", "bound"})
_CONDITIONS = frozenset({"if", "after", "once", "when"})
_ORDERS = frozenset({"before", "after", "by", "until"})
_GOING = frozenset("before after since without while when despite until".split())
"""What stands before a journey, never before a guest: "after visiting the troops"."""
_NAMING = frozenset({"name", "appoint", "nominate", "elect", "designate"})
_OF_THE_VERB = frozenset({"obj", "iobj", "obl", "obl:unmarked", "xcomp", "ccomp", "advcl", "compound:prt"})
_OF_THE_NOUN = frozenset(
    {"case", "det", "amod", "compound", "flat", "nmod", "nmod:poss", "nummod", "appos", "conj", "cc"}
)


def mend(text: Text) -> None:
    """Moves subjects that cannot stand where they stand; the tree stays a tree.

    "Norway summoned the ambassador, the foreign ministry said": two subjects under "said", none under "summoned";
    the first one is that of "summoned". "A and B are finalizing arrangements": a subject hung on the object goes to the verb.
    """
    for token in range(len(text.words)):
        mend_trailer(text, token)
        if text.lower[token] in _PREDICATED and text.relations[token] == "case":
            _predicated(text, token)
        if text.lower[token] == "back" and text.relations[token] == "advmod":
            _backs(text, token)
        if text.lower[token] == "due" and text.relations[token] in ("mark", "case", "advmod"):
            _was_due(text, token)
        if text.lower[token] == "due" and text.relations[token] == "mark":
            _due(text, token)
        mend_slip(text, token)
        if text.relations[token] in ("det", "nummod"):
            mend_count(text, token)
        if text.upos[token] == "VERB":
            mend_subjects(text, token)
        if text.upos[token] == "PROPN":
            of_a_name(text, token)
        if text.lower[token] == "ahead":
            ahead_of(text, token)
        if text.heads[token] < 0 and text.upos[token] == "PROPN":
            _headline(text, token)
        if text.relations[token] == "appos" and text.upos[token] == "PROPN":
            _in_a_list(text, token)
        if text.upos[token] == "NOUN" and text.relations[token] in _CLAUSES:
            _to_do(text, token)
        if text.lower[token] in ("persona", "personae") and text.lower[token + 1 : token + 2] == ["non"]:
            _unwelcome(text, token)
        if text.upos[token] == "VERB":
            _in_the_past(text, token)
        if text.upos[token] in _VERBS:
            mend_clause(text, token)
            _but_only(text, token)
            _two_subjects(text, token)
            _on_the_object(text, token)
            _behind_a_gerund(text, token)
            _for_whom(text, token)
            _no_second_object(text, token)
            _no_clause(text, token)
            _which(text, token)
            _visiting(text, token)
            _to_the_speaker(text, token)
            _judged_as(text, token)


def _in_the_past(text: Text, token: int) -> None:
    """ "the officers who overthrew him": a form that only the past has is no present."""
    irregular = VERBS.get(text.lower[token], text.lower[token])
    if irregular != text.lower[token] and text.lemmas[token] == irregular and "Tense=Pres" in text.feats[token]:
        text.feats[token] = text.feats[token].replace("Tense=Pres", "Tense=Past")


def _but_only(text: Text, token: int) -> None:
    """ "will ease the ban, but only if Minsk frees them": a condition set beside a verb hangs on it, or on what it is about,
    as in "is weighing whether to ease the ban, but only after the vote ends".
    """
    if text.relations[token] != "conj" or text.upos[text.heads[token]] not in _VERBS:
        return
    marks = [c for c in text.children[token] if text.relations[c] == "mark" and 0 < c < token]
    if any(text.lower[c - 1] == "only" and text.lower[c] in _CONDITIONS for c in marks):
        text.relations[token] = "advcl"
        about = [c for c in text.children[text.heads[token]] if text.relations[c] in ("xcomp", "ccomp") and c < token]
        if about and text.upos[about[-1]] in _VERBS:
            text.move(token, about[-1])


def _due(text: Text, token: int) -> None:
    """ "support for a summit, due to be held in May": the summit is due; "due to" gives no reason before a verb."""
    verb, noun = text.heads[token], token - 1 if text.words[token - 1] != "," else token - 2
    if (
        token < 2
        or text.lower[token + 1 : token + 2] != ["to"]
        or text.upos[verb] != "VERB"
        or text.lower[verb].endswith("ing")
    ):
        return
    while noun >= 0 and text.upos[noun] not in ("NOUN", "PROPN"):
        noun = text.heads[noun]
    if noun < 0 or noun > token or verb in text.path(noun):
        return
    text.move(token, noun)
    text.move(verb, token)
    text.move(token + 1, verb)
    text.relations[token], text.relations[verb], text.relations[token + 1] = "acl", "xcomp", "mark"


def _was_due(text: Text, token: int) -> None:
    """ "had been due to visit Lima": he had been due, to visit it; "due to" gives no reason behind a "be" and before a verb."""
    verb = token + 2
    if text.lower[token + 1 : token + 2] != ["to"] or verb >= len(text.words) or text.feat(verb, "VerbForm") != "Inf":
        return
    if not any(text.lemmas[c] == "be" and c < token for c in text.children[verb]):
        return
    if text.heads[verb] == token and text.heads[token] >= 0:  # "the premier, who was due to visit Lima"
        text.move(verb, text.heads[token])
        text.relations[verb] = "acl:relcl"
    text.move(token, verb)
    if text.heads[token] != verb:
        return
    text.raise_above(token, "xcomp", _OF_THE_VERB)
    for helper in [c for c in text.children[verb] if c < token]:
        text.move(helper, token)
    text.move(token + 1, verb)
    text.relations[token + 1] = "mark"


def _unwelcome(text: Text, token: int) -> None:
    """ "declared the Chilean ambassador persona non grata": the ambassador is declared so, and is no word of the persona's."""
    head, verb = text.heads[token], next((t for t in text.path(token)[1:4] if text.upos[t] == "VERB"), -1)
    if verb < 0 or text.lemmas[verb] != "declare":
        return
    if head == verb and text.relations[token] == "obj":
        named = [c for c in text.children[token] if c < token and text.relations[c] in ("compound", "flat")]
        if not named:
            return
        text.move(named[-1], verb)
        text.relations[named[-1]] = "obj"
        for child in [c for c in text.children[token] if c < named[-1]]:
            text.move(child, named[-1])
    text.move(token, verb)
    text.relations[token] = "xcomp"


def _in_a_list(text: Text, token: int) -> None:
    """ "Ghana, the Czech Republic and Benin": the second of three names is one of a list, since no comma closes it off."""
    head, end = text.heads[token], text.subtree(token)[1]
    if head >= token or text.upos[head] != "PROPN":
        return
    after = [c for c in text.children[head] if c > token and text.relations[c] == "conj" and text.upos[c] == "PROPN"]
    if len(after) > 1 and text.words[end : end + 1] == [","]:
        text.relations[token] = "conj"
    if text.lower[end : end + 1] != ["and"]:
        return
    last = text.heads[end]
    if text.relations[last] == "conj" and text.heads[last] == head and text.upos[last] == "PROPN" and last > token:
        text.relations[token] = "conj"


def _to_do(text: Text, token: int) -> None:
    """ "has offered to host talks": what stands behind "to" with an object of its own is a verb."""
    marks = [c for c in text.children[token] if text.relations[c] == "mark" and text.lower[c] == "to"]
    if marks and any(text.relations[c] == "obj" and c > token for c in text.children[token]):
        text.upos[token], text.feats[token] = "VERB", "VerbForm=Inf"


def _backs(text: Text, token: int) -> None:
    """ "Peru and Chile back the move, officials said": what has a subject and an object is a verb."""
    below = [(text.relations[c], c) for c in text.children[token]]
    if any(r == "nsubj" and c < token for r, c in below) and any(r == "obj" and c > token for r, c in below):
        text.upos[token], text.feats[token] = "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"
        text.relations[token] = "ccomp"


def _predicated(text: Text, token: int) -> None:
    """ "is due in Manila before June to sign a pact": he is due, in Manila, by then; "due in" is no preposition."""
    noun = text.heads[token]
    if noun < token or not any(text.relations[c] == "cop" for n in (noun, token) for c in text.children[n]):
        return
    for other in text.children[noun]:
        if text.relations[other] == "nmod" and any(text.lower[c] in _ORDERS for c in text.children[other]):
            text.relations[other] = "obl"
    text.raise_above(token, "obl", _OF_THE_NOUN)
    text.upos[token] = "ADJ"


def _headline(text: Text, name: int) -> None:
    """ "Xi to pay state visits to Vietnam": in a heading he will pay them; the name is no heading of its own."""
    verb = next((c for c in text.children[name] if text.relations[c] == "acl" and text.upos[c] == "VERB"), -1)
    if verb < name or text.lower[verb - 1] != "to" or text.heads[verb - 1] != verb:
        return
    if any(text.relations[c].startswith("nsubj") or text.relations[c] == "cop" for c in text.children[name]):
        return
    text.raise_above(verb, "nsubj", _OF_THE_NOUN)


def _subjects(text: Text, token: int) -> list[int]:
    return [c for c in text.children[token] if text.relations[c] == "nsubj"]


def _two_subjects(text: Text, token: int) -> None:
    subjects = _subjects(text, token)
    if len(subjects) < 2:
        return
    first, second = subjects[0], subjects[-1]
    for child in text.children[token]:
        if (
            text.relations[child] in ("ccomp", "parataxis")
            and first < child < second
            and text.upos[child] in _VERBS
            and not any(text.relations[c].startswith("nsubj") for c in text.children[child])
        ):
            text.move(first, child)
            return


def _on_the_object(text: Text, token: int) -> None:
    if any(text.relations[c].startswith("nsubj") for c in text.children[token]):
        return
    for child in text.children[token]:
        if (
            text.relations[child] != "obj"
            or child < token
            or any(text.relations[c] == "cop" for c in text.children[child])
        ):
            continue
        for subject in _subjects(text, child):
            if subject < token:
                text.move(subject, token)
                return


def _behind_a_gerund(text: Text, token: int) -> None:
    """ "has made strengthening ties a priority": the ties are strengthened, not made."""
    for child in text.children[token]:
        if text.relations[child] != "obj" or child < token:
            continue
        before = text.subtree(child)[0] - 1
        if (
            before > token
            and text.heads[before] == token
            and text.relations[before] in ("xcomp", "ccomp", "obj")
            and text.upos[before] == "VERB"
            and text.lower[before].endswith("ing")
            and not any(text.relations[c] == "obj" for c in text.children[before])
        ):
            text.move(child, before)
            return


def _for_whom(text: Text, token: int) -> None:
    """ "are making arrangements for the minister to visit": the visit is what is arranged, not what for they arrange."""
    for child in text.children[token]:
        if text.relations[child] != "advcl" or text.feat(child, "VerbForm") != "Inf":
            continue
        opening = text.subtree(child)[0]
        for noun in text.children[token]:
            if text.relations[noun] not in ("obj", "nsubj:pass") or not token < noun < child:
                continue
            for whom in text.children[noun]:
                if (
                    text.relations[whom] == "nmod"
                    and any(text.relations[c] == "case" and text.lower[c] == "for" for c in text.children[whom])
                    and text.subtree(whom)[1] == opening
                ):
                    text.move(child, noun)
                    text.relations[child] = "acl"
                    return


def _visiting(text: Text, token: int) -> None:
    """ "talks with visiting German Foreign Minister Wadephul in Bonn": with the minister, who is visiting; in "looked forward to
    visiting Kenya", "left after visiting the troops" somebody goes there.
    """
    if text.lower[token] != "visiting" or text.relations[token] not in ("acl", "advcl"):
        return
    marks = [c for c in text.children[token] if text.relations[c] in ("mark", "case") and c == token - 1]
    guests = [c for c in text.children[token] if text.relations[c] == "obj" and text.upos[c] in ("PROPN", "NOUN")]
    head = text.heads[token]
    if not marks or not guests or head < 0:
        return
    guest = guests[0]
    land = any(n.first <= guest < n.last and n.label == "LOC" for n in text.names)
    if land or text.lower[marks[0]] in _GOING:
        return
    text.move(guest, head)
    text.relations[guest] = "nmod" if text.upos[head] in ("NOUN", "PROPN") else "obl"
    for child in list(text.children[token]):
        text.move(child, guest if child in marks else head)
    text.relations[marks[0]] = "case"
    text.move(token, guest)
    text.relations[token] = "amod"


def _no_clause(text: Text, token: int) -> None:
    """ "called Prime Minister Lind on Sunday": a name is whom one calls, not what one calls him."""
    if any(text.relations[c] in ("obj", "iobj", "nsubj:pass") for c in text.children[token]):
        return
    for child in text.children[token]:
        if (
            text.relations[child] == "xcomp"
            and (text.upos[child] == "PROPN" or (text.upos[child] == "NOUN" and text.lemmas[token] in _NAMING))
            and not any(text.relations[c] in ("case", "mark", "cop") for c in text.children[child])
        ):
            text.relations[child] = "obj"
            return


def _no_second_object(text: Text, token: int) -> None:
    """ "to pay a visit to Tokyo before July, ahead of a visit to China": what stands behind a preposition is no object."""
    for child in text.children[token]:
        if text.relations[child] == "obj" and child > token:
            opening = [c for c in text.children[child] if text.relations[c] == "case" and c < child]
            if opening and text.lower[opening[-1]] != "'s":
                text.relations[child] = "obl"


def _to_the_speaker(text: Text, token: int) -> None:
    """ "said it would take no part and recalled its envoy": what is told in the past beside what was said is done by the speaker.

    Not behind "or", which goes on with what was said: "denied that Oslo had paid or agreed to lift its sanctions".
    """
    said, speaker = text.heads[token], -1
    if text.relations[token] != "conj" or said < 0 or text.upos[said] != "VERB" or text.upos[token] != "VERB":
        return
    if text.relations[said] == "ccomp":
        speaker = text.heads[said]
    if speaker < 0 or not speaker < said < token or text.upos[speaker] != "VERB" or not _told(text, speaker):
        return
    below = {text.relations[c].partition(":")[0] for c in text.children[token]}
    if below & {"nsubj", "aux", "mark", "expl", "cop"}:
        return
    borne = any(text.relations[c] == "aux:pass" for c in text.children[said])
    active = bool(below & {"obj", "ccomp"}) and text.lower[token].endswith(("ed", "t", "d"))
    if not (active and text.feat(token, "Tense") == "Past" if borne else _told(text, token)):
        return  # "would be sealed and guarded", but "would be sealed and hinted that …"
    if any(text.relations[c] == "cc" and text.lower[c] not in ("and", "but") for c in text.children[token]):
        return
    if any(text.relations[c].startswith("aux") and text.lower[c] != "was" for c in text.children[said]):
        text.move(token, speaker)


def _told(text: Text, verb: int) -> bool:
    return text.feat(verb, "VerbForm") == "Fin" and text.feat(verb, "Tense") == "Past"


def _judged_as(text: Text, token: int) -> None:
    """ "dismissed as groundless a report that they had met": it is the report that was dismissed."""
    for noun in text.children[token]:
        if text.relations[noun] != "obl" or noun < token + 3 or text.upos[noun] != "NOUN":
            continue
        judged = token + 2
        if text.lower[token + 1] != "as" or text.upos[judged] != "ADJ":
            continue
        if text.heads[token + 1] not in (noun, judged):
            continue
        if text.heads[judged] == noun and text.upos[judged + 1] == "DET" and text.heads[judged + 1] == noun:
            text.move(judged, token)
            text.move(token + 1, judged)
            text.relations[noun], text.relations[judged] = "obj", "obl"
            return


def _which(text: Text, token: int) -> None:
    """ "a meeting to discuss North Korea, which launched a missile": a clause behind a comma tells of the noun before it."""
    if text.relations[token] != "acl:relcl" or text.heads[token] < 0:
        return
    opening = text.subtree(token)[0]
    while opening < token and (text.words[opening] == "," or text.relations[opening] in ("case", "mark")):
        opening += 1
    if text.lower[opening] not in ("which", "who") or opening < 2 or text.words[opening - 1] != ",":
        return
    noun = opening - 2
    while text.relations[noun] in ("flat", "compound", "punct") and text.heads[noun] >= 0:
        noun = text.heads[noun]
    if text.upos[noun] != "PROPN" or noun >= opening or text.subtree(noun)[1] > opening:
        return
    above, node = text.heads[token], noun
    while node >= 0 and node != above:
        if text.upos[node] in _VERBS and text.relations[node].startswith(("acl", "advcl")):
            text.move(token, noun)
            return
        node = text.heads[node]
