"""Incidents as HXL, read back and validated by libhxl."""

import hxl
import pytest

from onrecord.exports.hxl import write
from onrecord.exports.tables import table
from onrecord.records import Spot
from support_fielded import a_bundle, an_incident, hostile_incident, soldiers, villagers

FIVE = villagers("sohr", "5", (5, 5, 5))


def read(path):
    """The rows of a file by hashtag, as libhxl reads them."""
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        return [dict(zip(source.display_tags, row.values, strict=True)) for row in source]


def written(tmp_path, *incidents):
    """The file of these incidents."""
    write(a_bundle(*incidents), tmp_path / "hxl.csv")
    return tmp_path / "hxl.csv"


def test_a_row_comes_back_with_its_values(tmp_path):
    # Bounds are least, best and most; "at least" leaves the last two empty.
    more = villagers("reuters", "at least 7", (7, None, None))
    rows = read(written(tmp_path, an_incident("i1", [FIVE]), an_incident("i2", [more])))
    first, second = rows
    assert (first["#meta+id"], first["#event+type"]) == ("i1", "airstrike")
    assert (first["#date+start"], first["#geo+lat"], first["#geo+lon"]) == (
        *("2014-02-26", "33.48", "36.61"),
    )
    assert (first["#adm1+name"], first["#country+code+v_iso3"]) == ("Rif-dimashq", "SYR")
    assert first["#affected+killed"] == first["#affected+killed+civilians"] == "5"
    killed = [second[f"#affected+killed{k}"] for k in ("+min", "", "+max")]
    assert killed == ["7", "", ""]


def test_libhxl_finds_no_fault(tmp_path):
    # Its own validation with the default schema: dates, numbers, white space, tags.
    incidents = [an_incident(f"i{n}", [FIVE]) for n in range(3)]
    path = written(
        tmp_path, *incidents, an_incident("i9", [FIVE], place=None, places=(), start=None)
    )
    faults = []
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        valid = source.validate(callback=faults.append)
    assert valid and [f for f in faults if f.rule.severity == "error"] == []


def test_every_hashtag_is_one_of_the_standards(tmp_path):
    # libhxl parses each, and none stands twice.
    tags = [c[1] for c in table("hxl.yaml")["columns"]]
    columns = [hxl.model.Column.parse(tag) for tag in tags]
    assert all(columns) and len({c.display_tag for c in columns}) == len(tags)


def test_the_dead_of_several_classes_are_added(tmp_path):
    # Soldiers of one report beside villagers of another of the same origin.
    (row,) = read(written(tmp_path, an_incident("i1", [soldiers("sohr", "3", (3, 3, 3)), FIVE])))
    assert row["#affected+killed"] == "8" and row["#affected+killed+civilians"] == "5"


@pytest.mark.parametrize("place", [None, Spot("Akruma")])
def test_what_is_not_known_stays_empty(tmp_path, place):
    # No point is made up.
    (row,) = read(written(tmp_path, an_incident("i1", [FIVE], place=place)))
    assert row["#geo+lat"] == row["#geo+lon"] == row["#country+name"] == ""


def test_hostile_text_is_harmless_and_on_one_line(tmp_path):
    # A formula gets an apostrophe; right-to-left marks and accents stay.
    (row,) = read(written(tmp_path, hostile_incident()))
    assert row["#loc+name"].startswith("'=HYPERLINK")
    assert "\u202eabc\u202c e\u0301" in row["#loc+name"] and row["#geo+lon"] == "-36.6"
