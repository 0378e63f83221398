"""Who reads reports, here or in processes beside this one: batches go in, claims come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, TypeAlias

from onrecord.records import Claim

if TYPE_CHECKING:
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.results import Failed
    from onrecord.intake import TakenIn

    Group: TypeAlias = list[tuple[TakenIn, tuple[Claim, ...] | Failed]]

LETTERS = 200_000  # of texts that are read together: memory is bounded by them


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
        if batch:
            answers = self._reader.read([item.report for item in batch])
            came = ((item, claims) for item, (_, claims) in zip(batch, answers, strict=True))
            for some in gathered(came):
                yield [*some]


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
