"""Schemes of coded data: which columns hold what, and what the codes mean. All of it is data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.errors import IntakeError

FLAT = ("ucdp", "acled", "plain")  # schemes of one row an event, one column a field
SHOWN = 40  # columns that an error names


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme as its YAML file tells it; `columns` maps our fields to the names they may have.

    `counts` is "deaths" where only events with a death are coded, else "events". `told` is the
    whole file, for its lists of codes.
    """

    kind: str
    name: str
    coder: str | None
    tells: tuple[str, ...]
    counts: str
    columns: Mapping[str, tuple[str, ...]]
    told: Mapping[str, Any]

    def codes(self, field: str) -> Mapping[str, Any]:
        """What the codes of a field mean; nothing where the scheme has none."""
        return self.told.get(field) or {}


@cache
def scheme(kind: str) -> Scheme:
    """The scheme of a kind: "ucdp", "acled", "plain" or "maverick".

    >>> scheme("ucdp").codes("date_precision")["3"]["precision"]
    'week'
    """
    told = table(kind)
    return Scheme(
        kind=kind,
        name=str(told["name"]),
        coder=told["coder"],
        tells=tuple(told["tells"]),
        counts=str(told["counts"]),
        columns={field: tuple(names) for field, names in told.get("columns", {}).items()},
        told=told,
    )


@cache
def table(name: str) -> Mapping[str, Any]:
    """A YAML file of this folder."""
    text = files("onrecord.intake.coded").joinpath(f"{name}.yaml").read_text("utf-8")
    told: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return told


def kinds() -> tuple[str, ...]:
    """The kinds of coded data that are read."""
    return (*FLAT, "maverick")


def kind_by(header: Iterable[str]) -> str | None:
    """The kind that a header tells, null where it is none that is known.

    >>> kind_by(["id", "type_of_violence", "side_a", "side_b", "date_start", "best"])
    'ucdp'
    >>> kind_by(["when", "where"]) is None
    True
    """
    held = {name.strip().lower() for name in header}
    return next((k for k in kinds() if scheme(k).tells and held.issuperset(scheme(k).tells)), None)


def columns_for(
    chosen: Scheme, header: Sequence[str], given: Mapping[str, str] | None
) -> dict[str, str]:
    """Our fields with the columns of a header that hold them; `given` goes before the scheme's.

    Raises IntakeError where a given column is not there or a field is none of the scheme's.
    """
    own = {name.strip().lower(): name for name in reversed(header)}
    found = {
        field: next(own[n] for n in names if n in own)
        for field, names in chosen.columns.items()
        if any(n in own for n in names)
    }
    for field, column in (given or {}).items():
        if field not in chosen.columns:
            known = ", ".join(chosen.columns)
            raise IntakeError(f"the map has no field {field!r}", f"map fields of {known}")
        if column.strip().lower() not in own:
            raise IntakeError(f"there is no column {column!r}", f"the file has {named(header)}")
        found[field] = own[column.strip().lower()]
    return found


def named(header: Sequence[str]) -> str:
    """The names of columns, those beyond the first few counted."""
    more = f" and {len(header) - SHOWN} more" if len(header) > SHOWN else ""
    return ", ".join(name[:60] for name in header[:SHOWN]) + more
