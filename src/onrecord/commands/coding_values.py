"""What the questions about blind double coding are answered with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.archive.filters import ClaimFilter
from onrecord.records import Coder, Coding, Report, Settled, Words

if TYPE_CHECKING:
    from onrecord.commands.coding_fields import CodedField
    from onrecord.evaluation.alpha import Agreement


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample to be drawn: how many claims of those asked for, which questions, who codes.

    `seed` is the number that chance begins with, `fields` are names of questions
    (`coded_fields` lists them), `coders` those who are invited.
    """

    name: str
    size: int
    seed: int
    fields: tuple[str, ...]
    coders: tuple[str, ...] = ()
    asked: ClaimFilter = field(default_factory=ClaimFilter)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many claims of a sample a coder has coded."""

    coder: Coder
    coded: int


@dataclass(frozen=True, slots=True)
class CodingView:
    """A sample with its coders and how far each is."""

    coding: Coding
    coders: tuple[Progress, ...]

    def blind(self, name: str) -> bool:
        """Whether somebody still codes this sample, and so may see nothing of the others."""
        return any(p.coder.name == name and p.coder.done_at is None for p in self.coders)


@dataclass(frozen=True, slots=True)
class Unit:
    """A claim as its coder sees it: the words that tell it, the report, and their own values.

    `report` is null where it is withheld from them; `trigger` are the words that the claim is
    named after. Nothing that the machine or another coder says is here.
    """

    coding: Coding
    claim: str
    position: int
    of: int
    done: int
    handed_in: bool
    report: Report | None
    evidence: tuple[Words, ...]
    trigger: Words | None
    mine: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far coders agree on one question.

    Where the answer is a number or a day, `told` measures whether they agree that it is told at
    all, and `values` how far the numbers agree where several give one. `settled` counts the
    claims with one answer (all gave it, or a reviewer chose it), `machine` those of them where
    the machine says the same, null where it never answers this question.
    """

    field: CodedField
    values: Agreement
    told: Agreement | None
    settled: int
    machine: int | None


@dataclass(frozen=True, slots=True)
class Differing:
    """A question of a claim on which coders differ, with what was chosen, if anything was."""

    claim: str
    position: int
    field: CodedField
    given: tuple[tuple[str, str | None], ...]
    words: str
    machine: str | None
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far the coders of a sample agree, question by question, and where they differ."""

    coding: Coding
    coders: tuple[str, ...]
    fields: tuple[FieldAgreement, ...]
    differences: tuple[Differing, ...]
