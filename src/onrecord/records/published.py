"""Claims to the published form of `schema/claim.schema.json`, and back."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.records.claim import Claim
from onrecord.records.report import Report
from onrecord.records.reviewed import ReviewedAs
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


def to_published(claim: Claim, report: Report, review: ReviewedAs | None = None) -> dict[str, Any]:
    """One claim of `report` as the contract publishes it: plain values, ready for JSON.

    `review` says how people judged it; a claim that nobody judged has none.
    """
    body = _plain(claim)
    del body["report_id"]
    body["confidence"] = dict(claim.confidence)
    head = {"schema": SCHEMA, "id": body.pop("id")}
    published: dict[str, Any] = (
        head | {"report": {f: _plain(getattr(report, f)) for f in REPORT_FIELDS}} | body
    )
    return published | ({"review": review.published()} if review else {})


def from_published(data: Mapping[str, Any]) -> Claim:
    """The claim that `to_published` wrote; raises KeyError or TypeError on another shape."""
    told = dict(data)
    told["report_id"] = data["report"]["id"]
    told["confidence"] = [(str(k), float(v)) for k, v in data["confidence"].items()]
    claim: Claim = _built(Claim, told)
    return claim


def plain(value: Any) -> Any:
    """A part of a claim as the contract publishes it."""
    return _plain(value)


def _plain(value: Any) -> Any:
    if names := _names(type(value)):  # type: ignore[arg-type]  # a type can be hashed
        return _plain_record(value, names)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def _plain_record(record: Any, names: tuple[str, ...]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in names:
        value = getattr(record, name)
        if name == "words":
            out["text"] = value.text if value else None
            out["span"] = list(value.span) if value else None
        elif isinstance(value, Words):
            out[name] = {"text": value.text, "span": list(value.span)}
        else:
            out[name] = _plain(value)
    return out


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a record; none of what is no record."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


Build = Callable[[Any], Any]


def _built(kind: Any, data: Any) -> Any:
    return None if data is None else _builder(kind)(data)


@cache
def _builder(kind: Any) -> Build:
    """The function that builds a value of a type; worked out once, as archives hold many claims."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _builder(next(a for a in get_args(kind) if a is not type(None)))
    if origin is tuple:
        one = _builder(get_args(kind)[0])
        return tuple if one is _as_is else lambda data: tuple([one(item) for item in data])
    if kind is date:
        return date.fromisoformat
    if kind is Words:
        return _words
    return _record_builder(kind) if is_dataclass(kind) else _as_is


def _record_builder(kind: Any) -> Build:
    """Build a record of its fields, in their order; it may lack those that have a default."""
    parts = [(name, _builder(hint)) for name, hint in get_type_hints(kind).items()]
    keys = ["text" if name == "words" else name for name, _ in parts]
    told = itemgetter(*keys)
    made = [(n, part) for n, (name, part) in enumerate(parts) if part is not _as_is]
    made = [(n, part) for n, part in made if parts[n][0] != "words"]
    worded = keys.index("text") if keys != [name for name, _ in parts] else None

    def build(data: Any) -> Any:
        try:
            values = list(told(data))
        except KeyError:
            return kind(**_told(parts, data))
        for n, part in made:
            if values[n] is not None:
                values[n] = part(values[n])
        if worded is not None:
            values[worded] = _words(data)
        return kind(*values)

    return build


def _told(parts: list[tuple[str, Build]], data: Any) -> dict[str, Any]:
    """The fields of a record that are there."""
    found = {
        name: None if data[name] is None else part(data[name])
        for name, part in parts
        if name in data and name != "words"
    }
    return found | ({"words": _words(data)} if "words" in dict(parts) else {})


def _as_is(data: Any) -> Any:
    return data


def _words(data: Mapping[str, Any]) -> Words | None:
    return Words(data["text"], *data["span"]) if data.get("span") else None
