"""A claim as people correct it: each correction puts a value at its path; nothing else changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.errors import SettingsError
from onrecord.records.claim import Claim
from onrecord.records.published import from_published, to_published
from onrecord.records.report import Report
from onrecord.records.review import Review
from onrecord.records.sound import misquoted, unsound

CORRECTABLE = re.compile(  # the paths of what people correct; the rest names and numbers a claim
    r"stance|modality|claimant|via(\.\d+)?"
    r"|event\.(type|negated|realised|background|instrument|period)"
    r"|event\.(actors|targets|places)\.\d+(\.[a-z_]+)?"
    r"|event\.period\.(start|end|precision)"
    r"|figures\.\d+(\.(measure|stated|qualifier|low|best|high|of|scope))?"
    r"|figures\.\d+\.of\.[a-z]+",
    re.ASCII,
)


def corrected(claim: Claim, report: Report, reviews: Iterable[Review]) -> Claim:
    """The claim as the corrections that stand leave it; the one that was given is untouched.

    A correction that does not fit, as the claim was read anew or the copy of an archive was
    forged, is left out: every span of what is given back stands in the report.
    """
    now = claim
    for review in reviews:
        if review.act == "corrected" and review.withdrawn_at is None and review.field:
            try:
                now = with_field(now, report, review.field, json.loads(review.value or "null"))
            except (SettingsError, ValueError):
                continue
    return now


def with_field(claim: Claim, report: Report, path: str, value: Any) -> Claim:
    """The claim with another value of one field.

    Raises:
        SettingsError: the claim has no such field, or that is no value of it.
    """
    if not CORRECTABLE.fullmatch(path):
        raise SettingsError(
            f"the claim has no field {path!r} to correct", "choose one of its fields"
        )
    told = with_value(to_published(claim, report), path, value)
    try:
        made = from_published(told)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
        raise _unfit(path) from None
    wrong = unsound(made) or _senseless(made)
    if wrong is not None:
        raise _unfit(path)
    if (words := misquoted(made, report.text)) is not None:
        raise SettingsError(f"the report does not say {words[:60]!r} there", "choose its words")
    return made


def _senseless(claim: Claim) -> str | None:
    """Tell which values contradict themselves: days and bounds out of order, no point of earth."""
    event = claim.event
    periods = [event.period if event else None, *(f.period for f in claim.figures)]
    if any(p and p.start and p.end and p.start > p.end for p in periods):
        return "period"
    for figure in claim.figures:
        told = [n for n in (figure.low, figure.best, figure.high) if n is not None]
        if told != sorted(told) or any(n < 0 for n in told):
            return "figures"
    ids = [f.id for f in claim.figures]
    if len(set(ids)) < len(ids):
        return "figures"
    places = event.places if event else ()
    outside = (abs(p.latitude or 0) > 90 or abs(p.longitude or 0) > 180 for p in places)
    return "places" if any(outside) else None


def _unfit(path: str) -> SettingsError:
    return SettingsError(f"that is no value of {path}", "choose one that is offered")


def is_rejected(reviews: Iterable[Review]) -> bool:
    """Tell whether the last verdict that stands rejects the claim."""
    stand = (r.act for r in reviews if r.withdrawn_at is None)
    return [act for act in stand if act in ("accepted", "rejected")][-1:] == ["rejected"]


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
            at = at[_index(name)] if isinstance(at, list) else at[name]
        if isinstance(at, list):
            _put(at, _index(last), value)
        elif last in at:
            at[last] = value
        else:
            raise KeyError(last)
    except (KeyError, IndexError, ValueError, TypeError):
        raise SettingsError(f"the claim has no field {path}", "choose one of its fields") from None
    return made


def _index(name: str) -> int:
    if not (name.isascii() and name.isdigit() and len(name) < 6):
        raise IndexError(name)
    return int(name)


def _put(items: list[Any], number: int, value: Any) -> None:
    """Put a value at its number: a new one at the end; null takes the old one out."""
    if value is None:
        del items[number]
    elif number == len(items):
        items.append(value)
    else:
        items[number] = value
