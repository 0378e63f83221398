"""Two numbers that bound one: "10 to 15", "between 10 and 15", "two or three", "10-15"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.ontology.bounds import Quantities
from onrecord.reading.number_tokens import Token, phrase_at, phrase_before, plain
from onrecord.reading.number_words import Core, core_at


class Upper(NamedTuple):
    """The upper number of a range, and the qualifier of its own ("to more than 30,000")."""

    core: Core
    qualifier: str | None


def range_of(
    tokens: Sequence[Token], core: Core, qualifier: str | None, table: Quantities
) -> Upper | None:
    """The upper number of the range that `core` begins, else null."""
    if core.value is None or core.last >= len(tokens):
        return None
    link = _link(tokens, core, qualifier)
    if link is None or _rises(tokens, core.first, table):
        return None
    start, own = _own_qualifier(tokens, link, table)
    upper = core_at(tokens, start, table) if start < len(tokens) else None
    if upper is None or upper.value is None or not plain(tokens[start].gap.replace("–", "-")):
        return None
    lower = shared_scale(core, upper).value or 0
    far = link == core.last and lower >= 100 and len(str(lower)) != len(str(upper.value))
    return Upper(upper, own) if lower < upper.value and not far else None


def shared_scale(core: Core, upper: Core) -> Core:
    """`core` multiplied as `upper` is where only the upper says so: "10 to 15 thousand"."""
    if core.value is None or upper.value is None or upper.scale == 1 or core.scale > 1:
        return core
    if core.value >= upper.value / upper.scale:
        return core
    return replace(core, value=core.value * upper.scale)


def _link(tokens: Sequence[Token], core: Core, qualifier: str | None) -> int | None:
    """The token after the words that join a range: a dash, "to", "or", "and possibly"."""
    link = tokens[core.last]
    if link.word[0].isdecimal() and link.gap.strip() in ("-", "–", "—"):
        return core.last if core.digits and "\n" not in link.gap else None
    if not plain(link.gap):
        return None
    if link.word in ("to", "or") or (link.word == "and" and qualifier == "between"):
        return core.last + 1
    possibly = link.word == "and" and _possibly(tokens, core.last + 1)
    return core.last + 2 if possibly else None


def _own_qualifier(tokens: Sequence[Token], i: int, table: Quantities) -> tuple[int, str | None]:
    length = phrase_at(tokens, i, table.before)
    words = tuple(t.word for t in tokens[i : i + length])
    return i + length, table.before[words] if length else None


def _possibly(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i].word in ("possibly", "perhaps", "maybe")


def _rises(tokens: Sequence[Token], first: int, table: Quantities) -> bool:
    """Whether "from 10 to 15" tells a change: "the toll rose from 10 to 15"."""
    if not phrase_before(tokens, first, {("from",)}):
        return False
    near = {t.word for t in tokens[max(0, first - 7) : first]}
    return not near.isdisjoint(table.contexts["rise"])
