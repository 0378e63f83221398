"""Reports and claims laid out for reading, from 60 columns up.

A report is a heading; a claim is a few lines under it: who says it and how sure, what happened,
where and when, and the words themselves. From `WIDE` columns the first three stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from onrecord.cli.lines import hung
from onrecord.commands import phrases
from onrecord.records import Claim, Report, ReviewedAs, Words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import Read

WIDE = 120
SHARES = (5, 6, 4)  # of the width, where the parts of a claim stand side by side
BAR = "│ "  # before each line of a report's own words
GUTTER = 5  # for the number of the event in its report
SURE = {"asserted": "cyan", "confirmed": "green", "admitted": "green", "reported": "cyan"}
DOUBT = "yellow"  # denied, doubted, and whatever is not said to have happened


def cards(read: Read, console: Console) -> Iterator[Text]:
    """Yield the lines of a report's heading, its notices and a card for each claim."""
    from rich.text import Text

    heading = [Text.assemble((read.report.title or _source(read), "bold"))]
    heading += [Text.assemble((_about(read), "dim"))]
    heading += [Text.assemble((notice, "yellow")) for notice in read.notices]
    yield from _under(heading, console.width, console)
    yield Text("─" * console.width, style="dim")
    for claim in read.claims:
        yield from _card(claim, read.report, console)
        if said := read.reviewed.get(claim.id):
            yield from hung(Text(f"reviewed: {_reviewed(said)}", style="magenta"), console, GUTTER)
        yield Text()
    if not read.claims:
        yield Text("no claims\n", style="dim")


def _reviewed(said: ReviewedAs) -> str:
    corrected = f"corrected in {', '.join(said.corrected)}" if said.corrected else None
    grade = f"graded {said.grade}" if said.grade else None
    told = ", ".join(filter(None, (said.verdict, corrected, grade)))
    return f"{told}, by {', '.join(said.by)} on {phrases.day(said.at.date())}"


def _source(read: Read) -> str:
    return "standard input" if read.source == "-" else read.source


def _about(read: Read) -> str:
    report, count = read.report, len(read.claims)
    parts = list(dict.fromkeys([report.publisher, report.agency, report.dateline]))
    parts.append(phrases.day(report.published) if report.published else "undated")
    parts += [_source(read), f"{count} claim" + ("" if count == 1 else "s")]
    return " · ".join(p for p in parts if p)


def _card(claim: Claim, report: Report, console: Console) -> Iterator[Text]:
    from rich.text import Text

    width = console.width - GUTTER
    parts = [p for p in (_who(claim, report), _what(claim), _where(claim)) if p.plain]
    quotes = [_quote(claim, evidence.words) for evidence in claim.evidence]
    wide = console.width >= WIDE
    lines = list(_beside(parts, console) if wide else _under(parts, width, console))
    lines += [Text.assemble((BAR, "dim"), q) for q in _under(quotes, width - len(BAR), console)]
    number = str(claim.event.mention) if claim.event else "–"
    for at, line in enumerate(lines):
        yield Text.assemble((f"{number if at == 0 else '':>3}  ", "dim"), line)


def _under(parts: list[Text], width: int, console: Console) -> Iterator[Text]:
    for part in parts:
        for line in part.wrap(console, width):
            line.rstrip()
            yield line


def _beside(parts: list[Text], console: Console) -> Iterator[Text]:
    from rich.text import Text

    room = console.width - GUTTER - 2 * len(SHARES)
    widths = [room * share // sum(SHARES) for share in SHARES]
    columns = [part.wrap(console, width) for part, width in zip(parts, widths, strict=False)]
    for row in zip_longest(*columns, fillvalue=Text()):
        line = Text()
        for text, width in zip(row, widths, strict=False):
            cell = text.copy()
            cell.truncate(width, pad=True)
            line.append_text(cell).append("  ")
        line.rstrip()
        yield line


def _who(claim: Claim, report: Report) -> Text:
    from rich.text import Text

    sure = claim.modality in ("actual", "ongoing")
    colour = SURE.get(claim.stance, DOUBT) if sure else DOUBT
    return Text.assemble(phrases.speaker(claim, report), " · ", (phrases.status(claim), colour))


def _what(claim: Claim) -> Text:
    from rich.text import Text

    line = Text.assemble((phrases.what(claim), "bold"))
    if roles := phrases.roles(claim):
        line.append(f": {roles}")
    for figure in claim.figures:
        line.append(" · ").append(phrases.figure(figure), style="magenta")
    return line


def _where(claim: Claim) -> Text:
    from rich.text import Text

    if claim.event is None:
        return Text()
    parts = [phrases.place(p) for p in claim.event.places]
    parts += [phrases.period(claim.event.period)] if claim.event.period else []
    return Text(" · ".join(parts))


def _quote(claim: Claim, words: Words) -> Text:
    from rich.text import Text

    trigger = claim.event.trigger if claim.event else words
    within = words.start <= trigger.start and trigger.end <= words.end and trigger != words
    start, end = (trigger.start, trigger.end) if within else (words.start, words.start)
    cuts = (0, start - words.start, end - words.start, len(words.text))
    before, marked, after = (words.text[a:b] for a, b in pairwise(cuts))
    quote = Text.assemble(_even(before), (_even(marked), "bold not dim"), _even(after))
    quote.stylize_before("italic dim")
    return quote


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text)
