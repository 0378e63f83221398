"""Two people who judge one incident at once: the second is told what the first did."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.unjudging import is_seen
from onrecord.commands.where import Where
from onrecord.errors import JudgementError

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.records import Judgement

TOLD = 5  # of the last judgements that are named


class Overtaken(JudgementError):  # noqa: N818  (it is what the page is)
    """Somebody changed an incident since it was shown.

    `now` maps each incident that was seen to how often it was changed by now, `judgements` are
    the last ones about its claims.
    """

    def __init__(self, now: Mapping[str, int], judgements: Sequence[Judgement]) -> None:
        who = ", ".join(sorted({j.withdrawn_by or j.by for j in judgements}))
        by = f" by {who}" if who else ", by reports or corrections that came"
        super().__init__(f"the incident was changed meanwhile{by}", "look at it, then decide again")
        self.now, self.judgements = dict(now), tuple(judgements)


def times_changed(archive: Where, incidents: Collection[str]) -> dict[str, int]:
    """Map incidents to how often they were changed: what `judge` asks for as `seen`."""
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        return {i: changes for i, (changes, _) in tables.judged_of(incidents).items()}


def still_as_seen(archive: Where, seen: Mapping[str, int], *, sight: Sight = EVERYTHING) -> None:
    """Refuse early what is decided of incidents as they no longer are; `judge` looks again.

    Raises:
        Overtaken: somebody changed one of them since.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        check_seen(tables, seen, sight)


def check_seen(tables: Joined, seen: Mapping[str, int], sight: Sight) -> None:
    """Refuse what was decided of incidents as they no longer are.

    Raises:
        Overtaken: somebody changed one of them since.
    """
    told = tables.judged_of(seen)
    if all(told[i][0] == changes for i, changes in seen.items()):
        return
    found = {j.id: j for i, changes in seen.items() if told[i][0] != changes for j in told[i][1]}
    shown = [j for j in found.values() if is_seen(tables, j, sight)]
    last = sorted(shown, key=lambda j: (j.withdrawn_at or j.at, j.id))[-TOLD:]
    raise Overtaken({i: told[i][0] for i in seen}, last)
