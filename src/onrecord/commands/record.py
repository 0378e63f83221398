"""One side of a comparison: an archive's incidents or a file's rows, as groups of accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.asked import IncidentFilter, around
from onrecord.commands.rowed import reworded, row_told
from onrecord.commands.sight import EVERYTHING, Sight

if TYPE_CHECKING:
    from onrecord.incidents.matching import Group
    from onrecord.incidents.weights import Weights
    from onrecord.reconciling.compared_values import Told
    from onrecord.records import Account, BadRow, CodedRow

SQLITE = b"SQLite format 3\x00"
DEATHS = "told without deaths, which the file's scheme requires"
KINDS = "of kinds of which the file has none"
DAYS = "of days outside the file's"
COUNTRIES = "of countries outside the file's"


@dataclass(frozen=True, slots=True)
class Then:
    """How an archive is asked: the rule, the ranks of sources, as of when, and by whose sight."""

    rule: str
    ranks: Mapping[str, int] | None
    as_of: date | None
    sight: Sight = EVERYTHING


@dataclass(frozen=True)
class Record:
    """One side: its groups, and how to tell what a group says (`tell`, for many ids at once).

    `coded` is true of a file. `first`, `last` and `countries` are what the groups span.
    """

    name: str
    scheme: str
    coded: bool
    counts: str
    groups: Sequence[Group]
    tell: Callable[[Collection[str]], Mapping[str, Told]]
    rows: Mapping[str, CodedRow]
    bad: tuple[BadRow, ...] = ()
    rule: str | None = None

    @property
    def ids(self) -> set[str]:
        """The ids of all groups."""
        return {g.id for g in self.groups}

    def asked_for(self, asked: IncidentFilter) -> set[str]:
        """The ids of the groups that a filter lets through."""
        return {g.id for g in self.groups if asked.lets_through(list(g.accounts))}

    @property
    def first(self) -> date | None:
        """The first day that a group tells."""
        return min((a.start for g in self.groups for a in g.accounts if a.start), default=None)

    @property
    def last(self) -> date | None:
        """The last day that a group tells."""
        return max((a.end for g in self.groups for a in g.accounts if a.end), default=None)

    @property
    def countries(self) -> set[str]:
        """The countries that groups name."""
        return {p.country for g in self.groups for a in g.accounts for p in a.places if p.country}

    def accounts(self, weights: Weights) -> list[Account]:
        """The accounts of all groups, a row's words told as those of the others are."""
        from onrecord.incidents.comparison import WORDED

        held = [a for g in self.groups for a in g.accounts]
        if weights.name not in WORDED:
            return held
        return [reworded(a, self.rows[a.id]) if a.id in self.rows else a for a in held]

    def within(
        self, other: Record, ids: Collection[str]
    ) -> tuple[list[str], tuple[tuple[str, int], ...]]:
        """Those of some groups that another record could have, and how many it could not."""
        reason = _Reason(other)
        why = {g.id: reason.why_not(g) for g in self.groups if g.id in ids}
        out = Counter(told for told in why.values() if told)
        return [i for i, told in why.items() if told is None], tuple(out.most_common())


class _Reason:
    """Why a file cannot have an incident: its days, its countries, what it counts."""

    def __init__(self, file: Record) -> None:
        from onrecord.ontology.types import event_types

        self._first, self._last, self._countries = file.first, file.last, file.countries
        self._deaths = file.counts == "deaths"
        types = {t for g in file.groups for a in g.accounts for t in a.types}
        self._families = {event_types()[t].family for t in types}

    def why_not(self, group: Group) -> str | None:
        from onrecord.ontology.types import event_types

        days = [(a.start or a.end, a.end or a.start) for a in group.accounts]
        known = [(a, b) for a, b in days if a and b]
        if (
            self._first
            and self._last
            and not any(a <= self._last and b >= self._first for a, b in known)
        ):
            return DAYS
        countries = {p.country for a in group.accounts for p in a.places if p.country}
        if countries and self._countries and not countries & self._countries:
            return COUNTRIES
        families = {event_types()[t].family for a in group.accounts for t in a.types}
        if families and self._families and not families & self._families:
            return KINDS
        return DEATHS if self._deaths and not _dead(group) else None


def _dead(group: Group) -> bool:
    """Whether some account tells of a death, in figures or as the kind of event."""
    tolls = (t for a in group.accounts for t in a.tolls if t.measure == "killed")
    if any((t.best or t.low or t.high or 0) > 0 for t in tolls):
        return True
    return any({"killing", "massacre"} & set(a.types) for a in group.accounts)


def coded_record(
    path: str | Path,
    name: str,
    columns: Mapping[str, str] | None,
    kind: str | None,
    asked: IncidentFilter,
) -> Record:
    """A file of coded data as a record; raises IntakeError where it is none."""
    from onrecord.incidents.matching import Group
    from onrecord.intake.coded import coded

    found = coded(path, columns=columns, kind=kind, name=name)
    near = around(asked)
    rows = {r.account.id: r for r in found.rows if near.lets_through([r.account])}
    return Record(
        name=str(path),
        scheme=found.scheme.name,
        coded=True,
        counts=found.scheme.counts,
        groups=[Group(i, (r.account,)) for i, r in rows.items()],
        tell=lambda ids: {i: row_told(rows[i]) for i in ids},
        rows=rows,
        bad=found.bad,
    )


def left_record(
    archive: str | Path,
    right: Record,
    columns: Mapping[str, str] | None,
    asked: IncidentFilter,
    then: Then,
) -> Record:
    """An archive, or a file of coded data, as the record that another is compared with."""
    if is_archive(archive):
        from onrecord.commands.archived import archived_record

        return archived_record(archive, right, asked, then)
    return coded_record(archive, "left", _if_plain(archive, columns), None, asked)


def is_archive(given: str | Path) -> bool:
    """Whether something is an archive: an address of a database, or a file of SQLite.

    A file that is not there counts as one, so that the message is that of archives; but not one
    whose name ends as a table's does.
    """
    path = Path(given)
    if "://" in str(given):
        return True
    if not path.is_file():
        return not path.name.lower().removesuffix(".gz").endswith((".csv", ".tsv", ".jsonl"))
    with path.open("rb") as stream:
        return stream.read(len(SQLITE)) in (SQLITE, b"")


def _if_plain(path: str | Path, columns: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """The map of the file's columns, where the first file has no kind of its own either."""
    from onrecord.intake.coded import kind_of_file

    return None if columns is None or kind_of_file(path) else columns
