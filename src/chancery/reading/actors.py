"""Actors: everyone whom a report names, resolved by tables, titles, grammar and what the report said before."""

from __future__ import annotations

from datetime import date

from chancery.facts.actors import Actor, ActorKind
from chancery.facts.spans import Span
from chancery.knowledge.tables import Tables
from chancery.knowledge.world import Entry, HolderRow, World, slug, world
from chancery.language.text import Text
from chancery.reading.cast import Cast, Form, Mention
from chancery.reading.coreference import NEUTRAL, NUMBERS, PERSON_GROUPS, PERSONAL, PLURAL, STATE_GROUPS, Memory
from chancery.reading.titles import Title, titles

_PLACE_WORDS = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "off", "within", "throughout", "into", "through"})
_MOTION = frozenset(
    "visit trip travel fly head go arrive return journey tour depart leave land come stop stopover drive move send swing flight"
    " journey stay transfer meet hold gather convene host open take summit meeting talk round session city capital embassy".split()
)
_TIME_OR_FORM = frozenset({"PUNCT", "SYM"})


def read_cast(text: Text, tables: Tables, day: date | None, home: str | None) -> Cast:
    """Everyone whom the report names, with every mention.

    `day` is the report's date (who holds an office then), `home` the ISO code of the country it is written in or for,
    to which "the Foreign Ministry" belongs where nothing else is said. "Japanese Prime Minister Sanae Takaichi" is
    `person:sanae-takaichi` of JPN, "Tokyo" in "Tokyo is pushing for" is `state:JPN`, "her Indian counterpart" an office of IND.
    """
    return CastReader(text, tables, day, home).read()


class CastReader:
    """Reads the cast of one text from left to right."""

    def __init__(self, text: Text, tables: Tables, day: date | None, home: str | None) -> None:
        self.text, self.day, self.home = text, day, home
        self.world: World = world(tables)
        self.titles = titles(tables)
        self.cast = Cast()
        self.memory = Memory()
        self.names: dict[str, tuple[str, str, str | None, str | None]] = {}
        self.mentions: dict[str, list[Span]] = {}
        self.families: dict[str, str] = {}
        self.roles: dict[tuple[str | None, str], str] = {}
        self.countries: dict[str, str | None] = {}
        self.person_at = {n.first: n for n in text.names if n.label == "PER"}
        self.inside_person = {t for n in text.names if n.label == "PER" for t in range(n.first, n.last)}

    def read(self) -> Cast:
        """The cast, all mentions in order."""
        size = len(self.text.words)
        i = 0
        while i < size:
            i += max(1, self._at(i))
        self._appositions()
        for id, spans in self.mentions.items():
            name, kind, country, role = self.names[id]
            self.cast.actors[id] = Actor(
                id=id, name=name, kind=_kind(id, kind), country=country, role=role, mentions=tuple(dict.fromkeys(spans))
            )
        return self.cast

    # -- one place in the text ---------------------------------------------------------------------------------------

    def _at(self, i: int) -> int:
        """Reads what stands at word `i`; the number of words it took."""
        text = self.text
        low = text.lower[i]
        if low.startswith("inter-korean"):
            return self._add(i, i + 1, ("state:PRK", "state:KOR"), "adjective", [("state:PRK", "North Korea", "PRK"), ("state:KOR", "South Korea", "KOR")])
        if low in PERSONAL or low in NEUTRAL or low in PLURAL:
            return self._pronoun(i, low)
        if low in NUMBERS or low in ("the", "pair", "duo"):
            taken = self._group(i, low)
            if taken:
                return taken
        title = self.titles.at(text.lower, i)
        named = self.world.names.longest(text.words, i)
        if named is not None and (title is None or named[0] >= title.size or text.words[i][0].isupper()) and not self._blocked(i, named):
            return self._named(i, *named)
        if title is not None and text.upos[i] not in ("VERB", "AUX", "ADV"):
            taken = self._titled(i, title)
            if taken:
                return taken
        if i in self.person_at and text.words[i][0].isupper():
            name = self.person_at[i]
            return self._person(i, name.first, name.last, None, None)
        if text.words[i] in self.families and text.upos[i] in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
            return self._add(i, i + 1, (self.families[text.words[i]],), "name", [])
        if text.upos[i] == "PROPN" and text.words[i][0].isupper():
            return self._family(i)
        return 1

    def _blocked(self, i: int, named: tuple[int, Entry]) -> bool:
        """A place name inside a person's name ("Jordan Smith"), a word that only looks like a name."""
        size, entry = named
        if entry.kind == "organisation" or entry.kind == "body":
            return False
        text = self.text
        covered = i in self.inside_person and any(
            n.first <= i < n.last and (n.first < i or n.last > i + size) for n in text.names if n.label == "PER")
        if covered and entry.kind in ("city", "country", "metonym"):
            return True
        if entry.kind == "city" and not any(n.first <= i < n.last and n.label in ("LOC", "ORG") for n in text.names):
            return text.upos[i] != "PROPN" or i in self.inside_person
        if entry.kind == "combining":
            return i + 1 >= len(text.words) or text.words[i + 1] != "-"
        if entry.kind == "outlet":
            return text.upos[i] not in ("PROPN", "X") and size == 1
        return False

    # -- names of the tables -------------------------------------------------------------------------------------------

    def _named(self, i: int, size: int, entry: Entry) -> int:
        text = self.text
        end = i + size
        if entry.kind in ("country", "adjective", "metonym", "city", "combining"):
            if entry.kind == "country" and text.lower[i] in ("us",) and text.words[i] != "US":
                return 1
            form: Form = {"country": "name", "adjective": "adjective", "metonym": "metonym", "city": "place",
                          "combining": "adjective"}[entry.kind]  # type: ignore[assignment]
            extended = self._collective_after(end, entry.country)
            if extended and entry.kind in ("country", "adjective", "metonym"):
                return self._modified(i, end, entry)
            if form in ("name", "metonym") and self._as_place(i, end, form):
                form = "place"
            known = [(entry.id, self.world.countries[entry.country].name if entry.country else entry.name, entry.country)]
            return self._add(i, end, (entry.id,), form, known)
        known = [(entry.id, entry.name, entry.country)]
        return self._add(i, end, (entry.id,), "name", known)

    def _collective_after(self, i: int, country: str | None) -> bool:
        """True where a title or a body follows the name of a state: "Japanese Prime Minister", "Colombia's Foreign Ministry"."""
        j = self._skip(i)
        return j < len(self.text.words) and self.titles.at(self.text.lower, j) is not None

    def _skip(self, i: int) -> int:
        """Past a possessive mark and adjectives between a state and a title."""
        text = self.text
        j = i
        while j < len(text.words) and j - i < 3 and (
            text.lower[j] in ("'s", "’s", "'", "’") or (text.upos[j] in ("ADJ",) and self.titles.at(text.lower, j) is None
                                                         and self.world.names.longest(text.words, j) is None)
        ):
            j += 1
        return j

    def _modified(self, i: int, end: int, entry: Entry) -> int:
        """A state followed by a title or body: the state is named, and then the one who acts for it."""
        known = [(entry.id, self.world.countries[entry.country].name if entry.country else entry.name, entry.country)]
        form: Form = "adjective" if entry.kind == "adjective" else "name"
        self._add(i, end, (entry.id,), form, known)
        j = self._skip(end)
        title = self.titles.at(self.text.lower, j)
        if title is None:
            return end - i
        taken = self._titled(j, title, entry.country, entry.id)
        return (j - i) + taken if taken else end - i

    def _as_place(self, i: int, end: int, form: Form) -> bool:
        """True where a country or capital is only where something happens: "in Tokyo", "fly to Ankara"."""
        text = self.text
        head = self._head(i, end)
        if text.relations[head].startswith("nmod:poss") or text.relations[head] in ("compound", "amod"):
            return False
        case = next((text.lower[c] for c in text.children[head] if text.relations[c] == "case"), "")
        if not case and i > 0 and text.upos[i - 1] == "ADP":
            case = text.lower[i - 1]
        if case in _PLACE_WORDS:
            return True
        if case in ("to", "from", "for", "on"):
            governor = text.heads[head]
            return governor >= 0 and text.lemmas[governor].lower() in _MOTION and form in ("metonym", "name")
        return False

    # -- titles, bodies, persons ---------------------------------------------------------------------------------------

    def _titled(self, i: int, title: Title, country: str | None = None, owner: str | None = None) -> int:
        text = self.text
        end = i + title.size
        given = country is not None
        if not given:
            country, owner = self._owner(i, end)
        if not title.role:
            return self._collective(i, end, title, country, owner)
        if title.role.endswith("+"):
            return self._offices(i, end, title, country, owner)
        j = end
        while j < len(text.words) and text.lower[j] in ("-", "designate", "elect", "of", "state") and text.lower[j] in ("-", "designate", "elect"):
            j += 1
        if j < len(text.words) and text.words[j][0].isupper() and (j in self.person_at or text.words[j] in self.families):
            name = self.person_at.get(j)
            last = name.last if name is not None else j + 1
            return self._person(i, j, last, title.role, country)
        if j < len(text.words) and text.upos[j] == "PROPN" and text.words[j][0].isupper() and (
            self.world.names.longest(text.words, j) is None or j in self.inside_person
        ) and text.words[i][0].isupper():
            last = j + 1
            while last < len(text.words) and text.upos[last] == "PROPN" and text.words[last][0].isupper() and last - j < 4:
                last += 1
            return self._person(i, j, last, title.role, country)
        if title.role == "person":
            return 0
        return self._office(i, end, title.role, country, owner)

    def _owner(self, i: int, end: int) -> tuple[str | None, str | None]:
        """Whose office or body it is: a possessor before it, or "of" and a state behind it."""
        text = self.text
        head = self._head(i, end)
        for child in text.children[head]:
            if text.relations[child] in ("nmod:poss", "amod", "compound", "nmod"):
                mention = self.cast.at(child)
                if mention is not None and mention.last <= i and mention.actors:
                    return self.countries.get(mention.actors[0]), mention.actors[0]
        if i > 0:
            before = self.cast.at(i - 1) or (self.cast.at(i - 2) if i > 1 and text.lower[i - 1] in ("'s", "’s", "-") else None)
            if before is not None and before.actors and before.form in ("adjective", "name", "metonym", "pronoun") and len(before.actors) == 1:
                return self.countries.get(before.actors[0]), before.actors[0]
        if end + 1 < len(text.words) and text.lower[end] in ("of", "to") and text.lower[end - 1] not in ("ambassador", "envoy", "ambassadors"):
            k = end + 1
            if k < len(text.words) and text.lower[k] == "the":
                k += 1
            named = self.world.names.longest(text.words, k) if k < len(text.words) else None
            if named is not None and named[1].country and text.lower[end] == "of":
                return named[1].country, named[1].id
            if named is not None and named[1].kind == "organisation":
                return None, named[1].id
        return None, None

    def _person(self, i: int, first: int, last: int, role: str | None, country: str | None) -> int:
        """A person named at words `[first, last)`, with a title that starts at `i` where there is one."""
        text = self.text
        if text.lower[last - 1] in ("'s", "’s"):
            last -= 1
        words = text.words[first:last]
        if not words:
            return 1
        name = " ".join(words)
        family = words[-1] if words[-1] not in ("Jr.", "Jr", "Sr.") or len(words) < 2 else words[-2]
        id = self.families.get(name) or (self.families.get(words[0]) if len(words) == 1 else None)
        if id is None and len(words) > 1 and family in self.families:
            other = self.families[family]
            if slug(words[0]) in other or (role is None and self.names[other][0].split()[-1] == family and len(self.names[other][0].split()) == 1):
                id = other
        if id is None:
            row = self._row(words, family, role, country)
            if row is not None:
                id = f"person:{slug(row.person)}"
                self._know(id, row.person, "person", row.iso3 or None, row.role)
                self.families.setdefault(row.family, id)
            else:
                id = f"person:{slug(name)}"
                self._know(id, name, "person", country, role)
            self.families.setdefault(name, id)
            self.families.setdefault(family, id)
            if len(words) > 1 and "-" not in name and self._surname_first(country, words):
                self.families.setdefault(words[0], id)
        if country is not None and (self.countries.get(id) is None or role is not None and not self._sure(id)):
            self._relate(id, country, role)
        elif role is not None and self.names[id][3] is None:
            self._relate(id, self.countries.get(id), role)
        if self.countries.get(id) is None and role not in (None, "person", "special_envoy", "head_of_organisation"):
            self._relate(id, self._by_role(role) or self.home, role)
        if role is not None:
            self.roles[(self.countries.get(id), role)] = id
        return self._add(i, last, (id,), "name", [])

    def _sure(self, id: str) -> bool:
        return self.names[id][2] is not None and any(h.iso3 == self.names[id][2] for h in self.world.people.get(id[7:], ()))

    def _by_role(self, role: str | None) -> str | None:
        return None

    def _surname_first(self, country: str | None, words: list[str]) -> bool:
        return country in ("CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "HUN")

    def _row(self, words: list[str], family: str, role: str | None, country: str | None) -> HolderRow | None:
        """The person of the tables that is meant: by full name, or by family name where office or date make it plain."""
        found = self.world.people.get(slug(" ".join(words)), ()) or self.world.people.get(slug(" ".join(reversed(words))), ())
        if not found and len(words) > 2:
            found = self.world.people.get(slug(f"{words[0]} {family}"), ())
        if found:
            here = [r for r in found if country is None or r.iso3 == country] or list(found)
            now = [r for r in here if self.world.in_office(r, self.day)]
            return (now or here)[-1]
        if len(words) == 1:
            row = self.world.by_family(words[0], self.day)
            if row is not None and (country is None or row.iso3 == country):
                return row
        elif len(words) > 1:
            row = self.world.by_family(family, self.day)
            if row is not None and (country is None or row.iso3 == country) and (
                slug(words[0])[:3] == slug(row.person)[:3] or (role is not None and row.role == role)
            ) and slug(words[0])[:1] == slug(row.person)[:1]:
                return row
        return None

    def _family(self, i: int) -> int:
        """A family name alone that the tables know ("Trump"), where the parser or the report takes it for a person."""
        text = self.text
        row = self.world.by_family(text.words[i], self.day)
        if row is None or len(text.words[i]) < 2:
            return 1
        if any(n.first <= i < n.last and n.label != "PER" for n in text.names):
            return 1
        id = f"person:{slug(row.person)}"
        self._know(id, row.person, "person", row.iso3 or None, row.role)
        self.families[text.words[i]] = id
        return self._add(i, i + 1, (id,), "name", [])

    def _office(self, i: int, end: int, role: str, country: str | None, owner: str | None) -> int:
        """A title alone: whom the report named with it, the holder of the tables, else the office."""
        text = self.text
        head = self._head(i, end)
        plural = text.feat(head, "Number") == "Plur"
        definite = any(text.lower[c] in ("the", "this", "that", "its", "their", "his", "her") for c in text.children[head])
        if country is None and owner is not None and owner.startswith("org:"):
            id = f"office:{owner[4:]}/{slug(role)}"
            self._know(id, f"{role.replace('_', ' ')} of {self.names.get(owner, (owner[4:],))[0]}", "person", None, role)
            row = self.world.holder(owner[4:].upper(), role, self.day)
            if row is not None:
                id = f"person:{slug(row.person)}"
                self._know(id, row.person, "person", None, row.role)
            return self._add(i, end, (id,), "title", [])
        if country is None:
            same = [p for (c, r), p in self.roles.items() if r == role]
            if same and (definite or text.words[i][0].isupper()):
                return self._add(i, end, (same[-1],), "title", [])
            if not definite and not text.words[i][0].isupper():
                return 0
            if role in ("special_envoy", "spokesperson", "legislator", "royal", "commander", "ambassador", "governor", "group_leader",
                        "party_leader", "paramount_leader", "intelligence_chief", "speaker", "central_banker", "minister"):
                return 0
            country = self.home
        if country is None:
            return 0
        known = self.roles.get((country, role))
        if known is None and not plural:
            row = self.world.holder(country, role, self.day)
            if row is not None and role in ("head_of_state", "head_of_government", "foreign_minister", "defence_minister"):
                known = f"person:{slug(row.person)}"
                self._know(known, row.person, "person", row.iso3, row.role)
        if known is None:
            known = f"office:{country}/{slug(role)}"
            self._know(known, f"{self.world.countries[country].name} {text.quote(i, end)}", "person", country, role)
            if not plural:
                self.roles.setdefault((country, role), known)
        return self._add(i, end, (known,), "title", [])

    def _offices(self, i: int, end: int, title: Title, country: str | None, owner: str | None) -> int:
        """Several office-holders: "their foreign ministers", "EU foreign ministers", "Thai and Lao ministers"."""
        head = self._head(i, end)
        owners: list[str] = []
        for child in self.text.children[head]:
            mention = self.cast.at(child)
            if mention is not None and mention.last <= i:
                owners += mention.actors
                for other in self.text.children[child]:
                    more = self.cast.at(other)
                    if more is not None and self.text.relations[other] == "conj":
                        owners += more.actors
        if owner is not None and owner not in owners:
            owners.append(owner)
        owners = list(dict.fromkeys(o for o in owners if o))
        if not owners:
            return 0
        return self._add(i, end, tuple(owners), "group" if len(owners) > 1 else "common", [])

    def _collective(self, i: int, end: int, title: Title, country: str | None, owner: str | None) -> int:
        if country is None and owner is not None and owner.startswith("org:"):
            return self._add(i, end, (owner,), "common", [])
        if country is None and title.alone and self._definite(i, end):
            country = self.home
        if country is None:
            return 0
        state = f"state:{country}"
        name = self.world.countries[country].name
        if title.body:
            id = f"body:{country}/{slug(title.noun)}"
            self._know(id, f"{name} {title.noun}", "government", country, None)
            return self._add(i, end, (id,), "common", [])
        self._know(state, name, "state", country, None)
        return self._add(i, end, (state,), "common", [])

    def _definite(self, i: int, end: int) -> bool:
        text = self.text
        return text.words[i][0].isupper() or (i > 0 and text.lower[i - 1] == "the") or any(
            text.lower[c] == "the" for c in text.children[self._head(i, end)]
        )

    # -- pronouns and groups -------------------------------------------------------------------------------------------

    def _pronoun(self, i: int, low: str) -> int:
        text = self.text
        if text.upos[i] not in ("PRON", "DET", "X"):
            return 1
        if low in PERSONAL:
            person = self.memory.person(PERSONAL[low], i)
            return self._add(i, i + 1, (person,), "pronoun", [], 0.7) if person else 1
        if low in NEUTRAL:
            if text.relations[i] in ("expl", "expl:pass") or (low == "it" and text.relations[i].startswith("nsubj") and self._impersonal(i)):
                return 1
            one = self.memory.neutral()
            return self._add(i, i + 1, (one,), "pronoun", [], 0.7) if one else 1
        group = self._conjoined_subject(i) or self.memory.plural(self.countries)
        return self._add(i, i + 1, group, "pronoun", [], 0.6) if group else 1

    def _impersonal(self, i: int) -> bool:
        head = self.text.heads[i]
        return head >= 0 and self.text.upos[head] == "ADJ" or self.text.lemmas[head].lower() in ("be", "seem", "appear", "remain")

    def _conjoined_subject(self, i: int) -> tuple[str, ...]:
        """The coordinated subject earlier in the sentence or in the one before: "Japan and India ... their ministers"."""
        text = self.text
        sentence = text.sentences[text.sentence_of[i]]
        first = sentence.first
        for start, stop in ((first, i), (text.sentences[text.sentence_of[i] - 1].first if text.sentence_of[i] else first, first)):
            for token in range(stop - 1, start - 1, -1):
                if text.relations[token].startswith("nsubj"):
                    mention = self.cast.at(token)
                    if mention is None:
                        continue
                    actors = list(mention.actors)
                    for child in text.children[token]:
                        other = self.cast.at(child)
                        if text.relations[child] == "conj" and other is not None:
                            actors += other.actors
                    if len(set(actors)) > 1:
                        return tuple(dict.fromkeys(actors))
        return ()

    def _group(self, i: int, low: str) -> int:
        """ "the two leaders", "both sides", "the three countries", "the pair", "the leaders"."""
        text = self.text
        j = i
        if low == "the" and i + 1 < len(text.words):
            j = i + 1
        size = NUMBERS.get(text.lower[j], 0)
        k = j + 1 if size else j
        while k < len(text.words) and text.upos[k] == "ADJ" and k - j < 3:
            k += 1
        if k >= len(text.words):
            return 0
        noun = text.lower[k]
        if k + 1 < len(text.words) and noun in ("foreign", "prime", "defense", "defence"):
            k += 1
            noun = text.lower[k]
        persons, states = noun in PERSON_GROUPS, noun in STATE_GROUPS
        if not persons and not states or (low != "the" and not size):
            return 0
        if noun in ("pair", "duo"):
            size = 2
        if noun == "koreas":
            return self._add(i, k + 1, ("state:PRK", "state:KOR"), "group", [("state:PRK", "North Korea", "PRK"), ("state:KOR", "South Korea", "KOR")])
        if not size:
            if noun not in ("leaders", "sides", "presidents", "neighbours", "neighbors", "ministers"):
                return 0
            size = 2
        members = self.memory.group(size, persons, self.countries)
        if not members:
            return 0
        return self._add(i, k + 1, members, "group", [], 0.7)

    # -- keeping -------------------------------------------------------------------------------------------------------

    def _appositions(self) -> None:
        """A person without a country takes it from the words beside the name: "Orhan Tezcan, her Turkish opposite number"."""
        text = self.text
        for mention in self.cast.mentions:
            if mention.form != "name" or len(mention.actors) != 1:
                continue
            id = mention.actors[0]
            if not id.startswith("person:") or self.countries.get(id):
                continue
            near = [c for c in text.children[mention.head] if text.relations[c] in ("appos", "nmod", "compound", "amod", "nmod:poss", "parataxis", "acl:relcl")]
            if text.relations[mention.head] in ("appos", "flat") and text.heads[mention.head] >= 0:
                near.append(text.heads[mention.head])
            for token in near:
                country = self._country_around(token, mention)
                if country:
                    self._relate(id, country, self.names[id][3])
                    break

    def _country_around(self, token: int, mention: Mention) -> str | None:
        other = self.cast.at(token)
        if other is not None and other is not mention and other.actors and other.form != "place":
            return self.countries.get(other.actors[0])
        for child in self.text.children[token]:
            inner = self.cast.at(child)
            if inner is not None and inner is not mention and inner.actors and inner.form in ("adjective", "name", "metonym", "pronoun", "title", "common"):
                country = self.countries.get(inner.actors[0])
                if country:
                    return country
        return None

    def _head(self, first: int, last: int) -> int:
        for token in range(first, last):
            if not first <= self.text.heads[token] < last:
                return token
        return last - 1

    def _know(self, id: str, name: str, kind: str, country: str | None, role: str | None) -> None:
        if id not in self.names:
            self.names[id] = (name, kind, country, role)
            self.countries[id] = country
            self.mentions.setdefault(id, [])

    def _relate(self, id: str, country: str | None, role: str | None) -> None:
        name, kind, _, old = self.names[id]
        self.names[id] = (name, kind, country, role or old)
        self.countries[id] = country

    def _add(
        self, first: int, last: int, actors: tuple[str, ...], form: Form,
        known: list[tuple[str, str, str | None]], confidence: float = 1.0,
    ) -> int:
        for id, name, country in known:
            self._know(id, name, id.partition(":")[0], country, None)
        head = self._head(first, last)
        span = self.text.span(first, last)
        mention = Mention(first, last, head, actors, form, span, confidence)
        self.cast.mentions.append(mention)
        for token in range(first, last):
            self.cast.by_token.setdefault(token, mention)
        for actor in actors:
            self.mentions.setdefault(actor, []).append(span)
            if actor not in self.names:
                self._know(actor, actor.partition(":")[2], actor.partition(":")[0], None, None)
        relation = self.text.relations[head]
        self.memory.note(first, mention, relation.startswith("nsubj"))
        if len(actors) > 1 and form != "pronoun":
            self.memory.pairs.append(actors)
        elif relation == "conj" and self.text.heads[head] >= 0:
            other = self.cast.at(self.text.heads[head])
            if other is not None and other.actors and other.form != "place" and form not in ("place", "adjective"):
                pair = tuple(dict.fromkeys((*other.actors, *actors)))
                if len(pair) > 1 and len({self.countries.get(p) for p in pair}) > 1:
                    self.memory.pairs.append(pair)
        return last - first


def _kind(id: str, given: str) -> ActorKind:
    prefix = id.partition(":")[0]
    kinds: dict[str, ActorKind] = {
        "state": "state", "person": "person", "office": "person", "body": "government", "org": "organisation", "group": "group",
    }
    return kinds.get(prefix, "organisation")
