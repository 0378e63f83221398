"""What `watch` shows: a line for each thing that happened, and the list of what is watched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import singledispatchmethod
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import typer

from onrecord.cli.group import WRONG
from onrecord.cli.lines import head, hung, parted
from onrecord.commands import Back, Failed, Gone, Passed, Polled, Recorded, Waiting
from onrecord.commands.phrases import short

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.commands import Watch

NAME = 70  # letters of a text that stand for a title
MARK = 11  # columns of the word before a line


class Rounds:
    """Prints what happens in rounds; failures stand at the end of each, and Ctrl-C ends cleanly."""

    def __init__(self, archive: str) -> None:
        self.archive, self.code = archive, 0
        self._failures: list[Failed] = []
        self._counts: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_of_round()
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            done = f"all that was told is kept in {self.archive}"
            typer.echo(f"onrecord: stopped, {done}: run the same command again to go on", err=True)
            raise typer.Exit(WRONG) from None

    @singledispatchmethod
    def show(self, event: Any) -> None:
        """Show one event; what says nothing new is not shown."""

    @show.register
    def _(self, event: Polled) -> None:
        name = event.title or event.url
        if event.items is None:
            line = "nothing new"
        else:
            kind = f"{event.kind}, " if event.kind else ""
            line = f"{kind}{_count(event.items, 'page')}, {event.new} new"
        _line("feed", f"{name}: {line}")
        for note in event.notes:
            typer.echo(f"{'':{MARK}}{note}", err=True)

    @show.register
    def _(self, event: Recorded) -> None:
        report = event.report
        what = "changed" if event.revises else "read again" if event.superseded else "new"
        if not event.current:
            what = "older"
        self._counts[what] += 1
        claims = None if "kept whole" in str(event.notices) else _count(event.claims, "claim")
        told = parted([report.publisher, str(report.published or "no day"), claims])
        mark = f"  {what}" if event.item else what
        _line(mark, f"{report.title or short(report.text, NAME)} ({told})")

    @show.register
    def _(self, event: Gone) -> None:
        self._counts["gone"] += 1
        _line("gone", f"{event.title or event.url} ({event.status}, {event.url})")

    @show.register
    def _(self, event: Back) -> None:
        self._counts["back"] += 1
        _line("back", f"{event.title or event.url} ({event.url})")

    @show.register
    def _(self, event: Passed) -> None:
        typer.echo(f"{event.source}: {event.count:,} {event.what}", err=True)

    @show.register
    def _(self, event: Failed) -> None:
        self._failures.append(event)
        self.code = WRONG

    @show.register
    def _(self, event: Waiting) -> None:
        self._end_of_round()
        local = event.until.replace(tzinfo=UTC).astimezone()
        typer.echo(f"waiting until {local:%H:%M:%S}; Ctrl-C ends", err=True)
        self.code = 0

    def _end_of_round(self) -> None:
        told = [f"{n} {what}" for what, n in sorted(self._counts.items())]
        typer.echo(f"{self.archive}: {', '.join(told) or 'nothing new'}")
        if self._failures:
            count = len(self._failures)
            typer.echo(f"{_count(count, 'source')} could not be read:", err=True)
        for failed in self._failures:
            typer.echo(f"  {failed.source}: {failed.reason}: {failed.do}", err=True)
        self._failures, self._counts = [], Counter()


def watched(held: Iterable[Watch], console: Console) -> Iterator[Text]:
    """Yield the feeds that are watched, each with its pages in number, and single pages."""
    from rich.text import Text

    rows = list(held)
    pages = Counter(w.via for w in rows if w.kind == "page" and w.via)
    open_ = Counter(w.via for w in rows if w.kind == "page" and w.via and w.due_at)
    for watch in (w for w in rows if w.kind == "feed" or not w.via):
        title = f" · {watch.title}" if watch.title else ""
        yield Text.assemble(head(watch.url), title)
        if watch.kind == "feed":
            known = _count(pages[watch.page], "page")
            yield from hung(Text(f"{known}, {open_[watch.page]} looked at again"), console, 2)
        yield from hung(Text(_state(watch)), console, 2)
    for watch in (w for w in rows if w.kind == "page" and w.via and w.error):
        yield Text.assemble(("page ", "dim"), watch.url)
        yield from hung(Text(_state(watch)), console, 2)


def _state(watch: Watch) -> str:
    asked = f"asked {_time(watch.visited_at)}" if watch.visited_at else "not asked yet"
    answer = f"answer {watch.status}" if watch.status else None
    due = f"next {_time(watch.due_at)}" if watch.due_at else "not asked again"
    failed = f"failed {_count(watch.failures, 'time')} in a row" if watch.failures else None
    return parted([asked, answer, failed, watch.error, due])


def _time(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else ""


def _line(mark: str, text: str) -> None:
    typer.echo(f"{mark:{MARK}}{text}")


def _count(number: int, of: str) -> str:
    return f"{number:,} {of}" + ("" if number == 1 else "s")
