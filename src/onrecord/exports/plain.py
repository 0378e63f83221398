"""What reconciling tells of an incident, as plain values for JSON and for the cells of tables."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from onrecord.exports.geo.features import columns_of
from onrecord.exports.values import Exported
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.values import Answer, Days, Denial, Dispute, Doer, Row, Value
from onrecord.records import Words

BETWEEN = "; "


def incident_of(incident: Exported) -> dict[str, Any]:
    """Everything of an incident: its columns, answers, disputes, accounts, denials, what is beside.

    Claims are named by their ids; the format `claims` holds them whole.
    """
    told = incident.told
    flat: dict[str, Any] = jsonable(columns_of(incident))
    return flat | {
        "answers": [answer_of(a) for a in told.answers],
        "disputes": [dispute_of(d) for d in told.disputes],
        "accounts": [row_of(r) for r in told.rows],
        "denials": [_denial(d) for d in told.denials],
        "apart": [
            _field(a.saying.field) | {"value": value_of(a.saying.value), "why": a.why}
            for a in told.apart
        ],
        "flags": [{"what": f.what, "origins": list(f.origins)} for f in told.flags],
        "claims": [t.claim.id for t in incident.testimonies],
    }


def answer_of(answer: Answer) -> dict[str, Any]:
    """One field as the rule settles it, with what each origin says of it and said before."""
    views = [
        {
            "origin": v.origin,
            "speakers": list(v.speakers),
            "values": [value_of(x) for x in v.values],
            "day": jsonable(v.day),
            "history": [
                {
                    "values": [value_of(x) for x in s.values],
                    "day": jsonable(s.day),
                    "report": s.report,
                }
                for s in v.history
            ],
        }
        for v in answer.views
    ]
    return _field(answer.field) | {
        "rule": answer.rule,
        "value": value_of(answer.value) if answer.value else None,
        "ever": value_of(answer.ever) if answer.ever else None,
        "choices": [
            {"value": value_of(c.value), "origins": list(c.origins)} for c in answer.choices
        ],
        "open_above": answer.open_above,
        "open_below": answer.open_below,
        "used": list(answer.used),
        "agreed": answer.agreed,
        "disputed": answer.dispute is not None,
        "share": answer.share,
        "spread": answer.spread,
        "origins": views,
    }


def dispute_of(dispute: Dispute) -> dict[str, Any]:
    """A field on which origins contradict each other, with both sides and their words."""
    sides = [
        {
            "values": [value_of(v) for v in side.values],
            "origins": list(side.origins),
            "speakers": list(side.speakers),
            "quotes": [quote_of(w) for w in side.quotes],
        }
        for side in dispute.sides
    ]
    return _field(dispute.field) | {
        "sides": sides,
        "share": dispute.share,
        "spread": dispute.spread,
    }


def row_of(row: Row) -> dict[str, Any]:
    """What one voice of one origin says."""
    said = [_field(s.field) | {"values": [value_of(v) for v in s.values]} for s in row.said]
    plain = {
        name: jsonable(getattr(row, name))
        for name in ("origin", "speaker", "chain", "interest", "first", "last", "reports", "copies")
    }
    quotes = [quote_of(w) for w in row.quotes]
    more = {"stances": list(row.stances), "types": list(row.types), "claims": list(row.claims)}
    return plain | more | {"said": said, "quotes": quotes}


def value_of(value: Value) -> Any:
    """A value of a field: bounds, days, a doer or a place as an object, else its word."""
    return jsonable(value)


def text_of(value: Value) -> str:
    """A value in a cell: `501..`, `70..175`, `2013-06-05/2013-06-05`, a name.

    >>> text_of(Bounds(501, None, None)), text_of("yes")
    ('501..', 'yes')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Bounds):
        middle = f" ({value.best})" if value.best not in (None, value.low, value.high) else ""
        return f"{_end(value.low)}..{_end(value.high)}{middle}"
    if isinstance(value, Days):
        return f"{_end(value.start)}/{_end(value.end)}"
    return f"not {value.name}" if isinstance(value, Doer) and value.denied else value.name


def cell_of(value: Any) -> Any:
    """A value in one cell of a table: lists with semicolons, days in ISO 8601."""
    if isinstance(value, tuple | list):
        return BETWEEN.join(str(cell_of(v)) for v in value) or None
    if isinstance(value, dict):
        return f"{value['name']} ({value['id']})" if value.get("id") else value.get("name")
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value


def quote_of(words: Words) -> dict[str, Any]:
    """Words with their span in the report's text."""
    return {"text": words.text, "span": list(words.span)}


def jsonable(value: Any) -> Any:
    """A value as JSON has it; records become objects, days ISO 8601."""
    if isinstance(value, Words):
        return quote_of(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: jsonable(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {k: jsonable(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [jsonable(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def _field(field: Any) -> dict[str, Any]:
    return {"field": field.name, "of": field.of or None, "kind": field.kind or None}


def _denial(denial: Denial) -> dict[str, Any]:
    denied = [
        {"claim": d.testimony.claim.id, "sure": d.sure, "why": list(d.why)} for d in denial.denied
    ]
    return {"claim": denial.testimony.claim.id, "own": denial.own, "denied": denied}


def _end(value: object) -> str:
    return "" if value is None else str(value)
