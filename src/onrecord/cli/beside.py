"""A comparison incident by incident: what both have, where they differ, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.lines import hung, labelled, parted, quoted
from onrecord.commands import phrases, saying
from onrecord.commands.phrases import short
from onrecord.records import Period

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import Behind, Comparison, Difference, Lacking, Matched, Told

NAMES = {"period": "days", "violence": "type of violence", "doers": "who"}
SHOWN = 2  # quotations of one side of a difference
TITLE = 120  # letters of a headline


def beside(told: Comparison, console: Console) -> Iterator[Text]:
    """Yield the lines of a comparison."""
    from rich.text import Text

    yield from _heading(told, console)
    for one in told.by_day():
        yield Text()
        yield from _both(one, console) if one.where == "both" else _alone(one, told, console)


def _heading(told: Comparison, console: Console) -> Iterator[Text]:
    from rich.text import Text

    name = f"{told.left} beside {told.right} ({told.scheme})"
    yield from hung(Text(name, style="bold"), console, 0)
    perhaps = sum(m.sure == "perhaps" for m in told.matched)
    differ = sum(bool(m.differences) for m in told.matched)
    against = sum(any(d.contradicts for d in m.differences) for m in told.matched)
    also = f" ({perhaps:,} of them perhaps)" if perhaps else ""
    parts = [
        f"{len(told.matched):,} in both{also}",
        f"{differ:,} of these differ, {against:,} contradict each other" if differ else None,
        f"{len(told.only_left):,} only in {told.left}",
        f"{len(told.only_right):,} only in {told.right}",
    ]
    yield from hung(Text(parted(parts)), console, 0)
    if told.left_out:
        out = ", ".join(f"{number:,} {why}" for why, number in told.left_out)
        yield from hung(Text(f"left out of {told.left}: {out}", style="dim"), console, 0)
    yield Text("─" * console.width, style="dim")


def _both(one: Matched, console: Console) -> Iterator[Text]:
    from rich.text import Text

    how = "in both" if one.sure == "likely" else "perhaps in both"
    style = "green" if one.sure == "likely" else "yellow"
    alike = "" if one.differences or not one.agreed else ", alike"
    yield from _title(one.left, f"{how} ({one.weight:+.1f}){alike}", style, console)
    told_apart = one.left.title != one.right.title
    for side, more in ((one.left, one.more_left), (one.right, one.more_right)):
        yield from _named((side, *more), console, full=not alike or side is one.left or told_apart)
    shown: set[str] = set()
    for difference in one.differences:
        yield from _difference(difference, one, shown, console)
    if one.agreed and one.differences:
        names = ", ".join(dict.fromkeys(_alike(n) for n in one.agreed))
        yield from labelled("alike", Text(names, style="dim"), console)


def _alike(name: str) -> str:
    return f"{name.partition(' (')[0]} by side" if "(" in name else NAMES.get(name, name)


def _title(told: Told, how: str, style: str, console: Console) -> Iterator[Text]:
    from rich.text import Text

    what = (told.violence or ", ".join(t.replace("_", " ") for t in told.types[:1])) or "event"
    place = saying.spot(told.place) if told.place else "place unknown"
    line = Text.assemble((f"{_days(told)} · {what} · {place}", "bold"), "  ", (how, style))
    yield from hung(line, console, 0)


def _days(told: Told) -> str:
    if told.start is None and told.end is None:
        return "day unknown"
    return phrases.days(Period(None, told.start, told.end, told.precision or "days"))


def _named(parts: tuple[Told, ...], console: Console, *, full: bool = True) -> Iterator[Text]:
    """The entries of one side: a row with its headline, an incident with its sources."""
    from rich.text import Text

    for at, one in enumerate(parts):
        name = one.id if one.number is None else f"row {one.number}, id {one.id}"
        title = f"“{short(one.title, TITLE)}”" if one.title else ", ".join(one.sources)
        also = "part of the same: " if at else ""
        line = Text.assemble((also, "yellow"), (name, "cyan"), f"  {title}" if full else "")
        yield from hung(line, console, 2)


def _difference(
    told: Difference, one: Matched, shown: set[str], console: Console
) -> Iterator[Text]:
    from rich.text import Text

    name = NAMES.get(told.what, told.what) + (f", {told.of}" if told.of else "")
    left, right = (_value(v, told) for v in (told.left, told.right))
    line = Text.assemble((left, "magenta"), " | ", (right, "magenta"), (f"  {_apart(told)}", "dim"))
    yield from labelled(name, line, console)
    for side in (one.left, one.right):
        for words in side.words(told.what)[:SHOWN]:
            if words.words not in shown:
                yield from _words(words, side, console)
                shown.add(words.words)


def _words(told: Behind, side: Told, console: Console) -> Iterator[Text]:
    whose = f"row {side.number}" if side.number is not None else told.whose
    yield from quoted(f"{whose}: {told.words}" if whose else told.words, console, 6)


def _value(value: object, told: Difference) -> str:
    return "not told" if value is None else saying.value(value, field=told.what)  # type: ignore[arg-type]


def _apart(told: Difference) -> str:
    """How far apart the values are, and whether both can be true."""
    both = "contradict each other" if told.contradicts else "both can be true"
    if told.what == "place" and told.gap is not None:
        return f"{told.gap:g} km apart, precisions allow {told.reach:g}: {both}"
    if told.what == "period" and told.gap:
        days = saying.count(abs(int(told.gap)), "day")
        return f"begins {days} {'later' if told.gap > 0 else 'earlier'}: {both}"
    if told.what in ("killed", "wounded") and told.gap:
        return f"{abs(int(told.gap)):,} {'more' if told.gap > 0 else 'fewer'}: {both}"
    return both


def _alone(one: Lacking, told: Comparison, console: Console) -> Iterator[Text]:
    from rich.text import Text

    where = told.left if one.where == "left" else told.right
    yield from _title(one.told, f"only in {where}", "red", console)
    yield from _named((one.told,), console)
    total = next((f for f in one.told.figures if f.measure == "killed"), None)
    if total is not None:
        of = f", {total.of}" if total.of else ""
        yield from labelled(f"killed{of}", Text(saying.number(total)), console)  # type: ignore[arg-type]
    if one.told.number is None:
        quotes = {words.words: words for words in one.told.behind}
        for words in list(quotes.values())[:SHOWN]:
            yield from _words(words, one.told, console)
    if one.near is not None:
        name = one.near.id if one.near.number is None else f"row {one.near.number}"
        line = f"nearest is {name}, which is matched with another"
        yield from hung(Text(line, style="dim"), console, 2)
