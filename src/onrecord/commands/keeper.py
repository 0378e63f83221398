"""Reports into an archive, one transaction each: what `add` and `watch` share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.commands.results import Failed, Known, Passed, Recorded

if TYPE_CHECKING:
    from onrecord.archive import Added, AlreadyThere, Archive
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.readers import Told
    from onrecord.commands.settings import Settings
    from onrecord.intake import TakenIn
    from onrecord.records import Report

ROW = re.compile(r":\d+\Z")  # the source of a row of a table, which was not at its own address


class Keeper:
    """Keeps what is taken in: new reports with their claims, and where known ones were seen.

    `at` is when pages are fetched (UTC, without a zone), else the time that it is.
    """

    def __init__(self, archive: Archive, reader: ReportReader, at: datetime | None = None) -> None:
        self._archive, self._reader, self._at = archive, reader, at
        self._ids: dict[str, str] = {}  # of pages that are there under another id

    def unknown(self, item: TakenIn) -> Report | None:
        """Give the report as it shall be read, or null where the archive has it already."""
        parent, at = self._parent(item), self._seen(item)
        if parent is None and self._archive.is_new(item.report):
            return item.report
        report = self._archive.filled(item.report, parent=parent)
        if report.id != item.report.id:
            self._ids[item.report.id] = report.id
        if not self._archive.has(report, self._reader.identity, parent=parent, at=at):
            return report
        if parent is not None or at is not None:
            self._archive.saw(report, parent=parent, at=at)
        return None

    def record(self, read: Sequence[tuple[TakenIn, Told]]) -> list[Recorded | Known]:
        """Record reports with their claims, all or none."""
        from onrecord.archive import Adding, Original

        engine = self._reader.identity
        kept = self._archive.add_all(
            Adding(
                item.report,
                Original(item.original, item.media_type, item.source),
                claims,
                engine,
                self._parent(item),
                self._seen(item),
            )
            for item, claims in read
        )
        return [_told(item, added) for (item, _), added in zip(read, kept, strict=True)]

    def keep(
        self, taken: Iterable[TakenIn | Failed | Passed], settings: Settings
    ) -> Iterator[Recorded | Known | Failed | Passed]:
        """Keep what was taken in, one after the other, and what failed."""
        from onrecord.commands import stream
        from onrecord.commands.readers import Here

        for outcome in stream.read_all(taken, settings, Here(self._reader), self.unknown):
            if isinstance(outcome, list):
                yield from self.record(outcome)
                continue
            if isinstance(outcome, Failed):
                self._archive.fail(outcome.source, outcome.reason, outcome.do)
            yield outcome

    def kept(self, report: Report) -> str:
        """Give the id under which a report that was taken in is kept."""
        return self._ids.get(report.id, report.id)

    def _parent(self, item: TakenIn) -> str | None:
        return self._ids.get(item.parent, item.parent) if item.parent else None

    def _seen(self, item: TakenIn) -> datetime | None:
        """When the page at the report's own address was fetched; null for what is in a file."""
        if item.fetched is not None:
            aware = item.fetched.tzinfo is not None
            return item.fetched.astimezone(UTC).replace(tzinfo=None) if aware else item.fetched
        if "://" not in item.source or ROW.search(item.source):
            return None
        return self._at or datetime.now(UTC).replace(tzinfo=None)


def _told(item: TakenIn, added: Added | AlreadyThere) -> Recorded | Known:
    from onrecord.archive import AlreadyThere
    from onrecord.commands import stream

    if isinstance(added, AlreadyThere):
        return Known(item.source, item.report)
    return Recorded(
        item.source,
        item.report,
        added.claims,
        added.superseded,
        stream.notices_for(item),
        added.revises,
        added.current,
        item.parent is not None,
    )
