"""An archive: reports and their claims, kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from onrecord.archive.filters import ClaimFilter
from onrecord.archive.guard import guarded
from onrecord.archive.page_values import Seen
from onrecord.archive.values import (
    Added,
    Adding,
    AlreadyThere,
    Counts,
    Fault,
    KeptFailure,
    Original,
)
from onrecord.records import Claim, Engine, Kept, Report

if TYPE_CHECKING:
    import sqlalchemy

    from onrecord.archive.coding import CodingTables
    from onrecord.archive.joined import Joined
    from onrecord.archive.people import People
    from onrecord.archive.rereading import Rereading
    from onrecord.archive.restoring import Restoring
    from onrecord.archive.watching import Watching

FILLED = ("title", "publisher", "published", "updated", "agency", "dateline")
FIXED = ("id", "text", "text_sha256", "url", "body_start")


class Archive:
    """Reports, their originals and their claims in a SQLite file or a PostgreSQL database.

    Each method is one transaction: a program that is killed leaves what it finished, whole.
    Every method raises ArchiveError, which says what to do, where the database fails.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Archive.open(Path(folder) / "war.db", create=True) as archive:
    ...         archive.count()
    Counts(reports=0, claims=0, failures=0)
    """

    def __init__(self, address: str, database: sqlalchemy.Engine, *, lent: bool = False) -> None:
        self.address = address
        self._database = database
        self._lent = lent

    @classmethod
    def open(cls, address: str | Path | Archive, *, create: bool = False) -> Self:
        """Open the archive at `address`, a file's path or `postgresql://user@host/name`.

        An archive that is open already is lent: closing it here leaves it open.

        Tables of an older version are brought up to date; where nothing is and `create` is true
        an empty archive is made.

        Raises:
            ArchiveError: it is not there, cannot be read, is no archive, or is a newer one.
        """
        if isinstance(address, Archive):
            return cls(address.address, address._database, lent=True)
        with guarded(str(address)):
            from onrecord.archive import opening

            return cls(str(address), opening.connect(str(address), create=create))

    def add(
        self,
        report: Report,
        original: Original,
        claims: Sequence[Claim],
        engine: Engine,
        *,
        parent: str | None = None,
        at: datetime | None = None,
    ) -> Added | AlreadyThere:
        """Record what `engine` reads in `report`, once.

        The same report under the same head (day, publisher and so on) by the same engine changes
        nothing. Anything newer supersedes the older reading, which is kept. So does another text
        at the same address: a new revision of the page. `parent` is the id of the report that
        this one is an item of, `at` when its address was fetched (UTC, without a zone); of what
        comes from a file its own days tell which text is the newer.
        """
        return self.add_all([Adding(report, original, claims, engine, parent, at)])[0]

    def add_all(self, adding: Iterable[Adding]) -> list[Added | AlreadyThere]:
        """Record readings as `add` does, in one transaction: all, or none where something fails."""
        from onrecord.archive import newcomers

        with self._transaction(writes=True) as db:
            return newcomers.add_all(db, list(adding))

    def has(
        self,
        report: Report,
        engine: Engine,
        *,
        parent: str | None = None,
        at: datetime | None = None,
    ) -> bool:
        """Tell whether `engine`'s reading of `report`, under its head, is there.

        It is not where its page, fetched at `at`, shows this text again after another one.
        """
        from onrecord.archive import writing

        with self._transaction() as db:
            there = writing.reading_of(db, report, engine) is not None
            return there and not writing.returns(db, report, Seen(parent, at))

    def is_read(self, report: Report, *, parent: str | None = None) -> bool:
        """Tell whether an engine read `report`, or another text at its page; a gate does not."""
        from onrecord.archive import writing

        with self._transaction() as db:
            return writing.is_read(db, report, parent)

    def saw(self, report: Report, *, parent: str | None = None, at: datetime | None = None) -> None:
        """Record that a kept report was seen: as an item of `parent`, or at its address again."""
        from onrecord.archive import writing

        with self._transaction(writes=True) as db:
            writing.saw(db, report, Seen(parent, at))

    def is_new(self, report: Report) -> bool:
        """Whether neither `report` is there nor another text at its address."""
        from onrecord.archive import newcomers

        with self._transaction() as db:
            return newcomers.is_new(db, report)

    def filled(self, report: Report, *, parent: str | None = None) -> Report:
        """Fill in what `report` does not tell of itself and the archive knows from earlier.

        A text that differs from one of the same page in white space only is that report.
        """
        known = self.report(report.id) or self._same_text(report, parent)
        if known is None:
            return report
        blank = [f for f in FILLED if getattr(report, f) is None]
        return replace(report, **{f: getattr(known, f) for f in (*blank, *FIXED)})

    def report(self, report_id: str) -> Report | None:
        """Find a report by its id."""
        from onrecord.archive import asking

        with self._transaction() as db:
            return asking.report(db, report_id)

    def reports(
        self,
        *,
        ids: Collection[str] | None = None,
        publisher: str | None = None,
        after: str | None = None,
        most: int | None = None,
        without: Collection[str] = (),
        turned_away: bool | None = None,
    ) -> Iterator[Report]:
        """Yield reports by their ids: some, of a publisher, after an id; but those `without`.

        `turned_away` asks for those that a gate turned away only, or for the others only.
        """
        from onrecord.archive import asking

        told = {"ids": ids, "publisher": publisher, "after": after, "most": most}
        told |= {"turned_away": turned_away}
        with self._transaction() as db:
            yield from asking.reports(db, **told, without=without)  # type: ignore[arg-type]

    def original(self, report_id: str) -> Original | None:
        """Find the bytes that a report came from."""
        from onrecord.archive import asking

        with self._transaction() as db:
            return asking.original(db, report_id)

    def _same_text(self, report: Report, parent: str | None) -> Report | None:
        from onrecord.archive import asking, seeing

        with self._transaction() as db:
            found = seeing.same_text(db, report, parent)
            return asking.report(db, found) if found else None

    def claims(
        self, asked: ClaimFilter | None = None, *, stepwise: bool = False
    ) -> Iterator[tuple[Report, Claim]]:
        """Yield the claims that `asked` lets through, with their reports, oldest report first.

        `stepwise` finds the first of many sooner.
        """
        from onrecord.archive import asking

        with self._transaction() as db:
            yield from asking.claims(db, asked or ClaimFilter(), stepwise=stepwise)

    def fail(self, source: str, reason: str, do: str) -> None:
        """Keep why `source` could not be taken in, until a report of it is added."""
        from onrecord.archive import writing

        with self._transaction(writes=True) as db:
            writing.fail(db, source, reason, do)

    def mend(self, source: str) -> None:
        """Take the failure of `source` off the list, as adding a report of it does."""
        from onrecord.archive import writing

        with self._transaction(writes=True) as db:
            writing.mend(db, source)

    def failures(self) -> list[KeptFailure]:
        """List the sources that could not be taken in up to now."""
        from onrecord.archive import asking

        with self._transaction() as db:
            return asking.failures(db)

    def count(self, *, without: Collection[str] = (), but: Collection[str] = ()) -> Counts:
        """Count reports, claims and failures, but the publishers `without` and the claims `but`."""
        from onrecord.archive import asking

        with self._transaction() as db:
            return asking.counts(db, without, but)

    @contextmanager
    def joined(self, *, writes: bool = False) -> Iterator[Joined]:
        """Open one transaction over accounts, links, incidents and judgements.

        What is asked is of one moment; with `writes`, what is kept is kept whole at the end, and
        not at all where an error or a kill comes first.
        """
        from onrecord.archive.joined import Joined

        with self._transaction(writes=writes) as db:
            tables = Joined(db)
            if writes:
                tables.alone()
            yield tables

    @contextmanager
    def watching(self, *, writes: bool = False) -> Iterator[Watching]:
        """Open one transaction over pages, their changes, and what is watched."""
        from onrecord.archive.watching import Watching

        with self._transaction(writes=writes) as db:
            yield Watching(db)

    @contextmanager
    def coding(self, *, writes: bool = False) -> Iterator[CodingTables]:
        """Open one transaction over samples of claims that people code."""
        from onrecord.archive.coding import CodingTables

        with self._transaction(writes=writes) as db:
            yield CodingTables(db)

    @contextmanager
    def people(self, *, writes: bool = False) -> Iterator[People]:
        """Open one transaction over users, what is restricted to whom, and the audit trail."""
        from onrecord.archive.people import People

        with self._transaction(writes=writes) as db:
            yield People(db)

    def kept(self, ids: Collection[str] | None = None, by: date | None = None) -> Kept:
        """Give all that a copy of this archive is made of.

        `ids` narrows to some reports, `by` to what was recorded by the end of a day (judgements
        that were withdrawn later stood then).
        """
        from onrecord.archive.keeping import kept

        return kept(self._transaction, ids, by)

    @contextmanager
    def restoring(self, now: datetime | None = None, *, writes: bool = True) -> Iterator[Restoring]:
        """Open one transaction that records what was kept of another archive.

        With `now` as of now, without it as of when it was recorded first.
        """
        from onrecord.archive.restoring import Restoring

        with self._transaction(writes=writes) as db:
            yield Restoring(db, now)

    @contextmanager
    def rereading(self, *, writes: bool = False) -> Iterator[Rereading]:
        """Open one transaction over what is read again."""
        from onrecord.archive.rereading import Rereading

        with self._transaction(writes=writes) as db:
            yield Rereading(db)

    def faults(self) -> Iterator[Fault | None]:
        """Look whether all is whole; null for each thing that is, so that progress can be told."""
        from onrecord.archive import checking

        with self._transaction() as db:
            for look in (
                checking.in_file,
                checking.in_reports,
                checking.in_claims,
                checking.in_words,
                checking.in_incidents,
                checking.in_decisions,
            ):
                yield from look(db)

    def backup(self, out: Path, tell: Callable[[int, int], None]) -> None:
        """Copy the archive to a file, as it stands at one moment, while others write to it."""
        from onrecord.archive import upkeep

        if "://" in self.address:
            upkeep.backup_server(self.address, out)
        else:
            upkeep.backup_file(self.address, out, tell)

    def vacuum(self) -> tuple[int, int]:
        """Give back room that nothing uses; how many bytes it took before, and takes now."""
        from onrecord.archive import upkeep

        return upkeep.vacuum(self._database, self.address)

    def close(self) -> None:
        """Let the database go, unless it was lent."""
        if not self._lent:
            self._database.dispose()

    def __str__(self) -> str:
        return self.address

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[sqlalchemy.Connection]:
        with (
            guarded(self.address),
            self._database.connect() as connection,
            connection.execution_options(writes=writes).begin(),
        ):
            yield connection
