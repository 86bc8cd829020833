"""Mending: arcs that the parser hangs beside their place, set right where grammar leaves one reading only."""

from __future__ import annotations

from chancery.language.text import Text

_VERBS = frozenset({"VERB", "AUX"})


def mend(text: Text) -> None:
    """Moves subjects that cannot stand where they stand; the tree stays a tree.

    "Norway summoned the ambassador, the foreign ministry said": two subjects under "said", none under "summoned";
    the first one is that of "summoned". "A and B are finalizing arrangements": a subject hung on the object goes to the verb.
    """
    for token in range(len(text.words)):
        if text.upos[token] in _VERBS:
            _two_subjects(text, token)
            _on_the_object(text, token)


def _subjects(text: Text, token: int) -> list[int]:
    return [c for c in text.children[token] if text.relations[c] == "nsubj"]


def _two_subjects(text: Text, token: int) -> None:
    subjects = _subjects(text, token)
    if len(subjects) < 2:
        return
    first, second = subjects[0], subjects[-1]
    for child in text.children[token]:
        if (
            text.relations[child] in ("ccomp", "parataxis")
            and first < child < second
            and text.upos[child] in _VERBS
            and not any(text.relations[c].startswith("nsubj") for c in text.children[child])
        ):
            _move(text, first, child)
            return


def _on_the_object(text: Text, token: int) -> None:
    if any(text.relations[c].startswith("nsubj") for c in text.children[token]):
        return
    for child in text.children[token]:
        if (
            text.relations[child] != "obj"
            or child < token
            or any(text.relations[c] == "cop" for c in text.children[child])
        ):
            continue
        for subject in _subjects(text, child):
            if subject < token:
                _move(text, subject, token)
                return


def _move(text: Text, token: int, head: int) -> None:
    text.children[text.heads[token]].remove(token)
    text.heads[token] = head
    text.children[head].append(token)
    text.children[head].sort()
