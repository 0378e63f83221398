"""`coding_agreement`: how far coders agree, where they differ, and what a reviewer chose there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from onrecord.commands.coding_fields import NOT_TOLD, CodedField
from onrecord.commands.coding_sampled import Sampled, comparable, sampled_at
from onrecord.commands.coding_values import Agreed, Differing, FieldAgreement
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    pass

Row: TypeAlias = "dict[str, str | int | None]"
CODING_COLUMNS = (
    *("coding", "position", "claim", "report", "publisher", "published"),
    *("start", "end", "evidence", "field", "by", "source", "value"),
)


def coding_agreement(archive: Where, number: int, *, by: str, sight: Sight = EVERYTHING) -> Agreed:
    """Measure how far the coders of a sample agree, and list where they differ.

    Raises:
        ArchiveError: there is no such sample.
        SettingsError: the one who asks still codes it, and is to see nothing of the others.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.coding() as tables:
        sampled = sampled_at(opened, tables, number, by, sight)
    fields = tuple(_agreement(sampled, field) for field in sampled.fields)
    return Agreed(sampled.coding, sampled.coders, fields, tuple(_differences(sampled)))


def coding_rows(
    archive: Where, number: int, *, by: str, sight: Sight = EVERYTHING
) -> Iterator[Row]:
    """Yield all that is known of a sample, a row for each value: data to evaluate with.

    `source` says whose value it is: of a coder, of the machine, of a reviewer who chose
    (`settled`), or of all coders (`agreed`).

    Raises:
        ArchiveError: there is no such sample.
        SettingsError: the one who asks still codes it, and is to see nothing of the others.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.coding() as tables:
        sampled = sampled_at(opened, tables, number, by, sight)
    for claim, position in sampled.units.items():
        head = _head(sampled, position, claim)
        for field in sampled.fields:
            for source, who, value in _values(sampled, claim, field):
                yield head | {"field": field.name, "by": who, "source": source, "value": value}


def _head(sampled: Sampled, position: int, claim: str) -> Row:
    report, told = sampled.told[claim]
    words = told.evidence[0].words if told.evidence else None
    return {
        "coding": sampled.coding.id,
        "position": position,
        "claim": claim,
        "report": report.id,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "start": words.start if words else None,
        "end": words.end if words else None,
        "evidence": words.text if words else None,
    }


def _values(
    sampled: Sampled, claim: str, field: CodedField
) -> Iterator[tuple[str, str, str | None]]:
    for coder, value in sampled.answers.get((claim, field.name), {}).items():
        yield "coder", coder, "cannot tell" if value is None else value
    yield "machine", "machine", sampled.machine(claim, field)
    chosen = sampled.settled.get((claim, field.name))
    if chosen is not None:
        yield "settled", chosen.by, chosen.value
    elif (answer := sampled.answer(claim, field)) is not None:
        yield "agreed", "all coders", answer


def _agreement(sampled: Sampled, field: CodedField) -> FieldAgreement:
    from onrecord.evaluation.alpha import agreement

    given = [_compared(sampled, claim, field) for claim in sampled.units]
    numeric = field.kind in ("number", "day")
    values = [[_if_told(v) for v in unit] for unit in given] if numeric else given
    told = [[_whether(v) for v in unit] for unit in given] if numeric else None
    settled, right = _against_machine(sampled, field)
    order = [value for value, _ in field.choices]
    return FieldAgreement(
        field,
        agreement(values, field.level, order=order),
        agreement(told) if told else None,
        settled,
        right,
    )


def _compared(sampled: Sampled, claim: str, field: CodedField) -> list[str | float | None]:
    answers = sampled.answers.get((claim, field.name), {}).values()
    return [None if value is None else comparable(field, value) for value in answers]


def _if_told(value: str | float | None) -> str | float | None:
    return None if value == NOT_TOLD else value


def _whether(value: str | float | None) -> str | None:
    return None if value is None else NOT_TOLD if value == NOT_TOLD else "told"


def _against_machine(sampled: Sampled, field: CodedField) -> tuple[int, int | None]:
    """Count the claims with one answer, and those of them where the machine gives it."""
    answers = [(c, a) for c in sampled.units if (a := sampled.answer(c, field)) is not None]
    machines = [(sampled.machine(claim, field), answer) for claim, answer in answers]
    if all(machine is None for machine, _ in machines):
        return len(answers), None
    alike = (m is not None and comparable(field, m) == comparable(field, a) for m, a in machines)
    return len(answers), sum(alike)


def _differences(sampled: Sampled) -> Iterator[Differing]:
    for claim, position in sampled.units.items():
        for field in sampled.fields:
            given = sampled.answers.get((claim, field.name), {})
            alike = {None if v is None else comparable(field, v) for v in given.values()}
            if len(alike) > 1:
                yield _difference(sampled, position, claim, field, tuple(given.items()))


def _difference(
    sampled: Sampled,
    position: int,
    claim: str,
    field: CodedField,
    given: tuple[tuple[str, str | None], ...],
) -> Differing:
    told = sampled.told[claim][1]
    return Differing(
        claim=claim,
        position=position,
        field=field,
        given=given,
        words=told.evidence[0].words.text if told.evidence else "",
        machine=sampled.machine(claim, field),
        settled=sampled.settled.get((claim, field.name)),
    )
