"""Incidents in ACLED's columns and code lists, read back as a researcher reads them."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from onrecord.exports.acled import write
from onrecord.ontology.schemes import schemes
from onrecord.ontology.types import event_types
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

FIVE = villagers("sohr", "5", (5, 5, 5))
TURKS = Side("Turkish Armed Forces", "tur-army", "state_forces", "lead")


def one(tmp_path, *testimonies, **changes):
    """The row of one incident."""
    out = tmp_path / "acled.csv"
    write(a_bundle(an_incident("i1", list(testimonies) or [FIVE], **changes)), out)
    return pl.read_csv(out).to_dicts()[0]


def test_a_row_has_acleds_columns_and_its_values(tmp_path):
    # 31 columns; an air strike of the army on villagers.
    row = one(tmp_path)
    assert len(row) == 31 and list(row)[-1] == "timestamp"
    assert (row["event_id_cnty"], row["event_date"], row["time_precision"]) == (
        *("SYR-i1", "2014-02-26", 1),
    )
    assert row["disorder_type"] == "Political violence"
    assert row["event_type"] == "Explosions/Remote violence"
    assert row["sub_event_type"] == "Air/drone strike"
    assert (row["actor1"], row["inter1"]) == ("Syrian Arab Army", "State forces")
    assert (row["actor2"], row["inter2"]) == ("Civilians (Syria)", "Civilians")
    assert row["interaction"] == "State forces-Civilians"
    assert row["civilian_targeting"] == "Civilians targeted"
    assert (row["iso"], row["country"], row["location"]) == (760, "Syria", "Otaiba")
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == (33.48, 36.61, 1)
    assert (row["fatalities"], row["source"]) == (5, "SOHR")
    assert row["tags"] == "coded by onrecord 0.1, not by ACLED; rule: lowest"
    assert one(tmp_path, part_of="i9")["tags"].endswith("; part of: i9")
    assert "air strike near Otaiba" in row["notes"]


@pytest.mark.parametrize(
    ("weapon", "sub"),
    [
        ("chemical", "Chemical weapon"),
        ("suicide_bomb", "Suicide bomb"),
        ("grenade", "Grenade"),
        ("vehicle_bomb", "Remote explosive/landmine/IED"),
        ("drone", "Air/drone strike"),
        ("mortar", "Shelling/artillery/missile attack"),
    ],
)
def test_the_weapon_makes_the_sub_event(tmp_path, weapon, sub):
    # A bombing is a remote explosive unless its weapon tells more; an attack is remote violence.
    for type_ in ("bombing", "attack"):
        row = one(tmp_path, types=(type_,), instruments=(weapon,))
        assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", sub)


@pytest.mark.parametrize(
    ("type_", "doers", "victims", "event", "sub"),
    [
        ("attack", (ARMY,), (CIVILIANS,), "Violence against civilians", "Attack"),
        ("attack", (ARMY,), (FSA,), "Battles", "Armed clash"),
        ("attack", (ARMY,), (FSA, CIVILIANS), "Battles", "Armed clash"),
        ("shooting", (FSA,), (CIVILIANS,), "Violence against civilians", "Attack"),
        ("ambush", (FSA,), (ARMY,), "Battles", "Armed clash"),
        ("ambush", (FSA,), (CIVILIANS,), "Violence against civilians", "Attack"),
        ("capture", (ARMY,), (FSA,), "Battles", "Government regains territory"),
        ("capture", (FSA,), (ARMY,), "Battles", "Non-state actor overtakes territory"),
        ("capture", (TURKS,), (FSA,), "Battles", "Non-state actor overtakes territory"),
        ("capture", (), (), "Battles", None),
        ("detention", (ARMY,), (CIVILIANS,), "Strategic developments", "Arrests"),
        ("detention", (FSA,), (CIVILIANS,), "Violence against civilians",
         "Abduction/forced disappearance"),
        ("negotiation", (ARMY,), (), "Strategic developments", "Agreement"),
    ],
)  # fmt: skip
def test_the_sides_make_the_event(tmp_path, type_, doers, victims, event, sub):
    # Who takes a place, who arrests and who is hit decide, as in ACLED's codebook.
    doers = tuple(replace(d, role="lead") for d in doers)
    victims = tuple(replace(v, role="victim") for v in victims)
    told = {"types": (type_,), "doers": doers, "victims": victims, "instruments": ()}
    row = one(tmp_path, **told)
    assert (row["event_type"], row["sub_event_type"]) == (event, sub)


def test_every_code_that_is_written_exists(tmp_path):
    # Each of our types, written with and without sides, gives codes of the lists only.
    for type_ in event_types():
        for victims in ((CIVILIANS,), (FSA,), ()):
            incident = an_incident("i1", [FIVE], types=(type_,), victims=victims, instruments=())
            written = write(a_bundle(incident), tmp_path / "a.csv")
            for row in pl.read_csv(tmp_path / "a.csv").to_dicts():
                subs = schemes()["acled"][row["event_type"]]
                assert row["sub_event_type"] is None or row["sub_event_type"] in subs
            assert sum(written.counts.values()) == 1


def test_forces_abroad_are_external(tmp_path):
    # The army of Turkey in Syria; the interaction stands in the order of the codes.
    row = one(tmp_path, doers=(TURKS,))
    assert row["inter1"] == "External/Other forces"
    assert row["interaction"] == "External/Other forces-Civilians"


def test_nobody_named_stays_empty_and_gunmen_are_unidentified(tmp_path):
    # No actor is made up; ACLED's own name stands for gunmen without one.
    row = one(tmp_path, doers=())
    assert row["actor1"] is None and row["inter1"] is None
    assert row["interaction"] is None
    gunmen = (Side("gunmen", None, "armed_group", "lead"),)
    assert one(tmp_path, doers=gunmen)["actor1"] == "Unidentified Armed Group (Syria)"


def test_a_state_that_takes_a_place_with_its_allies_regains_it(tmp_path):
    # The state of the place stands first, its ally beside it.
    ally = Side("Hezbollah", "lbn-hezbollah", "armed_group", "lead")
    row = one(tmp_path, types=("capture",), doers=(ally, ARMY), victims=(FSA,))
    assert row["sub_event_type"] == "Government regains territory"
    assert (row["actor1"], row["assoc_actor_1"]) == ("Syrian Arab Army", "Hezbollah")


@pytest.mark.parametrize(
    ("types", "event", "sub"),
    [
        (("destruction", "airstrike"), "Explosions/Remote violence", "Air/drone strike"),
        (("airstrike", "battle"), "Battles", "Armed clash"),
        (("attack", "killing", "airstrike"), "Explosions/Remote violence", "Air/drone strike"),
        (("abduction", "torture"), "Violence against civilians", "Attack"),
    ],
)
def test_of_several_types_that_counts_which_stands_highest(tmp_path, types, event, sub):
    # ACLED's table is a hierarchy; an attack of no told manner is nothing beside another.
    row = one(tmp_path, types=types)
    assert (row["event_type"], row["sub_event_type"]) == (event, sub)


def test_things_are_no_actors(tmp_path):
    # Tanks that are hit and "stability" that is restored are nobody.
    hit = (Side("tanks", None, "vehicle", "object"), Side("stability", None, None, "object"))
    row = one(tmp_path, victims=hit)
    assert row["actor2"] is None and row["interaction"] == "State forces only"


def test_a_taking_in_an_unknown_country_is_nobodys_return(tmp_path):
    # Whether the government regains a place depends on where it lies.
    row = one(tmp_path, types=("capture",), place=Spot("Dabaa"), victims=(FSA,))
    assert (row["event_type"], row["sub_event_type"]) == ("Battles", None)


@pytest.mark.parametrize(
    ("bounds", "qualifier", "number"),
    [
        ((24, None, None), "dozens", 12),
        ((200, None, None), "hundreds", 100),
        ((3, None, None), "several", 3),
        ((5, None, None), "at least", 5),
        ((None, 40, None), "about", 40),
    ],
)
def test_vague_words_count_as_acled_counts_them(tmp_path, bounds, qualifier, number):
    # "Dozens" is 12 there, "hundreds" 100.
    of = {"kind": "civilians", "status": "civilian", "qualifier": qualifier}
    row = one(tmp_path, dead("sohr", "Dozens of", "villagers", bounds, **of))
    assert row["fatalities"] == number


def test_fatalities_are_the_lowest_reported_and_sides_are_added(tmp_path):
    # Sides are added, rival accounts are not; nobody counted is empty, not 0.
    nine = villagers("reuters", "9", (9, 9, 9))
    assert one(tmp_path, FIVE, nine)["fatalities"] == 5
    both = soldiers("sana", "3", (3, 3, 3)), fighters("sohr", "8", (8, 8, 8))
    assert one(tmp_path, *both)["fatalities"] == 11
    other = soldiers("sana", "3", (3, 3, 3))  # contradicts that the dead were villagers
    assert one(tmp_path, FIVE, other)["fatalities"] == 3
    assert one(tmp_path, villagers("sohr", "untold", (None, None, None)))["fatalities"] is None


@pytest.mark.parametrize(
    ("end", "day", "precision"),
    [
        (date(2014, 2, 26), "2014-02-26", 1),
        (date(2014, 3, 4), "2014-03-01", 2),
        (date(2014, 3, 25), "2014-03-12", 3),
    ],
)
def test_imprecise_days_are_the_middle_of_their_period(tmp_path, end, day, precision):
    # A week and a month have their middle day.
    row = one(tmp_path, end=end, precision="days")
    assert (row["event_date"], row["time_precision"]) == (day, precision)


def test_what_acled_would_not_record_is_counted(tmp_path):
    # Without a day, over a year, of a type without its own, or where nobody tells who was hit.
    undated = an_incident("i1", [FIVE], dated=False)
    long = an_incident("i2", [FIVE], end=date(2015, 2, 26))
    held = an_incident("i3", [FIVE], types=("control",))
    people = (Side("people", None, "civilians", "victim"),)
    untold = an_incident("i4", [FIVE], types=("attack",), victims=people, instruments=())
    written = write(a_bundle(undated, long, held, untold), tmp_path / "a.csv")
    assert written.counts == {
        "incidents": 0,
        "left out (no day told within a month)": 2,
        "left out (no type of ACLED's)": 1,
        "left out (its type follows who is hit, which is not told)": 1,
    }


def test_places_have_acleds_precision(tmp_path):
    # 1 a town, 2 near one, 3 a division.
    for precision, radius, told in (
        ("settlement", None, 1),
        ("settlement", 5.0, 2),
        ("admin1", None, 3),
    ):
        place = replace(OTAIBA, precision=precision, radius_km=radius)
        assert one(tmp_path, place=place)["geo_precision"] == told


def test_hostile_text_is_harmless_and_unharmed(tmp_path):
    # A formula gets an apostrophe; right-to-left marks and accents stay.
    out = tmp_path / "a.csv"
    write(a_bundle(hostile_incident()), out)
    (row,) = pl.read_csv(out).to_dicts()
    assert (
        row["location"].startswith("'=HYPERLINK") and "\u202eabc\u202c e\u0301" in row["location"]
    )
