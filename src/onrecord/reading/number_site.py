"""A number in its place: what stands beside it, and the word lists that judge it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.names.calendar import Calendar
from onrecord.ontology.bounds import Quantities
from onrecord.reading.number_tokens import Token, plain
from onrecord.reading.number_words import Core

_NONE = Token(0, 0, "", "\n\n")


@dataclass(frozen=True, slots=True)
class Site:
    """A number in its place: the tokens beside it, as written and in lower case."""

    text: str
    tokens: Sequence[Token]
    core: Core
    table: Quantities
    calendar: Calendar
    qualified: bool

    def token(self, offset: int) -> Token:
        """The token `offset` places after the number (1 is the next), or before it (-1)."""
        i = self.core.last + offset - 1 if offset > 0 else self.core.first + offset
        return self.tokens[i] if 0 <= i < len(self.tokens) else _NONE

    @property
    def gap(self) -> str:
        """What stands between the number and the token before it."""
        return self.tokens[self.core.first].gap or (" " if self.core.first == 0 else "")

    def after(self, *names: str) -> bool:
        """Whether the next word, or the two next, or the one after "of", is in those contexts."""
        one, two = self.token(1), self.token(2)
        if not plain(one.gap) and one.gap:
            return False
        words = {one.word, f"{one.word} {two.word}"}
        if one.word == "of" or (one.word == "more" and one.gap != "-"):
            words.add(two.word)
        return any(not words.isdisjoint(self.table.contexts[name]) for name in names)

    def before(self, name: str) -> bool:
        """Whether the word before stands in that context."""
        return (not self.gap or plain(self.gap)) and self.token(-1).word in self.table.contexts[
            name
        ]

    def written(self, token: Token) -> str:
        """A token as written."""
        return self.text[token.start : token.end]
