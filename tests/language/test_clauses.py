"""Clauses: where they begin and what they hang on, in trees as a parser may leave them."""

from __future__ import annotations

import pytest

from chancery.language.mending import mend
from tests.language.test_slips import parsed

MEET = "They/PRON/nsubj/1 meet/VERB/root/-1 before/ADP/case/3 holidays/NOUN/obl/1 begin/VERB/advcl/1//Fin"
DEADLINE = (
    "It/PRON/nsubj/1 ends/VERB/root/-1 by/ADP/case/4 May/PROPN/nmod/4 31/NUM/obl/1 ,/PUNCT/punct/7"
    " the/DET/det/7 deadline/NOUN/nsubj/1"
)
CLASHES = "clashes/NOUN/root/-1 in/ADP/case/3 the/DET/det/3 strait/NOUN/nmod/0"
FREED = (
    "Lima/PROPN/nsubj/1 freed/VERB/root/-1 sailors/NOUN/obj/1 it/PRON/nsubj/5 had/AUX/aux/5 held/VERB/acl:relcl/2"
    " ,/PUNCT/punct/7 easing/VERB/advcl/5"
)

FIRST = "Peru/PROPN/nsubj/4 was/AUX/cop/4 the/DET/det/4 first/ADJ/amod/4 state/NOUN/root/-1"
THREAT = (
    "Kenya/PROPN/nsubj/1 threatened/VERB/root/-1/threaten/Fin|Tense=Past to/PART/mark/3 send/VERB/xcomp/1//Inf"
    " troops/NOUN/obj/3 and/CCONJ/cc/6"
)


@pytest.mark.parametrize(
    ("tree", "word", "relation", "head"),
    [
        (
            "Harald/PROPN/nsubj:outer/3 is/AUX/cop/3 to/PART/mark/3 receive/VERB/root/-1//Inf",
            "Harald",
            "nsubj",
            "receive",
        ),
        ("Goal/NOUN/nsubj:outer/3 is/AUX/cop/3 to/PART/mark/3 win/VERB/root/-1//Inf", "Goal", "nsubj:outer", "win"),
        (MEET, "holidays", "nsubj", "begin"),
        (f"{THREAT} imposed/VERB/conj/3/impose/Fin|Tense=Past sanctions/NOUN/obj/6", "imposed", "conj", "threatened"),
        (f"{THREAT} impose/VERB/conj/3/impose/Inf sanctions/NOUN/obj/6", "impose", "conj", "send"),
        (MEET, "before", "mark", "begin"),
        (
            f"{MEET} and/CCONJ/cc/6 ahead/ADV/advmod/4 of/ADP/case/8 talks/NOUN/obl/6",
            "ahead",
            "advmod",
            "meet",
        ),
        (
            "accept/VERB/root/-1 talks/NOUN/obj/3 did/AUX/aux/3 bring/VERB/ccomp/0 peace/NOUN/obj/3",
            "talks",
            "nsubj",
            "bring",
        ),
        (
            "trip/NOUN/root/-1 ,/PUNCT/punct/4 where/ADV/advmod/4 he/PRON/nsubj/4 lands/VERB/acl/0",
            "lands",
            "acl:relcl",
            "trip",
        ),
        (f"{FIRST} ratifying/VERB/advcl/4 it/PRON/obj/5", "ratifying", "acl", "state"),
        (f"{FIRST} ,/PUNCT/punct/6 ratifying/VERB/advcl/4 it/PRON/obj/6", "ratifying", "advcl", "state"),
        (f"{DEADLINE} Oslo/PROPN/nsubj/9 set/VERB/acl:relcl/7", "deadline", "appos", "31"),
        (DEADLINE, "deadline", "nsubj", "ends"),
        (f"{CLASHES} claimed/VERB/acl/0//Part|Tense=Past by/ADP/case/6 Oslo/PROPN/obl/4", "claimed", "acl", "strait"),
        (
            "backs/VERB/root/-1 Oslo/PROPN/obj/0 in/SCONJ/mark/3 following/VERB/case/5 its/PRON/nmod:poss/5"
            " path/NOUN/obl/0",
            "path",
            "obj",
            "following",
        ),
        (
            "diplomat/NOUN/root/-1 following/VERB/case/3 the/DET/det/3 talks/NOUN/nmod/0",
            "following",
            "acl",
            "diplomat",
        ),
        ("pact/NOUN/root/-1 following/VERB/case/3 the/DET/det/3 talks/NOUN/nmod/0", "following", "case", "talks"),
        ("The/DET/det/2 annual/ADJ/amod/2 Flintlock/PROPN/compound/3 drills/NOUN/root/-1", "The", "det", "drills"),
        ("The/DET/det/2 annual/ADJ/amod/2 Flintlock/PROPN/compound/3 drills/NOUN/root/-1", "annual", "amod", "drills"),
        (
            "He/PRON/nsubj/2 is/AUX/cop/2 due/ADJ/case/5 back/ADV/advmod/2 in/ADP/case/5 Lima/PROPN/root/-1"
            " before/ADP/case/7 June/PROPN/nmod/5",
            "June",
            "obl",
            "due",
        ),
        (
            "hopeful/NOUN/nsubj/2 Reed/PROPN/nsubj/2 says/VERB/root/-1/say/Fin",
            "hopeful",
            "nmod:desc",
            "Reed",
        ),
        (
            "denied/VERB/root/-1 reports/NOUN/obj/0 he/PRON/nsubj/3 met/VERB/acl/1 them/PRON/obj/3 ,/PUNCT/punct/6"
            " saying/VERB/advcl/3",
            "saying",
            "advcl",
            "denied",
        ),
        (
            "said/VERB/root/-1 that/SCONJ/mark/2 lost/VERB/ccomp/0 ,/PUNCT/punct/5 that/SCONJ/mark/5 won/VERB/advcl/2",
            "won",
            "conj",
            "lost",
        ),
        (
            "said/VERB/root/-1 that/SCONJ/mark/2 lost/VERB/ccomp/0 now/ADV/advmod/5 that/SCONJ/mark/5 won/VERB/advcl/2",
            "won",
            "advcl",
            "lost",
        ),
        (
            "said/VERB/root/-1 that/SCONJ/mark/2 lost/VERB/ccomp/0 but/CCONJ/cc/5 it/PRON/nsubj/5 won/VERB/conj/0",
            "won",
            "conj",
            "lost",
        ),
        (
            "said/VERB/root/-1 that/SCONJ/mark/2 lost/VERB/ccomp/0 ,/PUNCT/punct/6 but/CCONJ/cc/6 it/PRON/nsubj/6"
            " won/VERB/conj/0",
            "won",
            "conj",
            "said",
        ),
        (
            "condemned/VERB/root/-1 Peru/PROPN/obj/0 's/PART/case/1 missile/NOUN/compound/4 test/NOUN/obj/0",
            "Peru",
            "nmod:poss",
            "test",
        ),
        (
            "condemned/VERB/root/-1 Republic/PROPN/obj/0 of/ADP/case/3 Peru/PROPN/nmod:poss/5 's/PART/case/3"
            " test/NOUN/obj/0",
            "Republic",
            "nmod:poss",
            "test",
        ),
        (
            "gave/VERB/root/-1 Peru/PROPN/obj/0 a/DET/det/3 test/NOUN/obj/0",
            "Peru",
            "obj",
            "gave",
        ),
    ],
)
def test_a_clause_has_its_subject_and_its_head(tree: str, word: str, relation: str, head: str) -> None:
    text = parsed(tree)
    mend(text)
    token = text.words.index(word)
    assert (text.relations[token], text.words[text.heads[token]]) == (relation, head)


@pytest.mark.parametrize(("runner_up", "head"), [(1, "freed"), (2, "held")])
def test_what_freeing_them_brings_about_hangs_on_the_freeing(runner_up: int, head: str) -> None:
    """Where the parser itself came near to it."""
    text = parsed(FREED)
    text.runner_up[text.words.index("easing")] = runner_up
    mend(text)
    assert text.words[text.heads[text.words.index("easing")]] == head
