"""Incidents on the map: shapes, and the files of geojson and geoparquet read back by geopandas."""

import json
from dataclasses import replace
from datetime import date, datetime

import geopandas
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from onrecord.exports import About, Bundle, Exported, writer_of
from onrecord.exports.geo.areas import area_of
from onrecord.exports.geo.features import columns, columns_of, main_answer
from onrecord.exports.geo.shapes import shape_of
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.reconcile import reconcile
from onrecord.records import Side, Spot
from support_reconciling import ghouta

GHOUTA = Spot("Otaiba", "geonames:1", "SY", 33.48, 36.61, "settlement")
EARTH = Geod(ellps="WGS84")


def an_incident(place=GHOUTA, **changes):
    """The ambush of 26 February 2014 as four origins tell it."""
    testimonies = tuple(ghouta())
    told = {
        "id": "iab12",
        "types": ("ambush",),
        "place": place,
        "places": (place,) if place else (),
        "admin1": "Rif Dimashq",
        "admin2": None,
        "start": date(2014, 2, 26),
        "end": date(2014, 2, 26),
        "precision": "day",
        "dated": True,
        "doers": (Side("Syrian Army", "syr-army", "state_forces", "lead"),),
        "victims": (Side("rebels", "syr-rebels", "rebels", "victim"),),
        "instruments": (),
        "reports": 4,
        "origins": 4,
        "publishers": ("SANA", "=HYPERLINK()", "القصير"),
        "first_published": date(2014, 2, 26),
        "last_published": None,
        "part_of": None,
        "told": reconcile(testimonies, "range"),
        "testimonies": testimonies,
    }
    return Exported(**told | changes)


def a_bundle(*incidents, **more):
    """A bundle of these incidents and nothing else."""
    about = About("0.1", "war.db", datetime(2024, 1, 2, 3, 4), "range", asked=(("place", "x"),))
    nothing = dict.fromkeys(("claims", "control", "forecasts", "judgements"), lambda: iter(()))
    return Bundle(about=about, incidents=lambda: iter(incidents), **nothing | more)


PLACES = {
    "point": Spot("Tahrir", "p", "EG", 30.0444, 31.2357, "point"),
    "town": GHOUTA,
    "stated": Spot("12 km north of X", None, "SY", 34.6, 36.6, "area", 3.4),
    "country": Spot("Syria", "geonames:163843", "SY", 35.0, 38.0, "country"),
    "admin1": Spot("Homs", "geonames.admin1:SY.11", "SY", 34.5781, 37.5655, "admin1"),
    "fiji": Spot("Fiji", "geonames:2205218", "FJ", -17.0, 179.6, "country"),
    "north": Spot("Ice", None, None, 89.9, 12.0, "admin1"),
    "south": Spot("Pole", None, None, -90.0, 0.0, "country"),
    "unlike": Spot("Somewhere", None, "SY", 34.0, 36.0, None),
    "unresolved": Spot("Akruma"),
    "nowhere": None,
}


@pytest.fixture
def every():
    """An incident for each of the places."""
    return [an_incident(place, id=name) for name, place in PLACES.items()]


def ring_turns(geometry):
    """Whether outer rings run against the clock."""
    parts = getattr(geometry, "geoms", [geometry])
    return all(part.exterior.is_ccw for part in parts if part.geom_type == "Polygon")


degrees = st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.5, 5000))


@settings(max_examples=300, deadline=None)
@given(degrees)
def test_a_circle_anywhere_is_a_shape_that_maps_can_draw(circle):
    # Valid, on the map, rings against the clock, and its centre within it.
    latitude, longitude, radius = circle
    drawn = shape_of(latitude, longitude, radius)
    assert shapely.is_valid(drawn) and not drawn.is_empty
    west, south, east, north = drawn.bounds
    assert -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    assert ring_turns(drawn)
    centre = shapely.Point(longitude, latitude)
    assert drawn.distance(centre) < 1e-5


@settings(max_examples=100, deadline=None)
@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(1, 500))
def test_a_circle_is_as_wide_as_it_says(latitude, longitude, radius):
    # Corners measured on the ellipsoid: to six in a thousand, as the earth is drawn as a sphere.
    drawn = shape_of(latitude, longitude, radius)
    if drawn.geom_type == "Polygon" and drawn.bounds[3] < 89:
        for x, y in drawn.exterior.coords:
            assert EARTH.inv(longitude, latitude, x, y)[2] / 1000 == pytest.approx(radius, rel=6e-3)


def test_circles_at_the_edges_of_the_map_keep_their_area():
    # Across the antimeridian in two parts; over a pole to the map's edge. Areas in square km.
    for latitude, longitude, radius in ((-17, 179.9, 300), (-17, -179.9, 300), (89, 10, 400)):
        drawn = shape_of(latitude, longitude, radius)
        area = abs(EARTH.geometry_area_perimeter(drawn)[0]) / 1e6
        assert area == pytest.approx(3.14159 * radius**2, rel=0.05)
    assert shape_of(-17, 179.9, 300).geom_type == "MultiPolygon"


def test_how_wide_a_place_is_and_why():
    # Its own radius first, then that of its unit, then that of its precision.
    assert area_of(PLACES["stated"]).radius_km == 3.4
    assert area_of(PLACES["country"]).radius_km == 312
    assert "95 in 100 of its 351 places" in area_of(PLACES["country"]).why
    assert area_of(PLACES["point"]).radius_km == 0
    town, division = area_of(PLACES["town"]), area_of(PLACES["admin1"])
    assert 0 < town.radius_km < division.radius_km < 312
    assert "not told" in area_of(PLACES["unlike"]).why


def test_geojson_is_read_back_whole(tmp_path, every):
    # Counts, values, shapes and CRS as geopandas reads them; what made it stands in the file.
    out = tmp_path / "war.geojson"
    written = writer_of("geojson")(a_bundle(*every), out)
    assert written.counts == {"incidents": len(every)} and written.paths == (out,)
    found = geopandas.read_file(out)
    assert len(found) == len(every) and found.crs.to_epsg() == 4326
    assert list(found["incident"]) == [i.id for i in every]
    told = [columns_of(i) for i in every]
    for name in ("killed_low", "killed_high", "latitude", "radius_km", "place"):
        same = [None if value != value else value for value in found[name]]
        assert same == [row[name] for row in told], name
    assert told[0]["killed_high"] == 175
    drawn = found.set_index("incident").geometry
    assert drawn["unresolved"] is None and drawn["nowhere"] is None
    assert drawn["point"].geom_type == "Point"
    assert all(
        shapely.is_valid(g) and ring_turns(g) for g in drawn.dropna() if g.geom_type != "Point"
    )
    whole = json.loads(out.read_text("utf-8"))
    assert whole["about"]["made"] == "2024-01-02T03:04:00Z" and "crs" not in whole
    assert whole["features"][0]["properties"]["publishers"][2] == "القصير"


def test_geoparquet_is_read_back_whole(tmp_path, every):
    # The same values as the incidents', typed; a box finds those around a place.
    out = tmp_path / "war.parquet"
    writer_of("geoparquet")(a_bundle(*every), out)
    found = geopandas.read_parquet(out)
    assert found.crs.to_string() == "OGC:CRS84" and len(found) == len(every)
    for row, incident in zip(found.to_dict("records"), every, strict=True):
        told = columns_of(incident)
        assert (row["id"], row["start"], row["killed_high"]) == (
            incident.id,
            incident.start,
            told["killed_high"],
        )
        assert tuple(row["publishers"]) == incident.publishers
    assert all(g is None or shapely.is_valid(g) for g in found.geometry)
    near = geopandas.read_parquet(out, bbox=(36, 33, 37, 34))
    assert "town" in set(near["id"]) and "point" not in set(near["id"])


def test_an_export_of_nothing_is_a_file_of_nothing(tmp_path):
    # No incident passes the filter: still a file that opens.
    for name in ("geojson", "geoparquet"):
        out = tmp_path / name
        assert writer_of(name)(a_bundle(), out).counts == {"incidents": 0}
    assert len(geopandas.read_parquet(tmp_path / "geoparquet")) == 0
    assert json.loads((tmp_path / "geojson").read_text())["features"] == []


def test_the_same_export_twice_is_the_same_bytes(tmp_path, every):
    # So that a file can be cited by its hash.
    for name in ("geojson", "geoparquet"):
        one, other = tmp_path / f"1{name}", tmp_path / f"2{name}"
        for out in (one, other):
            writer_of(name)(a_bundle(*every), out)
        assert one.read_bytes() == other.read_bytes()


def test_the_other_places_stand_beside_the_shape():
    # One shape a feature: that of the main place.
    other = replace(GHOUTA, name="Adra", id="geonames:2")
    told = columns_of(an_incident(places=(GHOUTA, other)))
    assert [place["name"] for place in told["places"]] == ["Adra"]
    assert list(told) == list(columns())


def test_of_equal_figures_the_larger_is_told():
    # "517 people, among them 151 children", of one origin: a row has one figure, that of 517.
    told = an_incident().told
    killed = next(a for a in told.answers if a.field.name == "killed")
    people, children = (
        replace(killed, field=replace(killed.field, of=of, kind=""), value=Bounds(n, n, n))
        for of, n in [("people", 517), ("children", 151)]
    )
    for answers in [(people, children), (children, people)]:
        assert main_answer(replace(told, answers=answers), "killed") == people
