"""Rows of an evaluation file, and the reports that they hold."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import EvaluationError
from onrecord.intake.head import read_head
from onrecord.records import Report, make_report

HEAD = 120  # a title repeated in the text stands in its first characters


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Every row of a JSON lines file, packed (.gz) or not; raises EvaluationError if it is none."""
    try:
        rows = list(_rows(path))
    except (OSError, EOFError, ValueError) as error:
        raise EvaluationError(
            f"{path} cannot be scored ({error})", "give a JSON lines file"
        ) from error
    if not rows:
        raise EvaluationError(f"{path} is empty", "give a file with at least one row")
    return rows


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError("a row is no object")
                yield row


def report_of(row: Mapping[str, Any], published: str | None = None) -> Report:
    r"""The report of a row with `text`, and `title` and `date` where it has them.

    A title that the text repeats at its start is left out of the body, so that it is told once.
    `published` (an ISO date) is taken where the row has no `date`; dateline and agency are read
    from the text as for any report.

    >>> report_of({"text": "Aug 1 Town falls. Rebels left.", "title": "Town falls"}).text
    'Town falls\n\nRebels left.'
    """
    title, body = row.get("title") or None, str(row["text"])
    when = day_of(row.get("date")) or day_of(published)
    if title is None:
        return _report(body, None, 0, when)
    at = body.find(title.rstrip(". "), 0, HEAD + len(title))
    if at >= 0:
        body = body[at + len(title.rstrip(". ")) :].lstrip(". ")
    return _report(f"{title}\n\n{body}", title, len(title) + 2, when)


def report_as_it_is(row: Mapping[str, Any]) -> Report:
    """The report of a row whose offsets must stay; a title that opens the text is its title.

    >>> report_as_it_is({"text": "Town falls. Rebels left.", "title": "Town falls."}).title
    'Town falls'
    """
    text, title = str(row["text"]), str(row.get("title") or "").rstrip(". ")
    opens = bool(title) and text.startswith(title)
    return _report(
        text, title if opens else None, len(title) if opens else 0, day_of(row.get("date"))
    )


def _report(text: str, title: str | None, body_start: int, when: date | None) -> Report:
    head = read_head(text, when, title)
    return make_report(
        text,
        title=title,
        body_start=body_start,
        published=when,
        agency=head.agency,
        dateline=head.dateline,
    )


def day_of(text: object) -> date | None:
    """The day that an ISO date or time begins with; what is neither is no date."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
