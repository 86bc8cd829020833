"""Precedence: which report wins a field. This table is the rule, and there is no other.

A later publication about a field wins over an earlier one, with these exceptions:

| the later one | against what stands | then |
|---|---|---|
| is undated | anything dated | never wins |
| is a background remark | news | says nothing |
| is hedged (a rumour) | plain or official news | stands beside it, `weaker` |
| is plain news within 24 hours, names no change | an official word | stands beside it, `weaker` |
| is official or plain, within 24 hours, names no change | a weaker word | wins, and what stood is shown beside it: `weaker` |
| is independent, of equal standing, within 24 hours, names no change | another value | wins, and what stood is shown beside it: `equal-standing` |
| is a later edition or a correction by the same outlet | that outlet's own word | takes its place |
| is a retraction by the same outlet | that outlet's own word | takes it away; where nobody else told it, it is `denied` |

Two reports of one moment go by report id. A report with only a date counts as the end of that day at its outlet. Progress
is no difference: what is sought may be arranged, then scheduled, then happen, within a day. A decision of a person
stands over all reports.
"""

from __future__ import annotations

from typing import Literal

from chancery.facts.mentions import Mention, Standing

Outcome = Literal["wins", "outranks", "weaker", "equal-standing", "nothing"]
HOURS_24 = 86_400.0

MAY_REPLACE: dict[Standing, frozenset[Standing]] = {
    "background": frozenset({"background"}),
    "hedged": frozenset({"background", "hedged"}),
    "firm": frozenset({"background", "hedged", "firm", "official"}),
    "official": frozenset({"background", "hedged", "firm", "official"}),
}
"""Whose word a telling may undo."""

_PROGRESS = {"sought": 0, "possible": 0, "arranging": 1, "scheduled": 2, "ongoing": 3, "occurred": 3}
_CHANGES = frozenset({"postponed", "cancelled"})

HOW = {
    "type": "the most told, ties to the earlier",
    "status": "the winner's",
    "window": "the winner's, narrowed by every other that agrees with it",
    "place": "the winner's; a country does not undo a town in it",
    "participants": "united over all reports; of four or more, what only one in five or fewer names is left out",
    "topics": "united",
    "purpose": "united",
}
"""How each field is made of what the reports say."""


def names_change(mention: Mention) -> bool:
    """True where the report says that something has changed: "has postponed", "will now take place"."""
    return mention.status in _CHANGES or bool(mention.named)


def progress(before: str, after: str) -> bool:
    """True where a status can follow another in the course of things: sought, arranged, scheduled, under way, held."""
    return before in _PROGRESS and after in _PROGRESS and _PROGRESS[after] >= _PROGRESS[before]


def settle(
    new: Mention,
    standing: Standing,
    stood: float | None,
    *,
    same_source: bool,
    differs: bool,
) -> Outcome:
    """What becomes of a field when `new` gives it a value after one of `standing`, last said at `stood` (epoch seconds).

    `differs` is False where the values agree or one follows from the other in the course of things. Mentions come in
    order of publication.
    """
    if new.at is None and stood is not None:
        return "nothing"
    if new.standing not in MAY_REPLACE or standing not in MAY_REPLACE[new.standing]:
        return "nothing" if new.standing == "background" or not differs else "weaker"
    if not differs or same_source or names_change(new) or stood is None or new.at is None:
        return "wins"
    if new.at.timestamp() - stood > HOURS_24:
        return "wins"
    if new.standing == standing:
        return "equal-standing"
    return "weaker" if new.standing == "firm" and standing == "official" else "outranks"
