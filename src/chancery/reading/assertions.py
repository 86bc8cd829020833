"""Assertions: whether a stance is somebody's as the report tells it, or is only asked after, denied or wished for."""

from __future__ import annotations

from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast

_LEADING = frozenset("threaten vow continue decide vote choose agree remain seem appear pledge".split())
_TOLD = frozenset({"think", "believe", "know", "say", "report", "understand", "rumour", "rumor"})
_ASKED = frozenset({"whether", "if", "unless", "without"})
_STIRRING = frozenset(
    """set trigger prompt spark draw face ignore fuel provoke defy meet invite attract bring cause generate elicit heed
    answer echo arouse ignite unleash""".split()
)
_RAISING = frozenset("raise lift boost dash dim revive rekindle kindle fan heighten dampen stoke".split())
_GATHERING = frozenset("lack need await rally muster mobilize mobilise enlist canvass garner drum surge".split())
_BELOW = frozenset({"ccomp", "xcomp", "advcl", "conj", "acl", "parataxis"})


class Assertions:
    """Reads which stances of one text are stated."""

    def __init__(self, grammar: Grammar, cast: Cast, words: WordTables) -> None:
        self.grammar, self.text, self.cast, self.words = grammar, grammar.text, cast, words

    def is_stated(self, token: int, pos: str) -> bool:
        """False for a stance that the report only asks after, denies, or has in an infinitive that states nobody's own.

        "Asked whether Riga wants the talks", "denied that she had asked for a delay".
        """
        text = self.text
        if pos == "verb" and not self._stands(token):
            return False
        if pos == "noun" and self._wished_for(token):
            return False
        for word in text.path(token)[:6]:
            if any(text.relations[c] in ("mark", "case") and text.lower[c] in _ASKED for c in text.children[word]):
                return False
            if any(
                text.relations[c] == "aux" and text.lower[c] in ("must", "should", "ought") for c in text.children[word]
            ):
                return False
            above = text.heads[word]
            given = word == token and pos == "noun" and text.relations[word] == "obj"
            if above < 0 or not (given or text.relations[word].partition(":")[0] in _BELOW):
                return True
            if text.lemmas[above].lower() in self.words.reports and text.upos[above] == "NOUN":
                return False  # "rejected the charge that it was backing the rebels"
            of = any(text.lower[c] == "of" and text.relations[c] == "mark" for c in text.children[word])
            if of and text.lemmas[above].lower() in ("accuse", "suspect"):
                return False  # "accused Kigali of backing the rebels"
            if text.lemmas[above].lower() == "deny" and text.relations[word] in ("ccomp", "xcomp"):
                return False
        return True

    def _wished_for(self, noun: int) -> bool:
        """True for what somebody would have of another: "sought Russian support for its bid", "is counting on Oslo's backing"."""
        text, above = self.text, self.text.heads[noun]
        if above < 0 or text.upos[above] != "VERB" or text.relations[noun] not in ("obj", "obl"):
            return False
        if text.relations[noun] == "obl" and self.grammar.preposition(noun) not in ("on", "for"):
            return False
        lemma = text.lemmas[above].lower()
        known = self.words.stances.get(("verb", lemma))
        if known is not None and known[0] in ("opposes", "wary", "undecided") and text.relations[noun] == "obj":
            return not any(
                text.relations[c] in ("nmod:poss", "amod", "compound") and self.cast.at(c) for c in text.children[noun]
            ) and not any(p in ("by", "from") and self.cast.at(t) for p, t in self.grammar.obliques(noun))
            # "condemned any effort to seize power", not "turned down a request by Moscow to free him"
        own = any(
            text.relations[c] in ("nmod:poss", "amod", "compound") and self.cast.at(c) for c in text.children[noun]
        )
        own = own or any(p in ("by", "from", "of") for p, _ in self.grammar.obliques(noun))
        if lemma in _STIRRING and text.relations[noun] == "obj" and not own:
            return True  # "the boast set off calls for a boycott"
        if lemma in _RAISING and text.lemmas[noun].lower() in ("hope", "expectation", "fear"):
            return True  # "raising hopes of a thaw"
        backing = self.words.stances.get(("noun", text.lemmas[noun].lower()), ("", ()))[0] == "supports"
        return lemma in _GATHERING or (known is not None and known[0] == "seeks" and backing)

    def is_mooted(self, token: int) -> bool:
        """True for a stand that somebody may take: "Russia may veto the draft"."""
        return any(self.text.lower[c] in ("may", "might") for c in self.text.children[token])

    def _stands(self, token: int) -> bool:
        text = self.text
        own = any(text.relations[c] == "nsubj" for c in text.children[token])
        to = any(text.lower[c] == "to" and text.relations[c] == "mark" for c in text.children[token])
        if text.feat(token, "VerbForm") == "Inf" and (to or not own):  # not "we object", which the tagger takes for one
            if text.relations[token] == "conj" and text.heads[token] >= 0:
                return self._stands(text.heads[token])
            above = text.heads[token]
            if (
                text.relations[token] == "xcomp"
                and text.lemmas[above].lower() in _TOLD
                and self.grammar.is_passive(above)
            ):
                return True  # "is thought to favour the plan"
            if text.relations[token] == "xcomp" and text.lemmas[text.heads[token]].lower() in _LEADING:
                return not self.is_mooted(text.heads[token])
            return self._purpose(token) or any(text.relations[c] == "aux" for c in text.children[token])
        return text.relations[token] != "amod"

    def _purpose(self, verb: int) -> bool:
        """True for what somebody does a thing for: "summoned the envoy to protest against the raid", "voted to demand that …"."""
        text, above = self.text, self.text.heads[verb]
        if not text.relations[verb].startswith("advcl") or not 0 <= above < verb or text.upos[above] != "VERB":
            return False
        if text.lower[verb - 1] not in ("to", "strongly", "firmly") or self.grammar.is_passive(above):
            return False
        if any(
            text.lower[c] in ("not", "n't", "n’t", "never", "may", "might", "must", "should")
            for c in text.children[above]
        ):
            return False
        if text.feat(above, "VerbForm") == "Inf" and not any(text.relations[c] == "aux" for c in text.children[above]):
            return False
        return bool(self.grammar.subjects(above))
