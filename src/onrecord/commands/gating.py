"""The gate in front of the reading: who asks it, and under which name its answer is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.archive.values import GATE
from onrecord.records import Engine, Report

if TYPE_CHECKING:
    from onrecord.claims.gate import Gate
    from onrecord.commands.engine import ReportReader
    from onrecord.intake import TakenIn

FEW = 20  # sources; who names more names them by a pattern


class Gatekeeper:
    """Asks the shipped gate about reports; it is loaded when it is asked first."""

    @cached_property
    def _gate(self) -> Gate:
        from onrecord.claims.gate import gate

        return gate()

    @cached_property
    def identity(self) -> Engine:
        """What a report that was turned away is kept under: as if the gate had read it."""
        return Engine(GATE, __version__, self._gate.version)

    def turns_away(self, report: Report) -> bool:
        """Tell whether a report is not about conflict."""
        return not self._gate.passes(report.text)


def gate_of(reader: ReportReader) -> Gatekeeper | None:
    """Give the gate of an engine, if it has one."""
    found: Gatekeeper | None = getattr(reader, "gate", None)
    return found


def turning_away(reader: ReportReader, named: Collection[str]) -> Callable[[TakenIn], bool]:
    """Give the question whether what was taken in is turned away; without a gate nothing is."""
    gate, chosen = gate_of(reader), by_name(named)
    if gate is None:
        return lambda item: False
    return lambda item: item.source not in chosen and gate.turns_away(item.report)


def by_name(sources: Collection[str]) -> frozenset[str]:
    """Give the sources that somebody looked at: a file, a page, a pasted text; not `FEW` and more.

    They are read whatever they are about. Out of folders, tables, feeds and archives much comes
    that nobody looked at, under names of its own.
    """
    return frozenset(sources) if len(sources) <= FEW else frozenset()
