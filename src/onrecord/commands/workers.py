"""Processes that read beside this one, with the model loaded once in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from onrecord.commands.readers import TOGETHER, failed
from onrecord.records import Report
from onrecord.scale import Crew, Done, Limits, Lost

if TYPE_CHECKING:
    from onrecord.archive import Prepared
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.readers import Group, Told
    from onrecord.commands.results import Failed
    from onrecord.commands.settings import Settings
    from onrecord.intake import TakenIn

    Reads = Callable[[Sequence[Report]], Iterator[Prepared]]


class Workers:
    """Some processes that read. A report that ends one, twice, has failed; the others are read.

    They are started as there is something to read, and ended by `close`.
    """

    def __init__(self, reader: ReportReader, number: int, settings: Settings) -> None:
        limits = Limits(settings.reading_timeout, settings.reading_memory)
        self._crew = Crew(partial(reading, reader), number, limits)

    @property
    def free(self) -> bool:
        """Whether a batch can be given."""
        return self._crew.free

    @property
    def busy(self) -> bool:
        """Whether something was given that did not come back."""
        return self._crew.busy

    @property
    def processes(self) -> list[int]:
        """The numbers of the processes."""
        return self._crew.processes

    def give(self, batch: list[TakenIn]) -> None:
        """Give reports to be read."""
        self._crew.give([(item, item.report) for item in batch])

    def heard(self, *, patient: bool) -> Iterator[Group]:
        """Yield together what came back since; if `patient`, wait until something did."""
        heard = self._crew.heard(patient=patient)
        for at in range(0, len(heard), TOGETHER):
            yield [_came(one) for one in heard[at : at + TOGETHER]]

    def close(self) -> None:
        """End the processes."""
        self._crew.close()


def reading(reader: ReportReader) -> Reads:
    """Make the function that a worker does: it has loaded what it needs before its first report.

    It makes the rows of what it finds, too: who writes the archive is alone, and does only that.
    """
    from onrecord.archive import prepared

    list(reader.read([]))

    def read(reports: Sequence[Report]) -> Iterator[Prepared]:
        for report, (_, claims) in zip(reports, reader.read(reports), strict=True):
            yield prepared(report, claims)

    return read


def _came(one: Done | Lost) -> tuple[TakenIn, Told | Failed]:
    return one.of, one.result if isinstance(one, Done) else failed(one.of, one.cause, one.told)
