"""The lexicon: lemmas of known forms, and regular English endings for the forms it does not know."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from chancery.language import irregular
from chancery.language.shortenings import DAYS_AND_MONTHS, written_out
from chancery.language.spelling import SHORTEST, respelled

_OPEN = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
_FEW = frozenset({"AUX", "ADP", "SCONJ", "CCONJ", "PRON", "DET"})
"""Classes that have so few words that a short one which is none of them is mistyped."""
_PREFIXES = ("under", "over", "with", "fore", "out", "re", "mis", "up")
SHOUTED = 6
_SINGULAR_MEN = (
    "acumen",
    "specimen",
    "abdomen",
    "regimen",
    "gramen",
    "cyclamen",
    "bitumen",
    "lumen",
    "stamen",
    "catechumen",
)
_INITIALS = frozenset(
    "UNESCO UNICEF UNCTAD UNIFIL ECOWAS CENTCOM AFRICOM MERCOSUR EUROPOL FRONTEX UNAIDS COMECON".split()
)
_VOWELS = frozenset("aeiou")


_VERBS = frozenset(
    """accede annul atone behead blitz boycott bulldoze buzz cajole centre condole counsel criminalize decriminalize demote deplore
    disinvite emphasise endeavour ensnare entreat extol flout goad immobilize impanel impede implore lambaste level loathe
    maraud mobilize mobilise nationalize nationalise normalize normalise offload paralyze patrol pencil precede prioritize
    pulverize pummel quarrel raze rebuke reconnoitre reconvene revile riposte scapegoat seethe sever sheathe shred sideswipe
    soothe spearhead strafe swathe telephone tussle underline unfreeze unseat upbraid vandalize vie writhe""".split()
)
"""Verbs of reports whose regular forms the treebanks do not hold."""


_FILE = re.compile(r"^[\w.-]+\.(?:pdf|docx?|xlsx?|pptx?|txt|zip|jpe?g|gif|html?)$")
_DECIMAL = re.compile(r"(\d+),(\d{1,2})")
"""Decimals as most of Europe writes them: "7,5"."""
_DOTTED = re.compile(r"[a-z]{2,}(?:\.[a-z]{2,})+")
"""Addresses and names of files and groups, which are no plurals: "alt.pets.rabbits"."""
_UNDOUBLED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""Stems whose verbs end in -e, since others double the last letter: "fined" of "fine", but "pinned" of "pin"."""
_MIMICKED = re.compile(r"(?:traff|mim|pan|picn|polit|frol)ick")
_SILENT = re.compile(r"[^aeiou](?:i[bn]|(?<!v)il|ven|um)$")
"""How stems of verbs in -e end, too: "inscribed", "compiling", "confined", "intervening", "presumed"."""
_DRAWN = re.compile(r"([a-z])\1{2,}")
_PLURAL_ONLY = frozenset(
    """arrears earnings faeces feces headquarters kudos outskirts premises proceeds savings shambles statistics
    barracks crossroads gallows ethos pathos chassis rendezvous surroundings tenterhooks thanks whereabouts alms amends auspices credentials dregs hustings innards remains riches throes
    tidings economics politics mathematics physics ethics logistics genetics linguistics electronics athletics gymnastics""".split()
)
"""Nouns that end in -s and have no singular, or another word for one."""
_IN_OE = frozenset(
    "aloe canoe floe foe hoe horseshoe mistletoe oboe roe shoe sloe snowshoe throe tiptoe toe woe".split()
)
"""Words in -oe, whose plurals look like those in -o: "floes", but "vetoes" and "embargoes"."""
_LATIN = ("a", "i", "ae", "ices", "ses", "xes", "men", "ren")
"""How plurals end that no rule of English makes: "strata", "fungi", "indices", "crises"."""

_PEOPLES = ("an", "ish", "ese", "ch", "ab", "ek", "ss", "i")
"""How adjectives of peoples end, which keep their capital in the lemma even where they are written small: "french"."""


class Lexicon:
    """Lemmas by lower-cased form and UPOS, from the training treebanks; `lemma` mends what a tagger's rule got wrong."""

    def __init__(self, forms: dict[str, str], rank: Callable[[str], int | None] = lambda word: None) -> None:
        """`forms` has the lemma of every `form|UPOS`; `rank` tells how common a word is, None of words it does not have."""
        self._forms, self._rank = forms, rank
        self._written = frozenset(key.rpartition("|")[0] for key in forms)
        self._known = frozenset(f"{lemma}|{key.rpartition('|')[2]}" for key, lemma in forms.items())
        self._words = frozenset(lemma for key, lemma in forms.items() if key.rpartition("|")[2] in _OPEN)

    @classmethod
    def load(cls, path: Path, rank: Callable[[str], int | None] = lambda word: None) -> Lexicon:
        """The lexicon of a weights folder; an empty one where the folder has none."""
        if not path.is_file():
            return cls({}, rank)
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            return cls(json.load(handle), rank)

    @classmethod
    def packaged(cls) -> Lexicon:
        """The lexicon that ships with the package, loaded once a process: for words met without their sentence."""
        return _packaged()

    def alone(self, word: str) -> str:
        """The lemma of a word met without its sentence: a verb's where it can be one. "visits" and "visited" are "visit"."""
        low = word.lower()
        for upos in ("VERB", "NOUN", "ADJ"):
            unruly = {"VERB": irregular.VERBS, "NOUN": irregular.NOUNS}.get(upos, {})
            known = self._forms.get(f"{low}|{upos}") or unruly.get(low)
            if known is not None:
                return known
        for upos in ("VERB", "NOUN"):
            for candidate in self.bases(low, upos):
                if f"{candidate}|{upos}" in self._known:
                    return candidate
        regular = self.bases(low, "NOUN")
        return regular[0] if regular else low

    def is_word(self, low: str) -> bool:
        """True where the treebanks have this form or lemma, or where it is common enough to have a rank."""
        return low in self._written or low in self._words or self._rank(low) is not None

    def is_verb(self, lemma: str) -> bool:
        """True where the treebanks have this lemma as a verb."""
        return f"{lemma}|VERB" in self._known

    def lemma(self, word: str, upos: str, proposed: str, feats: str = "") -> str:
        """The lemma of a form: the treebanks' where they have it, else the proposed one if it is a word, else by ending.

        "urged" is "urge", "penalties" is "penalty", whatever rule was proposed; `feats` tells of names whether they are
        plural ("Hills" is "Hill") and of adjectives whether they are compared ("Greater" is "Great", "Western" stays).
        """
        low = word.lower()
        if "_" in proposed and "_" not in word:
            proposed = word if upos == "PROPN" else low
        known = self._forms.get(f"{low}|{upos}")
        if known is not None and word == low and upos == "ADJ" and known.lower() == low and not low.endswith(_PEOPLES):
            known = low
        if "." in low[1:-1] and _FILE.search(low):
            return low
        if upos in _OPEN and ((low[0] == "#" and low[1:].isalnum()) or _DOTTED.fullmatch(word)):
            return low
        if upos == "PROPN":
            name = self._of_name(word, known, proposed, "Number=Plur" in feats)
            name = name.removesuffix("'").removesuffix("’") or name
            return name[:1].upper() + name[1:] if word[:1].isupper() and name.islower() and "." not in name else name
        if upos == "NUM" and word[:1].isdigit():
            return _DECIMAL.sub(r"\1.\2", word) if _DECIMAL.fullmatch(word) else word.replace(",", "")
        initials = word.isupper() and len(word) > 1 and upos == "NOUN"
        if known in (None, low) and not initials and (whole := written_out(low, upos)) is not None:
            return whole
        if known is None and word[1:].islower() and (meant := self._meant(low, upos)) is not None:
            return self._forms[f"{meant}|{upos}"]
        if upos not in _OPEN:
            if known == low != proposed.lower() and "Typo=Yes" in feats and f"{proposed}|{upos}" in self._known:
                return proposed
            if known is not None and not (word == "I" or proposed == "I"):
                return known
            drawn = self._drawn_out(low, upos) if known is None else None
            return drawn or (low if upos != "X" and "/" in low else proposed)
        if upos == "ADJ" and word[:1].isupper() and proposed[:1].isupper():
            if proposed == word and known not in (None, low) and "Degree=Cmp" in feats:
                return known.capitalize()
            return proposed if proposed.lower() == low or "Degree=Cmp" in feats or "Degree=Sup" in feats else word
        if word == low:
            proposed = proposed.lower()
        if upos == "VERB" and (verb := next((b for b in self.bases(low, upos) if b in _VERBS), None)) is not None:
            return verb
        if upos == "VERB":
            known = irregular.VERBS.get(low, known)
        if known is not None:
            return known.lower() if upos == "VERB" and word == low else known
        if upos == "NOUN" and low in irregular.NOUNS:
            return irregular.NOUNS[low]
        if low[:1].isdigit():
            return low[:-2] + "s" if low[-2:] in ("'s", "’s") else low
        if upos == "NOUN" and low in _PLURAL_ONLY:
            return low
        if upos == "NOUN" and low.endswith("men") and len(low) > 5 and not low.endswith(_SINGULAR_MEN):
            return low[:-2] + "an"
        if upos == "VERB" and (spoken := low.rstrip("'’")).endswith("in") and f"{spoken}g|VERB" in self._forms:
            return self._forms[f"{spoken}g|VERB"]
        bases = self.bases(low, upos)
        plural, regular = upos == "NOUN" and low[-1] == "s", upos == "VERB" and low.endswith(("ed", "ing")) and bases
        cut_short = proposed not in (low, *bases) and not (plural and low.endswith(_LATIN))
        if (f"{proposed}|{upos}" in self._known and not (cut_short and (plural or regular))) or not self._known:
            return proposed
        return self._unknown(word, low, upos, proposed)

    def _unknown(self, word: str, low: str, upos: str, proposed: str) -> str:
        """The lemma of a form that the treebanks do not have, where the proposed one is no word of theirs either."""
        for prefix in _PREFIXES if upos == "VERB" else ():
            rest = low[len(prefix) :]
            base = (self._forms.get(f"{rest}|VERB") or irregular.VERBS.get(rest)) if low.startswith(prefix) else None
            if base is not None:
                return prefix + base.lower()
        if (drawn := self._drawn_out(low, upos)) is not None:
            return drawn
        regular = self.bases(low, upos)
        for candidate in regular:
            if f"{candidate}|{upos}" in self._known or (upos == "VERB" and candidate in _VERBS):
                return candidate
        if upos == "ADJ":
            compared = next((b for b in _uncompared(low) if f"{b}|ADJ" in self._known), None)
            if compared is not None:
                return compared
        elsewhere = next((b for b in regular[:2] if b in self._words), None)
        if elsewhere is not None:
            return elsewhere
        if regular:
            return self._commonest(low, upos, regular)
        shortened = proposed.lower() not in (low, low.removesuffix("s")) and not low.endswith(_LATIN)
        return low if shortened or (word == low and upos == "VERB") else proposed

    def _commonest(self, low: str, upos: str, bases: list[str]) -> str:
        """Of the bases of a form the commonest word, since "imagined" may as well be of "imagin"; "canvas" is no plural."""
        if bases[1:] == [bases[0] + bases[0][-1]]:
            return bases[0]
        common = [(place, base) for base in bases if (place := self._rank(base)) is not None]
        if (
            not common
            and upos == "NOUN"
            and low.endswith(("as", "os", "series", "species"))
            and self._rank(low) is not None
        ):
            return low
        return min(common)[1] if common else bases[0]

    def _meant(self, low: str, upos: str) -> str | None:
        """The form that a mistyped word stands for; None where the word, or what it is made of, is one itself."""
        bases = self.bases(low, upos)
        if self.is_word(low) or any(self.is_word(base + ending) for base in bases for ending in ("", "d", "ed", "s")):
            return None
        doers = [form.removesuffix("er") for form in (low, *bases) if upos == "NOUN" and form.endswith("er")]
        if any(self.is_word(doer) or self.is_word(doer + "e") for doer in doers):
            return None
        few = upos in _FEW
        if not few and any(self.is_word(low[:at]) and self.is_word(low[at:]) for at in range(2, len(low) - 1)):
            return None
        for written in (low, *bases):
            meant = respelled(written, self._rank, lambda form: f"{form}|{upos}" in self._forms, 4 if few else SHORTEST)
            if meant is not None:
                return meant
        return None

    def _drawn_out(self, low: str, upos: str) -> str | None:
        """The lemma of a word drawn out in writing: "soooo" is "so"; None where no letter stands thrice, or no word is behind it."""
        if _DRAWN.search(low) is None:
            return None
        for written in (_DRAWN.sub(r"\1", low), _DRAWN.sub(r"\1\1", low)):
            known = self._forms.get(f"{written}|{upos}")
            if known is not None or f"{written}|{upos}" in self._known:
                return known or written
        return None

    def _of_name(self, word: str, known: str | None, proposed: str, plural: bool) -> str:
        """A name keeps its form, but for shouting ("TEHRAN" is "Tehran"), short days and months ("Sept." is "September")
        and plurals of nouns ("Humanities" is "Humanity")."""
        short = word.removesuffix(".")
        if short in DAYS_AND_MONTHS and (short != word or short not in ("Jan", "Sun")):
            return DAYS_AND_MONTHS[short]
        if known is not None and (word.islower() or not word[1:].isupper()):
            return known
        if len(word) >= SHOUTED and word.isalpha() and word.isupper() and word not in _INITIALS:
            return known or word.capitalize()
        if word[:1].isupper() and word[1:].islower() and (plural or (proposed != word and word.startswith(proposed))):
            low = word.lower()
            single = self._forms.get(f"{low}|NOUN") or next(
                (b for b in self.bases(low, "NOUN") if b in self._words), low
            )
            if single != low and single != "person":
                return single.capitalize()
        return proposed if word.startswith(proposed) else word

    @staticmethod
    def bases(low: str, upos: str) -> list[str]:
        """What a form may come from by the regular endings of English, the likeliest first; empty for a bare form."""
        verb = upos in ("VERB", "AUX")
        for ending in ("ed", "ing") if verb or upos == "ADJ" else ():
            if low.endswith(ending) and len(low) > 4 and any(c in _VOWELS or c == "y" for c in low[: -len(ending)]):
                stem = low[: -len(ending)]
                if stem.endswith("e"):
                    return [stem + "e", stem] if ending == "ed" else [stem, stem + "e"]
                if upos == "ADJ":
                    return []
                if ending == "ed" and stem.endswith("i"):
                    return [stem[:-1] + "y", stem + "e"]
                if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfzo":
                    return [stem[:-1], stem]
                if _MIMICKED.fullmatch(stem):
                    return [stem[:-1], stem]
                if stem.endswith("our"):
                    return [stem]
                if _UNDOUBLED.fullmatch(stem):
                    return [stem + "e"]
                if (
                    _SILENT.search(stem)
                    or stem[-1] in "vzu"
                    or (stem[-1] in "cs" and stem[-2] != stem[-1])
                    or (stem[-1] == "g" and stem[-2] in "rdeaiul")
                    or stem.endswith(
                        (
                            "at",
                            "iz",
                            "fl",
                            "kl",
                            "zl",
                            "stl",
                            "is",
                            "ibl",
                            "ubl",
                            "dl",
                            "tl",
                            "gl",
                            "bl",
                            "pl",
                            "ir",
                            "ur",
                            "ut",
                            "id",
                            "ad",
                            "ud",
                            "od",
                            "ced",
                            "ak",
                            "ik",
                            "ok",
                        )
                    )
                ):
                    return [stem + "e", stem]
                return [
                    stem,
                    stem + "e",
                    *([stem[:-1]] if (stem[-1] == stem[-2] != "o") or stem.endswith("ck") else []),
                ]
        if low.endswith(("'s", "’s")) and len(low) > 2:
            return [low[:-2]]
        if (verb or upos == "NOUN") and low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
            if low.endswith("ies") and len(low) > 4:
                return [low[:-3] + "y", low[:-1]]
            if low.endswith(("ches", "shes", "sses", "xes", "zes")):
                return [low[:-2], low[:-1]]
            if upos == "NOUN" and low.endswith("ves"):
                return [low[:-1], low[:-3] + "f", low[:-3] + "fe"]
            if low.endswith("oes"):
                return [low[:-1]] if low[:-1] in _IN_OE else [low[:-2], low[:-1]]
            return [low[:-1], low[:-2]] if low.endswith("ses") else [low[:-1]]
        return []


def _uncompared(low: str) -> list[str]:
    """What a compared adjective may come from: "wildest" from "wild", "ruder" from "rude", "biggest" from "big"."""
    for ending in ("est", "er"):
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 2:
            doubled = [stem[:-1]] if stem[-1] == stem[-2] else []
            return [stem[:-1] + "y"] if stem[-1] == "i" else [stem, stem + "e", *doubled]
    return []


@lru_cache(maxsize=1)
def _packaged() -> Lexicon:
    return Lexicon.load(Path(__file__).parent / "weights" / "lexicon.json.gz")
