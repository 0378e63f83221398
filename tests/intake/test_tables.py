"""CSV and Parquet: column maps, encodings, separators, broken rows."""

import json
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_files import LEAD, taken

from onrecord.errors import IntakeError
from onrecord.intake.columns import columns_of, given_columns


def test_a_row_is_a_report(tmp_path: Path) -> None:
    """The row of names is 1; a row's bytes are kept as they were, and empty rows are none."""
    first = f'Town taken,"{LEAD}\nThey went.",2014-03-05,Cedar Post\r\n'
    out = taken(
        tmp_path, "a.csv", f"Headline,Full Text,Date,Source\r\n{first},,,\r\nx,{LEAD},soon,\r\n"
    )
    assert out.names == ["a.csv:2"]
    report = out.reports[0]
    assert (report.title, report.publisher) == ("Town taken", "Cedar Post")
    assert (report.published, report.text) == (
        date(2014, 3, 5),
        f"Town taken\n\n{LEAD}\nThey went.",
    )
    assert out.taken[0].original.decode() == first
    assert out.failed == {"a.csv:4": "'soon' is not a day"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = [["id", "title", "text"], ["1", "Hôpital, hit; again", LEAD], ["2", "Ville", LEAD]]
    table = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    out = taken(tmp_path, "a.csv", table.encode(encoding))
    assert [r.title for r in out.reports] == ["Hôpital, hit; again", "Ville"]


def test_a_table_that_names_its_separator(tmp_path: Path) -> None:
    """Excel's first line is no row."""
    assert taken(tmp_path, "a.csv", f"sep=;\ntitle;text\nA, B and C;{LEAD}\n").names == ["a.csv:2"]


def test_a_map_and_what_it_leaves_out(tmp_path: Path) -> None:
    """The map goes first; what it does not name is found by well-known names."""
    table = f"kopf,inhalt,tag,url\nTown taken,{LEAD},5 March 2014,https://cedar.example/a\n"
    out = taken(tmp_path, "a.csv", table, columns="text=inhalt, title=kopf,published=tag")
    report = out.reports[0]
    assert (report.title, report.url) == ("Town taken", "https://cedar.example/a")
    assert report.published == date(2014, 3, 5)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (None, "no column is known to hold the text"),
        ("text=nothing", "there is no column 'nothing'"),
        ("words=kopf", "'words=kopf' maps no column"),
        ("text", "'text' maps no column"),
    ],
)
def test_a_map_that_does_not_fit(tmp_path: Path, columns: str | None, reason: str) -> None:
    """The columns that there are stand in the message."""
    out = taken(tmp_path, "a.csv", "kopf,inhalt\na,b\n", columns=columns)
    assert list(out.failed.values()) == [reason]
    with pytest.raises(IntakeError, match="'kopf', 'inhalt'|FIELD=COLUMN"):
        columns_of(["kopf", "inhalt"], columns)


def test_json_lines_take_the_same_map(tmp_path: Path) -> None:
    rows = [{"inhalt": LEAD, "kopf": "Town taken"}, {"inhalt": LEAD}, {"kopf": "no text"}]
    lines = "\n".join(json.dumps(row) for row in rows)
    out = taken(tmp_path, "a.jsonl", lines, columns="text=inhalt,title=kopf")
    assert [r.title for r in out.reports] == ["Town taken", None]
    assert out.failed == {"a.jsonl:3": "the line has no text"}


def test_rows_over_the_limit_are_passed_over(tmp_path: Path) -> None:
    """A cell of a megabyte with quotes and line ends, a line of one, and the rows between."""
    cell = '"' + ('many, ""words""\n' * 60_000) + '"'
    table = f"title,text\na,{LEAD}\nb,{cell}\nc,{LEAD}\nd,{'x' * 1_000_000}\ne,{LEAD}\n"
    out = taken(tmp_path, "a.csv", table, max_bytes=500_000)
    assert [r.title for r in out.reports] == ["a", "c", "e"]
    assert out.failed == dict.fromkeys(
        ("a.csv:3", "a.csv:5"), "the row is longer than 500,000 bytes"
    ) or list(out.failed) == ["a.csv:3", "a.csv:5"]


def test_a_cell_over_python_s_limit(tmp_path: Path) -> None:
    """131,072 characters are the csv module's own limit of a cell; ours is that of a text."""
    out = taken(tmp_path, "a.csv", f"title,text\na,{LEAD + ' They went.' * 15_000}\n")
    assert len(out.reports[0].text) > 131_072


def test_a_row_in_another_encoding(tmp_path: Path) -> None:
    rows = [f"a,{LEAD} é".encode()] * 3 + [f"b,{LEAD} é".encode("cp1252")] + [f"c,{LEAD}".encode()]
    out = taken(tmp_path, "a.csv", b"title,text\n" + b"\n".join(rows))
    assert [r.title for r in out.reports] == ["a", "a", "a", "c"]
    assert out.failed == {"a.csv:5": "the row is not of the table's encoding"}


def test_parquet(tmp_path: Path) -> None:
    """Days may be days, moments or words; a row's original is its columns as JSON."""
    table = pa.table(
        {
            "headline": ["Town taken", None, "No text"],
            "body": [LEAD, LEAD, None],
            "date": [datetime(2014, 3, 5, 12), None, None],
            "n": [1, 2, 3],
        }
    )
    pq.write_table(table, tmp_path / "b.parquet")
    out = taken(tmp_path, "a.parquet", (tmp_path / "b.parquet").read_bytes())
    assert out.names == ["a.parquet:1", "a.parquet:2"]
    assert out.reports[0].published == date(2014, 3, 5)
    assert json.loads(out.taken[0].original)["headline"] == "Town taken"
    assert out.failed == {"a.parquet:3": "the row has no text"}


@pytest.mark.parametrize("cut", [5, 200, -20])
def test_broken_parquet(tmp_path: Path, cut: int) -> None:
    pq.write_table(pa.table({"text": [LEAD] * 100}), tmp_path / "b.parquet")
    out = taken(tmp_path, "a.parquet", (tmp_path / "b.parquet").read_bytes()[:cut])
    assert list(out.failed) == ["a.parquet"]
    assert "broken" in out.failed["a.parquet"]


NAMES = st.text(st.characters(codec="utf-8", exclude_characters=",="), min_size=1).map(str.strip)


@given(st.dictionaries(st.sampled_from(["text", "title", "url"]), NAMES.filter(bool)))
def test_a_map_is_read_as_it_was_written(named: dict[str, str]) -> None:
    words = ",".join(f"{field}={column}" for field, column in named.items())
    assert given_columns(words) == named


def test_a_day_of_two_orders_is_refused_as_such(tmp_path: Path) -> None:
    """Nobody can tell which day 01/03/2014 is; 14/03/2014 is one."""
    out = taken(tmp_path, "a.csv", f"text,date\n{LEAD},01/03/2014\n{LEAD} Again.,14/03/2014\n")
    assert out.failed == {"a.csv:2": "'01/03/2014' may be one of two days"}
    assert out.reports[0].published == date(2014, 3, 14)


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2014, 3, 1)), ("mdy", date(2014, 1, 3))])
def test_a_map_says_how_days_are_written(tmp_path: Path, order: str, day: date) -> None:
    """A day that may be one of two is that of the order; one that the order forbids is none."""
    table = f"text,date\n{LEAD},01/03/2014\n{LEAD},25/03/2014\n"
    out = taken(tmp_path, "a.csv", table, columns=f"dates={order}")
    assert [r.published for r in out.reports][:1] == [day]
    assert list(out.failed) == ([] if order == "dmy" else ["a.csv:3"])


def test_an_order_of_days_that_is_none(tmp_path: Path) -> None:
    """What may be written is told."""
    out = taken(tmp_path, "a.csv", f"text,date\n{LEAD},01/03/2014\n", columns="dates=ymd")
    assert out.failed == {"a.csv": "'dates=ymd' is no order"}
