"""Ids of the gazetteer as GeoNames numbers them."""

from __future__ import annotations

from functools import cache

from onrecord.names.gazetteer_build import read_csv


def geonames_id(entry_id: str) -> str | None:
    """The GeoNames number of an entry, or null where it has none.

    >>> geonames_id("geonames:170654"), geonames_id("geonames.admin1:SY.11")
    ('170654', '169575')
    >>> geonames_id("onrecord:region:sahel")
    """
    source, _, rest = entry_id.partition(":")
    if source == "geonames":
        return rest
    return _divisions().get(rest) if source == "geonames.admin1" else None


@cache
def _divisions() -> dict[str, str]:
    rows = read_csv("admin1.csv")
    return {f"{r['country']}.{r['code']}": r["geonameid"] for r in rows if r["geonameid"]}
