"""`onrecord compare` as a user sees it."""

import csv
import io
import json

import pytest

from support_compared import FIVE, a_small_war, ged


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """An archive of seven events."""
    return a_small_war(tmp_path_factory.mktemp("war") / "war.db")


@pytest.fixture
def five(tmp_path):
    """A file of five rows, the fourth of them bad."""
    return ged(tmp_path / "five.csv", *FIVE)


def test_the_table_is_read_incident_by_incident(onrecord, war, five):
    # The heading counts, each difference has both values, how far apart, and its words.
    done = onrecord("compare", war, five)
    told = " ".join(done.stdout.split())
    assert "2 in both · 1 of these differ, 1 contradict each other · 1 only in" in told
    assert "5 Jun 2013 · battle · Al Quşayr, SY in both" in told
    assert "killed, civilians 23 | 9 14 fewer: contradict each other" in told
    assert "│ Wire: Jets bombed a bakery in Harim on Wednesday and 23 villagers died." in told
    assert "│ row 3: low 9; best 9; high 11" in told
    assert "11.4 km apart, precisions allow 10: contradict each other" in told
    assert done.stdout.index("Raqqa") < done.stdout.index("Al Quşayr") < done.stdout.index("Daraya")


def test_bad_rows_are_listed_at_the_end_with_exit_code_2(onrecord, war, five):
    # The rest was compared.
    done = onrecord("compare", war, five)
    assert done.exit_code == 2
    assert "1 row could not be read:" in done.stderr
    assert "row 5: of those killed, low is 5 and high is 3" in done.stderr


def test_lines_and_csv(onrecord, war, tmp_path):
    # One row an incident; a headline that is a formula is kept from running.
    path = ged(tmp_path / "a.csv", {"source_headline": "=1+1"})
    lines = [
        json.loads(x) for x in onrecord("compare", war, path, "-f", "jsonl").stdout.split("\n") if x
    ]
    assert [row["in"] for row in lines] == ["both"]
    (row,) = csv.DictReader(io.StringIO(onrecord("compare", war, path, "-f", "csv").stdout))
    assert row["file_title"] == "'=1+1"


@pytest.mark.parametrize(
    ("part", "number"), [("differ", 1), ("contradict", 1), ("archive", 1), ("file", 2)]
)
def test_a_part_alone(onrecord, war, five, part, number):
    # What differs, what only the archive has, what only the file has.
    told = onrecord("compare", war, five, "--only", part, "-f", "jsonl").stdout
    assert len(told.splitlines()) == number


def test_a_table_that_is_not_known_says_how_to_map_it(onrecord, war, tmp_path):
    # One line, exit code 2, and the map that helps.
    path = tmp_path / "x.csv"
    path.write_text("when,dead\n2013-06-05,40\n")
    done = onrecord("compare", war, path)
    assert done.exit_code == 2
    assert "its kind cannot be told from its columns: when, dead" in done.stderr
    assert onrecord("compare", war, path, "--map", "date=when,killed=dead").exit_code == 0
