"""Why accounts are joined, or are not: feature by feature, in words and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.cli.lines import head, hung, parted
from onrecord.commands import phrases, saying
from onrecord.records import Judgement, Link, Report, Review

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import IncidentView

STRONGEST = 4  # parts of a link that are named
SAYS = {"same": "one event", "different": "two events", "part_of": "a part and its whole"}


def joins(view: IncidentView, console: Console) -> Iterator[Text]:
    """Yield why the accounts of an incident belong together, and what people judged."""
    from rich.text import Text

    reports = {report.id: report for report in view.reports}
    if view.links:
        yield head("Why joined")
    for link in view.links:
        mark = Text(f"  {link.weight:+.1f}", style="green" if link.weight > 0 else "yellow")
        text = Text.assemble(_ends(link, reports), (f" · {strongest(link)}", "dim"))
        yield from hung(text, console, 9, mark)
    if view.judgements:
        yield head("Judged")
    for judgement in view.judgements:
        yield from hung(Text(judged(judgement)), console, 2)


def strongest(link: Link) -> str:
    """Name the parts of a link that weigh most."""
    parts = sorted((p for p in link.parts if p.feature != "prior"), key=lambda p: -abs(p.weight))
    return ", ".join(f"{p.feature}: {p.level} {p.weight:+.1f}" for p in parts[:STRONGEST])


def reviewed(review: Review) -> str:
    """Tell a review: its number, what was said of which claim, by whom, when, and why."""
    what = " ".join(filter(None, (review.act, review.field)))
    value = f" ({phrases.short(review.value, 160)})" if review.value else ""
    day = phrases.day(review.at.date())
    line = f"{review.id}  claim {review.claim}: {what}{value}, by {review.by} on {day}"
    return line + (f": {review.reason}" if review.reason else "")


def judged(judgement: Judgement) -> str:
    """Tell a judgement: its number, what was decided, by whom, when, and why."""
    ends = f"{judgement.a} and {judgement.b}"
    if judgement.decision == "part_of":
        what = f"{judgement.a} is a part of {judgement.b}"
    else:
        what = f"{ends} are {SAYS[judgement.decision]}"
    line = f"{judgement.id}  {what}, by {judgement.by} on {phrases.day(judgement.at.date())}"
    line += f": {judgement.reason}" if judgement.reason else ""
    if judgement.withdrawn_at:
        day = phrases.day(judgement.withdrawn_at.date())
        line += f" (withdrawn by {judgement.withdrawn_by} on {day})"
    return line


def named(report: Report | None, account: str) -> str:
    """Name an account by its report."""
    if report is None:
        return account
    day = phrases.day(report.published) if report.published else "undated"
    return parted([saying.source(report), day], ", ")


def _ends(link: Link, reports: Mapping[str, Report]) -> str:
    ends = (named(reports.get(a.partition(":")[0]), a) for a in (link.a, link.b))
    return " – ".join(ends)
