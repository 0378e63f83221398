"""Reports into an archive, one transaction each: what `add` and `watch` share."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.commands import gating
from onrecord.commands.results import Failed, Known, Passed, Recorded, TurnedAway

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

    `at` is when pages are fetched (UTC, without a zone), else the time that it is. What comes from
    one of the sources `named` is read whatever it is about.
    """

    def __init__(
        self,
        archive: Archive,
        reader: ReportReader,
        at: datetime | None = None,
        named: Collection[str] = (),
    ) -> None:
        self._archive, self._reader, self._at = archive, reader, at
        self._named = gating.by_name(named)
        self._gate = gating.gate_of(reader)
        self._ids: dict[str, str] = {}  # of pages that are there under another id

    def unknown(self, item: TakenIn) -> Report | None:
        """Give the report as it shall be read, or null where the archive has it already."""
        parent, at = self._parent(item), self._seen(item)
        if parent is None and self._archive.is_new(item.report):
            return item.report
        report = self._archive.filled(item.report, parent=parent)
        if report.id != item.report.id:
            self._ids[item.report.id] = report.id
        gate = self._gate_for(item)
        by = [self._reader.identity, *([gate.identity] if gate else [])]
        if not any(self._archive.has(report, one, parent=parent, at=at) for one in by):
            return report
        if parent is not None or at is not None:
            self._archive.saw(report, parent=parent, at=at)
        return None

    def turns_away(self, item: TakenIn) -> bool:
        """Tell whether a report is not to be read: never where it, or its page, was read before."""
        gate = self._gate_for(item)
        if gate is None or not gate.turns_away(item.report):
            return False
        return not self._archive.is_read(item.report, parent=self._parent(item))

    def record(self, read: Sequence[tuple[TakenIn, Told | None]]) -> list[Recorded | Known]:
        """Record reports with their claims, all or none; null for one that was turned away."""
        from onrecord.archive import Adding, Original

        engine = self._reader.identity
        kept = self._archive.add_all(
            Adding(
                item.report,
                Original(item.original, item.media_type, item.source),
                () if claims is None else claims,
                self._gate.identity if claims is None and self._gate else engine,
                self._parent(item),
                self._seen(item),
            )
            for item, claims in read
        )
        pairs = zip(read, kept, strict=True)
        return [_told(item, added, away=told is None) for (item, told), added in pairs]

    def keep(
        self, taken: Iterable[TakenIn | Failed | Passed], settings: Settings
    ) -> Iterator[Recorded | Known | Failed | Passed]:
        """Keep what was taken in, one after the other, and what failed."""
        from onrecord.commands import stream
        from onrecord.commands.readers import Here

        todo = stream.read_all(taken, settings, Here(self._reader), self.unknown, self.turns_away)
        for outcome in todo:
            if isinstance(outcome, list):
                yield from self.record(outcome)
                continue
            if isinstance(outcome, Failed):
                self._archive.fail(outcome.source, outcome.reason, outcome.do)
            yield outcome

    def kept(self, report: Report) -> str:
        """Give the id under which a report that was taken in is kept."""
        return self._ids.get(report.id, report.id)

    def _gate_for(self, item: TakenIn) -> gating.Gatekeeper | None:
        return None if item.source in self._named else self._gate

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


def _told(item: TakenIn, added: Added | AlreadyThere, *, away: bool) -> Recorded | Known:
    from onrecord.archive import AlreadyThere
    from onrecord.commands import stream

    if isinstance(added, AlreadyThere):
        return Known(item.source, item.report)
    return (TurnedAway if away else Recorded)(
        item.source,
        item.report,
        added.claims,
        added.superseded,
        (stream.GATED,) if away else stream.notices_for(item),
        added.revises,
        added.current,
        item.parent is not None,
    )
