"""The page of an incident: who says what, what is agreed, what is disputed and between whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.disputed import disputed
from onrecord.cli.joins import joins
from onrecord.cli.lines import head, hung, labelled, parted
from onrecord.cli.revised import said_before
from onrecord.cli.voices import voices
from onrecord.commands import phrases, saying

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import Answer, Apart, IncidentView, Sketch


def page(view: IncidentView, console: Console) -> Iterator[Text]:
    """Yield the lines of an incident's page."""
    from rich.text import Text

    yield from _heading(view, console)
    for part in (_agreed, disputed, _alone, voices, said_before, _beside, joins):
        lines = list(part(view, console))
        if lines:
            yield Text()
            yield from lines


def _heading(view: IncidentView, console: Console) -> Iterator[Text]:
    from rich.text import Text

    told = view.sketch
    if view.asked:
        yield Text(f"{view.asked} was absorbed: it is now {told.id}", style="yellow")
    name = saying.title(told)
    title = Text(name[:1].upper() + name[1:], style="bold")
    title.truncate(max(20, console.width - len(told.id) - 2))
    gap = max(2, console.width - len(title) - len(told.id))
    yield Text.assemble(title, " " * gap, (told.id, "dim"))
    origins = len(view.told.origins)
    sides = saying.sides(told.doers)
    if told.victims:
        sides = f"{sides} → {saying.sides(told.victims)}".strip()
    about = [saying.when(told), saying.count(told.reports, "report"), sides]
    about.insert(2, saying.count(origins, "origin"))
    yield from hung(Text(parted(about)), console, 0)
    if view.part_of:
        yield from _other("part of", view.part_of, console, view.part_why)
    for part in view.parts:
        yield from _other("holds", part, console)
    yield Text("─" * console.width, style="dim")


def _other(how: str, told: Sketch, console: Console, why: str | None = None) -> Iterator[Text]:
    from rich.text import Text

    line = f"{how} {told.id}, {saying.title(told)}, {saying.when(told)}"
    yield from hung(Text(f"{line}: {why}" if why else line, style="dim"), console, 0)


def _agreed(view: IncidentView, console: Console) -> Iterator[Text]:
    from rich.text import Text

    agreed = [a for a in _telling(view) if a.agreed]
    if agreed:
        yield head("Agreed")
    for told in agreed:
        by = saying.count(len(told.views), "origin")
        text = Text.assemble(saying.most(told), (f" · {by}", "dim"))
        yield from labelled(saying.field_name(told.field), text, console)


def _alone(view: IncidentView, console: Console) -> Iterator[Text]:
    from rich.text import Text

    alone = [a for a in _telling(view) if len(a.views) == 1]
    if not alone or len(view.told.origins) == 1:
        return
    yield head("Told by one origin only")
    for told in alone:
        text = Text.assemble(saying.answer(told), (f"  {_speakers(told)}", "dim"))
        yield from labelled(saying.field_name(told.field), text, console)


def _telling(view: IncidentView) -> list[Answer]:
    """The answers that say more than that something happened and harmed somebody."""
    told = [a for a in view.told.answers if a.dispute is None and not _plain(a)]
    return sorted(told, key=lambda a: saying.order(a.field))


def _plain(told: Answer) -> bool:
    return told.field.name == "happened" and {c.value for c in told.choices} == {"yes"}


def _speakers(told: Answer) -> str:
    return ", ".join(told.views[0].speakers)


def _beside(view: IncidentView, console: Console) -> Iterator[Text]:
    from rich.text import Text

    if view.told.apart or view.told.flags:
        yield head("Kept beside it")
    for flag in view.told.flags:
        yield from hung(Text(flag.what, style="yellow"), console, 2)
    lines = Counter(_apart(apart) for apart in view.told.apart)
    for line, times in lines.items():
        yield from hung(Text(f"{line} (told {times} times)" if times > 1 else line), console, 2)


def _apart(told: Apart) -> str:
    said = told.saying
    what = f"{saying.field_name(said.field)}: {saying.value(said.value)}"
    day = phrases.day(said.day) if said.day else None
    why = None if told.why in what else told.why
    return parted([what, said.speaker, day, why])
