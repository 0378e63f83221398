"""Lines of a page: wrapped to the screen, set in, with a label beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.commands.phrases import short

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LABEL = 30  # columns of a label


def head(words: str) -> Text:
    """Make the heading of a part of a page."""
    from rich.text import Text

    return Text(words, style="bold cyan")


def hung(text: Text, console: Console, indent: int, first: Text | None = None) -> Iterator[Text]:
    """Wrap a text to the screen, set in by `indent`; `first` stands before its first line."""
    from rich.text import Text

    room = max(20, console.width - indent)
    lead = first.copy() if first else Text(" " * indent)
    lead.truncate(indent, pad=True)
    for at, line in enumerate(text.wrap(console, room) or [Text()]):
        whole = Text.assemble(lead if at == 0 else " " * indent, line)
        whole.rstrip()
        yield whole


def labelled(label: str, text: Text, console: Console, indent: int = 2) -> Iterator[Text]:
    """Put a label before a text that is set in beside it; a long label has a line of its own."""
    from rich.text import Text

    mark = Text(" " * indent + label)
    if len(mark) < LABEL + indent:
        yield from hung(text, console, LABEL + indent, mark)
        return
    yield from hung(Text(label), console, indent)
    yield from hung(text, console, LABEL + indent)


def quoted(words: str, console: Console, indent: int) -> Iterator[Text]:
    """Show words of a report, set in behind a bar."""
    from rich.text import Text

    text = Text(short(words), style="italic dim")
    for line in text.wrap(console, max(20, console.width - indent - 2)):
        line.rstrip()
        yield Text.assemble(" " * indent, ("│ ", "dim"), line)


def parted(parts: Sequence[str | None], between: str = " · ") -> str:
    """Put what is not null between dots."""
    return between.join(part for part in parts if part)
