"""Which events MUC-4 wants a template of: its rule of relevance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from onrecord.evaluation.muc_table import events_of, table
from onrecord.evaluation.muc_traits import points_of
from onrecord.records import Claim, Report

Group = Sequence[Claim]


def relevant(report: Report, groups: Sequence[Group], home: str) -> list[Group]:
    """The events of a report that the task wants, in their order.

    An event must be told with particulars, which are weighed in points; the one told best is
    wanted for fewer points than those told beside it, which may be the same one again.
    """
    told = [g for g in groups if not _is_barred(report, g)]
    points = [points_of(report, g, home) for g in told]
    best = max(points, default=0.0)
    least = table()["least"]
    return [
        g
        for g, p in zip(told, points, strict=True)
        if p >= (least["best"] if p == best else least["others"])
    ]


def _is_barred(report: Report, group: Group) -> bool:
    """Whether an event is denied by all who speak of it, or history."""
    return all(c.stance == "denied" for c in group) or _is_history(report, group)


def _is_history(report: Report, group: Group) -> bool:
    if report.published is None:
        return False
    oldest = report.published - timedelta(days=table()["oldest_days"])
    ends = [e.period.end for e in events_of(group) if e.period and e.period.end]
    return bool(ends) and max(ends) < oldest
