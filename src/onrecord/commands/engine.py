"""The engines that read reports, by name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from onrecord import __version__
from onrecord.records import Claim, Engine, Report

if TYPE_CHECKING:
    from onrecord.commands.gating import Gatekeeper
    from onrecord.commands.settings import Settings
    from onrecord.reading.names import Names
    from onrecord.reading.reading import Reading


class ReportReader(Protocol):
    """What reads reports into claims: it answers in the order in which it was given them.

    For several processes it is pickled; what it loads for reading is loaded where it first reads.
    """

    @property
    def identity(self) -> Engine:
        """Name, version and settings: what a reading is kept under."""

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Yield each report with its claims."""


class English:
    """The engine that reads English: reading, claims, grounding, in this order.

    Rules, and a trained part where it beats them (which of a sentence's names is an event's place).
    """

    def __init__(self, names: Names, model: str, gate: Gatekeeper | None = None) -> None:
        self._names = names
        self.gate = gate  # asked by who gathers what is to be read
        self._model = model
        settings = hashlib.sha256(model.encode()).hexdigest()[:8]
        self.identity = Engine("english", __version__, settings)

    def __reduce__(self) -> tuple[Callable[..., English], tuple[Any, ...]]:
        """Be made anew from the same files in another process."""
        return _english, (self._names.gazetteer.path, self._model)

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Yield each report with its claims, in the order in which they came."""
        from onrecord.claims.english import drafts_of
        from onrecord.claims.where_trained import trained_places
        from onrecord.grounding.claims import claims_of

        where = trained_places()
        for reading in self.parse(reports):
            yield reading.report, claims_of(reading, drafts_of(reading, where), self.identity)

    def parse(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield the reading of each report, of which questions can be asked one by one."""
        from onrecord.reading.reader import read_reports

        return read_reports(reports, self._names, model=self._model)


def english(settings: Settings) -> English:
    """Make the engine that reads English by rules; builds the gazetteer on first use."""
    from onrecord.names.gazetteer import default_path

    return _english(default_path(settings.cache), settings.pipeline, gated=settings.gate)


def _english(gazetteer: Path, model: str, *, gated: bool = False) -> English:
    from onrecord.commands.gating import Gatekeeper
    from onrecord.names.gazetteer import Gazetteer
    from onrecord.names.registry import Registry
    from onrecord.reading.names import Names

    names = Names(Gazetteer.open(gazetteer), Registry.load())
    return English(names, model, Gatekeeper() if gated else None)
