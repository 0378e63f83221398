"""The tokens of a text as the grammar of times asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from onrecord.names.calendar import Calendar, Unit
from onrecord.ontology.bounds import Quantities
from onrecord.reading.number_tokens import Token, phrase_at, plain
from onrecord.reading.time_values import Moment, TimeKind

T = TypeVar("T")


def bare_words(tokens: Sequence[Token]) -> list[str]:
    """The tokens' words without a possessive ("Wednesday's" is "wednesday")."""
    return [t.word[:-2] if t.word[-2:] in ("'s", "’s") else t.word for t in tokens]


class Found(NamedTuple):
    """An expression of time over the tokens `first` to `last` (exclusive), and what it says."""

    first: int
    last: int
    kind: TimeKind
    relation: str = "at"
    moment: Moment | None = None
    until: Moment | None = None
    amount: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens with look-ups that answer politely beyond either end."""

    text: str
    tokens: Sequence[Token]
    bare: Sequence[str]
    calendar: Calendar
    table: Quantities

    def word(self, i: int) -> str:
        """Token `i` in lower case, without a possessive; empty beyond the ends."""
        return self.bare[i] if 0 <= i < len(self.bare) else ""

    def possessive(self, i: int) -> bool:
        """Whether token `i` has a possessive ending."""
        return 0 <= i < len(self.bare) and self.bare[i] != self.tokens[i].word

    def gap(self, i: int) -> str:
        """What stands before token `i`; a blank line beyond the ends."""
        return self.tokens[i].gap if 0 <= i < len(self.tokens) else "\n\n"

    def linked(self, i: int) -> bool:
        """Whether only a blank or a hyphen parts token `i` from the one before."""
        return plain(self.gap(i))

    def next_is(self, i: int, *words: str) -> bool:
        """Whether token `i` follows its neighbour and is one of `words`."""
        return self.word(i) in words and self.linked(i)

    def month(self, i: int) -> int | None:
        """The number of the month that token `i` names, as written with a capital."""
        month = self.calendar.months.get(self.word(i))
        if month is None:
            return None
        written = self.text[self.tokens[i].start : self.tokens[i].end]
        return month if written[0].isupper() else None

    def unit(self, i: int) -> Unit | None:
        """The unit of time that token `i` names."""
        return self.calendar.units.get(self.word(i))

    def digits(self, i: int, low: int, high: int) -> int | None:
        """Token `i` as a plain number between `low` and `high`."""
        word = self.word(i)
        if not (word.isdecimal() and word.isascii() and len(word) <= 4):
            return None
        return int(word) if low <= int(word) <= high else None

    def phrase(self, i: int, phrases: Mapping[tuple[str, ...], T]) -> tuple[int, T | None]:
        """The token after the longest of `phrases` at token `i`, and its meaning."""
        length = phrase_at(self.tokens, i, phrases) if 0 <= i < len(self.tokens) else 0
        if not length:
            return i, None
        words = tuple(t.word for t in self.tokens[i : i + length])
        return i + length, phrases[words]
