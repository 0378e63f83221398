"""`plover`: one JSON object a claim, coded by PLOVER, with the columns of POLECAT."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.exports.plover_row import row_of
from onrecord.exports.values import Bundle, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write a line for each claim of an event that PLOVER has, in the order of the reports.

    A line is a claim, not an incident: POLECAT codes stories, and two stories of one event are two
    of its rows. Claims without an event of PLOVER's (states of things, wars as a whole, opinions)
    are counted as left out. Intensities are POLECAT's own and stay null.
    """
    count, left = 0, 0
    with out.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for report, claim in bundle.claims():
            row = row_of(report, claim, bundle.about.version)
            if row is None:
                left += 1
                continue
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return Written((out,), {"claims": count, "left out (no event of PLOVER's)": left})
