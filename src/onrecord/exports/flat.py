"""`csv`: a row an incident, for spreadsheets and programs."""

from __future__ import annotations

from pathlib import Path

from onrecord.exports.geo.features import columns, columns_of
from onrecord.exports.lines import write_about
from onrecord.exports.plain import cell_of
from onrecord.exports.tables import write_csv
from onrecord.exports.values import Bundle, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write the columns of geo/columns.yaml, in UTF-8; cells of several values have semicolons.

    Cells that a spreadsheet would take for a formula begin with an apostrophe. What made the file
    stands in `OUT.about.json`: a line of comment in it would break readers.
    """
    rows = (
        {name: cell_of(value) for name, value in columns_of(incident).items()}
        for incident in bundle.incidents()
    )
    count = write_csv(out, list(columns()), rows)
    return Written((out, write_about(bundle.about, out)), {"incidents": count})
