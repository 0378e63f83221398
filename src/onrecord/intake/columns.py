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
ORDER, ORDERS = "dates", ("dmy", "mdy")  # how days with strokes are written: a map may say
STROKES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
Columns = Mapping[str, tuple[str, ...]]


def given_columns(words: str) -> dict[str, str]:
    """The column that a map names for each field; raises IntakeError for what is no map.

    `dates=dmy` or `dates=mdy` says in which order days such as 3/4/2013 are written.

    >>> given_columns("text=body, published=Date of issue")
    {'text': 'body', 'published': 'Date of issue'}
    """
    named: dict[str, str] = {}
    for pair in filter(str.strip, words.split(",")):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if field == ORDER and column not in ORDERS:
            raise IntakeError(f"{pair.strip()[:60]!r} is no order", "write dates=dmy or dates=mdy")
        if not sign or not column or field not in (*FIELDS, ORDER) or field in named:
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
    if absent := [c for f, c in given.items() if f != ORDER and c not in names]:
        raise IntakeError(f"there is no column {absent[0]!r}", _listed(names))
    columns = matched(names, given)
    if not columns["text"]:
        raise IntakeError("no column is known to hold the text", _listed(names))
    return columns


def matched(names: Iterable[str], given: Mapping[str, str]) -> Columns:
    """The columns for each field: as `given`, else those of `names` with well-known names."""
    taken = {column for field, column in given.items() if field != ORDER}
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
        published=_day(row, columns["published"], columns.get(ORDER)),
        updated=_day(row, columns["updated"], columns.get(ORDER)),
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


def _day(
    row: Mapping[str, Any], names: tuple[str, ...], order: tuple[str, ...] | None
) -> date | None:
    values = (row.get(name) for name in names)
    stated = next((v for v in values if v and (not isinstance(v, str) or v.strip())), None)
    if stated is None:
        return None
    if isinstance(stated, datetime):
        return stated.date()
    day = stated if isinstance(stated, date) else parse_date(_ordered(str(stated), order))
    if day is None:
        told, twice = str(stated)[:40], STROKES.match(str(stated).strip())
        if twice and not order:
            raise IntakeError(
                f"{told!r} may be one of two days", "add dates=dmy or dates=mdy to --columns"
            )
        raise IntakeError(f"{told!r} is not a day", "write days as YYYY-MM-DD")
    return day


def _ordered(words: str, order: tuple[str, ...] | None) -> str:
    """Words with their day as ISO 8601 writes it, where it has strokes and the order is known.

    >>> _ordered("3/4/2013 10:00", ("dmy",)), _ordered("3/4/2013", None)
    ('2013-04-03 10:00', '3/4/2013')
    """
    found = STROKES.match(words.strip()) if order else None
    if found is None or len(found[3]) != 4:
        return words
    day, month = found[1], found[2]
    if order == ("mdy",):
        day, month = month, day
    return f"{found[3]}-{month:0>2}-{day:0>2}{words.strip()[found.end() :]}"


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
