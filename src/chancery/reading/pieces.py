"""Pieces: the names, titles and bodies that stand in a text, before anybody is told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.knowledge.world import CALENDAR, Entry, World
from chancery.language.text import Text
from chancery.reading.flags import company, warship
from chancery.reading.nobodies import NAMED_AFTER, THINGS, bears_name
from chancery.reading.titles import Title, Titles

PieceKind = Literal["named", "title", "person", "body"]
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PARTICLES = frozenset("de al el bin ben van von der del da dos la ibn abu den di du le af ter".split())
_TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "X", "ADP"})
_NAME_HEADS = frozenset(
    """sea ocean gulf strait straits peninsula canal river bay island islands mountains airlines airways times post
    herald news daily mail sentinel tribune journal gazette ilbo shimbun university college institute cup
    games open agreement accord accords convention conventions treaty dialogue conference club group
    declaration protocol principles process format street square avenue airport park hotel stadium road bank
    company corp inc ltd electric motors shoal reef pact observer telegraph chronicle examiner star courier clarion
    broadcasting report online wire bureau service""".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `[first, last)` that name something: an `entry` of the tables, a `title` or body, or a person's name."""

    first: int
    last: int
    kind: PieceKind
    entry: Entry | None = None
    title: Title | None = None


class PieceReader:
    """Cuts a text into pieces from left to right: "Indian | External Affairs Minister | Raghav Mehrotra"."""

    def __init__(self, text: Text, world: World, titles: Titles) -> None:
        self.text, self.world, self.titles = text, world, titles
        self.label: dict[int, tuple[str, float]] = {}
        for name in text.names:
            for token in range(name.first, name.last):
                self.label[token] = (name.label, name.confidence)
        self.headings: dict[int, bool] = {}
        self.northern = "North Korea" in text.source or "Pyongyang" in text.source or "DPRK" in text.source

    def read(self) -> list[Piece]:
        """All pieces in order; none overlaps another."""
        out: list[Piece] = []
        words, size, i = self.text.words, len(self.text.words), 0
        while i < size:
            piece = self._at(i, out[-1] if out else None) if words[i][0].isalnum() else None
            if piece is not None:
                out.append(piece)
                i = piece.last
            else:
                i += 1
        return out

    def _at(self, i: int, before: Piece | None) -> Piece | None:
        text = self.text
        upper = text.words[i][0].isupper()
        if text.words[i] == "Air" and i + 1 < len(text.words) and text.words[i + 1][0].isupper():
            flag = self.world.names.longest(text.words, i + 1)
            if flag is not None and (firm := company(text, i + 1, i + 1 + flag[0], flag[1])) is not None:
                return Piece(firm[0], firm[1], "named", firm[2])
        titled = any(self.titles.at(text.lower, k) is not None for k in range(i + 1, min(i + 3, len(text.words))))
        if not titled and (afloat := warship(text, i, self.world)) is not None:
            return Piece(i, afloat[0], "named", afloat[1])
        title = self.titles.at(text.lower, i) if text.upos[i] in _TITLE_TAGS or upper else None
        named = self.world.names.longest(text.words, i)
        if named is not None and not upper and named[1].kind not in ("organisation", "outlet", "country", "adjective"):
            named = None
        if named is not None and (title is None or named[0] >= title.size):
            piece = self._named(i, *named)
            if piece is not None:
                return piece
            end = self._skipped(i, *named)
            if end:
                return self._person(i, before)
        if (title is not None and title.role != "person") or (title is not None and self._followed(i + title.size)):
            last = text.upos[i + title.size - 1]
            if (
                last in ("NOUN", "PROPN")
                or last == "X"
                or (title.size > 1 and last != "VERB")
                or (title.role and (upper or self._followed(i + title.size)))
            ):
                return Piece(i, self._portfolio(i + title.size, title), "title" if title.role else "body", title=title)
            return None
        after_title = before is not None and before.kind == "title" and before.last == i
        if after_title and text.words[i] in _PARTICLES and self._followed(self.run(i) - 1):
            return self._person(i, before)
        if upper and text.words[i] not in CALENDAR:
            return self._person(i, before)
        return None

    def _portfolio(self, last: int, title: Title) -> int:
        """The end of a title with what it is for, where a name follows: "Minister of Trade and Cooperatives | Francis Mwebesa"."""
        text = self.text
        after = text.lower[last] if last < len(text.words) else ""
        if not title.role or title.plural or title.role in _UNDIVIDED or after not in ("for", "of", "and"):
            return last
        for k in range(last + 1, min(last + 10, len(text.words))):
            label, firm = self.label.get(k, ("", 0.0))
            if after == "and" and self.titles.at(text.lower, k) is not None:
                return last
            if label == "PER" and firm > 0.6:
                return k if text.upos[k - 1] in ("PROPN", "NOUN") and text.words[k - 1][0].isupper() else last
            if not (text.words[k][0].isupper() or text.lower[k] in ("and", "of", "the", "for", ",")) or label == "LOC":
                return last
        return last

    def _followed(self, i: int) -> bool:
        return i < len(self.text.words) and self.text.words[i][0].isupper()

    # -- names of the tables -------------------------------------------------------------------------------------------

    def _named(self, i: int, size: int, entry: Entry) -> Piece | None:
        """The piece for a name of the tables; None where it only looks like one ("Jordan Smith", "Washington Post")."""
        text = self.text
        end = i + size
        after = end if end < len(text.words) else -1
        if self.northern and size == 1 and text.words[i] in ("Korean", "Koreans"):
            return None  # of either half
        if entry.id in _GONE and i > 0 and text.lower[i - 1] in ("former", "ex", "-"):
            return Piece(i, end, "named", _BESIDE)
        given = any(text.relations[t] == "iobj" for t in range(i, end))  # "promised Peru $2 million"
        if entry.kind in ("city", "region") and size == 1 and i > 0 and text.lower[i - 1] in THINGS:
            return Piece(i, end, "named", _BESIDE)
        if i > 0 and text.lower[i - 1] == "ethnic" and entry.kind == "adjective":
            return Piece(i, end, "named", self._kin(entry))
        if after > 0 and text.lower[after] in ("$", "dollar", "dollars", "cents") and not given:
            return Piece(i, end, "named", _BESIDE)
        if (firm := company(text, i, end, entry)) is not None:
            return Piece(firm[0], firm[1], "named", firm[2])
        if text.words[i] == "NSA" and size == 1 and self.label.get(end, ("",))[0] == "PER":
            return None  # "NSA Doval", the national security adviser of India
        if entry.id == "state:USA" and i > 0 and text.words[i - 1] in _AMERICAS and entry.kind == "adjective":
            return Piece(i, end, "named", _BESIDE)
        if entry.kind == "combining":
            return Piece(i, end, "named", entry) if after > 0 and text.words[after] in ("-", "–") else None
        if (
            after > 0
            and text.words[after] in ("-", "–")
            and text.lower[after + 1 : after + 2]
            and (text.lower[after + 1] in _MERELY)
        ):
            return Piece(i, end, "named", _BESIDE)
        if (
            entry.kind == "outlet"
            and size == 1
            and (text.upos[i] != "PROPN" or text.words[i].lower() in ("the", "time", "star", "post", "mirror", "sun"))
        ):
            return None
        if (
            entry.kind == "outlet"
            and after > 0
            and (self._goes_on(i, end, after) or self.titles.reaches_beyond(self.text.lower, i, end))
        ):
            return None
        if entry.kind in ("country", "city", "metonym", "region"):
            if text.upos[end - 1] not in ("PROPN", "NOUN", "ADJ", "X") or text.words[i] == "us":
                return None
            if after > 0 and self._joins(i, end, after):
                return None
            if entry.kind in ("city", "region") and (
                text.upos[i if size == 1 else end - 1] != "PROPN"
                or (self.label.get(i, ("", 0))[0] == "PER" and size == 1)
            ):
                return None
        if size == 1 and text.words[i] in _ARTICLED and (i == 0 or text.lower[i - 1] != "the"):
            return None
        if size == 1 and text.words[i] == "Amnesty" and (text.upos[i] == "NOUN" or text.relations[i] == "nsubj:pass"):
            return None  # "Amnesty was offered to the rebels"
        other = i > 0 and text.words[i - 1][0].isupper() and text.lower[i - 1] not in ("the", "international")
        if other and text.lower[i:end] == ["contact", "group"]:
            return Piece(i, end, "named", _BESIDE)  # "the Libya Contact Group"
        if entry.kind == "body" and i > 0 and size == 1:
            before = self.world.names.longest(text.words, i - 1)
            if before is not None and before[1].kind == "adjective" and before[1].country != entry.country:
                return None
        if (
            entry.kind == "adjective"
            and after > 0
            and text.lower[after] in _NAME_HEADS
            and text.words[after][0].isupper()
        ):
            return None
        return Piece(i, end, "named", entry)

    def _kin(self, entry: Entry) -> Entry:
        """Who "ethnic Albanians" are: Kosovo's where the report tells of it, else people of the land told of, and no state."""
        if entry.country == "ALB" and not {"Kosovo", "Pristina", "Rambouillet"}.isdisjoint(self.text.words):
            return Entry("organisation", "org:kosovo-albanians", "Kosovo Albanians", None)
        return _BESIDE

    def _goes_on(self, i: int, end: int, after: int) -> bool:
        """True where "The National" is only the beginning of "the National Intelligence Service"."""
        text = self.text
        head = text.heads[end - 1]
        title = self.titles.at(text.lower, after)
        return (
            (title is None or not title.role)
            and text.words[after][0].isupper()
            and text.upos[after] in ("PROPN", "NOUN", "ADJ")
            and text.relations[end - 1] in ("amod", "compound", "flat", "nmod:desc")
            and after <= head <= after + 3
            and text.words[head][0].isupper()
        )

    def _joins(self, i: int, end: int, after: int) -> bool:
        """True where the next word makes it another name: a person's, a paper's, a sea's."""
        text = self.text
        word = text.words[after]
        if not word[0].isupper() or word in CALENDAR:
            return False
        if text.lower[after] in _NAME_HEADS:
            return True
        if (
            (i > 0 and text.upos[i - 1] == "ADP")
            or self.titles.at(text.lower, after) is not None
            or self.world.names.longest(text.words, after) is not None
        ):
            return False
        if text.relations[after] == "flat" and i <= text.heads[after] < end and text.upos[after] == "PROPN":
            return True
        first, second = self.label.get(end - 1), self.label.get(after)
        return bool(first and second and first[0] == second[0] == "PER" and first[1] + second[1] > 1.2)

    def _skipped(self, i: int, size: int, entry: Entry) -> bool:
        return entry.kind in ("country", "city", "metonym", "outlet", "region")

    # -- persons -------------------------------------------------------------------------------------------------------

    def run(self, i: int) -> int:
        """The end of the run of name words that starts at `i`: "Seo Tae-yun", "Abdel Fattah el-Sisi", "Donald J.
        Trump".
        """
        text, size = self.text, len(self.text.words)
        k = i + 1
        while k < size:
            word = text.words[k]
            if word in POSSESSIVE or word in CALENDAR or word in _INITIALS:
                break
            if word == "-" and k + 1 < size and text.end[k] == text.start[k + 1] and text.start[k] == text.end[k - 1]:
                if self.world.names.longest(text.words, k + 1) is not None and text.words[k + 1][0].isupper():
                    break
                if not text.words[k + 1][0].isalpha() or (
                    k == i + 1 and text.words[i] in self.world.families and text.words[k + 1] in self.world.families
                ):
                    break
                k += 2
                continue
            if word[0].isupper() and word[0].isalpha():
                if self.titles.at(text.lower, k) is not None and text.relations[k] != "flat":
                    break
                known = self.world.names.longest(text.words, k)
                hyphened = k + 1 < size and text.words[k + 1] == "-" and known is not None and known[1].kind == "city"
                firm = text.relations[k] == "flat" or self.label.get(k, ("",))[0] == "PER"
                if known is not None and not firm and not (hyphened and k > i):
                    break
                if text.sentence_of[k] != text.sentence_of[i]:
                    break
                if text.relations[k] != "flat" and self._heading(text.sentence_of[k]):
                    break
                k += 1
                continue
            if (
                word in _PARTICLES
                and k + 1 < size
                and (text.words[k + 1][0].isupper() or text.words[k + 1] in (*_PARTICLES, "-"))
            ):
                k += 1
                continue
            if word == "," and k + 1 < size and text.words[k + 1] in ("Jr.", "Jr", "Sr."):
                k += 2
                continue
            break
        return k

    def _heading(self, number: int) -> bool:
        """True for a heading whose every word has a capital, where a capital says nothing."""
        known = self.headings.get(number)
        if known is None:
            sentence = self.text.sentences[number]
            words = [w for w in self.text.words[sentence.first : sentence.last] if w[0].isalpha()]
            known = self.headings[number] = len(words) > 4 and sum(w[0].isupper() for w in words) > 0.7 * len(words)
        return known

    def _person(self, i: int, before: Piece | None) -> Piece | None:
        piece = self._somebody(i, before)
        if piece is not None and self._thing(i, piece.last, self.text.words[i : piece.last]):
            return Piece(i, piece.last, "named", _BESIDE)
        return piece

    def _somebody(self, i: int, before: Piece | None) -> Piece | None:
        """A person's name at `i`: after a title, in the tables, or by the look and the parser's word."""
        text = self.text
        end = self.run(i)
        if self._opens_later(i, end):
            return None
        words = text.words[i:end]
        heads = {text.heads[i], text.heads[end - 1]} & {end, end + 1}
        if any(text.lower[h] in NAMED_AFTER for h in heads):
            return None
        led = len(words) == 1 and words[0] in self.world.families and self.text.lower[end : end + 1]
        if led and led[0] in _LED_BY and text.upos[i] in ("ADJ", "NOUN", "PROPN"):
            return Piece(i, end, "person") if text.words[i - 1] != "-" else None
        titled = before is not None and before.kind == "title" and self._adjacent(before.last, i)
        if titled:
            foreign = not words[0].isascii() and len(words) > 1
            if text.upos[i] not in ("PROPN", "NOUN", "X", "ADJ", "VERB") and not foreign:
                return None
            if before is not None and before.title is not None and before.title.plural and text.upos[i] != "PROPN":
                return None
            return None if words[-1].lower().rstrip(".") in _NAME_HEADS else Piece(i, end, "person")
        if (
            text.upos[i] != "PROPN"
            or words[-1].lower() in _NAME_HEADS
            or (len(words) > 2 and words[-1].lower() in NAMED_AFTER)
            or any(w.lower() in _ORGANISATION for w in words)
        ):
            return None
        if len(words) == 1:
            known = len(words[0]) > 2 or (len(words[0]) == 2 and words[0] in self.world.families)
            capitals = words[0].isupper() and not self.world.families.get(words[0])
            return Piece(i, end, "person") if known and not capitals else None
        labels = [self.label.get(t, ("", 0.0)) for t in range(i, end)]
        if self.world.person(words):
            return Piece(i, end, "person")
        if any(w.isupper() and len(w) > 1 and not w.endswith(".") for w in words):
            return None
        likely = sum(conf for label, conf in labels if label == "PER") / len(words)
        initial = any(len(w) == 2 and w[1] == "." for w in words[:-1])
        other = sum(conf for label, conf in labels if label in ("ORG", "LOC")) / len(words)
        if likely > 0.45 or (text.relations[i + 1] == "flat" and other < 0.4) or initial:
            return Piece(i, end, "person")
        return None

    def _thing(self, i: int, end: int, words: list[str]) -> bool:
        """True for what bears a name and is nobody: "the tanker Suez Rajan", "the Mavi Marmara", "a reef, Fasht al-Dibal"."""
        text = self.text
        before = text.lower[i - 1] if i else ""
        if bears_name(text, i, end):
            return True
        head = next((t for t in range(i, end) if not i <= text.heads[t] < end), i)
        if text.relations[head] == "appos" and text.heads[head] >= 0 and text.lower[text.heads[head]] in THINGS:
            return True
        named = len(words) > 1 and before == "the" and text.relations[head] not in ("compound", "amod", "nmod:poss")
        return named and not self.world.person(words)

    def _opens_later(self, i: int, end: int) -> bool:
        """True for "Security" of "for National Security Affairs Jake Sullivan": the name begins behind it."""
        if self.label.get(i, ("",))[0] == "PER":
            return False
        for k in range(i + 1, end):
            label, firm = self.label.get(k, ("", 0.0))
            if label == "PER":
                apart = not any(k <= self.text.heads[t] < end for t in range(i, k))
                return firm > 0.8 and apart and self.text.relations[k] not in ("flat", "compound") and k + 1 < end
        return False

    def _adjacent(self, last: int, i: int) -> bool:
        return last == i or (
            1 < i - last <= 2
            and all(w in ("-", "designate", "elect", "Designate", "Elect") for w in self.text.words[last:i])
        )


_LED_BY = frozenset("government administration regime cabinet presidency".split())
"""What stands behind the family name of the one who leads it, the first of two: "the Netanyahu government", "the Merz-Klingbeil cabinet"."""
_INITIALS = frozenset({"U.S.", "US", "U.N.", "UN", "U.K.", "UK", "EU"})
"""What ends a person's name wherever it stands: "urged President Abbas U.S. efforts"."""
_AMERICAS = frozenset({"Latin", "South", "Central", "North", "Inter", "Pan", "African", "Native"})
"""What makes "American" speak of a continent or of a community: "Latin American leaders", "African American voters"."""
_ARTICLED = frozenset({"Commission", "Commonwealth", "Tigers", "Brotherhood", "Conservatives"})
"""What names a body of its own with nothing but an article: "the Commission", not "the Joint Commission"."""
_UNDIVIDED = frozenset({"head_of_state", "head_of_government", "person", "royal", "supreme_leader", "speaker"})
"""Offices that are for nothing in particular: "Assistant to the President for Trade" is no president's title."""
_MERELY = frozenset(
    """era backed supported aligned allied recognised recognized born educated speaking occupied controlled held administered
    trained funded financed installed appointed designed style dominated facing based bound leaning""".split()
)
"""What a name is joined to where it does not act: "the Saudi-backed government", "Soviet-era rifles"."""
_GONE = frozenset({"state:SUN", "state:YUG", "state:CSK", "state:DDR"})
_BESIDE = Entry("nowhere", "", "", None)
_ORGANISATION = frozenset(
    """agency ministry department council court committee party commission government university forces army force
    union association federation organization organisation office house hall county province district city
    sunday act crude foundation front movement alliance league brigade battalion corps squadron treaty week
    day festival church""".split()
)
