"""Lists of places that a user adds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from onrecord.errors import NamesError
from onrecord.names import gazetteer_sources
from onrecord.names.gazetteer import Gazetteer
from onrecord.names.gazetteer_build import Row

QUSAYR = Row(
    "geonames:173322",
    "Al Quşayr",
    frozenset({"qusayr"}),
    "settlement",
    "SY",
    "11",
    34.5,
    36.6,
    9,
    "t",
)
DUMP = (
    "173322\tAl Qusayr\tAl Qusayr\tQusair,القصير\t34.5\t36.6\tP\tPPLA2\tSY\t\t11\t\t\t\t41062"
    "\t\t540\tAsia/Damascus\t2020-01-01\n"
    "1\tJusiyah\tJusiyah\t\t34.41\t36.55\tP\tPPL\tSY\t\t11\t\t\t\t0\t\t\tAsia/Damascus\t\n"
    "2\tNahr\tNahr\t\t34.4\t36.5\tH\tSTM\tSY\t\t11\t\t\t\t0\t\t\tAsia/Damascus\t\n"
    "broken line\n"
)


@pytest.fixture
def gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setattr(gazetteer_sources, "all_rows", lambda progress: iter([QUSAYR]))
    return Gazetteer.open(tmp_path / "gazetteer.sqlite")


def written(tmp_path: Path, text: str, name: str = "places.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_csv_adds_what_was_missing(gazetteer: Gazetteer, tmp_path: Path) -> None:
    # headers of many tables are understood, and unusable rows are told, not swallowed
    table = "Place;Lat;Lon;Country;Aliases\nAkruma;34.6;36.3;SY;Akroum|Akrumah\nNowhere;x;y;SY;\n"
    assert gazetteer.lookup("Akruma") == []
    outcome = gazetteer.add_file(written(tmp_path, table))
    assert (outcome.added, outcome.skipped) == (1, 1)
    assert outcome.reasons == ["line 3: Nowhere: 'x', 'y' is no latitude and longitude"]
    found = gazetteer.lookup("Akroum")[0]
    assert (found.name, found.country, found.latitude) == ("Akruma", "SY", 34.6)


def test_a_dump_adds_settlements_and_replaces_known_ones(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    # the stream is no place that reports name; Qusayr is there once, with its new population
    outcome = gazetteer.add_file(written(tmp_path, DUMP, "SY.txt"))
    assert (outcome.added, outcome.skipped) == (2, 2)
    assert gazetteer.lookup("Jusiyah")[0].id == "geonames:1"
    assert [e.population for e in gazetteer.lookup("Qusair")] == [41062]


def test_a_zip_is_read_as_it_is(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", "read me")
        packed.writestr("SY.txt", DUMP)
    assert gazetteer.add_file(path).added == 2


def test_adding_twice_changes_nothing(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = written(tmp_path, "name,latitude,longitude\nAkruma,34.6,36.3\n")
    gazetteer.add_file(path)
    first = gazetteer.lookup("Akruma")
    gazetteer.add_file(path)
    assert gazetteer.lookup("Akruma") == first


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,where\nAkruma,Syria\n", "line 1 .* names no column latitude or longitude"),
        ("name,latitude,longitude\nAkruma,134.6,36.3\n", "no place that can be used: line 2"),
        ("", "names no column"),
    ],
)
def test_a_bad_file_is_refused_in_words(
    gazetteer: Gazetteer, tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(NamesError, match=words):
        gazetteer.add_file(written(tmp_path, text))


def test_bytes_that_are_no_text_are_refused(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(b"name,latitude,longitude\n\xff\xfe\x00,1,2\n")
    with pytest.raises(NamesError, match="UTF-8"):
        gazetteer.add_file(path)


def test_a_missing_file_is_said_to_be_missing(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(NamesError, match="cannot be read"):
        gazetteer.add_file(tmp_path / "none.csv")
