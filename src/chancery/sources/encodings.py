"""Encodings: the characters of a page whose bytes came from a stranger, and what had to be guessed."""

from __future__ import annotations

import codecs
import re

_LABEL = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})|<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9_\-]{2,40})""",
    re.I,
)
_WIDE = frozenset("cp932 euc-jp iso-2022-jp gb18030 gbk big5 cp949 euc-kr".split())
_PYTHON = {
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "windows-1252": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "x-mac-roman": "mac_roman",
    "big5-hkscs": "big5hkscs", "utf8": "utf-8",
}  # fmt: skip
"""What a label means on the web, where it differs from what it says: the labels' own supersets, as browsers take them."""
_KNOWN = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be utf-16le utf-16be cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 koi8-r koi8-u iso-8859-2"
    " iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 mac_roman"
    " cp932 euc-jp euc_jp iso-2022-jp iso2022_jp gb18030 big5 big5hkscs cp949 windows-1250 windows-1251 windows-1253 windows-1254 windows-1255"
    " windows-1256 windows-1257 windows-1258".split()
)
_FEW = 0.1


def decode_page(raw: bytes, given: str | None = None) -> tuple[str, str, str | None]:
    """The text of a page, the encoding it was read in, and a sentence about what was guessed (None where nothing was).

    A byte order mark rules; valid UTF-8 is UTF-8 whatever the label says, since no other writing passes for it by chance;
    then the label (`given` by the server, or the page's own), if the bytes fit it; then what the bytes look like.
    """
    if raw.startswith(codecs.BOM_UTF8):
        return raw[3:].decode("utf-8", "replace"), "utf-8", None
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), "utf-16", None
    if raw.isascii() and b"\x1b" not in raw:
        return raw.decode("ascii"), "utf-8", None
    label = _python_name(given) or _python_name(_own_label(raw))
    if b"\x1b" in raw and (b"\x1b$" in raw or b"\x1b(" in raw):
        label = "iso-2022-jp" if label in (None, "utf-8", "cp1252") else label
    elif raw.count(0) * 5 < len(raw):
        try:
            return raw.decode("utf-8"), "utf-8", None
        except UnicodeDecodeError:
            pass
    seen = _detected(raw)
    if label is not None and label != "utf-8" and not (label not in _WIDE and seen in _WIDE):
        try:
            return raw.decode(label), label, None
        except (UnicodeDecodeError, LookupError):
            pass
    almost = raw.decode("utf-8", "replace")
    broken = almost.count("\ufffd")
    if 0 < broken <= _FEW * (sum(c > "\x7f" for c in almost) - broken):
        return almost, "utf-8", f"{broken} places were no valid UTF-8 and were replaced by U+FFFD"
    encoding = seen or label or "cp1252"
    said = f"labelled {label}" if label else "not labelled"
    return raw.decode(encoding, "replace"), encoding, f"{said}, read as {encoding}: some characters may be wrong"


def _own_label(raw: bytes) -> str | None:
    match = _LABEL.search(raw, 0, 4096)
    return (match[1] or match[2]).decode("ascii") if match else None


def _python_name(label: str | None) -> str | None:
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    name = _PYTHON.get(name, name)
    return name if name in _KNOWN else None


def _detected(raw: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding

    return _python_name(detect_encoding(raw[:200_000]))
