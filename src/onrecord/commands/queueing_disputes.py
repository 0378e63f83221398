"""Incidents whose figures contradict each other, as they wait; and how much waits of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.commands.queueing import MANY, Queued, pairs_judged
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive.store import Archive
    from onrecord.commands.overview import Overview
    from onrecord.commands.summary_values import Line


def queue_counts(
    archive: Where, *, sight: Sight = EVERYTHING, overview: Overview | None = None
) -> dict[str, int | None]:
    """Count what waits for judgement of each kind; null where something may be withheld.

    `overview` holds all incidents; without it disputes are not counted.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        disputes = len(_waiting(opened, overview, sight)) if overview else None
        if not sight.open:
            return {"claims": None, "joins": None, "disputes": disputes}
        with opened.joined() as tables:
            claims = tables.count_doubtful_claims()
            joins = tables.count_doubtful_joins(pairs_judged(tables))
    return {"claims": claims, "joins": joins, "disputes": disputes}


def disputed(opened: Archive, overview: Overview | None, sight: Sight, first: int) -> list[Queued]:
    """List incidents whose figures contradict each other, a page of them."""
    from onrecord.commands.overview import Overview

    held = overview or Overview(opened)
    some = _waiting(opened, held, sight)[first : first + MANY]
    return [Queued("dispute", (), _why(line), line) for line in held.lines(some, sight)]


def _waiting(opened: Archive, overview: Overview, sight: Sight) -> list[str]:
    """The incidents that wait, of which no claim with figures was judged."""
    with opened.joined() as tables:
        judged = tables.incidents_judged()
    return [incident for incident in overview.contradicting(sight) if incident not in judged]


def _why(line: Line) -> tuple[str, ...]:
    from onrecord.commands.overview_columns import figures_disputed

    told = " and ".join(figures_disputed(line))
    return (f"figures contradict each other: {told}", *_weight(line))


def _weight(line: Line) -> tuple[str, ...]:
    return (f"killed: {line.killed}",) if line.killed else ()
