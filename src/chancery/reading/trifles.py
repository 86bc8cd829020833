"""Trifles: what words of stance say of no issue: "wanted to say", "offered to fly to Oslo", "asked whether", "welcomed her guest"."""

from __future__ import annotations

from chancery.facts.positions import Stance
from chancery.knowledge.attribution import WordTables
from chancery.reading.arguments import Grammar
from chancery.reading.cast import Cast
from chancery.reading.negation import called_in, negates
from chancery.reading.referent_words import HUMAN
from chancery.reading.wills import DUE, GOING, YIELDING

_COURTESIES = frozenset(
    {
        "message",
        "anonymity",
        "comment",
        "gratitude",
        "thanks",
        "condolence",
        "greeting",
        "congratulations",
        "appreciation",
        "detail",
        "information",
        "clarification",
        "explanation",
        "audience",
        "appointment",
        "interview",
    }
)
_SCENERY = frozenset({"backdrop", "background", "clock", "odds"})
"""What things are set against or watched, and nobody stands on."""
_FACTS = frozenset("sabotage terrorism error fault failure".split())
"""What is ruled out as not so, and not as unwanted."""
_MISHAPS = frozenset(
    """attack crash incident blast explosion bombing killing murder shooting raid fire accident death disappearance outage
    poisoning leak sinking""".split()
)
_QUARRY = frozenset(
    "bomber terrorist killer attacker perpetrator gunman culprit fugitive hijacker kidnapper pirate those".split()
)
_LIVES = frozenset({"survival", "life", "breath"})
_ALLIES = frozenset({"ally", "partner", "friend", "neighbour", "neighbor", "supporter", "backer"})
_WORDS = frozenset(
    "say tell comment speculate know see thank congratulate begin start note talk acknowledge add recognize".split()
)
_VOTING = frozenset({"ratify", "sign", "vote", "adopt", "pass", "seat", "swear"})
_TELLING = frozenset(
    "provide give disclose reveal identify name say comment discuss answer confirm elaborate specify".split()
)
_SHIELDING = frozenset({"defend", "embrace", "honor", "honour", "champion"})
_HOMELAND = frozenset(
    "citizen people freedom country territory homeland border airspace itself himself soil land population civilian".split()
)
_ADMITTING = frozenset({"recognize", "acknowledge", "begin", "start"})
_GUESTS = frozenset(
    "leader minister president guest delegation visitor counterpart premier ambassador envoy dignitary official".split()
)
_MEANING = frozenset({"offer", "intend", "plan", "prepare", "hope"})
_MAKING = frozenset(
    "make step continue advance pursue intensify redouble launch begin press lead resume undertake renew push keep accelerate".split()
)
_TALKING = frozenset({"discuss", "thank", "review", "update", "brief", "outline"})
_DECLINED = frozenset(
    "endorse back support recognise recognize join condemn sign accept commit approve extradite ratify bless embrace".split()
)
_SHARED = frozenset({"shared", "mutual", "common", "our"})
_LOOKED_FORWARD = GOING | frozenset("work welcome host receive hear see speak".split())
"""What one looks forward to out of courtesy."""
_COURTS = frozenset({"court", "tribunal", "judge", "jury"})
_GIVING = frozenset({"send", "take"})
_JOURNEYS = frozenset({"trip", "visit", "meeting", "summit", "call", "invitation", "tour", "stop"})


class Trifles:
    """Tells the trifles of one text."""

    def __init__(self, grammar: Grammar, cast: Cast, words: WordTables) -> None:
        self.grammar, self.text, self.cast, self.words = grammar, grammar.text, cast, words
        self.favours = frozenset(
            w for (pos, w), (stance, _) in words.stances.items() if pos == "verb" and stance == "supports"
        )

    def _in_passing(self, noun: int) -> bool:
        """True for a stand that is but talked of or thanked for: "discussed U.S. support for Ukraine", "thanked them for their support"."""
        text = self.text
        if text.upos[noun] != "NOUN":
            return False
        if text.lower[noun] in (
            "efforts",
            "attempts",
        ):  # "continued efforts to meddle", but "steps up its efforts to meddle"
            if text.lemmas[text.heads[noun]].lower() in ("update", "progress"):
                return not any(self.cast.at(c) for c in self.grammar.modifiers(noun))
            return text.relations[noun] != "obj" or text.lemmas[text.heads[noun]].lower() not in _MAKING
        if any(text.lower[c] in _SHARED for c in text.children[noun]):
            return False  # "discussed their shared concern over the launch", "discussed our support for Peru"
        above = [a for a in text.path(noun)[1:4] if text.upos[a] == "VERB"]
        inside = text.relations[noun] in ("obj", "obl", "nmod", "conj")
        return inside and bool(above) and text.lemmas[above[0]].lower() in _TALKING

    def is_deed(self, token: int, lemma: str, issue: int) -> bool:
        """True for what is told as a happening and no stand: "refused to ratify the accord in September", "offered to fly to
        Oslo", "intends to go on to Bergen".
        """
        text = self.text
        aux = {text.lower[c] for c in text.children[token] if text.relations[c] == "aux"}
        own = any(text.relations[c].startswith("nsubj") for c in text.children[issue])
        if (
            lemma in _MEANING
            and text.upos[issue] == "VERB"
            and text.lemmas[issue].lower() in GOING
            and not (lemma == "hope" and own)
        ):
            return lemma != "offer" or text.lemmas[issue].lower() not in _GIVING
        if lemma == "decline" and text.lemmas[issue].lower() not in _DECLINED:
            return True
        if lemma == "consider" and text.lemmas[issue].lower() in _JOURNEYS:
            return True
        named = issue == token + 1 and text.lower[issue].endswith("ing")
        if lemma == "call" and (
            called_in(text, token) or named or any(text.relations[c] == "obj" for c in text.children[token])
        ):
            return True  # "called the president to underscore his support", "called closing the port folly"
        if lemma == "try" and negates(text, token):
            return True
        if lemma == "look" and text.lemmas[issue].lower() in _LOOKED_FORWARD:
            return True
        if lemma == "uphold" and any(self.grammar.lemma(s) in _COURTS for s in self.grammar.subjects(token)):
            return True  # "upheld by the Supreme Court"
        if lemma == "stand" and self.grammar.preposition(issue) == "with" and not self._is_named(issue):
            return True  # "stood with one foot in the water"
        if lemma == "pursue" and self.grammar.lemma(issue) in HUMAN | _QUARRY:
            return True  # "will pursue the bombers"
        if lemma == "rule" and (text.lemmas[issue].lower() in _FACTS or self._is_part(issue)):
            return True  # "ruled out sabotage", "ruled out rebel involvement in the crash"
        if {"would", "have"} <= aux and lemma in self.favours:
            return True  # "would have backed the move"
        if self._in_passing(token):
            return True
        if lemma == "work" and text.feat(token, "Tense") == "Past" and not aux & {"has", "have", "is", "are", "been"}:
            return True
        if lemma in ("refuse", "decline") and text.lemmas[issue].lower() in _TELLING:
            return True
        if lemma in ("refuse", "decline") and text.lemmas[issue].lower() not in _VOTING | GOING:
            return False
        return (
            lemma in ("refuse", "decline", "try") and text.feat(token, "Tense") == "Past" and not aux & {"has", "have"}
        )

    def _is_part(self, noun: int) -> bool:
        """True for a part in what has happened: the involvement in an attack, not a role for observers."""
        told = [t for p, t in self.grammar.obliques(noun) if p in ("in", "to", "behind")]
        return any(self.text.lemmas[t].lower() in _MISHAPS for t in told)

    def is_asked(self, token: int, lemma: str, issue: int) -> bool:
        """True for a question, which seeks nothing but an answer: "asked whether it would take part"."""
        text = self.text
        if lemma == "insist" and self._asserted(issue):
            return True
        if lemma not in ("ask", "question"):
            return False
        opened = [text.lower[c] for c in text.children[issue] if text.relations[c] in ("mark", "advmod")]
        after = text.lower[token + 1 : token + 8]
        return (
            bool({"whether", "if", "why", "how", "when", "where"} & set(opened))
            or "whether" in after
            or after[:1] in (["if"], ["about"], ["what"], ["why"], ["how"], ["when"], ["where"], ["who"])
        )

    def _asserted(self, clause: int) -> bool:
        """True for what somebody only says is so: "insists that nothing was sold", not "insisted that it be sold", "must go"."""
        text = self.text
        if text.relations[clause] not in ("ccomp", "parataxis", "root"):
            return False
        finite = [clause, *(c for c in text.children[clause] if text.relations[c].startswith(("aux", "cop")))]
        helpers = {text.lower[c] for c in finite}
        if helpers & {"must", "should", "ought", "be", "shall"}:
            return False
        return any(text.feat(c, "VerbForm") == "Fin" and text.feat(c, "Tense") in ("Past", "Pres") for c in finite)

    def is_due(self, stance: Stance, issue: int) -> bool:
        """True for what somebody stands by that must be, and so demands: "reaffirmed that the blockade must end"."""
        text = self.text
        if stance != "committed" or text.relations[issue] != "ccomp":
            return False
        return any(text.relations[c] == "aux" and text.lower[c] in DUE for c in text.children[issue])

    def is_relied_on(self, lemma: str, issue: int) -> bool:
        """True for whom somebody relies on, which says nothing of what for: "counts on Peru", not "counts on Peru to sign"."""
        return lemma in ("count", "bank") and (self._is_named(issue) or self.text.lemmas[issue].lower() in _ALLIES)

    def says_nothing(self, issue: int, stance: Stance) -> bool:
        """True for an "it" or "nothing" that names no issue, for words of saying ("did not want to say"), for guests who are
        welcomed, and for a report or charge that is rejected, which is a denial.
        """
        text = self.text
        borne = any(text.relations[c] == "aux:pass" for c in text.children[issue])
        starts = text.lemmas[issue].lower() in ("begin", "start") and any(
            text.relations[c] == "xcomp" for c in text.children[issue]
        )  # "urged lawmakers to begin lifting the ban"
        if text.lemmas[issue].lower() in _WORDS and text.upos[issue] == "VERB" and not borne and not starts:
            return stance != "opposes" or text.lemmas[issue].lower() not in _ADMITTING
        if stance == "seeks" and text.upos[issue] == "VERB" and text.lemmas[issue].lower() in YIELDING:
            return True  # "insisted it would not bow to pressure": against the pressure
        if stance == "supports" and text.upos[issue] == "VERB" and self._does_it(issue):
            return True
        if stance == "supports" and text.lemmas[text.heads[issue]].lower() == "welcome" and self._is_guest(issue):
            return True
        told = any(text.relations[c].startswith("acl") for c in text.children[issue])
        if text.upos[issue] == "PRON" and text.lower[issue] != "what" and not (told and text.lower[issue] == "that"):
            return True
        if text.lower[issue] == "fame" and text.lemmas[text.heads[issue]].lower() == "claim":
            return True  # "its claim to fame"
        if text.lower[issue] == "end" and any(text.lower[c] in ("that", "this") for c in text.children[issue]):
            return True  # "to that end"
        if stance == "opposes" and text.lemmas[issue].lower() == "rule" and text.upos[issue] == "VERB":
            return True  # "refused to rule it out"
        if stance == "opposes" and text.lemmas[issue].lower() == "take" and self._names_sides(issue):
            return True  # "refused to take sides"
        if text.upos[issue] == "VERB" and (self._of_that(issue) or self._is_courteous(issue)):
            return True
        denied = text.lemmas[text.heads[issue]].lower() in self.words.denials
        if stance == "opposes" and denied and text.lemmas[issue].lower() in self.words.reports:
            return True
        if text.lemmas[text.heads[issue]].lower() in _SHIELDING and self._is_shielded(issue):
            return True
        if stance == "seeks" and text.upos[issue] == "NOUN" and text.lemmas[issue].lower() in _LIVES:
            return True  # "fought for their lives"
        if text.lower[issue] == "part" and any(text.relations[c] == "nmod:poss" for c in text.children[issue]):
            return True  # "the envoy, for his part, argued that …"
        if text.lower[issue] == "reverse" and text.upos[issue] != "VERB":
            return True
        return text.lemmas[issue].lower() in _COURTESIES | _SCENERY

    def _of_that(self, verb: int) -> bool:
        """True for "fear that could come within days", which does not say what could."""
        text = self.text
        own = [c for c in text.children[verb] if text.relations[c].startswith("nsubj")]
        more = any(
            c > verb and text.relations[c].partition(":")[0] in ("obj", "xcomp", "ccomp") for c in text.children[verb]
        )
        return bool(own) and text.lower[own[0]] in ("that", "this") and not more

    def _is_courteous(self, verb: int) -> bool:
        """True for "wants to express his gratitude"."""
        return any(self.text.lemmas[c].lower() in _COURTESIES for c in self.text.children[verb] if c > verb)

    def _does_it(self, verb: int) -> bool:
        """True for "was prepared to drop it", which does not say what."""
        text = self.text
        objects = [c for c in text.children[verb] if c > verb and text.relations[c].partition(":")[0] in ("obj", "obl")]
        return bool(objects) and all(text.lower[c] in ("it", "this", "that", "them") for c in objects)

    def _is_shielded(self, noun: int) -> bool:
        """True for what is defended or embraced itself, and no stand: "Israel defended its citizens", "NATO embraced Poland"."""
        return self._is_named(noun) or self.text.lemmas[noun].lower() in _HOMELAND | HUMAN

    def _is_named(self, noun: int) -> bool:
        mention = self.cast.at(noun)
        return mention is not None and bool(mention.actors) and mention.head == noun

    def _names_sides(self, verb: int) -> bool:
        return any(self.text.lower[c] == "sides" and self.text.relations[c] == "obj" for c in self.text.children[verb])

    def _is_guest(self, noun: int) -> bool:
        mention = self.cast.at(noun)
        people = mention is not None and any(a.startswith(("person:", "office:")) for a in mention.actors)
        people = people or any(n.first <= noun < n.last and n.label == "PER" for n in self.text.names)
        return people or self.text.lemmas[noun].lower() in _GUESTS

    def of_source(self, token: int) -> bool:
        """True for "asked not to be named", which is no stand on anything."""
        text = self.text
        return any(
            text.lemmas[c].lower() in ("name", "identify", "quote") and text.relations[c] in ("xcomp", "ccomp")
            for c in text.children[token]
        )
