"""Changes of pages, and what is watched, as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.commands.revising import Revision

if TYPE_CHECKING:
    from onrecord.archive import Watch
    from onrecord.commands.rereading import Reread
    from onrecord.reconciling.revised_values import ClaimChange, TextChange
    from onrecord.records import Report

Row = dict[str, Any]
MARKS = {"out": "[-{}-]", "in": "{{+{}+}}", "same": "{}"}  # as `git diff --word-diff` has them
UNTOLD = dict.fromkeys(("change", "type", "field", "before", "after", "quote"))
CLAIMS = dict.fromkeys(("earlier_claim", "later_claim"))


def revision_rows(told: Revision) -> Iterator[Row]:
    """Yield a row for each field of a claim that changed, for each claim that came or went.

    A change of a page that touched no claim has one row.
    """
    report = told.later or told.earlier
    new, left = told.items or (None, None)
    same: Row = {
        "seen": told.seen,
        "what": told.what,
        "page": told.page,
        "title": report.title if report else None,
        "publisher": report.publisher if report else None,
        "out": told.out,
        "status": told.status,
        "earlier": told.earlier.id if told.earlier else None,
        "later": told.later.id if told.later else None,
        "text": "\n".join(map(_marked, told.text)) or None,
        "new_items": new,
        "left_items": left,
        "one_engine": told.one_engine,
    }
    if not told.claims:
        yield same | UNTOLD | CLAIMS
    for change in told.claims:
        yield from (same | row for row in _claim(change))


def reread_rows(told: Reread) -> Iterator[Row]:
    """Yield a row for each change of a claim by another engine; `decided` is what people's is of.

    A report in which nothing changed has one row.
    """
    same: Row = {
        "report": told.report.id,
        "title": told.report.title,
        "publisher": told.report.publisher,
        "claims": told.claims,
        "same": told.same,
        "kept": len(told.kept),
        "carried": len(told.carried),
        "lost": " ".join(told.lost) or None,
    }
    if not told.changes:
        yield same | UNTOLD | CLAIMS
    for change in told.changes:
        yield from (same | row for row in _claim(change))


def watch_row(told: Watch) -> Row:
    """Make the row of a feed or a page that is watched."""
    return asdict(told)


def report_row(told: Report) -> Row:
    """Make the row of a report, without its text."""
    return {
        "report": told.id,
        "title": told.title,
        "publisher": told.publisher,
        "published": told.published,
        "url": told.url,
        "letters": len(told.text),
    }


def _claim(change: ClaimChange) -> Iterator[Row]:
    claim = change.later or change.earlier
    words = claim.evidence[0].words.text if claim and claim.evidence else None
    row: Row = UNTOLD | {
        "change": change.what,
        "type": claim.event.type if claim and claim.event else None,
        "quote": words,
        "earlier_claim": change.earlier.id if change.earlier else None,
        "later_claim": change.later.id if change.later else None,
    }
    for field in change.fields:
        yield row | {"field": field.field, "before": field.before, "after": field.after}
    if not change.fields:
        yield row


def _marked(change: TextChange) -> str:
    return "".join(
        words[: len(words) - len(words.lstrip())] + MARKS[mark].format(words.lstrip())
        for mark, words in change.parts
    )
