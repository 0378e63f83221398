"""Values of an incident's fields as plain texts, for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.reconciling.values import Value


def text_of(value: Value) -> str:
    """Write a value of a field as one text, as exports do: `501..`, `70..175`, a name."""
    from onrecord.exports import plain

    return plain.text_of(value)
