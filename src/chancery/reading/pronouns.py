"""Pronouns: whom "he", "its" and "they" stand for, by the clause they stand in and by what was said before."""

from __future__ import annotations

from chancery.reading.cast import Mention
from chancery.reading.control import BLAMING, OBJECT_CONTROL
from chancery.reading.coreference import NEUTRAL, PERSONAL
from chancery.reading.quotations import read_quotations
from chancery.reading.referents import ReferentReader
from chancery.reading.roll import Roll
from chancery.reading.speakers import SAYING

_IMPERSONAL = frozenset(
    """unclear clear likely possible unlikely important necessary essential crucial vital imperative hard difficult easy
    impossible true obvious evident natural common certain uncertain unknown best better wrong early premature too""".split()
)
_HELD = frozenset(
    "hold postpone cancel schedule sign stage convene delay adopt ratify broker sponsor mediate ink host".split()
)
"""What is done to happenings and papers: "It is being held for the first time" is said of no actor."""

_SINCE = frozenset({"after", "following", "over", "for", "since"})
_CURBS = frozenset("sanction embargo blockade penalty ban boycott freeze restriction curb measure".split())
_LAYING = frozenset("impose lay slap place put levy adopt order decree declare clamp".split())
_WRONGS = frozenset(
    """invasion annexation occupation attack test launch seizure incursion raid bombing shelling crackdown aggression arrest
    intervention war coup expulsion strike refusal violation breach failure takeover support withdrawal""".split()
)
"""What one is punished for, which nobody who punishes did."""
_DOUBTFUL = -1.2
"""How well a phrase must fit for "they" to take it up where nobody was named together."""
_FAINT = -0.6
"""How well a phrase must fit for "it" to stand for an actor."""


class PronounReader:
    """Reads the pronouns of one text."""

    def __init__(self, reader: Roll) -> None:
        self.reader, self.text = reader, reader.text
        self.outlets = reader.outlets
        self.quoted: dict[int, int] = {}
        for number, quotation in enumerate(read_quotations(self.text)):
            self.quoted.update(dict.fromkeys(range(quotation.first, quotation.last), number))
        self.referents = ReferentReader(self.text, reader.cast, self.quoted)

    def _pronoun(self, i: int, low: str) -> int:
        text, reader = self.text, self.reader
        if text.upos[i] not in ("PRON", "DET", "X"):
            return 0
        sentence, relation = text.sentence_of[i], text.relations[i]
        if relation == "nmod:poss" and (blamed := self._judged_for_it(i, low in PERSONAL)):
            return reader.add(i, i + 1, blamed, "pronoun", 0.7)
        if low == "its" and relation == "nmod:poss" and (punished := self._punished_after(i)):
            return reader.add(i, i + 1, punished, "pronoun", 0.7)
        if low in PERSONAL:
            apart = (*self._apart(i, relation), *self._speaker(i))
            person = self._governing(i, relation, True)
            if person is None or person in apart:
                person = reader.memory.person(PERSONAL[low], sentence, apart) or self._ahead(i)
            if person:
                reader.memory.gender.setdefault(person, PERSONAL[low])
            return reader.add(i, i + 1, (person,), "pronoun", 0.7) if person else 0
        if low in NEUTRAL:
            if relation.startswith("expl") or (low == "it" and self._impersonal(i, relation)):
                return 0
            apart = self._apart(i, relation)
            if (ahead := self._subject_ahead(i) or self._topic(i) or self._threatened(i)) is not None:
                return reader.add(i, i + 1, (ahead,), "pronoun", 0.7)
            phrase = self.referents.neuter(i)
            if phrase is not None and not (set(phrase.actors) & set(apart)):
                faint = 2 * _FAINT if self.referents.agentive(i) else _FAINT
                firm = phrase.actors and (phrase.score > faint or relation == "nmod:poss")
                return reader.add(i, i + 1, phrase.actors, "pronoun", 0.7) if firm else 0
            one = self._governing(i, relation, False)
            if one is None or one in apart:
                one = reader.memory.neutral(sentence, apart)
            return reader.add(i, i + 1, (one,), "pronoun", 0.7) if one else 0
        if low == "their" and text.lower[i + 1 : i + 2] == ["own"] and i > 0 and text.lower[i - 1] == "on":
            return 0
        group = self._plural(i, sentence)
        return reader.add(i, i + 1, group, "pronoun", 0.6) if group else 0

    def _plural(self, i: int, sentence: int) -> tuple[str, ...]:
        """Those whom "they" stands for: the plural phrase that fits best, or two whom the report named together of late."""
        phrase = self.referents.plural(i)
        pair = self.reader.memory.pair(sentence)
        two = self.referents.both(i)
        if two is not None and (pair is None or two.score >= pair[0]):
            pair = two.score, two.actors
        together = self.reader.memory.pairs[-1] if self.reader.memory.pairs else (-1, ())
        if (
            phrase is not None
            and together[0] == sentence
            and set(phrase.actors) < set(together[1])
            and len(phrase.actors) > 1
        ):
            return together[1]
        if phrase is not None and phrase.score >= (pair[0] if pair is not None else _DOUBTFUL):
            return phrase.actors
        if pair is not None:
            self.referents.nobody.discard(i)
            return pair[1]
        return ()

    def _whose(self, i: int) -> int:
        """The one described by a clause that "whose" opens: Fiji in "Fiji, whose cabinet voted on Monday"."""
        text = self.text
        clause = next((t for t in text.path(i) if text.relations[t] == "acl:relcl"), -1)
        if clause < 0 or text.heads[clause] >= i:
            return 0
        near = i - 2 if text.words[i - 1] == "," and i > 1 else i - 1
        above = text.heads[clause]
        listed = [c for c in text.children[above] if text.relations[c] == "conj" and c < i]
        mention, whole = self.reader.cast.at(near), self.reader.cast.at(listed[-1] if listed else above)
        if mention is None or (mention.form == "place" and whole is not None):
            mention = whole  # "the court in The Hague, whose judges"
        if mention is None or len(mention.actors) != 1:
            return 0
        return self.reader.add(i, i + 1, mention.actors, "pronoun", 0.8)

    def _judged_for_it(self, i: int, personal: bool) -> tuple[str, ...]:
        """Who is blamed, thanked or punished for what is his: Kyiv in "punished Kyiv for its test"."""
        text = self.text
        thing = text.heads[i]
        verb = text.heads[thing] if thing >= 0 else -1
        cases = [text.lower[c] for c in text.children[thing] if text.relations[c] == "case"] if thing >= 0 else []
        if verb < 0 or cases not in (["for"], ["over"]) or text.lemmas[verb].lower() not in BLAMING:
            return ()
        for child in text.children[verb]:
            if text.relations[child] in ("obj", "iobj", "nsubj:pass") and child < i:
                mention = self.reader.cast.at(child)
                if mention is not None and mention.form != "place" and self._person(mention.actors[0]) == personal:
                    return mention.actors
        return ()

    def _punished_after(self, i: int) -> tuple[str, ...]:
        """On whom a punishment is laid after what is his: Chad in "sanctions imposed on Chad by the union after its invasion"."""
        text, deed = self.text, self.text.heads[i]
        cases = [text.lower[c] for c in text.children[deed] if text.relations[c] == "case"] if deed >= 0 else []
        if len(cases) != 1 or cases[0] not in _SINCE or text.lemmas[deed].lower() not in _WRONGS:
            return ()
        laid = text.heads[deed]
        if laid < 0:
            return ()
        curbs = [t for t in (laid, text.heads[laid], *text.children[laid]) if t >= 0 and text.lemmas[t] in _CURBS]
        if not curbs or (text.upos[laid] == "VERB" and text.lemmas[laid].lower() not in _LAYING):
            return ()
        for phrase in sorted(c for t in {laid, *curbs} for c in text.children[t] if c < i):
            mention = self.reader.cast.at(phrase)
            on = any(text.lower[c] in ("on", "against") for c in text.children[phrase])
            if on and mention is not None and mention.actors:
                return mention.actors
        return ()

    def _apart(self, i: int, relation: str) -> tuple[str, ...]:
        """Whom a pronoun cannot be: the subject of its own clause, where it is an object ("Trump told him")."""
        text, reader = self.text, self.reader
        if relation not in ("obj", "iobj", "obl") or text.lower[i].endswith("self"):
            return ()
        verb = text.heads[i]
        while (
            verb >= 0
            and text.relations[verb] in ("conj", "advcl", "xcomp")
            and not any(text.relations[c].startswith("nsubj") for c in text.children[verb])
            and text.heads[verb] >= 0
        ):
            below, verb = verb, text.heads[verb]
            if text.relations[below] == "xcomp" and text.lemmas[verb].lower() in OBJECT_CONTROL:
                asked = [c for c in text.children[verb] if text.relations[c] in ("obj", "iobj") and c < below]
                mention = reader.cast.at(asked[0]) if asked else None
                if mention is not None:
                    return mention.actors
        for child in text.children[verb] if verb >= 0 else ():
            if text.relations[child].startswith("nsubj"):
                mention = reader.cast.at(child) or self._owner(child)
                verb = text.heads[child]
                if text.lower[child] in ("which", "who", "that") and text.relations[verb] == "acl:relcl":
                    mention = reader.cast.at(text.heads[verb])
                beside = [m for c in text.children[child] if text.relations[c] == "conj" and (m := reader.cast.at(c))]
                return tuple(a for m in (mention, *beside) if m is not None for a in m.actors)
        noun = text.heads[verb] if verb >= 0 and text.relations[verb] == "acl" else -1
        for child in text.children[noun] if noun >= 0 else ():
            doer = text.relations[child] == "nmod:poss" or any(text.lower[c] == "by" for c in text.children[child])
            if doer and (mention := reader.cast.at(child)) is not None:
                return mention.actors  # "an effort by Oman to bring them together"
        return ()

    def _owner(self, noun: int) -> Mention | None:
        """Whose somebody is: the emir's in "the emir, whose envoy mediates between the two sides"."""
        owners = (c for c in self.text.children[noun] if self.text.relations[c] == "nmod:poss")
        return next((m for c in owners if (m := self.reader.cast.at(c)) is not None), None)

    def _speaker(self, i: int) -> tuple[str, ...]:
        """Who speaks the quoted words in which a pronoun stands, and is not spoken of: "He must go," Duarte said."""
        text, reader = self.text, self.reader
        number = self.quoted.get(i)
        if number is None:
            return ()
        inside = [t for t, n in self.quoted.items() if n == number]
        first, last = text.sentence_of[inside[0]], text.sentence_of[inside[-1]]
        out: list[str] = []
        for token in range(text.sentences[first].first, text.sentences[last].last):
            verb = text.heads[token]
            if token in self.quoted or verb < 0 or verb in self.quoted or text.relations[token] != "nsubj":
                continue
            if text.lemmas[verb].lower() not in SAYING:
                continue
            mention = reader.cast.at(token)
            out += (
                mention.actors
                if mention is not None
                else [
                    person.id
                    for n, person in reader.person_of.items()
                    if reader.pieces[n].first <= token < reader.pieces[n].last
                ]
            )
        return tuple(out)

    def _governing(self, i: int, relation: str, personal: bool) -> str | None:
        """The subject of a clause above the pronoun's own: Ankara in "Ankara … has said it will send a ship".

        A possessive takes the subject of its own clause as well: "China withdrew its envoy".
        """
        text, reader = self.text, self.reader
        token = text.heads[i]
        own = not relation.startswith("nmod") and text.upos[token] in ("VERB", "AUX", "ADJ") if token >= 0 else False
        gender = PERSONAL.get(text.lower[i], "")
        below = i
        while token >= 0 and (self.quoted.get(token) == self.quoted.get(i) or text.lemmas[token].lower() not in SAYING):
            if not own:
                to_do = text.relations[below] in ("xcomp", "ccomp") and (
                    text.lemmas[token].lower() in ("help", "let", "make")
                    or any(text.lower[c] == "to" and text.relations[c] == "mark" for c in text.children[below])
                )
                asked = to_do and text.lemmas[token].lower() in OBJECT_CONTROL
                for child in text.children[token]:
                    role = text.relations[child]
                    if asked and role in ("obj", "iobj") and child < below:
                        role = "nsubj"  # "urged Hungary to conclude its work": Hungary's
                    elif asked and role.startswith("nsubj") and self._asks(token, below):
                        continue
                    said = role == "nmod" and any(text.lower[c] in ("from", "by") for c in text.children[child])
                    if child < i and (role.startswith("nsubj") or ((role == "nmod:poss" or said) and not personal)):
                        actor = self._stands(child, token, i)
                        if actor is None or actor in self.outlets or self._person(actor) != personal:
                            continue
                        if not personal or reader.memory.is_of(actor, gender):
                            return actor
            own = False
            below, token = token, text.heads[token]
        return None

    def _asks(self, verb: int, clause: int) -> bool:
        """True where the one who is asked is named, and is who does what the clause says."""
        return any(
            self.text.relations[c] in ("obj", "iobj") and c < clause and self.reader.cast.at(c) is not None
            for c in self.text.children[verb]
        )

    def _person(self, actor: str) -> bool:
        """True for a person, and for an organisation that was named by the one who acts for it."""
        return actor.startswith(("person:", "office:"))

    def _stands(self, child: int, verb: int, i: int) -> str | None:
        """The actor that a subject stands for: itself, what "who" refers to, or the name beside "one of its allies"."""
        text, cast = self.text, self.reader.cast
        mention = cast.at(child)
        if mention is None and text.lower[child] in ("who", "which", "that") and text.relations[verb] == "acl:relcl":
            listed = [c for c in text.children[text.heads[verb]] if text.relations[c] == "conj" and c < child]
            mention = cast.at(listed[-1] if listed else text.heads[verb])
        if mention is None:
            beside = [c for c in text.children[child] if text.relations[c] == "appos" and c < i]
            beside += [
                g for c in text.children[child] for g in text.children[c] if text.relations[g] == "appos" and g < i
            ]
            mention = next((m for c in beside if (m := cast.at(c)) is not None), None)
        if mention is None or len(mention.actors) != 1 or mention.form == "place":
            return None
        return mention.actors[0]

    def _ahead(self, i: int) -> str | None:
        """The person named later in the sentence: "As he left for Rome, Macron said"."""
        reader, sentence = self.reader, self.text.sentence_of[i]
        for n, person in reader.person_of.items():
            first = reader.pieces[n].first
            if first > i and self.text.sentence_of[first] == sentence:
                reader.know(person.id, person.name, person.country, person.role)
                return person.id
        return None

    def _subject_ahead(self, i: int) -> str | None:
        """The state or body behind a clause that opens its sentence: Chile in "If it signs, Chile will withdraw its ships"."""
        text, reader = self.text, self.reader
        first = text.sentences[text.sentence_of[i]].first
        clause = next((t for t in text.path(i) if text.relations[t] == "advcl"), -1)
        if clause < 0 or text.subtree(clause)[0] != first or any(reader.cast.at(t) for t in range(first, i)):
            return None
        for child in text.children[text.heads[clause]]:
            n = reader.starts.get(child)
            entry = reader.pieces[n].entry if n is not None and child > i else None
            if (
                text.relations[child] in ("nsubj", "nsubj:pass")
                and entry is not None
                and entry.kind in ("country", "organisation")
            ):
                reader.know(entry.id, entry.name, entry.country, None)
                return entry.id
        return None

    def _topic(self, i: int) -> str | None:
        """The one of whom a sentence says that it speaks: Ecowas in "As for Ecowas, which threatened war, its ultimatum has lapsed"."""
        text = self.text
        first = text.sentences[text.sentence_of[i]].first
        if text.lower[first : first + 2] != ["as", "for"]:
            return None
        named = (self.reader.cast.at(t) for t in range(first + 2, min(first + 5, i)))
        mention = next((m for m in named if m is not None), None)
        one = mention.actors[0] if mention is not None and len(mention.actors) == 1 else ""
        return one if one.startswith(("state:", "org:", "body:")) else None

    def _threatened(self, i: int) -> str | None:
        """The one to whom something is done unless he does something: Iraq in "said it would strike Iraq unless it let inspectors in"."""
        text = self.text
        clause = text.heads[i]
        if clause < 0 or text.relations[i] != "nsubj" or text.relations[clause] != "advcl":
            return None
        unless = any(text.lower[c] == "unless" for c in text.children[clause])
        deed = text.heads[clause]
        for child in text.children[deed] if unless and deed >= 0 else ():
            mention = self.reader.cast.at(child) if text.relations[child] == "obj" and child < i else None
            if mention is not None and len(mention.actors) == 1 and mention.head == child:
                return mention.actors[0] if mention.actors[0].startswith(("state:", "org:", "body:")) else None
        return None

    def _impersonal(self, i: int, relation: str) -> bool:
        text, head = self.text, self.text.heads[i]
        if head < 0 or not relation.startswith("nsubj"):
            return False
        if relation == "nsubj:pass" and text.lemmas[head].lower() in _HELD:
            return True
        if text.lemmas[head] == "take" and text.lower[i - 1] in ("as", "whatever", "what", "long", "however"):
            return True
        copula = any(text.relations[c] == "cop" for c in text.children[head])
        if text.upos[head] in ("NOUN", "ADV"):
            return copula
        clausal = any(text.relations[c] in ("csubj", "ccomp", "xcomp", "expl", "advcl") for c in text.children[head])
        if text.upos[head] == "ADJ":
            return text.lower[head] in _IMPERSONAL
        return text.lemmas[head] in ("seem", "appear", "remain", "emerge", "happen") and clausal

    def _subjects(self, i: int) -> tuple[str, ...]:
        """The coordinated subject in this sentence or the one before: "Japan and India … their ministers"."""
        text, reader = self.text, self.reader
        number = text.sentence_of[i]
        first = text.sentences[number].first
        before = text.sentences[number - 1].first if number else first
        for token in (*range(i - 1, first - 1, -1), *range(first - 1, before - 1, -1)):
            if text.relations[token].startswith("nsubj"):
                mention = reader.cast.at(token)
                if mention is None:
                    continue
                actors = list(mention.actors)
                for child in text.children[token]:
                    other = reader.cast.at(child)
                    if text.relations[child] == "conj" and other is not None:
                        actors += other.actors
                if len(set(actors)) > 1:
                    return tuple(dict.fromkeys(actors))
                if text.feat(token, "Number") == "Plur" and mention.form in ("common", "group", "adjective"):
                    return mention.actors
        return ()
