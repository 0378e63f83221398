"""The demonstration and an archive of 2,000 reports in each format of the field, read back."""

import csv
import json

import hxl
import polars as pl
import pytest
from followthemoney import model

from onrecord.exports import format_named, writer_of
from onrecord.exports.plover_row import coded_of
from support_exports import bundle, demo_archive, large_archive


@pytest.fixture(scope="module", params=["demonstration", "2,000 reports"])
def given(request, tmp_path_factory):
    """What an exporter is given of an archive, with its incidents held."""
    large = request.param != "demonstration"
    path = large_archive(tmp_path_factory.mktemp("large")) if large else demo_archive()
    with bundle(path) as made:
        yield made, {i.id: i for i in made.incidents()}


def written(given, name, folder):
    """The file of a format and its counts."""
    out = folder / f"all{format_named(name).suffix}"
    return writer_of(name)(given[0], out).counts, out


@pytest.mark.parametrize("name", ["ucdp", "acled"])
def test_every_incident_is_a_row_or_counted_as_left_out(given, name, tmp_path):
    # Read by polars: ids, days and points are those of the incidents.
    counts, out = written(given, name, tmp_path)
    rows = pl.read_csv(out, infer_schema_length=None).to_dicts()
    assert sum(counts.values()) == len(given[1]) and counts["incidents"] == len(rows)
    for row in rows:
        id_ = row["id"] if name == "ucdp" else row["event_id_cnty"].split("-")[-1]
        incident = given[1][id_]
        if name == "ucdp":
            assert row["date_end"] == (incident.end.isoformat() if incident.end else None)
            assert row["number_of_sources"] == incident.origins
            parts = [row[f"deaths_{p}"] for p in ("a", "b", "civilians", "unknown")]
            assert row["best"] is None or sum(parts) == row["best"]
            known = [row[k] for k in ("low", "best", "high") if row[k] is not None]
            assert known == sorted(known) and max(known) >= 1
        place = incident.place
        assert row["latitude"] == (
            None
            if place is None or place.latitude is None
            else pytest.approx(place.latitude, abs=1e-4)
        )


def test_every_claim_is_a_record_or_counted_as_left_out(given, tmp_path):
    # Ids, events and words come back line by line.
    counts, out = written(given, "plover", tmp_path)
    rows = {r["Event ID"]: r for r in map(json.loads, out.read_text("utf-8").splitlines())}
    claims = {c.id: c for _, c in given[0].claims()}
    assert sum(counts.values()) == len(claims) and counts["claims"] == len(rows)
    for id_, row in rows.items():
        assert (row["Event Type"], row["Event Mode"]) == coded_of(claims[id_])
        assert row["Stance"] == claims[id_].stance


def test_libhxl_reads_every_incident(given, tmp_path):
    # Valid by its own schema, and as many rows as incidents.
    counts, out = written(given, "hxl", tmp_path)
    with hxl.data(str(out), hxl.InputOptions(allow_local=True)) as source:
        rows = [dict(zip(source.display_tags, row.values, strict=True)) for row in source]
    assert counts["incidents"] == len(rows) == len(given[1])
    for row in rows:
        incident = given[1][row["#meta+id"]]
        assert row["#meta+reports+num"] == str(incident.reports)
        assert row["#date+end"] == (incident.end.isoformat() if incident.end else "")
        assert row["#event+type"] == incident.types[0]
    with hxl.data(str(out), hxl.InputOptions(allow_local=True)) as source:
        assert source.validate()


def test_followthemoney_reads_every_entity(given, tmp_path):
    # An event an incident, an article a report; nothing is dropped and every link has its end.
    counts, out = written(given, "ftm", tmp_path)
    found = {e["id"]: e for e in map(json.loads, out.read_text("utf-8").splitlines())}
    assert sum(counts.values()) == len(found) and counts["Event"] == len(given[1])
    reports = {t.report.id for i in given[1].values() for t in i.testimonies}
    assert counts["Article"] == len(reports)
    for entity in found.values():
        proxy = model.get_proxy(entity, cleaned=False)
        read = {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()}
        assert read == {k: sorted(v) for k, v in entity["properties"].items()}
        assert all(v in found for p, v in proxy.itervalues() if p.type.name == "entity")


@pytest.mark.parametrize("name", ["ucdp", "acled", "hxl"])
def test_no_cell_is_a_formula(given, name, tmp_path):
    # A publisher named "=Harbour & Sons" is one of those who tell.
    _, out = written(given, name, tmp_path)
    with out.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    numbers = [c for c in cells if c[:1] == "-" and c[1:].replace(".", "").isdigit()]
    assert not [c for c in cells if c[:1] in tuple("=+-@") and c and c not in numbers]
