"""`add`: reports and their claims into an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.commands.results import Failed, Known, Passed, Recorded
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.readers import Readers
    from onrecord.commands.settings import Settings
    from onrecord.commands.workers import Workers


def add(
    archive: Where,
    sources: Iterable[str],
    settings: Settings | None = None,
    reader: ReportReader | None = None,
    called: Mapping[str, str] | None = None,
    workers: int | Workers = 0,
) -> Iterator[Recorded | Known | Failed | Passed]:
    """Read reports and record each, with its original and claims, in an archive.

    The archive is made if it is not there. Each report is recorded whole: a run that is stopped
    or killed keeps what it yielded, and the same run again takes up the rest. A report that is
    there, under the same head and engine, is not read again. Another text at an address that is
    there is a new revision of that page: it takes the older one's place, and both are kept.
    Failures are kept in the archive as well. What is not about conflict is turned away unread, and
    kept without claims, but for what was named by itself (a file, a page, a text); the settings may
    say otherwise, and then what was turned away is read.

    A data package that was exported with texts is no source to be read: what it keeps (reports,
    originals, readings, judgements) is recorded as it is, each span held against its text. Into an
    archive that holds nothing else it is recorded as of when it was first, into another as of now.

    `called` maps sources to the names under which they are told and kept: that of a file which
    somebody sent, and that lies elsewhere.

    With `workers` so many processes read beside this one, which alone takes in and writes; reports
    are recorded in the order in which they were read. One that ends its process, takes too long
    (`reading_timeout`) or too much memory (`reading_memory`), also by itself, has failed, and the
    rest goes on. `reader` is then pickled for each.

    Raises:
        ArchiveError: the archive cannot be opened or written; what was yielded is recorded.
    """
    from onrecord.archive import Archive
    from onrecord.commands import engine, stream
    from onrecord.commands.keeper import Keeper
    from onrecord.commands.settings import settings_from

    chosen = settings or settings_from()
    with Archive.open(archive, create=True) as opened:
        others: list[str] = []
        for one in _packages(opened, sources, chosen, others):
            yield _under_name(one, called)
        if not others:
            return
        by = reader or engine.english(chosen)
        failing = {failure.source for failure in opened.failures()}
        named = {(called or {}).get(source, source) for source in others}
        keeper = Keeper(opened, by, named=named)
        taken = (_under_name(item, called) for item in stream.taken(others, chosen))
        with _readers(by, workers, chosen) as readers:
            todo = stream.read_all(taken, chosen, readers, keeper.unknown, keeper.turns_away)
            for outcome in todo:
                if isinstance(outcome, list):
                    yield from keeper.record(outcome)
                    continue
                if isinstance(outcome, Failed):
                    if _is_part_of(archive, outcome.source):
                        continue  # the archive lies in the folder that is added
                    opened.fail(outcome.source, outcome.reason, outcome.do)
                elif isinstance(outcome, Known) and outcome.source in failing:
                    opened.mend(outcome.source)
                yield outcome


@contextmanager
def _readers(reader: ReportReader, workers: int | Workers, settings: Settings) -> Iterator[Readers]:
    """Who reads: this process, so many others, or those that are there already."""
    from onrecord.commands.readers import Here
    from onrecord.commands.workers import Workers

    if not isinstance(workers, int):
        yield workers
    elif not workers:
        yield Here(reader)
    else:
        with closing(Workers(reader, workers, settings)) as started:
            yield started


def _packages(
    archive: Archive, sources: Iterable[str], settings: Settings, others: list[str]
) -> Iterator[Recorded | Known | Failed]:
    """Take up the sources that are data packages; the others are put into `others`."""
    from onrecord.commands.restoring import package_in, restored

    for source in sources:
        found = package_in(source, settings)
        if found is None:
            others.append(source)
            continue
        if not isinstance(found, Failed):
            archive.mend(source)
        for outcome in [found] if isinstance(found, Failed) else restored(archive, source, found):
            if isinstance(outcome, Failed):
                archive.fail(outcome.source, outcome.reason, outcome.do)
            yield outcome


def _under_name(one: Any, called: Mapping[str, str] | None) -> Any:
    """Give what came of a source under the name that it is called by, parts of it alike."""
    for source, name in (called or {}).items():
        if one.source.startswith(source):
            return replace(one, source=name + one.source[len(source) :])
    return one


def _is_part_of(archive: Where, source: str) -> bool:
    """Tell whether a source is the archive's file, or one that SQLite keeps beside it."""
    own = Path(str(archive)).resolve()
    return Path(source).resolve() in (own, *(Path(f"{own}-{end}") for end in ("wal", "shm")))
