"""The demonstration and an archive of many reports as maps and as data packages, read back."""

import csv

import geopandas
import pytest
import shapely
from frictionless import system, validate

from onrecord.exports import writer_of
from support_exports import bundle, demo_archive, large_archive


@pytest.fixture(scope="module", params=["demonstration", "many"])
def archive(request, tmp_path_factory):
    """An archive's path; that of many holds 2,000 reports."""
    if request.param == "demonstration":
        return demo_archive()
    return large_archive(tmp_path_factory.mktemp("many"))


def test_maps_and_packages_hold_every_incident_and_claim(archive, tmp_path):
    # Counts and ids equal; shapes valid; frictionless finds nothing wrong.
    with bundle(archive) as told:
        ids = [i.id for i in told.incidents()]
        claims = sum(1 for _ in told.claims())
        for name in ("geojson", "geoparquet", "datapackage"):
            counts = writer_of(name)(told, tmp_path / name).counts
            assert counts["incidents"] == len(ids) > 10
    maps = (
        geopandas.read_file(tmp_path / "geojson"),
        geopandas.read_parquet(tmp_path / "geoparquet"),
    )
    assert list(maps[0]["incident"]) == list(maps[1]["id"]) == ids
    assert all(shapely.is_valid(g) for m in maps for g in m.geometry.dropna())
    assert counts["claims"] == claims
    with (tmp_path / "datapackage" / "tables" / "incidents.csv").open(newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids
    with system.use_context(trusted=True):
        report = validate(str(tmp_path / "datapackage" / "datapackage.json"))
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
