"""One document to reports: itself, or a long page with its items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from onrecord.intake.build import build, check_text
from onrecord.intake.decode import decode
from onrecord.intake.entries import Where
from onrecord.intake.guard import Given, guarded
from onrecord.intake.kinds import DOCX, HTML, MARKDOWN, PDF
from onrecord.intake.long.split import report_items
from onrecord.intake.options import IntakeOptions, Item, Parts, TakenIn
from onrecord.records import Report

LONGER = 10  # times as long as a report a page may be that is split


def document(data: bytes, kind: str, where: Where, options: IntakeOptions) -> Iterator[Given]:
    """The report in `data`; raises IntakeError where it holds none.

    A long page comes whole, with the number of its items, and then its items.
    """
    parts = parts_of(data, kind, where, options)
    yield from reports(parts, data, kind, where, options)


def reports(
    parts: Parts, data: bytes, kind: str, where: Where, options: IntakeOptions
) -> Iterator[Given]:
    """The report of these parts, and its items if it is a long page.

    A page that is split may be ten times as long as a report, for its items are what is read.
    """
    if not options.split:
        yield TakenIn(build(parts, options), data, kind, where.source, fetched=where.fetched)
        return
    longest = LONGER * options.max_text
    if len(parts.body) > longest:
        check_text(parts.body, options)
    page = build(parts, replace(options, max_text=longest + len(parts.title or "")))
    items = report_items(page, parts)
    if not items:
        check_text(page.text, options)
    yield TakenIn(page, data, kind, where.source, split=len(items), fetched=where.fetched)
    for number, item in enumerate(items, 1):
        at = f"{where.source}#{number}"
        yield from guarded(at, partial(_of_item, item, at, page, where, options))


def _of_item(
    item: Item, at: str, page: Report, where: Where, options: IntakeOptions
) -> Iterator[Given]:
    """One item as a report of its own; what it does not say of itself is the page's."""
    own = item.parts
    parts = replace(
        own,
        published=own.published or page.published,
        publisher=own.publisher or page.publisher,
        url=own.url or page.url,
        language=own.language or page.language,
    )
    yield TakenIn(
        build(parts, options),
        item.original,
        item.media_type,
        at,
        parent=page.id,
        fetched=where.fetched,
    )


def parts_of(data: bytes, kind: str, where: Where, options: IntakeOptions) -> Parts:
    """The parts of one document, read as its kind."""
    if kind == PDF:
        from onrecord.intake.formats.pdf import pdf_parts

        return pdf_parts(data, options)
    if kind == HTML:
        from onrecord.intake.formats.html import html_parts

        return html_parts(data, options, where.address or options.url, where.charset)
    if kind == DOCX:
        from onrecord.intake.formats.docx import docx_parts

        return docx_parts(data, options)
    text = decode(data, where.charset)
    if kind == MARKDOWN:
        from onrecord.intake.formats.markdown import markdown_parts

        return markdown_parts(text)
    return Parts(text, url=where.address)
