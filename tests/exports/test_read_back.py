"""incidents, claims, csv, parquet and xlsx read back by others' libraries, value by value."""

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from functools import cache

import openpyxl
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

import strategies
from onrecord.exports import writer_of
from onrecord.exports.geo.features import columns, columns_of
from onrecord.exports.plain import cell_of
from onrecord.exports.tables import harmless
from onrecord.records import from_published, to_published
from support_exports import bundle, demo_archive, large_archive
from support_fielded import HOSTILE, a_bundle, hostile_incident

KINDS = {"text": str, "number": int, "real": float, "flag": bool, "day": date}


@pytest.fixture(scope="module", params=["demonstration", "2,000 reports"])
def held(request, tmp_path_factory):
    """All that an archive gives to be exported, asked once."""
    small = request.param == "demonstration"
    path = demo_archive() if small else large_archive(tmp_path_factory.mktemp("large"), 2000)
    with bundle(path) as told:
        incidents, claims, said = list(told.incidents()), list(told.claims()), told.reviewed()
    assert len(incidents) > (40 if small else 1500)
    told = replace(told, incidents=lambda: iter(incidents), claims=lambda: iter(claims))
    return replace(told, reviewed=lambda: said)


@cache
def contract():
    """The schema of a claim."""
    schema = json.loads(strategies.SCHEMA.read_text(encoding="utf-8"))
    return validator_for(schema)(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def lines_of(path):
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def test_claims_come_back_as_they_were(held, tmp_path):
    # Every line keeps the contract, and is the same claim again.
    out = tmp_path / "c.jsonl"
    assert writer_of("claims")(held, out).counts == {"claims": len(list(held.claims()))}
    lines = lines_of(out)
    assert [from_published(line) for line in lines] == [c for _, c in held.claims()]
    assert [e.message for line in lines[:400] for e in contract().iter_errors(line)] == []


def test_incidents_tell_figures_disputes_and_voices(held, tmp_path):
    # One line an incident: bounds, sides of disputes, quotes and claims as reconciled.
    out = tmp_path / "i.jsonl"
    writer_of("incidents")(held, out)
    for line, incident in zip(lines_of(out), held.incidents(), strict=True):
        told = incident.told
        assert (line["id"], line["rule"]) == (incident.id, told.rule)
        assert [a["field"] for a in line["answers"]] == [a.field.name for a in told.answers]
        for answer, mine in zip(line["answers"], told.answers, strict=True):
            bounds = mine.value and [mine.value.low, mine.value.best, mine.value.high]
            assert (answer["value"] and list(answer["value"].values())) == bounds
        assert len(line["disputes"]) == len(told.disputes)
        quotes = [[q["text"] for q in a["quotes"]] for a in line["accounts"]]
        assert quotes == [[w.text for w in r.quotes] for r in told.rows]
        assert line["claims"] == [t.claim.id for t in incident.testimonies]


def test_a_csv_is_read_by_polars_with_every_value(held, tmp_path):
    # Numbers are numbers, days days, lists joined by semicolons, nothing is missing.
    out = tmp_path / "i.csv"
    writer_of("csv")(held, out)
    rows = pl.read_csv(out, infer_schema_length=None).to_dicts()
    assert list(rows[0]) == list(columns())
    for row, incident in zip(rows, held.incidents(), strict=True):
        told = columns_of(incident)
        for name, value in row.items():
            mine = harmless(cell_of(told[name]))
            assert value == mine or str(value).lower() == str(mine).lower() or mine in (None, "")


def test_parquet_has_types_and_every_value(held, tmp_path):
    # Days are days, lists lists, figures and accounts nested; the file says how it was made.
    out = tmp_path / "i.parquet"
    writer_of("parquet")(held, out)
    table = pq.read_table(out)
    about = json.loads(table.schema.metadata[b"onrecord"])
    assert (about["rule"], about["version"]) == (held.about.rule, held.about.version)
    for row, incident in zip(table.to_pylist(), held.incidents(), strict=True):
        told = columns_of(incident)
        for name, value in told.items():
            if columns()[name]["type"] in KINDS:
                assert row[name] == value, name
                assert value is None or isinstance(row[name], KINDS[columns()[name]["type"]])
        assert tuple(row["publishers"]) == incident.publishers
        figures = [a for a in incident.told.answers if a.value is not None]
        assert [(f["low"], f["best"], f["high"]) for f in row["figures"]] == [
            (a.value.low, a.value.best, a.value.high) for a in figures
        ]
        assert [a["quotes"] for a in row["accounts"]] == [
            [q.text for q in r.quotes] for r in incident.told.rows
        ]


def test_a_workbook_has_a_sheet_for_each_question(held, tmp_path):
    # Counts and cells equal; text is text, a day a day, and there is no formula in it.
    out = tmp_path / "i.xlsx"
    counts = writer_of("xlsx")(held, out).counts
    book = openpyxl.load_workbook(out, read_only=True)
    assert book.sheetnames == ["incidents", "accounts", "figures", "disputes", "claims", "about"]
    for name in book.sheetnames[:-1]:
        rows = book[name].iter_rows(min_row=2)
        found = [cell.data_type for row in rows for cell in row]
        assert "f" not in found
        assert book[name].max_row == counts.get(name, 0) + 1
    rows = book["incidents"].iter_rows(min_row=2, values_only=True)
    for row, incident in zip(rows, held.incidents(), strict=True):
        for value, (name, mine) in zip(row, columns_of(incident).items(), strict=True):
            if columns()[name]["type"] == "day" and mine:
                assert value == datetime(mine.year, mine.month, mine.day)
            elif columns()[name]["type"] in ("number", "flag"):
                assert value == mine
            elif columns()[name]["type"] == "text":
                assert (value or None) == (mine or None)
    about = dict(book["about"].iter_rows(min_row=2, values_only=True))
    assert about["rule"] == held.about.rule


def test_hostile_texts_stay_texts(tmp_path):
    # Formulas, right-to-left marks, combining letters and NULs in every text of an incident.
    told = a_bundle(hostile_incident())
    shown = HOSTILE.replace("\x00", "")
    for name in ("csv", "parquet", "xlsx", "incidents"):
        writer_of(name)(told, tmp_path / name)
    with (tmp_path / "csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["place"] == row["doers"] == row["publishers"] == "'" + shown
    assert not any(cell.startswith(("=", "+", "@")) for cell in row.values())
    assert float(row["longitude"]) == -36.6  # a number stays a number
    assert pq.read_table(tmp_path / "parquet").to_pylist()[0]["place"] == HOSTILE
    book = openpyxl.load_workbook((tmp_path / "xlsx").open("rb"))
    head = [cell.value for cell in book["incidents"][1]]
    cell = book["incidents"][2][head.index("place")]
    assert (cell.value, cell.data_type) == (shown, "s")
    assert lines_of(tmp_path / "incidents")[0]["place"] == HOSTILE


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(strategies.claims, max_size=4))
def test_any_claims_come_back(tmp_path, claims):
    # Claims to JSON lines to claims, whatever the records can hold.
    out = tmp_path / "c.jsonl"
    told = replace(a_bundle(), claims=lambda: iter([(strategies.REPORT, c) for c in claims]))
    writer_of("claims")(told, out)
    lines = lines_of(out)
    assert [from_published(line) for line in lines] == claims
    assert lines == [to_published(c, strategies.REPORT) for c in claims]
