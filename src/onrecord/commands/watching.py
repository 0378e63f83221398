"""`watch`: feeds and pages fetched again and again, and what is new or changed taken in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.results import Failed, Known, Passed, Recorded
from onrecord.commands.watch_values import Back, Gone, Pace, Polled, Waiting
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive import Archive, Watch
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.settings import Settings
    from onrecord.commands.visiting import Visitor

Watched = Recorded | Known | Failed | Passed | Polled | Gone | Back | Waiting
SHORTEST_WAIT = 1.0  # seconds


def watch(
    archive: str | Path,
    feeds: Iterable[str] = (),
    settings: Settings | None = None,
    reader: ReportReader | None = None,
    *,
    once: bool = False,
    pace: Pace | None = None,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Watched]:
    """Poll feeds, take in what they name, and look at known pages again; yield what happens.

    `feeds` are addresses of RSS, Atom, JSON Feed, sitemaps, lists of addresses, or of single pages
    such as live blogs; without them it goes on with those that the archive watches. All state is
    in the archive: a run that is stopped or killed loses nothing, and the next one goes on. With
    `once` it ends after one round, else never. `clock` gives seconds since 1970.

    Hosts are asked politely: robots.txt, a pause between visits, conditional requests, longer
    and longer pauses where they fail.

    Raises:
        ArchiveError: the archive cannot be opened or written, or nothing is watched.
        SettingsError: the pace makes no sense.
    """
    from onrecord.archive import Archive
    from onrecord.commands import engine
    from onrecord.commands.settings import settings_from

    chosen = settings or settings_from()
    with Archive.open(archive, create=True) as opened:
        by = reader or engine.english(chosen)
        visitor = _visitor(opened, chosen, by, pace or Pace(), clock, sleep)
        _follow(visitor, archive, feeds)
        while True:
            yield from _round(visitor, every_feed=once)
            if once:
                return
            until = _next_round(visitor)
            yield until
            sleep(max(SHORTEST_WAIT, (until.until - visitor.now()).total_seconds()))


def watched(archive: str | Path) -> list[Watch]:
    """List the feeds and pages that an archive watches, with how they went; feeds first.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.watching() as tables:
        return sorted(tables.watched(), key=lambda w: (w.kind != "feed", w.via or "", w.since))


def forget(archive: str | Path, url: str, *, clock: Callable[[], float] = time.time) -> None:
    """Stop watching a feed, with the pages that it named, or a page; what was read stays.

    Raises:
        ArchiveError: nothing is watched at that address.
    """
    from datetime import UTC, datetime

    from onrecord.archive import Archive

    at = datetime.fromtimestamp(clock(), UTC).replace(tzinfo=None)
    with Archive.open(archive) as opened, opened.watching(writes=True) as tables:
        if not tables.forget(url, at):
            raise ArchiveError(
                f"{archive} does not watch {url}", f"see `onrecord watch {archive} --list`"
            )


def _visitor(
    archive: Archive,
    settings: Settings,
    reader: ReportReader,
    pace: Pace,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Visitor:
    from dataclasses import replace

    from onrecord.commands import stream
    from onrecord.commands.visiting import Visitor
    from onrecord.intake.web.visits import Visits

    options = stream.options_of(settings)
    options = replace(options, limits=replace(options.limits, delay=pace.delay))
    visits = Visits(options, clock=clock, sleep=sleep)
    return Visitor(archive, settings, reader, pace, visits, clock)


def _follow(visitor: Visitor, archive: str | Path, feeds: Iterable[str]) -> None:
    from onrecord.intake.web.hops import address_of

    with visitor.archive.watching(writes=True) as tables:
        for url in feeds:
            address_of(url)
            tables.follow(url, visitor.now())
        if not tables.watched():
            raise ArchiveError(
                f"{archive} watches nothing", f"give a feed: `onrecord watch {archive} URL`"
            )


def _round(visitor: Visitor, *, every_feed: bool) -> Iterator[Watched]:
    """Ask the feeds, then fetch the pages that are due, those named just now among them."""
    done: set[str] = set()
    while turn := [w for w in _due(visitor, every_feed) if w.page not in done]:
        for one in turn:
            done.add(one.page)
            yield from visitor.visit(one)


def _due(visitor: Visitor, every_feed: bool) -> list[Watch]:
    """What is due now, feeds first, what failed last; or every feed that did not fail."""
    now = visitor.now()
    with visitor.archive.watching() as tables:
        held = [w for w in tables.watched() if w.due_at is not None]
    lasting = {w.page for w in held if every_feed and w.via is None and not w.failures}
    due = [w for w in held if w.page in lasting or (w.due_at is not None and w.due_at <= now)]
    return sorted(due, key=lambda w: (w.kind != "feed", w.failures))


def _next_round(visitor: Visitor) -> Waiting:
    with visitor.archive.watching() as tables:
        dues = [w.due_at for w in tables.watched() if w.due_at is not None]
    return Waiting(min([*dues, visitor.now() + visitor.pace.round()]))
