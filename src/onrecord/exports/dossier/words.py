"""Days, figures, places and fields in the words of the page: `at least 5`, `by 5 June 2013`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from onrecord.exports.dossier.labels import label, labels, plain
from onrecord.exports.dossier.land import country_name
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.said import Days, Doer, Field, Value
from onrecord.records import Spot

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(when: date | None) -> str:
    """A day, or that there is none.

    >>> day(date(2013, 6, 5)), day(None)
    ('5 June 2013', 'undated')
    """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else "undated"


def days(start: date | None, end: date | None) -> str:
    """A stretch of days, open ends told as such.

    >>> days(date(2013, 6, 4), date(2013, 6, 5)), days(None, date(2013, 6, 5))
    ('4 to 5 June 2013', 'by 5 June 2013')
    """
    if start is None:
        return f"by {day(end)}" if end else "on a day that is not told"
    if end is None:
        return f"from {day(start)}"
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    first = f"{start.day} {MONTHS[start.month - 1]}" if start.year == end.year else day(start)
    return f"{first} to {day(end)}"


def number(told: Any, *, more: bool = False) -> str:
    """A figure's bounds; `more` adds that an origin gives only a lower bound.

    >>> number(Bounds(501)), number(Bounds(10, None, 15)), number(Bounds(70, None, 175), more=True)
    ('more than 500', '10 to 15', '70 to 175 or more')
    """
    low, best, high = told.low, told.best, told.high
    above = " or more" if more and high is not None else ""
    if low is not None and high is not None:
        line = f"{low:,}" if low == high else f"{low:,} to {high:,}"
        return (
            line + (f" (best {best:,})" if best is not None and low < best < high else "") + above
        )
    if low is not None:
        past = low > 10 and low % 10 == 1  # 501 is what "more than 500" bounds
        return f"more than {low - 1:,}" if past else f"at least {low:,}"
    if high is not None:
        return f"up to {high:,}{above}"
    return f"about {best:,}{' or more' if more else ''}" if best is not None else "no number"


def spot(told: Spot) -> str:
    """A place with its country's name."""
    country = country_name(told.country)
    line = told.name if country in (None, told.name) else f"{told.name}, {country}"
    return f"{line} (within {told.radius_km:g} km)" if told.radius_km else line


def value(told: Value) -> str:
    """A value of a field."""
    if isinstance(told, Bounds):
        return number(told)
    if isinstance(told, Days):
        return days(told.start, told.end)
    if isinstance(told, Doer):
        return f"not {told.name}" if told.denied else told.name
    return spot(told) if isinstance(told, Spot) else plain(told)


def values(told: Iterable[Value]) -> str:
    """Several values, each once."""
    return "; ".join(dict.fromkeys(map(value, told)))


def field(told: Field) -> str:
    """A field's name: "Killed, civilians", "Who did it (capture)".

    >>> field(Field("killed", "civilians")), field(Field("happened", "people", "harm"))
    ('Killed, civilians', 'Whether people were harmed')
    """
    if told.kind == "harm":
        return f"Whether {plain(told.of)} were harmed"
    name = label("fields", told.name)
    level = ", at a time" if told.kind == "level" else ""
    of = "" if told.of in labels()["untold"] else plain(told.of)
    if told.name in labels()["fields"]:
        return f"{name}{f' ({of})' if of else ''}{level}"
    return f"{name.capitalize()}{f', {of}' if of else ''}{level}"


def order(told: Field) -> tuple[int, str]:
    """The order in which a page tells fields."""
    names: list[str] = labels()["order"]
    return (names.index(told.name) if told.name in names else len(names), str(told))


def count(how_many: int, of: str, many: str | None = None) -> str:
    """Count things.

    >>> count(1, "report"), count(2, "report"), count(2, "body", "bodies")
    ('1 report', '2 reports', '2 bodies')
    """
    return f"{how_many:,} {of if how_many == 1 else many or of + 's'}"


def listed(names: Iterable[str], most: int = 100) -> str:
    """Names as a list in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=1)
    ('a, b and c', 'a and 2 more')
    """
    all_ = [n for n in dict.fromkeys(names) if n]
    if len(all_) > most:
        all_ = [*all_[:most], f"{len(all_) - most} more"]
    return " and ".join(filter(None, (", ".join(all_[:-1]), *all_[-1:])))
