"""Incidents as rows of the tables of a package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exports.geo.features import columns_of
from onrecord.exports.package.claim_rows import BETWEEN, Row, joined
from onrecord.exports.plain import text_of
from onrecord.exports.values import Exported
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.values import Answer, Dispute


def rows_of(incident: Exported) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an incident, each with the name of its table."""
    yield "incidents", incident_row(incident)
    mine = {"incident": incident.id}
    for testimony in incident.testimonies:
        told = {"report": testimony.report.id, "claim": testimony.claim.id}
        yield "memberships", mine | told | {"origin": testimony.origin}
    for answer in incident.told.answers:
        yield "answers", mine | _answer(answer)
    for dispute in incident.told.disputes:
        yield from (("disputes", mine | side) for side in _sides(dispute))


def incident_row(incident: Exported) -> Row:
    """The row of an incident itself: the columns of the map's formats, lists in one cell."""
    return {name: _cell(value) for name, value in columns_of(incident).items()}


def _cell(value: Any) -> Any:
    texts = isinstance(value, tuple) and all(isinstance(v, str) for v in value)
    return joined(value) if texts else value


def _answer(answer: Answer) -> Row:
    value = answer.value or Bounds()
    return _field(answer) | {
        "rule": answer.rule,
        "low": value.low,
        "best": value.best,
        "high": value.high,
        "open_above": answer.open_above,
        "open_below": answer.open_below,
        "values": joined([text_of(choice.value) for choice in answer.choices]),
        "origins": len(answer.views),
        "disputed": answer.dispute is not None,
        "share": answer.share,
        "spread": answer.spread,
    }


def _field(one: Answer | Dispute) -> Row:
    return {"field": one.field.name, "of": one.field.of, "kind": one.field.kind}


def _sides(dispute: Dispute) -> Iterator[Row]:
    for number, side in enumerate(dispute.sides, 1):
        yield _field(dispute) | {
            "side": number,
            "says": joined([text_of(value) for value in side.values]),
            "origins": joined(side.origins),
            "speakers": joined(side.speakers),
            "quote": joined([words.text for words in side.quotes]),
            "share": dispute.share,
            "spread": dispute.spread,
        }


__all__ = ["BETWEEN", "incident_row", "rows_of", "text_of"]
