"""Why two accounts are joined or not, as a table of features; and the history of an incident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.cli.joins import judged, named, reviewed, strongest
from onrecord.cli.lines import head, hung, parted
from onrecord.commands import phrases, saying
from onrecord.records import Account, Part, Period, Report

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import Explained, Passage

FEATURE = 14  # columns of a feature's name
BAR = 12  # columns of the longest bar
DONE = {
    "came": "came",
    "left": "left",
    "judged": "judged",
    "reviewed": "reviewed",
    "withdrawn": "withdrew",
}


def explained(told: Explained, console: Console) -> Iterator[Text]:
    """Yield why two claims or incidents are one or two."""
    from rich.text import Text

    one, two = told.incidents
    what = f"joined, in {one}" if told.joined else f"not joined: {one} and {two}"
    yield Text(what[:1].upper() + what[1:], style="bold green" if told.joined else "bold yellow")
    for reason in told.why:
        yield from hung(Text(reason), console, 2)
    yield Text()
    for letter, account, report in zip("ab", (told.a, told.b), told.reports, strict=True):
        yield from hung(_account(account, report), console, 3, Text(f"{letter}  ", style="dim"))
    if told.link:
        yield Text()
        yield from _parts(told.link.parts, told.link.weight, told.threshold, console)
    if len(told.chain) > 1:
        yield Text()
        yield head("Joined through")
        for link in told.chain:
            yield from hung(
                Text(f"{link.weight:+.1f}  {link.a} – {link.b} {strongest(link)}"), console, 2
            )


def passages(told: Sequence[Passage], console: Console) -> Iterator[Text]:
    """Yield what happened, in order: a line each time."""
    from rich.text import Text

    for (at, why), some in groupby(told, key=lambda p: (p.at.replace(microsecond=0), p.why)):
        yield Text.assemble((f"{at:%Y-%m-%d %H:%M}", "bold"), f" UTC, {why}")
        for passage in some:
            yield from hung(_passage(passage), console, 4)


def _passage(told: Passage) -> Text:
    from rich.text import Text

    if told.judgement:
        return Text(f"{DONE[told.what]} {judged(told.judgement)}")
    if told.review:
        return Text(f"{DONE[told.what]} {reviewed(told.review)}")
    who = named(told.report, told.account or "")
    to = f"{'to' if told.what == 'came' else 'from'} {told.incident}"
    return Text.assemble(f"{DONE[told.what]} {to}: {who} ", (f"({told.account})", "dim"))


def _account(account: Account, report: Report) -> Text:
    from rich.text import Text

    period = Period(None, account.start, account.end, account.precision or "open")
    parts = [
        ", ".join(account.types[:2]).replace("_", " "),
        " / ".join(saying.spot(place) for place in account.places[:2]) or "no place",
        phrases.period(period) if account.start or account.end else "no day",
        saying.sides(account.doers) or None,
        f"→ {saying.sides(account.victims)}" if account.victims else None,
        ", ".join(f"{t.measure} {saying.number(t)}" for t in account.tolls) or None,
    ]
    return Text.assemble((named(report, account.id), "bold"), f": {parted(parts)}")


def _parts(
    parts: Sequence[Part], weight: float, threshold: float, console: Console
) -> Iterator[Text]:
    from rich.text import Text

    most = max((abs(p.weight) for p in parts), default=1.0) or 1.0
    for part in parts:
        length = round(BAR * min(1.0, abs(part.weight) / most))
        bar = ("█" if part.weight >= 0 else "░") * length
        colour = "green" if part.weight >= 0 else "yellow"
        mark = Text(f"  {part.feature.replace('_', ' ')}")
        mark.truncate(FEATURE + 2, pad=True)
        line = Text.assemble(
            (f"{round(part.weight, 1) + 0.0:+6.1f}  ", colour), part.level, "  ", (bar, colour)
        )
        yield from hung(line, console, FEATURE + 2, mark)
    total = Text.assemble(
        (f"{weight:+6.1f}", "bold"), f"  log2 odds; {threshold:+.1f} or more joins"
    )
    yield from hung(total, console, FEATURE + 2, Text("  together", style="bold"))
