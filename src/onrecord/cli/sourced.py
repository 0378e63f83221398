"""Origins, and the control of a place, as lines with how far each is set in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.lines import parted
from onrecord.commands import phrases, saying
from onrecord.commands.phrases import short

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.commands import Control, Interval, Origin
    from onrecord.records import Testimony

SHOWN = 6  # reports, sources or quotations that a line names
Line = tuple[int, "Text"]
BY = {
    "own": "its own",
    "enemy": "its enemy's",
    "third": "a third party's",
    "report": "the report's",
}


def origin_lines(found: Sequence[Origin]) -> Iterator[Line]:
    """Yield an origin's name, what goes back to it, who carried its word, and whose it carried."""
    from rich.text import Text

    names = {one.key: one.name for one in found}
    for one in found:
        counts = [
            saying.count(one.claims, "claim"),
            saying.count(len(one.reports), "report"),
            f"{one.copies} of them copies" if one.copies else None,
            f"first on {phrases.day(one.first)}" if one.first else None,
        ]
        yield 0, Text.assemble((short(one.name, 90), "bold"), f"  {parted(counts)}")
        for how, others in (("carried by ", one.carried_by), ("carries ", one.carries)):
            if others:
                yield 4, Text.assemble((how, "dim"), _most(others, names))


def _most(others: Sequence[tuple[str, int]], names: Mapping[str, str]) -> str:
    told = [f"{short(names.get(key, key.partition(':')[2]), 40)} ({n})" for key, n in others]
    more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return ", ".join(told[:SHOWN]) + more


def control_lines(told: Control) -> Iterator[Line]:
    """Yield who held a place when, by whose word, and in which words."""
    from rich.text import Text

    place = told.place
    where = parted([place.name, place.country], ", ")
    yield 0, Text.assemble((f"Control of {where}", "bold"), (f"  {place.id or ''}", "dim"))
    if told.others:
        others = ", ".join(f"{p.name} ({p.id})" for p in told.others[:SHOWN] if p.id)
        if others:
            yield 0, Text(f"not meant: {others}", style="dim")
    for held in told.held:
        carried = f", last said {held.age} days before" if held.carried else ""
        who = _holders(held.interval)
        yield 0, Text(f"on {phrases.day(held.day)}: {who}{carried}", style="bold cyan")
    for interval in told.history.intervals:
        yield from _interval(interval)


def _interval(told: Interval) -> Iterator[Line]:
    from rich.text import Text

    yield 0, Text()
    days = f"{'' if told.sure else 'by '}{phrases.day(told.start)} – "
    days += phrases.day(told.end) if told.end else "…"
    contested = f"contested, {len(told.origins)} against {len(told.against)}"
    line = Text.assemble(f"{days}  ", (_holders(told), "bold"))
    if told.extent:
        line.append(f", {told.extent} of it")
    if told.contested:
        line.append(f"  {contested}", style="yellow")
    yield 0, line
    about = parted([saying.count(len(told.origins), "origin"), told.why])
    yield 4, Text(f"{about}; last said {phrases.day(told.last_said)}", style="dim")
    for mark, sayings in (("+", told.supporting), ("−", told.contradicting)):
        lines = dict.fromkeys(_told(said.testimony) for said in sayings)
        for who, words in list(lines)[:SHOWN]:
            yield 4, Text.assemble(f"{mark} {who}: ", (f"“{words}”", "italic dim"))
        if len(lines) > SHOWN:
            yield 4, Text(f"{mark} and {len(lines) - SHOWN} more", style="dim")


def _told(testimony: Testimony) -> tuple[str, str]:
    claim, report = testimony.claim, testimony.report
    day = phrases.day(report.published) if report.published else "undated"
    who = phrases.speaker(claim, report).replace("the report", saying.source(report), 1)
    words = claim.evidence[0].words.text if claim.evidence else ""
    return f"{who}, {day}", short(words, 160)


def _holders(told: Interval) -> str:
    return " and ".join(h.name for h in told.holders) or told.side or "nobody known"
