"""`acled`: incidents in ACLED's columns and code lists as onrecord codes them: not its data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.exports.acled_row import event_day, row_of
from onrecord.exports.acled_type import acled_type, why_none
from onrecord.exports.tables import Cell, table, write_csv
from onrecord.exports.values import Bundle, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write one row for each incident that has a type of ACLED's and a day within a month.

    The rest is counted as left out, by the reason.
    """
    left: Counter[str] = Counter()

    def rows() -> Iterator[dict[str, Cell]]:
        for incident in bundle.incidents():
            coded = acled_type(incident)
            if coded is None:
                left[f"left out ({why_none(incident)})"] += 1
            elif event_day(incident) is None:
                left["left out (no day told within a month)"] += 1
            else:
                yield row_of(incident, *coded, bundle.about)

    count = write_csv(out, table("acled.yaml")["columns"], rows())
    return Written((out,), {"incidents": count, **left})
