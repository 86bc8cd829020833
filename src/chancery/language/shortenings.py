"""Shortenings: the words behind what people write short, in lists, mails and notes."""

from __future__ import annotations


def _pairs(table: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in table.split())


DAYS_AND_MONTHS = _pairs(
    """Jan:January Feb:February Mar:March Apr:April Jun:June Jul:July Aug:August Sep:September Sept:September
    Oct:October Nov:November Dec:December Mon:Monday Tue:Tuesday Tues:Tuesday Wed:Wednesday Thu:Thursday Thur:Thursday
    Thurs:Thursday Fri:Friday Sat:Saturday Sun:Sunday"""
)
_NOUNS = _pairs(
    """amt:amount amts:amount apt:apartment apts:apartment appt:appointment appts:appointment attn:attention
    bday:birthday bldg:building bldgs:building dept:department depts:department etc:etc. ect:etc. gf:girlfriend govt:government
    gov't:government govts:government hr:hour hrs:hour min:minute mins:minute msg:message msgs:message mgmt:management
    mgr:manager mgrs:manager mtg:meeting mtgs:meeting ppl:people qty:quantity secs:second thx:thanks wk:week
    wks:week yr:year yrs:year"""
)
_LINKS = _pairs(
    """abt:about b/c:because b/t:between btwn:between w/:with w/o:without w/out:without thru:through tho:though vs:versus
    cuz:because coz:because"""
)
_KINDS = {
    "NOUN": _NOUNS,
    "ADP": _LINKS,
    "SCONJ": _LINKS,
    "ADV": _LINKS | _pairs("ect:etc. pls:please"),
    "INTJ": _pairs("pls:please plz:please plse:please thx:thanks"),
    "PART": _pairs("n:not nt:not"),
    "NUM": _pairs("k:thousand m:million mn:million mln:million bn:billion bln:billion tn:trillion trn:trillion"),
    "ADJ": _pairs("int'l:international nat'l:national"),
}


def written_out(low: str, upos: str) -> str | None:
    """The word that a short one of this UPOS stands for, None where it is none: "w/" is "with", "hrs." are an "hour"."""
    kind = _KINDS.get(upos, {})
    return kind.get(low) or kind.get(low.removesuffix("."))
