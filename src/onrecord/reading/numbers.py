"""The numbers of a text: what they state, how they are qualified, and what that bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.names.calendar import load_calendar
from onrecord.ontology.bounds import TABLE, Bounds, Quantities, load_quantities
from onrecord.reading.number_kinds import NumberKind, kind_of
from onrecord.reading.number_none import none_at
from onrecord.reading.number_qualifiers import bounded, qualifier_after, qualifier_before
from onrecord.reading.number_range import range_of
from onrecord.reading.number_site import Site
from onrecord.reading.number_tokens import Token, tokens_of
from onrecord.reading.number_words import Core, core_at

COUNTING = ("cardinal", "vague")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as told.

    `start` to `end` spans qualifier and number ("more than 500"), `number_start` to `number_end`
    the number alone; code points, end exclusive. `stated` is the number as written, null for
    vague ones and ranges; `qualifier` is canonical ("over" is "more than"). Only the kinds
    `cardinal` and `vague` count people or things.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    stated: int | None
    qualifier: str | None
    low: int | None
    best: int | None
    high: int | None
    kind: NumberKind = "cardinal"

    @property
    def counts(self) -> bool:
        """Whether the number may count people or things."""
        return self.kind in COUNTING


def find_numbers(
    text: str, start: int = 0, end: int | None = None, *, path: Path = TABLE
) -> list[NumberMention]:
    """Every number in `text[start:end]`, in order; offsets into `text`.

    `path` is the table of quantities: what each qualifier bounds (by default the project's own).
    Raises OnRecordError where that table cannot be read.

    >>> [m] = find_numbers("The opposition claims that more than 500 rebels died.")
    >>> m.stated, m.qualifier, m.low, m.best, m.high
    (500, 'more than', 501, None, None)
    """
    table = load_quantities(path)
    tokens = tokens_of(text, start, end)
    starters = _starters(table)
    found: list[NumberMention] = []
    i = 0
    while i < len(tokens):
        word = tokens[i].word
        if word in starters or word[0].isdecimal():
            mention, i = _read(text, tokens, i, table)
            if mention:
                found.append(mention)
        else:
            i += 1
    return found


def implied_one(start: int, end: int) -> NumberMention:
    """The number of a single victim that is named or has an article ("a soldier was killed").

    `start` and `end` are the span of the words that imply it.

    >>> implied_one(0, 9).best
    1
    """
    return NumberMention(start, end, start, end, 1, "implied", 1, 1, 1)


def _starters(table: Quantities) -> frozenset[str]:
    phrases = {p[0] for p in table.vague} | {p[0] for p in table.none}
    words = phrases | set(table.numbers) | set(table.scales) | set(table.dozens)
    return frozenset(words | table.ordinals | {"a", "half", "no", "without"})


def _read(
    text: str, tokens: Sequence[Token], i: int, table: Quantities
) -> tuple[NumberMention | None, int]:
    """The number that starts at token `i`, if one does, and the token to go on from."""
    none = none_at(tokens, i, table)
    if none:
        a, b = tokens[i].start, tokens[none.last - 1].end
        bounds = table.bounds("none" if none.qualifier == "none" else "unknown", 0)
        stated = 0 if none.qualifier == "none" else None
        mention = NumberMention(
            a, b, a, b, stated, none.qualifier, bounds.low, bounds.best, bounds.high
        )
        return mention, none.last
    core = core_at(tokens, i, table)
    if core is None:
        return _ordinal_word(tokens, i, table), i + 1
    return _qualified(text, tokens, core, table)


def _ordinal_word(tokens: Sequence[Token], i: int, table: Quantities) -> NumberMention | None:
    if tokens[i].word not in table.ordinals:
        return None
    a, b = tokens[i].start, tokens[i].end
    return NumberMention(a, b, a, b, None, None, None, None, None, "ordinal")


def _qualified(
    text: str, tokens: Sequence[Token], core: Core, table: Quantities
) -> tuple[NumberMention | None, int]:
    """The mention that `core` makes with its range, its qualifier and its kind."""
    if core.vague and _not_vague(tokens, core.first, table):
        return None, core.last
    first, qualifier = qualifier_before(tokens, core.first, table)
    upper = range_of(tokens, core, qualifier, table)
    whole = replace(core, last=upper.core.last) if upper else core
    if qualifier == "between" and not upper:
        first, qualifier = core.first, None
    last, after = qualifier_after(tokens, whole.last, table)
    kind = kind_of(Site(text, tokens, whole, table, load_calendar(), bool(qualifier or after)))
    if kind not in COUNTING:
        last, after = whole.last, None
    name, bounds, stated = bounded(core, upper, qualifier or after, table)
    if kind not in COUNTING:
        bounds = Bounds()
    spans = (tokens[first].start, tokens[last - 1].end, tokens[core.first].start)
    number_end = tokens[whole.last - 1].end
    return NumberMention(
        *spans, number_end, stated, name, bounds.low, bounds.best, bounds.high, kind
    ), last


def _not_vague(tokens: Sequence[Token], first: int, table: Quantities) -> bool:
    """Whether "many" only asks or compares: "how many", "so many"."""
    before = tokens[first - 1].word if first else ""
    return before in table.contexts["not_before_vague"]
