"""Which columns of a table, or keys of a JSON line, give what of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.dates import parse_date
from onrecord.intake.lists import load
from onrecord.intake.options import Parts

FIELDS = ("text", "title", "published", "updated", "publisher", "url", "language")
LONGEST_LIST = 600  # code points of a message that names columns
TWO_ORDERS = re.compile(r"\d{1,2}/\d{1,2}/\d")  # 01/03: the first of March or January the third
Columns = Mapping[str, tuple[str, ...]]


def given_columns(words: str) -> dict[str, str]:
    """The column that a map names for each field; raises IntakeError for what is no map.

    >>> given_columns("text=body, published=Date of issue")
    {'text': 'body', 'published': 'Date of issue'}
    """
    named: dict[str, str] = {}
    for pair in filter(str.strip, words.split(",")):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if not sign or not column or field not in FIELDS or field in named:
            known = ", ".join(FIELDS)
            raise IntakeError(
                f"{pair.strip()[:60]!r} maps no column", f"write FIELD=COLUMN with one of {known}"
            )
        named[field] = column
    return named


def columns_of(found: Iterable[str], words: str | None) -> Columns:
    """For each field the columns of `found` that give it, those to be asked first before others.

    `words` is the user's map; what it does not name is looked for by well-known names. Raises
    IntakeError where a column of the map, or any column with the text, is not there.

    >>> columns_of(["Headline", "Full Text", "n"], None)["text"]
    ('Full Text',)
    """
    names = list(found)
    given = given_columns(words or "")
    if absent := [column for column in given.values() if column not in names]:
        raise IntakeError(f"there is no column {absent[0]!r}", _listed(names))
    columns = matched(names, given)
    if not columns["text"]:
        raise IntakeError("no column is known to hold the text", _listed(names))
    return columns


def matched(names: Iterable[str], given: Mapping[str, str]) -> Columns:
    """The columns for each field: as `given`, else those of `names` with well-known names."""
    taken = set(given.values())
    free: dict[str, str] = {}
    for name in names:
        if name not in taken:
            free.setdefault(_folded(name), name)
    known = {field: _known(field, free) for field in FIELDS}
    return known | {field: (column,) for field, column in given.items()}


def row_parts(row: Mapping[str, Any], columns: Columns, what: str = "row") -> Parts:
    """The parts of one row; raises IntakeError where it has no text, or a day that is none."""
    text = _string(row, columns["text"])
    if text is None:
        raise IntakeError(
            f"the {what} has no text", "leave it, or name what holds it: --columns text=NAME"
        )
    return Parts(
        body=text,
        title=_line(row, columns["title"]),
        published=_day(row, columns["published"]),
        updated=_day(row, columns["updated"]),
        publisher=_line(row, columns["publisher"]),
        url=_line(row, columns["url"]),
        language=_line(row, columns["language"]),
    )


def _known(field: str, free: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(free[name] for name in _names()[field] if name in free)


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in names)[:LONGEST_LIST]
    return f"say which with --columns text=COLUMN; there are {shown}"


def _string(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of these columns that has words, as they stand there."""
    values = (row.get(name) for name in names)
    return next((v for v in values if isinstance(v, str) and v.strip()), None)


def _line(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    words = _string(row, names)
    return words.strip() if words else None


def _day(row: Mapping[str, Any], names: tuple[str, ...]) -> date | None:
    values = (row.get(name) for name in names)
    stated = next((v for v in values if v and (not isinstance(v, str) or v.strip())), None)
    if stated is None:
        return None
    if isinstance(stated, datetime):
        return stated.date()
    day = stated if isinstance(stated, date) else parse_date(str(stated))
    if day is None:
        twice = TWO_ORDERS.match(str(stated).strip())
        why = "may be one of two days" if twice else "is not a day"
        raise IntakeError(f"{str(stated)[:40]!r} {why}", "write days as YYYY-MM-DD")
    return day


def _folded(name: str) -> str:
    """A column's name in the shape of the list.

    >>> _folded("\ufeffFull Text"), _folded("datePublished")
    ('full_text', 'date_published')
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip("\ufeff \"'"))
    return re.sub(r"[\s_-]+", "_", parted).strip("_").lower()


@cache
def _names() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = load("columns.yaml")
    return loaded
