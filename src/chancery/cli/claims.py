"""`chancery claims`: who said what, by chain."""

from __future__ import annotations

import json as jsonlib
import textwrap

import msgspec

from chancery.cli.brief import width
from chancery.cli.exits import NOTHING
from chancery.cli.reading import DONE, FAILED, Tally, note, readings, with_progress
from chancery.errors import ChanceryError
from chancery.facts.claims import Claim, Source
from chancery.facts.readings import Reading
from chancery.sources.reports import arrivals

_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we"})


def claims_of_inputs(
    inputs: list[str],
    *,
    by: str | None,
    about: str | None,
    hedged: bool,
    json: bool,
    published: str | None,
    outlet: str | None,
) -> int:
    """Prints the claims of every input that are asked for; 1 where there are none, 3 where an input failed."""
    tally, number = Tally(), 0
    found = arrivals(inputs, outlet=outlet, published=published)
    try:
        for reading in readings(with_progress(found), tally, off_topic="attribute"):
            wanted = [c for c in reading.claims if asked_for(reading, c, by=by, about=about, hedged=hedged)]
            if not wanted:
                continue
            if json:
                for claim in wanted:
                    print(jsonlib.dumps(row(reading, claim), ensure_ascii=False), flush=True)
            else:
                print(("\n" if number else "") + "\n".join(lines(reading, wanted)))
            number += len(wanted)
    except ChanceryError as trouble:
        note(str(trouble))
        return FAILED
    if tally.failed:
        note(f"{tally.failed} of {tally.failed + tally.read} inputs could not be read; each is named above")
        return FAILED
    if not number:
        note("no such claim" if by or about or hedged else "no claims")
        return NOTHING
    return DONE


def asked_for(reading: Reading, claim: Claim, *, by: str | None, about: str | None, hedged: bool) -> bool:
    """True for a claim on the word of `by` (any link of its chain) about `about`; `hedged`: less than stated."""
    if hedged and claim.certainty == "stated":
        return False
    if by is not None and not any(_names(reading, s.name, s.actor, by) for s in claim.chain):
        return False
    if about is None:
        return True
    if about.casefold() in reading.report.quote(claim.content).casefold():
        return True
    start, end = claim.content
    return any(
        _names(reading, actor.name, actor.id, about)
        for actor in reading.actors
        if any(start <= a < end for a, _ in actor.mentions)
    )


def _names(reading: Reading, name: str, actor: str | None, words: str) -> bool:
    """True where the words are part of a name, or the id, the name or the country of the actor behind it."""
    wanted = words.casefold()
    known = next((a for a in reading.actors if a.id == actor), None)
    if wanted in name.casefold() or (actor is not None and wanted == actor.casefold()):
        return True
    return known is not None and (
        wanted in known.name.casefold() or (known.country is not None and wanted == known.country.casefold())
    )


def row(reading: Reading, claim: Claim) -> dict[str, object]:
    """One claim as a line of JSON, with its words and the report it stands in."""
    report = reading.report
    return {
        "report": report.id,
        "key": report.key,
        "outlet": report.outlet,
        "published": report.published,
        "text": report.quote(claim.content),
        **msgspec.to_builtins(claim),
    }


def _shown(reading: Reading, source: Source) -> str:
    """The words of a link; a pronoun with whom it stands for: "she (Liv Sandnes)"."""
    words = " ".join(source.name.split())
    known = next((a for a in reading.actors if a.id == source.actor), None)
    return f"{words} ({known.name})" if known is not None and words.lower() in _PRONOUNS else words


def lines(reading: Reading, claims: list[Claim]) -> list[str]:
    """The claims of one report for a person, those of one chain together."""
    report = reading.report
    head = report.title or report.text.split("\n", 1)[0]
    out = [textwrap.shorten(head, width(), placeholder=" …")]
    chains: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        words = " ← ".join(_shown(reading, s) for s in claim.chain)
        chains.setdefault((words, claim.chain[-1].kind), []).append(claim)
    for (words, kind), those in chains.items():
        out += textwrap.wrap(f"{words} ({kind})", width(), initial_indent="  ", subsequent_indent="    ")
        for claim in those:
            said = " ".join(report.quote(claim.content).split())
            shown = f"“{said}”" if claim.quote else said
            out += textwrap.wrap(
                f"{claim.certainty:8}  {shown}", width(), initial_indent="    ", subsequent_indent=" " * 14
            )
    return out
