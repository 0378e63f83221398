"""Words of a report and where they stand in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a report's text with its place: code points, `end` exclusive.

    >>> words_at("Rebels left Qusayr.", 12, 18)
    Words(text='Qusayr', start=12, end=18)
    """

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """`(start, end)`, as the contract writes it."""
        return (self.start, self.end)


def words_at(text: str, start: int, end: int) -> Words:
    """Cut the words from `start` to `end` (code points, `end` exclusive) out of `text`."""
    return Words(text[start:end], start, end)
