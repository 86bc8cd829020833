"""Names: no name leads to two persons of one country, and none to a body and an outlet."""

from chancery.knowledge.table import rows
from chancery.knowledge.world import slug
from chancery.knowledge.world_rows import BodyRow, HolderRow, OrganisationRow, OutletRow

FATHER_AND_SON = {("george-bush", "USA")}
AGENCIES_OF_STATES = {"KCNA", "Korean Central News Agency", "AKP"}
"""News agencies that are bodies of their state, and the letters of a party that are an agency's too."""


def test_a_full_name_is_one_person_of_a_country() -> None:
    persons: dict[tuple[str, str], set[str]] = {}
    for row in rows("holders.csv", HolderRow):
        for name in (row.person, *row.aliases.split("|")):
            if " " in name or "-" in name:
                persons.setdefault((slug(name), row.iso3 or row.org), set()).add(slug(row.person))
    assert {n: p for n, p in persons.items() if len(p) > 1 and n not in FATHER_AND_SON} == {}


def test_no_body_bears_the_name_of_an_outlet() -> None:
    outlets = {n for row in rows("outlets.csv", OutletRow) for n in (row.name, *row.aliases.split("|")) if n}
    bodies = {n for row in rows("bodies.csv", BodyRow) for n in (row.name, *row.aliases.split("|")) if n}
    assert bodies & outlets <= AGENCIES_OF_STATES


def test_a_name_is_one_body() -> None:
    known: dict[str, list[str]] = {}
    for row in rows("bodies.csv", BodyRow):
        for name in {row.name, *(a for a in row.aliases.split("|") if a)}:
            gone = row.iso3 in ("SUN", "YUG", "CSK", "DDR")
            known.setdefault(f"{name} once" if gone else name, []).append(f"{row.iso3}/{row.id}")
    assert {n: b for n, b in known.items() if len(b) > 1 and not n.isupper()} == {}


def test_a_body_is_no_organisation_by_another_id() -> None:
    """The Syrian National Coalition is one actor, whichever table it is looked up in."""
    known = {n for row in rows("organisations.csv", OrganisationRow) for n in (row.name, *row.aliases.split("|")) if n}
    bodies = {n for row in rows("bodies.csv", BodyRow) for n in (row.name, *row.aliases.split("|")) if n}
    assert {n for n in bodies & known if not n.isupper()} <= {"Fatah", "Gazprom", "Rosatom", *_AUTHORITY}


_AUTHORITY = {"Palestinian Authority", "Palestine Liberation Organization"}
