"""The accounts of an incident side by side: who says it, what they say, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from onrecord.cli.cards import WIDE
from onrecord.cli.lines import head, hung, parted, quoted
from onrecord.commands import phrases, saying
from onrecord.commands.phrases import short

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import IncidentView, Row, Said

SHARES = (4, 4, 6)  # of the width: who, what, words
QUOTES = 2  # quotations of one voice that are shown
GUTTER = 4
SHOWN = ("type", "doer", "place", "period")  # told in the first line of what a voice says
OWN_VOICE = "own_voice"


def voices(view: IncidentView, console: Console) -> Iterator[Text]:
    """Yield the lines of the accounts: in columns on a wide screen, else one below another."""
    rows = view.told.rows
    sources = {report.id: saying.source(report) for report in view.reports}
    alone = len(view.told.origins) == 1
    yield head("Who says what" + (", all of one origin" if alone and len(rows) > 1 else ""))
    letters = _letters(view)
    for at, row in enumerate(rows, 1):
        lines = _beside if console.width >= WIDE else _stacked
        who = _who(row, sources[row.reports[0]], letters[row.origin])
        yield from lines(at, row, who, console)


def _letters(view: IncidentView) -> dict[str, str]:
    """A letter for each origin, in the order in which they speak; none where there is one."""
    order = list(dict.fromkeys(row.origin for row in view.told.rows))
    many = len(order) > 1
    return {origin: _letter(at) if many else "" for at, origin in enumerate(order)}


def _letter(at: int) -> str:
    return chr(ord("A") + at % 26) + (str(at // 26) if at >= 26 else "")


def _stacked(at: int, row: Row, who: Text, console: Console) -> Iterator[Text]:
    from rich.text import Text

    yield from hung(who, console, GUTTER, Text(f"{at:>2}  ", style="dim"))
    yield from hung(_what(row), console, GUTTER)
    if row.claims:
        yield from hung(Text(f"claim {row.claims[0]}", style="dim"), console, GUTTER)
    for words in row.quotes[:QUOTES]:
        yield from quoted(words.text, console, GUTTER)


def _beside(at: int, row: Row, who: Text, console: Console) -> Iterator[Text]:
    from rich.text import Text

    room = console.width - GUTTER - 2 * len(SHARES)
    widths = [room * share // sum(SHARES) for share in SHARES]
    words = Text(" / ".join(short(q.text) for q in row.quotes[:QUOTES]), style="italic dim")
    cells = [
        list(cell.wrap(console, width))
        for cell, width in zip((who, _what(row), words), widths, strict=True)
    ]
    for number, parts in enumerate(zip_longest(*cells, fillvalue=Text())):
        line = Text(f"{at:>2}  " if number == 0 else " " * GUTTER, style="dim")
        for part, width in zip(parts, widths, strict=True):
            cell = part.copy()
            cell.truncate(width, pad=True)
            line.append_text(cell).append("  ")
        line.rstrip()
        yield line


def _who(row: Row, source: str, letter: str) -> Text:
    from rich.text import Text

    first = phrases.day(row.first) if row.first else "undated"
    last = f" to {phrases.day(row.last)}" if row.last and row.last != row.first else ""
    copies = f"in {row.copies + 1} reports" if row.copies else None
    origin = f"origin {letter}" if letter else None
    interest = None if row.interest == OWN_VOICE else row.interest.replace("_", " ")
    about = parted([first + last, copies, ", ".join(row.stances), interest, origin])
    chain = phrases.ARROW.join([source, *row.chain[1:]])
    return Text.assemble((chain, "bold"), (f" · {about}", "dim"))


def _what(row: Row) -> Text:
    """What a voice says: the event with its doers, where, when, then all else it tells."""
    from rich.text import Text

    said: dict[str, list[Said]] = {}
    for told in row.said:
        said.setdefault(told.field.name, []).append(told)
    types = ", ".join(t.replace("_", " ") for t in row.types)
    doers = ", ".join(dict.fromkeys(map(_values, said.get("doer", ()))))
    text = Text(f"{types} by {doers}" if doers else types)
    for name in ("place", "period"):
        for told in said.get(name, ()):
            text.append(f" · {_values(told)}")
    for told in row.said:
        if told.field.name not in SHOWN and not _is_plain(told):
            text.append(f" · {saying.field_name(told.field)} ", style="dim")
            text.append(_values(told), style="magenta")
    return text


def _values(told: Said) -> str:
    return saying.values(told.values, field=told.field.name)


def _is_plain(told: Said) -> bool:
    return told.field.name == "happened" and set(told.values) == {"yes"}
