"""What share of the groups of fakes_syria that several outlets tell ends as one incident.

    python benchmarks/several_outlets.py [FILE]

Groups share the set's `event_key` (date and place), a weak key: of 40 groups read by eye 23 tell of
one event, 5 in part, 12 of several. Counted are groups told by two or more outlets: how many have
two reports in one incident, and, where the key's numbers of dead differ, in how many of these the
incident's dispute or its figures show both numbers.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.commands.engine import english
from onrecord.commands.settings import settings_from
from onrecord.evaluation.rows import read_rows, report_of
from onrecord.incidents.weights import Weights
from onrecord.incidents.whole import joined
from onrecord.reconciling.reconcile import reconcile
from onrecord.records import Testimony

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "fakes_syria" / "dev.jsonl"
Row = Mapping[str, Any]


def main(path: Path) -> None:
    """Read, join all at once, and count."""
    rows = [r for r in read_rows(path) if r.get("text")]
    reports = [report_of(r, r.get("date_in_authors_file")) for r in rows]
    read = english(settings_from()).read(reports)
    pairs = [(report, claim) for report, claims in read for claim in claims]
    found = joined(pairs, Weights.load("read"))
    groups: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    for row, report in zip(rows, reports, strict=True):
        groups[row["event_key"]].append((row, report.id))
    several = [g for g in groups.values() if len({r["source"] for r, _ in g}) > 1]
    one = [(g, told) for g in several if (told := _together(g, found.told))]
    differ = [(g, told) for g, told in one if len({_dead(r) for r, _ in g}) > 1]
    both = sum(_shows(told, {_dead(r) for r, _ in g}) for g, told in differ)
    print(f"{len(several)} groups of several outlets, {len(one)} with two reports in one incident")
    print(f"{len(differ)} of these differ in the dead; {both} show two of the numbers or more")


def _together(
    group: Sequence[tuple[Row, str]], told: Mapping[str, Sequence[Testimony]]
) -> Sequence[Testimony]:
    """The testimonies of the incident that holds most reports of a group, if two or more."""
    ids = {report for _, report in group}
    held = [(len(ids & {t.report.id for t in ones}), i) for i, ones in told.items()]
    most, incident = max(held)
    return told[incident] if most > 1 else ()


def _dead(row: Row) -> int:
    key = row["gold"]["norm"]
    return int(key["nb_civilians"] + key["nb_noncivilians"])


def _shows(told: Sequence[Testimony], dead: set[int]) -> bool:
    """Whether two of the numbers stand among what the incident's origins say of the dead."""
    views = [v for a in reconcile(told).answers if a.field.name == "killed" for v in a.views]
    said = {n for v in views for b in v.values for n in (b.low, b.best, b.high) if n is not None}
    return len(dead & (said | {n - 1 for n in said})) > 1


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
