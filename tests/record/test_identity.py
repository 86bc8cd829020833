"""One actor or two, by table, spelling, office and country."""

from __future__ import annotations

import pytest

from chancery.facts.mentions import Party
from chancery.record.identity import Identities, compare, united


def person(name: str, country: str | None = "PRT", office: str | None = None) -> Party:
    slug = name.lower().replace(" ", "-")
    return Party(actor=f"person:{slug}", name=name, kind="person", role="party", country=country, office=office)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (person("Duarte Vilhena"), person("Duarte Vilhenna"), "same"),
        (person("Duarte Vilhena"), person("Vilhena"), "same"),
        (person("Duarte Vilhena"), person("Vilhena", None), "same"),
        (person("Li Wei", "CHN"), person("Wei Li", "CHN"), "same"),
        (person("Binyamin Katz", "ISR"), person("Benjamin Katz", "ISR"), "same"),
        (person("Duarte Vilhena"), person("Ines Tavora"), "other"),
        (person("Duarte Vilhena"), person("Duarte Vilhena", "BRA"), "same"),
        (person("Ana Silva"), person("Rui Silva"), "other"),
        (person("Ana Silva"), person("Ana Silveira", "BRA"), "other"),
    ],
)
def test_people(one: Party, other: Party, verdict: str) -> None:
    assert compare(one, other) == verdict
    assert compare(other, one) == verdict


def test_an_office_is_its_holder_where_the_title_agrees() -> None:
    """ "the Portuguese prime minister" and "Prime Minister Ana Reis"."""
    office = Party(
        actor="office:PRT/head-of-government",
        name="Portuguese prime minister",
        kind="person",
        role="party",
        country="PRT",
    )
    assert compare(office, person("Ana Reis", office="head_of_government")) == "same"
    assert compare(office, person("Ana Reis", office="foreign_minister")) == "other"


def test_a_minister_acts_for_the_state_and_is_not_the_state() -> None:
    state = Party(actor="state:PRT", name="Portugal", kind="state", role="party", country="PRT")
    assert compare(state, person("Ines Tavora")) == "acts-for"
    assert compare(state, person("Ines Tavora", "ESP")) == "other"


def test_people_decide() -> None:
    one, other = person("Ana Silva"), person("Rui Silva")
    assert compare(one, other, Identities({"person:rui-silva": "person:ana-silva"})) == "same"
    pair = Identities(apart=frozenset({("person:duarte-vilhena", "person:duarte-vilhenna")}))
    assert compare(person("Duarte Vilhena"), person("Duarte Vilhenna"), pair) == "other"


def test_spellings_are_put_together_in_any_order() -> None:
    told = [[person("Duarte Vilhena")], [person("Vilhena")], [person("Ines Tavora")], [person("Duarte Vilhenna")]]
    groups = {frozenset(p.name for p in g) for g in united(told)}
    assert groups == {frozenset({"Duarte Vilhena", "Vilhena", "Duarte Vilhenna"}), frozenset({"Ines Tavora"})}
    assert {frozenset(p.name for p in g) for g in united(told[::-1])} == groups
