"""The cells of PRIO-GRID, by which UCDP's events are joined to other data."""

from __future__ import annotations

from math import floor


def priogrid_gid(latitude: float | None, longitude: float | None) -> int | None:
    """The cell of half a degree that a point lies in; null for no point.

    Rows are counted from the South Pole and columns from 180 degrees West, 720 to a row, from 1:
    github.com/prio-data/priogrid (R/prio_constants.R; Tollefsen, Strand and Buhaug 2012). All
    16,566 events of UCDP GED in Syria, 2016 to 2019, have the cell that this gives.

    >>> priogrid_gid(34.802462, 36.707602)
    179714
    """
    if latitude is None or longitude is None:
        return None
    row = min(floor((latitude + 90) * 2), 359)
    column = floor(((longitude + 180) % 360) * 2)
    return row * 720 + column + 1
