"""Answers as tables: flat rows, for a spreadsheet, for JSON lines, for a Polars frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from onrecord.archive.page_values import Watch
from onrecord.commands.comparing import Comparison
from onrecord.commands.controlling import Control
from onrecord.commands.explaining import Explained
from onrecord.commands.forecasting import Forecasts
from onrecord.commands.incident import IncidentView
from onrecord.commands.incidents import Found
from onrecord.commands.page_rows import report_row, reread_rows, revision_rows, watch_row
from onrecord.commands.recounting import Passage
from onrecord.commands.rereading import Reread
from onrecord.commands.revising import Revision
from onrecord.commands.sketching import Sketch
from onrecord.commands.texts import text_of
from onrecord.records import Judgement, Report

if TYPE_CHECKING:
    import polars

    from onrecord.reconciling.values import Reconciled

Cell = str | int | float | bool | date | datetime | None
FlatRow = dict[str, Cell]
BETWEEN = "; "
MEASURES = ("killed", "wounded")


def to_frame(answers: Any) -> polars.DataFrame:
    """Make a Polars frame of what a command answers; `.to_pandas()` makes a pandas frame of it.

    `incidents`, `incident` (a row each voice), `disputes` (through `dispute_rows`), `compare`,
    `explain` (a row each feature), `history`, `judge`, `origins`, `control`, `forecasts`,
    `revisions` (a row each change of a claim), `reports` and `watched` have one.
    """
    import polars

    return polars.DataFrame(list(rows_of(answers)), infer_schema_length=None)


def rows_of(answers: Any) -> Iterator[FlatRow]:
    """Yield the flat rows of an answer, or of many, one after the other."""
    if isinstance(answers, Iterable):
        for answer in answers:
            yield from _rows(answer)
    else:
        yield from _rows(answers)


def dispute_rows(found: Iterable[Found]) -> Iterator[FlatRow]:
    """Yield a row for each side of each dispute of incidents."""
    for one in found:
        for dispute in one.told.disputes:
            for number, side in enumerate(dispute.sides, 1):
                yield _sketch(one.sketch) | {
                    "field": dispute.field.name,
                    "of": dispute.field.of or None,
                    "side": number,
                    "says": BETWEEN.join(dict.fromkeys(map(text_of, side.values))),
                    "origins": len(side.origins),
                    "speakers": BETWEEN.join(side.speakers),
                    "quote": BETWEEN.join(dict.fromkeys(words.text for words in side.quotes)),
                    "share": dispute.share,
                    "spread": dispute.spread,
                }


@singledispatch
def _rows(answer: Any) -> Iterator[FlatRow]:
    from onrecord.incidents.origins import Origin

    if not isinstance(answer, Origin):
        raise TypeError(f"{type(answer).__name__} is no answer with rows")
    yield {
        "origin": answer.key,
        "name": answer.name,
        "kind": answer.kind,
        "claims": answer.claims,
        "reports": len(answer.reports),
        "copies": answer.copies,
        "publishers": BETWEEN.join(answer.publishers) or None,
        "first": answer.first,
        "carried_by": BETWEEN.join(f"{key} ({n})" for key, n in answer.carried_by) or None,
        "carries": BETWEEN.join(f"{key} ({n})" for key, n in answer.carries) or None,
    }


@_rows.register
def _flat_already(answer: dict) -> Iterator[FlatRow]:  # type: ignore[type-arg]
    yield answer


@_rows.register
def _reread(answer: Reread) -> Iterator[FlatRow]:
    yield from reread_rows(answer)


@_rows.register
def _report(answer: Report) -> Iterator[FlatRow]:
    yield report_row(answer)


@_rows.register
def _found(answer: Found) -> Iterator[FlatRow]:
    told = answer.told
    yield (
        _sketch(answer.sketch)
        | _figures(told)
        | {
            "rule": told.rule,
            "disputed": BETWEEN.join(str(d.field) for d in told.disputes) or None,
            "share_differing": told.share,
        }
    )


def _sketch(told: Sketch) -> FlatRow:
    place = told.place
    return {
        "incident": told.id,
        "type": told.type,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "start": told.start,
        "end": told.end,
        "dated": told.dated,
        "doers": BETWEEN.join(side.name for side in told.doers) or None,
        "victims": BETWEEN.join(side.name for side in told.victims) or None,
        "reports": told.reports,
        "texts": told.origins,
        "part_of": told.part_of,
    }


def _figures(told: Reconciled) -> FlatRow:
    row: FlatRow = {"origins": len(told.origins)}
    for measure in MEASURES:
        answers = [a for a in told.answers if a.field.name == measure and not a.field.kind]
        said = [a for a in answers if a.value]
        first = max(said, key=lambda a: (not a.field.of, len(a.views)), default=None)
        value = first.value if first else None
        row |= {f"{measure}_{end}": getattr(value, end, None) for end in ("low", "best", "high")}
        row[f"{measure}_of"] = first.field.of or None if first else None
        row[f"{measure}_open_above"] = first.open_above if first else None
    return row


@_rows.register
def _view(answer: IncidentView) -> Iterator[FlatRow]:
    for row in answer.told.rows:
        said = {str(s.field): BETWEEN.join(map(text_of, s.values)) for s in row.said}
        yield {
            "incident": answer.sketch.id,
            "origin": row.origin,
            "speaker": row.speaker,
            "chain": " < ".join(row.chain),
            "interest": row.interest,
            "first": row.first,
            "last": row.last,
            "reports": BETWEEN.join(row.reports),
            "stances": BETWEEN.join(row.stances),
            "types": BETWEEN.join(row.types),
            "says": BETWEEN.join(f"{field}: {told}" for field, told in said.items()),
            "quote": BETWEEN.join(words.text for words in row.quotes),
        }


@_rows.register
def _revision(answer: Revision) -> Iterator[FlatRow]:
    yield from revision_rows(answer)


@_rows.register
def _watch(answer: Watch) -> Iterator[FlatRow]:
    yield watch_row(answer)


@_rows.register
def _explained(answer: Explained) -> Iterator[FlatRow]:
    same: FlatRow = {"a": answer.a.id, "b": answer.b.id, "joined": answer.joined}
    for part in answer.link.parts if answer.link else ():
        yield same | {"feature": part.feature, "level": part.level, "weight": part.weight}


@_rows.register
def _control(answer: Control) -> Iterator[FlatRow]:
    from onrecord.reconciling.control import control_rows

    for row in control_rows(answer.history):
        name: FlatRow = {"name": answer.place.name}
        yield name | {column: _flat(value) for column, value in row.items()}


@_rows.register
def _forecasts(answer: Forecasts) -> Iterator[FlatRow]:
    from onrecord.reconciling.forecasts import forecast_rows

    rows = forecast_rows(forecast for forecast, _ in answer.told)
    for row, (_, became) in zip(rows, answer.told, strict=True):
        outcome: FlatRow = {"by": answer.by, "outcome": became.status, "why": became.why}
        outcome["outcome_by"] = became.by
        yield {name: _flat(value) for name, value in row.items()} | outcome


def _flat(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        return BETWEEN.join(str(v) for v in value) or None
    return value if value is None or isinstance(value, str | int | float | date) else str(value)


@_rows.register
def _comparison(answer: Comparison) -> Iterator[FlatRow]:
    from onrecord.commands.compared_rows import compared_rows

    yield from compared_rows(answer)


@_rows.register
def _passage(answer: Passage) -> Iterator[FlatRow]:
    report, judged = answer.report, answer.judgement
    row: FlatRow = {"at": answer.at, "what": answer.what, "why": answer.why}
    row |= {"incident": answer.incident, "account": answer.account}
    row |= {"report": report.title if report else None}
    row |= _judgement(judged) if judged else dict.fromkeys(JUDGED)
    said = answer.review
    row |= {name: getattr(said, "id" if name == "review" else name, None) for name in SAID}
    if said is not None:
        row |= {"by": said.by, "judged_at": said.at, "reason": said.reason}
        row |= {"withdrawn_at": said.withdrawn_at}
    yield row


@_rows.register
def _judged(answer: Judgement) -> Iterator[FlatRow]:
    yield _judgement(answer)


SAID = ("review", "claim", "act", "field", "value")
JUDGED = ("judgement", "decision", "a", "b", "by", "judged_at", "reason", "withdrawn_at")


def _judgement(told: Judgement) -> FlatRow:
    values = (told.id, told.decision, told.a, told.b, told.by, told.at)
    return dict(zip(JUDGED, (*values, told.reason, told.withdrawn_at), strict=True))
