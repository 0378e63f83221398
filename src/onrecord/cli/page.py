"""The page of an incident: its accounts side by side, what is agreed, what is disputed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli import phrases, saying
from onrecord.records import Words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import Answer, Dispute, IncidentView, Row, Sketch

INDENT = "    "
BAR = "│ "
LONGEST = 320  # letters of a quotation that are shown
QUOTES = 2  # quotations of one voice that are shown
HEARD = {"own": "its own side", "enemy": "an enemy's word", "third": "a third party"}


def page(view: IncidentView, console: Console) -> Iterator[Text]:
    """Yield the lines of an incident's page."""
    for part in (_heading, _agreed, _disputed, _voices, _denials, _apart, _beside, _joined):
        lines = list(part(view))
        for line in lines:
            yield from _wrapped(line, console)


def _heading(view: IncidentView) -> Iterator[Text]:
    from rich.text import Text

    told = view.sketch
    if view.asked:
        yield Text(f"{view.asked} is now {told.id}", style="yellow")
    yield Text.assemble((saying.title(told).capitalize_first(), "bold"))
    yield Text("")
