"""Reports to readings, in batches, with one loaded model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise, tee
from typing import TYPE_CHECKING

from onrecord.reading.blocks import Block, blocks_of
from onrecord.reading.capitals import names_in_capitals
from onrecord.reading.mistagged import with_verbs
from onrecord.reading.model import DEFAULT_MODEL, known_words, load_model, parse
from onrecord.reading.names import Names, find_names
from onrecord.reading.numbers import find_numbers
from onrecord.reading.quotations import Quotation, find_quotations
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.senses import Senses, senses_for
from onrecord.reading.shadow import is_capitals, shadow_of
from onrecord.reading.times import find_times
from onrecord.reading.tree import tree_of
from onrecord.records import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read_reports(
    reports: Iterable[Report],
    names: Names,
    *,
    model: str = DEFAULT_MODEL,
) -> Iterator[Reading]:
    """Parse reports in batches; `names` also tells names from words in texts all in capitals."""
    nlp = load_model(model)
    known, senses = known_words(nlp), senses_for(nlp)
    first, second = tee((report, blocks_of(report)) for report in reports)
    shadows = (
        (
            shadow_of(
                report.text,
                known.words.__contains__,
                names_in_capitals(report.text, names, known),
            ),
            tuple(b.start for b in blocks),
        )
        for report, blocks in first
    )
    for (report, blocks), doc in zip(second, parse(nlp, shadows), strict=True):
        yield reading_of(report, blocks, doc, names, senses)


def reading_of(
    report: Report,
    blocks: tuple[Block, ...],
    doc: Doc,
    names: Names,
    senses: Senses | None = None,
) -> Reading:
    """Put a parsed report together: sentences by block, and quotations.

    `senses` tells places from other names, but not in a text all in capitals.
    """
    body = [(b.start, b.end) for b in blocks if b.kind in ("title", "body")]
    quotations = find_quotations(report.text, body)
    tree, capitals = with_verbs(tree_of(doc)), is_capitals(report.text)
    odds = partial(senses.odds, doc, size=names.gazetteer.size) if senses else None
    return Reading(
        report=report,
        doc=doc,
        shadow=doc.text,
        tree=tree,
        capitals=capitals,
        blocks=blocks,
        sentences=tuple(_sentences(doc, blocks, quotations)),
        quotations=quotations,
        numbers=tuple(find_numbers(report.text)),
        times=tuple(find_times(report.text)),
        names=names,
        mentions=find_names(
            tree, names, report.text if capitals else None, None if capitals else odds
        ),
    )


def _sentences(
    doc: Doc, blocks: tuple[Block, ...], quotations: tuple[Quotation, ...]
) -> Iterator[Sentence]:
    number = 0
    at = 0
    for first, last in _token_ranges(doc, quotations):
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        while at + 1 < len(blocks) and blocks[at + 1].start <= start:
            at += 1
        kind = blocks[at].kind if blocks else "body"
        if kind in ("title", "body"):
            yield Sentence(number, first, last, start, end, at, kind)
            number += 1


def _token_ranges(doc: Doc, quotations: tuple[Quotation, ...]) -> Iterator[tuple[int, int]]:
    """Sentence boundaries, with closing quotation marks put back where they belong."""
    closing = {q.end - 1 for q in quotations if q.closed}
    starts = []
    for span in doc.sents:
        first = span.start
        while first < span.end and (doc[first].is_space or doc[first].idx in closing):
            first += 1
        if first < span.end:
            starts.append(first)
    for first, following in pairwise([*starts, len(doc)]):
        last = following
        while last > first and doc[last - 1].is_space:
            last -= 1
        if last > first:
            yield first, last
