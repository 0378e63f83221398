"""Forecasts as lines: who foretold what, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.lines import parted
from onrecord.commands import phrases, saying
from onrecord.commands.phrases import short

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.commands import Forecast, Forecasts, Outcome, Score

Line = tuple[int, "Text"]
COLOURS = {"came_true": "green", "partly": "green", "failed": "red", "open": "cyan"}
SHOWN = 2  # quotations of an outcome


def forecast_lines(told: Forecasts) -> Iterator[Line]:
    """Yield the forecasts with their outcomes, then the record of each forecaster."""
    from rich.text import Text

    if told.told:
        yield 0, Text(f"What became of it by {phrases.day(told.by)}", style="dim")
    for forecast, outcome in told.told:
        yield 0, Text()
        yield from _forecast(forecast, outcome)
    if told.scores:
        yield 0, Text()
        yield 0, Text("Forecasters", style="bold cyan")
    for score in told.scores:
        yield 2, _score(score)


def _forecast(told: Forecast, became: Outcome) -> Iterator[Line]:
    from rich.text import Text

    where = ", ".join(phrases.place(p) for p in told.places)
    sides = ", ".join(p.name or p.words.text for p in told.doers)
    targets = ", ".join(p.name or p.words.text for p in told.targets)
    what = f"{'' if told.expects else 'no '}{told.type.replace('_', ' ')}"
    sure = f"{told.probability.value:.0%}" if told.probability else None
    until = f"until {phrases.day(told.deadline)}" if told.deadline else "no deadline"
    doing = f"{sides} → {targets}" if targets else sides
    line = parted([what, doing or None, where or None, until, sure])
    status = became.status.replace("_", " ")
    yield 0, Text.assemble((line, "bold"), "  ", (status, COLOURS.get(became.status, "yellow")))
    first = told.tellings[0]
    made = phrases.day(told.made) if told.made else "undated"
    times = f"told {len(told.tellings)} times" if len(told.tellings) > 1 else None
    who = parted([told.forecaster.name, told.modality, made, saying.source(first.report), times])
    yield 4, Text(who)
    if first.claim.evidence:
        yield 4, Text(f"│ {short(first.claim.evidence[0].words.text)}", style="italic dim")
    yield (
        4,
        Text(f"{status}: {became.why}" if became.by == "machine" else f"{became.by}: {became.why}"),
    )
    for mark, some in (("+", became.supporting), ("−", became.contradicting)):
        for testimony in some[:SHOWN]:
            words = testimony.claim.evidence[0].words.text if testimony.claim.evidence else ""
            day = testimony.report.published
            when = phrases.day(day) if day else "undated"
            quote = (f"“{short(words, 160)}”", "italic dim")
            yield 6, Text.assemble(f"{mark} {saying.source(testimony.report)}, {when}: ", quote)


def _score(told: Score) -> Text:
    from rich.text import Text

    brier = f"Brier {told.brier:.2f} over {told.rated}" if told.brier is not None else None
    counts = [
        saying.count(told.forecasts, "forecast"),
        f"{told.hits} came true" if told.hits else None,
        f"{told.partly} partly" if told.partly else None,
        f"{told.misses} failed" if told.misses else None,
        f"{told.open} open" if told.open else None,
        f"{told.unclear} unclear" if told.unclear else None,
        brier,
    ]
    return Text.assemble((told.forecaster.name, "bold"), f"  {parted(counts)}")
