"""What stands before or after a number and bounds it: "at least", "some", "or more"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ontology.bounds import Bounds, Quantities
from onrecord.reading.number_range import Upper, shared_scale
from onrecord.reading.number_tokens import Token, phrase_at, phrase_before
from onrecord.reading.number_words import Core


def qualifier_before(
    tokens: Sequence[Token], first: int, table: Quantities
) -> tuple[int, str | None]:
    """The token where the qualifier of the number at token `first` starts, and its name."""
    skipped = phrase_before(tokens, first, table.fillers)
    for at in (first, first - skipped) if skipped else (first,):
        length = phrase_before(tokens, at, table.before)
        if length:
            words = tuple(t.word for t in tokens[at - length : at])
            return at - length, table.before[words]
    return first, None


def qualifier_after(
    tokens: Sequence[Token], last: int, table: Quantities
) -> tuple[int, str | None]:
    """The token after the qualifier that follows the number ("50 or more"), and its name."""
    if last < len(tokens) and tokens[last].gap in (" ", "-"):
        length = phrase_at(tokens, last, table.after)
        if length and not _goes_with_next(tokens, last + length, table):
            words = tuple(t.word for t in tokens[last : last + length])
            return last + length, table.after[words]
    return last, None


def _goes_with_next(tokens: Sequence[Token], i: int, table: Quantities) -> bool:
    """Whether token `i` is a number that the words before it belong to, or "than" before one."""
    if i >= len(tokens):
        return False
    return (
        tokens[i].word == "than" or tokens[i].word[0].isdecimal() or tokens[i].word in table.numbers
    )


def bounded(
    core: Core, upper: Upper | None, qualifier: str | None, table: Quantities
) -> tuple[str | None, Bounds, int | None]:
    """Qualifier, bounds and stated number of `core`, or of the range from it to `upper`."""
    if core.vague:
        return _bounded_vague(core, qualifier, table)
    stated = _whole(core.value)
    if upper is not None:
        return "between", _between(core, upper, table), None
    if qualifier is None and core.round:
        qualifier = "about"
    rule = table.rule_of[qualifier] if qualifier else "exact"
    return qualifier, table.bounds(rule, stated), stated


def _between(core: Core, upper: Upper, table: Quantities) -> Bounds:
    low, high = _whole(shared_scale(core, upper.core).value), _whole(upper.core.value)
    if upper.qualifier:
        high = table.bounds(table.rule_of[upper.qualifier], high).high
    return table.bounds(table.rule_of["between"], low, high)


def _bounded_vague(
    core: Core, qualifier: str | None, table: Quantities
) -> tuple[str, Bounds, None]:
    """A vague quantity's own bounds; "at most" and its like leave it none."""
    vague = core.vague
    assert vague is not None
    rule = table.rule_of.get(qualifier or "", "at_least")
    if rule not in ("at_least", "more_than", "about"):
        return vague.qualifier, Bounds(), None
    low = vague.bounds.low
    return vague.qualifier, Bounds(low and low * core.scale), None


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
