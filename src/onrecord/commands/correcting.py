"""A claim as people correct it: each correction puts a value at its path; nothing else changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.records import Claim, Report, Review


def corrected(claim: Claim, report: Report, reviews: Iterable[Review]) -> Claim:
    """The claim as the corrections that stand leave it; the one that was given is untouched."""
    from onrecord.records import from_published, to_published

    told = to_published(claim, report)
    for review in reviews:
        if review.act == "corrected" and review.withdrawn_at is None and review.field:
            told = with_value(told, review.field, json.loads(review.value or "null"))
    return from_published(told)


def with_value(told: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A published claim with another value at a path; null takes an item out of its list.

    >>> with_value({"event": {"places": [{"name": "Homs"}]}}, "event.places.0", None)
    {'event': {'places': []}}

    Raises:
        SettingsError: the claim has no such field.
    """
    made: dict[str, Any] = json.loads(json.dumps(told))
    at: Any = made
    *parents, last = path.split(".")
    try:
        for name in parents:
            at = at[int(name)] if isinstance(at, list) else at[name]
        if not isinstance(at, list):
            at[last] = value
        elif int(last) == len(at) and value is not None:
            at.append(value)
        elif value is None:
            at[int(last) :] = at[int(last) + 1 :]
        else:
            at[int(last)] = value
    except (KeyError, IndexError, ValueError, TypeError):
        raise SettingsError(f"the claim has no field {path}", "choose one of its fields") from None
    return made
