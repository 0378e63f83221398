"""An archive beside a file of coded data: what both have, what one lacks, where they differ."""

import hashlib
import random
from datetime import date, timedelta

import pytest

from onrecord import commands
from onrecord.errors import ArchiveError, IntakeError, SettingsError
from onrecord.ontology.bounds import Bounds
from support_compared import FIVE, a_small_war, ged


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """An archive of seven events."""
    return a_small_war(tmp_path_factory.mktemp("war") / "war.db")


@pytest.fixture
def five(tmp_path):
    """A file of five rows, the fourth of them bad."""
    return ged(tmp_path / "five.csv", *FIVE)


def test_five_rows_beside_a_small_war(war, five):
    # The whole answer, written out.
    told = commands.compare(war, five)
    fight, raid = told.matched
    assert (fight.left.place.name, fight.right.number, fight.sure) == ("Al Quşayr", 2, "likely")
    assert fight.differences == ()
    assert fight.agreed == ("killed", "place", "period", "doers")
    assert (raid.left.types[0], raid.right.number, raid.sure) == ("airstrike", 3, "likely")
    dead, place = raid.differences
    assert (dead.what, dead.of, dead.contradicts, dead.gap) == ("killed", "civilians", True, -14)
    assert (dead.left, dead.right) == (Bounds(23, 23, 23), Bounds(9, 9, 9))
    assert (place.what, place.gap, place.reach, place.contradicts) == ("place", 11.4, 10.0, True)
    assert raid.agreed == ("period",)
    assert [one.told.place.name for one in told.only_left] == ["Daraya"]
    assert [one.told.number for one in told.only_right] == [4, 6]
    assert dict(told.left_out) == {
        "of days outside the file's": 1,
        "of countries outside the file's": 1,
        "of kinds of which the file has none": 1,
        "told without deaths, which the file's scheme requires": 1,
    }
    assert [(b.number, b.reason) for b in told.bad_right] == [
        (5, "of those killed, low is 5 and high is 3")
    ]
    assert (told.rule, told.scheme, told.countries) == ("range", "UCDP GED", ("SY",))


def test_every_difference_has_words_and_cells_behind_it(war, five):
    # The archive's quotation with whose it is, and the cells of the row.
    _, raid = commands.compare(war, five).matched
    for difference in raid.differences:
        assert raid.left.words(difference.what)[0].words.startswith("Jets bombed a bakery")
        assert raid.left.words(difference.what)[0].whose == "Wire"
        assert raid.right.words(difference.what)
    assert "deaths_civilians 9" in raid.right.words("killed")[0].words


def test_nothing_is_written(war, five):
    # The archive is the same file before and after.
    before = hashlib.sha256(war.read_bytes()).hexdigest()
    commands.compare(war, five)
    assert hashlib.sha256(war.read_bytes()).hexdigest() == before


def test_a_comparison_is_a_frame(war, five):
    # A row for each incident, by day.
    frame = commands.to_frame(commands.compare(war, five))
    assert frame["in"].to_list() == ["file", "both", "both", "archive", "file"]
    raid = frame.row(2, named=True)
    assert (raid["contradict"], raid["km_apart"]) == ("killed (civilians); place", 11.4)
    assert (raid["archive_killed_best"], raid["file_killed_best"]) == (23, 9)


def test_filters_hold_for_both(war, five):
    # Days, places and types of incidents and rows.
    wanted = commands.IncidentFilter
    june = commands.compare(war, five, wanted(until=date(2013, 6, 10)))
    assert [(len(june.matched), len(june.only_left), len(june.only_right))] == [(1, 0, 1)]
    harim = commands.compare(war, five, wanted(place="Harim"))
    assert [m.right.number for m in harim.matched] == [3]
    assert (harim.only_left, harim.only_right) == ((), ())


def test_as_of_a_day_before_a_report_was_out(war, five):
    # The raid was not yet known: the row is then what only the file has.
    told = commands.compare(war, five, as_of=date(2013, 6, 8))
    assert [m.right.number for m in told.matched] == [2]
    assert [one.told.number for one in told.only_right] == [4, 3, 6]  # by day


def test_a_plain_table_with_a_map(war, tmp_path):
    # A spreadsheet of one's own beside the archive.
    path = tmp_path / "mine.csv"
    path.write_text(
        "when,where,nation,dead,what\n2013-06-12,Harim,Syria,23,Air raid on a bakery in Harim\n"
    )
    columns = "date=when,place=where,country=nation,killed=dead,title=what"
    told = commands.compare(war, path, columns=columns)
    (raid,) = told.matched
    assert raid.left.types[0] == "airstrike"
    assert "killed (civilians)" not in raid.agreed
    assert not any(d.contradicts for d in raid.differences)


def test_a_file_beside_itself_is_alike(five):
    # Two files need no archive; rows are not joined by their ids.
    told = commands.compare(five, five)
    assert [m.differences for m in told.matched] == [()] * 4
    assert (told.only_left, told.only_right, told.rule) == ((), (), None)
    assert (len(told.bad_left), len(told.bad_right)) == (1, 1)


def test_what_cannot_be_compared(war, five, tmp_path):
    # Each says what to do.
    with pytest.raises(IntakeError, match="no such file"):
        commands.compare(war, tmp_path / "none.csv")
    with pytest.raises(ArchiveError):
        commands.compare(tmp_path / "none.db", five)
    with pytest.raises(IntakeError, match="no such file"):
        commands.compare(tmp_path / "none.csv", five)
    with pytest.raises(SettingsError, match="no rule 'least'"):
        commands.compare(war, five, rule="least")
    with pytest.raises(SettingsError, match="no map of columns"):
        commands.compare(war, five, columns="when")


def some_rows(number, seed=3):
    """Rows of made-up fights in ten towns over a year, many of them near-identical neighbours."""
    rng = random.Random(seed)
    towns = [(f"Town{n}", 34 + n / 3, 36 + n / 4) for n in range(10)]
    words = [f"{a} {b} {c}" for a in ("clash", "raid", "siege") for b in "pqrst" for c in "uvwxyz"]
    rows = []
    for _ in range(number):
        town, latitude, longitude = rng.choice(towns)
        day = date(2013, 1, 1) + timedelta(rng.randrange(365))
        dead = str(rng.randrange(1, 9))
        rows.append(
            {
                "where_coordinates": f"{town} town",
                "latitude": f"{latitude:.3f}",
                "longitude": f"{longitude:.3f}",
                "date_start": str(day),
                "date_end": str(day),
                "source_headline": f"{rng.choice(words)} near {town}",
                **dict.fromkeys(("deaths_b", "low", "best", "high"), dead),
            }
        )
    return rows


def test_planted_differences_are_found_and_no_others(tmp_path):
    # 300 rows against a copy in another order: ten figures, ten days, ten places, ten dropped.
    rows = some_rows(300)
    copy = [dict(row) for row in rows]
    for row in copy[:10]:
        row |= dict.fromkeys(("low", "best", "high"), str(int(row["best"]) + 7))
    for row in copy[10:20]:
        day = date.fromisoformat(row["date_start"]) + timedelta(2)
        row |= {"date_start": str(day), "date_end": str(day)}
    for row in copy[20:30]:
        row["latitude"] = str(float(row["latitude"]) + 0.15)
    kept = copy[:30] + copy[40:]
    order = list(range(len(kept)))
    random.Random(5).shuffle(order)
    told = commands.compare(
        ged(tmp_path / "a.csv", *rows), ged(tmp_path / "b.csv", *(kept[n] for n in order))
    )
    differ = {m.left.number - 2: {d.what for d in m.differences} for m in told.matched}
    found = [
        sum(what in differ.get(n, ()) for n in numbers)
        for what, numbers in (
            ("killed", range(10)),
            ("period", range(10, 20)),
            ("place", range(20, 30)),
        )
    ]
    alone = {one.told.number - 2 for one in told.only_left}
    assert min(found) >= 9
    assert len(alone & set(range(30, 40))) >= 9
    assert sum(bool(differ.get(n)) for n in range(40, 300)) <= 2


def test_a_row_in_two_parts_is_named(tmp_path):
    # One row with 9 dead, two rows of that day and town with 4 and 5.
    whole = {"deaths_b": "9", "low": "9", "best": "9", "high": "9"}
    parts = [whole | dict.fromkeys(("deaths_b", "low", "best", "high"), n) for n in "45"]
    told = commands.compare(ged(tmp_path / "a.csv", whole), ged(tmp_path / "b.csv", *parts))
    (match,) = told.matched
    assert {match.right.number, *(t.number for t in match.more_right)} == {2, 3}
    assert (match.differences, told.only_right) == ((), ())
    back = commands.compare(ged(tmp_path / "b.csv", *parts), ged(tmp_path / "a.csv", whole))
    assert [len(m.more_left) for m in back.matched] == [1]
