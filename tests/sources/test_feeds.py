"""Feeds: RSS, Atom and JSON Feed give the same entries; markup in titles is words, and odd links are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chancery.errors import InputError
from chancery.sources.feeds import Entry, Feed, Outline, parse_feed, plain_address, read_feed, read_opml

HOME = "https://harbour.example/feed"
TITLE, TEXT, LINK = "Lima & Quito agree on a truce", "Both sides will meet again in May.", "https://harbour.example/a/1"
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title><link>https://harbour.example/</link><ttl>45</ttl>
<item><title>Lima &amp;amp; Quito agree on a truce</title><link>{LINK}?utm_source=rss</link><guid>x1</guid>
<pubDate>Mon, 02 Mar 2026 18:05:00 +0100</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title><link href="https://harbour.example/"/>
<entry><title type="html">Lima &amp;amp; Quito agree on a truce</title><link href="/a/1"/><id>urn:1</id>
<published>2026-03-02T18:05:00+01:00</published><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Wire",
        "home_page_url": "https://harbour.example/",
        "items": [
            {
                "id": "1",
                "url": LINK,
                "title": TITLE,
                "content_html": f"<p>{TEXT}</p>",
                "date_published": "2026-03-02T18:05:00+01:00",
            }
        ],
    }
)


def parsed(raw: str | bytes, url: str = HOME) -> Feed:
    found = parse_feed(raw.encode() if isinstance(raw, str) else raw, url, None)
    assert isinstance(found, Feed), found
    return found


@pytest.mark.parametrize("raw", [RSS, ATOM, JSON], ids=["RSS", "Atom", "JSON Feed"])
def test_every_form_gives_the_same_entry(raw: str) -> None:
    feed = parsed(raw)
    (entry,) = feed.entries
    assert (feed.title, feed.url) == ("Harbour Wire", "https://harbour.example/")
    assert (entry.title, entry.text, entry.published) == (TITLE, TEXT, "2026-03-02T18:05:00+01:00")
    assert plain_address(entry.url or "") == LINK
    assert entry.mark == parsed(RSS).entries[0].mark


def test_a_feed_goes_through_a_cell_and_says_how_long_to_wait() -> None:
    feed = read_feed(HOME, RSS.encode(), url=HOME)
    assert feed == parsed(RSS)
    assert feed.minutes == 45


def test_an_entry_is_known_by_its_content() -> None:
    """A new id for an old entry makes nothing new; other words at the old address do."""
    entry = Entry(url=LINK, title=TITLE, text=TEXT, id="1")
    assert (
        Entry(url=LINK + "?utm_medium=rss#top", title=TITLE, text=TEXT, id="2", published="2026-03-03").mark
        == entry.mark
    )
    assert Entry(url=LINK, title=TITLE, text=TEXT + " Updated.", id="1").mark != entry.mark


def test_markup_in_a_title_is_taken_off_and_odd_links_are_none() -> None:
    raw = """<rss version="2.0"><channel><title>A</title>
      <item><title>Talks &lt;script&gt;alert(1)&lt;/script&gt; held&#x1b;[31m</title><link>javascript:alert(1)</link><description>x</description></item>
      <item><title><![CDATA[<b>Truce</b> agreed]]></title><link>file:///etc/passwd</link></item></channel></rss>""".replace(
        "&#x1b;", "\u202e"
    )
    first, second = parsed(raw).entries
    assert (first.title, first.url) == ("Talks held [31m", None)
    assert (second.title, second.url) == ("Truce agreed", None)


def test_a_feed_that_ends_in_the_middle_loses_the_entry_that_may_be_half() -> None:
    item = "<item><title>Number {n}</title><link>https://harbour.example/{n}</link><description>Words of entry {n}.</description></item>"
    whole = (
        "<rss version='2.0'><channel><title>A</title>"
        + "".join(item.format(n=n) for n in range(9))
        + "</channel></rss>"
    )
    feed = parsed(whole[: len(whole) // 2])
    assert feed.cut
    assert {e.text for e in feed.entries} <= {f"Words of entry {n}." for n in range(9)}
    assert not parsed(whole).cut


def test_bytes_that_look_like_a_path_or_an_address_are_bytes(tmp_path: Path) -> None:
    """feedparser opens what looks like a file or an address; it is given neither."""
    target = tmp_path / "feed.xml"
    target.write_text(RSS, encoding="utf-8")
    for raw in (str(target), f"file://{target}", "http://127.0.0.1:1/feed"):
        assert not isinstance(parse_feed(raw.encode(), None, None), Feed)


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2", encoding="utf-8")
    raw = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss version="2.0"><channel><title>&x;</title><item><title>a &x;</title></item></channel></rss>'
    assert "hunter2" not in repr(parse_feed(raw.encode(), None, None))


def test_a_page_in_place_of_a_feed_names_its_feed() -> None:
    page = b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>x</body></html>'
    with pytest.raises(InputError, match=r"its feed is https://harbour\.example/rss\.xml"):
        read_feed(HOME, page, url=HOME)


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Wires">
<outline type="rss" text="Harbour &amp; Wire" xmlUrl="https://harbour.example/feed"/><outline text="Twice" xmlUrl="https://harbour.example/feed"/>
<outline text="Odd" xmlUrl="file:///etc/passwd"/></outline><outline title="Quay" xmlUrl="http://quay.example/rss"/></body></opml>"""


def test_an_opml_list_names_its_feeds_once() -> None:
    assert read_opml("mine.opml", OPML.encode()) == [
        Outline(url="https://harbour.example/feed", title="Harbour & Wire"),
        Outline(url="http://quay.example/rss", title="Quay"),
    ]


def test_an_opml_list_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + OPML.partition("?>")[
        2
    ].replace("Quay", "&b;")
    with pytest.raises(InputError, match="no OPML"):
        read_opml("mine.opml", bomb.encode())
    with pytest.raises(InputError, match="names no feed"):
        read_opml("mine.opml", b"<opml><body/></opml>")
