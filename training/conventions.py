"""What the morphology of three treebanks has in common: PUD leaves unmarked what EWT and GUM mark everywhere.

| | EWT test | GUM test | PUD |
|---|---|---|---|
| Voice=Pass, of past participles | 280 of 415 | 326 of 409 | 0 of 539 |
| Case=Gen, of possessive pronouns | 330 of 333 | 182 of 183 | 0 of 260 |
| Person, of finite pasts of verbs | 340 of 340 | 244 of 244 | 7 of 553 |

and where they have VerbForm=Ger, PUD has a present participle.
"""

from __future__ import annotations


def common(upos: str, feats: str) -> str:
    """The features of a word, as CoNLL-U writes them, without those that PUD never marks: "Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
    of "said" is "Tense=Past|VerbForm=Fin". Number and Person stay where a present has the form of the third person: "says".
    """
    found = dict(part.split("=", 1) for part in feats.split("|") if "=" in part)
    found.pop("Voice", None)
    if found.get("Poss") == "Yes" or (upos == "PRON" and found.get("Case") == "Gen"):
        found.pop("Case", None)
    if upos in ("VERB", "AUX"):
        third = found.get("Tense") == "Pres" and found.get("Number") == "Sing" and found.get("Person") == "3"
        if found.get("VerbForm") == "Fin" and not third:
            found.pop("Number", None)
            found.pop("Person", None)
        if found.get("VerbForm") == "Ger":
            found |= {"VerbForm": "Part", "Tense": "Pres"}
    return "|".join(f"{name}={value}" for name, value in sorted(found.items()))
