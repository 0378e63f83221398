"""The places of a coded row, finest first, with the precision that its code says."""

from __future__ import annotations

import re
from functools import cache
from typing import cast, get_args

from onrecord.intake.coded.cells import BadCellError, Cells
from onrecord.intake.coded.scheme import Scheme, table
from onrecord.records.account import Spot
from onrecord.records.place import PlacePrecision

FINEST = {"admin2": ("admin2", "place"), "admin1": ("admin1", "place"), "country": ("country",)}


def where_of(cells: Cells, scheme: Scheme) -> tuple[Spot, ...]:
    """The places, the first with the coordinates; raises BadCellError where these are none."""
    at, country = point_of(cells), cells.text("country")
    code = country_code(country) if country else None
    precision, radius = precision_of(cells, scheme)
    if at is None and precision is None and cells.text("place"):
        precision = "settlement" if scheme.codes("place_precision") else None
    fields = FINEST.get(precision or "", ("place", "admin3", "admin2", "admin1", "country"))
    name = next((told for field in fields if (told := cells.text(field))), None) or country
    if name is None:
        return ()
    first = Spot(bare(name, scheme), country=code, precision=precision, radius_km=radius)
    if at is not None:
        first = Spot(first.name, None, code, *at, precision, radius)
    whole = Spot(country, country=code, precision="country") if country else None
    return (first,) if whole is None or precision == "country" else (first, whole)


def point_of(cells: Cells) -> tuple[float, float] | None:
    """Latitude and longitude; null where one is not given."""
    latitude, longitude = cells.number("latitude"), cells.number("longitude")
    if latitude is None or longitude is None:
        return None
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise BadCellError(f"{latitude:g}, {longitude:g} is no place on earth")
    if latitude == 0 and longitude == 0:
        raise BadCellError("0, 0 stands for a place that is not known", "leave both cells empty")
    return latitude, longitude


def precision_of(cells: Cells, scheme: Scheme) -> tuple[PlacePrecision | None, float | None]:
    """The precision and, of a place told as "near", the radius in km."""
    told = scheme.codes("place_precision").get(cells.code("place_precision") or "", {})
    own = cells.text("precision")
    if own and own not in get_args(PlacePrecision):
        known = ", ".join(get_args(PlacePrecision))
        raise BadCellError(f"precision is {own[:40]!r}", f"give one of {known}")
    return cast(PlacePrecision | None, told.get("precision") or own), told.get("radius_km")


def bare(name: str, scheme: Scheme) -> str:
    """A place's name without its kind: UCDP's "Aleppo town" is Aleppo.

    >>> from onrecord.intake.coded.scheme import scheme
    >>> bare("Aleppo town", scheme("ucdp")), bare("Town", scheme("ucdp"))
    ('Aleppo', 'Town')
    """
    kinds = scheme.told.get("kinds_of_place")
    return re.sub(rf"(?<=\w) (?:{'|'.join(kinds)})$", "", name) if kinds else name


@cache
def country_code(name: str) -> str | None:
    """The ISO 3166 code of a country as coders name it; null where it is none that is known.

    >>> country_code("Syria"), country_code("Zimbabwe (Rhodesia)"), country_code("Atlantis")
    ('SY', 'ZW', None)
    """
    import pycountry

    plain = name.split(" (")[0].strip()
    if code := table("countries").get(plain):
        return str(code)
    try:
        return str(pycountry.countries.lookup(plain).alpha_2)
    except LookupError:
        return None
