"""Values of an incident's fields as plain texts, for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.reconciling.values import Value


def text_of(value: Value) -> str:
    """Write a value of a field as one text: `501..`, `70..175`, `2013-06-05/2013-06-05`, a name."""
    from onrecord.ontology.bounds import Bounds
    from onrecord.reconciling.values import Days, Doer

    if isinstance(value, str):
        return value
    if isinstance(value, Bounds):
        middle = f" ({value.best})" if value.best not in (None, value.low, value.high) else ""
        return f"{_end(value.low)}..{_end(value.high)}{middle}"
    if isinstance(value, Days):
        return f"{_end(value.start)}/{_end(value.end)}"
    return f"not {value.name}" if isinstance(value, Doer) and value.denied else value.name


def _end(value: object) -> str:
    return "" if value is None else str(value)
