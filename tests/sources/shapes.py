"""Pages built to hang, swell or crash a parser, each with an article around the trap."""

from __future__ import annotations

from .layouts import FIRST, SECOND, THIRD

BEFORE = f"<html><head><title>Talks on fishing</title></head><body><article><p>{FIRST}</p>"
AFTER = f"<p>{SECOND}</p><p>{THIRD}</p></article></body></html>"


def around(trap: str) -> bytes:
    """A page with the trap in the middle of its article."""
    return (BEFORE + trap + AFTER).encode("utf-8", "surrogatepass")


def _many(count: int, *tags: str) -> str:
    return "".join(tags[n % len(tags)] for n in range(count))


SHAPES: dict[str, bytes] = {
    "200,000 attributes with values": around("<p " + "".join(f"a{n}=1 " for n in range(200_000)) + ">"),
    "200,000 attributes without": around("<p " + "".join(f"a{n} " for n in range(200_000)) + ">"),
    "attributes parted by slashes": around("<p/" + "/".join(f"a{n}" for n in range(100_000)) + ">"),
    "attributes that hold the end of a tag": around("<p " + "".join(f'a{n}=">" ' for n in range(20_000)) + ">"),
    "one attribute twenty thousand times": around("<p " + "a=1 " * 20_000 + ">"),
    "a tag that never ends": (BEFORE + "<p " + "a" * 3_000_000).encode(),
    "100,000 nested divisions": around("<div>" * 100_000),
    "nested and closed": around("<div>" * 50_000 + "</div>" * 50_000),
    "nested in disguise": around("".join(f"<x{n}>" for n in range(50_000))),
    "nested to just below the limit": around("<div>" * 3_900 + "deep words that stand far down" + "</div>" * 3_900),
    "formatting that never closes": around(_many(3_900, "<b>", "<i>", "<u>", "<font>")),
    "formatting closed crosswise": around("<b><i><u>x</b>y</i>z</u>" * 20_000),
    "links in links": around("<a href=x>" * 3_900),
    "300,000 paragraphs": around("<p>" * 300_000),
    "tables in tables": around("<table><tr><td>" * 600),
    "text fostered by tables": around("<table>" + "x<tr>" * 50_000),
    "lists in lists": around("<ul><li>" * 900),
    "end tags alone": around("</p></br></div></x>" * 30_000),
    "a text of seven million characters": around("<p>" + "word " * 1_400_000),
    "a line of seven million letters": around("<p>" + "w" * 7_000_000),
    "a comment that never ends": around("<!--" + " - " * 500_000),
    "comments begun in comments": around("<!--" * 500_000),
    "a script that never ends": around("<script>" + "a<b;" * 500_000),
    "quotes that never end": around("<a href='" + 'x"' * 500_000),
    "NUL bytes": around("\0" * 1_000_000),
    "escapes without end": around("&amp" * 500_000 + "&#1114112;&#xD800;" * 1_000),
    "names of no entity": around("&" + "a" * 2_000_000 + ";"),
    "signs of less": around("<" * 500_000),
    "drawings in formulas": around("<svg><math><mi>" * 600),
    "templates in templates": around("<template>" * 3_900),
    "selections in selections": around("<select><option>" * 20_000),
    "frames in place of a body": (
        f"<html><frameset><frame></frameset><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></html>"
    ).encode(),
    "50,000 meta elements": (
        BEFORE.replace("<title>", "<meta name=a content=b>" * 50_000 + "<title>") + AFTER
    ).encode(),
    "JSON-LD that nests without end": around('<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    "JSON-LD that is one great list": around(
        '<script type="application/ld+json">[' + '{"@type":"NewsArticle"},' * 15_000 + "1]</script>"
    ),
    "a title of five million characters": around("<title>" + "title " * 800_000),
    "30,000 links in a paragraph": around("<p>" + "<a href=x>y</a> " * 30_000 + "</p>"),
    "an image of six million characters": around('<img src="data:image/png;base64,' + "iVBORw0K" * 750_000 + '">'),
    "escapes of a terminal": around("<p>\x1b]0;owned\x07\x1b[2J\x9b31m and other words that follow</p>"),
    "half characters": BEFORE.encode() + b"\xf0\x9f\x98<p>\xed\xa0\x80\xff\xfe" * 10_000 + AFTER.encode(),
    "another writing in the middle": BEFORE.encode() + "日本語の文章".encode("cp932") * 5_000 + AFTER.encode(),
    "a page in UTF-16 that says it is UTF-8": (BEFORE.replace("<head>", "<head><meta charset=utf-8>") + AFTER).encode(
        "utf-16-le"
    ),
    "nothing": b"",
    "nothing but blanks": b" \n" * 100_000,
}
