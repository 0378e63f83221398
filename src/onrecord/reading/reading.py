"""A reading: one report with everything that the questions of `claims` are asked of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.blocks import Block
from onrecord.reading.names import NameMentions, Names
from onrecord.reading.numbers import NumberMention
from onrecord.reading.quotations import Quotation
from onrecord.reading.times import TimeMention
from onrecord.reading.tree import Tree
from onrecord.records import Report, Words, words_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: tokens `first` to `last` (exclusive), its paragraph's number and kind."""

    number: int
    first: int
    last: int
    start: int
    end: int
    block: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One report, parsed. Token offsets (`token.idx`) are offsets into `report.text`.

    `doc` was parsed from `shadow` (the text with case restored and lines joined): take words for
    publication from `report.text`, by `words`, never from the tokens.
    """

    report: Report
    doc: Doc
    shadow: str
    tree: Tree
    capitals: bool
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    numbers: tuple[NumberMention, ...]
    times: tuple[TimeMention, ...]
    names: Names
    mentions: NameMentions

    def numbers_in(self, sentence: Sentence) -> list[NumberMention]:
        """The numbers of a sentence."""
        return [n for n in self.numbers if sentence.start <= n.start < sentence.end]

    def times_in(self, sentence: Sentence) -> list[TimeMention]:
        """The expressions of time of a sentence."""
        return [t for t in self.times if sentence.start <= t.start < sentence.end]

    def words(self, start: int, end: int) -> Words:
        """The report's words between two offsets."""
        return words_at(self.report.text, start, end)

    def words_of(self, first: int, last: int) -> Words:
        """The report's words from token `first` up to, not with, token `last`."""
        return self.words(self.tree.start[first], self.tree.end[last - 1])

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds the token with this number."""
        at = bisect_right(self.sentences, token, key=lambda s: s.first)
        return self.sentences[max(0, at - 1)]

    def tokens(self, sentence: Sentence) -> Span:
        """The tokens of a sentence."""
        return self.doc[sentence.first : sentence.last]

    def token_at(self, offset: int) -> Token:
        """The token that covers an offset, else the one before it."""
        return self.doc[max(0, bisect_right(self.tree.start, offset) - 1)]

    def quotation_at(self, start: int, end: int) -> Quotation | None:
        """The innermost quotation around a stretch, if any."""
        around = [q for q in self.quotations if q.inside(start, end)]
        return max(around, key=lambda q: q.start) if around else None

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)
