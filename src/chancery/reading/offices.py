"""Offices: who is meant by a title, with a name or without one, and by the bodies of a state."""

from __future__ import annotations

from chancery.knowledge.world import slug
from chancery.reading.people import Person
from chancery.reading.pieces import Piece
from chancery.reading.reigns import REALMS, ReignReader
from chancery.reading.roll import Roll
from chancery.reading.secretariats import representative, secretariat

_PERSONS = frozenset(
    """counterpart official diplomat envoy negotiator lawmaker minister leader ambassador mediator activist
    prosecutor judge commander aide adviser strategist politician parliamentarian businessman senator
    congressman delegation soldier exile""".split()
) | {"opposite number"}
_LEADING = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "paramount_leader"}
)
_BUSINESS = frozenset(
    """chairman chairwoman chair chief executive director president vice deputy manager ceo officer operating financial founder
    co - general""".split()
)
"""The words of titles that companies give."""
_OF_FIRMS = frozenset({"ceo", "founder", "executive"})
"""Titles that only companies give where nobody says whose they are."""
_HEADING = frozenset("chair chairperson chairman chairwoman president of the commission spokesperson spokesman".split())
_REPRESENTING = {"high", "representative"}
_SECRETARIAL = frozenset({"secretary", "general"})
_VAGUE = frozenset(
    """special_envoy spokesperson legislator royal commander ambassador governor group_leader party_leader
    paramount_leader minister deputy_minister commissioner
    head_of_organisation assistant_secretary""".split()
)


class OfficeReader(ReignReader):
    """Reads titles, persons and bodies of one text."""

    def __init__(self, reader: Roll) -> None:
        super().__init__(reader)
        self.person_of = reader.person_of
        self.apposed: dict[int, int] = {}
        self.holders: dict[tuple[str | None, str], str] = {}
        self.unnamed: dict[tuple[str | None, str], str] = {}

    # -- before the walk: full names, titles, appositions --------------------------------------------------------------

    def survey(self) -> None:
        """Finds every person whom the report names in full or with a title, wherever the short name comes first."""
        people = self.reader.people
        named_countries = {p.entry.country for p in self.pieces if p.entry is not None}
        for n, piece in enumerate(self.pieces):
            if piece.kind != "person":
                continue
            words = self.owners.words(piece)
            title = self.owners.title_before(n)
            if title is None and len(words) == 1:
                continue
            given = self.pieces[title].title if title is not None else None
            named = title is None or given is None or given.role == "person"
            country, org = (None, None) if named or title is None else self.owners.owner(title)
            if country is None and org is None:
                country, org = self.owners.after(piece.last)
            if country is None and org is None:
                country = self.owners.party(piece.last) or self.owners.follows(piece.last)
            called = self.pieces[title] if title is not None else None
            titles = frozenset(self.text.lower[called.first : called.last] if called is not None else ())
            person = people.know(words, given.role if given else None, country, org, titles)
            if title is not None:
                self._entitle(person, self.pieces[title])
            if (
                given is not None
                and given.iso3
                and person.weight == 0
                and (self.reader.plain_home is None or given.iso3 in named_countries)
            ):
                person.country, person.weight = given.iso3, 1
            self.person_of[n] = person
        for n, piece in enumerate(self.pieces):
            if piece.kind == "title" and piece.title is not None and piece.title.plural:
                for k in self.owners.listed(n):
                    self._office(k, piece.title.role)
            if (
                piece.title is not None
                and not piece.title.plural
                and (piece.kind == "title" or piece.title.noun in _PERSONS)
            ):
                other = self.owners.apposed(n)
                if other is not None:
                    self._appose(n, other)

    def _office(self, n: int, role: str | None) -> None:
        """Keeps the person at piece `n` as one of those who hold an office named once for all of them."""
        person = self.person_of.get(n)
        if person is None:
            country, org = self.owners.after(self.pieces[n].last)
            person = self.reader.people.know(self.owners.words(self.pieces[n]), role, country, org)
            self.person_of[n] = person
        person.role = person.role or role

    def _appose(self, n: int, other: int) -> None:
        piece, title = self.pieces[n], self.pieces[n].title
        assert title is not None
        country, org = self.owners.owner(n)
        if country is None and org is None and self._elsewhere(piece):
            return
        words = self.owners.words(self.pieces[other])
        person = self.reader.people.know(words, title.role or None, country, org)
        self._entitle(person, piece)
        self.person_of[other] = person
        self.apposed[n] = other

    def _elsewhere(self, piece: Piece) -> bool:
        """True for "president of Wealth & Sons": an office of something that is no state and no body."""
        text, k = self.text, piece.last
        if k >= len(text.words) or text.lower[k] != "of":
            return False
        k += 1
        while k < len(text.words) and (text.lower[k] == "the" or text.upos[k] == "ADJ"):
            k += 1
        return k not in self.reader.starts

    def _entitle(self, person: Person, piece: Piece) -> None:
        person.titles.update(self.text.lower[piece.first : piece.last])

    # -- in the walk: persons ------------------------------------------------------------------------------------------

    def person(self, n: int) -> int:
        """A name without a title: known in full, by its family name, or by the tables."""
        piece = self.pieces[n]
        person = self.person_of.get(n)
        if person is not None and person.weight == 0 and not person.titles:
            self._lead(person, piece)
        if person is None:
            words = self.owners.words(piece)
            person = self.reader.people.bare(words[-1], not self._place_like(piece)) if words else None
        if person is None:
            return 0
        if person.country is None and person.org is None and person.weight == 0:
            country, _ = self.possessor(piece.first, piece.last)
            if country is not None:
                person.country, person.weight = country, 2
        if person.country is None and person.org is None and person.weight == 0:
            person.country, person.org = self._told_of(piece.first, piece.last)
            person.weight = 2 if person.country or person.org else 0
        if person.country is None and person.org is None and person.weight == 0 and not person.titles:
            seat = self._seat_speaks(n)
            if seat is not None:
                person.country, person.weight = seat, 1
        return self.name(piece.first, piece.first, piece.last, person)

    def _lead(self, person: Person, piece: Piece) -> None:
        """The name behind a title that stood alone: "The foreign secretary will fly … Helena Ashcombe will meet …"."""
        text = self.text
        sentence = text.sentence_of[piece.first]
        if not text.relations[self.reader.head(piece.first, piece.last)].startswith("nsubj") or not self.pending:
            return
        where, role, country = self.pending[-1]
        after = text.words[piece.last] if piece.last < len(text.words) else "."
        if 1 <= sentence - where <= 2 and after != "," and (country, role) not in self.holders:
            person.country, person.role, person.weight = country, role, 2

    def _place_like(self, piece: Piece) -> bool:
        return any(x.first <= piece.first < x.last and x.label == "LOC" and x.confidence > 0.6 for x in self.text.names)

    def name(self, start: int, first: int, last: int, person: Person) -> int:
        """Keeps a mention of a person from the title at `start` to the end of the name."""
        reader = self.reader
        unplaced = (
            person.country is None and person.org is None and person.titles and person.role not in (None, "person")
        )
        if unplaced and person.titles <= _BUSINESS and not person.titles.isdisjoint(_OF_FIRMS):
            person.org = self._firm_before(start)
        elif unplaced and not (person.titles <= _BUSINESS and self._of_company(start)):
            self._place(person, start, first)
        reader.know(person.id, person.name, person.country, person.role)
        reader.country_of[person.id] = person.country
        reader.people.recent[self.text.words[last - 1]] = person.id
        gender = reader.given_names.gender(person.name, person.titles)
        if gender is not None:
            reader.memory.by_name[person.id] = gender
        if person.role:
            self.holders[(person.country or person.org, person.role)] = person.id
        if person.org is not None and person.country is None:
            name = reader.world.organisations.get(person.org[4:])
            reader.know(person.org, name.name if name else person.org[4:], None, None)
            reader.spans.setdefault(person.id, []).append(self.text.span(start, last))
            taken = reader.add(start, last, (person.org,), "name")
            reader.memory.speaks_as(person.org)
            return taken
        return reader.add(start, last, (person.id,), "name")

    # -- in the walk: titles -------------------------------------------------------------------------------------------

    def titled(self, n: int) -> int:
        """A title at piece `n`: with the name behind it, or alone."""
        piece = self.pieces[n]
        if n + 1 < len(self.pieces) and self.pieces[n + 1].kind == "person" and self.owners.title_before(n + 1) == n:
            person = self.person_of[n + 1]
            if person.country is None and person.org is None:
                country, org = self.possessor(piece.first, piece.last)
                if country is not None or org is not None:
                    person.country, person.org, person.weight = country, org, 3
            first = piece.first
            return self.name(first, self.pieces[n + 1].first, self.pieces[n + 1].last, person)
        title = piece.title
        assert title is not None
        if title.role == "person":
            return 0
        if (namesake := self._namesake(piece)) is not None:
            return self.name(piece.first, piece.first, piece.last, namesake)
        if n in self.apposed:
            person = self.person_of[self.apposed[n]]
            if person.country is None and person.org is None:
                person.country, person.org = self.possessor(piece.first, piece.last)
            if person.country is None and person.org is None:
                self._place(person, piece.first, self.pieces[self.apposed[n]].first)
            self.reader.know(person.id, person.name, person.country, person.role)
            return self.reader.add(
                piece.first, piece.last, (person.org if person.org and not person.country else person.id,), "title"
            )
        country, org = self.owners.owner(n)
        if country is None and org is None:
            country, org = self.possessor(piece.first, piece.last)
        if title.plural:
            return self._several(n, country, org)
        if title.role == "paramount_leader" and (party := self._party_led(n)) is not None:
            return self.reader.add(piece.first, piece.last, (party,), "title", 0.8)
        return self._alone(piece, title.role, country, org)

    def _namesake(self, piece: Piece) -> Person | None:
        """The person of the report whose family name looks like a title: King in "King and Weeks were abducted"."""
        text, first = self.text, piece.first
        if piece.last - first > 1 or not text.words[first][0].isupper():
            return None
        named = first == text.sentences[text.sentence_of[first]].first or text.upos[first - 1] not in ("DET", "ADJ")
        person = self.reader.people.family(text.words[first]) if named else None
        return person if person is not None and person.words[-1:] == [text.words[first]] else None

    def possessor(self, first: int, last: int) -> tuple[str | None, str | None]:
        """Country and organisation of the one whose office it is, by grammar: "its prime minister", "her president"."""
        text, reader = self.text, self.reader
        head = reader.head(first, last)
        beside = text.children[text.heads[head]] if text.relations[head] == "conj" else []
        shared = [c for c in beside if text.relations[c] == "nmod:poss" and c < text.heads[head]]
        for child in (*text.children[head], *shared):
            if child < first and text.relations[child] in ("nmod:poss", "amod", "compound", "nmod", "det"):
                mention = reader.cast.at(child)
                if mention is not None and len(mention.actors) == 1 and mention.form != "place":
                    actor = mention.actors[0]
                    country = reader.country_of.get(actor)
                    return country, actor if country is None and actor.startswith("org:") else None
        if first > 0:
            before = reader.cast.at(first - 1)
            if (
                before is not None
                and len(before.actors) == 1
                and before.form in ("pronoun", "adjective", "name", "metonym", "common")
            ):
                actor = before.actors[0]
                country = reader.country_of.get(actor)
                return country, actor if country is None and actor.startswith("org:") else None
        if last < len(text.words) - 1 and text.lower[last] == "for":
            n = reader.starts.get(last + 1) or reader.starts.get(last + 2)
            if n is not None and self.pieces[n].entry is not None:
                entry = self.pieces[n].entry
                assert entry is not None
                return entry.country, entry.id if entry.id.startswith("org:") else None
        return None, None

    def definite(self, first: int, last: int) -> bool:
        """True for "the Foreign Ministry", "Prime Minister"; False for "a spokesman"."""
        text = self.text
        if first > 0 and text.lower[first - 1] in ("the", "this", "that"):
            return True
        if first > 1 and text.lower[first - 2] == "the" and text.upos[first - 1] in ("ADJ", "VERB"):
            return True
        articles = [text.lower[c] for c in text.children[self.reader.head(first, last)] if text.relations[c] == "det"]
        return "the" in articles or (text.words[first][0].isupper() and "a" not in articles and "an" not in articles)

    def _alone(self, piece: Piece, role: str, country: str | None, org: str | None) -> int:
        reader, text = self.reader, self.text
        first, last = piece.first, piece.last
        if country is None and org is None and self.definite(first, last):
            org = self._headed(set(text.lower[first:last]), role)
        if country is None and org is not None:
            reader.know(org, org[4:], None, None)
            size = reader.add(first, last, (org,), "title")
            reader.memory.speaks_as(org)
            return size
        if country is None and role == "spokesperson":
            american = text.lower[first : first + 2] == ["state", "department"]
            country = "USA" if american else self.seat_after(last)
        if country is None:
            if not self.definite(first, last):
                return 0
            assert piece.title is not None
            if (past := self.past(piece, role)) is not None:
                return reader.add(first, last, (past,), "title", 0.8)
            if (own := self._own(role)) is not None:
                return reader.add(first, last, (own,), "title", 0.8)
            named = self._in_role(role) if piece.title.iso3 and piece.title.iso3 != "VAT" else None
            if named is not None:
                return reader.add(first, last, (named,), "title", 0.8)
            if piece.title.iso3 and (piece.title.iso3 == "VAT" or not self.reader.plain_home):
                country = piece.title.iso3
            else:
                earlier = self._earlier(set(text.lower[first:last]), role)
                if earlier is not None:
                    return reader.add(first, last, (earlier,), "title", 0.8)
                if role == "paramount_leader" and (lately := self.lately(first)) is not None:
                    return reader.add(first, last, (lately,), "title", 0.7)
                sole = role == "paramount_leader" and text.lower[last - 1] != "leader"
                issuing = self._issuing(role, first)
                if (role in _VAGUE and not sole and not issuing and not (role == "minister" and last - first > 1)) or (
                    role == "head_elect"
                ):
                    return 0
                country = self.crowned(text.lower[last - 1], first)
                if country is None and text.lower[last - 1] in REALMS:
                    return 0
                country = country or (self.sent_from() if self.gone(first) else None) or self.context(first)
        if country is None:
            return 0
        known = self.holders.get((country, role)) or (self.minister_of(country) if role == "minister" else None)
        if known is None and not (first > 0 and text.lower[first - 1] in ("former", "ex-", "shadow", "a", "an")):
            known = self.holder(country, role)
            if known is not None:
                self.pending.append((text.sentence_of[first], role, country))
        if known is None:
            known = f"office:{country}/{slug(role)}"
            if (gender := reader.given_names.gender("", set(text.lower[first:last]))) is not None:
                reader.memory.by_name[known] = gender
            name = (
                f"{reader.world.countries[country].name} {text.quote(first, last)}"
                if country in reader.world.countries
                else role
            )
            reader.know(known, name, country, role)
            self.pending.append((text.sentence_of[first], role, country))
        self.unnamed[country, role] = known
        return reader.add(first, last, (known,), "title")

    def _issuing(self, role: str, first: int) -> bool:
        """True for "the Minister" of a ministry's release that names none before."""
        voice = self.reader.voice
        spoken = voice is not None and voice.country is not None and not voice.joint
        return spoken and role == "minister" and self.text.words[first] == "Minister"

    def _headed(self, words: set[str], role: str) -> str | None:
        """The body that the Secretary-General, the High Representative heads; the one whose own release it is that "the Chairperson"
        does, "the Chairperson of the Commission" in the African Union's.
        """
        if words >= _SECRETARIAL and role != "party_leader":
            return secretariat(self.pieces)
        if words == _REPRESENTING and (body := representative(self.pieces)) is not None:
            return body
        voice = self.reader.voice if words <= _HEADING or words == _REPRESENTING else None
        named = () if voice is None or voice.joint or voice.country is not None else voice.named
        return named[0].id if len(named) == 1 and named[0].kind == "organisation" else None

    def _own(self, role: str) -> str | None:
        """Who holds an office of the country whose release it is, and was named: in Oslo's readout of a call between two foreign
        ministers "the Minister" is Norway's.
        """
        voice = self.reader.voice
        if voice is None or voice.joint or voice.country is None:
            return None
        told = {**self.unnamed, **self.holders}
        held = (id for (country, office), id in told.items() if country == voice.country and _same(role, office))
        return next(held, None)

    def holder(self, country: str, role: str) -> str | None:
        reader = self.reader
        if role not in _LEADING:
            return None
        for one in self._leading(country) if role == "paramount_leader" else (role,):
            row = reader.world.holder(country, one, reader.day)
            if row is not None:
                person = reader.people.know(row.person.split(), one, country, None)
                reader.know(person.id, person.name, country, one)
                return person.id
        return None

    def _leading(self, country: str) -> tuple[str, ...]:
        """The offices that "the leader" of a state may hold, the likeliest first: "the Japanese leader" is no emperor."""
        state = self.reader.world.countries.get(country)
        if state is not None and state.leads:
            return (state.leads, "head_of_state")
        return ("supreme_leader", "head_of_state", "head_of_government")


def _same(role: str, office: str) -> bool:
    """True for the office that a title calls: "the Minister" is any minister of a department."""
    return role == office or (role == "minister" and office.endswith("_minister"))
