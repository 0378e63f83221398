"""The gate in front of the reading: who asks it, and under which name its answer is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.archive.values import GATE
from onrecord.records import Engine, Report

if TYPE_CHECKING:
    from onrecord.claims.gate import Gate
    from onrecord.commands.engine import ReportReader
    from onrecord.intake import TakenIn


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


def turning_away(reader: ReportReader) -> Callable[[TakenIn], bool]:
    """Give the question whether what was taken in is turned away; without a gate nothing is."""
    gate = gate_of(reader)
    return lambda item: gate is not None and gate.turns_away(item.report)
