"""Lemmas: rules that a tagger predicts, and a lexicon that mends them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.language.lemmas import apply_rule, lemma_rule
from chancery.language.lexicon import Lexicon


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_a_rule_turns_its_form_into_its_lemma(form: str, lemma: str) -> None:
    assert apply_rule(form, lemma_rule(form, lemma)) == lemma


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("urged", "urge"),
        ("accused", "accuse"),
        ("penalties", "penalty"),
        ("planned", "plan"),
        ("denied", "deny"),
        ("lodging", "lodge"),
        ("met", None),
        ("launches", "launch"),
        ("fined", "fine"),
        ("wavering", "waver"),
        ("let's", "let"),
    ],
)
def test_regular_endings(form: str, base: str | None) -> None:
    bases = Lexicon.bases(form, "NOUN" if form == "penalties" else "VERB")
    assert (bases[0] if bases else None) == base


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("miners", "NOUN", "miner"),
        ("stunted", "VERB", "stunt"),
        ("mimicked", "VERB", "mimic"),
        ("aides", "NOUN", "aide"),
        ("reunited", "VERB", "reunite"),
        ("writhing", "VERB", "writhe"),
    ],
)
def test_an_ending_takes_no_more_than_itself(form: str, upos: str, lemma: str) -> None:
    """Aides reunited the miners, who said the levy had stunted growth: they did not mine it, nor was it stunned, nor is an aide aid."""
    known = {"mine|NOUN": "mine", "aid|NOUN": "aid", "stun|VERB": "stun", "mimic|VERB": "mimic", "united|VERB": "Unite"}
    assert Lexicon(known).lemma(form, upos, form[:-3]) == lemma


def test_a_known_form_wins_over_the_rule() -> None:
    lexicon = Lexicon({"urged|VERB": "urge", "spoke|VERB": "speak"})
    assert lexicon.lemma("urged", "VERB", "urg") == "urge"
    assert lexicon.lemma("Spoke", "VERB", "spoke") == "speak"
    assert lexicon.lemma("Tokyo", "PROPN", "Tokyo") == "Tokyo"


@pytest.mark.parametrize(
    ("form", "upos", "proposed", "lemma"),
    [
        ("underwent", "VERB", "underwen", "undergo"),
        ("sworn", "VERB", "sw", "swear"),
        ("withheld", "VERB", "withhe", "withhold"),
        ("unseated", "VERB", "unseate", "unseat"),
        ("levelled", "VERB", "levell", "level"),
        ("pummelling", "VERB", "pummell", "pummel"),
        ("overflown", "VERB", "overflow", "overfly"),
        ("me", "PRON", "I", "I"),
        ("freed", "VERB", "fre", "free"),
        ("demilitarize", "VERB", "demilitariz", "demilitarize"),
        ("national", "ADJ", "National", "national"),
        ("1990s", "NOUN", "1990", "1990s"),
    ],
)
def test_what_the_rule_got_wrong(form: str, upos: str, proposed: str, lemma: str) -> None:
    """Both sides underwent inspections and freed the crews they had held since the 1990s."""
    assert Lexicon({"went|VERB": "go", "low|ADJ": "low"}).lemma(form, upos, proposed) == lemma


@pytest.mark.parametrize(
    ("word", "upos", "proposed", "lemma"),
    [
        ("TEHRAN", "PROPN", "TEHRAN", "Tehran"),
        ("UNESCO", "PROPN", "UNESCO", "UNESCO"),
        ("NATO", "PROPN", "NATO", "NATO"),
        ("Sept.", "PROPN", "Sept.", "September"),
        ("1,200", "NUM", "1200", "1200"),
        ("helmsmen", "NOUN", "helmsme", "helmsman"),
        ("specimen", "NOUN", "specimen", "specimen"),
        ("New", "ADJ", "New", "New"),
    ],
)
def test_names_numbers_and_capitals(word: str, upos: str, proposed: str, lemma: str) -> None:
    """TEHRAN, Sept. 3 - UNESCO and NATO sent 1,200 helmsmen to New Haven."""
    assert Lexicon({"new|ADJ": "new"}).lemma(word, upos, proposed) == lemma


@pytest.mark.parametrize(
    ("word", "upos", "proposed", "feats", "lemma"),
    [
        ("Humanities", "PROPN", "Humanitie", "Number=Plur", "Humanity"),
        ("Hills", "PROPN", "Hills", "Number=Plur", "Hill"),
        ("Reuters", "PROPN", "Reuters", "Number=Sing", "Reuters"),
        ("United", "ADJ", "Unite", "Degree=Pos", "United"),
        ("Greater", "ADJ", "Great", "Degree=Cmp", "Great"),
    ],
)
def test_plural_names_and_compared_ones(word: str, upos: str, proposed: str, feats: str, lemma: str) -> None:
    """Reuters heard of the Faculty of Humanities, in the Black Hills of Greater Vestby."""
    lexicon = Lexicon({"humanities|NOUN": "humanity", "hills|NOUN": "hill"})
    assert lexicon.lemma(word, upos, proposed, feats) == lemma


@pytest.mark.parametrize(
    ("word", "upos", "proposed", "lemma"),
    [
        ("wildest", "ADJ", "wildest", "wild"),
        ("ruder", "ADJ", "ruder", "rude"),
        ("communique", "NOUN", "communiqu", "communique"),
        ("soooo", "ADV", "soooo", "so"),
        ("outskirts", "NOUN", "outskirt", "outskirts"),
        ("Annex.pdf", "PROPN", "Annex.pdf", "annex.pdf"),
        ("fined", "VERB", "fin", "fine"),
        ("1990's", "NOUN", "1990", "1990s"),
        ("phenomena", "NOUN", "phenomenon", "phenomenon"),
        ("national", "ADJ", "national", "national"),
        ("french", "ADJ", "french", "French"),
        ("floes", "NOUN", "floe", "floe"),
        ("oboes", "NOUN", "oboe", "oboe"),
        ("embargoes", "NOUN", "embargoe", "embargo"),
    ],
)
def test_what_the_treebanks_do_not_have(word: str, upos: str, proposed: str, lemma: str) -> None:
    """Fined for the wildest, ruder communique from the outskirts of the 1990's (see Annex.pdf), a national and french phenomenon."""
    known = {"wild|ADJ": "wild", "rude|ADJ": "rude", "so|ADV": "so", "fine|ADJ": "fine"}
    lexicon = Lexicon(known | {"national|ADJ": "National", "french|ADJ": "French"})
    assert lexicon.lemma(word, upos, proposed) == lemma


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("baffled", "VERB", "baffle"),
        ("exiled", "VERB", "exile"),
        ("confined", "VERB", "confine"),
        ("jailed", "VERB", "jail"),
        ("joined", "VERB", "join"),
        ("devoured", "VERB", "devour"),
        ("seceded", "VERB", "secede"),
        ("suing", "VERB", "sue"),
        ("slain", "VERB", "slay"),
        ("vetoes", "NOUN", "veto"),
        ("memoranda", "NOUN", "memorandum"),
    ],
)
def test_what_stands_behind_forms_that_no_treebank_has(form: str, upos: str, lemma: str) -> None:
    """Exiled and confined, baffled by vetoes and memoranda, they joined those who seceded; the slain left heirs who are suing."""
    assert Lexicon({"low|ADJ": "low"}).lemma(form, upos, form[:-2]) == lemma


def test_of_what_may_stand_behind_a_form_the_commonest_word_does() -> None:
    """They imagined cookies in a canvas bag: nobody "imagins" a "cooky", nor is there one "canva"."""
    rank = {"imagine": 5, "cookie": 7, "canvas": 9}.get
    lexicon = Lexicon({"low|ADJ": "low"}, rank)
    assert lexicon.lemma("imagined", "VERB", "imagin") == "imagine"
    assert lexicon.lemma("cookies", "NOUN", "cooky") == "cookie"
    assert lexicon.lemma("canvas", "NOUN", "canva") == "canvas"


@pytest.mark.parametrize(
    ("form", "upos", "proposed", "feats", "lemma"),
    [
        ("w/", "ADP", "w/", "Abbr=Yes", "with"),
        ("b/c", "SCONJ", "b/c", "Abbr=Yes", "because"),
        ("hrs.", "NOUN", "hr", "Number=Plur", "hour"),
        ("bn", "NUM", "bthousand", "NumType=Card", "billion"),
        ("mln", "NUM", "mln", "NumType=Card", "million"),
        ("SEC", "NOUN", "SEC", "Number=Sing", "SEC"),
        ("goin'", "VERB", "goin'", "VerbForm=Ger", "go"),
        ("7,5", "NUM", "75", "NumType=Frac", "7.5"),
        ("1,500", "NUM", "1500", "NumType=Card", "1500"),
        ("alt.pets.rabbits", "NOUN", "alt.pets.rabbit", "Number=Sing", "alt.pets.rabbits"),
        ("#talks", "NOUN", "#talk", "_", "#talks"),
        ("you", "PRON", "your", "Poss=Yes|Typo=Yes", "your"),
        ("you", "PRON", "your", "Case=Acc", "you"),
        ("Greater", "ADJ", "Greater", "Degree=Cmp", "Great"),
        ("NATO's", "PROPN", "NATO'", "Number=Sing", "NATO"),
    ],
)
def test_what_mails_and_lists_write_short(form: str, upos: str, proposed: str, feats: str, lemma: str) -> None:
    """Goin' to the SEC w/ you form in 7,5 hrs. b/c alt.pets.rabbits says #talks of NATO's in Greater Vestby take 1,500."""
    forms = {"going|VERB": "go", "you|PRON": "you", "your|PRON": "your", "greater|ADJ": "great"}
    assert Lexicon(forms).lemma(form, upos, proposed, feats) == lemma
