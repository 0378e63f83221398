"""`compare`: an archive's incidents, or a coded file's rows, beside the rows of a coded file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from onrecord.commands.asked import IncidentFilter, checked
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.records import BadRow

if TYPE_CHECKING:
    from onrecord.commands.record import Record
    from onrecord.incidents.matching import Pair, Pairing
    from onrecord.reconciling.compared_values import Lacking, Matched, Told

RULE = "range"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side, incident by incident.

    `matched` are incidents that both have, `only_left` those of the archive that the file lacks,
    within the days and countries of the file's own rows, `only_right` rows that the archive
    lacks; all by day. `left_out` counts incidents of the archive that are outside what the file
    covers, with the reason. `bad_left` and `bad_right` are rows that could not be read. `rule` is
    that by which the archive's figures are reconciled, null where both are files. `weights` is
    the version of the weights by which they were joined.
    """

    left: str
    right: str
    scheme: str
    matched: tuple[Matched, ...]
    only_left: tuple[Lacking, ...]
    only_right: tuple[Lacking, ...]
    left_out: tuple[tuple[str, int], ...]
    bad_left: tuple[BadRow, ...]
    bad_right: tuple[BadRow, ...]
    first: date | None
    last: date | None
    countries: tuple[str, ...]
    rule: str | None
    weights: str

    def by_day(self) -> list[Matched | Lacking]:
        """Everything in the order of days; what has none stands last."""
        return sorted((*self.matched, *self.only_left, *self.only_right), key=_day)


def compare(  # noqa: PLR0913  (one argument more for each way of asking)
    archive: str | Path,
    file: str | Path,
    asked: IncidentFilter | None = None,
    *,
    columns: str | Mapping[str, str] | None = None,
    kind: str | None = None,
    rule: str = RULE,
    ranks: Mapping[str, int] | None = None,
    as_of: date | None = None,
    sight: Sight = EVERYTHING,
) -> Comparison:
    """Compare an archive's incidents with the rows of a file of coded data; nothing is written.

    `archive` may be a file of coded data too. `file` holds rows of UCDP GED, ACLED's or
    MAVERICK's columns, told by their header or by `kind`, or a plain table whose columns are
    mapped: `columns` maps our fields to its columns ("date=when,killed=dead", a YAML file, or a
    mapping). Rows and incidents are joined by the trained weights, never by ids; each incident
    with one row at most. The filter holds for both; the other arguments are those of `incidents`.

    Raises:
        IntakeError: the file cannot be read or its columns are not known.
        ArchiveError: the archive is not there or nothing in it is linked.
        SettingsError: there is no such rule or type, or the map is none.
    """
    from onrecord.commands.record import Then, coded_record, left_record
    from onrecord.incidents.crossing import links_across
    from onrecord.incidents.matching import paired
    from onrecord.incidents.weights import Weights

    chosen = checked(asked or IncidentFilter(), rule)
    mapped = _mapped(columns)
    right = coded_record(file, "right", mapped, kind, chosen)
    then = Then(rule, ranks, as_of, sight)
    left = left_record(archive, right, mapped, chosen, then)
    weights = Weights.load("coded" if left.coded else "read")
    links = links_across(left.accounts(weights), right.accounts(weights), weights)
    pairing = paired(left.groups, right.groups, links, weights.threshold)
    return _comparison(left, right, pairing, chosen, weights.version)


def _mapped(columns: str | Mapping[str, str] | None) -> Mapping[str, str] | None:
    from onrecord.intake.coded import columns_in

    return columns_in(columns) if isinstance(columns, str) else columns


def _comparison(
    left: Record, right: Record, pairing: Pairing, asked: IncidentFilter, version: str
) -> Comparison:
    mine, theirs = left.asked_for(asked), right.asked_for(replace(asked, least=1))
    pairs = [p for p in pairing.pairs if p.left in mine or p.right in theirs]
    in_left = {i for p in pairing.pairs for i in (p.left, *p.more_left)}
    in_right = {i for p in pairing.pairs for i in (p.right, *p.more_right)}
    only_left, left_out = left.within(right, mine - in_left)
    only_right = sorted(theirs - in_right)
    shown = {i for p in pairs for i in (p.left, p.right, *p.more_left, *p.more_right)}
    shown |= {*only_left, *only_right}
    shown |= {pairing.near[i][0] for i in shown if i in pairing.near}
    told = {**left.tell(shown & left.ids), **right.tell(shown & right.ids)}
    return Comparison(
        left=left.name,
        right=right.name,
        scheme=right.scheme,
        matched=tuple(sorted((_matched(p, told) for p in pairs), key=_day)),
        only_left=_lacking(only_left, "left", told, pairing),
        only_right=_lacking(only_right, "right", told, pairing),
        left_out=left_out,
        bad_left=left.bad,
        bad_right=right.bad,
        first=right.first,
        last=right.last,
        countries=tuple(sorted(right.countries)),
        rule=left.rule,
        weights=version,
    )


def _lacking(
    ids: Sequence[str], where: Literal["left", "right"], told: Mapping[str, Told], pairing: Pairing
) -> tuple[Lacking, ...]:
    from onrecord.reconciling.compared_values import Lacking

    near = {i: pairing.near.get(i, ("", None)) for i in ids}
    made = (Lacking(where, told[i], told.get(near[i][0]), near[i][1]) for i in ids)
    return tuple(sorted(made, key=_day))


def _matched(pair: Pair, told: Mapping[str, Told]) -> Matched:
    from onrecord.reconciling.compared import compared
    from onrecord.reconciling.compared_values import Matched

    left, right = told[pair.left], told[pair.right]
    more_left = tuple(told[i] for i in pair.more_left)
    more_right = tuple(told[i] for i in pair.more_right)
    differences, agreed = compared((left, *more_left), (right, *more_right))
    return Matched(left, right, pair.weight, pair.sure, differences, agreed, more_left, more_right)


def _day(one: Matched | Lacking) -> tuple[date, date, int, str]:
    told = one.left if one.where == "both" else one.told
    number = told.number or 0
    return told.start or told.end or date.max, told.end or date.max, number, told.id
