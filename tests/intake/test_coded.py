"""Others' coded data as coded accounts: UCDP's, ACLED's and plain tables, and hostile ones."""

import csv
import gzip
import io
import json
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import IntakeError, SettingsError
from onrecord.intake.coded import coded, columns_in
from onrecord.intake.coded.cells import BadCellError, days_in
from onrecord.intake.coded.scheme import kind_by, scheme
from onrecord.intake.coded.tables import separator
from onrecord.ontology.types import event_types
from onrecord.records import Toll
from support_compared import FIVE, GED, ged

ACLED = {
    "event_id_cnty": "KEN1",
    "event_date": "2013-06-05",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Kenya (2013-2022)",
    "assoc_actor_1": "",
    "inter1": "1",
    "actor2": "Civilians (Somalia)",
    "assoc_actor_2": "",
    "inter2": "7",
    "country": "Somalia",
    "admin1": "Gedo",
    "location": "El Wak",
    "latitude": "2.8",
    "longitude": "41.0",
    "geo_precision": "2",
    "source": "A newspaper; A radio",
    "notes": "Jets struck a camp and killed four.",
    "fatalities": "4",
}


def table(path, *rows):
    """A CSV file of rows that all have the columns of the first."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def one(path, **how):
    """The only row of a file."""
    (row,) = coded(path, **how).rows
    return row


def test_a_row_of_ged_is_a_coded_account(tmp_path):
    # Who coded it and from whom, the place without its kind, the dead over all and by side.
    row = one(ged(tmp_path / "ged.csv", {"deaths_a": "3", "low": "40", "best": "43", "high": "60"}))
    told = row.account
    assert (told.coded, told.source, told.dated, told.precision) == (
        True,
        "UCDP ← A monitor",
        True,
        "day",
    )
    assert (told.start, told.end) == (date(2013, 6, 5), date(2013, 6, 5))
    assert told.tolls == (Toll("killed", 40, 43, 60),)
    assert (told.places[0].name, told.places[0].precision) == ("Al Qusayr", "settlement")
    assert {s.actor for s in told.doers} == {"syr-government", "syr-rebels"}
    assert {s.role for s in told.doers} == {"opponent"}
    assert {s.actor for s in told.victims} == {"syr-government", "syr-rebels"}
    assert [(c.of, c.best) for c in row.counts] == [
        ("Syrian government", 3),
        ("Syrian rebels", 40),
        ("civilians", 0),
        ("unknown", 0),
    ]
    assert (row.violence, row.title) == ("state-based violence", "Army fights rebels in Qusayr")
    assert ("killed", "best", "43") in row.cells


def test_numbers_written_as_floats_and_names_of_old_files(tmp_path):
    # The country files before 18.1 write "4.0", and have ids with `_new` that are not needed.
    path = ged(tmp_path / "ged.csv", {"best": "40.0", "where_prec": "2.0", "date_prec": "1.0"})
    text = path.read_text().replace("id,type", "conflict_new_id,id,type").replace("\n0,", "\n9,0,")
    path.write_text(text)
    row = one(path)
    assert (row.id, row.account.tolls[0].best) == ("0", 40)
    assert (row.account.places[0].precision, row.account.places[0].radius_km) == ("area", 25)


@pytest.mark.parametrize(
    ("code", "start", "end", "precision"),
    [
        ("1", date(2013, 6, 5), date(2013, 6, 5), "day"),
        ("2", date(2013, 5, 31), date(2013, 6, 10), "days"),
        ("3", date(2013, 5, 30), date(2013, 6, 11), "week"),
        ("4", date(2013, 6, 1), date(2013, 6, 30), "month"),
        ("5", date(2013, 1, 1), date(2013, 12, 31), "months"),
    ],
)
def test_a_week_is_never_a_day(tmp_path, code, start, end, precision):
    # A period that is coded as its first day is as long as its code says.
    told = one(ged(tmp_path / "ged.csv", {"date_prec": code})).account
    assert (told.start, told.end, told.precision) == (start, end, precision)


def test_a_period_that_is_given_is_kept(tmp_path):
    # The week stands in the file: it is not made longer.
    days = {"date_prec": "3", "date_start": "2013-06-03", "date_end": "2013-06-09 00:00:00.000"}
    told = one(ged(tmp_path / "ged.csv", days)).account
    assert (told.start, told.end) == (date(2013, 6, 3), date(2013, 6, 9))


@pytest.mark.parametrize(
    ("code", "precision"),
    list(
        zip(
            "1234567",
            ("settlement", "area", "admin2", "admin1", "area", "country", "region"),
            strict=True,
        )
    ),
)
def test_every_precision_of_place_of_the_codebook(tmp_path, code, precision):
    # Each of the seven is ours, with what it means.
    row = one(ged(tmp_path / "ged.csv", {"where_prec": code}))
    assert row.account.places[0].precision == precision
    assert {c.column: c.means for c in row.codes}["where_prec"] != "not in the codebook"


def test_one_sided_violence_has_a_doer_and_civilians(tmp_path):
    # The second side is those who suffer it.
    told = {"type_of_violence": "3", "side_a": "IS", "side_b": "Civilians"}
    account = one(ged(tmp_path / "ged.csv", told)).account
    assert [(s.actor, s.role) for s in account.doers] == [("irq-isis", "lead")]
    assert [(s.kind, s.role) for s in account.victims] == [("civilians", "victim")]


def test_a_side_that_nobody_knows_keeps_its_name(tmp_path):
    # No id is made up.
    account = one(ged(tmp_path / "ged.csv", {"side_b": "Brigade of the Dry River"})).account
    assert [(s.name, s.actor) for s in account.doers][1] == ("Brigade of the Dry River", None)


def test_a_row_of_acled(tmp_path):
    # The sub-event type by the crosswalk read backwards; civilians suffer; "part of a region".
    row = one(table(tmp_path / "acled.csv", ACLED))
    told = row.account
    assert told.types == ("airstrike",)
    assert [(s.actor, s.role) for s in told.doers] == [("ken-state-forces", "lead")]
    assert [(s.kind, s.role) for s in told.victims] == [("civilians", "victim")]
    assert (told.places[0].precision, told.places[0].country) == ("area", "SO")
    assert told.tolls == (Toll("killed", 4, 4, 4),)
    assert row.notes == "Jets struck a camp and killed four."


def test_words_in_place_of_acleds_numbers_and_no_reported_deaths(tmp_path):
    # From 2024 on kinds are words; 0 says that none is reported, so it bounds nothing above.
    changes = {"inter1": "State forces", "inter2": "Civilians", "fatalities": "0"}
    changes |= {"event_date": "05 June 2013", "time_precision": "3"}
    told = one(table(tmp_path / "acled.csv", ACLED | changes)).account
    assert [s.role for s in told.victims] == ["victim"]
    assert told.tolls == (Toll("killed", 0, 0, None),)
    assert (told.start, told.end) == (date(2013, 6, 1), date(2013, 6, 30))


def test_a_fight_of_two_has_no_direction(tmp_path):
    # ACLED's first actor is not the attacker.
    fight = {"sub_event_type": "Armed clash", "actor2": "Al Shabaab", "inter2": "2"}
    told = one(table(tmp_path / "acled.csv", ACLED | fight)).account
    assert [(s.actor, s.role) for s in told.doers] == [
        ("ken-state-forces", "opponent"),
        ("som-al-shabaab", "opponent"),
    ]
    assert told.types == ("battle",)


def test_every_sub_event_type_is_ours_or_listed_as_none():
    # By the crosswalk where one type has it, else by the list; nothing falls between.
    told = scheme("acled").told
    lists = set(told["types"]) | set(told["no_types"])
    once = {}
    for name, row in event_types().items():
        if row.acled_sub_event.value:
            once.setdefault(row.acled_sub_event.value, []).append(name)
    for sub, names in once.items():
        assert len(names) == 1 or sub in lists, sub
    assert {t for types in told["types"].values() for t in types} <= set(event_types())


def test_a_plain_table_with_a_map(tmp_path):
    # The user says what is what; semicolons part the cells.
    path = tmp_path / "mine.csv"
    path.write_text("when;where;dead;who\n5 June 2013;Qusayr;1,200;Reuters\n", encoding="utf-8")
    columns = columns_in("date=when,place=where,killed=dead,source=who")
    told = one(path, columns=columns).account
    assert (told.start, told.places[0].name) == (date(2013, 6, 5), "Qusayr")
    assert (told.tolls[0].best, told.source) == (1200, "Reuters")


def test_a_map_in_a_file_and_months_and_years(tmp_path):
    # A month is a month.
    (tmp_path / "map.yaml").write_text("date: when\nkilled: dead\n")
    path = tmp_path / "mine.tsv"
    path.write_text("when\tdead\n2013-06\t3\n2014\t4\n")
    columns = columns_in(str(tmp_path / "map.yaml"))
    told = [r.account for r in coded(path, columns=columns).rows]
    assert [(t.start, t.precision) for t in told] == [
        (date(2013, 6, 1), "month"),
        (date(2014, 1, 1), "months"),
    ]


def test_days_that_may_be_two_are_refused_until_the_order_is_given(tmp_path):
    # 3/4/2013 is March or April.
    path = table(
        tmp_path / "a.csv", {"when": "3/4/2013", "dead": "1"}, {"when": "13/4/2013", "dead": "1"}
    )
    found = coded(path, columns={"date": "when"})
    assert [b.number for b in found.bad] == [2]
    assert "dates=dmy" in found.bad[0].do
    ordered = coded(path, columns={"date": "when", "dates": "dmy"})
    assert [r.account.start for r in ordered.rows] == [date(2013, 4, 3), date(2013, 4, 13)]


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv.gz", "tsv"])
def test_every_form_of_table_gives_the_same_accounts(tmp_path, form):
    # Parquet with real numbers and days, JSON lines, packed, tabs.
    plain = ged(tmp_path / "ged.csv", *FIVE)
    path = tmp_path / f"same.{form}"
    frame = pl.read_csv(plain, try_parse_dates=True)
    if form == "parquet":
        frame.write_parquet(path)
    elif form == "jsonl":
        path.write_text("\n".join(json.dumps(r, default=str) for r in frame.to_dicts()))
    elif form == "tsv":
        frame.write_csv(path, separator="\t")
    else:
        path.write_bytes(gzip.compress(plain.read_bytes()))
    wanted = [r.account for r in coded(plain, name="x").rows]
    got = [r.account for r in coded(path, name="x").rows]
    assert [(a.start, a.places, a.tolls, a.doers) for a in got] == [
        (a.start, a.places, a.tolls, a.doers) for a in wanted
    ]


def test_bad_rows_are_listed_and_the_others_go_on(tmp_path):
    # Each with its number in the file and why.
    path = ged(
        tmp_path / "ged.csv",
        {},
        {"date_start": "yesterday"},
        {"latitude": "134.5"},
        {"low": "9", "high": "3"},
        {"best": "many"},
        {"best": "-4"},
        {"best": "3.5"},
        {"date_end": "2013-06-01"},
        {"latitude": "0", "longitude": "0"},
        {"date_start": "2013-02-30"},
        {},
    )
    found = coded(path)
    assert [r.number for r in found.rows] == [2, 12]
    assert [b.number for b in found.bad] == list(range(3, 12))
    assert "134.5, 36.58 is no place on earth" in found.bad[1].reason
    assert all(b.reason and b.do for b in found.bad)


def test_a_best_outside_low_and_high_is_kept_and_told(tmp_path):
    # The row stands as it is coded, with a word on it.
    row = one(ged(tmp_path / "ged.csv", {"low": "20", "best": "40", "high": "20"}))
    assert row.account.tolls == (Toll("killed", 20, 40, 20),)
    assert "not between low and high" in row.codes[0].means


def test_a_table_that_is_none_names_its_columns_and_how_to_map(tmp_path):
    # The message is the way out.
    path = tmp_path / "x.csv"
    path.write_text("alpha,beta\n1,2\n")
    with pytest.raises(IntakeError, match=r"alpha, beta: say what is what: --map"):
        coded(path)
    with pytest.raises(IntakeError, match="no column 'gamma': the file has alpha, beta"):
        coded(path, columns={"date": "gamma"})
    with pytest.raises(IntakeError, match="the map has no field 'death'"):
        coded(path, columns={"death": "alpha"})
    with pytest.raises(IntakeError, match="there is no kind 'gtd'"):
        coded(path, kind="gtd")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b"   \n\n", "it is empty"),
        (GED.encode() + b"\n", "it holds no row"),
        (b"a,a,b\n1,2,3\n", "'a' stands twice"),
        (b"\x89PNG\r\n\x1a\n0000", "PNG image"),
        (b"PAR1 and nothing more", "no Parquet file"),
        (b"\x1f\x8bnot packed at all", "it cannot be read"),
        (b"{not json\n{nor this\n", "no JSON object"),
    ],
)
def test_files_that_are_no_tables(tmp_path, data, message):
    # An error that says what it is, never a crash.
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    with pytest.raises(IntakeError, match=message):
        coded(path)
    with pytest.raises(IntakeError, match="no such file"):
        coded(tmp_path / "none.csv")


def test_a_cell_of_a_million_letters_a_mark_and_western_letters(tmp_path):
    # The long cell is cut, the byte order mark is no part of the first column, é is é.
    path = ged(
        tmp_path / "ged.csv", {"source_headline": "x" * 1_000_000}, {"side_b": "Armée libre"}
    )
    text = path.read_text()
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert len(coded(path).rows[0].title) == 20_000
    path.write_bytes(text.encode("cp1252"))
    assert coded(path).rows[1].account.doers[1].name == "Armée libre"


def test_formulas_and_quotes_are_only_words(tmp_path):
    # A cell is never run, and a comma inside quotes parts nothing.
    row = one(table(tmp_path / "a.csv", ACLED | {"notes": '=HYPERLINK("x"), he said, "four"'}))
    assert row.notes == '=HYPERLINK("x"), he said, "four"'


def test_rows_that_are_too_long_or_too_short(tmp_path):
    # What stands beyond the header is passed over, what lacks is empty.
    path = ged(tmp_path / "ged.csv", {}, {})
    first, second, third = path.read_text().splitlines()
    path.write_text("\n".join([first, second + ",more,and more", third.rpartition(",")[0]]) + "\n")
    found = coded(path)
    assert [r.account.tolls[0].high for r in found.rows] == [40, None]


def test_event_reports_as_maverick_codes_them(tmp_path):
    # JSON lines with lists of actors; one without days is listed, `event_id` joins nothing.
    police = {"name": "Police (Kenya)", "type": "Security forces", "subtype": None}
    row = {
        "id": "r1",
        "event_id": "KEN-1",
        "country": "Kenya",
        "date_start": "2013-03-04",
        "date_end": "2013-03-04",
        "city": "Nakuru",
        "location": None,
        "latitude": -0.3,
        "longitude": 36.07,
        "geo_precision": 3.0,
        "actors": [{**police, "perpetrator": True, "victim": False}],
        "context": "Protest",
        "target": "Citizens",
        "deaths": [2, 2, 3],
        "injuries": None,
        "source": "An agency",
        "report_date": "2013-03-05",
        "headline": "Police kill two at rally in Nakuru",
    }
    bad = row | {"id": "r2", "date_start": None}
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, (row, bad, {"id": "r3"}))))
    found = coded(path)
    (one_row,) = found.rows
    assert (found.scheme.kind, [b.number for b in found.bad]) == ("maverick", [2, 3])
    assert (one_row.id, one_row.account.source) == ("r1", "MAVERICK ← An agency")
    assert one_row.account.tolls == (Toll("killed", 2, 2, 3),)
    assert one_row.account.doers[0].kind == "state_forces"


def test_kinds_are_told_by_their_header():
    # Any order, any case, more columns.
    assert kind_by(GED.upper().split(",")) == "ucdp"
    assert kind_by([*reversed(list(ACLED)), "tags"]) == "acled"
    assert kind_by(["date", "place"]) is None


@pytest.mark.parametrize("told", ["", "date", "date=", "=when", "date=a,,b"])
def test_maps_that_are_none(told):
    # The message shows one.
    with pytest.raises(SettingsError, match="write date=when,place=where"):
        columns_in(told)


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_a_bad_cell(text):
    # Nothing else comes of a cell that should be a date.
    try:
        first, last = days_in(text, None, "when")
    except BadCellError:
        return
    assert first <= last


@given(st.text(max_size=60))
def test_any_first_line_has_a_separator(text):
    # One of four, whatever stands there.
    assert separator(text) in (",", ";", "\t", "|")
