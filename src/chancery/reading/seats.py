"""Seats: to which state an office or a body belongs that the report names without saying whose."""

from __future__ import annotations

from chancery.knowledge.spellings import fold
from chancery.reading.company import company
from chancery.reading.guests import GuestReader
from chancery.reading.people import Person
from chancery.reading.pieces import Piece
from chancery.reading.roll import Roll
from chancery.reading.scenes import CONFRONTING, SceneReader

_CONFIRMING = frozenset("say confirm announce tell disclose reveal".split())
_HEARERS = frozenset("reporters journalists correspondents lawmakers parliament television radio".split())
_HEADING = frozenset("head lead command chair run direct represent oversee".split())
"""What one does to the body that he acts for: "Wickrama, who heads Sri Lanka's peace secretariat"."""
_LOCAL = frozenset({"police", "prosecutors", "firefighters", "customs"})
"""Those who are at home where they work."""
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BELOW = frozenset({"ccomp", "acl", "acl:relcl", "advcl", "parataxis"})
_AMERICAN = frozenset({"body:USA/congress", "body:USA/republican-party", "body:USA/democratic-party-usa"})
_FOREMOST = frozenset({"head_of_state", "foreign_minister"})
"""American offices of which the tables know every holder."""


class SeatReader:
    """Reads whose the offices of one text are where only the context tells; `pending` are those named of late."""

    reader: Roll

    def __init__(self, reader: Roll) -> None:
        self.reader, self.text = reader, reader.text
        self.pieces: list[Piece] = reader.pieces
        self.pending: list[tuple[int, str, str]] = []
        self.scenes = SceneReader(reader)
        self.guests = GuestReader(reader)

    def _place(self, person: Person, at: int, named: int) -> None:
        """The country of an official whom only the context places: those beside, an office named just before, the
        subject, the home.
        """
        if (beside := company(self.reader, named, person)) is not None:
            person.country, person.weight = beside, 2
            return
        sentence = self.text.sentence_of[at]
        of_late = [
            country
            for where, role, country in reversed(self.pending[-4:])
            if sentence - where <= 2
            and (role == person.role or ("minister" in role and person.role == "minister"))
            and not self._is_another(person, country)
        ]
        if of_late:  # of an envoy and a counterpart, both unnamed, it is ours who is named next
            home = self.reader.home
            person.country, person.weight = home if home in of_late else of_late[0], 2
            return
        own = self._speaks_for(person, named) or self._of_who_spoke(person, named)
        if (own := own or self._of_its_court(person, sentence)) is not None:
            person.country, person.weight = own, 2
            return
        if person.titles == {"representative"} and self._congress_named():
            person.country, person.role, person.weight = "USA", "legislator", 2
            return
        if person.role == "special_envoy" and "org:un" in self.reader.known:
            person.org, person.weight = "org:un", 1
            return
        context = self.context(at, person=True)
        if context is not None and (self._is_another(person, context) or self._faces(named, context)):
            context = self.other(context, at)
        if context is not None:
            person.country, person.weight = context, 1

    def _speaks_for(self, person: Person, named: int) -> str | None:
        """The state of whose will a spokesman tells: "Athens will not sit down to talks, government spokesman Nikos Pappas said"."""
        text, reader = self.text, self.reader
        if person.role != "spokesperson" or text.heads[named] < 0 or not text.relations[named].startswith("nsubj"):
            return None
        for verb in text.children[text.heads[named]]:
            told = text.relations[verb] in ("ccomp", "parataxis") and verb < named
            if not told or not any(text.lower[c] in ("will", "would") for c in text.children[verb]):
                continue
            subject = next((c for c in text.children[verb] if text.relations[c] == "nsubj"), None)
            mention = reader.cast.at(subject) if subject is not None else None
            if mention is not None and len(mention.actors) == 1 and mention.form in ("name", "metonym"):
                return reader.country_of.get(mention.actors[0])
        return None

    def _of_who_spoke(self, person: Person, named: int) -> str | None:
        """The country of the government that spoke in the sentence before, whose a mere spokesman is: "Malta's government denied the
        report. 'There was no deal,' spokeswoman Ana Borg said".
        """
        text, sentence = self.text, self.text.sentence_of[named]
        if not person.titles <= _SPOKESMEN or text.lower[named - 1] not in _SPOKESMEN or sentence == 0:
            return None
        if text.sentences[sentence - 1].paragraph != text.sentences[sentence].paragraph:
            return None
        for said in reversed(self.reader.memory.states):
            if said.sentence == sentence - 1 and said.subject and said.actor.startswith("body:"):
                return self.reader.country_of.get(said.actor)
        return None

    def _of_its_court(self, person: Person, sentence: int) -> str | None:
        """The state of the court told of last: "India's Supreme Court extended the order … chief justice Anand Mehta said"."""
        if person.titles.isdisjoint({"justice", "judge"}) or not person.titles.isdisjoint({"minister", "secretary"}):
            return None
        for said in reversed((*self.reader.memory.states, *self.reader.memory.people)):
            if "court" in said.actor and 0 <= sentence - said.sentence <= 2:
                return self.reader.country_of.get(said.actor)
        return None

    def _congress_named(self) -> bool:
        """True where a report tells of America's Congress or its parties: "Representative Hal Jones" sits there."""
        return not _AMERICAN.isdisjoint(p.entry.id for p in self.pieces if p.entry is not None)

    def _faces(self, named: int, country: str) -> bool:
        """True for who accuses or attacks a state, which is not his own: "Ambassador Kang, who had accused Malaysia"."""
        text, reader = self.text, self.reader
        verbs = [c for c in text.children[named] if text.relations[c] == "acl:relcl"]
        verbs += [text.heads[named]] if text.relations[named].startswith("nsubj") else []
        for verb in verbs:
            if verb < 0 or text.lemmas[verb].lower() not in CONFRONTING:
                continue
            for child in text.children[verb]:
                n = reader.starts.get(child) if text.relations[child] == "obj" else None
                entry = reader.pieces[n].entry if n is not None else None
                if entry is not None and entry.kind in ("country", "metonym") and entry.country == country:
                    return True
        return False

    def _is_another(self, person: Person, country: str) -> bool:
        """True for one who is no American though only America is near: it has no ministers, and its president is known."""
        if country != "USA":
            return False
        row = (
            self.reader.world.holder(country, person.role or "", self.reader.day) if person.role in _FOREMOST else None
        )
        names = {fold(w) for w in person.words}
        once = (r for r in self.reader.world.families.get(fold(person.words[-1]), ()) if r.iso3 == "USA")
        if any(r.role == person.role for r in once):
            return False  # "President Eisenhower said" in a speech of today
        return "minister" in person.titles or (row is not None and names.isdisjoint(map(fold, row.person.split())))

    def other(self, country: str, at: int) -> str | None:
        """The country, other than this one, that was named last before a token."""
        memory = self.reader.memory
        for said in sorted((*memory.states, *memory.people, *memory.places), key=lambda s: -s.token):
            other = self.reader.country_of.get(said.actor)
            if other not in (None, country) and said.token < at:
                return other
        return None

    def context(self, at: int, person: bool = False) -> str | None:
        """The state that an unowned office or body belongs to: the home of the report, else the country of the scene; that of a
        `person` is not told behind him.
        """
        reader = self.reader
        facing, _ = self.scenes.apart(at)
        if (town := self._posted(at)) is not None:
            return town
        if (seat := self.seat_before(at) or self._seat_behind(at)) is not None and seat not in facing:
            return seat
        if (kin := self.scenes.within(at)) is not None:
            return kin
        if (host := self.guests.host(at)) is not None and host not in facing:
            return host
        if reader.plain_home is not None and reader.plain_home not in facing:
            return reader.plain_home
        return self.scenes.country(at) or (None if person else self._named_behind(at)) or reader.home

    def _named_behind(self, at: int) -> str | None:
        """The one state that a sentence names behind a body, where the report has named none before: Latvia in "Parliament was to
        vote on Thursday, the Latvian premier said".
        """
        text, reader = self.text, self.reader
        if reader.plain_home is not None:
            return None
        stop = text.sentences[text.sentence_of[at]].last
        named = [(p, p.entry) for p in self.pieces if at < p.first < stop and p.entry is not None]
        states = {e.country: self._leads(p) for p, e in named if e.kind in ("adjective", "country", "metonym")}
        acting = [country for country, leads in states.items() if leads]
        found = acting if acting else list(states)
        return found[0] if len(found) == 1 else None

    def _leads(self, piece: Piece) -> bool:
        """True for the state that acts in a clause, or whose officer does: "the Latvian premier said"."""
        head = self.reader.head(piece.first, piece.last)
        if self.text.relations[head] in ("amod", "nmod:poss", "compound") and self.text.heads[head] >= 0:
            head = self.text.heads[head]
        return self.text.relations[head].startswith("nsubj")

    def _posted(self, at: int) -> str | None:
        """The state of the town in which police or a judge do what is told: Ireland in "Police found arms in a shed in Dundalk"."""
        text, reader = self.text, self.reader
        verb = text.heads[at]
        if text.lower[at] not in _LOCAL or verb < 0 or not text.relations[at].startswith("nsubj"):
            return None
        for piece in reader.pieces[reader.starts.get(at, 0) :]:
            entry, town = piece.entry, piece.first
            if town > text.subtree(verb)[1] or entry is None or entry.kind not in ("city", "region"):
                continue
            above = (t for t in text.path(town)[1:] if t > verb and text.relations[t] in _BELOW)
            if town > at and text.lower[town - 1] == "in" and not any(above):
                return entry.country
        return None

    def seat_before(self, at: int) -> str | None:
        """The state whose seat opens the sentence: "In Riga, Foreign Ministry spokesman Janis Ozols said"."""
        text = self.text
        first = text.sentences[text.sentence_of[at]].first
        n = self.reader.starts.get(first + 1)
        if text.lower[first] != "in" or n is None or not first < at <= self.pieces[n].last + 4:
            return None
        piece = self.pieces[n]
        if text.words[piece.last] != "," or piece.entry is None or piece.entry.kind not in ("metonym", "country"):
            return None
        return piece.entry.country

    def _seat_speaks(self, n: int) -> str | None:
        """The state whose palace tells of the one named first: "Ashdown will fly to Oslo, Downing Street has confirmed"."""
        text, piece = self.text, self.pieces[n]
        sentence = text.sentence_of[piece.first]
        if not text.relations[self.reader.head(piece.first, piece.last)].startswith("nsubj"):
            return None
        for other in self.pieces[n + 1 :]:
            if text.sentence_of[other.first] != sentence:
                return None
            entry = other.entry
            if entry is None or entry.kind != "metonym" or entry.country is None:
                continue
            head = self.reader.head(other.first, other.last)
            told = text.heads[head] >= 0 and text.lemmas[text.heads[head]].lower() in _CONFIRMING
            if (
                told
                and text.relations[head].startswith("nsubj")
                and text.words[other.first] != self._capital(entry.country)
            ):
                return entry.country
        return None

    def seat_after(self, last: int) -> str | None:
        """The state at whose seat one speaks for it: "a Foreign Ministry spokesman in Ankara"."""
        n = self.reader.starts.get(last + 1) if self.text.lower[last : last + 1] == ["in"] else None
        entry = self.pieces[n].entry if n is not None else None
        return entry.country if entry is not None and entry.kind == "metonym" else None

    def _told_of(self, first: int, last: int) -> tuple[str | None, str | None]:
        """The country or organisation of a person by what the report calls him: "the Libyan, Atif Issa", "Gen. Kem, a loyalist of
        the Laotian prince", "Saudi dissident Saad Faqih", "Park, the North Korean army's political officer", "Holm, Mr. Blair's
        adviser", "Ilves, the president's spokesman", "Vidal, who heads the U.N. mission in Georgia".
        """
        text, reader = self.text, self.reader
        head = reader.head(first, last)
        described = [c for c in text.children[head] if text.relations[c] == "appos" and c >= last]
        if text.relations[head] in ("appos", "flat") and 0 <= text.heads[head] < first:
            described.append(text.heads[head])
        described += [c for c in text.children[head] if c < first and text.upos[c] in ("NOUN", "ADJ")]
        for verb in text.children[head]:
            if text.relations[verb].startswith("acl") and text.lemmas[verb].lower() in _HEADING:
                described += [c for c in text.children[verb] if text.relations[c] == "obj"]
        for noun in described:
            words = [
                noun,
                *(
                    w
                    for c in text.children[noun]
                    if text.relations[c] == "nmod:poss"
                    for w in range(text.subtree(c)[0], c + 1)
                ),
                *(c for c in text.children[noun] if text.relations[c] in ("amod", "compound") and c != head),
            ]
            of = [c for c in text.children[noun] if text.relations[c] == "nmod" and c > noun]
            words += [w for c in of for w in range(text.subtree(c)[0], c + 1)]
            for word in words:
                piece = reader.pieces[reader.starts[word]] if word in reader.starts else None
                entry = piece.entry if piece is not None else None
                if entry is not None and entry.id.startswith("state:") and entry.kind in ("adjective", "country"):
                    return entry.country, None
                heads = text.heads[noun] in text.children[head] and text.relations[noun] == "obj"
                if entry is not None and entry.kind == "organisation" and heads and self._acts_for(entry.id):
                    return None, entry.id
                owned = text.relations[word] == "nmod:poss"
                served = reader.people.family(text.words[word]) if owned else None
                if owned and served is None and piece is not None and piece.title is not None:
                    served = self._holding(piece.title.role)
                if served is not None and served.country is not None and served.weight > 1:
                    return served.country, None
        return None, None

    def _acts_for(self, org: str) -> bool:
        """True for an organisation whose missions and forces act for it; a group of states or a party is another matter."""
        row = self.reader.world.organisations.get(org.partition(":")[2])
        return row is not None and row.kind not in ("states", "party", "people", "company")

    def _holding(self, role: str) -> Person | None:
        """The person named of late who holds an office: "Meri flew to Riga. Anton Ilves, the president's spokesman, said"."""
        persons = self.reader.people.persons
        near = (persons[s.actor] for s in reversed(self.reader.memory.people[-6:]) if s.actor in persons)
        return next((p for p in near if role and p.role == role), None)

    def _firm_before(self, start: int) -> str | None:
        """The company named last of those that a report names: "Gazprom and Chisinau agreed … after CEO Ivan Orlov met the minister"."""
        reader = self.reader
        for piece in reversed(self.pieces[: reader.starts.get(start, 0)]):
            row = reader.world.organisations.get(piece.entry.id[4:]) if piece.entry is not None else None
            if row is not None and row.kind == "company":
                return piece.entry.id if piece.entry is not None else None
        return None

    def _party_led(self, n: int) -> str | None:
        """The party of "a Likud leader", who is not the state's; nothing where the report has named its leader."""
        before = self.pieces[n - 1] if n else None
        entry = before.entry if before is not None and before.last == self.pieces[n].first else None
        if entry is None or entry.id not in self.reader.world.parties:
            return None
        named = (p for p in self.reader.people.persons.values() if p.country == entry.country and "leader" in p.titles)
        return None if any(named) else entry.id

    def _of_company(self, start: int) -> bool:
        """True for "Polly's chairman", "GM Chairman": an office of something that the tables do not know."""
        text = self.text
        k = start - 1
        if k >= 0 and text.lower[k] in ("'s", "’s", "'", "’"):
            k -= 1
        return k >= 0 and text.upos[k] == "PROPN" and self.reader.cast.at(k) is None

    def _capital(self, country: str) -> str:
        return self.reader.world.countries[country].capital.split(" ")[0]

    def _seat_behind(self, at: int) -> str | None:
        """The state at whose seat an official speaks: "Foreign Minister Dace Ozola told reporters in Riga"."""
        text = self.text
        stop = text.sentences[text.sentence_of[at]].last
        for token in range(at, min(at + 14, stop - 2)):
            if text.lower[token] not in _HEARERS or text.lower[token + 1] not in ("in", "from"):
                continue
            n = self.reader.starts.get(token + 2)
            entry = self.pieces[n].entry if n is not None else None
            if entry is not None and entry.country and entry.kind != "organisation":
                return entry.country
        return None
