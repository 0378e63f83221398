"""Incidents in the columns of UCDP GED, read back as a researcher reads them."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from onrecord.exports.grid import priogrid_gid
from onrecord.exports.ucdp import write
from onrecord.records import Side, Spot
from support_fielded import (
    ARMY,
    CIVILIANS,
    FSA,
    OTAIBA,
    a_bundle,
    an_incident,
    dead,
    fighters,
    hostile_incident,
    soldiers,
    villagers,
)


def rows(tmp_path, *incidents):
    """The rows that are written of these incidents."""
    out = tmp_path / "ged.csv"
    write(a_bundle(*incidents), out)
    return pl.read_csv(out).to_dicts()


def one(tmp_path, *testimonies, **changes):
    """The row of one incident."""
    return rows(tmp_path, an_incident("i1", list(testimonies), **changes))[0]


def test_a_row_has_the_columns_of_ged_and_its_values(tmp_path):
    # 49 columns in UCDP's order; the day, the place, the sources and the dead.
    row = one(tmp_path, villagers("sohr", "5", (5, 5, 5)), villagers("reuters", "7", (7, 7, 7)))
    assert len(row) == 49 and list(row)[:6] == [
        *("id", "relid", "year", "active_year", "code_status", "type_of_violence")
    ]
    assert (row["year"], row["date_start"], row["date_prec"]) == (2014, "2014-02-26", 1)
    assert (row["side_a"], row["side_b"]) == ("Government of Syria", "Civilians")
    assert (row["low"], row["high"], row["deaths_civilians"]) == (5, 7, row["best"])
    assert (row["number_of_sources"], row["where_prec"], row["country"]) == (2, 1, "Syria")
    assert row["source_article"].split(";")[0] == '"SOHR,2014-02-26,Dead, says sohr"'
    assert row["geom_wkt"] == "POINT (36.61 33.48)"
    assert row["priogrid_gid"] == priogrid_gid(33.48, 36.61)
    assert row["conflict_new_id"] is None and row["region"] is None


@pytest.mark.parametrize(
    ("rule", "figures"), [("range", (5, 5, 7)), ("ucdp", (5, 5, 7)), ("latest", (5, 5, 7))]
)
def test_the_best_is_the_lower_of_two(tmp_path, rule, figures):
    # As the rule `ucdp` has it, which stands in for the default one; the parts sum to the best.
    told = [villagers("sohr", "5", (5, 5, 5)), villagers("reuters", "7", (7, 7, 7))]
    row = one(tmp_path, *told, rule=rule)
    assert (row["low"], row["best"], row["high"]) == figures
    assert row["code_status"] == ("Clear" if rule != "latest" else row["code_status"])


def test_a_rule_that_was_chosen_settles_the_figures(tmp_path):
    # By `most_precise` and the like the figures are that rule's.
    told = [villagers("sohr", "about 5", (None, 5, None)), villagers("reuters", "7", (7, 7, 7))]
    row = one(tmp_path, *told, rule="most_precise")
    assert (row["low"], row["best"], row["high"]) == (7, 7, 7)


def test_the_dead_of_two_sides_are_added(tmp_path):
    # One report counts soldiers, another fighters: a fight between the two.
    told = soldiers("sana", "5", (5, 5, 5)), fighters("sohr", "8", (8, 8, 8))
    doers = (replace(ARMY, role="opponent"), replace(FSA, role="opponent"))
    row = one(tmp_path, *told, types=("battle",), doers=doers, victims=())
    assert row["type_of_violence"] == 1 and row["event_clarity"] == 1
    assert (row["side_a"], row["side_b"]) == ("Government of Syria", "Free Syrian Army")
    parts = [row[f"deaths_{p}"] for p in ("a", "b", "civilians", "unknown")]
    assert sum(parts) == row["best"] and row["high"] == 13


@pytest.mark.parametrize(
    ("doers", "victims", "violence"),
    [
        ((ARMY,), (FSA,), 1),
        ((FSA,), (ARMY,), 1),
        ((replace(FSA, role="lead"),), (Side("ISIS", "irq-isis", "rebels", "victim"),), 2),
        ((replace(FSA, role="lead"),), (CIVILIANS,), 3),
        ((ARMY,), (FSA, CIVILIANS), 1),
    ],
)
def test_the_type_of_violence_follows_who_fights_whom(tmp_path, doers, victims, violence):
    # State-based, non-state and one-sided; a state is side A.
    doers = tuple(replace(d, role="lead") for d in doers)
    victims = tuple(replace(v, role="victim") for v in victims)
    row = one(tmp_path, villagers("sohr", "5", (5, 5, 5)), doers=doers, victims=victims)
    assert row["type_of_violence"] == violence
    assert row["code_status"] == "Clear"
    if violence == 1:
        assert row["side_a"] == "Government of Syria"


@pytest.mark.parametrize(
    ("doers", "why"),
    [
        ((), "no organised side is named that did it"),
        ((Side("gunmen", None, "armed_group", "lead"),), "no organised side is named"),
        ((Side("sources", None, "unnamed", "lead"),), "no organised side is named"),
    ],
)
def test_unknown_sides_give_no_type_and_say_why(tmp_path, doers, why):
    # Never a guess.
    row = one(tmp_path, villagers("sohr", "5", (5, 5, 5)), doers=doers)
    assert row["type_of_violence"] is None and row["side_a"] is None
    assert f"Check type: {why}" in row["code_status"]


def test_people_of_whom_nothing_is_told_are_no_civilians(tmp_path):
    # That "people" are civilians is the reader's guess: no one-sided violence is made of it.
    people = (Side("people", None, "civilians", "victim"),)
    row = one(tmp_path, dead("sohr", "5", "people", (5, 5, 5)), victims=people)
    assert row["type_of_violence"] is None and row["deaths_unknown"] == 5
    assert "nobody is named who was hit" in row["code_status"]
    assert (row["side_a"], row["side_b"]) == ("Government of Syria", None)


def test_dead_of_no_class_read_as_those_of_others_are_said_to_be(tmp_path):
    # One counts civilians, another only "people": that they are the same is to be checked.
    row = one(tmp_path, villagers("sohr", "9", (9, 9, 9)), dead("afp", "7", "people", (7, 7, 7)))
    assert "some reports do not say who the dead were" in row["code_status"]
    row = one(tmp_path, villagers("sohr", "9", (9, 9, 9)), villagers("afp", "7", (7, 7, 7)))
    assert "who the dead were" not in row["code_status"]


def test_a_lower_bound_stands_for_the_best_and_is_said(tmp_path):
    # UCDP's best is mandatory: "at least 5" is low and best, marked as to be checked.
    row = one(tmp_path, villagers("sohr", "at least 5", (5, None, None)))
    assert (row["low"], row["best"], row["high"]) == (5, 5, 5)
    assert row["code_status"] == "Check deaths: reports give only a lower bound"


def test_a_part_does_not_stand_for_the_whole(tmp_path):
    # "At least 25 people" with four soldiers among them: 25 stand, 21 of them of unknown status.
    many = dead("sohr", "At least 25", "people", (25, None, None))
    row = one(tmp_path, many, soldiers("sohr", "4", (4, 4, 4)))
    assert (row["low"], row["best"], row["deaths_unknown"]) == (25, 25, 21)
    assert "only a lower bound" in row["code_status"]


def test_those_who_act_together_are_one_side(tmp_path):
    # Two rebel groups ambush an army; a brigade without a name is one of them.
    doers = (replace(FSA, role="lead"), Side("a brigade", None, "rebels", "lead"))
    victims = (replace(ARMY, role="victim"), Side("a bus", None, "vehicle", "object"))
    told = soldiers("sohr", "4", (4, 4, 4))
    row = one(tmp_path, told, types=("ambush",), doers=doers, victims=victims)
    assert (row["side_a"], row["side_b"]) == ("Government of Syria", "Free Syrian Army")
    assert (row["type_of_violence"], row["deaths_a"]) == (1, 4)


@pytest.mark.parametrize(("type_", "violence"), [("attack", 1), ("battle", None)])
def test_two_named_groups_attack_together_but_fight_each_other(tmp_path, type_, violence):
    # In an attack on the army they are one side; in a battle there are three.
    isis = Side("Islamic State", "irq-isis", "rebels", "joint")
    doers, victims = (replace(FSA, role="lead"), isis), (replace(ARMY, role="victim"),)
    told = soldiers("sohr", "4", (4, 4, 4))
    row = one(tmp_path, told, types=(type_,), doers=doers, victims=victims)
    assert row["type_of_violence"] == violence


def test_of_two_states_that_strike_together_that_of_the_place_is_side_a(tmp_path):
    # Russian and Syrian jets over Syria.
    russia = Side("Russian forces", "rus-army", "state_forces", "lead")
    row = one(tmp_path, villagers("sohr", "5", (5, 5, 5)), doers=(russia, ARMY))
    assert (row["side_a"], row["type_of_violence"]) == ("Government of Syria", 3)


def test_an_upper_bound_gives_only_the_high(tmp_path):
    # "Up to 18" is lethal in the high estimate, and nothing is made of the others.
    row = one(tmp_path, villagers("sohr", "up to 18", (None, None, 18)))
    assert (row["low"], row["best"], row["high"]) == (None, None, 18)
    assert row["deaths_civilians"] is None


def test_only_lethal_armed_force_is_ucdps_and_the_rest_is_counted(tmp_path):
    # Nobody dead, nobody counted, a march with dead: none is an event of UCDP's.
    none = an_incident("i1", [villagers("sohr", "0", (0, 0, 0))])
    words = an_incident("i2", [villagers("sohr", "5", (5, 5, 5))], types=("protest",))
    killed = an_incident("i3", [villagers("sohr", "5", (5, 5, 5))])
    written = write(a_bundle(none, words, killed), tmp_path / "ged.csv")
    assert written.counts == {"incidents": 1, "left out (not lethal armed force)": 2}


@pytest.mark.parametrize(
    ("end", "precision", "prec", "clarity"),
    [
        (date(2014, 2, 26), "day", 1, 1),
        (date(2014, 2, 28), "days", 2, 2),
        (date(2014, 3, 4), "week", 3, 2),
        (date(2014, 3, 25), "month", 4, 2),
        (date(2014, 12, 31), "months", 5, 2),
        (date(2016, 1, 1), "years", None, 2),
    ],
)
def test_the_days_have_ucdps_precision(tmp_path, end, precision, prec, clarity):
    # 1 a day, 2 some days, 3 a week, 4 a month, 5 a year; more is none of UCDP's.
    row = one(tmp_path, villagers("sohr", "5", (5, 5, 5)), end=end, precision=precision)
    assert (row["date_prec"], row["event_clarity"]) == (prec, clarity)


@pytest.mark.parametrize(
    ("precision", "radius", "prec"),
    [("settlement", None, 1), ("settlement", 12.0, 2), ("admin2", None, 3), ("admin1", None, 4),
     ("area", None, 5), ("country", None, 6)],
)  # fmt: skip
def test_places_have_ucdps_precision(tmp_path, precision, radius, prec):
    # 1 the place itself to 6 only the country.
    place = replace(OTAIBA, precision=precision, radius_km=radius)
    row = one(tmp_path, villagers("sohr", "5", (5, 5, 5)), place=place)
    assert row["where_prec"] == prec


def test_what_is_not_told_stays_empty_and_is_said(tmp_path):
    # No day and no place: no default in their stead.
    told = villagers("sohr", "5", (5, 5, 5))
    row = one(tmp_path, told, start=None, dated=False, place=Spot("Akruma"), places=())
    assert row["date_start"] is None and row["date_prec"] is None and row["latitude"] is None
    assert row["priogrid_gid"] is None and "Check place" in row["code_status"]
    assert "Check date: no report tells the day" in row["code_status"]


def test_a_part_says_of_what_it_is_part(tmp_path):
    # Who sums the dead must not count a strike and the wave that it was part of.
    row = one(tmp_path, villagers("sohr", "5", (5, 5, 5)), part_of="i9")
    assert row["code_status"] == "Check part of i9: its dead may be counted there too"


def test_hostile_text_is_harmless_and_unharmed(tmp_path):
    # A formula gets an apostrophe; right-to-left marks and accents stay; numbers stay numbers.
    (row,) = rows(tmp_path, hostile_incident())
    assert row["where_coordinates"].startswith("'=HYPERLINK")
    assert "\u202eabc\u202c e\u0301" in row["where_coordinates"]
    assert row["longitude"] == -36.6
