"""Processes that read beside this one, with the model loaded once in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from onrecord.commands.results import Failed
from onrecord.records import Claim, Report
from onrecord.scale import Crew, Done, Limits, Lost

if TYPE_CHECKING:
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.readers import Group
    from onrecord.commands.settings import Settings
    from onrecord.intake import TakenIn

    Reads = Callable[[Sequence[Report]], Iterator[tuple[Claim, ...]]]

TOGETHER = 64  # reports that are recorded in one transaction
ALONE = "see with `onrecord read` what it does, and report it"
WHY = {
    "failed": ("reading it failed ({})", ALONE),
    "ended": ("reading it ended the process that read it ({})", ALONE),
    "memory": ("reading it takes too much memory", "split it, or raise ONRECORD_READING_MEMORY"),
    "late": (
        "reading it takes longer than {} seconds",
        "split it, or raise ONRECORD_READING_TIMEOUT",
    ),
}


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
    """Make the function that a worker does: it has loaded what it needs before its first report."""
    list(reader.read([]))

    def read(reports: Sequence[Report]) -> Iterator[tuple[Claim, ...]]:
        for _, (_, claims) in zip(reports, reader.read(reports), strict=True):
            yield claims

    return read


def _came(one: Done | Lost) -> tuple[TakenIn, tuple[Claim, ...] | Failed]:
    if isinstance(one, Done):
        return one.of, one.result
    reason, do = WHY[one.cause]
    return one.of, Failed(one.of.source, reason.format(one.told), do)
