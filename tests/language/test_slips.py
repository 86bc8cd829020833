"""Slips: arcs beside their place that are set right, in trees as a parser may leave them."""

from __future__ import annotations

import pytest

from chancery.language.mending import mend
from chancery.language.text import Sentence, Text


def parsed(tree: str) -> Text:
    """A text of words that are given each as word/class/relation/head, and as lemma and form of the verb where these count."""
    rows = [word.split("/") for word in tree.split()]
    source, spans = "", list[tuple[int, int]]()
    for row in rows:
        source += " " if source else ""
        spans.append((len(source), len(source) + len(row[0])))
        source += row[0]
    text = Text(source, spans, [(0, len(source))])
    text.upos, text.relations = [row[1] for row in rows], [row[2] for row in rows]
    text.heads = [int(row[3]) for row in rows]
    text.lemmas = [row[4] if len(row) > 4 and row[4] else row[0].lower() for row in rows]
    text.feats = [f"VerbForm={row[5]}" if len(row) > 5 else "_" for row in rows]
    text.children = [[c for c, head in enumerate(text.heads) if head == token] for token in range(len(rows))]
    text.sentences = [Sentence(0, len(rows), 0, len(source), 0, True)]
    return text


ASKED = "She/PRON/nsubj/1 asked/VERB/root/-1/ask for/ADP/case/3"
SPOKEN = "Both/PRON/nsubj/1 spoke/VERB/root/-1 by/ADP/case/4 video/NOUN/compound/4 link/NOUN/obl/1"
TERMS = "She/PRON/nsubj/1 condemned/VERB/root/-1 in/ADP/case/4 strong/ADJ/amod/4 terms/NOUN/obl/1"
HANDED = "It/PRON/nsubj/1 hands/VERB/root/-1/hand over/ADP/compound:prt/1"
FLED = "They/PRON/nsubj/1 fled/VERB/root/-1/flee as/SCONJ/mark/4"
IS_TO = "{}/NOUN/nsubj:outer/3 is/AUX/cop/3 to/PART/mark/3"
FREED = "Chad/PROPN/nsubj/1 freed/VERB/root/-1/free/Fin men/NOUN/obj/1 it/PRON/nsubj/4 held/VERB/acl:relcl/2/hold/Fin"
DUE = "They/PRON/nsubj/2 are/AUX/cop/2 due/ADJ/root/-1 to/ADP/fixed/2"
FOUGHT = "Fighting/VERB/csubj/3/fight"
DRILLS = "The/DET/det/1 drills/NOUN/root/-1/drill/Part|Number=Plur by/ADP/case/3 China/PROPN/nmod/1 ,/PUNCT/punct/7 which/PRON/nsubj:pass/7"
SEIZED = "seizure/NOUN/root/-1 of/ADP/case/2 ships/NOUN/nmod/0/ship"
MET = "Kenya/PROPN/nsubj/1 vetoed/VERB/root/-1 the/DET/det/3 plan/NOUN/obj/1 by/ADP/case/5"
FOES = "Foes/NOUN/root/-1 of/ADP/case/2 truce/NOUN/nmod/0 want/VERB/acl/0 to/PART/mark/5 wreck/VERB/xcomp/3 talks/NOUN/obj/5"


@pytest.mark.parametrize(
    ("tree", "word", "relation", "head"),
    [
        (f"{ASKED} talks/NOUN/nsubj:pass/6 to/PART/mark/6 be/AUX/aux:pass/6 held/VERB/xcomp/1", "for", "mark", "held"),
        (f"{ASKED} talks/NOUN/obl/1 to/PART/mark/6 be/AUX/aux:pass/6 held/VERB/xcomp/1", "held", "acl", "talks"),
        (f"{ASKED} Mali/PROPN/obl/1 to/PART/mark/5 act/VERB/xcomp/1//Inf", "Mali", "nsubj", "act"),
        (
            "It/PRON/nsubj/1 failed/VERB/ccomp/5 ,/PUNCT/punct/1 people/NOUN/nsubj/4 briefed/VERB/ccomp/5 said/VERB/root/-1",
            "briefed",
            "acl",
            "people",
        ),
        ("entry/NOUN/root/-1 into/ADP/case/2 force/NOUN/nmod/0 of/ADP/case/4 it/PRON/nmod/2", "it", "nmod", "entry"),
        (
            "Oslo/PROPN/nsubj/2 is/AUX/cop/2 loath/ADJ/root/-1 to/PART/mark/4 vote/VERB/csubj/2//Inf",
            "vote",
            "xcomp",
            "loath",
        ),
        (
            "It/PRON/nsubj/2 is/AUX/cop/2 hard/ADJ/root/-1 to/PART/mark/4 vote/VERB/csubj/2//Inf",
            "vote",
            "csubj",
            "hard",
        ),
        ("Guns/NOUN/nsubj/1 fell/VERB/root/-1/fall silent/ADJ/advmod/1", "silent", "xcomp", "fell"),
        (f"{SPOKEN} with/ADP/case/6 Lima/PROPN/nmod/4", "Lima", "obl", "spoke"),
        (f"{TERMS} the/DET/det/6 raid/NOUN/appos/4", "raid", "obj", "condemned"),
        (f"{HANDED} the/DET/det/4 ship/NOUN/obl/1", "ship", "obj", "hands"),
        (
            f"{FLED} shelling/NOUN/advcl/4 entered/VERB/advcl/1/enter/Fin May/PROPN/obj/4",
            "shelling",
            "nsubj",
            "entered",
        ),
        (f"{MET} Somalia/PROPN/obl/1", "Somalia", "nmod", "plan"),
        (f"{IS_TO.format('king')} tour/VERB/root/-1/tour/Inf Lima/PROPN/obj/3", "king", "nsubj", "tour"),
        (f"{IS_TO.format('goal')} end/VERB/root/-1/end/Inf it/PRON/obj/3", "goal", "nsubj:outer", "end"),
        (f"{FREED} ,/PUNCT/punct/6 easing/VERB/advcl/4/ease/Ger it/PRON/obj/6", "easing", "advcl", "freed"),
        (f"{FREED} to/PART/mark/6 ease/VERB/advcl/4/ease/Inf it/PRON/obj/6", "ease", "advcl", "held"),
        ("She/PRON/nsubj/2 is/AUX/cop/2 due/ADJ/case/4 in/ADP/case/4 Oslo/PROPN/root/-1", "Oslo", "obl", "due"),
        (f"{DUE} end/NOUN/obl/2 on/ADP/case/6 Friday/PROPN/obl/2", "Friday", "obl", "end"),
        (f"{DUE} rain/NOUN/obl/2 on/ADP/case/6 Friday/PROPN/obl/2", "Friday", "obl", "due"),
        (f"{FOUGHT} between/ADP/case/2 Chad/PROPN/obl/0 raged/VERB/root/-1/rage", "Fighting", "nsubj", "raged"),
        (f"{FOUGHT} against/ADP/case/2 Chad/PROPN/obl/0 tired/VERB/root/-1/tire", "Fighting", "csubj", "tired"),
        (f"{DRILLS} are/AUX/aux:pass/7 watched/VERB/acl:relcl/3", "watched", "acl:relcl", "drills"),
        (f"{DRILLS} is/AUX/aux:pass/7 watched/VERB/acl:relcl/3", "watched", "acl:relcl", "China"),
        ("Nothing/PRON/nsubj:pass/1 changed/VERB/root/-1/change/Fin", "Nothing", "nsubj", "changed"),
        ("It/PRON/nsubj:pass/2 was/AUX/aux:pass/2 changed/VERB/root/-1/change/Part", "It", "nsubj:pass", "changed"),
        ("They/PRON/nsubj/3 last/ADJ/amod/2 year/NOUN/nsubj/3 signed/VERB/root/-1", "year", "obl:unmarked", "signed"),
        (
            "He/PRON/nsubj/1 fled/VERB/root/-1 after/ADP/case/3 Lima/PROPN/obl/1 decided/VERB/advcl/1/decide/Fin",
            "Lima",
            "nsubj",
            "decided",
        ),
        (f"{SEIZED} by/ADP/case/4 Lima/PROPN/nmod/2", "Lima", "nmod", "seizure"),
        ("visit/NOUN/root/-1 of/ADP/case/2 kings/NOUN/nmod/0 to/ADP/case/4 Oslo/PROPN/nmod/2", "Oslo", "nmod", "visit"),
        (
            "visit/NOUN/root/-1 of/ADP/case/2 envoys/NOUN/nmod/0/envoy to/ADP/case/4 Oslo/PROPN/nmod/2",
            "Oslo",
            "nmod",
            "envoys",
        ),
        (
            "It/PRON/nsubj/1 voted/VERB/root/-1 with/ADP/mark/4 two/NUM/nsubj/4 abstaining/VERB/advcl/1 ,/PUNCT/punct/7"
            " to/PART/mark/7 act/VERB/advcl/4//Inf",
            "act",
            "advcl",
            "voted",
        ),
        (f"{MET} Friday/PROPN/obl/1", "Friday", "obl", "vetoed"),
        (
            "Ships/NOUN/nsubj:pass/2 are/AUX/aux:pass/2 headed/VERB/root/-1 to/ADP/case/4 Oslo/PROPN/obl/2",
            "Ships",
            "nsubj",
            "headed",
        ),
        (
            "Oslo/PROPN/nsubj/1 saw/VERB/root/-1 no/DET/det/4 `/PUNCT/punct/4 hope/NOUN/obj/1 '/PUNCT/punct/4 that/SCONJ/mark/9"
            " they/PRON/nsubj/9 would/AUX/aux/9 go/VERB/advcl/1",
            "go",
            "acl",
            "hope",
        ),
        (
            "Gunmen/NOUN/nsubj/6 from/ADP/case/2 Gao/PROPN/nmod/0 ,/PUNCT/punct/5 who/PRON/nsubj/5 fled/VERB/acl:relcl/2"
            " met/VERB/root/-1",
            "fled",
            "acl:relcl",
            "Gunmen",
        ),
        (
            "Aides/NOUN/nsubj/6 of/ADP/case/2 Lind/PROPN/nmod/0 ,/PUNCT/punct/5 who/PRON/nsubj/5 fled/VERB/acl:relcl/2"
            " met/VERB/root/-1",
            "fled",
            "acl:relcl",
            "Lind",
        ),
        (f"{FOES} ,/PUNCT/punct/7 set/VERB/acl/2 to/PART/mark/9 open/VERB/xcomp/7", "set", "acl", "talks"),
        (f"{FOES} ,/PUNCT/punct/7 set/VERB/acl/2 on/ADP/case/9 peace/NOUN/obl/7", "set", "acl", "truce"),
    ],
)
def test_one_arc(tree: str, word: str, relation: str, head: str) -> None:
    text = parsed(tree)
    mend(text)
    token = text.words.index(word)
    assert (text.relations[token], text.words[text.heads[token]]) == (relation, head)


def test_what_has_the_helper_of_a_passive_is_a_verb() -> None:
    text = parsed("Oslo/PROPN/nsubj:pass/2 is/AUX/aux:pass/2 committed/ADJ/root/-1")
    mend(text)
    assert (text.upos[2], text.lemmas[2]) == ("VERB", "commit")


def test_what_a_hyphen_joins_to_a_name_is_of_it() -> None:
    """Baek Ji-won told them: nobody won."""
    text = parsed("Baek/PROPN/nsubj/4 Ji/PROPN/flat/0 -/PUNCT/punct/1 won/VERB/ccomp/4/win/Fin told/VERB/root/-1")
    text.start, text.end = [0, 5, 7, 8, 12], [4, 7, 8, 11, 16]
    mend(text)
    assert (text.upos[3], text.relations[3], text.heads[3]) == ("PROPN", "flat", 0)
