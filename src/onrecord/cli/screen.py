"""Progress on standard error while a command works, and what to tell at its end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import typer

from onrecord.cli.group import WRONG
from onrecord.cli.pace import Pace, spell

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord.commands.settings import Settings

T = TypeVar("T")
BAR = 8  # columns of a slim bar
FAST = 10  # a second: told without a fraction


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None] | None]:
    """Give a function that shows how far work is, or null where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    with _progress() as progress:
        task = progress.add_task("", total=None)

        def show(what: str, done: int, total: int) -> None:
            progress.update(task, description=what, completed=done, total=total or None)

        yield show


def prepare(settings: Settings | None = None) -> None:
    """Build what the first reading needs, where somebody watches, before it begins."""
    from onrecord import commands

    with bar() as progress:
        if progress:
            commands.gazetteer_ready(settings, progress)


class Screen:
    """Counts what a command yields, shows it while it works, and sums up at the end.

    With `quiet`, progress is shown only until the first result, if results run over the screen
    too. Ctrl-C ends the command with what was done and how to go on. `sources` are what is taken
    in: how long it will take is told by about how many reports they hold.
    """

    def __init__(
        self,
        verb: str,
        *,
        archive: str | None = None,
        quiet: bool = False,
        sources: Sequence[str] | None = None,
    ) -> None:
        self.verb, self.archive, self._sources = verb, archive, sources
        self.counts: Counter[str] = Counter()
        self.notices: Counter[str] = Counter()
        self.failures: list[tuple[str, str, str]] = []
        self.passed: list[tuple[str, int, str]] = []
        self.away: list[tuple[str, str]] = []
        self._once = quiet and sys.stdout.isatty()
        self._bar: Progress | None = _progress(slim=True) if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bar:
            from onrecord import commands

            self._bar.start()
            total = commands.expected(self._sources) if self._sources else None
            self._total, self._pace = total, Pace()
            self._task = self._bar.add_task(self.verb, total=total)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()
        if kind is None or not issubclass(kind, BrokenPipeError):
            self._sum_up(failed=kind is not None)
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            self._stopped()
            raise typer.Exit(WRONG) from None

    def watch(self, outcomes: Iterable[T]) -> Iterator[T]:
        """Pass on what a command yields, counted."""
        for outcome in outcomes:
            self._count(outcome)
            if self._bar and self._once:
                self._bar.stop()
                self._bar = None
            elif self._bar:
                self._pace.step()
                self._bar.update(self._task, advance=1, description=self._so_far())
            yield outcome

    def _count(self, outcome: Any) -> None:
        kind = type(outcome).__name__
        self.counts[kind] += 1
        if kind == "Failed":
            self.failures.append((outcome.source, outcome.reason, outcome.do))
        if kind == "Recorded":
            self.counts["claims"] += outcome.claims
            self.counts["superseded"] += outcome.superseded
            self.counts["revisions"] += outcome.revises is not None
        if kind == "TurnedAway":
            self.away.append((outcome.source, outcome.report.title or ""))
            return
        if kind == "Passed":
            self.passed.append((outcome.source, outcome.count, outcome.what))
        self.notices.update(getattr(outcome, "notices", ()))

    def finish(self) -> int:
        """Give the exit code: 2 where a source failed."""
        return WRONG if self.failures else 0

    def _so_far(self) -> str:
        """One line: reports, claims, rate, time left and failures, as far as they are known."""
        rate, left, counts = self._pace.rate, self._pace.left_s(self._total), self.counts
        parts = [
            f"{self.verb}: {_count(counts['Recorded'] + counts['Read'], 'report')}",
            f"{_count(counts['claims'], 'claim')}" if counts["claims"] else "",
            f"{rate:,.{int(rate < FAST)}f}/s" if rate else "",
            f"{spell(left)} left" if left is not None else "",
            f"{len(self.failures):,} failed" if self.failures else "",
        ]
        return " · ".join(part for part in parts if part)

    def _sum_up(self, *, failed: bool) -> None:
        if self.archive and (self.counts or not failed):
            typer.echo(self._added())
        for notice, times in self.notices.items():
            if self.archive or times > 1:
                typer.echo(f"{_count(times, 'report')}: {notice}", err=True)
        self._tell_passed()
        self._tell_away()
        if self.failures:
            typer.echo(f"{_count(len(self.failures), 'source')} could not be read:", err=True)
        for source, reason, do in self.failures:
            typer.echo(f"  {source}: {reason}: {do}", err=True)

    def _tell_passed(self) -> None:
        """What sources held besides reports, one line for each kind of thing."""
        for what in dict.fromkeys(what for _, _, what in self.passed):
            held = [(source, count) for source, count, other in self.passed if other == what]
            where = held[0][0] if len(held) == 1 else f"{len(held):,} sources"
            typer.echo(f"{where}: {sum(count for _, count in held):,} {what}", err=True)

    def _tell_away(self) -> None:
        """What was turned away: where an archive keeps it by number, else one line for each."""
        if not self.away:
            return
        told = f"{_count(len(self.away), 'report')} not about conflict, turned away unread"
        told += " (--no-gate reads all)"
        where = f" `onrecord reports {self.archive} --turned-away`" if self.archive else ""
        typer.echo(f"{told}:{where}", err=True)
        for source, title in () if self.archive else self.away:
            typer.echo(f"  {source}: {title}" if title else f"  {source}", err=True)

    def _added(self) -> str:
        counts = self.counts
        line = f"{self.archive}: {_count(counts['Recorded'], 'report')} added"
        line += f" with {_count(counts['claims'], 'claim')}"
        line += f", {counts['superseded']} of them read anew" if counts["superseded"] else ""
        line += f", {counts['revisions']} of them revisions" if counts["revisions"] else ""
        return line + (f", {counts['Known']} there already" if counts["Known"] else "")

    def _stopped(self) -> None:
        if self.archive:
            saved = f"{_count(self.counts['Recorded'], 'report')} added and kept in {self.archive}"
            typer.echo(f"onrecord: stopped, {saved}: run the same command again to go on", err=True)
        else:
            done = _count(self.counts["Read"], "report")
            typer.echo(
                f"onrecord: stopped after {done}: use `onrecord add` to be able to go on", err=True
            )


def _count(number: int, of: str) -> str:
    return f"{number:,} {of}" + ("" if number == 1 else "s")


def _progress(*, slim: bool = False) -> Progress:
    """Make a line of progress; a slim one leaves the room to its words."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    told = TextColumn("{task.description}")
    more = [BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()]
    columns = [told, *([BarColumn(bar_width=BAR)] if slim else more)]
    return Progress(*columns, console=Console(stderr=True), transient=True)
