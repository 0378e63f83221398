"""Claims to the published form of `schema/claim.schema.json`, and back."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.records.claim import Claim
from onrecord.records.report import Report
from onrecord.records.words import Words

SCHEMA = "onrecord.claim/1"
REPORT_FIELDS = (
    "id",
    "text_sha256",
    "title",
    "publisher",
    "published",
    "updated",
    "url",
    "language",
    "agency",
    "dateline",
)
T = TypeVar("T")


def to_published(claim: Claim, report: Report) -> dict[str, Any]:
    """One claim of `report` as the contract publishes it: plain values, ready for JSON."""
    body = _plain(claim)
    del body["report_id"]
    body["confidence"] = dict(claim.confidence)
    head = {"schema": SCHEMA, "id": body.pop("id")}
    published: dict[str, Any] = (
        head | {"report": {f: _plain(getattr(report, f)) for f in REPORT_FIELDS}} | body
    )
    return published


def from_published(data: Mapping[str, Any]) -> Claim:
    """The claim that `to_published` wrote; raises KeyError or TypeError on another shape."""
    confidence = tuple((str(k), float(v)) for k, v in data["confidence"].items())
    flat = dict(data) | {"report_id": data["report"]["id"], "confidence": ()}
    claim: Claim = _built(Claim, flat)
    return Claim(
        **{f.name: getattr(claim, f.name) for f in fields(claim)} | {"confidence": confidence}
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain_record(value)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def _plain_record(record: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "words":
            out["text"] = value.text if value else None
            out["span"] = list(value.span) if value else None
        elif isinstance(value, Words):
            out[field.name] = {"text": value.text, "span": list(value.span)}
        else:
            out[field.name] = _plain(value)
    return out


def _built(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if data is None:
        return None
    if origin in (Union, types.UnionType):
        return _built(next(a for a in get_args(kind) if a is not type(None)), data)
    if origin is tuple:
        return tuple(_built(get_args(kind)[0], item) for item in data)
    if kind is date:
        return date.fromisoformat(data)
    return _built_record(kind, data) if is_dataclass(kind) else data


def _built_record(kind: Any, data: Mapping[str, Any]) -> Any:
    if kind is Words:
        return _words(data)
    hints = _hints(kind)
    values = {
        name: _words(data) if name == "words" else _built(hint, data[name])
        for name, hint in hints.items()
        if name == "words" or name in data
    }
    return kind(**values)


def _words(data: Mapping[str, Any]) -> Words | None:
    return Words(data["text"], *data["span"]) if data.get("span") else None


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
