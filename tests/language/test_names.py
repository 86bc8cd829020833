"""Names: what the tree holds together is one name."""

from __future__ import annotations

from chancery.language.english import outline
from chancery.language.names import whole
from chancery.language.text import Name, Text


def tagged(words: str, arcs: dict[int, tuple[int, str]], names: list[Name]) -> Text:
    text = outline(words)
    text.upos = ["PROPN"] * len(text)
    for token, (head, relation) in arcs.items():
        text.heads[token], text.relations[token] = head, relation
    text.names = names
    return text


def test_a_family_name_belongs_to_its_first_name() -> None:
    """Ragnhild Tveit: the head saw "Ragnhild" only, but "Tveit" hangs on it as `flat`."""
    text = tagged("Ragnhild Tveit", {1: (0, "flat")}, [Name(0, 1, "PER", 0.9)])
    whole(text)
    assert text.names == [Name(0, 2, "PER", 0.9)]


def test_two_parts_of_one_place_are_one_place() -> None:
    """South Vietnam: the last part says what the name is."""
    text = tagged("South Vietnam", {0: (1, "compound")}, [Name(0, 1, "LOC", 0.7), Name(1, 2, "LOC", 0.9)])
    whole(text)
    assert text.names == [Name(0, 2, "LOC", 0.7)]


def test_neighbours_that_the_tree_keeps_apart_stay_apart() -> None:
    """Oslo Norway: an apposition, two names."""
    names = [Name(0, 1, "LOC", 0.9), Name(1, 2, "LOC", 0.9)]
    text = tagged("Oslo Norway", {1: (0, "appos")}, list(names))
    whole(text)
    assert text.names == names


def test_an_article_and_its_hyphen_belong_to_the_name() -> None:
    """Karim al-Tahan: the head saw "Karim" and "Tahan"."""
    text = tagged("Karim al-Tahan", {1: (0, "flat"), 3: (0, "flat")}, [Name(0, 1, "PER", 0.9), Name(3, 4, "PER", 0.8)])
    whole(text)
    assert text.names == [Name(0, 4, "PER", 0.8)]


def test_an_address_is_no_name() -> None:
    """press@example.org is a way to reach somebody."""
    text = tagged("press@example.org", {}, [Name(0, 1, "ORG", 0.9)])
    whole(text)
    assert text.names == []


def test_a_people_is_no_person() -> None:
    """Norwegians: many of them."""
    text = tagged("Norwegians", {}, [Name(0, 1, "PER", 0.9)])
    text.feats[0] = "Number=Plur"
    whole(text)
    assert text.names == []


def test_a_war_is_not_the_country_it_is_named_after() -> None:
    """Norway Game: "Norway" hangs on "Game" as compound, but the head took "Game" for no name."""
    text = tagged("Norway Game", {0: (1, "compound")}, [Name(0, 1, "LOC", 0.9)])
    whole(text)
    assert text.names == [Name(0, 1, "LOC", 0.9)]


def test_what_the_head_is_unsure_of_is_no_name() -> None:
    """Best Prices: hardly an organisation."""
    text = tagged("Best Prices", {}, [Name(0, 2, "ORG", 0.45)])
    whole(text)
    assert text.names == []
