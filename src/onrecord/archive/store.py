"""An archive: reports and their claims, kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from onrecord.archive.filters import ClaimFilter
from onrecord.archive.guard import guarded
from onrecord.archive.values import Added, AlreadyThere, Counts, KeptFailure, Original
from onrecord.records import Claim, Engine, Report

if TYPE_CHECKING:
    import sqlalchemy

    from onrecord.archive.joined import Joined

FILLED = ("title", "publisher", "published", "updated", "agency", "dateline")


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

    def __init__(self, address: str, database: sqlalchemy.Engine) -> None:
        self.address = address
        self._database = database

    @classmethod
    def open(cls, address: str | Path, *, create: bool = False) -> Self:
        """Open the archive at `address`, a file's path or `postgresql://user@host/name`.

        Tables of an older version are brought up to date; where nothing is and `create` is true
        an empty archive is made.

        Raises:
            ArchiveError: it is not there, cannot be read, is no archive, or is a newer one.
        """
        with guarded(str(address)):
            from onrecord.archive import opening

            return cls(str(address), opening.connect(str(address), create=create))

    def add(
        self, report: Report, original: Original, claims: Sequence[Claim], engine: Engine
    ) -> Added | AlreadyThere:
        """Record what `engine` reads in `report`, once.

        The same report under the same head (day, publisher and so on) by the same engine changes
        nothing. Anything newer supersedes the older reading, which is kept.
        """
        from onrecord.archive import writing

        with self._transaction(writes=True) as db:
            return writing.add(db, report, original, claims, engine)

    def has(self, report: Report, engine: Engine) -> bool:
        """Tell whether `engine`'s reading of `report`, under its head, is there."""
        from onrecord.archive import writing

        with self._transaction() as db:
            return writing.reading_of(db, report, engine) is not None

    def filled(self, report: Report) -> Report:
        """Fill in what `report` does not tell of itself and the archive knows from earlier."""
        known = self.report(report.id)
        blank = [f for f in FILLED if getattr(report, f) is None]
        return replace(report, **{f: getattr(known, f) for f in blank}) if known else report

    def report(self, report_id: str) -> Report | None:
        """Find a report by its id."""
        from onrecord.archive import asking

        with self._transaction() as db:
            return asking.report(db, report_id)

    def original(self, report_id: str) -> Original | None:
        """Find the bytes that a report came from."""
        from onrecord.archive import asking

        with self._transaction() as db:
            return asking.original(db, report_id)

    def claims(self, asked: ClaimFilter | None = None) -> Iterator[tuple[Report, Claim]]:
        """Yield the claims that `asked` lets through, with their reports, oldest report first."""
        from onrecord.archive import asking

        with self._transaction() as db:
            yield from asking.claims(db, asked or ClaimFilter())

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

    def count(self) -> Counts:
        """Count reports, claims and failures."""
        from onrecord.archive import asking

        with self._transaction() as db:
            return asking.counts(db)

    @contextmanager
    def joined(self, *, writes: bool = False) -> Iterator[Joined]:
        """Open one transaction over accounts, links, incidents and judgements.

        What is asked is of one moment; with `writes`, what is kept is kept whole at the end, and
        not at all where an error or a kill comes first.
        """
        from onrecord.archive.joined import Joined

        with self._transaction(writes=writes) as db:
            yield Joined(db)

    def close(self) -> None:
        """Let the database go."""
        self._database.dispose()

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
