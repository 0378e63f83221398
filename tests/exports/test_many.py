"""A thousand incidents of two thousand reports through each format of the field, value by value."""

import json
from dataclasses import replace
from datetime import timedelta

import hxl
import polars as pl
import pytest
from followthemoney import model

from onrecord.exports import writer_of
from support_fielded import DAY, OTAIBA, a_bundle, an_incident, villagers

MANY = 1000


def figure(number):
    """The bounds that the reports of an incident tell: exact, "at least", "up to" in turn."""
    n = number % 90 + 1
    return ((n, n, n), (n, None, None), (None, None, n))[number % 3]


def one(number):
    """An incident of its own day, place and toll, told by two origins."""
    told = [villagers(f"{origin}{number}", str(number), figure(number)) for origin in ("a", "b")]
    day = DAY + timedelta(number % 700)
    place = replace(OTAIBA, latitude=30 + number / 500, longitude=-36.6 - number / 500)
    return an_incident(f"i{number:04}", told, start=day, end=day, place=place, places=(place,))


@pytest.fixture(scope="module")
def incidents():
    """The incidents, made once."""
    return [one(number) for number in range(MANY)]


@pytest.fixture
def written(incidents, tmp_path):
    """Write a format; the counts and the file."""

    def write(name):
        out = tmp_path / name
        return writer_of(name)(a_bundle(*incidents), out).counts, out

    return write


def test_ucdp_has_them_all(written, incidents):
    # Each is lethal in some estimate; bounds, day and point are those of the incident.
    counts, out = written("ucdp")
    rows = pl.read_csv(out, infer_schema_length=None).to_dicts()
    assert counts["incidents"] == len(rows) == MANY
    for number, (row, incident) in enumerate(zip(rows, incidents, strict=True)):
        low, best, high = figure(number)
        assert (row["id"], row["low"]) == (incident.id, low)
        assert row["best"] == (best if best is not None else low)
        assert row["high"] == (high if high is not None else low)
        assert row["date_start"] == row["date_end"] == incident.start.isoformat()
        assert (row["latitude"], row["longitude"]) == (
            *(incident.place.latitude, incident.place.longitude),
        )
        assert row["number_of_sources"] == 2 and row["type_of_violence"] == 3


def test_acled_has_them_all(written, incidents):
    # The lowest number told, to four decimals of a degree.
    counts, out = written("acled")
    rows = pl.read_csv(out, infer_schema_length=None).to_dicts()
    assert counts == {"incidents": MANY} and len(rows) == MANY
    for number, (row, incident) in enumerate(zip(rows, incidents, strict=True)):
        low, best, _ = figure(number)
        assert row["event_id_cnty"] == f"SYR-{incident.id}"
        assert row["fatalities"] == (low if low is not None else best)
        assert row["event_date"] == incident.start.isoformat()
        assert row["latitude"] == pytest.approx(incident.place.latitude, abs=0.00005)


def test_plover_has_every_claim(written, incidents):
    # Two reports an incident, a line each, with the toll that the report tells.
    counts, out = written("plover")
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    claims = [t.claim for i in incidents for t in i.testimonies]
    assert counts["claims"] == len(rows) == len(claims) == 2 * MANY
    for row, claim in zip(rows, claims, strict=True):
        told = claim.figures[0]
        assert row["Event ID"] == claim.id
        assert (row["Dead Low"], row["Dead"], row["Dead High"]) == (told.low, told.best, told.high)


def test_hxl_has_them_all(written, incidents):
    # Read by libhxl and valid; what no report bounds is empty.
    counts, out = written("hxl")
    with hxl.data(str(out), hxl.InputOptions(allow_local=True)) as source:
        rows = [dict(zip(source.display_tags, row.values, strict=True)) for row in source]
    assert counts["incidents"] == len(rows) == MANY
    for number, (row, incident) in enumerate(zip(rows, incidents, strict=True)):
        told = [row[f"#affected+killed{k}"] for k in ("+min", "", "+max")]
        assert told == ["" if n is None else str(n) for n in figure(number)]
        assert row["#meta+id"] == incident.id
        assert float(row["#geo+lat"]) == incident.place.latitude
    with hxl.data(str(out), hxl.InputOptions(allow_local=True)) as source:
        assert source.validate()


def test_followthemoney_has_them_all(written, incidents):
    # An event an incident, an article a report, a link for each, and nothing dropped.
    counts, out = written("ftm")
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert counts["Event"] == MANY
    assert counts["Article"] == counts["Documentation"] == 2 * MANY
    assert sum(counts.values()) == len({e["id"] for e in found}) == len(found)
    for entity in found:
        read = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        assert {k: sorted(v) for k, v in read.items()} == {
            k: sorted(v) for k, v in entity["properties"].items()
        }
    days = {e["properties"]["recordId"][0]: e["properties"]["startDate"][0]
            for e in found if e["schema"] == "Event"}  # fmt: skip
    assert days == {i.id: i.start.isoformat() for i in incidents}
