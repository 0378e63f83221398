"""Who reads reports, here or in processes beside this one: batches go in, claims come out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, TypeAlias

from onrecord.errors import OnRecordError
from onrecord.records import Claim

if TYPE_CHECKING:
    from onrecord.archive import Prepared
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.results import Failed
    from onrecord.intake import TakenIn

    Told: TypeAlias = tuple[Claim, ...] | Prepared  # claims, or their rows
    Group: TypeAlias = list[tuple[TakenIn, Told | Failed]]

TOGETHER = 64  # reports that are recorded in one transaction
LETTERS = 200_000  # of texts that are read together: memory is bounded by them


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


def failed(item: TakenIn, cause: str, told: str) -> Failed:
    """A report that could not be read: `told` is the error's name, or how its process ended."""
    from onrecord.commands.results import Failed

    reason, do = WHY[cause]
    return Failed(item.source, reason.format(told), do)


class Readers(Protocol):
    """Takes batches and gives back, in any order, each report with its claims, or why not."""

    @property
    def free(self) -> bool:
        """Whether a batch can be given."""

    @property
    def busy(self) -> bool:
        """Whether something was given that did not come back."""

    def give(self, batch: list[TakenIn]) -> None:
        """Give reports to be read."""

    def heard(self, *, patient: bool) -> Iterator[Group]:
        """Yield what came back since; if `patient`, wait until something did."""


class Here:
    """Reads in this process, when what comes of it is asked for; in the order of what came."""

    def __init__(self, reader: ReportReader) -> None:
        self._reader = reader
        self._batch: list[TakenIn] = []

    @property
    def free(self) -> bool:
        """Whether a batch can be given."""
        return not self._batch

    @property
    def busy(self) -> bool:
        """Whether something was given that did not come back."""
        return bool(self._batch)

    def give(self, batch: list[TakenIn]) -> None:
        """Give reports to be read."""
        self._batch = batch

    def heard(self, *, patient: bool) -> Iterator[Group]:
        """Yield reports with their claims as they are read."""
        from onrecord.scale import gathered

        batch, self._batch = self._batch, []
        for some in gathered(self._came(batch)):
            yield [*some]

    def _came(self, batch: list[TakenIn]) -> Iterator[tuple[TakenIn, Told | Failed]]:
        """Read a batch; where that fails, what is left of it is read one by one."""
        left = deque(batch)
        try:
            for _, claims in self._reader.read([item.report for item in batch]):
                yield left.popleft(), claims
        except OnRecordError:
            raise
        except Exception:  # noqa: BLE001  whatever one report does, the others are read
            for item in left:
                yield item, self._alone(item)

    def _alone(self, item: TakenIn) -> Told | Failed:
        try:
            return next(claims for _, claims in self._reader.read([item.report]))
        except OnRecordError:
            raise
        except Exception as error:  # noqa: BLE001  told as its failure
            return failed(item, "failed", type(error).__name__)


class Batch:
    """Reports that are put together until they are enough to be read."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._items: list[TakenIn] = []
        self._letters = 0

    @property
    def full(self) -> bool:
        """Whether they are enough."""
        return len(self._items) >= self._most or self._letters >= LETTERS

    def take(self, item: TakenIn) -> None:
        """Take one more."""
        self._items.append(item)
        self._letters += len(item.report.text)

    def give(self, by: Readers) -> None:
        """Give them to be read, where there are any."""
        if self._items:
            by.give(self._items)
        self._items, self._letters = [], 0
