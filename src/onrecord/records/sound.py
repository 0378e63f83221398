"""Values that come from elsewhere, held against their types and against the text they stand in."""

from __future__ import annotations

import math
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord.records.claim import Claim, claim_id
from onrecord.records.words import Words


def unsound(value: Any) -> str | None:
    """Tell what of a record is not as its type says ("event.mention"), or null.

    >>> unsound(Words("Qusayr", 12, 18)), unsound(Words("Qusayr", "12", 18))
    (None, 'start')
    """
    return next(_wrong(value, type(value), ""), None)


def misquoted(claim: Claim, text: str) -> str | None:
    """Tell which words of a claim do not stand in the text where it says so, or null."""
    for words in _words(claim):
        if not 0 <= words.start < words.end or text[words.start : words.end] != words.text:
            return words.text
    return None


def misnamed(claim: Claim, text_sha256: str) -> bool:
    """Tell whether a claim's id is not the hash of what it is named after (`claim_id`)."""
    event, figures = claim.event, claim.figures
    anchors = [event.trigger] if event else [f.words for f in figures[:1]]
    anchors = anchors or [e.words for e in claim.evidence[:1]]
    if not anchors:
        return True
    speaker = claim.claimant.words.span if claim.claimant else None
    place = event.places[0].words.span if event and event.places else None
    more = (figures[0].words.span if figures else None, place)
    told = (text_sha256, anchors[0].span, speaker, claim.modality)
    return claim.id not in (claim_id(*told), claim_id(*told, more))


def _words(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))


def _wrong(value: Any, kind: Any, path: str) -> Iterator[str]:
    """The paths of what is not as its type says."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if value is not None:
            yield from _wrong(value, next(k for k in inner if k is not type(None)), path)
        elif type(None) not in inner:
            yield path
    elif origin is tuple:
        yield from _wrong_items(value, inner, path)
    elif is_dataclass(kind):
        if type(value) is not kind:
            yield path
        else:
            for name, hint in _hints(type(value)).items():
                yield from _wrong(getattr(value, name), hint, f"{path}.{name}".lstrip("."))
    elif not _is(value, kind, inner if origin is Literal else ()):
        yield path


def _wrong_items(value: Any, inner: tuple[Any, ...], path: str) -> Iterator[str]:
    if not isinstance(value, tuple):
        yield path
        return
    kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else list(inner)
    if len(kinds) != len(value):
        yield path
        return
    for number, (item, kind) in enumerate(zip(value, kinds, strict=True)):
        yield from _wrong(item, kind, f"{path}.{number}")


def _is(value: Any, kind: Any, choices: tuple[Any, ...]) -> bool:
    if choices:
        return isinstance(value, str) and value in choices
    if kind is float:
        return type(value) in (int, float) and math.isfinite(value)
    if kind is str:
        return type(value) is str and not any("\ud800" <= c <= "\udfff" for c in value)
    if kind in (int, bool, date, datetime, bytes):
        return type(value) is kind
    return False


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
