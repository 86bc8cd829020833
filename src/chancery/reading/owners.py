"""Owners: whose office a title is and who holds it, by the names that stand beside it in the report."""

from __future__ import annotations

from chancery.language.text import Text
from chancery.reading.pieces import POSSESSIVE, Piece
from chancery.reading.standing import head_of

_BETWEEN = frozenset(
    """- ' 's ’s ’ deputy former new then acting outgoing incoming senior top chief ruling shadow late newly
    elected first vice assistant ex high level ranking own veteran current longtime caretaker backed supported aligned allied recognised recognized installed appointed""".split()
)
_LISTING = frozenset({",", "and", "of", "the", "&", ":", "–", "—", "(", ")"})
_FOLLOWERS = frozenset(
    "loyalist aide follower associate deputy confidant confidante lieutenant henchman protege protégé".split()
)
_FORMS = frozenset("the of republic kingdom state commonwealth federal federative islamic democratic socialist".split())
_OF_WHAT = _FORMS | frozenset({"for", "to", "in", "at", "and", "on", "affairs"})
_STOPS = frozenset({",", ".", "—", "–", "-", ")", ";", '"', "”"})


class OwnerReader:
    """Reads the neighbourhood of titles: "Indonesia's foreign minister, Laksmi Wardhana" belongs to Indonesia."""

    def __init__(self, text: Text, pieces: list[Piece], starts: dict[int, int]) -> None:
        self.text, self.pieces, self.starts = text, pieces, starts

    def owner(self, n: int) -> tuple[str | None, str | None]:
        """Country and organisation that a title or body belongs to, by the names beside it."""
        text, piece, k = self.text, self.pieces[n], n - 1
        title = piece.title
        while (
            k >= 0
            and piece.first - self.pieces[k].last <= 4
            and (text.sentence_of[self.pieces[k].first] == text.sentence_of[piece.first])
        ):
            between = range(self.pieces[k].last, piece.first)
            if not all(
                text.lower[t] in _BETWEEN
                or text.upos[t] == "ADJ"
                or (text.upos[t] in ("NOUN", "PROPN") and text.relations[t] == "compound")
                for t in between
            ):
                break
            before = self.pieces[k]
            if before.kind == "named" and before.entry is not None and before.entry.kind != "outlet":
                entry = before.entry
                if entry.kind == "nowhere" and not entry.id:
                    piece, k = before, k - 1
                    continue
                if (
                    title is not None
                    and title.role == "special_envoy"
                    and entry.kind == "country"
                    and k > 0
                    and (self.pieces[k - 1].last >= before.first - 1 and self.pieces[k - 1].kind == "named")
                ):
                    piece, k = before, k - 1
                    continue
                if title is not None and entry.kind == "organisation" and self._sent_there(title.role, before, k):
                    piece, k = before, k - 1
                    continue
                local = title is not None and title.role == "governor"
                if entry.kind == "city" and not local and "'s" not in text.lower[before.last : piece.first]:
                    break
                return entry.country, entry.id if entry.id.startswith("org:") else None
            if before.kind == "person":
                break
            piece, k = before, k - 1
        return self.after(self.pieces[n].last)

    def _sent_there(self, role: str, seat: Piece, k: int) -> bool:
        """True for the organisation to which a state sends somebody: the U.N. in "the Chilean U.N. ambassador", "Fiji's U.N. envoy"."""
        if role not in ("ambassador", "special_envoy") or k == 0 or self.pieces[k - 1].entry is None:
            return False
        sender, between = self.pieces[k - 1], self.text.lower[self.pieces[k - 1].last : seat.first]
        state = sender.entry is not None and sender.entry.id.startswith("state:") and sender.entry.kind != "city"
        return state and (between in (["'s"], ["’s"]) or (between == [] and role == "ambassador"))

    def after(self, last: int) -> tuple[str | None, str | None]:
        """The state or organisation named behind "of": "Prime Minister Modi of India"."""
        text = self.text
        if last + 1 < len(text.words) and text.lower[last] == "for" and text.lower[last - 1] == "ministry":
            n = self._behind_its_field(last + 1)
            entry = self.pieces[n].entry if n is not None else None
            return (entry.country, None) if entry is not None else (None, None)
        speaks = text.lower[last : last + 1] == ["for"] and text.lower[last - 1].startswith("spokes")
        if last + 1 >= len(text.words) or (text.lower[last] != "of" and not speaks):
            return None, None
        k = last + 1
        while k < len(text.words) and k - last < 6 and k not in self.starts and (text.lower[k] in _FORMS):
            k += 1
        n = self.starts.get(k)
        if n is None:
            n = self._behind_its_field(k)
        if n is not None and self.pieces[n].kind == "body":
            return self.owner(n)
        if n is None or self.pieces[n].entry is None:
            return None, None
        entry = self.pieces[n].entry
        assert entry is not None
        local = text.lower[last - 1] in ("mayor", "governor") and entry.kind in ("city", "region")
        if local or entry.kind in ("country", "metonym", "body", "organisation"):
            return entry.country, entry.id if entry.id.startswith("org:") else None
        if entry.kind == "adjective":
            return entry.country, None
        return None, None

    def _behind_its_field(self, k: int) -> int | None:
        """The owner behind what a body is for: Kenya in "the Ministry of Strategic Industries of Kenya"."""
        text = self.text
        for token in range(k, min(k + 6, len(text.words) - 1)):
            if text.lower[token] == "of":
                after = token + 2 if text.lower[token + 1] == "the" else token + 1
                n = self.starts.get(after)
                named = n is not None and self.pieces[n].entry is not None
                return n if named and self.pieces[n or 0].entry.kind == "country" else None  # type: ignore[union-attr]
            if not (text.words[token][0].isupper() or text.lower[token] in ("and", ",", "&")):
                return None
        return None

    def apposed(self, n: int) -> int | None:
        """The person beside a title: "Indonesia's foreign minister, Laksmi Wardhana,", "Helena Ashcombe, the
        foreign secretary".
        """
        text, piece = self.text, self.pieces[n]
        end, k = piece.last, n + 1
        while (
            k < len(self.pieces)
            and k - n < 5
            and self.pieces[k].kind in ("named", "body")
            and (end < self.pieces[k].first or (k > n + 1 and end == self.pieces[k].first))
            and all(w in _OF_WHAT for w in text.lower[end : self.pieces[k].first])
        ):
            end, k = self.pieces[k].last, k + 1
        if k > n + 1 and k < len(self.pieces) and self.pieces[k].kind == "person" and self.pieces[k].first == end:
            return k
        if (
            k + 1 < len(self.pieces)
            and self.pieces[k].kind == "title"
            and self.title_before(k + 1) == k
            and (self.pieces[k + 1].kind == "person" and text.words[end] == "," and self.pieces[k].first - end <= 3)
        ):
            return k + 1
        if k < len(self.pieces) and self.pieces[k].kind == "person" and text.words[end : self.pieces[k].first] == [","]:
            stop = self.pieces[k].last
            if stop >= len(text.words) or text.words[stop] in _STOPS or text.relations[self.pieces[k].first] == "appos":
                return k
        k = n - 1
        while k >= 0 and self.pieces[k].kind in ("named", "body") and piece.first - self.pieces[k].last <= 3:
            k -= 1
        if (
            k < 0
            or self.pieces[k].kind != "person"
            or text.sentence_of[self.pieces[k].first] != text.sentence_of[piece.first]
        ):
            return None
        last = self.pieces[k].last
        if text.words[last] != "," or piece.first - last > 9:
            return None
        inside = range(last + 1, piece.first)
        if all(
            text.upos[t] in ("DET", "ADJ", "PRON", "PART", "PROPN", "NOUN", "PUNCT") and text.words[t] not in (",", ";")
            for t in inside
        ):
            head = head_of(self.text, piece.first, piece.last)
            closed = (
                piece.last >= len(text.words)
                or text.words[piece.last] in _STOPS
                or text.lower[piece.last] in ("of", "for", "who", "and", "to")
            )
            if text.relations[head] == "appos" or (closed and text.relations[head] not in ("nsubj", "conj", "obj")):
                return k
        return None

    def listed(self, n: int) -> list[int]:
        """The persons who share a title: "the two energy ministers, Kossi Amegan of Togo and Edith Houngnibo of Benin"."""
        out: list[int] = []
        end = self.pieces[n].last
        for k in range(n + 1, min(n + 10, len(self.pieces))):
            piece = self.pieces[k]
            if any(self.text.lower[t] not in _LISTING for t in range(end, piece.first)):
                break
            if piece.kind == "person":
                out.append(k)
            elif piece.kind != "named":
                break
            end = piece.last
        return out

    def party(self, last: int) -> str | None:
        """The United States for one named with party and state: "Dan Burton, R-Ind.", "Jesse Helms (D-N.C.)"."""
        words = self.text.words[last : last + 4]
        marked = len(words) == 4 and words[0] in (",", "(") and words[1] in ("R", "D", "I") and words[2] == "-"
        return "USA" if marked and words[3][0].isupper() else None

    def follows(self, last: int) -> str | None:
        """The country of the one whom somebody is told to follow: "Gen. Kem, a loyalist of the ousted Laotian premier,"."""
        text = self.text
        if last + 4 >= len(text.words) or text.words[last] != "," or text.lower[last + 1] not in ("a", "an", "the"):
            return None
        near = range(last + 2, min(last + 6, len(text.words)))
        noun = next((t for t in near if text.lemmas[t].lower() in _FOLLOWERS), None)
        if noun is None or text.lower[noun + 1 : noun + 2] not in (["of"], ["to"], ["for"]):
            return None
        n = next((self.starts[t] for t in range(noun + 2, noun + 6) if t in self.starts), None)
        entry = self.pieces[n].entry if n is not None else None
        return entry.country if entry is not None and entry.kind in ("adjective", "country") else None

    def title_before(self, n: int) -> int | None:
        if n == 0 or self.pieces[n - 1].kind != "title":
            return None
        gap = self.text.lower[self.pieces[n - 1].last : self.pieces[n].first]
        return n - 1 if all(w in ("-", "designate", "elect") for w in gap) else None

    def words(self, piece: Piece) -> list[str]:
        return [w for w in self.text.words[piece.first : piece.last] if w not in POSSESSIVE and w != ","]
