"""What an export says of itself, as plain values for JSON."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from onrecord.exports.values import About


def told_of(about: About) -> dict[str, Any]:
    """What made the export, when, of what and under which rules; times in UTC.

    >>> told_of(About("1", "war.db", datetime(2024, 1, 2), "range"))["made"]
    '2024-01-02T00:00:00Z'
    """
    told = {field.name: plain(getattr(about, field.name)) for field in fields(about)}
    return {"program": "onrecord"} | told | {"asked": dict(about.asked)}


def plain(value: Any) -> Any:
    """A value as JSON has it: days and times in ISO 8601, times in UTC with a Z."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return [plain(v) for v in value] if isinstance(value, tuple) else value
