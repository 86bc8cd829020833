"""Sides: those whom a construction of its own puts into an event: who is asked, who held those let go, whom an offer is for."""

from __future__ import annotations

from chancery.facts.spans import Span
from chancery.reading.control import FELT
from chancery.reading.counterparts import Fillers
from chancery.reading.grounds import POSTS, GroundReader

_REPLIES = frozenset("retaliate respond defend answer avenge combat counter fight react hit strike".split())
_ANSWERS = frozenset({"response", "retaliation", "reply", "reprisal", "revenge"})
_CROWDS = frozenset("protester demonstrator crowd mob student rioter activist".split())
_COMING = frozenset("make produce build import ship export come manufacture assemble grow register base own".split())
_HOLDING = frozenset("hold detain capture seize abduct kidnap imprison jail take arrest keep snatch intern".split())
_DRAWN_BY = frozenset("face draw meet attract incur earn provoke spark trigger elicit prompt come".split())
_TELLING = frozenset("say claim allege charge complain protest report".split())
_BACK = frozenset("extradition return release handover surrender arrest repatriation freedom rescue".split())
_MARKS = frozenset({"target", "victim", "object", "butt", "subject"})
_PROTESTING = frozenset({"protest", "burn", "denounce", "condemn", "oppose", "trample", "stone"})
_ALONG = frozenset({"accompany", "join", "flank", "escort"})
REASONS = ("for", "with", "in")
"""Prepositions behind which a measure is given its reason or its place as often as its target."""


class SideReader(GroundReader):
    """Reads the sides that stand in clauses below the words of an event: "offered to host talks between the two"."""

    def _against(self, word: int) -> list[tuple[str, Span]]:
        """Against whom it is, wherever below its words that stands: "the largest attack that it ever launched against Peru"."""
        text = self.text
        for token in range(word + 1, text.subtree(word)[1]):
            if text.lower[token] == "against" and text.relations[token] == "case" and self._land(text.heads[token]):
                return self.who(text.heads[token])
        return []

    def _marked_by(self, deed: int) -> list[tuple[str, Span]]:
        """Who is said to be the mark of a deed: "Togo was the target of a rocket attack"."""
        text, mark = self.text, self.text.heads[deed]
        if mark < 0 or self.grammar.lemma(mark) not in _MARKS or self.grammar.preposition(deed) != "of":
            return []
        if not any(text.relations[c] == "cop" for c in text.children[mark]):
            return []
        return [a for subject in self.grammar.subjects(mark) for a in self.who(subject)]

    def _protested(self, verb: int) -> list[tuple[str, Span]]:
        """Against whom a crowd marches: "marched in Delhi, burning Chinese flags to protest the killings by Chinese police"."""
        text, grammar = self.text, self.grammar
        clauses = [c for c in text.children[verb] if text.relations[c] in ("advcl", "xcomp")]
        clauses += [c for clause in clauses for c in text.children[clause] if text.relations[c] in ("advcl", "xcomp")]
        words = [c for c in clauses if grammar.lemma(c) in _PROTESTING]
        by = [n for w in words for p, n in grammar.obliques(w) if p in ("by", "against")]
        found = [self.who(n) or self._beneath(n) for n in (*(p for w in words for p in grammar.patients(w)), *by)]
        found.append(self._posts_hit([verb])[:1])  # "were demonstrating outside the Turkish embassy"
        return next((actors for actors in found if actors), [])

    def _felt(self, word: int) -> Fillers | None:
        """Who feels it, and whose doing it is felt at: "Japan was outraged by North Korea's missile test"."""
        grammar = self.grammar
        if grammar.lemma(word) not in FELT or self.text.upos[word] == "NOUN" or not grammar.agents(word):
            return None
        feeling = grammar.patients(word) if grammar.is_passive(word) else grammar.subjects(word)
        actors = [a for token in feeling for a in self.who(token)]
        causes = grammar.agents(word)
        causes += [
            t for cause in causes if not self.who(cause) for p, t in grammar.obliques(cause) if p in ("of", "by")
        ]
        return Fillers(actors, [a for cause in causes for a in self.who(cause) if a[0] not in {b[0] for b in actors}])

    def _drew(self, verb: int, nouns: tuple[int, ...]) -> Fillers | None:
        """Who criticises, and who is criticised: "Togo's law attracted criticism from Ghana", "Togo came under fire"."""
        grammar = self.grammar
        if self.text.upos[verb] != "VERB" or grammar.lemma(verb) not in _DRAWN_BY or grammar.is_passive(verb):
            return None
        nouns += tuple(t for p, t in grammar.obliques(verb) if p == "under" and t not in nouns)
        if not any(self.text.upos[n] == "NOUN" and self.text.heads[n] == verb for n in nouns):
            return None
        targets = [a for token in grammar.subjects(verb) for a in self.who(token)]
        phrases = [t for word in (verb, *nouns) for p, t in grammar.obliques(word) if p in ("from", "by")]
        phrases += [m for noun in nouns for m in grammar.modifiers(noun) if self.text.relations[m] != "nmod:poss"]
        actors = [a for token in phrases for a in self.who(token)]
        return Fillers(actors, [a for a in targets if a[0] not in {b[0] for b in actors}])

    def _holders(self, verb: int) -> list[tuple[str, Span]]:
        """Who held those that are let go: "the hostages held by the rebels were freed", "the fishermen it had seized", "the release
        of the crew held by the rebels".
        """
        text, grammar = self.text, self.grammar
        of = [n for p, n in grammar.obliques(verb) if p == "of"] if text.upos[verb] == "NOUN" else []
        return [
            a
            for patient in (*grammar.patients(verb), *of)
            for clause in text.children[patient]
            if text.relations[clause].startswith("acl") and grammar.lemma(clause) in _HOLDING
            for a in self._holding(clause, patient)
        ]

    def _holding(self, clause: int, held: int) -> list[tuple[str, Span]]:
        """Who holds somebody: the subject or agent of the clause, else the state where it is: "jailed in Iran"."""
        found = [a for holder in self.grammar.subjects(clause) if holder != held for a in self.who(holder)]
        return found or self._where(clause)

    def _accuser(self, verb: int) -> list[tuple[str, Span]]:
        """Who was hit, where a deed of force is only what somebody blames another for: "Peru accused Chile of firing on a village"."""
        text, grammar = self.text, self.grammar
        above = text.heads[verb]
        while above >= 0 and text.relations[verb] == "xcomp" and grammar.lemma(above) not in ("accuse", "blame"):
            verb, above = above, text.heads[above]
        if (
            above < 0
            or grammar.lemma(above) not in ("accuse", "blame")
            or not text.relations[verb].startswith(("advcl", "ccomp", "xcomp"))
        ):
            return []
        return [a for s in grammar.subjects(above) for a in self.who(s) if self.cast.country(a[0])]

    def _complainer(self, verb: int, type: str, known: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
        """Who tells of a deed of force against himself: "Peru, which Chile said had shelled a village", "Ghana said Togo's planes
        had bombed a depot".
        """
        text, grammar = self.text, self.grammar
        above = text.heads[verb]
        told = above >= 0 and text.relations[verb] == "ccomp" and grammar.lemma(above) in _TELLING
        if type not in ("strike", "incursion") or not told or not known or not grammar.patients(verb):
            return []
        doers = {self.cast.side(a) for a, _ in known}
        tellers = [a for s in grammar.subjects(above) for a in self.who(s)[:1] if self.cast.country(a[0])]
        return [a for a in tellers if self.cast.side(a[0]) not in doers]

    def _at_posts(self, actors: list[tuple[str, Span]], targets: list[tuple[str, Span]], verb: int) -> None:
        """Turns an embassy or a base, with its owner, from one who attacks to one who is hit: "stormed the Saudi embassy"; who
        stormed it is of the state where it stands, if nobody else is named: "the Saudi embassy in the Iranian capital".
        """
        text, grammar = self.text, self.grammar
        hit: list[tuple[str, Span]] = []
        there: list[tuple[str, Span]] = []
        for token in (t for _, span in actors for t in text.tokens_in(*span)):
            if grammar.lemma(token) not in POSTS or text.relations[token].startswith("nsubj"):
                continue
            inside = text.subtree(token)
            hit += [a for a in actors if any(inside[0] <= t <= token for t in text.tokens_in(*a[1]))]
            phrases = (*grammar.obliques(token), *grammar.obliques(verb))
            there += [a for p, n in phrases if p in ("in", "at", "near") for a in self.who(n)]
        if not hit:
            return
        actors[:] = [a for a in actors if a not in hit]
        targets += [a for a in hit if a not in targets]
        crowd = any(grammar.lemma(s) in _CROWDS for s in grammar.subjects(verb))
        if crowd and not actors:
            actors += [a for a in there if a[0].startswith("state:")][:1]

    def _replying(self, deed: int) -> list[tuple[str, Span]]:
        """Who was hit, where a deed is only what he answers: "Peru retaliated after Chile's attack", "defends itself following the raid"."""
        text, grammar, word = self.text, self.grammar, deed
        since = grammar.preposition(deed) in ("after", "following", "since")
        for _ in range(4):
            above = text.heads[word]
            if above < 0:
                return []
            replies = grammar.lemma(above) in _REPLIES or grammar.lemma(word) in _ANSWERS
            if replies and text.upos[above] == "VERB" and (since or grammar.label(word) in ("obl", "advcl")):
                return [a for s in grammar.subjects(above) for a in self.who(s) if self.cast.country(a[0])]
            if grammar.label(word) not in ("obl", "advcl", "nmod", "obj", "conj", "acl"):
                return []
            word = above
        return []

    def _faced(self, deed: int) -> list[tuple[str, Span]]:
        """Who was hit by what somebody is helped against: Peru in "its support for Peru in the face of Chile's attack"."""
        text = self.text
        face = text.heads[deed]
        if (
            face < 3
            or self.grammar.preposition(deed) != "of"
            or text.lower[face - 2 : face + 1] != ["in", "the", "face"]
        ):
            return []
        for token in range(face - 3, text.sentences[text.sentence_of[face]].first, -1):
            mention = self.cast.at(token)
            if text.upos[token] == "VERB" or (mention is not None and text.relations[mention.head].startswith("nsubj")):
                return []
            if (
                mention is not None
                and self.cast.country(mention.actors[0])
                and mention.form in ("name", "metonym", "place")
            ):
                return self._of(mention)
        return []

    def _brought(self, clause: int) -> list[int]:
        """Who comes along, wherever the "by" hangs: "joined for the first time by soldiers from Togo"."""
        phrases = self.grammar.obliques(clause)
        below = [q for _, n in phrases for q in self.grammar.obliques(n)]
        return self.grammar.agents(clause) or [n for p, n in below if p == "by"]

    def _headed(self, subject: int, verb: int) -> list[tuple[str, Span]]:
        """The first of two whom a headline names with a comma between them: "U.S., Peru begin drills"."""
        mention = self.cast.at(subject)
        if mention is None or mention.last != verb or mention.first < 2 or self.text.words[mention.first - 1] != ",":
            return []
        first = self.cast.at(mention.first - 2)
        opens = first is not None and first.first == self.text.sentences[self.text.sentence_of[verb]].first
        return self._of(first) if first is not None and opens and first.actors else []

    def _planner(self, plan: int) -> list[tuple[str, Span]]:
        """Whose plan it is, by an adjective: "the American decision to leave the accord", "a Kenyan bid to join"."""
        mentions = [self.cast.at(child) for child in self.grammar.modifiers(plan)]
        return [a for m in mentions if m is not None and m.form == "adjective" for a in self._of(m)]

    def _companions(self, verb: int) -> list[tuple[str, Span]]:
        """Those with whom the subject does it: "Canada, along with Britain and Australia, recognised the state"."""
        text = self.text
        for subject in self.grammar.subjects(verb):
            clauses = [c for w in (subject, verb) for c in text.children[w] if text.relations[c] in ("acl", "advcl")]
            came = [c for c in clauses if self.grammar.lemma(c) in _ALONG and text.lower[c].endswith("ed")]
            came = [c for c in came if not any(text.relations[d] in ("obj", "nsubj") for d in text.children[c])]
            if came:
                return [a for c in came for agent in self._brought(c) for a in self.who(agent)]
            last = text.subtree(verb)[1] if text.relations[verb] == "root" else verb - 1
            for token in range(subject + 1, max(verb - 1, last - 1)):
                two = text.lower[token : token + 2]
                if token > verb and two not in (["together", "with"], ["jointly", "with"]):
                    continue
                if two == ["jointly", "with"]:
                    return self._series(token + 2, last)
                if two in (["along", "with"], ["together", "with"], ["joined", "by"]) or two[0] == "alongside":
                    return self._series(token + (1 if two[0] == "alongside" else 2), last if token > verb else verb)
        return []

    def _attending(self, verb: int) -> list[tuple[str, Span]]:
        """Who comes, told in a verb beside the one of who holds it: "was hosted by Qatar and attended by envoys from Chad"."""
        text, grammar = self.text, self.grammar
        return [
            a
            for beside in text.children[verb]
            if text.relations[beside] == "conj" and grammar.lemma(beside) in ("attend", "join")
            for agent in grammar.agents(beside)
            for a in self.who(agent)
        ]

    def _laid_on(self, word: int) -> list[tuple[str, Span]]:
        """On whose goods a measure is laid, wherever below its words that stands: "duties of 25 percent on cars made in China"."""
        text = self.text
        for token in range(word + 1, text.subtree(word)[1]):
            if text.lower[token] == "on" and text.relations[token] == "case":
                on = text.heads[token]
                found = [a for a in self.who(on) if self._side_of(a[0])] if self._land(on) else self._at_issue(on)
                if found:
                    return found
        return []

    def _at_issue(self, thing: int, depth: int = 0) -> list[tuple[str, Span]]:
        """Whose the things are that a measure is laid on: "exports to South Korea", "subsidies for Chinese carmakers", "cars
        made in China". What stands below a reason is another's: "on six officials for the war in Ukraine".
        """
        grammar, text = self.grammar, self.text
        if depth > 2 or self.cast.at(thing) is not None:
            return []
        phrases = [(p, n) for p, n in grammar.obliques(thing) if p in ("to", "from", "of", "by", *REASONS)]
        phrases += [
            (p, n)
            for clause in text.children[thing]
            if text.relations[clause] == "acl" and grammar.lemma(clause) in _COMING
            for p, n in grammar.obliques(clause)
            if p in ("in", "from", "by")
        ]
        for preposition, phrase in phrases:
            found = [a for a in self.who(phrase) if self._side_of(a[0])]
            if found := found or ([] if preposition in REASONS else self._at_issue(phrase, depth + 1)):
                return found
        return []

    def _joined(self, verb: int) -> list[tuple[str, Span]]:
        """The body that somebody is invited to join, where nobody else is told to ask: "were invited to join the alliance"."""
        return [
            a
            for clause in self.text.children[verb]
            if self.text.relations[clause] == "xcomp" and self.grammar.lemma(clause) in ("join", "rejoin")
            for body in self.grammar.patients(clause)
            for a in self.who(body)
            if a[0].startswith("org:")
        ]

    def _warned_off(self, verb: int) -> list[tuple[str, Span]]:
        """Where somebody is told not to go: "urged its citizens to avoid the whole of the province", "to leave Haiti"."""
        text, grammar = self.text, self.grammar
        heads = [verb, *grammar.patients(verb)]
        clauses = [
            c for h in heads for c in text.children[h] if text.relations[c] in ("xcomp", "acl", "advcl", "ccomp")
        ]
        phrases = [n for c in clauses for n in grammar.patients(c)]
        phrases += [n for c in clauses for p, n in grammar.obliques(c) if p in ("to", "from", "in")]
        own = {self.cast.country(a) for s in grammar.subjects(verb) for a, _ in self.who(s)}
        found = [a for noun in phrases for a in self.who(noun) if a[0].startswith("state:")]
        return [a for a in found if self.cast.country(a[0]) not in own]

    def _offered(self, verb: int) -> list[tuple[str, Span]]:
        """For whom somebody offers to hold something: "offered to host talks between the two"."""
        grammar = self.grammar
        return [
            a
            for clause in self.text.children[verb]
            if self.text.relations[clause] == "xcomp" and grammar.lemma(clause) in ("host", "mediate", "broker", "hold")
            for thing in grammar.patients(clause)
            for preposition, phrase in grammar.obliques(thing)
            if preposition in ("between", "of", "with", "among", "for")
            for a in self.who(phrase)
        ]

    def _spurned(self, verb: int) -> list[tuple[str, Span]]:
        """With whom somebody will have nothing to do: "rejected the idea of talking with Chile", "ruled out meeting Chile's"."""
        text, grammar = self.text, self.grammar
        things = [verb, *grammar.patients(verb)]
        clauses = [
            c for t in things for c in text.children[t] if text.relations[c] in ("acl", "xcomp", "advcl") and c > t
        ]
        return [
            a
            for clause in clauses
            if text.lower[clause].endswith("ing")
            and not any(text.relations[c] == "nsubj" for c in text.children[clause])
            for word in (
                *grammar.objects(clause),
                *(n for p, n in grammar.obliques(clause) if p in ("with", "to", "by")),
            )
            for a in self.who(word)
        ]

    def _asked(self, word: int) -> list[tuple[str, Span]]:
        """Of whom something is asked: the subject of what is to happen, "a demand for Turkey to recognise Cyprus"."""
        text = self.text
        return [
            a
            for clause in text.children[word]
            if text.relations[clause] in ("ccomp", "xcomp", "acl", "advcl") and clause > word
            for subject in text.children[clause]
            if text.relations[subject] == "nsubj" and word < subject < clause
            for one in self.grammar.conjuncts(subject)
            for a in self.who(one)
        ]

    def _addressed(
        self, verb: int, actors: list[tuple[str, Span]], targets: list[tuple[str, Span]]
    ) -> list[tuple[str, Span]]:
        """Those of whom it is asked, without those whom it is about: "sought the extradition of its former president"."""
        own = {self.cast.side(a) for a, _ in actors}
        things = [p for p in self.grammar.patients(verb) if self.grammar.lemma(p) in _BACK]
        inside = {t for p in things for t in range(*self.text.subtree(p))}
        return [t for t in targets if self.cast.side(t[0]) not in own or inside.isdisjoint(self.text.tokens_in(*t[1]))]

    def _council(self, verb: int) -> list[tuple[str, Span]]:
        """The council of the United Nations, where the report names them, whose draft is voted on: "vetoed the draft"."""
        tabled = any(self.grammar.lemma(o) in ("draft", "resolution") for o in self.grammar.patients(verb))
        return [("org:un", self.text.span(verb, verb + 1))] if tabled and "org:un" in self.cast.actors else []
