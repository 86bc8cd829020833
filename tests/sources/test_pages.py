"""Pages: title, outlet, time with its zone and the paragraphs of the article, whatever the layout."""

from __future__ import annotations

import pytest

from chancery.errors import InputError
from chancery.sources.pages import NoArticle, Page, Unwanted, parse_page, read_page

from .layouts import FIRST, FOOT, LAYOUTS, NAV, PARAGRAPHS, SECOND, STORY, THIRD, TITLE, Layout


def parsed(html: str, url: str | None = None) -> Page:
    page = parse_page(html.encode(), url, None)
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_a_person_reads_off_a_page(layout: Layout) -> None:
    page = parsed(layout.html, layout.url)
    assert (page.title, page.outlet, page.published) == (layout.title, layout.outlet, layout.published)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_article_and_nothing_else(layout: Layout) -> None:
    text = parsed(layout.html, layout.url).text
    for paragraph in STORY[1:]:
        assert paragraph in text
    for furniture in (
        "Sport",
        "All rights reserved",
        "Read more",
        "Advertisement",
        "a reader",
        "morning letter",
        "Editor:",
        "# #",
    ):
        assert furniture not in text
    assert len(text) < sum(map(len, STORY)) + 120


def test_paragraphs_stay_apart() -> None:
    page = parsed(f"<html><body>{NAV}<article>{PARAGRAPHS}</article>{FOOT}</body></html>")
    assert page.text.split("\n\n") == [FIRST, SECOND, THIRD]


def test_the_agency_whose_copy_it_is() -> None:
    """LISBON (Reuters) - ... at the Groyne Tribune is Reuters' copy; at Reuters it is its own."""
    layout = next(x for x in LAYOUTS if "agency" in x.name)
    assert parsed(layout.html).credit == "Reuters"
    assert parsed(layout.html, "https://www.reuters.com/world/a").credit is None


def test_a_house_is_not_taken_over_by_a_canonical_address_elsewhere() -> None:
    html = f'<html><head><link rel="canonical" href="https://www.reuters.com/world/a"></head><body><article>{PARAGRAPHS}</article></body></html>'
    page = parsed(html, "https://rumours.example/a")
    assert (page.outlet, page.url) == ("rumours.example", "https://rumours.example/a")


def test_what_was_assumed_about_a_time_is_said() -> None:
    kinds = {x.name: [p.kind for p in parsed(x.html, x.url).problems] for x in LAYOUTS}
    assert kinds["a house known by its address, whose time has no zone"] == ["zone-assumed"]
    assert kinds["a time whose zone nobody tells"] == ["zone-unknown"]
    assert sum(bool(k) for k in kinds.values()) == 3  # the third is Xinhua's


def test_a_page_goes_through_a_cell_and_comes_out_the_same() -> None:
    html = LAYOUTS[0].html.encode()
    assert read_page("a.html", html) == parse_page(html, None, None)


def test_markup_in_a_title_is_words() -> None:
    """A title that writes a script is the words of that script."""
    html = f"<html><head><meta property='og:title' content='Talks &lt;script&gt;alert(1)&lt;/script&gt;'></head><body><article>{PARAGRAPHS}</article></body></html>"
    assert parsed(html).title == "Talks <script>alert(1)</script>"


def test_a_page_of_menus_holds_no_report() -> None:
    assert isinstance(parse_page(f"<html><body>{NAV * 20}</body></html>".encode(), None, None), NoArticle)
    with pytest.raises(InputError, match="menus and boilerplate"):
        read_page("menu.html", f"<html><body>{NAV * 20}</body></html>".encode())


def test_the_title_keeps_a_dash_of_its_own() -> None:
    html = f"<html><head><title>{TITLE} - a first</title></head><body><article>{PARAGRAPHS}</article></body></html>"
    assert parsed(html).title == f"{TITLE} - a first"


def test_a_page_of_frames_says_that_its_text_is_not_shown() -> None:
    """What stands beside a frameset no browser shows and no parser keeps; it is named, not called boilerplate."""
    words = (
        "<p>The foreign minister of Japan will visit Norway for talks on fishing, the ministry said on Monday.</p>" * 5
    )
    for page in (
        f"<html><head><title>Talks</title></head><frameset><frame src='a.html'></frameset><body>{words}</body></html>",
        f"<html><frameset><frame src='a.html'><noframes>{words}</noframes></frameset></html>",
    ):
        with pytest.raises(InputError, match=r"set of frames.*give the pages that its frames show"):
            read_page("a.html", page.encode())


def test_a_page_nobody_wants_is_left_at_its_text() -> None:
    """A page that is wanted is the same page on both ways; of one that is not nothing more is made."""
    for layout in LAYOUTS:
        raw = layout.html.encode()
        assert parse_page(raw, None, None, wanted=lambda text: True) == parse_page(raw, None, None)
        assert isinstance(parse_page(raw, None, None, wanted=lambda text: False), Unwanted)
