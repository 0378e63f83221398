"""`ucdp`: lethal incidents in the columns of UCDP's Georeferenced Event Dataset."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.exports.camps import facing
from onrecord.exports.deaths import deaths_of
from onrecord.exports.tables import Cell, table, write_csv
from onrecord.exports.ucdp_row import row_of
from onrecord.exports.values import Bundle, Written
from onrecord.ontology.types import event_types


def write(bundle: Bundle, out: Path) -> Written:
    """Write one row for each incident of armed force with a death in some estimate.

    UCDP's event is a use of armed force "resulting in at least 1 direct death in either the best,
    low or high estimate categories" (uu.se, UCDP Methodology). The rest is counted as left out.
    """
    left = 0

    def rows() -> Iterator[dict[str, Cell]]:
        nonlocal left
        for incident in bundle.incidents():
            sides = facing(incident)
            deaths = deaths_of(incident.told, sides)
            if deaths.lethal and any(event_types()[t].ucdp.value for t in incident.types):
                yield row_of(incident, sides, deaths)
            else:
                left += 1

    count = write_csv(out, table("ucdp.yaml")["columns"], rows())
    return Written((out,), {"incidents": count, "left out (not lethal armed force)": left})
