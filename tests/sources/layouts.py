"""Twenty-five pages as the press lays them out, with what a person reads off each: title, outlet, time with its zone.

Outlets, people and happenings are invented; the markup is of the kinds that news sites use.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST = (
    "LISBON, March 2 - The foreign ministers of Portugal and Morocco agreed on Monday to reopen talks on fishing rights,"
    " two officials with knowledge of the matter said, after a pause of almost three years."
)
SECOND = (
    "The two ministers spoke by telephone for an hour, the officials said, and settled on a first round in Rabat in late"
    " April. Spain, which has asked to take part, has not been invited so far."
)
THIRD = (
    "“We have found a way to sit down again, and that is what matters today,” one of the officials said, speaking on"
    " condition of anonymity because the agreement has not been announced."
)
STORY = (FIRST, SECOND, THIRD)
PARAGRAPHS = "".join(f"<p>{p}</p>" for p in STORY)
TITLE = "Portugal and Morocco to reopen talks on fishing"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
FOOT = "<footer><p>All rights reserved. Terms of use, privacy policy and cookies. Contact our newsroom at any time of the day.</p></footer>"
RELATED = (
    '<aside class="related"><h3>Read more</h3><ul><li><a href="/a">Ministers in Oslo discuss the price of cod and the weather</a></li>'
    '<li><a href="/b">Harbour workers call off their strike after a long night of talks</a></li></ul></aside>'
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A page, where it was found, and what a person reads off it."""

    name: str
    html: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None = None


def _page(head: str, body: str, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


LAYOUTS = [
    Layout(
        "JSON-LD news article",
        _page(
            f"<title>{TITLE} | Harbour Wire</title>"
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"'
            + TITLE
            + '",'
            '"datePublished":"2026-03-02T18:05:00+01:00","dateModified":"2026-03-03T08:00:00+01:00","author":{"@type":"Person","name":"Ana Ribeiro"},'
            '"publisher":{"@type":"NewsMediaOrganization","name":"Harbour Wire"}}</script>',
            f"{NAV}<main><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></main>{RELATED}{FOOT}",
        ),
        TITLE,
        "Harbour Wire",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "JSON-LD graph of a content system",
        _page(
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Quay Post"},{"@type":"BreadcrumbList"},'
            '{"@type":["Article","NewsArticle"],"headline":"'
            + TITLE
            + '","datePublished":"2026-03-02T17:05:00Z"}]}</script>'
            f'<meta property="og:site_name" content="Quay Post"><meta property="og:title" content="{TITLE} - Quay Post">',
            f'{NAV}<div id="content"><div class="post-12 entry-content">{PARAGRAPHS}</div></div>{FOOT}',
        ),
        TITLE,
        "Quay Post",
        "2026-03-02T17:05:00+00:00",
    ),
    Layout(
        "OpenGraph only",
        _page(
            f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Breakwater">'
            '<meta property="article:published_time" content="2026-03-02T12:05:00-05:00">',
            f'{NAV}<div class="story">{PARAGRAPHS}</div>{RELATED}{FOOT}',
        ),
        TITLE,
        "The Breakwater",
        "2026-03-02T12:05:00-05:00",
    ),
    Layout(
        "time element below the headline",
        _page(
            f"<title>{TITLE} — Mole Gazette</title><meta name='application-name' content='Mole Gazette'>",
            f'{NAV}<article><header><h1>{TITLE}</h1><time datetime="2026-03-02T18:05+01:00">2 March, evening</time></header>{PARAGRAPHS}</article>{FOOT}',
        ),
        TITLE,
        "Mole Gazette",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "microdata",
        _page(
            f"<title>{TITLE}</title><meta property='og:site_name' content='Pier Review'>",
            f'{NAV}<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>'
            f'<meta itemprop="datePublished" content="2026-03-02T18:05:00+01:00"><span itemprop="author">By Ana Ribeiro</span>'
            f'<div itemprop="articleBody">{PARAGRAPHS}</div></div>{FOOT}',
        ),
        TITLE,
        "Pier Review",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "words of a date with a zone in a byline",
        _page(
            f"<title>{TITLE} - Anchor Daily</title><meta property='og:site_name' content='Anchor Daily'>",
            f'<div class="header">{NAV}</div><h1>{TITLE}</h1><div class="byline">By Ana Ribeiro</div>'
            f'<div class="article-date">Published 6:05 p.m. WET, March 2, 2026</div><div class="article-text">{PARAGRAPHS}</div>{FOOT}',
        ),
        TITLE,
        "Anchor Daily",
        "2026-03-02T18:05:00+00:00",
    ),
    Layout(
        "an old table layout in capitals",
        f"<HTML><HEAD><TITLE>{TITLE}</TITLE><META NAME='DC.date.issued' CONTENT='2026-03-02'><META NAME='DC.publisher' CONTENT='Lighthouse Bulletin'></HEAD>"
        f"<BODY BGCOLOR=white><TABLE><TR><TD><A HREF=/>Home</A><BR><A HREF=/w>World</A></TD><TD><H1>{TITLE}</H1><P>{FIRST}<P>{SECOND}<P>{THIRD}</TD></TR></TABLE></BODY></HTML>",
        TITLE,
        "Lighthouse Bulletin",
        "2026-03-02",
    ),
    Layout(
        "a house known by its address, whose time has no zone",
        _page(
            f'<title>{TITLE} | NHK WORLD-JAPAN News</title><meta name="pubdate" content="2026-03-02 18:05:00">',
            f'{NAV}<section class="p-article"><h1>{TITLE}</h1><div class="p-article__body">{PARAGRAPHS}</div></section>{FOOT}',
        ),
        TITLE,
        "NHK",
        "2026-03-02T18:05:00+09:00",
        "https://www3.nhk.or.jp/nhkworld/en/news/20260302_05/",
    ),
    Layout(
        "a Chinese house, source and editor at the end",
        _page(
            f"<title>{TITLE}-Xinhua</title>",
            f'{NAV}<div class="head-line"><h1>{TITLE}</h1></div><div class="info">Source: Xinhua <span class="time">2026-03-02 18:05:15</span></div>'
            f'<div id="detailContent">{PARAGRAPHS}</div><p>Editor: huaxia</p>{FOOT}',
        ),
        TITLE,
        "Xinhua",
        "2026-03-02T18:05:15+08:00",
        "https://english.news.cn/20260302/abc/c.html",
    ),
    Layout(
        "epoch milliseconds in a meta element",
        _page(
            f'<meta name="parsely-title" content="{TITLE}"><meta name="parsely-pub-date" content="1772474700000"><meta property="og:site_name" content="Gangway">',
            f'{NAV}<div class="article__body">{PARAGRAPHS}</div>{FOOT}',
        ),
        TITLE,
        "Gangway",
        "2026-03-02T18:05:00+00:00",
    ),
    Layout(
        "paragraphs as divisions",
        _page(
            f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Tideline"><meta property="article:published_time" content="2026-03-02T18:05:00Z">',
            f'{NAV}<div class="wrap"><div class="story-body">'
            + "".join(f"<div>{p}</div>" for p in STORY)
            + f"</div></div>{FOOT}",
        ),
        TITLE,
        "Tideline",
        "2026-03-02T18:05:00+00:00",
    ),
    Layout(
        "line breaks in one paragraph",
        _page(
            f"<title>{TITLE} :: Dockside</title><meta property='og:site_name' content='Dockside'><meta name='date' content='2026-03-02T18:05:00+0100'>",
            f"{NAV}<div class='content'><p>" + "<br><br>".join(STORY) + f"</p></div>{FOOT}",
        ),
        TITLE,
        "Dockside",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "a title that another site would have shortened, entities in it",
        _page(
            "<title>Portugal &amp; Morocco &#8216;to reopen&#8217; talks</title>"
            "<meta property='og:title' content='Portugal &amp;amp; Morocco &#8216;to reopen&#8217; talks'><meta property='og:site_name' content='Slipway News'>"
            "<meta property='article:published_time' content='2026-03-02T18:05:00+01:00'>",
            f"{NAV}<article>{PARAGRAPHS}</article>{FOOT}",
        ),
        "Portugal & Morocco ‘to reopen’ talks",
        "Slipway News",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "a date by day in JSON-LD and the hour in a time element",
        _page(
            '<script type="application/ld+json">{"@type":"ReportageNewsArticle","headline":"'
            + TITLE
            + '","datePublished":"2026-03-02","publisher":{"name":"Spindrift"}}</script>',
            f'{NAV}<article><h1>{TITLE}</h1><time datetime="2026-03-02T18:05:00+01:00">18:05</time>{PARAGRAPHS}</article>{RELATED}{FOOT}',
        ),
        TITLE,
        "Spindrift",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "JSON-LD with raw line breaks, in a comment",
        _page(
            '<script type="application/ld+json"><!-- {"@type":"NewsArticle","headline":"'
            + TITLE
            + '","description":"Two\nlines",'
            '"datePublished":"Mon, 02 Mar 2026 18:05:00 +0100","publisher":[{"name":"Ballast"}]} --></script>',
            f"{NAV}<main><section>{PARAGRAPHS}</section></main>{FOOT}",
        ),
        TITLE,
        "Ballast",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "an agency's copy at another outlet",
        _page(
            f"<title>{TITLE}</title><meta property='og:site_name' content='Groyne Tribune'><meta name='author' content='Reuters'>"
            "<meta property='article:published_time' content='2026-03-02T18:05:00+01:00'>",
            f"{NAV}<article><p>LISBON (Reuters) - {FIRST[18:]}</p><p>{SECOND}</p><p>{THIRD}</p></article>{FOOT}",
        ),
        TITLE,
        "Groyne Tribune",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "a mobile page with the canonical address elsewhere in the house",
        _page(
            f'<link rel="canonical" href="https://www.fairway.example/2026/03/02/talks"><title>{TITLE}</title>'
            "<meta property='og:site_name' content='Fairway'><meta property='article:published_time' content='2026-03-02T18:05:00+01:00'>",
            f"<amp-sidebar><p>Menu of our many sections and of all our editions.</p></amp-sidebar><article>{PARAGRAPHS}</article>",
        ),
        TITLE,
        "Fairway",
        "2026-03-02T18:05:00+01:00",
        "https://m.fairway.example/amp/2026/03/02/talks",
    ),
    Layout(
        "no name of the outlet anywhere but the address",
        _page(
            f"<title>{TITLE}</title><meta name='publish-date' content='2026-03-02T18:05:00+01:00'>",
            f"{NAV}<div id='main'>{PARAGRAPHS}</div>{FOOT}",
        ),
        TITLE,
        "leeward.example",
        "2026-03-02T18:05:00+01:00",
        "https://www.leeward.example/a/1",
    ),
    Layout(
        "a readout of a government office",
        _page(
            f"<title>{TITLE} – The White House</title><meta property='og:site_name' content='The White House'>"
            "<meta property='article:published_time' content='2026-03-02T18:05:00-05:00'>",
            f"{NAV}<main><section class='body-content'>{PARAGRAPHS}<p># # #</p></section></main>{FOOT}",
        ),
        TITLE,
        "The White House",
        "2026-03-02T18:05:00-05:00",
        "https://www.whitehouse.gov/briefings/2026/03/02/readout",
    ),
    Layout(
        "comments longer than the story",
        _page(
            f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Jetty"><meta property="article:published_time" content="2026-03-02T18:05:00Z">',
            f'{NAV}<article>{PARAGRAPHS}</article><div id="comments">'
            + "<div class='comment'><p>I have fished these waters all my life, and nobody in either capital ever asked me, said a reader.</p></div>"
            * 9
            + f"</div>{FOOT}",
        ),
        TITLE,
        "Jetty",
        "2026-03-02T18:05:00+00:00",
    ),
    Layout(
        "a live page: modified later, published once",
        _page(
            '<script type="application/ld+json">[{"@type":"LiveBlogPosting","headline":"'
            + TITLE
            + '","dateModified":"2026-03-04T10:00:00Z",'
            '"datePublished":"2026-03-02T06:00:00Z","publisher":{"@type":"Organization","name":"Rip Current"}}]</script>',
            f"{NAV}<div class='live'><time datetime='2026-03-04T09:55:00Z'>09:55</time>{PARAGRAPHS}</div>{FOOT}",
        ),
        TITLE,
        "Rip Current",
        "2026-03-02T06:00:00+00:00",
    ),
    Layout(
        "a wire page: advertisements, captions and a sign-up between paragraphs",
        _page(
            f"<title>{TITLE} | Headland</title><meta property='og:site_name' content='Headland'><meta property='article:published_time' content='2026-03-02T18:05:00+01:00'>",
            f"{NAV}<article><p>{FIRST}</p><div class='ad-slot'><p>Advertisement: a new car for the whole family, from tomorrow at your dealer.</p></div>"
            f"<figure><img src=a.jpg><figcaption>The harbour of Rabat on an earlier day, seen from the river.</figcaption></figure><p>{SECOND}</p>"
            f"<div class='newsletter-signup'><p>Sign up for our morning letter, with all that you need for the day.</p></div><p>{THIRD}</p></article>{RELATED}{FOOT}",
        ),
        TITLE,
        "Headland",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "Japanese words for the date",
        _page(
            f"<title>{TITLE}</title><meta property='og:site_name' content='Minato Times'>",
            f"{NAV}<article><h1>{TITLE}</h1><p class='date'>2026年3月2日 18時05分 (JST)</p>{PARAGRAPHS}</article>{FOOT}",
        ),
        TITLE,
        "Minato Times",
        "2026-03-02T18:05:00+09:00",
    ),
    Layout(
        "unclosed tags and stray ends",
        f"<head><title>{TITLE}</title><meta charset=utf-8><meta property=og:site_name content=Sandbar><meta property=article:published_time content=2026-03-02T18:05:00+01:00>"
        f"<body></span><div class=main><p>{FIRST}<p>{SECOND}</div></div></b><p>{THIRD}",
        TITLE,
        "Sandbar",
        "2026-03-02T18:05:00+01:00",
    ),
    Layout(
        "a time whose zone nobody tells",
        _page(
            f"<title>{TITLE}</title><meta property='og:site_name' content='Nowhere Courier'><meta name='pubdate' content='2026-03-02 18:05'>",
            f"{NAV}<article>{PARAGRAPHS}</article>{FOOT}",
        ),
        TITLE,
        "Nowhere Courier",
        "2026-03-02",
    ),
]
