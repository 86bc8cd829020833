"""The screen: a quick look, before any parsing, at whether a report can matter at all."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from chancery.knowledge.events import Trigger, event_tables
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import world

_LETTER = re.compile(r"\w", re.UNICODE)
_TYPES = frozenset(
    "call summit talks mediation condemnation protest-note summons expulsion recall recognition ties-restored ties-cut sanctions"
    " sanctions-relief ceasefire withdrawal ratification treaty-exit".split()
)
_DIPLOMATIC = (
    "foreign minister",
    "prime minister",
    "president",
    "premier",
    "junta",
    "coup",
    "ambassador",
    "diplomat",
    "summit",
    "sanction",
    "treaty",
    "ceasefire",
    "bilateral",
    "embassy",
    "foreign ministry",
    "secretary of state",
    "envoy",
    "negotiat",
    "talks",
    "kremlin",
    "white house",
    "troops",
    "missile",
    "parliament",
    "chancellor",
    "visit",
    "security council",
    "nato",
    "foreign secretary",
    "truce",
    "delegation",
    "ministry",
    "airstrike",
)
_DEEDS = (
    "agree",
    "meet",
    "relation",
    "whether",
    "persuad",
    "pact",
    "deal",
    "accord",
    "urge",
    "ask",
    "wants",
    "denied",
    "deny",
    "minister",
    "official",
    "government",
    "spokes",
    "trade",
    "military",
    "border",
    "tie",
    "drone",
    "attack",
    "forces",
)
_COMMON = frozenset(
    "round session order break stand offer strike close press place enter target reach remark release serv stat offic leas"
    " point campaign continu group direct plac found tabl present becom position claim financ fight build allow decision"
    " tribut consider creat decid represent intern level chair format ground debat attempt process messag perform contest"
    " field requir driv accept search connect acknowledg committe challeng chas detail predict shift proceed complet"
    " document eject boost letter scal credit surviv surg tender reserv defeat shooting complete"
    " consider office return process closing commission council committee finish bridge engage gather depart prompt provok"
    " refus letter trigger supply report direct relation target strengthen outrag thunder punish sponsor moderat".split()
)


class Screen:
    """Finds the names of states, bodies and leaders in running text with one Aho-Corasick automaton.

    A recipe, a match report or a page that names no two actors of the world costs well under a millisecond.
    """

    def __init__(self, tables: Tables) -> None:
        self._automaton, self._ids = tables.cached("screen", lambda: _build(tables))

    def relevant(self, text: str) -> bool:
        """True where the text names one actor beside a word of diplomacy, or two beside anything that states or parties do."""
        actors: set[str] = set()
        diplomatic = deed = False
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            id = self._ids[number]
            if id == "diplomatic":
                diplomatic = True
            elif id == "deed":
                deed = True
            elif _whole(text, start, end):
                actors.add(id)
            if (actors and diplomatic) or (len(actors) >= 2 and deed):
                return True
        return False

    def count(self, text: str) -> int:
        """How many names and words of the screen stand in a text: the bare pass over it."""
        return len(self._automaton.find_matches_as_indexes(text))

    def wanted(self, sentence: str) -> bool:
        """True for a sentence worth parsing: in a relevant report all but the shortest scraps."""
        return len(sentence) > 8 and any(c.isalpha() for c in sentence)


def _whole(text: str, start: int, end: int) -> bool:
    return not (start and _LETTER.match(text[start - 1])) and not (end < len(text) and _LETTER.match(text[end]))


def _alone(trigger: Trigger) -> bool:
    """True for a word that needs one other beside it at most: "condemn", "impose sanctions"; not "complete its accession"."""
    return sum(not condition.negated for condition in trigger.frame) <= 1


def _build(tables: Tables) -> tuple[AhoCorasick, list[str]]:
    known = world(tables)
    names: dict[str, str] = {}
    for country in known.countries.values():
        for name in (
            country.name,
            *country.names.split("|"),
            *country.adjectives.split("|"),
            *country.metonyms.split("|"),
        ):
            if len(name) > 1:
                names.setdefault(name.removeprefix("the "), country.iso3)
    for organisation in known.organisations.values():
        for name in (organisation.name, *organisation.aliases.split("|")):
            if len(name) > 1:
                names.setdefault(name.removeprefix("the "), organisation.id)
    diplomatic, deeds = set(_DIPLOMATIC), set(_DEEDS)
    for (_, lemma), triggers in event_tables(tables).triggers.items():
        if len(lemma) > 4:
            stem = lemma[:-1] if lemma.endswith("e") else lemma
            telling = len(lemma) > 5 and any(t.type in _TYPES and _alone(t) for t in triggers)
            (diplomatic if telling else deeds).add(stem)
    diplomatic -= _COMMON
    deeds -= diplomatic | _COMMON
    patterns, ids = list(names), list(names.values())
    for kind, words in (("diplomatic", diplomatic), ("deed", deeds)):
        for word in sorted(words):
            forms = dict.fromkeys((word, word.capitalize(), word.title()))
            patterns += forms
            ids += [kind] * len(forms)
    return AhoCorasick(patterns, implementation=Implementation.ContiguousNFA, matchkind=MatchKind.LeftmostLongest), ids
