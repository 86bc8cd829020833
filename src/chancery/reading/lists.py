"""Lists: states that are counted in one place and named one by one in another, and those of a coalition whose leader is named."""

from __future__ import annotations

from chancery.knowledge.areas import Area
from chancery.reading.roll import Roll

_STATES = frozenset("states countries nations governments capitals powers members allies partners".split())
_COUNTED = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_BETWEEN = frozenset({",", "and", "the", "&"})
_LED = frozenset("coalition alliance".split())
_PARTISAN = frozenset(
    """government talks partner partners agreement party parties member members cabinet deal rule treaty
    negotiations lawmaker lawmakers""".split()
)
_OTHERS = frozenset(
    """ruling governing opposition international conservative centre left right national democratic leftist
    rightist broad grand global opposing his her their its a another""".split()
)


class ListReader:
    """Finds in one text the states that "four Arab governments" turn out to be, and who leads "the coalition"."""

    def __init__(self, reader: Roll) -> None:
        self.reader, self.text = reader, reader.text
        self.series = self._series()
        self.leader = self._leader()

    def _series(self) -> list[tuple[str, ...]]:
        """The states that are named one after the other: "Saudi Arabia, the United Arab Emirates, Bahrain and Egypt"."""
        out: list[tuple[str, ...]] = []
        series: list[str] = []
        end = -1
        for piece in self.reader.pieces:
            country = piece.entry.country if piece.entry is not None and piece.entry.kind == "country" else None
            joined = bool(series) and all(w in _BETWEEN for w in self.text.lower[end : piece.first])
            if not joined or country is None:
                out += [tuple(series)] if len(series) > 2 else []
                series = []
            series += [country] if country is not None else []
            end = piece.last
        return out + ([tuple(series)] if len(series) > 2 else [])

    def _leader(self) -> str | None:
        """The state that leads the one coalition of a text: "the Saudi-led alliance"."""
        text, found = self.text, set[str]()
        for piece in self.reader.pieces:
            led = text.lower[piece.last : piece.last + 2] == ["-", "led"]
            noun = text.lower[piece.last + 2 : piece.last + 6]
            if led and piece.entry is not None and piece.entry.country is not None and not _LED.isdisjoint(noun):
                found.add(piece.entry.country)
        return found.pop() if len(found) == 1 else None

    def counted(self, i: int) -> int:
        """ "Four Arab governments", whom the report names elsewhere; of so many that it never names nobody is meant."""
        text, areas = self.text, self.reader.areas
        size = _COUNTED.get(text.lower[i], 0)
        k, area = i + 1, None
        while size and k < min(i + 5, len(text.words)) and text.lower[k] not in _STATES:
            if (found := areas.at(text.lower, k)) is not None:
                area, k = found[1], k + found[0]
            elif text.upos[k] == "ADJ" or text.words[k] == "-":
                k += 1
            else:
                return 0
        if not size or k >= len(text.words) or text.lower[k] not in _STATES:
            return 0
        members = self._named(size, area)
        if not members:
            return k + 1 - i if area is not None and area.whole and size < len(area.members) else 0
        return self.reader.add(i, k + 1, tuple(map(self.reader.state, members)), "group", 0.7)

    def _named(self, size: int, area: Area | None) -> tuple[str, ...]:
        """The only states of a part of the world that the report names in such a number."""
        fitting = {
            s for one in self.series if len(s := one) == size and (area is None or set(one) <= set(area.members))
        }
        return fitting.pop() if len(fitting) == 1 else ()

    def behind(self, last: int, size: int) -> tuple[str, ...]:
        """The states that are named behind those who are counted: "both neighbours, Turkey and Iran,", "the three: Mali, Chad and
        Niger"; none where they are not as many.
        """
        text, reader = self.text, self.reader
        if text.words[last : last + 1] not in ([","], [":"], ["-"], ["–"], ["—"], ["("]):
            return ()
        out: list[str] = []
        end, closed = last + 1, False
        while (n := reader.starts.get(end)) is not None:
            entry = reader.pieces[n].entry
            if entry is None or entry.country is None or entry.kind not in ("country", "metonym"):
                break
            out.append(reader.state(entry.country))
            end, closed = reader.pieces[n].last, closed or text.lower[end - 1] == "and"
            while text.lower[end : end + 1] and text.lower[end] in _BETWEEN and len(out) < size:
                end += 1
        return tuple(out) if closed and len(set(out)) == size else ()

    def around(self, area: Area, owner: str) -> tuple[str, ...]:
        """The states of a part of the world that a report lists, without the one whose neighbours they are."""
        fitting = {one for one in self.series if set(one) <= set(area.members) - {owner}}
        return fitting.pop() if len(fitting) == 1 else ()

    def coalition(self, i: int) -> int:
        """ "Coalition warplanes", "the coalition": those whom the state leads that a report names as its leader."""
        text = self.text
        before, after = text.lower[i - 1] if i else ".", text.lower[i + 1] if i + 1 < len(text.words) else "."
        if self.leader is None or before in _OTHERS or before == "led" or after in _PARTISAN:
            return 0
        return self.reader.add(i, i + 1, (self.reader.state(self.leader),), "common", 0.7)
