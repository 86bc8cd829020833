"""Bynames: what a report calls somebody instead of a name: "the Islamic republic", "the Palestinian group"."""

from __future__ import annotations

from collections.abc import Collection

from chancery.knowledge.areas import Area
from chancery.reading.asides import WITHIN
from chancery.reading.lists import ListReader
from chancery.reading.pronouns import PronounReader
from chancery.reading.roll import Roll
from chancery.reading.standing import is_place

_BANDS = frozenset("group movement militia faction organisation organization insurgents".split())
COUNTRY = frozenset({"country", "nation", "kingdom", "republic", "emirate", "sultanate"})
_UNIONS = frozenset({"supranational", "intergovernmental", "trade", "forum", "alliance"})
_TOWARDS = frozenset("into against toward towards to with from".split())
"""What stands before a country that is another than the one who acts."""
_ENTERING = frozenset("invade occupy enter leave quit annex bomb attack raid visit tour".split())
_AGENCIES = frozenset({"un_system"})
_ARMED = frozenset({"armed_group"})
BLOCS = {
    "bloc": _UNIONS,
    "grouping": _UNIONS,
    "alliance": frozenset({"alliance"}),
    "union": frozenset({"supranational"}),
    "organisation": _UNIONS | _AGENCIES,
    "organization": _UNIONS | _AGENCIES,
    "body": _UNIONS | _AGENCIES,
    "agency": _AGENCIES,
    "watchdog": _AGENCIES,
    "group": _ARMED,
    "movement": _ARMED,
    "militia": _ARMED,
    "sect": _ARMED,
    "court": frozenset({"court"}),
    "tribunal": frozenset({"court"}),
}


BENCH = frozenset({"judges", "justices", "bench"})
"""Those who rule for the court that was named last."""
_SHORT = frozenset(
    """Front Movement League Union Alliance Court Council Agency Bank Fund Organization Organisation Party Congress Authority
    Commission Tribunal Forum Coalition Committee Federation Group Office Guard Guards Brigades Association Command""".split()
)
"""What a body or organisation is called by when its whole name was told before."""
_TAKEN_UP = frozenset("council commission committee assembly tribunal fund bank group forum authority league".split())
"""What a body is called by, without a capital, where its whole name stood just before."""
_SITTING = 3
"""How many sentences back a court is that "the judges" are of."""


class BynameReader(PronounReader):
    """Reads the bynames of one text: each stands for the one of its kind, or of its part of the world, that was named last."""

    def __init__(self, reader: Roll) -> None:
        super().__init__(reader)
        self.areas = reader.areas
        self.lists = ListReader(reader)

    def _bench(self, i: int, k: int) -> int:
        """ "The judges", "the bench": the court that was named last, of states or of one state; not "the judges of the panel"."""
        reader, here = self.reader, self.text.sentence_of[i]
        if self.text.lower[k + 1 : k + 2] and self.text.lower[k + 1] in ("of", "at", "in", "from", "on", "and"):
            return 0
        for said in reversed(reader.memory.states):
            row = reader.world.organisations.get(said.actor[4:]) if said.actor.startswith("org:") else None
            court = row.kind == "court" if row is not None else "court" in said.actor.rpartition("/")[2]
            if court and here - said.sentence <= _SITTING:
                return reader.add(i, k + 1, (said.actor,), "common", 0.8)
        return 0

    def _short(self, i: int, j: int) -> int:
        """ "the Front", "the League", "the Agency": the body or organisation named before whose name ends so."""
        text, reader = self.text, self.reader
        word, after = text.words[j], text.words[j + 1] if j + 1 < len(text.words) else "."
        beyond = text.words[j + 2] if j + 2 < len(text.words) else "."
        if word in _TAKEN_UP:
            return self._taken_up(i, j)
        if word not in _SHORT or after[0].isupper() or after == "-":
            return 0
        if after in ("of", "for", "on") and (beyond[0].isupper() or beyond == "the"):
            return 0  # "the Bank of England", "the Committee for the Defence"
        if text.relations[j] in ("compound", "amod", "flat") and text.heads[j] > j:
            return 0
        for piece in reversed(reader.pieces):
            entry = piece.entry
            if piece.last > i or entry is None or entry.kind not in ("organisation", "body"):
                continue
            if entry.name.rpartition(" ")[2] == word or text.words[piece.last - 1] == word:
                mention = reader.cast.at(piece.first)
                return reader.add(i, j + 1, mention.actors, "common", 0.8) if mention is not None else 0
        return 0

    def _taken_up(self, i: int, j: int) -> int:
        """ "the council", "the commission": the body whose name ended so where the word was last used: of "The Security Council met
        … The council condemned" the same.
        """
        text, reader = self.text, self.reader
        word, first = text.lower[j], text.sentences[max(0, text.sentence_of[i] - _SITTING)].first
        if text.relations[j] in ("compound", "amod", "flat") or text.lower[j + 1 : j + 2] in (
            ["of"],
            ["for"],
            ["on"],
            ["-"],
        ):
            return 0
        before = next((t for t in range(i - 1, first - 1, -1) if text.lower[t] == word), -1)
        mention = reader.cast.at(before) if before >= 0 else None
        named = mention is not None and mention.form in ("name", "common") and mention.last == before + 1
        if mention is None or not named or not mention.actors[0].startswith(("org:", "body:")):
            return 0
        return reader.add(i, j + 1, mention.actors, "common", 0.8)

    def _band(self, i: int) -> int:
        """ "the Palestinian group", "the Iran-backed movement": the armed group that was named last, and is of the nation told;
        who backs or leads it tells nothing of where it has its home.
        """
        text, reader = self.text, self.reader
        k = i + 1
        while k < min(i + 6, len(text.words) - 1) and text.lower[k] not in BLOCS and text.lower[k] not in _BANDS:
            inner = text.upos[k] in ("ADJ", "PROPN", "NUM", "NOUN", "VERB") or text.words[k] in ("-", "–")
            if not inner or text.lower[k] in ("said", "and", "of"):
                return 0
            k += 1
        if text.lower[k] not in (_BANDS | BLOCS.keys()) or k == i + 1 or text.relations[k] in ("compound", "amod"):
            return 0
        inside = [reader.pieces[reader.starts[t]] for t in range(i + 1, k + 1) if t in reader.starts]
        united = text.lower[k] in ("agency", "watchdog", "body")
        for piece in inside:
            nation = piece.entry is not None and piece.entry.kind in ("adjective", "country", "combining", "nowhere")
            if piece.last > k or not (nation or (united and piece.entry is not None and piece.entry.id == "org:un")):
                return 0
        named = bool(inside) or "-" in text.words[i + 1 : k]
        if (
            not named
            or any(text.words[t][0].isupper() and t not in reader.starts for t in range(i + 2, k))
            or text.lower[k + 1 : k + 2] == ["of"]
        ):
            return 0
        nations = {
            country
            for piece in inside
            if piece.entry is not None and piece.entry.kind != "combining" and text.words[piece.last] not in ("-", "–")
            if (country := piece.entry.country) is not None
        }
        noun = text.lower[k]
        counted = not {"nation", "member", "country", "state"}.isdisjoint(text.lower[i + 1 : k])
        where = next((a[1] for t in range(i + 1, k) if (a := self.areas.at(text.lower, t)) is not None), None)
        return self._bloc(i, k, "bloc" if counted else noun if noun in BLOCS else "group", where, nations)

    def _epithet(self, i: int) -> int | None:
        """ "the Islamic republic", "the oil-rich kingdom", "the West African country": the state of this kind, or of this part
        of the world, that was named last; nothing where no epithet stands here.
        """
        text, reader = self.text, self.reader
        for j in range(i + 1, min(i + 6, len(text.words) - 1)):
            known = self.reader.epithets.at(text.lower, j)
            if known is None and (area := self.areas.at(text.lower, j)) is not None and text.words[j][0].isupper():
                noun = j + area[0]
                while noun < min(j + area[0] + 3, len(text.words) - 1) and text.upos[noun] in ("ADJ", "PUNCT"):
                    noun += 1
                if noun >= len(text.words) or (
                    text.lower[noun] not in COUNTRY and text.lower[noun] not in ("state", "island")
                ):
                    return None
                last, members = noun + 1, area[1].members
            elif known is not None:
                last, members = j + known[0], known[1]
            elif text.upos[j] in ("ADJ", "NUM", "PUNCT") or text.words[j] == "-" or text.words[j + 1] == "-":
                continue
            else:
                return None
            if text.upos[last - 1] not in ("NOUN", "PROPN") or text.relations[last - 1] in ("compound", "amod"):
                return None
            inside = [reader.pieces[reader.starts[t]] for t in range(j, last) if t in reader.starts]
            if any(p.last > last or (p.last == last and p.entry and p.entry.kind == "country") for p in inside):
                return None  # "the Kingdom of Cambodia", "the United Kingdom" are names as a whole
            if (behind := self._named_behind(last)) is not None:
                last, named = behind
                if named is None:
                    return last - i
            else:
                doing = {reader.country_of.get(a) for a in self._apart(last - 1, text.relations[last - 1])}
                free = tuple(m for m in members if m not in doing)
                named = reader.memory.among(free, text.sentence_of[i], reader.country_of)
                named = named or (reader.home if reader.home in members else None)
            if named is None and len(members) > 1:
                return last - i
            where = is_place(text, i, last, False)
            return reader.add(i, last, (reader.state(named or members[0]),), "place" if where else "common", 0.7)
        return None

    def _named_behind(self, last: int) -> tuple[int, str | None] | None:
        """Where a name behind an epithet ends that speaks for itself, and its state (ISO alpha-3) where it names one: "of
        Georgia" in "the former Soviet republic of Georgia"; for "the former Soviet republic, Georgia," the epithet ends before it.
        """
        text, reader = self.text, self.reader
        at, size = last + 1, len(text.words)
        if at >= size:
            return None
        of = text.lower[last] == "of"
        at += of and text.lower[at] == "the" and at + 1 < size
        piece = reader.pieces[reader.starts[at]] if at in reader.starts else None
        entry = piece.entry if piece is not None else None
        state = entry.country if entry is not None and entry.id.startswith("state:") else None
        if of and text.words[at][0].isupper():
            return (piece.last, state) if piece is not None and state is not None else (last, None)
        beside = any(text.relations[t] == "appos" and text.heads[t] == last - 1 for t in (at, at + 1) if t < size)
        return (last, state) if text.words[last] == "," and beside and state is not None else None

    def _bloc(self, i: int, k: int, noun: str, where: Area | None = None, nations: Collection[str] = ()) -> int:
        """The organisation of a kind that was named last, with a member (or its home) in the part of the world or in the nation
        that the words tell.
        """
        reader = self.reader
        for said in reversed(reader.memory.states):
            row = reader.world.organisations.get(said.actor[4:]) if said.actor.startswith("org:") else None
            if row is None or row.kind not in BLOCS[noun]:
                continue
            lands = reader.world.homelands.get(row.id) or {m.partition(":")[0] for m in row.members.split()}
            told = [set(one) for one in (nations, where.members if where is not None else ()) if one]
            if not lands or not any(lands.isdisjoint(one) for one in told):
                return reader.add(i, k + 1, (said.actor,), "common", 0.8)
        return 0

    def _member_states(self, i: int) -> int:
        """ "Member states agreed", "ministers of member-states": the union that was named last, unless one is named behind them."""
        lower = self.text.lower
        k = i + 1 + (lower[i + 1 : i + 2] == ["-"])
        if lower[k : k + 1] not in (["states"], ["countries"], ["nations"]) or lower[k + 1 : k + 2] == ["of"]:
            return 0
        return self._bloc(i, k, "bloc")

    def _country(self, i: int, k: int, described: bool) -> int:
        """ "the country", "the Southeast Asian country": the latest state, and not the report's own if described."""
        reader = self.reader
        apart = tuple(
            a for a in reader.known if not a.startswith("state:") or (described and a == f"state:{reader.plain_home}")
        )
        comers = self._comers(k)
        one = self._entered(i, k, comers) or reader.memory.neutral(self.text.sentence_of[i], (*apart, *comers))
        if reader.home is not None and self.text.lower[k] == "country" and not described:
            own = f"state:{reader.plain_home}"
            listed = next((who for _, who in reversed(reader.memory.pairs) if one in who), ())
            if one is None or (own in listed and own not in comers and one != own):
                one = reader.state(reader.home)  # of "Hungary, Poland and Romania" the one that the report is sent from
        return reader.add(i, k + 1, (one,), "common", 0.6) if one else 0

    def _comers(self, k: int) -> tuple[str, ...]:
        """Those who come into a country or act against it, and are not of it: "Senegal's army crossed into the tiny nation"."""
        text, reader = self.text, self.reader
        verb = text.heads[k]
        if text.relations[k] == "nmod" and verb >= 0 and text.relations[verb] == "obj":
            verb = text.heads[verb]  # "closed borders with the country"
        if text.relations[k] == "nmod:poss" and verb >= 0 and text.relations[verb] == "obj":
            own, verb = True, text.heads[verb]  # "its troops seized the republic's airport": another's
        else:
            own = False
        toward = own or any(text.lower[c] in _TOWARDS for c in text.children[k]) or self._is_entered(k)
        if not toward or verb < 0 or text.upos[verb] != "VERB":
            return ()
        subjects = [c for c in text.children[verb] if text.relations[c].startswith("nsubj")]
        subjects += [c for s in subjects for c in text.children[s] if text.relations[c] == "conj"]
        acting = [m.actors[0] for c in subjects if (m := reader.cast.at(c)) is not None and m.actors]
        sides = {reader.country_of.get(a) for a in acting if a.startswith(("state:", "body:"))}
        return tuple(a for a, country in reader.country_of.items() if country is not None and country in sides)

    def _is_entered(self, k: int) -> bool:
        """True for the land in "invaded the country"."""
        text, verb = self.text, self.text.heads[k]
        return verb >= 0 and text.relations[k] in ("obj", "nsubj:pass") and text.lemmas[verb].lower() in _ENTERING

    def _entered(self, i: int, k: int, comers: tuple[str, ...]) -> str | None:
        """The land that others enter or leave, where it was last named as a place: "troops stay in Mali, a year after Chad invaded
        the country".
        """
        if not comers or not self._is_entered(k):
            return None
        memory, here = self.reader.memory, self.text.sentence_of[i]
        near = [s for s in (*memory.states, *memory.places) if here - s.sentence <= 1 and s.actor.startswith("state:")]
        near = [s for s in near if s.actor not in comers]
        return max(near, key=lambda s: s.token).actor if near else None

    def _among_themselves(self, i: int, low: str) -> int:
        """ "intra-Afghan negotiations", "the inter-Tajik talks": the one state whose parties speak with each other."""
        prefix, _, nation = self.text.words[i].partition("-")
        if prefix.lower() not in WITHIN or not nation[:1].isupper():
            return 0
        known = self.reader.world.names.longest([nation], 0)
        if known is None or known[1].kind != "adjective" or known[1].country in (None, "USA"):
            return 0
        return self.reader.add(i, i + 1, (self.reader.state(known[1].country),), "adjective")
