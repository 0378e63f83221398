"""`rules`: the rules by which values that differ are reconciled."""

from __future__ import annotations


def rules() -> dict[str, str]:
    """Map the name of every rule to what it does, in one sentence.

    >>> rules()["lowest"]
    'the figure of the origin that gives the least'
    """
    from onrecord.reconciling.rules import RULES, definition_of

    return {name: definition_of(name) for name in RULES}
