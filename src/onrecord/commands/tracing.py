"""`origins`: the roots that the claims of an archive go back to, and who repeats whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records import Report, Testimony


@dataclass(frozen=True, slots=True)
class Origin:
    """One root of claims: a text with its copies, or a source that several texts quote.

    `report` is the text that stands first, null where the origin is a source. `speakers` are
    those whose word it is. `reports` carry it, the first published first; `copies` are the texts
    among them that are near-identical to an earlier one. `repeats` counts, for a text, the claims
    in it that go back to other origins, by name.
    """

    key: str
    name: str
    report: Report | None
    claims: int
    reports: tuple[Report, ...]
    copies: tuple[Report, ...]
    repeats: tuple[tuple[str, int], ...]


def origins(
    archive: str | Path, *, as_of: date | None = None, recorded_by: date | None = None
) -> list[Origin]:
    """List the origins of an archive's claims, those that most reports carry first.

    Texts that copy one another are one origin, and so are texts that quote one source.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive
    from onrecord.commands.rooted import rooted

    with Archive.open(archive) as opened, opened.joined() as tables:
        rows = tables.claims(known=as_of, by=recorded_by)
        roots = tables.roots({report.id for report, _ in rows})
        told = rooted(rows, roots)
    by_key: dict[str, list[Testimony]] = {}
    of_report: dict[str, list[Testimony]] = {}
    for testimony in told:
        by_key.setdefault(testimony.origin, []).append(testimony)
        of_report.setdefault(testimony.report.id, []).append(testimony)
    found = [_origin(key, some, roots, of_report) for key, some in by_key.items()]
    return sorted(found, key=lambda o: (-len(o.reports), -o.claims, o.key))


def _origin(
    key: str,
    told: Sequence[Testimony],
    roots: dict[str, str],
    of_report: dict[str, list[Testimony]],
) -> Origin:
    reports = {t.report.id: t.report for t in told}
    ordered = sorted(reports.values(), key=lambda r: (r.published or date.max, r.id))
    first = reports.get(key)
    copies = tuple(r for r in ordered if roots.get(r.id, r.id) != r.id)
    others = Counter(
        name_of(t)
        for report in (ordered if first else ())
        for t in of_report[report.id]
        if t.origin != key
    )
    name = source_of(first) if first else name_of(told[0])
    repeats = tuple(others.most_common())
    return Origin(key, name, first, len(told), tuple(ordered), copies, repeats)


def name_of(testimony: Testimony) -> str:
    """Name the one whose word a testimony is."""
    claimant = testimony.claim.claimant
    if claimant is None:
        return source_of(testimony.report)
    return claimant.name or claimant.words.text


def source_of(report: Report) -> str:
    """Name a report by its publisher, else its title, else its id."""
    return report.publisher or report.title or report.id
