"""All that is known of a sample, and how two answers are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from onrecord.commands.claims_seen import told_as_seen
from onrecord.commands.coding import found_coding
from onrecord.commands.coding_fields import NOT_TOLD, CodedField, fields_named
from onrecord.commands.coding_machine import machine_says
from onrecord.commands.sight import Sight
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.archive.coding import CodingTables
    from onrecord.records import Claim, Coding, Report, Settled

Answers: TypeAlias = "dict[tuple[str, str], dict[str, str | None]]"  # of a claim and a question


@dataclass(frozen=True, slots=True)
class Sampled:
    """All that is known of a sample, read at one moment; `units` are claims with their places."""

    coding: Coding
    coders: tuple[str, ...]
    units: Mapping[str, int]
    told: Mapping[str, tuple[Report, Claim]]
    answers: Answers
    settled: Mapping[tuple[str, str], Settled]
    fields: tuple[CodedField, ...]

    def answer(self, claim: str, field: CodedField) -> str | None:
        """The one answer to a question of a claim: all gave it, or a reviewer chose it."""
        chosen = self.settled.get((claim, field.name))
        if chosen is not None:
            return chosen.value
        given = [v for v in self.answers.get((claim, field.name), {}).values() if v is not None]
        alike = {comparable(field, value) for value in given}
        return given[0] if len(given) > 1 and len(alike) == 1 else None

    def machine(self, claim: str, field: CodedField) -> str | None:
        """What the machine says to a question of a claim."""
        return machine_says(self.told[claim][1], field.name)


def comparable(field: CodedField, value: str) -> str | float:
    """A value as it is compared: words whatever their case and article, days by their number.

    >>> from onrecord.commands.coding_fields import fields_named
    >>> comparable(fields_named(["place"])[0], "the Town of Qusayr")
    'town of qusayr'
    """
    if value == NOT_TOLD:
        return value
    if field.kind == "number":
        return float(value)
    if field.kind == "day":
        return float(date.fromisoformat(value).toordinal())
    return _bare(value) if field.kind == "words" else value


def _bare(words: str) -> str:
    told = words.casefold().strip(" .,;:!?\"'“”‘’()").split()
    return " ".join(told[1:] if len(told) > 1 and told[0] in ("the", "a", "an") else told)


def sampled_at(
    archive: Archive, tables: CodingTables, number: int, by: str, sight: Sight
) -> Sampled:
    """Read all of a sample; raises SettingsError while the one who asks still codes it."""
    found = found_coding(tables, number)
    coders = tables.coders(number)
    if any(c.name == by and c.done_at is None for c in coders):
        raise SettingsError("you still code this sample", "hand it in, then see the others")
    answers: Answers = defaultdict(dict)
    for code in tables.coded(number):
        answers[code.claim, code.field][code.coder] = code.value
    units = tables.units(number)
    with archive.joined() as joined:
        told = told_as_seen(joined, tables.told(units), sight)
    return Sampled(
        found,
        tuple(c.name for c in coders),
        {claim: position for position, claim in enumerate(units, 1) if claim in told},
        told,
        dict(answers),
        {(s.claim, s.field): s for s in tables.settled(number)},
        fields_named(found.fields),
    )
