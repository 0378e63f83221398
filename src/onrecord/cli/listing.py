"""Incidents in a list: a line or two each, and, if asked for, what is disputed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.disputed import fields, summary
from onrecord.cli.lines import hung
from onrecord.commands import saying

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import Found, Reconciled

ID = 15  # columns of an id
FIGURES = 3  # that a line names
MEASURES = ("killed", "wounded", "captured", "detained", "abducted", "displaced")


def listing(found: Found, console: Console, *, full: bool = False) -> Iterator[Text]:
    """Yield the lines of an incident; `full` tells its disputes with both sides."""
    from rich.text import Text

    told, sketch = found.told, found.sketch
    line = Text.assemble((saying.title(sketch), "bold"), f"  {saying.when(sketch)}")
    if sketch.origins > 1:
        reports, origins = sketch.reports, len(told.origins)
        line.append(f" · {saying.count(reports, 'report')}, {saying.count(origins, 'origin')}")
    for text in figures(told):
        line.append(" · ").append(text, style="magenta")
    if not full and (differ := summary(told)):
        line.append(" · ").append(differ, style="yellow")
    if sketch.part_of:
        line.append(f" · part of {sketch.part_of}", style="dim")
    yield from hung(line, console, ID, Text(sketch.id, style="dim"))
    if full:
        yield from fields(told, console)
        yield Text()


def figures(told: Reconciled) -> list[str]:
    """Tell the figures of an incident, as the rule settles them."""
    said = [a for a in told.answers if a.field.name in MEASURES and a.value is not None]
    said.sort(key=lambda a: (saying.order(a.field), -len(a.views)))
    return [f"{saying.field_name(a.field)} {saying.answer(a)}" for a in said[:FIGURES]]
